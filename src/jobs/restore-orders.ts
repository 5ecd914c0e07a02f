/** Brings back what the seller deleted from `Orders`, with status and units; the rest Walmart tells again. */
import type { MarketplaceOrder } from "../domain/orders/order";
import { removedOrders } from "../domain/orders/order-memory";
import { planOrderRestore } from "../domain/orders/plan-order-import";
import { instant, purchaseOrderId } from "../domain/values/brand";
import { counted } from "../domain/values/words";
import { unitsNamed } from "../domain/workbook/plan-freed-units";
import type { Run } from "./phases";

/** So many orders are read, then written down: a run that dies repeats no more than these. */
const CHUNK = 25;
/** Left for writing and for what follows. Unit: milliseconds. */
const SPARE_MS = 60_000;

export function restoreOrders(run: Run): void {
  run.need(["orders", "inventory"]);
  const { tables, ledger } = run.shop();
  const removed = removedOrders(tables.orders, ledger);
  let restored = 0;
  for (let next = 0; next < removed.length; next += CHUNK) {
    if (run.world.clock.remainingMs() < SPARE_MS) {
      run.answer(
        `${counted(removed.length - next, "removed order is", "removed orders are")} left. Choose Restore Removed Orders again.`,
      );
      return;
    }
    restored += restore(run, removed.slice(next, next + CHUNK));
  }
  if (restored === 0) run.answer("No removed order was brought back.");
}

/** Gives how many were brought back. */
function restore(run: Run, names: readonly string[]): number {
  const orders = names.flatMap((name): readonly MarketplaceOrder[] => {
    const order = run.marketplace.getOrder(purchaseOrderId(name));
    if (order === null) run.answer(`Walmart does not know the order ${name} any more, so it stays away.`);
    return order === null ? [] : [order];
  });
  run.commit("restore orders", (shop) => {
    const facts = { rows: shop.tables.orders, ledger: shop.ledger, statusMap: shop.settings.statusMap };
    const whole = { ...facts, minimumOrderDate: instant(0), now: run.world.clock.now() };
    return [
      ...planOrderRestore(orders, whole, unitsNamed(shop)),
      ...orders.map(({ po }) => run.log(restoredEntry(po))),
    ];
  });
  run.count("restored", orders.length);
  return orders.length;
}

const restoredEntry = (po: string) =>
  ({
    severity: "Info",
    area: "Orders",
    key: po,
    what: `The order ${po} was brought back, as you chose Restore Removed Orders.`,
    todo: null,
  }) as const;
