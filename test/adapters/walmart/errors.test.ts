import { readErrors, tokenFailure, verdictOf } from "../../../src/adapters/walmart/errors";

const entry = (code: string, text: string) => ({
  code,
  field: "sku",
  description: text,
  info: text,
  severity: "ERROR",
});

/** One error in each of the five shapes that Walmart uses. */
const SHAPES: readonly (readonly [string, (code: string, text: string) => string])[] = [
  ["gateway", (code, text) => JSON.stringify({ error: [entry(code, text)] })],
  ["orders, a list", (code, text) => JSON.stringify({ errors: { error: [entry(code, text)] } })],
  ["orders, one object", (code, text) => JSON.stringify({ errors: { error: entry(code, text) } })],
  ["items and inventory", (code, text) => JSON.stringify({ errors: [entry(code, text)] })],
];

test.each(SHAPES)("an error in the shape of %s is read: code and text", (_, body) => {
  expect(readErrors(body("X.GMP_ORDER_API", "what is wrong"))).toEqual([
    { code: "X.GMP_ORDER_API", text: "what is wrong" },
  ]);
});

test.each([
  "<errors><error><code>CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API</code></error></errors>",
  '<?xml version="1.0"?><ns2:errors xmlns:ns2="http://walmart.com/"><ns2:error><ns2:code>CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API</ns2:code></ns2:error></ns2:errors>',
])("an error in XML is read, with and without namespace", (body) => {
  expect(readErrors(body).map(({ code }) => code)).toEqual(["CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API"]);
});

test.each([
  "",
  "Bad Request",
  "<HTML><BODY>Service Unavailable Reference #1</BODY></HTML>",
  "null",
  "[]",
  "7",
  '{"errors":null}',
  '{"error":[null]}',
])("a body that tells nothing (%s) breaks nothing", (body) => {
  expect(readErrors(body).filter(({ code, text }) => code !== "" || text !== "")).toEqual([]);
  expect(verdictOf(400, body)).toMatchObject({ kind: "refused" });
  expect(verdictOf(503, body)).toMatchObject({ kind: "transient" });
});

const ROWS: readonly (readonly [number, string, string, string, string])[] = [
  [
    401,
    "UNAUTHORIZED.GMP_GATEWAY_API",
    "Unauthorized token or incorrect authorization header.",
    "setup",
    "key-refused",
  ],
  [401, "UNAUTHORIZED.GMP_GATEWAY_API", "Program Eligibility is not enabled", "refused", "not-in-programme"],
  [403, "FORBIDDEN.GMP_GATEWAY_API", "Access to this resource is forbidden", "setup", "permission-missing"],
  [404, "CONTENT_NOT_FOUND.GMP_ORDER_API", "No orders found", "refused", "not-found"],
  [423, "RESOURCE_IS_LOCKED.GMP_INVENTORY_API", "Resource is locked", "transient", "locked"],
  [429, "REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API", "Request threshold violated", "transient", "throttled"],
  [400, "INVALID_REQUEST.GMP_ORDER_API", "Request invalid.", "transient", "order-outage"],
  [400, "INVALID_REQUEST.GMP_ORDER_API", "Invalid Request", "transient", "order-outage"],
  [400, "INVALID_REQUEST.GMP_ORDER_API", "Qty OverShipped", "refused", "refused"],
  [400, "INVALID_REQUEST_CONTENT.GMP_INVENTORY_API", "Data given is invalid", "refused", "refused"],
  [415, "UNSUPPORTED_MEDIA_TYPE.GMP_GATEWAY_API", "Content type", "refused", "refused"],
  [500, "SYSTEM_ERROR.GMP_GATEWAY_API", "System error", "transient", "walmart-unavailable"],
  [504, "DOWNSTREAM_SYSTEM_TIME_OUT.GMP_ORDER_API", "Time out", "transient", "walmart-unavailable"],
  [520, "", "", "transient", "walmart-unavailable"],
];

test.each(ROWS)("%i %s “%s” is %s: %s, in every shape", (status, code, text, kind, verdict) => {
  for (const [, body] of SHAPES) expect(verdictOf(status, body(code, text))).toMatchObject({ kind, code: verdict });
});

test("a page of the edge servers is no verdict on the key's permissions", () => {
  expect(verdictOf(403, "<HTML><BODY>Access Denied. Reference #18.2f3</BODY></HTML>")).toMatchObject({
    kind: "transient",
    code: "walmart-unavailable",
  });
});

test("what Walmart says about one request stands in the sentence", () => {
  const body = JSON.stringify({ errors: { error: [entry("A", "Line 1 is shipped."), entry("B", "Line 2 too.")] } });
  expect(verdictOf(400, body).message).toBe("Walmart refused it: Line 1 is shipped. Line 2 too.");
});

test.each([400, 401, 403])("a token refused with %i names the account and the place of the key", (status) => {
  for (const [environment, name] of [
    ["production", "your live account"],
    ["sandbox", "the test system"],
  ] as const) {
    const found = tokenFailure(status, environment);
    expect(found).toMatchObject({ kind: "setup", code: "key-refused" });
    expect(found.message).toContain(name);
    expect(found.message).toContain("Seller Center");
  }
});

test.each([429, 500, 503, 520])("a token call answered with %i blames nobody's key", (status) => {
  expect(tokenFailure(status, "production").kind).toBe("transient");
});
