/**
 * Restores the row of headings, or adopts the seller's headings on request. An adopted heading is metadata of the
 * spreadsheet, so it survives a copied tab and a column that was cut.
 */
import { TABS } from "../../../domain/workbook/tabs";
import type { Request } from "../google/api";
import { insertRows } from "../google/requests";
import { columnsOf } from "../shape/grid";
import { assertColumn, createMark, deleteMark, SPREADSHEET } from "../shape/marks";
import { columnMark, HEADING_KEY, type Kept, keptOf } from "../shape/structure";
import { filterTab, heading, noteHeading, renameHeading } from "./dress";
import { cellOf } from "./look";
import type { Placed, TabCase } from "./losses";
import { NOTHING, quietly, type Repair, restoring, type Tools, together } from "./repair-parts";

/** All rows stay, one row further down. A filter is over the new headings then, and hides nothing. */
export function insertHeadings({ tab, look }: TabCase, placed: readonly Placed[]): Repair {
  const { sheetId } = look.sheet;
  return restoring(`the headings of ${TABS[tab].title}`, [
    insertRows({ sheetId, startIndex: 0, count: 1 }, "below"),
    ...placed.map(({ column, place }) => heading(column, sheetId, place)),
    ...(look.isFiltered ? [filterTab(sheetId)] : []),
  ]);
}

/**
 * Renames headings back, or keeps the seller's names if that is chosen. Headings of an earlier version get their new
 * names. A heading's note is restored only where the note is blank.
 */
export function restoreHeadings(one: TabCase, placed: readonly Placed[], tools: Tools): Repair {
  const { tab, look, placement } = one;
  const { sheetId } = look.sheet;
  const renamed = new Map([
    ...placement.renamed.map(({ name, now }) => [name, now] as const),
    ...former(one, placed, tools.kept),
  ]);
  return together(
    placed.flatMap((each) => {
      const { name, place } = each;
      const now = renamed.get(name);
      const isFormer = placement.places.has(name) && now !== undefined;
      const column = (isFormer ? columnsOf(tab)[name] : undefined) ?? each.column;
      const title = `${TABS[tab].title} ▸ ${column.heading}`;
      const note = cellOf(look, 0, place).note === "" ? [noteHeading(column, sheetId, place)] : [];
      return [
        now === undefined
          ? quietly(forgetOwn(one, each, tools.kept))
          : tools.keepsHeadings
            ? keepHeading(one, { name, column, place }, now, tools)
            : restoring(`the heading ${title}${now === "" ? "" : ` (was “${now}”)`}`, [
                ...(tools.facts.guardsWork ? assertColumn(look.sheet, place) : []),
                renameHeading(column, sheetId, place),
              ]),
        restoring(`the note of ${title}`, note),
      ];
    }),
  );
}

/** The columns that still have the heading of an earlier version. The seller may have kept it as their own. */
const former = ({ tab }: TabCase, placed: readonly Placed[], kept: Kept) =>
  placed.flatMap(({ name, column }) =>
    column.heading === columnsOf(tab)[name]?.formerly && keptOf(kept, columnMark(tab, name)).length === 0
      ? [[name, column.heading] as const]
      : [],
  );

/**
 * The most characters of an adopted heading. All columns' headings together then stay below Google's 30,000 characters
 * of metadata.
 */
const MAX_LENGTH = 100;

/** Refuses a heading that could be confused with another column's, and a text that Google shows in several ways. */
function keepHeading(one: TabCase, { name, column, place }: Placed, now: string, { ids, kept, facts }: Tools): Repair {
  const { tab, look, headings, placement } = one;
  const { title } = TABS[tab];
  const others = [placement.columns, columnsOf(tab)].flatMap((columns) =>
    Object.keys(columns).flatMap((other) => (other === name ? [] : columns[other]?.heading)),
  );
  const isUsable = cellOf(look, 0, place).isText && now.length <= MAX_LENGTH;
  if (!isUsable || others.includes(now) || headings.filter((text) => text === now).length > 1) {
    const sentence = `“${now}” in “${title}” cannot be kept for “${column.heading}”: a heading is text of at most ${MAX_LENGTH} characters that no other column has. Type another one and try again.`;
    return { ...NOTHING, leftToYou: [sentence] };
  }
  const mark = columnMark(tab, name);
  const requests = [
    ...(facts.guardsWork ? assertColumn(look.sheet, place) : []),
    ...forget(mark, kept),
    createMark(HEADING_KEY, { id: ids(), value: `${mark}=${now}` }, SPREADSHEET),
  ];
  return { ...NOTHING, requests, headingsKept: [`${title} ▸ ${now} (was “${column.heading}”)`] };
}

/** Aisle's heading is over the column again, so the adopted one is free for other columns. */
const forgetOwn = ({ tab }: TabCase, { name, column }: Placed, kept: Kept): Request[] =>
  column.heading === columnsOf(tab)[name]?.heading ? forget(columnMark(tab, name), kept) : [];

const forget = (mark: string, kept: Kept): Request[] => keptOf(kept, mark).map(({ id }) => deleteMark(id));
