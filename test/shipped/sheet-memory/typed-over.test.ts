import { runningShop, type Shop } from "../../support/shop-under-test";

const done = (shop: Shop) => expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });

/** A day with an order that is shipped and one that is not. */
function trading(): Shop {
  const shop = runningShop();
  const [shipped] = ["A", "B"].map((sku) => {
    const placed = shop.walmart.buyers.order({ lines: [{ sku, quantity: 1 }] }, shop.clock.now());
    if (placed.kind === "refused") throw new Error(placed.reason);
    return placed.purchaseOrderId;
  });
  done(shop);
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[shipped ?? "", "UPS", "1Z999AA10123456784"]]);
  done(shop);
  return shop;
}

describe("a cell of Aisle's that somebody types over reads right again after the next run", () => {
  const cells: readonly (readonly [tab: string, heading: string, row: string, column: string, typed: string])[] = [
    ["Listings", "Listing SKU", "B", "Available", "99"],
    ["Listings", "Listing SKU", "B", "Outstanding", "99"],
    ["Listings", "Listing SKU", "B", "Calculated", "99"],
    ["Listings", "Listing SKU", "B", "To send", "99"],
    ["Listings", "Listing SKU", "B", "Last sent", "99"],
    ["Listings", "Listing SKU", "B", "Sync", "all good"],
    ["Listings", "Listing SKU", "B", "Why", "because"],
    ["Listings", "Listing SKU", "B", "Connection", "Off"],
    ["Orders", "SKU as sold", "B", "SKU", "Z"],
    ["Orders", "SKU as sold", "B", "Committed", "7"],
    ["Orders", "SKU as sold", "B", "Outstanding", "7"],
    ["Orders", "SKU as sold", "B", "Problem", "none at all"],
    ["Shipments", "Carrier", "UPS", "State", "Pending"],
    ["Shipments", "Carrier", "UPS", "Walmart said", "nothing"],
    ["Inventory", "SKU or Variation ID", "B", "Committed to", "1 / 1"],
    ["Products", "SKU", "B", "Available", "99"],
  ];
  test.each(cells)("%s of %s %s: %s", (tab, heading, row, column, typed) => {
    const shop = trading();
    const sent = [...shop.walmart.quantities()];
    const before = shop.hands.shown(tab, heading, row, column);
    shop.hands.type(tab, heading, row, column, typed);
    expect(shop.hands.shown(tab, heading, row, column)).toBe(typed);
    done(shop);
    expect(shop.hands.shown(tab, heading, row, column)).toBe(before);
    expect([...shop.walmart.quantities()]).toEqual(sent);
    expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  });
});

test("a shipment whose State is typed over is not told again", () => {
  const shop = trading();
  const po = shop.rows("Shipments")[0]?.PO ?? "";
  const before = shop.walmart.order(po);
  shop.hands.type("Shipments", "Carrier", "UPS", "State", "Pending");
  done(shop);
  expect(shop.walmart.order(po)).toEqual(before);
});
