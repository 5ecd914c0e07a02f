/** Finds out what the saved key allows. */
import { isFailure } from "../../domain/values/failure";
import type { ConnectionReport } from "../../ports/marketplace";
import { memberAt } from "../wire/member";
import { readScopes, type Scope, type Scopes, TOKEN_DETAIL } from "./client/access";
import type { Call, Reply, WalmartClient } from "./client/call";
import { CALL_REFUSED } from "./client/errors";
import { PROFILE } from "./client/limits";

/** An area that Aisle needs, in Seller Center's words, with a read that changes nothing. */
interface Area {
  readonly name: string;
  readonly scope: Scope;
  readonly full: boolean;
  readonly read: Call;
}

const get = (family: Call["family"], path: string, query: Call["query"] = { limit: 1 }): Call => ({
  family,
  method: "get",
  path,
  query,
});

/** Source: Walmart Marketplace, API scopes and token detail. */
const AREAS: readonly Area[] = [
  { name: "Item Management (Items)", scope: "item", full: false, read: get("items", "/v3/items") },
  { name: "Inventory", scope: "inventory", full: true, read: get("stock-list", "/v3/inventories") },
  { name: "Order Management (Orders)", scope: "orders", full: true, read: get("orders", "/v3/orders") },
  { name: "Feeds", scope: "feeds", full: true, read: get("feed-status", "/v3/feeds") },
  {
    name: "Fulfillment (Shipping)",
    scope: "shipping",
    full: false,
    read: get("ship-nodes", "/v3/settings/shipping/shipnodes", {}),
  },
  {
    name: "Analytics (Reports)",
    scope: "reports",
    full: true,
    read: get("report-list", "/v3/reports/reportRequests", { reportType: "ITEM" }),
  },
];

/**
 * A token that was just given proves that the key is right, whatever else fails. A scope that the answer does not name
 * is unknown, not denied; the reads show what is denied. Without that answer nobody knows what the key may change.
 */
export function testConnection(client: WalmartClient): ConnectionReport {
  client.renewToken();
  const scopes = scopesOf(client);
  const found = AREAS.map((area) => ({
    ...area,
    state: isDenied(area, scopes?.[area.scope]) ? "missing" : tryRead(client, area.read),
  }));
  const named = (state: string) => found.filter((area) => area.state === state);
  const unsure = scopes === null ? named("open").filter(({ full }) => full) : [];
  return {
    account: accountOf(client),
    missing: named("missing").map(rightOf),
    unchecked: [...named("unchecked").map(({ name }) => name), ...unsure.map(rightOf)],
  };
}

/** `null`: not available. A new seller's profile may be empty. Source: Walmart Marketplace, Settings API. */
function accountOf(client: WalmartClient): ConnectionReport["account"] {
  try {
    const partner = memberAt(client.read(PROFILE), "partner");
    const [name, partnerId] = [memberAt(partner, "partnerDisplayName"), memberAt(partner, "partnerId")];
    return name === undefined && partnerId === undefined
      ? null
      : { name: String(name ?? ""), partnerId: String(partnerId ?? "") };
  } catch (error) {
    if (isFailure(error)) return null;
    throw error;
  }
}

const rightOf = ({ name, full }: Area): string => `${name}: ${full ? "full access" : "view"}`;

/** `null`: not available. */
function scopesOf(client: WalmartClient): Scopes | null {
  try {
    return readScopes(client.read(TOKEN_DETAIL));
  } catch (error) {
    if (isFailure(error)) return null;
    throw error;
  }
}

const isDenied = ({ full }: Area, level: string | undefined): boolean =>
  level !== undefined && level !== "full_access" && (full || level !== "view_only");

/** An empty area is open as far as the key is concerned; so is a program that the account does not take part in. */
function tryRead(client: WalmartClient, read: Call): "open" | "missing" | "unchecked" {
  const [reply] = sendOne(client, read);
  if (reply?.kind === "ok") return "open";
  const code = reply?.verdict.code;
  if (code === "not-found" || code === "not-in-programme") return "open";
  const isMissing = reply?.kind === "refused" && (reply.verdict.kind === "setup" || code === CALL_REFUSED.code);
  return isMissing ? "missing" : "unchecked";
}

/** A key that opens nothing of the area ends a phase elsewhere; here it is the answer to the question. */
function sendOne(client: WalmartClient, call: Call): readonly Reply[] {
  try {
    return client.send([call]);
  } catch (error) {
    if (!isFailure(error) || error.kind !== "setup") throw error;
    const { kind, code, message } = error;
    return [{ kind: "refused", status: 403, verdict: { kind, code, message } }];
  }
}
