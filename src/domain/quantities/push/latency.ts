/** How long it takes from an order until Walmart has accepted a number that includes it. */
import type { Connection } from "../../connections/connections";
import type { RecipesOf } from "../../fulfillment/recipes";
import { type Ledger, remember } from "../../ledger/ledger";
import type { SheetLine } from "../../orders/order-line";
import type { ListingSku } from "../../values/brand";
import type { Change } from "../../values/change";
import type { HistoryOf, SentMemories } from "../history/sent";
import { type Sale, salesIn } from "../stock/recent-sales";

/** Two instants. Unit: milliseconds since 1970. */
interface Measure {
  readonly placed: number;
  readonly accepted: number;
}

const lengthOf = ({ placed, accepted }: Measure): number => accepted - placed;

/**
 * The longest such time in one push; `null`: the push lowered nothing because of an order. A number that fell by n
 * units includes the newest orders of n units; orders before the last accepted number were included already.
 * `salesSince`: newest first.
 */
export function measuredLatency(
  sent: SentMemories,
  historyOf: HistoryOf,
  salesSince: (sku: ListingSku, since: number) => readonly Sale[],
): Measure | null {
  const measures = [...sent].flatMap(([sku, { quantity, at: accepted }]): Measure[] => {
    const before = historyOf(sku).sent;
    if (before === null || before.quantity === null || before.at === null) return [];
    if (quantity === null || accepted === null) return [];
    let fallen = before.quantity - quantity;
    const counted = salesSince(sku, before.at).filter(({ units }) => {
      const isCounted = fallen > 0;
      fallen -= units;
      return isCounted;
    });
    return counted.map(({ at: placed }) => ({ placed, accepted })).filter((one) => lengthOf(one) >= 0);
  });
  const [first, ...others] = measures;
  if (first === undefined) return null;
  return others.reduce((longest, one) => (lengthOf(one) > lengthOf(longest) ? one : longest), first);
}

/** The most pushes remembered: nearly a day of hourly runs. */
const KEPT = 20;

export interface LatencyFacts {
  readonly ledger: Ledger;
  readonly lines: readonly SheetLine[];
  readonly recipesOf: RecipesOf;
  readonly connectionOf: (sku: ListingSku) => Pick<Connection, "pool">;
}

/** Records this push's latency. Written only alongside another change. `historyOf`: the history before the push. */
export function planLatency(
  { ledger, lines, recipesOf, connectionOf }: LatencyFacts,
  sent: SentMemories,
  historyOf: HistoryOf,
): Change[] {
  const sales = salesIn(lines, recipesOf);
  const measure = measuredLatency(sent, historyOf, (sku, since) => sales(connectionOf(sku).pool, since));
  if (measure === null) return [];
  const pushes = [...measuresIn(ledger), measure].slice(-KEPT);
  return [remember(ledger, "latency", "quantities", { pushes }, { onlyAlongside: true })];
}

const measuresIn = (ledger: Ledger): readonly Measure[] => ledger.recall("latency", "quantities")?.pushes ?? [];

/** The time that nine of ten remembered pushes did not exceed. `null`: none was measured yet. Unit: milliseconds. */
export function latencyOf(ledger: Ledger): number | null {
  const times = measuresIn(ledger)
    .map(lengthOf)
    .sort((one, other) => one - other);
  return times[Math.ceil(times.length * 0.9) - 1] ?? null;
}
