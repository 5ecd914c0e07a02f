/** The report of a run: how the shop stands after it, and what the run did. */
import type { LogEntry } from "../log/log";
import { type RunReport, rowTexts, type Tally } from "../log/run-report";
import { NEW_SHEET, type Status, statusSentence } from "../status/status";
import { type Instant, instant } from "../values/brand";
import { type Failure, OUT_OF_BUDGET } from "../values/failure";
import { bytesOf, clipped, counted } from "../values/words";
import type { Shop } from "./shop";
import { quantityTally, type RunOutcome, shopStatus } from "./shop-status";

type Counts = RunReport["counts"];

/** What a run has to say so far. */
export interface RunFindings {
  readonly startedAt: Instant;
  readonly counts: Record<keyof Counts, number>;
  /** The result of the seller's click. */
  readonly answers: string[];
  readonly problems: string[];
  /** What a switch that is on could not do. */
  readonly missed: string[];
  /** Why phases did not do all of their work, although they reached their end. */
  readonly failed: Failure[];
  /** The names of the phases that did their work. */
  readonly worked: Set<string>;
  /** What the report says for the first time, at length; `null`: nothing. */
  news: string | null;
}

export const NOTHING_DONE: Counts = {
  listings: 0,
  orders: 0,
  acknowledged: 0,
  shipments: 0,
  accepted: 0,
  refused: 0,
  pending: 0,
  waiting: 0,
  toApprove: 0,
  restored: 0,
  stationOrders: 0,
  failed: 0,
};

export const newFindings = (startedAt: Instant): RunFindings => ({
  startedAt,
  counts: { ...NOTHING_DONE },
  answers: [],
  problems: [],
  missed: [],
  failed: [],
  worked: new Set(),
  news: null,
});

/** Running out of time or requests is a normal end: the report says so, and the next run goes on. */
const isLoud = ({ code, kind }: Failure): boolean => code !== OUT_OF_BUDGET && kind !== "declined";

/** Code of failures without a key. The status already says it. */
const NO_KEY = "no-key";

const isDeclined = ({ kind }: Failure): boolean => kind === "declined";

const messagesOf = (failures: readonly Failure[]): readonly string[] => [
  ...new Set(failures.map(({ message }) => message)),
];

/** What a run did, and under which conditions. `failures`: of its phases. */
export interface Ended extends RunFindings {
  readonly failures: readonly Failure[];
  /** The person who runs Aisle has a key. */
  readonly hasKey: boolean;
}

const outcomeOf = ({ failures, ...ended }: Ended): RunOutcome => ({
  ...ended,
  failures: messagesOf(failures.filter((one) => isLoud(one) && !(one.code === NO_KEY && !ended.hasKey))),
  leftOver: messagesOf(failures.filter((one) => !isLoud(one) && !isDeclined(one))),
});

/**
 * The report of a run. It is `failed` if something failed that is neither a lack of time nor a declined click, or if
 * everything that was tried failed.
 */
export function reportOf(shop: Shop, ended: Ended, now: Instant): RunReport {
  const { statuses, problems, rows } = shopStatus(shop, outcomeOf(ended), now);
  const quantities = quantityTally(shop, ended.startedAt);
  return {
    kind: ended.failures.some(isLoud) || isAllFailed(ended.counts, quantities) ? "failed" : "done",
    finishedAt: now,
    status: statuses[0],
    holds: statuses.map(({ kind }) => kind),
    summary: summaryOf(
      { ...ended, answers: [...ended.answers, ...messagesOf(ended.failures.filter(isDeclined))] },
      statuses,
    ),
    problems,
    rows,
    counts: ended.counts,
    quantities,
  };
}

/** Something was tried, all of it failed, and nothing is as it should be. */
function isAllFailed(counts: Counts, { changed, unchanged }: Tally): boolean {
  const { refused, failed, pending: _, toApprove: __, ...done } = counts;
  return refused + failed > 0 && changed + unchanged === 0 && Object.values(done).every((count) => count === 0);
}

/** Code of the failure for a spreadsheet without any of Aisle's tabs. */
export const NOT_SET_UP = "not-set-up";

/** Codes of the failures in a copy: nobody has chosen what it is for, or it is for looking. */
export const COPIED = "copied";
export const FOR_LOOKING = "for-looking";

const STATUS_OF: Readonly<Record<string, Status>> = {
  [NOT_SET_UP]: NEW_SHEET,
  [COPIED]: { kind: "copy", isForLooking: false },
  [FOR_LOOKING]: { kind: "copy", isForLooking: true },
};

/** The report of a run that could not even read the tabs. */
export function failedReport(notes: RunFindings, { code, message }: Failure, now: Instant): RunReport {
  const status = STATUS_OF[code] ?? { kind: "failed", reasons: [message] };
  return {
    kind: code === FOR_LOOKING ? "done" : "failed",
    finishedAt: now,
    status,
    holds: [status.kind],
    summary: summaryOf(notes, [status]),
    problems: [...new Set([message, ...notes.missed, ...notes.problems])].filter(() => code !== FOR_LOOKING),
    rows: [],
    counts: notes.counts,
    quantities: null,
  };
}

