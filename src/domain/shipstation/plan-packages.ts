/** Packages that left by ShipStation become rows of `Shipments`, from which Walmart is told. */
import type { Ledger } from "../ledger/ledger";
import type { LogEntry } from "../log/log";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { UNCLEAR_LINE } from "../shipments/read-shipments";
import { SHIPMENTS, type ShipmentRow } from "../shipments/shipment-columns";
import { trackingKey } from "../shipments/tracking";
import { type Instant, instant } from "../values/brand";
import { type Change, insert } from "../values/change";
import { groupBy, sumOf } from "../values/groups";
import {
  type Contents,
  contentsOf,
  isAisles,
  isOpenContents,
  lineOf,
  orderedOf,
  orderNames,
  type Packed,
  type SheetOrders,
} from "./package-contents";
import { strangerEntry } from "./package-entries";
import { planVoided } from "./plan-voided";
import { isRemembered, planTaken, strangerName, takenBefore, takenName } from "./pulled";
import { stationKey } from "./station-keys";
import type { StationPackage } from "./station-package";

export interface PackageFacts {
  readonly rows: readonly ShipmentRow[];
  readonly lines: readonly SheetLine[];
  readonly ledger: Ledger;
  /** How many units of stock one ordered unit of a line takes. */
  readonly stockUnits: (line: SheetLine) => number;
  /** When packages were looked for first. Earlier ones count only where something is left to ship. */
  readonly begun: Instant;
  readonly now: Instant;
}

/** What ShipStation says of the order of a package, by the package's id; `null`: it knows no such order. */
export type LookedUp = ReadonlyMap<string, Packed | null>;

export interface PackagePlan {
  readonly changes: readonly Change[];
  readonly entries: readonly LogEntry[];
  /** How many packages came. */
  readonly taken: number;
}

/** A package that is new, and the order to which its key or number belongs. */
interface NewPackage {
  readonly found: StationPackage;
  readonly po: string | null;
  readonly contents: ReadonlyMap<string, Contents>;
}

/**
 * The packages whose contents their own items do not say: marked by hand, or an order that Aisle did not make. Their
 * orders have to be looked up.
 */
export function packagesToLookUp(packages: readonly StationPackage[], facts: PackageFacts): readonly StationPackage[] {
  return newPackages(packages, facts, new Map()).flatMap(({ found, po, contents }) =>
    po !== null && isOpenContents(contents.get(po)) ? [found] : [],
  );
}

/**
 * The rows that packages become, each once. Labels that were voided before they came, return labels, and packages of
 * orders that are not Walmart's in the sheet become none. `lookedUp`: a package that was to be looked up and was not
 * waits for the next run.
 */
export function planPackages(
  packages: readonly StationPackage[],
  lookedUp: LookedUp,
  facts: PackageFacts,
): PackagePlan {
  const { ledger, now } = facts;
  const waiting = new Set(packagesToLookUp(packages, facts).filter(({ id }) => !lookedUp.has(id)));
  const fresh = newPackages(packages, facts, lookedUp).filter(({ found }) => !waiting.has(found));
  const strangers = strangersAmong(packages, facts);
  const voided = planVoided(packages, facts);
  const names = [
    ...fresh.flatMap(({ found, contents }) => [...contents.keys()].map((po) => takenName(found.id, po))),
    ...strangers.map(({ id }) => strangerName(id)),
  ];
  return {
    changes: [...rowsOf(fresh, facts), ...voided.changes, ...planTaken(ledger, names, packages, now)],
    entries: [...voided.entries, ...strangers.map(strangerEntry)],
    taken: fresh.length,
  };
}

function sheetOrders({ lines, stockUnits }: PackageFacts): SheetOrders {
  const own = lines.filter(({ row }) => isWalmart(row));
  return { lines: groupBy(own, ({ row }) => row.values.po), stockUnits };
}

