/**
 * Finds out which present row is which of the rows that were read, although people moved, typed and deleted some, and
 * Aisle wrote into wrong ones. A row is never recognized by a cell that Aisle itself may have written.
 */

import type { RawCell } from "../../../domain/values/column";
import { digest } from "../../../domain/values/digest";
import { groupBy } from "../../../domain/values/groups";
import { isDateCell } from "../../../domain/values/parse-cell";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import { cellText, columnsOf, type GridRow } from "../shape/grid";

/** By column, every text that Aisle wrote into existing rows. */
export type Landed = ReadonlyMap<string, ReadonlySet<string>>;

/** Serial numbers keep whole seconds. */
export const comparable = (raw: RawCell): string =>
  isDateCell(raw) ? `at ${Math.round(raw.instant / 1000)}` : `${typeof raw} ${cellText(raw)}`;

/** Whether a cell holds what Aisle wrote somewhere in its column, so that nobody can tell to which row it belongs. */
export const isLanded = (landed: Landed, name: string, raw: RawCell): boolean =>
  landed.get(name)?.has(comparable(raw)) ?? false;

/** The name of a row in each of the passes; `null`: it has none. */
export type Names = Readonly<Record<Pass, string | null>>;

type Pass = "key" | "likeness" | "rest" | "alone" | "strange";

/**
 * `single`: only names that no other row on either side shares. `each`: rows that share a name are matched in their
 * order.
 */
const PASSES: readonly (readonly [Pass, "single" | "each"])[] = [
  ["key", "single"],
  ["likeness", "single"],
  ["rest", "each"],
  ["likeness", "each"],
  ["alone", "single"],
  ["strange", "single"],
];

/**
 * The names of a row. `key`: the key cells. `likeness`: what the seller typed to say what it is. `rest`: all cells into
 * which no attempt wrote. `alone`: the first cell of the likeness, if another one was typed over. `strange`: the rest
 * without key and likeness, if these were.
 */
export function namesOf(tab: TabName, row: GridRow, landed: Landed): Names {
  const { key } = TABS[tab] as { readonly key: readonly string[] };
  const recognizedBy = saysWhat(tab);
  const textOf = (names: readonly string[]): string | null => {
    const texts = names.map((name) => comparable(row[name] ?? null));
    return names.every((name) => (row[name] ?? false) === false) ? null : JSON.stringify(texts);
  };
  const own = (names: readonly string[]): string | null =>
    names.some((name) => isLanded(landed, name, row[name] ?? null)) ? null : textOf(names);
  const rest = Object.keys(columnsOf(tab)).filter((name) => !landed.has(name));
  return {
    key: own(key),
    likeness: own(recognizedBy),
    rest: textOf(rest),
    alone: own(recognizedBy.slice(0, 1)),
    strange: textOf(rest.filter((name) => !key.includes(name) && !recognizedBy.includes(name))),
  };
}

/**
 * The columns that say what a row is without its key. For the ledger that is the data, which is too long to come back
 * in every answer.
 */
const saysWhat = (tab: TabName): readonly string[] => (tab === "ledger" ? ["data"] : TABS[tab].recognizedBy);

/**
 * The short form for a note: a few characters of a digest are enough to tell the rows of one tab apart. Names that
 * would take too much room are left out.
 */
export const shortened = ({ key, likeness, rest }: Names): Names => ({
  key: short(key),
  likeness: short(likeness),
  rest: short(rest),
  alone: null,
  strange: null,
});

const short = (text: string | null): string | null => (text === null ? null : digest(text).slice(-7));

/** For each position in `standing`, the position in `known` of the same row. Unknown rows are left out. */
export function recognized(known: readonly Names[], standing: readonly Names[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const [pass, how] of PASSES) {
    const before = byName(known, pass);
    for (const [name, positions] of byName(standing, pass)) {
      const candidates = before.get(name) ?? [];
      if (how === "single" && candidates.length + positions.length > 2) continue;
      const free = candidates.filter((position) => !taken.has(position));
      const open = positions.filter((position) => !found.has(position));
      open.slice(0, free.length).forEach((position, index) => {
        const one = free[index] ?? 0;
        found.set(position, one);
        taken.add(one);
      });
    }
  }
  return found;
}

const byName = (rows: readonly Names[], pass: Pass): ReadonlyMap<string, readonly number[]> =>
  groupBy(rows.keys(), (position) => rows[position]?.[pass] ?? null);
