import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { IMPORT_TABLE } from "./import-table";
import { ROOT } from "./project";

const DOCUMENTS = ["README.md", "docs/architecture.md"];
const read = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

test("the import table in docs/architecture.md is the one that is executed", () => {
  expect(read("docs/architecture.md")).toContain(tableText());
});

test.each(DOCUMENTS)("every file that %s names exists", (name) => {
  const named = [...read(name).matchAll(/`((?:src|sidebar|dev|test|docs)\/[\w./-]*)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test("every command that the README names exists", () => {
  // A cast: npm's own format.
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...read("README.md").matchAll(/npm (?:run )?(start|test|(?<=run )\w+)/g)].map(
    ([, script = ""]) => script,
  );
  expect(named).toEqual(expect.arrayContaining(["start", "test", "check", "push"]));
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
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

function shown(name: string): string {
  if (name === "node:") return "Node";
  return name === "npm:" ? "packages" : `\`${name.replace("npm:", "")}\``;
}
