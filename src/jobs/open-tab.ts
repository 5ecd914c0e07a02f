/** Shows the seller a row that an answer is about. */
import type { Said } from "../domain/log/run-report";
import { labelOf } from "../domain/orders/retyped-keys";
import { TABS, type Tables, type TabName } from "../domain/workbook/tabs";
import type { World } from "./world";

/** `row`: what the row's key reads, the cells of an order line as “PO / line”; `null`: the tab alone. */
export function openTab(
  { workbook }: World,
  { tab, row }: { readonly tab: string; readonly row: string | null },
): Said {
  if (!isTab(tab)) return { isDone: false, message: "Aisle has no such tab. Reload the spreadsheet." };
  const { tables, unusable } = workbook.read();
  const reason = unusable.get(tab);
  if (reason !== undefined) return { isDone: false, message: reason };
  const position = row === null ? null : positionOf(tables, tab, row);
  workbook.show(tab, position);
  const { title } = TABS[tab];
  if (row === null) return { isDone: true, message: `This is ${title}.` };
  return position === null
    ? { isDone: false, message: `${title} has no row ${row} any more.` }
    : { isDone: true, message: `The row of ${row} is selected in ${title}.` };
}

const isTab = (name: string): name is TabName => Object.keys(TABS).includes(name);

function positionOf(tables: Tables, tab: TabName, wanted: string): number | null {
  if (tab === "orders") return tables.orders.find((row) => labelOf(row) === wanted)?.position ?? null;
  const [key = ""]: readonly string[] = TABS[tab].key;
  const rows: readonly { readonly position: number; readonly values: Readonly<Record<string, unknown>> }[] =
    tables[tab];
  return rows.find(({ values }) => values[key] === wanted)?.position ?? null;
}
