/** Writes what Walmart says of listings, whichever way it came. */
import { remember } from "../domain/ledger/ledger";
import { planMissing } from "../domain/listings/missing-listings";
import { isTypedOver, planListingImport } from "../domain/listings/plan-listing-import";
import { type LogEntry, retypedEntry } from "../domain/log/log";
import { numberOnWalmart, quantityHistory } from "../domain/quantities/history/sent";
import { planListedAnew } from "../domain/quantities/push/plan-quantity-push";
import { type Instant, type ListingSku, listingSku } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import type { Issue } from "../domain/values/issue";
import { shortList } from "../domain/values/words";
import { withPruning } from "../domain/workbook/plans/pruning";
import type { Shop } from "../domain/workbook/shop";
import type { ListingList } from "../ports/marketplace";
import type { Run } from "./open-run";

/** The name of the list of listings, and of the report of all listings, in retries and in the ledger. */
export const ALL_LISTINGS = "listings";

/** A row of `Log` about listings. `key`: the listing it is about; `null`: several, or all. */
export const listingEntry = (
  severity: LogEntry["severity"],
  key: string | null,
  { what, todo = null }: { readonly what: string; readonly todo?: string | null },
): LogEntry => ({ severity, area: "Listings", key, what, todo });

/** Writes what a list says, together with the changes of `more`. `digest`: of the rows after that. */
export function takeIn(
  run: Run,
  { listings, complete, issues }: ListingList,
  more: (shop: Shop, digest: string) => readonly Change[],
): void {
  const now = run.world.clock.now();
  run.commit("import listings", (shop) => {
    const isOver = areTypedOver(shop);
    const facts = { isComplete: complete, isOver, workedOut: workedOutIn(shop) };
    const plan = planListingImport(shop.tables.listings, listings, facts);
    const { changes, added, missing, anew, retyped, doubtful, digest } = plan;
    return withPruning(shop, now, [
      ...changes,
      ...planMissing(shop.ledger, listings, complete ? missing : "unknown", now),
      ...planListedAnew(shop.ledger, quantityHistory(shop.ledger), anew),
      ...(isOver ? [] : anewEntries(run, anew)),
      ...more(shop, digest),
      ...(added === 0 ? [] : [run.log(listingEntry("Info", null, { what: `${added} new ${plural(added)} imported` }))]),
      ...[...retyped].map(([sku, shown]) => run.log(retypedEntry("Listings", { key: sku, name: sku, shown }))),
      ...[...doubtful].map(([sku, other]) => run.log(doubtfulEntry(sku, other))),
    ]);
  });
  run.count("listings", listings.length);
  tellIssues(run, issues);
}

const plural = (count: number): string => (count === 1 ? "listing" : "listings");

/** The cells of a listing as the last run left them. */
const workedOutIn =
  ({ ledger, connectionOf }: Shop) =>
  (sku: string) => {
    const sent = ledger.recall("sent", sku);
    return {
      connectedTo: connectionOf(listingSku(sku)).connectedTo,
      lastSent: sent?.quantity ?? null,
      sentAt: (sent?.at as Instant | null | undefined) ?? null,
      onWalmart: numberOnWalmart(sent),
    };
  };

const doubtfulEntry = (sku: string, other: string): LogEntry =>
  listingEntry("Warning", sku, {
    what: `The row of ${sku} held as much of ${other} as of itself: somebody sorted or typed over a part of Listings.`,
    todo: `Look whether Percent, Hold back, Max and Fixed number are those of ${sku}.`,
  });

/** The most oddities that are reported. */
const LISTED_MAX = 5;

/** The listings in a sentence: some by name, the others counted. */
export const namedListings = (skus: readonly string[]): string => shortList(skus, LISTED_MAX);

function tellIssues(run: Run, issues: readonly Issue[]): void {
  for (const { message } of issues.slice(0, LISTED_MAX)) run.tell(message);
  if (issues.length > LISTED_MAX) run.tell(`There are ${issues.length - LISTED_MAX} more like this.`);
}

/** Not for rows that somebody typed over: their other WPID may not come from Walmart. */
export function anewEntries(run: Run, skus: readonly ListingSku[]): readonly Change[] {
  if (skus.length === 0) return [];
  const what = `${namedListings(skus)} ${skus.length === 1 ? "was" : "were"} listed again on Walmart, under another WPID. What was sent before counts for nothing, so the number is sent again.`;
  return [run.log(listingEntry("Info", skus.length === 1 ? (skus[0] ?? null) : null, { what }))];
}

/** The digest of the last import, updated by what the run wrote together with it. */
export function planImportDigest({ ledger }: Shop, digest: string): readonly Change[] {
  const last = ledger.recall("cursor", "listings");
  return last === null ? [] : [remember(ledger, "cursor", "listings", { ...last, told: digest })];
}

/** Whether somebody typed over what the last import wrote. */
export const areTypedOver = ({ ledger, tables }: Shop): boolean => isTypedOver(ledger, tables.listings);
