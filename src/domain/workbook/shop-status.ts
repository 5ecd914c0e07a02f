/** How the shop stands after a run: what its tabs say, and what the run could do. */
import type { NeedyTab, Tally } from "../log/run-report";
import { retrySentences } from "../retries/retries";
import { type Status, statusesOf } from "../status/status";
import type { Instant } from "../values/brand";
import { misnamedSentences } from "./misnamed-words";
import { byTab, needyRows, needyTabs, rowsUnderWay } from "./needy-rows";
import { pauseOf, settingsFacts } from "./numbers";
import { problemSentence, settingsProblems } from "./settings-problems";
import type { Shop } from "./shop";

export interface RunOutcome {
  /** The person who runs Aisle has a key. */
  readonly hasKey: boolean;
  /** Why phases ended before their work was done, each as a sentence. Work that the next run takes up is left out. */
  readonly failures: readonly string[];
  readonly leftOver: readonly string[];
  /** What a switch that is on could not do, each as a sentence. */
  readonly missed: readonly string[];
  /** What else the run has to say. */
  readonly problems: readonly string[];
  /** The names of the phases that did their work. */
  readonly worked: ReadonlySet<string>;
}

export interface ShopStatus {
  /** All statuses that hold, the worst first. */
  readonly statuses: readonly [Status, ...Status[]];
  /** Every problem, the most important first. */
  readonly problems: readonly string[];
  /** The rows that need the seller, by tab. */
  readonly rows: readonly NeedyTab[];
}

/** `now`: ages of lasting failures are counted up to this instant. */
export function shopStatus(shop: Shop, outcome: RunOutcome, now: Instant): ShopStatus {
  const { settings, tables } = shop;
  const { hasKey, leftOver, missed, problems } = outcome;
  // Without a key nothing can be tried, so the failures of earlier tries say nothing new.
  const retries = hasKey ? retrySentences(shop.ledger, now) : [];
  // A retry says more about a failure: which thing it is, and since when.
  const failures = outcome.failures.map((failed) => retries.find((one) => one.includes(failed)) ?? failed);
  const pause = settings.quantitySync ? pauseOf(shop) : null;
  const needy = needyRows(tables, pause === null ? null : `Paused: ${pause}`);
  const obstacles = [
    ...(pause === null ? [] : [`No quantity leaves: ${pause}`]),
    ...misnamedSentences(shop.misnamed),
    ...missed,
    ...retries.filter((one) => !failures.includes(one)),
  ];
  const facts = settingsFacts(shop);
  const wrong = settingsProblems(facts).map((one) => ({ ...one, text: problemSentence(one) }));
  const stopping = new Set(["setting-unusable", ...facts.station.map(({ code }) => code)]);
  const unread = wrong.flatMap(({ code, text }) => (stopping.has(code) ? [text] : []));
  const statuses = statusesOf({
    missing: hasKey ? null : "key",
    failures,
    obstacles: [...unread, ...obstacles],
    switchedOff: [
      ...(settings.orderImport ? [] : ["Order Import"]),
      ...(settings.quantitySync ? [] : ["Inventory Quantity Sync"]),
    ],
    toApprove: settings.quantitySync ? toApprove(shop) : 0,
    needy: byTab(needy),
    underWay: [...leftOver, ...rowsUnderWay(tables), ...stillToCome(shop, outcome)],
  });
  const warnings = wrong.flatMap(({ severity, text }) => (severity === "warning" ? [text] : []));
  return {
    statuses,
    problems: [...new Set([...failures, ...unread, ...obstacles, ...problems, ...leftOver, ...warnings])],
    rows: needyTabs(needy),
  };
}

/** Listings that a person has to look through: those in Preview, and those whose Sync cell says so. */
function toApprove({ tables }: Shop): number {
  const paused = tables.listings.filter(({ values }) => values.sync?.startsWith("Paused: waits in Preview"));
  return new Set([...tables.preview, ...paused].flatMap(({ values }) => values.sku ?? [])).size;
}

/** A click that is not a whole run leaves orders and quantities to the next run. */
function stillToCome({ settings }: Shop, { worked }: RunOutcome): readonly string[] {
  const isDone =
    (!settings.orderImport || worked.has("orders")) && (!settings.quantitySync || worked.has("quantities"));
  return isDone ? [] : ["Orders and quantities follow with the next run."];
}

/** What happened to the quantities of all listings since `startedAt`. */
export function quantityTally({ tables }: Shop, startedAt: Instant): Tally {
  const tally = { total: 0, changed: 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const { values } of tables.listings) {
    if (values.sku === null) continue;
    tally.total += 1;
    tally[fateOf(values.sync ?? "", (values.sentAt ?? 0) >= startedAt ? "changed" : "unchanged")] += 1;
  }
  return tally;
}

function fateOf(sync: string, inSync: "changed" | "unchanged"): Exclude<keyof Tally, "total"> {
  if (sync.startsWith("Problem")) return "failed";
  if (sync.startsWith("Sent, waiting")) return "changed";
  return sync === "In sync" ? inSync : "skipped";
}
