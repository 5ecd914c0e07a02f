/** `npm test -- words`: which files they name. */
import { execFileSync } from "node:child_process";
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

/** In a node of its own, since jest loads no such module. */
function named(...words: readonly string[]): readonly string[] {
  const module = JSON.stringify(pathToFileURL(path.join(ROOT, "dev", "test-names.mjs")));
  const call = `namedTests(${JSON.stringify(FILES)}, ${JSON.stringify(words)})`;
  const program = `import { namedTests } from ${module}; console.log(JSON.stringify(${call}));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", cwd: ROOT });
  // A cast: what the function promises.
  return JSON.parse(said) as string[];
}

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
