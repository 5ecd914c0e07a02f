/** A spreadsheet that an earlier version set up, as a whole: the seller's order of columns and everything in it stays. */
import { columnLetters } from "../../../dev/emulator/workbook/a1";
import { runningShop, type Shop } from "../../support/shop-under-test";

/** The order of columns in which the earlier version made these tabs, as far as its columns are still there. */
const OLD_ORDER: Readonly<Record<string, readonly string[]>> = {
  Listings:
    "Listing SKU|Title|WPID|Price|Variant group|Fulfilled by|On Walmart as|Connection|Connected to|Available|Outstanding|Calculated|Percent|Hold back|Max|Fixed number|To send|Last sent|Sent at|On Walmart|Sellable there|Read at|Sync|Why".split(
      "|",
    ),
  Orders:
    "PO|Line|Customer order|Channel|Ordered at|Ship by|Customer|Ship-to name|Ship-to street|Ship-to city|Ship-to state|Ship-to ZIP|Ship-to country|Ship-to phone|SKU as sold|Title|SKU|Qty|Canceled|Shipped|Item price|Walmart status|Order status|IMEIs / units|Committed|Outstanding|Acknowledged at|Cancel requested|Ship anyway|Ship node|ShipStation|Line removed|Problem".split(
      "|",
    ),
};

/** Headings of then, by those of now. */
const OLD_HEADINGS = [
  ["Orders", "Canceled", "Cancelled"],
  ["Orders", "Ship-to ZIP", "Ship-to postcode"],
  ["Order Statuses", "Color", "Colour"],
] as const;

/** Columns that did not exist. */
const NEW_COLUMNS = [
  ["Preview", "Title"],
  ["Preview", "Change"],
  ["Order Statuses", "Counts as shipped"],
] as const;

const headings = (shop: Shop, tab: string): readonly string[] => shop.book.view.rows(tab)[0] ?? [];
const letterOf = (shop: Shop, tab: string, heading: string): string =>
  columnLetters(headings(shop, tab).indexOf(heading));

/** A shop at work, brought into the layout of then by a person's hands, with a column and a note of the seller's own. */
function oldShop(): Shop {
  const shop = runningShop();
  shop.buy("A");
  shop.sync();
  for (const [tab, order] of Object.entries(OLD_ORDER)) {
    expect([...headings(shop, tab)].sort()).toEqual([...order].sort());
    for (const heading of [...order].reverse())
      if (headings(shop, tab)[0] !== heading) shop.people.moveColumn(tab, letterOf(shop, tab, heading), "A");
  }
  for (const [tab, heading] of NEW_COLUMNS) shop.people.deleteColumns(tab, letterOf(shop, tab, heading), 1);
  for (const [tab, now, then] of OLD_HEADINGS) shop.people.type(tab, `${letterOf(shop, tab, now)}1`, then);
  shop.people.insertColumns("Orders", "C", 1);
  shop.people.type("Orders", "C1", "My margin");
  shop.people.type("Orders", "C2", "12.5");
  shop.people.note("Orders", "C2", "ask Anna");
  return shop;
}

const toNow = (tab: string, heading: string): string =>
  OLD_HEADINGS.find(([where, , then]) => where === tab && then === heading)?.[1] ?? heading;

test("Set up keeps the seller's order, cells, column and note, renames old headings and adds what is missing at the end", () => {
  const shop = oldShop();
  const tabs = ["Listings", "Orders", "Inventory", "Settings", "Order Statuses"];
  const before = tabs.map((tab) => [tab, headings(shop, tab), shop.rows(tab)] as const);
  shop.world.run("setUpWorkbook");
  for (const [tab, heads, rows] of before) {
    const added = NEW_COLUMNS.flatMap(([where, heading]) => (where === tab ? [heading] : []));
    expect([tab, headings(shop, tab)]).toEqual([tab, [...heads.map((one) => toNow(tab, one)), ...added]]);
    const renamed = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([one, text]) => [toNow(tab, one), text])),
    );
    expect(shop.rows(tab)).toEqual(renamed.map((row) => expect.objectContaining(row)));
  }
  expect(shop.book.view.cell("Orders", "C2")).toMatchObject({ formattedValue: "12.5", note: "ask Anna" });
});

test("a run works before and after Set up, and the one after it changes nothing", () => {
  const shop = oldShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "7");
  shop.sync();
  expect(shop.walmart.quantities().get("A")).toBe(6);
  shop.world.run("setUpWorkbook");
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "4");
  expect(shop.sync().kind).toBe("done");
  expect(shop.walmart.quantities().get("B")).toBe(4);
  const still = shop.book.snapshot();
  shop.sync();
  expect(shop.book.snapshot() === still).toBe(true);
});
