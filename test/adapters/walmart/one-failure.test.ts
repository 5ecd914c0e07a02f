/** One odd thing, or one thing that Walmart says nothing proper about, leaves all others as they are. */
import { instant, listingSku, purchaseOrderId } from "../../../src/domain/values/brand";
import { failureOf, START } from "../../support/account-under-test";
import { type Answer, type Asked, error, scriptedAccount } from "../../support/scripted-account";

const since = { createdFrom: instant(START - 2 * 86_400_000) };
const PO = purchaseOrderId("1001");

describe("only Walmart's own word says that something is not there", () => {
  const BARE: readonly (readonly [string, unknown])[] = [
    ["an empty body", ""],
    ["an empty object", "{}"],
    ["a page", "<html>Not Found</html>"],
    ["plain text", "404 page not found"],
    ["another error", error("GATEWAY_ERROR")],
  ];
  const reads: Readonly<Record<string, (answer: Answer) => unknown>> = {
    orders: (answer) => scriptedAccount(answer).marketplace.listOrders(since),
    "one order": (answer) => scriptedAccount(answer).marketplace.getOrder(PO),
    listings: (answer) => scriptedAccount(answer).marketplace.listListings(),
    "a feed": (answer) => scriptedAccount(answer).marketplace.readFeed("F", new Map()),
    "looking for a feed": (answer) =>
      scriptedAccount(answer).marketplace.findFeed({ at: instant(START), items: new Map(), claimed: new Set() }),
    stock: (answer) => scriptedAccount(answer).marketplace.listStock(null),
  };
  for (const [what, read] of Object.entries(reads)) {
    test.each(BARE)(`${what}: a 404 with %s is Walmart not answering properly`, (_, body) => {
      expect(failureOf(() => read(() => ({ status: 404, body }))).kind).toBe("transient");
    });
    test(`${what}: CONTENT_NOT_FOUND is Walmart's own word`, () => {
      expect(() => read(() => ({ status: 404, body: error("CONTENT_NOT_FOUND.GMP_GATEWAY_API") }))).not.toThrow();
    });
  }

  test.each(BARE)("a listing is not taken for gone, nor its report, by a 404 with %s", (_, body) => {
    const { marketplace } = scriptedAccount(() => ({ status: 404, body }));
    expect(marketplace.findListings([listingSku("A")])).toMatchObject([{ kind: "unknown" }]);
    expect(marketplace.readListingReport("r")).toBe("unread");
  });
});

describe("one listing is looked up by its SKU", () => {
  const found = (answer: Answer, ...skus: string[]) =>
    scriptedAccount(answer).marketplace.findListings(skus.map(listingSku));
  const item = (sku: unknown) => ({ sku, wpid: "W", publishedStatus: "PUBLISHED", lifecycleStatus: "ACTIVE" });
  const skuOf = ({ path }: Asked) => decodeURIComponent(path.split("/").at(-1) ?? "");

  test("each has its own outcome: there, not there by Walmart's word, or nobody knows", () => {
    const answer: Answer = (asked) => {
      const sku = skuOf(asked);
      if (sku === "GONE") return { status: 404, body: error("CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API") };
      if (sku === "DOWN") return { status: 500, body: "" };
      if (sku === "OTHER") return { body: { ItemResponse: [item("X")] } };
      if (sku === "EMPTY") return { body: { ItemResponse: [] } };
      return { body: { ItemResponse: sku === "ALONE" ? item(sku) : [item(sku)] } };
    };
    const outcomes = found(answer, "A/1 #", "ALONE", "GONE", "DOWN", "OTHER", "EMPTY");
    expect(outcomes).toMatchObject([
      { kind: "accepted", answer: { sku: "A/1 #", wpid: "W", state: "Active" } },
      { kind: "accepted", answer: { sku: "ALONE" } },
      { kind: "accepted", answer: null },
      { kind: "unknown" },
      { kind: "unknown" },
      { kind: "unknown" },
    ]);
  });
});

