/** The life of a listing's number on Walmart: its states, and the events that lead from one to the next. */
import type { Memory } from "../../ledger/ledger";
import { failure } from "../../values/failure";
import type { TargetQuantity } from "./target";

export type Sent = Memory<"sent">;
export type SentState = Sent["state"];
type Reading = NonNullable<Sent["read"]>;
type OutsideChange = NonNullable<Sent["outside"]>[number];

/**
 * An event in the life of a number:
 *
 * - `submit`: it is about to be sent in a single call;
 * - `confirm`, `refuse`: Walmart's answer;
 * - `lose`: no clear answer came, or a released feed brought it late;
 * - `withhold`: the listing may not be sent for now, so anybody may set another number;
 * - `disown`: it belongs to another life of the listing, since Walmart lists it as a new one, or Aisle was moved to a copy;
 * - `move`: Walmart holds another number, and the listing's orders explain it;
 * - `outside`: Walmart holds another number, and nothing explains it;
 * - `pause`: the same outside change happened before;
 * - `agree`: Walmart holds the number again;
 * - `rest`: the pause has lasted long enough;
 * - `setBack`: the spreadsheet was set back and no longer knows what happened since.
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

/** Possible after every number that was sent, whatever happened to it. */
const ANSWERS = {
  confirm: "confirmed",
  refuse: "refused",
  lose: "unknown",
  withhold: "unknown",
  disown: "unknown",
} as const;
const OPEN = { submit: "submitted", ...ANSWERS, setBack: "unknown" } as const;

/** The allowed steps, by state and event. An event that is missing for a state is a mistake of Aisle's own. */
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

/** The memory of a listing whose number was never sent. */
export const NEVER_SENT: Sent = { state: "never", quantity: null, at: null };

/**
 * Whether Walmart may hold another number than the one it confirmed last. Such a listing is sent even if that number is
 * wanted again.
 */
export const isUncertain = (
  sent: Sent | null,
): sent is Extract<Sent, { readonly state: "submitted" | "refused" | "unknown" | "outside" }> =>
  sent !== null && UNCERTAIN.has(sent.state);

const UNCERTAIN: ReadonlySet<SentState> = new Set(["submitted", "refused", "unknown", "outside"] as const);

/**
 * The memory after an event. *Last sent* changes only when Walmart confirms. Readings and outside changes stay. Fails:
 * `defect` if the table has no such step.
 * @example
 * const submitted = sentAfterEvent(NEVER_SENT, { kind: "submit", least: undefined });
 * [submitted.state, submitted.quantity] // => ["submitted", null]
 * const confirmed = sentAfterEvent(submitted, { kind: "confirm", number: { quantity: 5, at: 1_000 } });
 * confirmed.state + " " + confirmed.quantity // => "confirmed 5"
 * sentAfterEvent(NEVER_SENT, { kind: "agree" }) // => throws A quantity that is never cannot agree.
 */
export function sentAfterEvent(before: Sent, event: SentEvent): Sent {
  const steps: Steps = SENT_STEPS[before.state];
  const state = steps[event.kind];
  if (state === undefined)
    throw failure("defect", "impossible-step", `A quantity that is ${before.state} cannot ${event.kind}.`);
  // The table leads to a state only with events that fill its members; a test walks every pair.
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

/** Walmart's last refusal of a number for the listing, unless it confirmed one since. `undefined`: none. */
export const refusalIn = (sent: Sent | null): Refused["refused"] | undefined =>
  isUncertain(sent) ? sent.refused : undefined;

/** The memory with a new reading; nothing else changes. */
export const withReading = (sent: Sent, read: Reading): Sent => ({ ...sent, read });

/** The number has to be sent once more after the feed under way, because the feed may bring an older one. */
export const onceMore = (sent: Sent): Sent => ({ ...sent, again: true });
