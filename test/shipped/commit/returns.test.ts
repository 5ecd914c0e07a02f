/** What becomes of sold units that come back. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { press } from "../../support/sidebar-press";

const tick = (shop: QuantityShop, imei: string) => shop.hands.tick("Inventory", "IMEI", imei, "Returned");
const unit = (shop: QuantityShop, imei: string) => shop.inventory("IMEI", imei);
const COUNTED_LABEL = / \/ /;

/** Three phones of A; one order of so many, committed and shipped. */
function soldShop(count = 1) {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 3 });
  shop.run();
  const po = shop.buy("A", count);
  shop.run();
  shop.commit(po, ...imeis.slice(0, count));
  shop.run();
  shop.ship(po);
  shop.run();
  return { shop, imeis, po, first: imeis[0] ?? "" };
}

test("vector ah: Returned is ticked: Sold on is emptied, the tick goes, the unit counts, and the old order does not take it again", () => {
  const { shop, po, first } = soldShop();
  expect(shop.set("A")).toBe(2);
  tick(shop, first);
  for (let runs = 0; runs < 3; runs += 1) shop.run();
  expect(unit(shop, first)).toMatchObject({ "Sold on": "", "Committed to": "", Returned: "FALSE", Problem: "" });
  expect(shop.orderRow(po)).toMatchObject({ "IMEIs / units": first, "Order status": "Shipped", Problem: "" });
  expect(shop.set("A")).toBe(3);
});

test("vector ah: it counts only once its status counts", () => {
  const { shop, first } = soldShop();
  shop.hands.type("Inventory", "IMEI", first, "Status", "To check");
  tick(shop, first);
  shop.run();
  expect(shop.set("A")).toBe(2);
  shop.hands.type("Inventory", "IMEI", first, "Status", "Available");
  shop.run();
  expect(shop.set("A")).toBe(3);
});

test("vector z2: sold, returned, sold again: both orders keep the IMEI as history, and the unit is sold once", () => {
  const { shop, po, first } = soldShop();
  tick(shop, first);
  shop.run();
  const again = shop.buy("A");
  shop.run();
  shop.commit(again, first);
  shop.run();
  expect(shop.orderRow(again)).toMatchObject({ Committed: "1", Problem: "" });
  shop.ship(again);
  shop.run();
  shop.run();
  expect(unit(shop, first)["Sold on"]).toContain(again);
  for (const one of [po, again]) expect(shop.orderRow(one)).toMatchObject({ "IMEIs / units": first, Problem: "" });
  expect(shop.set("A")).toBe(2);
  tick(shop, first);
  shop.run();
  expect([unit(shop, first)["Sold on"], shop.set("A"), shop.orderRow(again).Problem]).toEqual(["", 3, ""]);
});

test("a return belongs to the latest sale: the older row of an IMEI that was sold again is refused by name, and so is an older order", () => {
  const { shop, po, first } = soldShop();
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    [[first, "A", "Available", "Main"]],
  );
  shop.run();
  tick(shop, first);
  shop.run();
  expect(unit(shop, first)).toMatchObject({ "Sold on": expect.stringMatching(COUNTED_LABEL), Returned: "TRUE" });
  expect(unit(shop, first).Problem).toContain("in stock again");
  const again = shop.buy("A");
  shop.run();
  shop.commit(again, first);
  shop.ship(again);
  shop.run();
  shop.run();
  expect(unit(shop, first).Problem).toContain(`was sold again on ${again}`);
  expect(press(shop, "takeBackUnit", { name: first, order: po })).toMatchObject({
    isDone: false,
    message: expect.stringContaining(`was sold last on ${again}`),
  });
  const before = shop.set("A");
  expect(press(shop, "takeBackUnit", { name: first, order: again }).isDone).toBe(true);
  shop.run();
  const rows = shop.rows("Inventory").filter((row) => row.IMEI === first);
  expect(rows.map((row) => row["Sold on"] === "")).toEqual([false, true]);
  expect(shop.set("A")).toBe((before ?? 0) + 1);
});

