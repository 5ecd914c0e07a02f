import { readLedger } from "../../../src/domain/ledger/ledger";
import { decideShipment, type ShipmentDecision } from "../../../src/domain/shipments/decide-shipment";
import type { ReadyShipment } from "../../../src/domain/shipments/parsed-shipment";
import { planSending, planShipmentResults, type ShipmentResult } from "../../../src/domain/shipments/plan-shipments";
import { readShipments } from "../../../src/domain/shipments/read-shipments";
import { rememberedShipments, shipmentMemory } from "../../../src/domain/shipments/shipment-names";
import { instant } from "../../../src/domain/values/brand";
import type { Change } from "../../../src/domain/values/change";
import type { Shop } from "../../../src/domain/workbook/shop";
import { anOrder, anOrderRow, aPaper, aShipmentRow, aShop, date, moment, NOW } from "../../support/builders";
import { type Cells, differences, type Paper, rowsOf, written } from "../../support/paper";

const ORDERS = [anOrderRow({ quantity: 3 })];
const paperOf = (shipments: readonly Cells<"shipments">[], more: Paper = {}): Paper =>
  aPaper({ orders: ORDERS, shipments, ...more });

function readingsOf(shop: Shop) {
  const spellings = shop.tables.carriers.flatMap(({ values: { typed, carrier, urlTemplate } }) =>
    typed === null || carrier === null ? [] : [{ typed, carrier, urlTemplate }],
  );
  return readShipments(shop.tables.shipments, shop.lines, spellings, shop.ledger);
}
const readings = (paper: Paper) => readingsOf(aShop(paper));
const ready = (paper: Paper): readonly ReadyShipment[] =>
  readings(paper).flatMap((reading) => (reading.kind === "ready" ? [reading.shipment] : []));
function onlyReady(paper: Paper): ReadyShipment {
  const [only, ...others] = ready(paper);
  if (only === undefined || others.length > 0) throw new Error(`${ready(paper).length} shipments are ready`);
  return only;
}
const said = (paper: Paper) =>
  readings(paper).map((reading) => (reading.kind === "problem" ? reading.said : reading.kind));

/** The paper after the write-ahead. */
function ahead(paper: Paper): Paper {
  const shop = aShop(paper);
  return written(paper, sendingOf(shop));
}
/** The write-ahead of everything that is ready. */
function sendingOf(shop: Shop): Change[] {
  const all = readingsOf(shop);
  const due = new Set(all.flatMap((reading) => (reading.kind === "ready" ? [reading.shipment.name] : [])));
  return planSending(all, { ...shop, rows: shop.tables.shipments, due, now: NOW });
}
/** The paper after Walmart's answer for everything that was ready. */
function recorded(paper: Paper, kind: Exclude<ShipmentResult["kind"], "unsent">, words = "Said."): Paper {
  const shop = aShop(paper);
  const results = ready(paper).map((shipment) => ({ shipment, kind, said: words }));
  return written(paper, planShipmentResults(results, shop.tables.shipments, shop.ledger, NOW));
}
const states = (paper: Paper) => paper.shipments?.map((cells) => cells.state ?? null);

describe("what a row of Shipments means", () => {
  test("PO, carrier and tracking number make a shipment of everything that is left", () => {
    expect(onlyReady(paperOf([aShipmentRow()]))).toMatchObject({
      po: "1001",
      line: null,
      quantity: null,
      tracking: "1Z1",
      carrier: { kind: "known", name: "UPS" },
    });
  });

  test.each([{ po: null }, { carrier: null }, { tracking: null }])("with %j it is not filled in yet", (cells) => {
    expect(said(paperOf([aShipmentRow(cells)]))).toEqual(["open"]);
  });

  const problems: readonly [string, Cells<"shipments">, RegExp][] = [
    ["an order that is not in Orders", { po: "9" }, /^No Walmart order 9 is in Orders/],
    ["a line that the order does not have", { line: "7" }, /^The order 1001 has no line 7/],
    ["a carrier that Walmart does not know", { carrier: "Fedx" }, /Did you mean FedEx/],
    ["a quantity that is no number", { line: "1", quantity: "all" }, /^Qty: “all” is not a number/],
    ["a ship date that is no date", { shipDate: "tomorrow" }, /^Ship date: “tomorrow” is not a date/],
  ];
  test.each(problems)("%s is a problem of that row", (_what, cells, message) => {
    expect(said(paperOf([aShipmentRow(cells)]))).toEqual([expect.stringMatching(message)]);
  });

  test("an order of another channel is never told to Walmart", () => {
    expect(said(paperOf([aShipmentRow()], { orders: [anOrderRow({ channel: "eBay" })] }))[0]).toMatch(
      /^No Walmart order/,
    );
  });

  test("a customer order number where the PO belongs is found, and its PO is said", () => {
    const orders = [anOrderRow({ customerOrder: "200013456789012" })];
    const typed = ["200013456789012", "2000 1345-6789 012", "200013456789021"];
    expect(
      said(
        paperOf(
          typed.map((po) => aShipmentRow({ po })),
          { orders },
        ),
      ),
    ).toEqual([
      "200013456789012 is a customer order number. Its PO is 1001. Type the PO.",
      "2000 1345-6789 012 is a customer order number. Its PO is 1001. Type the PO.",
      "Orders has 1001, which is nearly the same. Correct the PO.",
    ]);
  });

  test("one problem does not keep the others back", () => {
    expect(said(paperOf([aShipmentRow({ po: "9" }), aShipmentRow()]))[1]).toBe("ready");
  });
});

