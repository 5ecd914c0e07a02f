/** The catalogue: all listings, page by page. */
import type { ListingState, MarketplaceListing } from "../../domain/listings/listing";
import { cents, listingSku } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import type { Marketplace } from "../../ports/marketplace";
import type { WalmartClient } from "./client";
import { unreadable } from "./errors";
import { parseItem, parseItemPage, type WireItem } from "./wire/items";

/** Listings a page. Source: Walmart Marketplace, Items API; up to 1,000 in use in the US, 50 in older texts. */
const PAGE_SIZE = 200;
/** Source: Items API: offsets above are refused. */
const LAST_OFFSET = 10_000;

/**
 * The cursor names a snapshot and stays the same from page to page; the offset advances. Without any status filter
 * Walmart lists every state, retired ones included. A list that ends before the number that Walmart told is a part.
 * Source: Items API, all items; paging as measured live.
 */
export function listListings(client: WalmartClient): ReturnType<Marketplace["listListings"]> {
  const found = new Map<string, MarketplaceListing>();
  let cursor = "*";
  let unread = 0;
  let offset = 0;
  let total: number | null = null;
  let isEnd = false;
  while (!isEnd && offset <= LAST_OFFSET) {
    const page = readPage(client, cursor, offset);
    const items = page?.ItemResponse ?? [];
    const before = found.size;
    for (const json of items) {
      const item = parseItem(json);
      if (item === null) unread += 1;
      else found.set(item.sku, fromWire(item));
    }
    offset += items.length;
    cursor = page?.nextCursor ?? cursor;
    total = page?.totalItems ?? total;
    isEnd = items.length === 0 || found.size === before || (total !== null && offset >= total);
  }
  const isAllRead = total === null ? isEnd : offset >= total;
  return { listings: [...found.values()], complete: found.size > 0 && unread === 0 && isAllRead };
}

/** `null`: nothing there; Walmart answers an empty list with 404. */
function readPage(client: WalmartClient, nextCursor: string, offset: number) {
  const query = { limit: PAGE_SIZE, nextCursor, ...(offset === 0 ? {} : { offset }) };
  try {
    const page = parseItemPage(client.read({ family: "items", method: "get", path: "/v3/items", query }));
    if (page === null) throw unreadable("listings");
    return page;
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return null;
    throw error;
  }
}

const fromWire = (item: WireItem): MarketplaceListing => ({
  sku: listingSku(item.sku),
  title: item.productName ?? "",
  wpid: item.wpid ?? null,
  price: item.price == null ? null : cents(Math.round(item.price.amount * 100)),
  variantGroup: item.variantGroupId ?? null,
  state: stateOf(item),
});

/** Anything that is neither retired nor archived nor published may still be stocked. */
function stateOf({ lifecycleStatus, publishedStatus }: WireItem): ListingState {
  if (lifecycleStatus === "RETIRED" || lifecycleStatus === "ARCHIVED") return "Ended";
  return publishedStatus === "PUBLISHED" ? "Active" : "Unpublished";
}
