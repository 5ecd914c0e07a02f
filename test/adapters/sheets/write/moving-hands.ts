/** What people do to rows, columns and cells, one thing at a time and by chance. */
import fc from "fast-check";
import { letter, type UnderTest } from "../../../support/workbook-under-test";
import type { Case } from "./moving-cases";

export type Action =
  | { readonly what: "sort"; readonly column: number; readonly up: boolean }
  | { readonly what: "insert" | "delete"; readonly row: number; readonly count: number }
  | { readonly what: "drag"; readonly row: number; readonly before: number }
  | { readonly what: "type"; readonly row: number; readonly text: string }
  | { readonly what: "new row"; readonly row: number; readonly name: number }
  | { readonly what: "move column"; readonly from: number; readonly to: number }
  | { readonly what: "own column"; readonly at: number }
  | { readonly what: "rename" };

const row = fc.integer({ min: 2, max: 9 });
const place = fc.nat(7);
export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("sort" as const), column: place, up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom("insert" as const, "delete" as const),
      row,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("drag" as const), row, before: row }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("type" as const), row, text: fc.constantFrom("7", "8", "") }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("new row" as const), row, name: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("move column" as const), from: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("own column" as const), at: place }) },
  { weight: 1, arbitrary: fc.constant({ what: "rename" as const }) },
);

const lettersOf = (index: number) => String.fromCharCode(65 + index);

export function act(one: UnderTest, { tab, key, sellers }: Case, title: string, did: Action): void {
  const { people } = one;
  const column = (heading: string) => letter(one, title, heading);
  if (did.what === "sort") people.sort(title, lettersOf(did.column), did.up ? "A to Z" : "Z to A");
  else if (did.what === "insert") people.insertRows(title, did.row, did.count);
  else if (did.what === "delete") people.deleteRows(title, did.row, did.count);
  else if (did.what === "drag") people.moveRows(title, did.row, 1, did.before);
  else if (did.what === "type") people.type(title, `${column(sellers[0] ?? "")}${did.row}`, did.text);
  else if (did.what === "move column") people.moveColumn(title, lettersOf(did.from), lettersOf(did.to));
  else if (did.what === "own column") people.insertColumns(title, lettersOf(did.at), 1);
  else if (did.what === "rename") people.renameTab(title, `${tab} (ours)`);
  else if (did.what === "new row") typeNewRow(one, title, column(key), did.row, `typed ${did.name}`);
}

/** A new row in the middle of the others, as people type units and shipments; listings are never typed. */
function typeNewRow(one: UnderTest, title: string, column: string, at: number, name: string): void {
  const isThere = one.book.view.rows(title).some((cells) => cells.includes(name));
  if (isThere || title.startsWith("Listings")) return;
  one.people.insertRows(title, at, 1);
  one.people.type(title, `${column}${at}`, name);
}
