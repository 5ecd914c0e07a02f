/** All orders of a time window: span by span, page by page. Orders that came are kept although something failed. */
import type { OrderWindow } from "../../domain/orders/order-windows";
import { instant } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { HowFar } from "../../ports/progress";
import type { Call, WalmartClient } from "./client/call";
import { toWalmartDate } from "./client/encode";
import { unreadable } from "./client/errors";
import { nextQuery } from "./order-cursor";
import { numberOf, SELLER } from "./read-order";
import { parseOrderPage } from "./wire/orders";

/** Orders on one page. Source: Walmart Marketplace, Orders API: at most 200. */
const PAGE_SIZE = 200;
/** The most orders that one query gives. If there are more, they are asked for span by span. Source: Orders API. */
const MOST_ORDERS = 10_000;
/** More pages than `MOST_ORDERS` needs, even in a market with smaller pages. A longer list would never end. */
const MOST_PAGES = 250;
/** The shortest span that is divided further. Unit: milliseconds. */
const SHORTEST_SPAN_MS = 60_000;
/** A span below this that is refused has another reason than its size. Unit: milliseconds. */
const LONG_SPAN_MS = 86_400_000;

interface Page {
  readonly orders: readonly unknown[];
  readonly next: string | null;
  /** Whether the page says where the list goes on, or that it ends. */
  readonly isClear: boolean;
  /** How many orders all pages hold; `null`: Walmart does not say. */
  readonly total: number | null;
}

interface Listing {
  readonly client: WalmartClient;
  readonly now: number;
  readonly take: (json: unknown) => void;
  readonly told: HowFar | undefined;
  /** Why something is missing. */
  readonly gaps: Issue[];
  /** Whether any page was read. */
  isBegun: boolean;
}

/**
 * Hands every order of the window to `take`, some more than once, the latest copy last, and gives whether as many came
 * as Walmart named. Fails if no page can be read, or if the key is refused. A later failure becomes a gap.
 *
 * An order that leaves its status between two pages moves another one over the border of a page, where nobody sees it.
 * So a list by status that lacks some is read once more.
 */
export function takeOrders(
  client: WalmartClient,
  window: OrderWindow,
  now: number,
  take: (json: unknown) => void,
  told?: HowFar,
): { readonly complete: boolean; readonly gaps: readonly Issue[] } {
  const listing: Listing = { client, now, take, told, gaps: [], isBegun: false };
  const list = (): boolean => listSpan(listing, window);
  const complete = list() || (window.status !== undefined && listing.gaps.length === 0 && list());
  return { complete: complete && listing.gaps.length === 0, gaps: listing.gaps };
}

function listSpan(listing: Listing, span: OrderWindow): boolean {
  const { createdFrom, createdTo = listing.now } = span;
  const lengthMs = createdTo - createdFrom;
  const first = unlessGap(listing, () => readFirst(listing, span, lengthMs));
  if (first === undefined) return false;
  if (first !== null && ((first.total ?? 0) <= MOST_ORDERS || lengthMs <= SHORTEST_SPAN_MS)) {
    return listPages(listing, first);
  }
  const middle = instant(createdFrom + Math.floor(lengthMs / 2));
  const parts: readonly OrderWindow[] = [
    { ...span, createdTo: middle },
    { ...span, createdFrom: middle },
  ];
  return parts.map((part) => listSpan(listing, part)).every(Boolean);
}

/** `null`: refused, which may mean that the span holds too many orders. */
function readFirst(listing: Listing, span: OrderWindow, lengthMs: number): Page | null {
  try {
    return readPage(listing, { query: queryOf(span) });
  } catch (error) {
    if (isFailure(error) && error.code === "refused" && lengthMs > LONG_SPAN_MS) return null;
    throw error;
  }
}

/** `undefined`: it failed, after something else was read. */
function unlessGap<Value>(listing: Listing, read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!isFailure(error) || error.kind === "setup" || !listing.isBegun) throw error;
    const message = `Only a part of Walmart's orders came. ${error.message}`;
    if (!listing.gaps.some((gap) => gap.message === message)) listing.gaps.push(issue(error.code, "orders", message));
    return undefined;
  }
}

/**
 * Pages may repeat an order when others arrive meanwhile; its latest copy counts. A page that brings nothing new, or a cursor that came before,
 * leads nowhere.
 */
function listPages(listing: Listing, first: Page): boolean {
  const seen = new Set<string>();
  const cursors = new Set<string>();
  let page = first;
  let total = first.total;
  for (let count = 1; ; count += 1) {
    const before = seen.size;
    page.orders.forEach((json, index) => {
      const name = numberOf(json) ?? `${count}/${index}`;
      listing.take(json);
      seen.add(name);
    });
    const { orders, next, isClear } = page;
    const isNew = seen.size > before;
    listing.told?.(seen.size, total);
    if (next === null || cursors.has(next) || !isNew || count === MOST_PAGES) {
      const isEnd = next === null && isClear && (isNew || orders.length === 0);
      return total === null ? isEnd : seen.size >= total;
    }
    cursors.add(next);
    const following = unlessGap(listing, () => readPage(listing, { rawQuery: next }));
    if (following === undefined) return false;
    page = following;
    total = page.total === null ? total : Math.max(page.total, total ?? 0);
  }
}

/** `replacementInfo`: includes replacements, which have to be shipped like other orders. */
const queryOf = ({ createdFrom, createdTo, changedFrom, status }: OrderWindow) => ({
  createdStartDate: toWalmartDate(createdFrom),
  ...(createdTo === undefined ? {} : { createdEndDate: toWalmartDate(createdTo) }),
  ...(changedFrom === undefined ? {} : { lastModifiedStartDate: toWalmartDate(changedFrom) }),
  ...(status === undefined ? {} : { status }),
  limit: PAGE_SIZE,
  shipNodeType: SELLER,
  replacementInfo: "true",
});

/** Walmart answers an empty list with 404. */
function readPage(listing: Listing, asked: Pick<Call, "query" | "rawQuery">): Page {
  const page = readList(listing.client, asked);
  listing.isBegun = true;
  return page;
}

function readList(client: WalmartClient, asked: Pick<Call, "query" | "rawQuery">): Page {
  try {
    const page = parseOrderPage(client.read({ family: "orders", method: "get", path: "/v3/orders", ...asked }));
    if (page === null) throw unreadable("orders");
    const cursor = page.list.meta?.nextCursor ?? "";
    return {
      orders: page.list.elements?.order ?? [],
      next: typeof cursor === "string" ? nextQuery(cursor) : null,
      isClear: typeof cursor === "string",
      total: page.list.meta?.totalCount ?? null,
    };
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return { orders: [], next: null, isClear: true, total: null };
    throw error;
  }
}
