/** Divides each listing's number among the ship nodes that hold its stock. */

import type { Recipe } from "../../connections/recipe";
import type { Commits } from "../../fulfillment/commits";
import type { RecipesOf } from "../../fulfillment/recipes";
import type { ShipNodes } from "../../inventory/ship-nodes";
import type { Unit } from "../../inventory/stock";
import type { SheetLine } from "../../orders/order-line";
import { sumOf } from "../../values/groups";
import type { HistoryOf } from "../history/sent";
import type { NodeNumbers } from "../history/target";
import { recipeLevel } from "../stock/recipe-level";
import { type StockLevels, stockLevels } from "../stock/stock-levels";
import type { ListingQuantity } from "./plan-listing-quantities";
import { reservedAt } from "./reserve";

/** How many of a listing the stock at each ship node allows. Unit: listings, 0 or more. */
export type Rooms = ReadonlyMap<string, number>;

/** The nodes with most room first; equal ones by id, so that the order of rows makes no difference. */
const roomiest = (rooms: Rooms): readonly (readonly [node: string, room: number])[] =>
  [...rooms].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));

/**
 * The room that is left after orders without a node took theirs, starting at the node with most room.
 * @example
 * roomsAfter(new Map([["A", 2], ["B", 5]]), 6) // => new Map([["B", 0], ["A", 1]])
 */
export function roomsAfter(rooms: Rooms, ordered: number): Rooms {
  let open = ordered;
  return new Map(
    roomiest(rooms).map(([node, room]) => {
      const taken = Math.min(room, open);
      open -= taken;
      return [node, room - taken];
    }),
  );
}

/**
 * Divides a number among the nodes, starting at the one with most room, and never above a node's room. `over`: what
 * found no room.
 * @example
 * allocateToNodes(6, new Map([["A", 2], ["B", 5]])) // => { nodes: { B: 5, A: 1 }, over: 0 }
 * allocateToNodes(9, new Map([["A", 2], ["B", 5]])).over // => 2
 */
export function allocateToNodes(number: number, rooms: Rooms): { readonly nodes: NodeNumbers; readonly over: number } {
  let over = number;
  const nodes = roomiest(rooms).map(([node, room]) => {
    const share = Math.min(room, over);
    over -= share;
    return [node, share] as const;
  });
  return { nodes: Object.fromEntries(nodes), over };
}

/** The stock at each ship node, and the orders that take it. `unnamed`: orders that name none of the nodes. */
export interface NodeLevels {
  readonly at: ReadonlyMap<string, StockLevels>;
  readonly unnamed: StockLevels;
}

/**
 * Stock levels per ship node: the units in a node's warehouses, minus the order lines that ship from the node.
 * `unnamed`: the lines whose ship node is blank or not among the nodes.
 */
export function nodeLevels(
  { chosen, nodeOf }: ShipNodes,
  units: readonly Unit[],
  lines: readonly SheetLine[],
  commits: Commits,
  recipesOf: RecipesOf,
): NodeLevels {
  const nodeOfLine = ({ row }: SheetLine) => chosen.find((node) => node === row.values.shipNode) ?? null;
  const ofLines = (at: readonly Unit[], node: string | null): StockLevels => {
    const own = lines.filter((line) => nodeOfLine(line) === node);
    return stockLevels(at, own, commits, recipesOf);
  };
  return {
    at: new Map(
      chosen.map((node) => [
        node,
        ofLines(
          units.filter(({ warehouse }) => nodeOf(warehouse) === node),
          node,
        ),
      ]),
    ),
    unnamed: ofLines([], null),
  };
}

function roomsOf(recipe: Recipe, { at, unnamed }: NodeLevels): Rooms {
  const rooms = new Map([...at].map(([node, levels]) => [node, Math.max(0, recipeLevel(recipe, levels).number)]));
  return roomsAfter(rooms, Math.max(0, -recipeLevel(recipe, unnamed).number));
}

/** What happens to units for which no node has room: they go to the home node anyway, or they are not sent. */
export type Excess = "at home" | "nowhere";

/** Divides a number of one listing among the ship nodes. */
export type Allocator = (listing: ListingQuantity, number: number, excess: Excess) => NodeNumbers;

/** The home node is the default one, if a warehouse has it, or the only one. */
export function allocator(shipNodes: ShipNodes, levels: NodeLevels): Allocator {
  const { chosen, defaultNode } = shipNodes;
  const home = chosen.length === 1 ? chosen[0] : chosen.find((node) => node === defaultNode);
  return ({ connection }, number, excess) => {
    const { nodes, over } = allocateToNodes(number, roomsOf(connection.recipe, levels));
    return excess === "at home" && home !== undefined ? { ...nodes, [home]: (nodes[home] ?? 0) + over } : nodes;
  };
}

/**
 * Divides the numbers among the nodes. What a fixed number has beyond the stock goes to the home node. Of any other
 * number, units for which no node has room are not sent: if two nodes have one unit each, neither can ship a pack of
 * two.
 */
export const atShipNodes = (
  listings: readonly ListingQuantity[],
  { chosen, nameOf }: ShipNodes,
  allocate: Allocator,
  historyOf: HistoryOf,
): readonly ListingQuantity[] =>
  listings.map((listing) => {
    const { quantity, row, sku } = listing;
    if (quantity === null) return listing;
    const reserved = quantity.reserved ?? 0;
    const nodes = allocate(
      listing,
      quantity.toSend - reserved,
      row.values.fixedNumber === null ? "nowhere" : "at home",
    );
    const kept = allocateToNodes(reserved, reservedAt(historyOf(sku).sent, chosen)).nodes;
    const numbers = chosen.map((node) => [node, (nodes[node] ?? 0) + (kept[node] ?? 0)] as const);
    const toSend = sumOf(numbers.map(([, number]) => number));
    const words = [
      quantity.why,
      numbers.map(([node, number]) => `${nameOf(node)} ${number}`).join(", "),
      ...(toSend < quantity.toSend ? [`${quantity.toSend - toSend} in no ship node's stock`] : []),
    ];
    return {
      ...listing,
      quantity: { ...quantity, toSend, nodes: Object.fromEntries(numbers), why: words.join(" · ") },
    };
  });
