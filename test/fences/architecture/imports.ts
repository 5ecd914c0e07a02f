import path from "node:path";
import ts from "typescript";
import type { Source } from "../../support/project";
import { nodesOf, parse } from "../../support/syntax";

/** One import. `target` is a path from the root, `node:name`, or `npm:name`. */
export interface Import {
  readonly from: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

/** Files do not change while the tests run, and each test asks for all of them. */
const known = new WeakMap<Source, readonly Import[]>();

/** Every import of a file: static, re-exported, dynamic, required, in a type, or by a triple-slash reference. */
export function importsOf(source: Source): readonly Import[] {
  const imports = known.get(source) ?? readImports(source);
  known.set(source, imports);
  return imports;
}

function readImports(source: Source): readonly Import[] {
  const tree = parse(source);
  const found = nodesOf(tree).flatMap((node) => specifierOf(node) ?? []);
  const files = tree.referencedFiles.map(({ fileName }) => ({ name: `./${fileName}`, isTypeOnly: true }));
  const types = tree.typeReferenceDirectives.map(({ fileName }) => ({ name: fileName, isTypeOnly: true }));
  return [...found, ...files, ...types].map(({ name, isTypeOnly }) => ({
    from: source.path,
    target: targetOf(source.path, name),
    isTypeOnly,
  }));
}

interface Specifier {
  readonly name: string;
  readonly isTypeOnly: boolean;
}

function specifierOf(node: ts.Node): Specifier | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isExternalModuleReference(node)) return named(node.expression, false);
  if (ts.isImportTypeNode(node)) return named(node.argument, true);
  if (ts.isCallExpression(node) && isLoading(node.expression)) return named(node.arguments[0], false);
  return null;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

const isLoading = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require");

/** What is put together while running cannot be checked, so it stands for itself and no row allows it. */
function named(node: ts.Node | undefined, isTypeOnly: boolean): Specifier {
  const literal = node !== undefined && ts.isLiteralTypeNode(node) ? node.literal : node;
  const isText = literal !== undefined && ts.isStringLiteralLike(literal);
  return { name: isText ? literal.text : "(a computed name)", isTypeOnly };
}

function targetOf(from: string, name: string): string {
  if (name.startsWith(".")) {
    const target = path.posix.join(path.posix.dirname(from), name);
    return path.posix.extname(target) === "" ? `${target}.ts` : target;
  }
  return name.startsWith("node:") ? name : `npm:${name}`;
}
