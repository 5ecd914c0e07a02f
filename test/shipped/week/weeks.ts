/**
 * Whole weeks of a shop, each of another seed. `WEEKS=5,6 npm test -- week` plays those seeds, hour by hour.
 */
import path from "node:path";
import { DEEDS } from "../../../dev/week/deeds";
import { HOURS, type Nights, type Played, playWeek } from "../../../dev/week/week";

const root = path.resolve(".");
const wished = process.env.WEEKS?.split(",").map(Number);

/** One of these files plays eight seeds in CI, and elsewhere the first of them. */
const SEEDS_OF_A_FILE = 8;
const PLAYED = process.env.CI === undefined ? 1 : SEEDS_OF_A_FILE;

/** In CI the first seed of all is played hour by hour, everything else with longer nights. */
function weeksOf(file: number): readonly (readonly [seed: number, nights: Nights])[] {
  if (wished !== undefined) return file === 1 ? wished.map((seed) => [seed, "hourly"] as const) : [];
  return Array.from({ length: PLAYED }, (_, at) => [
    1 + (file - 1) * SEEDS_OF_A_FILE + at,
    at === 0 && file === 1 && PLAYED > 1 ? "hourly" : "every fifth hour",
  ]);
}

/** What a person who looks for the mistake needs. */
const tail = ({ story, faults }: Played): readonly string[] =>
  faults.length === 0 ? [] : [...story.slice(-12), ...faults];

/** Describes the weeks of one file, counted from 1. */
export function describeWeeks(file: number): void {
  const weeks = weeksOf(file);
  if (weeks.length === 0) {
    test.todo("no seed was wished of this file");
    return;
  }
  const played: Played[] = [];

  test.each(weeks)(
    "a week of seed %i, %s at night: Walmart's numbers, Sold on, lots, Committed and Outstanding are what people know",
    (seed, nights) => {
      const week = playWeek(root, seed, nights);
      played.push(week);
      expect(tail(week)).toEqual([]);
      expect(week.hours).toBe(HOURS);
    },
    300_000,
  );

  test("in these weeks people do everything that they know to do", () => {
    const done = new Set(played.flatMap((week) => [...week.done.keys()]));
    const never = DEEDS.filter(({ isRare }) => isRare !== true).flatMap(({ name }) => (done.has(name) ? [] : name));
    if (weeks.length === SEEDS_OF_A_FILE) expect(never).toEqual([]);
    expect(never.length).toBeLessThan(DEEDS.length / 2);
  });

  afterAll(() => {
    const judged = played.reduce((total, week) => total + week.judged, 0);
    const deeds = played.reduce((total, { done }) => total + [...done.values()].reduce((all, one) => all + one, 0), 0);
    console.info(`seeds: ${played.length}; hours judged: ${judged}; things done by people: ${deeds}`);
  });
}
