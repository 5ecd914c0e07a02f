/** The seller at the orders: commits phones and parts of lots, ships, and cancels. */

import { type Book, contentOf, heldOf, type Line, type Lot, labelOf, leftOf, type Phone } from "./book";
import type { Deed, Week } from "./deed";

export const rowOf = ({ shop }: Week, { po, number }: Line) => shop.hands.row("Orders", { PO: po, Line: number });

/** Types what the row is to hold. */
export function name(week: Week, line: Line, imeis: readonly string[], ofLot = line.ofLot): string {
  line.names = [...imeis];
  line.ofLot = ofLot;
  const all = [...imeis, ...(ofLot === null ? [] : [`${idOf(week, ofLot.lot)} x${ofLot.units}`])];
  rowOf(week, line).type("IMEIs / units", all.join([", ", " ", "\n", "; "][week.pick(4)] ?? ", "));
  return `${labelOf(line)} gets ${all.join(" and ") || "nothing"}`;
}

const idOf = ({ shop }: Week, { place }: Lot): string =>
  shop.hands.row("Inventory", { Location: place }).shown("Unit ID");

export const isFree = ({ status, heldBy, soldOn }: Phone): boolean =>
  status === "Available" && heldBy === null && soldOn === null;

/** Phones that nobody has named yet. */
export function freePhones({ book }: Week): Phone[] {
  const named = new Set(book.lines.flatMap((line) => (line.isOver ? [] : line.names)));
  return book.phones.filter((phone) => isFree(phone) && !named.has(phone.imei));
}

/** The part of what was sold whose units have to be named, each of them. */
export const partOf = (book: Book, line: Line) => contentOf(book, line).find(({ kinds }) => !kinds.includes("B"));

/** Stock units that have to be named and are not; below 0, too many are. What was sold without a product, one for one. */
export function wantedBy({ book }: Week, line: Line): number {
  const part = partOf(book, line);
  if (part === undefined && contentOf(book, line).length > 0) return 0;
  return (line.ordered - line.canceled) * (part?.size ?? 1) - line.names.length - (line.ofLot?.units ?? 0);
}

const fitting = (week: Week, line: Line): Phone[] =>
  freePhones(week).filter(({ kind }) => partOf(week.book, line)?.kinds.includes(kind) === true);

export const open = ({ book }: Week): Line[] =>
  book.lines.filter((line) => line.row === "shown" && leftOf(line) > 0 && line.leaving === 0);

export const some = <Item>({ pick }: Week, items: readonly Item[]): Item | undefined => items[pick(items.length)];

function commit(week: Week): string | null {
  const line = open(week).find((one) => wantedBy(week, one) > 0 && fitting(week, one).length > 0);
  if (line === undefined) return null;
  const count = week.pick(5) === 0 ? 1 : wantedBy(week, line);
  return name(week, line, [
    ...line.names,
    ...fitting(week, line)
      .slice(0, count)
      .map(({ imei }) => imei),
  ]);
}

/** What a line of the mixed stock lacks is named of its lot, beside phones that are named already. */
function commitLot(week: Week): string | null {
  const lot = week.book.lots.find(({ kind, quantity }) => kind === "M" && quantity > 8);
  const line = open(week).find((one) => one.sold === "M" && one.ofLot === null && wantedBy(week, one) > 0);
  if (line === undefined || lot === undefined) return null;
  return name(week, line, line.names, { lot, units: wantedBy(week, line), left: 0, isSeen: false });
}

/** Nothing is missing: each phone lies ready, and the rest comes off a lot. */
export const isReady = (week: Week, line: Line): boolean =>
  wantedBy(week, line) === 0 && (line.names.length === 0 || heldOf(week.book, line).length === line.names.length);

/** A parcel is typed into `Shipments`. A line that the buyer does not want any more leaves at a tick only. */
function pack(week: Week, line: Line, units: number): string {
  const { shop, next } = week;
  const isWhole = units === leftOf(line);
  const cells = [line.po, line.number, isWhole ? "" : String(units), "UPS", `1Z${line.po}${next()}`];
  shop.hands.fill("Shipments", ["PO", "Line", "Qty", "Carrier", "Tracking number"], [cells]);
  if (line.isUnwanted) rowOf(week, line).tick("Ship anyway");
  line.leaving = units;
  return `${units} of ${labelOf(line)}`;
}

const readyOn = (week: Week, channel: Line["channel"]): Line[] =>
  open(week).filter((line) => line.channel === channel && isReady(week, line));

export const ORDER_DESK: readonly Deed[] = [
  { name: "phones are committed", who: "seller", do: commit },
  { name: "more phones are committed", who: "seller", oneIn: 2, do: commit },
  { name: "a part of a lot is committed", who: "seller", oneIn: 4, do: commitLot },
  {
    name: "a line is shipped",
    who: "seller",
    oneIn: 2,
    do: (week) => {
      const [line] = readyOn(week, "Walmart");
      return line === undefined ? null : pack(week, line, leftOf(line));
    },
  },
  {
    name: "a part of a line is shipped",
    who: "seller",
    oneIn: 8,
    do: (week) => {
      const line = readyOn(week, "Walmart").find((one) => leftOf(one) > 1);
      return line === undefined ? null : pack(week, line, 1);
    },
  },
  {
    name: "a line is shipped in Seller Center",
    who: "seller",
    oneIn: 25,
    do: (week) => {
      const { shop, next } = week;
      const [line] = readyOn(week, "Walmart");
      if (line === undefined) return null;
      const lines = [{ lineNumber: line.number, units: leftOf(line) }];
      const parcel = { carrier: "FedEx", trackingNumber: `77${next()}`, lines };
      shop.walmart.sellerCenter.ship(line.po, parcel, shop.clock.now());
      line.leaving = leftOf(line);
      return labelOf(line);
    },
  },
  {
    name: "a line is canceled in Seller Center",
    who: "seller",
    oneIn: 20,
    do: (week) => {
      const line = some(
        week,
        open(week).filter(({ channel }) => channel === "Walmart"),
      );
      if (line === undefined) return null;
      const units = line.isUnwanted ? leftOf(line) : 1 + week.pick(leftOf(line));
      const reason = line.isUnwanted ? "CUSTOMER_REQUESTED_SELLER_TO_CANCEL" : "SELLER_CANCEL_PRICING_ERROR";
      const wish = { reason, lines: [{ lineNumber: line.number, units }] };
      week.shop.walmart.sellerCenter.cancel(line.po, wish, week.shop.clock.now());
      line.canceled += units;
      return `${units} of ${labelOf(line)}`;
    },
  },
];
