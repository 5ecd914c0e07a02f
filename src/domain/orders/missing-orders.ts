/** Whether sales may be missing from the sheet. If so, no number may rise. */

import type { Ledger } from "../ledger/ledger";
import { ORDERS_UNWRITTEN, retriesOf, retryOf } from "../retries/retries";
import { shortList } from "../values/words";
import type { OrderRow } from "./order-columns";
import { isTakenAway } from "./order-memory";
import { typedOver } from "./walmart-cells";

/** The name under which the ledger remembers that the list of orders could not be read. */
export const ORDER_LIST = "list";

/** A reason for `missingOrders`, as the end of “…, since”. */
export const ORDERS_LACK = "not all orders could be written into Orders";

/**
 * Why sales may be missing, as the end of “…, since”; `null`: no sale is known to be missing. An unreadable order is
 * harmless if its rows still hold Walmart's last values, or if the seller typed its row: it holds its stock. It is also
 * harmless if the seller deleted its rows: then it holds none.
 */
export function missingOrders(ledger: Ledger, rows: readonly OrderRow[]): string | null {
  if (retryOf(ledger, "orders", ORDER_LIST) !== null) return "not all orders could be read from Walmart";
  if (retryOf(ledger, "orders", ORDERS_UNWRITTEN) !== null) return ORDERS_LACK;
  const isAway = isTakenAway(rows, ledger);
  const failing = (what: "order" | "partOfOrder") =>
    retriesOf(ledger, what).flatMap(({ name }) => (isAway(name) ? [] : [name]));
  const unread = new Set<string | null>(failing("order"));
  const shown = rows.filter(({ values }) => unread.has(values.po));
  const over = typedOver(shown, ledger);
  for (const { values } of shown) if (!over.has(values.po ?? "")) unread.delete(values.po);
  for (const name of failing("partOfOrder")) unread.add(name);
  if (unread.size === 0) return null;
  return `the order ${shortList([...unread].map(String), 1)} could not be read from Walmart`;
}
