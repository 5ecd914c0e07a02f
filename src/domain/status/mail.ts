/** Mails about problems: one a day for each kind. */
import { DAY_MS } from "../values/time";
import type { Status } from "./status";

/** When a mail last told of each kind, epoch milliseconds. */
export type Mailed = Readonly<Partial<Record<Status["kind"], number>>>;

/** What waits for approval is told by the guards, if it looks like an accident. */
const WORTH_A_MAIL: ReadonlySet<Status["kind"]> = new Set(["not set up", "copy", "failed", "blocked", "rows"]);

/** What a run tells: every status that holds, the worst first, and everything wrong. */
interface MailFacts {
  readonly holds: readonly Status["kind"][];
  readonly summary: string;
  readonly problems: readonly string[];
  readonly rows: readonly string[];
}

/**
 * The mail about a run and what to remember of it; `null`: there is none to send. Says what toast and sidebar say. `news`: what
 * happens once and is mailed whatever was mailed that day; `null`: nothing.
 */
export function mailOf(report: MailFacts, before: Mailed, now: number, news: string | null = null) {
  const kinds = report.holds.filter((one) => WORTH_A_MAIL.has(one));
  if (news === null && kinds.every((kind) => now - (before[kind] ?? 0) < DAY_MS)) return null;
  const { summary, problems, rows } = report;
  const others = [...problems, ...rows].filter((problem) => !summary.includes(problem));
  return {
    subject: "Aisle needs you",
    body: [
      summary,
      ...(news === null ? [] : [news]),
      ...others,
      "Settings ▸ Mail About Problems switches these mails off.",
    ].join("\n\n"),
    mailed: { ...before, ...Object.fromEntries(kinds.map((kind) => [kind, now])) },
  };
}
