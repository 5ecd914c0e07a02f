import { tokenFailure, verdictOf } from "../../../../src/adapters/walmart/client/errors";
import { readErrors, statusInside } from "../../../../src/adapters/walmart/wire/errors";

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

/** Status, code and text as Walmart sends them; what the phase does; and what the seller reads. */
const ROWS: readonly (readonly [number, string, string, string, string])[] = [
  [
    401,
    "UNAUTHORIZED.GMP_GATEWAY_API",
    "Unauthorized token or incorrect authorization header.",
    "setup",
    "Walmart refuses the saved key",
  ],
  [
    401,
    "UNAUTHORIZED.GMP_GATEWAY_API",
    "Program Eligibility is not enabled",
    "refused",
    "does not take part in the program",
  ],
  [403, "FORBIDDEN.GMP_GATEWAY_API", "Access to this resource is forbidden", "setup", "lacks a permission"],
  [404, "CONTENT_NOT_FOUND.GMP_ORDER_API", "No orders found", "refused", "does not know it"],
  [404, "URI_NOT_FOUND.GMP_GATEWAY_API", "The resource is not there", "defect", "newer version of Aisle"],
  [404, "", "No static resource v3/reports/reportRequests", "defect", "newer version of Aisle"],
  [413, "INVALID_REQUEST.GMP_RECEIVER_API", "Too large", "refused", "too large"],
  [423, "RESOURCE_IS_LOCKED.GMP_INVENTORY_API", "Resource is locked", "transient", "still working on it"],
  [429, "REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API", "Request threshold violated", "transient", "asks to slow down"],
  [400, "INVALID_REQUEST.GMP_ORDER_API", "Request invalid.", "transient", "orders do not answer properly"],
  [400, "INVALID_REQUEST.GMP_ORDER_API", "Invalid Request", "transient", "orders do not answer properly"],
  [400, "INVALID_REQUEST.GMP_ORDER_API", "Qty OverShipped", "refused", "Walmart refused it: Qty OverShipped"],
  [
    400,
    "INVALID_REQUEST_HEADER.GMP_GATEWAY_API",
    "WM_SVC.NAME set blank or null",
    "refused",
    "Walmart refused it: WM_SVC.NAME",
  ],
  [400, "MISSING_REQUEST_HEADER.GMP_GATEWAY_API", "No header", "refused", "Walmart refused it: No header"],
  [400, "MISSING_REQUEST_PARAM.GMP_ITEM_QUERY_API", "No sku", "refused", "Walmart refused it: No sku"],
  [400, "INVALID_REQUEST_PARAM.GMP_ITEM_QUERY_API", "Invalid Cursor", "refused", "Walmart refused it: Invalid Cursor"],
  [
    400,
    "INVALID_REQUEST_CONTENT.GMP_INVENTORY_API",
    "Data given is invalid",
    "refused",
    "Walmart refused it: Data given",
  ],
  [400, "MALFORMED_REQUEST_CONTENT.GMP_ITEM_INGESTOR_API", "Not JSON", "refused", "Walmart refused it: Not JSON"],
  [405, "METHOD_NOT_ALLOWED.GMP_GATEWAY_API", "Method", "refused", "Walmart refused it: Method"],
  [406, "INVALID_ACCEPT_TYPE.GMP_GATEWAY_API", "Accept", "refused", "Walmart refused it: Accept"],
  [415, "UNSUPPORTED_MEDIA_TYPE.GMP_GATEWAY_API", "Content type", "refused", "Walmart refused it: Content type"],
  [500, "SYSTEM_ERROR.GMP_GATEWAY_API", "System error", "transient", "does not answer just now"],
  [500, "INVALID_SYSTEM_STATE.GMP_ORDER_API", "State", "transient", "does not answer just now"],
  [503, "", "", "transient", "does not answer just now"],
  [504, "DOWNSTREAM_SYSTEM_TIME_OUT.GMP_ORDER_API", "Time out", "transient", "does not answer just now"],
  [520, "", "", "transient", "does not answer just now"],
];

test.each(ROWS)("%i %s “%s” is %s; the seller reads: … %s …", (status, code, text, kind, sentence) => {
  for (const [, body] of SHAPES) {
    const found = verdictOf(status, body(code, text));
    expect(found.kind).toBe(kind);
    expect(found.message).toContain(sentence);
    expect(found.message).toMatch(/[.!)]$|Walmart refused it: /);
  }
});

