/** `GET /orders/{id}`. A deleted or combined order is not found. Source: [SS-COMB]. */
import type { Call } from "../state/call";
import { type Account, findOrder, isVisible } from "../state/state";
import { type Answer, ok, refused } from "../wire/answer";
import { toOrderView } from "./order-view";

export function readOrder(account: Account, call: Call): Answer {
  const order = findOrder(account.state, Number(call.pathValues[0]));
  if (order === undefined || !isVisible(order)) return refused(404, "The requested order was not found.");
  return ok(toOrderView(account, order));
}