describe("one odd thing in a list of things", () => {
  const feed =
    (items: unknown, more: object = {}) =>
    () => ({
      body: { feedStatus: "PROCESSED", itemsReceived: 3, itemDetails: { itemIngestionStatus: items }, ...more },
    });
  const wished = new Map([
    ["A", 1],
    ["B", 1],
    ["C", 1],
  ]);
  const kinds = (answer: Answer) => {
    const reading = scriptedAccount(answer).marketplace.readFeed("F", wished);
    return reading.kind === "done"
      ? Object.fromEntries([...reading.items].map(([sku, one]) => [sku, one.kind]))
      : reading;
  };
  const ok = (sku: string) => ({ sku, ingestionStatus: "SUCCESS" });

  test.each([
    ["no status", { sku: "B" }, { A: "accepted", B: "unknown", C: "accepted" }],
    ["no SKU", { sku: null, ingestionStatus: "SUCCESS" }, { A: "accepted", C: "accepted" }],
    ["nothing", null, { A: "accepted", C: "accepted" }],
    ["text", "B", { A: "accepted", C: "accepted" }],
  ])("an item of a feed that is %s leaves only its own outcome open", (_, odd, outcomes) => {
    expect(kinds(feed([ok("A"), odd, ok("C")]))).toEqual(outcomes);
  });

  test("a count that is none says nothing against the items", () => {
    expect(kinds(feed([ok("A"), ok("B"), ok("C")], { itemsReceived: "" }))).toEqual({
      A: "accepted",
      B: "accepted",
      C: "accepted",
    });
    expect(kinds(feed(ok("A"), { feedStatus: "ERROR", itemsReceived: null }))).toEqual({ A: "accepted" });
  });

  test.each(["", "{}", "null"])("a feed's status that is %j is a failure of that feed alone", (body) => {
    expect(() => scriptedAccount(() => ({ body })).marketplace.readFeed("F", wished)).toThrow();
  });

  test("an entry in the list of feeds that cannot be read hides none of the others", () => {
    const entry = { feedId: "F2", feedType: "inventory", itemsReceived: 3, feedDate: START };
    const { marketplace } = scriptedAccount(({ path }) =>
      path === "/v3/feeds"
        ? { body: { results: { feed: [null, { feedId: {} }, { ...entry, feedId: "F1" }, entry] } } }
        : path.endsWith("F1")
          ? { status: 500, body: "" }
          : { body: { feedStatus: "RECEIVED" } },
    );
    expect(marketplace.findFeed({ at: instant(START), items: wished, claimed: new Set() })).toBe("F2");
  });

  test("a ship node that cannot be read leaves the others, and the default one untold", () => {
    const node = (shipNode: unknown, nodeType = "PHYSICAL") => ({ shipNode, nodeType, shipNodeName: 7 });
    const { marketplace } = scriptedAccount(() => ({ body: [node("1", "VIRTUAL"), node({}), node("2")] }));
    expect(marketplace.listShipNodes()).toEqual([
      { id: "1", name: "7", isDefault: false },
      { id: "2", name: "7", isDefault: false },
    ]);
  });

  test("a page of stock on which nothing can be read does not end the reading", () => {
    const { marketplace } = scriptedAccount(({ query }) => ({
      body: {
        meta: { nextCursor: query.nextCursor === undefined ? "n" : null },
        elements: { inventories: [{ sku: "A" }] },
      },
    }));
    expect(marketplace.listStock(null)).toEqual({ stock: [], next: "n" });
    expect(marketplace.listStock("n")).toEqual({ stock: [], next: null });
  });
});

describe("a connection that fails takes the answers of all that left beside it", () => {
  const wishes = ["A", "B", "C", "X", "D"].map((sku) => ({ sku: listingSku(sku), quantity: 1 }));
  const put = (lost: readonly string[]): Answer => {
    return ({ query, body }) => (lost.includes(query.sku ?? "") ? "lost" : { body });
  };

  test("quantities are sent apart until the one without an answer stands alone", () => {
    const { marketplace } = scriptedAccount(put(["X"]));
    const kinds = marketplace.setQuantities(wishes).map(({ kind }) => kind);
    expect(kinds).toEqual(["accepted", "accepted", "accepted", "unknown", "accepted"]);
  });

  test("two without an answer keep no third one back", () => {
    const { marketplace } = scriptedAccount(put(["A", "D"]));
    const kinds = marketplace.setQuantities(wishes).map(({ kind }) => kind);
    expect(kinds).toEqual(["unknown", "accepted", "accepted", "accepted", "unknown"]);
  });

  test("where Walmart answers nothing at all it is not asked for every single one", () => {
    const { marketplace, asked } = scriptedAccount(() => "lost");
    const many = Array.from({ length: 100 }, (_, index) => ({ sku: listingSku(`L${index}`), quantity: 1 }));
    expect(marketplace.setQuantities(many).every(({ kind }) => kind === "unknown")).toBe(true);
    expect(asked.length).toBeLessThan(900);
  });

  test("what must not happen twice is never sent apart", () => {
    const { marketplace, asked } = scriptedAccount(() => "lost");
    marketplace.postFeeds([[{ sku: listingSku("A"), quantity: 1 }], [{ sku: listingSku("B"), quantity: 1 }]]);
    expect(asked.filter(({ method }) => method === "post")).toHaveLength(2);
  });
});

test("an answer that says neither what there is nor how much is no empty list", () => {
  const nothing = () => scriptedAccount(() => ({ body: {} })).marketplace;
  const reads = [
    () => nothing().listOrders(since),
    () => nothing().listListings(),
    () => nothing().listStock(null),
    () => nothing().requestListingReport(null),
    () => nothing().readFeed("F", new Map()),
  ];
  expect(reads.map((read) => failureOf(read).code)).toEqual(reads.map(() => "answer-unreadable"));
});
