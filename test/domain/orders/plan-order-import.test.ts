import { readLedger } from "../../../src/domain/ledger/ledger";
import type { MarketplaceOrder } from "../../../src/domain/orders/order";
import { ordersToAcknowledge } from "../../../src/domain/orders/order-memory";
import { planOrderImport } from "../../../src/domain/orders/plan-order-import";
import { parseSettings } from "../../../src/domain/settings/parse-settings";
import { type Instant, instant } from "../../../src/domain/values/brand";
import { anOrder, aPaper, moment, NOW, settingRows } from "../../support/builders";
import { type Cells, differences, type Paper, rowsOf, written } from "../../support/paper";

const LOCAL = new Set(["New", "Ready to Ship", "Shipped", "Delivered", "Canceled"]);

interface Imported {
  readonly paper: Paper;
  readonly plan: ReturnType<typeof planOrderImport>;
}

/** Imports orders into a paper; what it says must stand in Settings, as the seller would have it. */
function importInto(before: Paper, orders: readonly MarketplaceOrder[], minimum: Instant = instant(0)): Imported {
  const paper = aPaper(before);
  const plan = planOrderImport(orders, {
    rows: rowsOf("orders", paper.orders ?? []),
    ledger: readLedger(rowsOf("ledger", paper.ledger ?? [])),
    statusMap: parseSettings(rowsOf("settings", paper.settings ?? []), LOCAL).settings.statusMap,
    minimumOrderDate: minimum,
    now: NOW,
  });
  return { paper: written(paper, plan.changes), plan };
}

const imported = (...orders: MarketplaceOrder[]): Paper => importInto({}, orders).paper;
const row = (paper: Paper, index = 0): Cells<"orders"> => paper.orders?.[index] ?? {};
const withRows = (paper: Paper, change: (cells: Cells<"orders">) => Cells<"orders">): Paper => ({
  ...paper,
  orders: (paper.orders ?? []).map(change),
});

describe("a new order", () => {
  test("is a row for each line, with everything that Walmart told", () => {
    const order = anOrder({ lines: [{ line: "1" }, { line: "2", sku: "B", quantity: 3 }] });
    const paper = imported(order);
    expect(paper.orders).toHaveLength(2);
    expect(row(paper)).toMatchObject({
      po: "1001",
      line: "1",
      channel: "Walmart",
      customer: "Walmart",
      customerOrder: "200001",
      shipToName: "Ann Buyer",
      shipToPostcode: "78701",
      soldAs: "A",
      quantity: 1,
      cancelled: 0,
      shipped: 0,
      itemPrice: 249,
      walmartStatus: "Acknowledged",
      status: "Ready to Ship",
    });
    expect(row(paper, 1)).toMatchObject({ line: "2", soldAs: "B", quantity: 3 });
  });

  test("is counted as imported", () => expect(importInto({}, [anOrder()]).plan.imported).toHaveLength(1));

  const mapped = [
    ["Created", "New"],
    ["Acknowledged", "Ready to Ship"],
    ["Shipped", "Shipped"],
    ["Delivered", "Delivered"],
    ["Cancelled", "Canceled"],
  ] as const;
  test.each(mapped)("%s on Walmart reads %s", (status, local) => {
    expect(row(imported(anOrder({ lines: [{ status }] }))).status).toBe(local);
  });

  test("stands above the older ones", () => {
    const [old, young] = [anOrder({ po: "1" }), anOrder({ po: "2", orderedAt: moment("2026-11-21T00:00:00Z") })];
    expect(imported(old, young).orders?.map(({ po }) => po)).toEqual(["2", "1"]);
    expect(imported(young, old).orders?.map(({ po }) => po)).toEqual(["2", "1"]);
  });

  test("without phone, ship-by date, node, price and status date still is a row", () => {
    const bare = anOrder({ shipBy: null, shipTo: { phone: null }, lines: [{ itemPrice: null, statusAt: null }] });
    expect(imported(bare).orders).toHaveLength(1);
  });

  test("placed before the minimum date stays away, on the minute it comes", () => {
    const minimum = moment("2026-11-20T09:00:00Z");
    const early = anOrder({ po: "1", orderedAt: instant(minimum - 1) });
    const punctual = anOrder({ po: "2", orderedAt: minimum });
    expect(importInto({}, [early, punctual], minimum).paper.orders?.map(({ po }) => po)).toEqual(["2"]);
  });

  test("a minimum date moved later removes nothing and still refreshes", () => {
    const paper = imported(anOrder());
    const shipped = anOrder({ lines: [{ status: "Shipped" }] });
    expect(row(importInto(paper, [shipped], NOW).paper)).toMatchObject({ shipped: 1, status: "Shipped" });
  });
});

