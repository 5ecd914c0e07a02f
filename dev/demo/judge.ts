/** Compares what Walmart holds at the end of the day with the sheet, computed independently. */
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import type { ShippedPackage } from "../simulator/walmart/gateway/views";
import type { Walmart } from "../simulator/walmart/walmart";
import type { Day } from "./actors";
import { bruteForce, type Expectation } from "./brute-force";
import { type Check, check } from "./check";
import { judgeFulfillment } from "./fulfillment";
import { judgePacking } from "./packing";
import type { Played } from "./play";

/** The figures of a day. `sheetsReads` and `sheetsWrites` count API requests. */
export interface Verdict {
  readonly listings: { imported: number; connected: number; sendable: number; ended: number; notConnected: number };
  readonly quantities: { sent: number; accepted: number; refused: number };
  readonly orders: { imported: number; acknowledged: number };
  readonly shipments: { sent: number };
  readonly walmart: { right: number; wrong: number; untouched: number; linesShipped: number };
  readonly idle: { sheetsReads: number; sheetsWrites: number; fetches: number };
  readonly checks: { passed: number; failed: number };
}

export interface Judgment {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
}

/** The independent computation over the cells as they are now. */
export function expectationOf({ view }: Spreadsheet): Expectation {
  return bruteForce({
    products: view.rows("Products"),
    inventory: view.rows("Inventory"),
    orders: view.rows("Orders"),
    skuMap: view.rows("SKU Map"),
    listings: view.rows("Listings"),
    orderStatuses: view.rows("Order Statuses"),
    warehouses: view.rows("Warehouses"),
    inventoryStatuses: view.rows("Inventory Statuses"),
  });
}

/** SKUs of listings that Walmart calls retired or archived. */
const endedSkus = (walmart: Walmart): ReadonlySet<string> =>
  new Set(walmart.items().flatMap(({ sku, lifecycleStatus }) => (lifecycleStatus === "ACTIVE" ? [] : [String(sku)])));

export function judge({ day, runs }: Played): Judgment {
  const listings = judgeListings(day, runs);
  const orders = judgeOrders(day);
  const puts = day.walmart.ledger().filter(({ method, path }) => method === "PUT" && path === "/v3/inventory");
  const idle = runs[runs.length - 1]?.result.counters;
  const figures = {
    listings: listings.figures,
    quantities: {
      sent: puts.length,
      accepted: puts.filter(({ status }) => status === 200).length,
      refused: puts.filter(({ status }) => status >= 400 && status < 500).length,
    },
    orders: orders.figures,
    shipments: { sent: orders.sent },
    walmart: { ...listings.held, linesShipped: orders.linesShipped },
    idle: {
      sheetsReads: idle?.sheetsReads ?? -1,
      sheetsWrites: idle?.sheetsWrites ?? -1,
      fetches: idle?.fetches ?? -1,
    },
  };
  const checks = [
    ...listings.checks,
    ...orders.checks,
    ...judgeFulfillment(day),
    ...judgePacking(day),
    ...judgeRuns(day, runs),
    ...judgeFigures(figures),
  ];
  const failed = checks.filter(({ holds }) => !holds).length;
  return { verdict: { ...figures, checks: { passed: checks.length - failed, failed } }, checks };
}

function judgeListings(day: Day, runs: Played["runs"]) {
  const { shop, book, walmart } = day;
  const ended = endedSkus(walmart);
  const skus = shop.listings.map(({ sku }) => sku);
  const [headings = [], ...rows] = book.view.rows("Listings");
  const connection = rows.map((row) => row[headings.indexOf("Connection")]);
  const numbers = judgeNumbers(day, ended);
  const approvedAt = runs.find(({ step }) => "door" in step && step.door === "sendApproved")?.at ?? Number.NaN;
  const unapproved = walmart.inventoryWrites().filter(({ at }) => !(at >= approvedAt));
  return {
    figures: {
      imported: rows.length,
      connected: connection.filter((state) => state === "Connected").length,
      sendable: numbers.sendable,
      ended: skus.filter((sku) => ended.has(sku)).length,
      notConnected: connection.filter((state) => state === "Not connected").length,
    },
    held: numbers.held,
    checks: [
      check("every listing on Walmart stands in Listings once", {
        holds: sameTexts(
          rows.map((row) => row[0] ?? ""),
          skus,
        ),
        seen: `${rows.length} of ${skus.length}`,
      }),
      check("no quantity was set before the seller approved it in Preview", {
        holds: unapproved.length === 0,
        seen: `${unapproved.length} were`,
      }),
      ...numbers.checks,
    ],
  };
}

/** The numbers that Walmart holds, beside those of the independent computation. */
function judgeNumbers({ shop, book, walmart }: Day, ended: ReadonlySet<string>) {
  const expected = expectationOf(book);
  const held = walmart.quantities();
  const sendable = shop.listings.filter(({ sku }) => !ended.has(sku) && expected(sku) !== null);
  const wrong = sendable.filter(({ sku }) => held.get(sku) !== expected(sku));
  const others = shop.listings.filter((listing) => !sendable.includes(listing));
  const untouched = others.filter(
    ({ sku, quantity }) => held.get(sku) === quantity && walmart.inventoryWrites(sku).length === 0,
  );
  const different = sendable.filter(({ sku, quantity }) => quantity !== expected(sku));
  const zeroed = sendable.filter(({ sku }) => {
    const zeros = walmart.inventoryWrites(sku).filter(({ amount }) => amount === 0);
    return zeros.length > 0 && expected(sku) !== 0;
  });
  return {
    sendable: sendable.length,
    held: { right: sendable.length - wrong.length, wrong: wrong.length, untouched: untouched.length },
    checks: [
      check("every sendable listing holds on Walmart what the sheet says", {
        holds: wrong.length === 0,
        seen: wrong
          .slice(0, 3)
          .map(({ sku }) => `${sku}: ${held.get(sku)} instead of ${expected(sku)}`)
          .join("; "),
      }),
      check("no listing with stock was set to 0 meanwhile", {
        holds: zeroed.length === 0,
        seen: zeroed
          .slice(0, 3)
          .map(({ sku }) => sku)
          .join("; "),
      }),
      check("every other listing still holds what it held before", {
        holds: untouched.length === others.length,
        seen: `${untouched.length} of ${others.length}`,
      }),
      check("at least 90 % of the sendable listings held another number before", {
        holds: different.length >= sendable.length * 0.9,
        seen: `${different.length} of ${sendable.length}`,
      }),
    ],
  };
}

