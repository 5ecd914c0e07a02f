import type { CallContext, Service, Services } from "../core/service";
import { ServiceError } from "../core/service-error";

/** Methods of the advanced Sheets service that go to the emulated Sheets API, by their REST names. */
const METHODS: readonly string[] = [
  "spreadsheets.get",
  "spreadsheets.getByDataFilter",
  "spreadsheets.batchUpdate",
  "spreadsheets.values.batchGet",
  "spreadsheets.values.batchGetByDataFilter",
  "spreadsheets.values.batchUpdate",
  "spreadsheets.values.batchUpdateByDataFilter",
  "spreadsheets.values.get",
  "spreadsheets.values.update",
  "spreadsheets.values.append",
  "spreadsheets.values.clear",
  "spreadsheets.values.batchClear",
  "spreadsheets.developerMetadata.get",
  "spreadsheets.developerMetadata.search",
];

/** The advanced service `Sheets`: forwards each method under its REST name. */
export const SHEETS: Services = Object.fromEntries(METHODS.map((method) => [serviceName(method), forward(method)]));

function serviceName(method: string): string {
  const path = method.split(".").map((part, index, all) => (index === all.length - 1 ? part : capitalised(part)));
  return `Sheets.${path.join(".")}`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The number of arguments that the method needs. One object of query parameters may follow [ADV]. */
function requiredArguments(method: string): number {
  const name = method.split(".").at(-1) ?? "";
  const hasBody = name !== "get" && name !== "batchGet";
  const hasSecond = /values\.(get|update|append|clear)$|developerMetadata\.get$/.test(method);
  return 1 + (hasBody ? 1 : 0) + (hasSecond ? 1 : 0);
}

function forward(method: string): Service {
  const least = requiredArguments(method);
  return (args, context) => {
    // [GASF]
    if (args.length < least || args.length > least + 1)
      throw new ServiceError(`Invalid number of arguments provided. Expected ${least}-${least + 1} only`);
    try {
      return handOver(context, method, args);
    } catch (error) {
      throw isApiError(error) ? toException(method, error) : error;
    }
  };
}

function handOver(context: CallContext, method: string, args: readonly unknown[]): unknown {
  const { execution, now, platform } = context;
  return platform.spreadsheet.call(method, args, { user: execution.user, now }) ?? null;
}

interface ApiError extends Error {
  readonly code: number;
  readonly status: string;
}

/** Looks at the shape, not the class, so that this file does not import the workbook at run time. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && "code" in error && typeof error.code === "number" && "status" in error;
}

/** Wording as the platform's; `details` carries the code. Source: general experience, seen in public reports. */
function toException(method: string, error: ApiError): ServiceError {
  const message = `API call to sheets.${method} failed with error: ${error.message}`;
  const details = { code: error.code, message: error.message, status: error.status };
  return new ServiceError(message, "GoogleJsonResponseException", details);
}
