import { readLedger } from "../../../src/domain/ledger/ledger";
import type { MarketplaceOrder } from "../../../src/domain/orders/order";
import { ORDERS, type OrderRow } from "../../../src/domain/orders/order-columns";
import { planOrderImport } from "../../../src/domain/orders/plan-order-import";
import { keyedRows } from "../../../src/domain/orders/retyped-keys";
import { planAsTheyStand, typedOver, walmartDigest } from "../../../src/domain/orders/walmart-cells";
import { parseSettings } from "../../../src/domain/settings/parse-settings";
import { instant } from "../../../src/domain/values/brand";
import { anOrder, aPaper, date, NOW } from "../../support/builders";
import { type Cells, differences, type Paper, rowsOf, written } from "../../support/paper";

const LOCAL = new Set(["New", "Ready to Ship", "Shipped", "Delivered", "Canceled"]);

const ledgerOf = ({ ledger }: Paper) => readLedger(rowsOf("ledger", ledger ?? []));
const rowsIn = ({ orders }: Paper) => rowsOf("orders", orders ?? []);

function plan(paper: Paper, ...orders: MarketplaceOrder[]) {
  return planOrderImport(orders, {
    rows: keyedRows(rowsIn(paper), ledgerOf(paper)).rows,
    ledger: ledgerOf(paper),
    statusMap: parseSettings(rowsOf("settings", paper.settings ?? []), LOCAL).settings.statusMap,
    minimumOrderDate: instant(0),
    now: NOW,
  });
}

const imported = (...orders: MarketplaceOrder[]): Paper => {
  const paper = aPaper();
  return written(paper, plan(paper, ...orders).changes);
};

/** Cells typed into the rows, one row after the other. */
const typed = (paper: Paper, ...cells: Cells<"orders">[]): Paper => ({
  ...paper,
  orders: (paper.orders ?? []).map((row, index) => ({ ...row, ...cells[index] })),
});
const over = (paper: Paper) => [...typedOver(rowsIn(paper), ledgerOf(paper)).keys()];

describe("a row that holds what Walmart told", () => {
  test("is not typed over, whatever Walmart told", () => {
    const strange = anOrder({
      orderedAt: instant(NOW - 12_345),
      shipTo: { name: "#N/A", street: "1\r\n2", city: " spaced ", phone: "" },
      lines: [
        { itemPrice: 1_999, quantity: 3 },
        { line: "2", itemPrice: null, sku: "1E+15" },
      ],
    });
    expect(over(imported(strange))).toEqual([]);
  });

  test("is not typed over when the seller types his own cells, or Aisle computes others", () => {
    const own = { status: "On the bench", units: "1 2", shipAnyway: true, sku: "A", committed: 2, problem: "none" };
    expect(over(typed(imported(anOrder()), own))).toEqual([]);
  });

  test("is not looked at while it stands there twice", () => {
    const paper = typed(imported(anOrder()), { quantity: 9 });
    expect(over(paper)).toEqual(["1001"]);
    expect(over({ ...paper, orders: [...(paper.orders ?? []), ...(paper.orders ?? [])] })).toEqual([]);
  });

  test("nothing personal is remembered of it", () => {
    const kept = JSON.stringify(imported(anOrder()).ledger);
    for (const text of ["Ann Buyer", "1 Main St", "78701", "5125550100"]) expect(kept).not.toContain(text);
  });
});

describe("what Walmart does not tell of a line", () => {
  const bare = anOrder({ shipNode: null, shipTo: { phone: null }, lines: [{ itemPrice: null }] });

  test("and somebody typed is taken out again", () => {
    const paper = imported(bare);
    const after = typed(paper, { shipNode: "N9", shipToPhone: "1", itemPrice: 3 });
    const again = plan(after, bare);
    expect(written(after, again.changes).orders).toMatchObject([
      { shipNode: null, shipToPhone: null, itemPrice: null, shipToName: "Ann Buyer" },
    ]);
    expect(again.overwritten).toEqual([]);
  });

  test("any more stays as it was told, also beside a cell that somebody typed into", () => {
    const paper = imported(anOrder({ shipNode: null }));
    const after = typed(paper, { shipNode: "N9", quantity: 7 });
    const again = plan(after, anOrder({ shipNode: null, shipBy: null, shipTo: { name: null } }));
    const [row] = written(after, again.changes).orders ?? [];
    expect(row).toMatchObject({ shipNode: null, quantity: 1, shipToName: "Ann Buyer" });
    expect(row?.shipBy).toEqual(paper.orders?.[0]?.shipBy);
    expect(again.overwritten).toEqual([]);
  });

  test("any more and somebody typed over is lost, is said once, and is not asked for again", () => {
    const after = typed(imported(anOrder()), { shipBy: date("2020-01-01T00:00:00Z") });
    const silent = anOrder({ shipBy: null });
    const again = plan(after, silent);
    expect(again.overwritten).toHaveLength(1);
    const next = written(after, again.changes);
    expect(next.orders?.[0]?.shipBy).toEqual(date("2020-01-01T00:00:00Z"));
    expect(over(next)).toEqual([]);
    expect(plan(next, silent).overwritten).toEqual([]);
  });
});

