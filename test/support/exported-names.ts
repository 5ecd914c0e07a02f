import ts from "typescript";
import type { Source } from "./project";
import { nodesOf, parse } from "./syntax";

/** A name that other files can read: something exported, or a member of an exported type. */
export interface ExportedName {
  readonly path: string;
  /** For a member with the type that has it: `OrderMoves.shipped`. */
  readonly name: string;
  /** The words that its last part is made of, in small letters: `isSet` gives `is`, `set`. */
  readonly words: readonly string[];
}

export const exportedNames = (sources: readonly Source[]): readonly ExportedName[] =>
  sources.flatMap((source) =>
    parse(source)
      .statements.filter(isExported)
      .flatMap(namesOf)
      .map(({ owner, name }) => ({
        path: source.path,
        name: owner === null ? name : `${owner}.${name}`,
        words: wordsOf(name),
      })),
  );

/** `remainingMs` gives `remaining`, `ms`; `DAY_MS` gives `day`, `ms`. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");

interface Name {
  readonly owner: string | null;
  readonly name: string;
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function namesOf(statement: ts.Statement): readonly Name[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => ({ owner: null, name: name.getText() }));
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  const isNamed = isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  const owner = isNamed ? (statement.name?.text ?? null) : null;
  if (owner === null) return [];
  const members = isType ? nodesOf(statement).flatMap(memberName) : [];
  return [{ owner: null, name: owner }, ...members.map((name) => ({ owner, name }))];
}

const memberName = (node: ts.Node): readonly string[] =>
  (ts.isPropertySignature(node) || ts.isMethodSignature(node)) && ts.isIdentifier(node.name) ? [node.name.text] : [];
