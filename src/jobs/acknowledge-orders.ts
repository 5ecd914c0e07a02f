/**
 * Tells Walmart that the orders in the sheet were received, which Walmart wants within four hours. One order that fails
 * holds up no other.
 */

import { doneEntry } from "../domain/log/log";
import { doingOf } from "../domain/log/progress";
import type { Said } from "../domain/log/run-report";
import { acknowledgmentEntries } from "../domain/orders/failing-orders";
import type { MarketplaceOrder } from "../domain/orders/order";
import { canceledEntry } from "../domain/orders/order-entries";
import { ordersToAcknowledge } from "../domain/orders/order-memory";
import { isToAcknowledge } from "../domain/orders/order-status";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { planSelected, selectedText } from "../domain/orders/selected-orders";
import {
  ACKNOWLEDGMENTS,
  dueFirst,
  planNotWanted,
  planRetries,
  type Retried,
  retriesOf,
  retryOf,
  type Tried,
} from "../domain/retries/retries";
import { purchaseOrderId } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { type Failure, failure, leftOver } from "../domain/values/failure";
import type { Outcome } from "../domain/values/outcome";
import { counted, shortList } from "../domain/values/words";
import { toAcknowledge } from "../domain/workbook/plans/acknowledgments";
import { orderFacts } from "../domain/workbook/plans/order-facts";
import type { Shop } from "../domain/workbook/shop";
import { tryEach } from "./each";
import type { Run } from "./open-run";

/** How many orders are acknowledged before the answers are written. A run that dies repeats at most these. */
const CHUNK = 50;

/**
 * Acknowledges what Settings allow, and what the seller asked for and failed before. Does nothing while the settings
 * cannot be read. The next run acknowledges the orders for which this run has no time.
 */
export function acknowledgeOrders(run: Run): void {
  const { settings, unreadSettings } = run.shop();
  if (unreadSettings.has("orderImport") || unreadSettings.has("acknowledgment")) return;
  if (!settings.orderImport || settings.acknowledgment === "manually")
    run.commit("acknowledgments off", (shop) => planNotWanted(shop.ledger, ["acknowledgment"]));
  const asked = askedIn(run.shop());
  const wanted = toAcknowledge(run.shop()).filter((po) => !asked.includes(po));
  if (asked.length + wanted.length + retriesOf(run.shop().ledger, "acknowledgment").length === 0) return;
  run.need(["orders"]);
  run.commit("acknowledged meanwhile", (shop) => planTried(run, shop, "acknowledgment", []));
  for (const [what, pos] of [["askedAcknowledgment", asked] as const, ["acknowledgment", wanted] as const]) {
    const { left, ended } = acknowledge(run, what, dueFirst(run.shop().ledger, what, pos, run.retryTime()));
    if (ended !== null) run.failed(ended);
    if (left > 0) {
      run.failed(outOfTime(left));
      return;
    }
  }
}

/** The orders that the seller asked to acknowledge, and that failed. */
const askedIn = ({ ledger, tables }: Shop): readonly string[] => {
  const failed = new Set(retriesOf(ledger, "askedAcknowledgment").map(({ name }) => name));
  return failed.size === 0 ? [] : ordersToAcknowledge(tables.orders, ledger).filter((po) => failed.has(po));
};

interface Acknowledged {
  /** The orders as Walmart shows them now: acknowledged, or moved on. */
  readonly orders: readonly MarketplaceOrder[];
  /** Why an order could not be acknowledged, by PO. */
  readonly tried: readonly Tried[];
  /** How many were not reached, because time or requests ended. */
  readonly left: number;
  /** Why the last ones were not tried, which concerns every order. */
  readonly ended: Failure | null;
}

/** Acknowledges orders and writes down what Walmart says. `what`: the kind under which failures are remembered. */
function acknowledge(run: Run, what: Retried, pos: readonly string[]): Acknowledged {
  const orders: MarketplaceOrder[] = [];
  const tried: Tried[] = [];
  for (let next = 0; next < pos.length; next += CHUNK) {
    run.world.progress.tell(doingOf("acknowledge"), next, pos.length);
    const chunk = pos.slice(next, next + CHUNK);
    const done = acknowledgeChunk(run, what, chunk);
    orders.push(...done.orders);
    tried.push(...done.tried);
    const left = done.left === 0 ? 0 : pos.length - next - chunk.length + done.left;
    if (left > 0 || done.ended !== null) return { orders, tried, left, ended: done.ended };
  }
  return { orders, tried, left: 0, ended: null };
}

