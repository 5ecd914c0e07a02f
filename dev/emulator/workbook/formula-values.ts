/** The values that formulas compute with: conversions, comparison, rounding, errors. */
import type { ErrorType } from "./cell";
import { plainNumber } from "./display";

/** One value; undefined is an empty cell. */
export type Scalar = number | string | boolean | undefined;
/** A value, or those of a range. */
export type Operand = Scalar | Scalar[];

/** Thrown inside the evaluation only, and turned into an error value at its edge. */
export class FormulaError extends Error {
  constructor(
    readonly type: ErrorType,
    message: string,
  ) {
    super(message);
  }
}

/** Ends the evaluation with an error value. */
export function fail(type: ErrorType, message: string): never {
  throw new FormulaError(type, message);
}

/** Rounds half away from zero, as ROUND does; places may be negative. */
export function rounded(value: number, places: number): number {
  const shift = 10 ** Math.trunc(places);
  return (Math.sign(value) * Math.round(Math.abs(Number((value * shift).toPrecision(15))))) / shift;
}

/** The single value of an operand. Fails: an array. */
export function single(value: Operand): Scalar {
  return Array.isArray(value) ? fail("VALUE", "An array value could not be found.") : value;
}

/** The value as a number: an empty cell is 0, and texts of digits count. Fails: other texts. */
export function numberOf(value: Scalar): number {
  if (typeof value === "number") return value;
  if (value === undefined || typeof value === "boolean") return value ? 1 : 0;
  const parsed = value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(parsed) ? parsed : fail("VALUE", `The text '${value}' cannot be coerced to a number.`);
}

/** The value as text for `&`. */
export function textOf(value: Scalar): string {
  if (typeof value === "number") return plainNumber(value);
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : (value ?? "");
}

/** The result of `=`, `<>`, `<`, `>`, `<=`, `>=`. Letter case of texts does not matter. */
export function compared(sign: string, left: Scalar, right: Scalar): boolean {
  const [a, b] = [comparable(left, right), comparable(right, left)];
  const order = rank(a) === rank(b) ? (a < b ? -1 : a > b ? 1 : 0) : rank(a) - rank(b);
  if (sign === "=") return order === 0;
  if (sign === "<>") return order !== 0;
  if (sign.startsWith("<")) return order < 0 || (sign === "<=" && order === 0);
  return order > 0 || (sign === ">=" && order === 0);
}

/** An empty cell equals 0, "" and FALSE. */
function comparable(value: Scalar, other: Scalar): number | string | boolean {
  if (value === undefined) return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
  return typeof value === "string" ? value.toLowerCase() : value;
}

function rank(value: number | string | boolean): number {
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}
