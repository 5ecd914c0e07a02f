/** Counted lots: Qty is what lies on the shelf, so what is shipped goes off it, once. */

import type { LotState } from "../../../src/domain/fulfillment/plan-lots";
import type { Unit } from "../../../src/domain/inventory/stock";
import { lotEntries, lotPlan, lotStates } from "../../../src/domain/workbook/plans/lots";
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShop,
  aUnit,
  NOW,
  SYNC_ON,
  settingRows,
} from "../../support/builders";
import { type Cells, type Paper, written } from "../../support/paper";

const PRODUCTS = [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })];
const lot = (id: number, quantity: number | null, cells: Cells<"inventory"> = {}) =>
  aUnit({ unitId: `U-00000${id}`, quantity, ...cells });

/** What the ledger holds of an order of which nothing has left. */
const ordered = (po: string): Cells<"ledger"> => ({
  key: `order:${po}`,
  kind: "order",
  data: JSON.stringify({ walmart: "Acknowledged", local: "Ready to Ship", lines: ["1"], gone: {} }),
});
const shelf: Cells<"ledger"> = { key: "cursor:shelf", kind: "cursor", data: JSON.stringify({ at: 1 }) };

const paperOf = (inventory: readonly Cells<"inventory">[], orders: readonly Cells<"orders">[], more: Paper = {}) => ({
  products: PRODUCTS,
  listings: [aListing(), aListing({ sku: "L" })],
  inventory,
  orders,
  ledger: [shelf, ordered("1001"), ordered("1002")],
  ...more,
});
const plan = (paper: Paper, stateOf?: (lot: Unit) => LotState) => lotPlan(aShop(paper), NOW, stateOf);
/** Qty of every row afterwards. */
const after = (paper: Paper) => written(paper, plan(paper).changes).inventory?.map(({ quantity }) => quantity ?? null);
const shipped = (units: number, cells: Cells<"orders"> = {}) =>
  anOrderRow({ quantity: units, shipped: units, ...cells });

test("what is shipped goes off the lot, once", () => {
  const paper = paperOf([lot(1, 100)], [shipped(30)]);
  const next = written(paper, plan(paper).changes);
  expect(next.inventory?.[0]?.quantity).toBe(70);
  expect(plan(next).changes).toEqual([]);
  const more = { ...next, orders: [shipped(30, { quantity: 50, shipped: 45 })] };
  expect(after(more)).toEqual([55]);
});

test("the oldest lot goes first, by its id and not by its place, and none below zero", () => {
  expect(after(paperOf([lot(3, 10), lot(1, 4), lot(2, 5)], [shipped(7)]))).toEqual([10, 0, 2]);
});

test("a blank Qty is one unit", () => {
  expect(after(paperOf([lot(1, null), lot(2, null)], [shipped(1)]))).toEqual([0, null]);
});

test("lots that do not count, were sold, or have no id yet are left alone", () => {
  const rows = [
    lot(1, 5, { status: "Broken" }),
    lot(2, 5, { warehouse: null }),
    lot(3, 5, { soldOn: "9 / 1" }),
    aUnit({ quantity: 5 }),
    lot(4, 5),
  ];
  expect(after(paperOf(rows, [shipped(2)]))).toEqual([5, 5, 5, 5, 3]);
});

test("more than the lots held is dealt with all the same, and told", () => {
  const paper = paperOf([lot(1, 4)], [shipped(6)]);
  expect(after(paper)).toEqual([0]);
  expect(lotEntries(plan(paper)).map(({ what }) => what)).toEqual([
    "What was shipped was taken off counted lots: U-000001 4 → 0.",
    "More was shipped on 1001 / 1 than its counted lots held: 2 units could be taken off none.",
  ]);
  const counted = written(paper, plan(paper).changes);
  expect(plan({ ...counted, inventory: [lot(1, 9)] }).changes).toEqual([]);
});

test("two orders take from one lot", () => {
  expect(after(paperOf([lot(1, 9)], [shipped(2), shipped(3, { po: "1002" })]))).toEqual([4]);
});

test("a pack takes its size, a kit from each of its parts", () => {
  const pack = { skuMap: [aMapping({ perListing: 3 })] };
  expect(after(paperOf([lot(1, 9)], [shipped(2, { soldAs: "L" })], pack))).toEqual([3]);
  const kit = { skuMap: [aMapping({ partOfKit: true }), aMapping({ target: "B", perListing: 2, partOfKit: true })] };
  const rows = [lot(1, 9), lot(2, 9, { stockOf: "B" })];
  expect(after(paperOf(rows, [shipped(2, { soldAs: "L" })], kit))).toEqual([7, 5]);
});