function acknowledgeChunk(run: Run, what: Retried, pos: readonly string[]): Acknowledged {
  const outcomes = run.marketplace.acknowledgeOrders(pos.map(purchaseOrderId));
  const asked = pos.slice(0, outcomes.length);
  const answers = asked.flatMap((_, index) => answerOf(outcomes[index]));
  const accepted = new Set<string>(answers.map(({ po }) => po));
  const looked = tryEach(
    run,
    what,
    asked.filter((po) => !accepted.has(po)),
    (po) => lookAt(run, po, outcomes[pos.indexOf(po)]),
  );
  const orders = [...answers, ...looked.results.values()];
  const tried: Tried[] = [...answers.map(({ po }) => ({ name: po, said: null })), ...looked.tried];
  run.commit("acknowledge orders", (shop) => {
    const times = { now: run.world.clock.now(), asShown: run.world.workbook.asShown };
    const { changes, canceled } = planOrderImport(orders, orderFacts(shop, orders, times));
    return [
      ...changes,
      ...canceled.map((one) => run.log(canceledEntry(one))),
      ...planTried(run, shop, what, tried),
      ...(answers.length === 0 ? [] : [run.log(doneEntry("Orders", acknowledgedText(answers), run.doer))]),
    ];
  });
  run.count("acknowledged", orders.length);
  return { orders, tried, left: pos.length - outcomes.length, ended: looked.ended };
}

/** The most orders that a line of Log names. */
const NAMED = 3;

const acknowledgedText = (orders: readonly MarketplaceOrder[]): string =>
  `Walmart was told that ${counted(orders.length, "order was", "orders were")} received (${shortList(
    orders.map(({ po }) => po),
    NAMED,
  )})`;

/**
 * Remembers what failed, under the kind that was tried. The failure of an order is over, whichever kind it has, if somebody
 * else acknowledged the order, or its rows were deleted. Log is told once of each failure, and once when it is late.
 */
function planTried(run: Run, { tables, ledger }: Shop, what: Retried, tried: readonly Tried[]): readonly Change[] {
  const { clock, workbook } = run.world;
  const now = clock.now();
  const wanted = new Set(ordersToAcknowledge(tables.orders, ledger));
  const worked = tried.filter(({ said }) => said === null);
  const entries = acknowledgmentEntries(
    {
      tried,
      before: (po) => retryOf(ledger, what, po),
      orderedAt: (po) => tables.orders.find(({ values }) => values.po === po)?.values.orderedAt ?? null,
      now,
    },
    workbook.shownTime,
  );
  return [
    ...ACKNOWLEDGMENTS.flatMap((kind) =>
      planRetries(ledger, kind, kind === what ? tried : worked, now, (po) => wanted.has(po)),
    ),
    ...entries.map((entry) => run.log(entry)),
  ];
}

const answerOf = (outcome: Outcome<MarketplaceOrder> | undefined): readonly MarketplaceOrder[] =>
  outcome?.kind === "accepted" && !isToAcknowledge(outcome.answer) ? [outcome.answer] : [];

/** A refusal mostly means that the order has moved on, so it is read. Fails: it still has to be acknowledged. */
function lookAt({ marketplace }: Run, po: string, outcome: Outcome<MarketplaceOrder> | undefined): MarketplaceOrder {
  const order = marketplace.getOrder(purchaseOrderId(po));
  if (order !== null && !isToAcknowledge(order)) return order;
  const refused = outcome?.kind === "refused";
  const said = outcome === undefined || outcome.kind === "accepted" ? NOT_SHOWN : outcome.issue.message;
  throw failure(refused ? "refused" : "transient", "not-acknowledged", order === null ? UNKNOWN : said);
}

const NOT_SHOWN = "Walmart took the acknowledgment but does not show it yet.";
const UNKNOWN = "Walmart does not know the order any more.";

/** `left`: how many orders at most. */
const outOfTime = (left: number): Failure =>
  leftOver(
    `The time or the requests of this run were used up before Walmart was told that ${left === 1 ? "one more order was" : `up to ${left} more orders were`} received. The next run goes on.`,
  );

/**
 * Acknowledges the orders of the selected rows, whatever Settings say. Orders that fail are tried again by later runs
 * until Walmart shows that they have moved on.
 */
export function acknowledgeSelected(run: Run): Said {
  run.need(["orders"]);
  const selected = run.world.workbook.selectedRows();
  const { tables, ledger, settings } = run.shop();
  if (selected.length === 0 || selected.some(({ tab }) => tab !== "orders"))
    return { isDone: false, message: NOTHING_SELECTED };
  const positions = new Set(selected.map(({ position }) => position));
  const rows = tables.orders.filter(({ position }) => positions.has(position));
  const found = planSelected(rows, tables.orders, ledger, settings.statusMap);
  const done = acknowledge(run, "askedAcknowledgment", found.toTell);
  const told = new Set([...done.orders.map(({ po }) => String(po)), ...done.tried.map(({ name }) => name)]);
  const unreached = found.toTell.filter((po) => !told.has(po));
  const why = done.ended ?? outOfTime(unreached.length);
  if (unreached.length > 0) {
    const tried = unreached.map((name) => ({ name, said: why.message }));
    run.commit("acknowledge later", (shop) =>
      planRetries(shop.ledger, "askedAcknowledgment", tried, run.world.clock.now()),
    );
  }
  return selectedText(found, { orders: done.orders, tried: done.tried, unreached, why: why.message });
}

const NOTHING_SELECTED =
  "No order is selected. Select one or more rows of Orders that can be seen, and choose Acknowledge Selected again.";