test("Take back unit: for the latest sale, at once and without a tick left; what is not sold is said", () => {
  const { shop, first, imeis } = soldShop();
  const said = press(shop, "takeBackUnit", { name: first, order: null });
  expect(said).toMatchObject({ isDone: true, message: expect.stringContaining(`${first} is back from`) });
  expect(unit(shop, first)).toMatchObject({ "Sold on": "", Returned: "FALSE" });
  expect(press(shop, "takeBackUnit", { name: first, order: null }).message).toContain("is not sold");
  expect(press(shop, "takeBackUnit", { name: imeis[1] ?? "", order: null }).isDone).toBe(false);
  expect(press(shop, "takeBackUnit", { name: "nothing", order: null }).message).toContain("not in Inventory");
});

test("one of two units of a line comes back: the other stays sold, nothing reads without IMEI, and the number rises by one", () => {
  const { shop, po, first, imeis } = soldShop(2);
  expect(shop.set("A")).toBe(1);
  tick(shop, first);
  shop.run();
  shop.run();
  expect([shop.set("A"), shop.orderRow(po).Problem]).toEqual([2, ""]);
  expect(unit(shop, imeis[1] ?? "")["Sold on"]).toContain(po);
});

test("the order's row was deleted before, or is deleted afterwards: the unit is back all the same", () => {
  const { shop, po, first } = soldShop();
  shop.hands.deleteRow("Orders", "PO", po);
  shop.run();
  expect(shop.set("A")).toBe(2);
  tick(shop, first);
  shop.run();
  shop.run();
  expect([unit(shop, first)["Sold on"], unit(shop, first).Returned, shop.set("A")]).toEqual(["", "FALSE", 3]);
});

test("the sold row is deleted from Inventory, and the phone comes in again as a new row: the old order does not take it", () => {
  const { shop, po, first } = soldShop();
  shop.hands.deleteRow("Inventory", "IMEI", first);
  shop.run();
  expect(shop.orderRow(po).Problem).toBe("");
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    [[first, "A", "Available", "Main"]],
  );
  shop.run();
  shop.run();
  expect(unit(shop, first)).toMatchObject({ "Sold on": "", "Committed to": "" });
  expect(shop.set("A")).toBe(3);
});

test("a returned phone is graded anew under another SKU: the old order does not take it", () => {
  const { shop, first } = soldShop();
  tick(shop, first);
  shop.run();
  shop.hands.fill(
    "Products",
    ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
    [[...Array(7).fill("unknown"), "B"]],
  );
  shop.hands.type("Inventory", "IMEI", first, "SKU or Variation ID", "B");
  shop.run();
  expect([shop.set("A"), shop.set("B"), unit(shop, first)["Sold on"]]).toEqual([2, 1, ""]);
});

test("a tick on a unit that is not sold stays, and its row says why", () => {
  const { shop, imeis } = soldShop();
  tick(shop, imeis[1] ?? "");
  shop.run();
  expect(unit(shop, imeis[1] ?? "")).toMatchObject({ Returned: "TRUE", Problem: expect.stringContaining("not sold") });
});

test("what came back is committed to its old line again only after the id was taken off and typed anew", () => {
  const { shop, po, first } = soldShop();
  tick(shop, first);
  shop.run();
  shop.commit(po, "");
  shop.run();
  expect(shop.orderRow(po).Problem).toContain("Shipped without IMEI");
  shop.commit(po, first);
  shop.run();
  expect([unit(shop, first)["Sold on"], shop.set("A")]).toEqual([expect.stringContaining(po), 2]);
});

test("a run that dies at any change takes the unit back once, and not into the old order", () => {
  const { shop, first, po } = soldShop();
  tick(shop, first);
  const before = shop.world.snapshot();
  const { entries } = shop.world.emulator.ledger;
  const seen = entries.length;
  shop.run();
  const deaths = entries.slice(seen).flatMap(({ service }, index) => (/batchUpdate$/.test(service) ? [index + 2] : []));
  expect(deaths.length).toBeGreaterThan(0);
  for (const killAtCall of deaths) {
    shop.world.restore(before);
    shop.press("syncNow", null, { killAtCall });
    shop.run();
    shop.run();
    const row = unit(shop, first);
    expect([killAtCall, row["Sold on"], row.Returned, shop.set("A"), shop.orderRow(po).Problem]).toEqual([
      killAtCall,
      "",
      "FALSE",
      3,
      "",
    ]);
  }
});
