/** What Aisle remembers stays remembered, once each, whoever sorts the tab in which it stands. */
import { FORGOTTEN } from "./busy-shop";
import type { Hands } from "./hands-at-work";

/** The keys of everything that must not be forgotten. What may be forgotten goes beside other changes, sooner or later. */
export const remembered = (hands: Hands): readonly string[] => keysOf(hands).filter((key) => key !== FORGOTTEN);

const keysOf = (hands: Hands): string[] => {
  const at = hands.headings("_Ledger").indexOf("Key");
  return hands.rowsOf("_Ledger").flatMap((cells) => (cells[at] ? [cells[at]] : []));
};

export function memoryBreaches(hands: Hands, before: readonly string[]): string[] {
  const keys = keysOf(hands);
  return [
    ...before.filter((key) => !keys.includes(key)).map((key) => `${key} was forgotten`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is remembered twice`),
  ];
}
