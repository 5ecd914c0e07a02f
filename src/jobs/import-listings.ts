/** Brings every Walmart listing into `Listings`. */

import { remember } from "../domain/ledger/ledger";
import { listingsDigest, planListingImport } from "../domain/listings/plan-listing-import";
import { retypedEntry } from "../domain/log/log";
import { withPruning } from "../domain/workbook/plan-pruning";
import type { Run } from "./phases";

const DAY_MS = 86_400_000;

export function importListings(run: Run): void {
  run.need(["listings"]);
  const startedAt = run.world.clock.now();
  const before = listingsDigest(run.shop().tables.listings);
  const { listings, complete } = run.marketplace.listListings();
  run.commit("import listings", (shop) => {
    const { tables, ledger } = shop;
    const { changes, added, notFound, retyped, told } = planListingImport(tables.listings, listings, complete);
    const last = ledger.recall("cursor", "listings");
    const onlyAlongside = startedAt - (last?.at ?? 0) < DAY_MS && (last?.told ?? told) === told;
    const what = [`${added} new listings imported`, ...(notFound > 0 ? [`${notFound} no longer on Walmart`] : [])].join(
      ", ",
    );
    return withPruning(shop, startedAt, [
      ...changes,
      remember(ledger, "cursor", "listings", { at: startedAt, told }, { onlyAlongside }),
      ...(added + notFound > 0 ? [run.log({ severity: "Info", area: "Listings", key: null, what, todo: null })] : []),
      ...[...retyped].map(([sku, shown]) => run.log(retypedEntry("Listings", sku, sku, shown))),
    ]);
  });
  run.commit("accept listings", ({ tables, ledger }) => {
    const last = ledger.recall("cursor", "listings");
    // What reads as before although it was just imported would read so after every import.
    const isAsBefore = last?.told !== undefined && listingsDigest(tables.listings) === before;
    return isAsBefore ? [remember(ledger, "cursor", "listings", { ...last, told: before })] : [];
  });
  run.count("listings", listings.length);
  if (!complete) run.tell("Walmart gave only a part of the listings. Those it left out stay as they are.");
}

/**
 * Whether a day has passed since the last import. Before the first one the seller has not asked for any: then no listing
 * stands in the sheet.
 */
export function isImportDue(run: Run): boolean {
  const { ledger, tables } = run.shop();
  const last = ledger.recall("cursor", "listings");
  return last === null ? tables.listings.length > 0 : run.world.clock.now() - last.at >= DAY_MS;
}

/** Whether somebody typed over what the last import wrote: only another import tells again what stood there. */
export function isTypedOver(run: Run): boolean {
  const { ledger, tables } = run.shop();
  const told = ledger.recall("cursor", "listings")?.told;
  return told !== undefined && told !== listingsDigest(tables.listings);
}
