/** The worked examples of the product's page, each held by a test whose name begins with its letters. */
import { sourcesIn } from "../support/project";

const letters = (word: string): string[] => [...word];

/** a to z and aa to aq, with the three that were added between them. */
const VECTORS = [
  ...letters("abcdefghijklmnopqrstuvwxyz"),
  ...letters("abcdefghijklmnopq").map((letter) => `a${letter}`),
  "i2",
  "o2",
  "z2",
];

/** Names of tests, plain or in a table, that begin with vectors: `vector c, vector d: …`. */
const NAME = /["'`]((?:vector \w+[,:] ?)+)/g;

test("each of the 46 vectors is a test by its name, and no test is named after another one", () => {
  const named = new Set(
    sourcesIn(["test"], [".test.ts"]).flatMap(({ text }) =>
      [...text.matchAll(NAME)].flatMap(([, names = ""]) =>
        [...names.matchAll(/vector (\w+)/g)].map(([, name = ""]) => name),
      ),
    ),
  );
  expect(VECTORS).toHaveLength(46);
  expect([...named].sort()).toEqual([...VECTORS].sort());
});
