/** The sentences of the product, from its syntax trees: texts with a blank, in code and on the page. */
import ts from "typescript";
import type { Source } from "./project";
import { nodesOf, parse } from "./syntax";

/** What is put into a template at run time. */
export const HOLE = "{}";

export interface Sentence {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Every text with a blank that a reader of the product may meet. Types, imports and examples of columns are not read. */
export function sentencesOf(source: Source): readonly Sentence[] {
  const tree = parse(source);
  const nodes = nodesOf(tree);
  const constants = constantsOf(nodes);
  return nodes.flatMap((node) => {
    const text = textOf(node, constants)?.replace(/\s+/g, " ").trim() ?? "";
    if (!/\S \S/.test(text) || isUnread(node)) return [];
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    return [{ path: source.path, line, text }];
  });
}

type Constants = ReadonlyMap<string, ts.Expression>;

/** The file's constants, which sentences are made of. */
function constantsOf(nodes: readonly ts.Node[]): Constants {
  return new Map(
    nodes
      .filter(ts.isVariableDeclaration)
      .flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer !== undefined ? [[name.text, initializer] as const] : [],
      ),
  );
}

function textOf(node: ts.Node, constants: Constants): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  const inserted = ({ expression }: ts.TemplateSpan): string => {
    const constant = ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
    return (
      (constant === undefined || constant.getStart() === node.getStart() ? null : textOf(constant, constants)) ?? HOLE
    );
  };
  return node.head.text + node.templateSpans.map((span) => inserted(span) + span.literal.text).join("");
}

/** The fourth argument of a column is an example of its cells. A thrown error is read by maintainers. */
function isUnread(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true;
  if (ts.isNewExpression(parent)) return true;
  if (ts.isCallExpression(parent) && parent.arguments[0]?.getText() === '"defect"') return true;
  if (ts.isJsxAttribute(parent) && ["class", "className"].includes(parent.name.getText())) return true;
  return (
    ts.isCallExpression(parent) &&
    /^(?:aisles|sellers)$/.test(parent.expression.getText()) &&
    parent.arguments.indexOf(node as ts.Expression) === 3
  );
}
