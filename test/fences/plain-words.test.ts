/** Comments and documents are written in plain modern American English. */
import { sourcesIn } from "../support/project";
import { REFUSED, refusedWords } from "./plain-words";

/** The page of columns is made of the product's own headings. */
const PLACES = sourcesIn(["src", "sidebar", "dev", "docs"], [".ts", ".tsx", ".mjs", ".md"]).filter(
  ({ path: name }) => name !== "docs/guide/columns.md",
);

test("no comment and no document has a word that a reader has to read twice", () => {
  expect(PLACES.length).toBeGreaterThan(300);
  expect(refusedWords(PLACES)).toEqual([]);
});

test.each([
  ["So many listings as one feed holds.", "so many"],
  ["One unit suffices.", "suffices"],
  ["It is sent all the same.", "all the same"],
  ["It ends for want of time.", "for want of"],
  ["Put in the place of the other.", "in the place of"],
  ["It waits for ever.", "for ever"],
  ["All tabs save for Log.", "save for"],
  ["A row that is no more.", "is no more"],
  ["A date that is none.", "that is none"],
  ["What stands in the row.", "stands in"],
  ["Lest it is sent twice.", "lest"],
  ["The first, else the last.", "else"],
  ["Else the last one counts.", "Else"],
  ["The list is read anew.", "anew"],
  ["The number is worked out.", "worked out"],
  ["A list of which one part is read.", "of which"],
  ["The colour of a cell.", "colour"],
])("“%s” would be refused, in a comment and in a document", (sentence, words) => {
  const said = (path: string, text: string) => refusedWords([{ path, text }]).join();
  for (const comment of [`/** ${sentence} */`, `/*\n * ${sentence}\n */`, `// ${sentence}`])
    expect(said("src/x.ts", `${comment}\nconst a = 1;\n`)).toMatch(new RegExp(`^src/x.ts: “${words}”`, "i"));
  expect(said("docs/x.md", `# Title\n\n${sentence}\n`)).toMatch(new RegExp(`^docs/x.md: “${words}”`, "i"));
});

test("code, names in backticks and quotations may have any word", () => {
  const text = '/** Says “so many”, `suffices` and "lest". */\nconst said = "so many that suffice";\n';
  expect(refusedWords([{ path: "src/x.ts", text }])).toEqual([]);
  expect(REFUSED.filter(({ plain }) => plain === "")).toEqual([]);
});
