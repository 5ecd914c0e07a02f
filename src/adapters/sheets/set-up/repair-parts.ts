/** The parts and tools of a repair: requests to Google, and messages to the seller. */
import type { Request } from "../google/api";
import type { NextId } from "../shape/marks";
import type { PlatformFacts } from "../shape/platform-facts";
import type { Kept } from "../shape/structure";
import type { ChoicesAt } from "../write/dress-cells";
import type { CellLook, ColumnAt } from "./look";

/** What a repair may use in addition to its tab. */
export interface Tools {
  /** The columns that were examined from top to bottom, and every cell of them. */
  readonly lookedAt: readonly ColumnAt[];
  readonly down: (at: ColumnAt, row: number) => CellLook;
  readonly choicesAt: ChoicesAt;
  readonly ids: NextId;
  readonly kept: Kept;
  readonly facts: PlatformFacts;
  /** Headings that the seller gave to Aisle's columns are adopted instead of restored. */
  readonly keepsHeadings: boolean;
}

export interface Repair {
  readonly requests: readonly Request[];
  readonly headingsMade: readonly string[];
  readonly headingsKept: readonly string[];
  readonly restored: readonly string[];
  readonly leftToYou: readonly string[];
}

export const NOTHING: Repair = { requests: [], headingsMade: [], headingsKept: [], restored: [], leftToYou: [] };

export const restoring = (what: string, requests: readonly Request[]): Repair =>
  requests.length === 0 ? NOTHING : { ...NOTHING, requests, restored: [what] };

export const quietly = (requests: readonly Request[]): Repair => ({ ...NOTHING, requests });

/** One repair of several: requests keep their order. */
export const together = (parts: readonly Repair[]): Repair => ({
  requests: parts.flatMap(({ requests }) => requests),
  headingsMade: parts.flatMap(({ headingsMade }) => headingsMade),
  headingsKept: parts.flatMap(({ headingsKept }) => headingsKept),
  restored: parts.flatMap(({ restored }) => restored),
  leftToYou: parts.flatMap(({ leftToYou }) => leftToYou),
});