describe("which line is in which parcel", () => {
  test("several parcels without a line are a problem while more than one unit is left", () => {
    const texts = said(paperOf([aShipmentRow(), aShipmentRow({ tracking: "1Z2" })]));
    for (const text of texts) expect(text).toMatch(/^Which line is in which parcel\?/);
  });

  test("with a line each they are not", () => {
    const rows = [aShipmentRow({ line: "1", quantity: 1 }), aShipmentRow({ line: "1", quantity: 2, tracking: "1Z2" })];
    expect(said(paperOf(rows))).toEqual(["ready", "ready"]);
  });

  test("in an order of one line a Qty needs no Line; in an order of several it does", () => {
    const rows = [aShipmentRow({ quantity: 1 }), aShipmentRow({ quantity: 2, tracking: "1Z2" })];
    expect(ready(paperOf(rows)).map(({ line, quantity }) => [line, quantity])).toEqual([
      ["1", 1],
      ["1", 2],
    ]);
    const orders = [anOrderRow({ quantity: 3 }), anOrderRow({ line: "2" })];
    for (const text of said(paperOf(rows, { orders }))) expect(text).toMatch(/^A Qty needs a Line/);
  });

  test("a row for the rest leaves what a row with a Qty alone names, even if that one cannot be sent yet", () => {
    const rows = [aShipmentRow({ quantity: 1, carrier: "Fedx" }), aShipmentRow({ tracking: "1Z2" })];
    expect(onlyReady(paperOf(rows)).claims).toEqual([{ line: "1", units: 1, key: "1Z1" }]);
  });

  test("for the last unit they are not: the second is extra tracking", () => {
    const rows = [aShipmentRow(), aShipmentRow({ tracking: "1Z2" })];
    expect(said(paperOf(rows, { orders: [anOrderRow()] }))).toEqual(["ready", "ready"]);
  });

  test("parcels of other orders are no rivals", () => {
    const orders = [anOrderRow({ quantity: 3 }), anOrderRow({ po: "1002" })];
    expect(said(paperOf([aShipmentRow(), aShipmentRow({ po: "1002" })], { orders }))).toEqual(["ready", "ready"]);
  });
});

describe("one shipment in several rows goes once", () => {
  test("a copied row is settled as a copy", () => {
    const paper = paperOf([aShipmentRow(), aShipmentRow()]);
    expect(said(paper)).toEqual(["ready", "settled"]);
    expect(states(recorded(ahead(paper), "sent"))).toEqual(["Sent", "Not needed"]);
  });

  test("a shipment that an earlier version remembered as it was typed is the same one, however it is typed now", () => {
    const memory = { id: "S-000001", state: "sent", content: "", left: 1, said: "Walmart shows it." };
    const key = `shipment:${JSON.stringify(["1001", null, "1z-0 1"])}`;
    const ledger = [{ key, kind: "shipment", data: JSON.stringify(memory) }];
    for (const tracking of ["1z-0 1", "1Z01", "1z 01"])
      expect(readings(paperOf([aShipmentRow({ tracking })], { ledger }))).toMatchObject([
        { kind: "settled", state: "Sent", id: "S-000001" },
      ]);
    expect(readings(paperOf([aShipmentRow({ tracking: "1Z02" })], { ledger }))).toMatchObject([{ kind: "ready" }]);
  });

  test("a row that is not filled in yet keeps no other back", () => {
    expect(said(paperOf([aShipmentRow({ carrier: null }), aShipmentRow()]))).toEqual(["open", "ready"]);
  });

  test("a row with a mistake keeps the correct one below it not back", () => {
    const paper = paperOf([aShipmentRow({ carrier: "Fedx" }), aShipmentRow()]);
    expect(said(paper)).toEqual(["settled", "ready"]);
    expect(states(recorded(ahead(paper), "sent"))).toEqual(["Not needed", "Sent"]);
  });
});

