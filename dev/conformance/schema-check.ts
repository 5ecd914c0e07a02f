/** Whether a value fits a schema, and where it does not. */
import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { Schema } from "./tighten";

/** `place` points to the missing or unknown member itself, not to the object around it. */
export interface Misfit {
  readonly place: string;
  readonly rule: string;
  readonly value: unknown;
}

// Walmart's own formats, such as HH:mm, are not part of JSON Schema.
const ajv = addFormats(new Ajv({ allErrors: true, verbose: true, strict: false, logger: false }));
const compiled = new WeakMap<Schema, ValidateFunction>();

export function fits(schema: Schema, value: unknown): boolean {
  return misfits(schema, value).length === 0;
}

export function misfits(schema: Schema, value: unknown): readonly Misfit[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  // If none of several shapes fits, the complaints of each are noise.
  return validate(value)
    ? []
    : (validate.errors ?? []).filter(({ schemaPath }) => !schemaPath.includes("/anyOf/")).map(toMisfit);
}

function toMisfit({ instancePath, keyword, params, data }: ErrorObject): Misfit {
  const at = instancePath.replace(/\/\d+(?=\/|$)/g, "/*");
  if (keyword === "required") return { place: `${at}/${params.missingProperty}`, rule: "missing", value: undefined };
  if (keyword !== "additionalProperties") return { place: at, rule: keyword, value: data };
  const name: string = params.additionalProperty;
  return { place: `${at}/${name}`, rule: "unknown", value: (data as Record<string, unknown>)[name] };
}
