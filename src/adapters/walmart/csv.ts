/** A cell, in quotes or bare, and what ends it. */
const CELL = /("[^"]*(?:""[^"]*)*"|[^",\r\n][^,\r\n]*|)(,|\r\n|[\r\n]|$)/y;

/**
 * The rows of a CSV text, of any length each. Quoted cells keep commas and line breaks, which `Utilities.parseCsv` of Apps
 * Script is reported not to manage; `""` in them is a quote. Source: RFC 4180; line ends of every system.
 * Fails: a quoted cell without an end, or with more behind it, as where a text was cut off.
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
