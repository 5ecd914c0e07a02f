/** Everything that the tabs say together: settings, catalog, stock, orders, connections, numbers. */
import { type Catalog, readCatalog } from "../catalog/catalog";
import { type Connection, connectionsOf, type Mappings, readMappings } from "../connections/connections";
import type { Recipe } from "../connections/recipe";
import { type Commits, matchCommits } from "../fulfilment/commits";
import { type RecipesOf, recipesOf } from "../fulfilment/recipes";
import { rememberedRecipes } from "../fulfilment/resolved";
import { defaultNodeOf, readShipNodes, type ShipNodes } from "../inventory/ship-nodes";
import { type Counting, imeiNeeded, readCounting, readStock, type StockKey, type Unit } from "../inventory/stock";
import { type Ledger, readLedger } from "../ledger/ledger";
import { readLocalStatuses, readOrderLines, type SheetLine } from "../orders/order-line";
import { type KeyedRows, keyedRows } from "../orders/retyped-keys";
import type { Places } from "../quantities/listing-stock";
import { type ListingQuantity, listingQuantities } from "../quantities/plan-listing-quantities";
import { openOrders, withReserve } from "../quantities/reserve";
import { knownOf, type Told, toTold } from "../quantities/sent";
import { atShipNodes, type Dealer, dealer, nodeLevels } from "../quantities/ship-nodes";
import { type StockLevels, stockLevels } from "../quantities/stock-levels";
import { parseSettings, type SettingsReading } from "../settings/parse-settings";
import { type ListingSku, listingSku } from "../values/brand";
import type { Tables } from "./tabs";

export interface Shop {
  /** As they were read, but for rows of `Orders` whose key somebody typed over: these have their own. */
  readonly tables: Tables;
  readonly retyped: KeyedRows["retyped"];
  readonly ledger: Ledger;
  readonly settings: SettingsReading["settings"];
  readonly settingIssues: SettingsReading["issues"];
  readonly catalog: Catalog;
  readonly counting: Counting;
  /** Where the counting stock is shipped from; `null`: from the default node, which need not be named. */
  readonly shipNodes: ShipNodes | null;
  readonly units: readonly Unit[];
  /** Whether the unit that goes out of some stock must be named. */
  readonly needsImei: (keys: Iterable<StockKey>) => boolean;
  readonly lines: readonly SheetLine[];
  readonly commits: Commits;
  readonly mappings: Mappings;
  readonly connectionOf: (sku: ListingSku) => Connection;
  /** What an order line may be taken from, by its SKU as sold. */
  readonly recipesOf: RecipesOf;
  readonly levels: StockLevels;
}

/** Pure: the same tables give the same shop. */
export function readShop(asRead: Tables): Shop {
  const ledger = readLedger(asRead.ledger);
  const { rows: orders, retyped } = keyedRows(asRead.orders, ledger);
  const tables = { ...asRead, orders };
  const statuses = readLocalStatuses(tables.orderStatuses);
  const { settings, issues: settingIssues } = parseSettings(tables.settings, new Set(statuses.keys()));
  const catalog = readCatalog(tables.products);
  const counting = readCounting(tables.inventoryStatuses, tables.warehouses);
  const units = readStock(tables.inventory, catalog, counting, ledger.recall("counter", "U")?.last);
  const lines = readOrderLines(tables.orders, catalog, statuses);
  const mappings = readMappings(tables.skuMap);
  const connectionOf = remembered(connectionsOf(mappings, catalog, settings.uniqueSkus));
  const listed = new Set(tables.listings.map(({ values }) => values.sku));
  const recipeOfListing = (sku: string): Recipe | null =>
    listed.has(sku) ? connectionOf(listingSku(sku)).recipe : null;
  const recipes = recipesOf(catalog, recipeOfListing, rememberedRecipes(ledger));
  const commits = matchCommits(lines, units, recipes);
  return {
    tables,
    retyped,
    ledger,
    settings,
    settingIssues,
    catalog,
    counting,
    shipNodes: readShipNodes(tables.warehouses, ledger),
    units,
    needsImei: imeiNeeded(units, (unit) => unit.soldOn === null && commits.lineOf(unit) === null),
    lines,
    commits,
    mappings,
    connectionOf,
    recipesOf: recipes,
    levels: stockLevels(units, lines, commits, recipes),
  };
}

function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

export function quantitiesOf(shop: Shop): readonly ListingQuantity[] {
  const sending = { isOn: shop.settings.quantitySync, pauseReason: settingsPause(shop) };
  const { tables, connectionOf, levels, settings, ledger, lines, shipNodes } = shop;
  const plain = listingQuantities(tables.listings, connectionOf, levels, sending);
  const known = knownOf(ledger);
  const listings = settings.reservesOwnOrders ? withReserve(plain, known, openOrders(lines)) : plain;
  if (shipNodes === null) return listings;
  return atShipNodes(listings, shipNodes, dealerOf(shop, shipNodes), known);
}

const dealerOf = ({ units, lines, commits, recipesOf }: Shop, shipNodes: ShipNodes): Dealer =>
  dealer(shipNodes, nodeLevels(shipNodes, units, lines, commits, recipesOf));

/** What Walmart is told when a listing is to have a number that its stock does not give. */
export function toldAs(shop: Shop): (listing: ListingQuantity, quantity: number) => Told {
  const { shipNodes } = shop;
  if (shipNodes === null) return (_, quantity) => ({ quantity });
  const deal = dealerOf(shop, shipNodes);
  return (listing, quantity) => toTold(deal(listing, quantity, true));
}

/** Where on Walmart Aisle sets quantities. */
export const placesOf = ({ shipNodes, ledger }: Shop): Places => ({
  chosen: shipNodes?.chosen ?? null,
  defaultNode: defaultNodeOf(ledger),
});

/** Settings that decide which sales are subtracted: one that cannot be read must not pass as off or as blank. */
const DECIDES_SALES: ReadonlySet<string> = new Set(["Order Import", "Minimum Order Date"]);

/** Settings under which no quantity may leave. */
function settingsPause({ settings, settingIssues, counting, shipNodes }: Shop): string | null {
  if (counting.statuses.size === 0) return "no status is ticked in Inventory Statuses, so no stock counts. Tick one.";
  if (counting.warehouses.size === 0) return "no warehouse is ticked in Warehouses, so no stock counts. Tick one.";
  if (shipNodes !== null && shipNodes.issue !== null) return shipNodes.issue.message;
  const unmapped = (["Created", "Acknowledged"] as const).filter((status) => settings.statusMap[status] === undefined);
  const unread = settingIssues.find(({ subject }) => DECIDES_SALES.has(subject));
  if (unread !== undefined) return `${unread.message} Until then sales may not be subtracted.`;
  if (unmapped.length > 0) {
    return `Settings do not say which Order status Walmart ${unmapped.join(" and ")} is, so sales would not be subtracted. Choose one.`;
  }
  return null;
}
