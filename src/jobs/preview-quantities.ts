/** `Preview` on demand: what the next push would send, and which of it the seller has approved. */
import { recallItems, rememberItems } from "../domain/ledger/packed";
import { plannedChanges, planPreview, readApproval } from "../domain/quantities/guards/plan-preview";
import { quantityHistory } from "../domain/quantities/history/sent";
import { failure } from "../domain/values/failure";
import { counted } from "../domain/values/words";
import { pauseOf, quantitiesIf } from "../domain/workbook/numbers";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./open-run";

/** As if the sync were on. Nothing is sent. */
export function previewQuantities(run: Run): void {
  run.need([...QUANTITY_TABS, "preview"]);
  run.commit("preview", (current) => planPreview(current.tables.preview, allPlanned(current)));
  const shop = run.shop();
  const planned = allPlanned(shop).length;
  run.count("toApprove", planned);
  if (planned > 0) run.answer(`Preview shows ${counted(planned, "change")}; nothing was sent.`);
  else sayWhyNothing(run, shop);
}

/** Preview is empty: no number would change, or something keeps numbers from being sent. */
function sayWhyNothing(run: Run, shop: Shop): void {
  const pause = pauseOf(shop);
  const listings = quantitiesIf(shop, "on");
  const held = listings.filter(({ withheld }) => withheld !== null).length;
  if (pause !== null) decline(run, `No quantity would leave: ${pause}`);
  else if (listings.length === 0)
    decline(run, "Preview is empty, since no listing was imported yet. Click Import Listings.");
  else if (held === listings.length) decline(run, `Preview is empty, since no listing can be sent: ${leftOut(held)}`);
  else run.answer(`No quantity would change, so Preview is empty.${held === 0 ? "" : ` ${leftOut(held)}`}`);
}

const leftOut = (count: number): string =>
  `${counted(count, "listing is", "listings are")} left out; Sync in Listings says why.`;

const allPlanned = (shop: Shop) => plannedChanges(quantitiesIf(shop, "on"), quantityHistory(shop.ledger), "all");

/**
 * Approves what the seller ticked, if it is still as shown. This is written down, because the push may take several
 * runs.
 */
export function approveChanges(run: Run): void {
  if (!run.shop().settings.quantitySync) throw OFF();
  run.need([...QUANTITY_TABS, "preview"]);
  let outdated: readonly string[] = [];
  let ticked = 0;
  run.commit("approve", (shop) => {
    const approval = readApproval(shop.tables.preview, allPlanned(shop));
    outdated = approval.outdated;
    ticked = approval.approved.size + outdated.length;
    const approved = new Map([...recallItems(shop.ledger, "approved"), ...approval.approved]);
    return rememberItems(shop.ledger, "approved", approved);
  });
  if (ticked === 0)
    decline(run, "Nothing is ticked in Preview. Tick what may be set on Walmart, then choose Send Approved.");
  if (outdated.length > 0)
    decline(
      run,
      `Not sent, since it is no longer as you saw it: ${outdated.slice(0, NAMED).join(", ")}${outdated.length > NAMED ? " and others" : ""}. Look at these again in Preview.`,
    );
}

/** Reported as the result of the click, and as a problem. */
function decline(run: Run, sentence: string): void {
  run.answer(sentence);
  run.tell(sentence);
}

const NAMED = 5;

const OFF = () =>
  failure(
    "declined",
    "sync-off",
    "Inventory Quantity Sync is off in Settings, so nothing is sent. Switch it on, then choose Send Approved again.",
  );
