/** Brings new orders and changes of known ones into `Orders`. */
import { SHELF } from "../domain/fulfilment/gone";
import { type Ledger, remember } from "../domain/ledger/ledger";
import type { MarketplaceOrder } from "../domain/orders/order";
import { isWalmart, lineLabel } from "../domain/orders/order-line";
import { orderState, unknownStatuses } from "../domain/orders/order-status";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { lostEntry, planAsTheyStand, typedOver } from "../domain/orders/told-cells";
import { type Instant, instant, purchaseOrderId } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { toFailure } from "../domain/values/failure";
import { type Issue, issue } from "../domain/values/issue";
import { withPruning } from "../domain/workbook/plan-pruning";
import type { OrderWindow } from "../ports/marketplace";
import type { Run } from "./phases";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Walmart reaches 180 days back; a day less keeps clear of its edge. */
const REACH_MS = 179 * DAY_MS;
/** Read again what was read last: clocks differ, and an order may appear late. */
const OVERLAP_MS = 2 * HOUR_MS;

export function importOrders(run: Run): void {
  if (!run.shop().settings.orderImport) return;
  run.need(["orders"]);
  const startedAt = run.world.clock.now();
  const minimum = minimumOrderDate(run, startedAt);
  beginImport(run, minimum);
  const countedUntil = countedOffUntil(run.shop().ledger);
  const { orders, issues, asked, unknown, complete } = listOrders(run, minimum, startedAt);
  let imported = 0;
  run.commit("import orders", (shop) => {
    const facts = {
      rows: shop.tables.orders,
      ledger: shop.ledger,
      statusMap: shop.settings.statusMap,
      minimumOrderDate: minimum,
      now: startedAt,
      countedUntil,
    };
    const plan = planOrderImport(orders, facts);
    imported = plan.imported.length;
    return withPruning(shop, startedAt, [
      ...plan.changes,
      ...plan.lost.map(({ values: { po, line } }) => run.log(lostEntry(po ?? "", lineLabel(po ?? "", line ?? "")))),
      ...unknown.map((po) => run.log(lostEntry(po, po))),
      ...(imported > 0 ? [run.log(importedEntry(imported))] : []),
      ...plan.newlyWaiting.map(({ order, state }) => run.log(waitingEntry(order.po, state))),
      ...issues.flatMap((one) => newlyUnreadable(run, shop.ledger, one)),
      ...(complete ? [rememberCursor(shop.ledger, startedAt, minimum)] : []),
    ]);
  });
  run.commit("accept cells", (shop) => planAsTheyStand(asked, shop.tables.orders, shop.ledger));
  run.count("orders", imported);
  if (!complete) run.miss(IN_PART);
  if ((run.shop().settings.minimumOrderDate ?? minimum) < minimum) run.tell(OUT_OF_REACH);
}

/** Orders of which something left before were the seller's to count: before Aisle looked, or before the last import. */
const countedOffUntil = (ledger: Ledger): Instant =>
  instant(Math.max(ledger.recall("cursor", SHELF)?.at ?? 0, (ledger.recall("cursor", "orders")?.at ?? 0) - OVERLAP_MS));

const IN_PART =
  "Walmart told of more orders than it gave. Those that came were imported; the next run asks for all of them again.";

const OUT_OF_REACH =
  "Settings ▸ Minimum Order Date: Walmart gives no orders older than 180 days, so earlier ones are not imported.";

/** Kept beside the spreadsheet as well, where nobody can delete it with the ledger. */
const WANTED_FROM = "ordersFrom";

/**
 * From when on orders are wanted is written down before Walmart is asked: a first run that fails loses none of them. An
 * import that began before and is not remembered shows that somebody deleted the memory.
 */
function beginImport(run: Run, minimum: Instant): void {
  if (run.shop().ledger.recall("cursor", "orders") !== null) return;
  const { store } = run.world;
  const begun = importedSince(run);
  run.commit("begin order import", ({ ledger }) => {
    const from = instant(Math.min(minimum, begun ?? minimum));
    const lost = begun === null ? [] : [run.log(memoryLostEntry)];
    return [...lost, remember(ledger, "cursor", "orders", { at: from, from })];
  });
  if (store.get(WANTED_FROM) === null) store.set(WANTED_FROM, String(minimum));
}

const memoryLostEntry = {
  severity: "Warning",
  area: "Run",
  key: null,
  what: "Aisle's memory, the hidden tab _Ledger, was deleted or emptied. It is made again from Walmart and your tabs: all orders are read again, all quantities are sent again, and a shipment that reads Sent is looked up, not sent twice. What nobody can tell any more: which orders and lines you had deleted from Orders, so they come back.",
  todo: "Delete again what you had deleted from Orders. A status that you typed stays until Walmart says Shipped or Cancelled.",
} as const;

/** Blank means from when Order Import was first on. */
function minimumOrderDate(run: Run, now: Instant): Instant {
  const { settings, ledger } = run.shop();
  const since = settings.minimumOrderDate ?? ledger.recall("cursor", "orders")?.from ?? importedSince(run) ?? now;
  return instant(Math.max(since, now - REACH_MS));
}

