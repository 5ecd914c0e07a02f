/** The judge before a definition of three operations, which are written like Walmart's. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readDefinition } from "../../../dev/conformance/definition";
import type { Deviation } from "../../../dev/conformance/deviation";
import { createJudge } from "../../../dev/conformance/judge";
import { createTally, type Exchange } from "../../../dev/conformance/tally";
import type { HttpRequest } from "../../../dev/seam";
import { isUsed } from "../../support/uses";
import { answerOf, requestOf } from "./published";

const text = { type: "string" };
const quantity = {
  required: ["unit", "amount"],
  type: "object",
  properties: { unit: { type: "string", enum: ["EACH"] }, amount: { type: "number" } },
};
const stock = { type: "object", required: ["sku"], properties: { sku: text, quantity } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const inQuery = (name: string, more: object = {}) => ({ name, in: "query", required: true, schema: text, ...more });
const service = { name: "WM_SVC.NAME", in: "header", required: true, schema: text };
const DEFINITION = {
  servers: [{ url: "https://marketplace.walmartapis.com" }],
  paths: {
    "/v3/inventory": {
      put: {
        parameters: [inQuery("sku"), service],
        requestBody: json(stock),
        responses: { 200: json(stock) },
      },
    },
    "/v3/orders/{id}": {
      get: { parameters: [service], responses: { 200: json({ type: "object", properties: { order: stock } }) } },
    },
    "/v3/orders/released": {
      get: {
        parameters: [service, inQuery("limit", { required: false, schema: { type: "integer" } })],
        responses: { 200: json({ type: "object", properties: { at: { type: "string" } } }) },
      },
    },
    "/v3/orders/{id}/shipping": {
      post: {
        parameters: [service],
        requestBody: json({ type: "object", properties: { orderShipment: { type: "object" } } }),
        responses: {},
      },
    },
  },
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "aisle-definition-"));
  // JSON is YAML as well.
  writeFileSync(path.join(folder, "walmart-openapi-original.yml"), JSON.stringify(DEFINITION));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PUT = "PUT inventory?sku=A";
const body = (amount: unknown, more: object = {}) =>
  JSON.stringify({ sku: "A", quantity: { unit: "EACH", amount, ...more } });
const HEADERS = { "WM_SVC.NAME": "Walmart Marketplace", "Content-Type": "application/json" };
const said = (call: string, content = ""): HttpRequest => ({ ...requestOf(call, content), headers: HEADERS });
const failed = { failed: "no answer" };
const asked = (request: HttpRequest): Exchange => ({ request, result: failed, isAisle: true, isFault: false });
const answered = (call: string, content: string, more: object = {}): Exchange => ({
  request: said(call),
  result: { ...answerOf(content), ...more },
  isAisle: false,
  isFault: false,
});

function tallyOf(exchanges: readonly Exchange[], deviations: readonly Deviation[] = []) {
  const tally = createTally(createJudge(readDefinition(folder), deviations), deviations);
  for (const exchange of exchanges) tally.hear(exchange);
  return tally;
}
const verdict = (...exchanges: Exchange[]) => tallyOf(exchanges).unexplained();

test("a request as the definition wants it passes", () => {
  expect(verdict(asked(said(PUT, body(5))), asked(said("GET orders/1")))).toEqual([]);
});

test.each<[string, HttpRequest, string]>([
  ["a member that nobody knows", said(PUT, body(5, { note: "x" })), "/body/quantity/note unknown, found a text"],
  ["a missing root", said("POST orders/1/shipping", "{}"), "/body/orderShipment missing"],
  ["a missing member", said(PUT, '{"quantity":{"unit":"EACH","amount":1}}'), "/body/sku missing"],
  ["negative stock", said(PUT, body(-1)), "/body/quantity/amount minimum, found -1"],
  ["half a unit", said(PUT, body(1.5)), "/body/quantity/amount type, found 1.5"],
  ["a number as text", said(PUT, body("5")), "/body/quantity/amount type, found a text"],
  ["a word outside its list", said(PUT, body(5, { unit: "BOX" })), "/body/quantity/unit enum, found a text"],
  ["a body that is no JSON", said(PUT, "{"), "/body json, found a text"],
  ["a missing parameter", said("PUT inventory", body(5)), "/query/sku missing"],
  ["an unknown parameter", said(`${PUT}&node=1`, body(5)), '/query/node unknown, found "1"'],
  ["a parameter of the wrong type", said("GET orders/released?limit=all"), '/query/limit type, found "all"'],
  ["a body where none belongs", said("GET orders/1", "{}"), "/body unknown, found a text"],
  ["a path that is not there", said("GET wfs/inventory"), '/path unknown, found "GET /v3/wfs/inventory"'],
])("%s in a request is found", (_, request, finding) => {
  expect(verdict(asked(request)).join()).toContain(finding);
});

test("headers that are missing or unknown, another content type, and another host are found", () => {
  const right = said(PUT, body(5));
  const headers = { "WM_NEW.THING": "1", "Content-Type": "text/plain" };
  const url = right.url.replace("marketplace", "example");
  expect(verdict(asked({ ...right, url, headers })).map((one) => one.replace(/^.*request: | \(1.*$/g, ""))).toEqual([
    '/header/Content-Type enum, found "text/plain"',
    "/header/WM_NEW.THING unknown, found a text",
    "/header/WM_SVC.NAME missing",
    '/host enum, found "https://example.walmartapis.com"',
  ]);
});

test("an answer is held against the shape of its own status", () => {
  expect(verdict(answered(PUT, body(5)))).toEqual([]);
  expect(verdict(answered(PUT, body(-5))).join()).toContain("answer: /body/quantity/amount minimum, found -5");
  expect(verdict(answered("GET orders/1", "{}")).join()).toContain("answer: /body/order missing");
  expect(verdict(answered("GET orders/1", "{}", { status: 404 })).join()).toContain("answer: /status unknown");
  expect(verdict(answered("GET orders/1", "<p/>", { headers: { "Content-Type": "text/html" } })).join()).toContain(
    "answer: /header/Content-Type enum",
  );
});

test("an answer that was broken on purpose is no fault of the pretend Walmart", () => {
  expect(verdict({ ...answered(PUT, body(-5)), isFault: true })).toEqual([]);
});

const DATE: Deviation = {
  operations: ["GET /v3/orders/released"],
  side: "answer",
  place: "**/at",
  rule: "type",
  definition: "a text",
  truth: "milliseconds",
  schema: { type: "integer" },
  source: "6.3",
};

