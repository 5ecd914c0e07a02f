import { createPace, replenishedIn } from "../../../src/adapters/walmart/pace";
import { instant } from "../../../src/domain/values/brand";
import { START } from "./account-under-test";

const inSeconds = (seconds: number) => START + seconds * 1000;

test.each([
  ["retry-after", "12", 12_000],
  ["x-next-replenish-time", String(inSeconds(7)), 7_000],
  ["x-next-replenish-time", String(inSeconds(7) / 1000), 7_000],
  ["x-next-replenish-time", new Date(inSeconds(7)).toISOString(), 7_000],
  ["x-next-replenish-time", "7", 7_000],
  ["x-next-replenishment-time", String(inSeconds(3)), 3_000],
  ["x-next-replenish-time", String(inSeconds(-5)), 0],
  ["x-next-replenish-time", String(inSeconds(86_400)), 60_000],
  ["x-next-replenish-time", "soon", 5_000],
  ["x-next-replenish-time", "", 5_000],
  ["x-something-else", "9", 5_000],
])("%s: %s means a wait of %i ms", (header, value, ms) => {
  expect(replenishedIn({ [header]: value }, START)).toBe(ms);
});

function clockOf(budgetMs: number) {
  let now = START;
  const waits: number[] = [];
  return {
    waits,
    clock: {
      now: () => instant(now),
      sleep: (ms: number) => {
        waits.push(ms);
        now += ms;
      },
      remainingMs: () => START + budgetMs - now,
    },
  };
}

test("as many calls as a minute allows go at once, the rest wait until they may", () => {
  const { clock, waits } = clockOf(600_000);
  const pace = createPace(clock);
  expect(pace.take("acknowledge", 60)).toBe(60);
  expect(waits.filter((ms) => ms > 0)).toEqual([]);
  expect(pace.take("acknowledge", 30)).toBe(30);
  expect(waits.filter((ms) => ms > 0)).toEqual([30_000]);
});

test("more calls than a bucket holds go in parts", () => {
  expect(createPace(clockOf(600_000).clock).take("acknowledge", 500)).toBe(60);
});

test("what Walmart says is left counts, when it is less than thought", () => {
  const { clock, waits } = clockOf(600_000);
  const pace = createPace(clock);
  pace.take("inventory", 1);
  pace.heard("inventory", { "x-current-token-count": "0" });
  pace.take("inventory", 100);
  expect(waits.at(-1)).toBe(30_000);
});

test("no wait reaches into the time that must stay for writing results down", () => {
  const { clock, waits } = clockOf(40_000);
  const pace = createPace(clock);
  expect(pace.take("acknowledge", 60)).toBe(60);
  expect(pace.take("acknowledge", 30)).toBe(0);
  expect(pace.waitAfter("acknowledge", { "retry-after": "30" })).toBe(false);
  expect(waits.filter((ms) => ms > 0)).toEqual([]);
});
