import { listingSku } from "../../../src/domain/values/brand";
import { type Account, account, failureOf, items } from "../../support/account-under-test";

const skus = (count: number) => Array.from({ length: count }, (_, at) => `L${at + 1}`);

/** Walmart takes so many listings a page: 1,000 in the United States, 50 elsewhere. */
const paged = (itemsMaxLimit: number, count: number) =>
  account({ items: items(skus(count)), switches: { itemsMaxLimit } });

test.each([
  [1_000, 1],
  [1_000, 999],
  [1_000, 1_000],
  [1_000, 1_001],
  [1_000, 2_500],
  [200, 450],
  [50, 1],
  [50, 50],
  [50, 51],
  [50, 450],
])("where a page holds %i, all of %i listings come, each once, and the import is complete", (size, count) => {
  const one = paged(size, count);
  const { listings, complete } = one.marketplace.listListings();
  expect(complete).toBe(true);
  expect(listings.map(({ sku }) => sku)).toEqual(skus(count));
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});

test("single listings are looked up by their SKU, and one that Walmart does not know is told from one that it does", () => {
  const one = account({ items: items(["L1", "a/b (1)"]) });
  const asked = ["a/b (1)", "unknown", "L1"].map(listingSku);
  expect(one.marketplace.findListings(asked)).toMatchObject([
    { kind: "accepted", answer: { sku: "a/b (1)", state: "Active" } },
    { kind: "accepted", answer: null },
    { kind: "accepted", answer: { sku: "L1" } },
  ]);
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});

test("a market that counts paging as a filter never has to throttle", () => {
  const one = account({ items: items(skus(4_000)), switches: { itemsMaxLimit: 50, pagingCountsAsFilter: true } });
  expect(one.marketplace.listListings()).toMatchObject({ complete: true });
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});

test("the first page asks with *, every other with the cursor that came and the next offset", () => {
  const one = paged(200, 450);
  one.marketplace.listListings();
  const asked = one.sent
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => pathname === "/v3/items")
    .map(({ searchParams }) => searchParams)
    .filter((query) => query.get("limit") === "200");
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
  [{ lifecycleStatus: "retired", publishedStatus: "published" }, "Ended"],
  [{ lifecycleStatus: null, publishedStatus: null }, null],
])("a listing that is %o on Walmart reads %s", (more, state) => {
  const isWrong = more.lifecycleStatus === null;
  const { listings } = account({ items: items(["A"], more), isWrong }).marketplace.listListings();
  expect(listings.map((listing) => listing.state)).toEqual([state]);
});

test("a listing carries its title, WPID, price in cents and variant group; what is absent is blank", () => {
  const full = items(["A"], { variantGroupId: "G", price: { currency: "USD", amount: 19.99 } });
  const bare = { sku: "B", publishedStatus: "PUBLISHED", lifecycleStatus: "ACTIVE" };
  expect(account({ items: [...full, bare] }).marketplace.listListings().listings).toEqual([
    { sku: "A", title: "Phone A", wpid: "WPA", price: 1999, variantGroup: "G", state: "Active", fulfilledBy: null },
    { sku: "B", title: "", wpid: null, price: null, variantGroup: null, state: "Active", fulfilledBy: null },
  ]);
});

test("an account without listings says nothing of the rows that are there", () => {
  expect(account({ items: [] }).marketplace.listListings()).toEqual({ listings: [], complete: false, issues: [] });
});

test("a listing that cannot be understood leaves the others, and the import is a part", () => {
  const given = [...items(["A"]), { sku: "B", wpid: {} }, { sku: "", productName: "Nameless" }, ...items(["C"])];
  const one = account({ items: given, isWrong: true });
  const { listings, complete, issues } = one.marketplace.listListings();
  expect(listings.map(({ sku }) => sku)).toEqual(["A", "B", "C"]);
  expect(complete).toBe(false);
  expect(issues).toMatchObject([{ code: "listing-unreadable", subject: "without a SKU" }]);
});

const NO_MORE = JSON.stringify({ errors: [{ code: "CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API" }] });

test("pages that shrink while they are read make the import a part, not a complete one", () => {
  const one = paged(1_000, 1_300);
  const handle = one.walmart.handle;
  let pages = 0;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      if (!request.url.includes("/v3/items")) return handle(request, now);
      pages += 1;
      return pages === 1 ? handle(request, now) : { status: 404, headers: {}, body: NO_MORE };
    },
  });
  const { listings, complete } = one.marketplace.listListings();
  expect(listings).toHaveLength(1_000);
  expect(complete).toBe(false);
});

/** Walmart forgets its cursors before it sees some of the requests: more than two minutes pass. */
function forgetting(one: Account, before: (asked: number) => boolean): void {
  const handle = one.walmart.handle;
  let asked = 0;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      if (request.url.includes("/v3/items")) asked += 1;
      if (request.url.includes("/v3/items") && before(asked)) one.clock.advance(180_000);
      return handle(request, Math.max(now, one.clock.now()));
    },
  });
}

test("where Walmart forgets the cursor on the way, reading goes on where it stopped, and no listing comes twice", () => {
  const one = paged(1_000, 4_500);
  forgetting(one, (asked) => asked === 3);
  const { listings, complete } = one.marketplace.listListings();
  expect(complete).toBe(true);
  expect(listings.map(({ sku }) => sku)).toEqual(skus(4_500));
  const offsets = one.sent.map(({ url }) => new URL(url).searchParams.get("offset"));
  expect(offsets.filter((offset) => offset === "2000")).toHaveLength(2);
  expect(offsets.filter((offset) => offset === "1000")).toHaveLength(1);
});

test("a cursor that dies at once every time ends the import, not half of it taken for whole", () => {
  const one = paged(1_000, 2_500);
  forgetting(one, (asked) => asked > 1);
  const { listings, complete, issues } = one.marketplace.listListings();
  expect([listings.length, complete]).toEqual([1_000, false]);
  expect(issues[0]?.message).toContain("Only a part of your listings came.");
  expect(one.sent.length).toBeLessThan(8);
});

test("more listings than paging reaches: those that came are a part", () => {
  const one = paged(1_000, 11_500);
  const { listings, complete } = one.marketplace.listListings();
  expect(listings).toHaveLength(11_000);
  expect(complete).toBe(false);
});

test("a listing that moved to the next page while Walmart was read is counted once, and the import is a part", () => {
  const one = paged(200, 400);
  const handle = one.walmart.handle;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      const result = handle(request, now);
      if ("failed" in result || !request.url.includes("offset=200")) return result;
      const page = JSON.parse(result.body);
      return {
        ...result,
        body: JSON.stringify({ ...page, ItemResponse: [...items(["L200"]), ...page.ItemResponse.slice(1)] }),
      };
    },
  });
  const { listings, complete } = one.marketplace.listListings();
  expect(new Set(listings.map(({ sku }) => sku)).size).toBe(listings.length);
  expect(complete).toBe(false);
});

test.each([
  [{ lifecycleStatus: "SUSPENDED" }, "SUSPENDED"],
  [{ publishedStatus: "FROZEN" }, "FROZEN"],
  [{ lifecycleStatus: "constructor" }, "constructor"],
])("a state that nobody documents (%o) is kept as text and named once", (more, word) => {
  const { listings, complete, issues } = account({ items: items(["A", "B"], more) }).marketplace.listListings();
  expect(listings.map(({ state }) => state)).toEqual([word, word]);
  expect(complete).toBe(true);
  expect(issues).toHaveLength(1);
  expect(issues[0]?.message).toContain(`“${word}”`);
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
