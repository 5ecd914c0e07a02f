/** Arguments that a caller could swap unnoticed belong into a record, where each has its name. */
import ts from "typescript";
import { type Source, sourcesIn } from "../../support/project";
import { parse } from "../../support/syntax";

/** The most neighbors of one primitive type, and the most parameters, of an exported function. */
const NEIGHBORS = 2;
const PARAMETERS = 5;

/** Functions that put sentences together: the call reads like the text, and a swapped one is seen by its reader. */
const READ_LIKE_TEXT: readonly string[] = ["src/domain/explain/words.ts wrong", "src/domain/values/issue.ts issue"];

/** The primitive type of a parameter, as it is written, regardless of `null`, a default or a question mark. */
function primitiveOf({ type, initializer }: ts.ParameterDeclaration): string | null {
  if (type === undefined) {
    if (initializer === undefined) return null;
    return ts.isStringLiteralLike(initializer) ? "string" : ts.isNumericLiteral(initializer) ? "number" : null;
  }
  const written = type
    .getText()
    .split("|")
    .map((part) => part.trim());
  return ["string", "number"].find((primitive) => written.includes(primitive)) ?? null;
}

/** How many parameters of one primitive type stand side by side. */
function neighborsIn(parameters: readonly ts.ParameterDeclaration[]): number {
  let before: string | null = null;
  let [run, most] = [0, 0];
  for (const primitive of parameters.map(primitiveOf)) {
    run = primitive === null ? 0 : primitive === before ? run + 1 : 1;
    before = primitive;
    most = Math.max(most, run);
  }
  return most;
}

const isExported = (node: ts.FunctionDeclaration | ts.VariableStatement): boolean =>
  (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function exportedIn(file: ts.SourceFile): readonly (readonly [string, readonly ts.ParameterDeclaration[]])[] {
  return file.statements.flatMap((node) => {
    if (ts.isFunctionDeclaration(node) && isExported(node))
      return [[node.name?.text ?? "", [...node.parameters]] as const];
    if (!ts.isVariableStatement(node) || !isExported(node)) return [];
    return node.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer !== undefined && ts.isArrowFunction(initializer)
        ? [[name.getText(), [...initializer.parameters]] as const]
        : [],
    );
  });
}

/** Exported functions with arguments that are easily swapped. */
const swappable = (source: Source): readonly string[] =>
  exportedIn(parse(source)).flatMap(([name, parameters]) =>
    neighborsIn(parameters) > NEIGHBORS || parameters.length > PARAMETERS ? [`${source.path} ${name}`] : [],
  );

test("no exported function takes three texts or three numbers side by side, nor more than five arguments", () => {
  const sources = sourcesIn(["src"], [".ts"]);
  expect(sources.flatMap((source) => exportedIn(parse(source))).length).toBeGreaterThan(500);
  expect(sources.flatMap(swappable).sort()).toEqual([...READ_LIKE_TEXT].sort());
});

test("functions whose arguments are easily swapped are found by name", () => {
  const found = (text: string): readonly string[] => swappable({ path: "src/a.ts", text });
  expect(found("export function f(po: string, line: string | null, tracking?: string) {}")).toEqual(["src/a.ts f"]);
  expect(found("export const f = (from: number, to: number, at = 0) => at;")).toEqual(["src/a.ts f"]);
  expect(found("export const f = (a: A, b: B, c: C, d: D, e: E, g: G) => a;")).toEqual(["src/a.ts f"]);
  expect(found("export const f = (po: string, line: string, count: number, key: string) => po;")).toEqual([]);
  expect(found("export const f = ({ po, line, key }: { po: string; line: string; key: string }) => po;")).toEqual([]);
  expect(found("const f = (po: string, line: string, key: string) => po;")).toEqual([]);
});
