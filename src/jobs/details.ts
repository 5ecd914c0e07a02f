/** Setup's Details: shows what was chosen in Settings and the tabs that belong to it, and saves what the seller changes. */
import type { LogEntry } from "../domain/log/log";
import type { Said } from "../domain/log/run-report";
import type { Instant } from "../domain/values/brand";
import { counted, shortList } from "../domain/values/words";
import { type DetailGroup, detailsOf } from "../domain/workbook/details";
import {
  type Days,
  type DetailChange,
  planDetails,
  type RefusedDetail,
  unsavedDetails,
} from "../domain/workbook/plans/details";
import type { Workbook } from "../ports/workbook";
import { type Run, shopSeen } from "./open-run";
import type { World } from "./world";

/** The tabs of the form. */
const SHOWN = ["settings", "orderStatuses", "inventoryStatuses", "warehouses", "channels", "ledger"] as const;

/** Reads the form. Fails: `setup` if one of its tabs cannot be used. */
export const showDetails = (world: World): readonly DetailGroup[] =>
  detailsOf(shopSeen(world, SHOWN), daysOf(world.workbook).dayOf);

const daysOf = (workbook: Workbook): Days => ({
  dayOf: (at: Instant) => workbook.shownTime(at).slice(0, 10),
  startOf: (day) => workbook.startOf(day),
});

/** `refused`: why nothing was saved, by field. `groups`: the form as it stands now. */
export interface SavedDetails {
  readonly said: Said;
  readonly refused: readonly RefusedDetail[];
  readonly groups: readonly DetailGroup[];
}

/** Saves all changes in one commit, or none if one of them cannot be. */
export function saveDetails(run: Run, wanted: readonly DetailChange[]): SavedDetails {
  run.need(SHOWN);
  const days = daysOf(run.world.workbook);
  const user = run.world.user();
  let refused: readonly RefusedDetail[] = [];
  run.commit("details", (shop) => {
    const plan = planDetails(shop, wanted, days);
    refused = plan.refused;
    return plan.changes.length === 0 ? [] : [...plan.changes, run.log(changedEntry(plan.names, user))];
  });
  if (refused.length === 0) refused = unsavedDetails(run.shop(), wanted, days.dayOf);
  return { said: saidOf(wanted.length, refused.length), refused, groups: detailsOf(run.shop(), days.dayOf) };
}

const saidOf = (wanted: number, refused: number): Said =>
  refused === 0
    ? { isDone: true, message: wanted === 0 ? "Nothing was changed." : `${counted(wanted, "change")} saved.` }
    : {
        isDone: false,
        message: `Nothing was saved: ${counted(refused, "field needs", "fields need")} you. See what it needs.`,
      };

/** The most names in one line of Log. */
const NAMED = 5;

const changedEntry = (names: readonly string[], user: string): LogEntry => ({
  severity: "Info",
  area: "Run",
  key: null,
  what: `${user} changed ${shortList(names, NAMED)} in the sidebar.`,
  todo: null,
});
