/** Reads orders from Walmart, in lists and one by one. One that cannot be read does not keep others from being read. */

import type { Ledger } from "../domain/ledger/ledger";
import { doingOf } from "../domain/log/progress";
import { type Slice, slicesDue, strays } from "../domain/orders/look-back";
import type { MarketplaceOrder } from "../domain/orders/order";
import { isTakenAway } from "../domain/orders/order-memory";
import { orderState, unknownStatuses } from "../domain/orders/order-status";
import { OPEN_STATES, type OrderWindow, orderWindows, placedAtLeast, reachFrom } from "../domain/orders/order-windows";
import type { typedOver } from "../domain/orders/walmart-cells";
import { dueFirst, retriesOf, type Tried } from "../domain/retries/retries";
import { type Instant, instant, purchaseOrderId } from "../domain/values/brand";
import { type Failure, failure, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import { type Issue, issue } from "../domain/values/issue";
import { enumerated } from "../domain/values/words";
import type { Shop } from "../domain/workbook/shop";
import { tryEach } from "./each";
import type { Run } from "./open-run";

/** What Walmart's lists gave. */
export interface Listed {
  readonly orders: Map<string, MarketplaceOrder>;
  /** Orders that are open on Walmart. They are wanted regardless of their age, unless the seller typed a minimum date. */
  readonly open: Set<string>;
  /** Orders that arrived but cannot be read, or not with all lines, by PO, with the reason. */
  readonly unread: Map<string, string>;
  /** Oddities of orders that arrived. */
  readonly odd: Issue[];
  /** Why not all orders arrived; `null`: all did. */
  missing: string | null;
  failure: Failure | null;
  /** The last part of the daily look that was looked at; `null`: none was. */
  lookedBack: Slice | null;
  /** Why the daily look ended early. */
  lookBackFailed: string | null;
  /** Orders that are open as far as Aisle knows and that Walmart does not call open. */
  strays: readonly string[];
}

type TypedOver = ReturnType<typeof typedOver>;

/** One time window that fails holds up no other. */
export function listOrders(
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
    lookedBack: null,
    lookBackFailed: null,
    strays: [],
  };
  const windows = [
    ...orderWindows({ rows: tables.orders, ledger, minimum, now }),
    ...typedOverWindow(ledger, over, now),
  ];
  for (const window of windows) {
    try {
      const lack = takeWindow(run, window, listed);
      listed.missing ??= lack;
    } catch (error) {
      const found = toFailure(error);
      listed.failure ??= found;
      listed.missing ??= found.message;
      if (found.kind === "setup" || found.code === OUT_OF_BUDGET) break;
    }
  }
  if (listed.failure === null) lookBack(run, listed, now);
  return listed;
}

/**
 * The daily look, as far as the run has time for it. It is in addition to the lists of what is new and changed, so a
 * look that fails keeps no number back and fails no run; it is tried again by itself.
 */
function lookBack(run: Run, listed: Listed, now: Instant): void {
  const { tables, ledger } = run.shop();
  const odd: string[] = [];
  try {
    for (const slice of slicesDue(ledger, now, run.retryTime())) {
      const { createdFrom, createdTo } = slice;
      const lacks = OPEN_STATES.map((status) => takeWindow(run, { createdFrom, createdTo, status }, listed));
      listed.lookBackFailed = lacks.find((reason) => reason !== null && reason !== IN_PART) ?? null;
      if (lacks.includes(IN_PART)) listed.missing ??= IN_PART;
      if (listed.lookBackFailed !== null || listed.missing !== null) break;
      odd.push(...strays(tables.orders, ledger, slice, (po) => listed.orders.has(po) || listed.unread.has(po)));
      if (odd.length > MOST_SINGLE) takeWindow(run, { createdFrom, createdTo }, listed);
      listed.lookedBack = slice;
    }
  } catch (error) {
    const { code, message } = toFailure(error);
    // Without time left, the next run goes on with the slices that are left.
    if (code !== OUT_OF_BUDGET) listed.lookBackFailed = message;
  }
  listed.strays = odd;
}

