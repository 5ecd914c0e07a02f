/** The books of the quantities that came through the API: what was accepted, in the order in which it took hold. */

import type { Marketplace } from "./call";
import type { Place } from "./shelves";
import { setInput } from "./stock";

/** `at` (epoch ms) is when the amount took hold; for a feed, long after its POST. */
export interface InventoryWrite extends Place {
  readonly at: number;
  readonly amount: number;
  readonly before: number | undefined;
  /** `single` is `PUT /v3/inventory`, `nodes` is `PUT /v3/inventories/{sku}`, else the id of the feed. */
  readonly via: "single" | "nodes" | { readonly feedId: string };
}

/** Sets the input and enters it in the books. */
export function writeInput(market: Marketplace, write: Omit<InventoryWrite, "at" | "before">, at: number): void {
  const before = setInput(market, write, write.amount, at);
  market.state.inventoryWrites.push({ at, ...write, before });
}
