/** Brings back what the seller deleted from `Orders`, with status and units. Walmart and ShipStation give the rest again. */
import type { MarketplaceOrder } from "../domain/orders/order";
import { removedOrders } from "../domain/orders/order-memory";
import { planOrderRestore } from "../domain/orders/plan-order-import";
import { planBroughtBack } from "../domain/shipstation/pulled";
import { purchaseOrderId } from "../domain/values/brand";
import { counted } from "../domain/values/words";
import { unitsNamed } from "../domain/workbook/plans/freed-units";
import { orderFacts } from "../domain/workbook/plans/order-facts";
import type { Shop } from "../domain/workbook/shop";
import { tryEach } from "./each";
import type { Run } from "./open-run";

/** How many orders are read before they are written. A run that dies repeats at most these. */
const CHUNK = 25;
/** Time left for writing and for later phases. Unit: milliseconds. */
const SPARE_MS = 60_000;

/**
 * Brings removed orders back, all or those that are wanted, as far as the time allows. The report says how many are left, and which could not be
 * restored.
 */
export function restoreOrders(run: Run, isWanted: (po: string) => boolean = () => true): void {
  run.need(["orders", "inventory"]);
  const { tables, ledger } = run.shop();
  const removed = removedOrders(tables.orders, ledger).filter(isWanted);
  const failed: string[] = [];
  let restored = 0;
  for (let next = 0; next < removed.length; next += CHUNK) {
    const { back, left, ended } = restore(run, removed.slice(next, next + CHUNK));
    restored += back;
    failed.push(...left);
    const later = removed.length - next - CHUNK;
    if (later > 0 && (ended !== null || run.world.clock.remainingMs() < SPARE_MS)) {
      run.answer(
        `${counted(later, "more removed order is", "more removed orders are")} left. Choose Restore Removed Orders again.`,
      );
      break;
    }
  }
  const packages = bringPackagesBack(run, isWanted);
  if (failed.length > 0) run.answer(failedText(failed));
  else if (restored + packages === 0) run.answer("No removed order was brought back.");
}

/** Rows of `Shipments` from ShipStation that the seller deleted come with the next look at ShipStation. */
function bringPackagesBack(run: Run, isWanted: (po: string) => boolean): number {
  const planNow = ({ tables, ledger }: Shop) => planBroughtBack(tables.shipments, ledger, isWanted);
  const { count } = planNow(run.shop());
  if (count === 0) return 0;
  run.commit("restore packages", (shop) => planNow(shop).changes);
  run.answer(
    `${counted(count, "removed package comes", "removed packages come")} back from ShipStation with the next run.`,
  );
  return count;
}

/**
 * One order that cannot be read holds up no other. `back`: how many were brought back; `left`: those that could not be
 * read.
 */
function restore(run: Run, names: readonly string[]) {
  const { results, ended } = tryEach(run, "order", names, (name) => run.marketplace.getOrder(purchaseOrderId(name)));
  const orders = [...results].flatMap(([name, order]): readonly MarketplaceOrder[] => {
    if (order === null) run.answer(`Walmart does not know the order ${name} any more, so it stays away.`);
    return order === null ? [] : [order];
  });
  run.commit("restore orders", (shop) => {
    const times = { now: run.world.clock.now(), asShown: run.world.workbook.asShown };
    return [
      ...planOrderRestore(orders, orderFacts(shop, orders, times), unitsNamed(shop)),
      ...orders.map(({ po }) => run.log(restoredEntry(po))),
    ];
  });
  run.count("restored", orders.length);
  if (ended !== null) run.failed(ended);
  return { back: orders.length, left: names.filter((name) => !results.has(name)), ended };
}

/** The most orders that are named. */
const NAMED = 5;

const failedText = (names: readonly string[]): string =>
  `${counted(names.length, "removed order", "removed orders")} could not be read from Walmart just now and ${names.length === 1 ? "is" : "are"} not back yet: ${names.slice(0, NAMED).join(", ")}${names.length > NAMED ? " and others" : ""}. Choose Restore Removed Orders again.`;

const restoredEntry = (po: string) =>
  ({
    severity: "Info",
    area: "Orders",
    key: po,
    what: `The order ${po} was brought back, as you chose Restore Removed Orders.`,
    todo: null,
  }) as const;
