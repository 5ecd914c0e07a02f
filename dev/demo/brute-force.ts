/**
 * What Walmart should hold, computed a second time from the raw cells in the simplest way: every listing against every
 * unit and every order line. It shares nothing with the product, so that one mistake cannot be on both sides.
 */

import { commitsBySight, number, type Row, type Taken } from "./commits-by-sight";

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

/** The number for a listing; `null`: the sheet connects it to nothing, or to something that cannot be computed. */
export type Expectation = (listingSku: string) => number | null;

/** A number of units of any of these go into one listing: variations, or units typed by one of the SKUs. */
interface Bin {
  readonly size: number;
  readonly variations: readonly string[];
  readonly skus: readonly string[];
}

/** All bins go into a kit; otherwise any one of them does. */
interface Content {
  readonly isKit: boolean;
  readonly bins: readonly Bin[];
  /**
   * Rows contradict each other, or a part of the kit is missing. The listing still holds what was sold, and has no
   * number.
   */
  readonly isWrong: boolean;
}

function rowsOf(tab: Tab): readonly Row[] {
  const headings = tab[0] ?? [];
  return tab.slice(1).map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ""])));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const meet = (one: Bin, other: Bin): boolean => one.variations.some((id) => other.variations.includes(id));

const ticked = (tab: Tab, name: string, tick: string): string[] =>
  rowsOf(tab)
    .filter((row) => row[tick] === "TRUE")
    .map((row) => row[name] ?? "");

/** Every subset of a list. */
const choices = <Item>(items: readonly Item[]): Item[][] =>
  items.length === 0 ? [[]] : choices(items.slice(1)).flatMap((rest) => [rest, [items[0] as Item, ...rest]]);

const poured = (bins: readonly Bin[]): Bin => ({
  size: sum(bins.map(({ size }) => size)),
  variations: [...new Set(bins.flatMap(({ variations }) => variations))],
  skus: [...new Set(bins.flatMap(({ skus }) => skus))],
});

const filled = (bins: readonly Bin[]): Bin[] => bins.filter((bin) => bin.variations.length > 0);

/** One bin for each size. Stock of several sizes is only in the bin of the largest. */
function bySize(bins: readonly Bin[]): Bin[] {
  const sizes = [...new Set(bins.map(({ size }) => size))];
  const larger = (size: number) => poured(bins.filter((bin) => bin.size > size));
  return filled(
    sizes
      .map((size) => ({ ...poured(bins.filter((bin) => bin.size === size)), size }))
      .map((bin) => ({
        size: bin.size,
        variations: bin.variations.filter((id) => !larger(bin.size).variations.includes(id)),
        skus: bin.skus.filter((sku) => !larger(bin.size).skus.includes(sku)),
      })),
  );
}

/** What the tabs connect a SKU to: the variations that have it, and the content of the listing with that name. */
interface Connections {
  readonly carriers: (sku: string) => string[];
  readonly contentOf: (sku: string) => Content;
  /** What an order line may be taken from: the SKU as sold, and the listing with that name. */
  readonly contentsOfSold: (sku: string) => Content[];
}

function connectionsIn({ products, skuMap, listings }: Cells): Connections {
  const variations = rowsOf(products).filter((row) => row["Variation ID"] !== "");
  const map = rowsOf(skuMap);
  const listed = rowsOf(listings).map((row) => row["Listing SKU"]);

  const carriers = (sku: string): string[] =>
    variations.filter((row) => row.SKU === sku).map((row) => row["Variation ID"] ?? "");
  /** A SKU that only one variation has means that variation, so stock typed by the SKU is not in a second bin. */
  const skuBin = (sku: string, size = 1): Bin => {
    const ids = carriers(sku);
    return { size, variations: ids, skus: ids.length > 1 ? [sku] : [] };
  };

  const binOf = (row: Row): Bin => {
    const [target = "", size] = [row.Target, number(row["Qty per listing"]) || 1];
    if (row["Connect to"] !== "Variation") return skuBin(target, size);
    const isThere = variations.some((one) => one["Variation ID"] === target);
    return { size, variations: isThere ? [target] : [], skus: [] };
  };

  const contentOf = (sku: string): Content => {
    const own = map.filter((row) => row["Listing SKU"] === sku);
    if (own.length === 0) return { isKit: false, bins: filled([skuBin(sku)]), isWrong: false };
    if (own.some((row) => row["Connect to"] === "Nothing")) return { isKit: false, bins: [], isWrong: false };
    const tick = (row: Row): boolean => row["Part of kit"] === "TRUE";
    const said = new Map(
      own.map((row) => [JSON.stringify([row["Connect to"], row.Target, binOf(row), tick(row)]), row]),
    );
    const rows = [...said.values()];
    const isKit = rows.some(tick);
    const bins = filled(rows.map(binOf));
    const isTorn = rows.some((row) => tick(row) !== isKit) || new Set(rows.map((row) => row.Target)).size < rows.length;
    return { isKit, bins: isKit ? bins : bySize(bins), isWrong: isTorn || (isKit && bins.length < rows.length) };
  };

  return {
    carriers,
    contentOf,
    contentsOfSold: (sku) => [
      { isKit: false, bins: [skuBin(sku)], isWrong: false },
      ...(listed.includes(sku) ? [contentOf(sku)] : []),
    ],
  };
}

