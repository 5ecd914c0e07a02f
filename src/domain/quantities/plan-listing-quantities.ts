/** The quantity of every listing: what it should be, whether it may be sent, and why. */
import { type Connection, SKU_NOT_UNIQUE } from "../connections/connections";
import type { Memory } from "../ledger/ledger";
import { LISTINGS, type ListingRow } from "../listings/listing-columns";
import { type Instant, type ListingSku, listingSku } from "../values/brand";
import { type Change, update } from "../values/change";
import { issueText } from "../values/issue";
import { twinsOf } from "../values/twins";
import { outsideText, pauseText } from "./drift";
import { type Quantity, quantityOf } from "./quantity";
import { type RecipeLevel, recipeLevel } from "./recipe-level";
import { isToTell, type Known, type KnownOf, toldOf } from "./sent";
import type { StockLevels } from "./stock-levels";
import { variantGroups } from "./variant-groups";

export interface ListingQuantity {
  readonly row: ListingRow;
  readonly sku: ListingSku;
  readonly connection: Connection;
  readonly level: RecipeLevel | null;
  readonly quantity: Quantity | null;
  /** Why nothing is sent for this listing, as its Sync cell says it; `null` when it may be sent. */
  readonly withheld: string | null;
  /** What else a person should know of the number or its absence. */
  readonly notes: readonly string[];
}

/** `pauseReason`: why no quantity at all may leave now. */
export interface Sending {
  readonly isOn: boolean;
  readonly pauseReason: string | null;
}

/** Listings in sheet order. A SKU that stands in two rows is sent for neither. */
export function listingQuantities(
  rows: readonly ListingRow[],
  connectionOf: (sku: ListingSku) => Connection,
  levels: StockLevels,
  sending: Sending,
): readonly ListingQuantity[] {
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const groupNote = variantGroups(rows, connectionOf);
  return rows.flatMap((row) => {
    if (row.values.sku === null) return [];
    const sku = listingSku(row.values.sku);
    const connection = connectionOf(sku);
    const level = connection.state === "Connected" ? recipeLevel(connection.recipe, levels) : null;
    const quantity = level === null ? null : quantityOf(level, row.values);
    const withheld = twins.has(sku) ? twinListing(sku) : withheldBecause(row, connection, sending);
    const leftOut = level === null ? null : levels.leftOut(connection.pool);
    const notes = [leftOut, ...connection.notes, groupNote(row)].filter((note) => note !== null);
    return [{ row, sku, connection, level, quantity, withheld, notes }];
  });
}

const twinListing = (sku: ListingSku): string =>
  `Problem: ${sku} stands in two rows, so neither is sent. Delete the row that is the copy.`;

function withheldBecause({ values, issues }: ListingRow, connection: Connection, sending: Sending): string | null {
  if (connection.state === "Not connected")
    return "Skipped: not connected. Connect it in SKU Map, or add its SKU to Products.";
  if (connection.state === "Off") return "Skipped: disconnected in SKU Map.";
  if (connection.state === "Target missing")
    return "Problem: its target in SKU Map is not in Products. Correct SKU Map.";
  if (values.onWalmartAs === "Ended") return "Skipped: ended on Walmart.";
  if (values.onWalmartAs === "Not found") return "Skipped: Walmart no longer lists it.";
  if (values.fulfilledBy === "Walmart") return "Skipped: Walmart fulfils it from its own warehouse.";
  if (connection.issue?.code === SKU_NOT_UNIQUE) return `Paused: ${connection.issue.message}`;
  if (connection.issue !== null) return `Problem: ${connection.issue.message}`;
  const unusable = issues.filter(({ column }) => values[column as keyof typeof values] === null);
  if (unusable.length > 0) return `Problem: ${issueText(unusable)}`;
  if (!sending.isOn) return "Skipped: Inventory Quantity Sync is off in Settings.";
  return sending.pauseReason === null ? null : `Paused: ${sending.pauseReason}`;
}

/** Whether Walmart should be told now: it may be, and it was told another number, or may hold another one since. */
export const isDue = ({ quantity, withheld }: ListingQuantity, known: Known): boolean =>
  withheld === null && quantity !== null && isToTell(quantity.toSend, known);

export function planListingCells(listings: readonly ListingQuantity[], knownOf: KnownOf): Change[] {
  return listings.map((listing) => {
    const { row, sku, connection, level, quantity } = listing;
    const known = knownOf(sku);
    const { sent } = known;
    const usable = row.issues.every(({ column }) => row.values[column as keyof typeof row.values] !== null);
    return update(LISTINGS, row, {
      connection: connection.state,
      connectedTo: connection.connectedTo,
      available: level?.available ?? null,
      outstanding: level?.outstanding ?? null,
      calculated: quantity?.calculated ?? null,
      toSend: usable ? (quantity?.toSend ?? null) : null,
      lastSent: sent?.quantity ?? null,
      sentAt: (sent?.at as Instant | null | undefined) ?? null,
      onWalmart: onWalmart(sent),
      sellableThere: sent?.read?.sellable ?? null,
      readAt: (sent?.read?.at as Instant | undefined) ?? null,
      sync: syncState(listing, known),
      why: whyOf(listing, known),
    });
  });
}

/** What was read, unless Walmart accepted another number since. */
const onWalmart = (sent: Memory<"sent"> | null): number | null =>
  sent?.read !== undefined && sent.read.at >= (sent.at ?? 0) ? sent.read.quantity : (sent?.quantity ?? null);

function syncState(listing: ListingQuantity, known: Known): string {
  if (listing.withheld !== null) return listing.withheld;
  if (known.underWay !== null && listing.quantity?.toSend === toldOf(known)) return "Sent, waiting for Walmart";
  const refusal = refusalOf(listing, known);
  if (refusal !== null) return `Problem: ${refusal}`;
  if (known.underWay !== null || isDue(listing, known)) return "Pending";
  return pauseText(known.sent) ?? "In sync";
}

/** What Walmart last said against the listing's number, while it is to be sent again. */
const refusalOf = (listing: ListingQuantity, known: Known): string | null =>
  isDue(listing, known) ? (known.sent?.refused?.message ?? null) : null;

const whyOf = (listing: ListingQuantity, known: Known): string | null =>
  [
    listing.quantity?.why,
    ...listing.notes,
    issueText(listing.row.issues),
    outsideText(known.sent),
    refusalOf(listing, known),
  ]
    .filter((text) => text != null)
    .join(" · ") || null;
