/** What Home shows of the tabs: the steps of the first run, the switches, what counts, and what waits. */
import type { InventoryRow } from "../inventory/inventory-columns";
import { readCounting } from "../inventory/stock";
import { readLocalStatuses } from "../orders/order-line";
import { parseSettings } from "../settings/parse-settings";
import type { Environment } from "../settings/settings";
import { channelProblems } from "../shipstation/channel-problems";
import { groupBy, sumOf } from "../values/groups";
import { type CountedName, type FoundSoFar, type HomeFacts, type Step, stepsOf } from "./first-run";
import { isSample, samplesIn } from "./sample-rows";
import { type SettingsProblem, settingsProblems } from "./settings-problems";
import type { Tables } from "./tabs";

export interface Home extends FoundSoFar {
  readonly environment: Environment;
  readonly steps: readonly Step[];
  readonly switches: { readonly orderImport: boolean; readonly quantitySync: boolean; readonly shipStation: boolean };
  /** `samples`: the rows that Aisle put in to be looked at. */
  readonly stock: { readonly rows: number; readonly notInProducts: number; readonly samples: number };
  /** Everything that is wrong in Settings and the tabs that belong to them. */
  readonly wrong: readonly SettingsProblem[];
  /** `approved`: the rows of Preview that are ticked. */
  readonly preview: { readonly changes: number; readonly approved: number };
}

/** Pure, and cheap enough for every opening of the sidebar: no number is computed. */
export function homeOf(facts: HomeFacts): Home {
  const { tables } = facts;
  const counting = readCounting(tables.inventoryStatuses, tables.warehouses);
  const { settings, issues, unread } = parseSettings(
    tables.settings,
    new Set(readLocalStatuses(tables.orderStatuses).keys()),
  );
  const { environment, orderImport, quantitySync, shipStation } = settings;
  const unsold = tables.inventory.filter(({ values }) => values.soldOn === null);
  const found = {
    stock: { ...stockIn(tables), samples: samplesIn(tables).length },
    counting: {
      statuses: namesIn(unsold, "status", counting.statuses),
      warehouses: namesIn(unsold, "warehouse", counting.warehouses),
    },
    switches: { orderImport, quantitySync, shipStation },
  };
  const station = shipStation ? channelProblems(tables) : [];
  return {
    environment,
    ...found,
    steps: stepsOf(facts, found),
    wrong: settingsProblems({ settings, issues, unread, orderStatuses: tables.orderStatuses, counting, station }),
    preview: {
      changes: tables.preview.filter(({ values }) => values.sku !== null).length,
      approved: tables.preview.filter(({ values }) => values.approve === true).length,
    },
  };
}

function stockIn({ inventory, products }: Tables): FoundSoFar["stock"] {
  const inProducts = new Set(products.flatMap(({ values: { sku, variationId } }) => [sku, variationId]));
  const rows = inventory.filter((row) => row.values.stockOf !== null && !isSample(row));
  return { rows: rows.length, notInProducts: rows.filter(({ values }) => !inProducts.has(values.stockOf)).length };
}

/** The names of one column with the units that they hold, the fullest first. Names ticked earlier stay, with 0 units. */
function namesIn(
  rows: readonly InventoryRow[],
  column: "status" | "warehouse",
  ticked: ReadonlySet<string>,
): readonly CountedName[] {
  const byName = groupBy(rows, ({ values }) => values[column]);
  return [...new Set([...byName.keys(), ...ticked])]
    .map((name) => ({
      name,
      units: sumOf(
        (byName.get(name) ?? []).map(({ values: { imei, quantity } }) => (imei === null ? (quantity ?? 1) : 1)),
      ),
      isTicked: ticked.has(name),
    }))
    .sort((one, other) => other.units - one.units);
}
