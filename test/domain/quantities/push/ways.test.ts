import { readLedger, remember } from "../../../../src/domain/ledger/ledger";
import { planFeed } from "../../../../src/domain/quantities/history/feeds";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import { planQuantityPush } from "../../../../src/domain/quantities/push/plan-quantity-push";
import {
  type Allowance,
  chooseWays,
  FEED_PROCESSING_MS,
  isFeedSooner,
  type RunTime,
} from "../../../../src/domain/quantities/push/ways";
import { lastSales } from "../../../../src/domain/quantities/stock/recent-sales";
import { listingSku } from "../../../../src/domain/values/brand";
import { quantitiesOf } from "../../../../src/domain/workbook/numbers";
import { aListing, anOrderRow, aProduct, aShop, date, NOW, units } from "../../../support/builders";
import { type Paper, rowsOf, written } from "../../../support/paper";

const MINUTE = 60_000;
const ALLOWED: Allowance = {
  singles: { left: 200, perHour: 12_000 },
  feeds: { left: 10, perHour: 10 },
  feedSize: 10_000,
};
const TIME: RunTime = { remainingMs: 240_000, nextRunMs: null, feedMs: null };
/** As many as single updates get through while a feed is worked on. */
const AS_LONG = 200 + (FEED_PROCESSING_MS / MINUTE) * 200;

const changes = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ sku: listingSku(`L${at}`), quantity: at }));
const nothingKnown = () => ({ sent: null, underWay: null, isReleased: false, failing: null });
const ways = (count: number, allowance = ALLOWED, time: RunTime = TIME) => {
  const { singles, feeds } = chooseWays(changes(count), nothingKnown, allowance, time);
  return [singles.length, ...feeds.map(({ length }) => length)];
};

describe("one by one or in a feed: whichever is expected to be done sooner", () => {
  test.each([
    [100, [100]],
    [500, [500]],
    [1_000, [0, 1_000]],
    [10_000, [0, 10_000]],
    [25_000, [0, 10_000, 10_000, 5_000]],
  ])("%i changes", (count, expected) => expect(ways(count)).toEqual(expected));

  test("a tie goes to single updates, whose answer is known at once", () => {
    expect(ways(AS_LONG)).toEqual([AS_LONG]);
    expect(ways(AS_LONG + 1)).toEqual([0, AS_LONG + 1]);
  });

  test("what is left in the bucket counts", () => {
    expect(ways(AS_LONG, { ...ALLOWED, singles: { left: 199, perHour: 12_000 } })).toEqual([0, AS_LONG]);
  });

  describe("of what does not fit into this hourly run, each further run takes as many again", () => {
    const HOUR = 60 * MINUTE;
    const sooner = (count: number, singles: Allowance["singles"], remainingMs: number, feedMs: number) =>
      isFeedSooner(count, { ...ALLOWED, singles }, { remainingMs, nextRunMs: HOUR, feedMs });

    test("whole updates alone get through in the time that is left", () => {
      expect(sooner(2, { left: 0, perHour: 60 }, 1.5 * MINUTE, 15 * MINUTE)).toBe(true);
    });

    test("the last of them leaves in the run whose turn it is", () => {
      expect(sooner(15, { left: 10, perHour: 1 }, 0, 1.5 * HOUR)).toBe(false);
      expect(sooner(25, { left: 10, perHour: 1 }, 0, 1.5 * HOUR)).toBe(true);
    });

    test("at least one goes with each run", () => {
      expect(sooner(3, { left: 0, perHour: 30 }, MINUTE, 2 * HOUR)).toBe(true);
      expect(sooner(3, { left: 0, perHour: 30 }, MINUTE, 4 * HOUR)).toBe(false);
    });
  });

  test("a feed that is not full counts as one of those that are allowed", () => {
    const allowed = { singles: { left: 0, perHour: 30_000 }, feeds: { left: 1, perHour: 1 }, feedSize: 10_000 };
    const time = { remainingMs: 0, nextRunMs: null, feedMs: 15 * MINUTE };
    expect(isFeedSooner(15_000, allowed, time)).toBe(false);
    expect(isFeedSooner(10_000, allowed, time)).toBe(true);
  });

  test("the seller's own limits count: where no further feed is allowed for long, single updates are sooner", () => {
    expect(ways(10_000, { ...ALLOWED, feeds: { left: 0, perHour: 1 } })).toEqual([10_000]);
    expect(isFeedSooner(10_000, { ...ALLOWED, feeds: { left: 0, perHour: 2 } }, TIME)).toBe(true);
  });

  test("what does not fit into this run waits for the next one of the schedule; a feed does not", () => {
    const hourly = { remainingMs: 240_000, nextRunMs: 3_600_000, feedMs: 15 * MINUTE };
    expect(ways(1_000, ALLOWED, hourly)).toEqual([1_000]);
    expect(ways(1_001, ALLOWED, hourly)).toEqual([0, 1_001]);
  });

  test.each([
    [2.5, [0, 1_000]],
    [4, [1_000]],
    [5, [1_000]],
    [10, [1_000]],
  ])(
    "how long feeds took lately counts: %i minutes for a feed, four for a thousand single updates",
    (minutes, expected) => expect(ways(1_000, ALLOWED, { ...TIME, feedMs: minutes * MINUTE })).toEqual(expected),
  );

  test("nothing to send goes no way", () => expect(ways(0)).toEqual([0]));
});

