/** `POST /orders/createorders`: up to 100 orders, each with its own result. Source: [SS1-ORD; SS1-TS]. */
import { strikesOrder } from "../faults/faults";
import type { Call } from "../state/call";
import { type Account, OPEN } from "../state/state";
import { type Answer, ok, refused } from "../wire/answer";
import { isRecord } from "../wire/record";
import { saveOne } from "./saving";

const MOST = 100;

/** Here those whose fulfillment is pending can be changed, too. */
const OPEN_HERE = [...OPEN, "pending_fulfillment"] as const;

export function saveOrders(account: Account, call: Call): Answer {
  const bodies: unknown = JSON.parse(call.body);
  if (!Array.isArray(bodies)) return refused(400, "The body must be a list of orders.");
  if (bodies.length > MOST) return refused(400, `No more than ${MOST} orders can be saved at once.`);
  const results = bodies.map((body) => saveInBatch(account, call, body));
  return ok({ hasErrors: results.some(({ success }) => !success), results });
}

interface Result {
  readonly orderId: number | null;
  readonly orderNumber: string | null;
  readonly orderKey: string | null;
  readonly success: boolean;
  readonly errorMessage: string | null;
}

function saveInBatch(account: Account, call: Call, body: unknown): Result {
  const sent = isRecord(body) ? body : {};
  const [orderNumber, orderKey] = [textOf(sent.orderNumber), textOf(sent.orderKey)];
  const saved = strikesOrder(account.state.faults, call.family, orderNumber ?? "")
    ? { message: "The order could not be saved." }
    : saveOne(account, call, { body, open: OPEN_HERE });
  if ("message" in saved) return { orderId: null, orderNumber, orderKey, success: false, errorMessage: saved.message };
  const { orderId } = saved;
  return { orderId, orderNumber: saved.orderNumber, orderKey: saved.orderKey, success: true, errorMessage: null };
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
