import { readLedger } from "../../src/domain/ledger/ledger";
import { instant, purchaseOrderId } from "../../src/domain/values/brand";
import { failure } from "../../src/domain/values/failure";
import { issue } from "../../src/domain/values/issue";
import { syncNow } from "../../src/jobs/run";
import { anOrder, date, moment, NOW, SYNC_ON, settingRows } from "../support/builders";
import { rowsOf } from "../support/paper";
import { aScript, elapse, moved, NO_ANSWER, REFUSED, type Script, worldOf } from "../support/scripted-world";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const sync = (script: Script) => syncNow(worldOf(script));
const cursor = ({ paper }: Script) => readLedger(rowsOf("ledger", paper.ledger ?? [])).recall("cursor", "orders");
const rows = ({ paper }: Script) => (paper.orders ?? []).map(({ po, line }) => `${po}/${line}`);
const since = (iso: string) => settingRows({ ...SYNC_ON, "Minimum Order Date": date(iso) });
const logged = ({ paper }: Script, key: string) => (paper.log ?? []).filter((entry) => entry.key === key);

const oneUnread = (po: string) => ({
  ...issue("order-unreadable", po, `The Walmart order ${po} cannot be understood.`),
  po: purchaseOrderId(po),
});

/** A script that imported once, with everything from the 20th on. */
function running(...orders: ReturnType<typeof anOrder>[]): Script {
  const script = aScript({ settings: since("2026-11-20T00:00:00Z") });
  script.orders = orders;
  sync(script);
  return script;
}