describe("before anything leaves", () => {
  test("the row gets its id and reads Sending, and the ledger knows the shipment", () => {
    const next = ahead(paperOf([aShipmentRow()]));
    expect(next.shipments).toEqual([aShipmentRow({ shipmentId: "S-000001", source: "typed", state: "Sending" })]);
    const ledger = readLedger(rowsOf("ledger", next.ledger ?? []));
    expect(ledger.recall("shipment", onlyReady(next).name)).toMatchObject({
      id: "S-000001",
      state: "sending",
      departed: 0,
    });
  });

  test("a row that is not filled in yet says what it lacks; it gets neither id nor state, and is not remembered", () => {
    const paper = paperOf([aShipmentRow({ tracking: null })]);
    const sending = (now: Paper) => differences(now, sendingOf(aShop(now)));
    const [change, ...others] = sending(paper);
    expect(change).toMatchObject({ kind: "update", tab: "shipments" });
    expect(change).toHaveProperty("cells", { walmartSaid: "Fill in Tracking number." });
    expect(others).toEqual([]);
    expect(sending(written(paper, [change as Change]))).toEqual([]);
  });

  test("what a row lacks goes with the row's last cell", () => {
    const paper = paperOf([{ walmartSaid: "Fill in Tracking number." }]);
    const after = written(paper, sendingOf(aShop(paper)));
    expect(after.shipments?.[0]?.walmartSaid ?? null).toBeNull();
  });

  test("a row that was sent and lost its PO keeps what it says", () => {
    const paper = paperOf([aShipmentRow({ po: null, state: "Sent", walmartSaid: "Walmart shows it." })]);
    expect(differences(paper, sendingOf(aShop(paper)))).toEqual([]);
  });

  test("a problem stands in the row, with an id", () => {
    const [row] = ahead(paperOf([aShipmentRow({ carrier: "Fedx" })])).shipments ?? [];
    expect(row).toMatchObject({ shipmentId: "S-000001", state: "Problem" });
    expect(row?.walmartSaid).toMatch(/Did you mean FedEx/);
  });

  test("ids go on, and an id in use stays", () => {
    const rows = [aShipmentRow({ shipmentId: "S-000004", line: "1" }), aShipmentRow({ po: "9" })];
    expect(ahead(paperOf(rows)).shipments?.map(({ shipmentId }) => shipmentId)).toEqual(["S-000004", "S-000005"]);
  });

  test("a row settled before keeps everything, and nothing is written", () => {
    const done = recorded(ahead(paperOf([aShipmentRow()])), "sent");
    const shop = aShop(done);
    const changes = sendingOf(shop);
    expect(differences(done, changes)).toEqual([]);
  });
});

