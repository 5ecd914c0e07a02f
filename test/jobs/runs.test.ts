import { failure } from "../../src/domain/values/failure";
import { importListingsNow, runScheduled, syncNow } from "../../src/jobs/run";
import {
  aListing,
  aMarketplaceListing,
  anOrder,
  anOrderRow,
  aProduct,
  aShipmentRow,
  settingRows,
  units,
} from "../support/builders";
import type { Paper } from "../support/paper";
import { aScript, elapse, type Script, worldOf } from "../support/scripted-world";

const DAY_MS = 86_400_000;
const SHOP: Paper = { products: [aProduct()], listings: [aListing()], inventory: units(3) };
const WALMART_DOWN = failure("transient", "down", "Walmart cannot be reached. The next run tries again.");

const NO_ORDERS = "Walmart's list of orders could not be read to its end.";

const failing = (script: Script, event: string, error: unknown = WALMART_DOWN): Script => {
  script.before = (one) => {
    if (one.startsWith(event)) throw error;
  };
  return script;
};
const sync = (script: Script) => syncNow(worldOf(script));
const logged = ({ paper }: Script) => (paper.log ?? []).map(({ what }) => what);

describe("a run", () => {
  test("sends shipments, then pulls orders, then sends quantities", () => {
    const script = aScript({ ...SHOP, orders: [anOrderRow()], shipments: [aShipmentRow()] });
    script.orders = [anOrder({ lines: [{ status: "Acknowledged" }] })];
    sync(script);
    const order = ["shipPackage 1001", "listOrders", "setQuantities 1"].map((event) => script.events.indexOf(event));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect([...order].sort((one, other) => one - other)).toEqual(order);
  });

  test("says what it did, and the sidebar can show it", () => {
    const script = aScript(SHOP);
    const report = sync(script);
    expect(report).toMatchObject({
      kind: "done",
      status: { kind: "up to date" },
      summary: "Up to date. 1 quantity sent.",
      counts: { accepted: 1 },
      problems: [],
    });
    expect(JSON.parse(script.store.get("lastRun") ?? "null")).toEqual(report);
  });

  test("with nothing to do writes nothing to the sheet and says so", () => {
    const script = aScript(SHOP);
    sync(script);
    script.commits.length = 0;
    elapse(script, 60_000);
    const before = script.paper;
    expect(sync(script).summary).toBe("Up to date.");
    expect(script.commits).toEqual([]);
    expect(script.paper).toBe(before);
  });

  test("computes the cells again after it wrote something, and not where nothing was written since", () => {
    const script = aScript(SHOP);
    const computed = () => script.planned.filter(({ about, wishes }) => about === "compute cells" && wishes > 0).length;
    sync(script);
    // What stands beside names was written down with the second.
    expect(computed()).toBe(3);
    elapse(script, 60_000);
    sync(script);
    expect(computed()).toBe(4);
  });

  test("names what is wrong in Settings", () => {
    const script = aScript({ ...SHOP, settings: settingRows({ "Order Import": "yes" }) });
    expect(sync(script).problems).toContain("Settings ▸ Order Import: “yes” cannot be chosen. Choose On or Off.");
  });
});

describe("two runs at once", () => {
  test("the second leaves at once and says so, and touches nothing", () => {
    const script = aScript(SHOP);
    script.lockHeld = true;
    const store = [...script.store];
    expect(sync(script)).toMatchObject({ kind: "busy", summary: expect.stringMatching(/^Another run is working/) });
    expect(script.events).toEqual([]);
    expect([...script.store]).toEqual(store);
  });
});

