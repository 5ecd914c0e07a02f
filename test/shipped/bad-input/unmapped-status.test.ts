import { runningShop, type Shop } from "../../support/shop-under-test";

const buy = ({ walmart, clock }: Shop, sku: string): string => {
  const placed = walmart.buyers.order({ lines: [{ sku, quantity: 1 }] }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return placed.purchaseOrderId;
};

const logOf = (shop: Shop, po: string) => shop.rows("Log").filter((row) => row["What happened"]?.includes(po));

test("an order in a status that is not mapped is not imported, is said once in three runs, and comes once it is mapped", () => {
  const shop = runningShop();
  shop.hands.type("Settings", "Setting", "Walmart Cancelled", "Value", "");
  const po = buy(shop, "A");
  const other = buy(shop, "B");
  shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
  for (let run = 0; run < 3; run += 1) {
    expect(shop.sync().kind).toBe("done");
    expect(shop.rows("Orders").map(({ PO }) => PO)).toEqual([other]);
  }
  expect(logOf(shop, po)).toMatchObject([
    {
      Severity: "Problem",
      "What happened": `The order ${po} was not imported: Walmart calls it Cancelled, and Settings do not say which Order status that is.`,
      "What to do": "Choose a status for Walmart Cancelled in Settings; the order is imported then.",
    },
  ]);
  shop.hands.type("Settings", "Setting", "Walmart Cancelled", "Value", "Canceled");
  expect(shop.sync().kind).toBe("done");
  const row = shop.rows("Orders").find(({ PO }) => PO === po);
  expect(row).toMatchObject({
    "Order status": "Canceled",
    "Walmart status": expect.stringMatching(/^Canceled/),
    Canceled: "1",
  });
  expect(logOf(shop, po)).toHaveLength(1);
});

test("a waiting order comes also days after it was placed, when nothing about it changes any more", () => {
  const shop = runningShop();
  shop.hands.type("Settings", "Setting", "Walmart Cancelled", "Value", "");
  const po = buy(shop, "A");
  shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
  shop.sync();
  for (let day = 0; day < 5; day += 1) {
    shop.clock.advance(86_400_000);
    shop.sync();
  }
  shop.hands.type("Settings", "Setting", "Walmart Cancelled", "Value", "Canceled");
  shop.sync();
  expect(shop.rows("Orders").map(({ PO }) => PO)).toEqual([po]);
});

test("Created unmapped: its orders wait, and no quantity goes up while their sales are not subtracted", () => {
  const shop = runningShop();
  shop.hands.type("Settings", "Setting", "Walmart Created", "Value", "");
  const po = buy(shop, "A");
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "20");
  const before = shop.walmart.inventoryWrites().length;
  shop.sync();
  expect(shop.rows("Orders")).toEqual([]);
  expect(shop.walmart.inventoryWrites()).toHaveLength(before);
  expect(shop.rows("Listings").find((row) => row["Listing SKU"] === "A")?.Sync).toContain("Walmart Created");
  shop.hands.type("Settings", "Setting", "Walmart Created", "Value", "New");
  shop.sync();
  expect(shop.rows("Orders").map(({ PO }) => PO)).toEqual([po]);
  expect(shop.walmart.quantities().get("A")).toBe(19);
});

test("a status mapped to a name that is not in Order Statuses counts as not mapped, and the run says so", () => {
  const shop = runningShop();
  shop.hands.type("Settings", "Setting", "Walmart Created", "Value", "Brand new");
  buy(shop, "A");
  const { problems } = shop.sync();
  expect(problems.join()).toContain("the status “Brand new” is not in Order Statuses");
  expect(shop.rows("Orders")).toEqual([]);
});
