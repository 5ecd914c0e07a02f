/** What must hold after people worked while Aisle did: every cell on its own row, worked out without Aisle's code. */
import { bruteForce, type Cells, type Expectation } from "../../../dev/demo/brute-force";
import { letters } from "../../support/letters";
import type { Shop } from "../../support/shop-under-test";
import { MARK, PLACES, type Place } from "./busy-shop";
import type { Hands } from "./hands-at-work";
import { KEYS, SELLERS } from "./own-cells";

interface Remembered {
  readonly sellers: Readonly<Record<string, string>>;
  readonly keys: readonly string[];
  /** Aisle may write the order's status when this moves. */
  readonly walmartStatus: string;
}

/** What the people left, row by row, by the mark of the row. */
export type Memory = ReadonlyMap<string, Remembered>;

type Row = Readonly<Record<string, string>> & { readonly at: number };

function rowsBy({ headings, rowsOf }: Hands, place: Place): Row[] {
  const names = headings(place);
  return rowsOf(place).map((cells, index) => ({
    ...Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])),
    at: index + 2,
  })) as unknown as Row[];
}

const filled = (row: Row, headings: readonly string[]): boolean =>
  headings.some((heading) => (row[heading] ?? "") !== "" && row[heading] !== "FALSE");

/** The seller's cells as entered, formulas as formulas. */
function sellersCells({ book }: Shop, hands: Hands, place: Place, row: Row): Record<string, string> {
  const names = hands.headings(place);
  return Object.fromEntries(
    SELLERS[place].map((heading) => {
      const cell = `${letters(names.indexOf(heading))}${row.at}`;
      const entered = book.view.cell(hands.titleOf(place), cell).userEnteredValue;
      return [heading, JSON.stringify(entered ?? null)];
    }),
  );
}

/**
 * A key once given is the row's for good; a later look may meet one that landed beside its row and is not put right yet. Of a row
 * that was marked when its key was typed over, the key is the one that stood there.
 */
export function remember(shop: Shop, hands: Hands, earlier: Memory = new Map()): Memory {
  const memory = new Map<string, Remembered>();
  for (const place of PLACES) {
    for (const row of rowsBy(hands, place)) {
      const mark = row[MARK] ?? "";
      if (mark === "") continue;
      const name = `${place}: ${mark}`;
      const { heading, was } = hands.retyped.get(name) ?? {};
      const keys = KEYS[place].map((key) => (key === heading ? was : row[key]) ?? "");
      memory.set(name, {
        sellers: sellersCells(shop, hands, place, row),
        keys: earlier.get(name)?.keys ?? keys,
        walmartStatus: row["Walmart status"] ?? "",
      });
    }
  }
  return memory;
}

const TICKED = JSON.stringify({ boolValue: true });
const UNTICKED = JSON.stringify({ boolValue: false });

/** The seller's cells are as people left them; nothing else stands in a new row. */
export function sellersBreaches(shop: Shop, hands: Hands, before: Memory): string[] {
  const breaches: string[] = [];
  const now = remember(shop, hands);
  for (const [mark, was] of before) {
    const is = now.get(mark);
    if (is === undefined) {
      breaches.push(`${mark} is gone`);
      continue;
    }
    for (const [heading, value] of Object.entries(was.sellers)) {
      if (heading === "Order status" && was.walmartStatus !== is.walmartStatus) continue;
      // A tick that Aisle has carried out goes.
      if (heading === "Returned" && value === TICKED && is.sellers[heading] === UNTICKED) continue;
      if (is.sellers[heading] !== value) breaches.push(`${mark}: ${heading} was ${value}, is ${is.sellers[heading]}`);
    }
  }
  for (const mark of now.keys()) if (!before.has(mark)) breaches.push(`${mark} appeared`);
  for (const place of PLACES) {
    const mayHold = place === "Orders" ? SELLERS.Orders.filter((one) => one !== "Order status") : SELLERS[place];
    for (const row of rowsBy(hands, place)) {
      if ((row[MARK] ?? "") === "" && filled(row, mayHold))
        breaches.push(`${place} row ${row.at} without a mark holds a seller's cell: ${JSON.stringify(row)}`);
    }
  }
  return breaches;
}

/** Every row has the key that it was given. */
export const keyBreaches = (shop: Shop, hands: Hands, before: Memory): string[] =>
  [...remember(shop, hands)].flatMap(([mark, is]) =>
    (before.get(mark)?.keys ?? []).flatMap((key, index) =>
      key === "" || is.keys[index] === key ? [] : [`${mark}: its key was ${key}, is ${is.keys[index]}`],
    ),
  );

