/** Every cell that follows from others: SKUs, commitments, numbers, problems, and the ids of new rows. */
import { planProductCells, productsWithoutId } from "../../catalog/plan-product-cells";
import { PRODUCTS } from "../../catalog/product-columns";
import { planSkuMapCells } from "../../connections/plan-sku-map-cells";
import { planCustomers } from "../../customers/plan-customers";
import { countedBefore } from "../../fulfillment/deducted";
import { outstandingOf, unnamedUnits } from "../../fulfillment/needs";
import { planResolved } from "../../fulfillment/resolved";
import { planSubstitutes } from "../../fulfillment/substitutes";
import { INVENTORY } from "../../inventory/inventory-columns";
import { lotHoldersText } from "../../inventory/lot-holders";
import {
  holderCells,
  type InventoryFacts,
  planInventoryCells,
  planStockNames,
  unitsWithoutId,
} from "../../inventory/plan-inventory-cells";
import { returnTicks } from "../../inventory/returns";
import { planSold } from "../../inventory/sold-units";
import { sharedKey, type Unit } from "../../inventory/stock";
import { typedUnits } from "../../inventory/unit-names";
import { type Ledger, remember } from "../../ledger/ledger";
import type { DuesOf } from "../../orders/due-orders";
import { type ShownTime, unreadIssues } from "../../orders/failing-orders";
import { isShipped, isWalmart, type SheetLine } from "../../orders/order-line";
import { type LineFacts, planCopiedRows, planOrderCells } from "../../orders/plan-order-cells";
import { planSkuTexts, skuTexts } from "../../orders/sku-text";
import { quantityHistory } from "../../quantities/history/sent";
import { planListingCells } from "../../quantities/number/plan-listing-quantities";
import { planWithheld } from "../../quantities/push/plan-quantity-push";
import type { StockLevel } from "../../quantities/stock/stock-levels";
import { assignIds } from "../../values/assigned-ids";
import type { VariationId } from "../../values/brand";
import { type Change, update } from "../../values/change";
import type { Columns, Row, Tab } from "../../values/column";
import { groupBy } from "../../values/groups";
import { type Issue, issue } from "../../values/issue";
import { counted } from "../../values/words";
import { quantitiesOf } from "../numbers";
import type { Shop } from "../shop";
import type { Tables } from "../tabs";
import { acknowledgmentIssues } from "./acknowledgments";
import { orderTimes, saleLines } from "./sale-lines";
import { planStationCells } from "./station-orders";

/**
 * Assigns ids to variations that the seller added. What follows from them is computed once the ids are in the sheet.
 */
export function planVariationIds({ tables, ledger }: Shop): Change[] {
  const targets = [
    ...tables.inventory.map(({ values }) => values.stockOf),
    ...tables.skuMap.map(({ values }) => values.target),
  ];
  return assignRowIds(ledger, "V", PRODUCTS, "variationId", productsWithoutId(tables.products), [
    tables.products,
    targets,
  ]);
}

/** The same for units. */
export function planUnitIds({ tables, ledger }: Shop): Change[] {
  const typed = tables.orders.flatMap(({ values }) => typedUnits(values.units));
  return assignRowIds(ledger, "U", INVENTORY, "unitId", unitsWithoutId(tables.inventory), [tables.inventory, typed]);
}

/** `elsewhere`: cells that name ids. If the counter is lost, they show the ids of deleted rows. */

function assignRowIds<C extends Columns>(
  ledger: Ledger,
  letter: string,
  tab: Tab<string, C>,
  column: keyof C & string,
  rows: readonly Row<C>[],
  [all, elsewhere]: readonly [all: readonly Row<C>[], elsewhere: readonly (string | null)[]],
): Change[] {
  if (rows.length === 0) return [];
  const last = ledger.recall("counter", letter)?.last;
  const taken = all.map(({ values }) => String(values[column] ?? ""));
  const assigned = assignIds(letter, rows, last ?? 0, last === undefined ? [...taken, ...elsewhere] : taken);
  return [
    ...assigned.items.map(({ item, id }): Change => ({ ...update(tab, item, {}), cells: { [column]: id } })),
    remember(ledger, "counter", letter, { last: assigned.last }),
  ];
}

/**
 * All cells that Aisle computes from other cells, in every tab, and the memories that are written together with them.
 * `shownTime`: an instant as the seller reads it in the spreadsheet. `duesOf`: what time makes of an order line.
 */
export function planDerivedCells(shop: Shop, shownTime: ShownTime, duesOf: DuesOf = () => []): Change[] {
  const { tables, catalog, units, lines, ledger, commits } = shop;
  const listings = quantitiesOf(shop);
  const historyOf = quantityHistory(ledger);
  const listed = new Set(tables.listings.map(({ values }) => values.sku));
  return [
    ...planProductCells(tables.products, (id) => levelOfVariation(shop, id), {
      lastId: ledger.recall("counter", "V")?.last,
      uniqueSkus: shop.settings.uniqueSkus,
    }),
    ...planInventoryCells(tables.inventory, units, inventoryFacts(shop)),
    ...planSold(namedTables(shop).inventory, ledger, saleLines(shop)),
    ...planSubstitutes(ledger, lines, (line) => commits.ofLine(line).kept),
    ...planStockNames(tables.inventory, tables.warehouses, tables.inventoryStatuses),
    ...planSkuMapCells(tables.skuMap, shop.mappings, catalog, (sku) => listed.has(sku)),
    ...planOrderCells(lines, (line) => {
      const facts = lineFacts(shop, line);
      const late = [...acknowledgmentIssues(shop, line, shownTime), ...duesOf(line)];
      return { ...facts, issues: [...late, ...facts.issues] };
    }),
    ...planStationCells(shop),
    ...planSkuTexts(lines, skuTextsOf(shop), ledger),
    ...planCopiedRows(tables.orders, lines),
    ...planCustomers(tables.orders, tables.customers),
    ...planListingCells(listings, historyOf),
    ...planWithheld(ledger, historyOf, listings),
    ...planResolved(ledger, lines, shop.recipesOf),
  ];
}

