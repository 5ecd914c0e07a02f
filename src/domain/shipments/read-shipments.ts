/**
 * What each row of `Shipments` means. A shipment is identified by PO, line and tracking number, so a copied or moved
 * row is never sent twice.
 */

import type { Ledger, Memory } from "../ledger/ledger";
import { lineLabel } from "../orders/line-key";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { namedInstead, orderNamed } from "../orders/order-named";
import { type Instant, type PurchaseOrderId, purchaseOrderId } from "../values/brand";
import { digest } from "../values/digest";
import { groupBy } from "../values/groups";
import { issueText } from "../values/issue";
import { isHint } from "../values/parse-cell";
import { type Carrier, type CarrierSpelling, matchCarrier } from "./carriers";
import { trackingKey } from "./package";
import { tooEarly } from "./ship-date";
import type { CarrierRow, ShipmentRow } from "./shipment-columns";

/** A row that can be sent. */
export interface ReadyShipment {
  readonly row: ShipmentRow;
  /** Its name in the ledger. */
  readonly name: string;
  /** Everything else that the seller typed, *Ship anyway* included. Tells whether a refused row was edited since. */
  readonly content: string;
  readonly po: PurchaseOrderId;
  readonly line: string | null;
  readonly quantity: number | null;
  readonly carrier: Carrier;
  readonly tracking: string;
  readonly trackingUrl: string | null;
  readonly shipDate: Instant | null;
}

export type ShipmentState = "Pending" | "Sending" | "Sent" | "Not needed" | "Problem";

/** What a row means before anything is sent. */
export type ParsedShipment =
  | { readonly kind: "ready"; readonly shipment: ReadyShipment }
  | {
      readonly kind: "settled";
      readonly row: ShipmentRow;
      readonly state: ShipmentState;
      readonly said: string | null;
      readonly sentAt: Instant | null;
      /** The Shipment ID in the ledger. */
      readonly id?: string;
    }
  | { readonly kind: "problem"; readonly row: ShipmentRow; readonly said: string }
  /** Not filled in enough to be a shipment. */
  | { readonly kind: "open"; readonly row: ShipmentRow };

/** The rows of `Carriers` that can be used, and those with a cell that cannot be read. */
export const spellingsOf = (rows: readonly CarrierRow[]): readonly CarrierSpelling[] =>
  rows.flatMap(({ values: { typed, carrier, urlTemplate }, issues }): CarrierSpelling[] => {
    const unread = issueText(issues.filter(({ code }) => code === "cell-error"));
    if (unread !== null) return [{ typed: typed ?? "", carrier: carrier ?? "", urlTemplate, unread }];
    return typed === null || carrier === null ? [] : [{ typed, carrier, urlTemplate }];
  });

/** Reads all rows of `Shipments`, in sheet order. `lines`: the order lines in the sheet. */
export function readShipments(
  rows: readonly ShipmentRow[],
  lines: readonly SheetLine[],
  spellings: readonly CarrierSpelling[],
  ledger: Ledger,
): readonly ParsedShipment[] {
  const left = unitsLeft(lines);
  const anyway = shippedAnyway(lines);
  const facts = { left, anyway, spellings, ledger, idOf: idsOf(rows, ledger), ...orderFacts(lines) };
  const name = shipmentNames(ledger);
  const readings = withoutCopies(
    rows.map((row) => readShipment(row, name(row), facts)),
    name,
  );
  const rivals = wholeOrderRivals(readings, left);
  return readings.map((reading) =>
    reading.kind === "ready" && rivals.has(reading.shipment.po)
      ? {
          kind: "problem",
          row: reading.shipment.row,
          said: "Which line is in which parcel? Several rows of this order leave Line blank. Type the Line in each.",
        }
      : reading,
  );
}

/**
 * If several rows mean the same shipment, the first one that can be sent counts, otherwise the first one. The others
 * are copies.
 */
function withoutCopies(readings: readonly ParsedShipment[], name: NameOf): readonly ParsedShipment[] {
  // A row that is not filled in yet is no copy of another.
  const nameOf = (reading: ParsedShipment): string => (reading.kind === "open" ? "" : name(rowOf(reading)));
  const counted = new Map<string, ParsedShipment>();
  for (const reading of readings) {
    const known = counted.get(nameOf(reading));
    if (known === undefined || (known.kind !== "ready" && reading.kind === "ready"))
      counted.set(nameOf(reading), reading);
  }
  return readings.map((reading) =>
    reading.kind === "open" || counted.get(nameOf(reading)) === reading ? reading : copyOf(rowOf(reading)),
  );
}

