/** What became of a listing's orders on Walmart, which may move the quantity that is set there. */
import { isWalmart, type SheetLine } from "../../orders/order-line";
import { sharesOfText } from "../../orders/order-status";

/** Unit: units of the listing. */
export interface OrderMoves {
  readonly shipped: number;
  readonly cancelled: number;
  readonly returned: number;
}

/** By the SKU that was sold. */
export type MovesOf = (sku: string) => OrderMoves;

const NONE: OrderMoves = { shipped: 0, cancelled: 0, returned: 0 };

/** Over all of the marketplace's lines that stand in the sheet. Walmart tells of a return as a refund. */
export function orderMoves(lines: readonly SheetLine[]): MovesOf {
  const bySku = new Map<string, OrderMoves>();
  for (const { row, sold, quantity, shipped, cancelled } of lines) {
    if (sold === null || !isWalmart(row)) continue;
    const { shipped: out, cancelled: off, returned: back } = bySku.get(sold) ?? NONE;
    const refunded = sharesOfText(row.values.walmartStatus ?? "", quantity).filter(
      ({ status }) => status === "Refunded",
    );
    const returned = refunded.reduce((total, one) => total + one.quantity, back);
    bySku.set(sold, { shipped: out + shipped, cancelled: off + cancelled, returned });
  }
  return (sku) => bySku.get(sku) ?? NONE;
}

/**
 * Whether Walmart may have come from one number to another by itself: down by what was shipped, up by what was cancelled
 * or came back, to zero when an order was cancelled. Which of it an account does is not documented, so each is allowed.
 * Where rows of orders are gone, what was shipped on them is not known and explains any lower number.
 */
export function explains(before: OrderMoves | undefined, after: OrderMoves, expected: number, found: number): boolean {
  const since = (move: keyof OrderMoves): number => after[move] - (before?.[move] ?? 0);
  if (found < expected && (since("shipped") < 0 || since("cancelled") < 0)) return true;
  if (found === 0 && since("cancelled") > 0) return true;
  return found < expected
    ? expected - found <= since("shipped")
    : found - expected <= Math.max(0, since("cancelled")) + Math.max(0, since("returned"));
}
