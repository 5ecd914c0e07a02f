/** Progress and Stop in a cache that all executions of this spreadsheet share. */
import * as z from "zod/mini";
import type { Progress } from "../../domain/log/progress";
import type { ProgressBoard } from "../../ports/progress";
import type { Cache } from "../../ports/store";

/** How often a run writes and looks at most. Unit: milliseconds. */
const BEAT_MS = 2_000;
/** A run that dies tells nothing any more; what it told last goes after this. Unit: seconds. */
const KEPT_SECONDS = 7 * 60;

/** A short run writes nothing: what lasts less than a beat is not worth watching. */
export function progressBoard({
  cache,
  now,
  runId,
  isScheduled,
}: {
  readonly cache: Cache;
  readonly now: () => number;
  readonly runId: string;
  readonly isScheduled: boolean;
}): ProgressBoard {
  let isOpen = false;
  let beatAt = 0;
  let isTold = false;
  let who: string | null = null;
  let told: Pick<Progress, "what" | "done" | "of"> = { what: "Starting", done: 0, of: null };

  const beat = (): void => {
    if (!isOpen || now() - beatAt < BEAT_MS) return;
    beatAt = now();
    who ??= unlessBroken(() => cache.get(stopKey(runId)));
    const progress: Progress = { run: runId, isScheduled, ...told, at: beatAt, isStopping: who !== null };
    unlessBroken(() => cache.set(KEY, JSON.stringify(progress), KEPT_SECONDS));
    isTold = true;
  };

  return {
    begin() {
      isOpen = true;
      beatAt = now();
    },
    tell(what, done = 0, of = null) {
      told = { what, done, of };
      beat();
    },
    stoppedBy() {
      if (who === null) beat();
      return isOpen ? who : null;
    },
    end() {
      isOpen = false;
      if (isTold) unlessBroken(() => cache.remove(KEY));
      isTold = false;
    },
    now: () => parsed(cache.get(KEY)),
    stop: (run, by) => cache.set(stopKey(run), by, KEPT_SECONDS),
  };
}

const KEY = "progress";
const stopKey = (run: string): string => `stop.${run}`;

/** A run must not fail because nobody can watch it. */
function unlessBroken<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function parsed(text: string | null): Progress | null {
  if (text === null) return null;
  const shape = z.object({
    run: z.string(),
    isScheduled: z.boolean(),
    what: z.string(),
    done: z.number(),
    of: z.nullable(z.number()),
    at: z.number(),
    isStopping: z.boolean(),
  });
  const { success, data } = shape.safeParse(unlessBroken<unknown>(() => JSON.parse(text)));
  return success ? data : null;
}
