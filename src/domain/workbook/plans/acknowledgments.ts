/** Which orders Walmart is told of by itself, and what the rows of the others say. */
import { unreadLinesIn } from "../../fulfillment/unread-lines";
import { dueText, type ShownTime, unacknowledgedIssues } from "../../orders/failing-orders";
import { isWalmart, type SheetLine } from "../../orders/order-line";
import { ordersToAcknowledge } from "../../orders/order-memory";
import { coverageOf } from "../../quantities/stock/covered-orders";
import { type Issue, issue } from "../../values/issue";
import { missingIn, type Shop } from "../shop";

/** Why each order that Walmart waits for is not acknowledged by itself, as the end of “…, because”; `null`: it is. */
type Waiting = ReadonlyMap<string, string | null>;

/** A shop never changes, so this is computed only once. */
const known = new WeakMap<Shop, Waiting>();

const MANUALLY = "Settings ▸ Order Acknowledgment says Manually";

function waitingIn(shop: Shop): Waiting {
  const { tables, ledger, settings, unreadSettings, lines, commits, recipesOf } = shop;
  if (!settings.orderImport || unreadSettings.has("orderImport") || unreadSettings.has("acknowledgment"))
    return new Map();
  const pos = ordersToAcknowledge(tables.orders, ledger);
  const all = (reason: string | null): Waiting => new Map(pos.map((po) => [po, reason]));
  if (settings.acknowledgment === "on import") return all(null);
  if (settings.acknowledgment === "manually") return all(MANUALLY);
  const missing = missingIn(shop);
  if (missing !== null) return all(missing);
  return pos.length === 0
    ? new Map()
    : coverageOf(pos, { ...shop, areUnread: unreadLinesIn(lines, commits, recipesOf, ledger) });
}

function waiting(shop: Shop): Waiting {
  const found = known.get(shop) ?? waitingIn(shop);
  known.set(shop, found);
  return found;
}

/** The orders that Settings let Aisle acknowledge now. */
export const toAcknowledge = (shop: Shop): readonly string[] =>
  [...waiting(shop)].flatMap(([po, reason]) => (reason === null ? [po] : []));

/**
 * What the row of an order says that Walmart was not told of: why it failed, or what it waits for. The time is fixed, so
 * that it need not be written again. `shownTime`: an instant as the seller reads it.
 */
export function acknowledgmentIssues(shop: Shop, line: SheetLine, shownTime: ShownTime): readonly Issue[] {
  const { po, orderedAt } = line.row.values;
  const failed = unacknowledgedIssues(shop.ledger, line, shownTime);
  const reason = isWalmart(line.row) && po !== null ? (waiting(shop).get(po) ?? null) : null;
  if (po === null || reason === null || failed.length > 0) return failed;
  const message = `Walmart has not been told yet that this order was received, because ${reason}. ${dueText(orderedAt, shownTime)} To tell it now, select the row and choose Aisle ▸ Acknowledge Selected.`;
  return [issue("unacknowledged", po, message)];
}
