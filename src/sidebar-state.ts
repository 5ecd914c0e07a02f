/** How the shop stands, as the sidebar shows it. */
import type { RunReport } from "./domain/log/run-report";
import { isOverdue } from "./domain/status/overdue";
import { scheduleMissingSince } from "./jobs/schedule";
import { platformFindings } from "./jobs/test-platform";
import { copyText } from "./jobs/whose";
import type { World } from "./jobs/world";
import type { SidebarState } from "./sidebar-api";

export function sidebarState(world: World): SidebarState {
  const { secrets, store, triggers, clock } = world;
  const scheduleOwner = triggers.owner();
  const lastRun = reportIn(store.get("lastRun"));
  const lastSuccess = Number(store.get("lastSuccess") ?? Number.NaN);
  return {
    hasKey: secrets.credentials() !== null,
    hasStationKey: secrets.stationKey() !== null,
    lastRun,
    panel: panelAsked(world),
    copy: copyText(world, { hasMetCopy: lastRun?.status.kind === "copy" }),
    overdue: scheduleOwner !== null && isOverdue(lastSuccess, clock.now()) ? { since: lastSuccess } : null,
    scheduleOwner,
    scheduleMissingSince: scheduleMissingSince(world),
    workarounds: platformFindings(store).flatMap(({ holds, instead }) => (holds ? [] : [instead])),
  };
}

/** Kept for the person who chose the menu item, until the page is there. */
const PANEL = "panel";

/** The menu opens the sidebar with this panel. Unit of the last argument: seconds. */
export const askForPanel = ({ cache }: World, panel: NonNullable<SidebarState["panel"]>): void =>
  cache.set(PANEL, panel, 60);

function panelAsked({ cache }: World): SidebarState["panel"] {
  const isAsked = cache.get(PANEL) === "purge";
  if (isAsked) cache.remove(PANEL);
  return isAsked ? "purge" : null;
}

/** `null` for a report of an earlier version, which holds too little to be shown. */
function reportIn(kept: string | null): RunReport | null {
  const report: Partial<RunReport> | null = JSON.parse(kept || "null");
  return report?.status === undefined ? null : (report as RunReport);
}
