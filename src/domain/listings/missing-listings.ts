/** Listings that a complete list left out: each is looked up by its SKU before anything is said of it. */
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import { type Instant, type ListingSku, listingSku } from "../values/brand";
import type { Change } from "../values/change";
import type { MarketplaceListing } from "./listing";

/** Those to look up, the one that has been missing longest first. */
export const missingListings = (ledger: Ledger): readonly ListingSku[] =>
  [...recallItems(ledger, "missing")].sort(([, one], [, other]) => one - other).map(([sku]) => listingSku(sku));

/** After an import. A partial one tells of what it brought that it is not missing, and of nothing else. */
export function planMissing(
  ledger: Ledger,
  listings: readonly MarketplaceListing[],
  missing: readonly ListingSku[] | "unknown",
  now: Instant,
): readonly Change[] {
  const before = recallItems(ledger, "missing");
  if (missing !== "unknown")
    return rememberItems(ledger, "missing", new Map(missing.map((sku) => [sku, before.get(sku) ?? now])));
  const listed = new Set<string>(listings.map(({ sku }) => sku));
  return rememberItems(ledger, "missing", new Map([...before].filter(([sku]) => !listed.has(sku))));
}

/** After look-ups: what was answered is missing no longer, nor is what has no row. */
export const planLookedUp = (
  ledger: Ledger,
  answered: ReadonlyMap<string, unknown>,
  shown: ReadonlySet<string | null>,
): readonly Change[] =>
  rememberItems(
    ledger,
    "missing",
    new Map([...recallItems(ledger, "missing")].filter(([sku]) => !answered.has(sku) && shown.has(sku))),
  );
