/** How the report of a run, and the shop as it stands, are put into words. */
import type { RunReport } from "../../src/domain/log/run-report";
import type { SidebarState } from "../../src/sidebar-api";
import type { Sentence, Tone } from "./page";

const TONES: Readonly<Record<RunReport["status"]["kind"], Tone>> = {
  "not set up": "idle",
  copy: "idle",
  failed: "failed",
  blocked: "failed",
  off: "idle",
  waits: "waiting",
  rows: "failed",
  running: "waiting",
  "up to date": "done",
};

/** A time such as “Nov 30, 2:39 PM”. Unit: milliseconds since 1970. */
export const whenOf = (at: number): string =>
  new Date(at).toLocaleString("en-US", { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });

/**
 * A count with its noun, as in “4,103 units”.
 * @example
 * countOf(1, "unit") // => "1 unit"
 */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** The summary with its time, in the color of the worst status that holds. */
export function sentenceOf({ kind, status, summary, finishedAt }: RunReport): Sentence {
  const when = finishedAt === null ? "" : ` (${whenOf(finishedAt)})`;
  const tone = kind === "failed" && status.kind !== "not set up" ? "failed" : TONES[status.kind];
  return { text: `${summary}${when}`, tone };
}

/** How the shop stands before anything is clicked. */
export function standingOf({ copy, unread, home, lastRun }: SidebarState): Sentence {
  if (copy !== null) return { text: copy, tone: "idle" };
  if (unread !== null) return { text: unread, tone: "failed" };
  if (lastRun !== null) return sentenceOf(lastRun);
  const next = home?.steps.find(({ isDone }) => !isDone)?.name;
  if (next === "sheet") return { text: "Aisle is not set up in this spreadsheet yet.", tone: "idle" };
  if (next === "key") return { text: "Aisle has no Walmart key yet.", tone: "idle" };
  return { text: "No run yet.", tone: "idle" };
}
