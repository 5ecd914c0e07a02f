/** Brings new orders, and changes of known ones, into `Orders`. One order that cannot be read holds up no other. */

import { SHELF } from "../domain/fulfillment/deducted";
import { forget, type Ledger, remember } from "../domain/ledger/ledger";
import type { LogEntry } from "../domain/log/log";
import { lineLabel } from "../domain/orders/line-key";
import { planLookedBack, planNothingToLookBack } from "../domain/orders/look-back";
import { ORDER_LIST, ORDERS_LACK } from "../domain/orders/missing-orders";
import {
  canceledEntry,
  importedEntry,
  memoryLostEntry,
  unknownEntry,
  unreadEntry,
  waitingEntry,
} from "../domain/orders/order-entries";
import { isTakenAway } from "../domain/orders/order-memory";
import { isOpenWanted, OPEN_AT_FIRST, OVERLAP_MS, reachFrom, walmartDates } from "../domain/orders/order-windows";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { overwrittenEntry, planAsTheyStand, typedOver } from "../domain/orders/walmart-cells";
import {
  LOOK_BACK,
  ORDERS_UNWRITTEN,
  planNotWanted,
  planRetries,
  retryOf,
  type Tried,
} from "../domain/retries/retries";
import { type Instant, instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { isTabShut, SPREADSHEET_FULL, toFailure } from "../domain/values/failure";
import type { Issue } from "../domain/values/issue";
import { DAY_MS } from "../domain/values/time";
import { orderFacts } from "../domain/workbook/plans/order-facts";
import { withPruning } from "../domain/workbook/plans/pruning";
import { planSeenPackages } from "../domain/workbook/plans/seen-packages";
import type { Shop } from "../domain/workbook/shop";
import { purgedBefore, type Run } from "./open-run";
import { type Listed, listOrders, readSingly } from "./read-orders";

/**
 * If orders could not be read, that is remembered before the failure is reported: until they are read no number rises.
 * Fails only if not even that could be written, for another reason than a full spreadsheet.
 */
export function importOrders(run: Run): void {
  if (run.shop().unreadSettings.has("orderImport")) return;
  if (!run.shop().settings.orderImport) {
    run.commit("orders off", ({ ledger }) => planNotWanted(ledger, ["orders", "order", "partOfOrder"]));
    return;
  }
  run.need(["orders"]);
  try {
    importAll(run);
  } catch (error) {
    const found = toFailure(error);
    const name = isTabShut(found) ? ORDERS_UNWRITTEN : ORDER_LIST;
    noteMissing(run, [{ name, said: found.message }]);
    run.failed(found);
  }
}

/** Without room for the note, numbers may still fall, but none rises in this run. */
function noteMissing(run: Run, tried: readonly Tried[]): void {
  try {
    run.commit("orders not read", ({ ledger }) => planRetries(ledger, "orders", tried, run.world.clock.now()));
  } catch (error) {
    if (toFailure(error).code !== SPREADSHEET_FULL) throw error;
    run.holdRises(ORDERS_LACK);
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
  let absent: readonly LogEntry[] = [];
  commitOrders(run, (shop) => {
    const facts = {
      ...orderFacts(shop, orders, { now: startedAt, asShown: run.world.workbook.asShown }),
      minimumOrderDate: minimum,
      countedUntil,
      purgedBefore: purgedBefore(run.world.store),
      alsoWanted: listed.open,
    };
    const plan = planOrderImport(orders, facts);
    // If rows moved while they were written, the plan is made again, and its orders are no longer new.
    imported = Math.max(imported, plan.imported.length);
    const canceled = plan.canceled.map(canceledEntry);
    if (canceled.length > 0) absent = canceled.filter(({ severity }) => severity === "Warning");
    return withPruning(shop, startedAt, [
      ...plan.changes,
      ...(mayWriteShipments(run) ? planSeenPackages(shop, orders, { now: startedAt, countedUntil, ...plan }) : []),
      ...plan.overwritten.map(({ values: { po, line } }) =>
        run.log(overwrittenEntry(po ?? "", lineLabel({ po: po ?? "", line: line ?? "" }))),
      ),
      ...single.unknown.map((po) => run.log(single.asked.has(po) ? overwrittenEntry(po, po) : unknownEntry(po))),
      ...(imported > 0 ? [run.log(importedEntry(imported))] : []),
      ...canceled.map(run.log),
      ...plan.newlyWaiting.map(({ order, state }) => run.log(waitingEntry(order.po, state))),
      ...listed.odd.flatMap((one) => newlyOdd(run, shop.ledger, one)),
      ...planFailures(run, shop, "order", single.tried, startedAt),
      ...planFailures(run, shop, "partOfOrder", single.triedLines, startedAt),
      ...planList(shop.ledger, listed, startedAt, minimum),
    ]);
  });
  run.commit("accept cells", (shop) => planAsTheyStand(single.asked, shop.tables.orders, shop.ledger));
  run.count("orders", imported);
  for (const { what, todo } of absent) run.tell([what, todo].join(" "));
  if ((run.shop().settings.minimumOrderDate ?? minimum) < minimum) run.tell(OUT_OF_REACH);
  const ended = listed.failure ?? single.ended;
  if (ended !== null) run.failed(ended);
}

/** If `Shipments` accepts nothing, the orders are written without the packages that Walmart shows. */
function commitOrders(run: Run, plan: (shop: Shop) => readonly Change[]): void {
  try {
    run.commit("import orders", plan);
  } catch (error) {
    if (!isTabShut(toFailure(error)) || mayWriteShipments(run)) throw error;
    run.commit("import orders", plan);
  }
}

function mayWriteShipments(run: Run): boolean {
  try {
    run.need(["shipments"]);
    return true;
  } catch {
    return false;
  }
}

/**
 * The seller has deducted all units that were shipped before this instant: before Aisle began to watch, or before the
 * last import.
 */
const countedOffUntil = (ledger: Ledger): Instant =>
  instant(Math.max(ledger.recall("cursor", SHELF)?.at ?? 0, (ledger.recall("cursor", "orders")?.at ?? 0) - OVERLAP_MS));

const OUT_OF_REACH =
  "Settings ▸ Minimum Order Date: Walmart gives no orders older than 180 days, so earlier ones are not imported.";

/** Also stored outside the spreadsheet, where nobody can delete it together with the ledger. */
const WANTED_FROM = "ordersFrom";

/**
 * Writes down from when on orders are wanted, before Walmart is asked, so that a first run that fails loses none of
 * them. If the seller typed no date, everything open on Walmart now is wanted too. If an earlier import is not
 * remembered, somebody deleted the memory.
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
      ...planNothingToLookBack(ledger, now),
      ...(settings.minimumOrderDate === null ? [remember(ledger, "cursor", OPEN_AT_FIRST, { at: now })] : []),
    ];
  });
  if (store.get(WANTED_FROM) === null) store.set(WANTED_FROM, String(minimum));
}

/** Blank means: from when Order Import was first on. */
function minimumOrderDate(run: Run, now: Instant): Instant {
  const { settings, ledger } = run.shop();
  const since = settings.minimumOrderDate ?? ledger.recall("cursor", "orders")?.from ?? importedSince(run) ?? now;
  return instant(Math.max(since, reachFrom(now)));
}

/** Since when orders have come in, as far as that is known without the ledger. `null`: none ever did. */
function importedSince({ shop, world }: Run): number | null {
  const kept = Number(world.store.get(WANTED_FROM) ?? Number.NaN);
  if (Number.isFinite(kept)) return kept;
  const dates = walmartDates(shop().tables.orders);
  return dates.length === 0 ? null : dates.reduce((one, other) => (one < other ? one : other));
}

/** Remembers what could not be read, and logs what is new of it. */
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

/**
 * Remembers how far the lists were read. The cursor moves with the rows that it covers, and once a day if there are
 * none.
 */
function planList(ledger: Ledger, listed: Listed, at: Instant, from: Instant): readonly Change[] {
  const { missing, lookedBack, lookBackFailed } = listed;
  const tried = [
    { name: ORDER_LIST, said: missing },
    { name: ORDERS_UNWRITTEN, said: null },
    ...(lookedBack === null && lookBackFailed === null ? [] : [{ name: LOOK_BACK, said: lookBackFailed }]),
  ];
  const failed = [...planRetries(ledger, "orders", tried, at), ...planLookedBack(ledger, lookedBack)];
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

/** Logged once, because it is remembered. */
function newlyOdd(run: Run, ledger: Ledger, { code, subject, message }: Issue): Change[] {
  if (ledger.recall("waiting", subject) !== null) return [];
  return [
    run.log({ severity: "Problem", area: "Orders", key: subject, what: message, todo: null }),
    remember(ledger, "waiting", subject, { walmart: code, at: run.world.clock.now() }),
  ];
}
