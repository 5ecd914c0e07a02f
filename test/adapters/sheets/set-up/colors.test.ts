import type { EffectiveValue } from "../../../../dev/emulator/workbook/cell";
import { evaluateSubset } from "../../../../dev/emulator/workbook/evaluate";
import { batch, letter, NOTHING_MISSING, shopBook, tabOf, type UnderTest } from "../../../support/workbook-under-test";

interface Rule {
  readonly ranges: readonly { readonly startColumnIndex: number }[];
  readonly booleanRule: {
    readonly condition: { readonly type: string; readonly values: readonly { readonly userEnteredValue: string }[] };
    readonly format: { readonly backgroundColor: { readonly green: number } };
  };
}

const NOW = 46_000;

const rulesOf = (one: UnderTest): readonly Rule[] => tabOf(one, "Orders").conditionalFormats;

const formulaOf = ({ booleanRule }: Rule): string => booleanRule.condition.values[0]?.userEnteredValue ?? "";

const columnOf = (one: UnderTest, heading: string): number => (one.book.view.rows("Orders")[0] ?? []).indexOf(heading);

/** The color that *Ship by* has in a row with these cells; the first rule that holds wins. */
function colorOf(one: UnderTest, cells: Readonly<Record<string, number | string>>): string {
  const values = new Map(Object.entries(cells).map(([heading, value]) => [columnOf(one, heading), value]));
  const valueAt = (_: string | undefined, __: number, column: number): EffectiveValue | undefined => {
    const value = values.get(column);
    if (value === undefined) return undefined;
    return typeof value === "number" ? { numberValue: value } : { stringValue: value };
  };
  const rule = rulesOf(one)
    .filter(({ ranges }) => ranges[0]?.startColumnIndex === columnOf(one, "Ship by"))
    .find((each) => {
      const result = evaluateSubset(formulaOf(each).replaceAll("NOW()", String(NOW)), { valueAt });
      return "numberValue" in result ? result.numberValue !== 0 : "boolValue" in result && result.boolValue;
    });
  if (rule === undefined) return "none";
  return rule.booleanRule.format.backgroundColor.green > 0.85 ? "amber" : "red";
}

const DUE = [
  ["a day and more ahead", NOW + 1.5, 1, "none"],
  ["less than a day ahead", NOW + 0.5, 1, "amber"],
  ["just over", NOW - 0.01, 1, "red"],
  ["long over", NOW - 30, 2, "red"],
] as const;

test.each(DUE)("a line whose Ship by is %s is colored: %s, %s units ordered, %s", (_, shipBy, quantity, color) => {
  expect(colorOf(shopBook(), { "Ship by": shipBy, Qty: quantity })).toBe(color);
});

const DONE = [
  ["shipped", { Qty: 2, Shipped: 2 }],
  ["canceled", { Qty: 2, Canceled: 2 }],
  ["shipped and canceled in parts", { Qty: 3, Shipped: 1, Canceled: 2 }],
] as const;

test.each(DONE)("a line that is %s is not colored, however late it was", (_, cells) => {
  expect(colorOf(shopBook(), { "Ship by": NOW - 5, ...cells })).toBe("none");
});

test("a line of which a part is left to ship is colored", () => {
  expect(colorOf(shopBook(), { "Ship by": NOW - 5, Qty: 3, Shipped: 1, Canceled: 1 })).toBe("red");
});

test("a line without Ship by, and the heading, are not colored", () => {
  const one = shopBook();
  expect(colorOf(one, { Qty: 1 })).toBe("none");
  expect(colorOf(one, { "Ship by": "Ship by", Qty: "Qty", Shipped: "Shipped", Canceled: "Canceled" })).toBe("none");
});

test("no formula has a separator or a decimal point, which depend on the spreadsheet's locale", () => {
  const formulas = rulesOf(shopBook())
    .map(formulaOf)
    .filter((text) => text.startsWith("="));
  expect(formulas).toHaveLength(9);
  for (const formula of formulas) expect(formula).not.toMatch(/[,;.]/);
});

