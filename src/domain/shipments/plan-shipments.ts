/** What is written before a shipment leaves and after its answer. */
import { type Ledger, remember } from "../ledger/ledger";
import type { SheetLine } from "../orders/order-line";
import type { Instant } from "../values/brand";
import { type Change, update } from "../values/change";
import { issueText } from "../values/issue";
import { issueIds, wantsId } from "../values/issued-ids";
import { lacking } from "../values/required";
import {
  type ReadyShipment,
  rowOf,
  SETTLED_STATES,
  type ShipmentReading,
  shipmentName,
  unitsLeft,
} from "./read-shipments";
import { SHIPMENTS, type ShipmentRow } from "./shipment-columns";

/** Before anything leaves: ids, *Sending*, and the ledger's own note of each shipment. */
export function planSending(
  readings: readonly ShipmentReading[],
  rows: readonly ShipmentRow[],
  lines: readonly SheetLine[],
  ledger: Ledger,
): Change[] {
  const left = unitsLeft(lines);
  const knownId = (reading: ShipmentReading): string | null => {
    if (reading.kind === "settled") return reading.id || null;
    return (reading.kind === "ready" && ledger.recall("shipment", reading.shipment.name)?.id) || null;
  };
  const unnumbered = readings
    .filter((reading) => reading.kind !== "open" && knownId(reading) === null)
    .map(rowOf)
    .filter(({ values }) => wantsId(values.shipmentId));
  const last = ledger.recall("counter", "S")?.last ?? 0;
  const issued = issueIds(
    "S",
    unnumbered,
    last,
    rows.map(({ values }) => values.shipmentId),
  );
  const ids = new Map(issued.items.map(({ item, id }) => [item, id]));
  return [
    ...readings.flatMap((reading) => {
      const row = rowOf(reading);
      if (reading.kind === "open") return row.values.state === null ? [update(SHIPMENTS, row, openCells(row))] : [];
      const shipmentId = knownId(reading) ?? ids.get(row) ?? row.values.shipmentId;
      return [update(SHIPMENTS, row, { shipmentId, source: "typed", ...stateCells(reading) })];
    }),
    ...(unnumbered.length === 0 ? [] : [remember(ledger, "counter", "S", { last: issued.last })]),
    ...readings.flatMap((reading) => {
      if (reading.kind !== "ready") return [];
      const { name, content, po, line, row } = reading.shipment;
      const known = ledger.recall("shipment", name);
      if (known?.state === "sending") return [remember(ledger, "shipment", name, { ...known, again: true })];
      const id = ids.get(row) ?? row.values.shipmentId ?? "";
      const units = left.get(line === null ? po : `${po} / ${line}`) ?? 0;
      return [remember(ledger, "shipment", name, { id, state: "sending", content, left: units })];
    }),
  ];
}

/** What a row needs before it means anything. */
const openCells = (row: ShipmentRow) => ({ walmartSaid: issueText([...row.issues, ...lacking(SHIPMENTS, row)]) });

function stateCells(reading: Exclude<ShipmentReading, { kind: "open" }>) {
  if (reading.kind === "ready") return { state: "Sending" };
  if (reading.kind === "problem") return { state: "Problem", walmartSaid: reading.said, sentAt: null };
  return { state: reading.state, walmartSaid: reading.said, sentAt: reading.sentAt };
}

/** What became of a shipment. `null` state: no answer came; it is looked up before it is tried again. */
export interface ShipmentResult {
  readonly shipment: ReadyShipment;
  readonly state: "sent" | "not needed" | "refused" | null;
  readonly said: string;
}

export function planShipmentResults(
  results: readonly ShipmentResult[],
  rows: readonly ShipmentRow[],
  ledger: Ledger,
  now: Instant,
): Change[] {
  const sending = sendingRows(rows);
  return results.flatMap(({ shipment, state, said }) => {
    const row = sending.get(shipment.name);
    const memory = ledger.recall("shipment", shipment.name);
    const sentAt = state === "sent" ? now : null;
    const cells = { state: state === null ? "Sending" : SETTLED_STATES[state], walmartSaid: said, sentAt };
    const known = { id: memory?.id ?? "", left: memory?.left ?? 0, content: shipment.content };
    return [
      ...(row === undefined ? [] : [update(SHIPMENTS, row, cells)]),
      ...(state === null
        ? []
        : [
            remember(ledger, "shipment", shipment.name, {
              ...known,
              state,
              said,
              ...(sentAt === null ? { at: now } : { sentAt }),
            }),
          ]),
    ];
  });
}

/** The row of each shipment; of several the one that reads *Sending*, since the others are copies. */
function sendingRows(rows: readonly ShipmentRow[]): ReadonlyMap<string, ShipmentRow> {
  const byName = new Map<string, ShipmentRow>();
  for (const row of rows) {
    const { po, line, tracking, state } = row.values;
    const name = shipmentName(po ?? "", line, tracking ?? "");
    if (!byName.has(name) || (state === "Sending" && byName.get(name)?.values.state !== "Sending"))
      byName.set(name, row);
  }
  return byName;
}
