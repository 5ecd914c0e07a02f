/** What can fail where warehouses name Walmart's ship nodes. */
import { toShipNode, toVirtualNode } from "../../../../dev/simulator/walmart/stock/nodes";
import { DEFAULT_SHIP_NODE } from "../../../../dev/simulator/walmart/wire/settings";
import type { Row } from "../cells";
import { begin, type Deed, type Life } from "../history";
import { besides } from "./orders";

const NODE = "361451354333223041";
const NEW_NODE = "361451354333223042";
const LISTED = [toVirtualNode(DEFAULT_SHIP_NODE), toShipNode(NODE)];

/** The only warehouse lies at a node, so each number is set there. */
export function beginAtNode(): Life {
  const life = begin({ shipNodes: LISTED });
  life.hands.type("Warehouses", "Warehouse", "Main", "Walmart ship node", NODE);
  for (const said of [life.sync(), life.approveAll(), life.sync()])
    if (said.kind !== "done") throw new Error(said.summary);
  return life;
}

/** The seller opens a warehouse at a node that Walmart has just made. */
const OPENED: Readonly<Record<number, readonly Deed[]>> = {
  0: [({ walmart }) => walmart.adjust({ shipNodes: LISTED })],
  1: [
    ({ walmart }) => walmart.adjust({ shipNodes: [...LISTED, toShipNode(NEW_NODE)] }),
    ({ hands }) => {
      hands.fill("Inventory", ["SKU or Variation ID", "Qty", "Status", "Warehouse"], [["X", "5", "Available", "New"]]);
      hands.fill("Warehouses", ["Warehouse", "Counts", "Walmart ship node"], [["New", "TRUE", NEW_NODE]]);
    },
  ],
};

export const SHIP_NODE_ROWS: readonly Row[] = [
  {
    operation: "PUT /v3/inventories/{}",
    thing: "one listing's quantities",
    families: ["node-inventory-write"],
    resource: () => ({ sku: "X" }),
    meanwhile: besides("X"),
    named: () => "X",
  },
  {
    operation: "GET /v3/settings/shipping/shipnodes",
    thing: "the list of ship nodes, while a new one is named",
    families: ["ship-nodes"],
    deeds: OPENED,
    meanwhile: {
      words: "orders and shipments; numbers wait until it is known which node is meant",
      counts: (key) => /^(Orders|Shipments|Walmart · (old|lost|fresh|o\d))/.test(key),
    },
    named: () => "ship node",
  },
];
