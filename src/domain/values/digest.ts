/** Short digests: they show whether a value changed, without revealing the value. */
import type { Columns } from "./column";
import { parseCell } from "./parse-cell";

/**
 * A digest of 53 bits in base 36, at most 11 characters. It is no protection against somebody who wants a collision.
 * @example
 * digest("iPhone 13") // => "20bbpji9f3m"
 * digest("iPhone 13") === digest("iPhone 14") // => false
 */
export function digest(text: string): string {
  const { imul } = Math;
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    one = imul(one ^ sign, 0x01000193);
    other = imul(other ^ sign, 0x5bd1e995);
    other ^= other >>> 15;
  }
  const high = imul(one ^ (one >>> 16), 0x85ebca6b) ^ other;
  const low = imul(other ^ (other >>> 13), 0xc2b2ae35) ^ one;
  return ((high >>> 11) * 2 ** 32 + (low >>> 0)).toString(36);
}

type Cells = Readonly<Record<string, unknown>>;

/**
 * Makes a digest of some cells of a row. A value that will be written and the value read back from its cell give the
 * same digest.
 * @example
 * import { aisles } from "./column";
 * const ofLine = digestOf({ at: aisles("instant", "Ordered", "") }, ["at"]);
 * ofLine({ at: 1_000_400 }) === ofLine({ at: 1_000_000 }) // => true
 * ofLine({ at: 1_000_400 }) === ofLine({ at: 1_002_000 }) // => false
 */
export const digestOf =
  (columns: Columns, names: readonly string[]) =>
  (cells: Cells): string =>
    digest(JSON.stringify(names.map((name) => readBack(columns, name, cells[name]))));

/**
 * The value as the cell will read back: seconds instead of milliseconds, LF line ends, no quantity that is out of
 * range.
 */
function readBack(columns: Columns, name: string, value: unknown): unknown {
  const column = columns[name];
  if (column === undefined || (typeof value !== "string" && typeof value !== "number")) return null;
  if (column.kind === "money") return value;
  if (column.kind === "instant") return Math.round(Number(value) / 1000);
  const read = parseCell(name, column, value).value;
  return typeof read === "string" ? read.replace(/\r\n?/g, "\n") : read;
}
