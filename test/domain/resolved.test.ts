/** Open lines keep the stock that they were resolved to, whatever becomes of catalog and connections. */
import { DATA_LIMIT } from "../../src/domain/ledger/ledger";
import { planDerivedCells } from "../../src/domain/workbook/plan-derived-cells";
import { aListing, aMapping, anOrderRow, aProduct, aShop, computed, listingOf, toSend, units } from "./builders";
import { differences, type Paper } from "./paper";

const A = aProduct();
const A2 = aProduct({ sku: "A2" });
const paper: Paper = {
  products: [A],
  listings: [aListing(), aListing({ sku: "A2" })],
  inventory: units(5, "V-000001"),
  orders: [anOrderRow({ quantity: 2 })],
};
const remembered = ({ ledger = [] }: Paper) => ledger.filter(({ kind }) => kind === "resolved");

test("a SKU that is renamed while a line is open: the line still holds the variation", () => {
  const before = computed(paper);
  expect(toSend(aShop(before))).toBe(3);
  const renamed = { ...before, products: [A2] };
  expect(toSend(aShop(renamed), "A2")).toBe(3);
  expect(toSend(aShop({ ...renamed, ledger: [] }), "A2")).toBe(5);
});

test("a connection that is changed while a line is open: the old stock is held as well as the new", () => {
  const two = { ...paper, products: [A, aProduct({ variationId: "V-000002", sku: "B" })] };
  const orders = [anOrderRow({ soldAs: "L" })];
  const listings = [aListing(), aListing({ sku: "B" }), aListing({ sku: "L" })];
  const inventory = [...units(5), ...units(5, "B")];
  const before = computed({ ...two, orders, listings, inventory, skuMap: [aMapping()] });
  const after = { ...before, skuMap: [aMapping({ target: "B" })] };
  expect([toSend(aShop(after)), toSend(aShop(after), "B"), toSend(aShop(after), "L")]).toEqual([4, 4, 4]);
});

test("a pack or a kit is remembered with its sizes", () => {
  const two = { ...paper, products: [A, aProduct({ variationId: "V-000002", sku: "B" })] };
  const skuMap = [aMapping({ partOfKit: true }), aMapping({ target: "B", perListing: 2, partOfKit: true })];
  const listings = [aListing(), aListing({ sku: "B" }), aListing({ sku: "L" })];
  const inventory = [...units(9), ...units(9, "B")];
  const before = computed({ ...two, listings, inventory, skuMap, orders: [anOrderRow({ soldAs: "L", quantity: 2 })] });
  const without = { ...before, skuMap: [] };
  expect([toSend(aShop(without)), toSend(aShop(without), "B")]).toEqual([7, 5]);
  expect(computed(without).orders?.[0]?.outstanding).toBe(6);
});

test("it is forgotten with the last open line of the SKU, and not before", () => {
  const before = computed(paper);
  expect(remembered(before)).toHaveLength(1);
  const other = anOrderRow({ po: "1002" });
  const one = computed({ ...before, orders: [anOrderRow({ status: "Shipped", shipped: 2 }), other] });
  expect(remembered(one)).toHaveLength(1);
  const none = computed({ ...one, orders: [anOrderRow({ status: "Shipped" }), { ...other, status: "Shipped" }] });
  expect(remembered(none)).toEqual([]);
});

test("nothing is written where nothing changed", () => {
  const once = computed(paper);
  expect(differences(once, planDerivedCells(aShop(once)))).toEqual([]);
});

test("five hundred variations fit into rows of the ledger, and count once each", () => {
  const ids = Array.from({ length: 500 }, (_, index) => `V-${String(index + 1).padStart(6, "0")}`);
  const many: Paper = {
    products: ids.map((variationId) => aProduct({ variationId, sku: variationId.replace("V", "S") })),
    listings: [aListing({ sku: "L" })],
    skuMap: ids.map((target) => aMapping({ connectTo: "Variation", target })),
    inventory: ids.flatMap((id) => units(1, id)),
    orders: [anOrderRow({ soldAs: "L", quantity: 3 })],
  };
  const once = computed(many);
  expect(toSend(aShop(once), "L")).toBe(497);
  expect(listingOf(aShop(once), "L").connection.connectedTo).toMatch(/^V-000001, .*, 480 more$/);
  const rows = remembered(once);
  expect(rows.length).toBeGreaterThan(1);
  for (const { data } of rows) expect(String(data).length).toBeLessThanOrEqual(DATA_LIMIT);
  expect(toSend(aShop({ ...once, skuMap: [] }), "L")).toBeNull();
  expect(differences(once, planDerivedCells(aShop(once)))).toEqual([]);
});
