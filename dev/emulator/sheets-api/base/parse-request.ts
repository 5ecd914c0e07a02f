/** Reads what a caller sent, strictly, and refuses in the wording of Google's JSON front. */
import type * as z from "zod";
import { invalidArgument } from "./errors";

/** Refusal above this many bytes of JSON [BIG]. */
export const PAYLOAD_LIMIT = 10_485_760;

/**
 * The body as plain JSON without null fields, which proto3 reads as absent. Nulls inside lists stay.
 * Fails: `Request payload size exceeds the limit: 10485760 bytes.` [BIG].
 */
export function plainBody(method: string, body: unknown): unknown {
  const text = JSON.stringify(body ?? {});
  if (text.length > PAYLOAD_LIMIT / 3 && Buffer.byteLength(text) > PAYLOAD_LIMIT) {
    throw invalidArgument(method, `Request payload size exceeds the limit: ${PAYLOAD_LIMIT} bytes.`);
  }
  const plain: unknown = JSON.parse(text);
  if (text.includes("null")) dropNullFields(plain);
  return plain;
}

/** The value in its shape. `at`: its place in the body, such as `requests[0].update_cells`; "" for the body itself. */
export function parseAs<T>(method: string, shape: z.ZodType<T>, value: unknown, at: string): T {
  const result = shape.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw invalidArgument(method, result.error.issues.map((issue) => issueText(issue, at)).join("\n"));
}

/** A field name as Google's JSON front writes it in paths: `updateCells` becomes `update_cells`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function dropNullFields(value: unknown): void {
  if (Array.isArray(value)) {
    for (const entry of value) dropNullFields(entry);
    return;
  }
  if (!isRecord(value)) return;
  for (const name of Object.keys(value)) {
    if (value[name] === null) delete value[name];
    else dropNullFields(value[name]);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function issueText(issue: z.core.$ZodIssue, at: string): string {
  const path = pathText(at, issue.path);
  const place = path === "" ? "" : ` at '${path}'`;
  if (issue.code === "unrecognized_keys") {
    return `Invalid JSON payload received. Unknown name "${issue.keys.join('", "')}"${place}: Cannot find field.`;
  }
  if (issue.input === undefined) return `Invalid value${place}: Missing mandatory field.`;
  return `Invalid value${place} (${typeText(issue)}), ${JSON.stringify(issue.input)}`;
}

/** Options are refused by the name of their type in the definition [BACK, DISC]. */
const OPTION_TYPES: Readonly<Record<string, string>> = {
  dimension: "Dimension",
  majorDimension: "Dimension",
  valueRenderOption: "ValueRenderOption",
  responseValueRenderOption: "ValueRenderOption",
  dateTimeRenderOption: "DateTimeRenderOption",
  responseDateTimeRenderOption: "DateTimeRenderOption",
  valueInputOption: "ValueInputOption",
  locationType: "DeveloperMetadataLocationType",
  locationMatchingStrategy: "DeveloperMetadataLocationMatchingStrategy",
  visibility: "DeveloperMetadataVisibility",
};

function typeText(issue: z.core.$ZodIssue): string {
  const option = OPTION_TYPES[String(issue.path.at(-1))];
  if (issue.code === "invalid_value")
    return option === undefined ? "TYPE_ENUM" : `type.googleapis.com/google.apps.sheets.v4.${option}`;
  if (issue.code !== "invalid_type") return "TYPE_INT32";
  const names: Record<string, string> = {
    string: "TYPE_STRING",
    boolean: "TYPE_BOOL",
    number: "TYPE_DOUBLE",
    int: "TYPE_INT32",
    array: "LIST",
  };
  return names[issue.expected] ?? "TYPE_MESSAGE";
}

function pathText(at: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? snakeCase(String(step)) : `${text}.${snakeCase(String(step))}`;
  }, at);
}
