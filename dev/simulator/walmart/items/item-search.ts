/** `POST /v3/items/catalog/search`: the seller's listings by a query and filters. Source: [S:items; EJ]. */

import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { stockOf } from "../stock/stock";
import { type Answer, itemsError, ok } from "../wire/answer";
import { list, object, oneOf, parseJson, text } from "../wire/shape";
import { parameter } from "../wire/target";
import { type Item, isRecord } from "../wire/wire";
import { itemIdOf } from "./item-ids";
import { invalidItemParameter, itemNotFound, readWhole } from "./items";

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 10;

const FIELDS = ["productName", "sku", "gtin", "wpid", "upc", "isbn", "ean", "itemId", "condition", "variantGroupId"];
const FILTERS = [
  "num_reviews",
  "customerRating",
  "lifecycleStatus",
  "publishedStatus",
  "unpublishedReasons",
  "inventoryStatus",
  "price",
  "fulfillmentType",
];
const OPERATORS = ["equals", "between", "greater_than", "less_than"];

const FILTER = object({ field: oneOf(FILTERS), op: oneOf(OPERATORS), values: list(text()) });
/** Sorting is not simulated; the member is accepted. */
const BODY = object(
  {
    query: object({ field: oneOf(FIELDS), value: text() }),
    filters: list(FILTER),
    sort: (value) => (isRecord(value) ? undefined : "sort must be an object"),
  },
  ["query", "filters", "sort"],
);

interface Filter {
  readonly field: string;
  readonly op: string;
  readonly values: readonly string[];
}

interface Search {
  readonly query?: { readonly field: string; readonly value: string };
  readonly filters?: readonly Filter[];
}

/** Pages by `page` from 1 (assumed), or by the cursor, which names the page after. Nothing found is 404. */
export function searchItems(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["page", "limit", "nextCursor"]);
  const limit = readWhole(call, "limit", DEFAULT_LIMIT);
  if (limit === undefined || limit < 1 || limit > MAX_LIMIT) return invalidItemParameter("limit");
  const page = pageOf(call);
  if (page === undefined) return invalidItemParameter("nextCursor", "Invalid Cursor");
  const body = parseJson(call.body);
  if (!isSearch(body)) {
    const description = BODY(body, "") ?? "Body is not JSON";
    return itemsError({ status: 400, name: "INVALID_REQUEST_CONTENT", description });
  }
  const found = [...market.state.items.values()].filter((item) => fits(market, item, body));
  const shown = found.slice((page - 1) * limit, page * limit);
  if (shown.length === 0) return itemNotFound("No items found for the given search criteria");
  const hasMore = page * limit < found.length;
  return ok("searchResponse", {
    status: "Success",
    payload: shown.map((item) => toSearchItem(market, item)),
    limit,
    totalItems: found.length,
    ...(hasMore ? { nextCursor: Buffer.from(`page:${page + 1}`).toString("base64") } : {}),
  });
}

function pageOf(call: Call): number | undefined {
  const cursor = parameter(call.query, "nextCursor");
  if (cursor === undefined || cursor === "*") return Math.max(1, readWhole(call, "page", 1) ?? 1);
  const page = /^page:(\d{1,6})$/.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
  return page === undefined ? undefined : Number(page);
}

function isSearch(body: unknown): body is Search {
  return BODY(body, "") === undefined;
}

/**
 * Searching by a numeric item id finds nothing, as measured live [EJ]. Names match in part, everything else exactly
 * (assumed).
 */
function fits(market: Marketplace, item: Item, { query, filters = [] }: Search): boolean {
  const wanted = query?.value ?? "";
  const isFound =
    query === undefined ||
    (query.field === "productName"
      ? (item.productName ?? "").toLowerCase().includes(wanted.toLowerCase())
      : query.field !== "itemId" && item[query.field] === wanted);
  return isFound && filters.every((filter) => passes(comparedValue(market, item, filter.field), filter));
}

function passes(value: string | number | undefined, { op, values }: Filter): boolean {
  const [from = Number.NaN, to = Number.NaN] = values.map(Number);
  if (value === undefined) return false;
  if (op === "equals") return values.includes(String(value));
  if (op === "greater_than") return Number(value) > from;
  return op === "less_than" ? Number(value) < from : Number(value) >= from && Number(value) <= to;
}

/** The value that a filter compares. No listing here has reviews or a rating. */
function comparedValue(market: Marketplace, item: Item, field: string): string | number | undefined {
  if (field === "price") return item.price?.amount;
  if (field === "fulfillmentType") return market.state.account.fulfillment.get(item.sku) ?? "Seller Fulfilled";
  if (field === "inventoryStatus") {
    return (stockOf(market, item.sku)?.sellable ?? 0) > 0 ? "In_stock" : "Out_of_stock";
  }
  if (field === "unpublishedReasons") return reasonsOf(item)[0];
  return field === "lifecycleStatus"
    ? item.lifecycleStatus
    : field === "publishedStatus"
      ? item.publishedStatus
      : undefined;
}

/** Here the status is an object, and the currency may have another name than in the list. */
function toSearchItem(market: Marketplace, item: Item): unknown {
  const { publishedStatus, unpublishedReasons: _, price, availability: _none, ...rest } = item;
  const reasons = reasonsOf(item);
  const { searchPriceMember } = market.settings.switches;
  return {
    itemId: itemIdOf(item),
    ...rest,
    publishedStatus: { status: publishedStatus, ...(reasons.length > 0 ? { reasons } : {}) },
    ...(price === undefined ? {} : { price: { amount: price.amount, [searchPriceMember]: price.currency } }),
  };
}

function reasonsOf(item: Item): readonly string[] {
  const reasons = isRecord(item.unpublishedReasons) ? item.unpublishedReasons.reason : undefined;
  return Array.isArray(reasons) ? reasons.map(String) : [];
}
