import { answer, ERRORS, one, REFUSED, WORDS } from "./error-bodies";
import { UNDEFINED_OPERATION } from "./finding";
import type { Schema } from "./tighten";

/** Where the definition is known to be wrong or to say nothing, and what is true there. */
export interface Deviation {
  /** Keys of operations; `*` for all. Each one named must be met by a message, else the entry is reported. */
  readonly operations: readonly string[];
  readonly side: "request" | "answer";
  /** As in a finding; with `**` before it, at the end of any path. */
  readonly place: string;
  readonly rule: string;
  readonly definition: string;
  readonly truth: string;
  /** What the value must fit to be excused. */
  readonly schema?: Schema;
  /** For the rule `shape`: the operation whose answers have the shape that these have in truth. */
  readonly like?: string;
  /** Tags of the sheet of facts that was gathered for Walmart's API. */
  readonly source: string;
}

const NO_REFUSALS = "no answer but 200";
const ANSWER_STATUS = { side: "answer", place: "/status", rule: "unknown", definition: NO_REFUSALS } as const;

/** A member of an answer that the definition does not have. */
const member = (
  operations: readonly string[],
  place: string,
  truth: string,
  schema: Schema,
  source: string,
): Deviation => ({
  operations,
  side: "answer",
  place,
  rule: "unknown",
  definition: "no such member",
  truth,
  schema,
  source,
});

