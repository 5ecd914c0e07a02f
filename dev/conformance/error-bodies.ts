/** The forms in which Walmart refuses. The definition has none of them. */
import type { Schema } from "./tighten";

/** One error as all areas spell it. Source: [D:error-codes; G:error-codes]. */
const ERROR: Schema = {
  type: "object",
  required: ["code", "description", "severity", "category"],
  properties: {
    code: { type: "string", pattern: "^[A-Z_]+\\.GMP_[A-Z_]+$" },
    field: { type: "string" },
    description: { type: "string" },
    info: { type: "string" },
    severity: { enum: ["ERROR", "WARN", "INFO"] },
    category: { type: "string" },
    causes: { type: "array" },
    errorIdentifiers: { type: "object" },
  },
  additionalProperties: false,
};

/** An answer of this status and type whose body fits. */
export const answer = (status: Schema, type: string, body: Schema): Schema => ({
  type: "object",
  properties: { status, type: { enum: [type] }, body },
});
export const one = (member: string, value: Schema): Schema => ({
  type: "object",
  required: [member],
  properties: { [member]: value },
  additionalProperties: false,
});
export const REFUSED: Schema = { minimum: 400 };
export const ERRORS: Schema = { type: "array", minItems: 1, items: ERROR };
/** The bare text of a gateway, such as `Bad Request`, and the page of the edge in front of it. */
export const WORDS: Schema = { type: "string", minLength: 1 };
