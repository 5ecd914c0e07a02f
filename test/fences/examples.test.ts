/** Every example in a doc comment is run, so that none teaches what is not so. */
import { createRequire } from "node:module";
import path from "node:path";
import * as builders from "../support/builders";
import { ROOT, sourcesIn } from "../support/project";
import { type Example, examplesOf, runExample } from "./examples";

const EXAMPLES = sourcesIn(["src", "dev"], [".ts"]).flatMap(examplesOf);

function scopeOf(file: string): Readonly<Record<string, unknown>> {
  const place = path.join(ROOT, file);
  const load = (name: string): object => require(path.resolve(path.dirname(place), name));
  return { ...builders, ...load(place), require: load };
}

function assertClaim(given: () => unknown, value: () => unknown, isThrown: boolean): void {
  if (isThrown) expect(given).toThrow(String(value()));
  else expect(given()).toEqual(value());
}

test.each(EXAMPLES)("the example at $place gives what it says", (example) => {
  runExample(example, scopeOf(example.file), assertClaim);
});

test("the functions that matter have examples", () => {
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(70);
});

describe("an example", () => {
  const only = (text: string): Example => {
    const [example, ...others] = examplesOf({ path: "src/x.ts", text });
    if (example === undefined || others.length > 0) throw new Error("not one example");
    return example;
  };
  const add = (one: number, other: number): number => {
    if (one < 0) throw new Error("below zero");
    return one + other;
  };
  const tried = (code: string) => () =>
    runExample(
      only(`/**\n * Adds.\n * @example\n * ${code}\n */\nexport const add = 1;`),
      { add, require: createRequire(__filename) },
      assertClaim,
    );

  test("that is right passes", () => {
    expect(tried("add(1, 2); // => 3")).not.toThrow();
    expect(tried("const two = 2\n * add(two, two) // => 4\n * add(-1, 0) // => throws below")).not.toThrow();
    expect(tried('import { basename } from "node:path";\n * basename("a/b") // => "b"')).not.toThrow();
  });

  test("that is wrong fails, in whichever line it is", () => {
    expect(tried("add(1, 2) // => 4")).toThrow("Expected: 4");
    expect(tried("add(1, 2) // => 3\n * add(2, 2) // => 5")).toThrow("Expected: 5");
    expect(tried("add(1, 2) // => throws below")).toThrow("did not throw");
    expect(tried("add(-1, 0) // => throws above")).toThrow("below zero");
    expect(tried("subtract(1, 2) // => 3")).toThrow("subtract is not defined");
  });

  test("that asserts nothing fails", () => {
    expect(tried("add(1, 2)")).toThrow("src/x.ts:1: an @example that asserts nothing");
    expect(tried("add(1, 2) // gives 3")).toThrow("asserts nothing");
    expect(tried("")).toThrow("asserts nothing");
  });
});
