/** Whether the ship date that a row shows can be right. */
import type { Instant } from "../values/brand";
import { HOUR_MS } from "../values/time";
import type { ShipmentRow } from "./shipment-columns";

/** A day is at most an hour longer, when clocks go back. Unit: milliseconds. */
const LONGEST_DAY_MS = 25 * HOUR_MS;

/**
 * What is wrong with a ship date, as sentences; `null`: nothing. A date without a time means the start of its day. So only
 * a date before the order's own day is a typing mistake.
 */
export function tooEarly({ values: { shipDate }, dates }: ShipmentRow, orderedAt: Instant | null): string | null {
  if (shipDate === null || orderedAt === null || shipDate >= orderedAt - LONGEST_DAY_MS) return null;
  const shown = dates?.shipDate ?? "";
  return `The Ship date ${shown} is before the order, which was placed ${dayLike(shown, shipDate, orderedAt)}. Correct the Ship date, or clear it: blank means now.`;
}

/**
 * The day of `at` in the time zone of a cell that shows `meant` as `shown`. “later” if the cell shows no date with the
 * year first.
 */
function dayLike(shown: string, meant: Instant, at: Instant): string {
  const wall = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?/.exec(shown)?.slice(1).map(Number);
  if (wall === undefined) return "later";
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = wall.map((part) => part || 0);
  const offset = Date.UTC(year, month - 1, day, hour, minute) - meant;
  return `on ${new Date(at + offset).toISOString().slice(0, 10)}`;
}
