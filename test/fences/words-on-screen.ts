/** What a sentence may name: tabs, columns, settings, menus, and what is written on the sidebar. */
import ts from "typescript";
import { SETTINGS } from "../../src/domain/settings/settings";
import { ALL_TABS } from "../../src/domain/workbook/tabs";
import type { Source } from "../support/project";
import { HOLE, type Sentence } from "../support/sentences";
import { nodesOf, parse } from "../support/syntax";
import { OTHERS_PATHS, PROPER, STATE_WORDS } from "./words-of-others";

export interface Screen {
  /** Ways to something, each with its beginnings: `Aisle`, `Aisle ▸ More`, `Aisle ▸ More ▸ Undo Last Push`. */
  readonly paths: ReadonlySet<string>;
  /** The longest first. */
  readonly names: readonly string[];
}

const ARROW = " ▸ ";

/** All that is on the screen: `tabs` and `settings` are the product's own. */
export function screenOf(main: Source, page: readonly Source[], tabs = ALL_TABS): Screen {
  const menu = menuOf(main);
  const columns = tabs.flatMap((tab) => Object.values(tab.columns).map((column) => ({ tab, column })));
  const paths = [
    ...menu,
    ...columns.map(({ tab, column }) => `${tab.title}${ARROW}${column.heading}`),
    ...SETTINGS.map(({ name }) => `Settings${ARROW}${name}`),
    ...OTHERS_PATHS,
  ];
  const names = [
    // The tabs that the menu shows are named by the tabs themselves.
    ...menu.flatMap((way) => way.replace(/(Show tab) ▸ .*/, "$1").split(ARROW)),
    ...OTHERS_PATHS.flatMap((way) => way.split(ARROW)),
    ...tabs.map(({ title }) => title),
    ...columns.flatMap(({ column }) => [column.heading, ...(column.choices ?? [])]),
    ...tabs.flatMap(({ seeds }) => (seeds ?? []).flatMap((seed) => Object.values(seed).filter(isName))),
    ...SETTINGS.flatMap((setting) => [setting.name, ...("choices" in setting ? setting.choices : [])]),
    ...page.flatMap(captionsOf),
    ...Object.values(STATE_WORDS).flat(),
    ...PROPER,
  ];
  return { paths: new Set(paths.flatMap(beginnings)), names: [...new Set(names)].sort((a, b) => b.length - a.length) };
}

const isName = (value: unknown): value is string => typeof value === "string" && value.length < 40;

const beginnings = (way: string): readonly string[] => {
  const parts = way.split(ARROW);
  return parts.map((_, index) => parts.slice(0, index + 1).join(ARROW));
};

/** The menu's ways, from its syntax tree: calls that add items, inside the menu that was created. */
function menuOf(main: Source): readonly string[] {
  const items = (call: ts.Expression): readonly string[] => {
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return [];
    const { name, expression } = call.expression;
    const [first] = call.arguments;
    const before = items(expression);
    if (first === undefined) return before;
    if (name.text === "createMenu" && ts.isStringLiteral(first)) return [first.text];
    if (name.text === "addItem" && ts.isStringLiteral(first)) return [...before, `${before[0]}${ARROW}${first.text}`];
    if (name.text === "addSubMenu") return [...before, ...items(first).map((way) => `${before[0]}${ARROW}${way}`)];
    return before;
  };
  const calls = nodesOf(parse(main)).filter(ts.isCallExpression);
  const whole = calls.find((call) => call.expression.getText().endsWith(".addToUi"));
  return whole === undefined ? [] : items(whole);
}

const CAPTIONS = /^(?:label|title|heading|legend|button|caption)$/;
const CAPTION_PARTS = /^(?:button|h[1-4]|legend|summary|label|option)$/;

/** What is written on the page's buttons, fields, boxes and headings. */
export function captionsOf(source: Source): readonly string[] {
  return nodesOf(parse(source)).flatMap((node) => {
    if (!(ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node))) return [];
    return isCaption(node) ? [node.text.replace(/\s+/g, " ").trim()].filter((text) => text !== "") : [];
  });
}

function isCaption(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isJsxExpression(parent)) return isCaption(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isCaption(parent);
  if (ts.isJsxAttribute(parent)) return CAPTIONS.test(parent.name.getText());
  if (ts.isJsxElement(parent)) return CAPTION_PARTS.test(parent.openingElement.tagName.getText());
  if (ts.isPropertyAssignment(parent)) return CAPTIONS.test(parent.name.getText());
  return false;
}

/** What the sentence names that is not on the screen. */
export const unknownNames = ({ text }: Pick<Sentence, "text">, screen: Screen): readonly string[] => [
  ...unknownPaths(text, screen),
  ...unknownWords(text, screen),
];

export function unknownPaths(text: string, { paths }: Screen): readonly string[] {
  const [head = "", ...parts] = text.split(ARROW);
  let way = rootAt(head, paths);
  const unknown: string[] = [];
  for (const part of parts) {
    const step = way === null ? null : way === HOLE || part.startsWith(HOLE) ? HOLE : stepOf(way, part, paths);
    if (step === null) unknown.push(`${way ?? head.split(" ").slice(-2).join(" ")}${ARROW}${part}`);
    way = step !== null && step !== HOLE && step.endsWith(`${ARROW}${part}`) ? step : rootAt(part, paths);
  }
  return unknown;
}

/** The first part of a way, at the end of the text. */
function rootAt(text: string, paths: ReadonlySet<string>): string | null {
  if (text.endsWith(HOLE)) return HOLE;
  const roots = [...paths].filter((way) => !way.includes(ARROW) && endsWithName(text, way));
  return longest(roots);
}

const endsWithName = (text: string, name: string): boolean =>
  text.endsWith(name) && !/[\p{L}\d]$/u.test(text.slice(0, -name.length));

function stepOf(way: string, part: string, paths: ReadonlySet<string>): string | null {
  const start = `${way}${ARROW}`;
  return longest([...paths].filter((one) => one.startsWith(start) && startsWithName(part, one.slice(start.length))));
}

const longest = (texts: readonly string[]): string | null => [...texts].sort((a, b) => b.length - a.length)[0] ?? null;

const startsWithName = (text: string, name: string): boolean =>
  text.startsWith(name) && !/^(?:[\p{L}\d]|-\p{L})/u.test(text.slice(name.length));

/** Words with a capital that do not begin a sentence, and are no name of the screen's. */
function unknownWords(text: string, { names }: Screen): readonly string[] {
  const unknown: string[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const [word = ""] = /^[\p{L}\d_][\p{L}\d'’-]*/u.exec(rest) ?? [];
    if (word === "") {
      at += 1;
      continue;
    }
    const name = names.find((one) => startsWithName(rest, one));
    const isUnknown = /^\p{Lu}/u.test(word) && name === undefined && !BEGINS.test(text.slice(0, at));
    if (isUnknown) unknown.push(/^[^.,;:!?()]*/.exec(rest.split(" ").slice(0, 3).join(" "))?.[0] ?? word);
    at += name?.length || word.length;
  }
  return unknown;
}

/** What is before the first word of a sentence. */
const BEGINS = /(?:^|[.!?:]["”’)]?\s+|^["“(]|[.:] ["“(]|· |\{\} ?)$/;
