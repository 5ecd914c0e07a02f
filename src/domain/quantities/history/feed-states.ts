/** The life of a feed of quantities: which states there are, and which events lead from one to the next. */
import type { Memory } from "../../ledger/ledger";
import { failure } from "../../values/failure";

export type FeedMemory = Memory<"feed">;
export type FeedState = FeedMemory["state"];

/**
 * `name`: Walmart has it, under this id. `release`: it was waited for too long, so its quantities are sent again; it may still
 * land. `settle`: Walmart has said what became of it, or nobody waits for it any more. `puzzle`: Walmart says a state that nobody
 * knows.
 */
export type FeedEvent =
  | { readonly kind: "name"; readonly id: string }
  | { readonly kind: "release" | "settle" }
  | { readonly kind: "puzzle"; readonly said: string };

/** What may follow each state, by event. Nothing follows a settled feed: it is forgotten. */
export const FEED_STEPS = {
  posted: { name: "named", release: "released" },
  named: { name: "named", puzzle: "named", release: "released", settle: "settled" },
  released: { name: "released", puzzle: "released", release: "released", settle: "settled" },
  settled: {},
} as const satisfies Readonly<Record<FeedState, Steps>>;

type Steps = Readonly<Partial<Record<FeedEvent["kind"], FeedState>>>;

/** What is remembered after an event. Fails: `defect` where the table has no such step. */
export function feedAfterEvent(before: FeedMemory, event: FeedEvent): FeedMemory {
  const steps: Steps = FEED_STEPS[before.state];
  const state = steps[event.kind];
  if (state === undefined)
    throw failure("defect", "impossible-step", `A feed that is ${before.state} cannot ${event.kind}.`);
  const { kind: _, ...more } = event;
  // The table leads to `named` only from states or events that have an id; a test walks every pair.
  return { ...before, ...more, state } as FeedMemory;
}
