/** What the seller set, what open orders hold, and what a buyer can still order. Source: [S:inv]. */

import { OPEN_STATUSES, shipNodeTypeOf, unitsIn } from "./order-lines";
import type { State } from "./state";

/** Units of one SKU. `sellable` is never below zero, also when more is reserved than was set. */
export interface Stock {
  readonly input: number;
  readonly reserved: number;
  readonly sellable: number;
}

/** Undefined when the SKU has no inventory record. */
export function stockOf(state: State, sku: string): Stock | undefined {
  const input = state.quantities.get(sku);
  if (input === undefined) return undefined;
  const reserved = reservedOf(state, sku);
  return { input, reserved, sellable: Math.max(0, input - reserved) };
}

/** Lowers the input by shipped units, for accounts where shipping does that. */
export function lowerInput(state: State, sku: string, units: number): void {
  const input = state.quantities.get(sku);
  if (input !== undefined) state.quantities.set(sku, Math.max(0, input - units));
}

function reservedOf(state: State, sku: string): number {
  let units = 0;
  for (const { order } of state.orders.values()) {
    if (shipNodeTypeOf(order) !== "SellerFulfilled") continue;
    for (const line of order.orderLines.orderLine) if (line.item.sku === sku) units += unitsIn(line, OPEN_STATUSES);
  }
  return units;
}
