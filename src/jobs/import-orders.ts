/** Brings new orders and changes of known ones into `Orders`. An order that cannot be read keeps no other back. */
import { SHELF } from "../domain/fulfilment/gone";
import { forget, type Ledger, remember } from "../domain/ledger/ledger";
import { ORDER_LIST } from "../domain/orders/missing-orders";
import type { MarketplaceOrder } from "../domain/orders/order";
import { lineLabel } from "../domain/orders/order-line";
import { isTakenAway } from "../domain/orders/order-memory";
import { orderState, unknownStatuses } from "../domain/orders/order-status";
import {
  isOpenWanted,
  OPEN_AT_FIRST,
  type OrderWindow,
  OVERLAP_MS,
  orderWindows,
  reachFrom,
  walmartDates,
} from "../domain/orders/order-windows";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { lostEntry, planAsTheyStand, typedOver } from "../domain/orders/told-cells";
import { dueFirst, planNotWanted, planRetries, retriesOf, retryOf, type Tried } from "../domain/retries/retries";
import { type Instant, instant, purchaseOrderId } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { type Failure, failure, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import { type Issue, issue } from "../domain/values/issue";
import { enumerated } from "../domain/values/words";
import { withPruning } from "../domain/workbook/plan-pruning";
import type { Shop } from "../domain/workbook/shop";
import { tryEach } from "./each";
import type { Run } from "./phases";

const DAY_MS = 86_400_000;

/**
 * Whatever keeps orders from being read is remembered before the failure is told: until they are read no number rises.
 * Fails only where even that could not be written down.
 */
export function importOrders(run: Run): void {
  if (!run.shop().settings.orderImport) {
    run.commit("orders off", ({ ledger }) => planNotWanted(ledger, ["orders", "order", "partOfOrder"]));
    return;
  }
  run.need(["orders"]);
  try {
    importAll(run);
  } catch (error) {
    const found = toFailure(error);
    run.commit("orders not read", ({ ledger }) =>
      planRetries(ledger, "orders", [{ name: ORDER_LIST, said: found.message }], run.world.clock.now()),
    );
    run.failed(found);
  }
}

function importAll(run: Run): void {
  const startedAt = run.world.clock.now();
  const minimum = minimumOrderDate(run, startedAt);
  beginImport(run, minimum);
  const countedUntil = countedOffUntil(run.shop().ledger);
  const over = typedOver(run.shop().tables.orders, run.shop().ledger);
  const listed = listOrders(run, over, { minimum, now: startedAt });
  const single = readSingly(run, over, listed);
  const orders = [...listed.orders.values(), ...single.orders];
  let imported = 0;
  run.commit("import orders", (shop) => {
    const facts = {
      rows: shop.tables.orders,
      ledger: shop.ledger,
      statusMap: shop.settings.statusMap,
      minimumOrderDate: minimum,
      now: startedAt,
      countedUntil,
      alsoWanted: listed.open,
    };
    const plan = planOrderImport(orders, facts);
    // What was written on rows that moved meanwhile is planned again, and new no more.
    imported = Math.max(imported, plan.imported.length);
    return withPruning(shop, startedAt, [
      ...plan.changes,
      ...plan.lost.map(({ values: { po, line } }) => run.log(lostEntry(po ?? "", lineLabel(po ?? "", line ?? "")))),
      ...single.unknown.map((po) => run.log(single.asked.has(po) ? lostEntry(po, po) : unknownEntry(po))),
      ...(imported > 0 ? [run.log(importedEntry(imported))] : []),
      ...plan.newlyWaiting.map(({ order, state }) => run.log(waitingEntry(order.po, state))),
      ...listed.odd.flatMap((one) => newlyOdd(run, shop.ledger, one)),
      ...planFailures(run, shop, "order", single.tried, startedAt),
      ...planFailures(run, shop, "partOfOrder", single.triedLines, startedAt),
      ...planList(shop.ledger, listed, startedAt, minimum),
    ]);
  });
  run.commit("accept cells", (shop) => planAsTheyStand(single.asked, shop.tables.orders, shop.ledger));
  run.count("orders", imported);
  if ((run.shop().settings.minimumOrderDate ?? minimum) < minimum) run.tell(OUT_OF_REACH);
  const ended = listed.failure ?? single.ended;
  if (ended !== null) run.failed(ended);
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
 * From when on orders are wanted is written down before Walmart is asked: a first run that fails loses none of them. Where the
 * seller typed no date, what is open on Walmart now is wanted too. An import that began before and is not remembered shows
 * that somebody deleted the memory.
 */
function beginImport(run: Run, minimum: Instant): void {
  if (run.shop().ledger.recall("cursor", "orders") !== null) return;
  const { store, clock } = run.world;
  const begun = importedSince(run);
  const now = clock.now();
  run.commit("begin order import", ({ ledger, settings }) => {
    const from = instant(Math.min(minimum, begun ?? minimum));
    return [
      ...(begun === null ? [] : [run.log(memoryLostEntry)]),
      remember(ledger, "cursor", "orders", { at: from, from }),
      ...(settings.minimumOrderDate === null ? [remember(ledger, "cursor", OPEN_AT_FIRST, { at: now })] : []),
    ];
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
  return instant(Math.max(since, reachFrom(now)));
}

/** Since when orders have come in, as far as it can be told without the ledger. `null`: none ever did. */
function importedSince({ shop, world }: Run): number | null {
  const kept = Number(world.store.get(WANTED_FROM) ?? Number.NaN);
  if (Number.isFinite(kept)) return kept;
  const dates = walmartDates(shop().tables.orders);
  return dates.length === 0 ? null : dates.reduce((one, other) => (one < other ? one : other));
}

/** What Walmart's lists gave. */
interface Listed {
  readonly orders: Map<string, MarketplaceOrder>;
  /** What was open on Walmart when Order Import was first on: wanted however old it is. */
  readonly open: Set<string>;
  /** Orders that came and cannot be read, or not all of whose lines can, by PO, with the reason. */
  readonly unread: Map<string, string>;
  /** What is odd about orders that came all the same. */
  readonly odd: Issue[];
  /** Why not all of them came; `null`: they did. */
  missing: string | null;
  failure: Failure | null;
}

type TypedOver = ReturnType<typeof typedOver>;

/** One window that fails keeps no other back. */
function listOrders(
  run: Run,
  over: TypedOver,
  { minimum, now }: { readonly minimum: Instant; readonly now: Instant },
): Listed {
  const { ledger, tables } = run.shop();
  const listed: Listed = {
    orders: new Map(),
    open: new Set(),
    unread: new Map(),
    odd: [],
    missing: null,
    failure: null,
  };
  const windows = [
    ...orderWindows({ rows: tables.orders, ledger, minimum, now }),
    ...typedOverWindow(ledger, over, now),
  ];
  for (const window of windows) {
    try {
      takeWindow(run, window, listed);
    } catch (error) {
      const found = toFailure(error);
      listed.failure ??= found;
      listed.missing ??= found.message;
      if (found.kind === "setup" || found.code === OUT_OF_BUDGET) break;
    }
  }
  return listed;
}

function takeWindow(run: Run, window: OrderWindow, listed: Listed): void {
  const { orders, complete, issues, unreadable, gaps } = run.marketplace.listOrders(window);
  const { tables, ledger } = run.shop();
  const isAway = isTakenAway(tables.orders, ledger);
  for (const order of orders) {
    const unclear = unclearOrder(ledger, order);
    if (unclear !== null) listed.unread.set(order.po, unclear);
    else listed.orders.set(order.po, order);
    if (window.status !== undefined) listed.open.add(order.po);
  }
  for (const { po, message } of unreadable) {
    if (po === null) listed.missing ??= message;
    else if (!isAway(po)) listed.unread.set(po, message);
  }
  listed.odd.push(...issues, ...orders.filter(({ po }) => listed.orders.has(po)).flatMap(unknownStatus));
  if (gaps[0] !== undefined) listed.missing ??= gaps[0].message;
  if (!complete) listed.missing ??= IN_PART;
}

/** Why nobody can tell whether an order that is new holds stock; `null`: it can be told, or the order is known. */
const unclearOrder = (ledger: Ledger, order: MarketplaceOrder): string | null =>
  orderState(order) === null && ledger.recall("order", order.po) === null
    ? (unknownStatus(order)[0]?.message ?? null)
    : null;

/** So many orders are read one by one; where somebody typed over cells of more, they are listed. */
const MOST_SINGLE = 25;

function typedOverWindow(ledger: Ledger, over: TypedOver, now: Instant): readonly OrderWindow[] {
  if (over.size <= MOST_SINGLE) return [];
  const oldest = [...over.keys()].map((po) => ledger.recall("order", po)?.at ?? 0);
  return [{ createdFrom: instant(Math.max(reachFrom(now), Math.min(...oldest))) }];
}

/**
 * What waited, what could not be read, and what somebody typed over, as far as no list gave it. `asked`: the last of these, as
 * they stand; `unknown`: the orders that Walmart does not know any more.
 */
function readSingly(run: Run, over: TypedOver, { orders, unread }: Listed) {
  const { ledger, tables } = run.shop();
  const isAway = isTakenAway(tables.orders, ledger);
  const failing = [...retriesOf(ledger, "order"), ...retriesOf(ledger, "partOfOrder")].flatMap(({ name }) =>
    isAway(name) ? [] : [name],
  );
  const wanted = [...over.keys(), ...waitingOrders(run.shop()), ...failing];
  const open = wanted.filter((po) => !orders.has(po) && !unread.has(po));
  const due = dueFirst(ledger, "order", open, run.retryTime());
  const now = due.slice(0, MOST_SINGLE);
  const attempts = tryEach(run, "order", now, (po) => getOrder(run, po));
  const left = new Set(due.filter((po) => over.has(po) && !attempts.results.has(po)));
  if (due.length > now.length)
    run.tell(`${due.length - now.length} more orders are to be looked at. The next run asks Walmart for them.`);
  return {
    orders: [...attempts.results.values()].flatMap((order) => order ?? []),
    tried: [
      ...[...unread].flatMap(([name, said]): Tried[] => (orders.has(name) ? [] : [{ name, said }])),
      ...failing.flatMap((name): Tried[] => (orders.has(name) ? [{ name, said: null }] : [])),
      ...attempts.tried,
    ],
    triedLines: [
      ...[...unread].flatMap(([name, said]): Tried[] => (orders.has(name) ? [{ name, said }] : [])),
      ...failing.flatMap((name): Tried[] => (orders.has(name) && !unread.has(name) ? [{ name, said: null }] : [])),
      ...attempts.tried.flatMap(({ name, said }): Tried[] =>
        said === null ? [{ name, said: unreadLines(attempts.results.get(name)) }] : [],
      ),
    ],
    asked: new Map([...over].filter(([po]) => !left.has(po))),
    unknown: now.filter((po) => attempts.results.get(po) === null),
    ended: attempts.ended,
  };
}

/** `null`: all lines of the order could be read. */
const unreadLines = (order: MarketplaceOrder | null | undefined): string | null =>
  order?.unread === undefined ? null : `Its ${linesNamed(order.unread)} cannot be understood.`;

const linesNamed = (names: readonly string[]): string =>
  `${names.length === 1 ? "line" : "lines"} ${enumerated(names)}`;

/** Fails: also where the order came and nobody can tell whether it holds stock. */
function getOrder({ marketplace, shop }: Run, po: string): MarketplaceOrder | null {
  const order = marketplace.getOrder(purchaseOrderId(po));
  const unclear = order === null ? null : unclearOrder(shop().ledger, order);
  if (unclear !== null) throw failure("refused", "order-unclear", unclear);
  return order;
}

/** Orders whose status was not mapped and is now. An earlier version remembered unreadable ones beside them. */
const waitingOrders = ({ ledger, settings }: Shop): readonly string[] =>
  ledger.names("waiting").filter((po) => {
    const state = ledger.recall("waiting", po)?.walmart ?? "";
    return (state === "unreadable" || state in settings.statusMap) && ledger.recall("order", po) === null;
  });

/** What could not be read, remembered; what is new of it is logged too. */
function planFailures(
  run: Run,
  { ledger, tables }: Shop,
  what: "order" | "partOfOrder",
  tried: readonly Tried[],
  now: Instant,
): readonly Change[] {
  const shown = new Set(tables.orders.map(({ values }) => values.po));
  const isAway = isTakenAway(tables.orders, ledger);
  const fresh = tried.filter(({ name, said }) => said !== null && retryOf(ledger, what, name) === null);
  const meanwhile = (po: string): string => (what === "partOfOrder" ? LINES_AWAY : shown.has(po) ? AS_THEY_WERE : AWAY);
  return [
    ...planRetries(ledger, what, tried, now, (po) => !isAway(po)),
    ...fresh.map(({ name, said }) => run.log(unreadEntry(name, `${said} ${meanwhile(name)}`))),
  ];
}

const AS_THEY_WERE = "Its rows stay as they were last read.";
const AWAY = "It is not imported yet, so no quantity rises meanwhile.";
const LINES_AWAY = "Its other lines are imported, and no quantity rises meanwhile.";

const unreadEntry = (po: string, what: string) =>
  ({
    severity: "Problem",
    area: "Orders",
    key: po,
    what,
    todo: "Look at it in Seller Center. Aisle goes on trying by itself.",
  }) as const;

const unknownEntry = (po: string) =>
  ({
    severity: "Warning",
    area: "Orders",
    key: po,
    what: `Walmart does not know the order ${po} any more, which could not be read before. Aisle waits for it no longer.`,
    todo: null,
  }) as const;

/** How far the lists have been read. The cursor moves with the rows that it covers, and once a day when there are none. */
function planList(ledger: Ledger, { missing }: Listed, at: Instant, from: Instant): readonly Change[] {
  const failed = planRetries(ledger, "orders", [{ name: ORDER_LIST, said: missing }], at);
  if (missing !== null) return failed;
  const before = ledger.recall("cursor", "orders");
  const start = Math.min(from, before?.from ?? from);
  const onlyAlongside = before !== null && at - before.at < DAY_MS && start === before.from;
  return [
    ...failed,
    remember(ledger, "cursor", "orders", { at, from: start }, { onlyAlongside }),
    ...(isOpenWanted(ledger) ? forget(ledger, "cursor", OPEN_AT_FIRST) : []),
  ];
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

/** Said once: it is remembered. */
function newlyOdd(run: Run, ledger: Ledger, { code, subject, message }: Issue): Change[] {
  if (ledger.recall("waiting", subject) !== null) return [];
  return [
    run.log({ severity: "Problem", area: "Orders", key: subject, what: message, todo: null }),
    remember(ledger, "waiting", subject, { walmart: code, at: run.world.clock.now() }),
  ];
}
