/** Brings every Walmart listing into `Listings`. */

import { forget, remember } from "../domain/ledger/ledger";
import { listingsDigest, planFulfilment, planListingImport } from "../domain/listings/plan-listing-import";
import { retypedEntry } from "../domain/log/log";
import type { Change } from "../domain/values/change";
import type { Issue } from "../domain/values/issue";
import { withPruning } from "../domain/workbook/plan-pruning";
import type { Shop } from "../domain/workbook/shop";
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
  const before = listingsDigest(run.shop().tables.listings);
  const list = run.marketplace.listListings();
  takeIn(run, list, ({ ledger }, told) => {
    const last = ledger.recall("cursor", "listings");
    const onlyAlongside = startedAt - (last?.at ?? 0) < DAY_MS && (last?.told ?? told) === told;
    return [remember(ledger, "cursor", "listings", { at: startedAt, told }, { onlyAlongside })];
  });
  run.commit("accept listings", ({ tables, ledger }) => {
    const last = ledger.recall("cursor", "listings");
    // What reads as before although it was just imported would read so after every import.
    const isAsBefore = last?.told !== undefined && listingsDigest(tables.listings) === before;
    return isAsBefore ? [remember(ledger, "cursor", "listings", { ...last, told: before })] : [];
  });
  const isAsked = askForReport(run, !list.complete);
  if (list.complete) return;
  const what = `Walmart gave only a part of the listings. Those it left out stay as they are. ${isAsked ? STILL_PREPARING : "The next import tries again."}`;
  run.commit("import in part", () => [run.log({ severity: "Warning", area: "Listings", key: null, what, todo: null })]);
  run.tell(what);
}

const STILL_PREPARING =
  "Walmart is preparing a report of all of them, which takes up to an hour; a later run brings it in by itself.";

/** Writes what a list says, and beside it what `more` wants. `told`: a digest of what stands in the rows then. */
function takeIn(
  run: Run,
  { listings, complete, issues }: ListingList,
  more: (shop: Shop, told: string) => readonly Change[],
): void {
  run.commit("import listings", (shop) => {
    const isOver = isTypedOver(shop);
    const plan = planListingImport(shop.tables.listings, listings, complete, isOver);
    const { changes, added, notFound, retyped, told } = plan;
    const what = [`${added} new listings imported`, ...(notFound > 0 ? [`${notFound} no longer on Walmart`] : [])].join(
      ", ",
    );
    return withPruning(shop, run.world.clock.now(), [
      ...changes,
      ...more(shop, told),
      ...(added + notFound > 0 ? [run.log({ severity: "Info", area: "Listings", key: null, what, todo: null })] : []),
      ...[...retyped].map(([sku, shown]) => run.log(retypedEntry("Listings", sku, sku, shown))),
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
  const id = known?.id ?? run.marketplace.requestListingReport(null);
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
  if ((list === "waiting" || list === "unread") && !isOver) return;
  if (list === "waiting" || list === "unread" || list === "gone") {
    run.commit("give up the listings' report", ({ ledger }) => forget(ledger, "report", "listings"));
    run.tell("Walmart did not finish the report of your listings. The next import asks for another one.");
  } else if (asked.whole === true) {
    takeIn(run, list, reportTaken);
  } else {
    run.commit("who fulfils", (shop) => {
      const { changes, told } = planFulfilment(shop.tables.listings, list.listings);
      return [...changes, ...reportTaken(shop, told)];
    });
  }
}

function reportTaken({ ledger }: Shop, told: string): readonly Change[] {
  const last = ledger.recall("cursor", "listings");
  return [
    ...forget(ledger, "report", "listings"),
    ...(last === null ? [] : [remember(ledger, "cursor", "listings", { ...last, told })]),
  ];
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
export function isTypedOver({ ledger, tables }: Shop): boolean {
  const told = ledger.recall("cursor", "listings")?.told;
  return told !== undefined && told !== listingsDigest(tables.listings);
}
