/** What Aisle remembers of the packages that it took from ShipStation, so that none is taken twice. */
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { ShipmentRow } from "../shipments/shipment-columns";
import { keyOfName } from "../shipments/shipment-names";
import { trackingKey } from "../shipments/tracking";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";
import { DAY_MS } from "../values/time";
import type { StationPackage } from "./station-package";

/** ShipStation is asked for no older packages, so a memory of them would be of no use. Unit: milliseconds. */
export const REACH_MS = 30 * DAY_MS;
const KEPT_MS = REACH_MS + 15 * DAY_MS;
/** More is kept of no shop. */
const MOST = 1_000;

type Taken = Pick<StationPackage, "id" | "tracking">;

/** Gives whether a package of an order was taken before: remembered, told to Walmart, or in a row. */
export function takenBefore(rows: readonly ShipmentRow[], ledger: Ledger): (found: Taken, po: string) => boolean {
  const remembered = recallItems(ledger, "pulled");
  const shown = new Set(rows.map(({ values }) => numberName(values.po ?? "", values.tracking ?? "")));
  const isShipment = shipmentsIn(ledger);
  return ({ id, tracking }, po) =>
    remembered.has(takenName(id, po)) ||
    (tracking !== null && (shown.has(numberName(po, tracking)) || isShipment(po, tracking)));
}

/** Gives whether the ledger remembers a shipment of an order with this number. */
function shipmentsIn(ledger: Ledger): (po: string, tracking: string) => boolean {
  const names = new Set(
    ledger.names("shipment").flatMap((name) => {
      const shipment = keyOfName(name);
      return shipment === null ? [] : [numberName(shipment.po, shipment.key)];
    }),
  );
  return (po, tracking) => names.has(numberName(po, tracking));
}

export const takenName = (id: string, po: string): string => `${id}/${po}`;

/** Remembered so that an order which is not in the sheet is named once. */
export const strangerName = (id: string): string => `stranger ${id}`;

export const isRemembered = (ledger: Ledger, name: string): boolean => recallItems(ledger, "pulled").has(name);

/** A package of an order, whichever line it is of. */
const numberName = (po: string, tracking: string): string => JSON.stringify([po, trackingKey(tracking)]);

/**
 * Remembers packages by name, beside those of the last 45 days. What the ledger holds as a shipment by now needs no
 * memory of its own. `seen`: the packages that ShipStation listed.
 */
export function planTaken(ledger: Ledger, names: readonly string[], seen: readonly Taken[], now: Instant): Change[] {
  if (names.length === 0) return [];
  const isShipment = shipmentsIn(ledger);
  const trackingOf = new Map(seen.map(({ id, tracking }) => [id, tracking]));
  const isSettled = (name: string): boolean => {
    const [id = "", ...po] = name.split("/");
    return isShipment(po.join("/"), trackingOf.get(id) ?? "");
  };
  const kept = [...recallItems(ledger, "pulled")].filter(([name, at]) => now - at < KEPT_MS && !isSettled(name));
  const all = [...kept, ...names.map((name) => [name, now] as const)];
  const newest = [...all].sort(([, one], [, other]) => other - one).slice(0, MOST);
  return rememberItems(ledger, "pulled", new Map(newest));
}
