/** `POST /orders/createorder`: makes an order, or changes the one with that key or id. Source: [SS1-ORD]. */
import type { Call } from "../state/call";
import type { Account } from "../state/state";
import { type Answer, invalid, ok, refused } from "../wire/answer";
import { toOrderView } from "./order-view";
import { saveOne } from "./saving";

export function saveOrder(account: Account, call: Call): Answer {
  const saved = saveOne(account, call, { body: JSON.parse(call.body) });
  if (!("message" in saved)) return ok(toOrderView(account, saved));
  return saved.complaints === undefined ? refused(400, saved.message) : invalid(saved.complaints);
}
