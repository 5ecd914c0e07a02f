/** Plain JSON, as it crosses the wire: what requests are read from and answers are built of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; an absent field and an `undefined` one are the same. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** True for an object that is neither an array nor null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as JSON text with sorted keys, so that equal values have equal texts. */
export function canonicalText(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const fields = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name])}`).join(",")}}`;
}

/**
 * The object without fields that hold a default (0, false, empty text or list), at this level only.
 * Source: answers leave out default values, sheets-api.md §4 [T:70307226347; T:70500569107].
 */
export function omitDefaults(fields: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === 0 || value === false || value === "") continue;
    if (Array.isArray(value) && value.length === 0) continue;
    kept[name] = value;
  }
  return kept;
}

/** The same at every level: in formats and conditions, for instance, black channels and unset flags are left out. */
export function omitDefaultsDeep(value: Json): Json {
  if (Array.isArray(value)) return value.map(omitDefaultsDeep);
  if (!isJsonObject(value)) return value;
  const inner: Record<string, Json | undefined> = {};
  for (const [name, field] of Object.entries(value))
    inner[name] = field === undefined ? undefined : omitDefaultsDeep(field);
  return omitDefaults(inner);
}

/** A copy of plain JSON that shares nothing with it, faster than through JSON text. */
export function jsonCopy(value: Json | undefined): Json | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value || 0 : null;
  if (Array.isArray(value)) return value.map((entry) => jsonCopy(entry) ?? null);
  if (!isJsonObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const name of Object.keys(value)) {
    const field = jsonCopy(value[name]);
    if (field !== undefined) copy[name] = field;
  }
  return copy;
}
