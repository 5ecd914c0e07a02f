import { walmartMarketplace } from "../../../src/adapters/walmart/marketplace";
import { instant } from "../../../src/domain/values/brand";
import {
  type Account,
  account,
  buy,
  failureOf,
  keysOf,
  packageOf,
  partsOf,
  paths,
  START,
  sentOff,
  wish,
} from "../../support/account-under-test";

const KEY_PLACE = "Seller Center";

test("a token is fetched once and kept, also for the next run", () => {
  const one = account();
  one.marketplace.testConnection();
  one.marketplace.listListings();
  one.nextRun().listListings();
  expect(paths(one.sent).filter((path) => path === "/v3/token")).toHaveLength(1);
});

test("a token that Walmart no longer takes is renewed once, and the call goes through", () => {
  const one = account();
  one.marketplace.listListings();
  one.walmart.faults.set({ name: "expired-token", requests: 1 });
  expect(one.marketplace.listListings().listings).toHaveLength(3);
  expect(paths(one.sent).filter((path) => path === "/v3/token")).toHaveLength(2);
});

test("quantities on their way while the token ends are each sent again once, and set", () => {
  const one = account();
  one.marketplace.listListings();
  one.walmart.faults.set({ name: "expired-token", requests: 1 });
  const outcomes = one.marketplace.setQuantities([wish("A", 1), wish("B", 2), wish("C", 3)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "accepted", "accepted"]);
  expect([...one.walmart.quantities().values()]).toEqual([1, 2, 3]);
});

test("a wrong secret: a sentence that says which key, and where to get it", () => {
  const credentials = { ...keysOf("production"), clientSecret: "wrong" };
  const found = failureOf(() => account({ credentials }).marketplace.testConnection());
  expect(found).toMatchObject({ kind: "setup", code: "key-refused" });
  expect(found.message).toContain("Client ID and Client Secret");
  expect(found.message).toContain("Production");
  expect(found.message).toContain(KEY_PLACE);
});

test.each([
  ["production", "sandbox", "Production"],
  ["sandbox", "production", "Sandbox"],
] as const)("for the %s account a %s key is refused, and the sentence names the account", (environment, keys, name) => {
  const found = failureOf(() => account({ environment, credentials: keysOf(keys) }).marketplace.listListings());
  expect(found).toMatchObject({ kind: "setup", code: "key-refused" });
  expect(found.message).toContain(`keys of ${name === "Production" ? "your live account" : "the test system"}`);
});

test("no key yet: the sentence says where to get one", () => {
  const one = account({ credentials: null });
  const found = failureOf(() => one.marketplace.listListings());
  expect(found).toMatchObject({ kind: "setup", code: "no-key" });
  expect(found.message).toContain(KEY_PLACE);
  expect(one.sent).toEqual([]);
});

test("a sandbox key opens the sandbox", () => {
  const one = account({ environment: "sandbox", credentials: keysOf("sandbox") });
  expect(one.marketplace.testConnection()).toMatchObject({ missing: [], unchecked: [] });
  expect(new Set(one.sent.map(({ url }) => new URL(url).host))).toEqual(new Set(["sandbox.walmartapis.com"]));
});

test("testing the connection tries the key that is saved now, not a token of the key before", () => {
  const one = account();
  expect(one.marketplace.testConnection()).toMatchObject({ missing: [], unchecked: [] });
  const wrong = one.nextRun({ credentials: { ...keysOf("production"), clientSecret: "mistyped" } });
  expect(failureOf(() => wrong.testConnection())).toMatchObject({ kind: "setup", code: "key-refused" });
  expect(failureOf(() => wrong.listListings())).toMatchObject({ kind: "setup", code: "key-refused" });
});

test.each([
  ["expired-token", "call-not-allowed"],
  ["forbidden", "permission-missing"],
] as const)(
  "a key that does not open an area (%s) stops what was asked with one sentence, not row by row",
  (name, code) => {
    const one = account();
    const pos = [buy(one, ["A"]), buy(one, ["B"])];
    one.walmart.faults.set({ name, families: ["inventory-write", "acknowledge", "orders"] });
    const works = [
      () => one.marketplace.setQuantities([wish("A", 1), wish("B", 2)]),
      () => one.marketplace.acknowledgeOrders(pos),
      () => one.marketplace.listOrders({ createdFrom: instant(START - 86_400_000) }),
    ];
    for (const work of works) {
      const found = failureOf(work);
      expect(found).toMatchObject({ kind: "setup", code });
      expect(found.message).toContain(KEY_PLACE);
      // Walmart has just given a token for it, so it is not the key that has to be copied again.
      expect(found.message).not.toContain("Copy Client ID");
    }
  },
);

test("a key that may only look at orders is told so by the first write of a single thing as well", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.walmart.account.allow({ orders: "view_only" });
  for (const work of [
    () => one.marketplace.acknowledgeOrders([po]),
    () => one.marketplace.shipPackage(packageOf(one, po)),
  ]) {
    expect(failureOf(work)).toMatchObject({ kind: "setup", code: "permission-missing" });
  }
});

