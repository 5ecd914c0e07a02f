/** Which cells people type into, by tab and heading, and which of them may lose what they hold. */
import type { Place } from "./busy-shop";

type ByPlace<Value> = Readonly<Record<Place, Value>>;

/** The seller's columns. */
export const SELLERS: ByPlace<readonly string[]> = {
  Listings: ["Percent", "Hold back", "Max", "Fixed number"],
  Orders: ["Order status", "IMEIs / units", "Ship anyway", "Line removed"],
  Shipments: ["PO", "Line", "Qty", "Carrier", "Service", "Tracking number", "Tracking URL", "Ship date"],
  Inventory: [
    ...["IMEI", "SKU or Variation ID", "Qty", "Status", "Warehouse", "Location", "Cost", "Returned", "Notes"],
  ],
  Products: ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "Damages", "SKU"],
  "SKU Map": ["Listing SKU", "Connect to", "Target", "Qty per listing", "Part of kit"],
};

/** What Aisle gave a row to be known by. */
export const KEYS: ByPlace<readonly string[]> = {
  Listings: ["Listing SKU"],
  Orders: ["PO", "Line"],
  Shipments: ["Shipment ID"],
  Inventory: ["Unit ID"],
  Products: ["Variation ID"],
  "SKU Map": [],
};

/** What may be typed; formulas among it. A tick is typed as a tick box reads it. */
export const TYPED: ByPlace<Readonly<Record<string, readonly string[]>>> = {
  Listings: {
    Percent: ["50%", "90%", ""],
    "Hold back": ["1", "=1+1", ""],
    Max: ["2", "1", ""],
    "Fixed number": ["4", "0", "=2+3", ""],
  },
  Orders: {
    "Order status": ["New", "Ready to Ship", "Shipped", "Delivered"],
    "Ship anyway": ["TRUE", "FALSE"],
    "Line removed": ["TRUE", "FALSE"],
  },
  Shipments: { Service: ["Ground", "=1+2", ""], "Tracking URL": ["https://track.example/1", ""] },
  Inventory: {
    "SKU or Variation ID": ["A", "C", "V-000001", "nowhere", ""],
    Qty: ["7", "0", ""],
    Status: ["Available", "In repair", ""],
    Warehouse: ["Main", "Annex", "Attic", ""],
    Location: ["shelf 9", '="shelf "&1', "+1", "2026-01-02", ""],
    Cost: ["180", "19.99", "dear", ""],
    Returned: ["TRUE", "FALSE"],
    Notes: ["mine", "=1+1", "12 pcs", ""],
  },
  Products: {
    Model: ["Model 9", "=1+1", "22 34"],
    Damages: ["scratched", ""],
    SKU: ["A", "D", "Z", ""],
  },
  "SKU Map": { Target: ["A", "B", "G", "nowhere"] },
};

/** Aisle's cells that follow from others, so that the next run gives them back. */
export const OVER: ByPlace<readonly string[]> = {
  Listings: [
    ...["Connection", "Connected to", "Available", "Outstanding", "Calculated", "To send"],
    ...["Last sent", "Sent at", "On Walmart", "Sync", "Why"],
  ],
  Orders: ["SKU", "Committed", "Outstanding", "Problem"],
  Shipments: [],
  Inventory: ["Committed to", "Problem"],
  Products: ["Available", "Outstanding", "Calculated", "Problem"],
  "SKU Map": ["State"],
};

/** Aisle's cells that only Walmart knows: it is asked for them again. */
export const TOLD: ByPlace<readonly string[]> = {
  Listings: ["Title", "WPID", "Price", "On Walmart as"],
  Orders: [
    ...["Customer order", "Channel", "Ordered at", "Ship by", "Ship-to name", "Ship-to city", "SKU as sold", "Title"],
    ...["Qty", "Canceled", "Shipped", "Item price", "Walmart status"],
  ],
  Shipments: ["Source", "State", "Walmart said", "Sent at"],
  Inventory: [],
  Products: [],
  "SKU Map": [],
};

/** Aisle's columns of numbers and times, which people show in formats of their own. */
export const NUMBERS: ByPlace<readonly string[]> = {
  Listings: ["Available", "Outstanding", "Calculated", "To send", "Last sent", "Sent at", "On Walmart"],
  Orders: ["Committed", "Outstanding"],
  Shipments: [],
  Inventory: [],
  Products: ["Available", "Outstanding", "Calculated"],
  "SKU Map": [],
};

/** A status is one of a list, and a connection without a target is none: these two are typed, and never left blank. */
const NEVER_BLANK: ReadonlySet<string> = new Set(["Order status", "Target", "Model"]);

/** What a merge, a cut or a clearing may take: the seller's own, whose loss is the person's doing, and what follows from it. */
export const mayLose = (place: Place, heading: string): boolean =>
  (heading in TYPED[place] && !NEVER_BLANK.has(heading)) || OVER[place].includes(heading);
