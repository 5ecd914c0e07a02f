/** Finds what a tab has lost. Something of the seller's in its place is no loss. */
import type { CellKind, Column, Columns } from "../../../domain/values/column";
import type { TabName } from "../../../domain/workbook/tabs";
import { formatOf } from "../shape/cells";
import { columnsOf, type Placement, placeColumns } from "../shape/grid";
import type { Kept } from "../shape/structure";
import { type Condition, isChosen } from "../write/dress-cells";
import { type CellLook, type ColumnAt, cellOf, PROBED_ROWS, type TabLook } from "./look";

/** One tab and what was found out about it. */
export interface TabCase {
  readonly tab: TabName;
  readonly look: TabLook;
  readonly headings: readonly string[];
  readonly placement: Placement;
  /** `gone`: row 1 holds an ordinary row of the tab. `elsewhere`: the headings are in another row. */
  readonly headingRow: "there" | "missing" | { readonly elsewhere: number };
}

/**
 * What a repair knows about a tab. If the row of headings is gone, columns are placed without headings, by their marks.
 */
export function caseOf(tab: TabName, look: TabLook, kept: Kept): TabCase {
  const headings = textsOf(look, 0);
  const placed = placeColumns(tab, headings, look.sheet, kept);
  const headingRow = headingRowOf(look, [columnsOf(tab), placed.columns]);
  const placement = headingRow === "missing" ? placeColumns(tab, [], look.sheet, kept) : placed;
  return { tab, look, headings, placement, headingRow };
}

export const textsOf = ({ rows }: Pick<TabLook, "rows">, row: number): string[] =>
  Array.from(rows.get(row) ?? [], (cell) => cell?.text ?? "");

/** `columns`: the columns with Aisle's headings, and with those that the seller kept. */
function headingRowOf(look: TabLook, columns: readonly Columns[]): TabCase["headingRow"] {
  const known = new Set(columns.flatMap((one) => Object.values(one).map(({ heading }) => heading)));
  const half = Object.keys(columns[0] ?? {}).length / 2;
  const first = textsOf(look, 0);
  if (first.some((text) => known.has(text))) return "there";
  const elsewhere = [...look.rows.keys()].find(
    (row) => textsOf(look, row).filter((text) => known.has(text)).length > half,
  );
  if (elsewhere !== undefined) return { elsewhere };
  const isBlank = first.every((text) => text === "");
  const hasNotes = (look.rows.get(0) ?? []).some(({ note }) => note !== "");
  return isBlank || hasNotes || look.sheet.columnMarks.size === 0 ? "there" : "missing";
}

export interface Placed {
  readonly name: string;
  /** The column with the heading that it has in this workbook. */
  readonly column: Column;
  readonly place: number;
}

/** The columns that exist, renamed ones included. */
export function placedColumns({ places, renamed, columns }: Placement): Placed[] {
  const there = new Map([...places, ...renamed.map(({ name, place }) => [name, place] as const)]);
  return Object.entries(columns).flatMap(([name, column]) => {
    const place = there.get(name);
    return place === undefined ? [] : [{ name, column, place }];
  });
}

export interface Loss {
  readonly format: boolean;
  readonly choices: boolean;
}

/**
 * Whether a cell lost its format or rule. The seller's own format stays, except for identifiers, which would lose
 * digits as numbers. The seller's own rule stays.
 */
export const lossOf = (kind: CellKind, condition: Condition | null, { format, isValidated }: CellLook): Loss => ({
  format: formatOf(kind) !== null && (kind === "identifier" ? format !== "TEXT" : format === null),
  choices: condition !== null && !isValidated,
});

/**
 * The columns to examine from top to bottom: those that the seller types and dates, where a lost format or dropdown
 * changes what is typed or read; of the others those with a loss in the examined rows.
 */
export function columnsToLookAt({ look, placement, headingRow }: TabCase): ColumnAt[] {
  if (typeof headingRow === "object") return [];
  const { sheet } = look;
  // Rows that hold nothing at all are missing from an answer, and have lost everything.
  const last = sheet.rowCount - 1;
  const probed = Array.from({ length: PROBED_ROWS }, (_, row) => (row === 0 ? last : Math.min(row, last)));
  return placedColumns(placement).flatMap(({ column, place }) => {
    const isDressed = formatOf(column.kind) !== null || isChosen(column);
    const matters = column.owner === "seller" || column.kind === "instant";
    const isLost = () => probed.some((row) => lossOf(column.kind, null, cellOf(look, row, place)).format);
    return isDressed && (matters || isLost()) ? [{ sheet, place }] : [];
  });
}

/** The first row that is not a heading. */
export const firstRowOf = (headingRow: TabCase["headingRow"]): number => (headingRow === "missing" ? 0 : 1);
