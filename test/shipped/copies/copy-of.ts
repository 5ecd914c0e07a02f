/** The ways in which a spreadsheet is copied, and what each keeps. The script, its properties and triggers begin anew. */
import { openShop, type Shop } from "../../support/shop-under-test";

interface Book {
  readonly workbook: { readonly metadata: readonly { readonly metadataKey: string }[] };
  readonly sheets: readonly { readonly title: string }[];
}

/** What is taken along. */
type Way = (book: Book) => Book;

const marksOnly = (book: Book, isKept: (key: string) => boolean): Book => ({
  ...book,
  workbook: { ...book.workbook, metadata: book.workbook.metadata.filter(({ metadataKey }) => isKept(metadataKey)) },
});
const withoutMarks: Way = (book) => marksOnly(book, () => false);
const withoutId: Way = (book) =>
  JSON.parse(JSON.stringify(marksOnly(book, (key) => key !== "aisle.book")).replaceAll("book:own", "nothing"));
const withoutLedger: Way = (book) => ({ ...book, sheets: book.sheets.filter(({ title }) => title !== "_Ledger") });

export const WAYS = {
  "File ▸ Make a copy, or a copy by a program": (book) => book,
  "by way of an .xlsx file": withoutMarks,
  "a copy of a version in which no id was noted": withoutId,
  "an .xlsx file of such a version": (book) => withoutId(withoutMarks(book)),
  "tabs moved with Copy to, and named as before": withoutMarks,
  "tabs moved with Copy to, all but the hidden one": (book) => withoutLedger(withoutMarks(book)),
} as const satisfies Readonly<Record<string, Way>>;

export type WayName = keyof typeof WAYS;

/** What of the shop's own properties the copy finds in its own store, which Google gives it none of. */
type Kept = "nothing" | "everything";

/** The same Walmart account and the same clock, in a spreadsheet and a script project of their own. */
export function copyOf(
  shop: Shop,
  way: WayName = "File ▸ Make a copy, or a copy by a program",
  kept: Kept = "nothing",
): Shop {
  const copy = openShop({
    walmart: shop.walmart,
    clock: shop.clock,
    sheet: { id: "copy", title: "Copy of Shop" },
  });
  copy.book.restore(changed(shop.book.snapshot(), WAYS[way]));
  if (kept === "everything") {
    const [from, to] = [shop, copy].map(({ world }) => JSON.parse(world.emulator.snapshot()));
    copy.world.emulator.restore(JSON.stringify({ ...to, state: { ...to.state, properties: from.state.properties } }));
  }
  return copy;
}

/** The spreadsheet becomes what it is after something that no event tells of. */
export const change = ({ book }: Shop, way: Way): void => book.restore(changed(book.snapshot(), way));

/** As a workbook stands of which no version of Aisle noted the id. */
export const OF_BEFORE: Way = withoutId;

const changed = (snapshot: string, way: Way): string => JSON.stringify(way(JSON.parse(snapshot)));
