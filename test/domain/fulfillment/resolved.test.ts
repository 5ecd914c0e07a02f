/** Open lines keep the stock that they were resolved to, whatever becomes of catalog and connections. */
import { DATA_LIMIT } from "../../../src/domain/ledger/ledger";
import { planDerivedCells } from "../../../src/domain/workbook/plans/derived-cells";
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShop,
  computed,
  inUtc,
  listingOf,
  toSend,
  units,
} from "../../support/builders";
import { differences, type Paper } from "../../support/paper";

const A = aProduct();
const A2 = aProduct({ sku: "A2" });
const paper: Paper = {
  products: [A],
  listings: [aListing(), aListing({ sku: "A2" })],
  inventory: units(5, "V-000001"),
  orders: [anOrderRow({ quantity: 2 })],
};
const remembered = ({ ledger = [] }: Paper) => ledger.filter(({ kind }) => kind === "held");

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

test("it is forgotten with the line, beside other changes, and not before", () => {
  const before = computed(paper);
  expect(remembered(before)).toHaveLength(1);
  const other = anOrderRow({ po: "1002" });
  const one = computed({ ...before, orders: [anOrderRow({ status: "Shipped", shipped: 2 }), other] });
  expect(remembered(one)).toHaveLength(1);
  const none = computed({ ...one, orders: [anOrderRow({ status: "Shipped" }), { ...other, status: "Shipped" }] });
  expect(remembered(none)).toEqual([]);
});

test("a line that comes in after a connection was put right holds nothing of what was meant by mistake", () => {
  const two = { ...paper, products: [A, aProduct({ variationId: "V-000002", sku: "B" })] };
  const listings = [aListing(), aListing({ sku: "B" }), aListing({ sku: "L" })];
  const first = anOrderRow({ soldAs: "L" });
  const before = computed({
    ...two,
    listings,
    orders: [first],
    inventory: [...units(5), ...units(5, "B")],
    skuMap: [aMapping({ target: "B" })],
  });
  const after = computed({ ...before, skuMap: [aMapping()], orders: [anOrderRow({ po: "1002", soldAs: "L" }), first] });
  expect([toSend(aShop(after)), toSend(aShop(after), "B")]).toEqual([3, 4]);
  // And so it stays while both are open, and once the first one is gone.
  const later = computed({ ...after, orders: (after.orders ?? []).slice(0, 1) });
  expect([toSend(aShop(later)), toSend(aShop(later), "B")]).toEqual([4, 5]);
});

test("a pack size that is put right counts for every line that comes in afterwards", () => {
  const listings = [aListing(), aListing({ sku: "L" })];
  const first = anOrderRow({ soldAs: "L" });
  const before = computed({
    ...paper,
    listings,
    inventory: units(20),
    orders: [first],
    skuMap: [aMapping({ perListing: 10 })],
  });
  const second = anOrderRow({ po: "1002", soldAs: "L" });
  const after = computed({ ...before, skuMap: [aMapping({ perListing: 1 })], orders: [second, first] });
  expect(after.orders?.map(({ outstanding }) => outstanding)).toEqual([1, 10]);
});

test("an order of another channel whose SKU the seller corrects holds the corrected one alone; a blank line is line 1", () => {
  const two = { ...paper, products: [A, aProduct({ variationId: "V-000002", sku: "B" })] };
  const listings = [aListing(), aListing({ sku: "B" })];
  const typed = { po: "EB-1", channel: "eBay", soldAs: null, line: null, walmartStatus: null };
  const inventory = [...units(5), ...units(5, "V-000002")];
  const before = computed({ ...two, listings, inventory, orders: [anOrderRow({ ...typed, sku: "A" })] });
  expect([toSend(aShop(before)), toSend(aShop(before), "B")]).toEqual([4, 5]);
  const after = computed({ ...before, orders: [anOrderRow({ ...typed, sku: "B" })] });
  expect([toSend(aShop(after)), toSend(aShop(after), "B")]).toEqual([5, 4]);
  expect(
    toSend(
      aShop({
        ...after,
        orders: [anOrderRow({ ...typed, line: "1", sku: "B" })],
        products: [A, aProduct({ variationId: "V-000002", sku: "B2" })],
      }),
      "A",
    ),
  ).toBe(5);
  const renamed = {
    ...after,
    products: [A, aProduct({ variationId: "V-000002", sku: "B2" })],
    listings: [aListing({ sku: "B2" })],
  };
  expect(toSend(aShop(renamed), "B2")).toBe(4);
});

test("a ledger of before remembers by SKU: lines that were open then keep it, and it is written down as their own", () => {
  const old = {
    key: "resolved:L/0",
    kind: "resolved",
    data: JSON.stringify({ parts: [{ kit: 0, part: 0, per: 10, of: ["V-000001"] }] }),
  };
  const listings = [aListing(), aListing({ sku: "L" })];
  const first = anOrderRow({ soldAs: "L" });
  const before: Paper = {
    ...paper,
    listings,
    inventory: units(20),
    skuMap: [aMapping()],
    orders: [first],
    ledger: [old],
  };
  expect(toSend(aShop(before))).toBe(10);
  const updated = computed(before);
  expect(updated.ledger?.filter(({ kind }) => kind === "resolved")).toEqual([]);
  const after = computed({ ...updated, orders: [anOrderRow({ po: "1002", soldAs: "L" }), first] });
  expect(after.orders?.map(({ outstanding }) => outstanding)).toEqual([1, 10]);
  // Where no line is open there is nothing that it could belong to.
  const none = computed({ ...before, orders: [] });
  expect(none.ledger).toEqual([]);
});

test("three thousand open lines of one SKU take a few rows, and one that comes or goes changes one of them", () => {
  const rows = Array.from({ length: 3000 }, (_, index) => anOrderRow({ po: String(1_796_277_000_000 + index) }));
  const once = computed({ ...paper, orders: rows });
  expect(remembered(once).length).toBeLessThan(50);
  for (const { data } of remembered(once)) expect(String(data).length).toBeLessThanOrEqual(DATA_LIMIT);
  expect(differences(once, planDerivedCells(aShop(once), inUtc))).toEqual([]);
  const next = { ...once, orders: [anOrderRow({ po: "2000000000000" }), ...(once.orders ?? []).slice(1)] };
  const ledgerChanges = differences(next, planDerivedCells(aShop(next), inUtc)).filter(({ tab }) => tab === "ledger");
  expect(ledgerChanges.filter(({ onlyAlongside }) => onlyAlongside !== true)).toHaveLength(1);
  expect(ledgerChanges.length).toBeLessThan(3);
});

test("nothing is written where nothing changed", () => {
  const once = computed(paper);
  expect(differences(once, planDerivedCells(aShop(once), inUtc))).toEqual([]);
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
  expect(differences(once, planDerivedCells(aShop(once), inUtc))).toEqual([]);
});
