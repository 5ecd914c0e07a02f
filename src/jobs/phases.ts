/** One run: one read set, then phase after phase. A phase that fails does not silence the others. */
import type { LogEntry } from "../domain/log/log";
import { eventOf, logRow } from "../domain/log/log";
import type { RunReport } from "../domain/log/run-report";
import type { Gate } from "../domain/quantities/guards";
import { retrySentences } from "../domain/retries/retries";
import { type Instant, instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { type Failure, failure, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import { readShop, type Shop } from "../domain/workbook/shop";
import type { TabName } from "../domain/workbook/tabs";
import type { Marketplace } from "../ports/marketplace";
import type { Store } from "../ports/store";
import type { ReadSet } from "../ports/workbook";
import type { World } from "./world";

export interface Run {
  readonly world: World;
  readonly marketplace: Marketplace;
  /** The workbook as it stands after the latest commit. */
  readonly shop: () => Shop;
  /** Stops the phase with a sentence when one of the tabs cannot be used. */
  readonly need: (tabs: readonly TabName[]) => void;
  /** Writes what `plan` wants. Plans again, on fresh cells, when somebody moved something meanwhile. */
  readonly commit: (about: string, plan: (shop: Shop) => readonly Change[]) => void;
  /** Notes beside the spreadsheet how far quantities may leave by themselves. */
  readonly keepGate: (gate: Gate | null) => void;
  readonly log: (entry: LogEntry) => Change;
  /** By which the gaps between tries are measured: a person who starts a run wants everything tried now. */
  readonly retryTime: () => Instant;
  /** Adds to the report's counts. */
  readonly count: (what: keyof RunReport["counts"], by: number) => void;
  /** Tells the seller in the report, beside whatever the row says. */
  readonly tell: (problem: string) => void;
}

export interface Phase {
  readonly name: string;
  readonly work: (run: Run) => void;
  /** Not begun when one of these phases failed. */
  readonly needs?: readonly string[];
}

/** Later than any gap between two tries ends. */
const NO_GAPS = instant(Number.MAX_SAFE_INTEGER);

/** How often a commit is planned again before the next run has to. */
const COMMIT_TRIES = 6;

export const BUSY: RunReport = {
  kind: "busy",
  finishedAt: null,
  summary:
    "Another run is working on this spreadsheet, so this one left at once. Its result shows here when it is done.",
  problems: [],
  counts: {
    listings: 0,
    orders: 0,
    acknowledged: 0,
    shipments: 0,
    accepted: 0,
    refused: 0,
    pending: 0,
    waiting: 0,
    toApprove: 0,
    restored: 0,
  },
};

/** Runs the phases in order under the lock and keeps the report for the sidebar. Never throws a failure. */
export function runPhases(world: World, phases: readonly Phase[]): RunReport {
  try {
    return world.lock.tryRun(() => kept(world, runLocked(world, phases))) ?? BUSY;
  } catch (error) {
    return report(world, BUSY.counts, [toFailure(error).message], true);
  }
}

function kept(world: World, report: RunReport): RunReport {
  world.store.set("lastRun", JSON.stringify(report));
  return report;
}

function runLocked(world: World, phases: readonly Phase[]): RunReport {
  const counts = { ...BUSY.counts };
  const problems: string[] = [];
  try {
    const run = openRun(world, counts, problems);
    const failed = runEach(run, phases, problems);
    problems.push(...retrySentences(run.shop().ledger, world.clock.now()));
    logFailures(run, failed);
    return report(world, counts, problems, failed.some(isLoud));
  } catch (error) {
    return report(world, counts, [...problems, toFailure(error).message], true);
  }
}

function openRun(world: World, counts: Record<keyof RunReport["counts"], number>, problems: string[]): Run {
  const { workbook } = world;
  let readSet: ReadSet = workbook.read();
  if (readSet.outdated !== null) throw failure("setup", "workbook-older", readSet.outdated);
  let shop = readShop(readSet.tables, readGate(world.store));
  const use = (next: ReadSet): void => {
    readSet = next;
    shop = readShop(next.tables, shop.gate);
  };
  const need = (tabs: readonly TabName[]): void => {
    const reasons = tabs.flatMap((tab) => readSet.unusable.get(tab) ?? []);
    if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
  };
  need(["settings", "orderStatuses", "ledger"]);
  problems.push(...shop.settingIssues.map(({ message }) => message));
  return {
    world,
    marketplace: world.marketplace(shop.settings.environment),
    shop: () => shop,
    need,
    commit(about, plan) {
      const logged = new Set<string | null>();
      for (let tries = 0; tries < COMMIT_TRIES; tries += 1) {
        const changes = plan(shop).filter((change) => !logged.has(eventOf(change)));
        const result = workbook.commit(changes, about);
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
    keepGate(gate) {
      if (JSON.stringify(gate) === JSON.stringify(shop.gate)) return;
      world.store.set("gate", gate === null ? "" : JSON.stringify(gate));
      shop = { ...shop, gate };
    },
    log: (entry) => logRow(world.clock.now(), world.runId, entry),
    retryTime: () => (world.startedBy === "person" ? NO_GAPS : world.clock.now()),
    count: (what, by) => {
      counts[what] += by;
    },
    tell: (problem) => {
      problems.push(problem);
    },
  };
}

/** What cannot be read counts as shut: everything is looked through once more. */
export function readGate(store: Store): Gate | null {
  try {
    const { account, since, isOpen } = JSON.parse(store.get("gate") || "{}");
    return Number.isFinite(since) ? { account, since, isOpen: isOpen === true } : null;
  } catch {
    // Somebody edited the property by hand.
    return null;
  }
}

interface FailedPhase {
  readonly name: string;
  readonly failure: Failure;
}

function runEach(run: Run, phases: readonly Phase[], problems: string[]): readonly FailedPhase[] {
  const failed: FailedPhase[] = [];
  for (const { name, work, needs = [] } of phases) {
    if (failed.some((one) => needs.includes(one.name))) continue;
    try {
      work(run);
    } catch (error) {
      const found = toFailure(error);
      failed.push({ name, failure: found });
      if (!problems.includes(found.message)) problems.push(found.message);
    }
  }
  return failed;
}

/** Time or requests that are used up are a normal end: the report says so, and the next run goes on. */
const isLoud = ({ failure: { code } }: FailedPhase): boolean => code !== OUT_OF_BUDGET;

/** A failure that lasts is logged once, not in every run; one that comes back is logged again. */
function logFailures(run: Run, failed: readonly FailedPhase[]): void {
  const { store } = run.world;
  const said = [...new Set(failed.filter(isLoud).map((one) => one.failure.message))];
  const before = store.get("lastFailures") ?? "[]";
  if (before === JSON.stringify(said)) return;
  try {
    if (said.length > 0) run.need(["log"]);
    run.commit("log failures", () =>
      said.map((what) => run.log({ severity: "Problem", area: "Run", key: null, what, todo: null })),
    );
    store.set("lastFailures", JSON.stringify(said));
  } catch {
    // The sheet cannot be written; the report in the sidebar says why all the same.
    return;
  }
}

function report(
  { clock }: World,
  counts: RunReport["counts"],
  problems: readonly string[],
  isFailed: boolean,
): RunReport {
  return {
    kind: isFailed ? "failed" : "done",
    finishedAt: clock.now(),
    summary: isFailed ? `The run failed. ${problems.join(" ")}` : summaryOf(counts),
    problems,
    counts,
  };
}

const WORDS: readonly { readonly count: keyof RunReport["counts"]; readonly words: string }[] = [
  { count: "listings", words: "listings read" },
  { count: "orders", words: "orders imported" },
  { count: "acknowledged", words: "orders acknowledged" },
  { count: "shipments", words: "shipments sent" },
  { count: "accepted", words: "quantities sent" },
  { count: "refused", words: "quantities refused" },
  { count: "pending", words: "quantities still to send" },
  { count: "waiting", words: "quantities waiting for Walmart" },
  { count: "toApprove", words: "changes to look through in Preview" },
  { count: "restored", words: "removed orders brought back" },
];

function summaryOf(counts: RunReport["counts"]): string {
  const done = WORDS.filter(({ count }) => counts[count] > 0).map(({ count, words }) => `${counts[count]} ${words}`);
  return done.length === 0 ? "Everything is in step." : `${done.join(", ")}.`;
}
