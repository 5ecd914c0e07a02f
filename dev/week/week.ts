/** A week of the shop: every hour people do what comes to their minds, the hourly run works, and both witnesses are heard. */
import { createRandom } from "../emulator/core/random";
import { leftOf, openBook, settle, sum } from "./book";
import type { Deed, Week, Who } from "./deed";
import { DEEDS } from "./deeds";
import { faultsOf } from "./judge";
import { weekShop } from "./shop";

const HOUR_MS = 3_600_000;
export const HOURS = 7 * 24;

/**
 * When the schedule's run comes: every hour, or at night every fifth one only, which Google's triggers do as well and
 * which makes a week quicker.
 */
export type Nights = "hourly" | "every fifth hour";

/** How a week went. `faults` name the hour in which a witness was contradicted. */
export interface Played {
  readonly seed: number;
  readonly hours: number;
  /** Hours in which Walmart could be reached, so that its numbers were compared. */
  readonly judged: number;
  /** How often people did what, by name. */
  readonly done: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
  /** What people did before the first fault, hour by hour. */
  readonly story: readonly string[];
}

/** Plays the week of a seed, until an hour in which a number is wrong. `root` is the project's folder. */
export function playWeek(root: string, seed: number, nights: Nights): Played {
  const shop = weekShop(root);
  const random = createRandom(seed);
  let given = 0;
  const next = () => {
    given += 1;
    return given;
  };
  const week: Week = { shop, book: openBook(), pick: (count) => Math.floor(random() * count), next, hour: 0 };
  const done = new Map<string, number>();
  const story: string[] = [];
  const faults: string[] = [];
  let judged = 0;
  for (const deed of DEEDS.filter(({ who }) => who === "at the start")) attempt(week, deed, { done, story });
  for (; week.hour < HOURS && faults.length === 0; week.hour += 1) {
    for (const deed of DEEDS) if (isTime(week, deed)) attempt(week, deed, { done, story });
    shop.clock.advance(HOUR_MS);
    shop.walmart.passTime(shop.clock.now());
    if (nights === "every fifth hour" && week.hour % 24 >= WORKING_HOURS && week.hour % 5 !== 3) continue;
    faults.push(...runFaults(week));
    if (isWalmartAway(week)) continue;
    settle(week.book);
    judged += 1;
    faults.push(...faultsOf(week).map((fault) => `hour ${week.hour}: ${fault}`));
  }
  return { seed, hours: week.hour, judged, done, faults, story };
}

/** Walmart cancels what nobody shipped in time. */
function noteOverdue({ shop, book }: Week): void {
  for (const line of book.lines) {
    if (line.channel !== "Walmart" || leftOf(line) === 0) continue;
    const there = shop.walmart
      .order(line.po)
      ?.orderLines.orderLine.find(({ lineNumber }) => String(lineNumber) === line.number);
    const canceled = there?.orderLineStatuses.orderLineStatus.filter(({ status }) => status === "Cancelled") ?? [];
    line.canceled = sum(canceled.map(({ statusQuantity }) => Number(statusQuantity.amount)));
  }
}

/** The schedule's run of the hour. */
function runFaults(week: Week): string[] {
  const { shop, hour } = week;
  noteOverdue(week);
  const runs = shop.world.fireDueTriggers();
  shop.walmart.passTime(shop.clock.now());
  if (runs.length === 0) return [`hour ${hour}: no run`];
  const broken = runs.filter(({ outcome, notEmulated }) => outcome !== "returned" || notEmulated.length > 0);
  return broken.map((run) => `hour ${hour}: a run did not return: ${JSON.stringify(run)}`);
}

const isWalmartAway = ({ shop }: Week): boolean => shop.walmart.faults.list().some(({ name }) => name === "error-500");

/** The week begins on Monday at nine, and the seller works until six. */
const WORKING_HOURS = 9;

const WORKDAY: Readonly<Record<Who, (hour: number) => boolean>> = {
  "at the start": () => false,
  anybody: () => true,
  seller: (hour) => hour % 24 < WORKING_HOURS,
};

function isTime(week: Week, { who, at, oneIn = 1 }: Deed): boolean {
  if (!WORKDAY[who](week.hour)) return false;
  return at === undefined ? week.pick(oneIn) === 0 : at.includes(week.hour);
}

function attempt(week: Week, deed: Deed, told: { done: Map<string, number>; story: string[] }): void {
  const what = deed.do(week);
  if (what === null) return;
  told.done.set(deed.name, (told.done.get(deed.name) ?? 0) + 1);
  told.story.push(`hour ${week.hour}: ${deed.name}: ${what}`);
}
