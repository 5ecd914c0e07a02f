/** `npm test -- words`: which files they name. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../support/project";

const FILES = [
  "adapters/sheets/write/moving-rows.test.ts",
  "domain/shipments/carriers.test.ts",
  "jobs/shipments.test.ts",
  "shipped/people/schedule.test.ts",
  "shipped/sheet/people-at-work.test.ts",
];

/** What an expression with names of a module of `dev` gives; in a node of its own, since jest loads no such module. */
function texts(module: string, names: string, expression: string): readonly string[] {
  const from = JSON.stringify(pathToFileURL(path.join(ROOT, "dev", module)));
  const program = `import ${names} from ${from}; console.log(JSON.stringify(${expression}));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", cwd: ROOT });
  // A cast: what the expressions below give.
  return JSON.parse(said) as string[];
}

const named = (...words: readonly string[]) =>
  texts("test-names.mjs", "{ namedTests }", `namedTests(${JSON.stringify(FILES)}, ${JSON.stringify(words)})`);

test.each([
  [[], [0, 1, 2, 3, 4]],
  [["moving"], [0]],
  [["rows"], []],
  [
    ["Sheet", "carriers"],
    [0, 1, 4],
  ],
  [["people"], [3, 4]],
  [["sheet/people"], [4]],
  [["ship"], [1, 2]],
  [["shipped"], [3, 4]],
  [["shipped/people"], [3]],
])("the words %j name the files %j", (words, places) => {
  expect(named(...words)).toEqual(places.map((place) => FILES[place]));
});

test("every long test file that is to run first exists", () => {
  const long = texts("long-first.mjs", "{ LONG }", "LONG");
  expect(long.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  expect(long.length).toBeGreaterThan(5);
});

test("the longest test files run first, all others after them", () => {
  const names = ["domain/orders/x.test.ts", "shipped/week/weeks-3.test.ts", "shipped/crash/trading.test.ts"];
  const paths = JSON.stringify(names.map((name) => path.join(ROOT, "test", name)));
  const sorted = `${paths}.sort((one, other) => placeOf(one) - placeOf(other))`;
  const files = texts("long-first.mjs", "{ placeOf }", sorted).map((file) =>
    path.relative(path.join(ROOT, "test"), file),
  );
  expect(files).toEqual([...names].reverse());
});