test("a listed deviation excuses what it describes, and nothing else at its place", () => {
  const tally = (content: string) => tallyOf([answered("GET orders/released", content)], [DATE]);
  expect(tally('{"at":1568310803059}').unexplained()).toEqual([]);
  expect(tally('{"at":1568310803059}').unused()).toEqual([]);
  expect(tally('{"at":null}').unexplained()).toHaveLength(1);
});

test("a listed deviation that no message needed is reported", () => {
  expect(tallyOf([answered("GET orders/released", '{"at":"today"}')], [DATE]).unused()).toEqual([
    'GET /v3/orders/released: no message needed "**/at type: milliseconds"',
  ]);
});

test("an operation whose answers have another's shape is held against that shape", () => {
  const like = "PUT /v3/inventory";
  const deviation = { ...DATE, operations: ["GET /v3/orders/{id}"], place: "/body", rule: "shape", like, schema: {} };
  const judged = (content: string) => tallyOf([answered("GET orders/1", content)], [deviation]).unexplained();
  expect(judged(body(5))).toEqual([]);
  expect(judged(body(-5)).join()).toContain("/body/quantity/amount minimum");
});

test("figures count requests of Aisle's and answers to anybody", () => {
  const exchanges = [asked(said(PUT, body(1))), answered(PUT, body(1)), answered(PUT, body(-1))];
  expect(tallyOf(exchanges).figures()).toEqual([
    { operation: "PUT /v3/inventory", requests: 1, answers: 2, deviations: 0, unexplained: 1 },
  ]);
});

test("the body of a feed is held against the published schema of its kind", () => {
  const feeds = mkdtempSync(path.join(tmpdir(), "aisle-feeds-"));
  const kinds = { type: "string", enum: ["inventory", "MP_INVENTORY"] };
  const post = {
    parameters: [service, inQuery("feedType", { schema: kinds })],
    requestBody: { content: { "application/json": {} } },
    responses: {},
  };
  const file = { servers: DEFINITION.servers, paths: { "/v3/feeds": { post } } };
  writeFileSync(path.join(feeds, "feeds-openapi-original.yml"), JSON.stringify(file));
  mkdirSync(path.join(feeds, "feed-schemas"));
  const write = (name: string, schema: object) =>
    writeFileSync(path.join(feeds, "feed-schemas", name), JSON.stringify(schema));
  write("InventoryFeed.json", { properties: { Inventory: { type: "array", minItems: 1 } } });
  write("Inventory.json", stock);
  write("InventoryHeader.json", { type: "object", properties: { version: text } });
  const judge = createJudge(readDefinition(feeds), []);
  const rules = (kind: string, content: object) =>
    judge.request(said(`POST feeds?feedType=${kind}`, JSON.stringify(content))).findings.map((one) => one.place);
  const line = (amount: number) => ({ sku: "A", quantity: { unit: "EACH", amount } });
  const old = (amount: number) => ({ InventoryHeader: { version: "1.4" }, Inventory: [line(amount)] });
  expect(rules("inventory", old(1))).toEqual([]);
  expect(rules("inventory", old(-1))).toEqual(["/body/Inventory/*/quantity/amount"]);
  expect(rules("inventory", { InventoryFeed: old(1) })).toContain("/body/InventoryFeed");
  const nodes = [{ shipNode: "1", quantity: line(1).quantity }];
  expect(
    rules("MP_INVENTORY", { inventoryHeader: { version: "1.5" }, inventory: [{ sku: "A", shipNodes: nodes }] }),
  ).toEqual([]);
  expect(rules("MP_INVENTORY", old(1))).toContain("/body/inventory");
  rmSync(feeds, { recursive: true });
});

test("a use is recognised by its path, and by its method where that is known", () => {
  const shipping = "POST /v3/orders/{id}/shipping";
  expect(isUsed({ method: null, path: "/v3/orders/*/shipping" }, shipping)).toBe(true);
  expect(isUsed({ method: "GET", path: "/v3/orders/*/shipping" }, shipping)).toBe(false);
  expect(isUsed({ method: "POST", path: "*/shipping" }, shipping)).toBe(true);
  expect(isUsed({ method: null, path: "/v3/orders/*" }, shipping)).toBe(false);
});
