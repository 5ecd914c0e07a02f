/** Tells where Walmart, the sheet and ShipStation differ, and notes what the seller ignores. */
import type { Said } from "../domain/log/run-report";
import { planIgnored, planReconciliation, shortReason } from "../domain/workbook/plans/reconciliation";
import type { Run } from "./open-run";

/** In `Log`, once when a difference has lasted, and once a day with its age. */
export function reconcile(run: Run): void {
  run.need(["orders", "shipments"]);
  const now = run.world.clock.now();
  run.commit("differences", (shop) => {
    const { changes, entries } = planReconciliation(shop, now);
    return [...changes, ...entries.map((entry) => run.log(entry))];
  });
}

/** Does not tell again what differs about an order, until it is gone. */
export function ignoreDifferences(run: Run, po: string, reason: string): Said {
  if (reason.trim() === "")
    return { isDone: false, message: `Type why ${po} may be ignored, so that others can read it later.` };
  run.need(["orders", "shipments"]);
  const now = run.world.clock.now();
  if (planIgnored(run.shop(), po, reason, now) === null)
    return { isDone: false, message: `Nothing differs about ${po}, so there is nothing to ignore.` };
  run.commit("ignored", (shop) => [
    ...(planIgnored(shop, po, reason, now) ?? []),
    run.log({
      severity: "Info",
      area: "Orders",
      key: po,
      what: `What differs about order ${po} is ignored: ${shortReason(reason)}`,
      todo: null,
    }),
  ]);
  return { isDone: true, message: `${po} is not told again while the same differs.` };
}
