/** The quantity that the seller set ("input"), by SKU and ship node, and how long reads still see the previous one. */

/** `past`: what reads may still see, oldest first; empty if reads are never stale. */
export interface Shelf {
  readonly amount: number;
  readonly past: readonly Past[];
}

/** The amount that was valid until an instant (epoch ms); null: there was no record. */
interface Past {
  readonly until: number;
  readonly amount: number | null;
}

/** Shelves by SKU, then by ship node. */
export type Shelves = Map<string, Map<string, Shelf>>;

export interface Place {
  readonly sku: string;
  readonly shipNode: string;
}

/** `at` (epoch ms): when the amount took effect; for a feed, long after its POST. */
export interface InventoryWrite extends Place {
  readonly at: number;
  readonly amount: number;
  readonly before: number | undefined;
  /** `single`: `PUT /v3/inventory`; `nodes`: `PUT /v3/inventories/{sku}`; otherwise the id of the feed. */
  readonly via: "single" | "nodes" | { readonly feedId: string };
}

/** What another tool does to a quantity repeatedly. Unit: `everyMs` in ms, `nextAt` in epoch ms. */
export interface Habit extends Place {
  readonly quantity: number;
  readonly everyMs: number;
  nextAt: number;
}

/** The present amount; undefined if the SKU has no record in that node. */
export function amountOn(shelves: Shelves, { sku, shipNode }: Place): number | undefined {
  return shelves.get(sku)?.get(shipNode)?.amount;
}

/** The amount at an instant, as far as it is remembered. */
export function amountAt(shelves: Shelves, { sku, shipNode }: Place, at: number): number | undefined {
  const shelf = shelves.get(sku)?.get(shipNode);
  const past = shelf?.past.find(({ until }) => at < until);
  return past === undefined ? shelf?.amount : (past.amount ?? undefined);
}

/** Sets an amount at an instant. The previous one is remembered for `staleMs`, and returned. */
export function putOn(
  shelves: Shelves,
  place: Place,
  write: { readonly amount: number; readonly at: number; readonly staleMs: number },
): number | undefined {
  const nodes = shelves.get(place.sku) ?? new Map<string, Shelf>();
  const shelf = nodes.get(place.shipNode);
  const kept = (shelf?.past ?? []).filter(({ until }) => until > write.at - write.staleMs);
  const past = write.staleMs > 0 ? [...kept, { until: write.at, amount: shelf?.amount ?? null }] : [];
  nodes.set(place.shipNode, { amount: write.amount, past });
  shelves.set(place.sku, nodes);
  return shelf?.amount;
}
