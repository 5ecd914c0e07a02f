/** Brings new orders and changes of known ones into `Orders`. */
import { type Ledger, remember } from "../domain/ledger/ledger";
import type { MarketplaceOrder } from "../domain/orders/order";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { type Instant, instant, purchaseOrderId } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import type { Issue } from "../domain/values/issue";
import type { Shop } from "../domain/workbook/shop";
import type { OrderWindow } from "../ports/marketplace";
import type { Run } from "./phases";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Walmart reaches 180 days back; a day less keeps clear of its edge. */
const REACH_MS = 179 * DAY_MS;
/** Read again what was read last: clocks differ, and an order may appear late. */
const OVERLAP_MS = HOUR_MS;

export function importOrders(run: Run): void {
  if (!run.shop().settings.orderImport) return;
  run.need(["orders"]);
  const startedAt = run.world.clock.now();
  const minimum = minimumOrderDate(run.shop(), startedAt);
  beginImport(run, minimum);
  const { orders, issues } = listOrders(run, minimum, startedAt);
  let imported = 0;
  run.commit("import orders", (shop) => {
    const facts = {
      rows: shop.tables.orders,
      ledger: shop.ledger,
      statusMap: shop.settings.statusMap,
      minimumOrderDate: minimum,
      now: startedAt,
    };
    const plan = planOrderImport(orders, facts);
    imported = plan.imported.length;
    return [
      ...plan.changes,
      ...(imported > 0 ? [run.log(importedEntry(imported))] : []),
      ...plan.newlyWaiting.map(({ order, state }) => run.log(waitingEntry(order.po, state))),
      ...issues.flatMap((one) => newlyUnreadable(run, shop.ledger, one)),
      rememberCursor(shop.ledger, startedAt, minimum),
    ];
  });
  run.count("orders", imported);
  if ((run.shop().settings.minimumOrderDate ?? minimum) < minimum) run.tell(OUT_OF_REACH);
}

const OUT_OF_REACH =
  "Settings ▸ Minimum Order Date: Walmart gives no orders older than 180 days, so earlier ones are not imported.";

/** From when on orders are wanted is written down before Walmart is asked: a first run that fails loses none of them. */
function beginImport(run: Run, minimum: Instant): void {
  if (run.shop().ledger.recall("cursor", "orders") !== null) return;
  run.commit("begin order import", ({ ledger }) => [
    remember(ledger, "cursor", "orders", { at: minimum, from: minimum }),
  ]);
}

/** Blank means from when Order Import was first on. */
export function minimumOrderDate({ settings, ledger }: Shop, now: Instant): Instant {
  const since = settings.minimumOrderDate ?? ledger.recall("cursor", "orders")?.from ?? now;
  return instant(Math.max(since, now - REACH_MS));
}

/**
 * Two windows, since it is not documented that a new order counts as changed: those placed and those changed lately.
 * Changes are asked for from when on orders were ever wanted: a minimum date moved forward leaves older ones in the sheet.
 */
function windows(ledger: Ledger, minimum: Instant, now: Instant): readonly OrderWindow[] {
  const cursor = ledger.recall("cursor", "orders");
  const isBackfill = cursor?.from !== undefined && minimum < cursor.from;
  if (cursor === null || isBackfill) return [{ createdFrom: minimum }];
  const since = instant(cursor.at - OVERLAP_MS);
  const placedFrom = instant(Math.max(Math.min(minimum, now), since));
  const oldest = instant(Math.max(Math.min(minimum, cursor.from ?? minimum), now - REACH_MS));
  return [{ createdFrom: placedFrom }, { createdFrom: oldest, changedFrom: since }];
}

function listOrders(run: Run, minimum: Instant, now: Instant) {
  const { ledger, settings } = run.shop();
  const orders = new Map<string, MarketplaceOrder>();
  const issues = new Map<string, Issue>();
  for (const window of windows(ledger, minimum, now)) {
    const listed = run.marketplace.listOrders(window);
    for (const order of listed.orders) orders.set(order.po, order);
    for (const one of listed.issues) issues.set(one.subject, one);
  }
  for (const po of ledger.names("waiting")) {
    const state = ledger.recall("waiting", po)?.walmart;
    const isMapped = Object.entries(settings.statusMap).some(([walmart]) => walmart === state);
    const order = isMapped && !orders.has(po) ? run.marketplace.getOrder(purchaseOrderId(po)) : null;
    if (order !== null) orders.set(po, order);
  }
  return { orders: [...orders.values()], issues: [...issues.values()] };
}

/** The cursor moves with the rows that it covers, and once a day when there are none. */
function rememberCursor(ledger: Ledger, at: Instant, from: Instant): Change {
  const before = ledger.recall("cursor", "orders");
  const start = Math.min(from, before?.from ?? from);
  const onlyAlongside = before !== null && at - before.at < DAY_MS && start === before.from;
  return remember(ledger, "cursor", "orders", { at, from: start }, { onlyAlongside });
}

const importedEntry = (count: number) =>
  ({
    severity: "Info",
    area: "Orders",
    key: null,
    what: `${count} new ${count === 1 ? "order" : "orders"} imported`,
    todo: null,
  }) as const;

const waitingEntry = (po: string, state: string) =>
  ({
    severity: "Problem",
    area: "Orders",
    key: po,
    what: `The order ${po} was not imported: Walmart calls it ${state}, and Settings do not say which Order status that is.`,
    todo: `Choose a status for Walmart ${state} in Settings; the order is imported then.`,
  }) as const;

/** Said once: it is remembered as waiting. */
function newlyUnreadable(run: Run, ledger: Ledger, { subject, message }: Issue): Change[] {
  if (ledger.recall("waiting", subject) !== null) return [];
  return [
    run.log({ severity: "Problem", area: "Orders", key: subject, what: message, todo: null }),
    remember(ledger, "waiting", subject, { walmart: "unreadable" }),
  ];
}
