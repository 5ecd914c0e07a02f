import { lotsAsBefore, planLowered, planRisen } from "../../../src/domain/fulfillment/lowered-lots";
import { instant } from "../../../src/domain/values/brand";
import { aPaper, aProduct, aShop, aUnit, NOW } from "../../support/builders";
import { type Cells, type Paper, written } from "../../support/paper";

const TWO_DAYS_MS = 2 * 86_400_000;
const at = (ms: number) => instant(NOW + ms);
const LOT = "U-000001";
const paperOf = (quantity: number, ledger: readonly Cells<"ledger">[] = []): Paper =>
  aPaper({ products: [aProduct()], inventory: [aUnit({ unitId: LOT, quantity })], ledger });
const memory = (paper: Paper) => {
  const row = paper.ledger?.find(({ kind }) => kind === "lowered");
  return row === undefined ? {} : JSON.parse(String(row.data)).items;
};
/** The ledger after the lot went down, step by step. */
const lowered = (
  steps: readonly (readonly [from: number, to: number, ms: number])[],
  ledger: readonly Cells<"ledger">[] = [],
) =>
  steps.reduce((rows, [from, to, ms]) => {
    const paper = paperOf(from, rows);
    const { units, ledger: known } = aShop(paper);
    const lots = units.map((lot) => ({ lot, left: to }));
    return written(paper, planLowered(known, lots, at(ms))).ledger ?? [];
  }, ledger);
/** Whether the lot's number is taken for one from before. */
const isBack = (quantity: number, ledger: readonly Cells<"ledger">[], ms = 0): boolean => {
  const { units, ledger: known } = aShop(paperOf(quantity, ledger));
  return lotsAsBefore(units, known, at(ms)).length > 0;
};

describe("an old number of a lot that shipped units have lowered", () => {
  const once = lowered([[10, 7, 0]]);
  test.each([
    [10, true],
    [7, false],
    [6, false],
    [9, false],
    [11, false],
  ])("%i after 10 became 7: %s", (quantity, expected) => expect(isBack(quantity, once)).toBe(expected));

  test("each step is an old number, until the seller counted anew", () => {
    const twice = lowered([
      [10, 7, 0],
      [7, 4, 5],
    ]);
    expect([10, 7, 4].map((quantity) => isBack(quantity, twice))).toEqual([true, true, false]);
    const counted = lowered([
      [10, 7, 0],
      [20, 15, 5],
    ]);
    expect([20, 15, 10, 7].map((quantity) => isBack(quantity, counted))).toEqual([true, false, false, false]);
  });

  test("is one for two days, then it is a new count", () => {
    expect(isBack(10, once, TWO_DAYS_MS - 1)).toBe(true);
    expect(isBack(10, once, TWO_DAYS_MS)).toBe(false);
  });

  test("is forgotten after two days, when another lot goes down", () => {
    const other = [{ key: "lowered:0", kind: "lowered", data: JSON.stringify({ items: { "U-000009": [NOW, 3, 2] } }) }];
    const kept = (ms: number) => Object.keys(memory({ ledger: lowered([[10, 7, ms]], other) }));
    expect(kept(TWO_DAYS_MS - 1)).toEqual([LOT, "U-000009"]);
    expect(kept(TWO_DAYS_MS)).toEqual([LOT]);
  });

  test("of which the last eight are remembered, besides what is left", () => {
    const steps = Array.from({ length: 10 }, (_, index) => [20 - index, 19 - index, index] as const);
    expect(memory({ ledger: lowered(steps) })).toEqual({ [LOT]: [NOW + 9, 18, 17, 16, 15, 14, 13, 12, 11, 10] });
  });

  test.each([
    [10, []],
    [8, []],
    [7, [LOT]],
    [6, [LOT]],
  ])("is forgotten once the lot rose: at %i these are remembered: %j", (quantity, kept) => {
    const paper = paperOf(quantity, once);
    const { ledger, units } = aShop(paper);
    expect(Object.keys(memory(written(paper, planRisen(ledger, units))))).toEqual(kept);
  });

  test("none is known of a lot that never went down, and nothing is written where none does", () => {
    expect(isBack(10, [])).toBe(false);
    const { ledger } = aShop(paperOf(10, once));
    expect(planLowered(ledger, [], NOW)).toEqual([]);
  });
});
