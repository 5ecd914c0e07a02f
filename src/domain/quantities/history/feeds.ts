/**
 * Feeds of quantities: what the ledger remembers of each one, from before it is posted until Walmart has reported the
 * result of every quantity in it.
 */
import { forget, type Ledger, remember } from "../../ledger/ledger";
import { packedItems } from "../../ledger/packed";
import type { Instant, ListingSku } from "../../values/brand";
import type { Change } from "../../values/change";
import { groupBy } from "../../values/groups";
import type { Issue } from "../../values/issue";
import type { Outcome } from "../../values/outcome";
import { type FeedEvent, type FeedMemory, feedAfterEvent } from "./feed-states";
import { type TargetQuantity, toTarget } from "./target";

export interface Feed {
  readonly name: string;
  readonly at: Instant;
  /** Walmart's id of the feed; `null`: nobody knows whether Walmart has it. */
  readonly id: string | null;
  readonly isReleased: boolean;
  /** A status of Walmart's that Aisle does not know and has already reported. */
  readonly said: string | null;
  /** The quantity of each listing in the feed, by SKU. */
  readonly items: ReadonlyMap<string, TargetQuantity>;
}

/** Walmart's answer about a feed. `items`: the result of each SKU. A missing SKU has an unknown result. */
export type FeedAnswer =
  | { readonly kind: "waiting" }
  | { readonly kind: "done"; readonly items: ReadonlyMap<string, Outcome<null>> }
  /** Refused as a whole, so none of it was carried out. */
  | { readonly kind: "refused"; readonly issue: Issue }
  /** In a status that Aisle does not know. */
  | { readonly kind: "strange"; readonly said: string };

/** The feeds that are not settled, oldest first. */
export function feedsOf(ledger: Ledger): readonly Feed[] {
  const heads = ledger.names("feed").flatMap((name) => {
    const memory = ledger.recall("feed", name);
    return memory === null || memory.state === "settled" ? [] : [{ name, memory }];
  });
  if (heads.length === 0) return [];
  const parts = partsByFeed(ledger);
  return heads
    .map(({ name, memory }) => ({
      name,
      at: memory.at as Instant,
      id: idIn(memory),
      isReleased: memory.state === "released",
      said: memory.said ?? null,
      items: new Map(
        (parts.get(name) ?? []).flatMap((part) =>
          Object.entries(ledger.recall("feedPart", part)?.items ?? {}).map(
            ([sku, item]) => [sku, toTarget(item)] as const,
          ),
        ),
      ),
    }))
    .sort((one, other) => one.at - other.at);
}

const idIn = (memory: FeedMemory): string | null => (memory.state === "posted" ? null : (memory.id ?? null));

const partsByFeed = (ledger: Ledger): ReadonlyMap<string, readonly string[]> =>
  groupBy(ledger.names("feedPart"), feedOfPart);

export const feedOfPart = (part: string): string => part.slice(0, part.lastIndexOf("/"));

/** Walmart's ids of all remembered feeds. */
export const feedIds = (ledger: Ledger): ReadonlySet<string> =>
  new Set(
    ledger.names("feed").flatMap((name) => {
      const memory = ledger.recall("feed", name);
      return memory === null ? [] : (idIn(memory) ?? []);
    }),
  );

type NewFeed = Pick<Feed, "name" | "at"> & {
  readonly changes: readonly ({ readonly sku: ListingSku } & TargetQuantity)[];
};

/** Remembers a feed before it is posted, in as many rows as its quantities need. */
export function planFeed(ledger: Ledger, { name, at, changes }: NewFeed): Change[] {
  const parts = packedItems(changes.map(({ sku, quantity, nodes }) => [sku, nodes ?? quantity] as const));
  return [
    remember(ledger, "feed", name, { state: "posted", at }),
    ...parts.map((items, index) => remember(ledger, "feedPart", `${name}/${index}`, { items })),
  ];
}

/** The memory of a feed after an event. */
export function planFeedStep(ledger: Ledger, name: string, event: FeedEvent): Change[] {
  const memory = ledger.recall("feed", name);
  return memory === null ? [] : [remember(ledger, "feed", name, feedAfterEvent(memory, event))];
}

/** Forgets the feed's quantities. */
export const planPartsForgotten = (ledger: Ledger, name: string): Change[] =>
  (partsByFeed(ledger).get(name) ?? []).flatMap((part) => forget(ledger, "feedPart", part));

/** Forgets the feed as if it had never been. */
export const planFeedForgotten = (ledger: Ledger, name: string): Change[] => [
  ...forget(ledger, "feed", name),
  ...planPartsForgotten(ledger, name),
];