test("what was committed by IMEI was not taken from a lot", () => {
  const rows = [lot(1, 9), aUnit({ unitId: "U-000009", imei: "7", committedTo: "1001 / 1", soldOn: "1001 / 1" })];
  expect(after(paperOf(rows, [shipped(3, { units: "7" })]))).toEqual([7, null]);
});

test("where units with an IMEI are left, the one that went out must be named, and no lot goes down", () => {
  const rows = [lot(1, 9), aUnit({ unitId: "U-000009", imei: "7" })];
  expect(after(paperOf(rows, [shipped(1)]))).toEqual([9, null]);
});

test("a removed line ships something else", () => {
  expect(after(paperOf([lot(1, 9)], [shipped(1, { lineRemoved: true })]))).toEqual([9]);
});

describe("what left before Aisle looked at it is the seller's to have counted", () => {
  test("an order of which that is not remembered is noted, and lowers nothing", () => {
    const data = JSON.stringify({ walmart: "Shipped", local: "Shipped", lines: ["1"] });
    const paper = paperOf([lot(1, 9)], [shipped(2)], { ledger: [shelf, { key: "order:1001", kind: "order", data }] });
    const noted = written(paper, plan(paper).changes);
    expect(noted.inventory?.[0]?.quantity).toBe(9);
    expect(after({ ...noted, orders: [shipped(3)] })).toEqual([8]);
  });

  test("an order that is remembered no longer lowers nothing", () => {
    expect(plan(paperOf([lot(1, 9)], [shipped(2)], { ledger: [shelf] })).changes).toEqual([]);
  });

  test("a lot or a product that is added later is not lowered by what was shipped before", () => {
    const before = paperOf([], [shipped(5)]);
    const noted = written(before, plan(before).changes);
    expect(plan({ ...noted, inventory: [lot(1, 100)] }).changes).toEqual([]);
  });

  test("while the setting is off shipments are noted, so that switching it on lowers nothing afterwards", () => {
    const off = { settings: settingRows({ ...SYNC_ON, "Lower Counted Lots When Shipped": "Off" }) };
    const paper = { ...paperOf([lot(1, 9)], [shipped(2)]), ...off };
    const noted = written(paper, plan(paper).changes);
    expect(noted.inventory?.[0]?.quantity).toBe(9);
    expect(plan({ ...noted, settings: settingRows(SYNC_ON) }).changes).toEqual([]);
  });
});

describe("orders of other channels", () => {
  const typed = (cells: Cells<"orders"> = {}) =>
    anOrderRow({ po: "E1", line: null, channel: "eBay", soldAs: null, sku: "A", quantity: 4, shipped: 4, ...cells });

  test("take from lots when the seller types what was shipped, once", () => {
    const paper = paperOf([lot(1, 9)], [typed()]);
    const next = written(paper, plan(paper).changes);
    expect(next.inventory?.[0]?.quantity).toBe(5);
    expect(plan(next).changes).toEqual([]);
  });

  test("that stand there when Aisle looks for the first time were counted off", () => {
    const paper = paperOf([lot(1, 9)], [typed()], { ledger: [] });
    expect(after(paper)).toEqual([9]);
  });
});

describe("a Qty that somebody else decides", () => {
  const states = (typed: unknown): ((lot: Unit) => LotState) =>
    lotStates(aShop(paperOf([lot(1, 9)], [])), [typed as never]);
  const one = paperOf([lot(1, 9)], [shipped(2)]);

  test("by a formula is never written over, and not asked again", () => {
    const { changes, lowered } = plan(one, states("=9"));
    expect(lowered).toEqual([]);
    const noted = written(one, changes);
    expect(noted.inventory?.[0]?.quantity).toBe(9);
    expect(plan(noted).changes).toEqual([]);
  });

  test.each([8, "nine", null, true])("by typing just now (%p) waits for the next run", (typed) => {
    expect(plan(one, states(typed)).changes).toEqual([]);
  });

  test("and that reads as before is free", () => {
    expect(states(9)(aShop(one).units[0] as Unit)).toBe("free");
    expect(plan(one, states(9)).lowered).toHaveLength(1);
  });
});

test("one commit takes some hundreds of orders, the next ones the others, and none twice", () => {
  const many = Array.from({ length: 700 }, (_, index) => String(2000 + index));
  let paper: Paper = paperOf(
    [lot(1, 1_000)],
    many.map((po) => shipped(1, { po })),
    {
      ledger: [shelf, ...many.map((po) => ordered(po))],
    },
  );
  let commits = 0;
  for (let next = plan(paper).changes; next.length > 0; next = plan(paper).changes) {
    paper = written(paper, next);
    commits += 1;
  }
  expect(paper.inventory?.[0]?.quantity).toBe(300);
  expect(commits).toBe(3);
});
