/** The places from which the seller ships according to Walmart (ship nodes), and which warehouse is which of them. */
import { forget, type Ledger, remember } from "../ledger/ledger";
import type { Change } from "../values/change";
import { type Issue, issue } from "../values/issue";
import type { WarehouseRow } from "./inventory-columns";

/** `id` is text, because a number would lose digits. */
export interface ShipNode {
  readonly id: string;
  readonly name: string;
  /** The node that Walmart means if none is named. */
  readonly isDefault: boolean;
}

/** The ship nodes that hold the seller's counting stock. */
export interface ShipNodes {
  /** Their ids, in order. No other node is ever written. */
  readonly chosen: readonly string[];
  readonly defaultNode: string | null;
  readonly nodeOf: (warehouse: string | null) => string | null;
  /** The names of the warehouses at a node, for people. */
  readonly nameOf: (node: string) => string;
  /** Why nobody knows which node is meant. */
  readonly issue: Issue | null;
}

export const defaultNodeOf = (ledger: Ledger): string | null =>
  ledger.names("shipNode").find((id) => ledger.recall("shipNode", id)?.isDefault === true) ?? null;

/** Reads which node each counting warehouse names. `null`: none names one, so Walmart's default node is meant. */
export function readShipNodes(rows: readonly WarehouseRow[], ledger: Ledger): ShipNodes | null {
  const counting = rows.filter(({ values }) => values.counts === true && values.warehouse !== null);
  const unread = counting.flatMap(({ issues }) => issues.filter(({ column }) => column === "shipNode"));
  if (unread.length === 0 && counting.every(({ values }) => values.shipNode === null)) return null;
  const defaultNode = defaultNodeOf(ledger);
  const known = new Set(ledger.names("shipNode"));
  const nodes = new Map(counting.map(({ values }) => [values.warehouse, values.shipNode ?? defaultNode]));
  const doubts = counting.flatMap(({ values: { warehouse, shipNode } }): Issue[] => {
    if (nodes.get(warehouse) !== (shipNode ?? defaultNode)) return [twice(warehouse ?? "")];
    if (shipNode === null) return defaultNode === null ? [unnamed(warehouse ?? "")] : [];
    return known.size === 0 || known.has(shipNode) ? [] : [unknown(warehouse ?? "", shipNode)];
  });
  return {
    chosen: [...new Set([...nodes.values()].flatMap((node) => node ?? []))].sort(),
    defaultNode,
    nodeOf: (warehouse) => nodes.get(warehouse) ?? null,
    nameOf: (node) => [...nodes].flatMap(([name, at]) => (at === node ? (name ?? []) : [])).join(" and "),
    issue: unread[0] ?? doubts[0] ?? null,
  };
}

const unnamed = (warehouse: string): Issue =>
  issue(
    "ship-node-unnamed",
    warehouse,
    `Warehouses names no Walmart ship node for ${warehouse}, and Walmart has not told which one is the default. Type one for every warehouse that counts.`,
  );

const unknown = (warehouse: string, node: string): Issue =>
  issue(
    "ship-node-unknown",
    warehouse,
    `Warehouses gives ${warehouse} the ship node ${node}, which is not one of this account's. Copy its id from Seller Center ▸ Fulfillment, as text.`,
  );

const twice = (warehouse: string): Issue =>
  issue(
    "warehouse-twice",
    warehouse,
    `${warehouse} is in two rows of Warehouses with different ship nodes. Delete the row that is wrong.`,
  );

/** Remembers the account's nodes, each in a row of its own. */
export const planShipNodes = (ledger: Ledger, nodes: readonly ShipNode[]): Change[] => [
  ...nodes.map(({ id, name, isDefault }) => remember(ledger, "shipNode", id, { name, isDefault })),
  ...ledger
    .names("shipNode")
    .flatMap((id) => (nodes.some((node) => node.id === id) ? [] : forget(ledger, "shipNode", id))),
];

/**
 * The listed nodes and the default one, which Walmart's list may leave out. The default node is the one listed as such;
 * otherwise the one assumed before; otherwise the only node that holds stock and is not listed.
 * @example
 * withDefault([{ id: "1", name: "Main", isDefault: false }], new Set(["1", "9"]), null).at(-1) // => { id: "9", name: "", isDefault: true }
 */
export function withDefault(
  listed: readonly ShipNode[],
  seen: ReadonlySet<string>,
  before: string | null,
): readonly ShipNode[] {
  if (listed.some(({ isDefault }) => isDefault)) return listed;
  const [only = null, ...others] = [...seen].filter((one) => listed.every((node) => node.id !== one));
  const id = before ?? (others.length === 0 ? only : null);
  if (id === null) return listed;
  return [...listed.filter((node) => node.id !== id), { id, name: "", isDefault: true }];
}
