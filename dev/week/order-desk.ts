/** The seller at the orders: commits, ships, cancels, and writes down what another channel sold. */

import { type Book, contentOf, heldOf, type Line, labelOf, leftOf, type Phone } from "./book";
import type { Deed, Week } from "./deed";

export const rowOf = ({ shop }: Week, { po, number }: Line) => shop.hands.row("Orders", { PO: po, Line: number });

/** Types what the row is to hold. */
export function name(week: Week, line: Line, imeis: readonly string[]): string {
  line.names = [...imeis];
  rowOf(week, line).type("IMEIs / units", imeis.join([", ", " ", "\n", "; "][week.pick(4)] ?? ", "));
  return `${labelOf(line)} gets ${imeis.join(" and ") || "nothing"}`;
}

/** Phones of what was sold that a line still needs, and those that it could have. `lots`: nothing needs a name. */
function wishOf(book: Book, line: Line): { readonly wanted: number; readonly fitting: readonly Phone[] } {
  const part = contentOf(book, line).find(({ kinds }) => !kinds.includes("B"));
  const free = book.phones.filter(
    ({ kind, status, heldBy, soldOn }) =>
      part?.kinds.includes(kind) === true && status === "Available" && heldBy === null && soldOn === null,
  );
  const named = new Set(book.lines.flatMap((other) => other.names));
  const wanted = part === undefined ? 0 : (line.ordered - line.canceled) * part.size - line.names.length;
  return { wanted, fitting: free.filter(({ imei }) => !named.has(imei)) };
}

export const open = ({ book }: Week): Line[] =>
  book.lines.filter((line) => line.row === "shown" && leftOf(line) > 0 && line.leaving === 0);

const some = <Item>({ pick }: Week, items: readonly Item[]): Item | undefined => items[pick(items.length)];

function commit(week: Week): string | null {
  const line = open(week).find((one) => wishOf(week.book, one).wanted > 0 && wishOf(week.book, one).fitting.length > 0);
  if (line === undefined) return null;
  const { wanted, fitting } = wishOf(week.book, line);
  const count = week.pick(5) === 0 ? 1 : wanted;
  return name(week, line, [...line.names, ...fitting.slice(0, count).map(({ imei }) => imei)]);
}

/** Nothing is missing: each phone lies ready, and the rest comes off a lot. */
const isReady = ({ book }: Week, line: Line): boolean =>
  contentOf(book, line).length > 0 && wishOf(book, line).wanted === 0;

function pack(week: Week, line: Line, units: number): string {
  const { shop, next } = week;
  const isWhole = units === leftOf(line);
  const cells = [line.po, line.number, isWhole ? "" : String(units), "UPS", `1Z${line.po}${next()}`];
  shop.hands.fill("Shipments", ["PO", "Line", "Qty", "Carrier", "Tracking number"], [cells]);
  line.leaving = units;
  return `${units} of ${labelOf(line)}`;
}

export const ORDER_DESK: readonly Deed[] = [
  { name: "phones are committed", who: "seller", do: commit },
  { name: "more phones are committed", who: "seller", oneIn: 2, do: commit },
  {
    name: "a line is shipped",
    who: "seller",
    oneIn: 2,
    do: (week) => {
      const line = open(week).find((one) => one.channel === "Walmart" && isReady(week, one));
      return line === undefined ? null : pack(week, line, leftOf(line));
    },
  },
  {
    name: "a part of a line is shipped",
    who: "seller",
    oneIn: 10,
    do: (week) => {
      const line = open(week).find((one) => one.channel === "Walmart" && leftOf(one) > 1 && isReady(week, one));
      return line === undefined ? null : pack(week, line, 1);
    },
  },
  {
    name: "a line is shipped in Seller Center",
    who: "seller",
    oneIn: 25,
    do: (week) => {
      const { shop, next } = week;
      const line = open(week).find((one) => one.channel === "Walmart" && isReady(week, one));
      if (line === undefined) return null;
      const units = leftOf(line);
      const lines = [{ lineNumber: line.number, units }];
      shop.walmart.sellerCenter.ship(
        line.po,
        { carrier: "FedEx", trackingNumber: `77${next()}`, lines },
        shop.clock.now(),
      );
      line.leaving = units;
      return labelOf(line);
    },
  },
  {
    name: "a line is canceled",
    who: "seller",
    oneIn: 20,
    do: (week) => {
      const line = some(
        week,
        open(week).filter(({ channel }) => channel === "Walmart"),
      );
      if (line === undefined) return null;
      const units = 1 + week.pick(leftOf(line));
      const wish = { reason: "SELLER_CANCEL_PRICING_ERROR", lines: [{ lineNumber: line.number, units }] };
      week.shop.walmart.sellerCenter.cancel(line.po, wish, week.shop.clock.now());
      line.canceled += units;
      return `${units} of ${labelOf(line)}`;
    },
  },
  {
    name: "units of a canceled line are released",
    who: "seller",
    oneIn: 3,
    do: (week) => {
      const line = week.book.lines.find(
        (one) => one.row === "shown" && heldOf(week.book, one).length > 0 && wishOf(week.book, one).wanted < 0,
      );
      if (line === undefined) return null;
      return name(week, line, line.names.slice(0, line.names.length + wishOf(week.book, line).wanted));
    },
  },
  {
    name: "another channel sells",
    who: "seller",
    oneIn: 12,
    do: (week) => {
      const { shop, book, next, pick } = week;
      const sold = ["A", "B", "M", "S"][pick(4)] ?? "A";
      const [po, ordered] = [`EB-${next()}`, 1 + pick(2)];
      const cells = [po, "1", "eBay", sold, String(ordered), "New"];
      shop.hands.fill("Orders", ["PO", "Line", "Channel", "SKU", "Qty", "Order status"], [cells]);
      const line = { po, number: "1", channel: "eBay", sold, ordered, canceled: 0, shipped: 0 } as const;
      book.lines.push({ ...line, row: "not yet", names: [], leaving: 0, isOver: false });
      return `${ordered} of ${sold} as ${po}`;
    },
  },
  {
    name: "an order of another channel leaves",
    who: "seller",
    oneIn: 6,
    do: (week) => {
      const line = open(week).find((one) => one.channel === "eBay" && isReady(week, one));
      if (line === undefined) return null;
      rowOf(week, line).type("Order status", "Shipped");
      line.leaving = leftOf(line);
      return labelOf(line);
    },
  },
];
