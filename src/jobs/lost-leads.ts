/** Reports numbers on Walmart that no longer follow the stock, and does what the seller decides about them. */

import type { LogEntry } from "../domain/log/log";
import type { Said } from "../domain/log/run-report";
import { lostEntry, lostLeads, planDecision, planLost } from "../domain/quantities/guards/lost-leads";
import { quantityHistory } from "../domain/quantities/history/sent";
import { isUncertain, refusalIn } from "../domain/quantities/history/sent-states";
import type { ListingQuantity } from "../domain/quantities/number/plan-listing-quantities";
import { quantitiesOf } from "../domain/workbook/numbers";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./open-run";

/** In every run until the seller has decided, and once in `Log`. */
export function tellLostLeads(run: Run): void {
  const now = run.world.clock.now();
  run.commit("lost leads", ({ ledger, ...shop }) => {
    const { changes, fresh } = planLost(ledger, quantitiesOf({ ledger, ...shop }), now);
    return fresh.length === 0 ? changes : [...changes, run.log(lostEntry(fresh))];
  });
  const lost = lostLeads(quantitiesOf(run.shop()));
  if (lost.length === 0) return;
  const { what, todo } = lostEntry(lost);
  run.tell(`${what} ${todo}`);
}

/** Leaves a number on Walmart as it is. It is not reported again, unless it is lost for another reason. */
export function dismissLead(run: Run, sku: string): Said {
  const listing = leadMeant(run, sku);
  if (!("lost" in listing)) return listing;
  decide(run, listing, "dismissed", {
    severity: "Info",
    what: `You dismissed that ${listing.sku} has ${listing.lost?.standing} on Walmart, which follows no stock: ${listing.lost?.reason}`,
  });
  return { isDone: true, message: `${listing.sku} is told no more. Its number on Walmart stays as it is.` };
}

/** Sets a listing to 0 that is no longer connected. `push`: sends what is wanted. */
export function setToZero(run: Run, sku: string, push: (run: Run) => void): Said {
  const listing = leadMeant(run, sku);
  if (!("lost" in listing)) return listing;
  if (listing.obstacles.some(({ topic }) => topic === "copy"))
    return { isDone: false, message: `${listing.sku} is in two rows. Delete the row that is the copy first.` };
  decide(run, listing, "zero", {
    severity: "Info",
    what: `${listing.sku} is set to 0 on Walmart, as you chose Set to 0.`,
  });
  push(run);
  return whatBecame(run.shop(), listing);
}

function whatBecame({ ledger }: Shop, { sku }: ListingQuantity): Said {
  const { sent, underWay } = quantityHistory(ledger)(sku);
  const refused = refusalIn(sent);
  if (refused !== undefined)
    return { isDone: false, message: `Walmart refused to set ${sku} to 0. ${refused.message}` };
  const isZero = sent?.quantity === 0 && !isUncertain(sent);
  if (!isZero)
    return { isDone: false, message: `Walmart has not confirmed yet that ${sku} is 0. The next run tries again.` };
  return {
    isDone: true,
    message:
      underWay === null
        ? `${sku} is 0 on Walmart.`
        : `${sku} is 0 on Walmart, and is set to 0 once more after the update that is on its way.`,
  };
}

function decide(
  run: Run,
  listing: ListingQuantity,
  decision: "dismissed" | "zero",
  said: Pick<LogEntry, "severity" | "what">,
): void {
  const now = run.world.clock.now();
  run.commit(`lead ${decision}`, ({ ledger }) => [
    ...planDecision(ledger, listing, decision, now),
    run.log({ area: "Quantities", key: listing.sku, todo: null, ...said }),
  ]);
}

/** The listing, or why there is nothing to decide. */
function leadMeant(run: Run, sku: string): ListingQuantity | Said {
  run.need(QUANTITY_TABS);
  const listing = quantitiesOf(run.shop()).find((one) => one.sku === sku && one.lost !== null);
  return (
    listing ?? {
      isDone: false,
      message: `${sku} has no number on Walmart that lost its connection to your stock, so there is nothing to decide.`,
    }
  );
}
