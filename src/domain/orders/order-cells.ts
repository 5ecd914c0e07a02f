/** What Walmart says of an order, as cells of its rows. */

import { lineLabel } from "./line-key";
import { canceledQuantity, type MarketplaceOrder, type OrderLine, shippedQuantity } from "./order";
import type { OrderRow } from "./order-columns";
import type { Canceled } from "./order-entries";
import { WALMART_CHANNEL } from "./order-line";
import { lineStatusText, NO_LONGER_LISTED } from "./order-status";
import { walmartDigest } from "./walmart-cells";

/** The cells that are equal for all lines of an order, but for its customer. */
export const orderCells = (order: MarketplaceOrder) => ({
  customerOrder: order.customerOrder,
  channel: WALMART_CHANNEL,
  orderedAt: order.orderedAt,
  shipBy: order.shipBy,
  shipToName: order.shipTo.name,
  shipToStreet: order.shipTo.street,
  shipToCity: order.shipTo.city,
  shipToState: order.shipTo.state,
  shipToPostcode: order.shipTo.postcode,
  shipToCountry: order.shipTo.country,
  shipToPhone: order.shipTo.phone,
  shipNode: order.shipNode,
});

/**
 * Only the values that Walmart gives. Others stay as they are in the row, such as the ship-by date of a shipped order.
 */
export const onlyGiven = <Cells extends object>(cells: Cells): Partial<Cells> =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null)) as Partial<Cells>;

/** What Walmart tells of a line, whenever it tells of it. */
export const lineCells = (line: OrderLine) => ({
  soldAs: line.sku,
  title: line.title,
  quantity: line.quantity,
  cancelled: canceledQuantity(line),
  shipped: shippedQuantity(line),
  walmartStatus: lineStatusText(line),
  cancelRequested: line.cancelRequested ? "Yes" : null,
});

/** The same for a row that is not there yet. */
export const newLineCells = (line: OrderLine) => ({ ...lineCells(line), itemPrice: line.itemPrice, line: line.line });

/** What is remembered of these lines' cells, by line. `cells`: those of the order. */
export const digestsOf = (lines: readonly OrderLine[], cells: object): Record<string, string> =>
  Object.fromEntries(lines.map((line) => [line.line, walmartDigest({ ...cells, ...newLineCells(line) })]));

/** What was canceled of a line since its row was written; at most one entry. */
export function canceledSince(
  { po }: MarketplaceOrder,
  { values }: OrderRow,
  line: OrderLine | undefined,
): readonly Canceled[] {
  if (line === undefined || values.cancelled === null) return [];
  const units = canceledQuantity(line) - values.cancelled;
  const by = line.shares.flatMap(({ canceledBy }) => canceledBy ?? [])[0] ?? null;
  return units > 0 ? [{ po, label: lineLabel({ po, line: line.line }), sku: line.sku, units, by }] : [];
}

/** The rows whose line the order no longer has, with the cells that say so. `isListed`: the line is not meant. */
export const missingLines = (order: MarketplaceOrder, rows: readonly OrderRow[], isListed: (line: string) => boolean) =>
  rows.flatMap((row) => {
    const line = row.values.line ?? "";
    return isListed(line) ? [] : [{ row, line, cells: missingCells(order, row) }];
  });

/** Nothing, unless all lines of the order could be read. */
const missingCells = ({ unread = [] }: MarketplaceOrder, { values }: OrderRow): { readonly walmartStatus?: string } =>
  unread.length > 0 || (values.quantity ?? 0) <= (values.cancelled ?? 0) + (values.shipped ?? 0)
    ? {}
    : { walmartStatus: NO_LONGER_LISTED };
