/** Everything that the tabs say together: settings, catalog, stock, orders, connections, numbers. */
import { type Catalog, readCatalog } from "../catalog/catalog";
import { type Connection, connectionsOf, type Mappings, readMappings } from "../connections/connections";
import type { Recipe } from "../connections/recipe";
import { type Commits, matchCommits } from "../fulfillment/commits";
import { type RecipesOf, recipesFrom } from "../fulfillment/recipes";
import { recognizedBy } from "../fulfillment/recognition";
import { rememberedRecipes, rememberedSkus } from "../fulfillment/resolved";
import { readShipNodes, type ShipNodes } from "../inventory/ship-nodes";
import { type Counting, imeiNeeded, readCounting, readStock, type StockKey, type Unit } from "../inventory/stock";
import { type Ledger, readLedger } from "../ledger/ledger";
import { missingOrders } from "../orders/missing-orders";
import { type Recognition, readLocalStatuses, readOrderLines, type SheetLine } from "../orders/order-line";
import { type KeyedRows, keyedRows } from "../orders/retyped-keys";
import type { Gate } from "../quantities/guards/guards";
import { type StockLevels, stockLevels } from "../quantities/stock/stock-levels";
import { type ParsedSettings, parseSettings } from "../settings/parse-settings";
import { type ListingSku, listingSku } from "../values/brand";
import { type AsNamed, asNamed } from "./sorted-alone";
import type { Tables } from "./tabs";

export interface Shop {
  /** The tabs as read. Rows whose key or name was sorted alone or typed over have their own key or name. */
  readonly tables: Tables;
  readonly retyped: KeyedRows["retyped"];
  /** Rows of other tabs whose name is in the wrong row. */
  readonly misnamed: AsNamed["misnamed"];
  readonly ledger: Ledger;
  /**
   * `null`: the sync was off when a run looked last. Stored outside the spreadsheet, so that an emptied ledger does not
   * shut the gate.
   */
  readonly gate: Gate | null;
  /**
   * Why sales are missing, if the ledger has no room to note it. Known to this run only; the next one finds out again.
   */
  readonly unnoted: string | null;
  readonly settings: ParsedSettings["settings"];
  readonly settingIssues: ParsedSettings["issues"];
  readonly unreadSettings: ParsedSettings["unread"];
  readonly catalog: Catalog;
  readonly counting: Counting;
  /** The nodes from which the counting stock ships; `null`: the default node, which need not be named. */
  readonly shipNodes: ShipNodes | null;
  readonly units: readonly Unit[];
  /** Whether the units of this stock have IMEIs, so that the shipped one has to be named. */
  readonly needsImei: (keys: Iterable<StockKey>) => boolean;
  readonly lines: readonly SheetLine[];
  readonly commits: Commits;
  readonly mappings: Mappings;
  readonly connectionOf: (sku: ListingSku) => Connection;
  /** The stock from which an order line may be taken. */
  readonly recipesOf: RecipesOf;
  readonly levels: StockLevels;
}

/** Why sales may be missing; `null`: no sale is known to be missing. */
export const missingIn = ({ unnoted, ledger, tables }: Shop): string | null =>
  unnoted ?? missingOrders(ledger, tables.orders);

/** Puts the shop together. Pure: the same tables and gate give the same shop. */
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
  const lastId = ledger.recall("counter", "U")?.last;
  const units = readStock(tables.inventory, catalog, counting, lastId);
  const mappings = readMappings(tables.skuMap);
  const connectionOf = remembered(connectionsOf(mappings, catalog, settings));
  const listed = new Set(tables.listings.map(({ values }) => values.sku));
  const throughSkuMap = (sold: string): Recognition | null =>
    settings.recognizesThroughSkuMap && listed.has(sold) && mappings.of(sold) !== null
      ? recognizedBy(connectionOf(listingSku(sold)), catalog)
      : null;
  const lines = readOrderLines(tables.orders, catalog, statuses, rememberedSkus(ledger), throughSkuMap);
  const recipeOfListing = (sku: string): Recipe | null =>
    listed.has(sku) ? connectionOf(listingSku(sku)).recipe : null;
  const recipes = recipesFrom(catalog, recipeOfListing, rememberedRecipes(ledger));
  const commits = matchCommits(lines, units, recipes, ledger);
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
