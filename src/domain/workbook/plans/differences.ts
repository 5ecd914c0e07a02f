/** Where Walmart, the sheet and ShipStation say different things about an order. */
import { isWalmart, type SheetLine } from "../../orders/order-line";
import type { OrderMemory } from "../../orders/order-memory";
import type { ShipmentRow } from "../../shipments/shipment-columns";
import { keyOfName } from "../../shipments/shipment-names";
import type { StationMemory } from "../../shipstation/station-states";
import { stationWord } from "../../shipstation/station-text";
import { type Instant, instant } from "../../values/brand";
import { groupBy, sumOf } from "../../values/groups";
import { DAY_MS } from "../../values/time";
import { counted, enumerated, shortList } from "../../values/words";
import type { Shop } from "../shop";
import { isStationUnclear, stationIntents } from "./station-orders";

/**
 * - `left`: open on Walmart, and rows of it were deleted;
 * - `no package`: Walmart shows units as shipped, and no row of Shipments ever was about them;
 * - `not shown`: Aisle told Walmart of a package, and Walmart shows nothing of its lines as shipped;
 * - `not told`: a package in Shipments that Walmart does not know;
 * - `typed shipped`: the sheet calls the order shipped, Walmart does not, and there is no package;
 * - `not in ShipStation`: it should be there and is not;
 * - `shipped there`: ShipStation has it shipped, Walmart has it open, and there is no package;
 * - `stop`: ShipStation has it shipped, and Walmart canceled it;
 * - `open there`: ShipStation may still ship it, although Walmart has nothing left to ship.
 */
export type DifferenceKind =
  | "left"
  | "no package"
  | "not shown"
  | "not told"
  | "typed shipped"
  | "not in ShipStation"
  | "shipped there"
  | "stop"
  | "open there";

export interface Difference {
  /** Kind and order, so that it is recognized in later runs. */
  readonly name: string;
  readonly kind: DifferenceKind;
  readonly po: string;
  /** Since when, as far as the facts tell; `null`: since it was noticed. */
  readonly since: Instant | null;
  /** What differs, as a sentence. */
  readonly what: string;
  readonly todo: string;
  /** What each of the three says. */
  readonly sides: string;
}

interface Order {
  readonly po: string;
  readonly lines: readonly SheetLine[];
  readonly packages: readonly ShipmentRow[];
  readonly memory: OrderMemory | null;
  /** `null`: ShipStation is off, or does not know the order. */
  readonly station: StationMemory | null;
  /** The ledger knows a package of the order, whether it still has a row or not. */
  readonly hasPackage: boolean;
}

type Found = readonly [kind: DifferenceKind, what: string, todo: string, since?: number | null];

/** Everything that differs, by PO. Orders whose buyer data was purged are over. Reads only what the sheet and the ledger hold. */
export function differencesOf(shop: Shop, now: Instant): ReadonlyMap<string, readonly Difference[]> {
  return groupBy(
    ordersOf(shop).flatMap((order) =>
      order.memory?.purged === true ? [] : foundIn(order, shop, now).map((found) => differenceFrom(order, found, shop)),
    ),
    ({ po }) => po,
  );
}

function ordersOf({ lines, tables, ledger, settings }: Shop): readonly Order[] {
  const byPo = groupBy(lines, ({ row }) => row.values.po);
  const packages = groupBy(tables.shipments, ({ values }) => values.po);
  const remembered = new Set(ledger.names("shipment").flatMap((name) => keyOfName(name)?.po ?? []));
  return [...new Set([...byPo.keys(), ...ledger.names("order")])].map((po) => ({
    po,
    lines: byPo.get(po) ?? [],
    packages: packages.get(po) ?? [],
    memory: ledger.recall("order", po),
    station: settings.shipStation ? ledger.recall("station", po) : null,
    hasPackage: packages.has(po) || remembered.has(po),
  }));
}

function foundIn(order: Order, shop: Shop, now: Instant): readonly Found[] {
  const isOfWalmart = order.memory !== null || order.lines.some(({ row }) => isWalmart(row));
  return [
    ...(isOfWalmart && shop.settings.orderImport ? walmartAndSheet(order, shop, now) : []),
    ...(shop.settings.shipStation && !isStationUnclear(shop) ? stationAndOthers(order, shop) : []),
  ];
}

