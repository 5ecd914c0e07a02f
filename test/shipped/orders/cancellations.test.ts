/** Who canceled stands in the row in a word of its own; what is canceled is free once, what is committed stays committed. */
import { quantityShop } from "../../support/quantity-shop";
import { HOUR_MS, later, orderShop } from "./order-shop";

const DAY_MS = 24 * HOUR_MS;

function sold(units: number) {
  const shop = orderShop();
  const imeis = shop.phones({ A: 5 });
  shop.run();
  const po = shop.buy("A", units);
  shop.run();
  const lineNumber = shop.orderRow(po).Line ?? "";
  const cancel = (reason: string, count = units) =>
    shop.walmart.sellerCenter.cancel(po, { reason, lines: [{ lineNumber, units: count }] }, shop.clock.now());
  return { ...shop, imeis, po, lineNumber, cancel };
}

const REASONS = [
  ["CUSTOMER_REQUESTED_SELLER_TO_CANCEL", "Canceled by buyer"],
  ["CUSTOMER_CANCEL", "Canceled by buyer"],
  ["SELLER_CANCEL_OUT_OF_STOCK", "Canceled by seller (out of stock)"],
  ["SELLER_CANCEL_PRICING_ERROR", "Canceled by seller"],
  ["SELLER_CANCEL_FRAUD_STOP_SHIPMENT", "Canceled by seller"],
  ["SELLER_CANCEL_ADDRESS_NOT_SERVICEABLE", "Canceled by seller"],
  ["CANCEL_BY_SELLER", "Canceled by seller"],
  ["AUTO_CANCEL", "Canceled by Walmart"],
  ["SOMETHING_NEW", "Canceled"],
] as const;

test.each(REASONS)("a cancellation for %s reads “%s”, and what it held is free", (reason, word) => {
  const shop = sold(2);
  shop.cancel(reason);
  shop.run();
  expect(shop.orderRow(shop.po)).toMatchObject({
    "Walmart status": word,
    "Order status": "Canceled",
    Canceled: "2",
    Outstanding: "0",
    Problem: "",
  });
  expect(shop.set("A")).toBe(5);
});

test("Walmart stops an order for fraud and names no reason: the row says Canceled", () => {
  const shop = sold(1);
  shop.walmart.operations.cancelForFraud(shop.po, shop.clock.now());
  shop.run();
  expect(shop.orderRow(shop.po)).toMatchObject({ "Walmart status": "Canceled", "Order status": "Canceled" });
});

test("four days after Ship by Walmart cancels by itself: the row says by whom", () => {
  const shop = sold(1);
  later(shop, 7 * 24, 1);
  expect(shop.orderRow(shop.po)).toMatchObject({ "Walmart status": "Canceled by Walmart", Outstanding: "0" });
});

test("one of three is canceled, one shipped: each part has its word, and the rest stays outstanding once", () => {
  const shop = sold(3);
  shop.cancel("SELLER_CANCEL_PRICING_ERROR", 1);
  shop.run();
  expect(shop.set("A")).toBe(3);
  shop.walmart.sellerCenter.ship(
    shop.po,
    { carrier: "UPS", trackingNumber: "1Z1", lines: [{ lineNumber: shop.lineNumber, units: 1 }] },
    shop.clock.now(),
  );
  later(shop, 1, 2);
  const { "Walmart status": said, ...row } = shop.orderRow(shop.po);
  expect((said ?? "").split(", ").sort()).toEqual(["1 Acknowledged", "1 Canceled by seller", "1 Shipped"]);
  expect(row).toMatchObject({ "Order status": "Ready to Ship", Canceled: "1", Shipped: "1", Outstanding: "1" });
});

test("units that are committed to a canceled line stay so, and the row says by whom it was canceled", () => {
  const shop = sold(1);
  shop.commit(shop.po, shop.imeis[0] ?? "");
  shop.run();
  shop.cancel("CUSTOMER_REQUESTED_SELLER_TO_CANCEL");
  later(shop, 1, 2);
  const { Problem, Outstanding, Committed } = shop.orderRow(shop.po);
  expect([Outstanding, Committed]).toEqual(["0", "1"]);
  expect(Problem).toMatch(/^Canceled by buyer; 1 unit is still committed\. Choose Release units/);
  expect(shop.set("A")).toBe(4);
  shop.hands.type("Orders", "PO", shop.po, "IMEIs / units", "");
  shop.run();
  expect([shop.orderRow(shop.po).Problem, shop.set("A")]).toEqual(["", 5]);
});

