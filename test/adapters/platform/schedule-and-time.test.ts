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
  triggers.startHourly();
  triggers.startHourly();
  expect(service.list.map(({ handler }) => handler)).toEqual(["runScheduled"]);
  expect(service.hours).toEqual([1]);
  expect(triggers.owner()).toBe("anna@example.com");
});

test("the trigger of somebody who owns the schedule no more is told from the owner's, and only they can remove it", () => {
  const store = fakeStore();
  const [annas, bens] = [fakeTriggers(), fakeTriggers()];
  const anna = platformTriggers(annas, store, () => "anna@example.com");
  const ben = platformTriggers(bens, store, () => "ben@example.com");
  expect(anna.isOwn()).toBe(true);
  anna.startHourly();
  ben.startHourly();
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
  expect(failureOf(() => triggers.startHourly())).toMatchObject({
    kind: "setup",
    message: expect.stringMatching(/too many triggers.*script\.google\.com/),
  });
  expect(triggers.owner()).toBeNull();
});

test("stopping removes only Aisle's own trigger, and leaves the schedule free for a colleague", () => {
  const store = fakeStore();
  const service = fakeTriggers();
  service.list.push({ handler: "somethingElse", getHandlerFunction: () => "somethingElse" });
  const mine = platformTriggers(service, store, () => "anna@example.com");
  mine.startHourly();
  mine.stop();
  expect(service.list.map(({ handler }) => handler)).toEqual(["somethingElse"]);
  expect(mine.owner()).toBeNull();
  platformTriggers(fakeTriggers(), store, () => "ben@example.com").startHourly();
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
