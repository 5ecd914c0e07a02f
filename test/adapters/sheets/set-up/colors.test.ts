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