/** The tabs with the lines that hold each unit from now on, as the names in them are remembered. */
export function namedTables(shop: Shop): Tables {
  const facts = inventoryFacts(shop);
  const inventory = shop.tables.inventory.map((row, index) => {
    const held = holderCells(row, shop.units[index], facts);
    return { ...row, values: { ...row.values, ...held } };
  });
  return { ...shop.tables, inventory };
}

/** Units typed by a SKU that several variations share belong to none of these alone. */
function levelOfVariation({ levels, catalog }: Shop, id: VariationId): StockLevel {
  const sku = catalog.skuOf.get(id) ?? null;
  const shares = sku !== null && (catalog.variationsOf.get(sku) ?? []).length > 1;
  const keys = sku === null || shares ? [id] : [id, sharedKey(sku)];
  return levels.of({ variations: new Set([id]), stockKeys: new Set(keys) });
}

function inventoryFacts({ commits, ledger, lines, settings, tables }: Shop): InventoryFacts {
  const { statusAfterCommit, statusAfterShipping } = settings;
  return {
    ledger,
    statusAfterCommit,
    statusAfterShipping,
    ticks: returnTicks(tables.inventory, ledger, orderTimes(lines)),
    holderOf: (unit) => {
      const text = unit.imei === null ? lotHoldersText(commits.holdersOf(unit)) : null;
      if (text !== null) return { text, soldOn: null };
      const line = commits.lineOf(unit);
      return line === null ? null : { text: line.label, soldOn: isShipped(line) ? line.label : null };
    },
  };
}

/** Made once, since it looks through the ledger. */
const skuTextsIn = new WeakMap<Shop, (line: SheetLine) => string>();

function skuTextsOf(shop: Shop): (line: SheetLine) => string {
  const { ledger, settings } = shop;
  const { recognizesThroughSkuMap } = settings;
  const namedOn = (line: SheetLine): number => unitsNamedOn(shop, line).length;
  const found = skuTextsIn.get(shop) ?? skuTexts({ ledger, recognizesThroughSkuMap, namedOn });
  skuTextsIn.set(shop, found);
  return found;
}

/** What fulfillment and quantities know about a line, as its row shows it. */
export function lineFacts(shop: Shop, line: SheetLine): LineFacts {
  const { commits, recipesOf, needsImei, ledger } = shop;
  const { units, anyLots, past, issues } = commits.ofLine(line);
  const recipes = recipesOf(line);
  const named = unitsNamedOn(shop, line);
  const filled = [...units, ...anyLots];
  const lacking = outstandingOf({ ...line, isOpen: true }, filled, recipes);
  const news = { ...line, shipped: Math.max(0, line.shipped - countedBefore(ledger, line)) };
  return {
    skuText: skuTextsOf(shop)(line),
    committed: units.length,
    named: named.length,
    outstanding: outstandingOf(line, filled, recipes),
    lacking,
    hasCandidates: recipes.some(({ parts }) => parts.length > 0),
    released: isWalmart(line.row) && !line.isOpen ? lacking : 0,
    withoutImei: unnamedUnits(news, [...named, ...anyLots, ...past], recipes, needsImei),
    issues: [...unreadIssues(ledger, line), ...issues, ...typedCanceled(shop, line)],
  };
}

/** An order of another channel is canceled by its status alone. Its units are not freed silently. */
function typedCanceled({ commits, settings }: Shop, line: SheetLine): readonly Issue[] {
  const { kept } = commits.ofLine(line);
  const { status } = line.row.values;
  const isCanceled = !isWalmart(line.row) && !line.isOpen && !isShipped(line) && line.canceled < line.quantity;
  if (!isCanceled || status === null || status !== settings.statusMap.Cancelled || kept.length === 0) return [];
  const said = `The order is ${status}; ${counted(kept.length, "unit is", "units are")} still committed. Choose Release units in the sidebar or in Aisle ▸ More, or remove what does not go out from IMEIs / units.`;
  return [issue("canceled-committed", "IMEIs / units", said)];
}

/** The units of each line that were sold on it, whether its row still names them or not. */
const soldUnits = new WeakMap<Shop, ReadonlyMap<string, readonly Unit[]>>();

/** The units that are committed to the line, and those that were sold on it, which stay out of stock. */
function unitsNamedOn(shop: Shop, line: SheetLine): readonly Unit[] {
  const byLabel = soldUnits.get(shop) ?? groupBy(shop.units, ({ soldOn }) => soldOn);
  soldUnits.set(shop, byLabel);
  const { units } = shop.commits.ofLine(line);
  const sold = byLabel.get(line.label) ?? [];
  return sold.length === 0 ? units : [...units, ...sold.filter((unit) => !units.includes(unit))];
}