describe("an order seen twice makes one row", () => {
  test("when it is imported again nothing changes at all", () => {
    const paper = imported(anOrder({ lines: [{ line: "1" }, { line: "2" }] }));
    const { plan } = importInto(paper, [anOrder({ lines: [{ line: "1" }, { line: "2" }] })]);
    expect(differences(paper, plan.changes)).toEqual([]);
    expect(plan.imported).toEqual([]);
  });

  test("when Aisle's memory of it is lost", () => {
    const paper = { ...imported(anOrder()), ledger: [] };
    expect(importInto(paper, [anOrder()]).paper.orders).toHaveLength(1);
  });

  test("when Aisle's memory of it cannot be read", () => {
    const paper = imported(anOrder());
    const broken = { ...paper, ledger: (paper.ledger ?? []).map((cells) => ({ ...cells, data: "{oops" })) };
    expect(importInto(broken, [anOrder()]).paper.orders).toHaveLength(1);
  });

  test("when Aisle's memory names fewer lines than stand in the sheet", () => {
    const both = [{ line: "1" }, { line: "2" }];
    const paper = { ...imported(anOrder({ lines: both })), ledger: imported(anOrder()).ledger ?? [] };
    expect(importInto(paper, [anOrder({ lines: both })]).paper.orders).toHaveLength(2);
  });
});

describe("a refresh", () => {
  test("carries quantities, cancellations, shipped units and address", () => {
    const before = imported(anOrder({ lines: [{ quantity: 3 }] }));
    const changed = anOrder({
      shipTo: { street: "2 Side St" },
      lines: [
        {
          quantity: 3,
          shares: [
            { status: "Cancelled", quantity: 1 },
            { status: "Shipped", quantity: 1 },
            { status: "Acknowledged", quantity: 1 },
          ],
        },
      ],
    });
    expect(row(importInto(before, [changed]).paper)).toMatchObject({
      quantity: 3,
      cancelled: 1,
      shipped: 1,
      shipToStreet: "2 Side St",
      walmartStatus: "1 Canceled, 1 Shipped, 1 Acknowledged",
    });
  });

  test("refunded units were shipped before", () => {
    const before = imported(anOrder({ lines: [{ status: "Shipped" }] }));
    const after = importInto(before, [anOrder({ lines: [{ status: "Refunded" }] })]).paper;
    expect(row(after)).toMatchObject({ shipped: 1, cancelled: 0, status: "Shipped" });
  });

  test("keeps what Walmart told before and leaves out now", () => {
    const before = imported(anOrder({ shipNode: "N1" }));
    const bare = anOrder({
      customerOrder: null,
      shipBy: null,
      shipNode: null,
      shipTo: { name: null, street: null, city: null, state: null, postcode: null, country: null, phone: null },
      lines: [{ itemPrice: null }],
    });
    const { plan } = importInto(before, [bare]);
    expect(differences(before, plan.changes)).toEqual([]);
  });

  test("shows that the buyer wants to cancel, and stops showing it", () => {
    const asked = importInto(imported(anOrder()), [anOrder({ lines: [{ cancelRequested: true }] })]).paper;
    expect(row(asked).cancelRequested).toBe("Yes");
    expect(row(importInto(asked, [anOrder()]).paper).cancelRequested).toBeNull();
  });

  test("never touches what the seller typed", () => {
    const typed = { units: "1 2", shipAnyway: true, lineRemoved: true, status: "On the bench" };
    const before = withRows(imported(anOrder()), (cells) => ({ ...cells, ...typed }));
    expect(row(importInto(before, [anOrder({ lines: [{ quantity: 2 }] })]).paper)).toMatchObject(typed);
  });

  test("a line that Walmart adds becomes a row of the order with the order's status", () => {
    const before = withRows(imported(anOrder()), (cells) => ({ ...cells, status: "On the bench" }));
    const after = importInto(before, [anOrder({ lines: [{ line: "1" }, { line: "2", sku: "B" }] })]).paper;
    expect(after.orders?.map(({ line, status }) => [line, status]).sort()).toEqual([
      ["1", "On the bench"],
      ["2", "On the bench"],
    ]);
  });

  test("two rows with one PO and line are changed on neither", () => {
    const before = imported(anOrder());
    const twins = { ...before, orders: [...(before.orders ?? []), ...(before.orders ?? [])] };
    const { paper } = importInto(twins, [anOrder({ lines: [{ quantity: 5 }] })]);
    expect(paper.orders).toEqual(twins.orders);
  });
});

