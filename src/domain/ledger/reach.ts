/**
 * How far Aisle has written. This is stored outside the spreadsheet, so that a restored version, or rows that somebody's
 * undo took back, can be noticed: they are behind it.
 */
import type { Instant } from "../values/brand";

export interface Reach {
  /** Number of the last commit that was seen to be written; 0 before the first. */
  readonly last: number;
  /** The highest number ever assigned, by the letter of the id. */
  readonly ids: Readonly<Record<string, number>>;
  /** The latest assigned ids, each with a digest of its row, so that a row which lost its id gets the same one back. */
  readonly given: readonly (readonly [id: string, likeness: string])[];
  /** The first commit of each of the latest runs that wrote something, and when that run started; latest last. */
  readonly runs: readonly (readonly [first: number, at: number])[];
  /** A run saw its own writes undone, back to this commit; 0: back to a state that it did not know. */
  readonly takenBackTo?: number;
}

/**
 * What a reading of the ledger shows. `stamps`: the numbers of the latest commits. `isEmptied`: the ledger is empty
 * although Aisle's other cells are there. `fence`: the last commit according to the metadata.
 */
export interface Shown {
  readonly stamps: readonly number[];
  readonly isEmptied: boolean;
  readonly fence: number;
}

/** The spreadsheet, or a tab of it, shows an earlier state. */
export interface SetBack {
  /** What was set back, and what shows it; absent: the whole spreadsheet. */
  readonly tabs?: { readonly what: string; readonly sign: string };
  /** Orders that lost their rows, by PO. */
  readonly away?: readonly string[];
  /** When the run started whose writes are the last ones there; `null`: too long ago to know. */
  readonly asOf: Instant | null;
  /** Walmart's numbers may lack orders placed from this instant on; `null`: nobody knows. */
  readonly unsentFrom: Instant | null;
  /** Only the writes of one run were undone, while it worked. No person's work is lost. */
  readonly isOfOneRun: boolean;
  /**
   * A commit landed on rows of another state than the one it was planned for, and nobody knows what those rows held.
   */
  readonly isMixed: boolean;
}

/** Runs that wrote something: about two days of hourly ones, four hours of those every five minutes. */
const RUNS_KEPT = 50;

/**
 * Together with the runs they stay below the 9 kB of a property. Source: Apps Script, quotas, properties value size.
 */
const GIVEN_KEPT = 200;

export const NO_REACH: Reach = { last: 0, ids: {}, given: [], runs: [] };

/**
 * Reads the kept text. A text that cannot be read counts as nothing kept; then only the spreadsheet itself can show
 * anything.
 */
export function readReach(text: string | null): Reach {
  try {
    const { last, ids, given, runs, takenBackTo }: Reach = JSON.parse(text || "{}");
    const isKept = Number.isFinite(last) && [given, runs].every(Array.isArray) && typeof ids === "object";
    return isKept ? { last, ids, given, runs, ...(takenBackTo === undefined ? {} : { takenBackTo }) } : NO_REACH;
  } catch {
    // Somebody edited the property by hand.
    return NO_REACH;
  }
}

/**
 * Whether the ledger is behind what is kept; `null`: it is not. A run that died has written more than is kept, never
 * less, so it is not taken for a set-back. Neither is a ledger that somebody emptied while the metadata is up to date.
 * @example
 * const reach = { last: 12, ids: {}, given: [], runs: [[10, 5_000], [12, 9_000]] };
 * setBackOf(reach, { stamps: [11, 12], isEmptied: false, fence: 12 }) // => null
 * setBackOf(reach, { stamps: [10, 11], isEmptied: false, fence: 12 }).asOf // => 5_000
 */
export function setBackOf({ last, runs, takenBackTo }: Reach, { stamps, isEmptied, fence }: Shown): SetBack | null {
  const isBehind =
    last > 0 && (stamps.length > 0 ? !stamps.includes(last) && Math.min(...stamps) < last : !isEmptied || fence < last);
  if (takenBackTo === undefined && !isBehind) return null;
  const standing = takenBackTo ?? Math.max(0, ...stamps.filter((stamp) => stamp < last));
  const [asOf = null] = runs.flatMap(([first, at]) => (first <= standing ? [at as Instant] : [])).reverse();
  const [latest = 0] = runs[runs.length - 1] ?? [];
  // A run whose writes were undone may have sent nothing, so the run before it counts.
  const [, unsentFrom = null] = runs[runs.length - (takenBackTo === undefined ? 1 : 2)] ?? [];
  return {
    asOf,
    unsentFrom: unsentFrom as Instant | null,
    isOfOneRun: takenBackTo !== undefined && standing >= latest - 1,
    isMixed: takenBackTo === 0,
  };
}

/** What to keep after a commit was written. `isFirst`: it is the first commit of its run. */
export function reachAfter(
  { last, ids, given, runs }: Reach,
  commit: Omit<Reach, "runs" | "takenBackTo"> & { readonly startedAt: number; readonly isFirst: boolean },
): Reach {
  return {
    last: Math.max(last, commit.last),
    ids: highest(ids, commit.ids),
    given: [...given, ...commit.given].slice(-GIVEN_KEPT),
    runs: commit.isFirst ? [...runs, [commit.last, commit.startedAt] as const].slice(-RUNS_KEPT) : runs,
  };
}

const highest = (one: Reach["ids"], other: Reach["ids"]): Reach["ids"] =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((letter) => [
      letter,
      Math.max(one[letter] ?? 0, other[letter] ?? 0),
    ]),
  );
