/** Restores what a tab has lost: each loss is found by looking, and what the seller put in its place stays. */
import { SETTINGS, type SettingDescription } from "../../domain/settings/settings";
import type { CellKind, Column } from "../../domain/values/column";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import type { GridRange, Request } from "./api";
import { formatOf } from "./cells";
import { columnsOf, type Placement, placeColumns } from "./grid";
import { type CellLook, type ColumnAt, cellOf, PROBED_ROWS, type TabLook } from "./set-up-look";
import { guardColumn, markColumn, markTab, type NextId, removeMark } from "./set-up-marks";
import {
  type Condition,
  colourCells,
  coloursOf,
  conditionOf,
  dressColumn,
  dressSetting,
  formatCells,
  HEADING_WARNING,
  heading,
  headingWarning,
  isWarned,
  KEY_WARNING,
  keyWarning,
  noteHeading,
  offerChoices,
  renameHeading,
  seedCell,
  settingCondition,
  settingKind,
} from "./set-up-requests";
import { columnMark } from "./structure";

/** A part of a plan: what is asked of Google, and how the seller is told. */
export interface Repair {
  readonly requests: readonly Request[];
  readonly headingsMade: readonly string[];
  readonly restored: readonly string[];
  readonly leftToYou: readonly string[];
}

const NOTHING: Repair = { requests: [], headingsMade: [], restored: [], leftToYou: [] };

const restoring = (what: string, requests: readonly Request[]): Repair =>
  requests.length === 0 ? NOTHING : { ...NOTHING, requests, restored: [what] };

const quietly = (requests: readonly Request[]): Repair => ({ ...NOTHING, requests });

const together = (parts: readonly Repair[]): Repair => ({
  requests: parts.flatMap(({ requests }) => requests),
  headingsMade: parts.flatMap(({ headingsMade }) => headingsMade),
  restored: parts.flatMap(({ restored }) => restored),
  leftToYou: parts.flatMap(({ leftToYou }) => leftToYou),
});

/** One tab on the way to its repair. */
export interface TabCase {
  readonly tab: TabName;
  readonly look: TabLook;
  readonly headings: readonly string[];
  readonly placement: Placement;
  /** `gone`: row 1 holds a row of the tab. `elsewhere`: the headings stand in another row. */
  readonly headingRow: "there" | "gone" | { readonly elsewhere: number };
}

export function caseOf(tab: TabName, look: TabLook): TabCase {
  const headings = textsOf(look, 0);
  const headingRow = headingRowOf(tab, look);
  const placement = placeColumns(tab, headingRow === "gone" ? [] : headings, look.sheet);
  return { tab, look, headings, placement, headingRow };
}

const textsOf = ({ rows }: TabLook, row: number): string[] =>
  Array.from(rows.get(row) ?? [], (cell) => cell?.text ?? "");

const isHeading = (tab: TabName, text: string): boolean =>
  Object.values(columnsOf(tab)).some((column) => column.heading === text);

function headingRowOf(tab: TabName, look: TabLook): TabCase["headingRow"] {
  const first = textsOf(look, 0);
  if (first.some((text) => isHeading(tab, text))) return "there";
  const half = Object.keys(columnsOf(tab)).length / 2;
  const elsewhere = [...look.rows.keys()].find(
    (row) => textsOf(look, row).filter((text) => isHeading(tab, text)).length > half,
  );
  if (elsewhere !== undefined) return { elsewhere };
  const isBlank = first.every((text) => text === "");
  const hasNotes = (look.rows.get(0) ?? []).some(({ note }) => note !== "");
  return isBlank || hasNotes || look.sheet.columnMarks.size === 0 ? "there" : "gone";
}

interface Loss {
  readonly format: boolean;
  readonly choices: boolean;
}

/**
 * A format of the seller's own stays, but for identifiers: as numbers they would lose digits. A rule of the seller's own
 * stays.
 */
const lossOf = (kind: CellKind, condition: Condition | null, { format, isValidated }: CellLook): Loss => ({
  format: formatOf(kind) !== null && (kind === "identifier" ? format !== "TEXT" : format === null),
  choices: condition !== null && !isValidated,
});