test("a part is canceled while all are committed: the row says how many are too many", () => {
  const shop = sold(3);
  shop.commit(shop.po, ...shop.imeis.slice(0, 3));
  shop.run();
  shop.cancel("SELLER_CANCEL_PRICING_ERROR", 2);
  shop.run();
  expect(shop.orderRow(shop.po).Problem).toMatch(/^2 of 3 canceled by seller; 2 units are still committed\./);
});

test.each(["CANCEL_BY_SELLER", "SELLER_CANCEL_OUT_OF_STOCK"])(
  "the seller cancels for %s because the unit is not there: that it is offered again is said once, with what to do",
  (reason) => {
    const shop = quantityShop();
    shop.lots({ A: 5 });
    shop.run();
    const po = shop.buy("A");
    shop.run();
    shop.walmart.sellerCenter.cancel(po, { reason }, shop.clock.now());
    const report = shop.sync();
    later(shop, 1, 2);
    expect(shop.set("A")).toBe(5);
    const said = shop.rows("Log").filter((row) => row.Key === po && row["What happened"]?.includes("canceled by you"));
    expect(said).toMatchObject([
      {
        "What happened": expect.stringContaining("offered again"),
        "What to do": expect.stringContaining("take it out of Inventory"),
      },
    ]);
    if (reason.endsWith("STOCK")) expect(report.problems.join(" ")).toContain("offered again");
  },
);

test("a Created line with a reason left over from somewhere is not canceled", () => {
  const shop = orderShop();
  shop.lots({ A: 5 });
  shop.run();
  const placed = shop.walmart.buyers.order(
    { lines: [{ sku: "A", quantity: 1 }], isForced: true, dress: "stale" },
    shop.clock.now(),
  );
  if (placed.kind === "refused") throw new Error(placed.reason);
  shop.run();
  expect(shop.orderRow(placed.purchaseOrderId)).toMatchObject({ "Walmart status": "Acknowledged", Canceled: "0" });
  expect(shop.set("A")).toBe(4);
});

test("a line that vanishes from its order keeps its stock and says so, until it comes back", () => {
  const shop = orderShop();
  shop.lots({ A: 5, B: 5 });
  shop.run();
  const lines = ["A", "B"].map((sku, at) => ({ sku, quantity: 1, lineNumber: String(at + 1) }));
  const placed = shop.walmart.buyers.order({ lines, isForced: true }, shop.clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  const po = placed.purchaseOrderId;
  shop.run();
  const line = (number: string) => shop.rows("Orders").find((row) => row.PO === po && row.Line === number) ?? {};
  shop.bend((body) => withoutLine(body, "2"));
  later(shop, 1, 1);
  expect(line("2")).toMatchObject({ Outstanding: "1", Problem: expect.stringContaining("no longer has this line") });
  expect(shop.set("B")).toBe(4);
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  shop.bend((body) => body);
  later(shop, 1, 1);
  expect(line("2")).toMatchObject({ "Walmart status": "Acknowledged", Problem: "" });
});

/** The answer without the line of this number. */
function withoutLine(body: string, number: string): string {
  if (!body.includes('"orderLine"')) return body;
  const parsed: unknown = JSON.parse(body, (name, value: unknown) =>
    name === "orderLine" && Array.isArray(value) ? value.filter((line) => line.lineNumber !== number) : value,
  );
  return JSON.stringify(parsed);
}

test("orders of up to 30 days: a cancellation comes in whenever it happens", () => {
  const shop = sold(1);
  shop.walmart.adjust({ switches: { autoCancelDays: "never" } });
  shop.clock.advance(20 * DAY_MS);
  shop.run();
  shop.cancel("SELLER_CANCEL_PRICING_ERROR");
  later(shop, 1, 1);
  expect(shop.orderRow(shop.po)["Walmart status"]).toBe("Canceled by seller");
});
