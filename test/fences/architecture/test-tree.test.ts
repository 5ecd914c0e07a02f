/** What each folder of test/ may hold, as CONTRIBUTING tells it. */
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT, type Source, sourcesIn } from "../../support/project";
import { importsOf } from "./imports";

const TESTS = sourcesIn(["test"], [".ts"]);
const ALL = new Map([...TESTS, ...sourcesIn(["dev"], [".ts"])].map((source) => [source.path, source]));
/** They hold a folder for each thing that they test; the others are one thing. */
const IN_PARTS = /^test\/(?:(?:adapters|pretend|shipped)\/[^/]+|domain\/.*(?=\/)|[^/]+)/;

const homeOf = (file: string): string => IN_PARTS.exec(file)?.[0] ?? file;

/** Test files that import from the tests of something else. */
const strayImports = (sources: readonly Source[]): readonly string[] =>
  sources
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith("test/") && homeOf(target) !== "test/support")
    .filter(({ from, target }) => homeOf(from) !== homeOf(target))
    .map(({ from, target }) => `${from} imports ${target}`);

test("tests import from their own folder and from test/support, and test/support from nobody's tests", () => {
  expect(TESTS.length).toBeGreaterThan(300);
  expect(strayImports(TESTS)).toEqual([]);
});

test.each([
  ["test/jobs/a.test.ts", "../domain/values/b", 1],
  ["test/domain/values/a.test.ts", "../orders/b", 1],
  ["test/shipped/sheet/a.test.ts", "../people/b", 1],
  ["test/support/a.ts", "../jobs/b", 1],
  ["test/shipped/lasting/rows/a.ts", "../b", 0],
  ["test/adapters/sheets/write/a.test.ts", "../read/b", 0],
  ["test/jobs/a.test.ts", "../support/b", 0],
])("an import from %s of %s is found where it is forbidden", (file, name, count) => {
  expect(strayImports([{ path: file, text: `import "${name}";` }])).toHaveLength(count);
});

test("a folder of domain, jobs and adapters is named as the folder of src that it tests", () => {
  const folders = TESTS.map(({ path: file }) => path.posix.dirname(file)).filter((folder) =>
    /^test\/(domain|jobs|adapters)\b/.test(folder),
  );
  expect(folders.filter((folder) => !existsSync(path.join(ROOT, folder.replace("test/", "src/"))))).toEqual([]);
});

/** Whether a file, or one that it imports, opens the folder of the built bundle. */
function runsBundle(file: string): boolean {
  const reached = new Set([file]);
  for (const name of reached) {
    const source = ALL.get(name);
    if (source === undefined) continue;
    if (/["'`/]dist["'`/]/.test(source.text)) return true;
    for (const { target } of importsOf(source)) reached.add(target);
  }
  return false;
}

const testsIn = (folders: RegExp): readonly string[] =>
  TESTS.map(({ path: file }) => file).filter((file) => folders.test(file) && file.endsWith(".test.ts"));

test("every test in shipped runs what is built", () => {
  expect(testsIn(/^test\/shipped\//).filter((file) => !runsBundle(file))).toEqual([]);
});

test("no test in domain, jobs and adapters needs a build", () => {
  expect(testsIn(/^test\/(domain|jobs|adapters)\//).filter(runsBundle)).toEqual([]);
});
