/** Empties buyer data that is older than a day, after the seller has seen what that is. */
import type { Said } from "../domain/log/run-report";
import type { Instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { failure } from "../domain/values/failure";
import { type Purge, planPurge, planPurgedRemoved } from "../domain/workbook/plans/purge";
import {
  CHANGED,
  purgedEntry,
  purgedSentence,
  type ShownPurge,
  shownPurge,
} from "../domain/workbook/plans/purge-words";
import type { Workbook } from "../ports/workbook";
import { PURGED_BEFORE, purgedBefore, type Run, shopSeen } from "./open-run";
import type { World } from "./world";

/** Says what would be emptied. `day`: as in 2026-11-23. Fails: `setup` if it is no day up to today. */
export function showPurge(world: World, day: string): ShownPurge {
  const shop = shopSeen(world, ["orders", "customers", "orderStatuses", "ledger"]);
  const now = world.clock.now();
  return shownPurge(planPurge(shop, startOf(world.workbook, day, now), now), day);
}

function startOf(workbook: Workbook, day: string, now: Instant): Instant {
  const at = workbook.startOf(day);
  if (at === null || at > now)
    throw failure(
      "setup",
      "no-such-day",
      "Type a day up to today, such as 2026-11-23. Orders placed before it are meant.",
    );
  return at;
}

/**
 * Empties what `contents` stands for. If anything else would be emptied now, nothing is, and the answer shows what that
 * is. The day is kept outside the spreadsheet first, so that a version that comes back is emptied again.
 */
export function purgeBuyerData(
  run: Run,
  day: string,
  contents: string,
): { readonly said: Said; readonly shown: ShownPurge } {
  run.need(["orders", "customers"]);
  const { workbook, clock, store } = run.world;
  const now = clock.now();
  const before = startOf(workbook, day, now);
  const first = planPurge(run.shop(), before, now);
  const shown = shownPurge(first, day);
  if (first.contents !== contents) return { said: CHANGED, shown };
  if (first.orders.length + first.customers === 0)
    return { said: { isDone: true, message: shown.sentences.join(" ") }, shown };
  store.set(PURGED_BEFORE, String(Math.max(before, purgedBefore(store) ?? 0)));
  const meant = new Set(first.orders);
  let found: Purge | null = null;
  run.commit(
    "purge buyer data",
    (shop): readonly Change[] => {
      const plan = planPurge(shop, before, now);
      // Planned again because rows moved: whatever is left of what the seller saw. Nothing beyond it.
      found = plan.orders.every((po) => meant.has(po)) && plan.customers <= first.customers ? null : plan;
      if (found !== null) return [];
      return [...plan.changes, ...planPurgedRemoved(shop, before), run.log(purgedEntry(first.orders.length, shown))];
    },
    [],
  );
  if (found !== null) return { said: CHANGED, shown: shownPurge(found, day) };
  return {
    said: { isDone: true, message: purgedSentence(first.orders.length, shown) },
    shown: afterwards(run, before, day),
  };
}

const afterwards = (run: Run, before: Instant, day: string): ShownPurge =>
  shownPurge(planPurge(run.shop(), before, run.world.clock.now()), day);
