/** `Orders` after an import: new lines, refreshed lines, changed statuses. */

import { forget, type Ledger, remember } from "../ledger/ledger";
import type { Settings } from "../settings/settings";
import { type Instant, instant } from "../values/brand";
import { type Change, insert, update } from "../values/change";
import { twinsOf } from "../values/twins";
import { buyerOf, purgedIf } from "./buyer-data";
import { leftBefore, wasMetBefore } from "./left-before";
import { lineLabel } from "./line-key";
import { type MarketplaceOrder, type OrderLine, shippedQuantity } from "./order";
import { canceledSince, digestsOf, lineCells, missingLines, newLineCells, onlyGiven, orderCells } from "./order-cells";
import { ORDERS, type OrderRow } from "./order-columns";
import { byBuyer, type CustomerNamed, customerMemory, customerOfOrder } from "./order-customer";
import type { Canceled } from "./order-entries";
import { SINGLE_CUSTOMER } from "./order-line";
import {
  addsDigestsOnly,
  agreedStatus,
  fittedMemory,
  freedStill,
  memoryOfRows,
  type OrderMemory,
  rowsByOrder,
  seenStatus,
  statusOf,
} from "./order-memory";
import { type OrderState, orderState } from "./order-status";
import { refreshedCells, walmartDigest } from "./walmart-cells";

export interface OrderFacts {
  readonly rows: readonly OrderRow[];
  readonly ledger: Ledger;
  readonly statusMap: Settings["statusMap"];
  /** Orders placed before this instant are not imported. */
  readonly minimumOrderDate: Instant;
  /**
   * The instant that a cell will read as after this one was written. They differ for a local time that occurs twice,
   * when clocks go back: the cell then reads as the earlier one.
   */
  readonly asShown?: (at: Instant) => Instant;
  readonly now: Instant;
  /**
   * For orders that Aisle sees for the first time: units shipped before this instant were already deducted by the
   * seller.
   */
  readonly countedUntil?: Instant;
  /** The seller had the buyer data of closed orders emptied that were placed before this instant. */
  readonly purgedBefore?: Instant | null;
  /** The customer of a new order. Absent: the single one. */
  readonly customerOf?: CustomerNamed;
  /** The customer of an order whose customers are kept by name. */
  readonly customerNamed?: CustomerNamed;
  /** POs of orders that are imported regardless of their date. */
  readonly alsoWanted?: ReadonlySet<string>;
}

export interface OrderImport {
  readonly changes: readonly Change[];
  /** Orders that are new in the sheet. */
  readonly imported: readonly MarketplaceOrder[];
  /** Orders that wait because Settings map no status to their state. Each is reported once. */
  readonly newlyWaiting: readonly { readonly order: MarketplaceOrder; readonly state: OrderState }[];
  /** Rows in which somebody typed over a value that Walmart no longer gives. */
  readonly overwritten: readonly OrderRow[];
  /** What was canceled since Aisle looked last. */
  readonly canceled: readonly Canceled[];
}

/**
 * Plans the rows of these orders.
 *
 * - A row is found by PO and line. If two rows share them, neither is changed.
 * - A remembered line without a row was deleted by the seller and stays away.
 * - New orders are inserted newest first.
 */
export function planOrderImport(orders: readonly MarketplaceOrder[], facts: OrderFacts): OrderImport {
  const rowsByPo = rowsByOrder(facts.rows);
  const newestFirst = [...orders].sort((one, other) => other.orderedAt - one.orderedAt || (one.po < other.po ? 1 : -1));
  const plans = newestFirst.map((order) => planOrder(order, rowsByPo.get(order.po) ?? [], facts));
  return {
    changes: plans.flatMap(({ changes }) => changes),
    imported: plans.flatMap(({ imported }) => (imported === undefined ? [] : [imported])),
    newlyWaiting: plans.flatMap(({ newlyWaiting }) => (newlyWaiting === undefined ? [] : [newlyWaiting])),
    overwritten: plans.flatMap(({ overwritten }) => overwritten ?? []),
    canceled: plans.flatMap(({ canceled }) => canceled ?? []),
  };
}

interface OrderPlan {
  readonly changes: readonly Change[];
  readonly imported?: MarketplaceOrder;
  readonly newlyWaiting?: OrderImport["newlyWaiting"][number];
  readonly overwritten?: readonly OrderRow[];
  readonly canceled?: readonly Canceled[];
}