describe("what must not go in a feed", () => {
  const [one, two, three] = changes(3).map(({ sku }) => sku);
  const A = [listingSku("A"), listingSku("B"), listingSku("C"), listingSku("D")] as const;
  const wishes = A.map((sku) => ({ sku, quantity: 1 }));
  const slow: Allowance = { ...ALLOWED, singles: { left: 0, perHour: 1 } };

  test("what another feed holds, and what was refused: they go by themselves, first", () => {
    expect([one, two, three]).toHaveLength(3);
    const known = (sku: string) => ({
      sent:
        sku === "B" ? { state: "refused" as const, quantity: 2, at: 1, refused: { quantity: 1, message: "no" } } : null,
      underWay: sku === "C" ? 5 : null,
      isReleased: sku === "D",
      failing: null,
    });
    const { singles, feeds } = chooseWays(wishes, known, slow, TIME);
    expect(singles.map(({ sku }) => sku)).toEqual(["B", "C", "D"]);
    expect(feeds).toEqual([[{ sku: "A", quantity: 1 }]]);
  });
});

describe("what comes first when time is short", () => {
  const shop: Paper = {
    products: ["A", "B", "C", "D"].map((sku, at) => aProduct({ variationId: `V-00000${at + 1}`, sku })),
    listings: ["A", "B", "C", "D", "E"].map((sku) => aListing({ sku })),
    skuMap: [{ sku: "E", connectTo: "SKU", target: "D" }],
    inventory: ["A", "B", "C", "D"].flatMap((sku) => units(5, sku)),
    orders: [
      anOrderRow({ po: "1", soldAs: "C", orderedAt: date("2026-11-20T09:00:00Z") }),
      anOrderRow({ po: "2", soldAs: "D", orderedAt: date("2026-11-21T09:00:00Z") }),
    ],
  };
  const order = (paper: Paper) => {
    const { lines, recipesOf, ledger, ...rest } = aShop(paper);
    const listings = quantitiesOf({ lines, recipesOf, ledger, ...rest });
    return planQuantityPush(listings, quantityHistory(ledger), lastSales(lines, recipesOf)).map(({ sku }) => sku);
  };

  test("what sold last, on every listing of that stock, then the others as they stand in the sheet", () => {
    expect(order(shop)).toEqual(["D", "E", "C", "A", "B"]);
  });

  test("a kit that sold is a sale of each of its parts, and a listing of any part sells with it", () => {
    const kit = ["A", "B"].map((target) => ({ sku: "E", connectTo: "SKU", target, perListing: 2, partOfKit: true }));
    const orders = [anOrderRow({ soldAs: "E", orderedAt: date("2026-11-20T09:00:00Z") })];
    expect(order({ ...shop, skuMap: kit, orders })).toEqual(["A", "B", "E", "C", "D"]);
    const part = [anOrderRow({ soldAs: "B", orderedAt: date("2026-11-20T09:00:00Z") })];
    expect(order({ ...shop, skuMap: kit, orders: part })).toEqual(["B", "E", "A", "C", "D"]);
  });

  test("of those that did not sell, what goes down comes before what goes up", () => {
    const ledger = readLedger([]);
    const known = [remember(ledger, "sent", "A", { state: "confirmed", quantity: 1, at: 1 })];
    expect(order(written(shop, known))).toEqual(["D", "E", "C", "B", "A"]);
  });
});

describe("a feed in Aisle's memory", () => {
  const feedOf = (count: number) => planFeed(readLedger([]), { name: "run-1", at: NOW, changes: changes(count) });

  test("ten thousand quantities are about a hundred rows and one commit", () => {
    const plan = feedOf(10_000);
    expect(plan.length).toBeLessThan(150);
    expect(JSON.stringify(plan).length).toBeLessThan(500_000);
    const paper = written({}, plan);
    const known = quantityHistory(readLedger(rowsOf("ledger", paper.ledger ?? [])));
    expect(changes(10_000).every(({ sku, quantity }) => known(sku).underWay === quantity)).toBe(true);
  });

  test("a SKU may hold any character", () => {
    const awkward = ['a"b', "ä/ö", "1e5", "007", "a:b/c", "a,b", "\\", " x "].map((sku) => listingSku(sku));
    const plan = planFeed(readLedger([]), {
      name: "r-1",
      at: NOW,
      changes: awkward.map((sku) => ({ sku, quantity: 4 })),
    });
    const known = quantityHistory(readLedger(rowsOf("ledger", written({}, plan).ledger ?? [])));
    expect(awkward.map((sku) => known(sku).underWay)).toEqual(awkward.map(() => 4));
  });
});
