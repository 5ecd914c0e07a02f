/** The product's test vectors on ship nodes. *Send* is the quantity set on Walmart, there. */
import { toShipNode, toVirtualNode } from "../../../dev/simulator/walmart/stock/nodes";
import { DEFAULT_SHIP_NODE } from "../../../dev/simulator/walmart/wire/settings";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const N1 = "361451354333223041";
const N2 = "361451354333223042";
/** An account's node at which none of the warehouses lies. */
const OTHER = "361451354333223099";
const HOUR_MS = 3_600_000;

/** W1 with four of A lies at one node, W2 with three at another; Main, where BASE lies, at the default one. */
function twoNodes(): QuantityShop {
  const shop = quantityShop({
    shipNodes: [toVirtualNode(DEFAULT_SHIP_NODE), toShipNode(N1), toShipNode(N2), toShipNode(OTHER)],
    nodeQuantities: [["A", OTHER, 6]],
  });
  shop.phones({ A: 0 });
  shop.units("A", 4, { Warehouse: "W1" });
  shop.units("A", 3, { Warehouse: "W2" });
  shop.run();
  shop.countEverything();
  shop.hands.type("Warehouses", "Warehouse", "W1", "Walmart ship node", N1);
  shop.hands.type("Warehouses", "Warehouse", "W2", "Walmart ship node", N2);
  shop.run();
  return shop;
}

const at = (shop: QuantityShop, ...nodes: string[]) => nodes.map((node) => shop.walmart.quantities(node).get("A"));

/** An order of A that names a ship node, or none. */
function buyAt(shop: QuantityShop, quantity: number, shipNode?: string): void {
  const from = shipNode === undefined ? ({ dress: "bare" } as const) : { shipNode };
  shop.walmart.buyers.order({ lines: [{ sku: "A", quantity }], isForced: true, ...from }, shop.clock.now());
}

/** Hours in which nothing happens: nothing is written, sent, or found odd. */
function staysQuiet(shop: QuantityShop): void {
  const writes = shop.walmart.inventoryWrites().length;
  for (let hour = 0; hour < 3; hour += 1) {
    shop.clock.advance(HOUR_MS);
    shop.run();
  }
  expect(shop.walmart.inventoryWrites()).toHaveLength(writes);
  expect(shop.rows("Log").filter((row) => row["What happened"]?.includes("changed outside"))).toEqual([]);
}

test("vector ao: two nodes, W1(4) at n1 and W2(3) at n2, an order of 2 without node: 5 in all, n1 2 and n2 3", () => {
  const shop = twoNodes();
  expect(at(shop, N1, N2, DEFAULT_SHIP_NODE)).toEqual([4, 3, 0]);
  buyAt(shop, 2);
  shop.run();
  expect(at(shop, N1, N2, DEFAULT_SHIP_NODE)).toEqual([2, 3, 0]);
  expect(shop.listing("A")).toMatchObject({
    "To send": "5",
    "Last sent": "5",
    Sync: "In sync",
    Why: "7 − 2 = 5 · Main 0, W1 2, W2 3 · 6 more stand at ship nodes that Aisle does not set",
  });
  expect(shop.walmart.quantities(DEFAULT_SHIP_NODE).get("BASE")).toBe(10);
  staysQuiet(shop);
  expect(shop.listing("A")).toMatchObject({ "On Walmart": "5", Sync: "In sync" });
  expect(at(shop, OTHER)).toEqual([6]);
});

test("an order that names a node takes the stock there, and a node whose number somebody changed is set right", () => {
  const shop = twoNodes();
  buyAt(shop, 2, N2);
  shop.run();
  expect(shop.orderRow(shop.walmart.orders()[0]?.purchaseOrderId ?? "")["Ship node"]).toBe(N2);
  expect(at(shop, N1, N2)).toEqual([4, 1]);
  shop.walmart.otherTool.setQuantity("A", 9, shop.clock.now(), N2);
  for (let hour = 0; hour < 3; hour += 1) {
    shop.clock.advance(HOUR_MS);
    shop.run();
  }
  expect(at(shop, N1, N2)).toEqual([4, 1]);
  expect(shop.rows("Log").map((row) => row["What happened"])).toContainEqual(
    expect.stringContaining(`Walmart held 9 at ship node ${N2} where Aisle had set 1`),
  );
});

test.each([false, true])("a shipment leaves from its node (shipping lowers the number there: %s)", (falls) => {
  const shop = twoNodes();
  shop.walmart.adjust({ switches: { inputFallsAtShipping: falls } });
  buyAt(shop, 1, N1);
  shop.run();
  const po = shop.walmart.orders()[0]?.purchaseOrderId ?? "";
  const unit = shop.rows("Inventory").find((row) => row.Warehouse === "W1")?.IMEI ?? "";
  shop.commit(po, unit);
  shop.run();
  expect(at(shop, N1, N2)).toEqual([3, 3]);
  shop.ship(po);
  for (let hour = 0; hour < 4; hour += 1) {
    shop.clock.advance(HOUR_MS);
    shop.run();
  }
  expect(at(shop, N1, N2)).toEqual([3, 3]);
  staysQuiet(shop);
});

test("a fixed number's excess goes to the default node; a warehouse that no longer counts leaves its node alone", () => {
  const shop = twoNodes();
  shop.hands.type("Listings", "Listing SKU", "A", "Fixed number", "12");
  shop.run();
  expect(at(shop, N1, N2, DEFAULT_SHIP_NODE)).toEqual([4, 3, 5]);
  shop.hands.type("Listings", "Listing SKU", "A", "Fixed number", "");
  shop.hands.type("Warehouses", "Warehouse", "W2", "Counts", "FALSE");
  shop.run();
  expect(at(shop, N1, N2, DEFAULT_SHIP_NODE)).toEqual([4, 3, 0]);
  expect(shop.listing("A").Why).toContain("9 more stand at ship nodes that Aisle does not set");
});

test("a ship node that is none of the account's pauses every quantity, with what to do", () => {
  const shop = twoNodes();
  const writes = shop.walmart.inventoryWrites().length;
  shop.hands.type("Warehouses", "Warehouse", "W1", "Walmart ship node", "123");
  shop.units("A", 1, { Warehouse: "W2" });
  shop.run();
  expect(shop.walmart.inventoryWrites()).toHaveLength(writes);
  expect(shop.listing("A").Sync).toMatch(
    /^Paused: Warehouses gives W1 the ship node 123, which is not one of this account's/,
  );
});
