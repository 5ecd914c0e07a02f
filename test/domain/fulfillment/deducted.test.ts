import {
  deductedUnits,
  isUndeducted,
  planDeducted,
  planShelf,
  planStatusShelves,
} from "../../../src/domain/fulfillment/deducted";
import { readLocalStatuses } from "../../../src/domain/orders/order-line";
import { anOrderRow, aPaper, aShop, NOW } from "../../support/builders";
import { type Cells, rowsOf, written } from "../../support/paper";

const row = (key: string, memory: object): Cells<"ledger"> => ({
  key,
  kind: key.split(":")[0] ?? "",
  data: JSON.stringify(memory),
});
const WATCHED = row("cursor:shelf", { at: 1 });
const order = (more: object) => row("order:1001", { walmart: "Shipped", local: "Shipped", lines: ["1"], ...more });
const lineOf = (cells: Cells<"orders">, ledger: readonly Cells<"ledger">[]) => {
  const shop = aShop({ orders: [anOrderRow(cells)], ledger });
  const [line] = shop.lines;
  if (line === undefined) throw new Error("the order has no line");
  return { line, ledger: shop.ledger };
};
const deducted = (cells: Cells<"orders">, ...ledger: readonly Cells<"ledger">[]) => {
  const { line, ledger: known } = lineOf(cells, ledger);
  return deductedUnits(known, line);
};

describe("how many shipped units of a line are off the lots", () => {
  const OWN = { channel: "eBay" } as const;
  const LEFT = { ...OWN, status: "Shipped" } as const;
  const SHIPPED = row("cursor:shelf Shipped", { at: 1 });
  const held = (...lines: readonly string[]) => row("held:x/0", { sold: "A", parts: [], lines });
  test.each([
    ["of Walmart's order as noted", {}, [order({ gone: { "1": 2 } })], 2],
    ["none of another line of it", { line: "2" }, [order({ gone: { "1": 2 } })], 0],
    ["unknown of an order that Aisle has not looked at", {}, [order({})], "unknown"],
    ["settled of an order that is no longer remembered", {}, [], "settled"],
    ["of another channel's order as noted", OWN, [WATCHED, row("gone:1001", { lines: { "1": 3 }, at: 1 })], 3],
    ["of its line 2", { ...OWN, line: "2" }, [WATCHED, row("gone:1001", { lines: { "1": 3, "2": 4 }, at: 1 })], 4],
    ["of its blank line, which is line 1", { ...OWN, line: null }, [row("gone:1001", { lines: { "1": 3 }, at: 1 })], 3],
    ["unknown before Aisle watches", OWN, [], "unknown"],
    ["none since", OWN, [WATCHED], 0],
    ["unknown of an order that left before its status was watched", LEFT, [WATCHED], "unknown"],
    ["none of one that left since", LEFT, [WATCHED, SHIPPED], 0],
    ["none of one that was open at the last run", LEFT, [WATCHED, held("1001 / 1")], 0],
    ["unknown where only another one was open then", LEFT, [WATCHED, held("1002 / 1")], "unknown"],
  ] as const)("%s", (_, cells, ledger, expected) => expect(deducted(cells, ...ledger)).toBe(expected));

  test.each([
    [1, true],
    [2, false],
    [3, false],
  ])("of 2 shipped units %i are off: still to be taken off is %s", (units, expected) => {
    const { line, ledger } = lineOf({ quantity: 3, shipped: 2 }, [order({ gone: { "1": units } })]);
    expect(isUndeducted(ledger, line)).toBe(expected);
  });

  test("nothing is to be taken off where nobody knows what already is", () => {
    const { line, ledger } = lineOf({ quantity: 3, shipped: 2 }, [order({})]);
    expect(isUndeducted(ledger, line)).toBe(false);
  });
});

describe("what is noted as taken off", () => {
  const noted = (lines: Readonly<Record<string, readonly [number, number]>>, ...rows: readonly Cells<"ledger">[]) => {
    const paper = aPaper({ ledger: rows });
    const changes = planDeducted(aShop(paper).ledger, "1001", new Map(Object.entries(lines)), NOW);
    return (written(paper, changes).ledger ?? []).map(({ key, data }) => [key, JSON.parse(String(data))]);
  };
  test("of Walmart's order, beside its other lines", () => {
    expect(noted({ "1": [2, 4], "2": [0, 0] }, order({ gone: { "3": 1 } }))).toMatchObject([
      ["order:1001", { gone: { "1": [2, 4], "3": 1 } }],
    ]);
  });

  test("of another channel's order, beside its other lines, and from the first unit on", () => {
    expect(noted({ "1": [0, 0] })).toEqual([]);
    expect(noted({ "1": [1, 0], "2": [0, 0] })).toEqual([["gone:1001", { lines: { "1": [1, 0] }, at: NOW }]]);
    expect(noted({ "1": [1, 1] }, row("gone:1001", { lines: { "2": 5 }, at: 1 }))).toEqual([
      ["gone:1001", { lines: { "1": [1, 1], "2": 5 }, at: NOW }],
    ]);
  });

  test("since when Aisle watches, once", () => {
    expect(planShelf(aShop({ ledger: [] }).ledger, NOW)).toHaveLength(1);
    expect(planShelf(aShop({ ledger: [WATCHED] }).ledger, NOW)).toEqual([]);
  });

  test("which statuses are watched: those that count as shipped now, each since it was seen first", () => {
    const statuses = readLocalStatuses(
      rowsOf("orderStatuses", [
        { status: "Shipped", countsAsShipped: true },
        { status: "Sent", countsAsShipped: true },
        { status: "Open", open: true, countsAsShipped: false },
      ]),
    );
    const before = [
      WATCHED,
      row("cursor:shelf Shipped", { at: 1 }),
      row("cursor:shelf Gone", { at: 1 }),
      row("cursor:orders", { at: 1 }),
    ];
    const paper = aPaper({ ledger: before });
    const { ledger } = written(paper, planStatusShelves(aShop(paper).ledger, statuses, NOW));
    expect(Object.fromEntries((ledger ?? []).map(({ key, data }) => [key, JSON.parse(String(data)).at]))).toEqual({
      "cursor:shelf": 1,
      "cursor:shelf Shipped": 1,
      "cursor:shelf Sent": NOW,
      "cursor:orders": 1,
    });
  });
});