/** Seconds after which the very request may be asked again. All else is repeated by no one: a later run begins anew. */
const RETRIES: Readonly<Record<number, number>> = { 423: 20, 429: 3, 500: 3, 503: 3, 504: 3, 520: 3 };

test.each(ROWS)("%i %s “%s”: what may be asked again by itself, and when", (status, code, text, kind) => {
  const { retryMs } = verdictOf(status, SHAPES[0]?.[1](code, text) ?? "");
  const seconds = RETRIES[status] ?? (status === 400 && kind === "transient" ? 3 : undefined);
  expect(retryMs).toBe(seconds === undefined ? undefined : seconds * 1_000);
  expect(retryMs !== undefined).toBe(kind === "transient");
});

test.each(ROWS.filter(([, code]) => code !== ""))(
  "%i %s “%s” in XML is %s all the same",
  (status, code, text, kind) => {
    const body = `<errors><error><code>${code}</code><description>${text}</description></error></errors>`;
    expect(verdictOf(status, body).kind).toBe(kind);
  },
);

test.each([
  ["UNAUTHORIZED.GMP_GATEWAY_API", 401],
  ["FORBIDDEN.GMP_GATEWAY_API", 403],
  ["CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API", 404],
  ["REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API", 429],
  ["RESOURCE_IS_LOCKED.GMP_INVENTORY_API", 423],
  ["SYSTEM_ERROR.GMP_GATEWAY_API", 500],
  ["DOWNSTREAM_SYSTEM_TIME_OUT.GMP_ORDER_API", 504],
  ["INVALID_REQUEST_CONTENT.GMP_INVENTORY_API", 400],
  ["", 400],
])("an answer called a success that holds only the error %s deserves %i", (code, status) => {
  for (const [, body] of SHAPES) expect(statusInside(JSON.parse(body(code, "wrong")))).toBe(status);
});

test.each([
  '{"sku":"A","errors":[{"code":"X"}]}',
  '{"errors":[]}',
  '{"errors":null}',
  "{}",
  "[]",
  "null",
  '{"list":{}}',
])("%s is a success as far as the whole request goes", (body) => {
  expect(statusInside(JSON.parse(body))).toBeNull();
});

test.each([403, 404])(
  "a page of the edge servers with %i judges nothing: it is an outage, not an empty list",
  (status) => {
    const page = "<!DOCTYPE html><HTML><BODY>Reference #18.2f3</BODY></HTML>";
    expect(verdictOf(status, page)).toMatchObject({ kind: "transient", code: "walmart-unavailable" });
  },
);

test("a page of the edge servers is no verdict on the key's permissions", () => {
  expect(verdictOf(403, "<HTML><BODY>Access Denied. Reference #18.2f3</BODY></HTML>")).toMatchObject({
    kind: "transient",
    code: "walmart-unavailable",
  });
});

test.each(["Invalid Request", "Request invalid.", " Request invalid\n"])(
  "a bare “%s” is what the orders area says in an outage, too",
  (body) => expect(verdictOf(400, body)).toMatchObject({ kind: "transient", code: "order-outage" }),
);

test("so is its code without a word beside it; with words, the words count", () => {
  const bodies = (text: string) => SHAPES.map(([, body]) => body("INVALID_REQUEST.GMP_ORDER_API", text));
  for (const body of bodies("")) expect(verdictOf(400, body).code).toBe("order-outage");
  for (const body of bodies("Line 1 is shipped")) expect(verdictOf(400, body).code).toBe("refused");
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
    const found = tokenFailure(status, "Bad Request", environment);
    expect(found).toMatchObject({ kind: "setup", code: "key-refused" });
    expect(found.message).toContain(name);
    expect(found.message).toContain("Seller Center");
  }
});

test.each([400, 401, 403])("a page of the edge servers with %i is no verdict on the key", (status) => {
  const page = "<HTML><BODY>Access Denied. Reference #18.2f3</BODY></HTML>";
  expect(tokenFailure(status, page, "production").kind).toBe("transient");
});

test.each([404, 408, 423, 429, 500, 503, 520])("a token call answered with %i blames nobody's key", (status) => {
  expect(tokenFailure(status, "", "production").kind).toBe("transient");
});
