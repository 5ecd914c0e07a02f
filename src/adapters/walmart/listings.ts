/** The catalog: all listings, page by page. */
import type { ListingState, MarketplaceListing } from "../../domain/listings/listing";
import { type ListingSku, listingSku } from "../../domain/values/brand";
import { type Issue, issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { ListingList } from "../../ports/marketplace";
import type { HowFar } from "../../ports/progress";
import { memberAt } from "../wire/member";
import { encodeValue } from "../wire/query";
import type { Call, Reply, WalmartClient } from "./client/call";
import { takeItems } from "./item-pages";
import { parseItem, parseItemPage, type WireItem } from "./wire/items";
import { toCents } from "./wire/money";

/**
 * Lists every listing. Without a status filter Walmart lists all states, retired ones included. The list is complete if
 * it came to its own end with at least as many SKUs as Walmart named on any page. If a page fails after others came, it
 * is incomplete. Source: Items API, all items.
 */
export function listListings(client: WalmartClient, told?: HowFar): ListingList {
  const found = new Map<string, MarketplaceListing>();
  const odd: Issue[] = [];
  const { isEnd, total, gap } = takeItems(
    client,
    (json) => {
      const item = parseItem(json);
      if (item === null) odd.push(badListing(json));
      else found.set(item.sku, fromWire(item));
    },
    told,
  );
  const listings = [...found.values()];
  const complete = isEnd && listings.length > 0 && odd.length === 0 && listings.length >= (total ?? 0);
  return { listings, complete, issues: [...(gap === null ? [] : [gap]), ...odd, ...unknownWords(listings)] };
}

/** One read for each SKU. A SKU counts as unknown only if Walmart itself says so. Source: Items API, an item. */
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

/** Says nothing but the SKU of a listing that cannot be read. */
function badListing(json: unknown): Issue {
  const given = memberAt(json, "sku");
  const sku = typeof given === "string" && given.trim() !== "" ? given : "without a SKU";
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
  price: toCents(item.price?.amount),
  variantGroup: item.variantGroupId ?? null,
  state: stateOf(item),
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

/** As Walmart names them. */
export interface Statuses {
  readonly lifecycleStatus?: string | null | undefined;
  readonly publishedStatus?: string | null | undefined;
}

/**
 * The state of a listing: Ended if it is retired or archived; otherwise what its published status means. A status that
 * nobody documents is kept as it is. `null`: Walmart does not say.
 * @example
 * stateOf({ lifecycleStatus: "ACTIVE", publishedStatus: "UNPUBLISHED" }) // => "Unpublished"
 * stateOf({ lifecycleStatus: "RETIRED", publishedStatus: "PUBLISHED" }) // => "Ended"
 * stateOf({ lifecycleStatus: "ACTIVE", publishedStatus: "ON_HOLD" }) // => "ON_HOLD"
 */
export function stateOf({ lifecycleStatus, publishedStatus }: Statuses): ListingState | null {
  const said = (word: string | null | undefined): string => STATES.get((word ?? "").toUpperCase()) ?? word ?? "";
  return said(lifecycleStatus) || said(publishedStatus) || null;
}

const KNOWN_WORDS: ReadonlySet<string | null> = new Set([...STATES.values(), "Seller", "Walmart", "both", null]);

/** An issue for each unknown word, with one listing that has it. */
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