/**
 * Aisle's cells belong to their rows: compared with Walmart, with each other, and with a second computation. `earlier`: the
 * cells of before, the first of which a run has seen for certain.
 */
export function aislesBreaches(shop: Shop, hands: Hands, earlier: readonly Cells[] = []): string[] {
  return [
    ...listingBreaches(shop, hands, earlier),
    ...orderBreaches(shop, hands),
    ...stockBreaches(hands),
    ...shipmentBreaches(shop, hands),
    ...strayBreaches(hands),
  ];
}

/** Rows of one tab that differ from what they should hold. */
const differing = (what: string, is: unknown, should: unknown): string[] =>
  JSON.stringify(is) === JSON.stringify(should)
    ? []
    : [`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`];

/** What the second computation reads. */
export function cellsOf({ book }: Shop, hands: Hands): Cells {
  const place = (tab: string) => book.view.rows(hands.titleOf(tab));
  return {
    products: place("Products"),
    inventory: place("Inventory"),
    orders: place("Orders"),
    skuMap: place("SKU Map"),
    listings: place("Listings"),
    orderStatuses: place("Order Statuses"),
    warehouses: place("Warehouses"),
    inventoryStatuses: place("Inventory Statuses"),
  };
}

/**
 * A line that came in meanwhile holds on to what the run that brought it saw: any one of the states, also one in which nobody
 * knew of it yet, or none. What stands in the sheet is right when it fits one of these.
 */
function expectations(shop: Shop, hands: Hands, earlier: readonly Cells[]): readonly Expectation[] {
  const now = cellsOf(shop, hands);
  const [first, ...between] = earlier;
  const seen = first === undefined ? [] : [first];
  const brought = earlier.map((one) => ({ ...one, orders: now.orders }));
  const some = [[], ...between.map((one) => [one]), ...(between.length > 1 ? [between] : [])];
  return [...some, ...brought.map((one) => [one])].map((more) => bruteForce(now, [...seen, ...more]));
}

function listingBreaches(shop: Shop, hands: Hands, earlier: readonly Cells[]): string[] {
  const { walmart } = shop;
  const rows = rowsBy(hands, "Listings").filter((row) => row["Listing SKU"] !== "");
  const items = new Map(walmart.items().map((item) => [String(item.sku), item]));
  const possible = expectations(shop, hands, earlier);
  const expected = (sku: string, is: string | undefined): number | null => {
    const numbers = possible.map((expect) => expect(sku));
    return numbers.find((number) => String(number ?? "") === is) ?? numbers[0] ?? null;
  };
  return [
    ...twins(rows, ["Listing SKU"]),
    ...rows.flatMap((row) => {
      const sku = row["Listing SKU"] ?? "";
      const item = items.get(sku) as Record<string, unknown> | undefined;
      const price = (item?.price as { amount: number } | undefined)?.amount.toFixed(2);
      const number = expected(sku, row["To send"]);
      return [
        ...differing(
          `${sku} as Walmart knows it`,
          [row.Title, row.WPID, row.Price],
          [item?.productName, item?.wpid, price],
        ),
        ...differing(`To send of ${sku}`, row["To send"], number === null ? "" : String(number)),
        ...(number === null ? [] : differing(`${sku} on Walmart`, walmart.quantities().get(sku), number)),
        ...(number === null ? [] : differing(`Last sent of ${sku}`, row["Last sent"], String(number))),
      ];
    }),
  ];
}

function orderBreaches({ walmart }: Shop, hands: Hands): string[] {
  const rows = rowsBy(hands, "Orders").filter((row) => row.PO !== "");
  const lines = new Map(
    walmart
      .orders()
      .flatMap((order) =>
        order.orderLines.orderLine.map((line) => [
          `${order.purchaseOrderId} / ${line.lineNumber}`,
          [
            ...[order.customerOrderId, line.item.sku, line.item.productName, line.orderLineQuantity.amount],
            ...shipTo(order.shippingInfo?.postalAddress),
          ],
        ]),
      ),
  );
  const stock = new Set(rowsBy(hands, "Inventory").flatMap((row) => (cameBack(row) ? [] : (row.IMEI ?? ""))));
  return [
    ...twins(rows, ["PO", "Line"]),
    ...rows.flatMap((row) => {
      const line = `${row.PO} / ${row.Line}`;
      const units = typedUnits(row).filter((one) => stock.has(one));
      return [
        ...differing(
          `${line} as Walmart knows it`,
          [
            ...[row["Customer order"], row["SKU as sold"], row.Title, row.Qty],
            ...[row["Ship-to name"], row["Ship-to city"]],
          ],
          lines.get(line),
        ),
        ...differing(`Committed of ${line}`, row.Committed, String(units.length)),
      ];
    }),
  ];
}

