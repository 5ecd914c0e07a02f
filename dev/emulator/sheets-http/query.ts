/** Query parameters: those of a method, and the system parameters of every Google API [SYS]. */
import { httpRefusal } from "./answers";

/** What the system parameters ask for. */
export interface AnswerForm {
  readonly isPretty: boolean;
  /** An access token given in the address instead of a header. */
  readonly token: string | undefined;
  /** The legacy list of errors beside the message: `$.xgafv=1` [BL202]. */
  readonly hasErrorList: boolean;
}

/** Parameters without an effect on the answer: keys, quota labels and upload marks [SYS; DISC]. */
const IGNORED: ReadonlySet<string> = new Set("key quotaUser userProject uploadType upload_protocol ct".split(" "));

const SYSTEM: ReadonlySet<string> = new Set(
  "alt callback fields prettyPrint access_token oauth_token .xgafv".split(" "),
);

/** The system parameters of an address. Nothing is refused here, so that refusals can already use them. */
export function answerFormOf(search: URLSearchParams): AnswerForm {
  return {
    isPretty: systemParameter(search, "prettyPrint") !== "false",
    token: systemParameter(search, "access_token") ?? systemParameter(search, "oauth_token"),
    hasErrorList: systemParameter(search, ".xgafv") === "1",
  };
}

/** The parameters for the method, including `fields`. Fails: an `alt` that is not JSON; JSONP. */
export function parametersOf(search: URLSearchParams): Readonly<Record<string, unknown>> {
  assertJson(systemParameter(search, "alt") ?? "json");
  if (systemParameter(search, "callback") !== undefined) throw new Error("not emulated: answers as JSONP");
  const own = [...new Set(search.keys())].filter(
    (name) => !SYSTEM.has(plainName(name)) && !IGNORED.has(plainName(name)),
  );
  const parameters = Object.fromEntries(own.map((name) => [name, typed(name, search.getAll(name))]));
  const fields = systemParameter(search, "fields");
  return fields === undefined ? parameters : { ...parameters, fields };
}

/** With or without a `$` before the name [SYS]. If it is repeated, the last one counts [BL202]. */
function systemParameter(search: URLSearchParams, name: string): string | undefined {
  const values = [...search].filter(([key]) => plainName(key) === name);
  return values[values.length - 1]?.[1];
}

const plainName = (name: string): string => name.replace(/^\$/, "");

/** Repeated in the address [DISC]. */
const LISTS: ReadonlySet<string> = new Set(["ranges"]);

const FLAG = /^(true|false)$/;
/** The values that parameters of a closed type may have [DISC]. */
const CLOSED: Readonly<Record<string, RegExp>> = {
  includeGridData: FLAG,
  excludeTablesInBandedRanges: FLAG,
  majorDimension: /^(ROWS|COLUMNS)$/,
  valueRenderOption: /^(FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA)$/,
  dateTimeRenderOption: /^(SERIAL_NUMBER|FORMATTED_STRING)$/,
  valueInputOption: /^(RAW|USER_ENTERED)$/,
  insertDataOption: /^(OVERWRITE|INSERT_ROWS)$/,
  includeValuesInResponse: FLAG,
  responseValueRenderOption: /^(FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA)$/,
  responseDateTimeRenderOption: /^(SERIAL_NUMBER|FORMATTED_STRING)$/,
};

/** If a parameter is repeated, the last value counts, but a bad value is refused in any place [BL337]. */
function typed(name: string, values: readonly string[]): unknown {
  if (LISTS.has(name)) return values;
  const allowed = CLOSED[name];
  const value = values.find((one) => allowed !== undefined && !allowed.test(one)) ?? values[values.length - 1] ?? "";
  return allowed === FLAG && FLAG.test(value) ? value === "true" : value;
}

function assertJson(alt: string): void {
  if (alt === "json") return;
  if (["media", "proto", "sse"].includes(alt)) throw new Error(`not emulated: alt=${alt}`);
  throw httpRefusal(400, "INVALID_ARGUMENT", `Invalid value "${alt}" for parameter alt.`);
}

const SHOWN = ["majorDimension", "valueRenderOption", "dateTimeRenderOption"];
const WRITTEN = [
  "valueInputOption",
  "includeValuesInResponse",
  "responseValueRenderOption",
  "responseDateTimeRenderOption",
];

/** The parameters of each method, beside the system's [DISC]. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "spreadsheets.get": ["ranges", "includeGridData", "excludeTablesInBandedRanges"],
  "spreadsheets.values.batchGet": ["ranges", ...SHOWN],
  "spreadsheets.values.get": SHOWN,
  "spreadsheets.values.update": WRITTEN,
  "spreadsheets.values.append": [...WRITTEN, "insertDataOption"],
};

/** Refuses a parameter that the method does not take, in the wording of Google's front [several live]. */
export function assertKnown(method: string, parameters: Readonly<Record<string, unknown>>): void {
  const known = ["fields", ...(KNOWN[method] ?? [])];
  const unknown = Object.keys(parameters).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const descriptions = unknown.map(
    (name) =>
      `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. ` +
      `Field '${name}' could not be found in request message.`,
  );
  throw httpRefusal(400, "INVALID_ARGUMENT", descriptions.join("\n"), badRequest(descriptions));
}

/** `details` as Google's JSON front sends them with a 400 [several live]. */
export function badRequest(descriptions: readonly string[]): readonly unknown[] {
  const fieldViolations = descriptions.map((description) => ({ description }));
  return [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations }];
}
