/**
 * How far Aisle has written, kept beside the spreadsheet: a version of it that was restored, or rows that somebody's undo
 * took back, are behind that.
 */
import type { Instant } from "../values/brand";

export interface Reach {
  /** Number of the last commit that was seen to stand; 0 before the first. */
  readonly last: number;
  /** The highest number ever issued, by the letter of the id. */
  readonly ids: Readonly<Record<string, number>>;
  /** The ids issued last, and digests of what their rows say: a row that lost its id gets the same one again. */
  readonly given: readonly (readonly [id: string, likeness: string])[];
  /** The first commit of each of the latest runs that wrote something, and when it was; the latest run last. */
  readonly runs: readonly (readonly [first: number, at: number])[];
  /** A run saw its own writes taken back, as far as this commit; 0: to a state that it did not know. */
  readonly takenBackTo?: number;
}

/**
 * What a read of the ledger shows of it. `stamps`: numbers of the latest commits. `isEmptied`: it alone holds nothing, while what
 * was written beside it stands. `fence`: the last one of the metadata.
 */
export interface Shown {
  readonly stamps: readonly number[];
  readonly isEmptied: boolean;
  readonly fence: number;
}

/** A spreadsheet that is as it was before. */
export interface SetBack {
  /** When the run began whose writes are the last that stand; `null`: it is too long ago. */
  readonly asOf: Instant | null;
  /** Orders placed from then on may not be in Walmart's numbers yet; `null`: nobody knows. */
  readonly unsentFrom: Instant | null;
  /** Nothing but what one run wrote was taken back, while it worked: no person's work is lost. */
  readonly isOfOneRun: boolean;
  /** A commit went onto the rows of a state that it was not planned for, and nobody knows what stood there. */
  readonly isMixed: boolean;
}

/** About two days of hourly runs. */
const RUNS_KEPT = 50;

/** With the runs they stay below the 9 kB that a property holds. Source: Apps Script, quotas, properties value size. */
const GIVEN_KEPT = 200;

export const NO_REACH: Reach = { last: 0, ids: {}, given: [], runs: [] };

/** What cannot be read counts as not kept: then the spreadsheet alone tells. */
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
 * Whether the ledger is behind what is kept; `null`: it is not. A run that died has written more than is kept, never less.
 * A ledger that somebody emptied, in a spreadsheet whose metadata goes as far as what is kept, is another thing.
 */
export function setBackOf({ last, runs, takenBackTo }: Reach, { stamps, isEmptied, fence }: Shown): SetBack | null {
  const isBehind =
    last > 0 && (stamps.length > 0 ? !stamps.includes(last) && Math.min(...stamps) < last : !isEmptied || fence < last);
  if (takenBackTo === undefined && !isBehind) return null;
  const standing = takenBackTo ?? Math.max(0, ...stamps.filter((stamp) => stamp < last));
  const [asOf = null] = runs.flatMap(([first, at]) => (first <= standing ? [at as Instant] : [])).reverse();
  const [latest = 0] = runs[runs.length - 1] ?? [];
  // A run whose writes were taken back may have sent nothing.
  const [, unsentFrom = null] = runs[runs.length - (takenBackTo === undefined ? 1 : 2)] ?? [];
  return {
    asOf,
    unsentFrom: unsentFrom as Instant | null,
    isOfOneRun: takenBackTo !== undefined && standing >= latest - 1,
    isMixed: takenBackTo === 0,
  };
}

/** Once a commit stands. `isFirst`: of its run. */
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
