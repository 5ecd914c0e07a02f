/**
 * What is saved of one order in ShipStation. ShipStation replaces an order whole, so Aisle sends it as it is there and
 * changes only what it means to change. A part that reads otherwise than Aisle wanted it last belongs to the people there.
 */
import type { Instant } from "../values/brand";
import { digest } from "../values/digest";
import { HOUR_MS } from "../values/time";
import type { Intent, StationContent } from "./intents";
import { stationKey } from "./station-keys";
import type { StationAddress, StationItem, StationOrder, StationState, WantedOrder } from "./station-order";
import { isOpenThere, type StationEvent, type StationMemory, seenAs, standingAfter } from "./station-states";

type HowFar = StationMemory["told"];
type Part = "shipTo" | "items" | "shipBy";

/**
 * `rest`: nothing is to be saved; `memory`: what is known now, `null`: nothing. `bar`: it ought to be saved and cannot be;
 * `said`: why. `save`: `ahead` is written down before, `after` once it was accepted.
 */
export type StationPlan =
  | { readonly kind: "rest"; readonly memory: StationMemory | null }
  | { readonly kind: "bar"; readonly said: string }
  | {
      readonly kind: "save";
      readonly wanted: WantedOrder;
      readonly current: StationOrder | null;
      readonly ahead: StationMemory;
      readonly after: StationMemory;
    };

export interface StationFacts {
  readonly po: string;
  readonly intent: Intent;
  /** `null`: Aisle never saved it. */
  readonly memory: StationMemory | null;
  /** The order as it is there now; `null`: it is not there. */
  readonly current: StationOrder | null;
  /** Orders there with the same number that Aisle did not make. */
  readonly strangers: readonly StationOrder[];
  readonly now: Instant;
}

/** Whether anything might be saved, so that the order has to be looked at first. */
export function mayNeedSaving(intent: Intent, memory: StationMemory | null): boolean {
  if (intent.kind === "none" || intent.kind === "wait") return false;
  if (memory === null) return intent.kind === "ship";
  if (memory.ahead !== undefined) return true;
  const { state } = memory;
  if (intent.kind === "hold") return state === "awaiting";
  if (intent.kind === "cancel") return state === "awaiting" || state === "held" || state === "theirs";
  return (
    state === "held" ||
    state === "new" ||
    ((state === "awaiting" || state === "theirs") && differs(intent.content(), memory.told))
  );
}

const differs = (content: StationContent, told: HowFar): boolean => {
  const wanted = toldOf(content);
  return (Object.keys(wanted) as Part[]).some((part) => wanted[part] !== told[part]);
};

/** An order that ShipStation deleted and that is not wanted for now may be made again later. */
export const isOver = (intent: Intent, memory: StationMemory): boolean =>
  memory.state === "deleted" && (intent.kind === "hold" || intent.kind === "cancel");

/** Decides with the order as it is there. */
export function planStationOrder(facts: StationFacts): StationPlan {
  const { memory, current, intent } = facts;
  if (current === null) return planAbsent(facts);
  const key = stationKey(facts.po);
  const seen = seenMemory(memory ?? fresh(facts.now), current, { key, intent });
  if (current.key !== key || !isOpenThere(current.state) || intent.kind === "none" || intent.kind === "wait")
    return { kind: "rest", memory: seen };
  if (intent.kind === "ship") return planParts(facts, { current, seen, content: intent.content() });
  const target = intent.kind === "cancel" ? "canceled" : seen.state === "awaiting" ? "on hold" : current.state;
  return target === current.state
    ? { kind: "rest", memory: seen }
    : saving(facts, current, { seen, target, told: seen.told });
}

const fresh = (now: Instant): StationMemory => ({ state: "new", at: now, told: {} });

/**
 * The memory once the order was seen. What was about to be saved has arrived if it reads so. `key`: the order's own; another
 * order is the one with which it was combined.
 */
export function seenMemory(memory: StationMemory, current: StationOrder, { key, intent }: SeenFor): StationMemory {
  const { ahead, ...rest } = memory;
  const event = seenAs(memory, current.state, intent?.kind === "ship" ? "ship" : "other");
  const isInOther = current.key !== key && event !== "leave" && event !== "cancel";
  const state = standingAfter(memory.state, isInOther ? "join" : event);
  const told = { ...memory.told };
  for (const part of Object.keys(ahead?.told ?? {}) as Part[])
    if (reads(current, part, ahead?.told ?? {})) Object.assign(told, { [part]: ahead?.told[part] });
  return { ...rest, state, ...(isInOther ? {} : { id: current.id }), shown: current.state, told };
}

interface SeenFor {
  readonly key: string;
  /** `null`: the order is not in the sheet. */
  readonly intent: Intent | null;
}

function planAbsent({ po, intent, memory, strangers, now }: StationFacts): StationPlan {
  if (memory !== null && memory.state !== "new") {
    const { ahead: _, ...rest } = memory;
    return { kind: "rest", memory: { ...rest, state: standingAfter(memory.state, "miss") } };
  }
  if (intent.kind !== "ship") return { kind: "rest", memory: null };
  const barred = barredText(po, intent);
  const { shipTo, items, orderedAt, shipBy } = intent.content();
  if (barred !== null || shipTo.address === null) return { kind: "bar", said: barred ?? "" };
  const [stranger] = strangers;
  if (stranger !== undefined) return { kind: "bar", said: strangerText(stranger) };
  const told = toldOf(intent.content());
  const ahead = { state: "new", at: now, told: {}, ahead: { state: "awaiting", told } } as const;
  return {
    kind: "save",
    wanted: {
      key: stationKey(po),
      number: po,
      state: "awaiting",
      orderedAt: orderedAt ?? now,
      shipBy,
      shipTo: shipTo.address,
      items,
    },
    current: null,
    ahead,
    after: { state: standingAfter("new", "await"), at: now, shown: "awaiting", told },
  };
}

