import { packed } from "../../../src/domain/values/packed";

const sizeOf = (text: string): number => text.length;

test("each item joins the pack before it while it fits to the last unit; order stays", () => {
  expect([...packed(["aa", "b", "cc", "d", "eee"], { sizeOf, limit: 3 })]).toEqual([["aa", "b"], ["cc", "d"], ["eee"]]);
});

test("an item above the limit has a pack of its own, and nothing joins it", () => {
  expect([...packed(["a", "bbbbb", "c"], { sizeOf, limit: 3 })]).toEqual([["a"], ["bbbbb"], ["c"]]);
});

test("no items make no pack", () => {
  expect([...packed([], { sizeOf, limit: 3 })]).toEqual([]);
});

test("what may not stand together begins another pack although it fits", () => {
  const mayJoin = (pack: readonly string[], item: string): boolean => !pack.includes(item);
  expect([...packed(["a", "b", "a"], { sizeOf, limit: 9, mayJoin })]).toEqual([["a", "b"], ["a"]]);
});

test("no more is read than the packs that are asked for need", () => {
  let count = 0;
  function* endless(): Generator<string> {
    for (;;) {
      count += 1;
      yield "a";
    }
  }
  expect(packed(endless(), { sizeOf, limit: 3 }).next().value).toEqual(["a", "a", "a"]);
  expect(count).toBe(4);
});
