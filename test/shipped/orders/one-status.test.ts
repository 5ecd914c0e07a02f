/** One order, one status: it stands on each row, and what is typed on one row is meant for the order. */
import { quantityShop } from "../../support/quantity-shop";
import { later } from "./order-shop";

/** An order of three lines, in the sheet. */
function ordered() {
  const shop = quantityShop();
  shop.lots({ A: 20, B: 20, S: 20 });
  shop.run();
  const lines = ["A", "B", "S"].map((sku, at) => ({ sku, quantity: 1, lineNumber: String(at + 1) }));
  const placed = shop.walmart.buyers.order({ lines, isForced: true }, shop.clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  const po = placed.purchaseOrderId;
  shop.run();
  const type = (line: string, status: string) => shop.hands.type("Orders", "Line", line, "Order status", status);
  const rows = (of = po) => shop.rows("Orders").filter(({ PO }) => PO === of);
  const statuses = () =>
    [...rows()].sort((a, b) => (a.Line ?? "").localeCompare(b.Line ?? "")).map((row) => row["Order status"]);
  const idle = () => expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  return { ...shop, po, type, ofOrder: rows, statuses, idle };
}

test("one row edited: the others follow at the next run, and the run after it writes nothing", () => {
  const shop = ordered();
  shop.type("2", "New");
  shop.run();
  expect(shop.statuses()).toEqual(["New", "New", "New"]);
  expect(shop.ofOrder().map(({ Problem }) => Problem)).toEqual(["", "", ""]);
  shop.idle();
});

test("two rows edited alike: the third follows", () => {
  const shop = ordered();
  shop.type("1", "Delivered");
  shop.type("3", "Delivered");
  shop.run();
  expect(shop.statuses()).toEqual(["Delivered", "Delivered", "Delivered"]);
});

test("edited differently: a problem on each row, and the order counts as open until it is put right", () => {
  const shop = ordered();
  shop.type("1", "Shipped");
  shop.type("2", "Canceled");
  shop.run();
  expect(shop.statuses()).toEqual(["Shipped", "Canceled", "Ready to Ship"]);
  for (const { Problem, Outstanding } of shop.ofOrder()) {
    expect([Problem, Outstanding]).toEqual([expect.stringContaining("different statuses"), "1"]);
  }
  shop.idle();
  shop.type("1", "Canceled");
  shop.run();
  expect(shop.statuses()).toEqual(["Canceled", "Canceled", "Canceled"]);
  expect(shop.ofOrder().map(({ Outstanding }) => Outstanding)).toEqual(["0", "0", "0"]);
});

test("edited twice: the later word counts, also back to what Aisle wrote", () => {
  const shop = ordered();
  for (const [line, status] of [
    ["2", "New"],
    ["3", "Delivered"],
    ["1", "Ready to Ship"],
  ] as const) {
    shop.type(line, status);
    shop.run();
    expect(shop.statuses()).toEqual([status, status, status]);
  }
});

test("a half-typed status is not copied; it is named on its row, and copied once it is right", () => {
  const shop = ordered();
  shop.type("2", "Ne");
  shop.run();
  expect(shop.statuses()).toEqual(["Ready to Ship", "Ne", "Ready to Ship"]);
  expect(shop.ofOrder().find(({ Line }) => Line === "2")?.Problem).toContain("“Ne” is not in Order Statuses");
  shop.type("2", "New");
  shop.run();
  expect(shop.statuses()).toEqual(["New", "New", "New"]);
});

test("a cleared row gets the order's status back", () => {
  const shop = ordered();
  shop.type("2", "");
  shop.run();
  expect(shop.statuses()).toEqual(["Ready to Ship", "Ready to Ship", "Ready to Ship"]);
});

test("a row that cannot be read keeps every row as it is", () => {
  const shop = ordered();
  shop.type("1", "New");
  shop.type("2", "#N/A");
  shop.sync();
  expect(shop.statuses()).toEqual(["New", "#N/A", "Ready to Ship"]);
});

test("edited, it follows Walmart only to Shipped and Canceled, and then on all rows", () => {
  const shop = ordered();
  shop.type("2", "New");
  shop.walmart.sellerCenter.ship(
    shop.po,
    { carrier: "UPS", trackingNumber: "1Z1", lines: [{ lineNumber: "1", units: 1 }] },
    shop.clock.now(),
  );
  shop.run();
  // Shipped 1 of 3 lines: the order is still Acknowledged.
  expect(shop.statuses()).toEqual(["New", "New", "New"]);
  for (const lineNumber of ["2", "3"])
    shop.walmart.sellerCenter.ship(
      shop.po,
      { carrier: "UPS", trackingNumber: "1Z2", lines: [{ lineNumber, units: 1 }] },
      shop.clock.now(),
    );
  shop.run();
  expect(shop.statuses()).toEqual(["Shipped", "Shipped", "Shipped"]);
  shop.type("3", "New");
  later(shop, 1, 2);
  expect(shop.statuses()).toEqual(["New", "New", "New"]);
});

test("a line that Walmart adds, and a restored row, come with the order's status", () => {
  const shop = ordered();
  shop.type("1", "New");
  shop.run();
  shop.hands.deleteRow("Orders", "Line", "3");
  shop.run();
  shop.type("1", "Delivered");
  shop.run();
  expect(shop.world.run("restoreRemovedOrders")).toMatchObject({ outcome: "returned" });
  expect(shop.statuses()).toEqual(["Delivered", "Delivered", "Delivered"]);
});

test("an order of another channel is the seller's: nothing is copied, and the difference is named", () => {
  const shop = ordered();
  const cells = (line: string, status: string) => ["EB-1", line, "eBay", "A", "1", status];
  shop.hands.fill(
    "Orders",
    ["PO", "Line", "Channel", "SKU", "Qty", "Order status"],
    [cells("1", "New"), cells("2", "Shipped")],
  );
  shop.run();
  expect(
    shop
      .ofOrder("EB-1")
      .map((row) => row["Order status"])
      .sort(),
  ).toEqual(["New", "Shipped"]);
  for (const { Problem } of shop.ofOrder("EB-1")) expect(Problem).toContain("different statuses");
});

test("a run that dies at any call leaves the order one status after the next run, and never loses the edit", () => {
  const shop = ordered();
  shop.type("2", "New");
  const before = shop.world.snapshot();
  let calls = 0;
  shop.sync({
    beforeCall: () => {
      calls += 1;
    },
  });
  for (let killed = 2; killed < calls; killed += 2) {
    shop.world.restore(before);
    shop.world.run("sidebarDo", ["syncNow", "null"], { from: "sidebar", killAtCall: killed });
    later(shop, 1, 1);
    expect([killed, shop.statuses()]).toEqual([killed, ["New", "New", "New"]]);
  }
});
