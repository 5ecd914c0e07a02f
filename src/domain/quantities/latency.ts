/** How long it takes from an order being placed until Walmart accepted a number that knows of it. */
import type { Connection } from "../connections/connections";
import type { RecipesOf } from "../fulfilment/recipes";
import { type Ledger, remember } from "../ledger/ledger";
import type { SheetLine } from "../orders/order-line";
import type { ListingSku } from "../values/brand";
import type { Change } from "../values/change";
import type { SentMemories } from "./plan-quantity-push";
import { type Sale, salesIn } from "./recent-sales";
import type { KnownOf } from "./sent";

/**
 * The longest such time within one push; `null` when it lowered nothing because of an order. A number that fell by so many
 * units knows of the newest orders of so many units; those before the last accepted number were known already.
 * `salesSince`: newest first. Unit: milliseconds.
 */
export function measuredLatency(
  sent: SentMemories,
  known: KnownOf,
  salesSince: (sku: ListingSku, since: number) => readonly Sale[],
): number | null {
  const times = [...sent].flatMap(([sku, { quantity, at }]) => {
    const before = known(sku).sent;
    if (before === null || before.quantity === null || before.at === null) return [];
    if (quantity === null || at === null || at <= before.at) return [];
    let fallen = before.quantity - quantity;
    const counted = salesSince(sku, before.at).filter(({ units }) => {
      const isCounted = fallen > 0;
      fallen -= units;
      return isCounted;
    });
    return counted.map((sale) => at - sale.at).filter((ms) => ms >= 0);
  });
  return times.length === 0 ? null : times.reduce((longest, one) => Math.max(longest, one));
}

/** Pushes that are remembered: enough for a day of hourly runs, nearly. */
const KEPT = 20;

export interface LatencyFacts {
  readonly ledger: Ledger;
  readonly lines: readonly SheetLine[];
  readonly recipesOf: RecipesOf;
  readonly connectionOf: (sku: ListingSku) => Pick<Connection, "pool">;
}

/** What one push adds to what is remembered; not worth a commit of its own. `known`: before it. */
export function planLatency(
  { ledger, lines, recipesOf, connectionOf }: LatencyFacts,
  sent: SentMemories,
  known: KnownOf,
): Change[] {
  const sales = salesIn(lines, recipesOf);
  const ms = measuredLatency(sent, known, (sku, since) => sales(connectionOf(sku).pool, since));
  if (ms === null) return [];
  const before = ledger.recall("latency", "quantities")?.ms ?? [];
  return [remember(ledger, "latency", "quantities", { ms: [...before, ms].slice(-KEPT) }, { onlyAlongside: true })];
}

/** Nine of ten of the remembered pushes took no longer. `null`: none was measured yet. Unit: milliseconds. */
export function latencyOf(ledger: Ledger): number | null {
  const times = [...(ledger.recall("latency", "quantities")?.ms ?? [])].sort((one, other) => one - other);
  return times[Math.ceil(times.length * 0.9) - 1] ?? null;
}
