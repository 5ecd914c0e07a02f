import { REPLENISH_FORMATS, REPLENISH_HEADERS } from "../../../dev/simulator/walmart/wire/settings";
import { inventoryFile, post, readFeed, submit } from "../../support/feed-shop";
import { businessRequest, call, getToken, NOW, read, tokenRequest } from "../../support/simulator-client";
import { buy, smallShop } from "../../support/simulator-shop";

const MINUTE = 60_000;
const DONE = NOW + 5 * MINUTE;
const HOUR = 3_600_000;
const shop = () => smallShop({ latencies: { "feed-processing": 5 * MINUTE }, switches: { feedListDelaySeconds: 0 } });
const file = inventoryFile([
  ["A", 4],
  ["C", 5],
]);

describe("a feed's POST without an answer", () => {
  test.each([
    ["down", 0],
    ["drop-after-processing", 1],
  ] as const)("%s: %i feeds are taken", (name, taken) => {
    const walmart = shop();
    walmart.faults.set({ name, families: ["feed-inventory"], requests: 1 });
    expect(() => post(walmart, file)).toThrow();
    expect(walmart.feeds()).toHaveLength(taken);
    expect(call(walmart, "feeds").json.totalResults).toBe(taken);
  });

  test.each([
    ["error-504", 504, 0],
    ["error-504-after-processing", 504, 1],
    ["html-500", 500, 0],
    ["error-500-after-processing", 500, 1],
  ] as const)("%s: status %i, %i feeds taken", (name, status, taken) => {
    const walmart = shop();
    walmart.faults.set({ name, families: ["feed-inventory"] });
    expect(post(walmart, file).status).toBe(status);
    expect(walmart.feeds()).toHaveLength(taken);
  });
});

describe("feeds that go wrong", () => {
  test("feed-error: the whole feed ends in ERROR", () => {
    const walmart = shop();
    walmart.faults.set({ name: "feed-error", requests: 1 });
    expect(readFeed(walmart, submit(walmart, [["A", 4]]), DONE)).toMatchObject({
      feedStatus: "ERROR",
      itemsReceived: 0,
      ingestionErrors: { ingestionError: [{ type: "SYSTEM_ERROR" }] },
    });
    submit(walmart, [["A", 4]], DONE);
    expect(walmart.feeds()).toMatchObject([{ status: "ERROR" }, { status: "RECEIVED" }]);
  });

  test.each([
    ["feed-data-error:2", "DATA_ERROR", "itemDataErrorCount"],
    ["feed-system-error:2", "SYSTEM_ERROR", "itemSystemErrorCount"],
    ["feed-timeout-error:2", "TIMEOUT_ERROR", "itemTimeoutErrorCount"],
  ] as const)("%s: every second item fails with %s and sets nothing", (name, status, count) => {
    const walmart = shop();
    walmart.faults.set({ name });
    const { feedId } = post(walmart, file).json;
    const { itemDetails } = readFeed(walmart, feedId, DONE);
    expect(itemDetails.itemIngestionStatus).toMatchObject([
      { ingestionStatus: "SUCCESS" },
      { ingestionStatus: status, ingestionErrors: { ingestionError: [{ type: status }] } },
    ]);
    expect(call(walmart, "feeds", { now: DONE }).json.results.feed[0][count]).toBe(1);
    expect([walmart.quantities().get("A"), walmart.quantities().get("C")]).toEqual([4, 1]);
  });

  test("refuse-sku: that SKU fails inside a feed and per node as well", () => {
    const walmart = shop();
    walmart.faults.set({ name: "refuse-sku:C" });
    const { feedId } = post(walmart, file).json;
    expect(readFeed(walmart, feedId, DONE)).toMatchObject({ itemsSucceeded: 1, itemsFailed: 1 });
    const [shipNode] = walmart.shipNodes();
    const body = { inventories: { nodes: [{ shipNode, inputQty: { unit: "EACH", amount: 1 } }] } };
    expect(call(walmart, "inventories/C", { method: "PUT", body }).status).toBe(400);
    expect(call(walmart, "inventories/A", { method: "PUT", body }).status).toBe(200);
  });

  test("refuse-sku strikes a SKU with a colon and not the one that it begins with", () => {
    const walmart = shop();
    walmart.faults.set({ name: "refuse-sku:A:1" });
    expect(readFeed(walmart, submit(walmart, [["A", 4]]), DONE).itemsSucceeded).toBe(1);
  });

  test("feed-stuck: INPROGRESS for ever, and nothing lands", () => {
    const walmart = shop();
    walmart.faults.set({ name: "feed-stuck" });
    const id = submit(walmart, [["A", 4]]);
    expect(readFeed(walmart, id, NOW + 100 * HOUR)).toMatchObject({ feedStatus: "INPROGRESS", itemsProcessing: 1 });
    expect(walmart.quantities().get("A")).toBe(10);
  });

  test("feed-unknown-status: a word that no document knows", () => {
    const walmart = shop();
    const id = submit(walmart, [["A", 4]]);
    walmart.faults.set({ name: "feed-unknown-status" });
    const documented = ["RECEIVED", "INPROGRESS", "PROCESSED", "ERROR"];
    expect(documented).not.toContain(readFeed(walmart, id, DONE).feedStatus);
    expect(documented).not.toContain(call(walmart, "feeds", { now: DONE }).json.results.feed[0].feedStatus);
  });

  test("feed-empty-details: the counts are there, the items are not", () => {
    const walmart = shop();
    const id = submit(walmart, [["X", 4]]);
    walmart.faults.set({ name: "feed-empty-details" });
    const answer = readFeed(walmart, id, DONE);
    expect(answer).toMatchObject({ itemsFailed: 1, itemDetails: { itemIngestionStatus: [] } });
  });
});

