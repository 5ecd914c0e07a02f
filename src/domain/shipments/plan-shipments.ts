/** What is written before shipments are sent, and after Walmart's answers. */

import { forget, type Ledger, type Memory, remember } from "../ledger/ledger";
import { lineLabel } from "../orders/line-key";
import type { SheetLine } from "../orders/order-line";
import { isLasting, retryOf, retryText } from "../retries/retries";
import { assignIds, wantsId } from "../values/assigned-ids";
import type { Instant } from "../values/brand";
import { type Change, update } from "../values/change";
import { issueText } from "../values/issue";
import { lacking } from "../values/required";
import {
  idsOf,
  type NameOf,
  type ParsedShipment,
  type ReadyShipment,
  rowOf,
  SETTLED_STATES,
  shipmentNames,
  unitsLeft,
} from "./read-shipments";
import { SHIPMENTS, type ShipmentRow } from "./shipment-columns";

export interface SendingFacts {
  readonly rows: readonly ShipmentRow[];
  readonly lines: readonly SheetLine[];
  readonly ledger: Ledger;
  /** The names of the shipments that are sent now. Others failed lately and wait for their turn. */
  readonly due: ReadonlySet<string>;
}

/** What is written before anything is sent: ids, *Sending*, and a memory of each shipment in the ledger. */
export function planSending(readings: readonly ParsedShipment[], facts: SendingFacts): Change[] {
  const { rows, lines, ledger } = facts;
  const left = unitsLeft(lines);
  const idOf = idsOf(rows, ledger);
  const knownId = (reading: ParsedShipment): string | null => {
    if (reading.kind === "settled") return reading.id || null;
    return (reading.kind === "ready" && ledger.recall("shipment", reading.shipment.name)?.id) || null;
  };
  const unnumbered = readings
    .filter((reading) => reading.kind !== "open" && knownId(reading) === null)
    .map(rowOf)
    .filter((row) => wantsId(row.values.shipmentId) || idOf(row) === "another");
  const last = ledger.recall("counter", "S")?.last ?? 0;
  const assigned = assignIds(
    "S",
    unnumbered,
    last,
    rows.map(({ values }) => values.shipmentId),
  );
  const ids = new Map(assigned.items.map(({ item, id }) => [item, id]));
  return [
    ...readings.flatMap((reading) => {
      const row = rowOf(reading);
      if (reading.kind === "open") return row.values.state === null ? [update(SHIPMENTS, row, openCells(row))] : [];
      const shipmentId = knownId(reading) ?? ids.get(row) ?? row.values.shipmentId;
      return [update(SHIPMENTS, row, { shipmentId, source: "typed", ...stateCells(reading, facts) })];
    }),
    ...(unnumbered.length === 0 ? [] : [remember(ledger, "counter", "S", { last: assigned.last })]),
    ...readings.flatMap((reading) => {
      if (reading.kind !== "ready" || !facts.due.has(reading.shipment.name)) return [];
      const { name, content, po, line, row } = reading.shipment;
      const known = ledger.recall("shipment", name);
      if (known?.state === "sending") return [remember(ledger, "shipment", name, { ...known, again: true })];
      const id = ids.get(row) ?? row.values.shipmentId ?? "";
      const units = left.get(line === null ? po : lineLabel({ po, line })) ?? 0;
      return [remember(ledger, "shipment", name, { id, state: "sending", content, left: units })];
    }),
  ];
}

/** Names what a row still needs before it is a shipment. */
const openCells = (row: ShipmentRow) => ({ walmartSaid: issueText([...row.issues, ...lacking(SHIPMENTS, row)]) });

function stateCells(reading: Exclude<ParsedShipment, { kind: "open" }>, { due, ledger }: SendingFacts) {
  if (reading.kind === "problem") return { state: "Problem", walmartSaid: reading.said, sentAt: null };
  if (reading.kind === "settled") return { state: reading.state, walmartSaid: reading.said, sentAt: reading.sentAt };
  const { name } = reading.shipment;
  const retry = retryOf(ledger, "shipment", name);
  if (due.has(name) || retry === null) return { state: "Sending" };
  return failingCells(retry, ledger.recall("shipment", name) === null ? "Pending" : "Sending");
}

/** A failure that lasts is shown as a problem, although Aisle keeps trying. */
const failingCells = (retry: Memory<"retry">, state: "Pending" | "Sending") => ({
  state: isLasting(retry) ? "Problem" : state,
  walmartSaid: retryText(retry),
});

/**
 * The result of sending one shipment. `unknown`: it may have arrived, so it is looked up before it is tried again.
 * `unsent`: it certainly did not arrive, so the ledger goes back to what it remembered `before`.
 */
export type ShipmentResult = {
  readonly shipment: ReadyShipment;
  readonly said: string;
} & (
  | { readonly kind: "sent" | "not needed" | "refused" }
  | { readonly kind: "unknown" }
  | { readonly kind: "unsent"; readonly before: Memory<"shipment"> | null }
);

/**
 * Writes what became of each shipment into its row and into the ledger. If somebody deleted the row meanwhile, only the
 * ledger is written.
 */
export function planShipmentResults(
  results: readonly ShipmentResult[],
  rows: readonly ShipmentRow[],
  ledger: Ledger,
  now: Instant,
): Change[] {
  const sending = sendingRows(rows, shipmentNames(ledger));
  return results.flatMap((result) => {
    const row = sending.get(result.shipment.name);
    const cells = resultCells(result, ledger, now);
    return [...(row === undefined ? [] : [update(SHIPMENTS, row, cells)]), ...planMemory(result, ledger, now)];
  });
}

function resultCells(result: ShipmentResult, ledger: Ledger, now: Instant) {
  const { shipment, said } = result;
  if (result.kind !== "unknown" && result.kind !== "unsent")
    return { state: SETTLED_STATES[result.kind], walmartSaid: said, sentAt: result.kind === "sent" ? now : null };
  const since = retryOf(ledger, "shipment", shipment.name)?.since ?? now;
  const mayHaveLeft = result.kind === "unknown" || result.before !== null;
  const failing = failingCells({ since, said, at: now, tries: 1 }, mayHaveLeft ? "Sending" : "Pending");
  return { ...failing, sentAt: null };
}

function planMemory(result: ShipmentResult, ledger: Ledger, now: Instant): Change[] {
  const { kind, shipment, said } = result;
  const { name, content } = shipment;
  if (kind === "unknown") return [];
  if (kind === "unsent")
    return result.before === null
      ? forget(ledger, "shipment", name)
      : [remember(ledger, "shipment", name, result.before)];
  const memory = ledger.recall("shipment", name);
  const known = { id: memory?.id ?? "", left: memory?.left ?? 0, content };
  return [
    remember(ledger, "shipment", name, {
      ...known,
      state: kind,
      said,
      ...(kind === "sent" ? { sentAt: now } : { at: now }),
    }),
  ];
}

/**
 * The row of each shipment, by name. If several rows share a name, the one that reads *Sending*; the others are copies.
 */
function sendingRows(rows: readonly ShipmentRow[], nameOf: NameOf): ReadonlyMap<string, ShipmentRow> {
  const byName = new Map<string, ShipmentRow>();
  for (const row of rows) {
    const name = nameOf(row);
    if (!byName.has(name) || (row.values.state === "Sending" && byName.get(name)?.values.state !== "Sending"))
      byName.set(name, row);
  }
  return byName;
}
