/** How a listing's orders on Walmart may have changed the quantity that is set there. */

import { isWalmart, type SheetLine } from "../../orders/order-line";
import { sharesOfText } from "../../orders/order-status";
import { sumOf } from "../../values/groups";

/** Unit: units of the listing. */
export interface OrderMoves {
  readonly shipped: number;
  readonly cancelled: number;
  readonly returned: number;
}

/** By the SKU that was sold. */
export type MovesOf = (sku: string) => OrderMoves;

const NONE: OrderMoves = { shipped: 0, cancelled: 0, returned: 0 };

/** Adds up all of Walmart's lines in the sheet. Walmart shows a return as a refund. */
export function orderMoves(lines: readonly SheetLine[]): MovesOf {
  const bySku = new Map<string, OrderMoves>();
  for (const { row, sold, quantity, shipped, canceled: cancelled } of lines) {
    if (sold === null || !isWalmart(row)) continue;
    const { shipped: out, cancelled: off, returned: back } = bySku.get(sold) ?? NONE;
    const refunded = sharesOfText(row.values.walmartStatus ?? "", quantity).filter(
      ({ status }) => status === "Refunded",
    );
    const returned = back + sumOf(refunded.map((one) => one.quantity));
    bySku.set(sold, { shipped: out + shipped, cancelled: off + cancelled, returned });
  }
  return (sku) => bySku.get(sku) ?? NONE;
}

/**
 * Whether orders explain that Walmart holds `found` instead of `expected`: it may lower the quantity by what was
 * shipped, raise it by what was canceled or returned, and set it to zero after a cancellation. Which of these an
 * account does is not documented, so all are allowed. If rows of orders have vanished, nobody knows what was shipped on
 * them, so any lower number is explained.
 * @example
 * const none = { shipped: 0, cancelled: 0, returned: 0 };
 * explains(none, { ...none, shipped: 2 }, { expected: 5, found: 3 }) // => true
 * explains(none, { ...none, shipped: 2 }, { expected: 5, found: 2 }) // => false
 * explains(none, { ...none, cancelled: 1 }, { expected: 5, found: 6 }) // => true
 * explains(none, none, { expected: 5, found: 4 }) // => false
 */
export function explains(
  before: OrderMoves | undefined,
  after: OrderMoves,
  { expected, found }: { readonly expected: number; readonly found: number },
): boolean {
  const since = (move: keyof OrderMoves): number => after[move] - (before?.[move] ?? 0);
  if (found < expected && (since("shipped") < 0 || since("cancelled") < 0)) return true;
  if (found === 0 && since("cancelled") > 0) return true;
  return found < expected
    ? expected - found <= since("shipped")
    : found - expected <= Math.max(0, since("cancelled")) + Math.max(0, since("returned"));
}
