/** What is shipped while a cell that says what lies there cannot be read goes off the counted lots once it can be read. */

import { anHourLater } from "../../../dev/world/shop";
import { letterOf } from "../../support/letters";
import { runningShop, type Shop } from "../../support/shop-under-test";

/** A formula takes the place of what stands in a cell; gives what brings that back. */
function unread(shop: Shop, tab: string, [heading, text]: readonly [string, string], column: string): () => void {
  const sheetId = shop.book.view.tabs().find(({ title }) => title === tab)?.sheetId ?? 0;
  const row = shop.book.view.find(tab, heading, text) ?? 0;
  const at = `${letterOf(shop.book, tab, column)}${row}`;
  const columnIndex = (shop.book.view.rows(tab)[0] ?? []).indexOf(column);
  const put = (value: object) => {
    const start = { sheetId, rowIndex: row - 1, columnIndex };
    const rows = [{ values: [{ userEnteredValue: value }] }];
    shop.book.call(
      "spreadsheets.batchUpdate",
      [{ requests: [{ updateCells: { start, rows, fields: "userEnteredValue" } }] }, shop.book.id],
      { user: "seller@example.com", now: shop.clock.now() },
    );
  };
  const held = shop.book.view.cell(tab, at).userEnteredValue ?? {};
  put({ formulaValue: '=IMPORTRANGE("elsewhere","A1")' });
  return () => put(held);
}

const pack = (shop: Shop, po: string): void =>
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z1"]]);
const lots = (shop: Shop): (string | undefined)[] =>
  shop.rows("Inventory").flatMap((row) => (row["SKU or Variation ID"] === "A" ? [row.Qty] : []));
const onWalmart = ({ walmart }: Shop): number | undefined => walmart.quantities().get("A");

const LOT = ["SKU or Variation ID", "A"] as const;

test.each([
  ["Inventory", LOT, "Qty"],
  ["Inventory", LOT, "Status"],
  ["Inventory", LOT, "Warehouse"],
  ["Inventory", LOT, "SKU or Variation ID"],
  ["Warehouses", ["Warehouse", "Main"], "Counts"],
  ["Inventory Statuses", ["Status", "Available"], "Status"],
  ["Products", ["SKU", "A"], "SKU"],
  ["Settings", ["Setting", "Lower Counted Lots When Shipped"], "Value"],
] as const)("%s ▸ %s ▸ %s", (tab, row, column) => {
  const shop = runningShop();
  const po = shop.buy("A", 2);
  anHourLater(shop);
  const heal = unread(shop, tab, row, column);
  pack(shop, po);
  anHourLater(shop);
  anHourLater(shop);
  heal();
  anHourLater(shop);
  anHourLater(shop);
  expect([lots(shop), onWalmart(shop)]).toEqual([["8"], 8]);
});

test.each(["Line removed", "IMEIs / units"])("an order's %s: its number does not rise meanwhile", (column) => {
  const shop = runningShop();
  const po = shop.buy("A", 2);
  anHourLater(shop);
  const heal = unread(shop, "Orders", ["PO", po], column);
  pack(shop, po);
  anHourLater(shop);
  anHourLater(shop);
  expect(onWalmart(shop)).toBe(8);
  heal();
  anHourLater(shop);
  anHourLater(shop);
  expect([lots(shop), onWalmart(shop)]).toEqual([["8"], 8]);
});

test("of two lots the one that can be read gives what it holds, and what it lacks waits for the other one", () => {
  const shop = runningShop();
  const cells = ["SKU or Variation ID", "Qty", "Status", "Warehouse"];
  shop.hands.fill("Inventory", cells, [["A", "3", "Available", "Main"]]);
  const [first, second] = [shop.buy("A", 2), shop.buy("A", 4)];
  anHourLater(shop);
  const heal = unread(shop, "Inventory", LOT, "Qty");
  pack(shop, first);
  anHourLater(shop);
  expect(lots(shop)).toEqual(["Loading...", "1"]);
  pack(shop, second);
  anHourLater(shop);
  expect(lots(shop)).toEqual(["Loading...", "1"]);
  heal();
  anHourLater(shop);
  anHourLater(shop);
  expect([lots(shop), onWalmart(shop)]).toEqual([["6", "1"], 7]);
});

