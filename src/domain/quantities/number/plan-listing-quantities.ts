/** The quantity of every listing: what it should be, whether it may be sent, and why. */
import type { Connection } from "../../connections/connections";
import type { Pool } from "../../connections/recipe";
import { UNREAD } from "../../inventory/stock";
import { LISTINGS, type ListingRow } from "../../listings/listing-columns";
import { isLasting, retryText } from "../../retries/retries";
import { type Instant, type ListingSku, listingSku } from "../../values/brand";
import { type Change, update } from "../../values/change";
import { issueText } from "../../values/issue";
import { twinsOf } from "../../values/twins";
import { elsewhereText, outsideText, pauseText } from "../drift/drift";
import { type HistoryOf, lastTarget, mustSend, numberOnWalmart, type QuantityHistory } from "../history/sent";
import { refusalIn } from "../history/sent-states";
import { isSame, type TargetQuantity } from "../history/target";
import type { OwedBy } from "../stock/owed";
import { type RecipeLevel, recipeLevel } from "../stock/recipe-level";
import type { StockLevels } from "../stock/stock-levels";
import { type Quantity, quantityOf } from "./quantity";
import { type Obstacle, obstaclesOf, obstacleText, type Remark, type Sending, type Topic } from "./remarks";
import { groupRemark, variantGroups } from "./variant-groups";
import { WAITS, type Wait } from "./waits";

/**
 * A number on Walmart that follows no stock. `standing`: the units last set or read there. `reason`: why it cannot be
 * sent, as in Sync.
 */
export interface LostLead {
  readonly standing: number;
  readonly reason: string;
  readonly isDismissed: boolean;
}

export interface ListingQuantity {
  readonly row: ListingRow;
  readonly sku: ListingSku;
  readonly connection: Connection;
  readonly level: RecipeLevel | null;
  /** How many listings orders take of its stock. */
  readonly owed: number;
  /**
   * What cannot be read: rows of its stock (`stock`), so that nobody knows how much they add; or cells of order lines
   * (`orders`), so that nobody knows how much they take. `null`: everything can.
   */
  readonly unread: "stock" | "orders" | null;
  readonly quantity: Quantity | null;
  readonly obstacles: readonly Obstacle[];
  /** Why nothing is sent for this listing, as in its Sync cell; `null`: it may be sent. */
  readonly withheld: string | null;
  /** Why its number waits in Preview although it may be sent; `null`: it is sent automatically, or need not be sent. */
  readonly waits: Wait | null;
  /** A number above 0 on Walmart that can no longer be sent; `null`: none. */
  readonly lost: LostLead | null;
  /** Other remarks about its stock and connection. */
  readonly remarks: readonly Remark[];
}

/** What open orders take. `areUnread`: whether lines that may take from a pool cannot be read. */
export interface OrderFacts {
  readonly owedBy: OwedBy;
  readonly areUnread: (pool: Pool) => boolean;
}

/** The listings in sheet order. If two rows have the same SKU, nothing is sent for either. */
export function listingQuantities(
  rows: readonly ListingRow[],
  connectionOf: (sku: ListingSku) => Connection,
  levels: StockLevels,
  { owedBy, areUnread }: OrderFacts,
  sending: Sending,
): readonly ListingQuantity[] {
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const groupOf = variantGroups(rows, connectionOf);
  return rows.flatMap((row) => {
    if (row.values.sku === null) return [];
    const sku = listingSku(row.values.sku);
    const connection = connectionOf(sku);
    const level = connection.state === "Connected" ? recipeLevel(connection.recipe, levels) : null;
    const quantity = level === null ? null : quantityOf(level, row.values);
    const obstacles = obstaclesOf(row, connection, twins, sending);
    const withheld = obstacles[0] === undefined ? null : obstacleText(obstacles[0]);
    const remarks = [
      ...remarksOn("stock", [level === null ? null : levels.leftOut(connection.pool)]),
      ...remarksOn("connection", connection.remarks),
      ...remarksOn("group", [level === null ? groupRemark(groupOf(row)) : null]),
    ];
    const owed = level === null ? 0 : owedBy(connection.recipe);
    const isStockUnread = level !== null && levels.unitsIn(connection.pool).some(({ leftOut }) => leftOut === UNREAD);
    const unread = level !== null && areUnread(connection.pool) ? "orders" : isStockUnread ? "stock" : null;
    const decided = { obstacles, withheld, waits: null, lost: null, remarks };
    return [{ row, sku, connection, level, owed, unread, quantity, ...decided }];
  });
}

