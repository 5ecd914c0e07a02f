import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CellKind, Column, Columns, Shown, Tab } from "../../../src/domain/values/column";
import { ALL_TABS } from "../../../src/domain/workbook/tabs";
import { ROOT } from "../../support/project";

const FILE = path.join(ROOT, "docs/guide/columns.md");
const COMMAND = "WRITE_GUIDE=1 npm test -- guide";

const SHOWN: Readonly<Record<Exclude<Shown, "hidden">, string>> = {
  working: "Always shown.",
  "set-up": "For setting up.",
  "on demand": "Shown when something waits there.",
  "while needed": "Shown as soon as something in it waits for you.",
};

const HOLDS: Readonly<Record<CellKind, string>> = {
  identifier: "text, kept exactly",
  text: "text",
  choice: "one of the words named",
  quantity: "whole number, 0 to 999,999",
  count: "whole number",
  difference: "whole number with its sign",
  money: "amount of money",
  percent: "1 % to 100 %",
  instant: "date and time",
  tick: "tick",
  any: "as the row says",
};

function guide(): string {
  const tabs = ALL_TABS.filter(({ shown, columns }) => shown !== "hidden" && Object.keys(columns).length > 0);
  const intro = `# Tabs and columns

Every column of every tab: who writes it, what a cell holds, what it means. You may add columns of your own anywhere, and
sort, filter, hide, color and move as you like: Aisle finds rows by their keys and columns by their headings. Leave
the cells of a column that Aisle writes to Aisle.

This page is written from the same descriptions from which Aisle makes the tabs: \`${COMMAND}\`.`;
  return `${[intro, ...tabs.map(section)].join("\n\n")}\n`;
}

function section({ title, rowIs, shown, key, columns }: Tab<string, Columns>): string {
  const keys = key.map((name) => `**${columns[name]?.heading ?? ""}**`).join(" and ");
  const rows = Object.values(columns).map((column) => `| ${cellsOf(column).map(escaped).join(" | ")} |`);
  return [
    `## ${title}`,
    `${SHOWN[shown === "hidden" ? "on demand" : shown]} A row is ${rowIs}, known by ${keys}.`,
    ["| Heading | Who writes it | Holds | Meaning | Example |", "|---|---|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}

const cellsOf = ({ heading, owner, mayWrite, required, kind, meaning, example }: Column): readonly string[] => [
  heading,
  (owner === "aisle" ? "Aisle" : mayWrite === true ? "you; Aisle too where the rules say so" : "you") +
    (required === undefined ? "" : `; needed ${required}`),
  HOLDS[kind],
  meaning,
  example,
];

const escaped = (text: string): string => text.replaceAll("|", "\\|");

test("docs/guide/columns.md tells every column as set-up makes it", () => {
  if (process.env.WRITE_GUIDE !== undefined) {
    mkdirSync(path.dirname(FILE), { recursive: true });
    writeFileSync(FILE, guide());
  }
  const written = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  if (written !== guide()) throw new Error(`docs/guide/columns.md is not as the columns are. Write it: ${COMMAND}`);
});

test("every column that people see has a meaning that ends its sentence", () => {
  const vague = ALL_TABS.flatMap(({ title, columns }) =>
    Object.values(columns).flatMap(({ heading, meaning }) => (/\w.*\.$/.test(meaning) ? [] : [`${title}: ${heading}`])),
  );
  expect(vague).toEqual([]);
});