export const rowOf = (reading: ParsedShipment): ShipmentRow =>
  reading.kind === "ready" ? reading.shipment.row : reading.row;

const copyOf = (row: ShipmentRow): ParsedShipment => ({
  kind: "settled",
  row,
  state: "Not needed",
  said: "The same shipment stands in another row; it is told to Walmart once.",
  sentAt: null,
});

/**
 * The name of a shipment. Blanks, dashes and letter case of the tracking number make no difference.
 * @example
 * const shipment = { po: "1001", line: null, tracking: "1z-1" };
 * shipmentName(shipment) === shipmentName({ ...shipment, tracking: "1Z 1" }) // => true
 */
export const shipmentName = ({
  po,
  line,
  tracking,
}: Readonly<{ po: string; line: string | null; tracking: string }>): string =>
  JSON.stringify([po, line, trackingKey(tracking)]);

/** Gives the name under which the ledger remembers a row's shipment, or will remember it. */
export type NameOf = (row: ShipmentRow) => string;

/**
 * Finds the name in the ledger. Earlier versions used the tracking number as typed, and their memories keep that name.
 */
export function shipmentNames(ledger: Ledger): NameOf {
  const known = new Map(ledger.names("shipment").flatMap((name) => [[canonical(name), name] as const]));
  return ({ values: { po, line, tracking } }) => {
    const name = shipmentName({ po: po ?? "", line, tracking: tracking ?? "" });
    return known.get(name) ?? name;
  };
}

function canonical(name: string): string {
  try {
    const [po, line, tracking] = JSON.parse(name) as readonly [string, string | null, string];
    return shipmentName({ po, line, tracking });
  } catch {
    // Somebody edited the hidden tab.
    return name;
  }
}

/** Units left to ship of Walmart's orders in the sheet: by PO for the whole order, and by line label for each line. */
export function unitsLeft(lines: readonly SheetLine[]): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const line of lines) {
    if (!isWalmart(line.row)) continue;
    const open = Math.max(0, line.quantity - line.canceled - line.shipped);
    const po = line.row.values.po ?? "";
    left.set(po, (left.get(po) ?? 0) + open);
    left.set(line.label, open);
  }
  return left;
}

/** The lines of each order that the seller ticked *Ship anyway*, as one text. */
function shippedAnyway(lines: readonly SheetLine[]): ReadonlyMap<string, string> {
  const ticked = new Map<string, string>();
  for (const { row, label } of [...lines].sort((one, other) => (one.label < other.label ? -1 : 1))) {
    const { po, shipAnyway } = row.values;
    if (po !== null && shipAnyway === true) ticked.set(po, `${ticked.get(po) ?? ""}${label}, `);
  }
  return ticked;
}

function orderFacts(lines: readonly SheetLine[]): Pick<ShipmentFacts, "orderedAt" | "withoutOrder"> {
  const rows = lines.map(({ row }) => row);
  const named = orderNamed(rows.filter(isWalmart));
  return {
    orderedAt: new Map(rows.map(({ values }) => [values.po, values.orderedAt])),
    withoutOrder: (po) => namedInstead(po, named(po)) ?? noOrder(po),
  };
}

const noOrder = (po: string): string =>
  `No Walmart order ${po} stands in Orders. Correct the PO, or import the order first.`;

interface ShipmentFacts {
  readonly left: ReadonlyMap<string, number>;
  readonly anyway: ReadonlyMap<string, string>;
  readonly spellings: readonly CarrierSpelling[];
  readonly ledger: Ledger;
  readonly idOf: (row: ShipmentRow) => IdOf;
  /** What to say of a PO that is no Walmart order's in the sheet. */
  readonly withoutOrder: (po: string) => string;
  /** When each order was placed. */
  readonly orderedAt: ReadonlyMap<string | null, Instant | null>;
}

