/** What people do in the grid while Aisle works: one action at a time, chosen at random, on rows that they can tell apart. */
import * as fc from "fast-check";
import type { Shop } from "../bad-input/shop-under-test";
import { MARK, PLACES, type Place } from "./busy-shop";
import { letters } from "./letters";

/** `row` and `column` are places that are brought into the tab's range when the action happens. */
export type Action =
  | { readonly what: "type" | "type over Aisle's"; readonly tab: Place; readonly row: number; readonly pick: number }
  | { readonly what: "commit a unit"; readonly row: number; readonly pick: number }
  | { readonly what: "new row"; readonly tab: Written; readonly row: number; readonly pick: number }
  | { readonly what: "insert rows" | "delete rows"; readonly tab: Place; readonly row: number; readonly count: number }
  | { readonly what: "hide rows" | "clear the filter" | "colour"; readonly tab: Place; readonly row: number }
  | { readonly what: "drag rows"; readonly tab: Place; readonly row: number; readonly before: number }
  | { readonly what: "sort"; readonly tab: Place; readonly column: number; readonly up: boolean }
  | { readonly what: "insert column" | "hide column" | "filter"; readonly tab: Place; readonly column: number }
  | { readonly what: "move column"; readonly tab: Place; readonly column: number; readonly before: number }
  | { readonly what: "rename tab"; readonly tab: Place };

type RowAction = Exclude<
  Extract<Action, { readonly tab: Place; readonly row: number }>,
  { readonly what: "new row" | "commit a unit" }
>;

/** Tabs in which sellers add rows of their own. */
type Written = "Inventory" | "Products" | "Shipments" | "SKU Map";

/** What may be typed, by heading; formulas among it. A tick is typed as a tick box reads it. */
const TYPED: Readonly<Record<Place, Readonly<Record<string, readonly string[]>>>> = {
  Listings: {
    Percent: ["50%", "90%", ""],
    "Hold back": ["1", "=1+1", ""],
    Max: ["2", "1", ""],
    "Fixed number": ["4", "0", "=2+3", ""],
  },
  Orders: {
    "Order status": ["New", "Ready to Ship", "Shipped", "Delivered"],
    "Ship anyway": ["TRUE", "FALSE"],
    "Line removed": ["TRUE", "FALSE"],
  },
  Shipments: { Service: ["Ground", "=1+2", ""], "Tracking URL": ["https://track.example/1", ""] },
  Inventory: {
    "SKU or Variation ID": ["A", "C", "V-000001", "nowhere", ""],
    Qty: ["7", "0", ""],
    Status: ["Available", "In repair", ""],
    Warehouse: ["Main", "Annex", "Attic", ""],
    Location: ["shelf 9", '="shelf "&1', "+1", "2026-01-02", ""],
    Cost: ["180", "19.99", "dear", ""],
    Notes: ["mine", "=1+1", "12 pcs", ""],
  },
  Products: {
    Model: ["Model 9", "=1+1", "22 34"],
    Damages: ["scratched", ""],
    SKU: ["A", "D", "Z", ""],
  },
  "SKU Map": { Target: ["A", "B", "G", "nowhere"] },
};

/** Aisle's cells that follow from others, so that the next run gives them back. */
const OVER: Readonly<Record<Place, readonly string[]>> = {
  Listings: [
    ...["Connection", "Connected to", "Available", "Outstanding", "Calculated", "To send"],
    ...["Last sent", "Sent at", "On Walmart", "Sync", "Why"],
  ],
  Orders: ["SKU", "Committed", "Outstanding", "Problem"],
  Shipments: [],
  Inventory: ["Committed to", "Problem"],
  Products: ["Available", "Outstanding", "Calculated", "Problem"],
  "SKU Map": ["State"],
};

const row = fc.nat(19);
const column = fc.nat(35);
const pick = fc.nat(99);
const tab = fc.constantFrom(...PLACES);

