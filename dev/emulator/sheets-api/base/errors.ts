/** Refusals of the API, with Google's own texts [sheets-api.md §11]. */

/** A refused call. `message` is what Google puts into `error.message`, without the Apps Script wrapping. */
export class SheetsApiError extends Error {
  readonly code: number;
  readonly status: string;
  /** The method id without its service: `spreadsheets.values.batchGet`. */
  readonly method: string;
  /** `error.details` where the API sends them: refusals of quota and of masks. */
  readonly details: readonly unknown[];

  constructor(refusal: {
    code: number;
    status: string;
    message: string;
    method: string;
    details?: readonly unknown[];
  }) {
    super(refusal.message);
    this.name = "SheetsApiError";
    this.code = refusal.code;
    this.status = refusal.status;
    this.method = refusal.method;
    this.details = refusal.details ?? [];
  }
}

/** 400 INVALID_ARGUMENT. */
export function invalidArgument(method: string, message: string, details: readonly unknown[] = []): SheetsApiError {
  return new SheetsApiError({ code: 400, status: "INVALID_ARGUMENT", message, method, details });
}

/** 404 NOT_FOUND. */
export function notFound(method: string, message: string): SheetsApiError {
  return new SheetsApiError({ code: 404, status: "NOT_FOUND", message, method });
}

/** What the advanced service says if no answer came [inf]. */
export function emptyResponse(method: string): SheetsApiError {
  return new SheetsApiError({ code: 500, status: "INTERNAL", message: "Empty response", method });
}

/** 403 PERMISSION_DENIED [GSP]. */
export function permissionDenied(method: string): SheetsApiError {
  const message = "The caller does not have permission";
  return new SheetsApiError({ code: 403, status: "PERMISSION_DENIED", message, method });
}

/** For what the real API can do and the emulator cannot: a plain Error, so that no code takes it for a refusal. */
export function notEmulated(what: string): Error {
  return new Error(`not emulated: ${what}`);
}

/** [T:69317254518] */
export const PROTECTED_CELL =
  "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.";

/** [T:61832424841] */
export const TOO_MANY_CELLS =
  "This action would increase the number of cells in the workbook above the limit of 10000000 cells.";
