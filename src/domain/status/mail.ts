/** Mails about problems: at most one a day for each kind. */
import { DAY_MS } from "../values/time";
import type { Status } from "./status";

/**
 * When each kind was mailed last; what waits for approval and was not mailed yet: since when it waits. Unit: milliseconds
 * since 1970.
 */
export type Mailed = Readonly<Partial<Record<Status["kind"], number>>>;

/**
 * The kinds that are mailed at once. Changes that wait for approval are mailed by the guards, if they look like an
 * accident; any others are mailed once they have waited for a day.
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
 * The mail about a run; `null`: none is due. It says what toast and sidebar say. `mailed`: the times to remember once it
 * was sent. `news`: something that happens once and is mailed even if a mail was sent today; `null`: nothing.
 */
export function mailOf(report: MailFacts, before: Mailed, now: number, news: string | null = null) {
  const kinds = report.holds.filter((one) => WORTH_A_MAIL.has(one));
  const { waits, ...others } = before;
  const isWaiting = report.holds.includes("waits");
  const hasWaited = isWaiting && waits !== undefined && now - waits >= DAY_MS;
  const known: Mailed = isWaiting ? { ...others, waits: waits ?? now } : others;
  if (news === null && !hasWaited && kinds.every((kind) => now - (before[kind] ?? 0) < DAY_MS))
    return { mail: null, mailed: known };
  const { summary, problems, rows } = report;
  const more = [...problems, ...rows].filter((problem) => !summary.includes(problem));
  const told = hasWaited ? [...kinds, "waits" as const] : kinds;
  return {
    mail: {
      subject: "Aisle needs you",
      body: [
        summary,
        ...(news === null ? [] : [news]),
        ...more,
        "Settings ▸ Mail About Problems switches these mails off.",
      ].join("\n\n"),
    },
    mailed: { ...known, ...Object.fromEntries(told.map((kind) => [kind, now])) },
  };
}