/** Walmart refuses whatever is asked of one thing, and nothing else. */
function refusing(one: Account, thing: string, status: 401 | 403): void {
  const { handle } = one.walmart;
  const body = JSON.stringify({ error: [{ code: status === 401 ? "UNAUTHORIZED" : "FORBIDDEN" }] });
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      request.url.includes(thing) ? { status, headers: {}, body } : handle(request, now),
  });
}

test.each([401, 403] as const)(
  "one order that Walmart refuses for ever (%i) is refused by itself: the key is not said to be wrong, the others go on",
  (status) => {
    const one = account();
    const [bad, good] = [buy(one, ["A"]), buy(one, ["B"])];
    refusing(one, bad, status);
    expect(failureOf(() => one.marketplace.getOrder(bad))).toMatchObject({ kind: "refused", code: "call-not-allowed" });
    expect(one.marketplace.getOrder(good)?.po).toBe(good);
    const outcomes = one.nextRun().acknowledgeOrders([bad, good]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["refused", "accepted"]);
    const [shipped] = [one.nextRun().shipPackage(packageOf(one, bad))];
    expect(shipped).toMatchObject({ kind: "refused", issue: { code: "call-not-allowed" } });
    expect(sentOff(one.nextRun().shipPackage(packageOf(one, good))).kind).toBe("accepted");
  },
);

test("token detail that is refused, or not there, is no refused key: the reads judge, and what they cannot tell is named", () => {
  for (const status of [401, 403] as const) {
    const one = account();
    refusing(one, "/v3/token/detail", status);
    const { missing, unchecked } = one.marketplace.testConnection();
    expect(missing).toEqual([]);
    expect(unchecked).toContain("Order Management (Orders): full access");
  }
});

test("a token life that is no life is taken as a usual one, and an endless one as the longest that is kept", () => {
  for (const [told, seconds] of [
    [86_400, 21_540],
    [21_601, 21_540],
    [1e300, 21_540],
    ["86400", 21_540],
    [-5, 840],
    [0, 840],
    [null, 840],
    ["soon", 840],
    [{}, 840],
    [30, 1],
  ] as const) {
    const one = account();
    const { handle } = one.walmart;
    Object.assign(one.walmart, {
      handle: (request: Parameters<typeof handle>[0], now: number) => {
        const result = handle(request, now);
        if (!request.url.endsWith("/v3/token") || "failed" in result) return result;
        return { ...result, body: JSON.stringify({ ...JSON.parse(result.body), expires_in: told }) };
      },
    });
    const lives: number[] = [];
    const cache = {
      get: () => null,
      set: (_: string, __: string, life: number) => void lives.push(life),
      remove: () => {},
    };
    walmartMarketplace({ ...partsOf(one), cache }).listListings();
    expect([told, lives[0]]).toEqual([told, seconds]);
  }
});

test("Walmart not answering the token call is nobody's mistake", () => {
  for (const name of ["down", "error-500", "html-503", "throttled", "locked", "truncated-after-processing"] as const) {
    const one = account();
    one.walmart.faults.set({ name, families: ["token"] });
    expect(failureOf(() => one.marketplace.testConnection())).toMatchObject({ kind: "transient" });
  }
});

test("a scope that the key lacks is named in Seller Center's words; one that is not told is not missing", () => {
  const one = account();
  const scopes = { item: "view_only", orders: "no_access", feeds: "view_only" };
  const answer = JSON.stringify({ is_valid: true, scopes });
  const handle = one.walmart.handle;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      request.url.endsWith("/token/detail") ? { status: 200, headers: {}, body: answer } : handle(request, now),
  });
  const { missing } = one.marketplace.testConnection();
  expect(missing).toEqual(["Order Management (Orders): full access", "Feeds: full access"]);
});

test("neither key nor token nor correlation id stands in any failure, whatever goes wrong", () => {
  for (const name of [
    "down",
    "error-500",
    "html-503",
    "forbidden",
    "expired-token",
    "locked",
    "order-outage",
  ] as const) {
    for (const credentials of [keysOf("production"), { ...keysOf("production"), clientSecret: "s3cr3t-mistyped" }]) {
      const one = account({ credentials });
      one.walmart.faults.set({ name });
      const said = [
        () => one.marketplace.testConnection(),
        () => one.marketplace.listListings(),
        () => one.marketplace.setQuantities([wish("A", 1)]),
      ].map((work) => {
        try {
          return JSON.stringify(work());
        } catch (error) {
          const { message, cause, stack } = Object(error);
          return JSON.stringify([message, cause, stack, error]);
        }
      });
      const secrets = [
        credentials.clientId,
        credentials.clientSecret,
        Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString("base64"),
        ...one.walmart.tokensIssued(),
      ];
      for (const secret of secrets) for (const text of said) expect(text).not.toContain(secret);
    }
  }
});

