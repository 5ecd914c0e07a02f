/** What is written before shipments are sent, and after Walmart's answers. */

import { forget, type Ledger, type Memory, remember } from "../ledger/ledger";
import type { SheetLine } from "../orders/order-line";
import { isLasting, retryOf, retryText } from "../retries/retries";
import { assignIds, wantsId } from "../values/assigned-ids";
import type { Instant } from "../values/brand";
import { type Change, update } from "../values/change";
import { issueText } from "../values/issue";
import { lacking } from "../values/required";
import { orderUnits, unitsName } from "./order-units";
import { type ParsedShipment, type ReadyShipment, rowOf } from "./parsed-shipment";
import { SHIPMENTS, type ShipmentRow, SOURCES } from "./shipment-columns";
import { type NameOf, shipmentMemory, shipmentNames } from "./shipment-names";
import { isUnderWay, type ShipmentEvent, STATE_WORDS, shipmentAfterEvent } from "./shipment-states";
import { idsOf } from "./whose-id";

export interface SendingFacts {
  readonly rows: readonly ShipmentRow[];
  readonly lines: readonly SheetLine[];
  readonly ledger: Ledger;
  /** The names of the shipments that are sent now. Others failed lately and wait for their turn. */
  readonly due: ReadonlySet<string>;
  readonly now: Instant;
}

/** What is written before anything is sent: ids, *Sending*, and a memory of each shipment in the ledger. */
export function planSending(readings: readonly ParsedShipment[], facts: SendingFacts): Change[] {
  const { rows, lines, ledger, due } = facts;
  const { departed } = orderUnits(lines);
  const idOf = idsOf(rows, ledger);
  const knownId = (reading: ParsedShipment): string | null => {
    if (reading.kind === "settled") return reading.id || null;
    return (reading.kind === "ready" && ledger.recall("shipment", reading.shipment.name)?.id) || null;
  };
  const isCopied = (row: ShipmentRow): boolean => idOf(row).kind === "another";
  const unnumbered = readings
    .filter((reading) => reading.kind !== "open" && knownId(reading) === null)
    .map(rowOf)
    .filter((row) => wantsId(row.values.shipmentId) || isCopied(row));
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
      const source = isCopied(row) ? "typed" : (SOURCES.find((one) => one === row.values.source) ?? "typed");
      return [update(SHIPMENTS, row, { shipmentId, source, ...stateCells(reading, facts) })];
    }),
    ...(unnumbered.length === 0 ? [] : [remember(ledger, "counter", "S", { last: assigned.last })]),
    ...readings.flatMap((reading) => {
      if (reading.kind !== "ready" || !due.has(reading.shipment.name)) return [];
      const { shipment } = reading;
      const id = ids.get(shipment.row) ?? shipment.row.values.shipmentId ?? "";
      return rememberedAfter(
        ledger,
        shipment.name,
        writeEvent(shipment, id, departed.get(unitsName(shipment)) ?? 0, facts.now),
      );
    }),
  ];
}

/**
 * A number typed in place of one that may have arrived counts from when that one was written ahead: if it arrived
 * unseen, this one must not leave.
 */
function writeEvent({ content, former }: ReadyShipment, id: string, departed: number, at: Instant): ShipmentEvent {
  const before = former.flatMap(({ memory }) =>
    isUnderWay(memory) && memory.departed !== undefined ? [[memory.departed, memory.at ?? at] as const] : [],
  );
  const [first = [departed, at]] = before.sort(([, one], [, other]) => one - other);
  return { kind: "write", id, content, departed: first[0], at: first[1] };
}

/** The memory after an event. A shipment that is only typed is forgotten. */
export function rememberedAfter(ledger: Ledger, name: string, event: ShipmentEvent): Change[] {
  const memory = shipmentAfterEvent(shipmentMemory(ledger, name), event);
  return memory === null ? forget(ledger, "shipment", name) : [remember(ledger, "shipment", name, memory)];
}

/** Names what a row still needs before it is a shipment. */
const openCells = (row: ShipmentRow) => ({ walmartSaid: issueText([...row.issues, ...lacking(SHIPMENTS, row)]) });

function stateCells(reading: Exclude<ParsedShipment, { kind: "open" }>, { due, ledger }: SendingFacts) {
  if (reading.kind === "problem") return { state: "Problem", walmartSaid: reading.said, sentAt: null };
  if (reading.kind === "settled") return { state: reading.state, walmartSaid: reading.said, sentAt: reading.sentAt };
  const { name } = reading.shipment;
  const retry = retryOf(ledger, "shipment", name);
  if (due.has(name) || retry === null) return { state: "Sending" };
  return failingCells(retry, shownBefore(ledger, name));
}

/** What the row of a shipment that waits shows: whether it may have left. */
function shownBefore(ledger: Ledger, name: string): "Pending" | "Sending" {
  const memory = shipmentMemory(ledger, name);
  return memory !== null && isUnderWay(memory) ? "Sending" : "Pending";
}

/** A failure that lasts is shown as a problem, although Aisle keeps trying. */
const failingCells = (retry: Memory<"retry">, state: "Pending" | "Sending") => ({
  state: isLasting(retry) ? "Problem" : state,
  walmartSaid: retryText(retry),
});

/**
 * The result of one shipment. `unknown`: it may have arrived, so it is looked up before it is tried again. `unsent`:
 * nothing left in this run.
 */
export interface ShipmentResult {
  readonly kind: keyof typeof EVENTS;
  readonly shipment: Pick<ReadyShipment, "name" | "po" | "former" | "warnings">;
  readonly said: string;
}

const EVENTS = {
  sent: "show",
  "not needed": "spare",
  refused: "refuse",
  unknown: "lose",
  unsent: "withdraw",
} as const;

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
  return results.map(withWarnings).flatMap((result) => {
    const { name } = result.shipment;
    const row = sending.get(name);
    const cells = resultCells(result, ledger, now);
    return [
      ...(row === undefined ? [] : [update(SHIPMENTS, row, cells)]),
      ...rememberedAfter(ledger, name, { kind: EVENTS[result.kind], said: result.said, at: now }),
      ...(result.kind === "sent" ? planReplaced(result.shipment, ledger) : []),
    ];
  });
}

const withWarnings = (result: ShipmentResult): ShipmentResult =>
  result.kind === "sent" || result.kind === "refused"
    ? { ...result, said: [result.said, ...result.shipment.warnings].join(" ") }
    : result;

function resultCells({ kind, shipment, said }: ShipmentResult, ledger: Ledger, now: Instant) {
  if (kind !== "unknown" && kind !== "unsent")
    return { state: STATE_WORDS[kind], walmartSaid: said, sentAt: kind === "sent" ? now : null };
  const since = retryOf(ledger, "shipment", shipment.name)?.since ?? now;
  const mayHaveLeft = kind === "unknown" || shipmentMemory(ledger, shipment.name)?.state === "unknown";
  const failing = failingCells({ since, said, at: now, tries: 1 }, mayHaveLeft ? "Sending" : "Pending");
  return { ...failing, sentAt: null };
}

/** Walmart shows the row's number, and none that the row had before. */
const planReplaced = ({ former }: ShipmentResult["shipment"], ledger: Ledger): Change[] =>
  former.flatMap(({ name }) =>
    ledger.recall("shipment", name) === null ? [] : rememberedAfter(ledger, name, REPLACE),
  );

const REPLACE = { kind: "replace" } as const;

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
