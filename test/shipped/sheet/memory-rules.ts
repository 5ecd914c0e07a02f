/** What Aisle remembers stays remembered, once each, whoever sorts the tab in which it stands. */
import { FORGOTTEN } from "./busy-shop";
import type { Hands } from "./hands-at-work";

/** The keys of everything that must not be forgotten. What may be forgotten goes beside other changes, sooner or later. */
export const remembered = (hands: Hands): readonly string[] => keysOf(hands).filter((key) => key !== FORGOTTEN);

/**
 * What is made anew as the tabs are: the numbers of the latest commits, blank notes of what they wrote, what stands beside
 * names that are there, and which free units open lines may take.
 */
const FOLLOWS = /^(stamp|written|named|watched):/;

const keysOf = (hands: Hands): string[] => {
  const [at, dataAt] = ["Key", "Data"].map((heading) => hands.headings("_Ledger").indexOf(heading));
  return hands.rowsOf("_Ledger").flatMap((cells) => {
    const key = cells[at ?? -1] ?? "";
    // Rows of what open lines hold are shared and rearranged; each line is what is remembered.
    if (key.startsWith("held:"))
      return JSON.parse(cells[dataAt ?? -1] ?? "").lines.map((line: string) => `held ${line}`);
    return key === "" || FOLLOWS.test(key) ? [] : [key];
  });
};

/** What an open line was resolved to is forgotten with it, and which lines are open with the last of them. */
function isOver(hands: Hands, key: string): boolean {
  const [, po, line] = /^held (.*) \/ (.*)$/.exec(key) ?? [];
  if (po === undefined && !key.startsWith("openLines:")) return false;
  const [poAt, lineAt, outstanding] = ["PO", "Line", "Outstanding"].map((heading) =>
    hands.headings("Orders").indexOf(heading),
  );
  const open = hands.rowsOf("Orders").filter((cells) => Number(cells[outstanding ?? -1]) > 0);
  return po === undefined
    ? open.length === 0
    : !open.some((cells) => cells[poAt ?? -1] === po && cells[lineAt ?? -1] === line);
}

export function memoryBreaches(hands: Hands, before: readonly string[]): string[] {
  const keys = keysOf(hands);
  const forgotten = before.filter((key) => !keys.includes(key) && !isOver(hands, key));
  return [
    ...forgotten.map((key) => `${key} was forgotten`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is remembered twice`),
  ];
}
