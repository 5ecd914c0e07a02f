/**
 * What each row of `Shipments` means. A shipment is identified by PO, line and tracking number, so a copied or moved
 * row is never sent twice.
 */

import type { Ledger } from "../ledger/ledger";
import { lineLabel } from "../orders/line-key";
import type { SheetLine } from "../orders/order-line";
import { type Instant, purchaseOrderId } from "../values/brand";
import { digest } from "../values/digest";
import type { CarrierSpelling } from "./carriers";
import {
  anywayLines,
  lineMeant,
  type OrderDates,
  type OrderUnits,
  orderDates,
  orderUnits,
  unitsName,
} from "./order-units";
import { readParcel } from "./parcel";
import { type ParsedShipment, rowOf } from "./parsed-shipment";
import { withRivals } from "./rivals";
import { tooEarly } from "./ship-date";
import type { ShipmentRow } from "./shipment-columns";
import { type NameOf, type RememberedShipment, shipmentMemory, shipmentNames } from "./shipment-names";
import { isUnderWay, type ShipmentMemory, STATE_WORDS } from "./shipment-states";
import { damagedTracking, unreadableCells } from "./tracking-cells";
import { type IdOf, idsOf } from "./whose-id";

/** Reads all rows of `Shipments`, in sheet order. `lines`: the order lines in the sheet. */
export function readShipments(
  rows: readonly ShipmentRow[],
  lines: readonly SheetLine[],
  spellings: readonly CarrierSpelling[],
  ledger: Ledger,
): readonly ParsedShipment[] {
  const facts: ShipmentFacts = {
    units: orderUnits(lines),
    anyway: anywayLines(lines),
    spellings,
    ledger,
    idOf: idsOf(rows, ledger),
    ...orderDates(lines, (po) => ledger.recall("order", po) !== null),
  };
  const name = shipmentNames(ledger);
  const readings = withoutCopies(
    rows.map((row) => readShipment(row, name(row), facts)),
    name,
  );
  return withRivals(withoutWave(readings, ledger), facts.units);
}

/**
 * If several rows mean the same shipment, the first one that can be sent counts, otherwise the first one. The others
 * are copies.
 */
function withoutCopies(readings: readonly ParsedShipment[], name: NameOf): readonly ParsedShipment[] {
  // A row without a number that can be read is no copy of another.
  const isNamed = (reading: ParsedShipment): boolean =>
    reading.kind !== "open" && rowOf(reading).values.tracking !== null;
  const nameOf = (reading: ParsedShipment): string => (isNamed(reading) ? name(rowOf(reading)) : "");
  const counted = new Map<string, ParsedShipment>();
  for (const reading of readings) {
    const known = counted.get(nameOf(reading));
    if (known === undefined || (known.kind !== "ready" && reading.kind === "ready"))
      counted.set(nameOf(reading), reading);
  }
  return readings.map((reading) =>
    !isNamed(reading) || counted.get(nameOf(reading)) === reading ? reading : copyOf(rowOf(reading)),
  );
}

const copyOf = (row: ShipmentRow): ParsedShipment => ({
  kind: "settled",
  row,
  state: "Not needed",
  said: "The same shipment is in another row; it is sent to Walmart once.",
  sentAt: null,
});

/** The most tracking numbers that are corrected at once. */
const MOST_CORRECTIONS = 5;

/**
 * Many numbers that changed at once look like a column that was filled down or pasted over, so none of them is corrected.
 */
function withoutWave(readings: readonly ParsedShipment[], ledger: Ledger): readonly ParsedShipment[] {
  const isNew = (reading: ParsedShipment): reading is ParsedShipment & { readonly kind: "ready" } =>
    reading.kind === "ready" &&
    reading.shipment.former.some(({ memory }) => memory.state === "sent") &&
    ledger.recall("shipment", reading.shipment.name) === null;
  const count = readings.filter(isNew).length;
  if (count <= MOST_CORRECTIONS) return readings;
  const said = `${count} tracking numbers of packages that Walmart knows were changed at once, as happens when a column is filled down or pasted over, so none of them was corrected. Undo that. If all are right, change at most ${MOST_CORRECTIONS} between two runs.`;
  return readings.map((reading) =>
    isNew(reading) ? { kind: "problem", row: reading.shipment.row, said, hasLeft: true } : reading,
  );
}

interface ShipmentFacts extends OrderDates {
  readonly units: OrderUnits;
  readonly anyway: ReadonlyMap<string, string>;
  readonly spellings: readonly CarrierSpelling[];
  readonly ledger: Ledger;
  readonly idOf: (row: ShipmentRow) => IdOf;
}

