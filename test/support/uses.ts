/** Which operations of Walmart's the adapter names in its source. */
import ts from "typescript";
import { sourcesIn } from "./project";
import { nodesOf, parse } from "./syntax";

/** `method` is null where it does not stand beside the path; `path` has `*` for what is filled in. */
export interface Use {
  readonly method: string | null;
  readonly path: string;
}

/** Every path of the adapter's, and the last words that it adds to one, such as `/acknowledge`. */
export function usesOf(folder: string): readonly Use[] {
  const found = sourcesIn([folder], [".ts"]).flatMap((source) => nodesOf(parse(source)).flatMap(toUse));
  return [...new Map(found.map((use) => [`${use.method} ${use.path}`, use])).values()];
}

function toUse(node: ts.Node): readonly Use[] {
  const text = textOf(node);
  const path = /^(?:\*|https:\/\/[^/]+)?(\/v3\/.*)$/.exec(text)?.[1] ?? (/^\*\/[a-z]+$/i.test(text) ? text : null);
  return path === null ? [] : [{ method: methodBeside(node), path }];
}

function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return "";
  return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join("");
}

/** Of the object literal in which the path stands. */
function methodBeside(node: ts.Node): string | null {
  const home = ts.findAncestor(node, ts.isObjectLiteralExpression);
  const member = home?.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === "method");
  const value = member !== undefined && ts.isPropertyAssignment(member) ? member.initializer : undefined;
  return value !== undefined && ts.isStringLiteralLike(value) ? value.text.toUpperCase() : null;
}

/** Whether an operation is the one meant. */
export function isUsed({ method, path }: Use, operation: string): boolean {
  const [verb, template = ""] = operation.replace(/\?.*$/, "").split(" ");
  const shape = template.replace(/\{[^}]+\}/g, "*");
  return (
    (method === null || method === verb) && (path.startsWith("*/") ? shape.endsWith(path.slice(1)) : shape === path)
  );
}