const soldOn = (row: Row): string => row["SKU as sold"] || (row.Channel === "Walmart" ? "" : (row.SKU ?? ""));

const lineName = (row: Row): string => JSON.stringify([row.PO, row.Line || "1", soldOn(row)]);

/** Whether the status of a row's order holds stock. */
function openIn({ orderStatuses, orders }: Cells): (row: Row) => boolean {
  const open = ticked(orderStatuses, "Status", "Open");
  const known = rowsOf(orderStatuses).map((row) => row.Status);
  const all = rowsOf(orders);
  return (row) => {
    const status = row["Order status"] ?? "";
    const isDivided = all.some((other) => other.PO === row.PO && other["Order status"] !== status);
    return isDivided || open.includes(status) || !known.includes(status);
  };
}

const countOf = (taken: readonly Taken[]): number => sum(taken.map(({ count }) => count));

/**
 * Whether something of a row was shipped and nothing is left. An order of another channel leaves as a whole, with its
 * status.
 */
function goneIn({ orderStatuses }: Cells): (row: Row) => boolean {
  const leaving = ticked(orderStatuses, "Status", "Counts as shipped");
  return (row) =>
    row.Channel === "Walmart"
      ? number(row.Shipped) > 0 && number(row.Shipped) + number(row.Canceled) >= number(row.Qty)
      : leaving.includes(row["Order status"] ?? "");
}

const openLinesIn = (cells: Cells): string[] => rowsOf(cells.orders).filter(openIn(cells)).map(lineName);

/**
 * `earlier`: the cells before, by which open lines were connected and to which they still hold. Fails: throws if a cell
 * that must be a number is not one, rather than guess.
 */
