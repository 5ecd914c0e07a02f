/** `POST /orders/holduntil`: an order waits until a day. Source: [SS1-TS]. */
import * as z from "zod";
import type { Call } from "../state/call";
import { type Account, findOrder, isVisible, type Order } from "../state/state";
import { type Answer, ok, refused } from "../wire/answer";
import { readDate } from "../wire/dates";

const BODY = z.object({ orderId: z.number(), holdUntilDate: z.string() });

export function holdOrder({ state, settings }: Account, call: Call): Answer {
  const { data } = BODY.safeParse(JSON.parse(call.body));
  const until = data === undefined ? undefined : readDate(data.holdUntilDate, settings.switches);
  if (data === undefined || until === undefined) return refused(400, "The request is invalid.");
  const order = findOrder(state, data.orderId);
  if (order === undefined || !isVisible(order)) return refused(404, "The requested order was not found.");
  if (order.status !== "awaiting_shipment") return refused(400, `The order is ${order.status} and cannot be held.`);
  putOnHold(order, { until, now: call.now });
  return ok({ success: true, message: "The requested order has been placed on hold." });
}

/** `until`: epoch ms; null: until somebody restores it. */
export function putOnHold(order: Order, { until, now }: { readonly until: number | null; readonly now: number }): void {
  order.status = "on_hold";
  order.holdUntil = until;
  order.modifiedAt = now;
}