/** Why an order cannot be made there, whatever ShipStation says; `null`: it can, or it may be there already. */
export function barredText(po: string, intent: Intent): string | null {
  if (intent.kind !== "ship") return null;
  if (po.length > NUMBER_LIMIT) return "ShipStation takes no order number of more than 50 characters.";
  const { address, lacks } = intent.content().shipTo;
  return address === null ? `${lacks} Complete it in Orders.` : null;
}

/** Source: ShipStation V1, create order. */
const NUMBER_LIMIT = 50;

const strangerText = ({ state }: StationOrder): string =>
  `ShipStation already has an order with this number (${state}) that Aisle did not make, so it would be there twice. Delete that one, or untick Sync to ShipStation for the channel.`;

interface Parts {
  readonly current: StationOrder;
  readonly seen: StationMemory;
  readonly content: StationContent;
}

function planParts(facts: StationFacts, { current, seen, content }: Parts): StationPlan {
  const wanted = toldOf(content);
  const told: HowFar = { ...seen.told, ...wanted };
  const kept: Part[] = [];
  const changed: Part[] = [];
  for (const part of Object.keys(wanted) as Part[]) {
    const before = seen.told[part];
    const isNew = wanted[part] !== before;
    if (isNew && before !== undefined && reads(current, part, seen.told)) changed.push(part);
    else if (!reads(current, part, wanted) && (isNew || seen.kept?.includes(part))) kept.push(part);
  }
  const target: StationState = seen.state === "held" ? "awaiting" : current.state;
  const { kept: _, ...rest } = seen;
  const next = { ...rest, ...(kept.length > 0 ? { kept } : {}) };
  const isSame = changed.length === 0 && target === current.state;
  return isSame
    ? { kind: "rest", memory: { ...next, told } }
    : saving(facts, current, { seen: next, target, told, content, changed });
}

interface Saving {
  readonly seen: StationMemory;
  readonly target: StationState;
  readonly told: HowFar;
  readonly content?: StationContent;
  readonly changed?: readonly Part[];
}

function saving(
  { po, now }: StationFacts,
  current: StationOrder,
  { seen, target, told, content, changed = [] }: Saving,
): StationPlan {
  const { key: _, number, orderedAt, shipBy, shipTo, items } = current;
  const own = (part: Part): boolean => content !== undefined && changed.includes(part);
  const event = target === current.state && seen.state === "theirs" ? "move" : EVENTS[target];
  return {
    kind: "save",
    wanted: {
      key: stationKey(po),
      number,
      state: target,
      orderedAt,
      shipBy: content !== undefined && own("shipBy") ? content.shipBy : shipBy,
      shipTo: (own("shipTo") ? content?.shipTo.address : null) ?? shipTo,
      items: content !== undefined && own("items") ? content.items : items,
    },
    current,
    ahead: { ...seen, at: now, ahead: { state: target, told } },
    after: { ...seen, at: now, state: standingAfter(seen.state, event), shown: target, told },
  };
}

/** Which event it is that an order was saved in a state. Only these are ever saved, or the state that people set. */
const EVENTS: Readonly<Record<StationState, StationEvent>> = {
  awaiting: "await",
  "on hold": "hold",
  canceled: "cancel",
  "awaiting payment": "move",
  "pending fulfillment": "leave",
  shipped: "leave",
};

/** A part that Aisle cannot tell, such as an address whose buyer data was emptied, is left out. */
function toldOf({ shipTo, items, shipBy }: StationContent): HowFar {
  return {
    ...(shipTo.address === null ? {} : { shipTo: digestOfAddress(shipTo.address) }),
    items: digestOfItems(items),
    ...(shipBy === null ? {} : { shipBy }),
  };
}

/** ShipStation may keep the day of a ship-by date alone, in a time zone that nobody is sure of. Unit: milliseconds. */
const SAME_DAY_MS = 36 * HOUR_MS;

/** Whether a part is there as it was told. */
function reads(current: StationOrder, part: Part, told: HowFar): boolean {
  if (part === "shipTo") return digestOfAddress(current.shipTo) === told.shipTo;
  if (part === "items") return digestOfItems(current.items) === told.items;
  return told.shipBy !== undefined && Math.abs((current.shipBy ?? 0) - told.shipBy) <= SAME_DAY_MS;
}

/** Texts are compared as people read them: ShipStation may change letter case and blanks. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s,.-]+/g, " ")
    .trim();

const digestOfAddress = ({ name, street1, street2, city, state, zip, country, phone }: StationAddress): string =>
  digest(
    JSON.stringify([name, `${street1} ${street2}`, city, state, zip, country, phone.replace(/\D/g, "")].map(plain)),
  );

const digestOfItems = (items: readonly StationItem[]): string =>
  digest(
    JSON.stringify(
      items
        .map(({ key, sku, name, quantity, unitPrice }) =>
          JSON.stringify([key, plain(sku), plain(name), quantity, unitPrice || 0]),
        )
        .sort(),
    ),
  );
