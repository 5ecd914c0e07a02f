import type { Instant } from "../values/brand";
import { type Change, insert } from "../values/change";
import { LOG } from "./log-columns";

export interface LogEntry {
  readonly severity: "Info" | "Warning" | "Problem";
  readonly area: "Run" | "Listings" | "Quantities" | "Orders" | "Shipments" | "Inventory";
  readonly key: string | null;
  readonly what: string;
  readonly todo: string | null;
}

/** A row of `Log`. Holds nothing personal and no secret. */
export const logRow = (time: Instant, run: string, entry: LogEntry): Change => insert(LOG, { time, run, ...entry });

/** A row has its key again. `shown`: what somebody had typed over it. */
export const retypedEntry = (area: LogEntry["area"], key: string | null, name: string, shown: string): LogEntry => ({
  severity: "Info",
  area,
  key,
  what: `Somebody typed over what names the row of ${name}: it read “${shown}”. It reads right again; what you typed elsewhere in the row stays.`,
  todo: null,
});

/** What a new row of `Log` tells, whenever it is told; `null` for any other change. An event is logged once a commit. */
export function eventOf(change: Change): string | null {
  if (change.tab !== LOG.name || change.kind !== "insert") return null;
  const { time: _, ...content } = change.cells;
  return JSON.stringify(content);
}
