/** What a key may do, area by area. Source: [S:auth; D:api-scope-walmart-marketplace; D:authentication-authorization]. */

import type { Refusal } from "./answer";

/** `absent`: token detail leaves the key out, and nothing is refused: an absent key says nothing (assumed). */
export type Access = "full_access" | "view_only" | "no_access" | "absent";

/** Keys of token detail; `item` and `price` are singular. */
export type Scope =
  | "reports"
  | "item"
  | "shipping"
  | "price"
  | "lagtime"
  | "feeds"
  | "returns"
  | "orders"
  | "inventory"
  | "content";

export type Scopes = Readonly<Record<Scope, Access>>;

/** A seller's own key has full access. */
export const FULL_ACCESS: Scopes = {
  reports: "full_access",
  item: "full_access",
  shipping: "full_access",
  price: "full_access",
  lagtime: "full_access",
  feeds: "full_access",
  returns: "full_access",
  orders: "full_access",
  inventory: "full_access",
  content: "full_access",
};

/** The scopes as token detail shows them. */
export function shownScopes(scopes: Scopes): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(scopes).filter(([, access]) => access !== "absent"));
}

/** A token without the permission is valid, but refused with 403 in that area. */
export function refuseScope(scopes: Scopes, method: string, segments: readonly string[]): Refusal | undefined {
  const scope = scopeOf(segments);
  if (scope === undefined || isAllowed(scopes[scope], method, segments)) return undefined;
  return { status: 403, name: "FORBIDDEN", description: `The access token has no permission for ${scope}` };
}

/** The first words of the paths that a scope covers. The account's own settings need no scope. */
const SCOPE_OF: Readonly<Record<string, Scope>> = {
  items: "item",
  lagtime: "lagtime",
  orders: "orders",
  price: "price",
  inventory: "inventory",
  inventories: "inventory",
  returns: "returns",
  reports: "reports",
  feeds: "feeds",
};

function scopeOf([, area = "", part]: readonly string[]): Scope | undefined {
  return area === "settings" && part === "shipping" ? "shipping" : SCOPE_OF[area];
}

/** A search changes nothing, although it is a POST. */
function isAllowed(access: Access, method: string, segments: readonly string[]): boolean {
  const isRead = method === "GET" || segments.at(-1) === "search";
  return access === "full_access" || access === "absent" || (access === "view_only" && isRead);
}
