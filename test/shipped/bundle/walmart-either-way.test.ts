/** What Walmart's documents leave open: whichever way it is, a seller's days on the built bundle end alike. */

import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { DEFAULT_SWITCHES, type Switches } from "../../../dev/simulator/walmart/wire/settings";
import { makeReady } from "../../../dev/world/shop";
import { item, SKUS } from "../../../dev/world/shop-parts";
import { openShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;

/** Sold, shipped from the sheet in part, shipped and cancelled elsewhere; then hours in which nothing happens. */
function days(switches: Partial<Switches>) {
  const quantities = SKUS.map((sku) => [sku, 1] as const);
  const shop = openShop({ walmart: createWalmart({ items: SKUS.map(item), quantities, switches }) });
  makeReady(
    shop,
    SKUS.map((sku) => [sku, 10]),
  );
  const [parts, elsewhere, cancelled] = [buy(shop, "A", 2), buy(shop, "B", 1), buy(shop, "C", 3)];
  pass(shop);
  // What is committed stays out of the stock when it is shipped, so no number of Aisle's changes then.
  commit(shop, parts, "A", ["353000000000017", "353000000000025"]);
  commit(shop, elsewhere, "B", ["353000000000033"]);
  pass(shop);
  const line = shop.rows("Orders").find((row) => row.PO === parts)?.Line ?? "";
  shop.hands.fill(
    "Shipments",
    ["PO", "Line", "Qty", "Carrier", "Tracking number"],
    [[parts, line, "1", "UPS", "1Z999AA10123456784"]],
  );
  shop.walmart.sellerCenter.ship(elsewhere, { carrier: "UPS", trackingNumber: "1Z2" }, shop.clock.now());
  shop.walmart.sellerCenter.cancel(cancelled, { reason: "SELLER_CANCEL_OUT_OF_STOCK" }, shop.clock.now());
  for (let hours = 0; hours < 6; hours += 1) pass(shop);
  shop.clock.advance(HOUR);
  const idle = shop.world.run("syncNow");
  return {
    idleWrites: idle.counters.sheetsWrites,
    set: SKUS.map((sku) => shop.walmart.quantities().get(sku)),
    listings: shop.rows("Listings").map(withoutTimes),
    orders: shop.rows("Orders").map(outcome).sort(),
    shipments: [parts, elsewhere].map((po) => shop.walmart.shipmentsOf(po).length),
    problems: shop
      .rows("Log")
      .filter(({ Severity }) => Severity !== "Info")
      .map(({ What }) => What),
    violations: shop.walmart.counters().violations,
  };
}

/** What became of a line; its numbers and its buyer are drawn by lot. */
const outcome = (row: Readonly<Record<string, string>>): string =>
  ["SKU as sold", "SKU", "Qty", "Canceled", "Shipped", "Outstanding", "Walmart status", "Order status", "Problem"]
    .map((heading) => row[heading])
    .join(" | ");

/** A run, and the hour after it. */
function pass(shop: Shop): void {
  const { kind, summary } = shop.sync();
  if (kind !== "done") throw new Error(summary);
  shop.clock.advance(HOUR);
}

function buy({ walmart, clock }: Shop, sku: string, quantity: number): string {
  const placed = walmart.buyers.order({ lines: [{ sku, quantity }] }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return placed.purchaseOrderId;
}

/** Phones come into the warehouse and are put into the order. */
function commit({ hands }: Shop, po: string, sku: string, imeis: readonly string[]): void {
  hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    imeis.map((imei) => [imei, sku, "Available", "Main"]),
  );
  hands.type("Orders", "PO", po, "IMEIs / units", imeis.join(", "));
}

const withoutTimes = (row: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(row).map(([heading, text]) => [heading, text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, "a time")]),
  );

/** The other way of each switch, where these days can meet it. */
const OTHERS = {
  inputFallsAtShipping: true,
  staleReadSeconds: 120,
  inventoriesShortPages: false,
  pagingCountsAsFilter: true,
  itemsMaxLimit: 50,
  mostPerPage: 2,
  cursorKeepsInfo: true,
  cursorGoesByValue: false,
  needsSellerOrderId: true,
  plusInQuery: "blank",
  cursorFreezesEnd: false,
  beyondReach: "refuse",
  orderDateMilliseconds: "accept",
  ordersMaxTotal: 20_000,
  autoCancelDays: 8,
  needsProductIdType: true,
  reportContainer: "csv",
  reportHasByteOrderMark: true,
  reportHeadings: "unspaced",
  reportFileType: "application/zip",
  reportUrlLifeMs: 60_000,
  resetEndsTokens: true,
  tellsChannelMatch: false,
  profileHasFeedLimits: false,
  emptyFeedListIs404: true,
} as const satisfies Partial<Switches>;

const expected = days({});

test("ordinary days end with every number right, nothing left to write, and nobody accused", () => {
  expect(expected.set).toEqual(expected.listings.map((row) => Number(row["To send"])));
  expect(expected.listings.map((row) => row.Sync)).toEqual(SKUS.map(() => "In sync"));
  expect(expected).toMatchObject({ idleWrites: 0, shipments: [1, 1], problems: [], violations: {} });
});

test("shipping lowers the number that is set there: Aisle sets it again and asks nobody", () => {
  expect(days({ inputFallsAtShipping: true })).toEqual(expected);
});

test("reads show for a while what was there before", () => {
  expect(days({ staleReadSeconds: 120 })).toEqual(expected);
});

test("everything is the other way", () => {
  for (const [name, setting] of Object.entries(OTHERS))
    expect([name, DEFAULT_SWITCHES[name as keyof Switches]]).not.toEqual([name, setting]);
  expect(days(OTHERS)).toEqual(expected);
});

/** Switches that these days do not meet, and the tests that try them; a market is a thing of its own. */
const ELSEWHERE: Readonly<Partial<Record<keyof Switches, string>>> = {
  replenishHeader: "adapters/walmart/quantities",
  replenishFormat: "adapters/walmart/quantities",
  sendsRetryAfter: "adapters/walmart/quantities",
  itemsGoOnBy: "simulator/items",
  alteredCursor: "simulator/order-query-switches: Aisle alters no cursor",
  currentTrackingMeans: "adapters/walmart/tracking",
  correctionWindowMs: "adapters/walmart/tracking",
  searchPriceMember: "simulator/item-search: Aisle does not search",
  reportFileHost: "bundle/listing-report",
  market: "simulator/access, simulator/items",
  feedListDelaySeconds: "adapters/walmart/feed-switches",
  feedDetailsMaxLimit: "adapters/walmart/feed-switches",
  receivedFeedCountsItems: "adapters/walmart/feed-switches",
  feedTypeListed: "adapters/walmart/feed-switches",
  feedUnknownSku: "adapters/walmart/feed-switches",
  feedErrorShape: "adapters/walmart/feed-switches",
  feedSuccessCarriesError: "adapters/walmart/feed-switches",
  feedErrorsRepeat: "adapters/walmart/feed-switches",
};

test("every switch of the simulated Walmart is tried, here or where it is met", () => {
  expect([...Object.keys(OTHERS), ...Object.keys(ELSEWHERE)].sort()).toEqual(Object.keys(DEFAULT_SWITCHES).sort());
});