test("more was shipped than the other lot holds: the number does not rise to what that one shows", () => {
  const shop = runningShop();
  const cells = ["SKU or Variation ID", "Qty", "Status", "Warehouse"];
  shop.hands.fill("Inventory", cells, [["A", "5", "Available", "Main"]]);
  const po = shop.buy("A", 12);
  anHourLater(shop);
  expect(onWalmart(shop)).toBe(3);
  const heal = unread(shop, "Inventory", LOT, "Qty");
  anHourLater(shop);
  pack(shop, po);
  anHourLater(shop);
  anHourLater(shop);
  expect(onWalmart(shop)).toBeLessThanOrEqual(3);
  heal();
  anHourLater(shop);
  anHourLater(shop);
  expect(onWalmart(shop)).toBe(3);
});

test("a pack is taken off its own stock once it can be read, and not off what bears the listing's SKU", () => {
  const shop = runningShop();
  shop.hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target", "Qty per listing"], [["C", "SKU", "A", "3"]]);
  const cells = ["SKU or Variation ID", "Qty", "Status", "Warehouse"];
  shop.hands.fill("Inventory", cells, [["A", "4", "Available", "Main"]]);
  anHourLater(shop);
  shop.approveAll();
  anHourLater(shop);
  const placed = shop.walmart.buyers.order({ lines: [{ sku: "C", quantity: 2 }], isForced: true }, shop.clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  anHourLater(shop);
  const heal = unread(shop, "Inventory", LOT, "Qty");
  pack(shop, placed.purchaseOrderId);
  anHourLater(shop);
  anHourLater(shop);
  heal();
  anHourLater(shop);
  anHourLater(shop);
  expect(shop.rows("Inventory").map((row) => row.Qty)).toEqual(["4", "10", "10", "10", "4"]);
  expect(onWalmart(shop)).toBe(8);
});

test("an order of another channel that leaves while nobody can read in which statuses orders leave", () => {
  const shop = runningShop();
  shop.hands.fill("Order Statuses", ["Status", "Counts as shipped"], [["Handed over", "TRUE"]]);
  shop.hands.fill(
    "Orders",
    ["PO", "Channel", "SKU as sold", "Qty", "Order status"],
    [["EB-1", "eBay", "A", "3", "Handed over"]],
  );
  const before = lots(shop);
  anHourLater(shop);
  anHourLater(shop);
  // It had left before Aisle looked.
  expect(lots(shop)).toEqual(before);
  const heal = unread(shop, "Order Statuses", ["Status", "Handed over"], "Counts as shipped");
  anHourLater(shop);
  shop.hands.fill(
    "Orders",
    ["PO", "Channel", "SKU as sold", "Qty", "Order status"],
    [["EB-2", "eBay", "A", "4", "Handed over"]],
  );
  anHourLater(shop);
  heal();
  anHourLater(shop);
  anHourLater(shop);
  expect([lots(shop), onWalmart(shop)]).toEqual([["6"], 6]);
});

test("a unit that was named for the order is sold, and no lot goes down in its place", () => {
  const shop = runningShop();
  const imei = "353000000000011";
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    [[imei, "A", "Available", "Main"]],
  );
  const po = shop.buy("A", 1);
  anHourLater(shop);
  shop.hands.type("Orders", "PO", po, "IMEIs / units", imei);
  anHourLater(shop);
  const heal = unread(shop, "Inventory", ["IMEI", imei], "IMEI");
  pack(shop, po);
  anHourLater(shop);
  anHourLater(shop);
  heal();
  anHourLater(shop);
  expect(lots(shop)).toEqual(["10", ""]);
  expect(onWalmart(shop)).toBe(10);
  expect(shop.hands.shown("Inventory", "IMEI", imei, "Sold on")).toMatch(po);
});
