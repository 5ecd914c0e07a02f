/**
 * Tells Walmart that the orders in the sheet were received, which Walmart wants within four hours. One order that fails
 * holds up no other.
 */
import type { MarketplaceOrder } from "../domain/orders/order";
import { canceledEntry } from "../domain/orders/order-entries";
import { isToAcknowledge } from "../domain/orders/order-status";
import { ordersToAcknowledge, planOrderImport } from "../domain/orders/plan-order-import";
import { dueFirst, planNotWanted, planRetries, type Tried } from "../domain/retries/retries";
import { instant, purchaseOrderId } from "../domain/values/brand";
import { failure, leftOver } from "../domain/values/failure";
import type { Outcome } from "../domain/values/outcome";
import type { Shop } from "../domain/workbook/shop";
import { tryEach } from "./each";
import type { Run } from "./open-run";

/** How many orders are acknowledged before the answers are written. A run that dies repeats at most these. */
const CHUNK = 50;

/**
 * Does nothing while the settings cannot be read. The next run acknowledges the orders for which this run has no time.
 */
export function acknowledgeOrders(run: Run): void {
  const { settings, unreadSettings } = run.shop();
  if (unreadSettings.has("orderImport") || unreadSettings.has("acknowledgment")) return;
  if (!settings.orderImport || !settings.acknowledgeOnImport) {
    run.commit("acknowledgments off", (shop) => planNotWanted(shop.ledger, ["acknowledgment"]));
    return;
  }
  run.need(["orders"]);
  run.commit("acknowledged meanwhile", (shop) => planTried(run, shop, []));
  const { tables, ledger } = run.shop();
  const due = dueFirst(ledger, "acknowledgment", ordersToAcknowledge(tables.orders, ledger), run.retryTime());
  for (let next = 0; next < due.length; next += CHUNK) {
    if (!acknowledge(run, due.slice(next, next + CHUNK))) {
      run.failed(outOfTime(due.length - next));
      return;
    }
  }
}

/** `false`: time or requests ended before all of them were acknowledged. */
function acknowledge(run: Run, pos: readonly string[]): boolean {
  const outcomes = run.marketplace.acknowledgeOrders(pos.map(purchaseOrderId));
  const asked = pos.slice(0, outcomes.length);
  const answers = asked.flatMap((_, index) => answerOf(outcomes[index]));
  const accepted = new Set<string>(answers.map(({ po }) => po));
  const looked = tryEach(
    run,
    "acknowledgment",
    asked.filter((po) => !accepted.has(po)),
    (po) => lookAt(run, po, outcomes[pos.indexOf(po)]),
  );
  const orders = [...answers, ...looked.results.values()];
  const tried: Tried[] = [...answers.map(({ po }) => ({ name: po, said: null })), ...looked.tried];
  run.commit("acknowledge orders", ({ tables, ledger, settings }) => {
    const now = run.world.clock.now();
    const { asShown } = run.world.workbook;
    const facts = {
      rows: tables.orders,
      ledger,
      statusMap: settings.statusMap,
      minimumOrderDate: instant(0),
      now,
      asShown,
    };
    const { changes, canceled } = planOrderImport(orders, facts);
    return [
      ...changes,
      ...canceled.map((one) => run.log(canceledEntry(one))),
      ...planTried(run, { tables, ledger }, tried),
    ];
  });
  run.count("acknowledged", orders.filter((order) => !isToAcknowledge(order)).length);
  if (looked.ended !== null) run.failed(looked.ended);
  return outcomes.length === pos.length;
}

/** The failure of an order is also over if somebody else acknowledged it, or its rows were deleted. */
function planTried({ world }: Run, { tables, ledger }: Pick<Shop, "tables" | "ledger">, tried: readonly Tried[]) {
  const wanted = new Set(ordersToAcknowledge(tables.orders, ledger));
  return planRetries(ledger, "acknowledgment", tried, world.clock.now(), (po) => wanted.has(po));
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

const outOfTime = (left: number) =>
  leftOver(
    `The time or the requests of this run were used up before Walmart was told that ${left === 1 ? "one more order was" : `up to ${left} more orders were`} received. The next run goes on.`,
  );
