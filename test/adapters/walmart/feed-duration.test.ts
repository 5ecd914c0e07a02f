/** How long feeds take with this account, by Walmart's own list of them. */
import { account, items, wish } from "../../support/account-under-test";
import { error, scriptedAccount } from "../../support/scripted-account";

const MINUTE = 60_000;

/** A feed in wire shape that was over so many seconds after it was posted. */
const feed = (seconds: number, more: object = {}) => ({
  feedId: `F${seconds}`,
  feedType: "inventory",
  feedStatus: "PROCESSED",
  itemsReceived: 2,
  feedDate: 1_795_000_000_000,
  modifiedDtm: 1_795_000_000_000 + seconds * 1_000,
  ...more,
});

const durationOf = (...feeds: readonly unknown[]) =>
  scriptedAccount(() => ({ body: { results: { feed: feeds } } })).marketplace.feedDuration();

test("is the middle one of the latest five that were worked through", () => {
  expect(durationOf(feed(75))).toBe(75_000);
  expect(durationOf(feed(40), feed(75), feed(20))).toBe(40_000);
  expect(durationOf(feed(10), feed(20), feed(30), feed(40), feed(50), feed(9_000), feed(9_001))).toBe(30_000);
});

test("one feed that was touched long after does not count for much", () => {
  expect(durationOf(feed(60), feed(99_000), feed(70))).toBe(70_000);
});

test.each([
  ["other kinds of feeds", { feedType: "MP_ITEM" }],
  ["feeds that are under way", { feedStatus: "INPROGRESS" }],
  ["feeds that were refused as a whole", { feedStatus: "ERROR" }],
  ["feeds without an item", { itemsReceived: 0 }],
  ["feeds without times", { modifiedDtm: null }],
  ["times that go backwards", { modifiedDtm: 1 }],
])("%s tell nothing", (_, more) => {
  expect(durationOf(feed(75, more))).toBeNull();
  expect(durationOf(feed(75, more), feed(90))).toBe(90_000);
});

test("numbers may come as text, and feeds per ship node count too", () => {
  expect(durationOf(feed(75, { feedType: "MP_INVENTORY", feedDate: "1795000000000", itemsReceived: "2" }))).toBe(
    75_000,
  );
});

test.each([
  ["an outage", () => "lost" as const],
  ["no feed at all", () => ({ status: 404, body: error("CONTENT_NOT_FOUND.GMP_RECEIVER_API") })],
  ["a key that may not look", () => ({ status: 403, body: error("FORBIDDEN.GMP_GATEWAY_API") })],
  ["an answer of another shape", () => ({ body: [] })],
])("%s: nobody knows, and nothing ends for it", (_, answer) => {
  expect(scriptedAccount(answer).marketplace.feedDuration()).toBeNull();
});

test.each([2.5, 5, 10])("a feed of the simulated Walmart that took %s minutes tells so", (minutes) => {
  const one = account({
    items: items(["A", "B"]),
    latencies: { "feed-processing": minutes * MINUTE },
    budgetMs: 3_600_000,
  });
  one.marketplace.postFeeds([[wish("A", 1), wish("B", 2)]]);
  expect(one.marketplace.feedDuration()).toBeNull();
  one.clock.advance(20 * MINUTE);
  expect(one.marketplace.feedDuration()).toBe(minutes * MINUTE);
});
