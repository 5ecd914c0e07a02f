/** The ship nodes of the account. Their ids are long digit strings, beyond the precision of a sheet number [S:set]. */

import type { Settings } from "../wire/settings";
import { isRecord } from "../wire/wire";

/** Ids of all nodes, the default one first. It exists even if the published list leaves it out, as samples do. */
export function nodeIds({ defaultShipNode, shipNodes }: Pick<Settings, "defaultShipNode" | "shipNodes">): string[] {
  const listed = shipNodes.flatMap((node) =>
    isRecord(node) && typeof node.shipNode === "string" ? node.shipNode : [],
  );
  return [...new Set([defaultShipNode, ...listed])];
}

/** A node in wire shape; `more` replaces members. Source: [S:set]. */
export function toShipNode(shipNode: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    shipNode,
    nodeType: "PHYSICAL",
    shipNodeName: `Warehouse ${shipNode.slice(-3)}`,
    status: "ACTIVE",
    timeZone: "EST",
    distributorSupportedServices: [],
    postalAddress: {
      addressLine1: "1 Imaginary Street",
      city: "Springfield",
      state: "IL",
      country: "USA",
      postalCode: "62701",
    },
    ...more,
  };
}

/** The single node of an account that set up none. Source: [S:set]. */
export function toVirtualNode(shipNode: string): unknown {
  return toShipNode(shipNode, { nodeType: "VIRTUAL", shipNodeName: "Default virtual node" });
}
