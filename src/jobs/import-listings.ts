/** Brings every Walmart listing into `Listings`. */

import { remember } from "../domain/ledger/ledger";
import { planListingImport } from "../domain/listings/plan-listing-import";
import { withPruning } from "../domain/workbook/plan-pruning";
import type { Run } from "./phases";

const DAY_MS = 86_400_000;

export function importListings(run: Run): void {
  run.need(["listings"]);
  const startedAt = run.world.clock.now();
  const { listings, complete } = run.marketplace.listListings();
  run.commit("import listings", (shop) => {
    const { tables, ledger } = shop;
    const { changes, added, notFound } = planListingImport(tables.listings, listings, complete);
    const last = ledger.recall("cursor", "listings")?.at ?? 0;
    const onlyAlongside = startedAt - last < DAY_MS;
    const what = [`${added} new listings imported`, ...(notFound > 0 ? [`${notFound} no longer on Walmart`] : [])].join(
      ", ",
    );
    return withPruning(shop, startedAt, [
      ...changes,
      remember(ledger, "cursor", "listings", { at: startedAt }, { onlyAlongside }),
      ...(added + notFound > 0 ? [run.log({ severity: "Info", area: "Listings", key: null, what, todo: null })] : []),
    ]);
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
