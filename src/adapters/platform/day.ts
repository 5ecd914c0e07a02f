/**
 * What the platform lets one person do in a day: requests to other servers, and run time of triggers. The counts are
 * stored with the person, because Google counts all of a person's spreadsheets together. Two executions at the very
 * same moment may count one of them too little.
 */
import { type DayUsage, HOURLY, type Interval } from "../../domain/status/schedule";
import { DAY_MS, MINUTE_MS } from "../../domain/values/time";
import type { Quota } from "../../ports/quota";
import type { Store } from "../../ports/store";

/**
 * Nothing tells which kind of account the person has, so the smaller figures count. Source: Apps Script, quotas for
 * Google services: URL Fetch calls and triggers' total runtime of consumer accounts.
 */
const REQUESTS_A_DAY = 20_000;
const TRIGGER_MS_A_DAY = 90 * 60_000;

/** The platform ends an execution after six minutes without warning; a run stops well before. Unit: milliseconds. */
export const RUN_BUDGET_MS = 270_000;

/**
 * A run with less time than this could not even read an upload. Runs at short intervals are left out until there is as
 * much for one of them. Unit: milliseconds.
 */
const LEAST_RUN_MS = 100_000;

/**
 * Requests are counted ahead in blocks of this size: few requests need a write, and a run that dies has counted at
 * least what it sent.
 */
const BLOCK = 25;

export interface Day {
  readonly quota: Quota;
  /**
   * A scheduled run begins: how long it may take. The time counts as used until the run ends. 0: it is left out, because
   * what was saved up is not enough for a run. Unit: milliseconds.
   */
  beginRun(interval: Interval): number;
  /** The run is over. The time it did not use is left for later runs of the day. */
  endRun(): void;
  /** What was used today so far. */
  usage(): DayUsage;
}

/** A day lasts 24 hours from its first request on. Source: quotas. */
interface Count {
  readonly from: number;
  readonly requests: number;
  readonly runMs: number;
  readonly runs: number;
}

/**
 * Counts requests and run time of 24 hours. Requests are counted in blocks before they are sent, so a run that dies has
 * counted at least what it sent. A run gets an equal share of the time that triggers have left.
 */
export function platformDay(store: Store, now: () => number): Day {
  let count: Count | null = null;
  let ahead = 0;
  let run: { readonly at: number; readonly budget: number } | null = null;

  const read = (): Count => {
    const kept = parseCount(store.get("day"));
    return kept !== null && now() - kept.from < DAY_MS ? kept : { from: now(), requests: 0, runMs: 0, runs: 0 };
  };

  const add = (more: { readonly requests?: number; readonly runMs?: number; readonly runs?: number }): void => {
    const before = read();
    count = {
      from: before.from,
      requests: before.requests + (more.requests ?? 0),
      runMs: Math.max(0, before.runMs + (more.runMs ?? 0)),
      runs: before.runs + (more.runs ?? 0),
    };
    store.set("day", JSON.stringify(count));
  };

  return {
    quota: {
      left: () => {
        count ??= read();
        return Math.max(0, REQUESTS_A_DAY - count.requests + ahead);
      },
      spend(requests) {
        const missing = Math.ceil(Math.max(0, requests - ahead) / BLOCK) * BLOCK;
        if (missing > 0) add({ requests: missing });
        ahead += missing - requests;
      },
    },
    beginRun(interval) {
      const { from, runMs } = read();
      const intervalMs = interval * MINUTE_MS;
      const runsLeft = Math.max(1, Math.ceil((from + DAY_MS - now()) / intervalMs));
      const share = Math.floor(Math.min(RUN_BUDGET_MS, Math.max(0, TRIGGER_MS_A_DAY - runMs) / runsLeft));
      const saved = (TRIGGER_MS_A_DAY * (now() - from + intervalMs)) / DAY_MS - runMs;
      const budget = interval === HOURLY || share >= LEAST_RUN_MS ? share : saved >= LEAST_RUN_MS ? LEAST_RUN_MS : 0;
      run = { at: now(), budget };
      // The day begins with a run that is left out, too: what is saved up counts from there.
      add({ runMs: budget, runs: budget > 0 ? 1 : 0 });
      return budget;
    },
    endRun() {
      if (run !== null && run.budget > 0) add({ runMs: Math.min(0, now() - run.at - run.budget) });
      run = null;
    },
    usage: () => ({ ...read(), allowed: { runMs: TRIGGER_MS_A_DAY, requests: REQUESTS_A_DAY } }),
  };
}

/** A text that cannot be read counts as nothing counted yet. */
function parseCount(text: string | null): Count | null {
  try {
    const { from, requests, runMs, runs = 0 } = JSON.parse(text ?? "{}");
    return [from, requests, runMs, runs].every(Number.isFinite) ? { from, requests, runMs, runs } : null;
  } catch {
    // Somebody edited the property by hand.
    return null;
  }
}
