/** The quantity of one SKU. Source: [S:inv]. */

import { type Answer, inventoryError, ok, type Refusal } from "./answer";
import { type Call, type Marketplace, noteUnknownParameters } from "./call";
import { type Check, object, oneOf, parseJson, text, whole } from "./shape";
import { stockOf } from "./stock";
import { parameter } from "./target";
import { isRecord } from "./wire";

/** `GET /v3/inventory?sku=`: the quantity that was set, not what is sellable. */
export function readInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["sku", "shipNode"]);
  const sku = parameter(call.query, "sku") ?? "";
  const refusal = checkSkuAndNode(market, call, sku);
  if (refusal !== undefined) return inventoryError(refusal);
  const input = market.state.quantities.get(sku);
  return input === undefined ? unknownSku(sku) : ok("inventory", toInventory(sku, input));
}

/** `PUT /v3/inventory?sku=`: the SKU stands in the query and in the body, and the two must agree. */
export function writeInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["sku", "shipNode"]);
  const sku = parameter(call.query, "sku") ?? "";
  const body = parseJson(call.body);
  const refusal = checkSkuAndNode(market, call, sku) ?? checkBody(body, sku);
  if (refusal !== undefined) return inventoryError(refusal);
  if (!market.state.items.has(sku) && !market.state.quantities.has(sku)) return unknownSku(sku);
  const amount = amountOf(body);
  market.state.inventoryWrites.push({ at: call.now, sku, amount, before: market.state.quantities.get(sku) });
  market.state.quantities.set(sku, amount);
  return ok("inventory", toInventory(sku, amount));
}

/** `GET /v3/inventories/{sku}`: set, sellable, and reserved units, per node. */
export function readNodeInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["shipNode"]);
  const sku = call.pathValues[0] ?? "";
  const refusal = checkSkuAndNode(market, call, sku);
  if (refusal !== undefined) return inventoryError(refusal);
  const stock = stockOf(market.state, sku);
  if (stock === undefined) return unknownSku(sku);
  const node = {
    shipNode: market.settings.defaultShipNode,
    inputQty: toQuantity(stock.input),
    availToSellQty: toQuantity(stock.sellable),
    reservedQty: toQuantity(stock.reserved),
  };
  return ok("inventory", { sku, nodes: [node] });
}

/**
 * Extra members are refused, as the feed's schema for the same record does; zero is the smallest amount, as peers
 * assume (the documents give no bounds). `inventoryAvailableDate` is for preorders.
 */
const BODY: Check = object(
  {
    sku: text(),
    quantity: object({ unit: oneOf(["EACH"]), amount: whole(0) }),
    inventoryAvailableDate: (value, path) =>
      typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? undefined : `${path} must be yyyy-MM-dd`,
  },
  ["inventoryAvailableDate"],
);

function checkSkuAndNode(market: Marketplace, call: Call, sku: string): Refusal | undefined {
  if (sku === "") return { status: 400, name: "MISSING_REQUEST_PARAM", description: "sku is mandatory", field: "sku" };
  const node = parameter(call.query, "shipNode");
  if (node === undefined || node === market.settings.defaultShipNode) return undefined;
  return { status: 400, name: "INVALID_REQUEST_PARAM", description: "Unknown ship node", field: "shipNode" };
}

function checkBody(body: unknown, sku: string): Refusal | undefined {
  if (body === undefined) return { status: 400, name: "MALFORMED_REQUEST_CONTENT", description: "Body is not JSON" };
  const description = BODY(body, "");
  if (description !== undefined) return { status: 400, name: "INVALID_REQUEST_CONTENT", description };
  if (isRecord(body) && body.sku === sku) return undefined;
  return {
    status: 400,
    name: "INVALID_REQUEST_CONTENT",
    description: "sku in the query and in the body must be the same",
    field: "sku",
  };
}

function amountOf(body: unknown): number {
  const quantity = isRecord(body) ? body.quantity : undefined;
  const amount = isRecord(quantity) ? quantity.amount : undefined;
  if (typeof amount !== "number") throw new Error("An inventory body was used before it was checked.");
  return amount;
}

function toInventory(sku: string, amount: number): unknown {
  return { sku, quantity: toQuantity(amount) };
}

function toQuantity(amount: number): unknown {
  return { unit: "EACH", amount };
}

/** Also said of an item that is not ingested yet [EJ]. */
function unknownSku(sku: string): Answer {
  return inventoryError({
    status: 404,
    name: "CONTENT_NOT_FOUND",
    description: `No inventory for SKU ${sku}`,
    field: "sku",
  });
}
