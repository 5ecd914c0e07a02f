/**
 * What Walmart should hold, worked out a second time from the raw cells by the simplest means: every listing against
 * every unit and every order line. Shares nothing with the product, so that one mistake cannot stand on both sides.
 */

/** A tab as displayed: headings first. */
export type Tab = readonly (readonly string[])[];

export interface Cells {
  readonly products: Tab;
  readonly inventory: Tab;
  readonly orders: Tab;
  readonly skuMap: Tab;
  readonly listings: Tab;
  readonly orderStatuses: Tab;
  readonly warehouses: Tab;
  readonly inventoryStatuses: Tab;
}

/** The number for a listing, or `null` when the sheet connects it to nothing. */
export type Expectation = (listingSku: string) => number | null;

type Row = Readonly<Record<string, string>>;

function rowsOf(tab: Tab): readonly Row[] {
  const headings = tab[0] ?? [];
  return tab.slice(1).map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ""])));
}

const number = (text: string | undefined): number => (text === undefined || text === "" ? 0 : Number(text));

const ticked = (tab: Tab, name: string, tick: string): string[] =>
  rowsOf(tab)
    .filter((row) => row[tick] === "TRUE")
    .map((row) => row[name] ?? "");

/** Fails: throws where a cell that must be a number is none, rather than guess. */
export function bruteForce(cells: Cells): Expectation {
  const variations = rowsOf(cells.products).filter((row) => row["Variation ID"] !== "");
  const statuses = ticked(cells.inventoryStatuses, "Status", "Counts");
  const warehouses = ticked(cells.warehouses, "Warehouse", "Counts");
  const open = ticked(cells.orderStatuses, "Status", "Open");
  const known = rowsOf(cells.orderStatuses).map((row) => row.Status);
  const orders = rowsOf(cells.orders);
  const units = rowsOf(cells.inventory);
  const map = rowsOf(cells.skuMap);
  const listings = rowsOf(cells.listings);

  const typed = (row: Row): string[] => (row["IMEIs / units"] ?? "").split(/[\s,;]+/).filter((one) => one !== "");
  const isTyped = (unit: Row): boolean =>
    orders.some((row) => typed(row).some((one) => one === unit.IMEI || one === unit["Unit ID"]));

  /** SKUs that a listing sells: those of SKU Map, else its own. */
  const skusOf = (sku: string): string[] => {
    const own = map.filter((row) => row["Listing SKU"] === sku);
    const wanted = own.length === 0 ? [sku] : own.map((row) => row.Target ?? "");
    return wanted.filter((one) => variations.some((row) => row.SKU === one));
  };

  const isOfSku = (unit: Row, sku: string): boolean =>
    unit["SKU or Variation ID"] === sku ||
    variations.some((row) => row["Variation ID"] === unit["SKU or Variation ID"] && row.SKU === sku);

  const available = (skus: readonly string[]): number => {
    let total = 0;
    for (const unit of units) {
      const counts = statuses.includes(unit.Status ?? "") && warehouses.includes(unit.Warehouse ?? "");
      if (!counts || unit["Sold on"] !== "" || isTyped(unit)) continue;
      if (skus.some((sku) => isOfSku(unit, sku))) total += unit.IMEI !== "" || unit.Qty === "" ? 1 : number(unit.Qty);
    }
    return total;
  };

  const outstanding = (skus: readonly string[]): number => {
    let total = 0;
    for (const row of orders) {
      const sold = row["SKU as sold"] ?? "";
      const isListed = listings.some((listing) => listing["Listing SKU"] === sold);
      const candidates = [sold, ...(isListed ? skusOf(sold) : [])];
      const holds = open.includes(row["Order status"] ?? "") || !known.includes(row["Order status"] ?? "");
      if (!holds || row["Line removed"] === "TRUE" || !candidates.some((sku) => skus.includes(sku))) continue;
      const gone = Math.max(typed(row).length, number(row.Shipped));
      total += Math.max(0, number(row.Qty) - number(row.Cancelled) - gone);
    }
    return total;
  };

  return (sku) => {
    const skus = skusOf(sku);
    if (skus.length === 0) return null;
    const rules = listings.find((row) => row["Listing SKU"] === sku) ?? {};
    if (rules["Fixed number"]) return number(rules["Fixed number"]);
    const calculated = available(skus) - outstanding(skus);
    const share = rules.Percent ? Math.floor((calculated * Number.parseInt(rules.Percent, 10)) / 100) : calculated;
    const held = share - number(rules["Hold back"]);
    const most = rules.Max ? Math.min(held, number(rules.Max)) : held;
    return checked(Math.max(0, most), sku);
  };
}

function checked(result: number, sku: string): number {
  if (!Number.isInteger(result)) throw new Error(`the cells of ${sku} give no number`);
  return result;
}
