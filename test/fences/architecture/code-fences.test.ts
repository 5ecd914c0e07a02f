import { type Source, sourcesIn } from "../../support/project";
import { FENCES, fenceBreaches, WIRE_FIELDS } from "./code-fences";

const SOURCES = sourcesIn(["src", "sidebar", "dev", "test"], [".ts", ".tsx"]);

test.each(FENCES)("$rule", (fence) => {
  expect(fenceBreaches(fence, SOURCES)).toEqual([]);
});

/** For each fence: lines that it must find, and lines that it must let pass. */
interface Trial {
  readonly at: string;
  readonly found: readonly string[];
  readonly passed: readonly string[];
}

const TRIALS: Readonly<Record<string, Trial>> = {
  "only main.ts and compose.ts name a service of Apps Script": {
    at: "src/adapters/sheets/shape/cells.ts",
    found: [
      "SpreadsheetApp.flush();",
      "const u = Utilities;",
      "globalThis.Logger;",
      "let s: GoogleAppsScript.Lock.Lock;",
    ],
    passed: ["hands.Utilities();", "const sheets = 1;", "// SpreadsheetApp", 'say("Session");'],
  },
  "domain and jobs have no clock and no chance of their own": {
    at: "src/jobs/run.ts",
    found: ["Date.now();", "const now = Date.now;", "new Date();", "new Date;", "Date();", "Math.random();"],
    passed: ["new Date(at);", "Date.UTC(2026, 1);", "clock.now();", "Math.floor(1.5);"],
  },
  "everything that ships to the platform is synchronous": {
    at: "src/compose.ts",
    found: [
      "async function f() {}",
      "const f = async () => 1;",
      "for await (const x of y) z();",
      "let p: Promise<void>;",
    ],
    passed: ["const ctx = { async: false };", "// await", "answer.await;"],
  },
  "Walmart's field names stand in its adapter alone": {
    at: "src/domain/orders/order.ts",
    found: [
      "order.purchaseOrderId;",
      'order["orderLines"];',
      "const { lifecycleStatus } = item;",
      "f({ statusQuantity: 1 });",
    ],
    passed: ["purchaseOrderId(text);", "order.lines;", "// orderLines"],
  },
  "zod is imported whole or as zod/mini, because the named import brings every language along": {
    at: "test/domain/orders/order.test.ts",
    found: ['import { z } from "zod";', 'import z from "zod";', 'import "zod";'],
    passed: ['import * as z from "zod";', 'import { object } from "zod/mini";'],
  },
  "lists by key are made by groupBy and grouped": {
    at: "src/domain/orders/order.ts",
    found: ["const byPo = new Map<string, Row[]>();", "byPo.set(po, [...(byPo.get(po) ?? []), row]);"],
    passed: [
      "const of = new Map<string, readonly Row[]>();",
      "byPo.set(po, [row, ...others]);",
      "groupBy(rows, poOf);",
    ],
  },
  "numbers are added up by sumOf and totals": {
    at: "src/domain/orders/order.ts",
    found: ["shares.reduce((sum, { quantity }) => sum + quantity, 0);"],
    passed: ["ages.reduce((most, age) => Math.max(most, age), 0);", "sumOf(ages);"],
  },
  "there is one digest": {
    at: "src/domain/orders/order.ts",
    found: ["sum = Math.imul(sum, 31);", "const { imul } = Math;"],
    passed: ["digest(text);", "text.charCodeAt(0);"],
  },
  "a list that is cut is counted by countedBeyond and shortList": {
    at: "src/domain/orders/order.ts",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code.
    found: ["say(`${names.length - 5} more`);", "say(`a, b and ${names.length - MOST} more.`);"],
    passed: ["shortList(names, 5);"],
  },
  "the label of a line is made and taken apart in one file": {
    at: "src/domain/orders/order.ts",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code.
    found: ["say(`${po} / ${line}`);", 'label.split(" / ");'],
    passed: ["lineLabel({ po, line });", 'say("Set up / repair");'],
  },
  "a call reads as words: no parameter is true or false": {
    at: "src/ports/workbook.ts",
    found: [
      "function f(isFirst: boolean): void {}",
      "const f = (isFirst?: boolean) => 1;",
      "const f = (isFirst = false) => 1;",
      "interface Port { setUp(keeps: boolean | undefined): void }",
      "type Judge = (text: string, isAlone: true | null) => void;",
      "class Emulator { authorize(user: string, isGranted: (boolean)): void {} }",
    ],
    passed: [
      "function f({ isFirst }: { readonly isFirst: boolean }): void {}",
      "const f = ({ isFirst = false } = {}) => 1;",
      "const f = (value: string | number | boolean) => 1;",
      "const isFirst: boolean = f();",
      "type Judge = (text: string) => boolean;",
      'function f(commit: "first" | "later"): void {}',
    ],
  },
};

test("every fence has lines to be tried", () => {
  expect(Object.keys(TRIALS)).toEqual(FENCES.map(({ rule }) => rule));
});

describe.each(FENCES)("$rule: the fence", (fence) => {
  const { at = "", found = [], passed = [] } = TRIALS[fence.rule] ?? {};
  const breaches = (text: string): readonly string[] => fenceBreaches(fence, [{ path: at, text }]);

  test.each(found)("finds %s", (line) => {
    expect(breaches(line)).not.toEqual([]);
  });

  test.each(passed)("lets pass %s", (line) => {
    expect(breaches(line)).toEqual([]);
  });
});

test("the files that know the platform may name it", () => {
  const [platform] = FENCES;
  expect(platform?.covers("src/main.ts")).toBe(false);
  expect(platform?.covers("src/compose.ts")).toBe(false);
});

test("every field name that is fenced in is one that the adapter uses", () => {
  const adapter = sourcesIn(["src/adapters/walmart"], [".ts"]).map(({ text }) => text);
  const unused = [...WIRE_FIELDS].filter((field) => !adapter.some((text) => text.includes(field)));
  expect(unused).toEqual([]);
});

describe("text from outside never becomes markup", () => {
  const MARKUP = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b|<\?!=/;
  const marked = (sources: readonly Source[]): readonly string[] =>
    sources.filter(({ text }) => MARKUP.test(text)).map(({ path }) => path);

  test("no file sets markup", () => {
    const sources = sourcesIn(["src", "sidebar", "dev"], [".ts", ".tsx", ".js", ".mjs", ".html"]);
    expect(sources.map(({ path }) => path)).toEqual(expect.arrayContaining(["sidebar/sidebar.html", "dev/start.mjs"]));
    expect(marked(sources)).toEqual([]);
  });

  test("a file that did would be named", () => {
    expect(marked([{ path: "sidebar/x.ts", text: "status.innerHTML = answer;" }])).toEqual(["sidebar/x.ts"]);
  });
});
