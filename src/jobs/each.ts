/** Tries things one by one, so that the failure of one stops no other. */
import { doingOf, TRYING } from "../domain/log/progress";
import { dueFirst, type Retried, type Tried } from "../domain/retries/retries";
import { type Failure, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import type { Outcome } from "../domain/values/outcome";
import type { Run } from "./open-run";

export interface Attempts<Result> {
  readonly results: ReadonlyMap<string, Result>;
  /** Each thing that was tried, and why it failed; for `planRetries`. */
  readonly tried: readonly Tried[];
  /** How many were due and were not tried. */
  readonly left: number;
  /** Why trying ended early, which concerns every one of them. `null`: it did not. */
  readonly ended: Failure | null;
}

/**
 * If this many in a row get no answer for this long, it is no longer about single things, and going on would wait for
 * each.
 */
const UNANSWERED_IN_A_ROW = 5;
const UNANSWERED_MS = 60_000;

/**
 * Does `work` for each thing by name, the ones that have not failed before first. A thing that failed lately is skipped
 * until its next try is due, unless a person started the run. Ends early when time or requests are used up, when the
 * key is refused for all of them, or when Walmart does not answer at all; results until then are kept. `take` gets each
 * result at once; an error that it throws is not a failure of the thing.
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
    run.world.progress.tell(TRYING[what] ?? doingOf(what), index, due.length);
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

/** How long things are sent one by one. Unit: milliseconds. */
const APART_MS = 60_000;
/** Error answers come at once, but a dead connection takes at least this long. Unit: milliseconds. */
const DEAD_MS = 10_000;

/**
 * Sends things together; those that failed before separately, for a minute at most. One connection that fails loses the
 * answers of all beside it, so after that the others are sent separately too. `send` must do no harm when repeated.
 * Gives the outcome of each thing that was sent.
 */
export function sendApart<Item, Answer>(
  { world: { clock } }: Run,
  items: readonly Item[],
  triesOf: (item: Item) => number,
  send: (items: readonly Item[]) => readonly Outcome<Answer>[],
): ReadonlyMap<Item, Outcome<Answer>> {
  const startedAt = clock.now();
  const together = items.filter((item) => triesOf(item) === 0);
  const apart = items.filter((item) => triesOf(item) > 0).sort((one, other) => triesOf(one) - triesOf(other));
  const first = together.length === 0 ? [] : send(together);
  const outcomes = new Map(first.map((outcome, index) => [together[index] as Item, outcome]));
  if (outcomes.size < together.length) return outcomes;
  const until = clock.now() + APART_MS;
  const isDead = first.every(({ kind }) => kind === "unknown") && clock.now() - startedAt >= DEAD_MS;
  for (const item of [...(isDead && together.length > 1 ? together : []), ...apart]) {
    if (clock.now() >= until) break;
    const [outcome] = send([item]);
    if (outcome === undefined) break;
    outcomes.set(item, outcome);
  }
  return outcomes;
}

type Attempt<Result> =
  | { readonly failure: null; readonly result: Result }
  | { readonly failure: Failure; readonly result?: never };

function attempt<Result>(work: () => Result): Attempt<Result> {
  try {
    return { failure: null, result: work() };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
