/** By which names units are known: IMEIs, serial numbers and Unit IDs, however they were typed. */
import type { InventoryRow } from "./inventory-columns";

/** What names are compared by: without blanks, dashes and letter case. */
export const nameKey = (name: string): string => name.replace(/[\s\u00ad\u2010-\u2015-]+/g, "").toUpperCase();

/** Digits or letters from which on a part of a cell is an IMEI or serial number of its own, not a group of one. */
const WHOLE = 14;

/** A cell may hold both numbers of a phone with two SIM cards; an IMEI in groups is one. */
export function namesInImei(cell: string | null): readonly string[] {
  if (cell === null) return [];
  const parts = cell.split(/[,;/|\n\r]+/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words.every((word) => nameKey(word).length >= WHOLE) ? words : [part];
  });
  return [...new Set(parts.map(nameKey))].filter((key) => key !== "");
}

/** All names of a row. */
export const namesOf = ({ imei, unitId }: Pick<InventoryRow["values"], "imei" | "unitId">): readonly string[] => [
  ...namesInImei(imei),
  ...(unitId === null ? [] : [nameKey(unitId)]),
];

/** So many groups a number is typed in, at most. */
const GROUPS = 8;

/**
 * The names in a cell of *IMEIs / units*: commas, semicolons, slashes and line ends part them, and so do blanks, unless
 * only together with what follows a word is a name that is known. Shape: as they were typed.
 */
export function typedUnits(text: string | null, isKnown: (key: string) => boolean = () => false): string[] {
  return (text ?? "").split(/[,;/|\n\r\t]+/).flatMap((part) => {
    const words = part.split(/\s+/).filter((word) => word !== "");
    const names: string[] = [];
    for (let at = 0; at < words.length; ) {
      const end = endOfName(words, at, isKnown);
      names.push(words.slice(at, end).join(" "));
      at = end;
    }
    return names;
  });
}

function endOfName(words: readonly string[], at: number, isKnown: (key: string) => boolean): number {
  for (let end = at + 1; end <= Math.min(words.length, at + GROUPS); end += 1)
    if (isKnown(nameKey(words.slice(at, end).join("")))) return end;
  return at + 1;
}
