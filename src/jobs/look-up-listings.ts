/** Looks up single listings. */
import { missingListings, planLookedUp } from "../domain/listings/missing-listings";
import { planLookUps } from "../domain/listings/plan-listing-import";
import { quantityHistory } from "../domain/quantities/history/sent";
import { planListedAnew } from "../domain/quantities/push/plan-quantity-push";
import { dueFirst, planRetries, retryOf, type Tried } from "../domain/retries/retries";
import { type ListingSku, listingSku } from "../domain/values/brand";
import { sendApart } from "./each";
import type { Run } from "./open-run";
import { anewEntries, areTypedOver, listingEntry, namedListings, planImportDigest } from "./take-listings";

/** The most look-ups of one run, because they share Walmart's calls with everything else. */
const LOOKED_UP = 20;

/** Looks up by SKU what a complete list left out. Only a SKU that Walmart itself does not know is Not found. */
export function lookUpMissing(run: Run): void {
  const { ledger } = run.shop();
  const names = missingListings(ledger);
  const due = dueFirst(ledger, "listing", names, run.retryTime()).slice(0, LOOKED_UP).map(listingSku);
  if (due.length === 0) return;
  run.need(["listings"]);
  const triesOf = (sku: ListingSku): number => retryOf(ledger, "listing", sku)?.tries ?? 0;
  const outcomes = sendApart(run, due, triesOf, (some) => run.marketplace.findListings(some));
  const answers = [...outcomes].map(([sku, outcome]) => ({ sku, outcome }));
  const found = new Map(
    answers.flatMap(({ sku, outcome }) =>
      outcome.kind === "accepted" ? [[sku as string, outcome.answer] as const] : [],
    ),
  );
  const tried = answers.map(
    ({ sku, outcome }): Tried => ({ name: sku, said: outcome.kind === "accepted" ? null : outcome.issue.message }),
  );
  const now = run.world.clock.now();
  run.commit("look up listings", (shop) => {
    const { listings } = shop.tables;
    const isOver = areTypedOver(shop);
    const plan = planLookUps(listings, found);
    const { notFound } = plan;
    const still = new Set<string>(missingListings(shop.ledger));
    const what = `${namedListings(notFound)} ${notFound.length === 1 ? "is" : "are"} no longer on Walmart.`;
    return [
      ...plan.changes,
      ...planLookedUp(shop.ledger, found, new Set(listings.map(({ values }) => values.sku))),
      ...planRetries(shop.ledger, "listing", tried, now, (name) => still.has(name)),
      ...planListedAnew(shop.ledger, quantityHistory(shop.ledger), plan.anew),
      ...(isOver ? [] : anewEntries(run, plan.anew)),
      ...(isOver ? [] : planImportDigest(shop, plan.digest)),
      ...(notFound.length === 0
        ? []
        : [run.log(listingEntry("Info", notFound.length === 1 ? (notFound[0] ?? null) : null, { what }))]),
    ];
  });
}
