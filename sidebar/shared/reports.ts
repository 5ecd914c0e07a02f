/** How the report of a run is shown. */
import type { RunReport } from "../../src/domain/log/run-report";
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

/** The summary with its time, in the color of the worst status that holds. */
export function sentenceOf({ kind, status, summary, finishedAt }: RunReport): Sentence {
  const when = finishedAt === null ? "" : ` (${whenOf(finishedAt)})`;
  const tone = kind === "failed" && status.kind !== "not set up" ? "failed" : TONES[status.kind];
  return { text: `${summary}${when}`, tone };
}

/** The problems that the summary does not name yet, the most important first. */
export const othersOf = ({ problems, rows, summary }: RunReport): readonly string[] =>
  [...problems, ...rows].filter((problem) => !summary.includes(problem));
