/** What the saved key opens. */
import * as z from "zod/mini";
import type { ConnectionReport } from "../../ports/marketplace";
import type { WalmartClient } from "./client";

/** Scopes that Aisle needs, with Seller Center's words for them. Source: Walmart Marketplace, API scopes. */
const NEEDED: readonly { readonly scope: string; readonly name: string; readonly full: boolean }[] = [
  { scope: "item", name: "Item Management (Items)", full: false },
  { scope: "inventory", name: "Inventory", full: true },
  { scope: "orders", name: "Order Management (Orders)", full: true },
  { scope: "feeds", name: "Feeds", full: true },
];

/** A scope that the answer does not name is unknown, not denied. Source: token detail API. */
export function testConnection(client: WalmartClient): ConnectionReport {
  client.renewToken();
  const json = client.read({ family: "token", method: "get", path: "/v3/token/detail" });
  const answer = z.object({ scopes: z.optional(z.record(z.string(), z.string())) }).safeParse(json);
  const scopes = answer.success ? (answer.data.scopes ?? {}) : {};
  const missing = NEEDED.filter(({ scope, full }) => {
    const level = scopes[scope];
    return level !== undefined && level !== "full_access" && (full || level !== "view_only");
  });
  return { missing: missing.map(({ name, full }) => `${name}: ${full ? "full access" : "view"}`) };
}
