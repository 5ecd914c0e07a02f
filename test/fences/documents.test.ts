/// <reference path="./semver.d.ts" />
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { rcompare, valid } from "semver";
import { ROOT, sourcesIn } from "../support/project";
import { BESIDE, FLOORS } from "./architecture/floors";
import { IMPORT_TABLE } from "./architecture/import-table";

const DOCUMENTS = ["README.md", "docs/architecture.md", "CONTRIBUTING.md", "docs/pretend-world.md"];
const read = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

test("the import table in docs/architecture.md is the one that is executed", () => {
  expect(read("docs/architecture.md")).toContain(tableText());
});

test("the table of floors in docs/architecture.md is the one that is executed", () => {
  expect(read("docs/architecture.md")).toContain(floorsText());
});

test.each(DOCUMENTS)("every file that %s names exists", (name) => {
  const named = [...read(name).matchAll(/`((?:src|sidebar|dev|test|docs)\/[\w./-]*)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md"])("every command that %s names exists", (name) => {
  // A cast: npm's own format.
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...read(name).matchAll(/npm (?:run )?(start|test|(?<=run )\w+)/g)].map(([, script = ""]) => script);
  expect(named).toEqual(expect.arrayContaining(["start", "test", "check"]));
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
});

describe("docs/start-here.md, followed to the letter", () => {
  const MADE = ["test/domain/quantities/number/last-unit.test.ts", "src/domain/quantities/number/last-unit.ts"];
  const steps = [...read("docs/start-here.md").matchAll(/`((?:src|test)\/[\w./-]+)`|```diff\n(.*?)```/gs)];

  test("names files that are there, or that the reader makes", () => {
    const named = steps.flatMap(([, file]) => (file === undefined ? [] : [file]));
    expect(named.filter((file) => !existsSync(path.join(ROOT, file)) && !MADE.includes(file))).toEqual([]);
  });

  test("names only what the source has", () => {
    const source = sourcesIn(["src"], [".ts"])
      .map(({ text }) => text)
      .join("\n");
    const named = [...read("docs/start-here.md").matchAll(/`(?:run\.)?(\w+)(?:\([^`]*\))?`/g)].map(
      ([, name = ""]) => name,
    );
    expect(named).toEqual(expect.arrayContaining(["SYNC", "quantitiesOf", "commit"]));
    expect(named.filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
  });

  test("shows lines to change that stand in the file named before, once", () => {
    let file = "";
    const pieces = steps.flatMap(([, named, piece]) => {
      if (named !== undefined) file = named;
      return piece === undefined ? [] : [{ file, piece }];
    });
    expect(pieces).toHaveLength(5);
    const strays = pieces.filter(({ file: name, piece }) => {
      const lines = piece.trimEnd().split("\n");
      const before = lines.filter((line) => !line.startsWith("+")).map((line) => line.slice(1));
      return `\n${read(name)}`.split(`\n${before.join("\n")}\n`).length !== 2;
    });
    expect(strays).toEqual([]);
  });
});

describe("a decision", () => {
  const records = readdirSync(path.join(ROOT, "docs", "decisions")).sort();
  const titleOf = (record: string): string => read(`docs/decisions/${record}`).split("\n")[0]?.replace("# ", "") ?? "";

  test.each(records)("%s is dated, and says why and what would change our mind", (record) => {
    const date = /^\d{4}-\d\d-\d\d(?=-)/.exec(record)?.[0];
    const parts = ["# ", `Decided ${date}.`, "**Decision.** ", "**Why.** ", "**What would change our mind.** "];
    const paragraphs = read(`docs/decisions/${record}`).trimEnd().split("\n\n");
    expect(paragraphs.map((paragraph, at) => paragraph.slice(0, parts[at]?.length ?? 0))).toEqual(parts);
  });

  test("is listed in docs/architecture.md by its title", () => {
    const listed = [...read("docs/architecture.md").matchAll(/^- \[(.+)\]\(decisions\/(.+)\)$/gm)];
    expect(listed.map(([, title, file]) => [file, title]).sort()).toEqual(
      records.map((record) => [record, titleOf(record)]),
    );
  });
});

test("the change log holds what is unreleased, then versions from the newest on, each dated, the newest that of the package", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  const [first, ...versions] = [...read("CHANGELOG.md").matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
  expect(first).toBe("Unreleased");
  const released = versions.map((heading) => /^(\d+\.\d+\.\d+), \d{4}-\d\d-\d\d$/.exec(heading)?.[1] ?? heading);
  expect(released.filter((one) => !valid(one))).toEqual([]);
  expect(released).toEqual([...released].sort(rcompare));
  // Nothing is released before the first version.
  expect(released[0] ?? version).toBe(version);
});

/** The table as the document shows it. */
function tableText(): string {
  const listed = (names: readonly string[], words: string): readonly string[] =>
    names.length === 0 ? [] : [`${words}${names.map(shown).join(", ")}`];
  const rows = IMPORT_TABLE.map(({ who, may, mayTypes = [], never = [] }) => {
    const cells = [...listed(may, ""), ...listed(mayTypes, "types of "), ...listed(never, "never ")];
    return `| \`${who}\` | ${cells.join("; ") || "nothing"} |`;
  });
  return ["| Who | May import |", "|---|---|", ...rows].join("\n");
}

/** The table of floors as the document shows it. */
function floorsText(): string {
  const named = (room: string): string => (room === BESIDE ? "its files" : `\`${room}\``);
  const rows = Object.entries(FLOORS).map(
    ([area, floors]) => `| \`${area}/\` | ${floors.map((floor) => floor.map(named).join(", ")).join(" < ")} |`,
  );
  return ["| Area | Its rooms, from the ground up |", "|---|---|", ...rows].join("\n");
}

function shown(name: string): string {
  if (name === "node:") return "Node";
  return name === "npm:" ? "packages" : `\`${name.replace("npm:", "")}\``;
}
