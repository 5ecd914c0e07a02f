/** The owner of the hourly runs is gone, is replaced, or cannot help it: one schedule, owned by one person. */

import {
  COLLEAGUE,
  changeGoogle,
  connectAs,
  HOUR,
  loseKey,
  OWNER,
  reopened,
  sidebarOf,
  walmartCalls,
} from "../../support/people";
import { runningShop, type Shop } from "../../support/shop-under-test";

const scheduled = (): Shop => {
  const shop = runningShop();
  shop.world.run("startSchedule");
  return shop;
};

const hours = (shop: Shop, count: number) =>
  Array.from({ length: count }, () => {
    shop.clock.advance(HOUR);
    return shop.world.fireDueTriggers();
  }).flat();

const asColleague = (shop: Shop, door: string): string => {
  shop.world.run(door, [], { user: COLLEAGUE });
  return shop.toast();
};

/** How an owner's runs can end doing their work, without a word to anybody. */
const GONE: readonly (readonly [string, (shop: Shop) => void])[] = [
  ["Google withdrew what they allowed", ({ world }) => world.emulator.withdraw(OWNER)],
  ["their trigger is gone", (shop) => changeGoogle(shop, (state) => ({ ...state, triggers: [] }))],
  ["their key is gone", loseKey],
];

describe.each(GONE)("the owner is gone: %s", (_, leave) => {
  test("after two missed intervals, not before, a colleague takes the schedule over and it works", () => {
    const shop = scheduled();
    connectAs(shop, COLLEAGUE);
    leave(shop);
    hours(shop, 1);
    expect(asColleague(shop, "startSchedule")).toMatch(/belongs to seller@example\.com/);
    hours(shop, 2);
    expect(sidebarOf(shop).scheduleMissingSince).not.toBeNull();
    expect(asColleague(shop, "startSchedule")).toMatch(/in your name.* You took over from seller@example\.com\./);
    expect(sidebarOf(shop)).toMatchObject({ scheduleOwner: COLLEAGUE, scheduleMissingSince: null });
    shop.world.emulator.authorize(OWNER);
    shop.buy("A");
    hours(shop, 1);
    expect(shop.rows("Orders")).toHaveLength(1);
  });

  test("or stops it, and nothing of it comes back by itself", () => {
    const shop = scheduled();
    leave(shop);
    hours(shop, 3);
    expect(asColleague(shop, "stopSchedule")).toMatch(/no longer runs by itself/);
    shop.world.emulator.authorize(OWNER);
    const before = walmartCalls(shop);
    hours(shop, 3);
    expect(walmartCalls(shop)).toBe(before);
    expect(shop.world.emulator.triggers).toEqual([]);
    expect(sidebarOf(shop).scheduleOwner).toBeNull();
  });
});

test("a schedule that does its work is nobody else's to stop or to take, and the sentence names its owner", () => {
  const shop = scheduled();
  hours(shop, 5);
  for (const door of ["startSchedule", "stopSchedule"])
    expect(asColleague(shop, door)).toMatch(/belongs to seller@example\.com, and it works/);
  expect(sidebarOf(shop).scheduleOwner).toBe(OWNER);
});

test("an old owner's trigger that fires again removes itself, and changes nothing: no report, no cell, no call", () => {
  const shop = scheduled();
  connectAs(shop, COLLEAGUE);
  shop.world.emulator.withdraw(OWNER);
  hours(shop, 3);
  asColleague(shop, "startSchedule");
  shop.world.emulator.authorize(OWNER);
  const [before, report, calls] = [shop.book.snapshot(), sidebarOf(shop).lastRun, walmartCalls(shop)];
  expect(shop.world.run("runScheduled", [], { user: OWNER, from: "trigger" }).outcome).toBe("returned");
  expect(shop.book.snapshot()).toBe(before);
  expect(sidebarOf(shop).lastRun).toEqual(report);
  expect(walmartCalls(shop)).toBe(calls);
  expect(shop.world.emulator.triggers.map(({ user }) => user)).toEqual([COLLEAGUE]);
});

test("what Google withdrew from the old owner leaves the new owner's result as it is", () => {
  const shop = scheduled();
  connectAs(shop, COLLEAGUE);
  shop.world.emulator.withdraw(OWNER);
  hours(shop, 3);
  asColleague(shop, "startSchedule");
  hours(shop, 1);
  const { lastRun } = sidebarOf(shop);
  expect(lastRun?.kind).toBe("done");
  shop.world.run("runScheduled", [], { user: OWNER, from: "trigger" });
  expect(sidebarOf(shop).lastRun).toEqual(lastRun);
});