test("the colors follow columns that were moved, and nothing is restored", () => {
  const one = shopBook();
  one.people.moveColumn("Orders", letter(one, "Orders", "Ship by"), "A");
  one.people.moveColumn("Orders", letter(one, "Orders", "Qty"), "C");
  expect(colorOf(one, { "Ship by": NOW + 0.5, Qty: 1 })).toBe("amber");
  expect(colorOf(one, { "Ship by": NOW + 0.5, Qty: 1, Shipped: 1 })).toBe("none");
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("colors that were removed come back where the columns stand now", () => {
  const one = shopBook();
  const { sheetId } = tabOf(one, "Orders").properties;
  one.people.moveColumn("Orders", letter(one, "Orders", "Ship by"), "A");
  batch(
    one,
    { deleteConditionalFormatRule: { sheetId, index: 1 } },
    { deleteConditionalFormatRule: { sheetId, index: 1 } },
  );
  expect(one.workbook.setUp().restored).toEqual(["the colors of Orders"]);
  expect(colorOf(one, { "Ship by": NOW - 1, Qty: 1 })).toBe("red");
  expect(colorOf(one, { "Ship by": NOW + 0.5, Qty: 1 })).toBe("amber");
});

/** Kind, text and color of the rules of a column. */
const rulesIn = (one: UnderTest, tab: string, heading: string): readonly (readonly [string, string, number])[] => {
  const place = (one.book.view.rows(tab)[0] ?? []).indexOf(heading);
  const rules: readonly Rule[] = tabOf(one, tab).conditionalFormats;
  return rules
    .filter(({ ranges }) => ranges[0]?.startColumnIndex === place)
    .map((rule) => [rule.booleanRule.condition.type, formulaOf(rule), rule.booleanRule.format.backgroundColor.green]);
};
const [RED, AMBER] = [0.8, 0.9];

test("what is wrong is red and what pauses amber in Sync; a filled Problem is red, its heading is not", () => {
  const one = shopBook();
  expect(rulesIn(one, "Listings", "Sync")).toEqual([
    ["TEXT_STARTS_WITH", "Problem", RED],
    ["TEXT_STARTS_WITH", "Paused", AMBER],
  ]);
  const problem = letter(one, "Orders", "Problem");
  expect(rulesIn(one, "Orders", "Problem")).toEqual([["CUSTOM_FORMULA", `=($${problem}1<>"")*(ROW()>1)`, RED]]);
});

test("an order's status is looked up where Order Statuses has it, under the tab's name of now", () => {
  const one = shopBook();
  const texts = () => rulesIn(one, "Orders", "Order status").map(([, text]) => text);
  const status = letter(one, "Orders", "Order status");
  expect(texts()).toHaveLength(6);
  expect(texts()[0]).toBe(
    `=SUMPRODUCT((INDIRECT("'Order Statuses'!A2:A100")=$${status}1)*(INDIRECT("'Order Statuses'!B2:B100")="blue"))*($${status}1<>"")`,
  );
  one.people.moveColumn("Order Statuses", "B", "D");
  expect(one.workbook.setUp().restored).toEqual(["the colors of Orders"]);
  expect(texts().slice(6)).toHaveLength(6);
  expect(texts()[6]).toContain(`INDIRECT("'Order Statuses'!${letter(one, "Order Statuses", "Color")}2:`);
  one.people.renameTab("Order Statuses", "States");
  expect(one.workbook.setUp().restored).toEqual(["the colors of Orders"]);
  expect(texts()[12]).toContain(`INDIRECT("'States'!`);
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("sentences show whole, other texts are cut at their cell, and a dropdown is left as it is", () => {
  const one = shopBook();
  const wrap = (tab: string, heading: string) => {
    const place = (one.book.view.rows(tab)[0] ?? []).indexOf(heading);
    const cell = { startRowIndex: 1, endRowIndex: 2, startColumnIndex: place, endColumnIndex: place + 1 };
    const gridRange = { sheetId: tabOf(one, tab).properties.sheetId, ...cell };
    const fields = "sheets.data.rowData.values.userEnteredFormat.wrapStrategy";
    const answer = one.api.cells({ dataFilters: [{ gridRange }] }, fields);
    return answer.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.userEnteredFormat?.wrapStrategy;
  };
  expect([wrap("Orders", "Problem"), wrap("Listings", "Why"), wrap("Preview", "Because")]).toEqual(
    Array(3).fill("WRAP"),
  );
  expect([wrap("Listings", "Title"), wrap("Orders", "Order status")]).toEqual(["CLIP", undefined]);
});

test("the color of a tab says when it is needed", () => {
  const one = shopBook();
  const color = (title: string) => JSON.stringify(tabOf(one, title).properties.tabColorStyle.rgbColor);
  const [daily, forSetUp] = [new Set(), new Set()];
  for (const title of ["Listings", "Orders", "Shipments", "Inventory"]) daily.add(color(title));
  for (const title of ["SKU Map", "Products", "Settings"]) forSetUp.add(color(title));
  expect([daily.size, forSetUp.size]).toEqual([1, 1]);
  expect(new Set([...daily, ...forSetUp, color("Carriers"), color("Preview")]).size).toBe(4);
});
