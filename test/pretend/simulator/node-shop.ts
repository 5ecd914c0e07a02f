/** A shop with two ship nodes, as tests read and set it. */

import { toShipNode, toVirtualNode } from "../../../dev/simulator/walmart/stock/nodes";
import type { Switches } from "../../../dev/simulator/walmart/wire/settings";
import { call } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

export const MAIN = "10001234567890123";
export const WEST = "361451354333223041";

/** The small shop with a second node, in which only A lies. */
export const twoNodes = (switches: Partial<Switches> = {}) =>
  smallShop({
    shipNodes: [toVirtualNode(MAIN), toShipNode(WEST)],
    nodeQuantities: [["A", WEST, 6]],
    switches,
  });

/** Sets some nodes of a SKU at once. */
export const put = (walmart: ReturnType<typeof twoNodes>, nodes: unknown, sku = "A") =>
  call(walmart, `inventories/${sku}`, { method: "PUT", body: { inventories: { nodes } } });

export const amount = (shipNode: string, value: unknown) => ({ shipNode, inputQty: { unit: "EACH", amount: value } });
