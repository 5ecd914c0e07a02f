/** Everything that the tabs say together: settings, catalog, stock, orders, connections, numbers. */
import { type Catalog, readCatalog } from "../catalog/catalog";
import { type Connection, connectionsOf, type Mappings, readMappings } from "../connections/connections";
import type { Recipe } from "../connections/recipe";
import { type Commits, matchCommits } from "../fulfilment/commits";
import { type RecipesOf, recipesFrom } from "../fulfilment/recipes";
import { rememberedRecipes, rememberedSkus } from "../fulfilment/resolved";
import { unreadLinesIn } from "../fulfilment/unread-lines";
import { defaultNodeOf, readShipNodes, type ShipNodes } from "../inventory/ship-nodes";
import { type Counting, imeiNeeded, readCounting, readStock, type StockKey, type Unit } from "../inventory/stock";
import { type Ledger, readLedger } from "../ledger/ledger";
import { missingOrders } from "../orders/missing-orders";
import { readLocalStatuses, readOrderLines, type SheetLine } from "../orders/order-line";
import { type KeyedRows, keyedRows } from "../orders/retyped-keys";
import type { Places } from "../quantities/drift/listing-stock";
import { type Gate, type GuardFacts, heldForApproval } from "../quantities/guards/guards";
import { withLostLeads } from "../quantities/guards/lost-leads";
import { type HistoryOf, quantityHistory } from "../quantities/history/sent";
import { type TargetQuantity, toTarget } from "../quantities/history/target";
import { type ListingQuantity, listingQuantities } from "../quantities/number/plan-listing-quantities";
import type { Sending } from "../quantities/number/remarks";
import { openOrders, withReserve } from "../quantities/number/reserve";
import { type Allocator, allocator, atShipNodes, nodeLevels } from "../quantities/number/ship-nodes";
import { orderMoves } from "../quantities/stock/order-moves";
import { owedBy } from "../quantities/stock/owed";
import { soldSince } from "../quantities/stock/sold-since";
import { type StockLevels, stockLevels } from "../quantities/stock/stock-levels";
import { type ParsedSettings, parseSettings } from "../settings/parse-settings";
import { type ListingSku, listingSku } from "../values/brand";
import { capitalized } from "../values/words";
import { pausesOf } from "./pauses";
import type { SettingsFacts } from "./settings-problems";
import { type AsNamed, asNamed } from "./sorted-alone";
import type { Tables } from "./tabs";

export interface Shop {
  /** As they were read, but for rows whose key or name somebody sorted alone or typed over: these have their own. */
  readonly tables: Tables;
  readonly retyped: KeyedRows["retyped"];
  /** Rows of other tabs whose name stands in another row. */
  readonly misnamed: AsNamed["misnamed"];
  readonly ledger: Ledger;
  /** `null`: the sync was off when a run last looked. Kept beside the spreadsheet, so that an emptied ledger shuts nothing. */
  readonly gate: Gate | null;
  /** Why sales are missing, where the ledger takes no note of it: known to this run alone, and found again by the next. */
  readonly unnoted: string | null;
  readonly settings: ParsedSettings["settings"];
  readonly settingIssues: ParsedSettings["issues"];
  readonly unreadSettings: ParsedSettings["unread"];
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
  /** What an order line may be taken from. */
  readonly recipesOf: RecipesOf;
  readonly levels: StockLevels;
}

/** Why sales may be missing; `null`: none is known to be. */
export const missingIn = ({ unnoted, ledger, tables }: Shop): string | null =>
  unnoted ?? missingOrders(ledger, tables.orders);

