/** The panel beside the grid: a line is shown, scanned units are committed, and units are taken off again. */
import { quantityShop } from "../../support/quantity-shop";
import { press } from "../../support/sidebar-press";

test("a scanned phone is written into the row, committed at once, and scanned again it is there already", () => {
  const shop = quantityShop();
  const [first = "", second = ""] = shop.phones({ A: 3 });
  shop.run();
  const po = shop.buy("A", 2);
  shop.run();
  const shown = press(shop, "showLine", { about: po });
  expect(shown).toMatchObject({ ordered: 2, committed: 0, left: 2, needsTyping: true, isDirectCommit: false });
  expect(shown.suggestions.map(({ name }) => name).slice(0, 2)).toEqual([first, second]);
  const { said, line } = press(shop, "commitUnits", { label: shown.label, names: `${first}\n` });
  expect(said).toEqual({ isDone: true, message: `1 unit is committed to ${shown.label}.` });
  expect(line).toMatchObject({ committed: 1, left: 1, units: [{ name: first, state: "committed" }] });
  expect(shop.inventory("IMEI", first)["Committed to"]).toBe(shown.label);
  expect(press(shop, "commitUnits", { label: shown.label, names: first }).said.isDone).toBe(false);
  const both = press(shop, "commitUnits", { label: shown.label, names: `${second} 353` });
  expect(both.said.message).toContain("353 is not in Inventory");
  expect(shop.orderRow(po)).toMatchObject({ "IMEIs / units": `${first}, ${second}`, Committed: "2", Problem: "" });
  const off = press(shop, "releaseUnits", { label: shown.label, name: first });
  expect(off.line).toMatchObject({ committed: 1, units: [{ name: second }] });
  expect(press(shop, "releaseUnits", { label: shown.label, name: null }).line?.units).toEqual([]);
  expect(shop.orderRow(po)).toMatchObject({ "IMEIs / units": "", Committed: "0", Outstanding: "2" });
});

test("a line is found by PO, customer order number and the IMEI of a unit on it; else the answer says what was looked for", () => {
  const shop = quantityShop();
  const [first = ""] = shop.phones({ A: 3 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, first);
  shop.run();
  const { label } = press(shop, "showLine", { about: po });
  for (const about of [label, shop.orderRow(po)["Customer order"] ?? "", first])
    expect(press(shop, "showLine", { about }).label).toBe(label);
  expect(() => press(shop, "showLine", { about: "nothing" })).toThrow("nothing");
});

test("a phone that is set to Sold by hand while its order is open is suggested before all others", () => {
  const shop = quantityShop();
  const [first = "", second = "", third = ""] = shop.phones({ A: 4 });
  shop.hands.type("Inventory", "IMEI", second, "Status", "Broken");
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.hands.type("Inventory", "IMEI", third, "Status", "Sold");
  shop.run();
  shop.run();
  const { suggestions, label } = press(shop, "showLine", { about: po });
  expect(suggestions.map(({ name }) => name).slice(0, 2)).toEqual([third, first]);
  expect(suggestions[0]?.why).toContain("“Sold” while this order was open");
  expect(suggestions.map(({ name }) => name)).not.toContain(second);
  press(shop, "commitUnits", { label, names: third });
  shop.run();
  expect([shop.orderRow(po).Committed, shop.set("A")]).toEqual(["1", 2]);
});
