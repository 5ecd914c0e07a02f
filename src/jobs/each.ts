/** Tries things one by one, so that the failure of one of them stops no other. */
import { dueFirst, type Retried, type Tried } from "../domain/retries/retries";
import { type Failure, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import type { Run } from "./phases";

export interface Attempts<Result> {
  readonly results: ReadonlyMap<string, Result>;
  /** Each thing that was tried, and why it failed: to be remembered with `planRetries`. */
  readonly tried: readonly Tried[];
  /** How many were due and have not been tried. */
  readonly left: number;
  /** Why trying ended early: what concerns every one of them. `null`: it did not. */
  readonly ended: Failure | null;
}

/** So many in a row without any answer, for so long, are no failure of single things any more: going on would wait for each. */
const UNANSWERED_IN_A_ROW = 5;
const UNANSWERED_MS = 60_000;

/**
 * Does `work` for each thing by its name, those that have not failed before first. What failed lately waits for its time,
 * unless a person started the run. Ends early when time or requests are used up, when the key opens none of them, or when
 * Walmart does not answer at all; what was done until then is in the results. `take` is handed each result at once; what it
 * throws is no failure of the thing.
 */
export function tryEach<Result>(
  run: Run,
  what: Retried,
  names: readonly string[],
  work: (name: string) => Result,
  take: (result: Result) => void = () => undefined,
): Attempts<Result> {
  const due = dueFirst(run.shop().ledger, what, names, run.retryTime());
  const results = new Map<string, Result>();
  const tried: Tried[] = [];
  const { clock } = run.world;
  let unanswered = 0;
  let answeredAt = clock.now();
  for (const [index, name] of due.entries()) {
    const outcome = attempt(() => work(name));
    if (outcome.failure === null) {
      results.set(name, outcome.result);
      tried.push({ name, said: null });
      take(outcome.result);
      unanswered = 0;
      answeredAt = clock.now();
      continue;
    }
    const { failure } = outcome;
    const isOver = failure.code === OUT_OF_BUDGET || failure.kind === "setup";
    if (isOver) return { results, tried, left: due.length - index, ended: failure };
    tried.push({ name, said: failure.message });
    run.count("failed", 1);
    if (failure.kind === "transient") unanswered += 1;
    else [unanswered, answeredAt] = [0, clock.now()];
    const isSilent = unanswered >= UNANSWERED_IN_A_ROW && clock.now() - answeredAt >= UNANSWERED_MS;
    if (isSilent) return { results, tried, left: due.length - index - 1, ended: failure };
  }
  return { results, tried, left: 0, ended: null };
}

type Outcome<Result> =
  | { readonly failure: null; readonly result: Result }
  | { readonly failure: Failure; readonly result?: never };

function attempt<Result>(work: () => Result): Outcome<Result> {
  try {
    return { failure: null, result: work() };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
