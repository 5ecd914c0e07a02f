import type { Gate } from "../../../../src/domain/quantities/guards/guards";
import { quantitiesOf } from "../../../../src/domain/workbook/numbers";
import { anOrderRow, aShop, aUnit, date, NOW, OPEN_GATE } from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";
import { decided, feedRows, HOUR_MS, paperOf, SENT_AT, type Sent, skus } from "./guarded";

/** Eight listings with 3 on Walmart lost their stock; two of each were ordered since. */
const orders = skus(8).map((sku) =>
  anOrderRow({ po: sku, soldAs: sku, quantity: 2, orderedAt: date(new Date(NOW - HOUR_MS).toISOString()) }),
);
const lost = (sent: Sent = {}, more: Paper = {}, gate: Gate = OPEN_GATE) =>
  decided(
    paperOf(8, { sent: () => ({ quantity: 3, at: SENT_AT, ...sent }), stock: () => 0, more: { orders, ...more } }),
    gate,
  );
const of8 = <Value>(value: Value) => Object.fromEntries(skus(8).map((sku) => [sku, value]));

describe("while a number waits, what was ordered comes off the number on Walmart", () => {
  test("so that one of three is left once two were ordered", () => {
    expect(lost()).toEqual({ leaves: of8(1), waits: of8("zero") });
  });

  test("but nothing leaves before everything was looked through", () => {
    const shut: Gate = { account: "production", since: NOW - HOUR_MS, isOpen: false };
    expect(lost({}, {}, shut)).toEqual({ leaves: {}, waits: of8("zero") });
  });

  test.each([
    ["the last answer was lost, so Walmart may hold less", { state: "unknown" }, {}],
    ["a feed is under way", {}, { ledger: feedRows(of8(9)) }],
    ["Walmart already holds as little", { read: { quantity: 1, sellable: 1, at: NOW } }, {}],
  ] as const)("but nothing leaves where %s", (_, sent, more) => {
    expect(lost(sent, more)).toEqual({ leaves: {}, waits: of8("zero") });
  });

  describe("at each ship node", () => {
    const nodeRow = (id: string): Cells<"ledger"> => ({
      key: `shipNode:${id}`,
      kind: "shipNode",
      data: JSON.stringify({ name: "", isDefault: false }),
    });
    const warehouses = ["n1", "n2"].map((shipNode) => ({ warehouse: shipNode, counts: true, shipNode }));
    const nodesOf = (sent: Sent) => {
      const paper = paperOf(1, {
        sent: () => ({ quantity: 5, at: SENT_AT, ...sent }),
        more: {
          warehouses,
          inventory: [aUnit({ stockOf: "L0", quantity: 0, warehouse: "n1" })],
          orders: [anOrderRow({ soldAs: "L0", orderedAt: date(new Date(NOW - HOUR_MS).toISOString()) })],
        },
      });
      const ledger = [...(paper.ledger ?? []), nodeRow("n1"), nodeRow("n2")];
      const [listing] = quantitiesOf(aShop({ ...paper, ledger }));
      return listing?.quantity;
    };
    test("none gets more than it held", () => {
      expect(nodesOf({ nodes: { n1: 4, n2: 1 } })).toMatchObject({ toSend: 4, nodes: { n1: 4, n2: 0 } });
      expect(nodesOf({ nodes: { n2: 5 } })).toMatchObject({ toSend: 4, nodes: { n1: 0, n2: 4 } });
    });

    test("a reading goes before what was accepted", () => {
      const at = (set: number) => ({ set, sellable: set });
      const read = { quantity: 5, sellable: 5, at: NOW, nodes: { n1: at(2), n2: at(3) } };
      expect(nodesOf({ nodes: { n1: 5, n2: 0 }, read })).toMatchObject({ toSend: 4, nodes: { n1: 1, n2: 3 } });
    });
  });
});

describe("while sales are missing", () => {
  const failing = (name: string): Cells<"ledger"> => ({
    key: `retry:orders/${name}`,
    kind: "retry",
    data: JSON.stringify({ since: SENT_AT, at: SENT_AT, tries: 1, said: "" }),
  });
  test.each([
    ["could not be read from Walmart", "list", "unread"],
    ["could not be written into Orders", "unwritten", "unwritten"],
  ])("because orders %s, increases wait and decreases go", (_, name, wait) => {
    const stock = (sku: string) => (sku === "L0" ? 4 : 2);
    expect(decided(paperOf(2, { stock, more: { ledger: [failing(name)] } }))).toEqual({
      leaves: { L1: 2 },
      waits: { L0: wait },
    });
  });
});
