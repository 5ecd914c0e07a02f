/** What Aisle remembers stays remembered, once each, whoever sorts the tab in which it stands. */
import { FORGOTTEN } from "./busy-shop";
import type { Hands } from "./hands-at-work";

/** The keys of everything that must not be forgotten. What may be forgotten goes beside other changes, sooner or later. */
export const remembered = (hands: Hands): readonly string[] => keysOf(hands).filter((key) => key !== FORGOTTEN);

const keysOf = (hands: Hands): string[] => {
  const at = hands.headings("_Ledger").indexOf("Key");
  return hands.rowsOf("_Ledger").flatMap((cells) => (cells[at] ? [cells[at]] : []));
};

/** What open lines were resolved to is forgotten with the last of them. */
function isOver(hands: Hands, key: string): boolean {
  const [, sku] = /^resolved:(.*)\/\d+$/.exec(key) ?? [];
  if (sku === undefined) return false;
  const [sold, outstanding] = ["SKU as sold", "Outstanding"].map((heading) =>
    hands.headings("Orders").indexOf(heading),
  );
  return !hands.rowsOf("Orders").some((cells) => cells[sold ?? -1] === sku && Number(cells[outstanding ?? -1]) > 0);
}

export function memoryBreaches(hands: Hands, before: readonly string[]): string[] {
  const keys = keysOf(hands);
  const forgotten = before.filter((key) => !keys.includes(key) && !isOver(hands, key));
  return [
    ...forgotten.map((key) => `${key} was forgotten`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is remembered twice`),
  ];
}
