/** Units whose order row the seller deleted. `Inventory` still names the line until its cells are computed again. */

import { lotHoldersIn } from "../../inventory/lot-holders";
import type { Unit } from "../../inventory/stock";
import { type Ledger, remember } from "../../ledger/ledger";
import { keyOfLabel } from "../../orders/line-key";
import { fittedMemory, rowsByOrder, seenStatus } from "../../orders/order-memory";
import type { Change } from "../../values/change";
import { groupBy, grouped } from "../../values/groups";
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

/**
 * By order, the units that are committed to a line without a row and are not sold. A unit without an IMEI is named by
 * its id.
 */
export function freedUnits({ units, lines, tables, ledger }: Shop): readonly FreedUnits[] {
  const present = new Set(lines.map(({ label }) => label));
  const names = grouped(
    units.flatMap((unit) => (unit.soldOn !== null ? [] : namedBy(unit).filter(([label]) => !present.has(label)))),
  );
  if (names.size === 0) return [];
  const rows = rowsByOrder(tables.orders);
  return [...groupBy(names.keys(), (label) => keyOfLabel(label).po)].map(([po, labels]) => {
    const memory = ledger.recall("order", po);
    return {
      po,
      lines: labels.map((label) => ({ line: keyOfLabel(label).line, label, units: names.get(label) ?? [] })),
      isRemembered: memory !== null,
      seen: memory === null ? undefined : rows.has(po) ? seenStatus(rows.get(po) ?? [], memory) : memory.seen,
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

/** The lines that *Committed to* of a row names, each with the unit's name as a person would type it there. */
function namedBy({ committedTo, imei, id }: Unit): readonly (readonly [label: string, name: string])[] {
  const name = imei ?? id;
  if (committedTo === null || name === null) return [];
  if (imei !== null) return [[committedTo, name]];
  return lotHoldersIn(committedTo).map(({ label, units }) => [label, `${name} x${units}`]);
}

/** Gives the units that `Inventory` names for a line, by its label, whether the line has a row or not. */
export const unitsNamed =
  ({ units }: Shop) =>
  (label: string): readonly string[] =>
    units.flatMap((unit) =>
      unit.soldOn === null
        ? namedBy(unit).flatMap(([own, name]) => (own === label ? [name] : []))
        : unit.soldOn === label
          ? (unit.imei ?? unit.id ?? [])
          : [],
    );
