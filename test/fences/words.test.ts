import { readFileSync } from "node:fs";
import path from "node:path";
import { type ExportedName, exportedNames, wordsOf } from "../support/exported-names";
import { ROOT, type Source, sourcesIn } from "../support/project";
import { AT_HOME, BANNED, PLAIN, STORED } from "./words";

const SRC = exportedNames(sourcesIn(["src"], [".ts"]));
const ALL = [...SRC, ...exportedNames(sourcesIn(["dev"], [".ts"]))];

const has = ({ words }: ExportedName, some: readonly string[]): boolean => words.some((word) => some.includes(word));

const banned = (names: readonly ExportedName[]): readonly string[] =>
  BANNED.flatMap(({ words, instead, because, only }) =>
    names
      .filter((one) => has(one, words) && !STORED.has(one.name))
      .filter((one) => only === undefined || only.some((folder) => one.path.startsWith(folder)))
      .map(({ path: file, name }) => `${file}: ${name}. Say ${instead}, since ${because}.`),
  );

const strays = (names: readonly ExportedName[]): readonly string[] =>
  AT_HOME.flatMap(({ words, folders, means }) =>
    names
      .filter((one) => has(one, words) && !folders.some((folder) => one.path.startsWith(folder)))
      .map(({ path: file, name }) => `${file}: ${name}. There ${words[0]} means that ${means}.`),
  );

describe("one word has one meaning", () => {
  test("no exported name has a word that has meant several things", () => {
    expect(ALL.length).toBeGreaterThan(2000);
    expect(banned(ALL)).toEqual([]);
  });

  test("a word with one meaning is exported only where that meaning is at home", () => {
    expect(strays(SRC)).toEqual([]);
  });

  test("every stored name that is let pass is there", () => {
    const names = new Set(SRC.map(({ name }) => name));
    expect([...STORED].filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("the fence of words", () => {
  const source = (text: string, file = "src/domain/orders/x.ts"): Source => ({ path: file, text });
  const found = (text: string): readonly string[] => banned(exportedNames([source(text)]));

  test.each(BANNED.flatMap(({ words }) => words))("finds %s in every kind of exported name", (word) => {
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    for (const text of [
      `export const ${word}Digest = 1;`,
      `export const ${word.toUpperCase()}_MAX = 1;`,
      `export function plan${capital}(): void {}`,
      `export interface Plan { readonly ${word}: string }`,
      `export type Some = { readonly some: { is${capital}(): string } };`,
    ])
      expect([text, found(text).length]).toEqual([text, 1]);
  });

  test.each(["const told = 1;", "export const untoldness = 1;", "// told", 'export const text = "told";'])(
    "lets pass %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  test("finds a word away from home", () => {
    const at = (file: string) => strays(exportedNames([source("export const guardText = 1;", file)]));
    expect(at("src/adapters/sheets/shape/x.ts")).toHaveLength(1);
    expect(at("src/domain/quantities/guards/x.ts")).toEqual([]);
  });
});

describe("the README's list of words", () => {
  const [, list = ""] = /^## Words\n(.*?)^## /ms.exec(readFileSync(path.join(ROOT, "README.md"), "utf8")) ?? [];
  const entries = [...list.matchAll(/\*\*(.+?)\*\*/g)].map(([, entry = ""]) => entry);
  const singular = (word: string): string => word.replace(/ies$/, "y").replace(/(?<=status)es$|(?<=\w\w[^su])s$/, "");
  const listed = new Set(entries.flatMap(wordsOf).map(singular));

  test("holds no word that the code does not use", () => {
    const used = new Set(ALL.flatMap(({ words }) => words).map(singular));
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.filter((entry) => wordsOf(entry).some((word) => !used.has(singular(word))))).toEqual([]);
  });

  test("holds every word that twelve and more exported names of src have, but for plain ones", () => {
    const counts = new Map<string, number>();
    for (const { words } of SRC)
      for (const word of new Set(words.map(singular))) counts.set(word, (counts.get(word) ?? 0) + 1);
    const often = [...counts].flatMap(([word, count]) => (count >= 12 ? [word] : []));
    expect(often.length).toBeGreaterThan(40);
    expect(often.filter((word) => !listed.has(word) && !PLAIN.has(word))).toEqual([]);
    expect([...PLAIN].filter((word) => listed.has(word))).toEqual([]);
  });

  test("holds every word that is used only where it is at home", () => {
    expect(AT_HOME.flatMap(({ words }) => words).filter((word) => !listed.has(singular(word)))).toEqual([]);
  });
});
