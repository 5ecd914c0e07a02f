/** The quantity of one SKU in one ship node, by default the default node. Source: [S:inv]. */

import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, inventoryError, ok, type Refusal } from "../wire/answer";
import { type Check, object, parseJson, text } from "../wire/shape";
import { parameter } from "../wire/target";
import { askedNode, isKnown, QUANTITY, type Quantity, toQuantity, UNKNOWN_NODE, unknownSku } from "./quantity";
import { readAmount } from "./stock";
import { writeInput } from "./writes";

/** `GET /v3/inventory?sku=`: the quantity that was set, not the sellable one. */
export function readInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["sku", "shipNode"]);
  const sku = parameter(call.query, "sku") ?? "";
  if (sku === "") return inventoryError(SKU_MISSING);
  const shipNode = askedNode(market, call);
  if (shipNode === undefined) return inventoryError(UNKNOWN_NODE);
  const input = isKnown(market, sku, call.now) ? readAmount(market, { sku, shipNode }, call.now) : undefined;
  return input === undefined ? unknownSku(sku) : ok("inventory", { sku, quantity: toQuantity(input) });
}

/** `PUT /v3/inventory?sku=`: the SKU is in both query and body, and the two must agree. */
export function writeInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["sku", "shipNode"]);
  const sku = parameter(call.query, "sku") ?? "";
  if (sku === "") return inventoryError(SKU_MISSING);
  const shipNode = askedNode(market, call);
  if (shipNode === undefined) return inventoryError(UNKNOWN_NODE);
  const body = parseJson(call.body);
  if (!isBody(body)) return inventoryError(refuseBody(body));
  if (body.sku !== sku) return inventoryError(SKUS_DIFFER);
  if (!isKnown(market, sku, call.now)) return unknownSku(sku);
  writeInput(market, { sku, shipNode, amount: body.quantity.amount, via: "single" }, call.now);
  return ok("inventory", { sku, quantity: toQuantity(body.quantity.amount) });
}

interface Body {
  readonly sku: string;
  readonly quantity: Quantity;
}

/** The member for preorders has no effect on the rules. Source: [S:inv]. */
export const AVAILABLE_DATE: Check = (value, path) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? undefined : `${path} must be yyyy-MM-dd`;

const BODY: Check = object({ sku: text(), quantity: QUANTITY, inventoryAvailableDate: AVAILABLE_DATE }, [
  "inventoryAvailableDate",
]);

function isBody(body: unknown): body is Body {
  return BODY(body, "") === undefined;
}

const SKU_MISSING: Refusal = {
  status: 400,
  name: "MISSING_REQUEST_PARAM",
  description: "sku is mandatory",
  field: "sku",
};
const SKUS_DIFFER: Refusal = {
  status: 400,
  name: "INVALID_REQUEST_CONTENT",
  description: "sku in the query and in the body must be the same",
  field: "sku",
};

function refuseBody(body: unknown): Refusal {
  if (body === undefined) return { status: 400, name: "MALFORMED_REQUEST_CONTENT", description: "Body is not JSON" };
  return { status: 400, name: "INVALID_REQUEST_CONTENT", description: BODY(body, "") ?? "Request invalid." };
}
