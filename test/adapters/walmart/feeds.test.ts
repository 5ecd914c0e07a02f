import type { FeedAnswer } from "../../../src/domain/quantities/history/feeds";
import { instant } from "../../../src/domain/values/brand";
import type { Marketplace, QuantityUpdate } from "../../../src/ports/marketplace";
import { account, failureOf, items, START, wish } from "../../support/account-under-test";
import { type Answer, type Asked, error, scriptedAccount } from "../../support/scripted-account";

const skus = (count: number) => Array.from({ length: count }, (_, at) => `L${at + 1}`);
const itemsOf = (count: number) => new Map(skus(count).map((sku, at) => [sku, at]));
const posting = (answer: ReturnType<Answer>) => scriptedAccount(() => answer);

const post = (marketplace: Marketplace, wishes: readonly QuantityUpdate[]) =>
  marketplace.postFeeds([wishes])[0] ?? null;

describe("posting a feed", () => {
  test("for the default ship node it is version 1.4, capitalised, without a wrapper", () => {
    const { marketplace, asked } = posting({ body: { feedId: "F1@AU8BAgA" } });
    const outcome = post(marketplace, [wish("A", 3), wish('B "x" / ü', 0)]);
    expect(outcome).toEqual({ kind: "accepted", answer: "F1@AU8BAgA" });
    expect(asked).toEqual([
      {
        method: "post",
        path: "/v3/feeds",
        query: { feedType: "inventory" },
        body: {
          InventoryHeader: { version: "1.4" },
          Inventory: [
            { sku: "A", quantity: { unit: "EACH", amount: 3 } },
            { sku: 'B "x" / ü', quantity: { unit: "EACH", amount: 0 } },
          ],
        },
      },
    ]);
  });

  test("where ship nodes are named it is version 1.5, lower case, each SKU once, ids as text", () => {
    const { marketplace, asked } = posting({ body: { feedId: "F1" } });
    const node = "361451354333223041";
    post(marketplace, [
      { ...wish("A", 7), nodes: { [node]: 3, "00012": 4 } },
      { ...wish("B", 1), nodes: { [node]: 1 } },
    ]);
    const at = (shipNode: string, amount: number) => ({ shipNode, quantity: { unit: "EACH", amount } });
    expect(asked[0]).toMatchObject({
      query: { feedType: "MP_INVENTORY" },
      body: {
        inventoryHeader: { version: "1.5" },
        inventory: [
          { sku: "A", shipNodes: [at(node, 3), at("00012", 4)] },
          { sku: "B", shipNodes: [at(node, 1)] },
        ],
      },
    });
  });

  test.each<[string, ReturnType<Answer>]>([
    ["the connection is lost", "lost"],
    ["Walmart answers with a page", { status: 503, body: "<html>Reference #1</html>" }],
    ["the answer is cut off", { body: '{"feedId":"F1' }],
    ["the answer has no id", { body: { errors: null } }],
    ["Walmart is at work on another one", { status: 423, body: error("RESOURCE_IS_LOCKED") }],
  ])("%s: nobody knows whether Walmart has it, and it is not posted again", (_what, answer) => {
    const { marketplace, asked } = posting(answer);
    expect(post(marketplace, [wish("A", 3)])?.kind).toBe("unknown");
    expect(asked).toHaveLength(1);
  });

  test("a refusal says why", () => {
    const { marketplace } = posting({ status: 413, body: error("TOO_LARGE.GMP", "File too large") });
    expect(post(marketplace, [wish("A", 3)])).toMatchObject({
      kind: "refused",
      issue: { message: "Walmart says that it is too large to be taken at once." },
    });
  });

  test("a key without the permission is the seller's to put right", () => {
    const { marketplace } = posting({ status: 403, body: error("FORBIDDEN") });
    expect(failureOf(() => post(marketplace, [wish("A", 3)])).kind).toBe("setup");
  });

  test("ten leave at once; an eleventh would have to wait longer than the run, so it does not leave", () => {
    const { marketplace, asked } = posting({ body: { feedId: "F1" } });
    expect(marketplace.allowance(0).feeds).toEqual({ left: 10, perHour: 10 });
    const outcomes = marketplace.postFeeds(Array.from({ length: 11 }, (_, at) => [wish("A", at)]));
    expect(outcomes.map((outcome) => outcome?.kind ?? "left")).toEqual([...Array(10).fill("accepted"), "left"]);
    expect(marketplace.allowance(0).feeds.left).toBe(0);
    expect(post(marketplace, [wish("A", 11)])).toBeNull();
    expect(asked).toHaveLength(10);
  });
});

