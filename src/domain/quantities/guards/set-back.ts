/** Numbers of a spreadsheet that was set back: what Walmart was told since is forgotten, so nothing of it is believed. */
import { type Ledger, remember } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import { type ListingSku, listingSku } from "../../values/brand";
import type { Change } from "../../values/change";
import { feedsOf, planFeedStep } from "../history/feeds";
import { mustSend, numberOnWalmart, type QuantityHistory, type SentMemories } from "../history/sent";
import { isUncertain, sentAfterEvent } from "../history/sent-states";
import type { ListingQuantity } from "../number/plan-listing-quantities";
import { quantityOf } from "../number/quantity";
import type { SoldSince } from "../stock/sold-since";

/** The name under which it is remembered until nothing waits for it any more. */
export const SHEET = "sheet";

/**
 * Every number is sent anew, and one that rises is known by what Walmart shows from now on. What was approved, or was to be set
 * to 0 or back, belongs to another time.
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

/** The first reading after the set-back tells what a number would rise from. */
export const withLeast = (sent: SentMemories, ledger: Ledger): SentMemories =>
  ledger.recall("setBack", SHEET) === null
    ? sent
    : new Map(
        [...sent].map(([sku, memory]) => {
          const isOpen = isUncertain(memory) && memory.least === undefined;
          return [sku, isOpen ? { ...memory, least: memory.read?.quantity } : memory];
        }),
      );

/** What the first reading showed, to be remembered while numbers that rise wait for a person. */
export function planStanding(ledger: Ledger, sent: SentMemories): Change[] {
  if (ledger.recall("setBack", SHEET)?.isLookedThrough !== true) return [];
  const known = recallItems(ledger, "standing");
  const fresh = [...sent].flatMap(([sku, { read }]): [string, number[]][] =>
    read === undefined || known.has(sku) ? [] : [[sku, [read.quantity]]],
  );
  return fresh.length === 0 ? [] : rememberItems(ledger, "standing", new Map([...known, ...fresh]));
}

/** At the end of a run it is known which numbers wait. */
export const planWaited = (ledger: Ledger, isWaiting: (sku: string) => boolean): Change[] =>
  rememberItems(
    ledger,
    "standing",
    new Map([...recallItems(ledger, "standing")].map(([sku, [stood = 0]]) => [sku, [stood, Number(isWaiting(sku))]])),
  );

/**
 * While a number that rises waits, what stands there falls by what is ordered, since nobody knows whether there is more. A number
 * waits that is, without the orders that Walmart's does not hold yet, above it. `null`: the number may be sent as it is.
 */
export function mostToSend(
  ledger: Ledger,
  { sku, connection, level, quantity, row }: ListingQuantity,
  { sold, soldAtATime }: { readonly sold: SoldSince; readonly soldAtATime: SoldSince },
): number | null {
  const from = ledger.recall("setBack", SHEET)?.unsentFrom;
  const [stood, hasWaited] = recallItems(ledger, "standing").get(sku) ?? [];
  if (stood === undefined || from === undefined || level === null || quantity === null || quantity.nodes !== undefined)
    return null;
  const most = Math.max(0, stood - sold(connection.recipe, from));
  const without = (units: number): number =>
    quantityOf({ ...level, available: level.available + units, number: level.number + units }, row.values).toSend;
  const since = without(soldAtATime(connection.recipe, from)) - without(0);
  const isBound = hasWaited === undefined ? quantity.toSend + since > stood : hasWaited === 1;
  return isBound && quantity.toSend > most ? most : null;
}

/** Whether what stands on Walmart has to fall to so many now. */
export function mustFall(most: number, history: QuantityHistory): boolean {
  const { sent } = history;
  const held = (isUncertain(sent) ? sent.least : numberOnWalmart(sent)) ?? -1;
  return most <= held && mustSend({ quantity: most }, history);
}

/** Whether a number that rises waits because of it: for a person's look, or until Walmart's own was read. */
export function waitsForSetBack(ledger: Ledger, { sent }: QuantityHistory): boolean {
  const memory = ledger.recall("setBack", SHEET);
  return memory !== null && (memory.isLookedThrough || sent?.read === undefined);
}
