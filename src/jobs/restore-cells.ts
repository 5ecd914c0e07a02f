/** Asks Walmart again for orders whose cells somebody typed over: only Walmart knows what stood there. */
import type { MarketplaceOrder } from "../domain/orders/order";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { ordersTypedOver, planAsTheyStand } from "../domain/orders/told-cells";
import { instant, purchaseOrderId } from "../domain/values/brand";
import type { Run } from "./phases";

/** So many orders are read one by one in a run; where there are more, the whole list is read instead. */
const MOST_SINGLE = 25;
const REACH_MS = 179 * 86_400_000;

export function restoreCells(run: Run): void {
  const { settings, tables, ledger } = run.shop();
  if (!settings.orderImport) return;
  run.need(["orders"]);
  const before = ordersTypedOver(tables.orders, ledger);
  const typedOver = [...before.keys()];
  if (typedOver.length === 0) return;
  const listed = typedOver.length > MOST_SINGLE ? listTypedOver(run, typedOver) : new Map<string, MarketplaceOrder>();
  const single = typedOver.filter((po) => !listed.has(po)).slice(0, MOST_SINGLE);
  const found = single.flatMap((po) => run.marketplace.getOrder(purchaseOrderId(po)) ?? []);
  const unknown = single.filter((po) => !found.some((order) => order.po === po));
  const asked = [...listed.keys(), ...single];
  run.commit("restore cells", (shop) => {
    const facts = { rows: shop.tables.orders, ledger: shop.ledger, statusMap: shop.settings.statusMap };
    const whole = { ...facts, minimumOrderDate: instant(0), now: run.world.clock.now() };
    const { changes, lost } = planOrderImport([...listed.values(), ...found], whole);
    return [...changes, ...[...lost, ...unknown.map(unknownEntry)].map(run.log)];
  });
  run.commit("accept cells", (shop) => {
    const after = ordersTypedOver(shop.tables.orders, shop.ledger);
    const same = asked.filter((po) => after.has(po) && after.get(po) === before.get(po));
    return planAsTheyStand(same, shop.tables.orders, shop.ledger);
  });
  const left = typedOver.length - asked.length;
  if (left > 0) run.tell(`Cells of ${left} more orders were typed over. The next run reads them from Walmart again.`);
}

/** Those of the orders that Walmart still lists, from the oldest one on. */
function listTypedOver({ marketplace, shop, world }: Run, names: readonly string[]): Map<string, MarketplaceOrder> {
  const reach = world.clock.now() - REACH_MS;
  const { ledger } = shop();
  const oldest = Math.min(...names.map((po) => ledger.recall("order", po)?.at ?? reach));
  const wanted = new Set(names);
  const { orders } = marketplace.listOrders({ createdFrom: instant(Math.max(oldest, reach)) });
  return new Map(orders.flatMap((order) => (wanted.has(order.po) ? [[order.po, order] as const] : [])));
}

const unknownEntry = (po: string) =>
  ({
    severity: "Warning",
    area: "Orders",
    key: po,
    what: `Somebody typed over a cell of the order ${po}, and Walmart does not know that order any more. What stood there is not known, so its rows stay as they are now.`,
    todo: "Undo the edit in File ▸ Version history.",
  }) as const;
