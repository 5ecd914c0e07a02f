/** *Acknowledge Selected*: the seller tells Walmart of the orders whose rows are selected, whatever Settings say. */
import { answerOf } from "../../../dev/world/shop";
import { type FailingShop, failingShop } from "../../support/failing-shop";

interface Said {
  readonly isDone: boolean;
  readonly message: string;
}

const acknowledge = (shop: FailingShop): Said => answerOf<Said>(shop.press("acknowledgeSelected"));

/** Orders are in the sheet, and Walmart was told of none of them. */
function manualShop(): FailingShop {
  const shop = failingShop();
  shop.switchOn({ "Order Acknowledgment": "Manually" });
  return shop;
}

const walmartStatus = (shop: FailingShop, po: string) => shop.order(po)["Walmart status"];

test("the rows of several orders are selected with Ctrl: each is acknowledged and named, the others wait", () => {
  const shop = manualShop();
  const pos = ["A", "B", "C", "D"].map((sku) => shop.buy(sku));
  const [first = "", second = "", third = "", fourth = ""] = pos;
  shop.hours(1);
  shop.hands.select("Orders", "PO", first, fourth);
  expect(acknowledge(shop)).toEqual({ isDone: true, message: expect.stringMatching(/^Acknowledged: \d+, \d+\.$/) });
  expect(pos.map((po) => walmartStatus(shop, po))).toEqual(["Acknowledged", "Created", "Created", "Acknowledged"]);
  expect(shop.order(first)).toMatchObject({ "Order status": "Ready to Ship", Problem: "" });
  shop.hours(1);
  expect([second, third].map((po) => walmartStatus(shop, po))).toEqual(["Created", "Created"]);
});

test("a range of rows is selected: those that a filter or a person hides are left alone", () => {
  const shop = manualShop();
  const pos = ["A", "B", "C", "D"].map((sku) => shop.buy(sku));
  shop.hours(1);
  const rowOf = (po: string) => shop.book.view.find("Orders", "PO", po) ?? 0;
  const [first = "", second = "", third = "", fourth = ""] = pos;
  shop.people.hideRows("Orders", rowOf(second), 1);
  shop.people.filter("Orders", "A1:AK99", "A", [third]);
  shop.people.select("Orders", "A2:C9");
  expect(acknowledge(shop).isDone).toBe(true);
  expect([first, second, third, fourth].map((po) => walmartStatus(shop, po))).toEqual([
    "Acknowledged",
    "Created",
    "Created",
    "Acknowledged",
  ]);
});

test("one line of an order is selected: the whole order is acknowledged, once", () => {
  const shop = manualShop();
  const placed = shop.walmart.buyers.order(
    {
      lines: [
        { sku: "A", quantity: 1 },
        { sku: "B", quantity: 2 },
      ],
      isForced: true,
    },
    shop.clock.now(),
  );
  const po = "purchaseOrderId" in placed ? placed.purchaseOrderId : "";
  shop.hours(1);
  shop.hands.select("Orders", "PO", po);
  expect(acknowledge(shop)).toEqual({ isDone: true, message: `Acknowledged: ${po}.` });
  expect(shop.rows("Orders").map((row) => row["Walmart status"])).toEqual(["Acknowledged", "Acknowledged"]);
  expect(shop.asked("POST", `/v3/orders/${po}/acknowledge`)).toBe(1);
  expect(acknowledge(shop)).toEqual({ isDone: true, message: `Acknowledged before: ${po}.` });
  expect(shop.asked("POST", `/v3/orders/${po}/acknowledge`)).toBe(1);
});

test("each order has its own answer: acknowledged elsewhere, canceled meanwhile, another channel's, refused, no PO", () => {
  const shop = manualShop();
  const [fine, elsewhere, canceled, refused] = ["A", "B", "C", "D"].map((sku) => shop.buy(sku));
  shop.hours(1);
  shop.hands.fill("Orders", ["PO", "Channel", "SKU", "Qty", "Order status"], [["EB-1", "eBay", "A", "1", "New"]]);
  shop.hands.fill("Orders", ["Ship-to name"], [["a note of mine"]]);
  shop.walmart.sellerCenter.acknowledge(elsewhere ?? "", shop.clock.now());
  shop.walmart.sellerCenter.cancel(canceled ?? "", { reason: "CANCEL_BY_SELLER" }, shop.clock.now());
  shop.fail("error-500", { po: refused ?? "" }, "acknowledge");
  shop.people.select("Orders", "A:A");
  const { isDone, message } = acknowledge(shop);
  expect(isDone).toBe(false);
  expect(message).toMatch(new RegExp(`^Acknowledged: (${fine}, ${elsewhere}|${elsewhere}, ${fine})\\.`));
  expect(message).toContain(`${refused} was not acknowledged: `);
  expect(message).toContain("Aisle tries again by itself until Walmart shows it acknowledged.");
  expect(message).toContain(`No longer waiting to be acknowledged: ${canceled} (Cancelled on Walmart).`);
  expect(message).toContain("Not Walmart's, so nobody was told: EB-1 (eBay). 1 selected row has no PO.");
});

test("what the seller asked for and failed is tried again by itself, although Settings say Manually", () => {
  const shop = manualShop();
  const [po, other] = [shop.buy("A"), shop.buy("B")];
  shop.fail("error-500", { po }, "acknowledge");
  shop.hours(1);
  shop.hands.select("Orders", "PO", po);
  acknowledge(shop);
  expect(shop.order(po).Problem).toMatch(/^Walmart has not been told that this order was received\. /);
  shop.hours(2);
  expect(walmartStatus(shop, po)).toBe("Created");
  shop.heal();
  shop.hours(1);
  expect([po, other].map((one) => walmartStatus(shop, one))).toEqual(["Acknowledged", "Created"]);
  expect(shop.order(po).Problem).toBe("");
});

test("nothing of Orders is selected: says what to select, and asks nobody", () => {
  const shop = manualShop();
  const po = shop.buy("A");
  shop.hours(1);
  for (const select of [() => shop.people.select("Listings", "A2"), () => shop.people.select("Orders", "A1")]) {
    select();
    expect(acknowledge(shop)).toEqual({ isDone: false, message: expect.stringContaining("No order is selected.") });
  }
  expect(shop.asked("POST", `/v3/orders/${po}/acknowledge`)).toBe(0);
});

test("from the menu it says the same in the corner of the sheet", () => {
  const shop = manualShop();
  const po = shop.buy("A");
  shop.hours(1);
  shop.hands.select("Orders", "PO", po);
  shop.world.run("acknowledgeSelected");
  expect(shop.toast()).toBe(`Acknowledged: ${po}.`);
});

test("a run that dies at any call acknowledges in the next click what it did not, and no order twice in the sheet", () => {
  const shop = manualShop();
  const pos = [shop.buy("A"), shop.buy("B")];
  shop.hours(1);
  shop.hands.select("Orders", "PO", ...pos);
  const before = shop.world.snapshot();
  for (let killAtCall = 1; ; killAtCall += 1) {
    shop.world.restore(before);
    shop.hands.select("Orders", "PO", ...pos);
    const { outcome } = shop.press("acknowledgeSelected", null, { killAtCall });
    if (outcome === "returned") break;
    expect(acknowledge(shop).isDone).toBe(true);
    expect(pos.map((po) => walmartStatus(shop, po))).toEqual(["Acknowledged", "Acknowledged"]);
    expect(shop.rows("Orders")).toHaveLength(2);
  }
});
