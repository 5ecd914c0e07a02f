/** Units that left before Aisle watched their order: the seller had deducted them. */
import type { Ledger } from "../ledger/ledger";
import { retryOf } from "../retries/retries";
import type { Instant } from "../values/brand";
import { type MarketplaceOrder, type OrderLine, shippedQuantity } from "./order";

/** The order waited or could not be read before, so its units were not deducted by the seller. */
export const wasMetBefore = (ledger: Ledger, { po }: MarketplaceOrder): boolean =>
  ledger.recall("waiting", po) !== null || retryOf(ledger, "order", po) !== null;

/** Whether all units of the line that left did so before the order came into the sheet, and before Aisle watched it. */
export function leftUnwatched(
  order: MarketplaceOrder,
  line: OrderLine,
  { ledger, countedUntil }: { readonly ledger: Ledger; readonly countedUntil?: Instant },
): boolean {
  const memory = ledger.recall("order", order.po);
  if (memory === null) return !wasMetBefore(ledger, order) && leftBefore(order, line, countedUntil);
  return (memory.counted?.[line.line] ?? 0) >= shippedQuantity(line);
}

/** Whether units of the line left before an instant. */
export const leftBefore = (order: MarketplaceOrder, line: OrderLine, until: Instant | undefined): boolean =>
  shippedQuantity(line) > 0 && (line.statusAt ?? order.orderedAt) < (until ?? 0);
