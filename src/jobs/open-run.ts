/** What a phase works with: the shop as it was read last, commits, and what the report says. */
import { eventOf, type LogEntry, logRow } from "../domain/log/log";
import type { RunReport } from "../domain/log/run-report";
import type { Gate } from "../domain/quantities/guards/guards";
import { NEW_SHEET, statusSentence } from "../domain/status/status";
import { type Instant, instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { type Failure, failure, leftOver } from "../domain/values/failure";
import { oldTabs } from "../domain/workbook/old-tabs";
import { planPurge } from "../domain/workbook/plans/purge";
import {
  planAssigned,
  planSetBack,
  setBackEntry,
  setBackNews,
  takenBack,
  unreportedSetBack,
} from "../domain/workbook/plans/set-back";
import { NOT_SET_UP, type RunFindings } from "../domain/workbook/report";
import { readShop, type Shop } from "../domain/workbook/shop";
import { planNames } from "../domain/workbook/sorted-alone";
import { TABS, type TabName } from "../domain/workbook/tabs";
import type { Marketplace } from "../ports/marketplace";
import type { ShipStation } from "../ports/ship-station";
import type { Store } from "../ports/store";
import type { Extent, ReadSet } from "../ports/workbook";
import { refuseCopy } from "./whose";
import type { World } from "./world";

export interface Run {
  readonly world: World;
  readonly marketplace: Marketplace;
  /** One for the whole run, since its patience with ShipStation is for the whole run. */
  readonly shipStation: () => ShipStation;
  /** The shop after the latest commit. */
  readonly shop: () => Shop;
  /** Ends the phase with a sentence if one of the tabs cannot be used. */
  readonly need: (tabs: readonly TabName[]) => void;
  /**
   * Writes what `plan` wants, and plans again on fresh cells if somebody moved something meanwhile. `mayLack`: tabs
   * that may be left out while Google lets nobody write there, because everything in them is reported elsewhere or
   * computed again.
   */
  readonly commit: (about: string, plan: (shop: Shop) => readonly Change[], mayLack?: readonly TabName[]) => void;
  /**
   * For sales that are missing while the ledger has no room to note it: no number rises in this run. `reason`: as the
   * end of “…, since”.
   */
  readonly holdRises: (reason: string) => void;
  /** Notes outside the spreadsheet whether quantities are sent automatically. */
  readonly keepGate: (gate: Gate | null) => void;
  readonly log: (entry: LogEntry) => Change;
  /** Who does it, as the end of “in …”. */
  readonly doer: string;
  /** The time against which gaps between tries are measured. A person who starts a run wants everything tried now. */
  readonly retryTime: () => Instant;
  /** Adds to the report's counts. */
  readonly count: (what: keyof RunReport["counts"], by: number) => void;
  /** Reports that the phase did not do all of its work. Phases that need it still run. */
  readonly failed: (failure: Failure) => void;
  /** A sentence for the report, in addition to the text in the row. */
  readonly tell: (problem: string) => void;
  /** Reports what a switch that is on could not do. The shop is then not up to date. */
  readonly miss: (problem: string) => void;
  /** The result of the seller's click. It comes before everything else in the report. */
  readonly answer: (sentence: string) => void;
}

/** Later than the end of any gap between two tries. */
const NO_GAPS = instant(Number.MAX_SAFE_INTEGER);

/** Tabs that any commit may leave out: the report repeats the rows of Log, and customers are computed from orders. */
const REPORTED_AGAIN: readonly TabName[] = ["log", "customers"];

/** Tabs that a commit may also leave out if the ledger remembers everything that the cells of listings show. */
export const SHOWN_AGAIN: readonly TabName[] = [...REPORTED_AGAIN, "listings"];

/** How often a commit is planned again before the next run has to do it. */
const COMMIT_TRIES = 6;

/** The tabs without which no phase can do anything, even if one becomes unusable during a run. */
const NEEDED: readonly TabName[] = ["settings", "orderStatuses", "ledger"];

/** The tabs with columns. */
const TAB_NAMES = (Object.keys(TABS) as TabName[]).filter((tab) => Object.keys(TABS[tab].columns).length > 0);

/** Whether the spreadsheet has any of Aisle's tabs. */
export const hasTabs = ({ unusable }: Pick<ReadSet, "unusable">): boolean =>
  TAB_NAMES.some((tab) => !unusable.has(tab));

/** The shop as its tabs say it, for a look that changes nothing. Fails: `setup` if one of `tabs` cannot be used. */
export function shopSeen({ workbook, store }: World, tabs: readonly TabName[], extent?: Extent): Shop {
  const readSet = workbook.read(extent);
  if (!hasTabs(readSet)) throw failure("setup", NOT_SET_UP, statusSentence(NEW_SHEET));
  needAll(readSet, tabs);
  return readShop(readSet.tables, readGate(store));
}

function needAll({ unusable }: ReadSet, tabs: readonly TabName[]): void {
  const reasons = tabs.flatMap((tab) => unusable.get(tab) ?? []);
  if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
}

/** The shop of a run: as it was read last. */
interface Latest {
  readonly shop: () => Shop;
  readonly readSet: () => ReadSet;
  readonly need: Run["need"];
  /** Goes on with what was read or written. Fails if this run's writes were undone, and so does `mayWrite` from then on. */
  readonly use: (next: ReadSet) => void;
  readonly mayWrite: () => void;
  /** From now on a set-back is one that happened under this run. */
  readonly isNoticed: () => void;
  readonly change: (part: Partial<Pick<Shop, "gate" | "unnoted">>) => void;
}

function latestOf(world: World): Latest {
  let readSet = world.workbook.read();
  refuseCopy(world, readSet);
  if (readSet.outdated !== null) throw failure("setup", "workbook-older", readSet.outdated);
  let shop = readShop(readSet.tables, readGate(world.store));
  let hasNoticed = readSet.setBack === null;
  /** The state under the run was undone, so nothing may be written any more, whoever catches the error. */
  let lost: Failure | null = null;
  const need = (tabs: readonly TabName[]): void => needAll(readSet, tabs);
  const mayWrite = (): void => {
    if (lost !== null) throw lost;
  };
  if (!hasTabs(readSet)) throw failure("setup", NOT_SET_UP, statusSentence(NEW_SHEET));
  need(NEEDED);
  return {
    shop: () => shop,
    readSet: () => readSet,
    need,
    mayWrite,
    use(next) {
      if (hasNoticed && next.setBack !== null) lost = takenBack();
      mayWrite();
      readSet = next;
      // What cannot be remembered may not leave.
      need(NEEDED);
      shop = readShop(next.tables, shop.gate, shop.unnoted);
    },
    isNoticed() {
      hasNoticed = true;
    },
    change(part) {
      shop = { ...shop, ...part };
    },
  };
}

const committing =
  ({ workbook }: World, latest: Latest, notes: RunFindings): Run["commit"] =>
  (about, plan, mayLack = REPORTED_AGAIN) => {
    latest.mayWrite();
    const logged = new Set<string | null>();
    for (let tries = 0; tries < COMMIT_TRIES; tries += 1) {
      const changes = plan(latest.shop()).filter((change) => !logged.has(eventOf(change)));
      const result = workbook.commit(changes, about, mayLack);
      if (result.kind !== "stale")
        for (const one of result.without ?? []) if (!notes.failed.includes(one)) notes.failed.push(one);
      if (result.kind === "idle") return;
      if (result.kind === "stale" && result.isWritten)
        for (const event of changes.map(eventOf)) if (event !== null) logged.add(event);
      latest.use(result.kind === "done" ? result.readSet : workbook.read());
      if (result.kind === "done") return;
    }
    throw failure(
      "transient",
      "sheet-not-still",
      "Rows or columns kept moving while Aisle wrote, so it stopped. The next run goes on from here.",
    );
  };

/** What a run does with its findings. */
const reporting = (notes: RunFindings): Pick<Run, "count" | "failed" | "tell" | "miss" | "answer"> => ({
  count: (what, by) => {
    notes.counts[what] += by;
  },
  failed: (one) => {
    notes.failed.push(one);
  },
  tell: (problem) => {
    notes.problems.push(problem);
  },
  miss: (problem) => {
    notes.missed.push(problem);
  },
  answer: (sentence) => {
    notes.answers.push(sentence);
  },
});

/** Reads the spreadsheet and notices what happened to it since. Fails: `setup` where no phase can do anything. */
export function openRun(world: World, notes: RunFindings): Run {
  const latest = latestOf(world);
  const { shop } = latest;
  const startedAt = world.workbook.shownTime(world.clock.now());
  let shipStation: ShipStation | null = null;
  const run: Run = {
    world,
    marketplace: world.marketplace(shop().settings.environment),
    shipStation: () => {
      shipStation ??= world.shipStation();
      return shipStation;
    },
    shop,
    need: latest.need,
    commit: committing(world, latest, notes),
    holdRises: (reason) => latest.change({ unnoted: reason }),
    keepGate(gate) {
      if (JSON.stringify(gate) === JSON.stringify(shop().gate)) return;
      world.store.set("gate", gate === null ? "" : JSON.stringify(gate));
      latest.change({ gate });
    },
    log: (entry) => logRow(world.clock.now(), startedAt, entry),
    doer: world.startedBy === "person" ? `a run that ${world.user()} started` : "an automatic run",
    retryTime: () => (world.startedBy === "person" ? NO_GAPS : world.clock.now()),
    ...reporting(notes),
  };
  noticeSetBack(run, latest.readSet);
  latest.isNoticed();
  const unreported = unreportedSetBack(shop().ledger);
  if (unreported !== null) {
    run.failed(leftOver(unreported));
    notes.news = setBackNews(shop().ledger);
  }
  // A workbook of an earlier version does not note yet which spreadsheet it is.
  if (!latest.readSet().noted.includes(world.bookId)) run.commit("own id", () => []);
  return run;
}

/** Before any phase, what the spreadsheet has forgotten is doubted, and reported once. */
function noticeSetBack(run: Run, latest: () => ReadSet): void {
  const now = run.world.clock.now();
  const { assigned } = latest();
  const setBackIn = (shop: Shop) => latest().setBack ?? oldTabs(shop, now);
  const setBack = setBackIn(run.shop());
  if (setBack === null && planAssigned(run.shop().ledger, assigned).length === 0) return;
  run.commit("set back", (shop) => [
    ...planAssigned(shop.ledger, assigned),
    ...(setBack === null
      ? []
      : [
          ...planSetBack(shop, setBack, now),
          ...purgedAgain(run.world, shop, now),
          ...(latest().setBack?.givenBack ?? planNames(shop.misnamed)),
          run.log(setBackEntry(setBack, now)),
        ]),
  ]);
}

/** An earlier version may hold buyer data that the seller had emptied since. */
function purgedAgain({ store }: World, shop: Shop, now: Instant): readonly Change[] {
  const before = purgedBefore(store);
  return before === null ? [] : planPurge(shop, before, now).changes;
}

/** Stored outside the spreadsheet: the seller had the buyer data of closed orders emptied that were placed before. */
export const PURGED_BEFORE = "purgedBefore";

/** `null`: buyer data was never emptied. */
export function purgedBefore(store: Store): Instant | null {
  const at = Number(store.get(PURGED_BEFORE) ?? Number.NaN);
  return Number.isFinite(at) && at > 0 ? instant(at) : null;
}

/** A text that cannot be read counts as a shut gate, so everything is looked through once more. */
export function readGate(store: Store): Gate | null {
  try {
    const { account, since, isOpen } = JSON.parse(store.get("gate") || "{}");
    return Number.isFinite(since) ? { account, since, isOpen: isOpen === true } : null;
  } catch {
    // Somebody edited the property by hand.
    return null;
  }
}
