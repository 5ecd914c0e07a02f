/** The errors in an answer, in all forms that Walmart uses. */
import { parseJson } from "../../wire/json";

export interface WalmartError {
  readonly code: string;
  readonly text: string;
}

/**
 * The errors in a body. Walmart uses several forms: `error` as a list (gateway), `errors.error` as a list or one object
 * (orders), `errors` as a list (items, inventory), XML, and pages without any of them. Source: Walmart Marketplace,
 * error codes; bodies seen live.
 * @example
 * readErrors('{"errors":{"error":{"code":"A","info":"wrong"}}}') // => [{ code: "A", text: "wrong" }]
 * readErrors("<html>502</html>") // => []
 */
export function readErrors(body: string): readonly WalmartError[] {
  const parsed = parseJson(body);
  if (parsed !== undefined) return errorsIn(parsed);
  const texts = [...body.matchAll(/<(?:\w+:)?description>([^<]+)</g)].map(([, text = ""]) => text);
  return [...body.matchAll(/<(?:\w+:)?code>([^<]+)</g)].map(([, code = ""], at) => ({ code, text: texts[at] ?? "" }));
}

function errorsIn(json: unknown): readonly WalmartError[] {
  const root = asRecord(json);
  const errors = root.errors;
  const list = root.error ?? (Array.isArray(errors) ? errors : asRecord(errors).error) ?? [];
  return (Array.isArray(list) ? list : [list]).map(asRecord).map((error) => ({
    code: String(error.code ?? ""),
    text: String(error.description ?? error.message ?? error.info ?? ""),
  }));
}

/** The status that belongs to the error's name. Source: Walmart Marketplace, error codes. */
const STATUS_OF_NAME: Readonly<Record<string, number>> = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  CONTENT_NOT_FOUND: 404,
  URI_NOT_FOUND: 404,
  RESOURCE_IS_LOCKED: 423,
  REQUEST_THRESHOLD_VIOLATED: 429,
  SYSTEM_ERROR: 500,
  INVALID_SYSTEM_STATE: 500,
  DOWNSTREAM_SYSTEM_TIME_OUT: 504,
};

/**
 * The status that an answer with a success status should have had, because it holds nothing but errors. `null`: it is a
 * success.
 * @example
 * statusInside({ errors: [{ code: "REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API" }] }) // => 429
 * statusInside({ sku: "A", errors: [] }) // => null
 */
export function statusInside(json: unknown): number | null {
  const members = Object.keys(asRecord(json));
  if (members.length === 0 || members.some((name) => name !== "error" && name !== "errors")) return null;
  const [first] = errorsIn(json);
  return first === undefined ? null : (STATUS_OF_NAME[first.code.split(".")[0] ?? ""] ?? 400);
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
