/**
 * Points that reading and writing depend on, that Google's documents leave open, and that nobody has measured. The
 * self-test of the seller's own spreadsheet checks each. Until it has run, everything counts as documented.
 */

import type { PlatformFinding } from "../../../ports/workbook";

/** What Aisle does if a point does not hold, as a sentence for the seller. */
interface Fact {
  readonly instead: string;
}

const FACTS = {
  /** A written text that begins with an apostrophe keeps it. Not documented. */
  apostropheStays: { instead: "Texts that begin with an apostrophe are written with two." },
  /** A protection that only warns lets programs write. Source: Sheets API, ProtectedRange. */
  warningsLetPass: {
    instead: "Headings and key columns carry no warning, since it would keep Aisle from writing too.",
  },
  /**
   * A column's mark is made again if the column is in its place, and refused if the column has moved. Source:
   * DeveloperMetadata.
   */
  guardsWork: { instead: "The columns are looked at once more right before each write." },
  /** The answer of a batch shows the written cells. Source: Sheets API, batchUpdate. */
  answerShowsCells: { instead: "Rows are looked at once more before and after each write." },
  /** One answer shows the columns of all tabs. How large an answer Google gives is not documented. */
  columnsComeWithTabs: { instead: "The columns are looked up in a request of their own." },
} as const satisfies Readonly<Record<string, Fact>>;

export type FactName = keyof typeof FACTS;
export type PlatformFacts = Readonly<Record<FactName, boolean>>;

const NAMES = Object.keys(FACTS) as FactName[];

const factsFrom = (holds: (name: FactName) => boolean): PlatformFacts =>
  Object.fromEntries(NAMES.map((name) => [name, holds(name)])) as PlatformFacts;

export const AS_DOCUMENTED: PlatformFacts = factsFrom(() => true);

/** Findings of an earlier version may lack a point, which then counts as documented. */
export const factsOf = (findings: readonly Pick<PlatformFinding, "fact" | "holds">[]): PlatformFacts =>
  factsFrom((name) => findings.find(({ fact }) => fact === name)?.holds ?? true);

export const findingsOf = (facts: PlatformFacts): readonly PlatformFinding[] =>
  NAMES.map((fact) => ({ fact, holds: facts[fact], instead: facts[fact] ? "" : FACTS[fact].instead }));

/**
 * The text to write so that the cell holds `text`. If Google drops a leading apostrophe, it drops the first of two.
 * @example
 * escapedText("'tis", { apostropheStays: true }) // => "'tis"
 * escapedText("'tis", { apostropheStays: false }) // => "''tis"
 */
export const escapedText = (text: string, { apostropheStays }: PlatformFacts): string =>
  !apostropheStays && text.startsWith("'") ? `'${text}` : text;
