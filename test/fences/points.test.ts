/** docs/points.md: each promise about orders names the test that holds it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "../support/project";
import { parse } from "../support/syntax";

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

interface Entry {
  readonly point: string;
  readonly rule: string;
  readonly file: string;
  readonly name: string;
}

/** `- What is promised. (test/file.test.ts: the name of the test)` below a heading that begins with the point. */
function entriesIn(text: string): readonly Entry[] {
  let point = "";
  return text.split("\n").flatMap((line) => {
    const [, heading] = /^#{2,3} (P\d+|Vectors?)\b/.exec(line) ?? [];
    if (heading !== undefined) point = heading;
    const [, rule = "", file, name] = /^- (.+) — `(test\/[\w./-]+)`: (.+)$/.exec(line) ?? [];
    return file === undefined || name === undefined ? [] : [{ point, rule, file, name }];
  });
}

/** The names of all tests of a file, as they stand in its source. */
function testNames(file: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(test|it|describe)\b/.test(node.expression.getText())) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) names.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(parse({ path: file, text: read(file) }), visit);
  return names;
}

const ENTRIES = entriesIn(read("docs/points.md"));

const unfounded = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ point, file, name }) =>
    existsSync(path.join(ROOT, file)) && testNames(file).includes(name) ? [] : [`${point}: ${file}: ${name}`],
  );

test("every promise names a test that is there, by its file and its name", () => {
  expect(unfounded(ENTRIES)).toEqual([]);
});

test("a test that is not there is noticed", () => {
  const [first] = ENTRIES;
  if (first === undefined) throw new Error("docs/points.md is empty");
  const renamed = { ...first, name: `${first.name} no more` };
  const moved = { ...first, file: "test/no-such.test.ts" };
  expect(unfounded([first, renamed, moved])).toHaveLength(2);
});

/** Orders, acknowledgment, fulfillment, buyers' data; and Explain, as far as it speaks of orders. */
const POINTS = [...Array.from({ length: 15 }, (_, index) => `P${24 + index}`), "P51"];

test.each(POINTS)("%s has a test", (point) => {
  expect(ENTRIES.filter((entry) => entry.point === point)).not.toEqual([]);
});

/** The vectors that are about orders and fulfillment. */
const VECTORS = ["d", "m", "n", "o", "o2", "p", "q", "y", "z", "z2", "ah", "ai"];

test.each(VECTORS)("vector %s is a test of that name", (vector) => {
  const named = ENTRIES.filter(({ point, name }) => point.startsWith("Vector") && name.includes(`vector ${vector}`));
  expect(named.map(({ name }) => name)).toContainEqual(expect.stringMatching(new RegExp(`\\bvector ${vector}\\b`)));
});

test("no line of the list is in a form that is not read", () => {
  const lines = read("docs/points.md").split("\n");
  expect(ENTRIES).toHaveLength(lines.filter((line) => line.startsWith("- ")).length);
});
