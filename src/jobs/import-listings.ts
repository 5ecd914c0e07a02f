/** Brings every Walmart listing into `Listings`. */

import { forget, remember } from "../domain/ledger/ledger";
import { planFulfilment, planListingImport } from "../domain/listings/plan-listing-import";
import type { Change } from "../domain/values/change";
import type { Issue } from "../domain/values/issue";
import { withPruning } from "../domain/workbook/plan-pruning";
import type { ListingList } from "../ports/marketplace";
import type { Run } from "./phases";

const DAY_MS = 86_400_000;

export function importListings(run: Run): void {
  run.need(["listings"]);
  if (run.shop().ledger.recall("report", "listings")?.whole === true) {
    run.tell(STILL_PREPARING);
    return;
  }
  const startedAt = run.world.clock.now();
  const list = run.marketplace.listListings();
  takeIn(run, list, ({ ledger }) => {
    const last = ledger.recall("cursor", "listings")?.at ?? 0;
    const onlyAlongside = startedAt - last < DAY_MS;
    return [remember(ledger, "cursor", "listings", { at: startedAt }, { onlyAlongside })];
  });
  const isAsked = askForReport(run, !list.complete);
  if (list.complete) return;
  run.tell(
    `Walmart gave only a part of the listings. Those it left out stay as they are. ${isAsked ? STILL_PREPARING : "The next import tries again."}`,
  );
}

const STILL_PREPARING =
  "Walmart is preparing a report of all of them, which takes up to an hour; a later run brings it in by itself.";

/** Writes what a list says, and beside it what `more` wants. */
function takeIn(
  run: Run,
  { listings, complete, issues }: ListingList,
  more: (shop: ReturnType<Run["shop"]>) => readonly Change[],
): void {
  run.commit("import listings", (shop) => {
    const { changes, added, notFound } = planListingImport(shop.tables.listings, listings, complete);
    const what = [`${added} new listings imported`, ...(notFound > 0 ? [`${notFound} no longer on Walmart`] : [])].join(
      ", ",
    );
    return withPruning(shop, run.world.clock.now(), [
      ...changes,
      ...more(shop),
      ...(added + notFound > 0 ? [run.log({ severity: "Info", area: "Listings", key: null, what, todo: null })] : []),
    ]);
  });
  run.count("listings", listings.length);
  tellIssues(run, issues);
}

/** What was odd, as many as a person reads. */
const TOLD = 5;

function tellIssues(run: Run, issues: readonly Issue[]): void {
  for (const { message } of issues.slice(0, TOLD)) run.tell(message);
  if (issues.length > TOLD) run.tell(`There are ${issues.length - TOLD} more like this.`);
}

/** The report tells who fulfils, and stands for a list that came in part. */
function askForReport(run: Run, whole: boolean): boolean {
  const known = run.shop().ledger.recall("report", "listings");
  const id = known?.id ?? run.marketplace.requestListingReport();
  if (id === null) return false;
  run.commit("ask for the listings' report", ({ ledger }) => [
    remember(ledger, "report", "listings", {
      id,
      at: known?.at ?? run.world.clock.now(),
      ...(whole ? { whole } : {}),
    }),
  ]);
  return true;
}

/** A report that Walmart does not finish within a day will not come. */
const GIVEN_UP_MS = DAY_MS;

/** Brings in the report that an import asked for, once Walmart has it ready. */
export function followListingReport(run: Run): void {
  const asked = run.shop().ledger.recall("report", "listings");
  if (asked === null) return;
  run.need(["listings"]);
  const list = run.marketplace.readListingReport(asked.id);
  const isOver = run.world.clock.now() - asked.at >= GIVEN_UP_MS;
  if (list === "waiting" && !isOver) return;
  if (list === "waiting" || list === "gone") {
    run.commit("give up the listings' report", ({ ledger }) => forget(ledger, "report", "listings"));
    run.tell("Walmart did not finish the report of your listings. The next import asks for another one.");
  } else if (asked.whole === true) {
    takeIn(run, list, ({ ledger }) => forget(ledger, "report", "listings"));
  } else {
    run.commit("who fulfils", ({ tables, ledger }) => [
      ...planFulfilment(tables.listings, list.listings),
      ...forget(ledger, "report", "listings"),
    ]);
  }
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
