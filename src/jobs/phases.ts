/** One run: one read set, then phase after phase. A phase that fails does not stop the others. */
import { remember } from "../domain/ledger/ledger";
import { eventOf, type LogEntry, logRow } from "../domain/log/log";
import type { RunReport } from "../domain/log/run-report";
import type { Gate } from "../domain/quantities/guards/guards";
import { NEW_SHEET, statusSentence } from "../domain/status/status";
import { type Instant, instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { digest } from "../domain/values/digest";
import { type Failure, failure, leftOver, toFailure } from "../domain/values/failure";
import { oldTabs } from "../domain/workbook/old-tabs";
import {
  planAssigned,
  planSetBack,
  planSetBackReported,
  setBackEntry,
  setBackNews,
  TAKEN_BACK,
  takenBack,
  unreportedSetBack,
} from "../domain/workbook/plans/set-back";
import {
  failedReport,
  fitting,
  isGood,
  NOT_SET_UP,
  NOTHING_DONE,
  newFindings,
  type RunFindings,
  reportOf,
  statusEntry,
} from "../domain/workbook/report";
import { readShop, type Shop } from "../domain/workbook/shop";
import { planNames } from "../domain/workbook/sorted-alone";
import { TABS, type TabName } from "../domain/workbook/tabs";
import type { Marketplace } from "../ports/marketplace";
import type { Store } from "../ports/store";
import type { ReadSet } from "../ports/workbook";
import { guestFailure, KEEPER, reachesOwner, refuseCopy, tellsOfShop } from "./whose";
import type { World } from "./world";

export interface Run {
  readonly world: World;
  readonly marketplace: Marketplace;
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

export interface Phase {
  readonly name: string;
  readonly work: (run: Run) => void;
  /** The phase does not start if one of these failed. */
  readonly needs?: readonly string[];
}

/** Phases by name, in the order in which they run. A phase that needs an unknown phase does not compile. */
export const inOrder = <Name extends string>(
  phases: Readonly<Record<Name, Pick<Phase, "work"> & { readonly needs?: readonly NoInfer<Name>[] }>>,
): readonly Phase[] => Object.entries<Omit<Phase, "name">>(phases).map(([name, phase]) => ({ name, ...phase }));

/** Later than the end of any gap between two tries. */
const NO_GAPS = instant(Number.MAX_SAFE_INTEGER);

/** Tabs that any commit may leave out: the report repeats the rows of Log, and customers are computed from orders. */
const REPORTED_AGAIN: readonly TabName[] = ["log", "customers"];

/** Tabs that a commit may also leave out if the ledger remembers everything that the cells of listings show. */
export const SHOWN_AGAIN: readonly TabName[] = [...REPORTED_AGAIN, "listings"];

/** How often a commit is planned again before the next run has to do it. */
const COMMIT_TRIES = 6;

export const BUSY: RunReport = {
  kind: "busy",
  finishedAt: null,
  status: { kind: "running", what: ["Another run is working on this spreadsheet."] },
  holds: ["running"],
  summary:
    "Another run is working on this spreadsheet, so this one left at once. Its result shows here when it is done.",
  problems: [],
  rows: [],
  counts: NOTHING_DONE,
  quantities: null,
};

/**
 * Runs after a run, with its report. `shop`: after the run; `null`: the tabs could not be read. `news`: what the report
 * says for the first time, and a mail at length; `null`: nothing.
 */
export type Ending = (world: World, report: RunReport, shop: Shop | null, news: string | null) => RunReport;

/**
 * Runs the phases in order under the lock, and keeps the report for the sidebar. If somebody else keeps the shop
 * running, a person without a key gets a sentence about that instead of a run. Never throws a failure.
 */
export const runPhases = (world: World, phases: readonly Phase[], end: Ending = asItIs): RunReport =>
  underLock(world, (notes) => {
    const guest = guestFailure(world);
    return guest === null ? runLocked(world, phases, notes, end) : failedReport(notes, guest, notes.startedAt);
  });

/** The same for phases that need no key. */
export const runDeeds = (world: World, phases: readonly Phase[]): RunReport =>
  underLock(world, (notes) => runLocked(world, phases, notes, asItIs));

const asItIs: Ending = (_, report) => report;

function underLock(world: World, work: (notes: RunFindings) => RunReport): RunReport {
  const notes = newFindings(world.clock.now());
  try {
    return world.lock.tryLocked(() => work(notes)) ?? BUSY;
  } catch (error) {
    return failedReport(notes, toFailure(error), world.clock.now());
  }
}

/** Keeps outside the spreadsheet: the last report, whose it was, and when a run last ended well. */
function kept({ store, secrets, user }: World, whole: RunReport): RunReport {
  const report = fitting(whole);
  store.set("lastRun", JSON.stringify(report));
  if (isGood(report)) store.set("lastSuccess", String(report.finishedAt));
  if (secrets.credentials() !== null) store.set(KEEPER, user());
  return report;
}

function runLocked(world: World, phases: readonly Phase[], notes: RunFindings, end: Ending): RunReport {
  let run: Run | null = null;
  let failures: readonly Failure[] = [];
  const ended = (report: RunReport): RunReport => {
    const finished = end(world, report, run?.shop() ?? null, notes.news);
    return tellsOfShop(world, failures) ? kept(world, finished) : finished;
  };
  try {
    run = openRun(world, notes);
    failures = [...runEach(run, phases, notes), ...notes.failed];
    const outcome = { ...notes, failures, hasKey: world.secrets.credentials() !== null };
    const report = reportOf(run.shop(), outcome, world.clock.now());
    if (tellsOfShop(world, failures)) logStatus(run, statusEntry(run.shop(), outcome));
    return ended(report);
  } catch (error) {
    failures = [toFailure(error)];
    return ended(failedReport(notes, toFailure(error), world.clock.now()));
  }
}

function openRun(world: World, notes: RunFindings): Run {
  const { workbook } = world;
  let readSet: ReadSet = workbook.read();
  refuseCopy(world, readSet);
  if (readSet.outdated !== null) throw failure("setup", "workbook-older", readSet.outdated);
  let shop = readShop(readSet.tables, readGate(world.store));
  let isNoticed = readSet.setBack === null;
  /** The state under the run was undone, so nothing may be written any more, whoever catches the error. */
  let lost: Failure | null = null;
  const use = (next: ReadSet): void => {
    if (isNoticed && next.setBack !== null) {
      lost = takenBack();
      throw lost;
    }
    readSet = next;
    // If Aisle cannot write down what it sends, it may not send anything.
    need(NEEDED);
    shop = readShop(next.tables, shop.gate, shop.unnoted);
  };
  const need = (tabs: readonly TabName[]): void => {
    const reasons = tabs.flatMap((tab) => readSet.unusable.get(tab) ?? []);
    if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
  };
  if (TAB_NAMES.every((tab) => readSet.unusable.has(tab)))
    throw failure("setup", NOT_SET_UP, statusSentence(NEW_SHEET));
  need(NEEDED);
  const run: Run = {
    world,
    marketplace: world.marketplace(shop.settings.environment),
    shop: () => shop,
    need,
    commit(about, plan, mayLack = REPORTED_AGAIN) {
      if (lost !== null) throw lost;
      const logged = new Set<string | null>();
      for (let tries = 0; tries < COMMIT_TRIES; tries += 1) {
        const changes = plan(shop).filter((change) => !logged.has(eventOf(change)));
        const result = workbook.commit(changes, about, mayLack);
        if (result.kind !== "stale")
          for (const one of result.without ?? []) if (!notes.failed.includes(one)) notes.failed.push(one);
        if (result.kind === "idle") return;
        if (result.kind === "stale" && result.isWritten)
          for (const event of changes.map(eventOf)) if (event !== null) logged.add(event);
        use(result.kind === "done" ? result.readSet : workbook.read());
        if (result.kind === "done") return;
      }
      throw failure(
        "transient",
        "sheet-not-still",
        "Rows or columns kept moving while Aisle wrote, so it stopped. The next run goes on from here.",
      );
    },
    holdRises(reason) {
      shop = { ...shop, unnoted: reason };
    },
    keepGate(gate) {
      if (JSON.stringify(gate) === JSON.stringify(shop.gate)) return;
      world.store.set("gate", gate === null ? "" : JSON.stringify(gate));
      shop = { ...shop, gate };
    },
    log: (entry) => logRow(world.clock.now(), world.runId, entry),
    retryTime: () => (world.startedBy === "person" ? NO_GAPS : world.clock.now()),
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
  };
  noticeSetBack(run, () => readSet);
  isNoticed = true;
  const unreported = unreportedSetBack(shop.ledger);
  if (unreported !== null) {
    run.failed(leftOver(unreported));
    notes.news = setBackNews(shop.ledger);
  }
  // A workbook of an earlier version does not note yet which spreadsheet it is.
  if (!readSet.noted.includes(world.bookId)) run.commit("own id", () => []);
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
          ...(latest().setBack?.givenBack ?? planNames(shop.misnamed)),
          run.log(setBackEntry(setBack, now)),
        ]),
  ]);
}

