/** Feeds of the simulated Walmart as tests hand them in and read them. */

import type { Walmart } from "../../dev/simulator/walmart/walmart";
import { call, type Got, NOW, type Sent } from "./simulator-client";

export type Amounts = readonly (readonly [sku: string, amount: unknown])[];

/** A file of the single-node kind. */
export function inventoryFile(amounts: Amounts): unknown {
  const Inventory = amounts.map(([sku, amount]) => ({ sku, quantity: { unit: "EACH", amount } }));
  return { InventoryHeader: { version: "1.4" }, Inventory };
}

/** A file of the kind that names the node of every amount. */
export function nodesFile(amounts: readonly (readonly [sku: string, shipNode: string, amount: unknown])[]): unknown {
  const inventory = amounts.map(([sku, shipNode, amount]) => ({
    sku,
    shipNodes: [{ shipNode, quantity: { unit: "EACH", amount } }],
  }));
  return { inventoryHeader: { version: "1.5" }, inventory };
}

export function post(walmart: Walmart, body: unknown, query = "feedType=inventory", sent: Sent = {}): Got {
  return call(walmart, `feeds?${query}`, { method: "POST", body, ...sent });
}

/** Hands in amounts and gives the feed's id; throws when the feed is not taken. */
export function submit(walmart: Walmart, amounts: Amounts, now = NOW): string {
  const { json } = post(walmart, inventoryFile(amounts), "feedType=inventory", { now });
  if (typeof json.feedId !== "string") throw new Error("The feed was not taken.");
  return json.feedId;
}

/** The answer about one feed. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the answer has.
export function readFeed(walmart: Walmart, feedId: string, now: number, query = "includeDetails=true"): any {
  return call(walmart, `feeds/${encodeURIComponent(feedId)}?${query}`, { now }).json;
}
