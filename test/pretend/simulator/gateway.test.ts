import { OFFICIAL_LIMITS } from "../../../dev/simulator/walmart/wire/families";
import { call, freshId, getToken, NOW, tokenRequest } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

describe("headers of business calls", () => {
  test.each(["WM_SVC.NAME", "WM_QOS.CORRELATION_ID"])("without %s the gateway answers 400 [AA]", (name) => {
    const walmart = smallShop();
    const got = call(walmart, "items", { headers: { [name]: "" } });
    expect(got.status).toBe(400);
    expect(got.json.error[0].field).toBe(name);
    expect(walmart.counters().violations).toEqual({ "missing-header": 1 });
  });

  test("without an access token the gateway answers 401, with Authorization: Bearer too [AA; T:34571343540]", () => {
    const walmart = smallShop();
    const headers = { "WM_SEC.ACCESS_TOKEN": "none", Authorization: `Bearer ${getToken(walmart)}` };
    const got = call(walmart, "items", { headers });
    expect(got.status).toBe(401);
    expect(got.json.error[0].code).toBe("UNAUTHORIZED.GMP_GATEWAY_API");
  });

  test("without Accept the answer is XML, errors included (many reports)", () => {
    const walmart = smallShop();
    expect(call(walmart, "items", { headers: { Accept: "" } }).text).toMatch(/^<\?xml .*<ns2:sku>A<\/ns2:sku>/);
    expect(call(walmart, "items?sku=no", { headers: { Accept: "" } }).text).toContain("<ns2:code>CONTENT_NOT_FOUND");
  });

  test("a type that Walmart does not write is 406, a body of another type 415 [G:error-codes]", () => {
    const walmart = smallShop();
    expect(call(walmart, "items", { headers: { Accept: "text/csv" } }).status).toBe(406);
    const headers = { "Content-Type": "text/plain" };
    expect(call(walmart, "inventory?sku=A", { method: "PUT", body: {}, headers }).status).toBe(415);
  });

  test("a correlation id must be fresh per request; a reused one is marked (walmart-api section 2)", () => {
    const walmart = smallShop();
    const headers = { "WM_QOS.CORRELATION_ID": freshId() };
    call(walmart, "items", { headers });
    call(walmart, "items", { headers });
    expect(walmart.counters().violations).toEqual({ "reused-correlation-id": 1 });
  });
});

describe("paths", () => {
  test.each([
    ["POST", "items"],
    ["GET", "orders/1/acknowledge"],
    ["GET", "returned"],
    ["POST", "orders/cancellations"],
  ])("%s %s is answered like a wrong path and marked [YF:CHANGELOG.md]", (method, path) => {
    const walmart = smallShop();
    const got = call(walmart, path, { method });
    expect(got.status).toBe(404);
    expect(got.json.error[0]).toMatchObject({ code: "URI_NOT_FOUND.GMP_GATEWAY_API" });
    expect(got.json.error[0].description).toContain("No static resource v3/");
    expect(walmart.ledger().at(-1)).toMatchObject({ family: "unknown", violations: ["unknown-path"] });
  });

  test.each([
    ["GET", "feeds/1/errorReport"],
    ["PUT", "settings/shipping/shipnodes"],
    ["GET", "returns"],
    ["GET", "items/taxonomy"],
    ["DELETE", "items/A"],
    ["POST", "orders/1/refund"],
    ["POST", "webhooks/test"],
  ])("%s %s is Walmart's and not simulated: it says so, and nothing that Walmart would say", (method, path) => {
    const walmart = smallShop();
    const got = call(walmart, path, { method });
    expect([got.status, got.text]).toEqual([
      501,
      expect.stringContaining(`Not simulated: Walmart documents ${method} /v3/`),
    ]);
    expect(walmart.ledger().at(-1)).toMatchObject({ family: "unknown", violations: ["not-simulated"] });
  });

  test("a host that is not Walmart's gives no answer", () => {
    const request = { ...tokenRequest(), url: "https://example.com/v3/token" };
    expect(smallShop().handle(request, NOW)).toEqual({ failed: expect.stringContaining("example.com") });
  });

  test("a plus in a query is a plus, or a blank as in a form: a switch [S:inv]", () => {
    const path = "inventory?sku=B%2F1+%2B+%C3%A9";
    expect(call(smallShop(), path).status).toBe(404);
    expect(call(smallShop({ switches: { plusInQuery: "blank" } }), path).json.quantity.amount).toBe(3);
  });

  test("broken percent-encoding is refused [S:inv]", () => {
    expect(call(smallShop(), "inventory?sku=%ZZ").status).toBe(400);
  });
});

