import { groupBy, grouped, sumOf, totals } from "../../../src/domain/values/groups";
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

test("a value that has several keys stands in each of their groups, as often as it was given", () => {
  const pairs = [["b", 1] as const, ["a", 1] as const, ["b", 2] as const, ["b", 1] as const];
  expect([...grouped(pairs)]).toEqual([
    ["b", [1, 2, 1]],
    ["a", [1]],
  ]);
});

test("the numbers of each key are added up; what adds up to 0 has its key all the same", () => {
  const pairs = [["b", 1] as const, ["a", 0] as const, ["b", -1] as const];
  expect([...totals(pairs)]).toEqual([
    ["b", 0],
    ["a", 0],
  ]);
});

test("no numbers add up to 0", () => {
  expect([sumOf([]), sumOf([1, 2, 3]), sumOf(new Set([4]))]).toEqual([0, 6, 4]);
});

test("a day has 24 hours of 60 minutes of 60,000 milliseconds", () => {
  expect([MINUTE_MS, HOUR_MS, DAY_MS]).toEqual([60_000, 3_600_000, 86_400_000]);
});
