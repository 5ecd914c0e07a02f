/** The life of a shipment: its states, and the events that lead from one to the next. */
import type { Memory } from "../ledger/ledger";
import { failure } from "../values/failure";

export type ShipmentMemory = Memory<"shipment">;

/** A shipment that is typed and not remembered yet is `typed`. */
export type ShipmentState = "typed" | ShipmentMemory["state"];

/**
 * An event in the life of a shipment:
 *
 * - `write`: it is written ahead; from now on it may leave;
 * - `withdraw`: nothing of it left in this run;
 * - `lose`: it may have left, and no clear answer came;
 * - `show`: Walmart shows its tracking number;
 * - `spare`: nothing of it is left to ship;
 * - `refuse`: it cannot be sent as it is;
 * - `find`: Walmart shows it, and nobody typed it: it was shipped elsewhere;
 * - `replace`: Walmart shows another tracking number in its place, which the seller typed;
 * - `void`: its label was voided in ShipStation.
 */
export type ShipmentEvent =
  | {
      readonly kind: "write";
      readonly id: string;
      readonly content: string;
      readonly departed: number;
      readonly at: number;
    }
  | { readonly kind: "withdraw" | "lose" | "replace" }
  | { readonly kind: "show" | "spare" | "refuse"; readonly said: string; readonly at: number }
  | { readonly kind: "find" | "void"; readonly id: string; readonly said: string; readonly at: number };

/** Possible from the moment a shipment may have left. */
const ANSWERS = { lose: "unknown", show: "sent", spare: "not needed", refuse: "refused", replace: "replaced" } as const;

/**
 * The allowed steps, by state and event. An event that is missing for a state is a mistake of Aisle's own. A shipment that is
 * written ahead again may have left before, so only Walmart's order leads out of `unknown`. A sent one is written again if the
 * seller typed another number meanwhile and nobody knows whether that one arrived. An answer may be recorded twice, because a
 * commit is planned again if Google wrote it and said that it had not.
 */
export const SHIPMENT_STEPS = {
  typed: { write: "sending", withdraw: "typed", find: "not needed", void: "not needed" },
  sending: { write: "unknown", withdraw: "typed", ...ANSWERS },
  unknown: { write: "unknown", withdraw: "unknown", ...ANSWERS },
  sent: { write: "unknown", show: "sent", replace: "replaced", void: "sent" },
  "not needed": { spare: "not needed" },
  refused: { write: "sending", refuse: "refused", show: "sent", replace: "replaced", void: "not needed" },
  replaced: { write: "sending", replace: "replaced" },
} as const satisfies Readonly<Record<ShipmentState, Steps>>;

type Steps = Readonly<Partial<Record<ShipmentEvent["kind"], ShipmentState>>>;

/** What the column *State* shows. */
export type StateWord = "Pending" | "Sending" | "Sent" | "Not needed" | "Problem";

/** What the column *State* shows of a row in each state. */
export const STATE_WORDS = {
  typed: "Pending",
  sending: "Sending",
  unknown: "Sending",
  sent: "Sent",
  "not needed": "Not needed",
  refused: "Problem",
  // Its row has the other number by now.
  replaced: "Not needed",
} as const satisfies Readonly<Record<ShipmentState, StateWord>>;

/**
 * Whether Walmart may have been told of a shipment, as far as Aisle knows.
 * @example
 * (["sending", "unknown", "sent", "refused"] as const).map((state) => mayHaveLeft({ state })) // => [true, true, true, false]
 */
export const mayHaveLeft = ({ state }: Pick<ShipmentMemory, "state">): boolean =>
  state === "sent" || isUnderWay({ state });

/** Whether a shipment was written ahead and no answer about it is known. */
export const isUnderWay = ({ state }: Pick<ShipmentMemory, "state">): boolean =>
  state === "sending" || state === "unknown";

/**
 * The memory after an event; `null`: none, the shipment is only typed. Fails: `defect` if the table has no such step.
 * @example
 * const ahead = shipmentAfterEvent(null, { kind: "write", id: "S-000001", content: "", departed: 0, at: 1_000 });
 * ahead?.state // => "sending"
 * shipmentAfterEvent(ahead, { kind: "withdraw" }) // => null
 * shipmentAfterEvent(ahead, { kind: "show", said: "Shown.", at: 2_000 })?.sentAt // => 2_000
 */
export function shipmentAfterEvent(before: ShipmentMemory | null, event: ShipmentEvent): ShipmentMemory | null {
  const from = before?.state ?? "typed";
  const steps: Steps = SHIPMENT_STEPS[from];
  const state = steps[event.kind];
  if (state === undefined)
    throw failure("defect", "impossible-step", `A shipment that is ${from} cannot ${event.kind}.`);
  // The table leads to `typed` and from it only with events that need no memory; a test walks every pair.
  return state === "typed" ? null : { ...(before as ShipmentMemory), ...membersAfter(before, event), state };
}

function membersAfter(before: ShipmentMemory | null, event: ShipmentEvent): Partial<ShipmentMemory> {
  switch (event.kind) {
    case "write": {
      const { kind: _, ...written } = event;
      // What had left when it was written ahead first decides whether an earlier try arrived.
      return before !== null && isUnderWay(before) ? {} : { ...written, said: undefined, sentAt: undefined };
    }
    case "find":
      return { id: event.id, content: "", said: event.said, at: event.at };
    case "void":
      return before === null
        ? { id: event.id, content: "", said: event.said, at: event.at }
        : { said: event.said, ...(before.state === "sent" ? {} : { at: event.at }) };
    case "show":
      return { said: event.said, sentAt: event.at };
    case "spare":
    case "refuse":
      return { said: event.said, at: event.at };
    default:
      return {};
  }
}
