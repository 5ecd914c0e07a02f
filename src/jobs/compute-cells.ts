/** Assigns ids to new rows and computes every cell that follows from others. */

import { retypedEntry } from "../domain/log/log";
import { duesOf } from "../domain/orders/due-orders";
import { planOneStatus } from "../domain/orders/one-status";
import { readLocalStatuses } from "../domain/orders/order-line";
import { planSeenStatuses } from "../domain/orders/order-memory";
import { labelOf, planKeys } from "../domain/orders/retyped-keys";
import type { Change } from "../domain/values/change";
import { isTabShut, toFailure } from "../domain/values/failure";
import { namesEntries } from "../domain/workbook/misnamed-words";
import { planDerivedCells, planUnitIds, planVariationIds } from "../domain/workbook/plans/derived-cells";
import { type FreedUnits, freedUnits, planFreedMemory } from "../domain/workbook/plans/freed-units";
import { shelvesLookedAt } from "../domain/workbook/plans/lots";
import { planWatchedUnits } from "../domain/workbook/plans/shown-line";
import type { Shop } from "../domain/workbook/shop";
import { planNames } from "../domain/workbook/sorted-alone";
import { QUANTITY_TABS, TABS, type TabName } from "../domain/workbook/tabs";
import type { Run } from "./open-run";

/** Shops whose computed cells are already up to date; recomputing them would find nothing to change. */
const inStep = new WeakSet<Shop>();

/** Every computed cell is computed again by the next run, so any of these tabs may be left out. */
const EACH_BY_ITSELF = (Object.keys(TABS) as TabName[]).filter((tab) => tab !== "ledger");

/** `beside`: further changes for the same commit. */
export function computeCells(run: Run, beside: (shop: Shop) => readonly Change[] = () => []): void {
  run.need(QUANTITY_TABS);
  const before = run.shop();
  if (!inStep.has(before)) {
    const parts = [(shop: Shop) => keys(run, shop), planVariationIds, planUnitIds, copiedStatuses];
    // One commit is enough. If a tab accepts nothing, each part gets a commit of its own.
    if (!nameRows(run, (shop) => parts.flatMap((part) => part(shop)))) for (const part of parts) nameRows(run, part);
  }
  run.commit(
    "compute cells",
    (shop) => [...(inStep.has(shop) ? [] : computed(run, shop)), ...beside(shop)],
    EACH_BY_ITSELF,
  );
  // A commit that wrote something makes another shop.
  if (run.shop() === before) inStep.add(before);
}

/** Ids that cannot be written now are assigned by a later run. The cells of all other rows are computed anyway. */
function nameRows(run: Run, plan: (shop: Shop) => readonly Change[]): boolean {
  try {
    run.commit("issue ids", plan);
    return true;
  } catch (error) {
    const found = toFailure(error);
    if (!isTabShut(found)) throw error;
    run.failed(found);
    return false;
  }
}

const copiedStatuses = ({ tables, ledger }: Shop): Change[] => {
  const statuses = readLocalStatuses(tables.orderStatuses);
  return planOneStatus(tables.orders, ledger, (status) => statuses.has(status));
};

const keys = (run: Run, shop: Shop): Change[] => [
  ...shop.retyped.map(({ row }) => planKeys(row)),
  ...planNames(shop.misnamed),
  ...namesEntries(shop.misnamed).map((entry) => run.log(entry)),
  ...shop.retyped.flatMap(({ row, shown }) =>
    shown === labelOf(row) ? [] : [run.log(retypedEntry("Orders", { key: row.values.po, name: labelOf(row), shown }))],
  ),
];

function computed(run: Run, shop: Shop): Change[] {
  const now = run.world.clock.now();
  const { shownTime } = run.world.workbook;
  const freed = freedUnits(shop);
  return [
    ...planDerivedCells(shop, shownTime, duesOf({ settings: shop.settings, now, shownTime })),
    ...shelvesLookedAt(shop, now),
    ...planWatchedUnits(shop, now),
    ...planSeenStatuses(shop.tables.orders, shop.ledger, new Set(freed.map(({ po }) => po))),
    ...planFreedMemory(shop.ledger, freed),
    ...freed.map((one) => run.log(freedEntry(one))),
  ];
}

const freedEntry = ({ po, lines, isRemembered }: FreedUnits) =>
  ({
    severity: "Info",
    area: "Orders",
    key: po,
    what: `The ${lines.length === 1 ? "row" : "rows"} of ${lines.map(({ label }) => label).join(", ")} left Orders, so the units committed there are free again: ${lines.flatMap(({ units }) => units).join(", ")}.`,
    todo: isRemembered ? "If that was not meant, choose Aisle ▸ More ▸ Restore Removed Orders." : null,
  }) as const;