/** The columns in which a probe showed a loss: these are looked at from top to bottom. */
export function columnsWithLosses({ tab, look, placement, headingRow }: TabCase): ColumnAt[] {
  if (typeof headingRow === "object") return [];
  const firstRow = headingRow === "gone" ? 0 : 1;
  return placedColumns(tab, placement).flatMap(({ column, place }) => {
    const { sheet, rows } = look;
    const isLost = [...probedRows(sheet.rowCount, rows)].some((row) => {
      if (row < firstRow) return false;
      const { format, choices } = lossOf(column.kind, conditionOf(column), cellOf(look, row, place));
      return format || choices;
    });
    return isLost ? [{ sheet, place }] : [];
  });
}

/** Rows that hold nothing at all are left out of an answer, and have lost everything. */
const probedRows = (rowCount: number, rows: TabLook["rows"]): Set<number> =>
  new Set([...rows.keys(), ...Array.from({ length: Math.min(PROBED_ROWS, rowCount) }, (_, row) => row), rowCount - 1]);

interface Placed {
  readonly name: string;
  readonly column: Column;
  readonly place: number;
}

/** The columns that are there, renamed ones included. */
function placedColumns(tab: TabName, { places, renamed }: Placement): Placed[] {
  const there = new Map([...places, ...renamed.map(({ name, place }) => [name, place] as const)]);
  return Object.entries(columnsOf(tab)).flatMap(([name, column]) => {
    const place = there.get(name);
    return place === undefined ? [] : [{ name, column, place }];
  });
}

export type LookDown = (at: ColumnAt, row: number) => CellLook;

/** `lossy`: the columns with losses; `down` shows every cell of them. */
export function repairTab(one: TabCase, lossy: readonly ColumnAt[], down: LookDown, ids: NextId): Repair {
  const { tab, look, placement, headingRow } = one;
  const { title } = TABS[tab];
  if (typeof headingRow === "object") {
    const row = headingRow.elsewhere + 1;
    const sentence = `The headings of “${title}” stand in row ${row}. Move that row up to row 1, then choose Set up / repair again.`;
    return { ...NOTHING, leftToYou: [sentence] };
  }
  const placed = placedColumns(tab, placement);
  const missing = placement.missing.map((name, index) => ({ name, place: look.sheet.columnCount + index }));
  return together([
    quietly(look.sheet.markedAs === tab ? [] : [markTab(tab, look.sheet.sheetId, ids)]),
    headingRow === "gone" ? insertHeadings(one, placed) : restoreHeadings(one, placed),
    quietly(placed.flatMap(({ name, place }) => restoreMark(one, name, place, ids))),
    makeColumns(one, missing, ids),
    ...placed.map((each) => restoreColumn(one, each, lossy, down)),
    restoreTab(one, new Map([...placed, ...missing].map(({ name, place }) => [name, place]))),
    ...(tab === "settings" && headingRow === "there" ? [restoreSettings(one, placed)] : []),
    { ...NOTHING, leftToYou: placement.doubled.map((name) => doubled(tab, name)) },
  ]);
}

const doubled = (tab: TabName, name: string): string =>
  `“${TABS[tab].title}” has the heading “${columnsOf(tab)[name]?.heading}” twice. Rename the column that is yours.`;

/** The rows stay as they are, each one further down. */
function insertHeadings({ tab, look }: TabCase, placed: readonly Placed[]): Repair {
  const { sheetId } = look.sheet;
  const range = { sheetId, dimension: "ROWS", startIndex: 0, endIndex: 1 };
  return restoring(`the headings of ${TABS[tab].title}`, [
    { insertDimension: { range, inheritFromBefore: false } },
    ...placed.map(({ column, place }) => heading(column, sheetId, place)),
  ]);
}

function restoreHeadings({ tab, look, placement }: TabCase, placed: readonly Placed[]): Repair {
  const { sheet } = look;
  const title = ({ column }: Placed) => `${TABS[tab].title} ▸ ${column.heading}`;
  const renamed = new Map(placement.renamed.map(({ name, now }) => [name, now]));
  return together(
    placed.flatMap((one) => {
      const { name, column, place } = one;
      const now = renamed.get(name);
      const was = now === undefined || now === "" ? "" : ` (was “${now}”)`;
      const text = [...guardColumn(sheet, place), renameHeading(column, sheet.sheetId, place)];
      const note = cellOf(look, 0, place).note === "" ? [noteHeading(column, sheet.sheetId, place)] : [];
      return [
        restoring(`the heading ${title(one)}${was}`, now === undefined ? [] : text),
        restoring(`the note of ${title(one)}`, note),
      ];
    }),
  );
}