describe("the allowance", () => {
  test("is what the bucket of single updates still holds", () => {
    const one = account();
    expect(one.marketplace.allowance(0).singles).toEqual({ left: 200, perHour: 12_000 });
    one.marketplace.setQuantities([wish("A", 1), wish("B", 1)]);
    expect(one.marketplace.allowance(0).singles.left).toBeLessThan(200);
  });

  test("where ship nodes are named it is another one, and a file of 1 MB holds fewer listings", () => {
    const { feeds, feedSize } = account().marketplace.allowance(2);
    expect(feeds).toEqual({ left: 50, perHour: 50 });
    const longest = wish("\u0001".repeat(50), 2 * 999_999);
    const nodes = { "361451354333223041": 999_999, "361451354333223042": 999_999 };
    const { marketplace, asked } = posting({ body: { feedId: "F1" } });
    post(
      marketplace,
      Array.from({ length: feedSize }, () => ({ ...longest, nodes })),
    );
    expect(JSON.stringify(asked[0]?.body).length).toBeLessThan(1_048_576);
    expect(feedSize).toBeGreaterThan(1_500);
  });
});

interface Told {
  readonly feedStatus: string;
  readonly counts?: object;
  readonly details?: readonly object[];
  readonly errors?: unknown;
}

/** Walmart tells this of the feed, in pages of what was asked for. */
const telling = ({ feedStatus, counts = {}, details = [], errors = null }: Told): Answer => {
  return ({ query }) => {
    const offset = Number(query.offset);
    const page = details.slice(offset, offset + Number(query.limit));
    return {
      body: {
        feedId: "F1",
        feedStatus,
        itemsReceived: details.length,
        itemsSucceeded: 0,
        itemsFailed: 0,
        itemsProcessing: 0,
        offset,
        limit: Number(query.limit),
        ingestionErrors: { ingestionError: errors },
        itemDetails: { itemIngestionStatus: page },
        ...counts,
      },
    };
  };
};
const success = (sku: string) => ({ martId: 0, sku, index: 0, ingestionStatus: "SUCCESS" });
const read = (answer: Answer, count = 1): FeedAnswer =>
  scriptedAccount(answer).marketplace.readFeed("F1@A", itemsOf(count));
const kinds = (reading: FeedAnswer) =>
  reading.kind === "done" ? Object.fromEntries([...reading.items].map(([sku, { kind }]) => [sku, kind])) : reading.kind;

