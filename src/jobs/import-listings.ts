/** Brings every Walmart listing into `Listings`. */

import { forget, remember } from "../domain/ledger/ledger";
import { missingListings, planLookedUp, planMissing } from "../domain/listings/missing-listings";
import {
  isTypedOver,
  listingsDigest,
  planListingImport,
  planLookUps,
  planOlderList,
} from "../domain/listings/plan-listing-import";
import { type LogEntry, retypedEntry } from "../domain/log/log";
import { numberOnWalmart, quantityHistory } from "../domain/quantities/history/sent";
import { planListedAnew } from "../domain/quantities/push/plan-quantity-push";
import { dueFirst, nextTryAt, planRetries, retryOf, type Tried } from "../domain/retries/retries";
import { type Instant, type ListingSku, listingSku } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import type { Issue } from "../domain/values/issue";
import { DAY_MS, MINUTE_MS } from "../domain/values/time";
import { shortList } from "../domain/values/words";
import { withPruning } from "../domain/workbook/plans/pruning";
import type { Shop } from "../domain/workbook/shop";
import type { AskedReport, ListingList } from "../ports/marketplace";
import { sendApart } from "./each";
import type { Run } from "./phases";

/** The name of the list of listings, and of the report of all listings, in retries and in the ledger. */
const ALL = "listings";

