/** The earlier numbers of counted lots that were lowered, so that an old Qty is recognized if it comes back. */
import type { Unit } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";
import { DAY_MS } from "../values/time";

/** If such a number appears after this time, somebody has counted, or has new stock. */
const KEPT_MS = 2 * DAY_MS;
const STEPS_KEPT = 8;

/** Remembers the numbers, in the same commit as the lowered cells. */
export function planLowered(
  ledger: Ledger,
  lowered: readonly { readonly lot: Unit; readonly left: number }[],
  now: Instant,
): Change[] {
  if (lowered.length === 0) return [];
  const known = new Map([...recallItems(ledger, "lowered")].filter(([, [at = 0]]) => now - at < KEPT_MS));
  for (const { lot, left } of lowered) {
    const [, ...steps] = known.get(lot.id ?? "") ?? [];
    const before = steps[steps.length - 1] === lot.quantity ? steps : [lot.quantity];
    known.set(lot.id ?? "", [now, ...before.slice(-STEPS_KEPT), left]);
  }
  return rememberItems(ledger, "lowered", known);
}

/** Forgets the earlier numbers of lots that rose since: somebody has counted them, or they have new stock. */
export function planRisen(ledger: Ledger, units: readonly Unit[]): Change[] {
  const known = recallItems(ledger, "lowered");
  if (known.size === 0) return [];
  const risen = new Set(
    units.flatMap(({ id, quantity }) => (quantity > leftOf(known.get(id ?? "")) ? (id ?? []) : [])),
  );
  if (risen.size === 0) return [];
  return rememberItems(ledger, "lowered", new Map([...known].filter(([id]) => !risen.has(id))));
}

/** The number to which a lot was lowered last; without a memory above any number. */
const leftOf = (memory: readonly number[] = []): number => memory[memory.length - 1] ?? Number.POSITIVE_INFINITY;

/** The lots that show again a number from before they were lowered. */
export function lotsAsBefore(units: readonly Unit[], ledger: Ledger, now: Instant): readonly Unit[] {
  const known = recallItems(ledger, "lowered");
  if (known.size === 0) return [];
  return units.filter(({ id, quantity }) => {
    const memory = known.get(id ?? "");
    const [at = 0, ...steps] = memory ?? [];
    return now - at < KEPT_MS && quantity > leftOf(memory) && steps.includes(quantity);
  });
}
