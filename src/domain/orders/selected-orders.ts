/** The orders of selected rows, and what became of each when Walmart was told of them. */
import type { Ledger } from "../ledger/ledger";
import type { Said } from "../log/run-report";
import type { Tried } from "../retries/retries";
import type { Settings } from "../settings/settings";
import { counted, shortList } from "../values/words";
import type { MarketplaceOrder } from "./order";
import type { OrderRow } from "./order-columns";
import { isWalmart } from "./order-line";
import { memoryOfRows, rowsByOrder } from "./order-memory";
import { ORDER_STATES, orderState } from "./order-status";

export interface SelectedOrders {
  /** POs of the orders that Walmart may still wait for. */
  readonly toTell: readonly string[];
  readonly acknowledged: readonly string[];
  /** Orders that have moved on, with Walmart's state. */
  readonly movedOn: readonly MovedOn[];
  /** Orders of other channels, each with its channel; `null`: the cell is blank. */
  readonly others: readonly { readonly po: string; readonly channel: string | null }[];
  /** Rows without a PO. */
  readonly nameless: number;
}

interface MovedOn {
  readonly po: string;
  readonly state: string;
}

/** Sorts the orders of these rows by what can be done for them. One selected line means its whole order. */
export function planSelected(
  selected: readonly OrderRow[],
  all: readonly OrderRow[],
  ledger: Ledger,
  statusMap: Settings["statusMap"],
): SelectedOrders {
  const byPo = rowsByOrder(selected);
  const everyRow = rowsByOrder(all.filter(isWalmart));
  const states = new Map(
    [...byPo].flatMap(([po, rows]) => {
      const memory = ledger.recall("order", po) ?? memoryOfRows(everyRow.get(po) ?? [], statusMap);
      return rows.some(isWalmart) ? [[po, memory?.walmart ?? ""] as const] : [];
    }),
  );
  const inState = (isMeant: (state: string) => boolean): readonly string[] =>
    [...states].flatMap(([po, state]) => (isMeant(state) ? [po] : []));
  const isPast = (state: string): boolean =>
    ORDER_STATES.some((one) => one === state) && state !== "Created" && state !== "Acknowledged";
  return {
    toTell: inState((state) => state !== "Acknowledged" && !isPast(state)),
    acknowledged: inState((state) => state === "Acknowledged"),
    movedOn: inState(isPast).map((po) => ({ po, state: states.get(po) ?? "" })),
    others: [...byPo].flatMap(([po, rows]) =>
      states.has(po) ? [] : [{ po, channel: rows[0]?.values.channel ?? null }],
    ),
    nameless: selected.filter(({ values }) => values.po === null).length,
  };
}

/** What Walmart answered. `unreached`: orders that were not tried, with the reason `why`. */
export interface SelectedAnswers {
  readonly orders: readonly MarketplaceOrder[];
  readonly tried: readonly Tried[];
  readonly unreached: readonly string[];
  readonly why: string;
}

/** The most orders named in one sentence. */
const NAMED = 20;
/** The most failures that are told with their own reason. */
const REASONS = 5;

/** What happened to each order, as sentences. Done: at least one is acknowledged, and nothing failed. */
export function selectedText(
  { acknowledged, movedOn, others, nameless }: SelectedOrders,
  { orders, tried, unreached, why }: SelectedAnswers,
): Said {
  const states = orders.map((order): MovedOn => ({ po: order.po, state: orderState(order) ?? "refunded" }));
  const now = states.flatMap(({ po, state }) => (state === "Acknowledged" ? [po] : []));
  const gone = [...movedOn, ...states.filter(({ state }) => state !== "Acknowledged")];
  const failed = tried.flatMap(({ name, said }) => (said === null ? [] : [{ po: name, said }]));
  const rest = failed.slice(REASONS).map(({ po }) => po);
  const list = (pos: readonly string[]): string => shortList(pos, NAMED);
  const sentences = [
    now.length === 0 ? "" : `Acknowledged: ${list(now)}.`,
    acknowledged.length === 0 ? "" : `Acknowledged before: ${list(acknowledged)}.`,
    ...failed.slice(0, REASONS).map(({ po, said }) => `${po} was not acknowledged: ${said}`),
    rest.length === 0 ? "" : `Not acknowledged either, with the reason in the row: ${list(rest)}.`,
    unreached.length === 0 ? "" : `Not reached: ${list(unreached)}. ${why}`,
    failed.length + unreached.length === 0 ? "" : "Aisle tries again by itself until Walmart shows it acknowledged.",
    gone.length === 0
      ? ""
      : `No longer waiting to be acknowledged: ${list(gone.map(({ po, state }) => `${po} (${state} on Walmart)`))}.`,
    others.length === 0
      ? ""
      : `Not Walmart's, so nobody was told: ${list(others.map(({ po, channel }) => `${po} (${channel ?? "no channel"})`))}.`,
    nameless === 0 ? "" : `${counted(nameless, "selected row has", "selected rows have")} no PO.`,
  ];
  return {
    isDone: now.length + acknowledged.length > 0 && failed.length + unreached.length === 0,
    message: sentences.filter((sentence) => sentence !== "").join(" "),
  };
}
