/** A whole list of ShipStation's, page by page. What came is kept although a later page failed. */
import { type Failure, isFailure, leftOver } from "../../domain/values/failure";
import { listAt, memberAt } from "../wire/member";
import type { StationClient } from "./client";
import { unreadable } from "./errors";

/** Source: ShipStation API V1, orders and shipments, `pageSize`: at most 500. */
const PAGE_SIZE = 500;
/** A longer list would use up the calls of a minute. */
const MOST_PAGES = 30;

export interface ListAsked {
  /** Begins with `/`. */
  readonly path: string;
  /** Oldest first, so that what is added meanwhile moves nothing over the border of a page. */
  readonly query: Readonly<Record<string, string | number>>;
  /** The member that holds the list. */
  readonly list: string;
  /** The member that names an entry. */
  readonly id: string;
  /** What the list holds, for the seller. */
  readonly what: string;
}

/** `complete: false`: some entries did not arrive. `failure`: why not; `null`: it is not known, or all did. */
export interface Listed {
  readonly entries: readonly unknown[];
  readonly complete: boolean;
  readonly failure: Failure | null;
}

/**
 * All entries, each once, in the list's order; the latest copy of an entry counts. Fails if the first page does, or if
 * the key is refused. The list is complete if as many entries came as ShipStation says there are.
 */
export function readPages(client: StationClient, { path, query, list, id, what }: ListAsked): Listed {
  const entries = new Map<unknown, unknown>();
  let total = 0;
  const cut = (failure: Failure): Listed => ({ entries: [...entries.values()], complete: false, failure });
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    let json: unknown;
    try {
      json = client.read({ method: "get", path, query: { ...query, page, pageSize: PAGE_SIZE } });
      if (!Array.isArray(memberAt(json, list))) throw unreadable(what);
    } catch (error) {
      if (!isFailure(error) || error.kind === "setup" || page === 1) throw error;
      return cut(error);
    }
    const found = listAt(json, list);
    const before = entries.size;
    found.forEach((entry, index) => {
      entries.set(memberAt(entry, id) ?? `${page}/${index}`, entry);
    });
    total = Math.max(total, Number(memberAt(json, "total")) || 0);
    const pages = memberAt(json, "pages");
    // The published example of fulfillments has entries on 0 pages.
    const isLast = Number(pages) > 0 ? page >= Number(pages) : found.length < PAGE_SIZE;
    if (isLast || entries.size === before)
      return { entries: [...entries.values()], complete: entries.size >= total, failure: null };
  }
  return cut(leftOver(`ShipStation lists more ${what} than one run reads. The next run goes on.`));
}