function readShipment(row: ShipmentRow, name: string, facts: ShipmentFacts): ParsedShipment {
  const { left, anyway, spellings, ledger, idOf } = facts;
  const { po, line, quantity, carrier, tracking, trackingUrl, shipDate } = row.values;
  if (po === null || carrier === null || tracking === null) return { kind: "open", row };
  const content = fingerprint(JSON.stringify([quantity, carrier, trackingUrl, shipDate, anyway.get(po) ?? null]));
  const settled = settledBefore(row, ledger.recall("shipment", name), content);
  if (settled !== null) return settled;
  const problem = (said: string): ParsedShipment => ({ kind: "problem", row, said });
  const unreadable = issueText(row.issues.filter((found) => !isHint(found)));
  if (unreadable !== null) return problem(unreadable);
  const unitsOpen = left.get(line === null ? po : lineLabel({ po, line })) ?? 0;
  const id = idOf(row);
  if (id === "retyped") return problem(RETYPED);
  if (unitsOpen === 0 && id === "unknown" && row.values.state === "Sent") {
    return { kind: "settled", row, state: "Sent", said: row.values.walmartSaid, sentAt: row.values.sentAt };
  }
  if (!left.has(po)) return problem(facts.withoutOrder(po));
  if (line !== null && !left.has(lineLabel({ po, line })))
    return problem(`The order ${po} has no line ${line}. Correct the Line.`);
  if (quantity !== null && line === null) return problem("A Qty needs a Line: which line's units are in the parcel?");
  const early = ledger.recall("shipment", name) === null ? tooEarly(row, facts.orderedAt.get(po) ?? null) : null;
  if (early !== null) return problem(early);
  const match = matchCarrier({ carrier, tracking, trackingUrl }, spellings);
  if ("problem" in match) return problem(match.problem);
  const shipment = { row, name, content, po: purchaseOrderId(po), line, quantity, tracking, trackingUrl, shipDate };
  return { kind: "ready", shipment: { ...shipment, carrier: match.carrier } };
}

const RETYPED =
  "This package was told to Walmart with another PO, Line or Tracking number: somebody sorted or typed over one of them. Undo that. If it is another package, clear its Shipment ID.";

/**
 * Whose Shipment ID a row holds:
 *
 * - `unknown`: not in the ledger; a row that reads *Sent* was sent before the ledger lost its memory;
 * - `own`: of the row's own shipment;
 * - `another`: of a shipment that has another row;
 * - `retyped`: of a shipment that was sent and has no other row, so it is this very row with other cells.
 */
type IdOf = "unknown" | "own" | "another" | "retyped";

/** Says whose Shipment ID each row holds. */
export function idsOf(rows: readonly ShipmentRow[], ledger: Ledger): (row: ShipmentRow) => IdOf {
  let byId: ReadonlyMap<string, readonly string[]> | null = null;
  const nameOf = shipmentNames(ledger);
  const standing = new Set(rows.map(nameOf));
  return (row) => {
    if (row.values.shipmentId === null) return "unknown";
    byId ??= namesById(ledger);
    const names = byId.get(row.values.shipmentId) ?? [];
    if (names.length === 0) return "unknown";
    if (names.includes(nameOf(row))) return "own";
    if (names.some((name) => standing.has(name))) return "another";
    return names.some((name) => ledger.recall("shipment", name)?.state === "sent") ? "retyped" : "own";
  };
}

/** The names of the remembered shipments by id. */
const namesById = (ledger: Ledger): ReadonlyMap<string, readonly string[]> =>
  groupBy(ledger.names("shipment"), (name) => ledger.recall("shipment", name)?.id ?? "");

const SHORT = 300;

/** Identifies a row's content: a short text as it is, a long one by its digest. */
const fingerprint = (content: string): string => (content.length <= SHORT ? content : digest(content));

/** A sent shipment is never sent again. A refused one is tried again only after the row was edited. */
function settledBefore(row: ShipmentRow, memory: Memory<"shipment"> | null, content: string): ParsedShipment | null {
  if (memory === null || memory.state === "sending") return null;
  if (memory.state === "refused" && memory.content !== content) return null;
  return {
    kind: "settled",
    row,
    state: SETTLED_STATES[memory.state],
    said: memory.said ?? null,
    sentAt: (memory.sentAt as Instant | undefined) ?? null,
    id: memory.id,
  };
}

export const SETTLED_STATES = { sent: "Sent", "not needed": "Not needed", refused: "Problem" } as const;

/** Orders with several rows for the whole order, while more than one unit is left to ship. */
function wholeOrderRivals(readings: readonly ParsedShipment[], left: ReadonlyMap<string, number>): ReadonlySet<string> {
  const whole = readings.flatMap((reading) =>
    reading.kind === "ready" && reading.shipment.line === null ? [reading.shipment.po] : [],
  );
  return new Set(whole.filter((po, index) => whole.indexOf(po) !== index && (left.get(po) ?? 0) > 1));
}
