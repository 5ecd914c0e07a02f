import { nodesFile, post, readFeed, submit } from "../../support/feed-shop";
import { call, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

const MINUTE = 60_000;
const latencies = { "feed-received": MINUTE, "feed-processing": 5 * MINUTE };
const shop = (switches = {}) => smallShop({ latencies, switches });
const DONE = NOW + 5 * MINUTE;

test("the list has every published member, newest first, at most 50 on a page [S:feeds]", () => {
  const walmart = shop({ feedListDelaySeconds: 0 });
  const older = submit(walmart, [["A", 4]]);
  const newer = submit(walmart, [["X", 4]], NOW + 1);
  const { json } = call(walmart, "feeds?limit=50", { now: DONE + 1 });
  expect(json).toMatchObject({ totalResults: 2, offset: 0, limit: 50 });
  expect(json.results.feed[1]).toEqual({
    feedId: older,
    feedSource: "MARKETPLACE_PARTNER",
    feedType: "inventory",
    partnerId: expect.any(String),
    itemsReceived: 1,
    itemsSucceeded: 1,
    itemsFailed: 0,
    itemsProcessing: 0,
    itemDataErrorCount: 0,
    itemSystemErrorCount: 0,
    itemTimeoutErrorCount: 0,
    feedStatus: "PROCESSED",
    feedDate: NOW,
    modifiedDtm: DONE,
    orgId: expect.any(String),
  });
  expect(json.results.feed[0]).toMatchObject({ feedId: newer, itemsFailed: 1, itemDataErrorCount: 1 });
  expect(call(walmart, "feeds?offset=1", { now: DONE }).json.results.feed).toHaveLength(1);
  expect(call(walmart, "feeds?limit=51").status).toBe(400);
  const one = call(walmart, `feeds?feedId=${encodeURIComponent(older)}`, { now: DONE }).json;
  expect(one.results.feed.map((feed: { feedId: string }) => feed.feedId)).toEqual([older]);
});

test.each([
  [false, 200],
  [true, 404],
])("a list without feeds: a switch (%s: %i)", (emptyFeedListIs404, status) => {
  expect(call(shop({ emptyFeedListIs404 }), "feeds").status).toBe(status);
});

test.each([
  [true, 1],
  [false, 0],
])("whether a feed in RECEIVED tells its number of items is a switch (%s: %i)", (receivedFeedCountsItems, count) => {
  const walmart = shop({ receivedFeedCountsItems });
  expect(readFeed(walmart, submit(walmart, [["A", 4]]), NOW).itemsReceived).toBe(count);
});

test("what the list calls an MP_INVENTORY feed is a switch [S:feeds]", () => {
  const walmart = shop({ feedListDelaySeconds: 0, feedTypeListed: "inventory" });
  post(walmart, nodesFile([["A", "9", 7]]), "feedType=MP_INVENTORY");
  expect(call(walmart, "feeds").json.results.feed[0].feedType).toBe("inventory");
});

test("the at sign of an id must come back as %40; a bare one is refused and marked [S:feeds]", () => {
  const walmart = shop();
  const id = submit(walmart, [["A", 4]]);
  expect(call(walmart, `feeds/${id}`).status).toBe(400);
  expect(call(walmart, `feeds?feedId=${id}`).status).toBe(400);
  expect(walmart.counters().violations).toEqual({ "unencoded-feed-id": 2 });
  expect(call(walmart, `feeds/${id.replace("@", "%40")}`).status).toBe(200);
});

test("an unknown feed is 404", () => {
  expect(call(shop(), "feeds/NONE").json.errors[0].code).toBe("CONTENT_NOT_FOUND.GMP_RECEIVER_API");
});

test("items come only with includeDetails, 50 on a page, and the largest page is a switch [S:feeds]", () => {
  const walmart = shop();
  const id = submit(
    walmart,
    Array.from({ length: 60 }, (_, at) => [`L${at}`, 1] as const),
  );
  const page = (query: string) => readFeed(walmart, id, DONE, query).itemDetails?.itemIngestionStatus;
  expect(page("")).toEqual([]);
  expect(page("includeDetails=true")).toHaveLength(50);
  expect(page("includeDetails=true&offset=50&limit=50").map((item: { index: number }) => item.index)).toEqual([
    50, 51, 52, 53, 54, 55, 56, 57, 58, 59,
  ]);
  expect(page("includeDetails=true&limit=1000")).toBeUndefined();
  walmart.adjust({ switches: { feedDetailsMaxLimit: 1000 } });
  expect(page("includeDetails=true&limit=1000")).toHaveLength(60);
});

test("an item's error may be a list or a single object, come twice, and stand on a success: switches [EJ]", () => {
  const walmart = shop();
  const id = submit(walmart, [
    ["X", 4],
    ["A", 4],
  ]);
  const errors = (switches: Parameters<typeof walmart.adjust>[0]["switches"]) => {
    walmart.adjust(switches === undefined ? {} : { switches });
    const items: { ingestionErrors: { ingestionError: unknown } }[] = readFeed(walmart, id, DONE).itemDetails
      .itemIngestionStatus;
    return items.map((item) => item.ingestionErrors.ingestionError);
  };
  const error = expect.objectContaining({ type: "DATA_ERROR", field: "sku" });
  expect(errors({})).toEqual([[error], null]);
  expect(errors({ feedErrorsRepeat: true })).toEqual([[error, error], null]);
  expect(errors({ feedErrorShape: "single", feedErrorsRepeat: false })).toEqual([error, null]);
  expect(errors({ feedSuccessCarriesError: true })).toEqual([error, expect.objectContaining({ description: null })]);
});
