/** What Walmart says of an order, as cells of its rows. */

import { canceledQuantity, type MarketplaceOrder, type OrderLine, shippedQuantity } from "./order";
import { SINGLE_CUSTOMER, WALMART_CHANNEL } from "./order-line";
import { lineStatusText } from "./order-status";
import { walmartDigest } from "./walmart-cells";

/** The cells that are equal for all lines of an order. */
export const orderCells = (order: MarketplaceOrder) => ({
  customerOrder: order.customerOrder,
  channel: WALMART_CHANNEL,
  orderedAt: order.orderedAt,
  shipBy: order.shipBy,
  customer: SINGLE_CUSTOMER,
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
