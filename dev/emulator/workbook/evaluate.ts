/**
 * The formulas that the emulator computes: numbers, texts, TRUE and FALSE, references and ranges, `+ - * / & = <> < >
 * <= >=`, brackets, SUM, COUNTIF for equal values, IF, MIN, MAX, ROUND, N, NA. Functions that fetch from elsewhere load
 * forever; any other function is `#NAME?`.
 */
import { columnIndex } from "./a1";
import type { EffectiveValue } from "./cell";
import {
  compared,
  FormulaError,
  fail,
  numberOf,
  type Operand,
  rounded,
  type Scalar,
  single,
  textOf,
} from "./formula-values";

/** What a formula can see. */
export interface FormulaCells {
  /** Zero-based; `tab` undefined means the formula's own tab. `"missing"`: no such tab or outside its grid. */
  valueAt(tab: string | undefined, row: number, column: number): EffectiveValue | undefined | "missing";
}

/** Computes a formula, text beginning with `=`. Pure; fails with an error value, never by throwing. */
export type Evaluate = (formula: string, cells: FormulaCells) => EffectiveValue;

interface Tokens {
  readonly list: readonly string[];
  at: number;
}

const TOKEN =
  /\s*("(?:[^"]|"")*"|(?:'(?:[^']|'')+'!|[A-Za-z_][A-Za-z0-9_]*!)?\$?[A-Za-z]{1,3}\$?[1-9][0-9]*(?![A-Za-z0-9_(])|(?:'(?:[^']|'')+'!|[A-Za-z_][A-Za-z0-9_]*!)\$?[A-Za-z]{1,3}(?![A-Za-z0-9_(])|#REF!|[A-Za-z_][A-Za-z0-9_.]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+|<=|>=|<>|[-+*/&=<>(),:%])/y;
const REFERENCE = /^(?:(.+)!)?\$?([A-Za-z]{1,3})\$?([0-9]+)$/;
/** One side of a range without an end, as in `R2:R` and `R:R`. */
const WHOLE_COLUMN = /^(?:(.+)!)?\$?([A-Za-z]{1,3})$/;

/** The default `Evaluate`. */
export const evaluateSubset: Evaluate = (formula, cells) => {
  try {
    const tokens = { list: tokensOf(formula.slice(1)), at: 0 };
    const value = single(comparison(tokens, cells));
    if (tokens.at < tokens.list.length) throw parseError();
    if (value === undefined) return { numberValue: 0 };
    if (typeof value === "number")
      return Number.isFinite(value) ? { numberValue: value } : errorOf(new FormulaError("NUM", ""));
    return typeof value === "string" ? { stringValue: value } : { boolValue: value };
  } catch (error) {
    if (error instanceof FormulaError) return errorOf(error);
    throw error;
  }
};

function errorOf(error: FormulaError): EffectiveValue {
  return { errorValue: { type: error.type, message: error.message } };
}