/** The mark follows the heading: a column that was cut and pasted leaves it behind. */
function restoreMark({ tab, look: { sheet } }: TabCase, name: string, place: number, ids: NextId): Request[] {
  const value = columnMark(tab, name);
  if (sheet.columnMarks.get(place)?.value === value) return [];
  return [...removeMark(sheet, value), markColumn(tab, name, sheet.sheetId, place, ids)];
}

/** Missing columns are made at the right end; the seller's own columns and the order stay. */
function makeColumns(
  { tab, look: { sheet } }: TabCase,
  missing: readonly { readonly name: string; readonly place: number }[],
  ids: NextId,
): Repair {
  if (missing.length === 0) return NOTHING;
  const { sheetId } = sheet;
  return {
    ...NOTHING,
    requests: [
      ...missing.flatMap(({ name }) => removeMark(sheet, columnMark(tab, name))),
      { appendDimension: { sheetId, dimension: "COLUMNS", length: missing.length } },
      ...missing.flatMap(({ name, place }) => [
        markColumn(tab, name, sheetId, place, ids),
        ...dressColumn(tab, name, sheetId, place),
      ]),
    ],
    headingsMade: missing.map(({ name }) => `${TABS[tab].title} ▸ ${columnsOf(tab)[name]?.heading}`),
  };
}

function restoreColumn(one: TabCase, placed: Placed, lossy: readonly ColumnAt[], down: LookDown): Repair {
  const { tab, look, headingRow } = one;
  const { column, place, name } = placed;
  const { sheet, protections } = look;
  const title = `${TABS[tab].title} ▸ ${column.heading}`;
  const isKept = protections.some((one) => isOnColumn(one, place, sheet.rowCount));
  const warned = isWarned(tab, name) && !isKept ? [keyWarning(sheet.sheetId, place)] : [];
  const at = lossy.find((lost) => lost.sheet === sheet && lost.place === place);
  const restored = (wanted: keyof Loss, dress: (range: GridRange) => Request[]): Request[] => {
    if (at === undefined) return [];
    const firstRow = headingRow === "gone" ? 0 : 1;
    const isLost = (row: number) => lossOf(column.kind, conditionOf(column), down(at, row))[wanted];
    return runsOf(firstRow, sheet.rowCount, isLost).flatMap(({ from, to }) =>
      dress({
        sheetId: sheet.sheetId,
        startRowIndex: from + 1 - firstRow,
        endRowIndex: to + 1 - firstRow,
        startColumnIndex: place,
        endColumnIndex: place + 1,
      }),
    );
  };
  const choices = column.kind === "tick" ? "tick boxes" : "dropdown";
  return together([
    restoring(
      `the format of ${title}`,
      restored("format", (range) => formatCells(range, column.kind)),
    ),
    restoring(
      `the ${choices} of ${title}`,
      restored("choices", (range) => offerChoices(range, conditionOf(column))),
    ),
    restoring(`the warning on ${title}`, warned),
  ]);
}

/** Rows beside each other for which a thing holds: from a row up to, not including, another. */
function runsOf(first: number, end: number, holds: (row: number) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let row = first; row < end; row += 1) {
    if (!holds(row)) continue;
    const last = runs[runs.length - 1];
    if (last?.to === row) last.to = row + 1;
    else runs.push({ from: row, to: row + 1 });
  }
  return runs;
}

type Protection = TabLook["protections"][number];

/** Whether a protection, Aisle's or a stricter one of the seller's, covers a column's cells. */
function isOnColumn({ range, description }: Protection, place: number, rowCount: number): boolean {
  const isHere = (range.startColumnIndex ?? 0) <= place && place < (range.endColumnIndex ?? Infinity);
  const isWhole = (range.startRowIndex ?? 0) <= 1 && (range.endRowIndex ?? rowCount) >= rowCount;
  return isHere && (isWhole || description === KEY_WARNING);
}

const isOnHeadings = ({ range, description }: Protection): boolean =>
  description === HEADING_WARNING ||
  ((range.startRowIndex ?? 0) === 0 && range.startColumnIndex == null && range.endColumnIndex == null);

