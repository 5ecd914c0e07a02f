/** A day of a small seller, some of it done and some of it still to do, and what has to be true whatever is set back. */
import type { Switches } from "../../../dev/emulator/workbook/switches";
import type { WorldSnapshot } from "../../../dev/world/world";
import type { RunReport } from "../../../src/domain/log/run-report";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

export const HOUR = 3_600_000;

export type Metadata = Switches["metadataOfSetBack"];
export const METADATA: readonly Metadata[] = ["restored", "kept", "dropped"];

export interface Day {
  readonly shop: QuantityShop;
  /** All of Walmart's orders. */
  readonly orders: readonly string[];
  /** Before the run in which most is to be done. */
  readonly ready: WorldSnapshot;
  /** Versions of the spreadsheet: from before that run, and from earlier on. */
  readonly versions: Readonly<Record<"justNow" | "beforeOrders" | "thisMorning", string>>;
}

/**
 * Before the run: a phone and five of a counted lot are sold and their packages typed; a phone and two of the lot are ordered
 * and not imported; two phones came in; an order of another channel left.
 */
export function aDay(metadataOfSetBack: Metadata): Day {
  const shop = quantityShop({}, { switches: { metadataOfSetBack } });
  const [imei = ""] = shop.phones({ A: 3 });
  shop.lots({ B: 20 });
  shop.run();
  shop.run();
  shop.approveAll();
  shop.run();
  const thisMorning = shop.book.snapshot();
  shop.typeOrder("EBAY-1", "B", 3);
  const orders = [shop.buy("A"), shop.buy("B", 5)];
  const [first = "", second = ""] = orders;
  shop.clock.advance(HOUR);
  const beforeOrders = shop.book.snapshot();
  shop.run();
  shop.clock.advance(HOUR);
  shop.run();
  shop.commit(first, imei);
  shop.ship(first);
  shop.ship(second);
  orders.push(shop.buy("A"), shop.buy("B", 2));
  shop.units("A", 2);
  shop.hands.type("Orders", "PO", "EBAY-1", "Order status", "Shipped");
  const versions = { justNow: shop.book.snapshot(), beforeOrders, thisMorning };
  return { shop, orders, ready: shop.world.snapshot(), versions };
}

/** Hours pass and a run follows each; gives the reports. */
export function laterRuns(shop: QuantityShop, count: number): readonly RunReport[] {
  return Array.from({ length: count }, () => {
    shop.clock.advance(HOUR);
    const report = shop.sync();
    shop.walmart.passTime(shop.clock.now());
    return report;
  });
}

const isWrite = (service: string): boolean => service === "Sheets.Spreadsheets.batchUpdate";
const isFelt = (service: string): boolean => /^(Sheets\.|UrlFetchApp\.fetch)/.test(service);

/** One run; `meanwhile` is told before each call that leaves Aisle how many calls and writes there were before. */
export function runWith({ shop }: Day, meanwhile: (calls: number, writes: number) => void): number {
  let calls = 0;
  let writes = 0;
  shop.sync({
    beforeCall: (_, service) => {
      if (!isFelt(service)) return;
      meanwhile(calls, writes);
      calls += 1;
      if (isWrite(service)) writes += 1;
    },
  });
  shop.walmart.passTime(shop.clock.now());
  return writes;
}

const countOf = <Item>(items: readonly Item[]): ReadonlyMap<Item, number> => {
  const counts = new Map<Item, number>();
  for (const one of items) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

/** What is wrong now; a person who counts and looks would say the same. */
export function wrongs({ shop, orders }: Day, packagesTyped: "typed" | "forgotten" = "typed"): string[] {
  const found: string[] = [];
  const rows = countOf(shop.rows("Orders").map((row) => row.PO ?? ""));
  for (const po of orders) if (rows.get(po) !== 1) found.push(`${po} has ${rows.get(po) ?? 0} rows`);
  for (const [index, po] of orders.entries()) {
    const packages = shop.walmart.shipmentsOf(po).length;
    const isRight = packagesTyped === "typed" ? packages === (index < 2 ? 1 : 0) : packages <= (index < 2 ? 1 : 0);
    if (!isRight) found.push(`${po} left in ${packages} packages`);
  }
  for (const [tab, heading] of [
    ["Inventory", "Unit ID"],
    ["Products", "Variation ID"],
    ["Shipments", "Shipment ID"],
  ] as const) {
    for (const [id, count] of countOf(shop.rows(tab).map((row) => row[heading] ?? "")))
      if (count > 1 || id === "") found.push(`${tab} has ${count} rows with the id “${id}”`);
  }
  return found;
}

/** What a person knows: 5 phones and 20 of the lot came, one phone and 5 + 3 left, one phone and 2 are ordered. */
export const TRUE_STOCK: Readonly<Record<string, number>> = { BASE: 10, A: 3, B: 10 };

/** What stands on Walmart above what can be delivered. */
export const tooMuch = ({ shop }: Day, truth = TRUE_STOCK): string[] =>
  Object.entries(truth).flatMap(([sku, most]) => {
    const set = shop.set(sku) ?? 0;
    return set > most ? [`${sku}: ${set} on Walmart, ${most} left`] : [];
  });

/** All that the run was to do is done, exactly once. */
export function undone({ shop }: Day): string[] {
  const lot = shop.rows("Inventory").find((row) => row["SKU or Variation ID"] === "B")?.Qty;
  const sold = shop.rows("Inventory").filter((row) => row["Sold on"] !== "").length;
  const numbers = Object.entries(TRUE_STOCK).map(([sku, number]) => [sku, number, shop.set(sku)] as const);
  return [
    ...(lot === "12" ? [] : [`the lot reads ${lot}, 12 are left`]),
    ...(sold === 1 ? [] : [`${sold} units are sold, not 1`]),
    ...numbers.flatMap(([sku, right, set]) => (set === right ? [] : [`${sku}: ${set} on Walmart, not ${right}`])),
    ...shop.rows("Shipments").flatMap((row) => (row.State === "Sent" ? [] : [`${row.PO} reads ${row.State}`])),
  ];
}
