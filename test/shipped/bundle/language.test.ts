import ts from "typescript";
import { doors, readDist } from "../../support/dist";
import { nodesOf } from "../../support/syntax";

/** What the platform cannot parse. Source: Apps Script, V8 runtime overview, unsupported features. */
const UNPARSABLE = {
  "a private name": (node: ts.Node) => ts.isPrivateIdentifier(node),
  "a static block": (node: ts.Node) => ts.isClassStaticBlockDeclaration(node),
  "a static field": (node: ts.Node) =>
    ts.isPropertyDeclaration(node) && (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
  "an import or an export": (node: ts.Node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node),
};

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile("Code.js", text, ts.ScriptTarget.ES2020, true, ts.ScriptKind.JS);

const found = (text: string, isForbidden: (node: ts.Node) => boolean): readonly string[] =>
  nodesOf(parse(text))
    .filter(isForbidden)
    .map((node) => node.getText().slice(0, 80));

describe("the shipped script", () => {
  test.each(Object.entries(UNPARSABLE))("holds nothing like %s, which the platform cannot parse", (_what, is) => {
    expect(found(readDist("Code.js"), is)).toEqual([]);
  });

  test("such things would be found", () => {
    const text = "export {}; class A { #a = 1; static b = 2; static { } c() { return this.#a; } }";
    expect(Object.values(UNPARSABLE).map((is) => found(text, is).length)).toEqual([2, 1, 1, 1]);
  });

  test("is plain ASCII, so that no editor and no upload can change a letter", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins there.
    expect(readDist("Code.js").match(/[^\x00-\x7f]/g)).toBeNull();
  });

  test("is synchronous in every part of ours", () => {
    const asynchronous = (text: string): readonly string[] =>
      found(text, ({ kind }) => kind === ts.SyntaxKind.AsyncKeyword || kind === ts.SyntaxKind.AwaitExpression);
    const ours = ownParts(readDist("Code.js"));
    expect(ours.length).toBeGreaterThan(50);
    expect(ours.flatMap(asynchronous)).toEqual([]);
    expect(asynchronous("async function f() { await g(); }")).toHaveLength(2);
  });

  test("says whole sentences in American spelling", () => {
    const british =
      /\b(?:fulfils?|colours?|cancelled|cancelling|programmes?|behaviours?|licences?|postcodes?|grey|catalogue|\w+(?:ogni|gani|thori|roni)s(?:e|es|ed|ing))\b/;
    const sentences = (text: string): readonly string[] =>
      found(text, (node) => {
        if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return false;
        return / .* /.test(node.getText()) && british.test(node.getText());
      });
    expect(ownParts(readDist("Code.js")).flatMap(sentences)).toEqual([]);
    const said = ["'Walmart fulfils it.'", "`The colour of it.`", "'The color of it.'", "'Who has recognised it?'"];
    expect(sentences(said.map((text) => `say(${text});`).join(""))).toHaveLength(3);
  });

  test("has one plain function for each door at its top, and one object beside them", () => {
    const statements = [...parse(readDist("Code.js")).statements];
    const functions = statements.filter(ts.isFunctionDeclaration).map(({ name }) => name?.text ?? "");
    expect([...functions].sort()).toEqual([...doors()].sort());
    const variables = statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText()));
    expect(variables).toEqual(["__aisle"]);
    expect(statements.length).toBe(functions.length + variables.length + 1);
    expect(statements[0]?.getText()).toBe('"use strict";');
  });
});

test("no line of the script is a comment, but for the names of files and the way to the map", () => {
  const comments = readDist("Code.js")
    .split("\n")
    .filter((line) => /^ *(?:\/\/|\/\*(?! @__PURE__)|\* )/.test(line))
    .filter((line) => !/^ {2}\/\/ (?:src|node_modules)\/|^\/\/# sourceMappingURL=/.test(line));
  expect(comments).toEqual([]);
});

/** The stretches of the bundle that come from src: the bundler names each file in a comment before it. */
function ownParts(bundle: string): readonly string[] {
  return bundle
    .split(/^(?= {2}\/\/ (?:src|node_modules)\/)/m)
    .filter((part) => part.startsWith("  // src/"))
    .map((part) => part.replace(/^ {2}return __toCommonJS[\s\S]*/m, ""));
}
