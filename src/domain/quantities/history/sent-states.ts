/** The life of a listing's number on Walmart: which states there are, and which events lead from one to the next. */
import type { Memory } from "../../ledger/ledger";
import { failure } from "../../values/failure";
import type { TargetQuantity } from "./target";

export type Sent = Memory<"sent">;
export type SentState = Sent["state"];
type Reading = NonNullable<Sent["read"]>;
type OutsideChange = NonNullable<Sent["outside"]>[number];

/**
 * `submit`: a number is about to leave by itself. `confirm`, `refuse`: Walmart's answer. `lose`: no clear answer came, or a feed
 * lands that nobody waited for. `withhold`: the listing may not be sent for now, so anybody may set another number. `disown`:
 * it belongs to another life of the listing: Walmart lists it anew, or Aisle was moved to a copy of the spreadsheet. `move`: its orders explain another number that was read. `outside`: nothing explains it. `pause`: the
 * same happened before. `agree`: Walmart holds the number again. `rest`: the pause has lasted long enough. `setBack`: the
 * spreadsheet was set back to an earlier version, so what happened since is forgotten.
 */
export type SentEvent =
  | { readonly kind: "submit" | "lose" | "move"; readonly least: number | undefined }
  | { readonly kind: "confirm"; readonly number: Confirmed }
  | { readonly kind: "refuse"; readonly refused: NonNullable<Refused["refused"]>; readonly least: number | undefined }
  | { readonly kind: "withhold" | "disown" | "agree" | "setBack" }
  | { readonly kind: "outside" | "pause"; readonly changes: OutsideChange[]; readonly least: number }
  | { readonly kind: "rest"; readonly least: number };

type Refused = Extract<Sent, { readonly state: "refused" }>;
type Confirmed = TargetQuantity & Pick<Sent, "posted" | "went"> & { readonly at: number };

/** From every number that has left, whatever became of it. */
const ANSWERS = {
  confirm: "confirmed",
  refuse: "refused",
  lose: "unknown",
  withhold: "unknown",
  disown: "unknown",
} as const;
const OPEN = { submit: "submitted", ...ANSWERS, setBack: "unknown" } as const;

/** What may follow each state, by event; an event that is not named is a mistake of Aisle's. */
export const SENT_STEPS = {
  never: { ...OPEN, setBack: "never" },
  submitted: OPEN,
  confirmed: { ...OPEN, move: "unknown", outside: "outside", pause: "paused" },
  refused: OPEN,
  unknown: OPEN,
  outside: OPEN,
  paused: { ...OPEN, agree: "confirmed", rest: "unknown" },
} as const satisfies Readonly<Record<SentState, Steps>>;

type Steps = Readonly<Partial<Record<SentEvent["kind"], SentState>>>;

export const NEVER_SENT: Sent = { state: "never", quantity: null, at: null };

/** Walmart may hold another number than the one that it confirmed last, so the listing is sent even if that is wanted. */
export const isUncertain = (
  sent: Sent | null,
): sent is Extract<Sent, { readonly state: "submitted" | "refused" | "unknown" | "outside" }> =>
  sent !== null && UNCERTAIN.has(sent.state);

const UNCERTAIN: ReadonlySet<SentState> = new Set(["submitted", "refused", "unknown", "outside"] as const);

/**
 * What is remembered after an event. *Last sent* moves only when Walmart confirmed the number; what was read and who else set
 * it stay known. Fails: `defect` where the table has no such step.
 */
export function sentAfterEvent(before: Sent, event: SentEvent): Sent {
  const steps: Steps = SENT_STEPS[before.state];
  const state = steps[event.kind];
  if (state === undefined)
    throw failure("defect", "impossible-step", `A quantity that is ${before.state} cannot ${event.kind}.`);
  // The table gives each event only states of which it fills the members; a test walks every pair.
  return { state, ...membersAfter(before, event) } as Sent;
}

function membersAfter(before: Sent, event: SentEvent): object {
  const { quantity, nodes, at, posted, went, owed, again, read, outside } = before;
  const kept = { quantity, nodes, at, posted, went, owed, again, read, outside };
  const open = { ...kept, refused: refusalIn(before) };
  switch (event.kind) {
    case "confirm":
      return { ...event.number, read, outside };
    case "refuse":
      return { ...kept, refused: event.refused, least: event.least };
    case "setBack":
      return { ...kept, read: undefined };
    case "disown":
      return { quantity, nodes, at, again };
    case "outside":
    case "pause":
      return { ...kept, outside: event.changes, ...(event.kind === "outside" ? { least: event.least } : {}) };
    case "agree":
      return kept;
    case "withhold":
      return open;
    default:
      return { ...open, least: event.least };
  }
}

/** What Walmart said last against a number of the listing, where it has confirmed none since. `undefined`: nothing. */
export const refusalIn = (sent: Sent | null): Refused["refused"] | undefined =>
  isUncertain(sent) ? sent.refused : undefined;

/** What was read of the listing just now; nothing else changes. */
export const withReading = (sent: Sent, read: Reading): Sent => ({ ...sent, read });

/** The number leaves once more after the feed that is under way, since that may bring an older one. */
export const onceMore = (sent: Sent): Sent => ({ ...sent, again: true });