const DONE: readonly (readonly [count: keyof Counts, one: string, many: string])[] = [
  ["listings", "listing read", "listings read"],
  ["orders", "order imported", "orders imported"],
  ["acknowledged", "order acknowledged", "orders acknowledged"],
  ["shipments", "shipment sent", "shipments sent"],
  ["stationOrders", "order saved in ShipStation", "orders saved in ShipStation"],
  ["accepted", "quantity sent", "quantities sent"],
  ["refused", "quantity refused", "quantities refused"],
  ["restored", "removed order brought back", "removed orders brought back"],
];

/** The result of the click, all statuses that hold, and what was done. */
function summaryOf({ answers, counts }: RunFindings, statuses: readonly Status[]): string {
  const done = DONE.flatMap(([name, one, many]) => (counts[name] > 0 ? [counted(counts[name], one, many)] : []));
  return [...answers, ...statuses.map(statusSentence), ...(done.length === 0 ? [] : [`${done.join(", ")}.`])].join(" ");
}

/** Whether the switches that are on did their work. */
export const isGood = ({ kind, status }: RunReport): boolean =>
  kind === "done" && status.kind !== "blocked" && status.kind !== "not set up" && status.kind !== "copy";

/** The most bytes of a report, since a property holds 9 kB. Source: Apps Script, quotas, properties value size. */
const MOST_BYTES = 8_000;
/** The longest text of a report; its summary may be four times as long. Unit: characters. */
const LONGEST = 400;

/**
 * The report, cut until it fits into a property: first texts and lists, then rows from the end, then problems from the
 * end.
 */
export function fitting(report: RunReport): RunReport {
  const cut = (longest: number, most: number): RunReport =>
    JSON.parse(
      JSON.stringify(report, (name, value: unknown) => {
        if (typeof value === "string") return clipped(value, name === "summary" ? longest * 4 : longest);
        return Array.isArray(value) && name !== "rows" && name !== "problems" && name !== "first"
          ? value.slice(0, most)
          : value;
      }),
    );
  const whole = cut(LONGEST, Number.MAX_SAFE_INTEGER);
  const short = sizeOf({ ...whole, rows: [], problems: [] }) > MOST_BYTES / 2 ? cut(LONGEST / 2, 1) : whole;
  let { problems, rows } = short;
  let size = sizeOf({ ...short, problems, rows });
  while (problems.length + rows.length > 0 && size > MOST_BYTES) {
    // Far too much is halved, so that thousands of texts are not weighed one by one.
    const keep = (count: number): number => (size > 2 * MOST_BYTES ? Math.floor(count / 2) : count - 1);
    if (rows.length > 0) rows = cutRows(rows, keep);
    else problems = problems.slice(0, keep(problems.length));
    size = sizeOf({ ...short, problems, rows });
  }
  return { ...short, problems, rows };
}

/** With fewer texts in the last tab that has any; tabs without texts go last, since their counts are worth more. */
function cutRows(rows: RunReport["rows"], keep: (count: number) => number): RunReport["rows"] {
  const at = rows.map(({ first }) => first.length > 0).lastIndexOf(true);
  return at < 0
    ? rows.slice(0, -1)
    : rows.map((tab, index) => (index === at ? { ...tab, first: tab.first.slice(0, keep(tab.first.length)) } : tab));
}

const sizeOf = (report: RunReport): number => bytesOf(JSON.stringify(report));

/** The most characters of a toast. No limit is published; assumed. */
const TOAST = 600;

/** The summary, followed by as many problems and rows as fit and are not in the summary. */
export function toastOf(report: Pick<RunReport, "summary" | "problems" | "rows">): string {
  const { summary, problems } = report;
  let text = clipped(summary, TOAST);
  for (const problem of [...problems, ...rowTexts(report)]) {
    if (summary.includes(problem)) continue;
    if (text.length + problem.length > TOAST) return `${text} More in the sidebar.`;
    text = `${text} ${problem}`;
  }
  return text;
}

const SEVERITY: Readonly<Record<Exclude<Status["kind"], "running">, LogEntry["severity"]>> = {
  "not set up": "Problem",
  copy: "Problem",
  failed: "Problem",
  blocked: "Problem",
  off: "Warning",
  waits: "Warning",
  rows: "Problem",
  "up to date": "Info",
};

/** Ages are left out, because they would turn a lasting problem into news. */
const AGELESS = instant(0);

/** The worst status that holds, for Log; `null`: the next run changes it. */
export function statusEntry(shop: Shop, ended: Ended): LogEntry | null {
  const [status] = shopStatus(shop, outcomeOf(ended), AGELESS).statuses;
  return status.kind === "running"
    ? null
    : { severity: SEVERITY[status.kind], area: "Run", key: null, what: statusSentence(status), todo: null };
}
