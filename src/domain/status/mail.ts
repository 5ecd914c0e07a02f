/** Mails about problems: at most one a day for each kind. */
import { DAY_MS } from "../values/time";
import type { Status } from "./status";

/** When each kind was mailed last. Unit: milliseconds since 1970. */
export type Mailed = Readonly<Partial<Record<Status["kind"], number>>>;

/**
 * The kinds that are mailed. Changes that wait for approval are mailed by the guards, if they look like an accident.
 */
const WORTH_A_MAIL: ReadonlySet<Status["kind"]> = new Set(["not set up", "copy", "failed", "blocked", "rows"]);

/** What a run reports: every status that holds, the worst first, and every problem. */
interface MailFacts {
  readonly holds: readonly Status["kind"][];
  readonly summary: string;
  readonly problems: readonly string[];
  readonly rows: readonly string[];
}

/**
 * The mail about a run, and the times to remember; `null`: no mail is due. It says what toast and sidebar say. `news`:
 * something that happens once and is mailed even if a mail was sent today; `null`: nothing.
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