/** Gives why not all orders of the window came; `null`: all did. */
function takeWindow(run: Run, window: OrderWindow, listed: Listed): string | null {
  const { orders, complete, issues, unreadable, gaps } = run.marketplace.listOrders(window, (done, of) =>
    run.world.progress.tell(doingOf("orders"), done, of),
  );
  const { tables, ledger, settings } = run.shop();
  const isAway = isTakenAway(tables.orders, ledger);
  for (const order of orders) {
    const unclear = unclearOrder(ledger, order);
    if (unclear !== null) listed.unread.set(order.po, unclear);
    else listed.orders.set(order.po, order);
    if (unclear === null) listed.unread.delete(order.po);
    if (window.status !== undefined && settings.minimumOrderDate === null) listed.open.add(order.po);
  }
  for (const { po, message } of unreadable) {
    if (po === null) listed.missing ??= message;
    else if (!isAway(po)) listed.unread.set(po, message);
  }
  listed.odd.push(...issues, ...orders.filter(({ po }) => listed.orders.has(po)).flatMap(unknownStatus));
  return gaps[0]?.message ?? (complete ? null : IN_PART);
}

/** Why nobody can tell whether a new order holds stock; `null`: it is clear, or the order is known. */
const unclearOrder = (ledger: Ledger, order: MarketplaceOrder): string | null =>
  orderState(order) === null && ledger.recall("order", order.po) === null
    ? (unknownStatus(order)[0]?.message ?? null)
    : null;

/** The most orders that are read one by one. If somebody typed over more, they are listed instead. */
const MOST_SINGLE = 25;

function typedOverWindow(ledger: Ledger, over: TypedOver, now: Instant): readonly OrderWindow[] {
  if (over.size <= MOST_SINGLE) return [];
  const oldest = [...over.keys()].map((po) => placedAtLeast(ledger.recall("order", po)?.at ?? 0));
  return [{ createdFrom: instant(Math.max(reachFrom(now), Math.min(...oldest))) }];
}

/**
 * Reads the orders that waited, could not be read, or were typed over, unless a list has given them. `asked`: the
 * typed-over orders, as they are now. `unknown`: orders that Walmart does not know any more.
 */
export function readSingly(run: Run, over: TypedOver, { orders, unread, strays: odd }: Listed) {
  const { ledger, tables } = run.shop();
  const isAway = isTakenAway(tables.orders, ledger);
  const failing = [...retriesOf(ledger, "order"), ...retriesOf(ledger, "partOfOrder")].flatMap(({ name }) =>
    isAway(name) ? [] : [name],
  );
  const wanted = [...over.keys(), ...waitingOrders(run.shop()), ...failing, ...odd];
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
    unknown: now.filter((po) => attempts.results.get(po) === null && !odd.includes(po)),
    ended: attempts.ended,
  };
}

/** `null`: all lines of the order could be read. */
const unreadLines = (order: MarketplaceOrder | null | undefined): string | null =>
  order?.unread === undefined ? null : `Its ${linesNamed(order.unread)} cannot be understood.`;

const linesNamed = (names: readonly string[]): string =>
  `${names.length === 1 ? "line" : "lines"} ${enumerated(names)}`;

/** Fails: also if the order arrived but nobody can tell whether it holds stock. */
function getOrder({ marketplace, shop }: Run, po: string): MarketplaceOrder | null {
  const order = marketplace.getOrder(purchaseOrderId(po));
  const unclear = order === null ? null : unclearOrder(shop().ledger, order);
  if (unclear !== null) throw failure("refused", "order-unclear", unclear);
  return order;
}

/** Orders whose status was not mapped before and is now. Earlier versions also remembered unreadable orders here. */
const waitingOrders = ({ ledger, settings }: Shop): readonly string[] =>
  ledger.names("waiting").filter((po) => {
    const state = ledger.recall("waiting", po)?.walmart ?? "";
    return (state === "unreadable" || state in settings.statusMap) && ledger.recall("order", po) === null;
  });

/** A status that nobody documents is shown as text. Nobody can tell what it means for the order. */
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

const IN_PART =
  "Walmart told of more orders than it gave. Those that came were imported; the next run asks for all of them again.";
