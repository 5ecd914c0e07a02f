/** Whose Shipment ID a row holds, and whether its tracking number was corrected. */
import type { Ledger } from "../ledger/ledger";
import { groupBy } from "../values/groups";
import type { ShipmentRow } from "./shipment-columns";
import {
  keyOfName,
  type NameOf,
  type RememberedShipment,
  rememberedShipments,
  shipmentMemory,
  shipmentNames,
} from "./shipment-names";
import { mayHaveLeft } from "./shipment-states";
import { trackingKey } from "./tracking";

/**
 * Whose Shipment ID a row holds:
 *
 * - `unknown`: not in the ledger; a row that reads *Sent* was sent before the ledger lost its memory;
 * - `own`: of the row's own shipment. `former`: the shipments that this very row was before somebody typed another
 *   tracking number into it;
 * - `another`: of a shipment that has another row;
 * - `retyped`: of a shipment that may have been sent and has no other row, so it is this very row with other cells, and
 *   they are no correction: the PO or the line differs, or a tracking number was moved from or to another row.
 */
export type IdOf =
  | { readonly kind: "unknown" | "another" | "retyped" }
  | { readonly kind: "own"; readonly former: readonly RememberedShipment[] };

/** What is known of all rows and memories together. Made at first use, because few runs meet a row that needs it. */
interface Known {
  readonly byId: ReadonlyMap<string, readonly RememberedShipment[]>;
  readonly byKey: ReadonlyMap<string, readonly RememberedShipment[]>;
  /** Tracking numbers in rows that are no remembered shipment. */
  readonly moved: ReadonlySet<string>;
}

/** Says whose Shipment ID each row holds. */
export function idsOf(rows: readonly ShipmentRow[], ledger: Ledger): (row: ShipmentRow) => IdOf {
  const nameOf = shipmentNames(ledger);
  const standing = new Set(rows.map(nameOf));
  let made: Known | null = null;
  return (row) => {
    const name = nameOf(row);
    const own = shipmentMemory(ledger, name);
    const id = own?.id || row.values.shipmentId;
    if (id === null) return { kind: "unknown" };
    made ??= knownOf(rows, nameOf, rememberedShipments(ledger));
    const all = made.byId.get(id) ?? [];
    if (all.length === 0) return { kind: "unknown" };
    const others = all.filter((one) => one.name !== name && mayHaveLeft(one.memory));
    if (own !== null) return { kind: "own", former: others.filter((one) => isSamePart(one, name)) };
    if (all.some((one) => standing.has(one.name))) return { kind: "another" };
    const isCorrection = others.every((one) => isSamePart(one, name)) && !isMoved(row, others, made);
    return others.length === 0 || isCorrection ? { kind: "own", former: others } : { kind: "retyped" };
  };
}

function knownOf(rows: readonly ShipmentRow[], nameOf: NameOf, all: readonly RememberedShipment[]): Known {
  const remembered = new Set(all.map(({ name }) => name));
  const strange = rows.filter((row) => !remembered.has(nameOf(row)));
  return {
    byId: groupBy(all, ({ memory }) => memory.id),
    byKey: groupBy(all, ({ key }) => key),
    moved: new Set(strange.map(({ values }) => trackingKey(values.tracking ?? ""))),
  };
}

/** Of the same order and line. */
function isSamePart({ po, line }: RememberedShipment, name: string): boolean {
  const key = keyOfName(name);
  return key !== null && key.po === po && key.line === line;
}

/**
 * A tracking number that belongs to another package, or whose former number is in a row of no remembered shipment: somebody sorted or moved the column alone.
 */
function isMoved(row: ShipmentRow, former: readonly RememberedShipment[], { byKey, moved }: Known): boolean {
  const taken = byKey.get(trackingKey(row.values.tracking ?? "")) ?? [];
  return taken.some(({ memory }) => memory.id !== row.values.shipmentId) || former.some(({ key }) => moved.has(key));
}
