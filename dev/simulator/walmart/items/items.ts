/** Reading listings. Source: [S:items; EJ:docs/api_blueprint.md]. */

import { struckWithin } from "../faults/faults";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import type { ItemCursor, State } from "../state/state";
import { type Answer, itemsError, ok } from "../wire/answer";
import { nextDigits } from "../wire/random";
import type { Switches } from "../wire/settings";
import { parameter } from "../wire/target";
import type { Item } from "../wire/wire";

/** About two minutes, measured live [EJ]. */
const CURSOR_LIFE_MS = 120_000;
/** Walmart refuses larger offsets [EJ]. */
const MAX_OFFSET = 10_000;
const DEFAULT_LIMIT = 20;

const PAGING = ["nextCursor", "limit", "offset"];
/** Known parameters without effect here, the last one outside Mexico. */
const EXTRAS = ["showDuplicateItemInfo", "includeCustomerFavoritesStatus", "bundleType", "includeDetails"];
/** Filters are exact. Each has the name of the listing's member that it compares. */
const FILTERS = ["sku", "gtin", "lifecycleStatus", "publishedStatus", "variantGroupId", "condition", "availability"];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  lifecycleStatus: ["ACTIVE", "ARCHIVED", "RETIRED"],
  publishedStatus: ["PUBLISHED", "UNPUBLISHED", "READY_TO_PUBLISH", "IN_PROGRESS", "STAGE", "SYSTEM_PROBLEM"],
};

/**
 * `GET /v3/items`. The first call (`*`) freezes the result; the cursor stays the same on every page and `offset`
 * advances. Without a status filter every status is listed, retired ones included [EJ].
 */
export function listItems(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, [...PAGING, ...FILTERS, ...EXTRAS]);
  const asked = readWhole(call, "limit", DEFAULT_LIMIT);
  const offset = readWhole(call, "offset", 0);
  if (asked === undefined || asked < 1 || asked > market.settings.switches.itemsMaxLimit)
    return invalidItemParameter("limit");
  const limit = Math.min(asked, market.settings.switches.mostPerPage);
  if (offset === undefined || offset > MAX_OFFSET) return invalidItemParameter("offset");
  const wrongFilter = FILTERS.find((name) => !isAllowed(name, parameter(call.query, name)));
  if (wrongFilter !== undefined) return invalidItemParameter(wrongFilter);

  if (market.settings.switches.market === "mx") return listByOffset(market, call, { limit, offset });
  const cursor = findCursor(market, call);
  if (cursor === undefined) return invalidItemParameter("nextCursor", "Invalid Cursor");
  if (market.settings.switches.itemsGoOnBy === "cursor") return listByCursor(market, call, cursor, { limit, offset });
  const isEndless = struckWithin(market.state.faults, call.family, "endless-cursor") !== undefined;
  const from = isEndless ? offset % Math.max(1, cursor.skus.length) : offset;
  const page = cursor.skus.slice(from, from + limit).flatMap((sku) => market.state.items.get(sku) ?? []);
  if (page.length === 0) return itemNotFound("No items found for the given search criteria");
  return ok("ItemResponses", {
    ItemResponse: page,
    totalItems: cursor.skus.length + (isEndless ? offset + limit : 0),
    nextCursor: cursor.text,
  });
}

