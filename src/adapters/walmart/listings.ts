/** The catalogue: all listings, page by page. */
import type { ListingState, MarketplaceListing } from "../../domain/listings/listing";
import { cents, type ListingSku, listingSku } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { ListingList } from "../../ports/marketplace";
import type { Call, Reply, WalmartClient } from "./client";
import { encodeValue } from "./encode";
import { unreadable } from "./errors";
import { parseItem, parseItemPage, type WireItem, type WireItemPage } from "./wire/items";
import { memberAt } from "./wire/member";

/**
 * Listings a page, the largest that the market takes. Source: Walmart Marketplace, Items API: up to 1,000 in use in the
 * US, 50 in older texts.
 */
const PAGE_SIZES = [1_000, 200, 50] as const;
/** Source: Items API: offsets above are refused. */
const LAST_OFFSET = 10_000;

/**
 * The cursor names a snapshot and stays the same from page to page; the offset advances. It lives for some two minutes:
 * a dead one is replaced by a new snapshot, and reading goes on where it stopped. Without any status filter Walmart lists
 * every state, retired ones included. A list with fewer SKUs than Walmart told is a part.
 * Source: Items API, all items; paging as measured live.
 */
export function listListings(client: WalmartClient): ListingList {
  const found = new Map<string, MarketplaceListing>();
  const odd: Issue[] = [];
  const pages = openPages(client);
  let offset = 0;
  let total: number | null = null;
  let isEnd = false;
  while (!isEnd && offset <= LAST_OFFSET) {
    const page = pages.at(offset);
    const items = page?.ItemResponse ?? [];
    const before = found.size + odd.length;
    for (const json of items) {
      const item = parseItem(json);
      if (item === null) odd.push(badListing(json));
      else found.set(item.sku, fromWire(item));
    }
    offset += items.length;
    total = page?.totalItems ?? total;
    isEnd = items.length === 0 || found.size + odd.length === before || (total !== null && offset >= total);
  }
  const complete = found.size > 0 && odd.length === 0 && (total === null ? isEnd : found.size >= total);
  const listings = [...found.values()];
  return { listings, complete, issues: [...odd, ...unknownWords(listings)] };
}

/** Pages by offset. `null`: nothing there; Walmart answers an empty list with 404. */
function openPages(client: WalmartClient): { readonly at: (offset: number) => WireItemPage | null } {
  let [limit, ...smaller] = PAGE_SIZES as readonly number[];
  let cursor = "*";
  const read = (nextCursor: string, offset: number): WireItemPage | null => {
    const query = { limit: limit ?? 0, nextCursor, ...(offset === 0 ? {} : { offset }) };
    const page = parseItemPage(client.read({ family: "items", method: "get", path: "/v3/items", query }));
    if (page === null) throw unreadable("listings");
    cursor = page.nextCursor ?? cursor;
    return page;
  };
  const readOrShrink = (offset: number): WireItemPage | null => {
    try {
      return read(cursor, offset);
    } catch (error) {
      if (!isFailure(error)) throw error;
      if (error.code === "not-found") return null;
      const isTooLarge = error.code === "refused" && offset === 0 && smaller.length > 0;
      if (!isTooLarge) throw error;
      [limit, ...smaller] = smaller;
      return readOrShrink(offset);
    }
  };
  return {
    at(offset) {
      try {
        return readOrShrink(offset);
      } catch (error) {
        if (!isFailure(error) || error.code !== "refused" || offset === 0) throw error;
        read("*", 0);
        return readOrShrink(offset);
      }
    },
  };
}

/**
 * One read each. Walmart's own word that it does not know the SKU is the only one that counts as such.
 * Source: Items API, an item.
 */
export const findListings = (
  client: WalmartClient,
  skus: readonly ListingSku[],
): readonly Outcome<MarketplaceListing | null>[] =>
  client.send(skus.map(toItemCall)).map((reply, index) => toFinding(reply, skus[index] as ListingSku));

const toItemCall = (sku: ListingSku): Call => ({
  family: "item",
  method: "get",
  path: `/v3/items/${encodeValue(sku)}`,
  query: { productIdType: "SKU" },
});

function toFinding(reply: Reply, sku: ListingSku): Outcome<MarketplaceListing | null> {
  if (reply.kind === "ok") {
    const found = parseItemPage(reply.json)?.ItemResponse?.flatMap((json) => parseItem(json) ?? []) ?? [];
    const item = found.find((one) => one.sku === sku);
    if (item !== undefined) return { kind: "accepted", answer: fromWire(item) };
    const message = `Walmart's answer about the listing ${sku} cannot be understood. A later run asks again.`;
    return { kind: "unknown", issue: issue("answer-unreadable", sku, message) };
  }
  const { kind, code, message } = reply.verdict;
  if (code === "not-found") return { kind: "accepted", answer: null };
  return {
    kind: reply.kind === "refused" && kind !== "transient" ? "refused" : "unknown",
    issue: issue(code, sku, message),
  };
}

/** Its SKU is all that is said of a listing that cannot be read. */
function badListing(json: unknown): Issue {
  const sku = String(memberAt(json, "sku") ?? "without a SKU");
  return issue(
    "listing-unreadable",
    sku,
    `The Walmart listing ${sku} cannot be understood, so it was left as it is. Look at it in Seller Center.`,
  );
}

const fromWire = (item: WireItem): MarketplaceListing => ({
  sku: listingSku(item.sku),
  title: item.productName ?? "",
  wpid: item.wpid ?? null,
  price: item.price?.amount == null ? null : cents(Math.round(item.price.amount * 100)),
  variantGroup: item.variantGroupId ?? null,
  state: stateOf(item.lifecycleStatus, item.publishedStatus),
  fulfilledBy: null,
});

/** Source: Items API, lifecycle and published status. */
const STATES: ReadonlyMap<string, ListingState> = new Map([
  ["ACTIVE", ""],
  ["RETIRED", "Ended"],
  ["ARCHIVED", "Ended"],
  ["PUBLISHED", "Active"],
  ["UNPUBLISHED", "Unpublished"],
  ["READY_TO_PUBLISH", "Unpublished"],
  ["IN_PROGRESS", "Unpublished"],
  ["STAGE", "Unpublished"],
  ["SYSTEM_PROBLEM", "Unpublished"],
]);

/** Retired or archived is ended; else whether it is published tells. A word that nobody documents is kept as it is. */
export function stateOf(lifecycle: string | null | undefined, published: string | null | undefined): ListingState {
  const said = (word: string | null | undefined): string => STATES.get(word ?? "") ?? word ?? "";
  return said(lifecycle) || said(published) || "Unpublished";
}

const KNOWN_WORDS: ReadonlySet<string | null> = new Set([...STATES.values(), "Seller", "Walmart", "both", null]);

/** Each unknown word once, with one listing that bears it. */
export function unknownWords(listings: readonly MarketplaceListing[]): readonly Issue[] {
  const first = new Map<string, string>();
  for (const { sku, state, fulfilledBy } of listings) {
    for (const word of [state, fulfilledBy]) {
      if (word !== null && !KNOWN_WORDS.has(word) && !first.has(word)) first.set(word, sku);
    }
  }
  return [...first].map(([word, sku]) =>
    issue(
      "word-unknown",
      word,
      `Walmart says “${word}” of some listings, such as ${sku}, which Aisle does not know. It is shown as it is, and such listings get quantities like any other.`,
    ),
  );
}
