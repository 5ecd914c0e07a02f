import { readFileSync } from "node:fs";
import { join } from "node:path";
import { METHODS } from "../../../dev/emulator/sheets-api/methods";
import { HANDLERS, NOT_EMULATED } from "../../../dev/emulator/sheets-api/requests/handlers";
import { DEFAULT_SWITCHES } from "../../../dev/emulator/workbook/switches";
import { ROOT } from "../../support/project";

const doc = readFileSync(join(ROOT, "docs/emulated-sheets-api.md"), "utf8");
const rowsOf = (heading: string) => {
  const section = doc.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
};

test("the document names exactly the methods that are emulated", () => {
  expect(rowsOf("Methods").sort()).toEqual(Object.keys(METHODS).sort());
});

test("the document names exactly the requests that are handled", () => {
  expect(rowsOf("Requests of batchUpdate").sort()).toEqual(Object.keys(HANDLERS).sort());
});

test.each(["Methods", "On the wire", "Requests of batchUpdate", "Cells and people"])(
  "%s: each operation says what is followed, from which source, and what is not",
  (heading) => {
    const section = doc.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
    const [head, , ...rows] = section.split("\n").filter((text) => text.startsWith("|"));
    expect(head).toBe("| Operation | Followed | Source | Not followed |");
    expect(rows.filter((row) => row.split(" |").length !== 5)).toEqual([]);
  },
);

test("the document names every switch with its default first", () => {
  for (const [name, setting] of Object.entries(DEFAULT_SWITCHES)) expect(doc).toContain(`| \`${name}\` | ${setting}, `);
});

test("every request that Google's definition knows is handled or said to be not emulated [DISC]", () => {
  const types = readFileSync(require.resolve("@googleapis/sheets/build/v4.d.ts"), "utf8");
  const request = types.split("interface Schema$Request {")[1]?.split("\n    }")[0] ?? "";
  const known = [...request.matchAll(/^ {8}(\w+)\?:/gm)].map((match) => match[1] ?? "");
  expect(known.length).toBeGreaterThan(60);
  expect([...Object.keys(HANDLERS), ...NOT_EMULATED].sort()).toEqual(known.sort());
});
