/** Tells the day in the terminal: what was done, what Aisle said, and the rows before and after. */
import type { SentMail } from "../emulator/core/state";
import type { Toast } from "../emulator/core/ui-state";
import type { RunResult } from "../world/run";
import type { Day, DayStep, Glimpse } from "./actors";
import type { Judgment } from "./judge";
import type { Onlooker } from "./play";

const WIDEST_CELL = 38;

/** `print` takes one line. `toasts` are what Aisle said in the corner of the sheet, `mails` what it sent the seller. */
export function storyteller(
  print: (line: string) => void,
  toasts: readonly Toast[],
  mails: readonly SentMail[],
): Onlooker {
  let read = 0;
  let number = 0;
  let before: readonly string[] = [];
  return {
    before(step, day) {
      number += 1;
      print("");
      print(`${String(number).padStart(2)}  ${timeOf(day)}  ${step.title}`);
      before = (step.show ?? []).map((glimpse) => tableOf(glimpse, day).join("\n"));
    },
    after(step, day, result) {
      const said = result === null ? null : saidBy(step, result, toasts);
      if (said !== null) print(`      Aisle: ${said}`);
      for (const line of result === null ? [] : explanationIn(result)) print(`      Aisle: ${line}`);
      for (const { subject, body } of mails.slice(read))
        print(`      Mail: ${subject}. ${body.trim().replace(/\s+/g, " ")}`);
      read = mails.length;
      if (result !== null) print(`      ${figuresOf(result)}`);
      (step.show ?? []).forEach((glimpse, index) => {
        show(print, glimpse, before[index] ?? "", tableOf(glimpse, day));
      });
    },
  };
}

function show(print: (line: string) => void, { tab }: Glimpse, before: string, after: readonly string[]): void {
  const lines = before.split("\n");
  if (before !== "" && before !== after.join("\n")) {
    print(`      ${tab} before`);
    for (const line of lines) print(`        ${line}`);
  }
  print(`      ${tab} after`);
  for (const line of after) print(`        ${line}`);
}

const timeOf = ({ clock }: Day): string =>
  new Date(clock.now()).toLocaleTimeString("en-US", {
    timeZone: "America/New_York",
    hour: "2-digit",
    minute: "2-digit",
  });

/** What the sidebar shows of an explanation. */
interface Explained {
  readonly about: string;
  readonly inShort: string;
  readonly answers: readonly { readonly question: string; readonly answer: string; readonly todo: string | null }[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** The most lines of a section that are printed. */
const LINES = 4;

function explanationIn({ outcome, ...result }: RunResult): readonly string[] {
  if (outcome !== "returned" || !("value" in result) || typeof result.value !== "string") return [];
  const { data } = JSON.parse(result.value) as { data?: Partial<Explained> };
  if (data?.answers === undefined) return [];
  return [
    `${data.about}: ${data.inShort}`,
    ...data.answers.map(({ question, answer, todo }) => `${question} ${answer}${todo === null ? "" : ` ${todo}`}`),
    ...(data.sections ?? []).map(
      ({ title, lines }) => `${title}: ${lines.slice(0, LINES).join("; ")}${lines.length > LINES ? "; …" : ""}`,
    ),
  ];
}

/** The sidebar gets its answer as JSON. Every other door answers with a toast. */
function saidBy(step: DayStep, result: RunResult, toasts: readonly Toast[]): string | null {
  if (result.outcome !== "returned") return result.outcome === "threw" ? `stopped: ${result.message}` : "was stopped";
  if (typeof result.value === "string") {
    const answer = JSON.parse(result.value) as { data?: { message?: string }; problem?: string };
    return answer.data?.message ?? answer.problem ?? null;
  }
  if ("door" in step && step.door === "runScheduled") return null;
  return toasts[toasts.length - 1]?.message ?? null;
}

const figuresOf = ({ counters, tookMs }: RunResult): string =>
  `(${counters.sheetsReads} reads and ${counters.sheetsWrites} writes of the sheet, ${counters.fetches} calls to Walmart and ShipStation, ${(tookMs / 1000).toFixed(1)} s)`;

/** The headings and the wanted rows. A tab without rows says so. */
function tableOf({ tab, columns, rows }: Glimpse, day: Day): readonly string[] {
  const [headings = [], ...all] = day.book.view.rows(tab);
  const wanted = rows?.(day);
  const key = headings.indexOf(columns[0] ?? "");
  const shown = wanted === undefined ? all : wanted.flatMap((text) => all.filter((row) => row[key] === text));
  if (shown.length === 0) return ["(no rows yet)"];
  const cells = [columns, ...shown.map((row) => columns.map((column) => row[headings.indexOf(column)] ?? ""))];
  const clipped = cells.map((row) => row.map(clip));
  const widths = columns.map((_, at) => Math.max(...clipped.map((row) => row[at]?.length ?? 0)));
  return clipped.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

const clip = (text: string): string => (text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text);

/** What the independent check found. */
export function tellJudgment(print: (line: string) => void, { verdict, checks }: Judgment): void {
  print("");
  print("Checked against Walmart's own numbers, worked out a second time from the raw cells:");
  for (const { rule, holds, seen } of checks)
    print(`  ${holds ? "yes" : "NO "}  ${rule}${holds || seen === "" ? "" : ` (${seen})`}`);
  const { walmart, listings } = verdict;
  print("");
  print(
    `${walmart.right} of ${listings.sendable} listings hold the right quantity, ${walmart.wrong} a wrong one; ${walmart.untouched} that must not be touched were not.`,
  );
  print(`${verdict.checks.passed} checks passed, ${verdict.checks.failed} failed.`);
}
