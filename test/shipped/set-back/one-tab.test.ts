/** One tab alone is as it was before: its old content is pasted over it, or a copy of it takes its place, while the others stand. */

import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { HOUR, laterRuns } from "./a-day";

const TOLD = /The content of (Inventory|Orders)( and Orders)? was set back to an earlier state/;

/** Every cell of the tab, as formulas and texts that a person could paste. */
function copyOf({ book }: QuantityShop, tab: string): readonly (readonly string[])[] {
  return book.view.rows(tab);
}

/** The old content over the new; rows that came since are emptied. */
function pasteBack(shop: QuantityShop, tab: string, old: readonly (readonly string[])[]): void {
  const width = old[0]?.length ?? 0;
  const height = Math.max(old.length, copyOf(shop, tab).length);
  const blank = Array.from({ length: width }, () => "");
  shop.people.paste(
    tab,
    "A1",
    Array.from({ length: height }, (_, row) => [...(old[row] ?? []), ...blank].slice(0, width)),
  );
}

/** Four phones and ten of a lot. Since the copy was made a phone and three of the lot left, and the orders were deleted or kept. */
function aShop(orders: "kept" | "deleted") {
  const shop = quantityShop();
  const [imei = ""] = shop.phones({ A: 4 });
  shop.lots({ B: 10 });
  shop.run();
  shop.run();
  shop.approveAll();
  shop.run();
  const old = { inventory: copyOf(shop, "Inventory"), orders: copyOf(shop, "Orders") };
  const [phone, lot] = [shop.buy("A"), shop.buy("B", 3)];
  shop.clock.advance(HOUR);
  shop.run();
  shop.commit(phone, imei);
  shop.ship(phone);
  shop.ship(lot);
  shop.run();
  laterRuns(shop, 1);
  const soldOn = shop.inventory("IMEI", imei)["Sold on"];
  if (orders === "deleted") for (const po of [phone, lot]) shop.hands.deleteRow("Orders", "PO", po);
  laterRuns(shop, 1);
  return { shop, old, imei, soldOn };
}

const numbers = (shop: QuantityShop) => [shop.set("A"), shop.set("B")];

describe.each(["kept", "deleted"] as const)("Inventory alone, with the orders since %s", (orders) => {
  test("nothing rises, what was sold is sold again, and it is told, in the report and in Log", () => {
    const { shop, old, imei, soldOn } = aShop(orders);
    expect(numbers(shop)).toEqual([3, 7]);
    pasteBack(shop, "Inventory", old.inventory);
    const [report] = laterRuns(shop, 1);
    expect(numbers(shop)).toEqual([3, 7]);
    expect(shop.inventory("IMEI", imei)["Sold on"]).toBe(soldOn);
    expect(report?.summary).toMatch(TOLD);
    expect(shop.rows("Preview")).toMatchObject([{ "Listing SKU": "B", "Will become": "10" }]);
    expect(shop.rows("Log").filter((row) => TOLD.test(row["What happened"] ?? ""))).toHaveLength(1);
    expect(laterRuns(shop, 2).map(({ summary }) => TOLD.test(summary))).toEqual([false, false]);
    shop.buy("B");
    laterRuns(shop, 2);
    expect(numbers(shop)).toEqual([3, 6]);
  });

  test("the lot is counted and typed: all comes right by itself", () => {
    const { shop, old } = aShop(orders);
    pasteBack(shop, "Inventory", old.inventory);
    laterRuns(shop, 1);
    shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "7");
    const reports = laterRuns(shop, 2);
    expect([numbers(shop), reports[1]?.status.kind]).toEqual([[3, 7], "up to date"]);
  });
});

test.each([
  [1, false],
  [2, true],
] as const)(
  "of phones alone, %i that read unsold again count as a tab set back: %s; none is sold twice",
  (sold, isTold) => {
    const shop = quantityShop();
    const imeis = shop.phones({ A: 4 });
    shop.run();
    shop.run();
    shop.approveAll();
    shop.run();
    const old = copyOf(shop, "Inventory");
    for (const imei of imeis.slice(0, sold)) {
      const po = shop.buy("A");
      shop.clock.advance(HOUR);
      shop.run();
      shop.commit(po, imei);
      shop.ship(po);
    }
    laterRuns(shop, 2);
    expect(shop.set("A")).toBe(4 - sold);
    pasteBack(shop, "Inventory", old);
    const [report] = laterRuns(shop, 1);
    expect(TOLD.test(report?.summary ?? "")).toBe(isTold);
    laterRuns(shop, 1);
    expect(shop.set("A")).toBe(4 - sold);
  },
);

/** Lots that each sold some, and what each held before. */
function soldLots(lots: Readonly<Record<string, number>>, sold: number) {
  const shop = quantityShop();
  shop.lots(lots);
  shop.run();
  shop.run();
  shop.approveAll();
  shop.run();
  for (const sku of Object.keys(lots)) {
    const po = shop.buy(sku, sold);
    shop.clock.advance(HOUR);
    shop.run();
    shop.ship(po);
    laterRuns(shop, 1);
  }
  return shop;
}

const restock = (shop: QuantityShop, sku: string, quantity: number) =>
  shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", String(quantity));

test("one lot that is restocked to the very number it had before rises at once", () => {
  const shop = soldLots({ A: 20, B: 20 }, 5);
  restock(shop, "A", 20);
  const [report] = laterRuns(shop, 1);
  expect([numbers(shop), report?.status.kind]).toEqual([[20, 15], "up to date"]);
});

