/** The fixed data of the static sandbox; invented. */

import { emptyState, type State } from "../state/state";
import type { Settings } from "../wire/settings";
import { type Order, toItem, toOrder } from "../wire/wire";

/** The clock does not move there. The fixed orders are older than the seven days that a query without dates shows. */
export const STATIC_NOW = Date.UTC(2021, 1, 1, 12, 0, 0);

const NEWEST = Date.UTC(2021, 0, 6, 9, 30, 0);
const DAY_MS = 86_400_000;

export function createStaticState(settings: Settings): State {
  const state = emptyState(1);
  const market =
    settings.switches.market === "mx" ? "WALMART_MEXICO" : `WALMART_${settings.switches.market.toUpperCase()}`;
  for (const at of [1, 2, 3]) {
    const item = toItem({
      mart: market,
      sku: `SANDBOX-${at}`,
      productName: `Sandbox phone ${at}`,
      price: { currency: "USD", amount: 10 * at },
      publishedStatus: "PUBLISHED",
      lifecycleStatus: "ACTIVE",
    });
    state.items.set(item.sku, item);
    const order = toFixedOrder(at);
    state.orders.set(order.purchaseOrderId, { order, modifiedAt: order.orderDate });
  }
  return state;
}

function toFixedOrder(at: number): Order {
  const quantity = { unitOfMeasurement: "EACH", amount: "1" };
  return toOrder({
    purchaseOrderId: `100000000000${at}`,
    customerOrderId: `20000000000000${at}`,
    orderDate: NEWEST - at * DAY_MS,
    orderLines: {
      orderLine: [
        {
          lineNumber: "1",
          item: { productName: `Sandbox phone ${at}`, sku: `SANDBOX-${at}` },
          charges: {},
          orderLineQuantity: quantity,
          statusDate: NEWEST - at * DAY_MS,
          orderLineStatuses: { orderLineStatus: [{ status: "Created", statusQuantity: quantity }] },
        },
      ],
    },
    shipNode: { type: "SellerFulfilled" },
  });
}
