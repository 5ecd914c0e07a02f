import { failure } from "../../src/domain/values/failure";
import { explain } from "../../src/jobs/explain";
import { openTab } from "../../src/jobs/open-tab";
import { aListing, anOrder, anOrderRow, aProduct, aShipmentRow, units } from "../support/builders";
import { aScript, type Script, worldOf } from "../support/scripted-world";

const shop = (): Script => aScript({ products: [aProduct()], listings: [aListing()], inventory: units(3) });

test("what is typed is explained, else the selected row; nothing is written and Walmart is not asked", () => {
  const script = shop();
  expect(explain(worldOf(script), "A").about).toBe("Listing A · Phone A");
  script.selected = { tab: "inventory", position: 1 };
  expect(explain(worldOf(script), null).about).toBe("Unit A-2");
  expect(script.events).toEqual(["read", "read"]);
});

test("no row, or one that tells nothing: says what to select", () => {
  const script = shop();
  for (const selected of [null, { tab: "orders", position: 0 } as const]) {
    script.selected = selected;
    expect(() => explain(worldOf(script), null)).toThrow(
      /^Select a row of Listings, Orders, Inventory or Shipments, or type/,
    );
  }
});

test("a tab that cannot be read is named instead of an explanation from half the shop", () => {
  const script = shop();
  script.unusable.set("inventory", "The tab “Inventory” is missing.");
  expect(() => explain(worldOf(script), "A")).toThrow("The tab “Inventory” is missing.");
});

describe("an order that is not in Orders", () => {
  const asked = (script: Script) => script.events.filter((event) => event.startsWith("findOrder"));

  test("Walmart is asked for it once, by whatever number was typed", () => {
    const script = shop();
    script.orders = [anOrder({ po: "1796277083022", customerOrder: "200013456789012" })];
    const { about, answers } = explain(worldOf(script), "2000-13456789012");
    expect(about).toBe("Order 1796277083022 · customer order 200013456789012");
    expect(answers.at(-1)).toMatchObject({ question: "What is next?" });
    expect(script.events).toEqual(["read", "findOrder 200013456789012"]);
  });

  test("one that Walmart fulfills is known by that", () => {
    const script = shop();
    script.orders = [anOrder({ po: "1796277083022" })];
    script.fulfilledElsewhere.add("1796277083022");
    expect(explain(worldOf(script), "1796277083022").inShort).toMatch(/Walmart fulfills it/);
  });

  test("nothing else asks Walmart: a text that no order has, an order that was removed, one that is there", () => {
    const removed = { key: "order:77", kind: "order", data: '{"walmart":"Shipped","local":"Shipped","lines":["1"]}' };
    const script = aScript({
      products: [aProduct()],
      orders: [anOrderRow({ po: "1796277083022" })],
      ledger: [removed],
    });
    expect(explain(worldOf(script), "1796277083022").about).toMatch(/^Order line/);
    expect(explain(worldOf(script), "Z-9").inShort).toMatch(/^Nothing found for/);
    expect(explain(worldOf(script), "77").inShort).toMatch(/rows were deleted/);
    expect(asked(script)).toEqual([]);
  });

  test("a row of Shipments whose PO is nowhere asks for that PO", () => {
    const script = aScript({ products: [aProduct()], shipments: [aShipmentRow({ po: "1796277083022" })] });
    script.selected = { tab: "shipments", position: 0 };
    expect(explain(worldOf(script), null).about).toBe("Order 1796277083022");
    expect(asked(script)).toEqual(["findOrder 1796277083022"]);
  });

  test("if Walmart cannot be asked, the answer says why, and the others are given all the same", () => {
    const script = shop();
    script.before = (event) => {
      if (event.startsWith("findOrder")) throw failure("setup", "no-key", "There is no Walmart key.");
    };
    const { answers } = explain(worldOf(script), "1796277083022");
    expect(answers[0]?.question).toBe("Is Order Import on?");
    expect(answers.at(-1)?.answer).toBe("Walmart could not be asked. There is no Walmart key.");
  });
});

describe("a row to show", () => {
  test("an order line by its label, a setting by its name, a tab alone", () => {
    const script = aScript({ orders: [anOrderRow(), anOrderRow({ line: "2" })] });
    const open = (tab: string, row: string | null) => openTab(worldOf(script), { tab, row });
    expect(open("orders", "1001 / 2")).toEqual({ isDone: true, message: "The row of 1001 / 2 is selected in Orders." });
    expect(open("settings", "Order Import").isDone).toBe(true);
    expect(open("products", null)).toEqual({ isDone: true, message: "This is Products." });
    expect(open("orders", "1 / 1")).toEqual({ isDone: false, message: "Orders has no row 1 / 1 any more." });
    expect(open("constructor", null).isDone).toBe(false);
    expect(script.events.filter((event) => event.startsWith("show"))).toEqual([
      "show orders 1",
      "show settings 1",
      "show products null",
      "show orders null",
    ]);
  });
});
