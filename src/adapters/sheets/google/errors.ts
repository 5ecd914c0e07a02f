/** What Google's refusals mean. The only file that knows their texts. */
import { type Failure, failure, NOT_ALLOWED_TEXT, notAllowed, SPREADSHEET_FULL } from "../../../domain/values/failure";

/** What to do after a commit that threw. */
export type CommitFailure =
  /** Nothing was applied: the spreadsheet is no longer as it was read, or another run was faster. */
  | { readonly kind: "stale" }
  /** Google refuses what was sent; nothing was applied. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** No clear answer: it may have been applied. */
  | { readonly kind: "unknown" }
  | { readonly kind: "failed"; readonly failure: Failure };

/** `text`: Google's own sentence. `request`: the request of the batch that it is about; `null`: Google does not say. */
export interface Refusal {
  readonly text: string;
  readonly request: number | null;
  /** What the refusal means, if its words alone show that it lasts. Absent: rows that moved may have caused it. */
  readonly lasting?: (where: string) => Failure;
}

/**
 * Texts may be in the user's language, so several signs are looked for. After any refusal nothing of the batch was
 * applied. Source: Sheets API, usage limits and troubleshooting; texts seen live.
 */
const TABLE: readonly { readonly signs: RegExp; readonly verdict: (text: string) => CommitFailure }[] = [
  {
    signs: /protected (cell|range)|celda .*protegid|zellen? .*gesch(\u00fc|u)tzt/i,
    verdict: (text) => ({ kind: "refused", refusal: { ...refusalIn(text), lasting: cellsProtected } }),
  },
  {
    signs: NOT_ALLOWED_TEXT,
    verdict: () => ({ kind: "failed", failure: notAllowed() }),
  },
  {
    signs: /quota exceeded|RESOURCE_EXHAUSTED|rate.?limit/i,
    verdict: () => ({ kind: "failed", failure: tooBusy() }),
  },
  {
    signs: /does not have permission|PERMISSION_DENIED/i,
    verdict: () => ({ kind: "failed", failure: noPermission() }),
  },
  {
    signs: /above the limit of 10000000 cells/i,
    verdict: (text) => ({ kind: "refused", refusal: { ...refusalIn(text), lasting: spreadsheetFull } }),
  },
  {
    signs: /maximum of 50000 characters|payload size exceeds/i,
    verdict: () => ({
      kind: "failed",
      failure: failure(
        "refused",
        "too-much-to-write",
        "Google refuses to take this much in one step: one text is longer than 50,000 characters, or too many rows change at once. Nothing was written.",
      ),
    }),
  },
  {
    // `Unable to parse range` is about a range of the answer. It is not documented whether the batch was applied
    // anyway.
    signs: /Internal error|INTERNAL|unavailable|timed? ?out|deadline|Empty response|Unable to parse range/i,
    verdict: () => ({ kind: "unknown" }),
  },
  {
    // The guards cause this: the id is in use. If the store of metadata is full, Google refuses the same request, so
    // those words are excluded.
    signs: /metadata with (that )?id\b.*exist|createDeveloperMetadata(?!.*(storage|limit))/i,
    verdict: () => ({ kind: "stale" }),
  },
  {
    signs: /Invalid|metadata|No (grid|sheet) with id|exceeds grid limits|not (possible|allowed)/i,
    verdict: (text) => ({ kind: "refused", refusal: refusalIn(text) }),
  },
];

/** Source: Sheets API, refusals seen live: `Invalid requests[3].deleteDimension: Sorry, it is not possible …`. */
function refusalIn(text: string): Refusal {
  const [, number, sentence] = /requests\[(\d+)\][^:]*: *([\s\S]*)$/.exec(text) ?? [];
  const plain = text.replace(/^.*failed with error: */, "");
  return { text: sentence ?? plain, request: number === undefined ? null : Number(number) };
}

/** What a lasting refusal means to a seller, and what to do, by Google's words. */
const LASTING: readonly (readonly [RegExp, string])[] = [
  [
    /typed column/i,
    "A column there is a typed column of a table of Google's. Open the menu beside the table's name and choose Convert to unformatted data.",
  ],
  [
    /data validation/i,
    "A rule there takes other values only. Select the column, choose Data ▸ Data validation, and remove the rule or let it only warn.",
  ],
  [/merge/i, "Cells there are merged. Select them and choose Format ▸ Merge cells ▸ Unmerge."],
  [
    /non-frozen/i,
    "Every row there is frozen or would go. Add a blank row at the bottom, and freeze the first row alone.",
  ],
  [
    /grid|dimension|out of bounds/i,
    "Rows or columns that Aisle needs there are gone. Choose Aisle ▸ More ▸ Set up / repair.",
  ],
  [
    /storage|metadata/i,
    "The spreadsheet's room for the notes of add-ons is used up. Remove another add-on's, or delete tabs that are not needed.",
  ],
];

const UNDO_IT = "Undo what was last changed there, or choose Aisle ▸ More ▸ Set up / repair.";

/** `title`: the tab that it is about; `null`: nobody knows. */
export function lastingFailure({ text, lasting }: Refusal, title: string | null): Failure {
  const where = title === null ? "this spreadsheet" : `the tab “${title}”`;
  if (lasting !== undefined) return lasting(where);
  const [, advice = UNDO_IT] = LASTING.find(([signs]) => signs.test(text)) ?? [];
  return failure(
    "setup",
    "write-refused",
    `Google refuses what Aisle has to write in ${where}: “${text}” ${advice} Nothing was written there.`,
  );
}

const cellsProtected = (where: string): Failure =>
  failure(
    "setup",
    "cells-protected",
    `Aisle could not write into ${where} because some cells are protected against you. Ask the spreadsheet's owner to let you edit them, or run Aisle as the owner. Nothing was written there.`,
  );

const spreadsheetFull = (): Failure =>
  failure(
    "setup",
    SPREADSHEET_FULL,
    "The spreadsheet has reached Google's limit of 10 million cells. Delete rows or columns that are not needed. No rows were added.",
  );

/** What a commit's error means. An unknown text counts as no clear answer. */
export function commitFailure(error: unknown): CommitFailure {
  const text = error instanceof Error || hasMessage(error) ? error.message : String(error);
  return TABLE.find(({ signs }) => signs.test(text))?.verdict(text) ?? { kind: "unknown" };
}

/** Why reading failed, in words for the seller. */
export function readFailure(error: unknown): Failure {
  const verdict = commitFailure(error);
  if (verdict.kind === "failed") return verdict.failure;
  const [code, what] = isTabMissing(error)
    ? ["tab-gone", "Somebody deleted a tab, or columns of it, while Aisle read it."]
    : ["google-unavailable", "Google Sheets did not answer."];
  return failure("transient", code, `${what} Nothing was changed; the next run tries again.`, error);
}

/** A tab or some cells disappeared after the structure was read, so Google refuses a range that existed then. */
export const isTabMissing = (error: unknown): boolean =>
  /No (grid|sheet) with id|exceeds grid limits/i.test(hasMessage(error) ? error.message : "");

const hasMessage = (error: unknown): error is { message: string } =>
  typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";

const tooBusy = (): Failure =>
  failure(
    "transient",
    "sheets-quota",
    "Google asks to slow down: too many requests to this spreadsheet in one minute. The next run goes on.",
  );

const noPermission = (): Failure =>
  failure(
    "setup",
    "no-edit-permission",
    "You may not edit this spreadsheet, so Aisle cannot work in it. Ask its owner for edit permission.",
  );