/** The tabs without which no phase can do anything, even if one becomes unusable during a run. */
const NEEDED: readonly TabName[] = ["settings", "orderStatuses", "ledger"];

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

/** The tabs with columns. */
const TAB_NAMES = (Object.keys(TABS) as TabName[]).filter((tab) => Object.keys(TABS[tab].columns).length > 0);

/** The failures of the phases. A phase whose needs failed does not start, because the reason is already reported. */
function runEach(run: Run, phases: readonly Phase[], { worked }: RunFindings): readonly Failure[] {
  const failed = new Map<string, Failure>();
  for (const { name, work, needs = [] } of phases) {
    if (needs.some((need) => failed.has(need))) continue;
    try {
      work(run);
      worked.add(name);
    } catch (error) {
      failed.set(name, toFailure(error));
      if (failed.get(name)?.code === TAKEN_BACK) break;
    }
  }
  return [...failed.values()];
}

/** Logs how the shop stands, if that has changed. What changes by itself is no news. */
function logStatus(run: Run, entry: LogEntry | null): void {
  const said = entry === null ? null : digest(entry.what);
  const isNews = ({ ledger }: Shop): boolean => {
    const before = ledger.recall("logged", "status");
    return before === null ? entry?.severity === "Problem" : before.said !== said;
  };
  const plan = (shop: Shop): readonly Change[] => [
    ...(entry !== null && said !== null && isNews(shop)
      ? [run.log(entry), remember(shop.ledger, "logged", "status", { said })]
      : []),
    ...(reachesOwner(run.world) ? planSetBackReported(shop.ledger) : []),
  ];
  if (plan(run.shop()).length === 0) return;
  try {
    run.need(["log"]);
    run.commit("log status", plan, []);
  } catch {
    // The sheet cannot be written; the report in the sidebar says why.
    return;
  }
}
