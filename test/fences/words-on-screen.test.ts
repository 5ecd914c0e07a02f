/** No sentence names a tab, button or menu path that does not exist, and each reads as one US English sentence. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ALL_TABS } from "../../src/domain/workbook/tabs";
import { ROOT, type Source, sourcesIn } from "../support/project";
import { sentencesOf } from "../support/sentences";
import { REFUSED } from "./plain-words";
import { ALWAYS_MANY, INTERNAL, STATE_WORDS } from "./words-of-others";
import { type Screen, screenOf, unknownNames, unknownPaths } from "./words-on-screen";

const PRODUCT = sourcesIn(["src", "sidebar"], [".ts", ".tsx"]);
/** Explain's steps are buttons whose captions come with its answers. */
const CAPTIONED = PRODUCT.filter(({ path: name }) => /^(?:sidebar|src\/domain\/explain)\//.test(name));
const [MAIN] = PRODUCT.filter(({ path: name }) => name === "src/main.ts") as [Source];
const SCREEN = screenOf(MAIN, CAPTIONED);
/** What ShipStation and carriers call each other is data, and so are the names of tests of the spreadsheet. */
const SENTENCES = PRODUCT.filter(({ path: name }) => !/carrier-words|self-test/.test(name)).flatMap(sentencesOf);
const GUIDES: readonly Source[] = [
  { path: "README.md", text: readFileSync(path.join(ROOT, "README.md"), "utf8") },
  ...sourcesIn(["docs/guide"], [".md"]),
];

const told = (found: (text: string) => readonly string[]): readonly string[] =>
  SENTENCES.flatMap(({ path: file, line, text }) =>
    found(text).map((what) => `${file}:${line}: “${what}” in “${text}”`),
  );

const unknownIn = (text: string, screen: Screen = SCREEN): readonly string[] => unknownNames({ text }, screen);

describe("every sentence of the product", () => {
  test("names only tabs, columns, settings, menus and buttons that exist", () => {
    expect(SENTENCES.length).toBeGreaterThan(1500);
    expect(told(unknownIn)).toEqual([]);
  });

  test("is plain US English", () => {
    expect(told((text) => REFUSED.flatMap(({ words }) => words.exec(text)?.[0] ?? []))).toEqual([]);
  });

  test("has no word for the machinery inside", () => {
    expect(told((text) => (isProse(text) ? (text.match(INTERNAL) ?? []) : []))).toEqual([]);
  });

  test("has the singular where it counts one", () => {
    expect(told((text) => lonePlurals(text))).toEqual([]);
  });
});

test("the guides name only ways that exist", () => {
  const ways = GUIDES.flatMap(({ path: file, text }) =>
    text
      .replace(/[*`]/g, "")
      .split(/(?<=[.;|])\s|\n\n/)
      .flatMap((sentence) => unknownPaths(sentence.replace(/\s+/g, " "), SCREEN).map((way) => `${file}: ${way}`)),
  );
  expect(GUIDES.map(({ text }) => text).join()).toContain("▸");
  expect(ways).toEqual([]);
});

test("every state word is one that Aisle writes", () => {
  const texts = new Set(
    PRODUCT.flatMap(({ text }) => [...text.matchAll(/["`](\w[^"`:(${]*)/g)].map(([, word = ""]) => word.trim())),
  );
  const headings = ALL_TABS.flatMap(({ title, columns }) =>
    Object.values(columns).map(({ heading }) => `${title} ▸ ${heading}`),
  );
  expect(Object.keys(STATE_WORDS).filter((column) => !headings.includes(column))).toEqual([]);
  expect(
    Object.values(STATE_WORDS)
      .flat()
      .filter((word) => !texts.has(word)),
  ).toEqual([]);
});

/** A label of a write, such as “feeds posted”, is read by nobody. */
const isProse = (text: string): boolean => /^[^a-z]/.test(text) || /[.!?:]/.test(text) || text.split(" ").length > 4;

/** What the product counts: the nouns beside its counts. */
const NOUNS = [
  ...new Set(
    PRODUCT.flatMap(({ text }) => [...text.matchAll(/\bcount(?:ed|Of)\([^()]*?, "([\w ]+)"(?:, "([\w ]+)")?\)/g)]).map(
      ([, one = "", many]) => many ?? `${one}s`,
    ),
  ),
];
const PLURAL = new RegExp(`\\{\\} (?:${[...NOUNS, "hours", "days", "variations", "variants"].join("|")})\\b`, "g");

const lonePlurals = (text: string): readonly string[] =>
  ALWAYS_MANY.some((beginning) => text.startsWith(beginning)) ? [] : (text.match(PLURAL) ?? []);

describe("the test of sentences", () => {
  const file = (text: string, name = "src/x.ts"): readonly string[] =>
    sentencesOf({ path: name, text }).flatMap(({ text: sentence }) => unknownIn(sentence));

  test.each([
    ["a made-up item of the menu", "Choose Aisle ▸ More ▸ Undo Everything."],
    ["an item in the wrong menu", "Choose Aisle ▸ Undo Last Push."],
    ["a made-up menu", "Choose Aisle ▸ Less ▸ Undo Last Push."],
    ["a made-up root", "Choose Aislet ▸ More ▸ Undo Last Push."],
    ["a made-up setting", "Choose On in Settings ▸ Order Export."],
    ["a column of another tab", "Look at Orders ▸ Hold back."],
    ["an item with a longer name", "Choose Aisle ▸ More ▸ Undo Last Pushes."],
    ["a made-up tab", "Look at the row in Returns Desk."],
    ["a made-up button", "Tick what is right and click Send Everything."],
    ["a menu of Google's that is not there", "Choose Format ▸ Merge cells ▸ Split."],
  ])("finds %s", (_, sentence) => {
    expect(unknownIn(sentence)).not.toEqual([]);
    expect(file(`const a = ${JSON.stringify(sentence)};`)).not.toEqual([]);
    expect(file(`const a = <p>${sentence}</p>;`, "sidebar/x.tsx")).not.toEqual([]);
  });

  test.each([
    "Choose Aisle ▸ More ▸ Undo Last Push, then look at Preview.",
    "Choose On in Settings ▸ Order Import. Orders ▸ Problem says more.",
    "Tick what is right in Preview and click Send approved.",
    "Choose Format ▸ Merge cells ▸ Unmerge.",
    "The tab {} ▸ {} is missing.",
  ])("lets pass: %s", (sentence) => {
    expect(unknownIn(sentence)).toEqual([]);
  });

  test("finds what is put together from constants", () => {
    const choose = (item: string) => file(`const MENU = "Aisle ▸ More ▸";\nconst a = \`Choose \${MENU} ${item}.\`;`);
    expect(choose("Undo Everything")).not.toEqual([]);
    expect(choose("Undo Last Push")).toEqual([]);
  });

  test("fails for sentences about a tab that was renamed", () => {
    const renamed = ALL_TABS.map((tab) => (tab.title === "Preview" ? { ...tab, title: "Proposals" } : tab));
    const screen = screenOf(MAIN, CAPTIONED, renamed as typeof ALL_TABS);
    expect(told((text) => unknownIn(text, screen)).length).toBeGreaterThan(5);
  });

  test.each([
    ["Send approved", /label="Send approved"/g],
    ["Dismiss", /label="Dismiss"/g],
  ])("fails for sentences about the button %s once it is gone", (button, label) => {
    const pages = CAPTIONED.map((page) => ({ ...page, text: page.text.replace(label, 'label="Go"') }));
    expect(pages).not.toEqual(CAPTIONED);
    expect(unknownIn(`Tick it and click ${button}.`)).toEqual([]);
    expect(unknownIn(`Tick it and click ${button}.`, screenOf(MAIN, pages))).not.toEqual([]);
  });

  test("fails for sentences about an item of the menu once it is gone", () => {
    const main = { ...MAIN, text: MAIN.text.replace('"Restore Removed Orders"', '"Bring Orders Back"') };
    const screen = screenOf(main, CAPTIONED);
    expect(told((text) => unknownIn(text, screen)).length).toBeGreaterThan(3);
  });

  test("finds a count of one beside a plural", () => {
    expect(lonePlurals("{} orders wait.")).toEqual(["{} orders"]);
    expect(lonePlurals("{} wait.")).toEqual([]);
  });
});
