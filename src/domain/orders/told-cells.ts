/** The cells of `Orders` that only Walmart knows, and what tells that somebody typed over them. */
import { type Ledger, remember } from "../ledger/ledger";
import type { LogEntry } from "../log/log";
import type { Change } from "../values/change";
import { digestOf } from "../values/digest";
import { twinsOf } from "../values/twins";
import { ORDERS, type OrderRow } from "./order-columns";
import { lineLabel } from "./order-line";
import { type OrderMemory, orderMemory, rowsByOrder } from "./order-memory";

const TOLD = [
  ...(["customerOrder", "orderedAt", "shipBy", "shipToName", "shipToStreet", "shipToCity", "shipToState"] as const),
  ...(["shipToPostcode", "shipToCountry", "shipToPhone", "soldAs", "title", "quantity", "cancelled"] as const),
  ...(["shipped", "itemPrice", "walmartStatus", "acknowledgedAt", "cancelRequested", "shipNode"] as const),
];

type Cells = Partial<OrderRow["values"]>;

/** Of everything that Walmart told of a line; not of its key, and not of what is the same for all of Walmart's lines. */
export const toldDigest = (cells: Cells): string => digestOf(ORDERS.columns, TOLD, cells);

const isTypedOver = ({ values }: OrderRow, { told }: OrderMemory): boolean => {
  const was = told?.[values.line ?? ""];
  return was !== undefined && was !== toldDigest(values);
};

/**
 * Orders of which some row no longer holds what Walmart told, each with a digest of what its rows hold. Two rows with
 * one key are looked at on neither.
 */
export const ordersTypedOver = (rows: readonly OrderRow[], ledger: Ledger): ReadonlyMap<string, string> =>
  new Map(
    [...rowsByOrder(rows)].flatMap(([po, own]) => {
      const memory = ledger.recall("order", po);
      const twins = twinsOf(own.map(({ values }) => values.line));
      const isOver =
        memory !== null && own.some((row) => !twins.has(row.values.line ?? "") && isTypedOver(row, memory));
      return isOver ? [[po, own.map(({ values }) => toldDigest(values)).join()] as const] : [];
    }),
  );

/** From now on what stands in the rows of these orders counts as told: asking again would change nothing. */
export const planAsTheyStand = (pos: readonly string[], rows: readonly OrderRow[], ledger: Ledger): Change[] => {
  const rowsByPo = rowsByOrder(rows);
  return pos.flatMap((po) => {
    const memory = ledger.recall("order", po);
    if (memory?.told === undefined) return [];
    const stand = (rowsByPo.get(po) ?? []).map(({ values }) => [values.line ?? "", toldDigest(values)] as const);
    const told = { ...memory.told, ...Object.fromEntries(stand) };
    return [remember(ledger, "order", po, orderMemory({ ...memory, told }))];
  });
};

/** More cells than anybody types over in one row while Walmart tells nothing of them. */
const MOST_UNSAID = 8;

export interface Restored {
  readonly cells: Cells;
  /** Somebody typed over what Walmart no longer tells. */
  readonly lost?: LogEntry;
}

/**
 * What a row holds once Walmart told of its line again. What Walmart leaves out stays as it was told; where somebody
 * typed into such a cell the digest shows whether it was blank.
 */
export function toldAgain({ values }: OrderRow, said: Cells, memory: OrderMemory): Restored {
  const was = memory.told?.[values.line ?? ""];
  if (was === undefined || was === toldDigest(values)) return { cells: said };
  const silent = TOLD.filter((name) => !(name in said));
  const unsaid = silent.filter((name) => values[name] !== null).slice(0, MOST_UNSAID);
  const fresh = { ...values, ...said };
  for (let choice = 0; choice < 2 ** unsaid.length; choice += 1) {
    const blank = Object.fromEntries(unsaid.flatMap((name, bit) => ((choice >> bit) & 1 ? [[name, null]] : [])));
    if ([fresh, values].some((cells) => toldDigest({ ...cells, ...blank }) === was))
      return { cells: { ...said, ...blank } };
  }
  const isExplained = toldDigest(fresh) !== toldDigest(values);
  return isExplained
    ? { cells: said }
    : {
        cells: said,
        lost: lostEntry(
          values,
          silent.map((name) => ORDERS.columns[name].heading),
        ),
      };
}

function lostEntry({ po, line }: OrderRow["values"], headings: readonly string[]): LogEntry {
  const label = lineLabel(po ?? "", line ?? "");
  return {
    severity: "Warning",
    area: "Orders",
    key: po,
    what: `Somebody typed over a cell of ${label} that Walmart no longer tells: one of ${headings.join(", ")}. What it held is not known any more, so it stays as it is now.`,
    todo: "Look the order up in Seller Center, or undo the edit in File ▸ Version history.",
  };
}
