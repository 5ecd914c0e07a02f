/** What is open on Walmart when Order Import is switched on holds stock, however long ago it was ordered. */
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { item, SKUS } from "../../../dev/world/shop-parts";
import { type FailingShop, failingShop, HOUR_MS } from "../../support/failing-shop";
import { openShop } from "../../support/shop-under-test";

const DAY_MS = 24 * HOUR_MS;

interface Opening extends FailingShop {
  /** Ordered 100 days before the switch. */
  readonly old: Readonly<Record<"created" | "acknowledged" | "part" | "shipped" | "canceled", string>>;
}

/** Everything is ready but the switches; five old orders of A: two units open, one left of three, and two that are over. */
function opening(settings: Readonly<Record<string, string>> = {}): Opening {
  const walmart = createWalmart({
    items: SKUS.map(item),
    quantities: SKUS.map((sku) => [sku, 0] as const),
    switches: { autoCancelDays: 1_000 },
  });
  const plain = openShop({ walmart });
  plain.setUp();
  const shop = failingShop(plain);
  const created = shop.buy("A");
  const acknowledged = shop.buy("A");
  const part = shop.buy("A", 3);
  const shipped = shop.buy("A");
  const canceled = shop.buy("A");
  const { clock, walmart: account } = shop;
  const parcel = { carrier: "UPS", trackingNumber: "1ZOLD" };
  const line = account.order(part)?.orderLines.orderLine[0]?.lineNumber ?? "";
  account.sellerCenter.acknowledge(acknowledged, clock.now());
  account.sellerCenter.ship(part, { ...parcel, lines: [{ lineNumber: line, units: 2 }] }, clock.now());
  account.sellerCenter.ship(shipped, parcel, clock.now());
  account.sellerCenter.cancel(canceled, { reason: "CANCEL_BY_SELLER" }, clock.now());
  clock.advance(100 * DAY_MS);
  shop.connect();
  shop.addStock(SKUS.map((sku) => [sku, 10]));
  shop.importListings();
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On", ...settings });
  return { ...shop, old: { created, acknowledged, part, shipped, canceled } };
}

const inSheet = ({ rows }: FailingShop) =>
  rows("Orders")
    .map(({ PO }) => PO)
    .sort();
const open = ({ old }: Opening) => [old.created, old.acknowledged, old.part].sort();

/** What Walmart has once everything was looked through. */
function approved(shop: Opening): number | undefined {
  shop.approveAll();
  return shop.set("A");
}

test("orders that were open for 100 days come in and hold stock, what was shipped or canceled does not", () => {
  const shop = opening();
  shop.sync();
  expect(inSheet(shop)).toEqual(open(shop));
  // Of three units two have left: the seller counted them off long ago.
  expect(approved(shop)).toBe(7);
  shop.hours(2);
  expect(inSheet(shop)).toEqual(open(shop));
});

test("a Minimum Order Date that the seller typed goes before", () => {
  const shop = opening({ "Minimum Order Date": "2026-06-01" });
  shop.sync();
  expect(inSheet(shop)).toEqual([]);
  expect(approved(shop)).toBe(10);
});

test("a Minimum Order Date before them brings shipped and canceled ones too", () => {
  const shop = opening({ "Minimum Order Date": "2026-02-01" });
  shop.sync();
  expect(inSheet(shop)).toEqual(Object.values(shop.old).sort());
  expect(approved(shop)).toBe(7);
});

describe("a first run that does not read everything loses none of them", () => {
  test.each(["error-500", "not-found-bare", "down", "empty-200"] as const)("the lists are %s", (name) => {
    const shop = opening();
    shop.walmart.faults.set({ name, families: ["orders"] });
    shop.hours(5);
    expect(inSheet(shop)).toEqual([]);
    expect(shop.set("A")).toBe(0);
    shop.heal();
    shop.hours(1);
    expect(inSheet(shop)).toEqual(open(shop));
    expect(approved(shop)).toBe(7);
  });

  test("a later page of the list fails", () => {
    const shop = opening();
    shop.walmart.adjust({ switches: { mostPerPage: 1 } });
    shop.fail("error-500", { page: 2 }, "orders");
    shop.hours(3);
    shop.heal();
    shop.hours(1);
    expect(inSheet(shop)).toEqual(open(shop));
    expect(approved(shop)).toBe(7);
  });

  test("it dies at any call", () => {
    const calls = (() => {
      const shop = opening();
      let count = 0;
      shop.sync({
        beforeCall: () => {
          count += 1;
        },
      });
      return count;
    })();
    for (let killed = 3; killed < calls; killed += 7) {
      const shop = opening();
      shop.world.run("sidebarDo", ["syncNow", "null"], { from: "sidebar", killAtCall: killed });
      shop.clock.advance(HOUR_MS);
      shop.sync();
      expect([killed, inSheet(shop)]).toEqual([killed, open(shop)]);
    }
  });
});

test("what happens to them later comes in: shipped elsewhere, canceled, and a row that was deleted stays away", () => {
  const shop = opening();
  shop.sync();
  approved(shop);
  const { created, acknowledged, part } = shop.old;
  shop.clock.advance(DAY_MS);
  shop.walmart.sellerCenter.cancel(created, { reason: "CANCEL_BY_SELLER" }, shop.clock.now());
  shop.walmart.sellerCenter.ship(acknowledged, { carrier: "UPS", trackingNumber: "1Z2" }, shop.clock.now());
  shop.hours(1);
  expect([created, acknowledged].map((po) => shop.order(po)["Walmart status"])).toEqual([
    "Canceled by seller",
    "Shipped",
  ]);
  shop.hands.deleteRow("Orders", "PO", part);
  shop.hours(2);
  expect(inSheet(shop)).not.toContain(part);
  shop.walmart.sellerCenter.ship(part, { carrier: "UPS", trackingNumber: "1Z3" }, shop.clock.now());
  shop.hours(2);
  expect(inSheet(shop)).not.toContain(part);
});

test("an emptied _Ledger: they are read again and none is doubled", () => {
  const shop = opening();
  shop.sync();
  approved(shop);
  const rows = shop.book.view.rows("_Ledger").length;
  shop.people.deleteRows("_Ledger", 2, rows - 1);
  shop.sync();
  shop.hours(1);
  expect(inSheet(shop)).toEqual(open(shop));
  expect(shop.set("A")).toBe(7);
});
