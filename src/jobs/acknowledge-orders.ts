/** Tells Walmart that the orders in the sheet were received. Walmart asks for it within four hours. */
import type { MarketplaceOrder } from "../domain/orders/order";
import { isToAcknowledge } from "../domain/orders/order-status";
import { ordersToAcknowledge, planOrderImport } from "../domain/orders/plan-order-import";
import { instant, type PurchaseOrderId, purchaseOrderId } from "../domain/values/brand";
import type { Outcome } from "../domain/values/outcome";
import type { Run } from "./phases";

export function acknowledgeOrders(run: Run): void {
  const { settings, tables, ledger } = run.shop();
  if (!settings.orderImport || !settings.acknowledgeOnImport) return;
  run.need(["orders"]);
  const pos = ordersToAcknowledge(tables.orders, ledger).map(purchaseOrderId);
  // Those that no time was left for have no outcome: they were not sent, and the next run sends them.
  const outcomes = run.marketplace.acknowledgeOrders(pos);
  const answered = outcomes.flatMap((outcome, index) => orderNow(run, pos[index] as PurchaseOrderId, outcome));
  run.commit("acknowledge orders", (shop) => {
    const facts = { rows: shop.tables.orders, ledger: shop.ledger, statusMap: shop.settings.statusMap };
    return planOrderImport(answered, { ...facts, minimumOrderDate: instant(0), now: run.world.clock.now() }).changes;
  });
  run.count("acknowledged", answered.filter((order) => !isToAcknowledge(order)).length);
}

/** The order as it is now. A refusal mostly means that it moved on, so it is looked at. */
function orderNow(run: Run, po: PurchaseOrderId, outcome: Outcome<MarketplaceOrder>): readonly MarketplaceOrder[] {
  if (outcome.kind === "accepted") return [outcome.answer];
  const order = run.marketplace.getOrder(po);
  if (order === null || isToAcknowledge(order)) {
    run.tell(`The order ${po} is not acknowledged yet: ${outcome.issue.message} The next run tries again.`);
  }
  return order === null ? [] : [order];
}
