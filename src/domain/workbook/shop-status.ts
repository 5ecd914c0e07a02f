/** How the shop stands after a run: what its tabs say, and what the run could do. */
import type { Tally } from "../log/run-report";
import { retrySentences } from "../retries/retries";
import { type Status, statusesOf } from "../status/status";
import type { Instant } from "../values/brand";
import { misnamedSentences } from "./misnamed-words";
import { byTab, needyRows, rowSentences, rowsUnderWay } from "./needy-rows";
import { pauseOf, settingsFacts } from "./numbers";
import { problemSentence, settingsProblems } from "./settings-problems";
import type { Shop } from "./shop";

export interface RunOutcome {
  /** The person running has a key. */
  readonly hasKey: boolean;
  /** Why phases ended before their work was done, each as a sentence; what the next run takes up by itself apart. */
  readonly failures: readonly string[];
  readonly leftOver: readonly string[];
  /** What a switch that is on could not do, each as a sentence. */
  readonly missed: readonly string[];
  /** What else the run has to tell. */
  readonly problems: readonly string[];
  /** The phases that did their work, by name. */
  readonly worked: ReadonlySet<string>;
}

export interface ShopStatus {
  /** All that hold, the worst first. */
  readonly statuses: readonly [Status, ...Status[]];
  /** Everything wrong, what weighs most first. */
  readonly problems: readonly string[];
  /** What the first rows of each tab say that need the seller. */
  readonly rows: readonly string[];
}

/** `now`: by which the age of what keeps failing is told. */
export function shopStatus(shop: Shop, outcome: RunOutcome, now: Instant): ShopStatus {
  const { settings, tables } = shop;
  const { hasKey, leftOver, missed, problems } = outcome;
  // Without a key nothing can be tried, so nothing that failed says more.
  const retries = hasKey ? retrySentences(shop.ledger, now) : [];
  // What is tried again tells more of a failure: which thing it is, and since when.
  const failures = outcome.failures.map((failed) => retries.find((one) => one.includes(failed)) ?? failed);
  const pause = settings.quantitySync ? pauseOf(shop) : null;
  const needy = needyRows(tables, pause === null ? null : `Paused: ${pause}`);
  const obstacles = [
    ...(pause === null ? [] : [`No quantity leaves: ${pause}`]),
    ...misnamedSentences(shop.misnamed),
    ...missed,
    ...retries.filter((one) => !failures.includes(one)),
  ];
  const wrong = settingsProblems(settingsFacts(shop)).map((one) => ({ ...one, text: problemSentence(one) }));
  const unread = wrong.flatMap(({ code, text }) => (code === "setting-unusable" ? [text] : []));
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
    rows: rowSentences(needy),
  };
}

/** Listings that a person has to look through: those in Preview, and those that say so. */
function toApprove({ tables }: Shop): number {
  const paused = tables.listings.filter(({ values }) => values.sync?.startsWith("Paused: waits in Preview"));
  return new Set([...tables.preview, ...paused].flatMap(({ values }) => values.sku ?? [])).size;
}

/** A click that is no whole run leaves orders and quantities to the next one. */
function stillToCome({ settings }: Shop, { worked }: RunOutcome): readonly string[] {
  const isDone =
    (!settings.orderImport || worked.has("orders")) && (!settings.quantitySync || worked.has("quantities"));
  return isDone ? [] : ["Orders and quantities follow with the next run."];
}

/** What became of the quantities of all listings since `startedAt`. */
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
