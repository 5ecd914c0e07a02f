/** Orders placed while clocks change: their rows are what Walmart told, and runs that have nothing to do write nothing. */

import { makeReady } from "../../../dev/world/shop";
import { SKUS } from "../../../dev/world/shop-parts";
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;

const CASES: readonly (readonly [zone: string, what: string, iso: string])[] = [
  ["America/New_York", "the first 01:30", "2026-11-01T05:30:00Z"],
  ["America/New_York", "the second 01:30", "2026-11-01T06:30:00Z"],
  ["America/New_York", "the hour that does not exist", "2026-03-08T07:30:00Z"],
  ["Europe/Berlin", "the second 02:30", "2026-10-25T01:30:00Z"],
  ["Australia/Lord_Howe", "the second 01:45, half an hour later", "2026-04-04T15:15:00Z"],
  ["Australia/Lord_Howe", "the half hour that does not exist", "2026-10-03T15:45:00Z"],
];

test.each(CASES)("%s, %s: nothing is written once it is there, and nothing is typed over", (timeZone, _, iso) => {
  const at = Date.parse(iso);
  const shop = openShop({ now: new Date(at - 20 * HOUR).toISOString(), sheet: { timeZone } });
  makeReady(
    shop,
    SKUS.map((sku) => [sku, 10]),
  );
  shop.clock.set(at);
  shop.walmart.buyers.order({ lines: [{ sku: "A", quantity: 2 }], isForced: true }, at);
  for (let run = 0; run < 2; run += 1) {
    shop.clock.advance(90_000 + (run * HOUR) / 2);
    shop.sync();
  }
  shop.clock.advance(HOUR / 2);
  const before = shop.rows("Log").length;
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  expect(shop.rows("Log")).toHaveLength(before);
  expect(shop.rows("Orders")).toMatchObject([{ Qty: "2" }]);
});

/** File > Settings > Time zone: cells keep what they show, which then is another instant. */
const moveTo = ({ book }: Shop, timeZone: string): void =>
  book.restore(book.snapshot().replace('"America/New_York"', JSON.stringify(timeZone)));

const timesIn = (shop: Shop, tab: string, headings: readonly string[]): number[] =>
  shop.rows(tab).flatMap((row) => headings.map((heading) => Date.parse(`${row[heading]}Z`)));

const times = (shop: Shop): number[] => [
  ...timesIn(shop, "Orders", ["Ordered at", "Ship by", "Acknowledged at"]),
  ...timesIn(shop, "Shipments", ["Sent at"]),
  ...timesIn(shop, "Listings", ["Sent at"]),
];

test.each([
  ["Europe/Berlin", 6],
  ["Asia/Kolkata", 10.5],
  ["America/Los_Angeles", -3],
  ["Pacific/Auckland", 18],
])(
  "the spreadsheet moves to %s: every time keeps its instant, nothing is sent, later runs write nothing",
  (timeZone, hours) => {
    const shop = runningShop();
    for (const sku of ["A", "B"])
      shop.walmart.buyers.order({ lines: [{ sku, quantity: 2 }], isForced: true }, shop.clock.now());
    shop.sync();
    const po = shop.rows("Orders")[0]?.PO ?? "";
    shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
    for (let run = 0; run < 2; run += 1) {
      shop.clock.advance(HOUR);
      shop.sync();
    }
    const before = times(shop);
    const calls = shop.walmart.ledger().length;
    const entries = shop.rows("Log").length;
    moveTo(shop, timeZone);
    for (let run = 0; run < 2; run += 1) {
      shop.clock.advance(HOUR);
      shop.sync();
    }
    expect(times(shop)).toEqual(before.map((time) => time + hours * HOUR));
    shop.clock.advance(HOUR);
    expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
    // Asking for a token is no change of anything.
    expect(
      shop.walmart
        .ledger()
        .slice(calls)
        .filter(({ method, path }) => method !== "GET" && !/token/.test(path)),
    ).toEqual([]);
    expect(shop.rows("Log")).toHaveLength(entries);
  },
);
