import { aisles, defineTab, type Row, sellers } from "../values/column";

/** `Listings`: one Walmart listing in each row. */
export const LISTINGS = defineTab({
  name: "listings",
  title: "Listings",
  rowIs: "one Walmart listing",
  shown: "working",
  key: ["sku"],
  growsAt: "second",
  pinned: 1,
  columns: {
    sku: aisles(
      "identifier",
      "Listing SKU",
      "Walmart's key for the listing, exactly as Walmart spells it.",
      "IP13-128-BLK",
    ),
    title: aisles("text", "Title", "The listing's title on Walmart.", "iPhone 13 128 GB Black", { width: 260 }),
    connection: aisles("choice", "Connection", "Connected, Not connected, Target missing or Off.", "Connected"),
    toSend: aisles("count", "To send", "The quantity that Walmart should hold.", "7"),
    onWalmart: aisles("count", "On Walmart", "The quantity set on Walmart, as Walmart last said."),
    sync: aisles("text", "Sync", "In sync, Pending, Sent, Skipped, Problem or Paused, with the reason.", "In sync", {
      width: 220,
      wraps: true,
    }),
    why: aisles("text", "Why", "How the number came about.", "12 − 3 = 9 · 90 % = 8 · hold back 1 = 7", {
      width: 320,
      wraps: true,
    }),
    available: aisles(
      "count",
      "Available",
      "Counting units of the connected stock that are neither committed nor sold.",
    ),
    outstanding: aisles(
      "count",
      "Outstanding",
      "Units on open orders of the connected stock that are not committed yet.",
    ),
    calculated: aisles("count", "Calculated", "Available minus Outstanding. Below zero means oversold.", "9"),
    percent: sellers("percent", "Percent", "Send only this share of Calculated. Blank means 100 %.", "90%"),
    holdBack: sellers("quantity", "Hold back", "Keep this many units off Walmart. Blank means none.", "1"),
    max: sellers("quantity", "Max", "Never send more than this. Blank means no limit.", "50"),
    fixedNumber: sellers(
      "quantity",
      "Fixed number",
      "Send this number instead of the calculated one. Blank means calculate.",
      "5",
    ),
    connectedTo: aisles(
      "text",
      "Connected to",
      "The SKUs and variations whose stock the listing sells.",
      "IP13-128-BLK",
    ),
    onWalmartAs: aisles(
      "choice",
      "On Walmart as",
      "Active, Unpublished, Ended or Not found, as of the last import.",
      "Active",
    ),
    fulfilledBy: aisles("choice", "Fulfilled by", "Seller, Walmart, both, or not known.", "Seller"),
    lastSent: aisles("count", "Last sent", "The quantity that Walmart last accepted.", "7"),
    sentAt: aisles("instant", "Sent at", "When Walmart last accepted a quantity."),
    sellableThere: aisles(
      "count",
      "Sellable there",
      "What buyers can order on Walmart: the quantity set minus Walmart's own open orders.",
    ),
    readAt: aisles("instant", "Read at", "When the quantity on Walmart was last read."),
    price: aisles("money", "Price", "The price on Walmart at the last import.", "249.00"),
    variantGroup: aisles(
      "identifier",
      "Variant group",
      "Walmart's id of the group of variants the listing belongs to.",
      "IPHONE-13",
    ),
    wpid: aisles("identifier", "WPID", "Walmart's own id of the product.", "0RE1TWYTKBKH"),
  },
});

export type ListingRow = Row<typeof LISTINGS.columns>;
