import type { Instant } from "../values/brand";
import { type Change, insert } from "../values/change";
import { LOG } from "./log-columns";

/** One event. `key`: the SKU, PO or id that it is about. `todo`: what the seller can do; `null`: nothing. */
export interface LogEntry {
  readonly severity: "Info" | "Warning" | "Problem";
  readonly area: "Run" | "Listings" | "Quantities" | "Orders" | "Shipments" | "Inventory";
  readonly key: string | null;
  readonly what: string;
  readonly todo: string | null;
}

/** A row of `Log`. It holds nothing of buyers and no secret. `run`: when its run began, as people read it. */
export const logRow = (time: Instant, run: string, entry: LogEntry): Change => insert(LOG, { time, run, ...entry });

/** What a run did that nobody has to look after. `doer`: as the end of “in …”. */
export const doneEntry = (area: LogEntry["area"], what: string, doer: string): LogEntry => ({
  severity: "Info",
  area,
  key: null,
  what: `${what} in ${doer}.`,
  todo: null,
});

/** A row got its key back. `shown`: what somebody had typed over the key. */
export const retypedEntry = (
  area: LogEntry["area"],
  { key, name, shown }: { readonly key: string | null; readonly name: string; readonly shown: string },
): LogEntry => ({
  severity: "Info",
  area,
  key,
  what: `Somebody typed over what names the row of ${name}: it read “${shown}”. It reads right again; what you typed elsewhere in the row stays.`,
  todo: null,
});

/**
 * Identifies the event in a new row of `Log`, without its time; `null` for any other change. Planning a commit again
 * must not log an event twice.
 */
export function eventOf(change: Change): string | null {
  if (change.tab !== LOG.name || change.kind !== "insert") return null;
  const { time: _, ...content } = change.cells;
  return JSON.stringify(content);
}
