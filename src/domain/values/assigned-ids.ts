/** Ids that Aisle issues: a letter and a number that is never used a second time. */

import { type Issue, issue } from "./issue";

/** Whether a row still needs an id: the cell is blank, or says `create`. */
export const wantsId = (id: string | null): boolean => id === null || id.trim().toLowerCase() === "create";

/**
 * An issue if Aisle never assigned this id. `last`: the last assigned number; without it nothing is said.
 * @example
 * foreignId("U", "U-000123", 122).map(({ code }) => code) // => ["id-foreign"]
 * foreignId("U", "U-000122", 122) // => []
 */
export function foreignId(letter: string, id: string | null, last: number | undefined): readonly Issue[] {
  const number = numberOf(letter, id);
  if (id === null || wantsId(id) || last === undefined || (number > 0 && number <= last)) return [];
  const said = `“${id}” is no id that Aisle gave: somebody typed over it. Undo that, or clear the cell to get a new id.`;
  return [issue("id-foreign", id, said)];
}

/** Items with their new ids. */
export interface Numbered<Item> {
  readonly items: readonly { readonly item: Item; readonly id: string }[];
  /** The number last assigned. */
  readonly last: number;
}

/**
 * Gives each item the next id. The first number is above `last` and above every number in `taken`, so that an id which
 * the seller typed or restored is never assigned again.
 * @example
 * assignIds("U", ["new unit"], 7, ["U-000012", null]) // => { items: [{ item: "new unit", id: "U-000013" }], last: 13 }
 */
export function assignIds<Item>(
  letter: string,
  items: readonly Item[],
  last: number,
  taken: Iterable<string | null>,
): Numbered<Item> {
  const start = [...taken].reduce((most, id) => Math.max(most, numberOf(letter, id)), last);
  return {
    items: items.map((item, index) => ({ item, id: `${letter}-${String(start + index + 1).padStart(6, "0")}` })),
    last: start + items.length,
  };
}

/**
 * Whether a text has the form of an id that Aisle issues.
 * @example
 * looksAssigned("U", "U-000123") // => true
 * looksAssigned("U", "U-12") // => false
 */
export const looksAssigned = (letter: string, text: string): boolean => new RegExp(`^${letter}-\\d{6,15}$`).test(text);

function numberOf(letter: string, id: string | null): number {
  const digits = id?.startsWith(`${letter}-`) ? id.slice(2) : "";
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
}
