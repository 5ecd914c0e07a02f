/** Tells Walmart that the orders in the sheet were received. Walmart asks for it within four hours. */
import type { MarketplaceOrder } from "../domain/orders/order";
import { isToAcknowledge } from "../domain/orders/order-status";
import { ordersToAcknowledge, planOrderImport } from "../domain/orders/plan-order-import";
import { instant, purchaseOrderId } from "../domain/values/brand";
import type { Run } from "./phases";

export function acknowledgeOrders(run: Run): void {
  const { settings, tables, ledger } = run.shop();
  if (!settings.orderImport || !settings.acknowledgeOnImport) return;
  run.need(["orders"]);
  const answered = ordersToAcknowledge(tables.orders, ledger).flatMap((po) => acknowledge(run, po));
  run.commit("acknowledge orders", (shop) => {
    const facts = { rows: shop.tables.orders, ledger: shop.ledger, statusMap: shop.settings.statusMap };
    return planOrderImport(answered, { ...facts, minimumOrderDate: instant(0), now: run.world.clock.now() }).changes;
  });
  run.count("acknowledged", answered.filter((order) => !isToAcknowledge(order)).length);
}

/** The order as it is now. A refusal mostly means that it moved on, so it is looked at. */
function acknowledge(run: Run, name: string): readonly MarketplaceOrder[] {
  const po = purchaseOrderId(name);
  const outcome = run.marketplace.acknowledgeOrder(po);
  if (outcome.kind === "accepted") return [outcome.answer];
  const order = run.marketplace.getOrder(po);
  if (order === null || isToAcknowledge(order)) {
    run.tell(`The order ${po} is not acknowledged yet: ${outcome.issue.message} The next run tries again.`);
  }
  return order === null ? [] : [order];
}
