/**
 * Restores the format of Aisle's cells that somebody shows as dates. A number in them would be read as text forever,
 * and written again and again.
 */
import type { Request } from "../google/api";
import { blocksOf } from "../shape/blocks";
import { columnsOf } from "../shape/grid";
import type { TabChanges } from "./apply";
import { formatCells } from "./dress-cells";

/**
 * The column's own format, for cells that get a number and read as text, and for blank cells beside them, because a
 * whole column is usually shown as dates. Any other format stays.
 */
export function reformatRequests({ grid, updates }: TabChanges): Request[] {
  const { tab, sheet, places, rows } = grid;
  return Object.entries(columnsOf(tab)).flatMap(([name, { kind, owner }]) => {
    const place = places.get(name);
    if (owner === "seller" || place === undefined || sheet.typedColumns.has(place)) return [];
    const isShownAsText = rows.some((row) => typeof row[name] === "string");
    const positions = updates
      .filter(({ cells, position }) => {
        const raw = rows[position]?.[name] ?? "";
        return isShownAsText && typeof cells[name] === "number" && typeof raw === "string";
      })
      .map(({ position }) => position);
    const columns = { sheetId: sheet.sheetId, startColumnIndex: place, endColumnIndex: place + 1 };
    return blocksOf(positions).flatMap(({ first, last }) =>
      formatCells({ ...columns, startRowIndex: first + 1, endRowIndex: last + 2 }, kind),
    );
  });
}
