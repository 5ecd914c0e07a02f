/** Walmart's report of all listings is CSV; a title in it may hold anything that a seller typed. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parseCsv } from "../../../src/adapters/walmart/csv";

test.each([
  [
    "a title with a line break",
    'SKU,Title\r\nA,"Phone\nblack"\r\n',
    [
      ["SKU", "Title"],
      ["A", "Phone\nblack"],
    ],
  ],
  ["a title with a comma and a quote", 'A,"6"" phone, black"', [["A", '6" phone, black']]],
  ["an inch sign in a bare title", 'A,6" phone\n', [["A", '6" phone']]],
  [
    "blank cells at both ends",
    ",A,\n,",
    [
      ["", "A", ""],
      ["", ""],
    ],
  ],
  ["rows of different lengths and a blank line", "A,B\n\nC\r", [["A", "B"], [""], ["C"]]],
  ["an empty file", "", []],
])("%s is read as it was written", (_, text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});

test.each(['A,"cut off in the mid', '"A"B,C', '"A" ,B'])("a text that is no table is not guessed at: %s", (text) => {
  expect(() => parseCsv(text)).toThrow("not CSV");
});

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const tables = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", "é", " ") }), { minLength: 1 }),
  {
    minLength: 1,
  },
);

test("whatever is quoted comes back, as another parser reads it too", () => {
  fc.assert(
    fc.property(tables, fc.constantFrom("\n", "\r\n"), fc.boolean(), (table, lineEnd, isEnded) => {
      const text = table.map((row) => row.map(quoted).join(",")).join(lineEnd) + (isEnded ? lineEnd : "");
      expect(parseCsv(text)).toEqual(table);
      expect(parse(text, { relax_column_count: true, record_delimiter: lineEnd })).toEqual(table);
    }),
  );
});

test("a cell of 50,000 characters and a report of 20,000 rows are read at once", () => {
  const long = `${"x".repeat(49_999)}\n`;
  const rows = Array.from({ length: 20_000 }, (_, index) => [`SKU-${index}`, "Phone, black"]);
  const text = [[long, ""], ...rows].map((row) => row.map(quoted).join(",")).join("\n");
  const read = parseCsv(text);
  expect([read.length, read[0]?.[0]?.length, read[20_000]]).toEqual([20_001, 50_000, ["SKU-19999", "Phone, black"]]);
});
