/** What Log says of packages. */
import type { LogEntry } from "../log/log";
import { counted } from "../values/words";
import type { StationPackage } from "./station-package";

const AREA = "Shipments";

export const takenEntry = (taken: number): LogEntry => ({
  severity: "Info",
  area: AREA,
  key: null,
  what: `${counted(taken, "package", "packages")} came from ShipStation.`,
  todo: null,
});

/** Aisle made the order in ShipStation, and it is not in the sheet any more. */
export const strangerEntry = ({ number, tracking }: StationPackage): LogEntry => ({
  severity: "Warning",
  area: AREA,
  key: number,
  what: `ShipStation has a package for the order ${number}, which is not in Orders, so Walmart is not told of it.`,
  todo: `Bring the order back with Restore Removed Orders, or void the label${tracking === null ? "" : ` ${tracking}`}.`,
});

/** The end of what a row says whose label was voided after Walmart was told. */
export const VOIDED_AFTER =
  "Its label was voided in ShipStation since. If the package leaves with another label, type that number here in place of this one, within four hours after it was sent; if it does not leave, write to the buyer.";

export const VOIDED_BEFORE = "Its label was voided in ShipStation, so Walmart is not told of it.";

export const voidedEntry = (po: string, tracking: string): LogEntry => ({
  severity: "Problem",
  area: AREA,
  key: po,
  what: `The label ${tracking} of the order ${po} was voided in ShipStation after Walmart was told.`,
  todo: "If the package leaves with another label, type that number into its row in Shipments. If it does not leave, write to the buyer.",
});
