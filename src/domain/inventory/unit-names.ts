/** The names of units (IMEIs, serial numbers, Unit IDs), however they were typed. */
import type { InventoryRow } from "./inventory-columns";

/**
 * The form in which names are compared: without blanks and dashes, in capitals.
 * @example
 * nameKey("35-123 abc") // => "35123ABC"
 */
export const nameKey = (name: string): string => name.replace(/[\s\u00ad\u2010-\u2015-]+/g, "").toUpperCase();

/** From this many characters on, a part of a cell is a whole IMEI or serial number, not one group of a longer one. */
const WHOLE = 14;

/**
 * The names in a cell of *IMEI*. A phone with two SIM cards may have two. An IMEI that was typed in groups is one name.
 * @example
 * namesInImei("353012345678901 353012345678902") // => ["353012345678901", "353012345678902"]
 * namesInImei("35 301234 567890 1") // => ["353012345678901"]
 */
export function namesInImei(cell: string | null): readonly string[] {
  if (cell === null) return [];
  const parts = cell.split(/[,;/|\n\r]+/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words.every((word) => nameKey(word).length >= WHOLE) ? words : [part];
  });
  return [...new Set(parts.map(nameKey))].filter((key) => key !== "");
}

/** All names of a row: IMEIs and Unit ID. */
export const namesOf = ({ imei, unitId }: Pick<InventoryRow["values"], "imei" | "unitId">): readonly string[] => [
  ...namesInImei(imei),
  ...(unitId === null ? [] : [nameKey(unitId)]),
];

/** The most groups in which one number is typed. */
const GROUPS = 8;

/**
 * The names in a cell of *IMEIs / units*, as they were typed. Commas, semicolons, slashes and line ends separate them.
 * Blanks do too, unless only the words together are a known name.
 * @example
 * typedUnits("U-000001, U-000002") // => ["U-000001", "U-000002"]
 * typedUnits("353012 345678901", (key) => key === "353012345678901") // => ["353012 345678901"]
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