function judgeOrders({ book, walmart }: Day) {
  const [headings = [], ...rows] = book.view.rows("Orders");
  const cell = (row: readonly string[], heading: string): string => row[headings.indexOf(heading)] ?? "";
  const keys = rows.map((row) => `${cell(row, "PO")} / ${cell(row, "Line")}`);
  const lines = walmart
    .orders()
    .flatMap((order) => order.orderLines.orderLine.map((line) => `${order.purchaseOrderId} / ${line.lineNumber}`));
  const waiting = walmart
    .orders()
    .filter(({ orderLines }) =>
      orderLines.orderLine.some((line) =>
        line.orderLineStatuses.orderLineStatus.some(({ status }) => status === "Created"),
      ),
    );
  const packages = walmart
    .orders()
    .flatMap(({ purchaseOrderId }) => walmart.shipmentsOf(purchaseOrderId).map((one) => ({ ...one, purchaseOrderId })));
  const sentLines = sentShipmentLines(book, keys);
  return {
    figures: {
      imported: new Set(rows.map((row) => cell(row, "PO"))).size,
      acknowledged: walmart.orders().length - waiting.length,
    },
    sent: sentLines.length,
    linesShipped: packages.length,
    checks: [
      check("every order line on Walmart stands in Orders once", {
        holds: sameTexts(keys, lines),
        seen: `${keys.length} of ${lines.length}`,
      }),
      check("Walmart was told of every order", {
        holds: waiting.length === 0,
        seen: `${waiting.length} still waiting`,
      }),
      check("what Shipments calls Sent is what Walmart shows, each line once", {
        holds: sameTexts(sentLines, packages.map(packageName)),
        seen: sentLines.join("; "),
      }),
      check("every unit that was committed and shipped is sold there", {
        holds: soldUnits(book) === shippedUnits(rows, cell),
        seen: `${soldUnits(book)} sold`,
      }),
    ],
  };
}

const packageName = (one: ShippedPackage & { readonly purchaseOrderId: string }): string =>
  `${one.purchaseOrderId} / ${one.lineNumber} by ${one.trackingNumber}`;

/** Each line of each shipment that reads Sent. A blank Line means every line of the order. */
function sentShipmentLines({ view }: Spreadsheet, lines: readonly string[]): string[] {
  const [headings = [], ...rows] = view.rows("Shipments");
  const cell = (row: readonly string[], heading: string): string => row[headings.indexOf(heading)] ?? "";
  return rows
    .filter((row) => cell(row, "State") === "Sent")
    .flatMap((row) => {
      const own = lines.filter((line) => line.startsWith(`${cell(row, "PO")} / ${cell(row, "Line")}`));
      return own.map((line) => `${line} by ${cell(row, "Tracking number")}`);
    });
}

function soldUnits({ view }: Spreadsheet): number {
  const [headings = [], ...rows] = view.rows("Inventory");
  return rows.filter((row) => (row[headings.indexOf("Sold on")] ?? "") !== "").length;
}

/** Each phone once, however often it was sold and came back. */
const shippedUnits = (
  rows: readonly (readonly string[])[],
  cell: (row: readonly string[], heading: string) => string,
): number =>
  new Set(
    rows.flatMap((row) => (Number(cell(row, "Shipped")) > 0 ? (cell(row, "IMEIs / units").match(/\w+/g) ?? []) : [])),
  ).size;

function judgeRuns({ walmart }: Day, runs: Played["runs"]): readonly Check[] {
  const broken = runs.filter(({ result }) => result.outcome !== "returned");
  const unknown = runs.flatMap(({ result }) => result.notEmulated);
  const { violations } = walmart.counters();
  return [
    check("every run came to its end", {
      holds: broken.length === 0,
      seen: broken.map(({ step }) => step.title).join("; "),
    }),
    check("Aisle asked the platform for nothing that it does not have", {
      holds: unknown.length === 0,
      seen: unknown.join("; "),
    }),
    check("Walmart had no request to complain of", {
      holds: Object.keys(violations).length === 0,
      seen: JSON.stringify(violations),
    }),
  ];
}

function judgeFigures(figures: Omit<Verdict, "checks">): readonly Check[] {
  const { listings, orders, shipments, walmart, idle } = figures;
  return [
    check("the shop is large enough to mean something", {
      holds: listings.sendable >= 100 && listings.ended >= 5 && listings.notConnected >= 5,
      seen: JSON.stringify(listings),
    }),
    check("orders came in", { holds: orders.imported > 0, seen: String(orders.imported) }),
    check("shipments went out", {
      holds: shipments.sent > 0 && shipments.sent === walmart.linesShipped,
      seen: `${shipments.sent} and ${walmart.linesShipped}`,
    }),
    check("a run that finds nothing to do writes nothing", {
      holds: idle.sheetsWrites === 0,
      seen: String(idle.sheetsWrites),
    }),
  ];
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