const REFUSALS: readonly Deviation[] = [
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the gateway refuses with a list under the key error",
    schema: answer(REFUSED, "application/json", one("error", ERRORS)),
    source: "1.3, T:34571343540",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the orders area refuses with an object inside an object",
    schema: answer(REFUSED, "application/json", one("errors", one("error", ERRORS))),
    source: "1.3, HS#29",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the other areas refuse with a list under the key errors",
    schema: answer(REFUSED, "application/json", one("errors", ERRORS)),
    source: "1.3, D:error-codes",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "who does not ask for JSON is refused in XML",
    schema: answer(REFUSED, "application/xml", WORDS),
    source: "1.3, walmartlabs/partnerapi_sdk_dotnet",
  },
  {
    operations: ["*"],
    ...ANSWER_STATUS,
    truth: "the edge in front of Walmart answers with a page",
    schema: answer({ minimum: 500 }, "text/html", WORDS),
    source: "1.3, EJ:docs/api_blueprint.md",
  },
  {
    operations: ["POST /v3/token"],
    ...ANSWER_STATUS,
    truth: "refused credentials get a bare Bad Request",
    schema: answer({ enum: [400] }, "text/plain", WORDS),
    source: "1.4, EJ:api/_client.py; T:70300598423",
  },
  {
    operations: [UNDEFINED_OPERATION],
    ...ANSWER_STATUS,
    truth: "the sandbox's simulations and the newer stock of Walmart's warehouses are operations that came later",
    schema: answer({ enum: [200, 201] }, "application/json", { type: "object" }),
    source: "4.4, 10, D:dynamic-sandbox; R:getwfsinventorydetails",
  },
];

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
const ORDERS: readonly Deviation[] = [
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

const FEED = "GET /v3/feeds/{feedId}";
const INGESTION_ERROR: Schema = {
  type: "object",
  required: ["type", "code"],
  properties: {
    type: { type: "string" },
    code: { type: "string" },
    field: { type: "string", nullable: true },
    description: { type: "string", nullable: true },
  },
  additionalProperties: false,
};

const FEEDS: readonly Deviation[] = [
  {
    operations: [FEED],
    side: "answer",
    place: "/body/feedStatus",
    rule: "enum",
    definition: "one of four words",
    truth: "other words come, and are to be taken as an alarm",
    schema: { type: "string" },
    source: "5, EJ:docs/api_blueprint.md 5.3",
  },
  ...["itemDataErrorCount", "itemSystemErrorCount", "itemTimeoutErrorCount"].map((name) =>
    member(
      ["GET /v3/feeds"],
      `/body/results/feed/*/${name}`,
      "a count",
      { type: "integer", minimum: 0 },
      "5, S:feeds (its example)",
    ),
  ),
  ...["fileName", "orgId", "channelType"].map((name) =>
    member(["GET /v3/feeds"], `/body/results/feed/*/${name}`, "a text", { type: "string" }, "5, S:feeds (its example)"),
  ),
  {
    operations: ["POST /v3/feeds?feedType=inventory", "POST /v3/feeds?feedType=MP_INVENTORY"],
    side: "request",
    place: "/header/Content-Type",
    rule: "enum",
    definition: "a form with a file",
    truth: "or the file's JSON as the body",
    schema: { enum: ["application/json"] },
    source: "5, S:feeds; EJ",
  },
  member(
    [FEED],
    "/body/itemDetails/itemIngestionStatus/*/itemid",
    "Walmart's number of the item",
    { type: "string" },
    "5, S:feeds (its example)",
  ),
  member([FEED], "/body/feedSubmissionDate", "milliseconds", { type: "integer" }, "5, S:feeds (its example)"),
  member(
    [FEED],
    "/body/itemDetails/itemIngestionStatus/*/productIdentifiers",
    "a list inside an object",
    one("productIdentifier", { type: "array" }),
    "5, S:feeds (its example)",
  ),
  {
    operations: [FEED],
    side: "answer",
    place: "**/ingestionErrors/ingestionError",
    rule: "type",
    definition: "a list",
    truth: "null, a list, or a single object, whose texts may be null",
    schema: { anyOf: [{ type: "null" }, INGESTION_ERROR] },
    source: "5, S:feeds; EJ:docs/api_blueprint.md",
  },
  member(
    [FEED],
    "**/ingestionErrors/ingestionError/*/field",
    "the field's name, or null",
    { type: "string", nullable: true },
    "5, S:feeds",
  ),
  {
    operations: [FEED],
    side: "answer",
    place: "**/ingestionErrors/ingestionError/*/description",
    rule: "type",
    definition: "a text",
    truth: "null where the item succeeded all the same",
    schema: { type: "null" },
    source: "5, S:feeds; T:54900354039",
  },
];

const LISTS = ["GET /v3/items", "POST /v3/items/catalog/search"];
const ITEMS: readonly Deviation[] = [
  {
    operations: ["GET /v3/items/{id}"],
    side: "answer",
    place: "/body",
    rule: "shape",
    definition: "a record",
    truth: "a list of one, as on a page of items",
    like: "GET /v3/items",
    source: "3.2, S:items (its example)",
  },
  {
    operations: ["GET /v3/items/count"],
    side: "answer",
    place: "/body",
    rule: "type",
    definition: "a text",
    truth: "an object that has the status as its one member",
    schema: { type: "object", minProperties: 1, maxProperties: 1, additionalProperties: { type: "integer" } },
    source: "3.2, S:items (its example)",
  },
  {
    operations: ["POST /v3/items/catalog/search"],
    side: "answer",
    place: "/body/payload/*/price/currency",
    rule: "unknown",
    definition: "the currency is called unit",
    truth: "it is called currency",
    schema: { type: "string" },
    source: "3.2, EJ",
  },
  {
    operations: LISTS,
    side: "answer",
    place: "**/variantGroupInfo/groupingAttributes",
    rule: "type",
    definition: "an object",
    truth: "a list of names and values",
    schema: { type: "array", items: { type: "object", required: ["name", "value"] } },
    source: "3.1, S:items (its example)",
  },
  {
    operations: LISTS,
    side: "answer",
    place: "**/variantGroupInfo/isPrimary",
    rule: "type",
    definition: "yes or no",
    truth: "a text",
    schema: { enum: ["true", "false"] },
    source: "3.1, S:items (its example)",
  },
  member(
    ["GET /v3/items"],
    "**/availability",
    "whether it is in stock",
    { enum: ["In_stock", "Out_of_stock", "Preorder"] },
    "3.1, D:get-all-items; MC:list-items",
  ),
];

const FEED_LIMITS: Schema = {
  type: "object",
  required: ["configurationName", "configuration"],
  properties: {
    configurationName: { enum: ["FEED"] },
    configuration: one("values", {
      type: "array",
      items: {
        type: "object",
        required: ["feedType", "throttleConfigurations"],
        properties: {
          throttleConfigurations: {
            type: "array",
            items: {
              type: "object",
              required: ["type", "rate", "fileSize"],
              properties: {
                rate: {
                  type: "object",
                  required: ["count", "replenishTimeWindow"],
                  properties: { replenishTimeWindow: { properties: { value: { type: "string", pattern: "^\\d+$" } } } },
                },
              },
            },
          },
        },
      },
    }),
  },
};

const OTHERS: readonly Deviation[] = [
  {
    operations: ["GET /v3/token/detail"],
    side: "answer",
    place: "/body/is_channel_match",
    rule: "missing",
    definition: "always there",
    truth: "may be absent",
    source: "1.2, S:auth (its example)",
  },
  {
    operations: ["GET /v3/settings/partnerprofile"],
    side: "answer",
    place: "/body/configurations/*",
    rule: "anyOf",
    definition: "a feed's window is a number, and its type one of twelve",
    truth: "the window is a text of digits, and more types of feed have limits",
    schema: FEED_LIMITS,
    source: "4.5, S:set (its example)",
  },
  ...(["request", "answer"] as const).map(
    (side): Deviation => ({
      operations: ["POST /v3/reports/reportRequests"],
      side,
      place: side === "request" ? "/body/rowFilters/*" : "/body/payload/rowFilters/*",
      rule: "anyOf",
      definition: "a range names its kind rowFilterType",
      truth: "every filter names its kind type",
      schema: { type: "object", required: ["type", "columnName"], properties: { type: { enum: ["rangeFilter"] } } },
      source: "3.4, S:rep (its example)",
    }),
  ),
];

/** The definition knows no test systems. */
const SANDBOX: Deviation = {
  operations: ["*"],
  side: "request",
  place: "/header/WM_SANDBOX",
  rule: "unknown",
  definition: "no such header",
  truth: "v2 chooses the dynamic sandbox",
  schema: { enum: ["v2"] },
  source: "2, D:dynamic-sandbox",
};

export const DEVIATIONS: readonly Deviation[] = [SANDBOX, ...REFUSALS, ...ORDERS, ...FEEDS, ...ITEMS, ...OTHERS];