test("what Google withdraws in the middle of the owner's run is told as that, and no order is lost by it", () => {
  const shop = scheduled();
  shop.buy("A");
  shop.clock.advance(HOUR);
  let calls = 0;
  shop.world.fireDueTriggers({
    beforeCall: () => {
      calls += 1;
      if (calls === 40) shop.world.emulator.withdraw(OWNER);
    },
  });
  expect(sidebarOf(shop, COLLEAGUE).lastRun?.summary).toMatch(/they withdrew a permission/);
  shop.world.emulator.authorize(OWNER);
  hours(shop, 1);
  expect(shop.rows("Orders")).toHaveLength(1);
});

test("the owner whose trigger Google switched off starts it anew with the same click", () => {
  const shop = scheduled();
  const [old] = shop.world.emulator.triggers;
  shop.clock.advance(3 * HOUR);
  shop.world.run("startSchedule");
  const now = shop.world.emulator.triggers.map(({ uid }) => uid);
  expect(now).toHaveLength(1);
  expect(now).not.toContain(old?.uid);
});

test("Google makes no more triggers for this person: that is said, and the schedule stays nobody's", () => {
  const shop = runningShop();
  const other = { user: OWNER, handler: "other", spec: { everyHours: 1 }, createdAt: 0, nextAt: null };
  const triggers = Array.from({ length: 20 }, (_, index) => ({ ...other, uid: String(index) }));
  changeGoogle(shop, (state) => ({ ...state, triggers }));
  shop.world.run("startSchedule");
  expect(shop.toast()).toMatch(/too many triggers.*My Triggers/);
  expect(sidebarOf(shop).scheduleOwner).toBeNull();
});

test("whoever starts hourly runs without a key is told that they need their own", () => {
  const shop = runningShop();
  expect(asColleague(shop, "startSchedule")).toMatch(/need your own Walmart key/);
});

describe("a scheduled run that cannot do its work is told by mail, to its owner, once a day", () => {
  const FAILING: readonly (readonly [string, (shop: Shop) => void, RegExp])[] = [
    [
      "cells are protected",
      ({ people }) => people.protectRange("Orders", "A1:Z1000", { editors: [OWNER] }),
      /protected/,
    ],
    ["the key is gone", (shop) => loseKey(shop, COLLEAGUE), /no Walmart key/],
    ["Settings is gone", ({ people }) => people.deleteTab("Settings"), /Settings/],
  ];

  test.each(FAILING)("%s", (_, break_, words) => {
    const shop = runningShop();
    connectAs(shop, COLLEAGUE);
    asColleague(shop, "startSchedule");
    break_(shop);
    shop.buy("A", 2);
    hours(shop, 20);
    expect(shop.world.emulator.mails.map(({ to }) => to)).toEqual([[COLLEAGUE]]);
    expect(shop.world.emulator.mails[0]?.body).toMatch(words);
    hours(shop, 6);
    expect(shop.world.emulator.mails).toHaveLength(2);
  });

  test("they may open the spreadsheet no more, so that not even its name can be read", () => {
    const shop = runningShop();
    connectAs(shop, COLLEAGUE);
    asColleague(shop, "startSchedule");
    const shut = reopened(shop, { sheet: { sharedWith: {} } });
    hours(shut, 20);
    expect(shut.world.emulator.mails).toMatchObject([{ to: [COLLEAGUE], body: expect.stringMatching(/may not edit/) }]);
  });

  test("also on a day on which another kind of trouble, that still lasts, was told already", () => {
    const shop = scheduled();
    shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
    hours(shop, 1);
    shop.walmart.faults.set({ name: "down" });
    hours(shop, 2);
    expect(shop.world.emulator.mails).toHaveLength(2);
    shop.walmart.faults.clear();
    hours(shop, 1);
    expect(shop.world.emulator.mails).toHaveLength(2);
  });

  test("whoever took over is told of what the old owner was told of", () => {
    const shop = scheduled();
    connectAs(shop, COLLEAGUE);
    shop.people.deleteTab("Settings");
    hours(shop, 3);
    asColleague(shop, "startSchedule");
    hours(shop, 1);
    expect(shop.world.emulator.mails.map(({ to }) => to)).toEqual([[OWNER], [COLLEAGUE]]);
  });

  test("a mail for which Google has no room is told in the report, and ends no run", () => {
    const shop = scheduled();
    const used = { startedAt: shop.clock.now(), used: 100 };
    changeGoogle(shop, (state) => ({ ...state, allowances: { ...state.allowances, [`email:${OWNER}`]: used } }));
    shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
    hours(shop, 1);
    const { lastRun } = sidebarOf(shop);
    expect(lastRun?.kind).toBe("done");
    expect(lastRun?.problems.join(" ")).toMatch(/no more mails today/);
  });
});
