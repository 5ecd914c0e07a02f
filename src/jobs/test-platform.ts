/** Finds out what Google's documents leave open, at every Set up / repair and once a week, and keeps it. */
import type { Store } from "../ports/store";
import type { PlatformFinding } from "../ports/workbook";
import type { World } from "./world";

const KEPT_AS = "platform";
const WEEK_MS = 7 * 86_400_000;

interface Kept {
  /** Unit: milliseconds since 1970. */
  readonly at: number;
  readonly findings: readonly PlatformFinding[];
}

/** A point without a result this time keeps its last finding. */
export function testPlatform({ workbook, store, clock }: World): void {
  const findings = workbook.testPlatform() ?? platformFindings(store);
  store.set(KEPT_AS, JSON.stringify({ at: clock.now(), findings } satisfies Kept));
}

export function testPlatformWeekly(world: World): void {
  if (world.clock.now() - (kept(world.store)?.at ?? 0) >= WEEK_MS) testPlatform(world);
}

/** The findings of the latest test; empty before the first. */
export const platformFindings = (store: Store): readonly PlatformFinding[] => kept(store)?.findings ?? [];

function kept(store: Store): Kept | null {
  const text = store.get(KEPT_AS) || null;
  // Only the line above writes it.
  return text === null ? null : (JSON.parse(text) as Kept);
}