function restoreTab({ tab, look }: TabCase, places: ReadonlyMap<string, number>): Repair {
  const { sheet, colours, frozenRows, protections } = look;
  const { title, shown } = TABS[tab];
  const { sheetId } = sheet;
  const properties = (fields: string, wanted: object): Request => ({
    updateSheetProperties: { properties: { sheetId, ...wanted }, fields },
  });
  const isThere = (text: string, place: number) =>
    colours.some(
      (one) => one.type === "TEXT_EQ" && one.text === text && one.ranges.some((range) => isOn(range, place)),
    );
  const lost = coloursOf(tab).flatMap((rule) => {
    const place = places.get(rule.name);
    return place === undefined || isThere(rule.text, place) ? [] : [{ rule, place }];
  });
  const frozen = properties("gridProperties.frozenRowCount", { gridProperties: { frozenRowCount: 1 } });
  return together([
    restoring(`the frozen headings of ${title}`, frozenRows === 0 ? [frozen] : []),
    restoring(
      `the hiding of ${title}`,
      shown === "hidden" && !sheet.hidden ? [properties("hidden", { hidden: true })] : [],
    ),
    restoring(
      `the warning on the headings of ${title}`,
      protections.some(isOnHeadings) ? [] : [headingWarning(sheetId)],
    ),
    restoring(
      `the colours of ${title}`,
      lost.map(({ rule, place }, index) => colourCells(rule, sheetId, place, colours.length + index)),
    ),
  ]);
}

const isOn = ({ startColumnIndex, endColumnIndex }: GridRange, place: number): boolean =>
  (startColumnIndex ?? 0) <= place && place < (endColumnIndex ?? Infinity);

/** Settings that a newer version brought, or whose row was deleted; and what the cells of the others have lost. */
function restoreSettings({ look }: TabCase, placed: readonly Placed[]): Repair {
  const { sheet, rows } = look;
  const { sheetId } = sheet;
  const places = new Map(placed.map(({ name, place }) => [name, place]));
  const names = places.get("setting");
  const values = places.get("value");
  if (names === undefined || values === undefined) return NOTHING;
  const rowOf = (setting: SettingDescription) =>
    [...rows.keys()].find((row) => row > 0 && cellOf(look, row, names).text === setting.name);
  const cell = (row: number): GridRange => ({
    sheetId,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: values,
    endColumnIndex: values + 1,
  });
  const settings: readonly SettingDescription[] = SETTINGS;
  const undressed = settings.map((setting) => {
    const row = rowOf(setting);
    if (row === undefined) return NOTHING;
    const condition = settingCondition(setting);
    const kind = settingKind(setting);
    const { format, choices } = lossOf(kind, condition, cellOf(look, row, values));
    return together([
      restoring(`the format of Settings ▸ ${setting.name}`, format ? formatCells(cell(row), kind) : []),
      restoring(`the dropdown of Settings ▸ ${setting.name}`, choices ? offerChoices(cell(row), condition) : []),
    ]);
  });
  const missing = settings.filter((setting) => rowOf(setting) === undefined);
  return together([...undressed, insertSettings(missing, look, places, cell)]);
}

function insertSettings(
  missing: readonly SettingDescription[],
  look: TabLook,
  places: ReadonlyMap<string, number>,
  cell: (row: number) => GridRange,
): Repair {
  if (missing.length === 0) return NOTHING;
  const { sheetId, rowCount } = look.sheet;
  const filled = [...look.rows.keys()].filter((row) => textsOf(look, row).some((text) => text !== ""));
  const first = Math.max(1, ...filled.map((row) => row + 1));
  const range = { sheetId, dimension: "ROWS", startIndex: first, endIndex: first + missing.length };
  const spare: Request[] = first < rowCount ? [] : [{ appendDimension: { sheetId, dimension: "ROWS", length: 1 } }];
  const cells = missing.flatMap((setting, index) => {
    const seed = TABS.settings.seeds.find((one) => one.setting === setting.name) ?? {};
    return [...places].map(
      ([name, columnIndex]): Request => ({
        updateCells: {
          start: { sheetId, rowIndex: first + index, columnIndex },
          rows: [{ values: [seedCell("settings", seed, name)] }],
          fields: "userEnteredValue",
        },
      }),
    );
  });
  return {
    ...NOTHING,
    requests: [
      ...spare,
      { insertDimension: { range, inheritFromBefore: false } },
      ...cells,
      ...missing.flatMap((setting, index) => dressSetting(setting, cell(first + index))),
    ],
    restored: missing.map(({ name }) => `the setting ${name}`),
  };
}