const leftOf = ({ quantity, canceled, shipped }: SheetLine): number => Math.max(0, quantity - canceled - shipped);

const isOpenOnWalmart = ({ memory }: Order): boolean =>
  memory?.walmart === "Created" || memory?.walmart === "Acknowledged";

function walmartAndSheet(order: Order, shop: Shop, now: Instant): readonly Found[] {
  const { lines, packages, hasPackage, memory } = order;
  const rowed = new Set(lines.map(({ row }) => row.values.line ?? ""));
  const deleted = (memory?.lines ?? []).filter((line) => !rowed.has(line));
  const unpacked = sumOf(
    lines.map(({ row, shipped }) => Math.max(0, shipped - (memory?.counted?.[row.values.line ?? ""] ?? 0))),
  );
  const waiting = packages.filter(({ values }) => values.tracking !== null && isWaiting(values.state));
  const { statusMap } = shop.settings;
  const isTypedShipped = lines.some(
    ({ row, isRemoved, isOpen, ...line }) =>
      !isRemoved &&
      !isOpen &&
      leftOf({ row, isRemoved, isOpen, ...line }) > 0 &&
      (row.values.status === statusMap.Shipped || row.values.status === statusMap.Delivered),
  );
  return [
    ...(isOpenOnWalmart(order) && deleted.length > 0 ? [leftSheet(deleted, lines.length)] : []),
    ...(unpacked > 0 && !hasPackage && isRecent(order, now) ? [noPackage(unpacked)] : []),
    ...packages.flatMap((row) => (isUnseen(row, lines) ? [notShown(row)] : [])),
    ...(waiting.length > 0 ? [notTold(waiting)] : []),
    ...(isOpenOnWalmart(order) && isTypedShipped && waiting.length === 0 ? [typedShipped(lines[0] as SheetLine)] : []),
  ];
}

/** What was shipped longer ago was looked at by somebody, or never will be. Unit: milliseconds. */
const RECENT_MS = 30 * DAY_MS;

const isRecent = ({ memory, lines }: Order, now: Instant): boolean => {
  const at = lines[0]?.row.values.orderedAt ?? memory?.at;
  return memory !== null && at != null && at >= now - RECENT_MS;
};

const isWaiting = (state: string | null): boolean => state !== "Sent" && state !== "Not needed";

/** Walmart shows no unit of the package's lines as shipped. Rows that Walmart or an earlier memory made prove nothing. */
function isUnseen({ values }: ShipmentRow, lines: readonly SheetLine[]): boolean {
  const own = lines.filter(({ row }) => values.line === null || row.values.line === values.line);
  return (
    values.state === "Sent" &&
    values.source !== "Walmart" &&
    own.length > 0 &&
    own.every(({ shipped, quantity, canceled }) => shipped === 0 && canceled < quantity)
  );
}

const leftSheet = (deleted: readonly string[], others: number): Found => [
  "left",
  others === 0
    ? "Walmart has it open, and its rows were deleted from Orders."
    : `Walmart has it open, and the ${deleted.length === 1 ? "row" : "rows"} of line ${enumerated(deleted)} ${deleted.length === 1 ? "was" : "were"} deleted from Orders.`,
  "Bring it back with Restore Removed Orders, or cancel it in Seller Center.",
];

const noPackage = (units: number): Found => [
  "no package",
  `Walmart shows ${counted(units, "unit")} as shipped, and Shipments has no package of it.`,
  "Look at it in Seller Center: somebody shipped it there or with another tool.",
];

const notShown = ({ values }: ShipmentRow): Found => [
  "not shown",
  `Walmart was told of the package ${values.shipmentId ?? ""} and shows nothing of it as shipped.`,
  "Look at it in Seller Center, and add the tracking number there if it is missing.",
  values.sentAt,
];

