/** Chooses the rows to remove from a tab that keeps only its newest. */
import type { Columns, Tab } from "../../../domain/values/column";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { Grid } from "./grid";
import type { Sheet } from "./structure";

/** How many rows too many are tolerated, so that the tab has to be read only now and then. */
const SLACK = 200;

const keptRows = (tab: TabName): number => (TABS[tab] as Tab<TabName, Columns>).keeps ?? Number.POSITIVE_INFINITY;

/** Old rows have to be removed, so the tab has to be read. */
export const isTooLong = (tab: TabName, { rowCount }: Pick<Sheet, "rowCount">): boolean =>
  rowCount - 1 > keptRows(tab) + SLACK;

/**
 * Positions, from the bottom up, of the rows beyond what the tab keeps: blank rows at its end, and rows with Aisle's
 * key. A row that a person typed stays.
 */
export function oldestRows({ tab, sheet, rows }: Grid): readonly number[] {
  if (!isTooLong(tab, sheet)) return [];
  const [keyName = ""] = TABS[tab].key;
  const positions: number[] = [];
  for (let position = sheet.rowCount - 2; position >= keptRows(tab); position -= 1) {
    const row = rows[position];
    if (row === undefined || (row[keyName] ?? null) !== null) positions.push(position);
  }
  return positions;
}
