/** Odd orders and odd ways to tell of them: each comes in once, whole, and holds its stock. */
import { HOUR_MS, later, type OrderShop, orderShop } from "./order-shop";

type Lines = readonly { readonly sku: string; readonly quantity: number; readonly lineNumber: string }[];

function place(
  shop: OrderShop,
  lines: Lines,
  more: { readonly replaces?: string; readonly shipNodeType?: "WFSFulfilled" } = {},
): string {
  const placed = shop.walmart.buyers.order({ lines, isForced: true, ...more }, shop.clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return placed.purchaseOrderId;
}

function stocked(): OrderShop {
  const shop = orderShop();
  shop.lots({ A: 1_000, B: 50 });
  shop.run();
  return shop;
}

const rowsOf = (shop: OrderShop, po: string) => shop.rows("Orders").filter(({ PO }) => PO === po);
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));
const idle = (shop: OrderShop) => expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);

test("an order of 200 lines, two units each: every line is a row, 400 units are held, and it ships as a whole", () => {
  const shop = stocked();
  const po = place(
    shop,
    numbers(200).map((lineNumber) => ({ sku: "A", quantity: 2, lineNumber })),
  );
  shop.run();
  expect(
    rowsOf(shop, po)
      .map(({ Line }) => Number(Line))
      .sort((a, b) => a - b),
  ).toEqual(numbers(200).map(Number));
  expect(shop.set("A")).toBe(600);
  idle(shop);
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1Z1" }, shop.clock.now());
  later(shop, 1, 2);
  expect(new Set(rowsOf(shop, po).map((row) => row["Order status"]))).toEqual(new Set(["Shipped"]));
  expect([shop.set("A"), shop.inventory("SKU or Variation ID", "A").Qty]).toEqual([600, "600"]);
  idle(shop);
});

test("one of 200 rows is deleted: it stays away, is restored, and the others stay as they are", () => {
  const shop = stocked();
  const po = place(
    shop,
    numbers(200).map((lineNumber) => ({ sku: "A", quantity: 1, lineNumber })),
  );
  shop.run();
  shop.hands.deleteRow("Orders", "Line", "117");
  later(shop, 1, 2);
  expect([rowsOf(shop, po).length, shop.set("A")]).toEqual([199, 801]);
  shop.world.run("restoreRemovedOrders");
  later(shop, 1, 1);
  expect([rowsOf(shop, po).length, shop.set("A")]).toEqual([200, 800]);
});

test("two lines with one SKU are two rows, each with its own quantity; canceling one leaves the other", () => {
  const shop = stocked();
  const po = place(shop, [
    { sku: "B", quantity: 3, lineNumber: "6" },
    { sku: "B", quantity: 4, lineNumber: "9" },
  ]);
  shop.run();
  expect(shop.set("B")).toBe(43);
  shop.walmart.sellerCenter.cancel(
    po,
    { reason: "SELLER_CANCEL_PRICING_ERROR", lines: [{ lineNumber: "6", units: 3 }] },
    shop.clock.now(),
  );
  later(shop, 1, 2);
  expect(
    rowsOf(shop, po)
      .map(({ Line, Outstanding }) => [Line, Outstanding])
      .sort(),
  ).toEqual([
    ["6", "0"],
    ["9", "4"],
  ]);
  expect([shop.set("B"), rowsOf(shop, po)[0]?.["Order status"]]).toEqual([46, "Ready to Ship"]);
});

test.each([
  '=IMPORTXML("https://example.com/"&A1,"//a")',
  "+1 555 0100",
  "@sum(1)",
  "'quoted",
  "O\u2019Neil \u{1F4F1} \u674E",
])("a customer named %s and an address with newlines are shown as text, and never as a formula", (name) => {
  const shop = stocked();
  const po = place(shop, [{ sku: "A", quantity: 1, lineNumber: "1" }]);
  const street = "1 Main St\\nApt 2\\r\\nBack door";
  shop.bend((body) =>
    body.replace(/"name":"[^"]*","address1":"[^"]*"/g, `"name":${JSON.stringify(name)},"address1":"${street}"`),
  );
  later(shop, 1, 2);
  expect(rowsOf(shop, po)).toMatchObject([{ "Ship-to name": name, Outstanding: "1" }]);
  expect(shop.orderRow(po)["Ship-to street"]).toMatch(/^1 Main St\nApt 2\r?\nBack door/);
  idle(shop);
});

