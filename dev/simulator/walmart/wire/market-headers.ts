/** Other markets than the United States go through the global API. Source: [G:global-marketplace-apis]. */

import type { Refusal } from "./answer";
import type { Market } from "./settings";

const GLOBAL_VERSION = "3.1";

/**
 * Both headers are required outside the United States and optional inside; the named market must be the account's (the
 * wording is assumed, since no page gives it).
 */
export function refuseMarket(header: (name: string) => string, market: Market): Refusal | undefined {
  const [named, version] = [header("WM_MARKET").toLowerCase(), header("WM_GLOBAL_VERSION")];
  if (market !== "us" && named === "") return refuse("WM_MARKET", "WM_MARKET set blank or null");
  if (market !== "us" && version !== GLOBAL_VERSION) return refuse("WM_GLOBAL_VERSION", `Expected ${GLOBAL_VERSION}`);
  if (named !== "" && named !== market) return refuse("WM_MARKET", `The account does not sell in market ${named}`);
  return undefined;
}

/** Whether a market has a path. Source: walmart-api section 12.1; the bulk read is marked for the US only. */
export function isOffered(path: string, market: Market): boolean {
  return !(MISSING[market] ?? []).includes(path);
}

const MISSING: Readonly<Partial<Record<Market, readonly string[]>>> = {
  mx: ["v3/orders/{}/acknowledge", "v3/inventories"],
  cl: ["v3/orders/{}/acknowledge"],
};

function refuse(field: string, description: string): Refusal {
  return { status: 400, name: "INVALID_REQUEST_HEADER", description, field };
}