const notTold = (rows: readonly ShipmentRow[]): Found => {
  const [first] = rows;
  const from = first?.values.source === "ShipStation" ? " from ShipStation" : "";
  const names = rows.map(({ values }) => values.shipmentId ?? "in Shipments");
  return [
    "not told",
    `${rows.length === 1 ? "The package" : "Packages:"} ${shortList(names, 1)}${from} ${rows.length === 1 ? "is" : "are"} not on Walmart. Shipments says ${first?.values.state ?? "nothing"}.`,
    "Do what Walmart said in Shipments says.",
  ];
};

const typedShipped = ({ row }: SheetLine): Found => [
  "typed shipped",
  `Orders calls it ${row.values.status}, and Walmart waits for it: there is no package.`,
  "Type carrier and tracking number in Shipments.",
];

function stationAndOthers(order: Order, shop: Shop): readonly Found[] {
  const { po, lines, memory, station, hasPackage } = order;
  const intent = stationIntents(shop).get(po)?.kind ?? "none";
  const state = station?.state ?? "new";
  const left = sumOf(lines.map(leftOf));
  const isCanceled = memory?.walmart === "Cancelled" || intent === "cancel";
  const isDone = lines.length > 0 && left === 0;
  const mayShip = state === "awaiting" || state === "theirs";
  return [
    ...(intent === "ship" && (state === "new" || state === "deleted") ? [notThere(order, state)] : []),
    ...(state === "left" && isCanceled ? [STOP] : []),
    ...(state === "left" && !isCanceled && left > 0 && !hasPackage ? [SHIPPED_THERE] : []),
    ...(isCanceled && (mayShip || state === "held") ? [openThere("canceled")] : []),
    ...(!isCanceled && isDone && mayShip ? [openThere("shipped")] : []),
  ];
}

function notThere({ lines, memory }: Order, state: "new" | "deleted"): Found {
  const ordered = lines[0]?.row.values.orderedAt ?? null;
  return [
    "not in ShipStation",
    state === "deleted" ? "Somebody deleted it in ShipStation." : "It never reached ShipStation.",
    "Orders ▸ ShipStation says why. Put that right, or ship it without ShipStation.",
    state === "deleted" ? null : (memory?.acknowledgedAt ?? lines[0]?.row.values.acknowledgedAt ?? ordered),
  ];
}

const STOP: Found = [
  "stop",
  "ShipStation has it shipped, and Walmart canceled it.",
  "Stop the package: do not hand it over, or call it back. Void its label in ShipStation.",
];

const SHIPPED_THERE: Found = [
  "shipped there",
  "ShipStation has it shipped, Walmart waits for it, and no package of it came.",
  "Look at it in ShipStation. If it was marked as shipped without a number, type carrier and tracking number in Shipments.",
];

const openThere = (how: "canceled" | "shipped"): Found => [
  "open there",
  `Walmart has all of it ${how}, and ShipStation may still ship it.`,
  `${how === "canceled" ? "Cancel it" : "Mark it as shipped, or cancel it,"} in ShipStation.`,
];

function differenceFrom(order: Order, [kind, what, todo, since = null]: Found, shop: Shop): Difference {
  const { po } = order;
  const at = since === null ? null : instant(since);
  return { name: `${kind}:${po}`, kind, po, since: at, what, todo, sides: sidesOf(order, shop) };
}

/** What each of the three says of an order. */
function sidesOf({ po, lines, packages, memory, station }: Order, { settings, ledger }: Shop): string {
  const shipped = sumOf(lines.map((line) => line.shipped));
  const units = sumOf(lines.map(({ quantity, canceled }) => quantity - canceled));
  const walmart = memory?.walmart || lines[0]?.row.values.walmartStatus || "not known";
  const rows = lines.length === 0 ? "no row" : (lines[0]?.row.values.status ?? "no status");
  const states = [...new Set(packages.map(({ values }) => values.state ?? "not filled in"))];
  const parcels =
    packages.length === 0 ? "no package" : `${counted(packages.length, "package")} (${states.join(", ")})`;
  return [
    `Walmart: ${walmart}${lines.length === 0 ? "" : `, ${shipped} of ${units} shipped`}`,
    `sheet: ${rows}, ${parcels}`,
    ...(settings.shipStation ? [`ShipStation: ${stationWord(station ?? ledger.recall("station", po))}`] : []),
  ].join(" · ");
}
