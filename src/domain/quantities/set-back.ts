/** Numbers of a spreadsheet that was set back: what Walmart was told since is forgotten, so nothing of it is believed. */
import { type Ledger, remember } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import { type ListingSku, listingSku } from "../values/brand";
import type { Change } from "../values/change";
import { feedsOf, planFeedStep } from "./feeds";
import type { SentMemories } from "./plan-quantity-push";
import type { QuantityHistory } from "./sent";
import { isUncertain, sentAfterEvent } from "./sent-states";

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

/** Whether a number that rises waits because of it: for a person's look, or until Walmart's own was read. */
export function isHeldBack(ledger: Ledger, { sent }: QuantityHistory): boolean {
  const memory = ledger.recall("setBack", SHEET);
  return memory !== null && (memory.isLookedThrough || sent?.read === undefined);
}
