/** `npm run mutate` breaks a file in small ways; here what it makes of one. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../support/project";

interface Mutated {
  readonly text: string;
  readonly mutants: readonly {
    readonly number: number;
    readonly line: number;
    readonly from: string;
    readonly to: string;
  }[];
}

const moduleOf = (name: string): string =>
  JSON.stringify(pathToFileURL(path.join(ROOT, "dev", "mutate", `${name}.mjs`)));

/** What the program gives, in a node of its own, since jest loads no such module. */
const answerOf = (program: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", cwd: ROOT }));

const withMutants = (text: string): Mutated =>
  // A cast: what the function promises.
  answerOf(`import { withMutants } from ${moduleOf("mutants")};
    console.log(JSON.stringify(withMutants("a.ts", ${JSON.stringify(text)}, 7)));`) as Mutated;

/** Each mutant of the text as `from → to`, and whether the tests notice it. */
function judged(text: string, tests: string): unknown {
  const folder = mkdtempSync(path.join(tmpdir(), "aisle-mutants-"));
  writeFileSync(path.join(folder, "a.ts"), text);
  writeFileSync(path.join(folder, "a.test.ts"), tests);
  const [file, test] = ["a.ts", "a.test.ts"].map((name) => JSON.stringify(path.join(folder, name)));
  try {
    return answerOf(`import { readFileSync } from "node:fs";
      import { withMutants } from ${moduleOf("mutants")};
      import { judgeOf } from ${moduleOf("judge")};
      const { text, mutants } = withMutants("a.ts", readFileSync(${file}, "utf8"), 0);
      const judge = await judgeOf((name) => (name === ${file} ? text : readFileSync(name, "utf8")), [${test}]);
      const said = { failed: judge.failed };
      for (const one of mutants) said[one.from + " → " + one.to] = await judge.isNoticed(one);
      console.log(JSON.stringify(said));`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("each operator, number, choice and call that decides is broken behind a switch; types, texts and lines stay", () => {
  const made = withMutants(
    [
      'import { type A, a } from "./a";',
      "type Two = 1 | 2;",
      "const isMany = (all: readonly A[], least: Two): boolean => all.length >= least;",
      'export const named = (all: readonly A[]): string => (isMany(all, 2) ? "x" + a : all.some(Boolean) ? "y" : "z");',
    ].join("\n"),
  );
  expect(made.mutants.map(({ number, line, from, to }) => [number, line, from, to])).toEqual([
    [7, 3, "all.length >= least", "(all.length > least)"],
    [8, 4, "2", "(2 + 1)"],
    [9, 4, "all.some(Boolean)", "(all.every(Boolean))"],
    [10, 4, 'all.some(Boolean) ? "y" : "z"', '("y")'],
    [11, 4, 'all.some(Boolean) ? "y" : "z"', '("z")'],
    [12, 4, expect.stringContaining("isMany(all, 2) ?"), expect.any(String)],
    [13, 4, expect.stringContaining("isMany(all, 2) ?"), expect.any(String)],
  ]);
  const lines = made.text.split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe("type Two = 1 | 2;");
  expect(lines[2]).toContain("(__on(7) ? (all.length > least) : all.length >= least)");
});

test("a mutant is noticed when a test that comes by it fails or does not end, and not because of another mutant", () => {
  const text = [
    "const kept = new Map<number, boolean>();",
    "export const isMany = (count: number): boolean => {",
    "  const known = kept.get(count) ?? count >= 2;",
    "  kept.set(count, known);",
    "  return known;",
    "};",
    "export const countdown = (from: number): number => { let at = from; while (at > 0) at = at - 1; return at; };",
  ].join("\n");
  const tests = [
    'import { countdown, isMany } from "./a";',
    'test.each([[3, true], [1, false]])("%d", (count, is) => expect(isMany(count)).toBe(is));',
    'test("ends", () => expect(countdown(2)).toBeLessThan(1));',
  ].join("\n");
  expect(judged(text, tests)).toEqual({
    failed: [],
    "kept.get(count) ?? count >= 2 → (count >= 2)": false,
    "count >= 2 → (count > 2)": false,
    "2 → (2 + 1)": false,
    "at > 0 → (at >= 0)": false,
    "0 → (0 + 1)": true,
    "at - 1 → (at + 1)": true,
    "1 → (1 + 1)": false,
  });
});
