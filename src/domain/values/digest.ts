/** Short digests: they tell whether something is still what it was, and not what it was. */
import type { Columns } from "./column";
import { parseCell } from "./parse-cell";

/** 53 bits of a text in base 36, at most 11 characters. Two mixes as in FNV, each stirred with the other at the end. */
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

/** Digests some cells of a row. What will be written and what is read back of it give the same. */
export const digestOf =
  (columns: Columns, names: readonly string[]) =>
  (cells: Cells): string =>
    digest(JSON.stringify(names.map((name) => readBack(columns, name, cells[name]))));

/** Cells keep whole seconds and one kind of line end; they give no text that looks like an error, no quantity that is none. */
function readBack(columns: Columns, name: string, value: unknown): unknown {
  const column = columns[name];
  if (column === undefined || (typeof value !== "string" && typeof value !== "number")) return null;
  if (column.kind === "money") return value;
  if (column.kind === "instant") return Math.round(Number(value) / 1000);
  const read = parseCell(name, column, value).value;
  return typeof read === "string" ? read.replace(/\r\n?/g, "\n") : read;
}
