import { platformDay, RUN_BUDGET_MS } from "../../../src/adapters/platform/day";
import { fakeStore } from "../../support/platform-fakes";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function aDay() {
  let now = 1_000_000;
  const store = fakeStore();
  return {
    store,
    elapse: (ms: number) => {
      now += ms;
    },
    /** The day as another execution sees it. */
    execution: () => platformDay(store, () => now),
  };
}

test("requests are counted over all executions of a day, never less than left", () => {
  const day = aDay();
  for (let run = 0; run < 24; run += 1) {
    const { quota } = day.execution();
    for (let calls = 0; calls < 10; calls += 1) quota.spend(7);
  }
  const left = day.execution().quota.left();
  expect(left).toBeLessThanOrEqual(20_000 - 24 * 70);
  expect(left).toBeGreaterThan(20_000 - 24 * (70 + 25));
});

test("what an execution counts ahead it may still use", () => {
  const { quota } = aDay().execution();
  quota.spend(1);
  expect(quota.left()).toBe(19_999);
  quota.spend(60);
  expect(quota.left()).toBe(19_939);
});

test("few requests need a write", () => {
  const day = aDay();
  let writes = 0;
  const counted = {
    ...day.store,
    set: (key: string, text: string) => {
      writes += 1;
      day.store.set(key, text);
    },
  };
  const { quota } = platformDay(counted, () => 0);
  for (let calls = 0; calls < 500; calls += 1) quota.spend(1);
  expect(writes).toBe(20);
});

test("never below nothing; 24 hours after the first request the count begins again", () => {
  const day = aDay();
  day.execution().quota.spend(30_000);
  expect(day.execution().quota.left()).toBe(0);
  day.elapse(DAY - 1);
  expect(day.execution().quota.left()).toBe(0);
  day.elapse(1);
  expect(day.execution().quota.left()).toBe(20_000);
});

test("a day of scheduled runs that each take all they may stays within the 90 minutes that a trigger has", () => {
  const day = aDay();
  let taken = 0;
  for (let run = 0; run < 24; run += 1) {
    const execution = day.execution();
    const budget = execution.beginRun(60);
    taken += budget;
    day.elapse(budget);
    execution.endRun();
    day.elapse(HOUR - budget);
  }
  expect(taken).toBeLessThanOrEqual(90 * 60_000);
  expect(taken).toBeGreaterThan(85 * 60_000);
});

test("what quick runs leave, later ones may take, up to four and a half minutes", () => {
  const day = aDay();
  expect(day.execution().beginRun(60)).toBe((90 * 60_000) / 24);
  day.elapse(DAY);
  for (let run = 0; run < 12; run += 1) {
    const execution = day.execution();
    execution.beginRun(60);
    day.elapse(10_000);
    execution.endRun();
    day.elapse(HOUR);
  }
  expect(day.execution().beginRun(60)).toBe(RUN_BUDGET_MS);
});

test.each([5, 10, 15, 30] as const)(
  "runs every %i minutes that take all they may stay within the 90 minutes; none has too little to work",
  (every) => {
    const day = aDay();
    const budgets: number[] = [];
    for (let run = 0; run < (24 * 60) / every; run += 1) {
      const execution = day.execution();
      const budget = execution.beginRun(every);
      budgets.push(budget);
      day.elapse(budget);
      execution.endRun();
      day.elapse(every * 60_000 - budget);
    }
    const worked = budgets.filter((budget) => budget > 0);
    expect(Math.min(...worked)).toBeGreaterThanOrEqual(100_000);
    expect(budgets.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(90 * 60_000);
    // What was left out is spread over the day: an hour without a run would be worse than a longer gap.
    const gaps = budgets
      .join(",")
      .split(/[1-9]\d*/)
      .map((gap) => (gap.split(",").length - 1) * every);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
  },
);

test("quick runs every five minutes are all made: what they leave is saved up", () => {
  const day = aDay();
  let made = 0;
  for (let run = 0; run < 288; run += 1) {
    const execution = day.execution();
    if (execution.beginRun(5) > 0) made += 1;
    day.elapse(10_000);
    execution.endRun();
    day.elapse(290_000);
  }
  expect(made).toBeGreaterThan(240);
});

test("a run that was killed counts with all that it might have taken", () => {
  const day = aDay();
  for (let run = 0; run < 30; run += 1) day.execution().beginRun(60);
  expect(day.execution().beginRun(60)).toBeGreaterThanOrEqual(0);
  expect(JSON.parse(day.store.get("day") ?? "").runMs).toBeLessThanOrEqual(90 * 60_000);
});

test("a count that somebody spoilt begins again", () => {
  for (const text of ["", "x", "null", "{}", '{"from":"a","requests":1,"runMs":1}']) {
    const day = aDay();
    day.store.set("day", text);
    expect(day.execution().quota.left()).toBe(20_000);
  }
});
