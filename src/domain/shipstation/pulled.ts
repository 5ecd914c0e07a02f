/** What Aisle remembers of the packages that it took from ShipStation, so that none is taken twice. */
import { forget, type Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { ShipmentRow } from "../shipments/shipment-columns";
import { keyOfName } from "../shipments/shipment-names";
import { trackingKey } from "../shipments/tracking";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";
import { DAY_MS } from "../values/time";
import type { StationPackage } from "./station-package";

/** The name of the cursor that says when packages were last read for every open order. */
export const ALL_READ = "allPackages";

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

/** `null`: the name is not of a package that was taken. */
function poOfName(name: string): string | null {
  const at = name.indexOf("/");
  return at < 0 ? null : name.slice(at + 1);
}

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
    const po = poOfName(name);
    return po !== null && isShipment(po, trackingOf.get(name.slice(0, name.indexOf("/"))) ?? "");
  };
  const kept = [...recallItems(ledger, "pulled")].filter(([name, at]) => now - at < KEPT_MS && !isSettled(name));
  const all = [...kept, ...names.map((name) => [name, now] as const)];
  const newest = [...all].sort(([, one], [, other]) => other - one).slice(0, MOST);
  return rememberItems(ledger, "pulled", new Map(newest));
}

/**
 * Forgets packages whose rows the seller deleted, so that the next look brings them back, and gives how many there are. An
 * order with a row from ShipStation keeps all of its memories. `isWanted`: by PO.
 */
export function planBroughtBack(
  rows: readonly ShipmentRow[],
  ledger: Ledger,
  isWanted: (po: string) => boolean,
): { readonly changes: readonly Change[]; readonly count: number } {
  const shown = new Set(rows.flatMap(({ values }) => (values.source === "ShipStation" ? [values.po] : [])));
  const items = recallItems(ledger, "pulled");
  const back = [...items.keys()].filter((name) => {
    const po = poOfName(name);
    return po !== null && isWanted(po) && !shown.has(po);
  });
  const kept = new Map([...items].filter(([name]) => !back.includes(name)));
  const changes = [...rememberItems(ledger, "pulled", kept), ...forget(ledger, "cursor", ALL_READ)];
  return back.length === 0 ? { changes: [], count: 0 } : { changes, count: back.length };
}
