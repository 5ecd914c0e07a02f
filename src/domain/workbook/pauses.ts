/** Why no quantity at all may leave: something on which every number rests cannot be trusted. */
import type { Counting } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import { heldOf } from "../quantities/sent";
import type { SettingsReading } from "../settings/parse-settings";
import type { Columns, Row } from "../values/column";
import type { Issue } from "../values/issue";
import { TABS, type Tables, type TabName } from "./tabs";

interface PauseFacts extends SettingsReading {
  readonly tables: Tables;
  readonly ledger: Ledger;
  readonly counting: Counting;
  /** `null`: no ship node is named. */
  readonly shipNodes: { readonly issue: Issue | null } | null;
}

/** The end of “Paused: …”; `null` when quantities may leave. */
export const wholePause = (facts: PauseFacts): string | null =>
  countingPause(facts) ?? settingsPause(facts) ?? errorPause(facts) ?? emptyPause(facts);

function countingPause({ counting, shipNodes }: PauseFacts): string | null {
  if (counting.statuses.size === 0) return "no status is ticked in Inventory Statuses, so no stock counts. Tick one.";
  if (counting.warehouses.size === 0) return "no warehouse is ticked in Warehouses, so no stock counts. Tick one.";
  return shipNodes?.issue?.message ?? null;
}

/** Settings that decide which sales are subtracted: one that cannot be read must not pass as off or as blank. */
const DECIDES_SALES: ReadonlySet<string> = new Set(["Order Import", "Minimum Order Date"]);

function settingsPause({ settings, issues }: PauseFacts): string | null {
  const unmapped = (["Created", "Acknowledged"] as const).filter((status) => settings.statusMap[status] === undefined);
  const unread = issues.find(({ subject }) => DECIDES_SALES.has(subject));
  if (unread !== undefined) return `${unread.message} Until then sales may not be subtracted.`;
  if (unmapped.length > 0) {
    return `Settings do not say which Order status Walmart ${unmapped.join(" and ")} is, so sales would not be subtracted. Choose one.`;
  }
  return null;
}

/** The cells that decide whether a row counts at all. What an error in another cell does, its own row says. */
const DECIDING = [
  ["inventory", ["unitId", "imei", "stockOf", "status", "warehouse"]],
  ["orders", ["po", "line", "status"]],
  ["orderStatuses", ["status", "open"]],
  ["inventoryStatuses", ["status", "counts"]],
  ["warehouses", ["warehouse", "counts"]],
] as const satisfies readonly (readonly [TabName, readonly string[]])[];

function errorPause({ tables }: PauseFacts): string | null {
  for (const [tab, columns] of DECIDING) {
    const rows: readonly Pick<Row<Columns>, "issues">[] =
      tab === "inventory" ? tables.inventory.filter(({ values }) => values.soldOn === null) : tables[tab];
    const errors = rows.flatMap(({ issues }) =>
      issues.filter(({ code, column }) => code === "cell-error" && isIn(columns, column)),
    );
    const [first] = errors;
    if (first === undefined) continue;
    const rest = errors.length === 1 ? "" : ` ${errors.length} cells of the tab show errors.`;
    return `in ${TABS[tab].title} one cannot tell what counts. ${first.message}${rest}`;
  }
  return null;
}

const isIn = (names: readonly string[], name: string): boolean => names.includes(name);

/** A tab that lost its rows reads like a shop that sold out. */
function emptyPause({ tables, ledger }: PauseFacts): string | null {
  if (tables.inventory.some(({ values }) => values.stockOf !== null)) return null;
  const hadStock = tables.listings.some(
    ({ values: { sku } }) => sku !== null && (heldOf(ledger.recall("sent", sku)) ?? 0) > 0,
  );
  return hadStock
    ? "Inventory has no row with a SKU or Variation ID, although Walmart offers stock. Bring the rows back. If nothing is left indeed, type one row with Qty 0."
    : null;
}