/** The order with times as cells will read them, since digests of Walmart's values and of cells have to be equal. */
const shownBy = ({ asShown = (at) => at }: OrderFacts, order: MarketplaceOrder): MarketplaceOrder => ({
  ...order,
  orderedAt: asShown(order.orderedAt),
  shipBy: order.shipBy && asShown(order.shipBy),
});

function planOrder(given: MarketplaceOrder, rows: readonly OrderRow[], facts: OrderFacts): OrderPlan {
  const order = shownBy(facts, given);
  const memory =
    facts.ledger.recall("order", order.po) ?? memoryOfRows(rows, facts.statusMap, purgedIf(order, rows, facts));
  return memory === null
    ? planNewOrder(order, facts)
    : refresh(order, rows, memory, facts, ({ line }) => unitsCell(memory.freed?.[line] ?? []));
}

const unitsCell = (units: Iterable<string>): { readonly units?: string } => {
  const text = [...units].join(", ");
  return text === "" ? {} : { units: text };
};

/**
 * Brings back deleted rows of remembered orders, each with its former or present status. `unitsOf`: the units to write
 * back, by the label of the line.
 */
export function planOrderRestore(
  orders: readonly MarketplaceOrder[],
  facts: OrderFacts,
  unitsOf: (label: string) => readonly string[],
): Change[] {
  const rowsByPo = rowsByOrder(facts.rows);
  return orders.flatMap((given) => {
    const order = shownBy(facts, given);
    const rows = rowsByPo.get(order.po) ?? [];
    const memory = facts.ledger.recall("order", order.po);
    if (memory === null) return [];
    const lines = rows.map(({ values }) => values.line ?? "");
    return refresh(order, rows, { ...memory, lines }, facts, ({ line }) =>
      unitsCell(new Set([...(memory.freed?.[line] ?? []), ...unitsOf(lineLabel({ po: order.po, line }))])),
    ).changes;
  });
}

function planNewOrder(order: MarketplaceOrder, facts: OrderFacts): OrderPlan {
  const { ledger, statusMap, minimumOrderDate, alsoWanted } = facts;
  const state = orderState(order);
  const isWanted = order.orderedAt >= minimumOrderDate || alsoWanted?.has(order.po) === true;
  if (state === null || !isWanted) return { changes: [] };
  const local = statusMap[state];
  if (local === undefined) {
    const known = ledger.recall("waiting", order.po);
    const changes = [remember(ledger, "waiting", order.po, { walmart: state, at: order.orderedAt })];
    return known === null ? { changes, newlyWaiting: { order, state } } : { changes };
  }
  const lines = order.lines.map(({ line }) => line);
  const acknowledgedAt = acknowledgmentOf(order, null, facts);
  const purged = purgedIf(order, [], facts);
  const gone = wasMetBefore(ledger, order) ? {} : deductedBefore(order, facts);
  const customer = purged.purged === true ? SINGLE_CUSTOMER : (facts.customerOf?.(order) ?? SINGLE_CUSTOMER);
  const cells = { ...orderCells(order), ...buyerOf(purged), customer, po: order.po, status: local, acknowledgedAt };
  return {
    changes: [
      ...order.lines.map((line) => insert(ORDERS, { ...cells, ...newLineCells(line) })),
      remember(
        ledger,
        "order",
        order.po,
        fittedMemory({
          walmart: state,
          local,
          lines,
          at: order.orderedAt,
          ...ifKnown({ acknowledgedAt }),
          ...customerMemory(customer),
          told: digestsOf(order.lines, cells),
          ...purged,
          gone,
          ...(Object.keys(gone).length === 0 ? {} : { counted: gone }),
        }),
      ),
      ...forget(ledger, "waiting", order.po),
    ],
    imported: order,
  };
}

