import type { Deviation } from "../deviation";

const ORDER_CURSOR = ["hasMoreElements", "soIndex", "poIndex", "partnerId", "sellerId"].map(
  (name): Deviation => ({
    operations: ["GET /v3/orders"],
    side: "request",
    place: `/query/${name}`,
    rule: "unknown",
    definition: "the cursor is a text of the answer, and no parameter",
    truth: "it is a ready query string that is sent back unchanged",
    source: "6.1, FU#37; HS#6",
  }),
);

const ORDER_ANSWERS = [
  "GET /v3/orders",
  "GET /v3/orders/{purchaseOrderId}",
  "POST /v3/orders/{purchaseOrderId}/acknowledge",
  "POST /v3/orders/{purchaseOrderId}/shipping",
];

const BARE = "an order may come with nothing but ids, date and lines; whether it ever does is not known";
export const ORDERS: readonly Deviation[] = [
  ...ORDER_CURSOR,
  ...["**/customerEmailId", "**/shippingInfo"].map(
    (place): Deviation => ({
      operations: ORDER_ANSWERS,
      side: "answer",
      place,
      rule: "missing",
      definition: "always there",
      truth: BARE,
      source: "assumed",
    }),
  ),
  {
    operations: ORDER_ANSWERS.slice(1),
    side: "answer",
    place: "**/item/productName",
    rule: "missing",
    definition: "always there",
    truth: BARE,
    source: "assumed",
  },
  {
    operations: ["GET /v3/orders/{purchaseOrderId}"],
    side: "answer",
    place: "**/orderLine/*/statusDate",
    rule: "missing",
    definition: "always there",
    truth: BARE,
    source: "assumed",
  },
  ...["**/orderLineStatus/*/trackingInfo", "**/orderLine/*/refund"].map(
    (place): Deviation => ({
      operations: ["GET /v3/orders"],
      side: "answer",
      place,
      rule: "type",
      definition: "an object",
      truth: "null where there is none",
      schema: { type: "null" },
      source: "6.3, S:orders (its example)",
    }),
  ),
  {
    operations: ["POST /v3/orders/{purchaseOrderId}/shipping", "GET /v3/orders/{purchaseOrderId}"],
    side: "answer",
    place: "/body/order/sellerOrderId",
    rule: "unknown",
    definition: "a member of the line alone",
    truth: "the order may have it too",
    schema: { type: "string" },
    source: "S:orders (its example of shipping)",
  },
  {
    operations: ["GET /v3/orders/{purchaseOrderId}"],
    side: "answer",
    place: "/body",
    rule: "shape",
    definition: "the order itself",
    truth: "the order inside an object, as after an acknowledgment",
    like: "POST /v3/orders/{purchaseOrderId}/acknowledge",
    source: "6.2, S:orders (its example)",
  },
];
