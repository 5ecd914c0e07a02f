/**
 * Numbers of a spreadsheet that was set back. It has forgotten what was sent to Walmart since, so none of its memories
 * is trusted.
 */
import { type Ledger, remember } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import { type ListingSku, listingSku } from "../../values/brand";
import type { Change } from "../../values/change";
import { feedsOf, planFeedStep } from "../history/feeds";
import { mustSend, numberOnWalmart, type QuantityHistory, type SentMemories } from "../history/sent";
import { isUncertain, sentAfterEvent } from "../history/sent-states";
import type { TargetQuantity } from "../history/target";
import type { ListingQuantity } from "../number/plan-listing-quantities";
import { quantityOf } from "../number/quantity";
import type { SoldSince } from "../stock/sold-since";

/** The name under which the set-back is remembered until nothing waits for it any more. */
export const SHEET = "sheet";

/**
 * Doubts every number, so that it is sent again, and a rise is measured from what Walmart shows from now on. Approvals,
 * wishes for 0 and the last push belong to another time and are forgotten.
 */
export function planDoubts(ledger: Ledger): Change[] {
  const leads = [...recallItems(ledger, "lost")].map(([sku, { code, at }]) => [sku, { code, at }] as const);
  return [
    ...ledger.names("sent").flatMap((name) => doubted(ledger, listingSku(name))),
    ...feedsOf(ledger).flatMap(({ name }) => planFeedStep(ledger, name, { kind: "release" })),
    ...rememberItems(ledger, "approved", new Map()),
    ...rememberItems(ledger, "before", new Map()),
    ...rememberItems(ledger, "lost", new Map(leads)),
  ];
}

function doubted(ledger: Ledger, sku: ListingSku): Change[] {
  const sent = ledger.recall("sent", sku);
  return sent === null ? [] : [remember(ledger, "sent", sku, sentAfterEvent(sent, { kind: "setBack" }))];
}

/** Sets the least that Walmart may hold from the first reading after the set-back, so that a rise can be recognized. */
export const withLeast = (sent: SentMemories, ledger: Ledger): SentMemories =>
  ledger.recall("setBack", SHEET) === null
    ? sent
    : new Map(
        [...sent].map(([sku, memory]) => {
          const isOpen = isUncertain(memory) && memory.least === undefined;
          return [sku, isOpen ? { ...memory, least: memory.read?.quantity } : memory];
        }),
      );

/** Remembers what the first reading showed, while rises wait for a person. */
export function planStanding(ledger: Ledger, sent: SentMemories): Change[] {
  if (ledger.recall("setBack", SHEET)?.isLookedThrough !== true) return [];
  const known = recallItems(ledger, "standing");
  const fresh = [...sent].flatMap(([sku, { read }]): [string, number[]][] =>
    read === undefined || known.has(sku) ? [] : [[sku, [read.quantity]]],
  );
  return fresh.length === 0 ? [] : rememberItems(ledger, "standing", new Map([...known, ...fresh]));
}

/** Remembers, at the end of a run, which numbers wait. */
export const planWaited = (ledger: Ledger, isWaiting: (sku: string) => boolean): Change[] =>
  rememberItems(
    ledger,
    "standing",
    new Map([...recallItems(ledger, "standing")].map(([sku, [stood = 0]]) => [sku, [stood, Number(isWaiting(sku))]])),
  );

/**
 * The most that may be sent while a rise waits: what Walmart held at the first reading, less what was ordered since,
 * because nobody knows whether there is more. A number waits if, without the orders that Walmart's number does not
 * include yet, it is above that reading. `null`: the number may be sent as it is.
 */
export function mostToSend(
  ledger: Ledger,
  { sku, connection, level, quantity, row }: ListingQuantity,
  { sold, soldAtATime }: { readonly sold: SoldSince; readonly soldAtATime: SoldSince },
): number | null {
  const from = ledger.recall("setBack", SHEET)?.unsentFrom;
  const [stood, hasWaited] = recallItems(ledger, "standing").get(sku) ?? [];
  if (stood === undefined || from === undefined || level === null || quantity === null) return null;
  const most = Math.max(0, stood - sold(connection.recipe, from));
  const without = (units: number): number => quantityOf({ ...level, number: level.number + units }, row.values).toSend;
  const since = without(soldAtATime(connection.recipe, from)) - without(0);
  const isBound = hasWaited === undefined ? quantity.toSend + since > stood : hasWaited === 1;
  return isBound && quantity.toSend > most ? most : null;
}

/** Whether the number on Walmart has to fall to `most` now. */
export function mustFall(most: TargetQuantity, history: QuantityHistory): boolean {
  const { sent } = history;
  const held = (isUncertain(sent) ? sent.least : numberOnWalmart(sent)) ?? -1;
  return most.quantity <= held && mustSend(most, history);
}

/** Whether a rise waits because of the set-back: for a person's look, or until Walmart's number was read. */
export function waitsForSetBack(ledger: Ledger, { sent }: QuantityHistory): boolean {
  const memory = ledger.recall("setBack", SHEET);
  return memory !== null && (memory.isLookedThrough || sent?.read === undefined);
}