test("every call carries Walmart's headers and a fresh correlation id", () => {
  const one = account();
  one.marketplace.listListings();
  one.marketplace.setQuantities([wish("A", 1), wish("B", 1)]);
  one.marketplace.testConnection();
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
  const ids = one.sent.map(({ headers }) => headers["WM_QOS.CORRELATION_ID"]);
  expect(new Set(ids).size).toBe(one.sent.length);
  for (const { headers } of one.sent) {
    expect(headers).toMatchObject({ "WM_SVC.NAME": "Walmart Marketplace", Accept: "application/json" });
  }
});

test("a token is asked for again before its life ends, not after", () => {
  const one = account({ budgetMs: 3_600_000 });
  const asked = () => paths(one.sent).filter((path) => path === "/v3/token").length;
  one.marketplace.listListings();
  one.clock.advance(13 * 60_000);
  one.nextRun().listListings();
  expect(asked()).toBe(1);
  one.clock.advance(90_000);
  one.nextRun().listListings();
  expect(asked()).toBe(2);
  expect(one.walmart.ledger().filter(({ status }) => status === 401)).toEqual([]);
});

/** What Walmart answers where the end of the path fits, instead of what it would. */
function answerAt(one: Account, part: string, status: number, body: unknown): void {
  const handle = one.walmart.handle;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      new URL(request.url).pathname.endsWith(part)
        ? { status, headers: {}, body: typeof body === "string" ? body : JSON.stringify(body) }
        : handle(request, now),
  });
}

test.each([
  ["production", "sandbox", "Choose Sandbox there"],
  ["sandbox", "production", "Choose Production there"],
  ["dynamic sandbox", "production", "Choose Production there"],
] as const)("testing the connection for %s with a key of %s says so, and what to choose", (environment, keys, way) => {
  const one = account({ environment, credentials: keysOf(keys) });
  const found = failureOf(() => one.marketplace.testConnection());
  expect(found).toMatchObject({ kind: "setup", code: "wrong-environment" });
  expect(found.message).toContain(way);
  expect(paths(one.sent)).toEqual(["/v3/token", "/v3/token"]);
});

test("a key that neither system takes is not called a key of the other one; only the test asks there", () => {
  const credentials = { ...keysOf("production"), clientSecret: "mistyped" };
  const one = account({ credentials });
  expect(failureOf(() => one.marketplace.testConnection())).toMatchObject({ code: "key-refused" });
  one.sent.length = 0;
  expect(failureOf(() => one.marketplace.listListings())).toMatchObject({ code: "key-refused" });
  expect(new Set(one.sent.map(({ url }) => new URL(url).host))).toEqual(new Set(["marketplace.walmartapis.com"]));
});

test("the dynamic sandbox is asked by its mark on every call, the others never", () => {
  for (const environment of ["production", "sandbox", "dynamic sandbox"] as const) {
    const one = account({ environment, credentials: keysOf(environment === "production" ? "production" : "sandbox") });
    one.marketplace.listOrders({ createdFrom: instant(one.clock.now() - 86_400_000) });
    const marks = new Set(one.sent.map(({ headers }) => headers.WM_SANDBOX));
    expect(marks).toEqual(new Set([environment === "dynamic sandbox" ? "v2" : undefined]));
  }
});

test("an account that is not in a programme is told so, without asking for another token", () => {
  const one = account();
  const error = { code: "UNAUTHORIZED.GMP_GATEWAY_API", description: "Program Eligibility is not enabled" };
  answerAt(one, "/v3/items", 401, { error: [error] });
  expect(failureOf(() => one.marketplace.listListings())).toMatchObject({ kind: "refused", code: "not-in-programme" });
  expect(paths(one.sent)).toEqual(["/v3/token", "/v3/items"]);
});

test("a key that a colleague reset is told apart from a token that has ended", () => {
  const one = account();
  one.marketplace.listListings();
  one.walmart.account.resetKeys("production", one.clock.now());
  one.walmart.faults.set({ name: "expired-token", requests: 1 });
  expect(failureOf(() => one.marketplace.listListings())).toMatchObject({ kind: "setup", code: "key-refused" });
});

test.each([
  ["/v3/items", "Item Management (Items): view"],
  ["/v3/inventories", "Inventory: full access"],
  ["/v3/orders", "Order Management (Orders): full access"],
  ["/v3/feeds", "Feeds: full access"],
  ["/v3/settings/shipping/shipnodes", "Fulfillment (Shipping): view"],
  ["/v3/reports/reportRequests", "Analytics (Reports): full access"],
])("an area that Walmart refuses to read (%s) is missing, in Seller Center's words: %s", (path, name) => {
  const one = account();
  const error = { code: "FORBIDDEN.GMP_GATEWAY_API", description: "Access to this resource is forbidden" };
  answerAt(one, path, 403, { error: [error] });
  const { missing } = one.marketplace.testConnection();
  expect(missing).toEqual([name]);
});

test("an area of which Walmart tells nothing just now is neither missing nor open, and an empty one is open", () => {
  const one = account({ items: [] });
  for (const path of ["/v3/inventories", "/v3/reports/reportRequests"]) answerAt(one, path, 200, {});
  answerAt(one, "/v3/feeds", 503, "<html>Reference #1</html>");
  expect(one.marketplace.testConnection()).toMatchObject({ missing: [], unchecked: ["Feeds"] });
});
