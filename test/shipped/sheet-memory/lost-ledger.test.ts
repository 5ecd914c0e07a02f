import { runningShop, type Shop } from "../../support/shop-under-test";

const DAY_MS = 86_400_000;

function buy({ walmart, clock }: Shop, sku: string, quantity = 1): string {
  const placed = walmart.buyers.order({ lines: [{ sku, quantity }] }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return placed.purchaseOrderId;
}

/** Somebody deletes every row of the hidden tab under its headings. */
function emptyLedger({ book, people }: Shop): void {
  people.deleteRows("_Ledger", 2, book.view.rows("_Ledger").length - 1);
}

const orderRow = (shop: Shop, po: string) => shop.rows("Orders").filter(({ PO }) => PO === po);
const lossesTold = (shop: Shop) => shop.rows("Log").filter((row) => row["What happened"]?.includes("_Ledger"));
const done = (shop: Shop) => expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });

/** A day on which two orders came in, one shipped and one with a status of the seller's. */
function midday() {
  const shop = runningShop();
  const shipped = buy(shop, "A");
  const typed = buy(shop, "B");
  done(shop);
  shop.hands.type("Orders", "PO", typed, "Order status", "New");
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[shipped, "UPS", "1Z999AA10123456784"]]);
  done(shop);
  expect(shop.rows("Shipments")).toMatchObject([{ State: "Sent" }]);
  return { shop, shipped, typed };
}

describe("somebody empties _Ledger in the middle of the day", () => {
  test("a shipment that reads Sent is not told again, and its row keeps what it read", () => {
    const { shop, shipped } = midday();
    const before = shop.rows("Shipments");
    const told = shop.walmart.order(shipped);
    emptyLedger(shop);
    done(shop);
    done(shop);
    expect(shop.rows("Shipments")).toEqual(before);
    expect(shop.walmart.order(shipped)).toEqual(told);
  });

  test("no order is doubled and none is lost, also one that came since the last run", () => {
    const { shop, shipped, typed } = midday();
    const late = buy(shop, "C");
    emptyLedger(shop);
    done(shop);
    done(shop);
    expect(
      shop
        .rows("Orders")
        .map(({ PO }) => PO)
        .sort(),
    ).toEqual([shipped, typed, late].sort());
    expect(orderRow(shop, late)).toMatchObject([{ "Walmart status": "Acknowledged" }]);
  });

  test("an order that came since is not lost where none had come before", () => {
    const shop = runningShop();
    shop.clock.advance(DAY_MS / 2);
    done(shop);
    const late = buy(shop, "C");
    emptyLedger(shop);
    done(shop);
    expect(orderRow(shop, late)).toHaveLength(1);
  });

  test("a status that the seller typed stays, and one that Aisle wrote moves on", () => {
    const { shop, shipped, typed } = midday();
    emptyLedger(shop);
    done(shop);
    expect(orderRow(shop, typed)).toMatchObject([{ "Order status": "New", "Walmart status": "Acknowledged" }]);
    expect(orderRow(shop, shipped)).toMatchObject([{ "Order status": "Shipped" }]);
  });

  test("Walmart holds the same quantities, and ids go on where they were", () => {
    const { shop } = midday();
    const before = [...shop.walmart.quantities()];
    emptyLedger(shop);
    shop.addStock([["E", 3]]);
    done(shop);
    expect([...shop.walmart.quantities()]).toEqual(before);
    const ids = shop.rows("Inventory").map((row) => row["Unit ID"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("the Log says once what could not be told any more", () => {
    const { shop } = midday();
    expect(lossesTold(shop)).toEqual([]);
    emptyLedger(shop);
    done(shop);
    done(shop);
    expect(lossesTold(shop)).toMatchObject([{ Severity: "Warning" }]);
  });

  test("the run after the next finds everything in step", () => {
    const { shop } = midday();
    emptyLedger(shop);
    done(shop);
    expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  });

  test("the daily import of listings goes on", () => {
    const { shop } = midday();
    emptyLedger(shop);
    shop.world.run("runScheduled");
    const row = shop.rows("_Ledger").find(({ Key }) => Key === "cursor:listings");
    expect(row).toBeDefined();
  });
});

test("what the seller had deleted comes back, since nobody can tell any more", () => {
  const { shop, typed } = midday();
  shop.hands.deleteRow("Orders", "PO", typed);
  done(shop);
  expect(orderRow(shop, typed)).toEqual([]);
  emptyLedger(shop);
  done(shop);
  expect(orderRow(shop, typed)).toHaveLength(1);
});
