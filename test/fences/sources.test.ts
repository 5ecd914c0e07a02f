/** Facts about Google and Walmart cite where they come from by tags in brackets; docs/sources.md says what each tag is. */
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT, type Source, sourcesIn } from "../support/project";
import { nodesOf, parse } from "../support/syntax";

/** One tag: `LIM`, `S:orders`, `EJ:api/reports.py`, `HS#29`. */
const TAG = /(?:[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*(?:#\d+)?|[A-Z](?=:))(?::[^\s\];,`]+)?/.source;
/** Several of them in one pair of brackets, which begins a text or follows a blank, another citation or a parenthesis. */
const CITED = new RegExp(`(?<![^\\s(\`\\]*])\\[(${TAG}(?:[;,] ${TAG})*)\\]`, "g");

const tagsIn = (text: string): readonly string[] =>
  [...text.matchAll(CITED)].flatMap(([, tags = ""]) => tags.split(/[;,] /));

/** Comments, and texts such as the titles of tests. */
function citingParts(source: Source): readonly string[] {
  const { path: name, text } = source;
  if (name.endsWith(".md")) return [text];
  const parts = new Map<number, string>();
  for (const node of nodesOf(parse(source))) {
    if (ts.isStringLiteralLike(node)) parts.set(node.pos, node.text);
    const before = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
    for (const { pos, end } of [...before, ...(ts.getTrailingCommentRanges(text, node.end) ?? [])])
      parts.set(pos, text.slice(pos, end));
  }
  return [...parts.values()];
}

/** Each cited tag, with a file that cites it. */
function citations(sources: readonly Source[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const source of sources)
    for (const tag of citingParts(source).flatMap(tagsIn)) if (!found.has(tag)) found.set(tag, source.path);
  return found;
}

/** The tags that docs/sources.md explains; one that ends in `…` stands for all that begin so. */
const explained = [
  ...readFileSync(path.join(ROOT, "docs/sources.md"), "utf8").matchAll(/^\| `([^`]+)` \| (.*) \|$/gm),
].map(([, tag = "", rest = ""]) => ({ tag, cells: rest.split(" | ") }));
const isExplained = (tag: string): boolean =>
  explained.some(({ tag: known }) => (known.endsWith("…") ? tag.startsWith(known.slice(0, -1)) : tag === known));

const PROJECT = sourcesIn(["src", "dev", "test", "sidebar", "docs"], [".ts", ".tsx", ".mjs", ".md"]).filter(
  ({ path: name }) => name !== "docs/sources.md" && name !== "test/fences/sources.test.ts",
);
const CITATIONS = citations(PROJECT);

test("every source that a comment, a test or a document cites is in docs/sources.md", () => {
  expect(CITATIONS.size).toBeGreaterThan(80);
  expect([...CITATIONS].filter(([tag]) => !isExplained(tag)).map(([tag, file]) => `${file} cites [${tag}]`)).toEqual(
    [],
  );
});

test("docs/sources.md says of each its title, its publisher and its date, once, and holds none that nothing cites", () => {
  expect(explained.filter(({ cells }) => cells.length !== 3 || cells.some((cell) => cell.trim() === ""))).toEqual([]);
  const tags = explained.map(({ tag }) => tag);
  expect(tags).toEqual([...new Set(tags)].sort());
  const isCited = (tag: string): boolean =>
    tag.endsWith("…") ? [...CITATIONS.keys()].some((one) => one.startsWith(tag.slice(0, -1))) : CITATIONS.has(tag);
  expect(tags.filter((tag) => !isCited(tag))).toEqual([]);
});

test("a source that is not there would be named, wherever it is cited", () => {
  const text = '/** Source: [LOST]. */ const a = "a rule [S:orders; NONE:of/it]"; const b = list[INDEX]; // `[GONE]`\n';
  expect([...citations([{ path: "src/x.ts", text }]).keys()]).toEqual(["LOST", "S:orders", "NONE:of/it", "GONE"]);
});
