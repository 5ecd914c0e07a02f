/** The pages of the catalog, with whichever way of paging Walmart accepts. */
import { type Failure, isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { HowFar } from "../../ports/progress";
import { memberAt } from "../wire/member";
import type { WalmartClient } from "./client/call";
import { unreadable } from "./client/errors";
import { parseItemPage, type WireItemPage } from "./wire/items";

/**
 * Listings on one page; the largest size that the market accepts is used. Source: Walmart Marketplace, Items API: up to
 * 1,000 in use in the US, 50 in older texts.
 */
const PAGE_SIZES = [1_000, 200, 50] as const;
/**
 * Sizes at which a page may be full although Walmart ignored the wished size, such as its default. Another page may
 * follow.
 */
const ROUND_SIZES: ReadonlySet<number> = new Set([20, 50, 100, 200, 1_000]);
/** Larger offsets are refused. Source: Items API. */
const LAST_OFFSET = 10_000;

export interface ItemPages {
  /** Whether the list came to its own end. */
  readonly isEnd: boolean;
  /** The largest total that Walmart named; `null`: none. */
  readonly total: number | null;
  /** Why the rest did not come, if a page failed. */
  readonly gap: Issue | null;
}

/** Hands every listing to `take`, each SKU once. Fails if the first page fails, or the key is refused. */
export function takeItems(client: WalmartClient, take: (json: unknown) => void, told?: HowFar): ItemPages {
  const pages = openPages(client);
  const seen = new Set<string>();
  let total: number | null = null;
  let offset = 0;
  let largest = 0;
  const isNew = (page: Page): boolean =>
    (page?.ItemResponse ?? []).some((json, index) => !seen.has(nameOf(json, offset + index)));
  for (;;) {
    const page = offset === 0 ? pages.first() : unlessGap(() => pages.following(offset, isNew));
    if (page === "stuck") return { isEnd: false, total, gap: null };
    if (page !== null && "code" in page) return { isEnd: false, total, gap: page };
    const items = page?.ItemResponse ?? [];
    if (page?.totalItems != null) total = Math.max(page.totalItems, total ?? 0);
    if (items.length === 0) return { isEnd: true, total, gap: null };
    if (!isNew(page)) return { isEnd: false, total, gap: null };
    items.forEach((json, index) => {
      const name = nameOf(json, offset + index);
      if (!seen.has(name)) take(json);
      seen.add(name);
    });
    offset += items.length;
    told?.(seen.size, total);
    largest = Math.max(largest, items.length);
    const mayGoOn = items.length >= pages.size() || (items.length === largest && ROUND_SIZES.has(largest));
    if (!mayGoOn && total !== null && offset >= total) return { isEnd: true, total, gap: null };
  }
}

/** A listing without a SKU is named by its place. */
const nameOf = (json: unknown, place: number): string => {
  const sku = memberAt(json, "sku");
  return typeof sku === "string" || typeof sku === "number" ? `sku ${sku}` : `place ${place}`;
};

function unlessGap(read: () => Page | "stuck"): Page | "stuck" | Issue {
  try {
    return read();
  } catch (error) {
    if (!isFailure(error) || error.kind === "setup") throw error;
    return issue(error.code, "listings", `Only a part of your listings came. ${error.message}`);
  }
}

type Query = Readonly<Record<string, string | number>>;
type Way = (cursor: string, offset: number) => Query;

/** Source: Items API, paging as measured live: the cursor names a snapshot and stays; the offset advances. */
const BY_BOTH: Way = (nextCursor, offset) => ({ nextCursor, offset });
const BY_CURSOR: Way = (nextCursor) => ({ nextCursor });
/** Source: Items API in Mexico, where answers have no cursor. */
const BY_OFFSET: Way = (_, offset) => ({ offset, includeDetails: "true" });

/** `null`: an empty page, since Walmart answers an empty list with 404. */
type Page = WireItemPage | null;

function openPages(client: WalmartClient) {
  let [limit, ...smaller] = PAGE_SIZES as readonly number[];
  let cursor = "*";
  let way = BY_BOTH;

  /** A page, or the refusal. Fails: for any other reason. */
  const ask = (query: Query): Page | Failure => {
    try {
      const asked = { limit: limit ?? 0, ...query };
      const page = parseItemPage(client.read({ family: "items", method: "get", path: "/v3/items", query: asked }));
      // An answer with neither listings nor a total is no answer.
      if (page === null || (page.ItemResponse == null && page.totalItems == null)) throw unreadable("listings");
      cursor = page.nextCursor || cursor;
      return page;
    } catch (error) {
      if (!isFailure(error)) throw error;
      if (error.code === "not-found") return null;
      if (error.code === "refused") return error;
      throw error;
    }
  };

  const first = (): Page => {
    const page = ask({ nextCursor: "*" });
    if (!isFailure(page)) return page;
    if (smaller.length === 0) throw page;
    [limit, ...smaller] = smaller;
    return first();
  };

  /** A cursor lives for about two minutes. A new snapshot goes on where the dead one stopped. */
  const renewed = (offset: number): Page | Failure => {
    const start = ask({ nextCursor: "*" });
    return isFailure(start) ? start : ask(BY_BOTH(cursor, offset));
  };

  /**
   * The page from `offset` on. If Walmart refuses it, the other ways of paging are tried, and the one that brings
   * something new is kept. `stuck`: none of them does.
   */
  const following = (offset: number, isNew: (page: Page) => boolean): Page | "stuck" => {
    const last = cursor;
    const isWithin = offset <= LAST_OFFSET;
    const page = isWithin || way === BY_CURSOR ? ask(way(last, offset)) : null;
    if (page !== null && !isFailure(page)) return page;
    if (page === null && isWithin) return null;
    const others: readonly (readonly [Way, () => Page | Failure])[] = [
      [BY_CURSOR, () => ask(BY_CURSOR(last, offset))],
      [BY_BOTH, () => renewed(offset)],
      [BY_OFFSET, () => ask(BY_OFFSET(last, offset))],
    ];
    let isAnswered = !isWithin;
    for (const [other, tried] of others.slice(0, isWithin ? 3 : 1)) {
      const found = tried();
      if (isFailure(found)) continue;
      isAnswered = true;
      if (!isNew(found)) continue;
      way = other;
      return found;
    }
    if (!isAnswered && page !== null) throw page;
    return "stuck";
  };

  return { first, following, size: () => limit ?? 0 };
}
