/** Order lines whose SKU is not in Products: what they read, what they hold, and the ways out. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

/** A listing that was connected by hand to five phones, and an order of it. */
function shopWithUnknown() {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 5 });
  shop.map("L", { target: "A" });
  shop.run();
  const po = shop.buy("L");
  later(shop);
  return { shop, po, imeis };
}

function later(shop: QuantityShop): void {
  shop.clock.advance(900_000);
  shop.sync();
  shop.walmart.passTime(shop.clock.now());
}

test("the row names the three ways out, and its listing holds the unit", () => {
  const { shop, po } = shopWithUnknown();
  const { SKU, Problem } = shop.orderRow(po);
  expect(SKU).toBe("Unknown SKU");
  for (const way of ["Add the SKU to Products", "direct commit", "tick Line removed"]) expect(Problem).toContain(way);
  expect(shop.listing("L")).toMatchObject({ Outstanding: "1" });
  expect([shop.set("L"), shop.set("A")]).toEqual([4, 4]);
});

test("connecting the listing anew does not relabel the line; adding the SKU does, at the next run", () => {
  const { shop, po } = shopWithUnknown();
  shop.hands.type("SKU Map", "Listing SKU", "L", "Qty per listing", "2");
  later(shop);
  expect(shop.orderRow(po).SKU).toBe("Unknown SKU");
  shop.variations("L");
  later(shop);
  expect(shop.orderRow(po)).toMatchObject({ SKU: "L" });
  expect(shop.orderRow(po).Problem).not.toContain("Unknown SKU");
});

test("a unit of any product may be committed directly: it lowers what is available and fills the line", () => {
  const { shop, po, imeis } = shopWithUnknown();
  shop.commit(po, imeis[0] ?? "");
  later(shop);
  expect(shop.orderRow(po)).toMatchObject({ SKU: "Unknown SKU", Committed: "1", Outstanding: "0", Problem: "" });
  expect([shop.set("L"), shop.set("A")]).toEqual([4, 4]);
});

test("Line removed takes the line out of outstanding, and a package for the whole order still ships it", () => {
  const { shop, po } = shopWithUnknown();
  shop.hands.tick("Orders", "PO", po, "Line removed");
  later(shop);
  expect(shop.orderRow(po)).toMatchObject({ Outstanding: "0", Problem: "" });
  expect([shop.set("L"), shop.set("A")]).toEqual([5, 5]);
  shop.ship(po);
  later(shop);
  expect(shop.orderRow(po)["Walmart status"]).toBe("Shipped");
});

test("recognized through SKU Map the line reads the SKU that its listing is connected to; off again it is unknown again", () => {
  const { shop, po, imeis } = shopWithUnknown();
  shop.switchOn({ "Recognize Orders through SKU Map": "On" });
  later(shop);
  expect(shop.orderRow(po)).toMatchObject({ SKU: "A", Problem: "", Outstanding: "1" });
  shop.switchOn({ "Recognize Orders through SKU Map": "Off" });
  later(shop);
  expect(shop.orderRow(po).SKU).toBe("Unknown SKU");
  shop.switchOn({ "Recognize Orders through SKU Map": "On" });
  later(shop);
  shop.commit(po, imeis[0] ?? "");
  later(shop);
  shop.ship(po);
  later(shop);
  shop.switchOn({ "Recognize Orders through SKU Map": "Off" });
  later(shop);
  expect(shop.orderRow(po)).toMatchObject({ SKU: "A", Problem: "" });
});

test("a SKU renamed in Products relabels open lines only: what was shipped or canceled keeps its SKU", () => {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 5 });
  shop.run();
  const [open, shipped, canceled] = [shop.buy("A"), shop.buy("A"), shop.buy("A")];
  later(shop);
  shop.commit(shipped, imeis[0] ?? "");
  later(shop);
  shop.ship(shipped);
  shop.walmart.sellerCenter.cancel(canceled, { reason: "CANCEL_BY_SELLER" }, shop.clock.now());
  later(shop);
  shop.hands.type("Products", "SKU", "A", "SKU", "A-NEW");
  later(shop);
  expect([open, shipped, canceled].map((po) => shop.orderRow(po).SKU)).toEqual(["Unknown SKU", "A", "A"]);
  expect(shop.orderRow(shipped).Problem).toBe("");
  expect(shop.orderRow(open)).toMatchObject({ Outstanding: "1" });
});
