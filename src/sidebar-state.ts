/** How the shop stands, as the sidebar shows it. */
import type { RunReport } from "./domain/log/run-report";
import { affordedInterval, isOverdue } from "./domain/status/schedule";
import { toFailure } from "./domain/values/failure";
import { type Home, homeOf } from "./domain/workbook/home";
import { COPIED, FOR_LOOKING } from "./domain/workbook/report";
import type { TabName } from "./domain/workbook/tabs";
import { savedAccount } from "./jobs/connect-account";
import { hasTabs, readGate } from "./jobs/open-run";
import { nextRunAt, scheduleMissingSince } from "./jobs/schedule";
import { platformFindings } from "./jobs/test-platform";
import { refuseCopy } from "./jobs/whose";
import type { World } from "./jobs/world";
import type { ReadSet } from "./ports/workbook";
import type { SidebarState, Watched } from "./sidebar-api";

/** A world that remembers what was read or written last; `null`: nothing yet, or set-up has changed it since. */
export interface RememberingWorld {
  readonly world: World;
  readonly latest: () => ReadSet | null;
}

export function rememberingWorld(world: World): RememberingWorld {
  const { workbook } = world;
  let latest: ReadSet | null = null;
  return {
    latest: () => latest,
    world: {
      ...world,
      workbook: {
        ...workbook,
        read(extent) {
          latest = workbook.read(extent);
          return latest;
        },
        commit(...change) {
          const result = workbook.commit(...change);
          if (result.kind === "done") latest = result.readSet;
          return result;
        },
        setUp(changedHeadings) {
          const report = workbook.setUp(changedHeadings);
          latest = workbook.read();
          return report;
        },
      },
    },
  };
}

/** All that the sidebar shows. The tabs are read, unless a click has just done so. */
export function sidebarState({ world, latest }: RememberingWorld): SidebarState {
  const { secrets, store, triggers, clock } = world;
  const scheduleOwner = triggers.owner();
  const hasKey = secrets.credentials() !== null;
  const isOwn = scheduleOwner === null || isOwner(world);
  const found = homeIn(world, () => latest() ?? world.workbook.read());
  const lastSuccess = Number(store.get("lastSuccess") ?? Number.NaN);
  const affords = affordedInterval(world.usage(), found.home === null ? 0 : (latest()?.tables.listings.length ?? 0));
  const interval = triggers.interval();
  // What Google's limits do not afford is no delay that anybody has to look after.
  const isLate = isOverdue(lastSuccess, clock.now(), affords > interval ? affords : interval);
  return {
    ...found,
    account: savedAccount(world),
    hasKey,
    hasStationKey: secrets.stationKey() !== null,
    lastRun: reportStill(reportIn(store.get("lastRun")), { home: found.home, isOwn }),
    panel: panelAsked(world),
    overdue: scheduleOwner !== null && isLate ? { since: lastSuccess } : null,
    scheduleOwner,
    schedule: { interval, intervals: triggers.intervals(), affords },
    nextRun: nextRunAt(world),
    scheduleMissingSince: scheduleMissingSince(world),
    workarounds: platformFindings(store).flatMap(({ holds, instead }) => (holds ? [] : [instead])),
  };
}

/** Whether this person owns the schedule. Where Google withdrew what they allowed, it does not say who they are. */
function isOwner({ triggers }: World): boolean {
  try {
    return triggers.isOwn();
  } catch {
    // The sentence about the missing permission comes from what they click.
    return false;
  }
}

/** What is told after this long may be of a run that died. Unit: milliseconds. */
const DOUBTFUL_MS = 60_000;

/** A run that died holds no lock any more, so it is at work no longer. */
export function watchedRun({ progress, lock, clock, store }: World): Watched {
  const told = progress.now();
  const isDead = told !== null && clock.now() - told.at > DOUBTFUL_MS && lock.tryLocked(() => true) === true;
  return { now: isDead ? null : told, finishedAt: reportIn(store.get("lastRun"))?.finishedAt ?? null };
}

type Found = Pick<SidebarState, "home" | "unread" | "copy">;

/** A copy is told with its two choices; what else keeps the tabs from being read is told as it is. */
function homeIn(world: World, read: () => ReadSet): Found {
  const { secrets, store, triggers } = world;
  try {
    const readSet = read();
    refuseCopy(world, readSet);
    const wrong = unreadIn(readSet);
    if (wrong !== "") return { home: null, unread: wrong, copy: null };
    const home = homeOf({
      tables: readSet.tables,
      hasTabs: hasTabs(readSet),
      hasKey: secrets.credentials() !== null,
      isScheduled: triggers.owner() !== null,
      isGateOpen: readGate(store)?.isOpen === true,
    });
    return { home, unread: null, copy: null };
  } catch (error) {
    const { code, message } = toFailure(error);
    const isCopy = code === COPIED || code === FOR_LOOKING;
    return { home: null, unread: isCopy ? null : message, copy: isCopy ? message : null };
  }
}

/** The tabs that Home is made of. */
const HOME_TABS: readonly TabName[] = [
  "listings",
  "inventory",
  "products",
  "settings",
  "orderStatuses",
  "inventoryStatuses",
  "warehouses",
  "preview",
  "channels",
];

/** Why Home would tell less than the truth: a tab of it cannot be used. Blank: all can, or there is none yet. */
function unreadIn(readSet: ReadSet): string {
  if (!hasTabs(readSet)) return "";
  return readSet.outdated ?? [...new Set(HOME_TABS.flatMap((tab) => readSet.unusable.get(tab) ?? []))].join(" ");
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
  const isWhole = report?.status !== undefined && report.rows?.every((one: unknown) => typeof one === "object");
  return isWhole === true ? (report as RunReport) : null;
}

/** `null` if the report says that something is missing that is there now. Another owner's key is not this person's. */
function reportStill(
  report: RunReport | null,
  { home, isOwn }: { readonly home: Home | null; readonly isOwn: boolean },
): RunReport | null {
  const status = report?.status;
  if (status?.kind !== "not set up" || home === null) return report;
  const isThere = (step: string): boolean => home.steps.some(({ name, isDone }) => name === step && isDone);
  return isThere("sheet") && (status.missing === "tabs" || (isOwn && isThere("key"))) ? null : report;
}