test("a second lot restocked hours later rises at once too: the first was accepted", () => {
  const shop = soldLots({ A: 20, B: 20 }, 5);
  restock(shop, "A", 20);
  laterRuns(shop, 2);
  restock(shop, "B", 20);
  const reports = laterRuns(shop, 2);
  expect([numbers(shop), reports[1]?.status.kind]).toEqual([[20, 20], "up to date"]);
});

test("two lots at once that read as before are a tab set back", () => {
  const shop = soldLots({ A: 20, B: 20 }, 5);
  restock(shop, "A", 20);
  restock(shop, "B", 20);
  const [report] = laterRuns(shop, 1);
  expect(numbers(shop)).toEqual([15, 15]);
  expect(report?.summary).toMatch(TOLD);
});

test("a number typed into one lot is no tab set back", () => {
  const { shop } = aShop("kept");
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "12");
  const [report] = laterRuns(shop, 1);
  expect([numbers(shop), report?.status.kind]).toEqual([[3, 12], "up to date"]);
});

/** Two open orders came since the copy, of which one phone is named; an older one was shipped meanwhile. */
function aShopWithOrders() {
  const shop = quantityShop();
  const [first = "", second = ""] = shop.phones({ A: 6 });
  const early = shop.buy("A");
  shop.run();
  shop.run();
  shop.approveAll();
  shop.run();
  const old = copyOf(shop, "Orders");
  shop.clock.advance(HOUR);
  const late = [shop.buy("A"), shop.buy("A")];
  shop.run();
  shop.commit(early, first);
  shop.ship(early);
  shop.commit(late[0] ?? "", second);
  shop.run();
  laterRuns(shop, 2);
  return { shop, old, early, orders: [early, ...late].sort() };
}

const inOrders = (shop: QuantityShop) =>
  shop
    .rows("Orders")
    .map((row) => row.PO ?? "")
    .sort();

describe("Orders alone", () => {
  const WAYS: readonly (readonly [string, (shop: QuantityShop, old: readonly (readonly string[])[]) => void])[] = [
    ["pasted over", (shop, old) => pasteBack(shop, "Orders", old)],
    [
      "an old copy in its place",
      (shop, old) => {
        shop.people.duplicateTab("Orders");
        pasteBack(shop, "Copy of Orders", old);
        shop.people.deleteTab("Orders");
        shop.people.renameTab("Copy of Orders", "Orders");
      },
    ],
  ];

  test.each(WAYS)("%s: no order is lost, nothing rises, it is told once", (_, setBack) => {
    const { shop, old, orders } = aShopWithOrders();
    expect([shop.set("A"), inOrders(shop)]).toEqual([3, orders]);
    setBack(shop, old);
    const reports = laterRuns(shop, 3);
    expect([shop.set("A"), inOrders(shop)]).toEqual([3, orders]);
    expect(reports.map(({ summary }) => TOLD.test(summary)).filter((is) => is)).toHaveLength(1);
    shop.buy("A");
    laterRuns(shop, 2);
    expect(shop.set("A")).toBe(2);
  });

  test("the latest orders deleted by hand stay away, as every deleted row does", () => {
    const { shop, early } = aShopWithOrders();
    for (const po of inOrders(shop)) if (po !== early) shop.hands.deleteRow("Orders", "PO", po);
    const reports = laterRuns(shop, 2);
    expect([inOrders(shop), shop.set("A"), reports.some(({ summary }) => TOLD.test(summary))]).toEqual([
      [early],
      5,
      false,
    ]);
  });
});

test("Orders, and an old copy in the place of Inventory: every order is back, with the units that an open line held", () => {
  const shop = quantityShop();
  const [one = "", two = "", three = ""] = shop.phones({ A: 6 });
  shop.run();
  shop.run();
  shop.approveAll();
  shop.buy("A");
  shop.clock.advance(HOUR);
  shop.run();
  const old = { inventory: copyOf(shop, "Inventory"), orders: copyOf(shop, "Orders") };
  for (const imei of [one, two, three]) {
    const po = shop.buy("A");
    laterRuns(shop, 1);
    shop.commit(po, imei);
    if (imei !== three) shop.ship(po);
    laterRuns(shop, 1);
  }
  laterRuns(shop, 1);
  const before = [shop.set("A"), inOrders(shop)];
  shop.people.duplicateTab("Inventory");
  pasteBack(shop, "Copy of Inventory", old.inventory);
  shop.people.deleteTab("Inventory");
  shop.people.renameTab("Copy of Inventory", "Inventory");
  pasteBack(shop, "Orders", old.orders);
  const reports = laterRuns(shop, 3);
  expect([shop.set("A"), inOrders(shop)]).toEqual(before);
  expect(reports[0]?.summary).toMatch(TOLD);
  expect(shop.rows("Inventory").filter((row) => row["Sold on"] !== "")).toHaveLength(2);
  expect(shop.rows("Orders").flatMap((row) => row.Problem || [])).toEqual([]);
});

test("Sold on that one unit lost is given back; a unit that is ticked Returned too came back", () => {
  const { shop, imei, soldOn } = aShop("deleted");
  const clear = () => shop.hands.type("Inventory", "IMEI", imei, "Sold on", "");
  clear();
  laterRuns(shop, 1);
  expect([shop.set("A"), shop.inventory("IMEI", imei)["Sold on"]]).toEqual([3, soldOn]);
  shop.hands.tick("Inventory", "IMEI", imei, "Returned");
  clear();
  laterRuns(shop, 1);
  expect([shop.set("A"), shop.inventory("IMEI", imei)["Sold on"]]).toEqual([4, ""]);
});
