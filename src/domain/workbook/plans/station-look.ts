/** What a look at ShipStation shows of the shop's orders, and what is written of it. */
import { forget, type Memory, remember } from "../../ledger/ledger";
import type { LogEntry } from "../../log/log";
import { dueFirst, planRetries, retryOf, type Tried } from "../../retries/retries";
import { type Listing, type LookedFor, listedFrom } from "../../shipstation/looked-up";
import {
  barredText,
  isOver,
  mayNeedSaving,
  planStationOrder,
  type StationPlan,
  seenMemory,
} from "../../shipstation/plan-station-order";
import { stationKey } from "../../shipstation/station-keys";
import { mayBeOpen, type StationMemory } from "../../shipstation/station-states";
import { type Instant, instant } from "../../values/brand";
import type { Change } from "../../values/change";
import { DAY_MS } from "../../values/time";
import { shortList } from "../../values/words";
import type { Shop } from "../shop";
import { planStationCells, type StationNews, stationIntents, stationMemories } from "./station-orders";

const CURSOR = "shipStation";
/** The name under which the ledger remembers that ShipStation's list could not be read. */
export const STATION_LIST = "list";

/** What there is to look at. */
export interface ToLook {
  /** Orders that may have to be saved. */
  readonly orders: readonly LookedFor[];
  /** Orders that cannot be made there, whatever ShipStation has. */
  readonly barred: ReadonlyMap<string, StationPlan>;
  /** ShipStation may have orders open. */
  readonly isWatching: boolean;
  /** From when on changes in ShipStation are listed. */
  readonly from: Instant;
}

const NONE = { kind: "none" } as const;

/** `retryTime`: the time against which gaps between tries are measured. */
export function toLookAt(shop: Shop, retryTime: Instant, now: Instant): ToLook {
  const intents = stationIntents(shop);
  const memories = stationMemories(shop);
  const wanted = [...intents].flatMap(([po, intent]) => (mayNeedSaving(intent, memories.get(po) ?? null) ? [po] : []));
  const barred = new Map<string, StationPlan>();
  const orders: LookedFor[] = [];
  const ordered = new Map(shop.lines.map(({ row: { values } }) => [values.po, values.orderedAt] as const));
  for (const po of dueFirst(shop.ledger, "stationOrder", wanted, retryTime)) {
    const memory = memories.get(po);
    const said = memory === undefined ? barredText(po, intents.get(po) ?? NONE) : null;
    if (said !== null) barred.set(po, { kind: "bar", said });
    else
      orders.push({
        po,
        since: memory === undefined ? (ordered.get(po) ?? null) : instant(memory.at),
        id: memory?.id ?? null,
      });
  }
  const open = [...memories.values()].filter(mayBeOpen);
  const cursor = shop.ledger.recall("cursor", CURSOR)?.at;
  const known = cursor ?? (open.length === 0 ? null : Math.min(...open.map(({ at }) => at)));
  return {
    orders,
    barred,
    isWatching: open.length > 0,
    from: listedFrom(known === null ? null : instant(known), orders, now),
  };
}

/** What is saved of an order, once it is known how ShipStation has it. */
export const decideOrder = (shop: Shop, order: LookedFor, listing: Listing, now: Instant): StationPlan =>
  planStationOrder({
    po: order.po,
    intent: stationIntents(shop).get(order.po) ?? NONE,
    memory: shop.ledger.recall("station", order.po),
    current: listing.current(order) ?? null,
    strangers: listing.strangers(order.po),
    now,
  });

/** All that a look has shown. */
export interface Look {
  readonly plans: ReadonlyMap<string, StationPlan>;
  /** ShipStation's list; `null`: it was not read. */
  readonly listing: Listing | null;
  /** All changes before are known; `null`: no new ones are. */
  readonly listedUntil: Instant | null;
  /** Orders that could not be looked up, and why. */
  readonly tried: readonly Tried[];
}

/** Every other order that may be open there, as it is now. */
function seenIn(shop: Shop, { plans, listing }: Look): ReadonlyMap<string, StationMemory> {
  const intents = stationIntents(shop);
  return new Map(
    [...stationMemories(shop)].flatMap(([po, memory]) => {
      const current = plans.has(po) ? null : listing?.current({ po, since: null, id: memory.id ?? null });
      if (current == null) return [];
      return [[po, seenMemory(memory, current, { key: stationKey(po), intent: intents.get(po) ?? null })] as const];
    }),
  );
}

/**
 * Plans what is known after a look, and what is about to be saved. Times alone are no reason to write. `entries`: what Log
 * is told.
 */
