/** Makes and changes orders in ShipStation, many at once. */
import type { StationItem, StationOrder, StationState, WantedOrder } from "../../domain/shipstation/station-order";
import { type Issue, issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import { packed } from "../../domain/values/packed";
import { listAt, memberAt } from "../wire/member";
import type { StationClient, StationReply } from "./client";
import { windowStart } from "./dates";
import { type Verdict, verdictOf } from "./errors";
import { parseResult } from "./wire/orders";

interface Saving {
  readonly wanted: WantedOrder;
  readonly current: StationOrder | null;
}

/** At most 100 orders at once, and fewer of long ones. Source: ShipStation API V1, create or update several orders. */
const MOST = { sizeOf: ({ wanted }: Saving) => Math.max(1, wanted.items.length / 20), limit: 100 };

/** One outcome for each order, in order. Fewer: time or requests are up. */
export function saveOrders(
  client: StationClient,
  orders: readonly Saving[],
  store: string,
): readonly Outcome<string>[] {
  const outcomes: Outcome<string>[] = [];
  for (const batch of packed(orders, MOST)) {
    const saved = saveBatch(client, batch, store);
    outcomes.push(...saved);
    if (saved.length < batch.length) break;
  }
  return outcomes;
}

/** A whole batch is refused because of one order, so it is sent again in halves, until that one is alone. */
function saveBatch(client: StationClient, batch: readonly Saving[], store: string): readonly Outcome<string>[] {
  const body = batch.map((one) =>
    one.current === null ? newOrder(one.wanted, store) : changed(one.wanted, one.current),
  );
  const reply = client.send({ method: "post", path: "/orders/createorders", body });
  if (reply === null) return [];
  if (reply.kind !== "refused" || batch.length === 1) return batch.map((one, index) => outcomeOf(one, index, reply));
  const half = Math.ceil(batch.length / 2);
  const first = saveBatch(client, batch.slice(0, half), store);
  return first.length < half ? first : [...first, ...saveBatch(client, batch.slice(half), store)];
}

function outcomeOf({ wanted }: Saving, index: number, reply: StationReply): Outcome<string> {
  if (reply.kind !== "ok") return { kind: reply.kind, issue: about(wanted, reply.verdict) };
  const results = listAt(reply.json, "results");
  const own = results.find((one) => memberAt(one, "orderKey") === wanted.key) ?? results[index];
  const result = parseResult(own);
  if (result === null) return { kind: "unknown", issue: about(wanted, verdictOf(0, "")) };
  if (result.success && result.orderId) return { kind: "accepted", answer: result.orderId };
  return {
    kind: "refused",
    issue: about(wanted, verdictOf(400, JSON.stringify({ Message: result.errorMessage || "no reason given" }))),
  };
}

const about = ({ number }: WantedOrder, { code, message }: Verdict): Issue => issue(code, number, message);

const STATES: Readonly<Record<StationState, string>> = {
  "awaiting payment": "awaiting_payment",
  awaiting: "awaiting_shipment",
  "pending fulfillment": "pending_fulfillment",
  "on hold": "on_hold",
  shipped: "shipped",
  canceled: "cancelled",
};

const newOrder = (wanted: WantedOrder, store: string) => ({
  orderNumber: wanted.number,
  orderKey: wanted.key,
  orderDate: windowStart(wanted.orderedAt),
  orderStatus: STATES[wanted.state],
  ...shipBy(wanted),
  billTo: { name: wanted.shipTo.name },
  shipTo: addressOf(wanted),
  items: wanted.items.map((item) => itemOf(item)),
  advancedOptions: { storeId: Number(store) },
});

const shipBy = ({ shipBy: by }: WantedOrder) => (by === null ? {} : { shipByDate: windowStart(by) });

/** The order as it came, with what differs. */
function changed(wanted: WantedOrder, current: StationOrder): object {
  const whole = current.whole as Readonly<Record<string, unknown>>;
  return {
    ...whole,
    orderStatus: STATES[wanted.state],
    billTo: whole.billTo ?? { name: wanted.shipTo.name },
    ...(wanted.shipBy === current.shipBy ? {} : shipBy(wanted)),
    ...(wanted.shipTo === current.shipTo ? {} : { shipTo: { ...(whole.shipTo as object), ...addressOf(wanted) } }),
    ...(wanted.items === current.items ? {} : { items: itemsOf(wanted.items, listAt(whole, "items")) }),
  };
}

/** What people added to an item that stays, such as its weight, stays too. */
const itemsOf = (items: readonly StationItem[], before: readonly unknown[]) =>
  items.map((item) =>
    itemOf(
      item,
      before.find((one) => memberAt(one, "lineItemKey") === item.key),
    ),
  );

const itemOf = ({ key, sku, name, quantity, unitPrice }: StationItem, before: unknown = {}) => ({
  ...(before as object),
  lineItemKey: key,
  sku,
  name,
  quantity,
  ...(unitPrice === null ? {} : { unitPrice }),
});

/** What ShipStation found out about the address before is not true of another one. */
const addressOf = ({ shipTo: { zip, street2, ...address } }: WantedOrder) => ({
  ...address,
  street2: street2 || null,
  street3: null,
  postalCode: zip,
  residential: null,
  addressVerified: null,
});
