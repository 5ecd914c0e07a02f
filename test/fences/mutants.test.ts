/** `npm run mutate` breaks a file in small ways; here what it makes of one. */
import { execFileSync } from "node:child_process";
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

/** In a node of its own, since jest loads no such module. */
function withMutants(text: string): Mutated {
  const module = JSON.stringify(pathToFileURL(path.join(ROOT, "dev", "mutate", "mutants.mjs")));
  const program = `import { withMutants } from ${module};
    console.log(JSON.stringify(withMutants("a.ts", ${JSON.stringify(text)}, 7)));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", cwd: ROOT });
  // A cast: what the function promises.
  return JSON.parse(said) as Mutated;
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