/** Since when orders have come in, as far as it can be told without the ledger. `null`: none ever did. */
function importedSince({ shop, world }: Run): number | null {
  const kept = Number(world.store.get(WANTED_FROM) ?? Number.NaN);
  const ordered = shop()
    .tables.orders.filter((row) => isWalmart(row) && row.values.customerOrder !== null)
    .flatMap(({ values }) => values.orderedAt ?? []);
  const oldest = [...ordered, ...(Number.isFinite(kept) ? [kept] : [])].reduce(
    (one, other) => Math.min(one, other),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(oldest) ? oldest : null;
}

/**
 * Two windows, since it is not documented that a new order counts as changed: those placed and those changed lately.
 * Changes are asked for from when on orders were ever wanted: a minimum date moved forward leaves older ones in the sheet.
 */
function windows(ledger: Ledger, minimum: Instant, now: Instant): OrderWindow[] {
  const cursor = ledger.recall("cursor", "orders");
  const isBackfill = cursor?.from !== undefined && minimum < cursor.from;
  if (cursor === null || isBackfill) return [{ createdFrom: minimum }];
  const since = instant(cursor.at - OVERLAP_MS);
  const placedFrom = instant(Math.max(Math.min(minimum, now), since));
  const oldest = instant(Math.max(Math.min(minimum, cursor.from ?? minimum), now - REACH_MS));
  return [{ createdFrom: placedFrom }, { createdFrom: oldest, changedFrom: since }];
}

/** So many orders are read one by one for cells that somebody typed over; where there are more, they are listed. */
const MOST_SINGLE = 25;

/**
 * What is new, what changed, what waited, and what somebody typed over. `asked`: the last of these, as they stand;
 * `unknown`: those of them that Walmart does not know any more.
 */
function listOrders(run: Run, minimum: Instant, now: Instant) {
  const { ledger, settings, tables } = run.shop();
  const orders = new Map<string, MarketplaceOrder>();
  const issues = new Map<string, Issue>();
  const over = typedOver(tables.orders, ledger);
  const wanted = windows(ledger, minimum, now);
  let complete = true;
  if (over.size > MOST_SINGLE)
    wanted.push({ createdFrom: oldestOf([...over.keys()], ledger, instant(now - REACH_MS)) });
  for (const window of wanted) {
    const listed = run.marketplace.listOrders(window);
    complete &&= listed.complete;
    for (const order of listed.orders) orders.set(order.po, order);
    for (const { message } of listed.gaps) run.tell(message);
    for (const one of [...listed.unreadable, ...listed.issues, ...listed.orders.flatMap(unknownStatus)])
      issues.set(one.subject, one);
  }
  const waiting = ledger.names("waiting").filter((po) => {
    const state = ledger.recall("waiting", po)?.walmart ?? "";
    return (state === UNREADABLE || state in settings.statusMap) && !orders.has(po) && !ledger.recall("order", po);
  });
  const unread = [...over.keys()].filter((po) => !orders.has(po));
  const single = unread.slice(0, MOST_SINGLE);
  for (const po of [...waiting.slice(0, MOST_SINGLE), ...single]) {
    const order = readSingle(run, po);
    if (order !== null) orders.set(po, order);
  }
  const left = new Set(unread.slice(MOST_SINGLE));
  if (left.size > 0) run.tell(`Cells of ${left.size} more orders were typed over. The next run asks Walmart for them.`);
  return {
    orders: [...orders.values()],
    issues: [...issues.values()],
    asked: new Map([...over].filter(([po]) => !left.has(po))),
    unknown: single.filter((po) => !orders.has(po)),
    complete,
  };
}

/** What cannot be understood was told already, and is asked for again by every run. */
function readSingle({ marketplace }: Run, po: string): MarketplaceOrder | null {
  try {
    return marketplace.getOrder(purchaseOrderId(po));
  } catch (error) {
    if (toFailure(error).code === "answer-unreadable") return null;
    throw error;
  }
}

/** A status that nobody documents is shown as text; what it means for the order nobody can tell. */
function unknownStatus(order: MarketplaceOrder): Issue[] {
  const words = unknownStatuses(order);
  if (words.length === 0) return [];
  const meanwhile =
    orderState(order) === null
      ? "Until Walmart says something else, the order is not imported, or keeps the Order status that it has."
      : "It is shown as it is.";
  const message = `Walmart says “${words.join(", ")}” of a line of the order ${order.po}, which Aisle does not know. ${meanwhile} Look at it in Seller Center.`;
  return [issue("status-unknown", order.po, message)];
}

const oldestOf = (pos: readonly string[], ledger: Ledger, reach: Instant): Instant =>
  instant(Math.max(reach, Math.min(...pos.map((po) => ledger.recall("order", po)?.at ?? reach))));

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

const UNREADABLE = "unreadable";

/** Said once: it is remembered as waiting. */
function newlyUnreadable(run: Run, ledger: Ledger, { subject, message }: Issue): Change[] {
  if (ledger.recall("waiting", subject) !== null) return [];
  return [
    run.log({ severity: "Problem", area: "Orders", key: subject, what: message, todo: null }),
    remember(ledger, "waiting", subject, { walmart: UNREADABLE, at: run.world.clock.now() }),
  ];
}
