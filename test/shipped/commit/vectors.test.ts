/** The product's test vectors on commitments, and what is typed into *IMEIs / units*. *Send* is the quantity on Walmart. */
import { quantityShop } from "../../support/quantity-shop";
import { press } from "../../support/sidebar-press";

test("vector n: line of 1, committed 2: outstanding 0, and a warning of over-commitment", () => {
  const shop = quantityShop();
  const [one = "", two = ""] = shop.phones({ A: 5 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, one, two);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "2", Outstanding: "0" });
  expect(shop.orderRow(po).Problem).toContain("2 units are committed, 1 was ordered");
  expect(shop.set("A")).toBe(3);
});

test("vector y: canceled after the commit: outstanding 0, the unit stays committed until Release units frees it", () => {
  const shop = quantityShop();
  const [one = ""] = shop.phones({ A: 5 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, one);
  shop.run();
  shop.walmart.sellerCenter.cancel(po, { reason: "CANCEL_BY_SELLER" }, shop.clock.now());
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Outstanding: "0", Committed: "1" });
  expect(shop.orderRow(po).Problem).toMatch(/1 unit is still committed.*Release units/);
  expect(shop.set("A")).toBe(4);
  const { label } = press(shop, "showLine", { about: po });
  expect(press(shop, "releaseUnits", { label, name: null }).said.isDone).toBe(true);
  shop.run();
  expect(shop.inventory("IMEI", one)["Committed to"]).toBe("");
  expect([shop.set("A"), shop.orderRow(po).Problem]).toEqual([5, ""]);
});

test("vector z: the same IMEI on two open orders: the later order is refused and names the first", () => {
  const shop = quantityShop();
  const [one = ""] = shop.phones({ A: 5 });
  shop.run();
  const first = shop.buy("A");
  shop.clock.advance(60_000);
  const second = shop.buy("A");
  shop.run();
  shop.commit(second, one);
  shop.commit(first, one);
  shop.run();
  expect(shop.orderRow(first)).toMatchObject({ Committed: "1", Problem: "" });
  expect(shop.orderRow(second)).toMatchObject({ Committed: "0", Outstanding: "1" });
  expect(shop.orderRow(second).Problem).toContain(`already committed to ${first}`);
  expect(shop.set("A")).toBe(3);
});

test("vector al: a 2-pack of five, one open line of 1: outstanding 2, send 1; two IMEIs committed: no warning", () => {
  const shop = quantityShop();
  const [one = "", two = ""] = shop.phones({ A: 5 });
  shop.map("L", { target: "A", per: 2 });
  shop.run();
  const po = shop.buy("L");
  shop.run();
  expect([shop.orderRow(po).Outstanding, shop.set("L")]).toEqual(["2", 1]);
  shop.commit(po, one, two);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "2", Outstanding: "0", Problem: "" });
  expect(shop.set("L")).toBe(1);
});

test("a wrong check digit is a warning in Inventory: the phone is committed anyway, and sold without a word left", () => {
  const shop = quantityShop();
  shop.phones({ A: 2 });
  const imei = "356938035643810";
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    [[imei, "A", "Available", "Main"]],
  );
  shop.run();
  expect(shop.inventory("IMEI", imei).Problem).toBe("");
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, imei);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1", Problem: "" });
  expect(shop.inventory("IMEI", imei).Problem).toContain("check digit");
  shop.ship(po);
  shop.run();
  expect(shop.inventory("IMEI", imei).Problem).toBe("");
});

test("an IMEI in two unsold rows is not committed, because nobody knows which row is right; put right, it is", () => {
  const shop = quantityShop();
  const [one = "", two = ""] = shop.phones({ A: 3 });
  shop.hands.type("Inventory", "IMEI", two, "IMEI", one);
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, one);
  shop.run();
  expect(shop.orderRow(po).Problem).toContain("is in two unsold rows");
  shop.hands.deleteRow("Inventory", "IMEI", one);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1", Problem: "" });
});
