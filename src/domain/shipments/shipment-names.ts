/** The names under which the ledger remembers shipments. */
import type { Ledger } from "../ledger/ledger";
import type { ShipmentRow } from "./shipment-columns";
import type { ShipmentMemory } from "./shipment-states";
import { trackingKey } from "./tracking";

/** What a shipment is identified by. `line: null`: the whole order. `key`: the tracking number as it is compared. */
export interface ShipmentKey {
  readonly po: string;
  readonly line: string | null;
  readonly key: string;
}

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
  const key = keyOfName(name);
  return key === null ? name : shipmentName({ ...key, tracking: key.key });
}

/** What a name says; `null`: somebody edited the hidden tab. */
export function keyOfName(name: string): ShipmentKey | null {
  try {
    const [po, line, tracking] = JSON.parse(name) as readonly [string, string | null, string];
    return { po, line, key: trackingKey(tracking) };
  } catch {
    return null;
  }
}

/**
 * What the ledger remembers of a shipment; `null`: nothing. Earlier versions called a shipment that may have left before
 * `sending` as well, with a mark.
 */
export function shipmentMemory(ledger: Ledger, name: string): ShipmentMemory | null {
  const memory = ledger.recall("shipment", name);
  if (memory?.again !== true) return memory;
  const { again: _, ...rest } = memory;
  return { ...rest, state: memory.state === "sending" ? "unknown" : memory.state };
}

/** A remembered shipment. */
export interface RememberedShipment extends ShipmentKey {
  readonly name: string;
  readonly memory: ShipmentMemory;
}

/** All shipments that the ledger remembers. */
export const rememberedShipments = (ledger: Ledger): readonly RememberedShipment[] =>
  ledger.names("shipment").flatMap((name) => {
    const key = keyOfName(name);
    const memory = shipmentMemory(ledger, name);
    return key === null || memory === null ? [] : [{ ...key, name, memory }];
  });
