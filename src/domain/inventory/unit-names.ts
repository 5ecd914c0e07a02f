/** The names of units (IMEIs, serial numbers, Unit IDs), however they were typed. */
import { looksAssigned } from "../values/assigned-ids";
import type { InventoryRow } from "./inventory-columns";

/**
 * The form in which names are compared: without blanks and dashes, in capitals.
 * @example
 * nameKey("35-123 abc") // => "35123ABC"
 */
export const nameKey = (name: string): string =>
  name.replace(/[\s\u00ad\u200b-\u200d\u2010-\u2015\u2212-]+/g, "").toUpperCase();

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
  // Nearly every cell, and there are thousands.
  if (/^[0-9A-Z]+$/.test(cell)) return [cell];
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

/** A name as it was typed. `count`: how many units of a counted lot; `null`: not said. */
export interface TypedName {
  readonly name: string;
  readonly count: number | null;
}

/**
 * The names in a cell of *IMEIs / units*. Commas, semicolons, slashes and line ends separate them. Blanks do too, unless
 * only the words together are a known name, or the groups of one IMEI. A number of units stands before or after a name:
 * `U-000005 x3`, `3 x U-000005`, `U-000005 (3)`. A number that belongs to no name is given as a name, so that it is said.
 * @example
 * typedNames("U-000001, U-000005 x3") // => [{ name: "U-000001", count: null }, { name: "U-000005", count: 3 }]
 * typedNames("3×U-000005") // => [{ name: "U-000005", count: 3 }]
 * typedNames("353012 345678901")[0].name // => "353012 345678901"
 */
export function typedNames(text: string | null, isKnown: (key: string) => boolean = () => false): TypedName[] {
  return (text ?? "").split(/[,;/|\n\r\t]+/).flatMap((part) => namesAmong(tokensOf(part, isKnown), isKnown));
}

/** The names alone. */
export const typedUnits = (text: string | null, isKnown?: (key: string) => boolean): string[] =>
  typedNames(text, isKnown).map(({ name }) => name);

/** A word of a name, a number of units (`x3`, `3x`, `(3)`), or the sign alone (`x`). */
type Token = { readonly text: string } & (
  | { readonly kind: "word" | "sign" }
  | { readonly kind: "times"; readonly count: number }
);

/** A number of units in a cell is at most this long, so that no serial number is taken for one. */
const COUNT = "\\d{1,6}";
const SIGN = "[x×*]";
const TIMES = new RegExp(`^(?:${SIGN}(${COUNT})|(${COUNT})${SIGN}|\\((${COUNT})\\))$`, "i");
const AFTER = new RegExp(`^(.+?)(${SIGN}${COUNT})$`, "i");
const BEFORE = new RegExp(`^(${COUNT}${SIGN})(.+)$`, "i");

function tokensOf(part: string, isKnown: (key: string) => boolean): Token[] {
  const tokenOf = (text: string): Token => {
    const [, after, before, bracketed] = TIMES.exec(text) ?? [];
    const count = after ?? before ?? bracketed;
    if (isKnown(nameKey(text))) return { kind: "word", text };
    if (count !== undefined) return { kind: "times", text, count: Number(count) };
    return { kind: new RegExp(`^${SIGN}$`, "i").test(text) ? "sign" : "word", text };
  };
  /** An x within a word is a letter of it, unless the rest is the name of a unit. */
  const isName = (text: string, sign: string): boolean =>
    !/x/i.test(sign) || isKnown(nameKey(text)) || looksAssigned("U", text.toUpperCase());
  return part
    .split(/\s+/)
    .filter((word) => !/^[+&]?$/.test(word))
    .flatMap((word) => {
      if (isKnown(nameKey(word)) || TIMES.test(word)) return [tokenOf(word)];
      const [, name = "", times = ""] = AFTER.exec(word) ?? [];
      if (name !== "" && isName(name, times)) return [tokenOf(name), tokenOf(times)];
      const [, first = "", rest = ""] = BEFORE.exec(word) ?? [];
      return rest !== "" && isName(rest, first) ? [tokenOf(first), tokenOf(rest)] : [tokenOf(word)];
    });
}

function namesAmong(tokens: readonly Token[], isKnown: (key: string) => boolean): TypedName[] {
  const names: TypedName[] = [];
  const isCount = (at: number): boolean =>
    tokens[at]?.kind === "word" && /^\d{1,6}$/.test(tokens[at].text) && !isKnown(tokens[at].text);
  /** The number of units at a place, and where it ends. */
  const countAt = (at: number): readonly [count: number | null, end: number] => {
    const token = tokens[at];
    if (token?.kind === "times") return [token.count, at + 1];
    if (token?.kind === "sign" && isCount(at + 1)) return [Number(tokens[at + 1]?.text), at + 2];
    return [null, at];
  };
  for (let at = 0; at < tokens.length; ) {
    const leads = isCount(at) && tokens[at + 1]?.kind === "sign" && tokens[at + 2]?.kind === "word";
    const [leading, from] = leads ? [Number(tokens[at]?.text), at + 2] : countAt(at);
    if (tokens[from]?.kind !== "word") {
      names.push({
        name: tokens
          .slice(at, Math.max(from, at + 1))
          .map(({ text }) => text)
          .join(" "),
        count: null,
      });
      at = Math.max(from, at + 1);
      continue;
    }
    const end = endOfName(tokens, from, isKnown);
    const name = tokens
      .slice(from, end)
      .map(({ text }) => text)
      .join(" ");
    const [count, after] = leading === null ? countAt(end) : [leading, end];
    names.push({ name, count });
    at = after;
  }
  return names;
}

/** The most groups in which one number is typed. */
const GROUPS = 8;

function endOfName(tokens: readonly Token[], at: number, isKnown: (key: string) => boolean): number {
  const joined = (end: number): string =>
    tokens
      .slice(at, end)
      .map(({ text }) => text)
      .join("");
  let imei = at + 1;
  for (let end = at + 1; end <= Math.min(tokens.length, at + GROUPS) && tokens[end - 1]?.kind === "word"; end += 1) {
    if (isKnown(nameKey(joined(end)))) return end;
    // The groups of an IMEI that Inventory does not have are named as one.
    if (/^\d{15}$/.test(nameKey(joined(end)))) imei = end;
  }
  return imei;
}

/**
 * Whether a name has the form of an IMEI and a wrong check digit (Luhn). Source: 3GPP TS 23.003, 6.2.1.
 * @example
 * isDoubtfulImei("353012345678901") // => true
 * isDoubtfulImei("356938035643809") // => false
 */
export function isDoubtfulImei(key: string): boolean {
  if (!/^\d{15}$/.test(key)) return false;
  const sum = [...key].reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 !== 0;
}
