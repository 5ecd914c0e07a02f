/** What left by ShipStation reaches Walmart in the same run, and nothing else waits for ShipStation. */
import type { StationPackage } from "../../src/domain/shipstation/station-package";
import { failure } from "../../src/domain/values/failure";
import { DAY_MS, HOUR_MS } from "../../src/domain/values/time";
import { restoreRemovedOrders, syncNow } from "../../src/jobs/run";
import { anOrder, anOrderRow, aProduct, moment, NOW, SYNC_ON, settingRows, units } from "../support/builders";
import { aMarked, aPackage, packed } from "../support/packages";
import { aScript, elapse, type Script, worldOf } from "../support/scripted-world";

const ON = settingRows({ ...SYNC_ON, ShipStation: "On" });
const STATION_KEY = { key: "key", secret: "secret" };

const listing = (packages: readonly StationPackage[]) => ({
  entries: packages,
  complete: true,
  issues: [],
  failure: null,
});

/** One order of one unit, and what ShipStation lists. */
function shop(packages: readonly StationPackage[] = [aPackage()], settings = ON): Script {
  const script = aScript({
    settings,
    products: [aProduct()],
    inventory: units(3),
    listings: [{ sku: "A", isActive: true } as never],
    orders: [anOrderRow()],
  });
  script.stationKey = STATION_KEY;
  script.orders = [anOrder({ po: "1001", orderedAt: moment("2026-11-20T09:00:00Z") })];
  script.station = {
    listPackages: () => listing(packages),
    listStores: () => [],
    listOrders: () => listing([]) as never,
  };
  return script;
}

const rows = ({ paper }: Script) =>
  (paper.shipments ?? []).map(({ tracking, source, state }) => [tracking, source, state ?? ""]);

const stationCalls = ({ events }: Script) => events.filter((event) => event === "station listPackages");

test("a label bought in ShipStation reaches Walmart in the same run, before orders and quantities", () => {
  const script = shop();
  syncNow(worldOf(script));
  expect(rows(script)).toEqual([["9400", "ShipStation", "Sent"]]);
  expect(script.shipped).toMatchObject([{ po: "1001", tracking: "9400", carrier: { name: "USPS" } }]);
  const order = ["station listPackages", "commit pull packages", "shipPackage 1001", "listOrders"];
  const at = order.map((event) => script.events.indexOf(event));
  expect(at).toEqual([...at].sort((one, other) => one - other));
  expect(at).not.toContain(-1);
});

test("while the switch is off ShipStation is not asked", () => {
  const script = shop([aPackage()], settingRows(SYNC_ON));
  syncNow(worldOf(script));
  expect(stationCalls(script)).toEqual([]);
  expect(rows(script)).toEqual([]);
});

test("nothing new is nothing to write", () => {
  const script = shop();
  syncNow(worldOf(script));
  elapse(script, HOUR_MS);
  syncNow(worldOf(script));
  const before = script.commits.length;
  elapse(script, HOUR_MS);
  syncNow(worldOf(script));
  expect(script.commits.slice(before)).toEqual([]);
  expect(script.shipped).toHaveLength(1);
});

describe("the window", () => {
  const windows: number[] = [];
  const watched = (script: Script): Script => {
    windows.length = 0;
    script.station = {
      ...script.station,
      listPackages: (since) => {
        windows.push(since);
        return listing([]);
      },
    };
    return script;
  };

  test("reaches back to the oldest open order at first and every six hours, in between a day beyond the last look", () => {
    const script = watched(shop());
    const oldest = moment("2026-11-20T09:00:00Z");
    syncNow(worldOf(script));
    elapse(script, HOUR_MS);
    syncNow(worldOf(script));
    elapse(script, 5 * HOUR_MS);
    syncNow(worldOf(script));
    expect(windows).toEqual([oldest, NOW - DAY_MS, oldest]);
  });

  test("does not move while a list did not arrive whole", () => {
    const script = watched(shop());
    syncNow(worldOf(script));
    elapse(script, 3 * HOUR_MS);
    script.station = { ...script.station, listPackages: () => ({ ...listing([]), complete: false }) };
    const { problems } = syncNow(worldOf(script));
    expect(problems.join()).toContain("ShipStation gave fewer labels than it says");
    elapse(script, HOUR_MS);
    syncNow(worldOf(watched(script)));
    expect(windows).toEqual([NOW - DAY_MS]);
  });
});

