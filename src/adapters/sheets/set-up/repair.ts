/** Restores what a tab has lost. Whatever the seller put in its place stays. */
import { TABS } from "../../../domain/workbook/tabs";
import type { Request } from "../google/api";
import { appendLines, writeCells } from "../google/requests";
import { doubledSentence } from "../shape/grid";
import { markColumn, markTab, type NextId, removeMark } from "../shape/marks";
import { columnMark } from "../shape/structure";
import { colorCells, lostColors } from "./colors";
import { makeColumn, seedCell } from "./dress";
import { cellOf, isUnreadCell } from "./look";
import { firstRowOf, type Placed, placedColumns, type TabCase } from "./losses";
import { restoreCells } from "./repair-cells";
import { insertHeadings, restoreHeadings } from "./repair-headings";
import { NOTHING, quietly, type Repair, restoring, type Tools, together } from "./repair-parts";
import { restoreSettings } from "./repair-settings";
import { pinnedColumns } from "./tab-look";
import { restoreWarnings, warnColumns } from "./warnings";

/**
 * Repairs everything in one tab. Changes nothing if the headings are in another row, or if a heading's formula has no
 * value yet: then `leftToYou` says what the seller has to do.
 */
export function repairTab(one: TabCase, tools: Tools): Repair {
  const { tab, look, placement, headingRow } = one;
  const { ids } = tools;
  const { title } = TABS[tab];
  const { columns } = placement;
  if (typeof headingRow === "object") {
    const row = headingRow.elsewhere + 1;
    const sentence = `The headings of “${title}” are in row ${row}. Move that row up to row 1, then choose Set up / repair again.`;
    return { ...NOTHING, leftToYou: [sentence] };
  }
  const unread = unreadHeading(one, tools);
  if (unread !== undefined) {
    const sentence = `Row 1 of “${title}” shows “${unread}” where a heading belongs, so nothing was changed in that tab. Wait until its formula has worked it out, or type the heading, then choose Set up / repair again.`;
    return { ...NOTHING, leftToYou: [sentence] };
  }
  const placed = placedColumns(placement);
  const missing = Object.entries(columns)
    .filter(([name]) => placement.missing.includes(name))
    .map(([name, column], index) => ({ name, column, place: look.sheet.columnCount + index }));
  return together([
    quietly(look.sheet.markedAs === tab ? [] : [markTab(tab, look.sheet.sheetId, ids)]),
    headingRow === "missing" ? insertHeadings(one, placed) : restoreHeadings(one, placed, tools),
    quietly(placed.flatMap(({ name, place }) => restoreMark(one, name, place, ids))),
    makeColumns(one, missing, tools),
    ...placed.map((each) => restoreColumn(one, each, tools)),
    restoreWarnings(one, placed, tools),
    restoreTab(one, new Map([...placed, ...missing].map(({ name, place }) => [name, place])), tools),
    ...(tab === "settings" && headingRow === "there" ? [restoreSettings(one, placed, tools)] : []),
    {
      ...NOTHING,
      leftToYou: placement.doubled.map((name) => doubledSentence(`“${title}”`, `“${columns[name]?.heading}”`)),
    },
  ]);
}

/**
 * A heading that cannot be read. Its formula may also fill other cells of row 1 and below. Adopted headings are not
 * overwritten.
 */
function unreadHeading({ look, placement: { renamed }, headingRow }: TabCase, tools: Tools): string | undefined {
  if (tools.keepsHeadings && headingRow === "there") return undefined;
  const row = look.rows.get(0) ?? [];
  const looked = headingRow === "there" ? renamed.map(({ place }) => cellOf(look, 0, place)) : row;
  return looked.find((cell) => cell !== undefined && isUnreadCell(cell))?.text;
}

