/** Tells Walmart that the orders in the sheet were received. Walmart asks for it within four hours. */
import type { MarketplaceOrder } from "../domain/orders/order";
import { ordersToAcknowledge, planOrderImport } from "../domain/orders/plan-order-import";
import { type Instant, instant, type PurchaseOrderId, purchaseOrderId } from "../domain/values/brand";
import type { Run } from "./phases";

export function acknowledgeOrders(run: Run): void {
  const { settings, tables, ledger } = run.shop();
  if (!settings.orderImport || !settings.acknowledgeOnImport) return;
  run.need(["orders", "log"]);
  const waiting = ordersToAcknowledge(tables.orders, ledger);
  if (waiting.length === 0) return;
  const answered = waiting.flatMap((po) => acknowledge(run, purchaseOrderId(po)));
  recordOrders(run, "acknowledge orders", answered);
  run.count("acknowledged", answered.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length);
}

/** An order as it is after an answer, and when Walmart was told that it was received. */
export interface AnsweredOrder {
  readonly order: MarketplaceOrder;
  readonly acknowledgedAt: Instant | null;
}

/** A refusal mostly means that the order moved on: it is looked at, and stays to be told only if it did not. */
function acknowledge(run: Run, po: PurchaseOrderId): readonly AnsweredOrder[] {
  const outcome = run.marketplace.acknowledgeOrder(po);
  if (outcome.kind === "accepted") return [{ order: outcome.answer, acknowledgedAt: run.world.clock.now() }];
  const order = run.marketplace.getOrder(po);
  if (order === null) {
    run.tell(`The order ${po} could not be acknowledged: ${outcome.issue.message}`);
    return [];
  }
  return [{ order, acknowledgedAt: null }];
}

/** Writes orders that Walmart answered with, as an import would. */
export function recordOrders(run: Run, about: string, answered: readonly AnsweredOrder[]): void {
  const acknowledged = new Map(
    answered.flatMap(({ order, acknowledgedAt }) =>
      acknowledgedAt === null ? [] : [[order.po, acknowledgedAt] as const],
    ),
  );
  run.commit(about, ({ tables, ledger, settings }) => {
    const facts = {
      rows: tables.orders,
      ledger,
      statusMap: settings.statusMap,
      minimumOrderDate: instant(0),
      acknowledged,
    };
    return planOrderImport(
      answered.map(({ order }) => order),
      facts,
    ).changes;
  });
}
