/** One cell, quoted or bare, and what ends it. */
const CELL = /("[^"]*(?:""[^"]*)*"|[^",\r\n][^,\r\n]*|)(,|\r\n|[\r\n]|$)/y;

/**
 * The rows of a CSV text; rows may have different lengths. Quoted cells may contain commas and line breaks, which
 * `Utilities.parseCsv` of Apps Script is reported not to handle; `""` in them is a quote. Source: RFC 4180; line ends
 * of every system. Fails: a quoted cell that does not end, or that has text behind its end, as in a text that was cut
 * off.
 * @example
 * parseCsv('SKU,Title\r\nA,"5"" phone, black"\n') // => [["SKU", "Title"], ["A", '5" phone, black']]
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || row.length > 0) {
    const [, cell = "", end] = CELL.exec(text) ?? [];
    if (end === undefined) throw new Error("not CSV");
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
