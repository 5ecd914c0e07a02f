/** How counts and lists are written in sentences. */
import { sumOf } from "./groups";

/**
 * A count with its noun. `many`: the plural, where adding an s is wrong.
 * @example
 * counted(1, "order") // => "1 order"
 * counted(3, "entry", "entries") // => "3 entries"
 */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/**
 * A list in a sentence.
 * @example
 * enumerated(["a", "b", "c"]) // => "a, b and c"
 * enumerated(["a"]) // => "a"
 */
export const enumerated = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/**
 * The first `most` names, and a count of the others.
 * @example
 * countedBeyond(["a", "b", "c", "d"], 2) // => ["a", "b", "2 more"]
 * countedBeyond(["a", "b"], 2) // => ["a", "b"]
 */
export const countedBeyond = (names: readonly string[], most: number): readonly string[] =>
  names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;

/**
 * A list in a sentence that names at most `most`.
 * @example
 * shortList(["a", "b", "c", "d"], 2) // => "a, b and 2 more"
 * shortList(["a", "b"], 2) // => "a, b"
 */
export const shortList = (names: readonly string[], most: number): string =>
  `${names.slice(0, most).join(", ")}${names.length > most ? ` and ${names.length - most} more` : ""}`;

/**
 * The text cut to at most `most` UTF-16 units, with an ellipsis where it was cut.
 * @example
 * clipped("1234567890", 6) // => "12345…"
 * clipped("short", 6) // => "short"
 */
export const clipped = (text: string, most: number): string =>
  // A character of two UTF-16 units is not cut in half.
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`;

/**
 * An upper bound of the text's size in UTF-8. Unit: bytes.
 * @example
 * bytesOf("Zürich") // => 8
 */
export const bytesOf = (text: string): number =>
  sumOf(Array.from(text, (sign) => (sign < "\x80" ? 1 : 3 * sign.length)));

/** The text with a capital first letter. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
