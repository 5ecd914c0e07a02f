import { platformClock } from "../../../src/adapters/platform/clock";
import { RUN_BUDGET_MS } from "../../../src/adapters/platform/day";
import { platformTriggers } from "../../../src/adapters/platform/triggers";
import { platformZone } from "../../../src/adapters/platform/zone";
import { instant } from "../../../src/domain/values/brand";
import { failureOf } from "../../support/account-under-test";
import { fakeStore, fakeTriggers } from "../../support/platform-fakes";

test("starting the schedule makes one hourly trigger, and starting it again makes no second", () => {
  const service = fakeTriggers();
  const triggers = platformTriggers(service, fakeStore(), () => "anna@example.com");
  expect(triggers.owner()).toBeNull();
  triggers.start(60);
  triggers.start(60);
  expect(service.list.map(({ handler }) => handler)).toEqual(["runScheduled"]);
  expect(service.minutes).toEqual([60]);
  expect(triggers.owner()).toBe("anna@example.com");
});

test("the trigger of somebody who owns the schedule no more is told from the owner's, and only they can remove it", () => {
  const store = fakeStore();
  const [annas, bens] = [fakeTriggers(), fakeTriggers()];
  const anna = platformTriggers(annas, store, () => "anna@example.com");
  const ben = platformTriggers(bens, store, () => "ben@example.com");
  expect(anna.isOwn()).toBe(true);
  anna.start(60);
  ben.start(60);
  expect([anna.isOwn(), ben.isOwn(), anna.owner()]).toEqual([false, true, "ben@example.com"]);
  anna.leave();
  expect([annas.list.length, bens.list.length, anna.owner()]).toEqual([0, 1, "ben@example.com"]);
  ben.stop();
  expect([anna.isOwn(), ben.isOwn(), ben.owner()]).toEqual([false, false, null]);
});

test("a trigger that Google refuses is told with what to do, and nobody owns a schedule then", () => {
  const refusing = {
    ...fakeTriggers(),
    newTrigger: () => {
      throw new Error("This script has too many triggers.");
    },
  };
  const store = fakeStore();
  const triggers = platformTriggers(refusing, store, () => "anna@example.com");
  expect(failureOf(() => triggers.start(60))).toMatchObject({
    kind: "setup",
    message: expect.stringMatching(/too many triggers.*script\.google\.com/),
  });
  expect(triggers.owner()).toBeNull();
});

const annas = (service: ReturnType<typeof fakeTriggers>, store = fakeStore()) => ({
  service,
  store,
  triggers: platformTriggers(service, store, () => "anna@example.com"),
});

test("another interval replaces the trigger, and the same one makes none: Google counts how many are made in a day", () => {
  const { service, triggers } = annas(fakeTriggers());
  for (const minutes of [15, 15, 5, 60, 60] as const) expect(triggers.start(minutes)).toBe(minutes);
  expect([service.minutes, service.list.length, triggers.interval()]).toEqual([[15, 5, 60], 1, 60]);
});

test("a published add-on runs hourly whatever was asked for, and offers nothing else from then on", () => {
  const { service, triggers } = annas(fakeTriggers((minutes) => minutes < 60));
  expect(triggers.intervals()).toEqual([5, 10, 15, 30, 60]);
  expect([triggers.start(5), triggers.start(5), service.minutes]).toEqual([60, 60, [60]]);
  expect([triggers.intervals(), triggers.interval(), service.list.length]).toEqual([[60], 60, 1]);
});

test("where Google makes no trigger at all, the runs of before go on, and the sentence says so", () => {
  const store = fakeStore();
  const { service } = annas(fakeTriggers(), store);
  platformTriggers(service, store, () => "anna@example.com").start(30);
  const refusing = { ...service, newTrigger: fakeTriggers(() => true).newTrigger };
  const { triggers } = annas(refusing, store);
  expect(failureOf(() => triggers.start(5)).message).toMatch(/The runs of before go on\.$/);
  expect([service.list.length, triggers.interval(), triggers.owner()]).toEqual([1, 30, "anna@example.com"]);
});

test("cut off between the new trigger and the removal of the old one, the next click leaves one", () => {
  const store = fakeStore();
  const service = fakeTriggers();
  annas(service, store).triggers.start(30);
  const dying = {
    ...service,
    deleteTrigger: () => {
      throw new Error("cut off");
    },
  };
  expect(() => annas(dying, store).triggers.start(5)).toThrow("cut off");
  expect(service.list.length).toBe(2);
  annas(service, store).triggers.start(30);
  expect([service.list.length, annas(service, store).triggers.interval()]).toEqual([1, 30]);
});

test("stopping removes only Aisle's own trigger, and leaves the schedule free for a colleague", () => {
  const store = fakeStore();
  const service = fakeTriggers();
  service.list.push({ handler: "somethingElse", getHandlerFunction: () => "somethingElse" });
  const mine = platformTriggers(service, store, () => "anna@example.com");
  mine.start(60);
  mine.stop();
  expect(service.list.map(({ handler }) => handler)).toEqual(["somethingElse"]);
  expect(mine.owner()).toBeNull();
  platformTriggers(fakeTriggers(), store, () => "ben@example.com").start(60);
  expect(mine.owner()).toBe("ben@example.com");
});

test.each([
  ["+0000", 0],
  ["-0500", -5 * 60],
  ["+0530", 5 * 60 + 30],
  ["-0330", -(3 * 60 + 30)],
  ["+1400", 14 * 60],
])("a zone that the platform shows as %s is %i minutes from UTC", (shown, minutes) => {
  const asked: unknown[] = [];
  const zone = platformZone((at, name, pattern) => {
    asked.push([at, name, pattern]);
    return shown;
  });
  expect(zone("Some/Zone")(instant(7))).toBe(minutes * 60_000);
  expect(asked).toEqual([[7, "Some/Zone", "Z"]]);
});

test("a run's time is over well before the platform ends it, and a wait of nothing asks nothing", () => {
  let now = 1_000_000;
  const slept: number[] = [];
  const clock = platformClock(
    () => now,
    (ms) => slept.push(ms),
    RUN_BUDGET_MS,
  );
  expect(clock.remainingMs()).toBeLessThanOrEqual(5 * 60_000);
  now += 60_000;
  expect(clock.remainingMs()).toBe(270_000 - 60_000);
  clock.sleep(0);
  clock.sleep(-5);
  clock.sleep(20);
  expect(slept).toEqual([20]);
});