/** Restores a column's mark, which stays behind when a column is cut and pasted. */
function restoreMark({ tab, look: { sheet } }: TabCase, name: string, place: number, ids: NextId): Request[] {
  const value = columnMark(tab, name);
  if (sheet.columnMarks.get(place)?.value === value) return [];
  return [...removeMark(sheet, value), markColumn(tab, name, sheet.sheetId, place, ids)];
}

/** Makes missing columns at the right end. The seller's own columns and the order stay. */
function makeColumns(tabCase: TabCase, missing: readonly Placed[], tools: Tools): Repair {
  if (missing.length === 0) return NOTHING;
  const { tab, look } = tabCase;
  const { sheet } = look;
  const { sheetId } = sheet;
  return {
    ...NOTHING,
    requests: [
      ...missing.flatMap(({ name }) => removeMark(sheet, columnMark(tab, name))),
      appendLines(sheetId, "COLUMNS", missing.length),
      ...missing.flatMap((one) => makeColumn(tab, one, sheetId, tools)),
      ...missing.flatMap((one) => (one.column.mayLack === true ? seedColumn(tabCase, one) : [])),
      ...warnColumns(tab, missing, sheetId, tools),
    ],
    headingsMade: missing.map(({ column }) => `${TABS[tab].title} ▸ ${column.heading}`),
  };
}

/** A column that is new in this version gets its initial values on the rows with which a new tab starts. */
function seedColumn({ tab, look, placement }: TabCase, { name, place }: Placed): Request[] {
  const seeds: readonly Readonly<Record<string, string | number | boolean>>[] = TABS[tab].seeds;
  const keys: readonly string[] = TABS[tab].key;
  return [...look.rows.keys()].flatMap((row) => {
    if (row === 0) return [];
    const seed = seeds.find((one) =>
      keys.every((key) => cellOf(look, row, placement.places.get(key) ?? -1).text === String(one[key])),
    );
    return seed === undefined
      ? []
      : [writeCells({ sheetId: look.sheet.sheetId, rowIndex: row, columnIndex: place }, [[seedCell(tab, seed, name)]])];
  });
}

function restoreColumn({ tab, look: { sheet }, headingRow }: TabCase, { column, place }: Placed, tools: Tools): Repair {
  const { sheetId, rowCount } = sheet;
  const title = `${TABS[tab].title} ▸ ${column.heading}`;
  const at = tools.lookedAt.find((one) => one.sheet === sheet && one.place === place);
  const start = firstRowOf(headingRow);
  const cells = { sheetId, place, start, end: rowCount, inserted: 1 - start };
  return at === undefined || sheet.typedColumns.has(place)
    ? NOTHING
    : restoreCells(title, column, cells, (row) => tools.down(at, row), tools);
}

function restoreTab(
  { tab, look }: TabCase,
  places: ReadonlyMap<string, number>,
  { choicesAt }: Pick<Tools, "choicesAt">,
): Repair {
  const { sheet, colors, frozenRows, frozenColumns } = look;
  const pinned = pinnedColumns(tab, places);
  const { title, shown } = TABS[tab];
  const { sheetId } = sheet;
  const properties = (fields: string, wanted: object): Request => ({
    updateSheetProperties: { properties: { sheetId, ...wanted }, fields },
  });
  const frozen = properties("gridProperties.frozenRowCount", { gridProperties: { frozenRowCount: 1 } });
  const held = properties("gridProperties.frozenColumnCount", { gridProperties: { frozenColumnCount: pinned } });
  return together([
    restoring(`the frozen headings of ${title}`, frozenRows === 0 ? [frozen] : []),
    restoring(`the frozen columns of ${title}`, frozenColumns === 0 && pinned > 0 ? [held] : []),
    restoring(
      `the hiding of ${title}`,
      shown === "hidden" && !sheet.hidden ? [properties("hidden", { hidden: true })] : [],
    ),
    restoring(
      `the colors of ${title}`,
      colorCells(lostColors(tab, { places, elsewhere: choicesAt }, colors), sheetId, colors.length),
    ),
  ]);
}
