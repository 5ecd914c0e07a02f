/** Brings every Walmart listing into `Listings`, and says when that is due. */
import { remember } from "../domain/ledger/ledger";
import { listingsDigest } from "../domain/listings/plan-listing-import";
import { doingOf } from "../domain/log/progress";
import { nextTryAt, planRetries, retryOf } from "../domain/retries/retries";
import type { Instant } from "../domain/values/brand";
import { OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import { DAY_MS } from "../domain/values/time";
import type { Shop } from "../domain/workbook/shop";
import type { ListingList } from "../ports/marketplace";
import { askForReport } from "./listing-report";
import type { Run } from "./open-run";
import { ALL_LISTINGS, areTypedOver, listingEntry, takeIn } from "./take-listings";

/** Fails: as the marketplace says. The failure is remembered, and a later run tries again. */
export function importListings(run: Run): void {
  run.need(["listings"]);
  const startedAt = run.world.clock.now();
  const before = listingsDigest(run.shop().tables.listings);
  const list = listed(run);
  const isNews = retryOf(run.shop().ledger, "listings", ALL_LISTINGS) === null;
  takeIn(run, list, ({ ledger }, digest) => {
    const last = ledger.recall("cursor", "listings");
    const onlyAlongside = startedAt - (last?.at ?? 0) < DAY_MS && (last?.told ?? digest) === digest;
    return [
      remember(ledger, "cursor", "listings", { at: startedAt, told: digest }, { onlyAlongside }),
      ...planRetries(ledger, "listings", [{ name: ALL_LISTINGS, said: list.complete ? null : inPart(run) }], startedAt),
    ];
  });
  run.commit("accept listings", ({ tables, ledger }) => {
    const last = ledger.recall("cursor", "listings");
    // The import has just written the rows. If they still read as they did before it, the next import changes nothing
    // either, so this digest counts as imported.
    const isAsBefore = last?.told !== undefined && listingsDigest(tables.listings) === before;
    return isAsBefore ? [remember(ledger, "cursor", "listings", { ...last, told: before })] : [];
  });
  askForReport(run);
  if (list.complete) return;
  if (run.world.progress.stoppedBy() !== null) return;
  const todo = run.shop().ledger.recall("report", ALL_LISTINGS) === null ? null : STILL_PREPARING;
  if (todo !== null) run.tell(todo);
  if (isNews) run.commit("import in part", () => [run.log(listingEntry("Warning", null, { what: IN_PART, todo }))]);
}

/** Why the list is not whole. */
const inPart = (run: Run): string =>
  run.world.progress.stoppedBy() === null ? IN_PART : "The run was stopped before all of them had come.";

const IN_PART = "Walmart gave only a part of the listings. Those it left out stay as they are.";
const STILL_PREPARING =
  "Walmart is preparing a report of all of them, which takes up to an hour; a later run brings it in by itself.";

/** The list. A run that ran out of time, or has no key, proves nothing about Walmart. */
export function listed(run: Run): ListingList {
  try {
    return run.marketplace.listListings((done, of) => run.world.progress.tell(doingOf("listings"), done, of));
  } catch (error) {
    const { code, kind, message } = toFailure(error);
    if (code !== OUT_OF_BUDGET && kind !== "setup")
      run.commit("listings failed", ({ ledger }) =>
        planRetries(ledger, "listings", [{ name: ALL_LISTINGS, said: message }], run.world.clock.now()),
      );
    throw error;
  }
}

/**
 * Whether an import is due: a day has passed since the last one, or it failed and its time has come again. Before the
 * seller's first import none is due.
 */
export function isImportDue(run: Run): boolean {
  const { ledger, tables } = run.shop();
  const now = run.world.clock.now();
  const isAgain = isDueAgain(run.shop(), now);
  if (isAgain !== null) return isAgain;
  const last = ledger.recall("cursor", "listings");
  return last === null ? tables.listings.length > 0 : now - last.at >= DAY_MS;
}

/** For runs that import only if they must: somebody typed over the rows, or the last import failed. */
export function isImportNeeded(run: Run): boolean {
  const shop = run.shop();
  const isOver = areTypedOver(shop);
  // Typed-over rows are corrected as soon as a person asks. A list that came in part waits for its time.
  return isDueAgain(shop, isOver ? run.retryTime() : run.world.clock.now()) ?? isOver;
}

/** `null`: the last import did not fail. While a report that replaces the list is being prepared, it is waited for. */
function isDueAgain({ ledger }: Shop, at: Instant): boolean | null {
  const failed = retryOf(ledger, "listings", ALL_LISTINGS);
  if (failed === null) return null;
  return at >= nextTryAt("listings", failed) && ledger.recall("report", ALL_LISTINGS)?.whole !== true;
}
