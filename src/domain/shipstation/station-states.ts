/** The life of an order in ShipStation: who set its state there last, and what leads from one state to the next. */
import type { Memory } from "../ledger/ledger";
import { failure } from "../values/failure";
import type { StationState } from "./station-order";

/**
 * - `new`: about to be made, or nobody knows whether it was;
 * - `awaiting`, `held`: open, as Aisle set it: to be shipped, or on hold;
 * - `theirs`: open, as people in ShipStation set it;
 * - `combined`: people there put it into another order, so ShipStation does not list it any more;
 * - `left`: shipped, or handed over to be shipped;
 * - `deleted`: ShipStation had it and does not list it any more.
 */
export type StationMemory = Memory<"station">;
export type Standing = StationMemory["state"];

/**
 * - `await`, `hold`, `cancel`: ShipStation has it in the state that Aisle set; `cancel` also if people canceled it;
 * - `move`: ShipStation has it open in a state that people set;
 * - `join`: it was combined with another order, which is open;
 * - `leave`: it was shipped, or handed over;
 * - `miss`: ShipStation does not know it.
 */
export type StationEvent = "await" | "hold" | "cancel" | "move" | "join" | "leave" | "miss";

const SEEN = { move: "theirs", join: "combined", leave: "left", cancel: "canceled" } as const;
const OPEN = { await: "awaiting", hold: "held", ...SEEN, miss: "deleted" } as const;

/**
 * The allowed steps, by state and event. Only a state that Aisle set may be changed by it, but for canceling. What people
 * set becomes Aisle's again (`theirs`, `await`) once they set what Aisle wants.
 */
export const STATION_STEPS = {
  new: { ...OPEN, miss: "new" },
  awaiting: OPEN,
  held: OPEN,
  theirs: { await: "awaiting", ...SEEN, miss: "deleted" },
  combined: { ...SEEN, miss: "combined" },
  left: { ...SEEN, miss: "left" },
  canceled: { ...SEEN, miss: "canceled" },
  deleted: { ...SEEN, miss: "deleted" },
} as const satisfies Readonly<Record<Standing, Steps>>;

type Steps = Readonly<Partial<Record<StationEvent, Standing>>>;

/** The state after an event. Fails: `defect` if the table has no such step. */
export function standingAfter(before: Standing, event: StationEvent): Standing {
  const steps: Steps = STATION_STEPS[before];
  const next = steps[event];
  if (next === undefined)
    throw failure("defect", "impossible-step", `An order in ShipStation that is ${before} cannot ${event}.`);
  return next;
}

/** Orders that ShipStation may still have open, so that they are looked at. */
export const mayBeOpen = ({ state }: Pick<StationMemory, "state">): boolean =>
  state !== "left" && state !== "canceled" && state !== "deleted";

/** States in which ShipStation lets an order be changed. Source: ShipStation V1, create order. */
export const isOpenThere = (state: StationState): boolean =>
  state === "awaiting" || state === "on hold" || state === "awaiting payment";

/**
 * What it means that ShipStation shows an order in a state. `intent`: what Aisle wants of it.
 * @example
 * seenAs({ state: "awaiting" }, "on hold", "ship") // => "move"
 * seenAs({ state: "held" }, "on hold", "ship") // => "hold"
 * seenAs({ state: "awaiting", ahead: { state: "on hold" } }, "on hold", "other") // => "hold"
 */
export function seenAs(
  { state, ahead }: { readonly state: Standing; readonly ahead?: { readonly state: string } | undefined },
  shown: StationState,
  intent: "ship" | "other",
): StationEvent {
  if (shown === "shipped" || shown === "pending fulfillment") return "leave";
  if (shown === "canceled") return "cancel";
  const saved = state === "new" || state === "awaiting" || state === "held" ? ahead?.state : undefined;
  if (shown === "awaiting") {
    const isAisles = state === "awaiting" || state === "new" || saved === "awaiting";
    return isAisles || (state === "theirs" && intent === "ship") ? "await" : "move";
  }
  return shown === "on hold" && (state === "held" || saved === "on hold") ? "hold" : "move";
}
