/** The books of quantities that came through the API: what was accepted, in the order in which it took effect. */

import type { Marketplace } from "../state/call";
import type { InventoryWrite } from "../state/shelves";
import { setInput } from "./stock";

/** Sets the input and enters it in the books. */
export function writeInput(market: Marketplace, write: Omit<InventoryWrite, "at" | "before">, at: number): void {
  const before = setInput(market, write, write.amount, at);
  market.state.inventoryWrites.push({ at, ...write, before });
}