describe("a phase that fails does not silence the others", () => {
  test("without the latest orders no number rises: it might sell what is sold already", () => {
    const script = failing(aScript(SHOP), "listOrders");
    const report = sync(script);
    expect(report).toMatchObject({ kind: "failed", counts: { accepted: 0 } });
    expect(report.problems.join(" ")).toContain(WALMART_DOWN.message);
    expect(script.sent).toEqual([]);
  });

  test("without the latest orders a number that falls goes all the same", () => {
    const script = aScript(SHOP);
    sync(script);
    script.paper = { ...script.paper, inventory: script.paper.inventory?.slice(0, 2) ?? [] };
    sync(failing(script, "listOrders"));
    expect(script.sent.map(({ quantity }) => quantity)).toEqual([3, 2]);
  });

  test("without orders the cells are computed all the same", () => {
    const script = failing(aScript(SHOP), "listOrders");
    sync(script);
    expect(script.paper.listings?.[0]).toMatchObject({
      toSend: 3,
      sync: expect.stringMatching(/^Paused: .*not all orders could be read/),
    });
  });

  test("without Order Import quantities do not wait for orders", () => {
    const settings = settingRows({ "Inventory Quantity Sync": "On" });
    const script = failing(aScript({ ...SHOP, settings }), "listOrders");
    sync(script);
    expect(script.sent).toEqual([{ sku: "A", quantity: 3 }]);
  });

  test("a shipment that fails keeps orders and quantities not back", () => {
    const script = failing(aScript({ ...SHOP, orders: [anOrderRow()], shipments: [aShipmentRow()] }), "getOrder");
    expect(sync(script)).toMatchObject({ kind: "done", status: { kind: "blocked" } });
    expect(script.sent).toHaveLength(1);
  });

  test("an acknowledgment that fails keeps quantities not back", () => {
    const script = failing(aScript(SHOP), "acknowledgeOrder");
    script.orders = [anOrder({ orderedAt: script.now, lines: [{ status: "Created" }] })];
    expect(sync(script).kind).toBe("failed");
    expect(script.sent).toEqual([{ sku: "A", quantity: 2 }]);
  });

  test("cells that cannot be computed keep quantities back, and shipments and orders not", () => {
    const script = aScript({ ...SHOP, orders: [anOrderRow()], shipments: [aShipmentRow()] });
    script.orders = [anOrder()];
    script.unusable.set("products", "The tab “Products” is missing.");
    const report = sync(script);
    expect(report).toMatchObject({ kind: "failed", problems: ["The tab “Products” is missing."] });
    expect(script.sent).toEqual([]);
    expect(script.shipped).toHaveLength(1);
    expect(script.events).toContain("listOrders");
  });

  test.each(["settings", "orderStatuses", "ledger"] as const)("without %s nothing is done at all", (tab) => {
    const script = aScript(SHOP);
    script.unusable.set(tab, "This tab is missing.");
    expect(sync(script)).toMatchObject({ kind: "failed", problems: ["This tab is missing."] });
    expect(script.events).toEqual(["read"]);
  });

  test("several failures are all said, each once", () => {
    const script = aScript({ ...SHOP, orders: [anOrderRow()], shipments: [aShipmentRow()] });
    script.before = (event) => {
      if (event.startsWith("getOrder")) throw failure("setup", "key", "The key is refused.");
      if (event === "listOrders") throw failure("setup", "key", "The key is refused.");
    };
    const problems = sync(script).problems.filter((problem) => problem.includes("The key is refused."));
    expect(problems).toHaveLength(1);
  });
});

describe("what goes wrong is said in a sentence", () => {
  const raw = new TypeError("Cannot read properties of undefined (reading 'secret-token')");

  test.each(["read", "listOrders", "commit compute cells", "setQuantities"])(
    "an unexpected exception at %s never shows its text",
    (event) => {
      const script = failing(aScript(SHOP), event, raw);
      const report = sync(script);
      expect(report.kind).toBe("failed");
      expect(report.summary).toMatch(/^The run failed\. .*Aisle stopped because of a mistake of its own\./);
      expect(JSON.stringify([report, script.paper, ...script.store])).not.toContain("secret-token");
    },
  );

  test("a lock that cannot be asked ends the run with a sentence", () => {
    const script = aScript(SHOP);
    const world = worldOf(script);
    const broken = {
      ...world,
      lock: {
        tryLocked: () => {
          throw raw;
        },
      },
    };
    expect(syncNow(broken)).toMatchObject({ kind: "failed", problems: [expect.stringMatching(/^Aisle stopped/)] });
  });

  test("a failure is logged once, not in every run", () => {
    const script = failing(aScript(SHOP), "listOrders");
    sync(script);
    sync(script);
    expect(logged(script)).toEqual([`The run failed. ${NO_ORDERS} ${WALMART_DOWN.message}`]);
  });

  test("a failure that comes back after it was over is logged again", () => {
    const script = failing(aScript(SHOP), "listOrders");
    sync(script);
    script.before = () => undefined;
    sync(script);
    failing(script, "listOrders");
    sync(script);
    expect(logged(script)).toEqual([
      `The run failed. ${NO_ORDERS} ${WALMART_DOWN.message}`,
      "Up to date.",
      "1 quantity was set on Walmart in a run that seller@example.com started.",
      `The run failed. ${NO_ORDERS} ${WALMART_DOWN.message}`,
    ]);
  });

  test("another failure is logged beside it", () => {
    const script = failing(aScript(SHOP), "listOrders");
    sync(script);
    failing(script, "listOrders", failure("setup", "key", "The key is refused."));
    sync(script);
    expect(logged(script)).toEqual([
      `The run failed. ${NO_ORDERS} The key is refused.`,
      `The run failed. ${NO_ORDERS} ${WALMART_DOWN.message}`,
    ]);
  });

  test("a failure that cannot be logged is in the report all the same", () => {
    const script = failing(aScript(SHOP), "listOrders");
    script.unusable.set("log", "The tab “Log” is missing.");
    expect(sync(script).problems.join(" ")).toContain(WALMART_DOWN.message);
    script.unusable.clear();
    sync(script);
    expect(logged(script)).toEqual([`The run failed. ${NO_ORDERS} ${WALMART_DOWN.message}`]);
  });
});

