/** Which buyer data a purge empties: orders, customers by name, and what is left out. */
import { planPurge, planPurgedRemoved } from "../../../../src/domain/workbook/plans/purge";
import { anOrderRow, aPaper, aShop, date, moment, NOW } from "../../../support/builders";
import { type Cells, type Paper, written } from "../../../support/paper";

const BEFORE = moment("2026-11-01T00:00:00Z");
const OLD = date("2026-10-01T00:00:00Z");
const RECENT = date("2026-11-20T00:00:00Z");

/** A shipped order of Ann, placed before the day. */
const sold = (cells: Cells<"orders"> = {}): Cells<"orders"> =>
  anOrderRow({
    orderedAt: OLD,
    shipped: 1,
    status: "Shipped",
    customer: "Ann Buyer",
    shipToName: "Ann Buyer",
    shipToStreet: "1 Main St",
    shipToCity: "Austin",
    shipToState: "TX",
    shipToPostcode: "78701",
    shipToCountry: "USA",
    shipToPhone: "5125550100",
    ...cells,
  });
const ann = (cells: Cells<"customers"> = {}): Cells<"customers"> => ({
  customer: "Ann Buyer",
  channel: "Walmart",
  firstOrder: OLD,
  lastOrder: OLD,
  orders: 1,
  address: "Ann Buyer, 1 Main St",
  ...cells,
});
const purge = (paper: Paper) => planPurge(aShop(paper), BEFORE, NOW);
const after = (paper: Paper): Paper => written(aPaper(paper), purge(paper).changes);
const SIGNS = /Ann|Main St|Austin|TX|78701|5125550100/;

test("a closed order loses name, street, city, state, ZIP, phone and its customer by name; country and IMEIs stay", () => {
  const paper = { orders: [sold({ units: "A-1", customerOrder: "200001" })], customers: [ann()] };
  const { orders, customers, open } = purge(paper);
  expect([orders, customers, open]).toEqual([["1001"], 1, 0]);
  const left = after(paper);
  expect(JSON.stringify([left.orders, left.customers])).not.toMatch(SIGNS);
  expect(left.orders?.[0]).toMatchObject({ po: "1001", shipToCountry: "USA", units: "A-1", customerOrder: "200001" });
});

test("a customer without any order with data left loses the whole row, which stays as a blank one", () => {
  const { customers } = after({ orders: [sold()], customers: [ann()] });
  expect(customers).toHaveLength(1);
  expect(Object.values(customers?.[0] ?? {}).every((value) => value === null)).toBe(true);
});

test("a customer with a newer or an open order keeps the row", () => {
  for (const other of [{ orderedAt: RECENT }, { status: "New", shipped: 0 }]) {
    const paper = {
      orders: [sold(), sold({ po: "1002", ...other })],
      customers: [ann({ lastOrder: RECENT, orders: 2 })],
    };
    expect(purge(paper).customers).toBe(0);
    expect(after(paper).customers).toMatchObject([{ customer: "Ann Buyer", address: "Ann Buyer, 1 Main St" }]);
  }
});

test("a customer whose orders were deleted is emptied by the date of the last one", () => {
  expect(purge({ customers: [ann()] }).customers).toBe(1);
  expect(purge({ customers: [ann({ lastOrder: RECENT })] }).customers).toBe(0);
  expect(purge({ customers: [ann({ lastOrder: null })] }).customers).toBe(0);
});

test("the single customer Walmart keeps its row, and loses the address that its orders no longer give", () => {
  const paper = { orders: [sold({ customer: "Walmart" })], customers: [ann({ customer: "Walmart" })] };
  expect(after(paper).customers).toMatchObject([{ customer: "Walmart", address: null, orders: 1 }]);
});

test.each<[string, Cells<"orders">, number]>([
  ["open by its status", { status: "Ready to Ship" }, 1],
  ["in no status", { status: null }, 1],
  ["not shipped on Walmart yet, whatever its status", { shipped: 0, status: "Canceled" }, 1],
  ["of which a part is left to ship", { quantity: 2 }, 1],
  [
    "older than Walmart lists, and closed by the seller",
    { shipped: 0, status: "Canceled", orderedAt: date("2026-01-01T00:00:00Z") },
    0,
  ],
])("an order that is %s", (_, cells, open) => {
  expect(purge({ orders: [sold(cells)] }).open).toBe(open);
});

test("one line that is open keeps the data of all lines of the order", () => {
  const { orders, open } = purge({ orders: [sold(), sold({ line: "2", shipped: 0 })] });
  expect([orders, open]).toEqual([[], 1]);
});

test("an order without a date is left out and counted; one that holds no data is not counted at all", () => {
  const blank = { shipToName: null, shipToStreet: null, shipToCity: null, shipToState: null, shipToPostcode: null };
  const orders = [sold({ orderedAt: null }), sold({ po: "1002", ...blank, shipToPhone: null, customer: "Walmart" })];
  expect(purge({ orders })).toMatchObject({ orders: [], undated: 1, open: 0 });
});

test("what was shown differs as soon as another order, another customer or another open order is meant", () => {
  const shown = [
    { orders: [sold()] },
    { orders: [sold({ po: "1002" })] },
    { orders: [sold()], customers: [ann()] },
    { orders: [sold(), sold({ po: "1003", status: "New" })] },
  ].map((paper) => purge(paper).contents);
  expect(new Set(shown).size).toBe(shown.length);
  expect(purge({ orders: [sold()] }).contents).toBe(shown[0]);
});

test("removed orders of before the day that are closed come back without their buyer", () => {
  const memory = (walmart: string, at: number) => JSON.stringify({ walmart, local: walmart, lines: ["1"], at });
  const ledger = [
    { key: "order:1", kind: "order", data: memory("Shipped", BEFORE - 1) },
    { key: "order:2", kind: "order", data: memory("Acknowledged", BEFORE - 1) },
    { key: "order:3", kind: "order", data: memory("Shipped", BEFORE) },
  ];
  const changes = planPurgedRemoved(aShop({ ledger }), BEFORE);
  expect(changes).toMatchObject([
    { kind: "update", position: 0, cells: { data: expect.stringContaining('"purged":true') } },
  ]);
});
