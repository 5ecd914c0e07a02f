import { call, getToken, NOW, send, tokenRequest } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

describe("token", () => {
  test("a token lives 900 seconds of the given time [S:auth]", () => {
    const walmart = smallShop();
    const got = send(walmart, tokenRequest());
    expect(got.json).toEqual({ access_token: expect.any(String), token_type: "Bearer", expires_in: 900 });
    const headers = { "WM_SEC.ACCESS_TOKEN": got.json.access_token };
    expect(call(walmart, "items", { headers, now: NOW + 899_999 }).status).toBe(200);
    expect(call(walmart, "items", { headers, now: NOW + 900_000 }).status).toBe(401);
  });

  test.each([
    ["production", "sandbox"],
    ["sandbox", "production"],
  ] as const)("the %s host refuses keys of the %s with a bare 400 [EJ:api/_client.py]", (host, keys) => {
    const got = send(smallShop(), tokenRequest(host, keys));
    expect([got.status, got.text]).toEqual([400, "Bad Request"]);
  });

  test("a wrong secret is refused with 400, not 401 [EJ:api/_client.py]", () => {
    const request = tokenRequest();
    const headers = { ...request.headers, Authorization: "Basic bm86bm8=" };
    expect(send(smallShop(), { ...request, headers }).status).toBe(400);
  });

  test("the token call needs WM_SVC.NAME too [AA]", () => {
    const request = tokenRequest();
    const { "WM_SVC.NAME": _, ...headers } = request.headers;
    const got = send(smallShop(), { ...request, headers });
    expect(got.status).toBe(400);
    expect(got.json.error[0].description).toBe("WM_SVC.NAME set blank or null");
  });

  test("a token of one environment is refused on the other host [S:auth]", () => {
    const walmart = smallShop();
    const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
    expect(call(walmart, "items", { headers, environment: "sandbox" }).status).toBe(401);
  });

  test("token detail gives milliseconds as text and full access [S:auth]", () => {
    const { json } = call(smallShop(), "token/detail");
    expect(json).toMatchObject({ issued_at: String(NOW), expire_at: String(NOW + 900_000), is_valid: true });
    expect(json.scopes).toMatchObject({ item: "full_access", orders: "full_access", inventory: "full_access" });
  });
});