describe("rows that the seller deleted stay away", () => {
  const both = anOrder({ lines: [{ line: "1" }, { line: "2" }] });

  test("the whole order, also when Walmart changes it", () => {
    const before = { ...imported(both), orders: [] };
    expect(importInto(before, [both]).paper.orders).toEqual([]);
    expect(importInto(before, [anOrder({ lines: [{ line: "1", status: "Shipped" }] })]).paper.orders).toEqual([]);
  });

  test("one line, while the other goes on", () => {
    const paper = imported(both);
    const before = { ...paper, orders: (paper.orders ?? []).filter(({ line }) => line === "2") };
    const shipped = anOrder({
      lines: [
        { line: "1", status: "Shipped" },
        { line: "2", status: "Shipped" },
      ],
    });
    expect(importInto(before, [shipped]).paper.orders?.map(({ line, shipped: sent }) => [line, sent])).toEqual([
      ["2", 1],
    ]);
  });

  test("a row that the seller brings back by undo is refreshed again", () => {
    const paper = imported(both);
    const gone = importInto({ ...paper, orders: [] }, [both]).paper;
    const back = { ...gone, orders: paper.orders ?? [] };
    expect(
      row(importInto(back, [anOrder({ lines: [{ line: "1", quantity: 4 }, { line: "2" }] })]).paper).quantity,
    ).toBe(4);
  });
});

describe("the order status", () => {
  const created = anOrder({ lines: [{ status: "Created" }] });
  const become = (status: string, typed?: string, before = imported(created)) => {
    const paper = typed === undefined ? before : withRows(before, (cells) => ({ ...cells, status: typed }));
    return importInto(paper, [anOrder({ lines: [{ status }] })]).paper;
  };

  test.each([
    ["Acknowledged", "Ready to Ship"],
    ["Shipped", "Shipped"],
    ["Delivered", "Delivered"],
    ["Cancelled", "Canceled"],
  ])("untouched, it follows Walmart to %s", (status, local) => expect(row(become(status)).status).toBe(local));

  test.each(["Acknowledged", "Delivered"])("edited by the seller, it does not follow to %s", (status) => {
    expect(row(become(status, "On the bench")).status).toBe("On the bench");
  });

  test.each([
    ["Shipped", "Shipped"],
    ["Cancelled", "Canceled"],
  ])("edited by the seller, it follows to %s all the same", (status, local) => {
    expect(row(become(status, "On the bench")).status).toBe(local);
  });

  test("what the seller types after a change stays: it is applied on change only", () => {
    const typed = withRows(become("Shipped"), (cells) => ({ ...cells, status: "On the bench" }));
    expect(row(become("Shipped", undefined, typed)).status).toBe("On the bench");
  });

  test("passed over once, it counts as edited for the next change too", () => {
    const passed = become("Acknowledged", "On the bench");
    expect(row(become("Delivered", undefined, passed)).status).toBe("On the bench");
  });

  test("one edited row of an order counts as edited", () => {
    const lines = [
      { line: "1", status: "Created" },
      { line: "2", status: "Created" },
    ];
    const paper = imported(anOrder({ lines }));
    const edited = {
      ...paper,
      orders: (paper.orders ?? []).map((cells) => (cells.line === "2" ? { ...cells, status: "X" } : cells)),
    };
    const moved = anOrder({ lines: lines.map((line) => ({ ...line, status: "Acknowledged" })) });
    expect(
      importInto(edited, [moved])
        .paper.orders?.map(({ status }) => status)
        .sort(),
    ).toEqual(["New", "X"]);
  });

  test("an unmapped change leaves the status as it is", () => {
    const before = { ...imported(created), settings: settingRows({ "Walmart Shipped": null }) };
    expect(row(become("Shipped", undefined, before))).toMatchObject({ status: "New", shipped: 1 });
  });

  test("a status typed while Aisle's memory is lost is kept", () => {
    const before = { ...withRows(imported(created), (cells) => ({ ...cells, status: "On the bench" })), ledger: [] };
    expect(row(become("Acknowledged", undefined, before)).status).toBe("On the bench");
    expect(row(become("Shipped", undefined, before)).status).toBe("Shipped");
  });
});

