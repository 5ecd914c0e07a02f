import { groupBy, sumOf } from "../../../src/domain/values/groups";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/domain/values/time";

test("groups and their members stand in the order in which they came; what has no key is in none", () => {
  const rows = ["b1", "a1", "-", "b2", "a2", "b3"];
  const groups = groupBy(rows, (row) => (row === "-" ? null : row.charAt(0)));
  expect([...groups]).toEqual([
    ["b", ["b1", "b2", "b3"]],
    ["a", ["a1", "a2"]],
  ]);
  expect([...groupBy([], String)]).toEqual([]);
  expect([...groupBy([0, ""], (one) => one)]).toEqual([
    [0, [0]],
    ["", [""]],
  ]);
});

test("no numbers add up to 0", () => {
  expect([sumOf([]), sumOf([1, 2, 3]), sumOf(new Set([4]))]).toEqual([0, 6, 4]);
});

test("a day has 24 hours of 60 minutes of 60,000 milliseconds", () => {
  expect([MINUTE_MS, HOUR_MS, DAY_MS]).toEqual([60_000, 3_600_000, 86_400_000]);
});
