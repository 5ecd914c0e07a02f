/** What Walmart holds: quantities set, free and reserved, by ship node; and the ship nodes. */

import type { ShipNode } from "../../domain/inventory/ship-nodes";
import type { ListingStock } from "../../domain/quantities/drift/listing-stock";
import { type ListingSku, listingSku } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { Marketplace } from "../../ports/marketplace";
import { listOf } from "../wire/member";
import { encodeValue } from "../wire/query";
import type { Reply, WalmartClient } from "./client/call";
import { unreadable } from "./client/errors";
import { parseShipNode, parseStock, parseStockPage, type WireStock } from "./wire/stock";

/** Source: Walmart Marketplace, Inventory API, all inventories: at most 50. */
const PAGE_SIZE = 50;

type StockPage = ReturnType<Marketplace["listStock"]>;

/**
 * One page of what Walmart holds. The cursor changes from page to page, and only the last page has none. A listing that
 * cannot be read is left out.
 */
export function listStock(client: WalmartClient, from: string | null): StockPage {
  const query = { limit: PAGE_SIZE, ...(from === null ? {} : { nextCursor: from }) };
  try {
    const json = client.read({ family: "stock-list", method: "get", path: "/v3/inventories", query });
    const page = parseStockPage(json);
    const next = page?.meta?.nextCursor || null;
    if (page === null || (page.elements == null && next === null)) throw unreadable("quantities");
    const given = page.elements?.inventories ?? [];
    const items = given.flatMap((item) => parseStock(item) ?? []);
    // An unreadable page among others costs only its own listings. If there is no other page, Walmart's whole answer is
    // unreadable.
    if (items.length === 0 && given.length > 0 && from === null && next === null) throw unreadable("quantities");
    return { stock: items.map(fromWire), next: next === from ? null : next };
  } catch (error) {
    if (!isFailure(error) || error.kind !== "refused" || error.code === "answer-unreadable") throw error;
    if (from !== null) return listStock(client, null);
    if (error.code === "not-found") return { stock: [], next: null };
    throw error;
  }
}

/** Source: Inventory API, one SKU at all nodes. */
export const getStock = (client: WalmartClient, skus: readonly ListingSku[]): readonly Outcome<ListingStock | null>[] =>
  client
    .send(skus.map((sku) => ({ family: "stock", method: "get", path: `/v3/inventories/${encodeValue(sku)}` })))
    .map((reply, index) => toStock(reply, skus[index] as ListingSku));

function toStock(reply: Reply, sku: ListingSku): Outcome<ListingStock | null> {
  const item = reply.kind === "ok" ? parseStock(reply.json) : null;
  if (item?.sku === sku) return { kind: "accepted", answer: fromWire(item) };
  if (reply.kind === "ok") return { kind: "unknown", issue: issue("answer-unreadable", sku, NOT_UNDERSTOOD) };
  const { kind, code, message } = reply.verdict;
  if (code === "not-found") return { kind: "accepted", answer: null };
  return { kind: kind === "transient" ? "unknown" : "refused", issue: issue(code, sku, message) };
}

const NOT_UNDERSTOOD = "Walmart's answer cannot be understood.";

function fromWire({ sku, nodes }: WireStock): ListingStock {
  return {
    sku: listingSku(sku),
    nodes: nodes.map(({ shipNode, inputQty, availToSellQty, reservedQty }) => {
      const set = inputQty.amount;
      const reserved = reservedQty?.amount ?? 0;
      return { node: shipNode, set, reserved, sellable: availToSellQty?.amount ?? Math.max(0, set - reserved) };
    }),
  };
}

/**
 * Lists the ship nodes. If no node is named in a write, Walmart means the default virtual one. A node that cannot be
 * read is left out, even if it is the default one. Source: Walmart Marketplace, Settings API, fulfillment centers: a
 * bare list; Inventory API.
 */
export function listShipNodes(client: WalmartClient): readonly ShipNode[] {
  const given = client.read({ family: "ship-nodes", method: "get", path: "/v3/settings/shipping/shipnodes" });
  const nodes = listOf(given).flatMap((node) => parseShipNode(node) ?? []);
  const isNone = Array.isArray(given) && given.length === 0;
  if (nodes.length === 0 && !isNone) throw unreadable("ship nodes");
  const isAllRead = nodes.length === listOf(given).length;
  const virtual = nodes.filter(({ nodeType }) => nodeType === "VIRTUAL");
  return nodes.map((node) => ({
    id: node.shipNode,
    name: node.shipNodeName ?? "",
    isDefault: isAllRead && virtual.length === 1 && virtual[0] === node,
  }));
}