export function planLook(
  shop: Shop,
  look: Look,
  now: Instant,
): { readonly changes: Change[]; readonly entries: readonly LogEntry[] } {
  const { ledger } = shop;
  const intents = stationIntents(shop);
  const news = new Map<string, StationNews>();
  for (const [po, memory] of seenIn(shop, look)) news.set(po, { memory, retry: retryOf(ledger, "stationOrder", po) });
  const memories: Change[] = [];
  const tried: Tried[] = [...look.tried.filter(({ said }) => said !== null)];
  for (const [po, plan] of look.plans) {
    if (plan.kind === "save") memories.push(remember(ledger, "station", po, plan.ahead));
    if (plan.kind === "rest") {
      news.set(po, { memory: plan.memory, retry: null });
      tried.push({ name: po, said: null });
    }
    if (plan.kind === "bar") tried.push(...barredAgain(shop, po, plan.said));
  }
  for (const [po, { memory }] of news)
    memories.push(...(memory === null ? forget(ledger, "station", po) : [remember(ledger, "station", po, memory)]));
  for (const [po, memory] of stationMemories(shop))
    if (!news.has(po) && isOver(intents.get(po) ?? NONE, memory)) memories.push(...forget(ledger, "station", po));
  const isWanted = (po: string) => mayNeedSaving(intents.get(po) ?? NONE, ledger.recall("station", po));
  return {
    changes: [
      ...memories,
      ...cursorChanges(shop, look, now),
      ...planRetries(ledger, "stationOrder", tried, now, isWanted),
      ...planStationCells(shop, withFailures(shop, news, { tried, now })),
    ],
    entries: failedEntries(shop, tried),
  };
}

/** The same reason once more is nothing new. */
const barredAgain = ({ ledger }: Shop, name: string, said: string): readonly Tried[] =>
  retryOf(ledger, "stationOrder", name)?.said === said ? [] : [{ name, said }];

function cursorChanges({ ledger }: Shop, { listedUntil }: Look, now: Instant): readonly Change[] {
  if (listedUntil === null) return [];
  const before = ledger.recall("cursor", CURSOR);
  const onlyAlongside = before !== null && now - before.at < DAY_MS;
  return [
    remember(ledger, "cursor", CURSOR, { at: listedUntil }, { onlyAlongside }),
    ...planRetries(ledger, "stationOrders", [{ name: STATION_LIST, said: null }], now),
  ];
}

/** An order that was saved, or was not. */
export interface Saved {
  readonly plan: Extract<StationPlan, { readonly kind: "save" }>;
  /** ShipStation's id; `null`: it was not saved, or nobody knows. */
  readonly id: string | null;
  /** Why it was not; `null`: it was saved, or its turn did not come. */
  readonly said: string | null;
  /** It may have been saved although no clear answer came. */
  readonly isUnknown: boolean;
}

/** Plans what is known once orders were saved, in the same form. */
export function planSaved(
  shop: Shop,
  saved: ReadonlyMap<string, Saved>,
  now: Instant,
): { readonly changes: Change[]; readonly entries: readonly LogEntry[] } {
  const { ledger } = shop;
  const news = new Map<string, StationNews>();
  const tried: Tried[] = [];
  for (const [po, { plan, id, said, isUnknown }] of saved) {
    const { ahead: _, ...before } = plan.ahead;
    const memory =
      id !== null ? { ...plan.after, id } : isUnknown ? plan.ahead : before.state === "new" ? null : before;
    news.set(po, { memory, retry: null });
    if (id !== null || said !== null) tried.push({ name: po, said });
  }
  const memories = [...news].flatMap(([po, { memory }]) =>
    memory === null ? forget(ledger, "station", po) : [remember(ledger, "station", po, memory)],
  );
  return {
    changes: [
      ...memories,
      ...planRetries(ledger, "stationOrder", tried, now),
      ...planStationCells(shop, withFailures(shop, news, { tried, now })),
    ],
    entries: failedEntries(shop, tried),
  };
}

/** The failures of this run, as the ledger will say them. */
function withFailures(
  { ledger }: Shop,
  news: ReadonlyMap<string, StationNews>,
  { tried, now }: { readonly tried: readonly Tried[]; readonly now: Instant },
): ReadonlyMap<string, StationNews> {
  const all = new Map(news);
  for (const { name, said } of tried) {
    if (said === null) continue;
    const before = retryOf(ledger, "stationOrder", name);
    const retry: Memory<"retry"> = { since: before?.since ?? now, at: now, tries: (before?.tries ?? 0) + 1, said };
    all.set(name, { memory: news.get(name)?.memory ?? ledger.recall("station", name), retry });
  }
  return all;
}

/** The most orders that an event names. */
const NAMED = 5;

/** Log hears once of an order that ShipStation does not have as it should. */
function failedEntries({ ledger }: Shop, tried: readonly Tried[]): readonly LogEntry[] {
  const fresh = tried.filter(({ name, said }) => said !== null && retryOf(ledger, "stationOrder", name) === null);
  const [first] = fresh;
  if (first === undefined) return [];
  const names = shortList(
    fresh.map(({ name }) => name),
    NAMED,
  );
  return [
    {
      severity: "Warning",
      area: "Orders",
      key: fresh.length === 1 ? first.name : null,
      what: `ShipStation does not have ${fresh.length === 1 ? "the order" : "the orders"} ${names} as it should: ${first.said}`,
      todo: "Aisle goes on trying by itself.",
    },
  ];
}
