/**
 * What the people of a week know by themselves: where each phone is, what lies in each lot, what was ordered, canceled
 * and shipped. It follows what they did and never reads a cell, so it is a second witness beside the sheet.
 */
import { CATALOG, CONTENTS, type Content, type Kind, type Part, RULES } from "./shop";

export interface Phone {
  readonly imei: string;
  readonly kind: Kind;
  status: "Available" | "In repair";
  /** The line for which it lies ready, and by which it leaves. */
  heldBy: Line | null;
  soldOn: Line | null;
  /** It came back, which the next run is told. */
  isBack: boolean;
}

/** Goods that are counted. `place` is typed into *Location* and names the row; the oldest lot of a kind comes first. */
export interface Lot {
  readonly place: string;
  readonly kind: Kind;
  quantity: number;
}

export interface Line {
  readonly po: string;
  readonly number: string;
  readonly channel: "Walmart" | "eBay";
  /** What was sold: a listing, or a SKU. */
  readonly sold: string;
  readonly ordered: number;
  canceled: number;
  shipped: number;
  /** Whether the sheet has the order's row. */
  row: "not yet" | "shown" | "deleted";
  /** IMEIs that are typed into the row, in order. */
  names: string[];
  /** What is named of a counted lot: `left` of these units left already. `isSeen`: a run read it. */
  ofLot: { readonly lot: Lot; readonly units: number; left: number; isSeen: boolean } | null;
  /** *Line removed* is ticked: it needs nothing any more, and anything may go out on it. */
  isRemoved: boolean;
  /** The buyer asked to cancel it. */
  isUnwanted: boolean;
  /** Units that leave at the next run. */
  leaving: number;
  /** Whether nothing was left of it at the last run: nothing is committed to it any more. */
  isOver: boolean;
}

export interface Book {
  readonly phones: Phone[];
  readonly lots: Lot[];
  readonly lines: Line[];
  /** SKUs in the catalog by now. */
  readonly catalog: Set<string>;
}

/** A line that was just ordered; Walmart's come into the sheet with the next run. */
export const newLine = (about: Pick<Line, "po" | "number" | "channel" | "sold" | "ordered">): Line => ({
  ...about,
  canceled: 0,
  shipped: 0,
  row: "not yet",
  names: [],
  ofLot: null,
  isRemoved: false,
  isUnwanted: false,
  leaving: 0,
  isOver: false,
});

export const openBook = (): Book => ({ phones: [], lots: [], lines: [], catalog: new Set(CATALOG) });

export const labelOf = ({ po, number }: Line): string => `${po} / ${number}`;

/** Units that are neither canceled nor shipped. */
export const leftOf = ({ ordered, canceled, shipped }: Line): number => ordered - canceled - shipped;

export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

/** What is committed to a line. */
export const heldOf = ({ phones }: Book, line: Line): Phone[] => phones.filter(({ heldBy }) => heldBy === line);

/** What a line takes from; nothing while neither its listing nor its SKU leads to any stock. */
export const contentOf = ({ catalog }: Book, { sold }: Line): Content =>
  sold === "N" && !catalog.has("N") ? [] : (CONTENTS[sold] ?? []);

/** Stock units that a line still needs for one part of what it takes from. */
function needOf(book: Book, line: Line, part: Part): number {
  if (line.row !== "shown" || line.isRemoved) return 0;
  const held = heldOf(book, line);
  const isKit = contentOf(book, line).length > 1;
  const phones = isKit ? held.filter(({ kind }) => part.kinds.includes(kind)) : held;
  const counted = phones.length + (line.ofLot?.units ?? 0);
  const wanted = (line.ordered - line.canceled) * part.size;
  return Math.max(0, wanted - Math.max(counted, line.shipped * part.size));
}

/** Stock units that a line still needs, a kit's once for each part; as sold, where it is known to take from nothing. */
export function outstandingOf(book: Book, line: Line): number {
  const content = contentOf(book, line);
  const parts = content.length === 0 ? [{ kinds: [], size: 1 }] : content;
  return sum(parts.map((part) => needOf(book, line, part)));
}

