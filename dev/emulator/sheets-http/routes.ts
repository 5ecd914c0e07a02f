/** Finds the method of the API that a verb and a path name [sheets-api.md §1; DISC]. */

export interface Route {
  /** `spreadsheets.values.batchGet` */
  readonly method: string;
  /** The parts of the path that the method takes, in its order of arguments. */
  readonly path: readonly string[];
  readonly hasBody: boolean;
}

/** Verb and path after `/v4/spreadsheets`; `*` for each part that varies. */
const EMULATED: Readonly<Record<string, string>> = {
  "GET /*": "spreadsheets.get",
  "POST /*:batchUpdate": "spreadsheets.batchUpdate",
  "POST /*:getByDataFilter": "spreadsheets.getByDataFilter",
  "GET /*/values:batchGet": "spreadsheets.values.batchGet",
  "POST /*/values:batchGetByDataFilter": "spreadsheets.values.batchGetByDataFilter",
  "POST /*/values:batchUpdate": "spreadsheets.values.batchUpdate",
  "POST /*/values:batchUpdateByDataFilter": "spreadsheets.values.batchUpdateByDataFilter",
  "GET /*/values/*": "spreadsheets.values.get",
  "PUT /*/values/*": "spreadsheets.values.update",
  "POST /*/values/*:append": "spreadsheets.values.append",
  "POST /*/values/*:clear": "spreadsheets.values.clear",
  "POST /*/values:batchClear": "spreadsheets.values.batchClear",
  "GET /*/developerMetadata/*": "spreadsheets.developerMetadata.get",
  "POST /*/developerMetadata:search": "spreadsheets.developerMetadata.search",
};

/** Methods that Google serves and the emulator does not [DISC]. */
const NOT_EMULATED: Readonly<Record<string, string>> = {
  "POST ": "spreadsheets.create",
  "POST /*/sheets/*:copyTo": "spreadsheets.sheets.copyTo",
  "POST /*/values:batchClearByDataFilter": "spreadsheets.values.batchClearByDataFilter",
};

const ROOT = "/v4/spreadsheets";

/** Fixed words in a path. Every other part varies. */
const WORDS: ReadonlySet<string> = new Set(["values", "developerMetadata", "sheets"]);

/** The route of a request; `{missing}`: Google serves it and the emulator does not; undefined: nobody serves it. */
export function routeOf(verb: string, pathname: string): Route | { readonly missing: string } | undefined {
  if (!pathname.startsWith(ROOT)) return undefined;
  const parts = pathname
    .slice(ROOT.length)
    // `/{id}/:batchUpdate` means `/{id}:batchUpdate`, and `/{id}/` means `/{id}`: a popular client asks Google so
    // [NGS].
    .replace(/\/(?=:|$)/g, "")
    .split("/")
    .slice(1)
    .map(decoded)
    .map((text, index, all) => partOf(text, isRange(all, index) ? RANGE_ACTION : ACTION));
  const key = `${verb} ${parts.map(({ text, action }, index) => `/${wordOf(text, index)}${action}`).join("")}`;
  const method = EMULATED[key];
  const missing = NOT_EMULATED[key];
  if (method === undefined) return missing === undefined ? undefined : { missing };
  const path = parts.filter(({ text }, index) => wordOf(text, index) === "*").map(({ text }) => text);
  return { method, path, hasBody: verb !== "GET" };
}

function wordOf(text: string, index: number): string {
  return index === 1 && WORDS.has(text) ? text : "*";
}

/** The part after `values` is a range, which may contain colons. */
const isRange = (parts: readonly string[], index: number): boolean => index === 2 && parts[1] === "values";

/** A range may contain colons, and end in one of two actions. */
const RANGE_ACTION = /:(append|clear)$/;
const ACTION = /:[^:]*$/;

/** An id, word or range, and the action after its last colon. */
function partOf(text: string, ending: RegExp): { text: string; action: string } {
  const [action = ""] = ending.exec(text) ?? [];
  return { text: text.slice(0, text.length - action.length), action };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
