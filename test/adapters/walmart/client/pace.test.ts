import { createPace, type Family, type PaceParts, replenishedIn } from "../../../../src/adapters/walmart/client/pace";
import { instant } from "../../../../src/domain/values/brand";
import type { Clock } from "../../../../src/ports/clock";
import { START } from "../../../support/account-under-test";

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

const partsOf = (clock: Clock, store = new Map<string, string>(), left = 20_000): PaceParts => ({
  clock,
  store: { get: (key) => store.get(key) ?? null, set: (key, text) => void store.set(key, text) },
  quota: { left: () => left, spend: () => undefined },
  environment: "production",
});

test("as many calls as a minute allows go at once, the rest wait until they may", () => {
  const { clock, waits } = clockOf(600_000);
  const pace = createPace(partsOf(clock));
  expect(pace.take("acknowledge", 60)).toBe(60);
  expect(waits.filter((ms) => ms > 0)).toEqual([]);
  expect(pace.take("acknowledge", 30)).toBe(30);
  expect(waits.filter((ms) => ms > 0)).toEqual([30_000]);
});

test("more calls than a bucket holds go in parts", () => {
  expect(createPace(partsOf(clockOf(600_000).clock)).take("acknowledge", 500)).toBe(60);
});

test("what Walmart says is left counts, when it is less than thought", () => {
  const { clock, waits } = clockOf(600_000);
  const pace = createPace(partsOf(clock));
  pace.take("inventory", 1);
  pace.heard("inventory", { "x-current-token-count": "0" });
  pace.take("inventory", 100);
  expect(waits.at(-1)).toBe(30_000);
});

test("no wait reaches into the time that must stay for writing results down", () => {
  const { clock, waits } = clockOf(40_000);
  const pace = createPace(partsOf(clock));
  expect(pace.take("acknowledge", 60)).toBe(60);
  expect(pace.take("acknowledge", 30)).toBe(0);
  expect(pace.waitAfter("acknowledge", { "retry-after": "30" })).toBe(false);
  expect(waits.filter((ms) => ms > 0)).toEqual([]);
});

test("what ended the calls is told truly: Walmart's limit, or the time of the run", () => {
  const pace = createPace(partsOf(clockOf(21_000).clock));
  expect(pace.shortOf("acknowledge")).toBe("time");
  expect(pace.waitAfter("acknowledge", { "retry-after": "30" })).toBe(false);
  expect(pace.shortOf("acknowledge")).toBe("limit");
  expect(pace.shortOf("orders")).toBe("time");
});

test("what Walmart refuses for minutes on end is left to the next run, and takes no more of this one's time", () => {
  const { clock, waits } = clockOf(600_000);
  const pace = createPace(partsOf(clock));
  let tries = 1;
  while (pace.waitAfter("orders", { "retry-after": "30" })) tries += 1;
  expect(tries).toBeLessThan(6);
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(120_000);
  expect([pace.shortOf("orders"), pace.take("orders", 1), pace.take("order", 1)]).toEqual(["limit", 0, 1]);
});

test("a refusal now and then among calls that get through is waited for each time", () => {
  const pace = createPace(partsOf(clockOf(3_600_000).clock));
  for (let time = 0; time < 10; time += 1) {
    expect(pace.waitAfter("orders", { "retry-after": "60" })).toBe(true);
    pace.heard("orders", {});
  }
});

test("a run that follows knows what the one before used, to a tenth of a bucket", () => {
  const store = new Map<string, string>();
  const { clock, waits } = clockOf(600_000);
  createPace(partsOf(clock, store)).take("acknowledge", 40);
  createPace(partsOf(clock, store)).take("acknowledge", 14);
  expect(waits.filter((ms) => ms > 0)).toEqual([]);
  createPace(partsOf(clock, store)).take("acknowledge", 10);
  expect(waits.at(-1)).toBeGreaterThan(3_000);
});

test("never more calls leave than the bucket gives, however many runs share it", () => {
  const store = new Map<string, string>();
  const { clock } = clockOf(600_000);
  let sent = 0;
  for (let run = 0; run < 20; run += 1) sent += createPace(partsOf(clock, store)).take("shipping", 17);
  const minutes = (clock.now() - START) / 60_000;
  expect(sent).toBeLessThanOrEqual(60 + 60 * minutes);
});

test("few calls need a write of what is left", () => {
  const store = new Map<string, string>();
  const parts = partsOf(clockOf(600_000).clock, store);
  let writes = 0;
  const counted = {
    ...parts,
    store: {
      ...parts.store,
      set: () => {
        writes += 1;
      },
    },
  };
  const pace = createPace(counted);
  for (let calls = 0; calls < 1_000; calls += 1) pace.take("orders", 1);
  expect(writes).toBeLessThanOrEqual(3);
});

test("what was kept and cannot be read any more counts as nothing kept", () => {
  for (const text of ["", "null", "{}", "[1]", '[["shipping"]]', '[["shipping","x",null]]', "not JSON"]) {
    const { clock, waits } = clockOf(600_000);
    expect(createPace(partsOf(clock, new Map([["walmart.pace.production", text]]))).take("shipping", 60)).toBe(60);
    expect(waits.filter((ms) => ms > 0)).toEqual([]);
  }
});

test("a clock that was set back does not empty a bucket", () => {
  const kept = new Map([["walmart.pace.production", JSON.stringify([["shipping", 30, START + 3_600_000]])]]);
  expect(createPace(partsOf(clockOf(600_000).clock, kept)).take("shipping", 30)).toBe(30);
});

test("when the day's requests run short, orders and shipments go on and the rest waits for tomorrow", () => {
  const pace = createPace(partsOf(clockOf(600_000).clock, new Map(), 2_000));
  expect(["orders", "order", "acknowledge", "shipping"].map((family) => pace.take(family as Family, 1))).toEqual([
    1, 1, 1, 1,
  ]);
  expect(["items", "inventory", "feed", "stock-list"].map((family) => pace.take(family as Family, 1))).toEqual([
    0, 0, 0, 0,
  ]);
  expect(pace.shortOf("items")).toBe("day");
  expect(pace.shortOf("orders")).toBe("time");
});

test("the seller's own limit takes the place of the official one", () => {
  const { clock } = clockOf(600_000);
  const pace = createPace(partsOf(clock));
  expect(pace.rate("feed")).toEqual({ left: 10, perHour: 10 });
  pace.limit("feed", { calls: 6, windowMs: 3_600_000 });
  expect(pace.rate("feed")).toEqual({ left: 6, perHour: 6 });
  expect(pace.take("feed", 10)).toBe(6);
});

test("a moment that Walmart tells is read by Walmart's own clock, an hour ahead or behind", () => {
  for (const skew of [-3_600_000, 3_600_000]) {
    const headers = {
      date: new Date(START + skew).toUTCString(),
      "x-next-replenish-time": String(START + skew + 7_000),
    };
    expect(replenishedIn(headers, START)).toBe(7_000);
  }
});