/** Each page has a new cursor, which leads on however long the list is. The last page has none. */
function listByCursor(
  { state }: Marketplace,
  call: Call,
  cursor: ItemCursor,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Answer {
  if (offset > 0) return invalidItemParameter("offset");
  const from = cursor.from ?? 0;
  const page = cursor.skus.slice(from, from + limit).flatMap((sku) => state.items.get(sku) ?? []);
  if (page.length === 0) return itemNotFound("No items found for the given search criteria");
  const next = { ...cursor, text: toCursorText(state), issuedAt: call.now, from: from + limit };
  const hasMore = next.from < cursor.skus.length;
  if (hasMore) state.itemCursors.push(next);
  return ok("ItemResponses", {
    ItemResponse: page,
    totalItems: cursor.skus.length,
    ...(hasMore ? { nextCursor: next.text } : {}),
  });
}

/**
 * Mexico gives no cursor. `offset` works only together with `includeDetails=true`; otherwise page 1 comes again
 * [GAS-MX].
 */
function listByOffset(market: Marketplace, call: Call, page: { limit: number; offset: number }): Answer {
  const found = [...market.state.items.values()].filter((item) => matches(item, call));
  const from = parameter(call.query, "includeDetails") === "true" ? page.offset : 0;
  const shown = found.slice(from, from + page.limit);
  if (shown.length === 0) return itemNotFound("No items found for the given search criteria");
  return ok("ItemResponses", { ItemResponse: shown, totalItems: found.length });
}

/** `GET /v3/items/{id}`: one listing, inside a list. SKU is the default kind of id [S:items]. */
export function readItem(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["productIdType", "condition"]);
  const id = call.pathValues[0] ?? "";
  const named = parameter(call.query, "productIdType");
  if (named === undefined && market.settings.switches.needsProductIdType) {
    return itemsError({
      status: 400,
      name: "MISSING_REQUEST_PARAM",
      description: "productIdType is mandatory",
      field: "productIdType",
    });
  }
  const kind = named ?? "SKU";
  const member = ITEM_ID_MEMBERS[kind];
  if (member === undefined) return invalidItemParameter("productIdType");
  const condition = parameter(call.query, "condition");
  const item = [...market.state.items.values()].find(
    (candidate) => candidate[member] === id && (condition === undefined || candidate.condition === condition),
  );
  if (item === undefined) return itemNotFound(`Item not found for ${kind} ${id}`);
  return ok("ItemResponses", { ItemResponse: [item], totalItems: 1 });
}

/** No read of a listing has the numeric item id, so asking by it never finds anything [EJ]. */
const ITEM_ID_MEMBERS: Readonly<Record<string, string>> = {
  SKU: "sku",
  GTIN: "gtin",
  UPC: "upc",
  ISBN: "isbn",
  EAN: "ean",
  ITEM_ID: "itemId",
};

/** Filters put the call into the class of 60 per minute. Whether paging does, too, is a switch. */
export function isFiltered(
  names: readonly string[],
  { pagingCountsAsFilter }: Pick<Switches, "pagingCountsAsFilter">,
): boolean {
  return names.some((name) => pagingCountsAsFilter || !PAGING.includes(name));
}

function findCursor(market: Marketplace, call: Call): ItemCursor | undefined {
  const { state } = market;
  state.itemCursors = state.itemCursors.filter((one) => call.now - one.issuedAt <= CURSOR_LIFE_MS);
  const text = parameter(call.query, "nextCursor") ?? "*";
  if (text !== "*") return state.itemCursors.find((one) => one.text === text);
  const skus = [...state.items.values()].filter((item) => matches(item, call)).map((item) => item.sku);
  const cursor = { text: toCursorText(state), issuedAt: call.now, skus };
  if (skus.length > 0) state.itemCursors.push(cursor);
  return cursor;
}

/** The published cursor is base64 and contains "/" and "=". */
function toCursorText(state: State): string {
  return `AoE/${nextDigits(state, 40)}==`;
}

function matches(item: Item, call: Call): boolean {
  return FILTERS.every((name) => {
    const wanted = parameter(call.query, name);
    return wanted === undefined || item[name] === wanted;
  });
}

function isAllowed(name: string, value: string | undefined): boolean {
  return value === undefined || (ALLOWED[name]?.includes(value) ?? value !== "");
}

export function readWhole(call: Call, name: string, fallback: number): number | undefined {
  const text = parameter(call.query, name);
  if (text === undefined) return fallback;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export function invalidItemParameter(field: string, description = `Invalid value of ${field}`): Answer {
  return itemsError({ status: 400, name: "INVALID_REQUEST_PARAM", description, field });
}

export function itemNotFound(description: string): Answer {
  return itemsError({ status: 404, name: "CONTENT_NOT_FOUND", description });
}
