/** Shows how the shop stands after a run. */
import { element, list, say, type Tone } from "./page";
import { type ask, load } from "./server";

type Report = Awaited<ReturnType<typeof ask<"syncNow">>>;

const TONES: Readonly<Record<Report["status"]["kind"], Tone>> = {
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

/** How often, and how many times, the page asks for the result of another run. Unit: milliseconds. */
const ASK_EVERY_MS = 5_000;
const ASK_TIMES = 80;

/** Gives a function that shows a report. If another run is at work, its report is shown once it is there. */
export function startReports(): (report: Report) => void {
  let latest: number | null = null;
  let shown = 0;

  const show = (report: Report): void => {
    shown += 1;
    latest = report.finishedAt ?? latest;
    const when = report.finishedAt === null ? "" : ` (${whenOf(report.finishedAt)})`;
    const tone = report.kind === "failed" && report.status.kind !== "not set up" ? "failed" : TONES[report.status.kind];
    say(`${report.summary}${when}`, tone);
    const others = [...report.problems, ...report.rows].filter((problem) => !report.summary.includes(problem));
    list(element("problems", HTMLUListElement), others);
    if (report.kind === "busy") follow(shown, ASK_TIMES);
  };

  /** Stops as soon as something else is shown. */
  const follow = (place: number, times: number): void => {
    const look = async (): Promise<void> => {
      if (place !== shown) return;
      const found = await load().catch(() => null);
      if (place !== shown) return;
      const report = found?.lastRun ?? null;
      if (report !== null && report.finishedAt !== latest) show(report);
      else if (times > 1) follow(place, times - 1);
    };
    setTimeout(() => void look(), ASK_EVERY_MS);
  };
  return show;
}
