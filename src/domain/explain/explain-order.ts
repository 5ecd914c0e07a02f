/** Why a line of `Orders` stands as it does: the questions of a seller who wants to ship it, in their order. */
import { isWalmart, type SheetLine } from "../orders/order-line";
import { removedOrders } from "../orders/order-memory";
import type { Instant } from "../values/brand";
import { groupBy } from "../values/groups";
import type { Shop } from "../workbook/shop";
import { agreementAnswers } from "./agreement";
import type { Answer, Explanation } from "./explanation";
import { acknowledgedAnswer, canceledAnswer, rowAnswer, shippedAnswer } from "./order-answers";
import { orderSections } from "./order-sections";
import { committedAnswer, holdsAnswer, recognizedAnswers, stockAnswer } from "./order-stock-answers";
import { listed, sentence, stepping, wrong } from "./words";

/**
 * Explains lines of `Orders`: one, or several of one buyer's order. Where lines differ, an answer names those that it
 * is about.
 */
export function explainOrder(shop: Shop, lines: readonly SheetLine[], now: Instant): Explanation {
  const questions = lines.map((line) => [
    ...recognizedAnswers(shop, line, now),
    committedAnswer(shop, line),
    stockAnswer(shop, line),
    acknowledgedAnswer(shop, line, now),
    canceledAnswer(shop, line),
    shippedAnswer(shop, line, now),
    holdsAnswer(shop, line),
    rowAnswer(shop, line),
  ]);
  const pos = new Set(lines.map(({ row }) => row.values.po));
  const answers = [...removedAnswer(shop, lines), ...together(lines, questions), ...agreementAnswers(shop, pos, now)];
  const isWrong = answers.some(({ isFine }) => !isFine);
  const isOpen = lines.some((line) => line.isOpen);
  return {
    about: aboutOf(lines),
    inShort: inShort(lines),
    tone: isWrong ? "wrong" : isOpen ? "open" : "fine",
    answers,
    sections: orderSections(shop, lines, now),
  };
}

function aboutOf(lines: readonly SheetLine[]): string {
  const [first] = lines;
  if (first === undefined) return "";
  const { po, customerOrder } = first.row.values;
  const pos = [...new Set(lines.map(({ row }) => row.values.po ?? ""))];
  const name = lines.length === 1 ? `line ${first.label}` : pos.length === 1 ? `PO ${po}` : `POs ${listed(pos)}`;
  return [`Order ${name}`, ...(customerOrder === null ? [] : [`customer order ${customerOrder}`])].join(" · ");
}

function inShort(lines: readonly SheetLine[]): string {
  const standing = lines.map(({ row }) => {
    const { walmartStatus, status, channel } = row.values;
    const there = isWalmart(row)
      ? `Walmart says ${walmartStatus ?? "nothing of it"}`
      : `sold on ${channel ?? "no channel"}`;
    return `${status ?? "no status"}; ${there}`;
  });
  return [...new Set(standing)].slice(0, 3).map(sentence).join(" ");
}

/** Lines that Walmart gave and that have no row any more. */
function removedAnswer({ tables, ledger }: Shop, lines: readonly SheetLine[]): readonly Answer[] {
  const removed = new Set(removedOrders(tables.orders, ledger));
  const pos = [...new Set(lines.map(({ row }) => row.values.po ?? ""))].filter((po) => removed.has(po));
  return pos.map((po) => {
    const shown = new Set(tables.orders.flatMap(({ values }) => (values.po === po ? (values.line ?? "") : [])));
    const gone = (ledger.recall("order", po)?.lines ?? []).filter((line) => !shown.has(line));
    const said = `Of PO ${po}, ${gone.length === 1 ? "line" : "lines"} ${listed(gone)} left Orders: the ${gone.length === 1 ? "row was" : "rows were"} removed by hand.`;
    const todo = "If that was not meant, bring the order back.";
    const step = { label: "Restore This Order", action: "restoreOrder", ask: { po } } as const;
    return stepping(wrong("Are all of its lines here?", said, todo), step);
  });
}

/** The most different answers to one question that are told. */
const DIFFERENT = 6;

/** One answer to each question, in the order of the questions. */
function together(lines: readonly SheetLine[], questions: readonly (readonly Answer[])[]): readonly Answer[] {
  const given = questions.flatMap((answers, at) => answers.map((answer) => ({ answer, line: lines[at] as SheetLine })));
  const order = [...new Set(longest(questions).map(({ question }) => question))];
  const byQuestion = groupBy(given, ({ answer }) => answer.question);
  return [...byQuestion]
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([question, all]) => merged(question, all, lines.length));
}

const longest = (questions: readonly (readonly Answer[])[]): readonly Answer[] =>
  questions.reduce((one, other) => (other.length > one.length ? other : one), []);

function merged(
  question: string,
  all: readonly { readonly answer: Answer; readonly line: SheetLine }[],
  lines: number,
): Answer {
  const groups = [...groupBy(all, ({ answer }) => answer.answer)].sort(
    ([, [one]], [, [other]]) => Number(one?.answer.isFine) - Number(other?.answer.isFine),
  );
  const [, [first] = []] = groups[0] ?? ["", []];
  if (first === undefined || (groups.length === 1 && all.length === lines)) return first?.answer as Answer;
  const told = groups.slice(0, DIFFERENT).map(([text, own]) => `${namesOf(own.map(({ line }) => line))}: ${text}`);
  const todos = new Set(all.flatMap((one) => one.answer.todo ?? []));
  const step = all.find((one) => !one.answer.isFine && one.answer.step !== undefined)?.answer.step ?? first.answer.step;
  const whole: Answer = {
    question,
    answer: [...told, ...(groups.length > DIFFERENT ? ["…"] : [])].join(" "),
    isFine: all.every((one) => one.answer.isFine),
    todo: todos.size === 0 ? null : [...todos].slice(0, DIFFERENT).join(" "),
  };
  return step === undefined ? whole : { ...whole, step };
}

/** Of one order its lines by number, otherwise by their whole label. */
function namesOf(lines: readonly SheetLine[]): string {
  const isOne = new Set(lines.map(({ row }) => row.values.po)).size === 1;
  const names = lines.map(({ row, label }) => (isOne ? (row.values.line ?? "1") : label));
  return `${names.length === 1 ? "Line" : "Lines"} ${listed(names)}`;
}
