import { openSeller } from "../../../dev/bench/seller";
import type { FeedAnswer } from "../../../src/domain/quantities/history/feeds";
import { failure } from "../../../src/domain/values/failure";
import { syncNow } from "../../../src/jobs/run";
import { aListing, aProduct, units } from "../../support/builders";
import { ROOT } from "../../support/project";
import { allOf, aScript, elapse, type Script, type ScriptedFeed, worldOf } from "../../support/scripted-world";

const HOUR_MS = 3_600_000;
const ACCEPTED = { kind: "accepted", answer: null } as const;

/** Ten listings of one stock of three, whose numbers leave in two feeds of five. */
function tenListings(): Script {
  const skus = Array.from({ length: 10 }, (_, index) => `L${index}`);
  const script = aScript({
    products: [aProduct()],
    inventory: units(3),
    listings: skus.map((sku) => aListing({ sku })),
    skuMap: skus.map((sku) => ({ sku, connectTo: "SKU", target: "A" })),
  });
  script.allowance = { singles: { left: 2, perHour: 4 }, feeds: { left: 10, perHour: 10 }, feedSize: 5 };
  return script;
}

/** The same with both feeds under way. */
function twoFeeds(): Script {
  const script = tenListings();
  runAfter(script, 0);
  expect(script.feeds.map(({ items }) => items.length)).toEqual([5, 5]);
  return script;
}

let runs = 0;
/** A scheduled run. */
function runAfter(script: Script, hours: number) {
  runs += 1;
  elapse(script, hours * HOUR_MS);
  return syncNow({ ...worldOf(script), startedBy: "schedule", runId: `run-${runs}` });
}

const isFirst = ({ items }: ScriptedFeed): boolean => items[0]?.sku === "L0";
const cells = ({ paper }: Script, sku: string) => paper.listings?.find((one) => one.sku === sku);

const fails = (): never => {
  throw failure("transient", "down", "Walmart does not answer just now.");
};
const unreadable = (): never => {
  throw failure("defect", "unreadable", "Walmart's answer about a feed cannot be understood.");
};
const LASTING: readonly (readonly [string, () => FeedAnswer])[] = [
  ["not answered", fails],
  ["unreadable", unreadable],
  ["waiting", () => ({ kind: "waiting" })],
  ["in a state that nobody knows", () => ({ kind: "strange", said: "SOMETHING_NEW" })],
];

describe.each(LASTING)("the status of one feed is %s for hours", (_, reading) => {
  test("the other feed settles in the same run; after two hours its listings go one by one, told with age", () => {
    const script = twoFeeds();
    script.readFeed = (feed) => (isFirst(feed) ? reading() : allOf(feed, ACCEPTED));
    const report = runAfter(script, 1);
    expect(report.counts).toMatchObject({ accepted: 5, waiting: 5 });
    expect(cells(script, "L5")).toMatchObject({ sync: "In sync", lastSent: 3 });
    expect(cells(script, "L0")).toMatchObject({ sync: "Sent, waiting for Walmart" });
    expect(script.sent).toEqual([]);
    const later = runAfter(script, 1);
    expect(later.problems.join(" ")).toMatch(/2 hours/);
    expect(cells(script, "L0")).toMatchObject({ sync: "In sync", lastSent: 3 });
    expect(script.sent.map(({ sku }) => sku).sort()).toEqual(["L0", "L1", "L2", "L3", "L4"]);
  });

  test("after a day nothing is waited for and nothing told of it any more", () => {
    const script = twoFeeds();
    script.readFeed = (feed) => (isFirst(feed) ? reading() : allOf(feed, ACCEPTED));
    for (let hour = 0; hour < 26; hour += 1) runAfter(script, 1);
    expect(runAfter(script, 1)).toMatchObject({ kind: "done", status: { kind: "up to date" }, problems: [] });
    const looks = script.events.filter((event) => event === "readFeed feed-1").length;
    runAfter(script, 5);
    expect(script.events.filter((event) => event === "readFeed feed-1")).toHaveLength(looks);
    expect(script.sent).toHaveLength(5);
  });

  test("it lands late after all: its older numbers are overtaken by what is right by now", () => {
    const script = twoFeeds();
    script.readFeed = (feed) => (isFirst(feed) ? reading() : allOf(feed, ACCEPTED));
    for (let hour = 0; hour < 3; hour += 1) runAfter(script, 1);
    script.paper = { ...script.paper, inventory: units(2) };
    runAfter(script, 1);
    const sent = script.sent.length;
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    for (let hour = 0; hour < 5; hour += 1) runAfter(script, 1);
    expect(script.sent.slice(sent).filter(({ sku }) => sku === "L0")).toEqual([{ sku: "L0", quantity: 2 }]);
    expect(cells(script, "L0")).toMatchObject({ sync: "In sync", lastSent: 2 });
  });
});

