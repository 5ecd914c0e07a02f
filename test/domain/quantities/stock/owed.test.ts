/** What orders take of a listing's stock: a number that falls by as much was changed by orders, not by a slip. */
import { aListing, aMapping, anOrderRow, aProduct, aShop, aUnit, listingOf, units } from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";

const pack = (target: string, perListing: number): Cells<"skuMap"> => aMapping({ target, perListing });
const part = (target: string, perListing: number): Cells<"skuMap"> => ({
  ...pack(target, perListing),
  partOfKit: true,
});
const paperOf = (skuMap: readonly Cells<"skuMap">[], orders: readonly Cells<"orders">[], more: Paper = {}): Paper => ({
  products: [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })],
  listings: [aListing(), aListing({ sku: "B" }), aListing({ sku: "L" })],
  inventory: [...units(9), ...units(9, "B")],
  skuMap,
  orders,
  ...more,
});
const owed = (paper: Paper, sku = "A"): number => listingOf(aShop(paper), sku).owed;
const line = (cells: Cells<"orders"> = {}) => anOrderRow(cells);

test("no order takes nothing", () => {
  expect(owed(paperOf([], []))).toBe(0);
  expect(owed(paperOf([part("A", 1), part("B", 1)], []), "L")).toBe(0);
});

test("all its open lines together, whether their units are named or not", () => {
  const orders = [line({ quantity: 2 }), line({ po: "1002", quantity: 3, units: "A-1 A-2" })];
  expect(owed(paperOf([], orders))).toBe(5);
});

test("nothing for a line of other stock, and for one that is closed and has no units", () => {
  const orders = [line({ soldAs: "B", quantity: 2 }), line({ po: "1002", quantity: 3, status: "Delivered" })];
  expect(owed(paperOf([], orders))).toBe(0);
});

test("units that were committed beyond what was ordered: all of them", () => {
  expect(owed(paperOf([], [line({ units: "A-1 A-2 A-3" })]))).toBe(3);
});

describe("a unit that Inventory already shows on a line of another SKU", () => {
  const onLine = (cells: Cells<"inventory">): Paper => {
    const inventory = [...units(9), aUnit({ imei: "X", committedTo: "1001 / 1", ...cells })];
    return paperOf([], [line({ units: "X" })], { inventory });
  };

  test("takes from its own stock, and the line from its own", () => {
    expect(owed(onLine({ stockOf: "B" }), "B")).toBe(1);
    expect(owed(onLine({ stockOf: "B" }), "A")).toBe(1);
  });

  test("takes from no listing where nobody knows its stock", () => {
    expect(owed(onLine({ stockOf: "UNKNOWN" }), "B")).toBe(0);
    expect(owed(onLine({ stockOf: null }), "B")).toBe(0);
  });
});

test("a unit that went out and is marked as sold takes nothing any more; one that is only set aside still does", () => {
  const sold = aUnit({ imei: "A-1", soldOn: "1001 / 1" });
  const inventory = [sold, aUnit({ imei: "A-2" }), aUnit({ imei: "A-3" })];
  const shipped = line({ quantity: 1, shipped: 1, status: "Shipped", walmartStatus: "Shipped", units: "A-1" });
  expect(owed(paperOf([], [shipped], { inventory }))).toBe(0);
  const aside = line({ po: "1002", quantity: 1, status: "Delivered", units: "A-2" });
  expect(owed(paperOf([], [shipped, aside], { inventory }))).toBe(1);
});

test("in packs: whole packs, rounded up", () => {
  expect(owed(paperOf([pack("A", 2)], [line({ quantity: 3 })]), "L")).toBe(2);
});

test("in listings of one size or another: what each may lose, added up", () => {
  const orders = [line({ quantity: 2 }), line({ po: "1002", soldAs: "B", quantity: 4 })];
  expect(owed(paperOf([pack("A", 1), pack("B", 2)], orders), "L")).toBe(4);
});

test("in kits: what the part lacks that lacks most", () => {
  const orders = [line({ quantity: 2 }), line({ po: "1002", soldAs: "B", quantity: 3 })];
  expect(owed(paperOf([part("A", 1), part("B", 1)], orders), "L")).toBe(3);
});
