/** A quantity as the inventory area writes it, and the refusals that all its calls share. Source: [S:inv]. */

import type { Call, Marketplace } from "../state/call";
import { type Answer, inventoryError, type Refusal } from "../wire/answer";
import { type Check, object, oneOf, whole } from "../wire/shape";
import { parameter } from "../wire/target";
import { nodeIds } from "./nodes";

export interface Quantity {
  readonly unit: string;
  readonly amount: number;
}

/**
 * Extra members are refused, as by the feed's schema. Zero is the smallest amount, as other tools assume (the documents
 * give no bounds).
 */
export const QUANTITY: Check = object({ unit: oneOf(["EACH"]), amount: whole(0) });

export function toQuantity(amount: number): Quantity {
  return { unit: "EACH", amount };
}

/** The node that the call names, by default the default node; undefined if it is not one of the seller's. */
export function askedNode({ settings }: Marketplace, call: Call): string | undefined {
  const asked = parameter(call.query, "shipNode") ?? settings.defaultShipNode;
  return nodeIds(settings).find((shipNode) => shipNode === asked);
}

export const UNKNOWN_NODE: Refusal = {
  status: 400,
  name: "INVALID_REQUEST_PARAM",
  description: "Unknown ship node",
  field: "shipNode",
};

/** Listings that the inventory does not know yet count as unknown [EJ]. */
export function isKnown({ state }: Marketplace, sku: string, now: number): boolean {
  if (now < (state.ingestedAt.get(sku) ?? Number.NEGATIVE_INFINITY)) return false;
  return state.items.has(sku) || state.shelves.has(sku);
}

/** Also the answer for an item that is not ingested yet [EJ]. */
export function unknownSku(sku: string): Answer {
  return inventoryError({
    status: 404,
    name: "CONTENT_NOT_FOUND",
    description: `No inventory for SKU ${sku}`,
    field: "sku",
  });
}
