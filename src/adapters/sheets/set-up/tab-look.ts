/** The look of a tab as a whole: its color, and what stays in sight while the seller scrolls. */
import type { Shown } from "../../../domain/values/column";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import { columnsOf } from "../shape/grid";

/** The color of a tab says when it is needed: every day, for setting up, or now and then. */
export const TAB_COLORS: Readonly<Record<Shown, { red: number; green: number; blue: number }>> = {
  working: { red: 0.1, green: 0.45, blue: 0.91 },
  "set-up": { red: 0.98, green: 0.67, blue: 0 },
  "on demand": { red: 0.6, green: 0.63, blue: 0.65 },
  "while needed": { red: 0.85, green: 0.19, blue: 0.15 },
  hidden: { red: 0.6, green: 0.63, blue: 0.65 },
};

/**
 * How many columns stay in sight: those by which people know a row, if they are the first ones. Where the seller moved
 * one of them, none is held.
 */
export function pinnedColumns(tab: TabName, places: ReadonlyMap<string, number>): number {
  const count = (TABS[tab] as { readonly pinned?: number }).pinned ?? 0;
  const names = Object.keys(columnsOf(tab)).slice(0, count);
  return names.every((name, index) => places.get(name) === index) ? names.length : 0;
}
