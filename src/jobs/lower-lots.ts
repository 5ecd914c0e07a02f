/** Deducts shipped units from counted lots, in commits that also remember it. */
import type { LotState } from "../domain/fulfillment/plan-lots";
import type { Unit } from "../domain/inventory/stock";
import type { Change } from "../domain/values/change";
import { lotEntries, lotPlan, lotStates } from "../domain/workbook/plans/lots";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./open-run";

/** The most commits of a run, each for some hundreds of orders. The rest waits for the next run. */
const COMMITS = 50;

/**
 * Takes shipped units off counted lots, in several commits, because the memories of the orders limit the size of one.
 */
export function lowerLots(run: Run): void {
  run.need(QUANTITY_TABS);
  let isDone = false;
  for (let done = 0; done < COMMITS && !isDone; done += 1) {
    isDone = true;
    run.commit("lower counted lots", (shop) => {
      const changes = planned(run, shop);
      isDone = changes.length === 0;
      return changes;
    });
  }
}

function planned(run: Run, shop: Shop): readonly Change[] {
  const now = run.world.clock.now();
  const first = lotPlan(shop, now);
  if (first.lowered.length === 0) return first.changes;
  // Somebody may have counted the lots since they were read, and a formula is never overwritten.
  const plan = lotPlan(shop, now, stateOf(run, shop));
  return [...plan.changes, ...lotEntries(plan).map((entry) => run.log(entry))];
}

function stateOf({ world }: Run, shop: Shop): (lot: Unit) => LotState {
  return lotStates(shop, world.workbook.typedCells("inventory", "quantity"));
}
