/** Packages from ShipStation, taken into a workbook on paper. */
import { unitsPerListing } from "../../src/domain/connections/recipe";
import type { Packed } from "../../src/domain/shipstation/package-contents";
import { type PackageFacts, planPackages } from "../../src/domain/shipstation/plan-packages";
import { itemKey, stationKey } from "../../src/domain/shipstation/station-keys";
import type { PackedItem, StationPackage } from "../../src/domain/shipstation/station-package";
import { instant } from "../../src/domain/values/brand";
import { aShop, moment, NOW } from "./builders";
import { differences, type Paper, written } from "./paper";

/** A label of the order 1001, with everything in it that Aisle's own order has. */
export const aPackage = (more: Partial<StationPackage> = {}): StationPackage => ({
  id: "label 1",
  kind: "label",
  orderId: "501",
  key: stationKey("1001"),
  number: "1001",
  createdAt: moment("2026-11-23T13:00:00Z"),
  shippedAt: moment("2026-11-23T13:00:00Z"),
  carrier: "stamps_com",
  service: "usps_priority_mail",
  tracking: "9400",
  isVoided: false,
  isReturn: false,
  items: [packed("1001", "1", 1)],
  parent: null,
  merged: [],
  ...more,
});

/** Ordered units of a line. */
export const packed = (po: string, line: string, quantity: number | null, of = "line"): PackedItem => ({
  key: itemKey({ of, po, line }),
  sku: null,
  quantity,
});

/** An order that somebody marked as shipped by hand. */
export const aMarked = (more: Partial<StationPackage> = {}): StationPackage =>
  aPackage({
    id: "marked 1",
    kind: "marked",
    key: null,
    items: [],
    carrier: "UPS",
    service: "",
    tracking: "1Z9",
    ...more,
  });

const BEFORE = moment("2026-11-01T00:00:00Z");

export const factsOf = (paper: Paper, more: Partial<PackageFacts> = {}): PackageFacts => {
  const { tables, lines, ledger, recipesOf } = aShop(paper);
  return {
    rows: tables.shipments,
    lines,
    ledger,
    stockUnits: (line) => Math.max(1, ...recipesOf(line).map(unitsPerListing)),
    begun: BEFORE,
    now: NOW,
    ...more,
  };
};

/** What is planned for packages. `lookedUp`: what ShipStation says of their orders. */
export const planOf = (
  paper: Paper,
  packages: readonly StationPackage[],
  lookedUp: Readonly<Record<string, Packed | null>> = {},
  more: Partial<PackageFacts> = {},
) => planPackages(packages, new Map(Object.entries(lookedUp)), factsOf(paper, more));

/** The paper with what packages bring. Orders that are looked up say no more than their packages. */
export const pulled = (paper: Paper, ...given: readonly StationPackage[]): Paper => {
  const lookedUp = Object.fromEntries(given.map(({ id, items, parent }) => [id, { items, parent }]));
  return written(paper, differences(paper, planOf(paper, given, lookedUp).changes));
};

/** The rows that came: PO, Line, Qty, Carrier, Tracking number. */
export const shown = (paper: Paper) =>
  (paper.shipments ?? []).map(({ po, line, quantity, tracking }) =>
    [po, line ?? "", quantity ?? "", tracking ?? ""].join(" "),
  );

export const later = (ms: number) => instant(NOW + ms);
