/** The life of a feed of quantities: its states, and the events that lead from one to the next. */
import type { Memory } from "../../ledger/ledger";
import { failure } from "../../values/failure";

export type FeedMemory = Memory<"feed">;
export type FeedState = FeedMemory["state"];

/**
 * An event in the life of a feed:
 *
 * - `name`: Walmart has the feed, under this id.
 * - `release`: Aisle waited too long, so the quantities are sent again, although the feed may still land.
 * - `settle`: Walmart reported the result, or nobody waits for it any more.
 * - `puzzle`: Walmart reports a status that Aisle does not know.
 */
export type FeedEvent =
  | { readonly kind: "name"; readonly id: string }
  | { readonly kind: "release" | "settle" }
  | { readonly kind: "puzzle"; readonly said: string };

/** The allowed steps, by state and event. Nothing follows `settled`, because a settled feed is forgotten. */
export const FEED_STEPS = {
  posted: { name: "named", release: "released" },
  named: { name: "named", puzzle: "named", release: "released", settle: "settled" },
  released: { name: "released", puzzle: "released", release: "released", settle: "settled" },
  settled: {},
} as const satisfies Readonly<Record<FeedState, Steps>>;

type Steps = Readonly<Partial<Record<FeedEvent["kind"], FeedState>>>;

/** The memory after an event. Fails: `defect` if the table has no such step. */
export function feedAfterEvent(before: FeedMemory, event: FeedEvent): FeedMemory {
  const steps: Steps = FEED_STEPS[before.state];
  const state = steps[event.kind];
  if (state === undefined)
    throw failure("defect", "impossible-step", `A feed that is ${before.state} cannot ${event.kind}.`);
  const { kind: _, ...more } = event;
  // The table leads to `named` only from states or events that have an id; a test walks every pair.
  return { ...before, ...more, state } as FeedMemory;
}
