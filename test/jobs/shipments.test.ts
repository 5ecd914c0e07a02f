import { failure } from "../../src/domain/values/failure";
import { syncNow } from "../../src/jobs/run";
import { anOrder, anOrderRow, aShipmentRow, settingRows } from "../support/builders";
import type { Cells } from "../support/paper";
import { aScript, elapse, moved, NO_ANSWER, REFUSED, type Script, worldOf } from "../support/scripted-world";

/** Order 1001 stands in the sheet and on Walmart; a parcel of it is typed. */
function packed(shipments: readonly Cells<"shipments">[] = [aShipmentRow()], order = anOrder()): Script {
  const rows = order.lines.map(({ line, quantity }) => anOrderRow({ line, quantity, status: "Ready to Ship" }));
  const script = aScript({ settings: settingRows(), orders: rows, shipments });
  script.orders = [order];
  return script;
}
const sync = (script: Script) => syncNow(worldOf(script));
const states = ({ paper }: Script) => paper.shipments?.map(({ state }) => state ?? null);
const KILLED = new Error("the execution was killed");
const killedAt = (script: Script, event: string): void => {
  script.before = (one) => {
    if (one === event) throw KILLED;
  };
};

describe("before anything leaves", () => {
  test("the row reads Sending and the ledger knows the shipment", () => {
    const script = packed();
    let state: unknown = null;
    let remembered = false;
    script.before = (event) => {
      if (event !== "shipPackage 1001") return;
      state = script.paper.shipments?.[0]?.state;
      remembered = (script.paper.ledger ?? []).some(
        ({ kind, data }) => kind === "shipment" && String(data).includes("sending"),
      );
    };
    sync(script);
    expect([state, remembered]).toEqual(["Sending", true]);
    expect(states(script)).toEqual(["Sent"]);
  });

  test("a write-ahead that fails keeps the parcel here", () => {
    const script = packed();
    killedAt(script, "commit write shipments ahead");
    sync(script);
    expect(script.shipped).toEqual([]);
  });

  test("a write-ahead that the sheet refuses is planned again on what stands there then", () => {
    const script = packed();
    let seen = false;
    script.before = (event) => {
      if (event !== "commit write shipments ahead" || seen) return undefined;
      seen = true;
      script.paper = { ...script.paper, shipments: [aShipmentRow({ tracking: "1Z-corrected" })] };
      return "stale";
    };
    sync(script);
    expect(script.shipped.map(({ tracking }) => tracking)).toEqual(["1ZCORRECTED"]);
  });

  test("the order is read", () => {
    const script = packed();
    sync(script);
    expect(script.events.indexOf("getOrder 1001")).toBeLessThan(script.events.indexOf("shipPackage 1001"));
  });
});

describe("a shipment that Walmart accepted", () => {
  test("is counted, logged, and its order follows in the same commit", () => {
    const script = packed();
    const report = sync(script);
    expect(report.counts.shipments).toBe(1);
    expect(script.paper.orders?.[0]).toMatchObject({ shipped: 1, status: "Shipped" });
    const commit = script.commits.find(({ about }) => about === "record shipments");
    expect(commit?.changes.map(({ tab }) => tab)).toEqual(
      expect.arrayContaining(["shipments", "orders", "ledger", "log"]),
    );
  });

  test("never goes again, whatever becomes of its row", () => {
    const script = packed();
    sync(script);
    script.paper = { ...script.paper, shipments: [aShipmentRow(), aShipmentRow({ carrier: "FedEx" })] };
    elapse(script, 60_000);
    sync(script);
    expect(script.shipped).toHaveLength(1);
  });

  test("of an order that was not acknowledged acknowledges first", () => {
    const script = packed([aShipmentRow()], anOrder({ lines: [{ status: "Created" }] }));
    sync(script);
    expect(script.events.indexOf("acknowledgeOrder 1001")).toBeLessThan(script.events.indexOf("shipPackage 1001"));
    expect(states(script)).toEqual(["Sent"]);
  });
});

describe("a run that dies on the way never ships twice", () => {
  test("killed before the call, the next run ships", () => {
    const script = packed();
    killedAt(script, "shipPackage 1001");
    sync(script);
    script.before = () => undefined;
    sync(script);
    expect(script.shipped).toHaveLength(1);
    expect(states(script)).toEqual(["Sent"]);
  });

  test("killed after the call, the next run sees it on Walmart", () => {
    const script = packed();
    killedAt(script, "commit record shipments");
    sync(script);
    expect(states(script)).toEqual(["Sending"]);
    script.before = () => undefined;
    sync(script);
    expect(script.shipped).toHaveLength(1);
    expect(states(script)).toEqual(["Sent"]);
  });

  const partial = () => packed([aShipmentRow({ line: "1", quantity: 1 })], anOrder({ lines: [{ quantity: 3 }] }));

  test("a partial quantity without an answer is repeated in the next run, not in this one", () => {
    const script = partial();
    script.ship = () => NO_ANSWER;
    sync(script);
    expect(script.shipped).toHaveLength(1);
    expect(states(script)).toEqual(["Sending"]);
    sync(script);
    expect(script.shipped).toHaveLength(2);
  });

  test("a partial quantity without an answer is not repeated once less is left, whoever shipped it", () => {
    const script = partial();
    script.ship = () => NO_ANSWER;
    sync(script);
    script.orders = [
      anOrder({
        lines: [
          {
            quantity: 3,
            shares: [
              { status: "Shipped", quantity: 1, tracking: "not readable" },
              { status: "Acknowledged", quantity: 2 },
            ],
          },
        ],
      }),
    ];
    sync(script);
    expect(script.shipped).toHaveLength(1);
    expect(states(script)).toEqual(["Problem", "Not needed"]);
  });
});