/** Packages of orders in the sheet that are not taken yet, the oldest first. */
function newPackages(
  packages: readonly StationPackage[],
  facts: PackageFacts,
  lookedUp: LookedUp,
): readonly NewPackage[] {
  const orders = sheetOrders(facts);
  const nameOf = orderNames(orders);
  const isTaken = takenBefore(facts.rows, facts.ledger);
  const inRows = new Set(facts.rows.map(({ values }) => values.po));
  // Without a number there is nothing to tell, unless nothing else tells that the order left.
  const isWanted = (po: string, { createdAt, tracking }: StationPackage): boolean =>
    unitsLeft(orders.lines.get(po) ?? []) > 0
      ? tracking !== null || !inRows.has(po)
      : tracking !== null && (createdAt ?? 0) >= facts.begun;
  const taken = new Set<string>();
  return packages.flatMap((found): NewPackage[] => {
    if (found.isVoided || found.isReturn) return [];
    const po = nameOf(found);
    const order = lookedUp.get(found.id);
    // Of an order that ShipStation does not know nobody can say that it was not split.
    const packed = order === null ? { ...found, parent: found.orderId } : (order ?? found);
    const all = [...contentsOf(packed, po, orders)].filter(([own]) => {
      // The same number twice in one order is the same package: a label, and the order marked by hand.
      const name = takenName(found.tracking === null ? found.id : trackingKey(found.tracking), own);
      return !taken.has(name) && !isTaken(found, own) && isWanted(own, found) && taken.add(name);
    });
    return all.length === 0 ? [] : [{ found, po, contents: new Map(all) }];
  });
}

/** Packages of orders that Aisle made in ShipStation and that are in no row of `Orders`, not named before. */
function strangersAmong(
  packages: readonly StationPackage[],
  { lines, ledger, begun }: PackageFacts,
): readonly StationPackage[] {
  const known = new Set(lines.map(({ row }) => stationKey(row.values.po ?? "")));
  return packages.filter(
    ({ id, key, isVoided, isReturn, createdAt }) =>
      isAisles(key) &&
      !known.has(key ?? "") &&
      !isVoided &&
      !isReturn &&
      (createdAt ?? 0) >= begun &&
      !isRemembered(ledger, strangerName(id)),
  );
}

const unitsLeft = (lines: readonly SheetLine[]): number =>
  sumOf(lines.map((line) => Math.max(0, orderedOf(line) - line.shipped)));

/** One row for each line in a package, or one for an order that it holds as a whole. */
function rowsOf(fresh: readonly NewPackage[], facts: PackageFacts): readonly Change[] {
  const orders = sheetOrders(facts);
  const inRows = new Set(facts.rows.map(({ values }) => values.po));
  const packagesOf = groupBy(
    fresh.flatMap(({ contents }) => [...contents.keys()]),
    (po) => po,
  );
  return fresh.flatMap(({ found, contents }) =>
    [...contents].flatMap(([po, own]) => {
      const lines = orders.lines.get(po) ?? [];
      const isAlone = !inRows.has(po) && packagesOf.get(po)?.length === 1;
      return placesOf(own, lines, isAlone ? "alone" : "beside others").map((place) =>
        insert(SHIPMENTS, { po, ...place, ...cellsOf(found, lines, facts.now) }),
      );
    }),
  );
}

interface PlaceCells {
  readonly line: string | null;
  readonly quantity: number | null;
}

const WHOLE: PlaceCells = { line: null, quantity: null };
const UNCLEAR: PlaceCells = { line: UNCLEAR_LINE, quantity: null };

/** *Line* and *Qty* of the rows. A package with everything that is left, and no other beside it, leaves both blank. */
function placesOf(
  contents: Contents,
  lines: readonly SheetLine[],
  company: "alone" | "beside others",
): readonly PlaceCells[] {
  if (contents.kind !== "lines") return [contents.kind === "whole" ? WHOLE : UNCLEAR];
  const { units, isMore } = contents;
  const open = lines.filter((line) => orderedOf(line) > line.shipped);
  const isMissing = open.some((line) => !units.has(lineOf(line)));
  if ([...units.values()].includes(null)) return [UNCLEAR];
  const isWhole = open.every((line) => (units.get(lineOf(line)) ?? 0) >= orderedOf(line) - line.shipped);
  if (isWhole && company === "alone") return [WHOLE];
  return [
    ...[...units].map(([line, quantity]) => ({ line, quantity: quantity || null })),
    ...(isMore && isMissing ? [UNCLEAR] : []),
  ];
}

/** A ship date is never in the future, and never before the order. */
function cellsOf(
  { carrier, service, tracking, shippedAt, createdAt }: StationPackage,
  [line]: readonly SheetLine[],
  now: Instant,
) {
  const left = Math.max(shippedAt ?? createdAt ?? now, line?.row.values.orderedAt ?? 0);
  return {
    carrier: carrier || null,
    service: service || null,
    tracking,
    shipDate: instant(Math.min(left, now)),
    source: "ShipStation",
  };
}
