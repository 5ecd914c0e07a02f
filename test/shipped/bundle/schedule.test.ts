import { openDay } from "../../../dev/demo/actors";
import { sellerParts } from "../../../dev/demo/parts";
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { inProcess } from "../../../dev/world/carriers";

const HOUR_MS = 3_600_000;
const COLLEAGUE = "colleague@example.com";

function openShop(kind: "bound" | "add-on" = "bound") {
  const own = sellerParts();
  const parts = { ...own, options: { ...own.options, kind } };
  const world = inProcess(parts);
  const day = openDay(parts);
  const said = () => world.emulator.ui.toasts[world.emulator.ui.toasts.length - 1]?.message ?? "";
  world.run("setUpWorkbook");
  world.run("sidebarDo", ["connect", JSON.stringify(DEFAULT_KEYS[0])], { from: "sidebar" });
  return { ...parts, world, day, said };
}

describe("the schedule", () => {
  test("runs every hour in the name of the person who started it, and imports listings once a day", () => {
    const { world, clock, walmart, said } = openShop();
    const imports = () => walmart.ledger().filter(({ query }) => query.includes("nextCursor=%2A")).length;
    world.run("startSchedule");
    expect(said()).toMatch(/every hour, in your name/);
    world.run("importListings");
    clock.advance(HOUR_MS);
    const [first] = world.fireDueTriggers();
    expect(first).toMatchObject({ outcome: "returned", notEmulated: [] });
    expect(imports()).toBe(1);
    clock.advance(24 * HOUR_MS);
    expect(world.fireDueTriggers()).toHaveLength(1);
    expect(imports()).toBe(2);
  });

  test("is started once however often it is asked for", () => {
    const { world, clock } = openShop();
    world.run("startSchedule");
    world.run("startSchedule");
    clock.advance(HOUR_MS);
    expect(world.fireDueTriggers()).toHaveLength(1);
  });

  test("belongs to one person: a colleague is told whose it is", () => {
    const { world, clock, said } = openShop();
    world.run("startSchedule");
    world.run("startSchedule", [], { user: COLLEAGUE });
    expect(said()).toMatch(/belongs to seller@example\.com/);
    world.run("stopSchedule", [], { user: COLLEAGUE });
    clock.advance(HOUR_MS);
    expect(world.fireDueTriggers()).toHaveLength(1);
  });

  test("stops when its owner stops it", () => {
    const { world, clock } = openShop();
    world.run("startSchedule");
    world.run("stopSchedule");
    clock.advance(2 * HOUR_MS);
    expect(world.fireDueTriggers()).toHaveLength(0);
  });

  test("the sidebar names its owner", () => {
    const { world } = openShop();
    world.run("startSchedule");
    const loaded = world.run("sidebarLoad", [], { from: "sidebar" });
    expect(loaded.outcome === "returned" && JSON.parse(String(loaded.value))).toMatchObject({
      hasKey: true,
      scheduleOwner: "seller@example.com",
    });
  });

  test("comes every five minutes where the seller chose so, and a change of the interval leaves one trigger", () => {
    const { world, clock } = openShop();
    const start = (interval: number) =>
      world.run("sidebarDo", ["startSchedule", JSON.stringify({ interval })], { from: "sidebar" });
    expect(start(30)).toMatchObject({ value: expect.stringContaining("runs every 30 minutes, in your name") });
    start(5);
    expect(world.emulator.triggers).toHaveLength(1);
    for (let runs = 0; runs < 4; runs += 1) {
      clock.advance(5 * 60_000);
      expect(world.fireDueTriggers()).toHaveLength(1);
    }
  });

  test("is hourly in a published add-on, which says why, and is late after two hours, not after ten minutes", () => {
    const { world, clock } = openShop("add-on");
    const state = () => {
      const loaded = world.run("sidebarLoad", [], { from: "sidebar" });
      return loaded.outcome === "returned" ? JSON.parse(String(loaded.value)) : null;
    };
    const said = world.run("sidebarDo", ["startSchedule", JSON.stringify({ interval: 5 })], { from: "sidebar" });
    expect(said).toMatchObject({
      value: expect.stringMatching(
        /runs every hour, in your name.*Google lets a published add-on run once an hour at most/,
      ),
    });
    expect(state().schedule).toMatchObject({ interval: 60, intervals: [60] });
    world.run("syncNow");
    clock.advance(90 * 60_000);
    expect(state().overdue).toBeNull();
  });
});
