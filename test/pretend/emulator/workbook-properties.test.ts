import fc from "fast-check";
import { SheetsApiError } from "../../../dev/emulator/sheets-api/spreadsheet";
import { columnMetadata, OWNER, type UnderTest, underTest, write } from "../../support/spreadsheet-under-test";
import "../../support/seed";

/** Texts whose reading differs by the format of the cell. */
const TEXTS = ["", "0012", "2026-01-02", "50%", "=A1", "=SUM(A1:C4)", "x", "'1", "TRUE"];

type Action = (one: UnderTest) => void;

const place = fc.record({ row: fc.nat(6), column: fc.nat(5) });
const cellName = place.map(({ row, column }) => `${"ABCDEF"[column]}${row + 1}`);
const letters = fc.constantFrom("A", "B", "C", "D");

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(cellName, fc.constantFrom(...TEXTS)).map(
    ([cell, text]): Action =>
      (one) =>
        person(one).type("Sheet1", cell, text),
  ),
  fc.tuple(fc.nat(5), fc.nat(3)).map(
    ([at, count]): Action =>
      (one) =>
        person(one).insertRows("Sheet1", at + 1, count + 1),
  ),
  fc.tuple(fc.nat(5), fc.nat(3)).map(
    ([at, count]): Action =>
      (one) =>
        person(one).deleteRows("Sheet1", at + 1, count + 1),
  ),
  letters.map(
    (column): Action =>
      (one) =>
        person(one).insertColumns("Sheet1", column, 1),
  ),
  letters.map(
    (column): Action =>
      (one) =>
        person(one).deleteColumns("Sheet1", column, 1),
  ),
  fc.tuple(letters, letters).map(
    ([from, to]): Action =>
      (one) =>
        person(one).moveColumn("Sheet1", from, to),
  ),
  fc.tuple(letters, fc.boolean()).map(
    ([column, up]): Action =>
      (one) =>
        person(one).sort("Sheet1", column, up ? "A to Z" : "Z to A"),
  ),
  cellName.map(
    (cell): Action =>
      (one) =>
        person(one).setNumberFormat("Sheet1", `${cell}:F9`, { type: "TEXT", pattern: "@" }),
  ),
  fc.constant<Action>((one) => person(one).duplicateTab("Sheet1")),
  place.map(
    ({ row, column }): Action =>
      (one) =>
        one.batch(write(row, column, [["a", 1], ["=B2+1"]])),
  ),
  fc.nat(3).map(
    (index): Action =>
      (one) =>
        one.batch(columnMetadata(70 + index, index), write(0, 0, [["m"]])),
  ),
  fc.constant<Action>((one) => one.batch(write(0, 0, [["lost"]]), { deleteSheet: { sheetId: 404 } })),
);

function person(one: UnderTest) {
  return one.book.people(OWNER);
}

/** Everything that can be seen, without any remembered text. */
function seen(one: UnderTest): unknown {
  const { view } = one.book;
  return { tabs: view.tabs(), rows: view.tabs().map((tab) => view.rows(tab.title)), metadata: view.metadata() };
}

test("after any actions every earlier snapshot still restores exactly what was seen then, and refusals change nothing", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
      const one = underTest();
      const history = [{ text: one.book.snapshot(), seen: seen(one) }];
      for (const act of actions) {
        const before = one.book.snapshot();
        try {
          act(one);
        } catch (error) {
          if (!(error instanceof Error)) throw error;
          expect(error instanceof SheetsApiError || error.constructor === Error).toBe(true);
          expect(one.book.snapshot()).toBe(before);
        }
        history.push({ text: one.book.snapshot(), seen: seen(one) });
      }
      const other = underTest();
      for (const { text, seen: then } of history) {
        one.book.restore(text);
        expect(seen(one)).toEqual(then);
        // A text that nobody remembers has to be read from scratch.
        other.book.restore(` ${text}`);
        expect(seen(other)).toEqual(then);
        expect(other.book.snapshot()).toBe(text);
      }
    }),
    { numRuns: 300 },
  );
});
