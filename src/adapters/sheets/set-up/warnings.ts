/**
 * Warnings on headings and on Aisle's own key columns, by which rows and columns are found. They never lock, since that
 * would block colleagues who run Aisle. If the self-test found that even a warning keeps programs out, Aisle sets none.
 */
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { GridRange, Request } from "../google/api";
import { columnsOf } from "../shape/grid";
import { reaches } from "../shape/ranges";
import type { TabLook } from "./look";
import type { Placed, TabCase } from "./losses";
import { quietly, type Repair, restoring, type Tools, together } from "./repair-parts";

const KEY_WARNING = "Aisle finds rows by this column.";
const HEADING_WARNING = "Aisle finds columns by their headings.";

type Allowed = Pick<Tools, "facts">;

/** For a new tab, or new columns of a tab. */
export const warnColumns = (
  tab: TabName,
  columns: readonly Pick<Placed, "name" | "place">[],
  sheetId: number,
  { facts }: Allowed,
): Request[] =>
  facts.warningsLetPass
    ? columns.filter(({ name }) => isWarned(tab, name)).map(({ place }) => keyWarning(sheetId, place))
    : [];

export const warnHeadings = (sheetId: number, { facts }: Allowed): Request[] =>
  facts.warningsLetPass ? [warning({ sheetId, startRowIndex: 0, endRowIndex: 1 }, HEADING_WARNING)] : [];

/** Restores Aisle's warnings, or removes them if they would keep Aisle out. A person's own protections stay. */
export function restoreWarnings({ tab, look }: TabCase, placed: readonly Placed[], allowed: Allowed): Repair {
  const { sheet, protections } = look;
  if (!allowed.facts.warningsLetPass) return quietly(protections.filter(isAisles).map(remove));
  const { title } = TABS[tab];
  const bare = placed.filter(({ place }) => !protections.some((one) => isOnColumn(one, place, sheet.rowCount)));
  return together([
    ...bare.map((one) =>
      restoring(`the warning on ${title} ▸ ${one.column.heading}`, warnColumns(tab, [one], sheet.sheetId, allowed)),
    ),
    restoring(
      `the warning on the headings of ${title}`,
      protections.some(isOnHeadings) ? [] : warnHeadings(sheet.sheetId, allowed),
    ),
  ]);
}

/** A column where typing loses rows. */
const isWarned = (tab: TabName, name: string): boolean =>
  columnsOf(tab)[name]?.owner === "aisle" && TABS[tab].key.includes(name);

const keyWarning = (sheetId: number, place: number): Request =>
  warning({ sheetId, startRowIndex: 1, startColumnIndex: place, endColumnIndex: place + 1 }, KEY_WARNING);

const warning = (range: GridRange, description: string): Request => ({
  addProtectedRange: { protectedRange: { range, description, warningOnly: true } },
});

type Protection = TabLook["protections"][number];

const isAisles = ({ description }: Protection): boolean =>
  description === KEY_WARNING || description === HEADING_WARNING;

const remove = ({ id }: Protection): Request => ({ deleteProtectedRange: { protectedRangeId: id } });

/** Whether a protection covers a column's cells: Aisle's warning, or a stricter one of the seller's. */
function isOnColumn({ range, description }: Protection, place: number, rowCount: number): boolean {
  const isWhole = (range.startRowIndex ?? 0) <= 1 && (range.endRowIndex ?? rowCount) >= rowCount;
  return reaches(range, place) && (isWhole || description === KEY_WARNING);
}

const isOnHeadings = ({ range, description }: Protection): boolean =>
  description === HEADING_WARNING ||
  ((range.startRowIndex ?? 0) === 0 && range.startColumnIndex == null && range.endColumnIndex == null);
