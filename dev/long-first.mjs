/**
 * Jest's order of test files: the longest first, so that no core idles at the end while another one plays a long file.
 * Without times of an earlier run, as in CI, jest goes by the size of a file; the longest of ours are the smallest, since
 * each only names a part of one long test.
 */
import Sequencer from "@jest/test-sequencer";

/** Files that take more than ten seconds in CI, the longest first. A name that ends in `/` means all files below it. */
export const LONG = [
  "test/shipped/crash/trading.test.ts",
  "test/shipped/demo/broken-rule.test.ts",
  "test/shipped/sheet/people-at-work.test.ts",
  "test/shipped/week/",
  "test/adapters/sheets/write/moving-rows-properties.test.ts",
  "test/shipped/sheet/people-at-work-importing.test.ts",
  "test/shipped/lasting/",
  "test/shipped/crash/setting-up.test.ts",
  "test/shipped/set-back/",
  "test/pretend/emulator/",
];

/** How early a file comes, by its whole path: its place in the list. What is not in the list comes after all that is. */
export function placeOf(path) {
  const name = path.replaceAll("\\", "/");
  const place = LONG.findIndex((long) => name.includes(`/${long}`));
  return place < 0 ? LONG.length : place;
}

export default class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => placeOf(one.path) - placeOf(other.path));
  }
}