describe("a shipment that is settled", () => {
  const sent = recorded(ahead(paperOf([aShipmentRow()])), "sent", "Told.");

  test("reads so, with what Walmart said and when", () => {
    expect(sent.shipments?.[0]).toMatchObject({ state: "Sent", walmartSaid: "Told.", sentAt: { instant: NOW } });
  });

  const repeats: readonly [string, readonly Cells<"shipments">[]][] = [
    ["the same row again", sent.shipments ?? []],
    ["the row retyped after it was deleted", [aShipmentRow()]],
    [
      "the row with another carrier, quantity or date",
      [aShipmentRow({ carrier: "FedEx", shipDate: date("2026-11-20T00:00:00Z") })],
    ],
    ["the row moved below another", [aShipmentRow({ po: "9" }), aShipmentRow()]],
  ];
  test.each(repeats)("never ships twice: %s", (_what, shipments) => {
    expect(ready({ ...sent, shipments })).toEqual([]);
    expect(states(ahead({ ...sent, shipments }))).toContain("Sent");
  });

  test("another tracking number is another shipment", () => {
    expect(ready({ ...sent, shipments: [aShipmentRow({ tracking: "1Z2" })] })).toHaveLength(1);
  });

  test("not needed stays not needed", () => {
    const paper = recorded(ahead(paperOf([aShipmentRow()])), "not needed");
    expect(states(ahead(paper))).toEqual(["Not needed"]);
    expect(ready(paper)).toEqual([]);
  });

  const refused = recorded(ahead(paperOf([aShipmentRow()])), "refused", "Walmart says no.");

  test("refused is not tried again until it is edited", () => {
    expect(refused.shipments?.[0]).toMatchObject({ state: "Problem", walmartSaid: "Walmart says no.", sentAt: null });
    expect(ready(refused)).toEqual([]);
    expect(ready({ ...refused, shipments: [aShipmentRow()] })).toEqual([]);
  });

  test.each([{ carrier: "FedEx" }, { trackingUrl: "https://x.example" }, { shipDate: date("2026-11-22T00:00:00Z") }])(
    "refused and edited to %j it is tried again",
    (cells) => {
      expect(ready({ ...refused, shipments: [aShipmentRow(cells)] })).toHaveLength(1);
    },
  );

  test("refused and edited at the end of a long text it is tried again, also where the text keeps its length", () => {
    const url = (end: string) => `https://x.example/${"a".repeat(400)}${end}`;
    const long = recorded(ahead(paperOf([aShipmentRow({ trackingUrl: url("1") })])), "refused", "Walmart says no.");
    expect(ready({ ...long, shipments: [aShipmentRow({ trackingUrl: url("1") })] })).toEqual([]);
    expect(ready({ ...long, shipments: [aShipmentRow({ trackingUrl: url("2") })] })).toHaveLength(1);
  });

  test("refused since the buyer asked to cancel, it is tried again once Ship anyway is ticked", () => {
    expect(ready({ ...refused, orders: [anOrderRow({ quantity: 3, shipAnyway: true })] })).toHaveLength(1);
  });

  test("without an answer it still reads Sending and is looked up again", () => {
    const paper = recorded(ahead(paperOf([aShipmentRow()])), "unknown", "No answer.");
    expect(paper.shipments?.[0]).toMatchObject({ state: "Sending", walmartSaid: "No answer.", sentAt: null });
    expect(ready(paper)).toHaveLength(1);
  });
});