describe("answers that go wrong, in every family", () => {
  const ways = REPLENISH_HEADERS.flatMap((header) => REPLENISH_FORMATS.map((format) => [header, format] as const));
  test.each(ways)(
    "throttled:%s:%s: the bucket is empty and says when it fills [T:62580250187; YF]",
    (header, format) => {
      const walmart = shop();
      walmart.faults.set({ name: `throttled:${header}:${format}`, families: ["inventories"], requests: 1 });
      const got = call(walmart, "inventories");
      const value = { "epoch-ms": String(NOW + 300), iso: new Date(NOW + 300).toISOString(), seconds: "1" }[format];
      expect(got).toMatchObject({ status: 429, headers: { [header]: value, "x-current-token-count": "0" } });
      expect(call(walmart, "inventories").status).toBe(429);
      expect(call(walmart, "inventories", { now: NOW + 300 }).status).toBe(200);
    },
  );

  test.each(["items", "inventories", "feeds", "orders", "inventory?sku=A", "settings/shipping/shipnodes"])(
    "huge-after-processing: %s answers with 10 MB of valid JSON",
    (path) => {
      const walmart = shop();
      buy(walmart, [["A", 1]]);
      const plain = call(walmart, path);
      walmart.faults.set({
        name: "huge-after-processing",
        requests: 1,
        families: ["items", "inventories", "feeds", "orders", "inventory-read", "ship-nodes"],
      });
      const huge = call(walmart, path);
      expect(huge.text.length).toBeGreaterThan(10 * 1024 * 1024);
      const members = Array.isArray(plain.json) ? plain.json : Object.keys(plain.json);
      expect(Array.isArray(huge.json) ? huge.json : Object.keys(huge.json)).toEqual(expect.arrayContaining(members));
    },
  );

  test.each(["feeds", "inventories", "inventories/A"])("truncated-after-processing: %s is cut in half", (path) => {
    const walmart = shop();
    const request = businessRequest(walmart, path);
    walmart.faults.set({ name: "truncated-after-processing" });
    expect(() => read(walmart.handle(request, NOW))).toThrow(SyntaxError);
  });
});

describe("clock-skew: Walmart's clock is not ours", () => {
  const skewed = (ms: number) => {
    const walmart = shop();
    walmart.faults.set({ name: `clock-skew:${ms}` });
    return walmart;
  };

  test.each([HOUR, -HOUR])("by %i ms, in what buyers and requests see alike", (ms) => {
    const walmart = skewed(ms);
    const id = buy(walmart, [["A", 1]]);
    expect(walmart.order(id)?.orderDate).toBe(NOW + ms);
    expect(readFeed(walmart, submit(walmart, [["A", 4]]), NOW).feedSubmissionDate).toBe(NOW + ms);
    expect(walmart.ledger().at(-1)?.at).toBe(NOW + ms);
  });

  test("lasts until cleared, whatever families it was set for, and leaves a token its 900 seconds", () => {
    const walmart = skewed(HOUR);
    const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
    expect(call(walmart, "items", { headers, now: NOW + 899_999 }).status).toBe(200);
    expect(call(walmart, "items", { headers, now: NOW + 900_000 }).status).toBe(401);
    expect("failed" in walmart.handle(tokenRequest(), NOW)).toBe(false);
    walmart.faults.clear("clock-skew:3600000");
    expect(walmart.order(buy(walmart, [["A", 1]]))?.orderDate).toBe(NOW);
  });
});