export function bruteForce(cells: Cells, earlier: readonly Cells[] = []): Expectation {
  const allowing = ticked(cells.orderStatuses, "Status", "Allow commitment");
  const statuses = ticked(cells.inventoryStatuses, "Status", "Counts");
  const warehouses = ticked(cells.warehouses, "Warehouse", "Counts");
  const orders = rowsOf(cells.orders);
  const units = rowsOf(cells.inventory);
  const listings = rowsOf(cells.listings);
  const { carriers, contentOf, contentsOfSold } = connectionsIn(cells);
  const before = earlier.map((one) => ({ ...connectionsIn(one), lines: openLinesIn(one) }));

  const isIn = (unit: Row, bin: Bin): boolean => {
    const name = unit["SKU or Variation ID"] ?? "";
    if (bin.variations.includes(name) || bin.skus.includes(name)) return true;
    const [only, ...others] = carriers(name);
    return only !== undefined && others.length === 0 && bin.variations.includes(only);
  };

  /** What an order line may be taken from, now or as it was connected when it was already open. */
  const contentsOf = (row: Row): Content[] => {
    const seen = before.filter(({ lines }) => lines.includes(lineName(row)));
    return [contentsOfSold(soldOn(row)), ...seen.map((one) => one.contentsOfSold(soldOn(row)))].flat();
  };

  const commits = commitsBySight(orders, units, {
    hasLeft: goneIn(cells),
    isAllowed: (row) => allowing.includes(row["Order status"] ?? ""),
    fits: (row, unit) =>
      row.SKU === "Unknown SKU" ||
      row["Line removed"] === "TRUE" ||
      contentsOf(row).some(({ bins }) => bins.some((bin) => isIn(unit, bin))),
  });

  const counting = units
    .filter((unit) => statuses.includes(unit.Status ?? "") && warehouses.includes(unit.Warehouse ?? ""))
    .filter((unit) => unit["Sold on"] === "");

  const available = (bin: Bin): number =>
    sum(
      counting
        .filter((unit) => isIn(unit, bin))
        .map((unit) => (unit.IMEI !== "" || unit.Qty === "" ? 1 : number(unit.Qty)) - commits.heldOf(unit)),
    );

  const isOpen = openIn(cells);
  const holds = (row: Row): boolean => isOpen(row) && row["Line removed"] !== "TRUE";

  /** Units that a line still takes from a bin of its content. */
  const leftIn = (row: Row, { isKit, bins }: Content, bin: Bin): number => {
    const wanted = number(row.Qty) - number(row.Canceled);
    const committed = commits.ofRow(row);
    const own = countOf(committed.filter(({ unit }) => isIn(unit, bin)));
    const strange = countOf(committed.filter(({ unit }) => !bins.some((one) => isIn(unit, one))));
    const elsewhere = isKit ? 0 : countOf(committed) - own - strange;
    if (isKit && strange > 0) throw new Error("a kit with units from elsewhere is not for brute force");
    if (elsewhere > 0) throw new Error("a line committed in two sizes is not for brute force");
    return Math.max(0, wanted * bin.size - Math.max(own + strange, number(row.Shipped) * bin.size));
  };

  const taken = (row: Row, from: Bin): number =>
    Math.max(
      ...contentsOf(row).map((content) => {
        const left = content.bins.filter((bin) => meet(bin, from)).map((bin) => leftIn(row, content, bin));
        return content.isKit ? sum(left) : Math.max(0, ...left);
      }),
    );

  const outstanding = (bin: Bin): number => sum(orders.filter(holds).map((row) => taken(row, bin)));
  const suffices = (bin: Bin): number => Math.floor((available(bin) - outstanding(bin)) / bin.size);

  /** Lines that may be taken from several sizes cost the largest number of listings that they could. */
  const sizesSuffice = (bins: readonly Bin[]): number => {
    let listingsLeft = sum(bins.map((bin) => Math.floor((available(bin) - alone(bins, bin)) / bin.size)));
    let unitsLeft = sum(bins.map((bin) => available(bin) - alone(bins, bin)));
    for (const row of orders.filter(holds)) {
      const touched = bins.filter((bin) => taken(row, bin) > 0);
      if (touched.length < 2) continue;
      listingsLeft -= Math.max(...touched.map((bin) => Math.ceil(taken(row, bin) / bin.size)));
      unitsLeft -= Math.min(...touched.map((bin) => taken(row, bin)));
    }
    return Math.min(listingsLeft, unitsLeft);
  };
  const alone = (bins: readonly Bin[], bin: Bin): number =>
    sum(
      orders
        .filter((row) => holds(row) && bins.filter((one) => taken(row, one) > 0).length === 1)
        .map((row) => taken(row, bin)),
    );

  const computed = ({ isKit, bins }: Content): number => {
    if (!isKit) return bins.length === 1 ? suffices(bins[0] as Bin) : sizesSuffice(bins);
    return Math.min(
      ...choices(bins)
        .filter(({ length }) => length > 0)
        .map((some) => suffices(poured(some))),
    );
  };

  const numberOf = (sku: string): number | null => {
    const content = contentOf(sku);
    if (content.isWrong || content.bins.length === 0) return null;
    const rules = listings.find((row) => row["Listing SKU"] === sku) ?? {};
    if (rules["Fixed number"]) return number(rules["Fixed number"]);
    const calculated = computed(content);
    const share = rules.Percent ? Math.floor((calculated * Number.parseInt(rules.Percent, 10)) / 100) : calculated;
    const held = share - number(rules["Hold back"]);
    const most = rules.Max ? Math.min(held, number(rules.Max)) : held;
    return checked(Math.max(0, most), sku);
  };

  const numbers = new Map<string, number | null>();
  return (sku) => {
    const result = numbers.has(sku) ? (numbers.get(sku) ?? null) : numberOf(sku);
    numbers.set(sku, result);
    return result;
  };
}

function checked(result: number, sku: string): number {
  if (!Number.isInteger(result)) throw new Error(`the cells of ${sku} give no number`);
  return result;
}