describe("an order whose status is not mapped", () => {
  const unmapped = { settings: settingRows({ "Walmart Created": null }) };
  const created = anOrder({ lines: [{ status: "Created" }] });

  test("is not imported, and is said", () => {
    const { paper, plan } = importInto(unmapped, [created]);
    expect(paper.orders ?? []).toEqual([]);
    expect(plan.newlyWaiting).toMatchObject([{ order: { po: "1001" }, state: "Created" }]);
  });

  test("is said once", () => {
    const { paper } = importInto(unmapped, [created]);
    const again = importInto(paper, [created]);
    expect(again.plan.newlyWaiting).toEqual([]);
    expect(differences(paper, again.plan.changes)).toEqual([]);
  });

  test("is imported when the status is mapped, and no longer waits", () => {
    const { paper } = importInto(unmapped, [created]);
    const after = importInto({ ...paper, settings: settingRows() }, [created]).paper;
    expect(row(after)).toMatchObject({ po: "1001", status: "New" });
    expect(readLedger(rowsOf("ledger", after.ledger ?? [])).names("waiting")).toEqual([]);
  });

  test("before the minimum date does not wait and is not said", () => {
    expect(importInto(unmapped, [created], NOW).plan.newlyWaiting).toEqual([]);
  });
});

describe("orders that Walmart waits to hear of", () => {
  const toAcknowledge = (paper: Paper) =>
    ordersToAcknowledge(rowsOf("orders", paper.orders ?? []), readLedger(rowsOf("ledger", paper.ledger ?? [])));
  const created = anOrder({ lines: [{ status: "Created" }, { line: "2", status: "Created" }] });

  test("are the Created ones, each once", () => {
    expect(toAcknowledge(imported(created, anOrder({ po: "1002" })))).toEqual(["1001"]);
  });

  test("are no longer those that moved on", () => {
    const moved = anOrder({ lines: [{ status: "Acknowledged" }, { line: "2", status: "Acknowledged" }] });
    expect(toAcknowledge(importInto(imported(created), [moved]).paper)).toEqual([]);
  });

  test.each(["Shipped", "Delivered", "Cancelled"])("are not those that arrive as %s", (status) => {
    expect(toAcknowledge(imported(anOrder({ lines: [{ status }] })))).toEqual([]);
  });

  test("are not those whose rows the seller deleted", () => {
    expect(toAcknowledge({ ...imported(created), orders: [] })).toEqual([]);
  });
});

describe("when Walmart was told that an order was received", () => {
  const told = moment("2026-11-21T00:00:00Z");
  const acknowledged = anOrder({ lines: [{ status: "Acknowledged", statusAt: told }] });
  const shown = (paper: Paper) => row(paper).acknowledgedAt;

  test("is the moment at which the line became Acknowledged", () => {
    const paper = importInto(imported(anOrder({ lines: [{ status: "Created" }] })), [acknowledged]).paper;
    expect(shown(paper)).toMatchObject({ instant: told });
  });

  test("stays when the line moves on", () => {
    const shipped = anOrder({ lines: [{ status: "Shipped", statusAt: NOW }] });
    expect(shown(importInto(imported(acknowledged), [shipped]).paper)).toMatchObject({ instant: told });
  });

  test("is not known of an order that arrives shipped", () => {
    expect(shown(imported(anOrder({ lines: [{ status: "Shipped" }] }))) ?? null).toBeNull();
  });
});
