/** `GET /v3/inventories`: all SKUs with an inventory record, page by page. Source: [S:inv; EJ]. */

import { struckWithin } from "../faults/faults";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, inventoryError, ok } from "../wire/answer";
import { inventoriesStart } from "../wire/cursors";
import { nextWhole } from "../wire/random";
import { parameter } from "../wire/target";
import { toNodes } from "./node-inventory";
import { nodeIds } from "./nodes";
import { reservations } from "./stock";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 50;

/**
 * The cursor changes with every page, and the last page has none. Pages in the middle are short, so a short page does
 * not end the list [EJ]. `totalCount` counts every SKU, including those that the pages leave out.
 */
export function listInventories(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["limit", "nextCursor"]);
  const asked = Number(/^\d{1,4}$/.exec(parameter(call.query, "limit") ?? String(DEFAULT_LIMIT))?.[0] ?? 0);
  if (asked < 1 || asked > MAX_LIMIT) return invalid("limit");
  const limit = Math.min(asked, market.settings.switches.mostPerPage);
  const from = inventoriesStart(parameter(call.query, "nextCursor"));
  if (from === undefined) return invalid("nextCursor");

  const skus = [...market.state.shelves.keys()];
  if (skus.length === 0) return notFound();
  const isEndless = struckWithin(market.state.faults, "inventories", "endless-cursor") !== undefined;
  const start = isEndless ? from % skus.length : from;
  if (start >= skus.length) return notFound();
  const to = start + lengthOf(market, limit);
  const hasMore = isEndless || to < skus.length;
  const [shipNodes, reserved] = [nodeIds(market.settings), reservations(market)];
  const inventories = skus
    .slice(start, to)
    .filter(isServed(market, start))
    .map((sku) => ({ sku, nodes: toNodes(market, sku, shipNodes, call.now, reserved) }))
    .filter(({ nodes }) => nodes.length > 0);
  const meta = {
    totalCount: skus.length,
    ...(hasMore ? { nextCursor: toCursor(market, isEndless ? from + to - start : to) } : {}),
  };
  return ok("inventories", { meta, elements: { inventories } });
}

/** About every fourth page is short, at random. How many the real ones are is not published. */
function lengthOf({ settings, state }: Marketplace, limit: number): number {
  const isShort = settings.switches.inventoriesShortPages && nextWhole(state, 4) === 0;
  return isShort ? 1 + nextWhole(state, limit) : limit;
}

/** The bulk read may leave out SKUs [EJ]: with that fault, every nth. */
function isServed({ state }: Marketplace, start: number): (sku: string, index: number) => boolean {
  const every = Number(struckWithin(state.faults, "inventories", "bulk-misses") ?? 0);
  return (_, index) => every === 0 || (start + index + 1) % every !== 0;
}

/** Like the published cursor: base64 of a new id, a blank, and the next offset. */
function toCursor({ state }: Marketplace, offset: number): string {
  const hex = (length: number): string => Array.from({ length }, () => nextWhole(state, 16).toString(16)).join("");
  const id = [8, 4, 4, 4, 12].map(hex).join("-");
  return Buffer.from(`${id} ${offset}`).toString("base64");
}

function invalid(field: string): Answer {
  return inventoryError({
    status: 400,
    name: "INVALID_REQUEST_PARAM",
    description: `Invalid value of ${field}`,
    field,
  });
}

function notFound(): Answer {
  return inventoryError({ status: 404, name: "CONTENT_NOT_FOUND", description: "No inventory found" });
}