describe("reading what became of a feed", () => {
  test("the id's @ is encoded; items come in pages of 50, and all are read", () => {
    const { marketplace, asked } = scriptedAccount(
      telling({ feedStatus: "PROCESSED", details: skus(120).map(success) }),
    );
    const reading = marketplace.readFeed("F129C@AU8BAgA", itemsOf(120));
    expect(reading.kind === "done" && reading.items.size).toBe(120);
    expect(asked.map(({ path }) => path)).toEqual(Array(3).fill("/v3/feeds/F129C%40AU8BAgA"));
    expect(asked.map(({ query }) => [query.includeDetails, query.offset, query.limit])).toEqual([
      ["true", "0", "50"],
      ["true", "50", "50"],
      ["true", "100", "50"],
    ]);
  });

  test.each(["RECEIVED", "INPROGRESS"])("%s: it is waited for", (feedStatus) => {
    expect(read(telling({ feedStatus }))).toEqual({ kind: "waiting" });
  });

  test("PROCESSED does not mean success: each item says its own", () => {
    const failed = (sku: string, ingestionStatus: string, ingestionError: unknown) => ({
      ...success(sku),
      ingestionStatus,
      ingestionErrors: { ingestionError },
    });
    const problem = { type: "DATA_ERROR", code: "ERR_EXT_DATA_0801001", description: "Bad SKU." };
    const reading = read(
      telling({
        feedStatus: "PROCESSED",
        details: [
          { ...success("L1"), ingestionErrors: { ingestionError: [{ ...problem, description: null }] } },
          failed("L2", "DATA_ERROR", [problem, problem]),
          failed("L3", "DATA_ERROR", problem),
          failed("L4", "DATA_ERROR", null),
          failed("L5", "SYSTEM_ERROR", [problem]),
          failed("L6", "TIMEOUT_ERROR", [problem]),
          failed("L7", "NEW_STATE", null),
        ],
      }),
      7,
    );
    expect(kinds(reading)).toEqual({
      L1: "accepted",
      L2: "refused",
      L3: "refused",
      L4: "refused",
      L5: "unknown",
      L6: "unknown",
      L7: "unknown",
    });
    const said = reading.kind === "done" ? [...reading.items.values()] : [];
    expect(said[1]).toMatchObject({ issue: { message: "Walmart refused it: Bad SKU." } });
    expect(said[2]).toMatchObject({ issue: { message: "Walmart refused it: Bad SKU." } });
    expect(said[3]).toMatchObject({ issue: { message: "Walmart refused it and gave no reason." } });
  });

  test("an item that is still being worked on is waited for", () => {
    const details = [success("L1"), { ...success("L2"), ingestionStatus: "INPROGRESS" }];
    expect(read(telling({ feedStatus: "PROCESSED", details }), 2)).toEqual({ kind: "waiting" });
  });

  test("ERROR with nothing received: refused as a whole, with the reason", () => {
    const errors = [{ type: "DATA_ERROR", code: "ERR_EXT_DATA_0503009", description: "Invalid header." }];
    expect(read(telling({ feedStatus: "ERROR", errors }))).toMatchObject({
      kind: "refused",
      issue: { message: "Walmart refused it: Invalid header." },
    });
  });

  test("ERROR after some items: what nothing is said of has an unknown outcome", () => {
    const details = [success("L1"), success("L2")];
    expect(kinds(read(telling({ feedStatus: "ERROR", details }), 3))).toEqual({ L1: "accepted", L2: "accepted" });
  });

  test("a state that no document names is passed on as it is", () => {
    expect(read(telling({ feedStatus: "COMPLETE" }))).toEqual({ kind: "strange", said: "COMPLETE" });
  });

  test("no details: success only if the counts say that every item succeeded", () => {
    const counts = { itemsReceived: 2, itemsSucceeded: 2 };
    expect(kinds(read(telling({ feedStatus: "PROCESSED", counts }), 2))).toEqual({ L1: "accepted", L2: "accepted" });
    expect(kinds(read(telling({ feedStatus: "PROCESSED", counts }), 3))).toEqual({});
    const failed = { itemsReceived: 2, itemsSucceeded: 1, itemsFailed: 1 };
    expect(kinds(read(telling({ feedStatus: "PROCESSED", counts: failed }), 2))).toEqual({});
  });

  test("one page that cannot be read: nothing is concluded, and all are read again later", () => {
    const all = telling({ feedStatus: "PROCESSED", details: skus(120).map(success) });
    for (const broken of ["lost", { status: 500, body: "" }, { body: "{" }] as const) {
      const work = () => read((asked) => (asked.query.offset === "50" ? broken : all(asked)), 120);
      expect(failureOf(work).kind).toBe("transient");
    }
  });

  test("a feed that Walmart does not know, or not yet, is waited for", () => {
    expect(read(() => ({ status: 404, body: error("CONTENT_NOT_FOUND") }))).toEqual({ kind: "waiting" });
  });

  test.each([
    ["a list", []],
    ["null", null],
    ["a number for a state", { feedStatus: 7 }],
  ])("%s where a feed should be is no result", (_what, body) => {
    expect(failureOf(() => read(() => ({ body }))).code).toBe("answer-unreadable");
  });
});

describe("looking for a feed whose post was not answered", () => {
  const AT = instant(START);
  const entry = (feedId: string, more: object = {}) => ({
    feedId,
    feedType: "inventory",
    itemsReceived: 2,
    feedDate: START + 1_000,
    feedStatus: "RECEIVED",
    ...more,
  });
  const listing =
    (feeds: readonly object[], held: Readonly<Record<string, readonly string[]>> = {}): Answer =>
    ({ path, query }: Asked) => {
      if (path === "/v3/feeds") {
        const offset = Number(query.offset);
        return { body: { totalResults: feeds.length, results: { feed: feeds.slice(offset, offset + 50) } } };
      }
      const own = held[decodeURIComponent(path.slice("/v3/feeds/".length))] ?? [];
      return { body: { feedStatus: "INPROGRESS", itemDetails: { itemIngestionStatus: own.map(success) } } };
    };
  const find = (answer: Answer, claimed: readonly string[] = []) =>
    scriptedAccount(answer).marketplace.findFeed({ at: AT, items: itemsOf(2), claimed: new Set(claimed) });

  test("it is known by type, number of items, and time", () => {
    const others = [
      entry("type", { feedType: "item" }),
      entry("count", { itemsReceived: 3 }),
      entry("early", { feedDate: START - 2 * 3_600_000 }),
      entry("late", { feedDate: START + 2 * 3_600_000 }),
    ];
    expect(find(listing([...others, entry("ours")]))).toBe("ours");
    expect(find(listing(others))).toBeNull();
    expect(find(listing([]))).toBeNull();
  });

  test("a clock that is wrong by an hour does not hide it, and times may be text", () => {
    expect(find(listing([entry("ours", { feedDate: START - 3_600_000 })]))).toBe("ours");
    expect(find(listing([entry("ours", { feedDate: String(START) })]))).toBe("ours");
  });

  test("a feed that is accounted for is not it", () => {
    expect(find(listing([entry("known"), entry("ours")]), ["known"])).toBe("ours");
  });

  test("one with other SKUs in it is another tool's", () => {
    const answer = listing([entry("theirs"), entry("ours")], { theirs: ["X1", "X2"], ours: ["L1", "L2"] });
    expect(find(answer)).toBe("ours");
  });

  test("it is looked for on further pages, but not forever", () => {
    const many = Array.from({ length: 130 }, (_, at) => entry(`other-${at}`, { feedType: "item" }));
    expect(find(listing([...many, entry("ours")]))).toBe("ours");
    const { marketplace, asked } = scriptedAccount(({ query }) => ({
      body: {
        results: { feed: Array.from({ length: 50 }, (_, at) => entry(`${query.offset}-${at}`, { itemsReceived: 9 })) },
      },
    }));
    expect(marketplace.findFeed({ at: AT, items: itemsOf(2), claimed: new Set() })).toBeNull();
    expect(asked).toHaveLength(4);
  });
});

