/** Cells of Aisle's that stand on nobody's row are taken away by the next run; what people typed, or may yet type, stays. */
import { letter, shopBook, type UnderTest } from "../../../support/workbook-under-test";

const fill = (one: UnderTest, tab: string, row: number, cells: Readonly<Record<string, string>>): void => {
  for (const [heading, text] of Object.entries(cells)) one.people.type(tab, `${letter(one, tab, heading)}${row}`, text);
};

const standing = (one: UnderTest, tab: string, row: number): Record<string, string> => {
  const [headings = [], ...rows] = one.book.view.rows(tab);
  const cells = headings.map((heading, place) => [heading, rows[row - 2]?.[place] ?? ""] as const);
  return Object.fromEntries(cells.filter(([, text]) => text !== "" && text !== "FALSE"));
};

/** A run that plans nothing. */
function idleRun(one: UnderTest): string {
  const run = one.anotherRun("idle");
  run.read();
  return run.commit([], "test").kind;
}

test.each([
  ["Inventory", { "Unit ID": "U-000004", Problem: "Fill in SKU." }],
  ["Products", { "Variation ID": "V-000004", Available: "3" }],
  ["Shipments", { "Shipment ID": "S-000004", State: "Sending" }],
  ["SKU Map", { State: "Connected" }],
  ["Listings", { Why: "10 available", "To send": "10", "Last sent": "9" }],
  ["Orders", { Outstanding: "1", Problem: "Unknown SKU" }],
])("%s: a row in which only Aisle wrote is emptied, also by a run that has nothing else to do", (tab, cells) => {
  const one = shopBook();
  fill(one, tab, 4, cells);
  expect(idleRun(one)).toBe("done");
  expect(standing(one, tab, 4)).toEqual({});
  expect(idleRun(one)).toBe("idle");
});

test("a second row with an issued id that says nothing of what it is loses the id, and keeps what was typed", () => {
  const one = shopBook();
  fill(one, "Inventory", 2, { "Unit ID": "U-000001", Notes: "ask Ann" });
  fill(one, "Inventory", 3, { "Unit ID": "U-000001", IMEI: "353012345678901" });
  expect(idleRun(one)).toBe("done");
  expect(standing(one, "Inventory", 2)).toEqual({ Notes: "ask Ann" });
  expect(standing(one, "Inventory", 3)).toEqual({ "Unit ID": "U-000001", IMEI: "353012345678901" });
  expect(idleRun(one)).toBe("idle");
});

test.each([
  ["a variation that is about to be made", "Products", { "Variation ID": " Create" }],
  ["an order of another channel that is being typed", "Orders", { Channel: "eBay" }],
  ["the units of such an order, before its number", "Orders", { Qty: "2" }],
  ["a listing of which the SKU was cleared", "Listings", { WPID: "6KZ9", Why: "10 available" }],
  [
    "a unit of which nothing is left but where it was sold",
    "Inventory",
    { "Sold on": "1796 / 1", "Unit ID": "U-000001" },
  ],
  ["a unit with its id and a note", "Inventory", { "Unit ID": "U-000001", Notes: "ask Ann" }],
  ["a tick", "SKU Map", { "Part of kit": "TRUE", State: "no target" }],
])("%s is left alone", (_, tab, cells) => {
  const one = shopBook();
  fill(one, tab, 4, cells);
  const before = standing(one, tab, 4);
  expect(Object.keys(before)).toHaveLength(Object.keys(cells).length);
  expect(idleRun(one)).toBe("idle");
  expect(standing(one, tab, 4)).toEqual(before);
});