/** Pure: the same tables and gate give the same shop. */
export function readShop(asRead: Tables, gate: Gate | null, unnoted: string | null = null): Shop {
  const ledger = readLedger(asRead.ledger);
  const { rows: orders, retyped } = keyedRows(asRead.orders, ledger);
  const { tables, misnamed } = asNamed({ ...asRead, orders }, ledger);
  const statuses = readLocalStatuses(tables.orderStatuses);
  const {
    settings,
    issues: settingIssues,
    unread: unreadSettings,
  } = parseSettings(tables.settings, new Set(statuses.keys()));
  const catalog = readCatalog(tables.products);
  const counting = readCounting(tables.inventoryStatuses, tables.warehouses);
  const soldAlone = new Set<string | null>(
    tables.skuMap.flatMap(({ values }) => (values.connectTo === "Variation" ? [values.target] : [])),
  );
  const lastId = ledger.recall("counter", "U")?.last;
  const units = readStock(tables.inventory, catalog, counting, lastId, (id) => soldAlone.has(id));
  const lines = readOrderLines(tables.orders, catalog, statuses, rememberedSkus(ledger));
  const mappings = readMappings(tables.skuMap);
  const connectionOf = remembered(connectionsOf(mappings, catalog, settings.uniqueSkus));
  const listed = new Set(tables.listings.map(({ values }) => values.sku));
  const recipeOfListing = (sku: string): Recipe | null =>
    listed.has(sku) ? connectionOf(listingSku(sku)).recipe : null;
  const recipes = recipesFrom(catalog, recipeOfListing, rememberedRecipes(ledger));
  const commits = matchCommits(lines, units, recipes);
  return {
    tables,
    retyped,
    misnamed,
    ledger,
    gate,
    unnoted,
    settings,
    settingIssues,
    unreadSettings,
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

/** A shop never changes, so its numbers are worked out once. */
const workedOut = new WeakMap<Shop, readonly ListingQuantity[]>();

export function quantitiesOf(shop: Shop): readonly ListingQuantity[] {
  const found = workedOut.get(shop) ?? quantitiesIf(shop, shop.settings.quantitySync);
  workedOut.set(shop, found);
  return found;
}

/** As if Inventory Quantity Sync were on, or off. */
export function quantitiesIf(shop: Shop, isOn: boolean): readonly ListingQuantity[] {
  const facts = guardFacts(shop);
  return heldForApproval(beforeGuards(shop, facts.historyOf, { isOn, pauseReason: pauseOf(shop) }), facts);
}

function beforeGuards(shop: Shop, historyOf: HistoryOf, sending: Sending): readonly ListingQuantity[] {
  const { tables, ledger, connectionOf, levels, settings, lines, commits, recipesOf: recipesFor, shipNodes } = shop;
  const owed = owedBy(lines, commits, recipesFor);
  const isUnreadIn = unreadLinesIn(lines, commits, recipesFor, ledger);
  const all = listingQuantities(tables.listings, connectionOf, levels, owed, sending, isUnreadIn);
  const plain = withLostLeads(all, ledger, historyOf);
  const listings = settings.reservesOwnOrders ? withReserve(plain, historyOf, openOrders(lines)) : plain;
  if (shipNodes === null) return listings;
  return atShipNodes(listings, shipNodes, allocatorOf(shop, shipNodes), historyOf);
}

const allocatorOf = ({ units, lines, commits, recipesOf }: Shop, shipNodes: ShipNodes): Allocator =>
  allocator(shipNodes, nodeLevels(shipNodes, units, lines, commits, recipesOf));

/** What Walmart is told when a listing is to have a number that its stock does not give. */
export function targetAs(shop: Shop): (listing: ListingQuantity, quantity: number) => TargetQuantity {
  const { shipNodes } = shop;
  if (shipNodes === null) return (_, quantity) => ({ quantity });
  const deal = allocatorOf(shop, shipNodes);
  return (listing, quantity) => toTarget(deal(listing, quantity, true));
}

/** Where on Walmart Aisle sets quantities. */
export const placesOf = ({ shipNodes, ledger }: Shop): Places => ({
  chosen: shipNodes?.chosen ?? null,
  defaultNode: defaultNodeOf(ledger),
});

/** Every reason why no quantity at all may leave, as the end of “Paused: …”; `null` when they may. */
export function pauseOf(shop: Shop): string | null {
  const [first, ...others] = pausesOf({ ...shop, ...settingsFacts(shop) });
  return first === undefined ? null : [first, ...others.map(capitalized)].join(" ");
}

export const settingsFacts = ({ tables, settings, settingIssues, unreadSettings, counting }: Shop): SettingsFacts => ({
  settings,
  issues: settingIssues,
  unread: unreadSettings,
  orderStatuses: tables.orderStatuses,
  counting,
});

export function guardFacts(shop: Shop): GuardFacts {
  const { ledger, lines, recipesOf, settings, gate } = shop;
  const historyOf = quantityHistory(ledger);
  const moves = orderMoves(lines);
  const shippedSince = ({ sku }: ListingQuantity): number =>
    moves(sku).shipped - (historyOf(sku).sent?.went?.shipped ?? 0);
  return {
    ledger,
    historyOf: historyOf,
    lines,
    sold: soldSince(lines, recipesOf),
    soldAtATime: soldSince(
      lines.filter(({ row }) => row.values.orderedAt !== null),
      recipesOf,
    ),
    releasedOf: settings.reservesOwnOrders ? shippedSince : () => 0,
    gate: settings.quantitySync && gate?.account === settings.environment ? gate : null,
    missingOrders: missingIn(shop),
  };
}
