/** The quantities of one SKU per ship node. Source: [S:inv]. */

import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import type { Place } from "../state/shelves";
import { type Answer, inventoryError, ok, type Refusal, toNodeError } from "../wire/answer";
import { type Check, list, object, parseJson, text } from "../wire/shape";
import { parameter } from "../wire/target";
import { nodeIds } from "./nodes";
import { askedNode, isKnown, QUANTITY, type Quantity, toQuantity, UNKNOWN_NODE, unknownSku } from "./quantity";
import { readAmount, reservations, toStock } from "./stock";
import { writeInput } from "./writes";

/** `GET /v3/inventories/{sku}`: set, sellable, and reserved units, per node. */
export function readNodeInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["shipNode"]);
  const sku = call.pathValues[0] ?? "";
  const shipNode = askedNode(market, call);
  if (shipNode === undefined) return inventoryError(UNKNOWN_NODE);
  const asked = parameter(call.query, "shipNode") === undefined ? nodeIds(market.settings) : [shipNode];
  const nodes = isKnown(market, sku, call.now) ? toNodes(market, sku, asked, call.now) : [];
  return nodes.length === 0 ? unknownSku(sku) : ok("inventory", { sku, nodes });
}

/** One entry in wire shape for each node where a read at that instant finds a record. */
export function toNodes(
  market: Marketplace,
  sku: string,
  shipNodes: readonly string[],
  now: number,
  reserved: (place: Place) => number = reservations(market),
): readonly unknown[] {
  return shipNodes.flatMap((shipNode) => {
    const input = readAmount(market, { sku, shipNode }, now);
    if (input === undefined) return [];
    const stock = toStock(input, reserved({ sku, shipNode }));
    return {
      shipNode,
      inputQty: toQuantity(stock.input),
      availToSellQty: toQuantity(stock.sellable),
      reservedQty: toQuantity(stock.reserved),
    };
  });
}

/**
 * `PUT /v3/inventories/{sku}`: a node that cannot be set has its errors inside the 200; the others are set. The word
 * for failure is not published; "Failed" is assumed.
 */
export function writeNodeInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, []);
  const sku = call.pathValues[0] ?? "";
  const body = parseJson(call.body);
  if (!isBody(body)) return inventoryError(refuseBody(body));
  if (!isKnown(market, sku, call.now)) return unknownSku(sku);
  const nodes = body.inventories.nodes.map((node) => {
    const refusal = refuseNode(market, node);
    if (refusal !== undefined) return { shipNode: node.shipNode, status: "Failed", errors: [toNodeError(refusal)] };
    const { shipNode, inputQty } = node;
    writeInput(market, { sku, shipNode, amount: inputQty.amount, via: "nodes" }, call.now);
    return { shipNode, status: "Success", errors: [] };
  });
  return ok("inventory", { sku, nodes });
}

interface NodeWish {
  readonly shipNode: string;
  readonly inputQty: Quantity;
}

interface Body {
  readonly inventories: { readonly nodes: readonly NodeWish[] };
}

/** The content is checked node by node. */
const anything: Check = () => undefined;
const BODY: Check = object({ inventories: object({ nodes: list(object({ shipNode: text(), inputQty: anything })) }) });

function isBody(body: unknown): body is Body {
  return BODY(body, "") === undefined;
}

function refuseNode({ settings }: Marketplace, { shipNode, inputQty }: NodeWish): Refusal | undefined {
  if (!nodeIds(settings).includes(shipNode)) return UNKNOWN_NODE;
  const description = QUANTITY(inputQty, "inputQty");
  return description === undefined ? undefined : { status: 400, name: "INVALID_REQUEST_CONTENT", description };
}

function refuseBody(body: unknown): Refusal {
  if (body === undefined) return { status: 400, name: "MALFORMED_REQUEST_CONTENT", description: "Body is not JSON" };
  return { status: 400, name: "INVALID_REQUEST_CONTENT", description: BODY(body, "") ?? "Request invalid." };
}