export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant("type" as const), tab, row, pick }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("type over Aisle's" as const), tab, row, pick }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("commit a unit" as const), row, pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("new row" as const),
      tab: fc.constantFrom<Written>("Inventory", "Products", "Shipments", "SKU Map"),
      row,
      pick,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom("insert rows" as const, "delete rows" as const),
      tab,
      row,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("drag rows" as const), tab, row, before: row }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant("sort" as const), tab, column, up: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom("hide column" as const, "filter" as const),
      tab,
      column,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("insert column" as const), tab, column }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("move column" as const), tab, column, before: column }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom("hide rows" as const, "clear the filter" as const, "colour" as const),
      tab,
      row,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("rename tab" as const), tab }) },
);

/** The hands of one shop's people. Tabs are known by their ids, since people rename them. */
export function handsAtWork(shop: Shop) {
  const { book, people } = shop;
  const ids = new Map(book.view.tabs().map(({ title, sheetId }) => [title, sheetId]));
  let marks = 0;
  const titleOf = (place: string): string =>
    book.view.tabs().find(({ sheetId }) => sheetId === ids.get(place))?.title ?? place;
  const headings = (place: string): readonly string[] => book.view.rows(titleOf(place))[0] ?? [];
  const rowsOf = (place: string): string[][] => book.view.rows(titleOf(place)).slice(1);
  const textsUnder = (place: string, heading: string): string[] => {
    const at = headings(place).indexOf(heading);
    return rowsOf(place).map((cells) => cells[at] ?? "");
  };
  const letterOf = (place: string, heading: string): string => letters(headings(place).indexOf(heading));
  /** The number of one of the tab's filled rows. */
  const filled = (place: string, wish: number): number => 2 + (wish % Math.max(1, rowsOf(place).length));
  const type = (place: string, heading: string, at: number, text: string): void =>
    people.type(titleOf(place), `${letterOf(place, heading)}${at}`, text);
  /** Nobody types into a row that cannot be told from others. */
  const mark = (place: string, at: number): void => {
    if ((textsUnder(place, MARK)[at - 2] ?? "") !== "") return;
    marks += 1;
    type(place, MARK, at, `marked ${marks}`);
  };
  const committed = (): ReadonlySet<string> =>
    new Set(textsUnder("Orders", "IMEIs / units").flatMap((text) => text.split(/[\s,;]+/)));

  /** Not into a row of nobody's: a rule for no listing, a status of no order. */
  const keyless = (place: Place, at: number): boolean => {
    const key = { Listings: "Listing SKU", Orders: "PO", Shipments: "PO" }[place as string];
    return key !== undefined && (textsUnder(place, key)[at - 2] ?? "") === "";
  };

  const typeOwn = (place: Place, at: number, wish: number): void => {
    const choices = Object.entries(TYPED[place]);
    const [heading, texts] = choices[wish % choices.length] ?? ["", []];
    if (keyless(place, at)) return;
    mark(place, at);
    const text = texts[Math.floor(wish / choices.length) % texts.length] ?? "";
    if (text === "TRUE" || text === "FALSE")
      people.tick(titleOf(place), `${letterOf(place, heading)}${at}`, text === "TRUE");
    else type(place, heading, at, text);
  };

  const typeOver = (place: Place, at: number, wish: number): void => {
    const heading = OVER[place][wish % Math.max(1, OVER[place].length)];
    if (heading === undefined || keyless(place, at)) return;
    mark(place, at);
    type(place, heading, at, wish % 3 === 0 ? "typed over" : wish % 3 === 1 ? "77" : "");
  };

  /** A unit of what was sold; that a wrong one is refused is another rule. */
  const commitUnit = (at: number, wish: number): void => {
    const sold = textsUnder("Orders", "SKU as sold")[at - 2] ?? "";
    const isOfSku = textsUnder("Inventory", "SKU or Variation ID").map((sku) => sku === sold);
    const free = textsUnder("Inventory", "IMEI").filter(
      (imei, index) => imei !== "" && isOfSku[index] && !committed().has(imei),
    );
    const imei = free[wish % Math.max(1, free.length)];
    if (imei === undefined || keyless("Orders", at)) return;
    mark("Orders", at);
    type("Orders", "IMEIs / units", at, imei);
  };

  const newRow = (place: Written, at: number, wish: number): void => {
    marks += 1;
    const name = `new ${marks}`;
    const sku = ["A", "B", "D", "F", "Q"][wish % 5] ?? "A";
    const pos = textsUnder("Orders", "PO").filter((po) => po !== "");
    const cells: Record<Written, Record<string, string>> = {
      Inventory: {
        IMEI: String(356_000_000_000_000 + marks),
        "SKU or Variation ID": sku,
        Status: "Available",
        Warehouse: "Main",
      },
      Products: {
        ...Object.fromEntries(
          ["Manufacturer", "Variant", "Network", "Capacity", "Color", "Grade"].map((one) => [one, "n"]),
        ),
        Model: name,
        SKU: sku,
      },
      Shipments: { PO: pos[wish % Math.max(1, pos.length)] ?? "", Carrier: "UPS", "Tracking number": `1ZNEW${marks}` },
      "SKU Map": { "Listing SKU": ["A", "C", "F"][wish % 3] ?? "A", "Connect to": "SKU", Target: sku },
    };
    const isAtEnd = wish % 2 === 0;
    const place2 = isAtEnd ? rowsOf(place).length + 2 : at;
    people.insertRows(titleOf(place), place2, 1);
    for (const [heading, text] of Object.entries({ ...cells[place], [MARK]: name }))
      people.paste(titleOf(place), `${letterOf(place, heading)}${place2}`, [[text]]);
  };

  /** A unit that an order holds stays: what becomes of an order whose unit is gone is not these rules' matter. */
  const deleteRows = (place: Place, at: number, count: number): void => {
    const imeis = textsUnder("Inventory", "IMEI").slice(at - 2, at - 2 + count);
    if (place === "Inventory" && imeis.some((imei) => committed().has(imei))) return;
    people.deleteRows(titleOf(place), at, count);
  };

  const act = (did: Action): void => {
    if (did.what === "commit a unit") commitUnit(filled("Orders", did.row), did.pick);
    else if (did.what === "new row") newRow(did.tab, filled(did.tab, did.row), did.pick);
    else if ("column" in did) actOnColumns(did, titleOf(did.tab));
    else if (did.what === "rename tab") people.renameTab(titleOf(did.tab), `${did.tab} (ours)`);
    else actOnRows(did, titleOf(did.tab), filled(did.tab, did.row));
  };

  const actOnColumns = (did: Extract<Action, { readonly column: number }>, title: string): void => {
    const count = headings(did.tab).length;
    const column = letters(did.column % count);
    const all = `A1:${letters(count - 1)}${rowsOf(did.tab).length + 1}`;
    if (did.what === "sort") people.sort(title, column, did.up);
    else if (did.what === "insert column") people.insertColumns(title, column, 1);
    else if (did.what === "hide column") people.hideColumn(title, column);
    else if (did.what === "move column") people.moveColumn(title, column, letters(did.before % count));
    else if (did.what === "filter") people.filter(title, all, column, ["A", "B", "Main"]);
  };

  const actOnRows = (did: RowAction, title: string, at: number): void => {
    if (did.what === "type") typeOwn(did.tab, at, did.pick);
    else if (did.what === "type over Aisle's") typeOver(did.tab, at, did.pick);
    else if (did.what === "insert rows") people.insertRows(title, at, did.count);
    else if (did.what === "delete rows") deleteRows(did.tab, at, did.count);
    else if (did.what === "drag rows") people.moveRows(title, at, 1, filled(did.tab, did.before));
    else if (did.what === "hide rows") people.hideRows(title, at, 1);
    else if (did.what === "clear the filter") people.clearFilter(title);
    else if (did.what === "colour") people.setBackground(title, `A${at}:F${at}`, { red: 1 });
  };
  return { act, titleOf, headings, rowsOf };
}

export type Hands = ReturnType<typeof handsAtWork>;
