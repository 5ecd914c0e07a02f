/** Ids that Aisle issues: a letter and a number that is never used again. */

import { type Issue, issue } from "./issue";

/** A row waits for its id: the cell is blank, or says `create`. */
export const wantsId = (id: string | null): boolean => id === null || id.trim().toLowerCase() === "create";

/** An id that was never issued is named; `last`: the number last issued, where it is known. */
export function foreignId(letter: string, id: string | null, last: number | undefined): readonly Issue[] {
  const number = numberOf(letter, id);
  if (id === null || wantsId(id) || last === undefined || (number > 0 && number <= last)) return [];
  const said = `“${id}” is no id that Aisle gave: somebody typed over it. Undo that, or clear the cell to get a new id.`;
  return [issue("id-foreign", id, said)];
}

export interface Numbered<Item> {
  readonly items: readonly { readonly item: Item; readonly id: string }[];
  /** The number last issued. */
  readonly last: number;
}

/** Numbers items from the one after `last`, but never below a number already in `taken`. */
export function issueIds<Item>(
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

/** Whether a text has the shape of an id that Aisle issues. */
export const looksIssued = (letter: string, text: string): boolean => new RegExp(`^${letter}-\\d{6,15}$`).test(text);

function numberOf(letter: string, id: string | null): number {
  const digits = id?.startsWith(`${letter}-`) ? id.slice(2) : "";
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
}