describe("on the simulated Walmart", () => {
  const shop = (count: number, more: object = {}) =>
    account({
      items: items(skus(count)),
      quantities: skus(count).map((sku) => [sku, 1] as const),
      budgetMs: 7_200_000,
      ...more,
    });
  const wishes = (count: number) => skus(count).map((sku, at) => wish(sku, at));

  test("a feed is taken, worked through, and each item's result read", () => {
    const one = shop(120);
    const outcome = post(one.marketplace, wishes(120));
    const id = outcome?.kind === "accepted" ? outcome.answer : "";
    expect(one.marketplace.readFeed(id, itemsOf(120))).toEqual({ kind: "waiting" });
    one.clock.advance(600_000);
    const reading = one.nextRun().readFeed(id, itemsOf(120));
    expect(new Set(Object.values(kinds(reading)))).toEqual(new Set(["accepted"]));
    expect([...one.walmart.quantities()]).toEqual(skus(120).map((sku, at) => [sku, at]));
    expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
  });

  test("refused items, as a list or a single object, are told from those that succeeded", () => {
    for (const feedErrorShape of ["list", "single"] as const) {
      const one = shop(4, { switches: { feedErrorShape, feedSuccessCarriesError: true, feedErrorsRepeat: true } });
      const outcome = post(one.marketplace, [...wishes(4), wish("unknown", 5)]);
      one.clock.advance(600_000);
      const id = outcome?.kind === "accepted" ? outcome.answer : "";
      expect(kinds(one.nextRun().readFeed(id, new Map([...itemsOf(4), ["unknown", 5]])))).toEqual({
        L1: "accepted",
        L2: "accepted",
        L3: "accepted",
        L4: "accepted",
        unknown: "refused",
      });
    }
  });

  test("a feed whose answer was lost is found once Walmart lists it", () => {
    const one = shop(3);
    one.walmart.faults.set({ name: "drop-after-processing", families: ["feed-inventory"], requests: 1 });
    const at = instant(one.clock.now());
    expect(post(one.marketplace, wishes(3))?.kind).toBe("unknown");
    const sought = { at, items: itemsOf(3), claimed: new Set<string>() };
    expect(one.marketplace.findFeed(sought)).toBeNull();
    one.clock.advance(60_000);
    const id = one.nextRun().findFeed(sought);
    expect(id).not.toBeNull();
    one.clock.advance(600_000);
    expect(kinds(one.nextRun().readFeed(id ?? "", itemsOf(3)))).toEqual({
      L1: "accepted",
      L2: "accepted",
      L3: "accepted",
    });
  });

  test("per ship node: each gets its own number", () => {
    const one = shop(1);
    const node = [...one.marketplace.listShipNodes()][0]?.id ?? "";
    const outcome = post(one.marketplace, [{ ...wish("L1", 8), nodes: { [node]: 8 } }]);
    one.clock.advance(600_000);
    const id = outcome?.kind === "accepted" ? outcome.answer : "";
    expect(kinds(one.nextRun().readFeed(id, new Map([["L1", 8]])))).toEqual({ L1: "accepted" });
    expect(one.walmart.quantities().get("L1")).toBe(8);
  });
});
