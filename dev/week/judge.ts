/**
 * Hears both witnesses after an hour: the people's own book, and the second computation from the raw cells. Each
 * difference is a sentence.
 */
import { expectationOf } from "../demo/judge";
import { type Book, heldOf, type Line, labelOf, numberOf, outstandingOf } from "./book";
import type { Week } from "./deed";
import { CONTENTS } from "./shop";

/** Everything that contradicts a witness; none in a week that goes as it should. */
export const faultsOf = (week: Week): string[] => [
  ...numberFaults(week),
  ...lineFaults(week),
  ...stockFaults(week),
  ...walmartFaults(week),
];

const differ = (what: string, is: unknown, should: unknown): string[] =>
  JSON.stringify(is) === JSON.stringify(should)
    ? []
    : [`${what} is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`];

function numberFaults({ shop, book }: Week): string[] {
  const held = shop.walmart.quantities();
  const bySight = expectationOf(shop.book);
  return Object.keys(CONTENTS).flatMap((sku) => {
    const number = numberOf(book, sku);
    return [
      ...(number === null ? [] : differ(`${sku} on Walmart, by the book,`, held.get(sku), number)),
      ...differ(`${sku} by the cells`, bySight(sku), number),
    ];
  });
}

function lineFaults({ shop, book }: Week): string[] {
  const rows = shop.rows("Orders");
  const shown = book.lines.filter(({ row }) => row === "shown");
  const labels = rows.map((row) => `${row.PO} / ${row.Line || "1"}`);
  return [
    ...differ("the rows of Orders", [...labels].sort(), shown.map(labelOf).sort()),
    ...shown.flatMap((line) => {
      const row = rows[labels.indexOf(labelOf(line))] ?? {};
      const seen = [row.Qty, row.Canceled, row.Shipped, row.Committed, row.Outstanding];
      return differ(
        `${labelOf(line)} (ordered, canceled, shipped, committed, outstanding)`,
        seen,
        figuresOf(book, line),
      );
    }),
  ];
}

function figuresOf(book: Book, line: Line): string[] {
  const sold = book.phones.filter(({ soldOn }) => soldOn === line).length;
  const typed = line.channel === "Walmart" ? [line.canceled, line.shipped].map(String) : ["", ""];
  return [
    String(line.ordered),
    ...typed,
    String(heldOf(book, line).length + sold + (line.ofLot?.units ?? 0)),
    String(outstandingOf(book, line)),
  ];
}

function stockFaults({ shop, book }: Week): string[] {
  const rows = shop.rows("Inventory");
  const rowOf = (heading: string, text: string) => rows.find((row) => row[heading] === text) ?? {};
  const place = (line: Line | null) => (line === null ? "" : labelOf(line));
  return [
    ...book.phones.flatMap(({ imei, heldBy, soldOn }) => {
      const row = rowOf("IMEI", imei);
      return [
        ...differ(`${imei} committed to`, row["Sold on"] ? "" : row["Committed to"], place(heldBy)),
        ...differ(`${imei} sold on`, row["Sold on"], place(soldOn)),
      ];
    }),
    ...book.lots.flatMap((lot) =>
      differ(`Qty of ${lot.place}`, rowOf("Location", lot.place).Qty, String(lot.quantity)),
    ),
  ];
}

/** Walmart's own orders: told received, and with as many units canceled and shipped as people know of. */
function walmartFaults({ shop, book }: Week): string[] {
  return shop.walmart.orders().flatMap((order) =>
    order.orderLines.orderLine.flatMap((line) => {
      const units = (...statuses: readonly string[]) =>
        line.orderLineStatuses.orderLineStatus
          .filter(({ status }) => statuses.includes(status))
          .reduce((total, { statusQuantity }) => total + Number(statusQuantity.amount), 0);
      const known = book.lines.find(
        ({ po, number }) => po === order.purchaseOrderId && number === String(line.lineNumber),
      );
      return differ(
        `${order.purchaseOrderId} / ${line.lineNumber} on Walmart (not told, canceled, gone)`,
        [units("Created"), units("Cancelled"), units("Shipped", "Delivered", "Refund")],
        [0, known?.canceled, known?.shipped],
      );
    }),
  );
}