const remarksOn = (topic: Topic, texts: readonly (string | null)[]): readonly Remark[] =>
  texts.flatMap((text) => (text === null ? [] : [{ topic, text }]));

/**
 * Whether the number should be sent now: it may be sent, and it differs from Walmart's, or Walmart may hold another
 * one.
 */
export const isDue = (listing: ListingQuantity, history: QuantityHistory): boolean =>
  listing.waits === null && isChange(listing, history);

/** Whether the number would be sent if it did not wait in Preview. */
export const isChange = ({ quantity, withheld }: ListingQuantity, history: QuantityHistory): boolean =>
  withheld === null && quantity !== null && mustSend(targetOf(quantity), history);

/** The quantity to set on Walmart. */
export const targetOf = ({ toSend, nodes }: Quantity): TargetQuantity => ({ quantity: toSend, nodes });

/** The cells that Aisle computes in `Listings`. *To send* is blank while an input cell of the row cannot be read. */
export function planListingCells(listings: readonly ListingQuantity[], historyOf: HistoryOf): Change[] {
  return listings.map((listing) => {
    const { row, sku, connection, level, quantity } = listing;
    const history = historyOf(sku);
    const { sent } = history;
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
      onWalmart: numberOnWalmart(sent),
      sellableThere: sent?.read?.sellable ?? null,
      readAt: (sent?.read?.at as Instant | undefined) ?? null,
      sync: syncState(listing, history),
      why: whyOf(listing, history),
    });
  });
}

/** The text of the Sync cell. */
export function syncState(listing: ListingQuantity, history: QuantityHistory): string {
  if (listing.withheld !== null) return listing.withheld;
  if (history.underWay !== null && listing.quantity !== null && isSame(targetOf(listing.quantity), lastTarget(history)))
    return "Sent, waiting for Walmart";
  if (listing.waits !== null && isChange(listing, history))
    return `Paused: waits in Preview, since ${WAITS[listing.waits]}.`;
  const refusal = refusalOf(listing, history);
  if (refusal !== null) return `Problem: ${refusal}`;
  const failing = failingOf(listing, history);
  if (failing !== null && isLasting(failing)) return `Problem: ${retryText(failing)}`;
  if (history.underWay !== null || isDue(listing, history)) return "Pending";
  return pauseText(history.sent) ?? "In sync";
}

/** Walmart's last refusal of the listing's number, if that is to be sent again; with since when, if it lasts. */
function refusalOf(listing: ListingQuantity, { sent, ...known }: QuantityHistory): string | null {
  const said = isDue(listing, { sent, ...known }) ? refusalIn(sent)?.message : undefined;
  if (said === undefined) return null;
  return known.failing === null ? said : retryText({ ...known.failing, said });
}

/** The failure of a listing whose number got no clear answer and is to be sent again. */
const failingOf = (listing: ListingQuantity, history: QuantityHistory): QuantityHistory["failing"] =>
  isDue(listing, history) && refusalOf(listing, history) === null ? history.failing : null;

const failingText = (failing: QuantityHistory["failing"]): string | null =>
  failing === null ? null : retryText(failing);

/** Everything to say about the number, or about why there is none, in the order of the Why cell. */
export function remarksOf(listing: ListingQuantity, history: QuantityHistory): readonly Remark[] {
  const { quantity, row, remarks } = listing;
  const said: readonly (readonly [Topic, string | null | undefined])[] = [
    ["number", quantity?.why],
    ...remarks.map(({ topic, text }) => [topic, text] as const),
    ["rules", issueText(row.issues)],
    ["outside", outsideText(history.sent)],
    ["nodes", elsewhereText(history.sent)],
    ["refusal", refusalOf(listing, history) ?? failingText(failingOf(listing, history))],
  ];
  return said.flatMap(([topic, text]) => (text == null ? [] : [{ topic, text }]));
}

/** The text of the Why cell. */
export const whyOf = (listing: ListingQuantity, history: QuantityHistory): string | null =>
  remarksOf(listing, history)
    .map(({ text }) => text)
    .join(" · ") || null;
