/**
 * By ship node: the units that the seller set, that open orders hold, and that a buyer can still order. Source:
 * [S:inv].
 */

import type { Marketplace } from "../state/call";
import { amountAt, amountOn, type Place, putOn } from "../state/shelves";
import { OPEN_STATUSES, shipNodeTypeOf, unitsIn } from "../wire/order-lines";
import type { Order } from "../wire/wire";
import { nodeIds } from "./nodes";

/** Units of one SKU. `sellable` is never below zero, even if more units are reserved than were set. */
export interface Stock {
  readonly input: number;
  readonly reserved: number;
  readonly sellable: number;
}

/** One SKU in one node; undefined when it has no inventory record there. */
export function stockIn(market: Marketplace, place: Place): Stock | undefined {
  const input = amountOn(market.state.shelves, place);
  return input === undefined ? undefined : toStock(input, reservations(market)(place));
}

/** One SKU over all nodes; undefined when it has no inventory record anywhere. */
export function stockOf(market: Marketplace, sku: string): Stock | undefined {
  const stocks = [...stocksByNode(market, sku).values()];
  if (stocks.length === 0) return undefined;
  const sum = (units: (stock: Stock) => number): number => stocks.reduce((total, stock) => total + units(stock), 0);
  return {
    input: sum(({ input }) => input),
    reserved: sum((one) => one.reserved),
    sellable: sum((one) => one.sellable),
  };
}

/** One SKU in every node where it has an inventory record. */
export function stocksByNode(market: Marketplace, sku: string): Map<string, Stock> {
  const reserved = reservations(market);
  return new Map(
    [...(market.state.shelves.get(sku) ?? [])].map(([shipNode, { amount }]) => [
      shipNode,
      toStock(amount, reserved({ sku, shipNode })),
    ]),
  );
}

/** The amount of one SKU in one node that a read at an instant shows: for a while after a write, the previous one. */
export function readAmount(market: Marketplace, place: Place, now: number): number | undefined {
  return amountAt(market.state.shelves, place, now - staleMs(market));
}

/** Sets the input at an instant. Gives the previous one. */
export function setInput(market: Marketplace, place: Place, amount: number, at: number): number | undefined {
  return putOn(market.state.shelves, place, { amount, at, staleMs: staleMs(market) });
}

/** Lowers the input of the order's node by the shipped units, for accounts where shipping does that. */
export function lowerInput(market: Marketplace, order: Order, sold: { sku: string; units: number }, at: number): void {
  const place = { sku: sold.sku, shipNode: nodeOf(market, order) };
  const input = amountOn(market.state.shelves, place);
  if (input !== undefined) setInput(market, place, Math.max(0, input - sold.units), at);
}

/** Sets the item to zero in the order's node. */
export function emptyShelf(market: Marketplace, order: Order, sku: string, at: number): void {
  const place = { sku, shipNode: nodeOf(market, order) };
  if (amountOn(market.state.shelves, place) !== undefined) setInput(market, place, 0, at);
}

/** Units of orders that are neither shipped nor canceled, as a look-up by SKU and node. */
export function reservations(market: Marketplace): (place: Place) => number {
  const units = new Map<string, Map<string, number>>();
  const ids = nodeIds(market.settings);
  for (const { order } of market.state.orders.values()) {
    if (shipNodeTypeOf(order) !== "SellerFulfilled") continue;
    const shipNode = nodeOf(market, order, ids);
    const held = units.get(shipNode) ?? new Map<string, number>();
    units.set(shipNode, held);
    for (const line of order.orderLines.orderLine) {
      held.set(line.item.sku, (held.get(line.item.sku) ?? 0) + unitsIn(line, OPEN_STATUSES));
    }
  }
  return ({ sku, shipNode }) => units.get(shipNode)?.get(sku) ?? 0;
}

export function toStock(input: number, reserved: number): Stock {
  return { input, reserved, sellable: Math.max(0, input - reserved) };
}

/** The node that ships an order; the default one if the order names none of the account's. */
function nodeOf({ settings }: Marketplace, order: Order, ids = nodeIds(settings)): string {
  const id = order.shipNode?.id;
  return ids.find((shipNode) => shipNode === id) ?? settings.defaultShipNode;
}

function staleMs(market: Marketplace): number {
  return market.settings.switches.staleReadSeconds * 1000;
}
