/** Counted lots that a line names: held while committed, lowered once when they leave. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { press } from "../../support/sidebar-press";

/** Two phones and a lot of five of one SKU; gives the IMEIs and the lot's id. */
function mixedShop() {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 2 });
  const cells = ["A", "5", "Available", "Main"];
  shop.hands.fill("Inventory", ["SKU or Variation ID", "Qty", "Status", "Warehouse"], [cells]);
  shop.run();
  const row = shop.rows("Inventory").find((one) => one["SKU or Variation ID"] === "A" && one.IMEI === "");
  return { shop, imeis, lot: row?.["Unit ID"] ?? "" };
}

const lotRow = (shop: QuantityShop, lot: string) => shop.inventory("Unit ID", lot);
const level = (shop: QuantityShop) => [shop.listing("A").Available, shop.listing("A").Outstanding, shop.set("A")];

test("IMEI and lot on one line: held, then off exactly that lot, once", () => {
  const { shop, imeis, lot } = mixedShop();
  const po = shop.buy("A", 3);
  shop.run();
  expect(level(shop)).toEqual(["7", "3", 4]);
  shop.commit(po, imeis[0] ?? "", `${lot} x2`);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "3", Outstanding: "0", Problem: "" });
  expect(lotRow(shop, lot)["Committed to"]).toMatch(/ x2$/);
  expect(level(shop)).toEqual(["4", "0", 4]);
  shop.ship(po);
  shop.run();
  shop.run();
  expect(lotRow(shop, lot)).toMatchObject({ Qty: "3", "Committed to": "" });
  expect(shop.orderRow(po).Problem).toBe("");
  expect(level(shop)).toEqual(["4", "0", 4]);
});

test("a part of the line leaves: the lot goes down by it, the rest stays set aside", () => {
  const shop = quantityShop();
  shop.lots({ A: 10 });
  shop.run();
  const lot = shop.inventory("SKU or Variation ID", "A")["Unit ID"] ?? "";
  const po = shop.buy("A", 3);
  shop.run();
  shop.commit(po, `${lot} x3`);
  shop.run();
  shop.ship(po, 1);
  shop.run();
  expect([lotRow(shop, lot).Qty, ...level(shop)]).toEqual(["9", "7", "0", 7]);
  shop.ship(po, 2);
  shop.run();
  expect([lotRow(shop, lot).Qty, ...level(shop)]).toEqual(["7", "7", "0", 7]);
});

test("typed only after the shipment: the lot goes down once, and the line no longer reads Shipped without IMEI", () => {
  const { shop, lot } = mixedShop();
  const po = shop.buy("A", 2);
  shop.run();
  shop.ship(po);
  shop.run();
  expect(shop.orderRow(po).Problem).toContain("Shipped without IMEI");
  shop.commit(po, `${lot} x2`);
  shop.run();
  shop.run();
  expect([lotRow(shop, lot).Qty, shop.orderRow(po).Problem, shop.set("A")]).toEqual(["3", "", 5]);
});

test("typed after the oldest lot went down by itself: nothing goes down a second time", () => {
  const shop = quantityShop();
  shop.lots({ A: 10 });
  shop.run();
  const lot = shop.inventory("SKU or Variation ID", "A")["Unit ID"] ?? "";
  const po = shop.buy("A", 2);
  shop.run();
  shop.ship(po);
  shop.run();
  shop.commit(po, `${lot} x2`);
  shop.run();
  expect([lotRow(shop, lot).Qty, ...level(shop)]).toEqual(["8", "8", "0", 8]);
});

test("more than the lot holds: the row says so, and so does it after the lot was counted again", () => {
  const { shop, lot } = mixedShop();
  const po = shop.buy("A", 6);
  shop.run();
  shop.commit(po, `6x ${lot}`);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "5", Outstanding: "1" });
  expect(shop.orderRow(po).Problem).toContain("the lot has 5 for this line");
  shop.hands.type("Inventory", "Unit ID", lot, "Qty", "9");
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "6", Outstanding: "0", Problem: "" });
  shop.hands.type("Inventory", "Unit ID", lot, "Qty", "2");
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "2", Outstanding: "4" });
  expect(shop.set("A")).toBe(0);
});

test("two orders want the same lot: the older one has it, whichever row was typed first", () => {
  const { shop, lot } = mixedShop();
  const older = shop.buy("A", 4);
  shop.clock.advance(60_000);
  const newer = shop.buy("A", 4);
  shop.run();
  shop.commit(older, `${lot} x4`);
  shop.commit(newer, `${lot} x4`);
  shop.run();
  expect([shop.orderRow(older).Committed, shop.orderRow(newer).Committed]).toEqual(["4", "1"]);
  expect(shop.orderRow(newer).Problem).toContain("the lot has 1 for this line");
});

test("uncommitted, its row deleted, or the lot's row deleted: the numbers follow at once", () => {
  const { shop, lot } = mixedShop();
  const po = shop.buy("A", 2);
  shop.run();
  shop.commit(po, `${lot} x2`);
  shop.run();
  expect(level(shop)).toEqual(["5", "0", 5]);
  const before = shop.world.snapshot();
  shop.commit(po, "");
  shop.run();
  expect(level(shop)).toEqual(["7", "2", 5]);
  shop.world.restore(before);
  shop.hands.deleteRow("Orders", "PO", po);
  shop.run();
  expect(level(shop)).toEqual(["7", "0", 7]);
  expect(
    shop
      .rows("Log")
      .map((row) => row["What happened"])
      .join(" "),
  ).toContain(`${lot} x2`);
  shop.world.run("restoreRemovedOrders");
  shop.run();
  expect([shop.orderRow(po)["IMEIs / units"], ...level(shop)]).toEqual([`${lot} x2`, "5", "0", 5]);
  shop.hands.deleteRow("Inventory", "Unit ID", lot);
  shop.run();
  expect(shop.orderRow(po).Problem).toContain(`${lot} is not in Inventory`);
  expect(level(shop)).toEqual(["2", "2", 0]);
});

test("a lot is scanned three times in the panel: three of its units, and a scanned phone twice is one", () => {
  const { shop, imeis, lot } = mixedShop();
  const po = shop.buy("A", 4);
  shop.run();
  const { label } = press(shop, "showLine", { about: po });
  for (const names of [lot, lot, lot, imeis[0] ?? ""]) press(shop, "commitUnits", { label, names });
  const { line } = press(shop, "commitUnits", { label, names: imeis[0] ?? "" });
  expect(line).toMatchObject({ committed: 4, left: 0, units: [{ name: imeis[0] }, { name: lot, count: 3 }] });
});

test("a pool of lots alone needs no typing, also where it has IMEIs later on", () => {
  const shop = quantityShop();
  shop.lots({ A: 10 });
  shop.run();
  const po = shop.buy("A", 2);
  shop.run();
  shop.ship(po);
  shop.run();
  expect([shop.inventory("SKU or Variation ID", "A").Qty, shop.orderRow(po).Problem]).toEqual(["8", ""]);
  shop.units("A", 3);
  shop.run();
  expect([shop.orderRow(po).Problem, shop.set("A")]).toEqual(["", 11]);
});