function shipTo(address: unknown): unknown[] {
  const { name, city } = Object(address);
  return [name, city];
}

/** A phone that was sold and taken back, for which Aisle took the tick out: its old line names it as history. */
const cameBack = (row: Row): boolean => row.Returned === "FALSE" && row["Sold on"] === "" && row["Committed to"] === "";

const typedUnits = (row: Row): string[] => (row["IMEIs / units"] ?? "").split(/[\s,;]+/).filter((one) => one !== "");

function stockBreaches(hands: Hands): string[] {
  const units = rowsBy(hands, "Inventory");
  const orders = rowsBy(hands, "Orders").filter((row) => row.PO !== "");
  return [
    ...twins(units, ["Unit ID"]),
    ...twins(rowsBy(hands, "Products"), ["Variation ID"]),
    ...units.flatMap((row) => {
      const needsId = row.IMEI !== "" || row["SKU or Variation ID"] !== "";
      const isFree = row.IMEI === "" || cameBack(row);
      const holder = isFree ? undefined : orders.find((order) => typedUnits(order).includes(row.IMEI ?? ""));
      return [
        ...(needsId && row["Unit ID"] === "" ? [`row ${row.at} of Inventory has no Unit ID`] : []),
        ...differing(
          `${row.IMEI} committed to`,
          row["Committed to"],
          holder === undefined ? "" : `${holder.PO} / ${holder.Line}`,
        ),
      ];
    }),
    ...rowsBy(hands, "Products").flatMap((row) =>
      row.Model !== "" && row["Variation ID"] === "" ? [`row ${row.at} of Products has no Variation ID`] : [],
    ),
  ];
}

/** Every package once on Walmart; what the sheet calls Sent is there, and what could be sent was. */
function shipmentBreaches({ walmart }: Shop, hands: Hands): string[] {
  const packages = walmart
    .orders()
    .flatMap(({ purchaseOrderId }) =>
      walmart.shipmentsOf(purchaseOrderId).map((one) => ({ ...one, po: purchaseOrderId })),
    );
  const doubled = packages.filter(
    (one, index) => packages.findIndex((other) => other.po === one.po && other.lineNumber === one.lineNumber) !== index,
  );
  // A row whose typist took a part of it back waits for the rest.
  const rows = rowsBy(hands, "Shipments").filter((row) => row.PO !== "" && row["Tracking number"] !== "");
  const orders = new Set(rowsBy(hands, "Orders").map((row) => row.PO));
  return [
    ...doubled.map((one) => `line ${one.lineNumber} of ${one.po} was shipped twice`),
    ...twins(rows, ["Shipment ID"]),
    ...rows.flatMap((row) => {
      const isThere = packages.some((one) => one.po === row.PO && one.trackingNumber === row["Tracking number"]);
      return [
        ...(row["Shipment ID"] === "" ? [`row ${row.at} of Shipments has no Shipment ID`] : []),
        ...((row.State === "Sent") === isThere ? [] : [`${row.PO} by ${row["Tracking number"]} is ${row.State}`]),
        ...(!orders.has(row.PO ?? "") || packages.some((one) => one.po === row.PO)
          ? []
          : [`order ${row.PO} was not shipped: ${JSON.stringify(row)}`]),
      ];
    }),
  ];
}

const twins = (rows: readonly Row[], keys: readonly string[]): string[] => {
  const names = rows
    .map((row) => keys.map((key) => row[key]).join(" / "))
    .filter((name) => name !== "" && name !== " / ");
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} stands twice`);
};

/** Where there is no row of anybody's, nothing of Aisle's may stand. */
const strayBreaches = (hands: Hands): string[] =>
  PLACES.flatMap((place) => {
    const names = { Listings: ["Listing SKU"], Orders: ["PO"] }[place as string] ?? SELLERS[place];
    return rowsBy(hands, place)
      .filter((row) => !filled(row, names) && filled(row, AISLES[place]))
      .map((row) => `row ${row.at} of ${place} is nobody's and holds ${JSON.stringify(row)}`);
  });

const AISLES: Readonly<Record<Place, readonly string[]>> = {
  Listings: ["Title", "To send", "Last sent", "Sync", "Why"],
  Orders: ["Qty", "Committed", "Walmart status", "Order status"],
  Shipments: ["Shipment ID", "State", "Sent at", "Walmart said"],
  Inventory: ["Unit ID", "Committed to", "Sold on"],
  Products: ["Variation ID", "Available"],
  "SKU Map": ["State"],
};