function parseError(): FormulaError {
  return new FormulaError("ERROR", "Formula parse error.");
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (text.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match?.[1]) throw parseError();
    tokens.push(match[1]);
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function take(tokens: Tokens, ...wanted: readonly string[]): string | undefined {
  const token = tokens.list[tokens.at];
  if (token === undefined || !wanted.includes(token)) return undefined;
  tokens.at += 1;
  return token;
}

function comparison(tokens: Tokens, cells: FormulaCells): Operand {
  let left = joined(tokens, cells);
  for (
    let sign = take(tokens, "=", "<>", "<", ">", "<=", ">=");
    sign;
    sign = take(tokens, "=", "<>", "<", ">", "<=", ">=")
  ) {
    left = compared(sign, single(left), single(joined(tokens, cells)));
  }
  return left;
}

function joined(tokens: Tokens, cells: FormulaCells): Operand {
  let left = sum(tokens, cells);
  while (take(tokens, "&")) left = textOf(single(left)) + textOf(single(sum(tokens, cells)));
  return left;
}

function sum(tokens: Tokens, cells: FormulaCells): Operand {
  let left = product(tokens, cells);
  for (let sign = take(tokens, "+", "-"); sign; sign = take(tokens, "+", "-")) {
    const right = numberOf(single(product(tokens, cells)));
    left = numberOf(single(left)) + (sign === "+" ? right : -right);
  }
  return left;
}

function product(tokens: Tokens, cells: FormulaCells): Operand {
  let left = signed(tokens, cells);
  for (let sign = take(tokens, "*", "/"); sign; sign = take(tokens, "*", "/")) {
    const right = numberOf(single(signed(tokens, cells)));
    if (sign === "/" && right === 0) {
      throw new FormulaError("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.");
    }
    left = sign === "*" ? numberOf(single(left)) * right : numberOf(single(left)) / right;
  }
  return left;
}

function signed(tokens: Tokens, cells: FormulaCells): Operand {
  if (take(tokens, "-")) return -numberOf(single(signed(tokens, cells)));
  if (take(tokens, "+")) return signed(tokens, cells);
  const value = primary(tokens, cells);
  return take(tokens, "%") ? numberOf(single(value)) / 100 : value;
}

function primary(tokens: Tokens, cells: FormulaCells): Operand {
  const token = tokens.list[tokens.at];
  if (token === undefined) throw parseError();
  tokens.at += 1;
  if (token === "(") return closed(tokens, comparison(tokens, cells));
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
  if (token === "#REF!") throw new FormulaError("REF", "Reference does not exist.");
  if (/^[\d.]/.test(token)) return Number(token);
  const isColumn = WHOLE_COLUMN.test(token) && tokens.list[tokens.at] === ":";
  if (REFERENCE.test(token) || isColumn) return referenced(token, take(tokens, ":") && tokens.list[tokens.at++], cells);
  if (/^(true|false)$/i.test(token) && tokens.list[tokens.at] !== "(") return /^t/i.test(token);
  if (take(tokens, "(")) return called(token.toUpperCase(), tokens, cells);
  throw new FormulaError("NAME", `Unknown range name: '${token}'.`);
}

function closed(tokens: Tokens, value: Operand): Operand {
  if (!take(tokens, ")")) throw parseError();
  return value;
}

function referenced(first: string, last: string | undefined, cells: FormulaCells): Operand {
  const start = REFERENCE.exec(first) ?? WHOLE_COLUMN.exec(first);
  const end = last === undefined ? start : (REFERENCE.exec(last) ?? WHOLE_COLUMN.exec(last));
  if (!start || !end) throw parseError();
  const tab = start[1]?.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'");
  const values: Scalar[] = [];
  const bottom = Number(end[3] ?? Number.POSITIVE_INFINITY);
  for (let row = Number(start[3] ?? 1) - 1; row < bottom; row += 1) {
    if (end[3] === undefined && cells.valueAt(tab, row, 0) === "missing") break;
    for (let column = columnIndex(start[2] ?? ""); column <= columnIndex(end[2] ?? ""); column += 1) {
      values.push(scalarOf(cells.valueAt(tab, row, column)));
    }
  }
  return last === undefined ? values[0] : values;
}

function scalarOf(value: EffectiveValue | undefined | "missing"): Scalar {
  if (value === "missing") throw new FormulaError("REF", "Reference does not exist.");
  if (value === undefined) return undefined;
  if ("errorValue" in value) throw new FormulaError(value.errorValue.type, value.errorValue.message);
  if ("numberValue" in value) return value.numberValue;
  return "stringValue" in value ? value.stringValue : value.boolValue;
}

function called(name: string, tokens: Tokens, cells: FormulaCells): Operand {
  if (name === "IF") return chosen(tokens, cells);
  const values = argumentsOf(tokens, cells);
  if (name === "COUNTIF") return [values[0]].flat().filter((value) => value === single(values[1])).length;
  const numbers = () => values.flat().filter((value): value is number => typeof value === "number");
  if (name === "SUM") return numbers().reduce((total, value) => total + value, 0);
  if (name === "MIN") return numbers().length === 0 ? 0 : Math.min(...numbers());
  if (name === "MAX") return numbers().length === 0 ? 0 : Math.max(...numbers());
  if (name === "ROUND") return rounded(numberOf(single(values[0])), numberOf(single(values[1])));
  if (name === "N") return numeric(single(values[0]));
  if (name === "NA") throw new FormulaError("N_A", "Error");
  if (FETCHING.has(name)) throw new FormulaError("LOADING", "Loading data...");
  throw new FormulaError("NAME", `Unknown function: '${name}'.`);
}

/** N: the number, 1 for TRUE, 0 for anything else. */
const numeric = (value: Scalar): number => (typeof value === "number" ? value : value === true ? 1 : 0);

/** Functions whose data never arrives here: their cells keep showing Loading... [OTHER, `ErrorType` LOADING]. */
const FETCHING: ReadonlySet<string> = new Set([
  "IMPORTRANGE",
  "IMPORTDATA",
  "IMPORTXML",
  "IMPORTHTML",
  "GOOGLEFINANCE",
]);

function argumentsOf(tokens: Tokens, cells: FormulaCells): Operand[] {
  const values: Operand[] = [];
  if (take(tokens, ")")) return values;
  do values.push(comparison(tokens, cells));
  while (take(tokens, ","));
  closed(tokens, undefined);
  return values;
}

/** Only the chosen branch can fail; an error in the other one does not count. */
function chosen(tokens: Tokens, cells: FormulaCells): Operand {
  const condition = single(comparison(tokens, cells));
  const branches: (() => Operand)[] = [];
  while (take(tokens, ",")) {
    const result = attempted(tokens, cells);
    branches.push(result);
  }
  closed(tokens, undefined);
  const isTrue =
    typeof condition === "string" ? fail("VALUE", "Function IF expects boolean values.") : Boolean(condition);
  const branch = isTrue ? branches[0] : branches[1];
  return branch ? branch() : false;
}

function attempted(tokens: Tokens, cells: FormulaCells): () => Operand {
  const start = tokens.at;
  try {
    const value = comparison(tokens, cells);
    return () => value;
  } catch (error) {
    if (!(error instanceof FormulaError) || error.type === "ERROR") throw error;
    tokens.at = endOfArgument(tokens.list, start);
    return () => {
      throw error;
    };
  }
}

function endOfArgument(list: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < list.length; at += 1) {
    if (list[at] === "(") depth += 1;
    if (depth === 0 && (list[at] === "," || list[at] === ")")) return at;
    if (list[at] === ")") depth -= 1;
  }
  return list.length;
}
