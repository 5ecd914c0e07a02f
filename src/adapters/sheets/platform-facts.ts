/**
 * What Google's documents leave open, and what Aisle's reading and writing rests on although nobody has measured it: the
 * self-test of the seller's own spreadsheet finds each. Until it has run, all is taken to be as documented.
 */

import type { PlatformFinding } from "../../ports/workbook";

/** What Aisle does where a thing is not so, in a sentence for the seller. `isVital`: then it neither reads nor writes. */
interface Fact {
  readonly instead: string;
  readonly isVital?: true;
}

const FACTS = {
  /** A written text that begins with `=` or `+` stays text. Source: Sheets API, ExtendedValue; not measured. */
  textStaysText: { instead: "Texts that begin with = or + are written with an apostrophe in front." },
  /** A written text that begins with an apostrophe keeps it. Not documented. */
  apostropheStays: { instead: "Texts that begin with an apostrophe are written with two." },
  /** A protection that only warns lets programs write. Source: Sheets API, ProtectedRange; not measured. */
  warningsLetPass: {
    instead: "Headings and key columns carry no warning, since it would keep Aisle from writing too.",
  },
  /** Metadata with an id in use refuses the whole batch. Source: Sheets API, CreateDeveloperMetadataRequest. */
  usedIdRefuses: { instead: "The spreadsheet is looked at once more right before each write." },
  /** A column's mark is made again where the column stands, and refused where it has moved. Source: DeveloperMetadata. */
  guardsWork: { instead: "The columns are looked at once more right before each write." },
  /** The answer of a batch shows the cells as written. Source: Sheets API, batchUpdate. */
  answerShowsCells: { instead: "Rows are looked at once more before and after each write." },
  /** Source: Sheets API, DateTimeRenderOption. */
  datesReadAsText: {
    instead:
      "Google gives dates as plain numbers here, so a date could pass as a quantity: Aisle does not work. Report this.",
    isVital: true,
  },
  /** Seen live; Source: Sheets API, value render options. */
  errorsReadAsText: {
    instead:
      "Google hides the errors of formulas here, so an error could pass as blank: Aisle does not work. Report this.",
    isVital: true,
  },
} as const satisfies Readonly<Record<string, Fact>>;

export type FactName = keyof typeof FACTS;
export type PlatformFacts = Readonly<Record<FactName, boolean>>;

const NAMES = Object.keys(FACTS) as FactName[];

const factsFrom = (holds: (name: FactName) => boolean): PlatformFacts =>
  Object.fromEntries(NAMES.map((name) => [name, holds(name)])) as PlatformFacts;

export const AS_DOCUMENTED: PlatformFacts = factsFrom(() => true);

/** Findings of an earlier version may lack a fact, which then is as documented. */
export const factsOf = (findings: readonly Pick<PlatformFinding, "fact" | "holds">[]): PlatformFacts =>
  factsFrom((name) => findings.find(({ fact }) => fact === name)?.holds ?? true);

export const findingsOf = (facts: PlatformFacts): readonly PlatformFinding[] =>
  NAMES.map((fact) => ({ fact, holds: facts[fact], instead: facts[fact] ? "" : FACTS[fact].instead }));

/** Why nothing may be read here; `null` where everything may. */
export function unfitBecause(facts: PlatformFacts): string | null {
  const vital = NAMES.filter((name) => "isVital" in FACTS[name] && !facts[name]);
  return vital.length === 0 ? null : vital.map((name) => FACTS[name].instead).join(" ");
}

/** The text to write so that the cell holds `text`, or, where Google offers no way, a text that is no formula. */
export function guarded(text: string, { textStaysText, apostropheStays }: PlatformFacts): string {
  const isAtRisk = apostropheStays
    ? !textStaysText && /^'*[=+]/.test(text)
    : text.startsWith("'") || (!textStaysText && /^[=+]/.test(text));
  return isAtRisk ? `'${text}` : text;
}

/** The text that a cell stands for: the apostrophe that only guards is no part of it. */
export function unguarded(text: string, { textStaysText, apostropheStays }: PlatformFacts): string {
  return apostropheStays && !textStaysText && /^'+[=+]/.test(text) ? text.slice(1) : text;
}
