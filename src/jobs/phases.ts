/** One run: one read set, then phase after phase. A phase that fails does not stop the others. */
import { remember } from "../domain/ledger/ledger";
import type { LogEntry } from "../domain/log/log";
import { doingOf, stoppedSentence } from "../domain/log/progress";
import type { RunReport } from "../domain/log/run-report";
import type { Change } from "../domain/values/change";
import { digest } from "../domain/values/digest";
import { type Failure, leftOver, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import { planSetBackReported, TAKEN_BACK } from "../domain/workbook/plans/set-back";
import {
  failedReport,
  fitting,
  isGood,
  NOTHING_DONE,
  newFindings,
  type RunFindings,
  reportOf,
  statusEntry,
} from "../domain/workbook/report";
import type { Shop } from "../domain/workbook/shop";
import { openRun, type Run } from "./open-run";
import { guestFailure, KEEPER, reachesOwner, tellsOfShop } from "./whose";
import type { World } from "./world";

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
    return world.lock.tryLocked(() => watched(world, () => work(notes))) ?? BUSY;
  } catch (error) {
    return failedReport(notes, toFailure(error), world.clock.now());
  }
}

/** People can watch the work, and stop it. */
export function watched<Result>({ progress }: World, work: () => Result): Result {
  progress.begin();
  try {
    return work();
  } finally {
    progress.end();
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
    failures = unlessStopped(world, [...runEach(run, phases, notes), ...notes.failed]);
    const outcome = { ...notes, failures, hasKey: world.secrets.credentials() !== null };
    const report = reportOf(run.shop(), outcome, world.clock.now());
    if (tellsOfShop(world, failures)) logStatus(run, statusEntry(run.shop(), outcome));
    return ended(report);
  } catch (error) {
    failures = [toFailure(error)];
    return ended(failedReport(notes, toFailure(error), world.clock.now()));
  }
}

/** The failures of the phases. A phase whose needs failed does not start, because the reason is already reported. */
function runEach(run: Run, phases: readonly Phase[], { worked }: RunFindings): readonly Failure[] {
  const failed = new Map<string, Failure>();
  const { progress } = run.world;
  for (const { name, work, needs = [] } of phases) {
    progress.tell(doingOf(name));
    if (progress.stoppedBy() !== null) break;
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

/** A run that was stopped had time; what it left was left because of Stop. */
function unlessStopped({ progress, user }: World, failures: readonly Failure[]): readonly Failure[] {
  const who = progress.stoppedBy();
  if (who === null) return failures;
  const stopped = leftOver(stoppedSentence(who === user() ? null : who));
  return [...failures.filter(({ code }) => code !== OUT_OF_BUDGET), stopped];
}

const stoppedEntry = (who: string): LogEntry => ({
  severity: "Info",
  area: "Run",
  key: null,
  what: stoppedSentence(who),
  todo: null,
});

/** Logs how the shop stands, if that has changed, and who stopped the run. What changes by itself is no news. */
function logStatus(run: Run, entry: LogEntry | null): void {
  const said = entry === null ? null : digest(entry.what);
  const isNews = ({ ledger }: Shop): boolean => {
    const before = ledger.recall("logged", "status");
    return before === null ? entry?.severity === "Problem" : before.said !== said;
  };
  const stopper = run.world.progress.stoppedBy();
  const plan = (shop: Shop): readonly Change[] => [
    ...(stopper === null ? [] : [run.log(stoppedEntry(stopper))]),
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
