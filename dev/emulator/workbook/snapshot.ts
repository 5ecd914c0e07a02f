/**
 * The whole state as JSON text, and back. Equal states have equal texts, whatever their history. Texts of rows and
 * tabs, and the states of the latest texts, are remembered, so that a test may take and restore hundreds of snapshots.
 */
import { createHash } from "node:crypto";
import {
  type Cell,
  type EffectiveValue,
  type EnteredValue,
  internStyle,
  type Row,
  ruleJson,
  type Style,
  type ValidationRule,
} from "./cell";
import { canonicalText, type JsonObject } from "./json";
import type { SheetState, WorkbookState } from "./state";

interface StyleJson {
  readonly format?: JsonObject;
  readonly validation?: ValidationRule;
}

/** `[style hash or 0, entered or 0, computed or 0, note or 0]`, shortened at the end; 0: no cell. */
type CellJson = readonly [string | 0, (EnteredValue | 0)?, (EffectiveValue | 0)?, (string | 0)?] | 0;

/** A number of equal rows and the row. */
type RowRun = readonly [number, readonly CellJson[]];

interface SheetJson extends Omit<SheetState, "rows"> {
  readonly rowRuns: readonly RowRun[];
  readonly styles: Readonly<Record<string, StyleJson>>;
}

interface WorkbookJson extends Omit<WorkbookState, "sheets"> {
  readonly sheets: readonly SheetJson[];
}

interface RowText {
  readonly text: string;
  readonly styles: ReadonlySet<Style>;
}

const EMPTY_ROW: RowText = { text: "[]", styles: new Set() };
/** The most snapshots whose states are remembered. */
const KEPT_STATES = 16;

const sheetTexts = new WeakMap<SheetState["rows"], string>();
const rowTexts = new WeakMap<Row, RowText>();
const styleHashes = new WeakMap<Style, string>();
const knownStates = new Map<string, WorkbookState>();

/** The state as JSON text. */
export function snapshotOf(state: WorkbookState): string {
  const { sheets, ...workbook } = state;
  const text = `{"workbook":${JSON.stringify(workbook)},"sheets":[${sheets.map(sheetText).join(",")}]}`;
  remember(text, state);
  return text;
}

/** The state in a text. Fails: a SyntaxError if the text is not a snapshot. */
export function stateFrom(text: string): WorkbookState {
  const known = knownStates.get(text);
  if (known) return known;
  // `snapshotOf` wrote the text in the shape that these types describe.
  const json = JSON.parse(text) as { workbook: Omit<WorkbookJson, "sheets">; sheets: readonly SheetJson[] };
  const state = { ...json.workbook, sheets: json.sheets.map(sheetFrom) };
  remember(text, state);
  return state;
}

function remember(text: string, state: WorkbookState): void {
  knownStates.delete(text);
  knownStates.set(text, state);
  const oldest = knownStates.keys().next();
  if (knownStates.size > KEPT_STATES && !oldest.done) knownStates.delete(oldest.value);
}

function sheetText(sheet: SheetState): string {
  const { rows, ...rest } = sheet;
  const known = sheetTexts.get(rows);
  const cells = known ?? cellsText(rows);
  if (known === undefined) sheetTexts.set(rows, cells);
  // Twice through JSON, because the second writer sorts every key.
  return `${canonicalText(JSON.parse(JSON.stringify(rest))).slice(0, -1)},${cells}}`;
}

function cellsText(rows: SheetState["rows"]): string {
  const runs: { count: number; text: string }[] = [];
  const styles = new Set<Style>();
  for (const row of rows) {
    const { text, styles: used } = row ? rowText(row) : EMPTY_ROW;
    for (const style of used) styles.add(style);
    const last = runs[runs.length - 1];
    if (last?.text === text) last.count += 1;
    else runs.push({ count: 1, text });
  }
  const named = [...styles].map((style) => `${JSON.stringify(hashOf(style))}:${styleText(style)}`).sort();
  return `"rowRuns":[${runs.map(({ count, text }) => `[${count},${text}]`).join(",")}],"styles":{${named.join(",")}}`;
}

function rowText(row: Row): RowText {
  const known = rowTexts.get(row);
  if (known) return known;
  const styles = new Set<Style>();
  for (const cell of row) if (cell?.style) styles.add(cell.style);
  const made = { text: JSON.stringify(Array.from(row, cellJson)), styles };
  rowTexts.set(row, made);
  return made;
}

function cellJson(cell: Cell | undefined): CellJson {
  if (!cell) return 0;
  const style = cell.style ? hashOf(cell.style) : 0;
  if (cell.note) return [style, cell.entered ?? 0, cell.computed ?? 0, cell.note];
  if (cell.computed) return [style, cell.entered ?? 0, cell.computed];
  return cell.entered ? [style, cell.entered] : [style];
}

/** A short name of the style that depends on its content only. */
function hashOf(style: Style): string {
  const known = styleHashes.get(style);
  if (known) return known;
  const hash = createHash("sha1").update(style.id).digest("base64url").slice(0, 10);
  styleHashes.set(style, hash);
  return hash;
}

function styleText(style: Style): string {
  return JSON.stringify({ format: style.format, validation: style.validation && ruleJson(style.validation) });
}

function sheetFrom(json: SheetJson): SheetState {
  const { rowRuns, styles, ...rest } = json;
  const made = new Map(
    Object.entries(styles).map(([hash, { format, validation }]) => [hash, internStyle(format, validation)]),
  );
  const rows = rowRuns.flatMap(([count, cells]) => {
    const row = cells.length === 0 ? undefined : cells.map((cell) => cellFrom(cell, made));
    return Array.from({ length: count }, () => row);
  });
  // JSON has no undefined: absent lines come back as null, absent fields stay absent.
  const lines = <T>(list: readonly (T | undefined | null)[]) => list.map((line) => line ?? undefined);
  return {
    ...rest,
    tabColorStyle: rest.tabColorStyle,
    basicFilter: rest.basicFilter,
    rowProperties: lines(rest.rowProperties),
    columnProperties: lines(rest.columnProperties),
    rows,
  };
}

function cellFrom(json: CellJson, styles: ReadonlyMap<string, Style | undefined>): Cell | undefined {
  if (json === 0) return undefined;
  const [style, entered, computed, note] = json;
  return {
    entered: entered || undefined,
    computed: computed || undefined,
    style: style === 0 ? undefined : styles.get(style),
    note: note || undefined,
  };
}
