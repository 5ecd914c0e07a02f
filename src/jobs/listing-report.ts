/** Walmart's report of all listings: asked for, waited for, taken in. */
import { forget, remember } from "../domain/ledger/ledger";
import { planOlderList } from "../domain/listings/plan-listing-import";
import { nextTryAt, planRetries, retryOf } from "../domain/retries/retries";
import type { Change } from "../domain/values/change";
import { toFailure } from "../domain/values/failure";
import { MINUTE_MS } from "../domain/values/time";
import type { Shop } from "../domain/workbook/shop";
import type { AskedReport, ListingList } from "../ports/marketplace";
import type { Run } from "./open-run";
import { ALL_LISTINGS, areTypedOver, listingEntry, planImportDigest, takeIn } from "./take-listings";

/** Requests a report, which says who fulfills, and replaces a list that came only in part. A pending report stays. */
export function askForReport(run: Run): void {
  const { ledger, tables } = run.shop();
  const isPart = retryOf(ledger, "listings", ALL_LISTINGS) !== null;
  const { report, said } =
    ledger.recall("report", ALL_LISTINGS) === null
      ? askedFor(run)
      : { report: ledger.recall("report", ALL_LISTINGS), said: null };
  const isNeeded = isPart || tables.listings.some(({ values }) => values.fulfilledBy === "not known");
  const now = run.world.clock.now();
  run.commit("ask for the listings' report", (shop) =>
    report === null
      ? planRetries(shop.ledger, "report", [{ name: ALL_LISTINGS, said: said ?? (isNeeded ? NO_REPORT : null) }], now)
      : [
          remember(shop.ledger, "report", ALL_LISTINGS, {
            id: report.id,
            at: report.at,
            ...(isPart ? { whole: true } : {}),
          }),
        ],
  );
}

/** Stored outside the spreadsheet at once, so that a run that died before it wrote the rest finds its own report again. */
function askedFor({ marketplace, world: { store } }: Run): {
  readonly report: AskedReport | null;
  readonly said: string | null;
} {
  try {
    const report = marketplace.requestListingReport(store.get(ASKED) || null);
    if (report !== null) store.set(ASKED, report.id);
    return { report, said: null };
  } catch (error) {
    // A key that opens no reports still imports listings.
    return { report: null, said: toFailure(error).message };
  }
}

const ASKED = "reportAsked";

const NO_REPORT = "It tells who fulfills them, and Walmart took no request for one.";

/** How long a report is waited for, ready or not. Walmart says up to an hour. */
const GIVEN_UP_MS = 2 * 60 * MINUTE_MS;
/** Walmart allows 20 looks an hour, and is reported to refuse when polled faster. Source: On-request Reports API. */
const LOOK_EVERY_MS = 4 * MINUTE_MS;
/**
 * When Walmart was last asked whether the report is ready. Stored outside the spreadsheet, so that a waiting report writes
 * nothing.
 */
const LOOKED_AT = "reportLookedAt";

/** Imports a requested report once Walmart has it ready. Nothing waits for it. */
export function followListingReport(run: Run): void {
  const { ledger } = run.shop();
  const { clock, store } = run.world;
  const now = clock.now();
  const asked = ledger.recall("report", ALL_LISTINGS);
  const failed = retryOf(ledger, "report", ALL_LISTINGS);
  if (asked === null) {
    if (failed !== null && now >= nextTryAt("report", failed)) askForReport(run);
    return;
  }
  if (now - Number(store.get(LOOKED_AT) ?? 0) < LOOK_EVERY_MS) return;
  run.need(["listings"]);
  const reading = run.marketplace.readListingReport(asked.id);
  if (typeof reading !== "string") {
    take(run, reading, asked);
    return;
  }
  // Set only now: after a run that died before it wrote a report, the next one may look at once.
  store.set(LOOKED_AT, String(now));
  if (reading === "not found" || now - asked.at >= GIVEN_UP_MS) giveUp(run, ENDS[reading]);
  else if (reading === "unread")
    run.commit("listings' report unread", (shop) =>
      planRetries(shop.ledger, "report", [{ name: ALL_LISTINGS, said: UNREAD }], now),
    );
}

const UNREAD = "It cannot be read just now.";

const ENDS = {
  "not found": "Walmart did not finish it and says that there is none.",
  waiting: "Walmart did not finish it within two hours.",
  unread: "It could not be downloaded or read for two hours.",
} as const;

function giveUp(run: Run, said: string): void {
  const now = run.world.clock.now();
  run.commit("give up the listings' report", ({ ledger }) => [
    ...forget(ledger, "report", ALL_LISTINGS),
    ...planRetries(ledger, "report", [{ name: ALL_LISTINGS, said }], now),
    run.log(
      listingEntry("Warning", null, {
        what: `Walmart's report of your listings is missing. ${said}`,
        todo: "Nothing: Aisle asks again.",
      }),
    ),
  ]);
}

/**
 * A report describes the time of its request. If it is older than the last import, it is used only for what that import
 * does not say.
 */
export function take(
  run: Run,
  list: ListingList,
  asked: { readonly at: number; readonly whole?: boolean | undefined },
): void {
  const now = run.world.clock.now();
  const over = (shop: Shop, digest: string): readonly Change[] => [
    ...forget(shop.ledger, "report", ALL_LISTINGS),
    ...planRetries(shop.ledger, "report", [{ name: ALL_LISTINGS, said: null }], now),
    ...planImportDigest(shop, digest),
  ];
  const imported = run.shop().ledger.recall("cursor", "listings")?.at ?? 0;
  if (asked.whole === true && asked.at >= imported) {
    takeIn(run, list, (shop, digest) => [
      ...over(shop, digest),
      ...(list.complete ? planRetries(shop.ledger, "listings", [{ name: ALL_LISTINGS, said: null }], now) : []),
    ]);
    return;
  }
  run.commit("who fulfills", (shop) => {
    const plan = planOlderList(shop.tables.listings, list.listings);
    return [...plan.changes, ...over(shop, areTypedOver(shop) ? digestNow(shop) : plan.digest)];
  });
}

const digestNow = ({ ledger }: Shop): string => ledger.recall("cursor", "listings")?.told ?? "";
