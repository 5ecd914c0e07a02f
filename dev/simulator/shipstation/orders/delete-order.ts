/** `DELETE /orders/{id}`: a soft delete; the order stays in the database, inactive. Source: [SS1-ORD]. */
import type { Call } from "../state/call";
import { type Account, findOrder, isVisible } from "../state/state";
import { type Answer, ok, refused } from "../wire/answer";

export function deleteOrder({ state }: Account, call: Call): Answer {
  const order = findOrder(state, Number(call.pathValues[0]));
  if (order === undefined || !isVisible(order)) return refused(404, "The requested order was not found.");
  order.isDeleted = true;
  order.modifiedAt = call.now;
  return ok({ success: true, message: "The requested order has been deleted" });
}