test("one item of a feed of which nothing can be told is sent again by itself, all others count", () => {
  const script = twoFeeds();
  script.readFeed = (feed) => ({
    kind: "done",
    items: new Map(feed.items.flatMap(({ sku }) => (sku === "L2" ? [] : [[sku, ACCEPTED] as const]))),
  });
  runAfter(script, 1);
  expect(script.sent).toEqual([{ sku: "L2", quantity: 3 }]);
  expect(script.paper.listings?.map(({ sync }) => sync)).toEqual(Array.from({ length: 10 }, () => "In sync"));
});

test("a feed that was posted without an answer and is never listed: its quantities go one by one, the other one settles", () => {
  const script = tenListings();
  script.postFeed = (wishes) => (wishes[0]?.sku === "L0" ? "lost" : { kind: "accepted", answer: "feed-b" });
  runAfter(script, 0);
  script.looksUntilFound = Number.POSITIVE_INFINITY;
  script.readFeed = (feed) => allOf(feed, ACCEPTED);
  const report = runAfter(script, 1);
  expect(report.counts.accepted).toBe(10);
  expect(report.problems.join(" ")).toContain(
    "Walmart gave no answer to an update of 5 quantities and does not list it.",
  );
  expect(script.sent.map(({ sku }) => sku)).toEqual(["L0", "L1", "L2", "L3", "L4"]);
  for (let hour = 0; hour < 26; hour += 1) runAfter(script, 1);
  expect(runAfter(script, 1)).toMatchObject({ status: { kind: "up to date" }, problems: [] });
});

test("a number of such a feed that cannot be told by itself either is a Problem with its age, the others arrive", () => {
  const script = twoFeeds();
  script.readFeed = fails;
  script.setQuantity = ({ sku, quantity }) =>
    sku === "L0"
      ? { kind: "unknown", issue: { code: "down", subject: sku, message: "No answer." } }
      : { kind: "accepted", answer: quantity };
  for (let hour = 0; hour < 4; hour += 1) runAfter(script, 1);
  expect(cells(script, "L0")?.lastSent ?? null).toBeNull();
  expect(cells(script, "L0")?.sync).toMatch(
    /^Problem: .*It has failed for \d hours|^Problem: .*It has failed for an hour/,
  );
  expect(cells(script, "L1")).toMatchObject({ lastSent: 3, sync: "In sync" });
});

/** More than single updates get done in one run. */
const MANY = 1_200;

test.each(["error-500", "empty-200"] as const)(
  "on the built bundle: a feed's status is %s: its listings leave Sent, waiting for Walmart after two hours",
  (name) => {
    const seller = openSeller(ROOT, MANY + 1);
    seller.startSchedule();
    seller.sync();
    const { feedId } = seller.walmart.feeds().at(-1) ?? { feedId: "" };
    seller.walmart.faults.set({ name, resource: { feedId }, families: ["feeds"] });
    const shown = (column: string) => seller.hands.shown("Listings", "Listing SKU", "SKU-000700", column);
    for (let hour = 0; hour < 2; hour += 1) {
      expect(shown("Sync")).toBe("Sent, waiting for Walmart");
      seller.clock.advance(HOUR_MS);
      seller.sync();
    }
    for (let run = 0; run < 3; run += 1) {
      seller.clock.advance(HOUR_MS);
      seller.sync();
    }
    expect(shown("Sync")).toBe("In sync");
    expect(shown("Last sent")).toBe("5");
  },
);
