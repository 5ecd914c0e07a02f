import { account, buy, failureOf, keysOf, packageOf, paths, wish } from "./account-under-test";

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
  expect(one.marketplace.testConnection()).toEqual({ missing: [] });
  expect(new Set(one.sent.map(({ url }) => new URL(url).host))).toEqual(new Set(["sandbox.walmartapis.com"]));
});

test("testing the connection tries the key that is saved now, not a token of the key before", () => {
  const one = account();
  expect(one.marketplace.testConnection()).toEqual({ missing: [] });
  const wrong = one.nextRun({ credentials: { ...keysOf("production"), clientSecret: "mistyped" } });
  expect(failureOf(() => wrong.testConnection())).toMatchObject({ kind: "setup", code: "key-refused" });
  expect(failureOf(() => wrong.listListings())).toMatchObject({ kind: "setup", code: "key-refused" });
});

test.each([
  ["expired-token", "key-refused"],
  ["forbidden", "permission-missing"],
] as const)(
  "a key that does not open an area (%s) stops what was asked with one sentence, not row by row",
  (name, code) => {
    const one = account();
    const po = buy(one, ["A"]);
    one.walmart.faults.set({ name, families: ["inventory-write", "acknowledge", "shipping"] });
    const works = [
      () => one.marketplace.setQuantities([wish("A", 1), wish("B", 2)]),
      () => one.marketplace.acknowledgeOrder(po),
      () => one.marketplace.shipPackage(packageOf(one, po)),
    ];
    for (const work of works) {
      const found = failureOf(work);
      expect(found).toMatchObject({ kind: "setup", code });
      expect(found.message).toContain(KEY_PLACE);
    }
  },
);

test("Walmart not answering the token call is nobody's mistake", () => {
  for (const name of ["down", "error-500", "html-503", "throttled", "truncated-after-processing"] as const) {
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
  one.marketplace.testConnection();
  one.marketplace.listListings();
  one.marketplace.setQuantities([wish("A", 1), wish("B", 1)]);
  const ids = one.sent.map(({ headers }) => headers["WM_QOS.CORRELATION_ID"]);
  expect(new Set(ids).size).toBe(one.sent.length);
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});
