/** How numbers and lists are said. */

/** “1 order”, “3 orders”; `many` where an s is not enough. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** “a”, “a and b”, “a, b and c”. */
export const enumerated = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** At most so many characters; an ellipsis stands for the rest. */
export const clipped = (text: string, most: number): string =>
  // A sign of two characters is not cut in half.
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`;

/** How many bytes a text takes at most in UTF-8. */
export const bytesOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign < "\x80" ? 1 : 3 * sign.length), 0);

/** Begins as a sentence. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