/** Fails: as the marketplace says. The failure is remembered, and a later run tries again. */
export function importListings(run: Run): void {
  run.need(["listings"]);
  const startedAt = run.world.clock.now();
  const before = listingsDigest(run.shop().tables.listings);
  const list = listed(run);
  const isNews = retryOf(run.shop().ledger, "listings", ALL) === null;
  takeIn(run, list, ({ ledger }, digest) => {
    const last = ledger.recall("cursor", "listings");
    const onlyAlongside = startedAt - (last?.at ?? 0) < DAY_MS && (last?.told ?? digest) === digest;
    return [
      remember(ledger, "cursor", "listings", { at: startedAt, told: digest }, { onlyAlongside }),
      ...planRetries(ledger, "listings", [{ name: ALL, said: list.complete ? null : IN_PART }], startedAt),
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
  const todo = run.shop().ledger.recall("report", ALL) === null ? null : STILL_PREPARING;
  if (todo !== null) run.tell(todo);
  if (isNews) run.commit("import in part", () => [run.log(about("Warning", null, IN_PART, todo))]);
}

const IN_PART = "Walmart gave only a part of the listings. Those it left out stay as they are.";
const STILL_PREPARING =
  "Walmart is preparing a report of all of them, which takes up to an hour; a later run brings it in by itself.";

const about = (
  severity: LogEntry["severity"],
  key: string | null,
  what: string,
  todo: string | null = null,
): LogEntry => ({
  severity,
  area: "Listings",
  key,
  what,
  todo,
});

/** The list. A run that ran out of time, or has no key, proves nothing about Walmart. */
function listed(run: Run): ListingList {
  try {
    return run.marketplace.listListings();
  } catch (error) {
    const { code, kind, message } = toFailure(error);
    if (code !== OUT_OF_BUDGET && kind !== "setup")
      run.commit("listings failed", ({ ledger }) =>
        planRetries(ledger, "listings", [{ name: ALL, said: message }], run.world.clock.now()),
      );
    throw error;
  }
}

/** Writes what a list says, together with the changes of `more`. `told`: a digest of the rows after that. */
function takeIn(
  run: Run,
  { listings, complete, issues }: ListingList,
  more: (shop: Shop, digest: string) => readonly Change[],
): void {
  const now = run.world.clock.now();
  run.commit("import listings", (shop) => {
    const isOver = isOverIn(shop);
    const facts = { isComplete: complete, isOver, workedOut: workedOutIn(shop) };
    const plan = planListingImport(shop.tables.listings, listings, facts);
    const { changes, added, missing, anew, retyped, doubtful, digest } = plan;
    return withPruning(shop, now, [
      ...changes,
      ...planMissing(shop.ledger, listings, complete ? missing : "unknown", now),
      ...planListedAnew(shop.ledger, quantityHistory(shop.ledger), anew),
      ...(isOver ? [] : anewEntries(run, anew)),
      ...more(shop, digest),
      ...(added === 0 ? [] : [run.log(about("Info", null, `${added} new ${plural(added)} imported`))]),
      ...[...retyped].map(([sku, shown]) => run.log(retypedEntry("Listings", sku, sku, shown))),
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
  about(
    "Warning",
    sku,
    `The row of ${sku} held as much of ${other} as of itself: somebody sorted or typed over a part of Listings.`,
    `Look whether Percent, Hold back, Max and Fixed number are those of ${sku}.`,
  );

/** The most oddities that are reported. */
const LISTED_MAX = 5;

const named = (skus: readonly string[]): string => shortList(skus, LISTED_MAX);

function tellIssues(run: Run, issues: readonly Issue[]): void {
  for (const { message } of issues.slice(0, LISTED_MAX)) run.tell(message);
  if (issues.length > LISTED_MAX) run.tell(`There are ${issues.length - LISTED_MAX} more like this.`);
}

/** Not for rows that somebody typed over: their other WPID may not come from Walmart. */
function anewEntries(run: Run, skus: readonly ListingSku[]): readonly Change[] {
  if (skus.length === 0) return [];
  const what = `${named(skus)} ${skus.length === 1 ? "was" : "were"} listed anew on Walmart, under another WPID. What was sent before counts for nothing, so the number is sent again.`;
  return [run.log(about("Info", skus.length === 1 ? (skus[0] ?? null) : null, what))];
}

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
    const isOver = isOverIn(shop);
    const plan = planLookUps(listings, found);
    const { notFound } = plan;
    const still = new Set<string>(missingListings(shop.ledger));
    const what = `${named(notFound)} ${notFound.length === 1 ? "is" : "are"} no longer on Walmart.`;
    return [
      ...plan.changes,
      ...planLookedUp(shop.ledger, found, new Set(listings.map(({ values }) => values.sku))),
      ...planRetries(shop.ledger, "listing", tried, now, (name) => still.has(name)),
      ...planListedAnew(shop.ledger, quantityHistory(shop.ledger), plan.anew),
      ...(isOver ? [] : anewEntries(run, plan.anew)),
      ...(isOver ? [] : planDigest(shop, plan.digest)),
      ...(notFound.length === 0
        ? []
        : [run.log(about("Info", notFound.length === 1 ? (notFound[0] ?? null) : null, what))]),
    ];
  });
}

/** The digest of the last import, updated by what the run wrote together with it. */
function planDigest({ ledger }: Shop, digest: string): readonly Change[] {
  const last = ledger.recall("cursor", "listings");
  return last === null ? [] : [remember(ledger, "cursor", "listings", { ...last, told: digest })];
}

/** Requests a report, which says who fulfills, and replaces a list that came only in part. A pending report stays. */
function askForReport(run: Run): void {
  const { ledger, tables } = run.shop();
  const isPart = retryOf(ledger, "listings", ALL) !== null;
  const { report, said } =
    ledger.recall("report", ALL) === null ? askedFor(run) : { report: ledger.recall("report", ALL), said: null };
  const isNeeded = isPart || tables.listings.some(({ values }) => values.fulfilledBy === "not known");
  const now = run.world.clock.now();
  run.commit("ask for the listings' report", (shop) =>
    report === null
      ? planRetries(shop.ledger, "report", [{ name: ALL, said: said ?? (isNeeded ? NO_REPORT : null) }], now)
      : [remember(shop.ledger, "report", ALL, { id: report.id, at: report.at, ...(isPart ? { whole: true } : {}) })],
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
  const asked = ledger.recall("report", ALL);
  const failed = retryOf(ledger, "report", ALL);
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
  if (reading === "gone" || now - asked.at >= GIVEN_UP_MS) giveUp(run, ENDS[reading]);
  else if (reading === "unread")
    run.commit("listings' report unread", (shop) =>
      planRetries(shop.ledger, "report", [{ name: ALL, said: UNREAD }], now),
    );
}

const UNREAD = "It cannot be read just now.";

const ENDS = {
  gone: "Walmart did not finish it and says that there is none.",
  waiting: "Walmart did not finish it within two hours.",
  unread: "It could not be downloaded or read for two hours.",
} as const;

function giveUp(run: Run, said: string): void {
  const now = run.world.clock.now();
  run.commit("give up the listings' report", ({ ledger }) => [
    ...forget(ledger, "report", ALL),
    ...planRetries(ledger, "report", [{ name: ALL, said }], now),
    run.log(
      about("Warning", null, `Walmart's report of your listings is missing. ${said}`, "Nothing: Aisle asks again."),
    ),
  ]);
}

/**
 * A report describes the time of its request. If it is older than the last import, it is used only for what that import
 * does not say.
 */
function take(run: Run, list: ListingList, asked: { readonly at: number; readonly whole?: boolean | undefined }): void {
  const now = run.world.clock.now();
  const over = (shop: Shop, digest: string): readonly Change[] => [
    ...forget(shop.ledger, "report", ALL),
    ...planRetries(shop.ledger, "report", [{ name: ALL, said: null }], now),
    ...planDigest(shop, digest),
  ];
  const imported = run.shop().ledger.recall("cursor", "listings")?.at ?? 0;
  if (asked.whole === true && asked.at >= imported) {
    takeIn(run, list, (shop, digest) => [
      ...over(shop, digest),
      ...(list.complete ? planRetries(shop.ledger, "listings", [{ name: ALL, said: null }], now) : []),
    ]);
    return;
  }
  run.commit("who fulfills", (shop) => {
    const plan = planOlderList(shop.tables.listings, list.listings);
    return [...plan.changes, ...over(shop, isOverIn(shop) ? digestNow(shop) : plan.digest)];
  });
}

const digestNow = ({ ledger }: Shop): string => ledger.recall("cursor", "listings")?.told ?? "";

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
  const isOver = isOverIn(shop);
  // Typed-over rows are corrected as soon as a person asks. A list that came in part waits for its time.
  return isDueAgain(shop, isOver ? run.retryTime() : run.world.clock.now()) ?? isOver;
}

/** `null`: the last import did not fail. While a report that replaces the list is being prepared, it is waited for. */
function isDueAgain({ ledger }: Shop, at: Instant): boolean | null {
  const failed = retryOf(ledger, "listings", ALL);
  if (failed === null) return null;
  return at >= nextTryAt("listings", failed) && ledger.recall("report", ALL)?.whole !== true;
}

const isOverIn = ({ ledger, tables }: Shop): boolean => isTypedOver(ledger, tables.listings);
