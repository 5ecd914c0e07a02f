/**
 * Examples in doc comments, taken out and run. An `@example` block holds plain code. A line that ends in `// => value` asserts
 * what its expression gives; `// => throws text` asserts that it throws an error with that text. The code sees the exports of
 * its own file and the builders of the domain's tests; `import { name } from "./path"` brings more, relative to its file.
 */
import ts from "typescript";
import { nodesOf, parse } from "../support/syntax";

export interface Example {
  /** `src/domain/values/words.ts:3`. */
  readonly place: string;
  readonly file: string;
  readonly code: string;
}

/** The examples in the doc comments of one file, in their order. */
export function examplesOf(source: { readonly path: string; readonly text: string }): readonly Example[] {
  if (!source.text.includes("@example")) return [];
  const comments = new Map<number, string>();
  for (const node of nodesOf(parse(source)))
    for (const { pos, end } of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [])
      comments.set(pos, source.text.slice(pos, end));
  return [...comments].flatMap(([pos, comment]) => {
    if (!comment.startsWith("/**")) return [];
    const body = comment.slice(3, -2).replace(/^[ \t]*\* ?/gm, "");
    const line = source.text.slice(0, pos).split("\n").length;
    const [, ...codes] = body.split(/^@example\b/m);
    return codes.map((code) => ({ place: `${source.path}:${line}`, file: source.path, code: code.trim() }));
  });
}

/** After an expression: what it gives, or `throws` and a text. */
const CLAIM = /^[ \t;]*\/\/ =>[ \t]*(throws\b)?[ \t]*(.*)/;

/** The example as code that hands each claim to `check`. Fails where nothing is claimed. */
export function scriptOf({ place, code }: Example): string {
  let claims = 0;
  const lines = parse({ path: "example.ts", text: code }).statements.map((statement) => {
    const text = statement.getText().replace(/;$/, "");
    if (ts.isImportDeclaration(statement)) return text.replace(/^import (.*) from (.*)$/, "const $1 = require($2);");
    const [, throws, value] = CLAIM.exec(code.slice(statement.end)) ?? [];
    if (value === undefined) return `${text};`;
    claims += 1;
    const claimed = throws === undefined ? `(${value})` : JSON.stringify(value);
    return `check(() => (${text}), () => ${claimed}, ${throws !== undefined});`;
  });
  if (claims === 0) throw new Error(`${place}: an @example that asserts nothing. End a line with “// => value”.`);
  return ts.transpile(lines.join("\n"), { target: ts.ScriptTarget.ES2022 });
}

export type Check = (given: () => unknown, value: () => unknown, isThrown: boolean) => void;

/** Runs an example with these names in its scope. */
export function runExample(example: Example, scope: Readonly<Record<string, unknown>>, check: Check): void {
  new Function("check", ...Object.keys(scope), scriptOf(example))(check, ...Object.values(scope));
}