describe("while ShipStation fails", () => {
  const failing = (kind: "setup" | "transient" | "refused", message: string): Script => {
    const script = shop();
    script.station = {
      ...script.station,
      listPackages: () => {
        throw failure(kind, "ship-station-x", message);
      },
    };
    return script;
  };

  test.each([
    ["does not answer", "transient"],
    ["refuses the key", "setup"],
    ["answers with what nobody understands", "refused"],
  ] as const)("because it %s, orders and quantities go on, and the status says it with its age", (_, kind) => {
    const script = failing(kind, "ShipStation has a bad day.");
    const first = syncNow(worldOf(script));
    expect(first.status.kind).toBe("failed");
    expect(first.summary).toContain("ShipStation has a bad day.");
    expect(script.events).toContain("listOrders");
    elapse(script, 3 * HOUR_MS);
    expect(syncNow(worldOf(script)).summary).toContain("It has failed for 3 hours");
  });

  test("it is tried again by itself, and forgotten once it works or the switch is off", () => {
    const script = failing("transient", "ShipStation has a bad day.");
    syncNow(worldOf(script));
    const works = shop().station;
    elapse(script, HOUR_MS);
    script.station = works;
    expect(syncNow({ ...worldOf(script), startedBy: "schedule" }).problems.join()).not.toContain("bad day");
    expect(rows(script)).toHaveLength(1);
  });

  test("a run soon after does not wait for it again, and still says it", () => {
    const script = failing("transient", "ShipStation has a bad day.");
    syncNow(worldOf(script));
    elapse(script, 60_000);
    const report = syncNow({ ...worldOf(script), startedBy: "schedule" });
    expect(stationCalls(script)).toHaveLength(1);
    expect(report.problems.join()).toContain("ShipStation has a bad day.");
    expect(report.status.kind).not.toBe("up to date");
  });

  test("what cannot be understood is named, and the shop is not up to date", () => {
    const script = shop();
    const issues = [{ code: "package-unreadable", subject: "7", message: "ShipStation's package 7 is odd." }];
    script.station = { ...script.station, listPackages: () => ({ ...listing([]), issues }) };
    const report = syncNow(worldOf(script));
    expect(report.problems).toContain("ShipStation's package 7 is odd.");
    expect(report.status.kind).not.toBe("up to date");
  });
});

describe("an order marked by hand", () => {
  const two = (script: Script): Script => {
    script.paper = { ...script.paper, orders: [anOrderRow({ quantity: 2 })] };
    return script;
  };
  const order = (items = [packed("1001", "1", 1)]) => ({ items, parent: "500", merged: [] }) as never;

  test("of several units is looked up, and told as what its order holds", () => {
    const script = two(shop([aMarked()]));
    script.station = { ...script.station, getOrder: () => order() };
    syncNow(worldOf(script));
    expect(script.paper.shipments).toMatchObject([{ line: "1", quantity: 1, tracking: "1Z9" }]);
  });

  test("waits if ShipStation does not answer about it, and comes with the next run", () => {
    const script = two(shop([aMarked()]));
    script.station = {
      ...script.station,
      getOrder: () => {
        throw failure("transient", "x", "ShipStation does not answer.");
      },
    };
    expect(syncNow(worldOf(script)).problems.join()).toContain("ShipStation does not answer.");
    expect(rows(script)).toEqual([]);
    script.station = { ...script.station, getOrder: () => order() };
    syncNow(worldOf(script));
    expect(rows(script)).toHaveLength(1);
  });

  test("is a question to the seller if ShipStation refuses to say what its order holds", () => {
    const script = two(shop([aMarked()]));
    script.station = {
      ...script.station,
      getOrder: () => {
        throw failure("refused", "x", "No.");
      },
    };
    syncNow(worldOf(script));
    const [row] = script.paper.shipments ?? [];
    expect([row?.line, row?.state]).toEqual(["?", "Problem"]);
    expect(row?.walmartSaid).toContain("Which line is in this parcel?");
    expect(script.shipped).toEqual([]);
  });
});

describe("a run that dies", () => {
  const events = (() => {
    const script = shop();
    syncNow(worldOf(script));
    return script.events;
  })();
  const last = events.indexOf("commit record shipments");

  test.each(Array.from({ length: last + 1 }, (_, at) => at))(
    "before event %i: the label is in one row, and Walmart is told once",
    (at) => {
      const script = shop();
      let count = 0;
      script.before = () => {
        if (count++ >= at) throw new Error("killed");
      };
      try {
        syncNow(worldOf(script));
      } catch {
        // It died.
      }
      script.before = () => undefined;
      elapse(script, HOUR_MS);
      syncNow(worldOf(script));
      elapse(script, HOUR_MS);
      syncNow(worldOf(script));
      expect(rows(script)).toEqual([["9400", "ShipStation", "Sent"]]);
      expect(script.shipped).toHaveLength(1);
    },
  );
});

test("a deleted row stays away, and comes back with Restore Removed Orders", () => {
  const script = shop([aPackage({ carrier: "nobody" })]);
  syncNow(worldOf(script));
  expect(rows(script)).toEqual([["9400", "ShipStation", "Problem"]]);
  script.paper = { ...script.paper, shipments: [] };
  elapse(script, HOUR_MS);
  syncNow(worldOf(script));
  expect(rows(script)).toEqual([]);
  expect(restoreRemovedOrders(worldOf(script))).toContain("1 removed package comes back from ShipStation");
  syncNow(worldOf(script));
  expect(rows(script)).toHaveLength(1);
});
