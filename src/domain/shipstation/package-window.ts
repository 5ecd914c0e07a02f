/** Since when ShipStation is asked for packages. */
import { type Ledger, remember } from "../ledger/ledger";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { type Instant, instant } from "../values/brand";
import type { Change } from "../values/change";
import { DAY_MS, HOUR_MS } from "../values/time";
import { orderedOf } from "./package-contents";
import { ALL_READ, REACH_MS } from "./pulled";

/** The name of the cursor that says how far packages were read. */
const READ = "packages";

/** A label may become visible late, and an order may come into the sheet after its label was bought. */
const OVERLAP_MS = DAY_MS;
/** How often labels are looked for that were bought since the oldest open order was placed. */
const WIDE_EVERY_MS = 6 * HOUR_MS;

export interface PackageWindow {
  readonly since: Instant;
  /** It covers every open order. */
  readonly isWide: boolean;
  /** When the first look was. */
  readonly begun: Instant;
}

/**
 * A day more than was read before. At first, and every six hours, everything since the oldest order with
 * something left to ship was placed, at most 30 days back. So no label is lost, whatever came late or was forgotten.
 */
export function packageWindow(lines: readonly SheetLine[], ledger: Ledger, now: Instant): PackageWindow {
  const before = ledger.recall("cursor", READ);
  const all = ledger.recall("cursor", ALL_READ);
  const narrow = (before?.at ?? now) - OVERLAP_MS;
  const isWide = before === null || all === null || now - all.at >= WIDE_EVERY_MS;
  const since = isWide ? Math.min(narrow, oldestOpen(lines)) : narrow;
  return {
    since: instant(Math.max(since, now - REACH_MS)),
    isWide,
    begun: instant(before?.from ?? before?.at ?? now),
  };
}

const oldestOpen = (lines: readonly SheetLine[]): number =>
  lines
    .filter((line) => isWalmart(line.row) && orderedOf(line) > line.shipped)
    .reduce((oldest, { row }) => Math.min(oldest, row.values.orderedAt ?? oldest), Number.POSITIVE_INFINITY);

/** Remembers how far packages were read: with what is written anyway, and a few times a day alone. */
export function planRead(ledger: Ledger, { isWide, begun }: PackageWindow, at: Instant): Change[] {
  const onlyAlongside = at - (ledger.recall("cursor", READ)?.at ?? 0) < DAY_MS / 2;
  return [
    remember(ledger, "cursor", READ, { at, from: begun }, { onlyAlongside }),
    ...(isWide ? [remember(ledger, "cursor", ALL_READ, { at })] : []),
  ];
}
