/** Units whose order row the seller deleted. `Inventory` still names the line until its cells are computed again. */
import { type Ledger, remember } from "../../ledger/ledger";
import { lineLabel } from "../../orders/order-line";
import { fittedMemory, rowsByOrder, seenStatus } from "../../orders/order-memory";
import type { Change } from "../../values/change";
import type { Shop } from "../shop";

/** The units of one order that are free again. */
export interface FreedUnits {
  readonly po: string;
  readonly lines: readonly { readonly line: string; readonly label: string; readonly units: readonly string[] }[];
  /** The order can be brought back. */
  readonly isRemembered: boolean;
  /** A status that the seller typed and that other rows of the order still show. */
  readonly seen: string | undefined;
}

export function freedUnits({ units, lines, tables, ledger }: Shop): readonly FreedUnits[] {
  const present = new Set(lines.map(({ label }) => label));
  const byPo = new Map<string, Map<string, string[]>>();
  for (const { committedTo, soldOn, imei, id } of units) {
    const name = imei ?? id;
    if (committedTo === null || soldOn !== null || name === null || present.has(committedTo)) continue;
    const [po, line] = partsOf(committedTo);
    const ofOrder = byPo.get(po) ?? new Map<string, string[]>();
    byPo.set(po, ofOrder.set(line, [...(ofOrder.get(line) ?? []), name]));
  }
  if (byPo.size === 0) return [];
  const rows = rowsByOrder(tables.orders);
  return [...byPo].map(([po, freed]) => {
    const memory = ledger.recall("order", po);
    return {
      po,
      lines: [...freed].map(([line, names]) => ({ line, label: lineLabel(po, line), units: names })),
      isRemembered: memory !== null,
      seen: memory === null ? undefined : rows.has(po) ? seenStatus(rows.get(po) ?? [], memory.local) : memory.seen,
    };
  });
}

/** Remembers the units of each deleted row, so that the row can be brought back with them. */
export const planFreedMemory = (ledger: Ledger, freed: readonly FreedUnits[]): Change[] =>
  freed.flatMap(({ po, lines, seen }) => {
    const memory = ledger.recall("order", po);
    if (memory === null) return [];
    const units = Object.fromEntries(lines.map((one) => [one.line, [...one.units]]));
    return [remember(ledger, "order", po, fittedMemory({ ...memory, seen, freed: { ...memory.freed, ...units } }))];
  });

/** Gives the units that `Inventory` names for a line, by its label, whether the line has a row or not. */
export const unitsNamed =
  ({ units }: Shop) =>
  (label: string): readonly string[] =>
    units.flatMap(({ soldOn, committedTo, imei, id }) => ((soldOn ?? committedTo) === label ? (imei ?? id ?? []) : []));

/** PO and line of a label. */
function partsOf(label: string): readonly [po: string, line: string] {
  const [po = "", ...line] = label.split(" / ");
  return [po, line.join(" / ")];
}
