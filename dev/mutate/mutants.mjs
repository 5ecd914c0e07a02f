/** Small breaks of a file, each behind a switch, so that one text holds all of them and a test turns on one. */
import ts from "typescript";

const K = ts.SyntaxKind;

/** What replaces an operator. */
const OPERATORS = new Map([
  [K.GreaterThanToken, ">="],
  [K.GreaterThanEqualsToken, ">"],
  [K.LessThanToken, "<="],
  [K.LessThanEqualsToken, "<"],
  [K.EqualsEqualsEqualsToken, "!=="],
  [K.ExclamationEqualsEqualsToken, "==="],
  [K.AmpersandAmpersandToken, "||"],
  [K.BarBarToken, "&&"],
  [K.PlusToken, "-"],
  [K.MinusToken, "+"],
  [K.AsteriskToken, "/"],
  [K.SlashToken, "*"],
  [K.PercentToken, "*"],
]);

/** What replaces a call's method. `null`: the call disappears, and its object stays. */
const METHODS = new Map([
  ["some", "every"],
  ["every", "some"],
  ["min", "max"],
  ["max", "min"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["filter", null],
  ["sort", null],
  ["slice", null],
  ["trim", null],
  ["toLowerCase", null],
  ["toUpperCase", null],
]);

/**
 * The text with all its mutants behind `__on(number)`, and a description of each. Numbers begin at `first`. Texts,
 * types and imports stay as they are. The text is still TypeScript, but nobody checks its types. A mutant's `id` stays
 * the same when the file is edited elsewhere: it names the file, the declaration and the change. `#2` marks the second
 * equal change.
 */
export function withMutants(path, text, first) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const mutants = [];
  const times = new Map();
  const idOf = (node, to) => {
    const name = `${path} ${declarationOf(node, file)}: ${flat(node.getText())} → ${flat(to)}`;
    times.set(name, (times.get(name) ?? 0) + 1);
    return times.get(name) === 1 ? name : `${name} #${times.get(name)}`;
  };
  const written = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return raw(node, text);
    const own = pieces(node, text, written);
    const choices = changesOf(node, text);
    if (choices.length === 0) return own;
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const lead = text.slice(node.getFullStart(), node.getStart());
    const switched = choices.map((to) => {
      const number = first + mutants.length;
      mutants.push({ number, id: idOf(node, to), path, line, from: node.getText(), to });
      return `__on(${number}) ? ${to} : `;
    });
    return `${lead}(${switched.join("")}${own.slice(lead.length)})`;
  };
  return { text: `${SWITCH}${written(file)}`, mutants };
}

/** In the first line, so that all lines keep their numbers. */
const SWITCH = "const __on = globalThis.__isOn; ";

const flat = (text) => text.replace(/\s+/g, " ");

/** The name of the declaration at the file's level that contains the node. */
function declarationOf(node, file) {
  let top = node;
  while (top.parent !== file) top = top.parent;
  const named = ts.isVariableStatement(top) ? top.declarationList.declarations[0] : top;
  return named.name?.getText() ?? "";
}

const raw = (node, text) => text.slice(node.getFullStart(), node.end);

/** The node's text, with each child written by `written`. */
function pieces(node, text, written) {
  let out = "";
  let at = node.getFullStart();
  ts.forEachChild(node, (child) => {
    out += text.slice(at, child.getFullStart()) + written(child);
    at = child.end;
  });
  return out + text.slice(at, node.end);
}

function changesOf(node, text) {
  if (ts.isSourceFile(node) || isInChain(node)) return [];
  if (ts.isBinaryExpression(node)) return binary(node);
  if (ts.isConditionalExpression(node)) return [`(${node.whenTrue.getText()})`, `(${node.whenFalse.getText()})`];
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) return [`(${node.operand.getText()})`];
  if (node.kind === K.TrueKeyword) return ["false"];
  if (node.kind === K.FalseKeyword) return ["true"];
  if (ts.isNumericLiteral(node) && !ts.isPropertyAssignment(node.parent)) return [`(${node.getText()} + 1)`];
  if (ts.isIfStatement(node.parent) && node.parent.expression === node) return ["true", "false"];
  return ts.isCallExpression(node) ? call(node, text) : [];
}

function binary(node) {
  const { left, right, operatorToken } = node;
  const [one, other] = [left.getText(), right.getText()];
  if (operatorToken.kind === K.QuestionQuestionToken) return [`(${other})`];
  const next = OPERATORS.get(operatorToken.kind);
  const joinsTexts = operatorToken.kind === K.PlusToken && [left, right].some((side) => ts.isStringLiteralLike(side));
  const changed = next === undefined || joinsTexts ? [] : [`(${one} ${next} ${other})`];
  const decides = ts.isIfStatement(node.parent) && node.parent.expression === node;
  return decides ? [...changed, "true", "false"] : changed;
}

function call(node) {
  const { expression, arguments: given } = node;
  if (!ts.isPropertyAccessExpression(expression) || !METHODS.has(expression.name.text)) return [];
  const on = expression.expression.getText();
  const next = METHODS.get(expression.name.text);
  return next === null ? [`(${on})`] : [`(${on}.${next}(${given.map((one) => one.getText()).join(", ")}))`];
}

/** Part of a chain like `a?.b.c()`: parentheses around a piece would change what it means. */
function isInChain(node) {
  const { parent } = node;
  const isChain = (one) => (one.flags & ts.NodeFlags.OptionalChain) !== 0;
  const reaches =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent);
  return isChain(node) || (reaches && parent.expression === node && isChain(parent));
}
