/** What can fail of feeds: more listings of one stock than leave one by one in time. */
import { createWalmart } from "../../../../dev/simulator/walmart/walmart";
import { item } from "../../../../dev/world/shop-parts";
import { openShop } from "../../../support/shop-under-test";
import type { Meanwhile, Row } from "../cells";
import { type Deed, type Life, withDeeds } from "../history";

const SKUS = Array.from({ length: 230 }, (_, at) => `L${String(at + 1).padStart(3, "0")}`);
const HOUR_MS = 3_600_000;
/** All of them follow one stock, so each of these changes is a feed. */
const setStock =
  (units: number): Deed =>
  ({ setLot }) =>
    setLot("STOCK", units);

const DEEDS = {
  0: [setStock(40), ({ buyAs }: Life) => buyAs("fresh", "L001")],
  6: [setStock(30)],
  24: [({ buyAs }: Life) => buyAs("o2", "L002")],
  48: [setStock(35)],
};

/** Feeds are worked through within a second, so that they are sooner than single updates. */
export function beginWithFeeds(): Life {
  const walmart = createWalmart({
    items: SKUS.map(item),
    quantities: SKUS.map((sku) => [sku, 0] as const),
    latencies: { "feed-processing": 1000, "feed-received": 500 },
  });
  const hours = [0, 1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 50, 60, 72, 76, 84, 90, 96];
  const life = withDeeds(openShop({ walmart }), { hours, deeds: DEEDS });
  // Another tool's feed shows how long one takes.
  walmart.otherTool.submitFeed([["L001", 0]], life.clock.now());
  life.setUp();
  life.connect();
  life.addStock([["STOCK", 50]]);
  life.hands.fill(
    "SKU Map",
    ["Listing SKU", "Connect to", "Target"],
    SKUS.map((sku) => [sku, "SKU", "STOCK"]),
  );
  life.importListings();
  life.countEverything();
  // Orders that are never shipped, or whose SKU is not in Products, need the seller. That is no fault's doing.
  const quiet = { "Auto-Cancel Days": "30", "Recognize Orders through SKU Map": "On" };
  life.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On", ...quiet });
  const reports = [life.sync(), life.approveAll()];
  life.clock.advance(HOUR_MS);
  reports.push(life.sync());
  for (const { kind, summary } of reports) if (kind !== "done") throw new Error(summary);
  life.world.run("startSchedule");
  life.clock.advance(HOUR_MS);
  life.world.fireDueTriggers();
  return life;
}

const ALL: Meanwhile = { words: "everything", counts: () => true };
/** The feed's own numbers leave one by one once it is late. */
const BY_THEMSELVES: Meanwhile = { words: "everything; its numbers leave one by one", counts: () => true };
const firstFeed = ({ walmart, clock }: Life) => {
  walmart.passTime(clock.now());
  return { feedId: walmart.feeds().at(-1)?.feedId ?? "" };
};

export const FEED_ROWS: readonly Row[] = [
  {
    operation: "POST /v3/feeds",
    thing: "every feed",
    families: ["feed-inventory"],
    meanwhile: BY_THEMSELVES,
  },
  {
    operation: "GET /v3/feeds",
    thing: "the list of feeds, after a post without an answer",
    families: ["feeds"],
    resource: () => ({ page: 1, feedId: undefined }),
    beside: () => [{ name: "drop-after-processing", families: ["feed-inventory"], requests: 1 }],
    meanwhile: BY_THEMSELVES,
  },
  {
    operation: "GET /v3/feeds/{}",
    thing: "what became of one feed",
    families: ["feeds"],
    resource: firstFeed,
    from: 1,
    over: 24,
    meanwhile: { ...BY_THEMSELVES, words: "everything; its numbers leave one by one, and after a day it is given up" },
    named: () => "feed",
  },
  {
    operation: "GET /v3/settings/partnerprofile",
    thing: "the seller's own limits",
    families: ["partner-profile"],
    meanwhile: ALL,
  },
];