test("an order with nothing but what it must have is a row, and holds its stock", () => {
  const shop = stocked();
  const placed = shop.walmart.buyers.order(
    { lines: [{ sku: "A", quantity: 2 }], isForced: true, dress: "bare" },
    shop.clock.now(),
  );
  if (placed.kind === "refused") throw new Error(placed.reason);
  later(shop, 1, 2);
  expect(rowsOf(shop, placed.purchaseOrderId)).toMatchObject([
    { Qty: "2", Outstanding: "2", Problem: "", "Ship by": "" },
  ]);
  expect(shop.set("A")).toBe(998);
});

test.each<[string, (at: number) => unknown]>([
  ["milliseconds", (at) => at],
  ["milliseconds as text", (at) => String(at)],
  ["UTC", (at) => new Date(at).toISOString()],
  ["-06:00", (at) => new Date(at - 6 * HOUR_MS).toISOString().replace("Z", "-06:00")],
  ["+0000", (at) => new Date(at).toISOString().replace("Z", "+0000")],
])("dates as %s mean one instant, and the order comes in once", (_, written) => {
  const shop = stocked();
  const po = place(shop, [{ sku: "A", quantity: 1, lineNumber: "1" }]);
  const at = Math.floor(shop.clock.now() / 1000) * 1000;
  shop.bend((body) => body.replace(/"orderDate":\d+/g, `"orderDate":${JSON.stringify(written(at))}`));
  later(shop, 1, 2);
  expect(rowsOf(shop, po)).toHaveLength(1);
  // New York is five hours behind in early March.
  expect(shop.orderRow(po)["Ordered at"]).toContain(
    new Date(at - 5 * HOUR_MS).toISOString().slice(0, 16).replace("T", " "),
  );
  idle(shop);
});

test("a replacement comes in and holds stock; an order that Walmart fulfills never does, whoever asks for it", () => {
  const shop = stocked();
  const first = place(shop, [{ sku: "A", quantity: 1, lineNumber: "1" }]);
  const again = place(shop, [{ sku: "A", quantity: 1, lineNumber: "1" }], { replaces: first });
  const theirs = place(shop, [{ sku: "A", quantity: 1, lineNumber: "1" }], { shipNodeType: "WFSFulfilled" });
  later(shop, 13, 2);
  expect(
    shop
      .rows("Orders")
      .map(({ PO }) => PO)
      .sort(),
  ).toEqual([first, again].sort());
  expect(shop.rows("Orders").map(({ PO }) => PO)).not.toContain(theirs);
  expect(shop.set("A")).toBe(998);
});

test("address, quantity and lines change after the import: the rows follow, and a row that came back is followed again", () => {
  const shop = stocked();
  const po = place(shop, [{ sku: "A", quantity: 2, lineNumber: "1" }]);
  shop.run();
  const kept = shop.orderRow(po)["Ship-to city"];
  shop.bend((body) => body.replace(/"city":"[^"]*"/g, '"city":"Newtown"').replace(/"amount":"2"/g, '"amount":"5"'));
  later(shop, 1, 1);
  expect(rowsOf(shop, po)).toMatchObject([{ "Ship-to city": "Newtown", Qty: "5", Outstanding: "5" }]);
  expect([kept === "Newtown", shop.set("A")]).toEqual([false, 995]);
  const at = shop.book.view.find("Orders", "PO", po) ?? 0;
  shop.people.deleteRows("Orders", at, 1);
  shop.people.undo();
  shop.bend((body) => body);
  later(shop, 1, 1);
  expect(rowsOf(shop, po)).toMatchObject([{ "Ship-to city": kept, Qty: "2", Outstanding: "2" }]);
});

test("a buyer's wish to cancel is seen on its line, and taken back again", () => {
  const shop = stocked();
  const po = place(shop, [
    { sku: "A", quantity: 1, lineNumber: "1" },
    { sku: "B", quantity: 1, lineNumber: "2" },
  ]);
  shop.run();
  shop.walmart.buyers.requestCancel(po, "2", shop.clock.now());
  later(shop, 1, 1);
  expect(
    rowsOf(shop, po)
      .map((row) => [row.Line, row["Cancel requested"], row.Outstanding])
      .sort(),
  ).toEqual([
    ["1", "", "1"],
    ["2", "Yes", "1"],
  ]);
});