describe("token buckets", () => {
  test.each([
    ["inventory?sku=A", "inventory-read", 200],
    ["items", "items", 300],
    ["items?lifecycleStatus=ACTIVE", "items-filtered", 60],
    ["items/A", "item", 900],
    ["items/A?productIdType=SKU", "item-filtered", 60],
    ["settings/partnerprofile", "partner-profile", 50],
  ] as const)("GET %s allows so many calls a minute [EJ:refdata] (%s: %i)", (path, family, perMinute) => {
    expect(OFFICIAL_LIMITS[family]).toEqual({ capacity: perMinute, windowMs: 60_000 });
    const walmart = smallShop();
    const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
    for (let at = 1; at <= perMinute; at += 1) {
      const got = call(walmart, path, { headers });
      expect([got.status, got.headers["x-current-token-count"]]).toEqual([200, String(perMinute - at)]);
    }
    const got = call(walmart, path, { headers });
    expect(got.status).toBe(429);
    expect(got.json.error[0].code).toBe("REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API");
    const waitMs = Math.ceil(60_000 / perMinute);
    expect(got.headers).toMatchObject({ "x-current-token-count": "0", "x-next-replenish-time": String(NOW + waitMs) });
    expect(call(walmart, path, { headers, now: NOW + waitMs - 1 }).status).toBe(429);
    expect(call(walmart, path, { headers, now: NOW + waitMs }).status).toBe(200);
    expect(walmart.counters().violations).toEqual({ throttled: 2 });
  });

  test.each([
    ["epoch-ms", String(NOW + 1000)],
    ["iso", new Date(NOW + 1000).toISOString()],
    ["seconds", "1"],
  ] as const)("the replenish header comes under the other spelling and as %s [T:62580250187; YF]", (format, value) => {
    const limits = { orders: { capacity: 1, windowMs: 1000 } };
    const switches = {
      replenishHeader: "X-Next-Replenishment-Time",
      replenishFormat: format,
      sendsRetryAfter: true,
    } as const;
    const walmart = smallShop({ limits, switches });
    call(walmart, "orders");
    expect(call(walmart, "orders").headers).toMatchObject({ "X-Next-Replenishment-Time": value, "Retry-After": "1" });
  });

  test("refused calls without a valid token take nothing out of a bucket (assumed)", () => {
    const walmart = smallShop({ limits: { items: { capacity: 1, windowMs: 60_000 } } });
    call(walmart, "items", { headers: { "WM_SEC.ACCESS_TOKEN": "none" } });
    expect(call(walmart, "items").status).toBe(200);
  });
});

describe("ledger and snapshot", () => {
  test("neither keys nor tokens stand in the ledger", () => {
    const walmart = smallShop();
    const token = getToken(walmart);
    call(walmart, `items?sku=${token}`);
    const books = JSON.stringify(walmart.ledger());
    expect(walmart.tokensIssued()).toContain(token);
    for (const secret of [...walmart.tokensIssued(), "production-secret-of-the-phone-shop"]) {
      expect(books).not.toContain(secret);
    }
    expect(books).toContain("sku=[redacted]");
  });

  test("the same seed and calls give the same history, and a snapshot brings all of it back", () => {
    const [first, second] = [smallShop(), smallShop()];
    for (const walmart of [first, second]) walmart.buyers.order({ lines: [{ sku: "A", quantity: 2 }] }, NOW);
    expect(first.snapshot()).toBe(second.snapshot());
    const before = first.snapshot();
    call(first, "inventory?sku=A", { method: "PUT", body: { sku: "A", quantity: { unit: "EACH", amount: 4 } } });
    expect(first.snapshot()).not.toBe(before);
    first.restore(before);
    expect(first.snapshot()).toBe(before);
    expect(first.quantities().get("A")).toBe(10);
  });

  test("a text that is no snapshot is refused", () => {
    expect(() => smallShop().restore("{}")).toThrow("not a snapshot");
  });
});
