import { countedBeyond, shortList } from "../../../src/domain/values/words";

test.each([
  [["a", "b", "c", "d"], ["a", "b", "2 more"], "a, b and 2 more"],
  [["a", "b", "c"], ["a", "b", "1 more"], "a, b and 1 more"],
  [["a", "b"], ["a", "b"], "a, b"],
  [[], [], ""],
])("of %j two are named, and the others are counted", (names, listed, sentence) => {
  expect(countedBeyond(names, 2)).toEqual(listed);
  expect(shortList(names, 2)).toBe(sentence);
});
