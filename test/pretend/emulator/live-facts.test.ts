/** What was measured on the live platform and published, with its source: the pretend Google follows it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/project";
import { FILTER_FACTS } from "./live-facts/filter-facts";
import { GRID_FACTS } from "./live-facts/grid-facts";
import { METADATA_FACTS } from "./live-facts/metadata-facts";
import { NOT_FOLLOWED } from "./live-facts/not-followed";
import { READING_FACTS } from "./live-facts/reading-facts";
import { SCRIPT_FACTS } from "./live-facts/script-facts";
import { STORAGE_FACTS } from "./live-facts/storage-facts";
import { WRITING_FACTS } from "./live-facts/writing-facts";

const FACTS = [
  ...READING_FACTS,
  ...FILTER_FACTS,
  ...WRITING_FACTS,
  ...GRID_FACTS,
  ...METADATA_FACTS,
  ...STORAGE_FACTS,
  ...SCRIPT_FACTS,
];

test.each(FACTS)("$id: $says [$source]", ({ holds }) => {
  expect.hasAssertions();
  return holds();
});

const IDS = [...FACTS.map(({ id }) => id), ...Object.keys(NOT_FOLLOWED)];

test("no fact is told twice, and none is both followed and not", () => {
  expect(new Set(IDS).size).toBe(IDS.length);
});

const PAGE = join(ROOT, "../shared/reference/live-evidence.md");

if (existsSync(PAGE)) {
  test("every fact of the page of live evidence is an assertion here, or listed with a reason", () => {
    const known = [...readFileSync(PAGE, "utf8").matchAll(/^\| ([A-Z]+\d+) \|/gm)].map(([, id]) => id);
    console.info(`${known.length} facts: ${FACTS.length} followed, ${Object.keys(NOT_FOLLOWED).length} listed`);
    expect(known.length).toBe(200);
    expect([...IDS].sort()).toEqual([...known].sort());
  });
} else {
  test.skip("the page of live evidence is not beside this copy (../shared), so nothing is counted", () => {});
}
