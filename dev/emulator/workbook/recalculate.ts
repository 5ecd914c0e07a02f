/** Computes every formula of a draft again. A tab without formulas costs one look. */
import { sheetNamed } from "./a1";
import { type EffectiveValue, effectiveOf } from "./cell";
import { signed } from "./display";
import { cellAt, type Draft, formulaRows, putCell, type SheetDraft } from "./draft";
import type { Evaluate } from "./evaluate";

interface Calculation {
  readonly draft: Draft;
  readonly evaluate: Evaluate;
  /** By place, because two places may share one cell object. */
  readonly results: Map<string, EffectiveValue>;
  readonly running: Set<string>;
}

/**
 * Recalculates the whole workbook. A formula that depends on itself is `#REF!`, as a circular dependency is in Sheets
 * [inf].
 */
export function recalculate(draft: Draft, evaluate: Evaluate): void {
  const calculation = { draft, evaluate, results: new Map<string, EffectiveValue>(), running: new Set<string>() };
  for (const sheet of draft.sheets) {
    for (const row of formulaRows(draft, sheet)) recalculateRow(calculation, sheet, row);
  }
}

function recalculateRow(calculation: Calculation, sheet: SheetDraft, row: number): void {
  for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
    if (!cell?.entered || !("formulaValue" in cell.entered)) continue;
    const computed = resultOf(calculation, { sheet, row, column }, cell.entered.formulaValue);
    if (!isSame(cell.computed, computed)) putCell(calculation.draft, sheet, row, column, { ...cell, computed });
  }
}

interface Place {
  readonly sheet: SheetDraft;
  readonly row: number;
  readonly column: number;
}

function resultOf(calculation: Calculation, place: Place, formula: string): EffectiveValue {
  const key = `${place.sheet.sheetId} ${place.row} ${place.column}`;
  const known = calculation.results.get(key);
  if (known) return known;
  if (calculation.running.has(key)) return { errorValue: { type: "REF", message: "Circular dependency detected." } };
  calculation.running.add(key);
  const found = calculation.evaluate(formula, {
    valueAt: (tab, row, column) => valueAt(calculation, tab, { sheet: place.sheet, row, column }),
  });
  const result = signed(found, calculation.draft.locale);
  calculation.running.delete(key);
  calculation.results.set(key, result);
  return result;
}

function valueAt(
  calculation: Calculation,
  tab: string | undefined,
  place: Place,
): EffectiveValue | undefined | "missing" {
  const sheet = tab === undefined ? place.sheet : sheetNamed(tab, calculation.draft.sheets);
  const { row, column } = place;
  if (!sheet || row >= sheet.rowCount || column >= sheet.columnCount) return "missing";
  const cell = cellAt(sheet, row, column);
  if (!cell?.entered || !("formulaValue" in cell.entered)) return effectiveOf(cell);
  return resultOf(calculation, { sheet, row, column }, cell.entered.formulaValue);
}

function isSame(a: EffectiveValue | undefined, b: EffectiveValue): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