function refresh(
  order: MarketplaceOrder,
  rows: readonly OrderRow[],
  memory: OrderMemory,
  facts: OrderFacts,
  ofAdded: (line: OrderLine) => { readonly units?: string },
): OrderPlan {
  const next = nextStatus(order, rows, memory, facts.statusMap);
  const acknowledgedAt = acknowledgmentOf(order, memory, facts);
  const lines = new Map<string, OrderLine>(order.lines.map((line) => [line.line, line]));
  const shown = rows.map(({ values }) => values.line ?? "");
  const twins = twinsOf(shown);
  const known = new Set([...memory.lines, ...shown]);
  const added = order.lines.filter(({ line }) => !known.has(line));
  const cells = { ...onlyGiven(orderCells(order)), ...buyerOf(memory), ...ifKnown({ acknowledgedAt }) };
  const customer = customerOfOrder(order, memory, rows, facts.customerNamed ?? byBuyer);
  const status = next.apply ? next.local : (agreedStatus(rows) ?? statusOf({ ...memory, local: next.local }));
  const refreshed = rows.flatMap((row) => {
    const line = lines.get(row.values.line ?? "");
    if (line === undefined || twins.has(line.line)) return [];
    const said = {
      ...cells,
      customer: row.values.customer ?? customer,
      ...lineCells(line),
      ...onlyGiven({ itemPrice: line.itemPrice }),
    };
    const again = refreshedCells(row, said, memory);
    return [{ row, line: line.line, cells: again ?? said, isLost: again === null && memory.purged !== true }];
  });
  const told = [...refreshed, ...missingLines(order, rows, (line) => lines.has(line) || twins.has(line))];
  const later = fittedMemory({
    walmart: next.walmart,
    local: next.local,
    lines: [...known, ...added.map(({ line }) => line)],
    at: order.orderedAt,
    ...ifKnown({ acknowledgedAt }),
    customer: memory.customer,
    seen: next.apply ? undefined : rows.length > 0 ? seenStatus(rows, { ...memory, local: next.local }) : memory.seen,
    told: {
      ...memory.told,
      ...Object.fromEntries(told.map((one) => [one.line, walmartDigest({ ...one.row.values, ...one.cells })])),
      ...digestsOf(added, cells),
    },
    gone: memory.gone,
    counted: memory.counted,
    purged: memory.purged,
    freed: freedStill(memory, new Set([...shown, ...added.map(({ line }) => line)])),
  });
  return {
    changes: [
      ...told.map((one) => update(ORDERS, one.row, next.apply ? { ...one.cells, status } : one.cells)),
      ...added.map((line) =>
        insert(ORDERS, { ...cells, customer, ...newLineCells(line), ...ofAdded(line), po: order.po, status }),
      ),
      remember(facts.ledger, "order", order.po, later, { onlyAlongside: addsDigestsOnly(memory, later) }),
    ],
    overwritten: refreshed.flatMap(({ row, isLost }) => (isLost ? [row] : [])),
    canceled: refreshed.flatMap(({ row, line }) => canceledSince(order, row, lines.get(line))),
  };
}

/** Units shipped before `countedUntil`, by line. */
function deductedBefore(order: MarketplaceOrder, { countedUntil }: OrderFacts): Record<string, number> {
  return Object.fromEntries(
    order.lines
      .filter((line) => leftBefore(order, line, countedUntil))
      .map((line) => [line.line, shippedQuantity(line)]),
  );
}

/** When Walmart learned that the order was received, by Aisle or by anybody else. */
function acknowledgmentOf(
  order: MarketplaceOrder,
  memory: OrderMemory | null,
  { now, asShown = (at) => at }: OrderFacts,
): Instant | null {
  if (memory?.acknowledgedAt !== undefined) return asShown(instant(memory.acknowledgedAt));
  const isAcknowledged = order.lines.some(({ shares }) => shares.some(({ status }) => status === "Acknowledged"));
  return isAcknowledged && orderState(order) === "Acknowledged" ? asShown(order.lines[0]?.statusAt ?? now) : null;
}

const ifKnown = ({ acknowledgedAt }: { acknowledgedAt: Instant | null }): { acknowledgedAt?: Instant } =>
  acknowledgedAt === null ? {} : { acknowledgedAt };

/**
 * The order's next status. It is applied only when Walmart's state changed, and Settings map that state to a status.
 * Shipped and Cancelled are always applied. Others are applied only if the cell still holds what Aisle wrote last.
 */
function nextStatus(
  order: MarketplaceOrder,
  rows: readonly OrderRow[],
  memory: OrderMemory,
  statusMap: Settings["statusMap"],
): { readonly walmart: string; readonly local: string; readonly apply: boolean } {
  const { walmart, local } = memory;
  const state = orderState(order);
  if (state === null || state === walmart) return { walmart, local, apply: false };
  const mapped = statusMap[state];
  if (mapped === undefined) return { walmart: state, local, apply: false };
  const untouched = rows.length === 0 ? memory.seen === undefined : rows.every(({ values }) => values.status === local);
  const apply = untouched || state === "Shipped" || state === "Cancelled";
  return { walmart: state, local: apply ? mapped : local, apply };
}
