import process from "node:process";
import { type Source, sourcesIn } from "../../support/project";
import { circlesOf, fileItself, folderOf, nounOf } from "./circles";

const SOURCES = sourcesIn(["src", "sidebar", "dev"], [".ts", ".tsx"]);
const LEVELS = { files: fileItself, folders: folderOf, nouns: nounOf } as const;

afterAll(() => {
  const counts = Object.entries(LEVELS).map(([name, placeOf]) => `${name} ${circlesOf(SOURCES, placeOf).length}`);
  process.stderr.write(`Circles of imports: ${counts.join(", ")}.\n`);
});

test.each(Object.entries(LEVELS))("no %s import each other in a circle, by types neither", (_, placeOf) => {
  expect(SOURCES.length).toBeGreaterThan(400);
  expect(circlesOf(SOURCES, placeOf)).toEqual([]);
});

const source = (path: string, ...imports: readonly string[]): Source => ({
  path,
  text: imports.map((name) => `import "${name}";`).join("\n"),
});

test("a circle is reported with all that are on it, and nothing beside it", () => {
  const three = [
    source("src/a/one.ts", "../b/two"),
    source("src/b/two.ts", "../c/three", "../d/aside"),
    source("src/c/three.ts", "../a/one"),
    source("src/d/aside.ts"),
  ];
  expect(circlesOf(three, fileItself)).toEqual([["src/a/one.ts", "src/b/two.ts", "src/c/three.ts"]]);
  expect(circlesOf(three, folderOf)).toEqual([["src/a", "src/b", "src/c"]]);
});

test("two folders that import each other by different files are a circle of folders alone", () => {
  const two = [
    source("src/a/one.ts", "./b/two"),
    source("src/a/other.ts"),
    source("src/a/b/two.ts"),
    source("src/a/b/three.ts", "../other"),
  ];
  expect(circlesOf(two, fileItself)).toEqual([]);
  expect(circlesOf(two, folderOf)).toEqual([["src/a", "src/a/b"]]);
});
