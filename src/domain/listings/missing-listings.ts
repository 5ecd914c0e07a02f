/** Listings that a complete list left out. Each is looked up by its SKU before it may count as Not found. */
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import { type Instant, type ListingSku, listingSku } from "../values/brand";
import type { Change } from "../values/change";
import type { MarketplaceListing } from "./listing";

/** The SKUs to look up, those missing longest first. */
export const missingListings = (ledger: Ledger): readonly ListingSku[] =>
  [...recallItems(ledger, "missing")].sort(([, one], [, other]) => one - other).map(([sku]) => listingSku(sku));

/** The missing listings after an import. A partial import only proves that the listings it brought are not missing. */
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

/** The missing listings after look-ups. Answered ones and those without a row are left out. */
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