describe("a sheet that does not hold still", () => {
  test("a stale commit is planned again on fresh cells", () => {
    const script = aScript(SHOP);
    let seen = false;
    script.before = (event) => {
      if (event !== "commit compute cells" || seen) return undefined;
      seen = true;
      script.paper = { ...script.paper, inventory: units(2) };
      return "stale";
    };
    expect(sync(script).kind).toBe("done");
    expect(script.sent).toEqual([{ sku: "A", quantity: 2 }]);
    expect(script.paper.listings?.[0]).toMatchObject({ toSend: 2, lastSent: 2 });
  });

  test("rows sorted meanwhile get their own cells", () => {
    const script = aScript({ ...SHOP, listings: [aListing(), aListing({ sku: "B" })] });
    let seen = false;
    script.before = (event) => {
      if (event !== "commit compute cells" || seen) return undefined;
      seen = true;
      script.paper = { ...script.paper, listings: [...(script.paper.listings ?? [])].reverse() };
      return "stale";
    };
    sync(script);
    expect(script.paper.listings?.map(({ sku, connection }) => [sku, connection])).toEqual([
      ["B", "Not connected"],
      ["A", "Connected"],
    ]);
  });

  test("an event is logged once although its commit is planned again on rows that moved", () => {
    const script = aScript({ products: [aProduct()] });
    script.listings = [aMarketplaceListing({ fulfilledBy: "Seller" })];
    let seen = false;
    script.before = (event) => {
      if (event !== "commit import listings" || seen) return undefined;
      seen = true;
      return "moved";
    };
    importListingsNow(worldOf(script));
    expect(script.paper.log?.map(({ what }) => what)).toEqual(["1 new listing imported"]);
  });

  test("one that never holds still ends the phase with a sentence, and no quantity leaves", () => {
    const script = aScript(SHOP);
    script.before = (event) => (event === "commit compute cells" ? "stale" : undefined);
    expect(sync(script).problems).toEqual([expect.stringMatching(/^Rows or columns kept moving/)]);
    expect(script.sent).toEqual([]);
  });
});

describe("importing listings", () => {
  const fresh = () => {
    const script = aScript({ products: [aProduct()] });
    script.listings = ["A", "B"].map((sku) => aMarketplaceListing({ sku, fulfilledBy: "Seller" }));
    return script;
  };

  test("by click brings them and computes their cells, and sends nothing", () => {
    const script = fresh();
    expect(importListingsNow(worldOf(script))).toMatchObject({ kind: "done", counts: { listings: 2, accepted: 0 } });
    expect(script.paper.listings?.map(({ sku, connection }) => [sku, connection])).toEqual([
      ["A", "Connected"],
      ["B", "Not connected"],
    ]);
    expect(script.sent).toEqual([]);
  });

  test("of a part says so and leaves the others as they are", () => {
    const script = fresh();
    importListingsNow(worldOf(script));
    script.listings = [];
    script.complete = false;
    expect(importListingsNow(worldOf(script)).problems[0]).toMatch(/only a part of the listings/);
    expect(script.paper.listings?.map(({ onWalmartAs }) => onWalmartAs)).toEqual(["Active", "Active"]);
  });

  test("twice within a day writes nothing the second time", () => {
    const script = fresh();
    importListingsNow(worldOf(script));
    script.commits.length = 0;
    elapse(script, 3_600_000);
    importListingsNow(worldOf(script));
    expect(script.commits).toEqual([]);
  });

  test("by the schedule happens once a day, and not before the seller imported once", () => {
    const script = fresh();
    const imports = () => script.events.filter((event) => event === "listListings").length;
    runScheduled(worldOf(script));
    expect(imports()).toBe(0);
    importListingsNow(worldOf(script));
    runScheduled(worldOf(script));
    expect(imports()).toBe(1);
    elapse(script, DAY_MS);
    runScheduled(worldOf(script));
    runScheduled(worldOf(script));
    expect(imports()).toBe(2);
  });

  test("that fails in a scheduled run keeps orders and quantities not back", () => {
    const script = fresh();
    importListingsNow(worldOf(script));
    elapse(script, DAY_MS);
    failing(script, "listListings");
    expect(runScheduled(worldOf(script)).kind).toBe("failed");
    expect(script.sent).toHaveLength(1);
  });
});
