/** Rows of one order that compete for the same units, and which of them goes first. */
import { groupBy, sumOf } from "../values/groups";
import { lineMeant, type OrderUnits, unitsName } from "./order-units";
import { type Claim, type ParsedShipment, type ReadyShipment, rowOf } from "./parsed-shipment";
import { trackingKey } from "./tracking";

const WHICH_LINE = "Which line is in which parcel? Several rows of this order leave Line blank. Type the Line in each.";
const HOW_MANY = "How many units are in which parcel? Several rows of this line leave Qty blank. Type the Qty in each.";

/**
 * Rows that want all that is left, while others of the same order or line want that, too, are problems, unless a single unit
 * is left. A row for all that is left takes no units that another unsent row names.
 */
export function withRivals(readings: readonly ParsedShipment[], units: OrderUnits): readonly ParsedShipment[] {
  const { left } = units;
  const unsent = readings.filter((reading) => isUnsent(reading, units));
  const byPo = groupBy(unsent, (reading) => rowOf(reading).values.po);
  const rivals = new Set<ParsedShipment>();
  for (const own of byPo.values()) {
    const greedy = groupBy(own, (reading) => (isGreedy(reading) ? (rowOf(reading).values.line ?? "") : null));
    for (const [line, several] of greedy) {
      const po = rowOf(several[0] as ParsedShipment).values.po ?? "";
      const all = left.get(unitsName({ po, line: line || null })) ?? 0;
      const taken = sumOf(claimsOn(several[0] as ParsedShipment, own, units).map((claim) => claim.units));
      if (several.length > 1 && all - taken > 1) for (const one of several) rivals.add(one);
    }
  }
  return readings.map((reading) => {
    if (reading.kind !== "ready") return reading;
    const { shipment } = reading;
    if (rivals.has(reading)) {
      const said = shipment.line === null ? WHICH_LINE : HOW_MANY;
      return { kind: "problem", row: shipment.row, said };
    }
    return { kind: "ready", shipment: { ...shipment, claims: claimsOn(reading, byPo.get(shipment.po) ?? [], units) } };
  });
}

/** Walmart certainly knows nothing of the row's package yet. A row that is not filled in counts once it names its line. */
function isUnsent(reading: ParsedShipment, units: OrderUnits): boolean {
  if (reading.kind === "settled") return reading.state === "Problem";
  if (reading.kind === "ready") return reading.shipment.former.every(({ memory }) => memory.state !== "sent");
  return reading.kind === "problem" ? reading.hasLeft !== true : lineMeant(reading.row.values, units) !== null;
}

/** It wants all that is left of its order or line. */
const isGreedy = (reading: ParsedShipment): boolean =>
  reading.kind !== "open" && rowOf(reading).values.quantity === null;

/** What the other rows name of the lines that this row means. A row with a Qty means just that many. */
function claimsOn(reading: ParsedShipment, beside: readonly ParsedShipment[], units: OrderUnits): readonly Claim[] {
  const { po, line, quantity } = rowOf(reading).values;
  if (quantity !== null || po === null) return [];
  return beside.flatMap((other) => {
    const named = rowOf(other).values;
    const own = lineMeant(named, units);
    if (other === reading || own === null) return [];
    if (line !== null && (own !== line || named.quantity === null)) return [];
    const count = named.quantity ?? units.left.get(unitsName({ po, line: own })) ?? 0;
    return [{ line: own, units: count, key: named.tracking === null ? null : trackingKey(named.tracking) }];
  });
}

/**
 * The shipments in the order in which they are sent: first those that name their units, then those that take what is left
 * of a line, then of an order. Of these the one that left first, or was written down first, goes first.
 */
export const inTurn = (readings: readonly ParsedShipment[]): readonly ReadyShipment[] =>
  readings
    .flatMap((reading) => (reading.kind === "ready" ? [reading.shipment] : []))
    .sort((one, other) => {
      const [mine, theirs] = [turnOf(one), turnOf(other)];
      const at = mine.findIndex((part, index) => part !== theirs[index]);
      return (mine[at] ?? 0) < (theirs[at] ?? 0) ? -1 : at < 0 ? 0 : 1;
    });

const turnOf = ({ row, line, quantity, shipDate }: ReadyShipment): readonly (number | string)[] => [
  line === null ? 2 : quantity === null ? 1 : 0,
  shipDate ?? Number.MAX_SAFE_INTEGER,
  // Rows without an id yet come after those that have one.
  row.values.shipmentId ?? "~",
  row.position,
];