test("what reads otherwise after Walmart was asked counts as told, what changed meanwhile does not", () => {
  const paper = typed(imported(anOrder()), { quantity: 9 });
  const before = typedOver(rowsIn(paper), ledgerOf(paper));
  expect(over(written(paper, planAsTheyStand(before, rowsIn(paper), ledgerOf(paper))))).toEqual([]);
  const later = typed(paper, { quantity: 8 });
  expect(planAsTheyStand(before, rowsIn(later), ledgerOf(later))).toEqual([]);
});

describe("an order that was remembered before its cells were", () => {
  const paper = imported(anOrder());
  const row = paper.ledger?.find(({ kind }) => kind === "order");
  const { told: _, ...memory } = JSON.parse(String(row?.data));
  const old = { ...paper, ledger: [{ ...row, data: JSON.stringify(memory) }] };

  test("is not typed over", () => expect(over(typed(old, { quantity: 9 }))).toEqual([]));

  test("is remembered with them beside other changes, never alone", () => {
    const changes = differences(old, plan(old, anOrder()).changes);
    expect(changes).toMatchObject([{ tab: "ledger", onlyAlongside: true }]);
    const shipped = differences(old, plan(old, anOrder({ lines: [{ status: "Shipped" }] })).changes);
    expect(shipped.filter(({ tab }) => tab === "ledger")).toMatchObject([
      { cells: { data: expect.stringContaining("told") } },
    ]);
    expect(shipped.some(({ onlyAlongside }) => onlyAlongside === true)).toBe(false);
  });
});

describe("a row whose key was typed over", () => {
  const two = imported(
    anOrder({ po: "1", customerOrder: "C1" }),
    anOrder({ po: "2", customerOrder: "C2", lines: [{ line: "1" }, { line: "2" }] }),
  );
  const keys = (paper: Paper) =>
    keyedRows(rowsIn(paper), ledgerOf(paper)).rows.map(({ values }) => `${values.po}/${values.line}`);
  const right = keys(two);

  test("is the line that it was", () => {
    expect(keys(typed(two, { po: "x" }))).toEqual(right);
    expect(keys(typed(two, { po: null, line: null }, {}, { line: "9" }))).toEqual(right);
    expect(keys(typed(two, { po: "x", channel: "eBay", customer: null }))).toEqual(right);
  });

  test("keeps its row when two rows took each other's key, or all but the keys was sorted", () => {
    const [first, second, third] = two.orders ?? [];
    const swapped = typed(
      two,
      { po: third?.po ?? null, line: third?.line ?? null },
      {},
      { po: first?.po ?? null, line: first?.line ?? null },
    );
    expect(keys(swapped)).toEqual(right);
    expect(second).toBeDefined();
  });

  test("of two lines that are alike is the one that has no row", () => {
    const [one, ...others] = two.orders ?? [];
    const alike = one?.po === "2" ? one : others.find(({ po }) => po === "2");
    const orders = (two.orders ?? []).map((row) => (row === alike ? { ...row, po: "x" } : row));
    expect(keys({ ...two, orders })).toEqual(right);
  });

  test("is nobody's when another cell was typed over with it", () => {
    expect(keys(typed(two, { po: "x", quantity: 9 }))[0]).toMatch(/^x/);
  });

  test("is no line whose own row still stands there", () => {
    const copy = { ...two.orders?.[0], po: "mine" };
    expect(keys({ ...two, orders: [...(two.orders ?? []), copy] }).at(-1)).toMatch(/^mine/);
    const edited = typed(two, { quantity: 9 });
    expect(keys({ ...edited, orders: [...(edited.orders ?? []), copy] }).at(-1)).toMatch(/^mine/);
  });

  test("does not take over a row of another channel", () => {
    const mine = { po: "mine", line: "1", channel: "eBay", quantity: 1 };
    const paper = { ...two, orders: [...(two.orders ?? []), mine] };
    expect(keyedRows(rowsIn(paper), ledgerOf(paper)).retyped).toEqual([]);
  });
});

/** A new column of Aisle's has to be put on one side: computed cells that Aisle took for Walmart's would be asked for again and again. */
test("typing over what Walmart said of a line is noticed, over what Aisle computes it is not", () => {
  const TYPED: Readonly<Record<string, unknown>> = { instant: NOW, quantity: 3, money: 100 };
  const columns = Object.entries(ORDERS.columns).filter(([, { owner }]) => owner === "aisle");
  const names = columns.map(([name]) => name);
  const noticed = columns.flatMap(([name, { kind }]) => {
    const cells = { [name]: TYPED[kind] ?? "typed" } as Partial<OrderRow["values"]>;
    return walmartDigest(cells) === walmartDigest({}) ? [] : [name];
  });
  expect(noticed.join(" ")).toBe(
    "shipBy title quantity cancelled shipped walmartStatus cancelRequested orderedAt customerOrder shipToName " +
      "shipToStreet shipToCity shipToState shipToPostcode shipToCountry shipToPhone soldAs itemPrice shipNode",
  );
  expect(names.filter((name) => !noticed.includes(name)).join(" ")).toBe(
    "po line sku problem outstanding committed channel acknowledgedAt customer shipStation",
  );
});
