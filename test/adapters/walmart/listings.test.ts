import { account, failureOf, items } from "./account-under-test";

const skus = (count: number) => Array.from({ length: count }, (_, at) => `L${at + 1}`);

test.each([1, 199, 200, 201, 300, 400, 450])(
  "all of %i listings come, each once, and the import is complete",
  (count) => {
    const one = account({ items: items(skus(count)) });
    const { listings, complete } = one.marketplace.listListings();
    expect(complete).toBe(true);
    expect(listings.map(({ sku }) => sku)).toEqual(skus(count));
    expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
  },
);

test("the first page asks with *, every other with the cursor that came and the next offset", () => {
  const one = account({ items: items(skus(450)) });
  one.marketplace.listListings();
  const asked = one.sent
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => pathname === "/v3/items")
    .map(({ searchParams }) => searchParams);
  expect(asked.map((query) => query.get("offset"))).toEqual([null, "200", "400"]);
  expect(asked[0]?.get("nextCursor")).toBe("*");
  expect(new Set(asked.slice(1).map((query) => query.get("nextCursor"))).size).toBe(1);
});

test.each([
  [{ lifecycleStatus: "ACTIVE", publishedStatus: "PUBLISHED" }, "Active"],
  [{ lifecycleStatus: "ACTIVE", publishedStatus: "UNPUBLISHED" }, "Unpublished"],
  [{ lifecycleStatus: "ACTIVE", publishedStatus: "SYSTEM_PROBLEM" }, "Unpublished"],
  [{ lifecycleStatus: "ACTIVE", publishedStatus: "IN_PROGRESS" }, "Unpublished"],
  [{ lifecycleStatus: "RETIRED", publishedStatus: "UNPUBLISHED" }, "Ended"],
  [{ lifecycleStatus: "RETIRED", publishedStatus: "PUBLISHED" }, "Ended"],
  [{ lifecycleStatus: "ARCHIVED", publishedStatus: "UNPUBLISHED" }, "Ended"],
])("a listing that is %o on Walmart reads %s", (more, state) => {
  const { listings } = account({ items: items(["A"], more) }).marketplace.listListings();
  expect(listings.map((listing) => listing.state)).toEqual([state]);
});

test("a listing carries its title, WPID, price in cents and variant group; what is absent is blank", () => {
  const full = items(["A"], { variantGroupId: "G", price: { currency: "USD", amount: 19.99 } });
  const bare = { sku: "B", publishedStatus: "PUBLISHED", lifecycleStatus: "ACTIVE" };
  expect(account({ items: [...full, bare] }).marketplace.listListings().listings).toEqual([
    { sku: "A", title: "Phone A", wpid: "WPA", price: 1999, variantGroup: "G", state: "Active" },
    { sku: "B", title: "", wpid: null, price: null, variantGroup: null, state: "Active" },
  ]);
});

test("an account without listings says nothing of the rows that are there", () => {
  expect(account({ items: [] }).marketplace.listListings()).toEqual({ listings: [], complete: false });
});

test("a listing that cannot be understood leaves the others, and the import is a part", () => {
  const given = [...items(["A"]), { sku: "B", price: { amount: "free" } }, ...items(["C"])];
  const one = account({ items: given, isWrong: true });
  const { listings, complete } = one.marketplace.listListings();
  expect(listings.map(({ sku }) => sku)).toEqual(["A", "C"]);
  expect(complete).toBe(false);
});

test("pages that shrink while they are read make the import a part, not a complete one", () => {
  const one = account({ items: items(skus(300)) });
  const handle = one.walmart.handle;
  let pages = 0;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      if (!request.url.includes("/v3/items")) return handle(request, now);
      pages += 1;
      return pages === 1 ? handle(request, now) : { status: 404, headers: {}, body: "{}" };
    },
  });
  const { listings, complete } = one.marketplace.listListings();
  expect(listings).toHaveLength(200);
  expect(complete).toBe(false);
});

test("a cursor that Walmart has forgotten meanwhile is a failure, not half an import", () => {
  const one = account({ items: items(skus(300)) });
  const handle = one.walmart.handle;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      handle(request, request.url.includes("offset=200") ? now + 180_000 : now),
  });
  expect(failureOf(() => one.marketplace.listListings()).kind).not.toBe("setup");
});

test("a read that fails once is tried again; one that keeps failing ends the import", () => {
  const once = account();
  once.walmart.faults.set({ name: "html-503", families: ["items"], requests: 1 });
  expect(once.marketplace.listListings().complete).toBe(true);
  const always = account();
  always.walmart.faults.set({ name: "down", families: ["items"] });
  expect(failureOf(() => always.marketplace.listListings())).toMatchObject({ kind: "transient" });
  expect(always.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(60_000);
});

test("SKUs come exactly as Walmart spells them", () => {
  const awkward = [" A", "a", "A ", "0012", "1E5", "=1", "IP13/128", "TÉL"];
  const { listings } = account({ items: items(awkward) }).marketplace.listListings();
  expect(listings.map(({ sku }) => sku)).toEqual(awkward);
});
