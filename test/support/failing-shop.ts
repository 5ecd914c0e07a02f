/** A shop that runs every hour, and single things at Walmart that fail for as long as a test wants. */

import type { FaultName, Resource } from "../../dev/simulator/walmart/state/fault";
import type { Family } from "../../dev/simulator/walmart/wire/families";
import type { RunReport } from "../../src/domain/log/run-report";
import { runningShop, type Shop } from "./shop-under-test";
import { lookAtStatus } from "./status-look";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The ways in which one thing lastingly gives no clear answer. */
export const LASTING = ["error-500", "not-found-bare", "garbage", "down"] as const satisfies readonly FaultName[];

type Cells = Readonly<Record<string, string>>;

export interface FailingShop extends Shop {
  /** Lets so many hours pass, each with a scheduled run, and gives the report of the last one. */
  readonly hours: (count: number) => RunReport;
  /** From now on that one thing fails, in the families named or in all. */
  readonly fail: (name: FaultName, resource: Resource, ...families: Family[]) => void;
  /** The fault is over. */
  readonly heal: () => void;
  /** The seller types a package; gives its tracking number. */
  readonly ship: (po: string, cells?: Cells) => string;
  /** How often Walmart was asked so, answered or not. */
  readonly asked: (method: string, path: string) => number;
  readonly order: (po: string) => Cells;
  readonly shipment: (po: string) => Cells;
  readonly listing: (sku: string) => Cells;
  /** The quantity set on Walmart by now. */
  readonly set: (sku: string) => number | undefined;
  /** The seller counts so many. */
  readonly count: (sku: string, units: number) => void;
}

export function failingShop(): FailingShop;
export function failingShop<Own extends Shop>(from: Own): Own & FailingShop;
/** `from`: a shop in which everything works. */
export function failingShop(from: Shop = runningShop()): FailingShop {
  const { walmart, world, clock, hands, rows, book } = from;
  world.run("startSchedule");
  let parcels = 0;
  const found = (tab: string, heading: string, text: string): Cells => {
    const row = rows(tab).find((one) => one[heading] === text);
    if (row === undefined) throw new Error(`${tab} has no row whose ${heading} is ${text}`);
    return row;
  };
  const hour = (): RunReport => {
    clock.advance(HOUR_MS);
    const calls = walmart.ledger().length;
    const [result] = world.fireDueTriggers();
    if (result?.outcome !== "returned" || result.notEmulated.length > 0) throw new Error(JSON.stringify(result));
    const loaded = world.run("sidebarLoad", [], { from: "sidebar" });
    if (loaded.outcome !== "returned") throw new Error(JSON.stringify(loaded));
    const report: RunReport = JSON.parse(String(loaded.value)).lastRun;
    lookAtStatus(report, book, walmart.ledger().slice(calls));
    return report;
  };
  return {
    ...from,
    hours: (count) => Array.from({ length: count }, hour).at(-1) as RunReport,
    fail: (name, resource, ...families) =>
      walmart.faults.set(families.length === 0 ? { name, resource } : { name, resource, families }),
    heal: () => walmart.faults.clear(),
    ship: (po, cells = {}) => {
      parcels += 1;
      const row = { PO: po, Carrier: "UPS", "Tracking number": `1Z${po}${parcels}`, ...cells };
      hands.fill("Shipments", Object.keys(row), [Object.values(row)]);
      return row["Tracking number"];
    },
    asked: (method, path) => walmart.ledger().filter((one) => one.method === method && one.path === path).length,
    order: (po) => found("Orders", "PO", po),
    shipment: (po) => found("Shipments", "PO", po),
    listing: (sku) => found("Listings", "Listing SKU", sku),
    set: (sku) => {
      walmart.passTime(clock.now());
      return walmart.quantities().get(sku);
    },
    count: (sku, units) => hands.type("Inventory", "SKU or Variation ID", sku, "Qty", String(units)),
  };
}
