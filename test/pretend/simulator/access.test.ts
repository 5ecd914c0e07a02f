import { call, freshId, getToken, NOW, send, tokenRequest } from "../../support/simulator-client";
import { buy, smallShop } from "../../support/simulator-shop";

describe("permissions [S:auth; D:authentication-authorization]", () => {
  test("without a permission that area alone answers 403, and token detail says so", () => {
    const walmart = smallShop();
    buy(walmart, [["A", 1]]);
    walmart.account.allow({ orders: "no_access" });
    const got = call(walmart, "orders");
    expect([got.status, got.json.error[0].code]).toEqual([403, "FORBIDDEN.GMP_GATEWAY_API"]);
    expect(call(walmart, "items").status).toBe(200);
    expect(call(walmart, "token/detail").json.scopes.orders).toBe("no_access");
  });

  test("view_only lets read and not write; a search only reads", () => {
    const walmart = smallShop();
    walmart.account.allow({ inventory: "view_only", item: "view_only" });
    const body = { sku: "A", quantity: { unit: "EACH", amount: 4 } };
    expect(call(walmart, "inventory?sku=A").status).toBe(200);
    expect(call(walmart, "inventory?sku=A", { method: "PUT", body }).status).toBe(403);
    expect(call(walmart, "items/catalog/search", { method: "POST", body: {} }).status).toBe(200);
  });

  test("an absent key and an absent is_channel_match are left out, and refuse nothing", () => {
    const walmart = smallShop({ switches: { tellsChannelMatch: false } });
    walmart.account.allow({ item: "absent" });
    const detail = call(walmart, "token/detail").json;
    expect(["item" in detail.scopes, "is_channel_match" in detail]).toEqual([false, false]);
    expect(call(walmart, "items").status).toBe(200);
  });
});

describe("a key that a colleague resets [P:authentication]", () => {
  const withSecret = (clientId: string, secret: string) => ({
    ...tokenRequest(),
    headers: {
      ...tokenRequest().headers,
      "WM_QOS.CORRELATION_ID": freshId(),
      Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
    },
  });

  test("the old secret is dead for everybody, the new one works, the sandbox's pair is untouched", () => {
    const walmart = smallShop();
    const keys = walmart.account.resetKeys("production", NOW);
    expect(send(walmart, tokenRequest())).toMatchObject({ status: 400, text: "Bad Request" });
    expect(send(walmart, withSecret(keys.clientId, keys.clientSecret)).status).toBe(200);
    expect(send(walmart, tokenRequest("sandbox")).status).toBe(200);
    expect(JSON.stringify(walmart.ledger())).not.toContain(keys.clientSecret);
  });

  test.each([
    [false, 200],
    [true, 401],
  ])("whether tokens die with it is a switch (%s)", (resetEndsTokens, status) => {
    const walmart = smallShop({ switches: { resetEndsTokens } });
    const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
    walmart.account.resetKeys("production", NOW);
    expect(call(walmart, "items", { headers, now: NOW + 1 }).status).toBe(status);
  });

  test("a snapshot from before brings the old secret back to life", () => {
    const walmart = smallShop();
    const text = walmart.snapshot();
    walmart.account.resetKeys("production", NOW);
    walmart.restore(text);
    expect(send(walmart, tokenRequest()).status).toBe(200);
  });
});

describe("other markets go through the global API [G:global-marketplace-apis]", () => {
  const mexican = { WM_MARKET: "mx", WM_GLOBAL_VERSION: "3.1" };
  const refused: readonly (readonly [string, Record<string, string>, string])[] = [
    ["no market", { WM_GLOBAL_VERSION: "3.1" }, "WM_MARKET"],
    ["no version", { WM_MARKET: "mx" }, "WM_GLOBAL_VERSION"],
    ["another version", { ...mexican, WM_GLOBAL_VERSION: "3" }, "WM_GLOBAL_VERSION"],
    ["another market", { ...mexican, WM_MARKET: "ca" }, "WM_MARKET"],
  ];
  test.each(refused)("%s is refused with 400", (_, headers, field) => {
    const walmart = smallShop();
    const token = getToken(walmart);
    walmart.adjust({ switches: { market: "mx" } });
    const got = call(walmart, "items", { headers: { ...headers, "WM_SEC.ACCESS_TOKEN": token } });
    expect([got.status, got.json.error[0].field]).toEqual([400, field]);
  });

  test("in the United States both headers are optional, a foreign market is refused", () => {
    const walmart = smallShop();
    expect(call(walmart, "items", { headers: { WM_MARKET: "us" } }).status).toBe(200);
    expect(call(walmart, "items", { headers: mexican }).status).toBe(400);
  });

  test("Mexico acknowledges no whole order", () => {
    const walmart = smallShop();
    const id = buy(walmart, [["A", 1]]);
    const token = getToken(walmart);
    walmart.adjust({ switches: { market: "mx" } });
    const headers = { ...mexican, "WM_SEC.ACCESS_TOKEN": token };
    const got = call(walmart, `orders/${id}/acknowledge`, { method: "POST", headers });
    expect([got.status, got.json.error[0].code]).toEqual([404, "URI_NOT_FOUND.GMP_GATEWAY_API"]);
  });
});