describe("importing orders", () => {
  test("off asks Walmart for nothing", () => {
    const script = aScript({ settings: settingRows() });
    sync(script);
    expect(script.windows).toEqual([]);
  });

  test("first takes orders from now on, or from the minimum date", () => {
    const fromNow = aScript();
    sync(fromNow);
    expect(fromNow.windows[0]).toEqual({ createdFrom: NOW });
    expect(running().windows[0]?.createdFrom).toBe(moment("2026-11-20T00:00:00Z"));
  });

  test("from when on orders are wanted survives a first run that fails", () => {
    const script = aScript();
    script.before = (event) => {
      if (event === "listOrders") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    sync(script);
    elapse(script, HOUR_MS);
    script.before = () => undefined;
    script.orders = [anOrder({ orderedAt: instant(NOW + 1) })];
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("an order seen by two windows makes one row", () => {
    const script = running();
    script.orders = [anOrder({ orderedAt: script.now })];
    sync(script);
    expect(script.windows.length).toBeGreaterThan(2);
    expect(rows(script)).toEqual(["1001/1"]);
    elapse(script, HOUR_MS);
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("reads again what changed since the last import, with an overlap", () => {
    const script = running(anOrder());
    const before = cursor(script)?.at ?? 0;
    elapse(script, HOUR_MS);
    script.windows.length = 0;
    sync(script);
    expect(script.windows.map(({ changedFrom }) => changedFrom).filter((at) => at !== undefined)).toEqual([
      before - 2 * HOUR_MS,
    ]);
  });

  test.each([-HOUR_MS, HOUR_MS])("an order comes although Walmart's clock is %i ms off", (skew) => {
    const script = running();
    script.orders = [anOrder({ orderedAt: instant(script.now + 60_000 + skew) })];
    elapse(script, HOUR_MS);
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("when fewer orders come than Walmart told, those that came are imported, the next run asks again, and a sentence says so", () => {
    const script = running();
    const before = cursor(script);
    elapse(script, HOUR_MS);
    script.orders = [anOrder({ orderedAt: script.now })];
    script.ordersComplete = false;
    const report = sync(script);
    expect(report.kind).toBe("done");
    expect(report.problems).toContainEqual(expect.stringContaining("more orders than it gave"));
    expect(rows(script)).toEqual(["1001/1"]);
    expect(cursor(script)).toEqual(before);
    script.ordersComplete = true;
    script.orders = [...script.orders, anOrder({ po: "1002", orderedAt: script.now })];
    elapse(script, HOUR_MS);
    sync(script);
    expect(rows(script).sort()).toEqual(["1001/1", "1002/1"]);
    expect(cursor(script)?.at).toBe(script.now);
  });

  test("a new order with a status that nobody documents is named once, and imported when Walmart says another one", () => {
    const script = running();
    const order = anOrder({ orderedAt: script.now });
    script.orders = [moved(order, "Backordered")];
    sync(script);
    elapse(script, HOUR_MS);
    sync(script);
    expect(rows(script)).toEqual([]);
    expect(logged(script, "1001")).toHaveLength(1);
    expect(logged(script, "1001")[0]?.what).toContain("“Backordered”");
    expect(logged(script, "1001")[0]?.what).toContain("not imported");
    elapse(script, HOUR_MS);
    script.orders = [moved(order, "Acknowledged")];
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("an order that could not be read is asked for again by every run, and imported once it can be", () => {
    const script = running();
    const order = anOrder({ po: "1001", orderedAt: script.now });
    script.unreadable = [oneUnread("1001")];
    const unreadable = failure("refused", "answer-unreadable", "Walmart's answer cannot be understood.");
    script.before = (event) => {
      if (event === "getOrder 1001") throw unreadable;
    };
    sync(script);
    script.unreadable = [];
    for (let times = 0; times < 2; times += 1) {
      elapse(script, DAY_MS);
      expect(sync(script).problems.join(" ")).toContain("The order 1001 could not be read");
    }
    expect(rows(script)).toEqual([]);
    expect(script.events.filter((event) => event === "getOrder 1001")).toHaveLength(2);
    expect(logged(script, "1001")).toHaveLength(1);
    script.before = () => undefined;
    elapse(script, DAY_MS);
    script.orders = [order];
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("an order in the sheet that gets such a status keeps its own, shows Walmart's as text, and is named once", () => {
    const script = running(anOrder());
    const status = script.paper.orders?.[0]?.status;
    script.orders = script.orders.map((order) => moved(order, "Backordered"));
    for (let times = 0; times < 2; times += 1) {
      elapse(script, HOUR_MS);
      sync(script);
    }
    expect(script.paper.orders?.[0]).toMatchObject({ status, walmartStatus: "Backordered" });
    expect(logged(script, "1001").filter(({ what }) => String(what).includes("Backordered"))).toHaveLength(1);
  });

  test("after a long outage begins where the last success ended", () => {
    const script = running(anOrder());
    const before = cursor(script)?.at ?? 0;
    elapse(script, 20 * DAY_MS);
    script.windows.length = 0;
    sync(script);
    for (const { createdFrom, changedFrom, status } of script.windows) {
      // The daily look through the open orders goes on in slices.
      if (status === undefined) expect(changedFrom ?? createdFrom).toBeLessThanOrEqual(before);
    }
  });

  test("a minimum date moved back takes the older orders too, once", () => {
    const old = anOrder({ po: "9", orderedAt: moment("2026-10-01T00:00:00Z") });
    const script = running(old);
    expect(rows(script)).toEqual([]);
    script.paper = { ...script.paper, settings: since("2026-09-01T00:00:00Z") };
    sync(script);
    expect(rows(script)).toEqual(["9/1"]);
    script.windows.length = 0;
    sync(script);
    expect(script.windows[0]?.createdFrom).toBeGreaterThan(moment("2026-11-01T00:00:00Z"));
  });

  test("a minimum date moved back beyond Walmart's reach takes what there is, and says so", () => {
    const old = anOrder({ po: "9", orderedAt: instant(NOW - 170 * DAY_MS) });
    const script = running(old);
    script.paper = { ...script.paper, settings: since("2020-01-01T00:00:00Z") };
    expect(sync(script).problems).toContainEqual(expect.stringContaining("180 days"));
    expect(rows(script)).toEqual(["9/1"]);
  });

  test("a minimum date moved forward removes nothing, and older orders in the sheet still follow Walmart", () => {
    const script = running(anOrder());
    script.paper = { ...script.paper, settings: since("2026-11-22T00:00:00Z") };
    elapse(script, HOUR_MS);
    script.orders = script.orders.map((order) => moved(order, "Shipped"));
    script.windows.length = 0;
    const before = cursor(script)?.at ?? 0;
    sync(script);
    expect(script.windows.some(({ changedFrom }) => changedFrom !== undefined && changedFrom <= before)).toBe(true);
    expect(script.paper.orders?.[0]).toMatchObject({ po: "1001", status: "Shipped" });
  });
});

test("a minimum date in the future asks for nothing beyond now, and takes nothing", () => {
  const script = running();
  script.paper = { ...script.paper, settings: since("2027-01-01T00:00:00Z") };
  script.orders = [anOrder({ orderedAt: script.now })];
  script.windows.length = 0;
  sync(script);
  for (const { createdFrom } of script.windows) expect(createdFrom).toBeLessThanOrEqual(script.now);
  expect(rows(script)).toEqual([]);
});

describe("the cursor moves in the commit of the rows that it covers", () => {
  test("an import that cannot be written leaves the cursor where it was", () => {
    const script = running();
    const before = cursor(script);
    script.orders = [anOrder({ orderedAt: script.now })];
    script.before = (event) => {
      if (event === "commit import orders") throw failure("transient", "google", "Google does not answer.");
    };
    sync(script);
    expect(cursor(script)).toEqual(before);
    script.before = () => undefined;
    elapse(script, 5 * HOUR_MS);
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("rows and cursor stand in one commit", () => {
    const script = running();
    elapse(script, HOUR_MS);
    script.orders = [anOrder({ orderedAt: script.now })];
    sync(script);
    const commit = script.commits.find(
      ({ about, changes }) => about === "import orders" && changes.some(({ tab }) => tab === "orders"),
    );
    expect(commit?.changes.map(({ tab }) => tab)).toEqual(expect.arrayContaining(["orders", "ledger"]));
    expect(cursor(script)?.at).toBe(script.now);
  });

  test("an idle import writes nothing until a day has passed", () => {
    const script = running(anOrder());
    script.commits.length = 0;
    elapse(script, HOUR_MS);
    sync(script);
    expect(script.commits).toEqual([]);
    elapse(script, DAY_MS);
    sync(script);
    expect(script.commits.map(({ about }) => about)).toEqual(["import orders"]);
    expect(cursor(script)?.at).toBe(script.now);
  });
});

describe("an order that waits", () => {
  const unmapped = settingRows({
    ...SYNC_ON,
    "Minimum Order Date": date("2026-11-01T00:00:00Z"),
    "Walmart Shipped": null,
  });
  const waiting = () => {
    const script = aScript({ settings: unmapped });
    script.orders = [anOrder({ lines: [{ status: "Shipped" }] })];
    sync(script);
    return script;
  };

  test("for its status to be mapped is said once in the Log", () => {
    const script = waiting();
    sync(script);
    expect(rows(script)).toEqual([]);
    expect(logged(script, "1001")).toHaveLength(1);
    expect(logged(script, "1001")[0]).toMatchObject({
      severity: "Problem",
      todo: expect.stringContaining("Walmart Shipped"),
    });
  });

  test("is fetched by name once it is mapped, however long that took", () => {
    const script = waiting();
    elapse(script, 60 * DAY_MS);
    script.paper = { ...script.paper, settings: since("2026-11-01T00:00:00Z") };
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test("because Walmart's answer could not be understood is said once and does not stop the others", () => {
    const script = aScript({ settings: since("2026-11-20T00:00:00Z") });
    script.orders = [anOrder()];
    script.unreadable = [oneUnread("1002")];
    sync(script);
    sync(script);
    expect(rows(script)).toEqual(["1001/1"]);
    expect(logged(script, "1002")).toHaveLength(1);
  });
});

describe("acknowledging orders", () => {
  const created = anOrder({ lines: [{ status: "Created" }] });
  const attempts = ({ events }: Script) => events.filter((event) => event.startsWith("acknowledgeOrder")).length;

  test("happens in the run that imports them, once they are in the sheet", () => {
    const script = running(created);
    expect(attempts(script)).toBe(1);
    expect(script.events.indexOf("commit import orders")).toBeLessThan(script.events.indexOf("acknowledgeOrder 1001"));
    expect(script.paper.orders?.[0]).toMatchObject({ status: "Ready to Ship", walmartStatus: "Acknowledged" });
  });

  test("happens once", () => {
    const script = running(created);
    sync(script);
    expect(attempts(script)).toBe(1);
  });

  test("is left to the seller where Settings say so", () => {
    const settings = settingRows({
      ...SYNC_ON,
      "Minimum Order Date": date("2026-11-20T00:00:00Z"),
      "Order Acknowledgment": "Manually",
    });
    const script = aScript({ settings });
    script.orders = [created];
    sync(script);
    expect(attempts(script)).toBe(0);
    expect(rows(script)).toEqual(["1001/1"]);
  });

  test.each([
    ["refused", REFUSED],
    ["without an answer", NO_ANSWER],
  ])("%s is said and tried again in the next run", (_what, outcome) => {
    const script = aScript({ settings: since("2026-11-20T00:00:00Z") });
    script.orders = [created];
    script.acknowledge = () => outcome;
    const report = sync(script);
    expect(report.problems).toContainEqual(
      expect.stringContaining("has not been told that the order 1001 was received"),
    );
    expect(report.counts.acknowledged).toBe(0);
    sync(script);
    expect(attempts(script)).toBe(2);
  });

  test("an order that moved on meanwhile is looked at and no longer tried", () => {
    const script = aScript({ settings: since("2026-11-20T00:00:00Z") });
    script.orders = [created];
    script.acknowledge = (order) => {
      script.orders = [moved(order, "Cancelled")];
      return REFUSED;
    };
    expect(sync(script).problems).toEqual([]);
    expect(script.paper.orders?.[0]).toMatchObject({ status: "Canceled", cancelled: 1 });
    sync(script);
    expect(attempts(script)).toBe(1);
  });

  test("an order that arrives shipped is not acknowledged", () => {
    expect(attempts(running(anOrder({ lines: [{ status: "Shipped" }] })))).toBe(0);
  });
});
