/** A spreadsheet for tests, with the calls that nearly all of them make. */
import {
  createSpreadsheet,
  SheetsApiError,
  type Spreadsheet,
  type SpreadsheetOptions,
} from "../../dev/emulator/sheets-api/spreadsheet";

export const OWNER = "owner@example.com";
export const ID = "book";

export interface UnderTest {
  readonly book: Spreadsheet;
  /** Any method by its id, as the owner at instant 0. */
  call(method: string, ...args: readonly unknown[]): Answer;
  /** One batch of requests. */
  batch(...requests: readonly unknown[]): Answer;
  /** The refusal of a batch. Fails where it is taken. */
  refused(...requests: readonly unknown[]): SheetsApiError;
  /** The `values` of one A1 range. */
  values(range: string, options?: Record<string, string>): unknown;
}

/** JSON as tests look into it. */
export type Answer = Record<string, unknown>;

export function underTest(options: Partial<SpreadsheetOptions> = {}): UnderTest {
  const quota = { readsPerMinute: 100_000, writesPerMinute: 100_000 };
  const about = { id: ID, title: "Shop", locale: "en_US", timeZone: "America/New_York", owner: OWNER };
  const book = createSpreadsheet({ ...about, quota, ...options });
  // Tests say what they expect; the cast spares them a guard at every step.
  const call = (method: string, ...args: readonly unknown[]) =>
    book.call(method, args, { user: OWNER, now: 0 }) as Answer;
  const batch = (...requests: readonly unknown[]) => call("spreadsheets.batchUpdate", { requests }, ID);
  return {
    book,
    call,
    batch,
    refused: (...requests) => refusal(() => batch(...requests)),
    values: (range, parameters = {}) => {
      const answer = call("spreadsheets.values.batchGet", ID, { ranges: [range], ...parameters });
      return Array.isArray(answer.valueRanges) ? answer.valueRanges[0]?.values : undefined;
    },
  };
}

/** The refusal of the call. Fails where it is taken, and passes on whatever else is thrown. */
export function refusal(run: () => unknown): SheetsApiError {
  try {
    run();
  } catch (error) {
    if (error instanceof SheetsApiError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

/** `updateCells` of values at a place of the first tab. */
export function write(row: number, column: number, rows: readonly (readonly unknown[])[], sheetId = 0): unknown {
  return {
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: rows.map((cells) => ({ values: cells.map((value) => ({ userEnteredValue: typed(value) })) })),
      fields: "userEnteredValue",
    },
  };
}

function typed(value: unknown): unknown {
  if (typeof value === "number") return { numberValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return typeof value === "string" && value.startsWith("=") ? { formulaValue: value } : { stringValue: value };
}

/** A new tab with a known id. */
export function tab(sheetId: number, title: string): unknown {
  return { addSheet: { properties: { sheetId, title } } };
}

/** Metadata on one column. */
export function columnMetadata(metadataId: number, index: number, sheetId = 0): unknown {
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId,
        metadataKey: "aisle.column",
        metadataValue: `column ${metadataId}`,
        visibility: "DOCUMENT",
        location: { dimensionRange: { sheetId, dimension: "COLUMNS", startIndex: index, endIndex: index + 1 } },
      },
    },
  };
}