describe("what is done once the order was read", () => {
  const decide = (
    cells: Cells<"shipments">,
    order: ReturnType<typeof anOrder> | null,
    { again = false, anyway = [] as readonly string[], now = NOW } = {},
  ): ShipmentDecision => {
    const first = ahead(paperOf([aShipmentRow(cells)]));
    const paper = again ? ahead(first) : first;
    const shipment = onlyReady(paper);
    const { ledger } = aShop(paper);
    const memory = shipmentMemory(ledger, shipment.name);
    return decideShipment(shipment, order, {
      memory,
      remembered: () => rememberedShipments(ledger),
      shipAnyway: new Set(anyway),
      now,
    });
  };
  const packed = (decision: ShipmentDecision) => {
    if (decision.kind !== "send") throw new Error(`nothing is sent: ${JSON.stringify(decision)}`);
    return decision.package;
  };
  const three = (...shares: { status: string; quantity: number; tracking?: string }[]) =>
    anOrder({ lines: [{ quantity: 3, shares }] });
  const open = three({ status: "Acknowledged", quantity: 3 });

  test("everything that is left goes, of every line", () => {
    const order = anOrder({ lines: [{ quantity: 3 }, { line: "2", quantity: 2 }] });
    expect(packed(decide({}, order)).lines).toEqual([
      { line: "1", quantity: 3, shipAnyway: false },
      { line: "2", quantity: 2, shipAnyway: false },
    ]);
  });

  test("never more than is left, never a cancelled quantity", () => {
    const order = three(
      { status: "Acknowledged", quantity: 1 },
      { status: "Cancelled", quantity: 1 },
      { status: "Shipped", quantity: 1, tracking: "old" },
    );
    expect(packed(decide({}, order)).lines).toEqual([{ line: "1", quantity: 1, shipAnyway: false }]);
  });

  test("a line without anything left is not in the parcel", () => {
    const order = anOrder({
      lines: [{ quantity: 3 }, { line: "2", status: "Cancelled" }, { line: "3", status: "Shipped" }],
    });
    expect(packed(decide({}, order)).lines.map(({ line }) => line)).toEqual(["1"]);
  });

  test("the line that was named goes alone, in the quantity that was named", () => {
    const order = anOrder({ lines: [{ quantity: 3 }, { line: "2" }] });
    expect(packed(decide({ line: "1", quantity: 2 }, order)).lines).toEqual([
      { line: "1", quantity: 2, shipAnyway: false },
    ]);
  });

  test("more than is left is refused with the number that is left", () => {
    expect(decide({ line: "1", quantity: 4 }, open)).toMatchObject({
      state: "refused",
      said: "Only 3 of this line are left to ship, not 4. Correct the Qty.",
    });
  });

  test("what Walmart already shows with this number is sent", () => {
    const order = three({ status: "Shipped", quantity: 3, tracking: "1Z1" });
    expect(decide({}, order)).toMatchObject({ kind: "done", state: "sent" });
    expect(decide({ line: "1", quantity: 3 }, order)).toMatchObject({ kind: "done", state: "sent" });
  });

  test("a line that does not show the number yet still goes", () => {
    const order = anOrder({ lines: [{ status: "Shipped", tracking: "1Z1" }, { line: "2" }] });
    expect(packed(decide({}, order)).lines.map(({ line }) => line)).toEqual(["2"]);
  });

  test("the units left of a line that shows the number do not go again", () => {
    const order = three({ status: "Shipped", quantity: 1, tracking: "1Z1" }, { status: "Acknowledged", quantity: 2 });
    expect(decide({ line: "1", quantity: 1 }, order)).toMatchObject({ kind: "done", state: "sent" });
  });

  test.each(["Shipped", "Delivered", "Refunded"])("all %s: nothing is left, nothing is sent", (status) => {
    expect(decide({}, three({ status, quantity: 3 }))).toMatchObject({ kind: "done", state: "not needed" });
  });

  test("all canceled: nothing is sent, and the seller is told to stop this package", () => {
    expect(decide({}, three({ status: "Cancelled", quantity: 3 }))).toMatchObject({
      kind: "done",
      state: "refused",
      said: expect.stringMatching(/^3 units of this were canceled on Walmart\. Stop this package/),
    });
  });

  test("an order that Walmart does not know is refused", () => {
    expect(decide({}, null)).toMatchObject({ state: "refused", said: expect.stringContaining("1001") });
  });

  test("a line that the buyer asked to cancel needs Ship anyway, and then carries it", () => {
    const order = anOrder({ lines: [{ quantity: 3, cancelRequested: true }] });
    expect(decide({}, order)).toMatchObject({ state: "refused", said: expect.stringContaining("tick Ship anyway") });
    expect(packed(decide({}, order, { anyway: ["1"] })).lines[0]).toMatchObject({ shipAnyway: true });
  });

  test("Ship anyway of one line does not speak for another", () => {
    const order = anOrder({ lines: [{ quantity: 3 }, { line: "2", cancelRequested: true }] });
    expect(decide({}, order, { anyway: ["1"] })).toMatchObject({ state: "refused" });
  });

  test("an order that is not acknowledged is acknowledged first", () => {
    expect(decide({}, three({ status: "Created", quantity: 3 }))).toMatchObject({ acknowledgeFirst: true });
    expect(decide({}, open)).toMatchObject({ acknowledgeFirst: false });
  });

  const later = instant(NOW + 60_000);
  test.each([
    ["blank means now", null, NOW],
    ["a past date stays", date("2026-11-22T10:00:00Z"), moment("2026-11-22T10:00:00Z")],
    ["a future date becomes now", { instant: later, text: "later" }, NOW],
  ])("ship date: %s", (_rule, shipDate, expected) => {
    expect(packed(decide({ shipDate }, open)).shippedAt).toBe(expected);
  });

  describe("a partial quantity", () => {
    const fewer = three({ status: "Shipped", quantity: 1, tracking: "else" }, { status: "Acknowledged", quantity: 2 });

    test("of which no try was made goes, although another parcel of the line went meanwhile", () => {
      expect(packed(decide({ line: "1", quantity: 1 }, fewer)).lines[0]?.quantity).toBe(1);
    });

    test("whose first try had no answer is repeated while as much is left", () => {
      expect(packed(decide({ line: "1", quantity: 1 }, open, { again: true })).lines[0]?.quantity).toBe(1);
    });

    test("whose first try had no answer is not repeated once less is left", () => {
      expect(decide({ line: "1", quantity: 1 }, fewer, { again: true })).toMatchObject({ state: "refused" });
    });
  });
});
