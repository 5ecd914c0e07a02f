/** How large a file and a function may grow. */
import ts from "typescript";
import { type Source, sourcesIn } from "../../support/project";
import { nodesOf, parse } from "../../support/syntax";

const FILE_LINES = 300;
const FUNCTION_LINES = 60;

/** What is larger, and the most lines that it may have. It shrinks; an entry that nothing needs any more fails. */
const LARGER: Readonly<Record<string, number>> = {
  // What a call goes through: each step calls the one before, over the same pace and exchange.
  "src/adapters/walmart/client/client.ts createClient": 80,
  // The deeds of one port, short each, over the same buckets.
  "src/adapters/walmart/client/pace.ts createPace": 90,
  // The page size, the cursor and the way of paging change together.
  "src/adapters/walmart/item-pages.ts openPages": 66,
  // The one place where all parts are put together.
  "src/compose.ts composeWorld": 80,
  // Data: the shape of each kind of memory.
  // Mostly data: each setting, and what it is read from.
  "src/domain/settings/parse-settings.ts parseSettings": 70,
  // Mostly data: which names are known by what stands beside them.
  "src/domain/workbook/sorted-alone.ts": 330,
  // The second opinion is read from top to bottom, like a person's computation on paper.
  "dev/demo/brute-force.ts bruteForce": 120,
  // One state, and every hand that may change it.
  "dev/emulator/sheets-api/spreadsheet.ts createSpreadsheet": 75,
  // Data: one line for each thing that a person does.
  "dev/emulator/workbook/people.ts createPeople": 95,
};

const linesOf = (text: string): number => text.trimEnd().split("\n").length;

/** Files and functions above the limits, with their lines. */
function large(source: Source): readonly (readonly [name: string, lines: number])[] {
  const functions = nodesOf(parse(source))
    .filter((node) => ts.isFunctionLike(node) && "body" in node)
    .map((node) => [`${source.path} ${nameOf(node)}`, linesOf(node.getText())] as const)
    .filter(([, lines]) => lines > FUNCTION_LINES);
  const ofFile = linesOf(source.text);
  return ofFile > FILE_LINES ? [[source.path, ofFile], ...functions] : functions;
}

function nameOf(node: ts.Node): string {
  const named = [node, node.parent].map((one) => ts.getNameOfDeclaration(one as ts.Declaration)?.getText());
  return named.find((name) => name !== undefined) ?? "(unnamed)";
}

test("no file exceeds 300 lines and no function 60, but for those that are named, each with its bound", () => {
  const found = sourcesIn(["src", "sidebar", "dev"], [".ts", ".tsx"]).flatMap(large);
  expect(found.filter(([name, lines]) => lines > (LARGER[name] ?? 0))).toEqual([]);
  const names = new Set(found.map(([name]) => name));
  expect(Object.keys(LARGER).filter((name) => !names.has(name))).toEqual([]);
});

test("a long file and a long function are found by name", () => {
  const lines = (count: number): string => "  f();\n".repeat(count);
  const text = `function short() {\n${lines(58)}}\nconst long = () => {\n${lines(59)}};\n${lines(200)}`;
  expect(large({ path: "src/a.ts", text })).toEqual([
    ["src/a.ts", 321],
    ["src/a.ts long", 61],
  ]);
});