function readShipment(row: ShipmentRow, name: string, facts: ShipmentFacts): ParsedShipment {
  const { units, anyway, spellings, ledger, idOf } = facts;
  const { po, line, quantity, carrier, service, tracking, trackingUrl, shipDate } = row.values;
  const damaged = damagedTracking(row);
  if (po !== null && damaged !== null) return { kind: "problem", row, said: damaged };
  if (po === null || carrier === null || tracking === null) return { kind: "open", row };
  const named = service === null ? [] : [service];
  const content = fingerprint(
    JSON.stringify([quantity, carrier, trackingUrl, shipDate, anyway.get(po) ?? null, ...named]),
  );
  const memory = shipmentMemory(ledger, name);
  const id = idOf(row);
  const former = id.kind === "own" ? id.former : [];
  if (memory !== null && isSettled(memory, former, content)) return settledAs(row, memory);
  const problem = (said: string): ParsedShipment => ({ kind: "problem", row, said });
  const unreadable = unreadableCells(row);
  if (unreadable !== null) return problem(unreadable);
  if (id.kind === "retyped") return { kind: "problem", row, said: RETYPED, hasLeft: true };
  if (id.kind === "unknown" && isDone(row, units.left.get(unitsName({ po, line })) ?? 0)) return asItStands(row);
  if (!units.left.has(po)) return problem(facts.withoutOrder(po));
  if (line === UNCLEAR_LINE) return problem(UNCLEAR);
  if (line !== null && !units.left.has(lineLabel({ po, line })))
    return problem(`The order ${po} has no line ${line}. Correct the Line.`);
  const meant = lineMeant(row.values, units);
  if (quantity !== null && meant === null) return problem("A Qty needs a Line: which line's units are in the parcel?");
  const orderedAt = facts.orderedAt.get(po) ?? null;
  const early = memory === null ? tooEarly(row, orderedAt) : null;
  if (early !== null) return problem(early);
  const parcel = readParcel({ carrier, service, tracking, trackingUrl }, spellings);
  if ("problem" in parcel) return problem(parcel.problem);
  const typed = { row, name, content, line: meant, quantity, shipDate, orderedAt, former };
  return { kind: "ready", shipment: { ...typed, ...parcel, po: purchaseOrderId(po), claims: [] } };
}

/**
 * Whether nothing is to be done about a remembered shipment. A sent one is never sent again, a refused one only after
 * the row was edited. If a number that was typed in its place may have arrived, that has to be looked up.
 */
function isSettled(memory: ShipmentMemory, former: readonly RememberedShipment[], content: string): boolean {
  if (isUnderWay(memory) || memory.state === "replaced") return false;
  if (memory.state === "refused") return memory.content === content;
  return memory.state !== "sent" || !former.some((one) => isUnderWay(one.memory));
}

const RETYPED =
  "This package was told to Walmart with another PO, Line or Tracking number: somebody sorted or typed over one of them. Undo that. If it is another package, clear its Shipment ID.";

/** In *Line* of a package whose contents nobody can tell. No line has this name, so nothing of it is sent. */
export const UNCLEAR_LINE = "?";

const UNCLEAR =
  "Which line is in this parcel? ShipStation does not say. Type the Line, and the Qty if a part of it is inside; clear the Line if the whole order is.";

const SHORT = 300;

/** Identifies a row's content: a short text as it is, a long one by its digest. */
const fingerprint = (content: string): string => (content.length <= SHORT ? content : digest(content));

/** A row that the ledger does not remember, because it lost its memory, and that nothing is to be sent of. */
const isDone = ({ values: { state, source } }: ShipmentRow, left: number): boolean =>
  (state === "Sent" && left === 0) || (state === "Not needed" && source === "Walmart");

const asItStands = (row: ShipmentRow): ParsedShipment => ({
  kind: "settled",
  row,
  state: row.values.state === "Sent" ? "Sent" : "Not needed",
  said: row.values.walmartSaid,
  sentAt: row.values.sentAt,
});

const settledAs = (row: ShipmentRow, memory: ShipmentMemory): ParsedShipment => ({
  kind: "settled",
  row,
  state: STATE_WORDS[memory.state],
  said: memory.said ?? null,
  sentAt: memory.state === "sent" ? ((memory.sentAt as Instant | undefined) ?? null) : null,
  id: memory.id,
});