function availableOf({ phones, lots, lines }: Book, kinds: readonly Kind[]): number {
  const free = phones.filter(
    ({ kind, status, heldBy, soldOn }) =>
      kinds.includes(kind) && status === "Available" && heldBy === null && soldOn === null,
  );
  const lying = lots.filter(({ kind }) => kinds.includes(kind)).map(({ quantity }) => quantity);
  const named = lines.flatMap(({ ofLot, row }) =>
    ofLot !== null && row === "shown" && kinds.includes(ofLot.lot.kind) ? ofLot : [],
  );
  return free.length + sum(lying) - sum(named.map(({ units, left }) => units - left));
}

function spareOf(book: Book, kinds: readonly Kind[]): number {
  const needed = book.lines.flatMap((line) =>
    contentOf(book, line)
      .filter((part) => part.kinds.some((kind) => kinds.includes(kind)))
      .map((part) => needOf(book, line, part)),
  );
  return availableOf(book, kinds) - sum(needed);
}

/** What Walmart should hold for a listing; `null` while it is connected to nothing. */
export function numberOf(book: Book, listing: string): number | null {
  if (listing === "N" && !book.catalog.has("N")) return null;
  const content = CONTENTS[listing] ?? [];
  const calculated = Math.min(...content.map(({ kinds, size }) => Math.floor(spareOf(book, kinds) / size)));
  const { percent = 100, holdBack = 0, max = Number.POSITIVE_INFINITY } = RULES[listing] ?? {};
  return Math.max(0, Math.min(max, Math.floor((calculated * percent) / 100) - holdBack));
}

/**
 * What a run makes of what people did before it: typed phones are committed, parcels leave, lots go down, and what left
 * is sold.
 */
export function settle(book: Book): void {
  const { lines, phones } = book;
  for (const line of lines) if (line.row === "not yet") line.row = "shown";
  for (const phone of phones) if (phone.isBack) Object.assign(phone, { soldOn: null, isBack: false });
  for (const phone of phones) if (phone.heldBy !== null && !names(phone.heldBy, phone)) phone.heldBy = null;
  // A run commits before it hears what was canceled meanwhile.
  for (const line of lines) if (!line.isOver) claim(book, line);
  for (const line of lines) {
    if (line.leaving > 0) {
      line.shipped += line.leaving;
      if (!line.isRemoved) lowerLots(book, line, line.leaving);
      line.leaving = 0;
    }
    line.isOver = leftOf(line) === 0;
    takeNamed(book, line);
    if (line.shipped === 0 || !line.isOver) continue;
    for (const phone of heldOf(book, line)) Object.assign(phone, { heldBy: null, soldOn: line });
  }
}

/** What is named of a lot leaves after the phones, and all of it with the last unit. */
function takeNamed(book: Book, line: Line): void {
  const { ofLot, shipped, isOver } = line;
  if (ofLot === null || line.row !== "shown") return;
  ofLot.isSeen = true;
  const past = shipped > 0 && isOver ? ofLot.units : shipped - heldOf(book, line).length;
  const gone = Math.min(ofLot.units, Math.max(ofLot.left, past));
  ofLot.lot.quantity -= gone - ofLot.left;
  ofLot.left = gone;
}

const names = (line: Line, { imei }: Phone): boolean => line.row === "shown" && line.names.includes(imei);

/** A line gets each phone that it names and that nobody has. */
function claim({ phones }: Book, line: Line): void {
  for (const phone of phones)
    if (names(line, phone) && phone.heldBy === null && phone.soldOn === null) phone.heldBy = line;
}

/**
 * What left was taken off the lots, the oldest first. Of a stock that has IMEIs, too, a lot is lowered only where the line
 * names it.
 */
function lowerLots({ lots, phones }: Book, line: Line, units: number): void {
  for (const { kinds, size } of CONTENTS[line.sold] ?? []) {
    if (phones.some(({ kind }) => kinds.includes(kind))) continue;
    let left = units * size;
    for (const lot of lots.filter(({ kind }) => kinds.includes(kind))) {
      const taken = Math.min(left, lot.quantity);
      lot.quantity -= taken;
      left -= taken;
    }
  }
}