describe("several parcels", () => {
  test("of one line typed at once all go", () => {
    const rows = [aShipmentRow({ line: "1", quantity: 1 }), aShipmentRow({ line: "1", quantity: 2, tracking: "1Z2" })];
    const script = packed(rows, anOrder({ lines: [{ quantity: 3 }] }));
    let gone = 0;
    script.ship = ({ tracking, lines }) => {
      const shares = [...(script.orders[0]?.lines[0]?.shares ?? [])].filter(({ status }) => status === "Shipped");
      gone += lines[0]?.quantity ?? 0;
      const next = [...shares, { status: "Shipped", quantity: lines[0]?.quantity ?? 0, tracking }];
      const order = anOrder({
        lines: [
          {
            quantity: 3,
            shares: [...next, { status: "Acknowledged", quantity: 3 - gone }].map(
              ({ tracking: number, ...share }: { status: string; quantity: number; tracking?: string | null }) => ({
                ...share,
                ...(number == null ? {} : { tracking: number }),
              }),
            ),
          },
        ],
      });
      script.orders = [order];
      return { kind: "accepted", answer: order };
    };
    sync(script);
    expect(script.shipped.map(({ lines }) => lines[0]?.quantity)).toEqual([1, 2]);
    expect(states(script)).toEqual(["Sent", "Sent"]);
  });

  test("without a line each none goes, and the question is asked", () => {
    const script = packed([aShipmentRow(), aShipmentRow({ tracking: "1Z2" })], anOrder({ lines: [{ quantity: 2 }] }));
    sync(script);
    expect(script.shipped).toEqual([]);
    expect(script.paper.shipments?.[0]?.walmartSaid).toMatch(/^Which line is in which parcel/);
  });

  test("one that is copied goes once", () => {
    const script = packed([aShipmentRow(), aShipmentRow()]);
    sync(script);
    expect(script.shipped).toHaveLength(1);
    expect(states(script)).toEqual(["Sent", "Not needed"]);
  });
});

describe("what Walmart says stands in the row", () => {
  test("refused: Problem, logged, not tried again until it is edited", () => {
    const script = packed();
    script.ship = () => REFUSED;
    sync(script);
    sync(script);
    expect(script.shipped).toHaveLength(1);
    expect(script.paper.shipments?.[0]).toMatchObject({ state: "Problem", walmartSaid: "Walmart says no." });
    expect((script.paper.log ?? []).filter(({ area }) => area === "Shipments")).toHaveLength(1);
    script.paper = { ...script.paper, shipments: [aShipmentRow({ carrier: "FedEx" })] };
    sync(script);
    expect(script.shipped).toHaveLength(2);
  });

  test("refused because somebody told the very same in between: Sent, and the order follows", () => {
    const script = packed();
    script.ship = ({ tracking }) => {
      script.orders = script.orders.map((order) => moved(order, "Shipped", tracking));
      return REFUSED;
    };
    sync(script);
    expect(states(script)).toEqual(["Sent"]);
    expect(script.paper.orders?.[0]).toMatchObject({ status: "Shipped", shipped: 1 });
  });

  test("shipped elsewhere: Not needed, nothing sent, and the order follows", () => {
    const script = packed();
    script.orders = script.orders.map((order) => moved(order, "Shipped", "other"));
    sync(script);
    expect(script.shipped).toEqual([]);
    expect(states(script)).toEqual(["Not needed", "Not needed"]);
    expect(script.paper.shipments?.[1]).toMatchObject({ tracking: "other", source: "Walmart" });
    expect(script.paper.orders?.[0]).toMatchObject({ status: "Shipped", shipped: 1 });
  });

  test("an acknowledgment without an answer: nothing left, so the row reads Pending", () => {
    const script = packed([aShipmentRow()], anOrder({ lines: [{ status: "Created" }] }));
    script.acknowledge = () => NO_ANSWER;
    sync(script);
    expect(script.shipped).toEqual([]);
    expect(states(script)).toEqual(["Pending"]);
  });

  test("a buyer who wants to cancel: refused until Ship anyway is ticked", () => {
    const script = packed([aShipmentRow()], anOrder({ lines: [{ cancelRequested: true }] }));
    sync(script);
    expect(script.shipped).toEqual([]);
    expect(states(script)).toEqual(["Problem"]);
    script.paper = {
      ...script.paper,
      orders: (script.paper.orders ?? []).map((cells) => ({ ...cells, shipAnyway: true })),
    };
    sync(script);
    expect(script.shipped.map(({ lines }) => lines[0]?.shipAnyway)).toEqual([true]);
  });

  test("Walmart down: nothing left, so the rows read Pending, and the next run goes on", () => {
    const script = packed();
    script.before = (event) => {
      if (event.startsWith("getOrder")) throw failure("transient", "down", "Walmart cannot be reached.");
    };
    expect(sync(script).problems.join()).toContain("Walmart cannot be reached.");
    expect(states(script)).toEqual(["Pending"]);
    script.before = () => undefined;
    sync(script);
    expect(states(script)).toEqual(["Sent"]);
  });
});
