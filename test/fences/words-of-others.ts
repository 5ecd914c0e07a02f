/** Names on the screens of others, which the product's sentences may say, and state words, each with its source. */

/** Ways through the menus and pages of Google, Walmart and ShipStation. */
export const OTHERS_PATHS: readonly string[] = [
  // Google Sheets: support.google.com/docs/answer/190843 (versions), /49114 (copies), /54813 (merged cells),
  // /186103 (validation). A script's own list: developers.google.com/apps-script/guides/triggers/installable.
  "File ▸ Version history",
  "File ▸ Make a copy",
  "Format ▸ Merge cells ▸ Unmerge",
  "Data ▸ Data validation",
  "Extensions ▸ Apps Script",
  "Extensions ▸ Aisle",
  "script.google.com ▸ My Triggers",
  // Walmart: developer.walmart.com, “Get your API keys”; marketplacelearn.walmart.com, “Ship nodes”.
  "Seller Center ▸ Settings ▸ API Key Management",
  "Seller Center ▸ Fulfillment",
  // ShipStation: help.shipstation.com, “ShipStation API” and “Deactivate a store”.
  "ShipStation ▸ Settings ▸ Account ▸ API Settings ▸ Select API Version: V1 API ▸ Generate API Key",
  "ShipStation ▸ Settings ▸ Stores",
  "Settings ▸ Account ▸ API Settings ▸ Select API Version: V1 API ▸ Generate API Key",
];

/** Companies, the permissions of Walmart's key, and words that have capitals everywhere. */
export const PROPER: readonly string[] = [
  ..."Walmart, Walmart Marketplace, Seller Center, Seller Help, Google, Google Sheets, ShipStation, Aisle, Amazon, UPS, FedEx".split(
    ", ",
  ),
  ..."UPS Mail Innovations, FedEx SmartPost, Luhn, WFS, SKU, SKUs, IMEIs, POs, API, API V1, V1, US, ZIP, Ctrl+Z".split(
    ", ",
  ),
  ..."Feeds, Item Management, Item Management (Items), Order Management, Fulfillment (Shipping), Analytics (Reports)".split(
    ", ",
  ),
  // The button of a Google table's own menu. Source: support.google.com/docs/answer/14239833.
  "Convert to unformatted data",
  // Examples of what a seller types, the rows of samples, and a partner's id.
  ..."U-000005 x3, Sample, SAMPLE, ID, JSON, KB, A1, Right, Wrong".split(", "),
];

/** The words that Aisle writes into its own columns, by tab and heading (product.md, P2 and P53). */
export const STATE_WORDS: Readonly<Record<string, readonly string[]>> = {
  "Listings ▸ Connection": ["Connected", "Not connected", "Target missing", "Off"],
  "Listings ▸ Sync": ["In sync", "Pending", "Sent", "Skipped", "Problem", "Paused"],
  "Listings ▸ On Walmart as": ["Active", "Unpublished", "Ended", "Not found"],
  "Orders ▸ SKU": ["Unknown SKU"],
  "Shipments ▸ State": ["Pending", "Sending", "Sent", "Not needed", "Problem"],
  "Log ▸ Severity": ["Info", "Warning", "Problem"],
  "Log ▸ Area": ["Listings", "Quantities", "Orders", "Shipments", "Run"],
};

/** Words for what is inside Aisle, which say nothing to a seller. A feed ID helps Walmart's support. */
export const INTERNAL = /\b(?:guards?|ledger|phases?|leases?|digests?|tokens?|payloads?|snapshots?|feeds?(?! ID))\b/g;

/** Beginnings of sentences whose count is never one. The sentence for one is beside each. */
export const ALWAYS_MANY: readonly string[] = [
  "{} units are",
  "{} hours",
  "{} days",
  "{} quantities",
  "Its Status and Warehouse do, for {} units.",
  "{} listings have numbers on Walmart that no longer follow",
  // A group has two and more; the hours are a constant.
  "{} of the {} variants in its group",
  "Walmart has not worked through an update of {} for {} hours",
  "Walmart has not said for {} hours",
];
