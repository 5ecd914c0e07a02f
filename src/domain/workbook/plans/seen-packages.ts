/** Which packages that Walmart shows become rows of `Shipments`. */
import { leftUnwatched } from "../../orders/left-before";
import type { MarketplaceOrder } from "../../orders/order";
import { planShippedElsewhere } from "../../shipments/shipped-elsewhere";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import type { Shop } from "../shop";

/** `imported`: the orders that come into the sheet with this very commit. `countedUntil`: since when Aisle watches. */
interface Reading {
  readonly now: Instant;
  readonly imported?: readonly MarketplaceOrder[];
  readonly countedUntil?: Instant;
}

/** Rows for what was shipped elsewhere, of orders that `Orders` has. What left before Aisle watched an order gets none. */
export function planSeenPackages(
  { tables, ledger }: Shop,
  orders: readonly MarketplaceOrder[],
  { now, imported = [], ...since }: Reading,
): Change[] {
  const inSheet = new Set<string | null>([
    ...tables.orders.map(({ values }) => values.po),
    ...imported.map(({ po }) => po),
  ]);
  return planShippedElsewhere(
    orders.filter(({ po }) => inSheet.has(po)),
    {
      rows: tables.shipments,
      ledger,
      now,
      isWatched: (order, line) => !leftUnwatched(order, line, { ledger, ...since }),
    },
  );
}
