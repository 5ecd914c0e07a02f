/** The latest runs, as `Log` tells of them. */
import { groupBy } from "../values/groups";
import type { LogEntry } from "./log";
import type { LogRow } from "./log-columns";

/** `when`: of its first event, in milliseconds since 1970. `more`: events that are not shown. */
export interface ShownRun {
  readonly when: number;
  readonly events: readonly ShownEvent[];
  readonly more: number;
}

export interface ShownEvent extends Pick<LogEntry, "what" | "todo"> {
  readonly severity: string;
}

/** The most runs that are shown, and the most events of each. */
const RUNS = 20;
const EVENTS = 10;

const RANK = ["Problem", "Warning", "Info"];

/** The latest run first, in each of them problems first. Rows whose Run somebody emptied belong together by their time. */
export function latestRuns(rows: readonly LogRow[]): readonly ShownRun[] {
  const told = rows.flatMap(({ values }) => (values.time === null ? [] : [{ ...values, at: values.time }]));
  const runs = [...groupBy(told, ({ run, at }) => String(run ?? at)).values()];
  return runs
    .map((own): ShownRun => {
      const events = [...own]
        .sort((one, other) => RANK.indexOf(one.severity ?? "Info") - RANK.indexOf(other.severity ?? "Info"))
        .slice(0, EVENTS)
        .map(({ severity, what, todo }) => ({ severity: severity ?? "Info", what: what ?? "", todo }));
      return { when: Math.min(...own.map(({ at }) => at)), events, more: own.length - events.length };
    })
    .sort((one, other) => other.when - one.when)
    .slice(0, RUNS);
}
