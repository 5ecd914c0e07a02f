/** Packs and kits: how many the stock suffices for, and what of it their orders hold. Everything in stock units. */
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShop,
  aUnit,
  computed,
  listingOf,
  toSend,
  units,
} from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";

const PRODUCTS = [
  aProduct(),
  aProduct({ variationId: "V-000002", sku: "B" }),
  aProduct({ variationId: "V-000003", sku: "S" }),
  aProduct({ variationId: "V-000004", sku: "S" }),
];
const part = (target: string, perListing: number | null = null): Cells<"skuMap"> =>
  aMapping({ target, perListing, partOfKit: true, connectTo: target.startsWith("V-") ? "Variation" : "SKU" });
const pack = (target: string, perListing: number): Cells<"skuMap"> => ({
  ...part(target, perListing),
  partOfKit: false,
});

const paperOf = (
  skuMap: readonly Cells<"skuMap">[],
  stock: Readonly<Record<string, number>>,
  more: Paper = {},
): Paper => ({
  products: PRODUCTS,
  listings: [...["A", "B", "S"].map((sku) => aListing({ sku })), aListing({ sku: "L" })],
  skuMap,
  inventory: Object.entries(stock).flatMap(([stockOf, count]) => units(count, stockOf)),
  ...more,
});
const why = (paper: Paper) => listingOf(aShop(paper), "L").quantity?.why;
const sent = (paper: Paper, ...skus: string[]) => skus.map((sku) => toSend(aShop(paper), sku));
const sold = (cells: Cells<"orders"> = {}) => anOrderRow({ soldAs: "L", ...cells });

describe("how many", () => {
  test("of a pack: the stock divided by its size, rounded down", () => {
    expect(toSend(aShop(paperOf([pack("A", 2)], { A: 5 })), "L")).toBe(2);
    expect(why(paperOf([pack("A", 2)], { A: 5 }))).toBe("5 − 0 = 5 · 2 a listing = 2");
  });

  test("of alternatives of one size: what they hold together", () => {
    expect(toSend(aShop(paperOf([pack("A", 2), pack("B", 2)], { A: 1, B: 3 })), "L")).toBe(2);
  });

  test("of alternatives of several sizes: each for itself, added up", () => {
    const paper = paperOf([pack("A", 1), pack("B", 2)], { A: 3, B: 5 });
    expect(toSend(aShop(paper), "L")).toBe(5);
    expect(why(paper)).toBe("B: 5 − 0 = 5, 2 a listing = 2 · A: 3 − 0 = 3 · together 5");
  });

  test("what stands under several sizes belongs to the largest", () => {
    expect(toSend(aShop(paperOf([pack("S", 1), pack("V-000003", 3)], { "V-000003": 7, "V-000004": 2 })), "L")).toBe(4);
  });

  test("of a kit: as many as the scarcest part allows", () => {
    const paper = paperOf([part("A"), part("B", 2)], { A: 3, B: 5 });
    expect(toSend(aShop(paper), "L")).toBe(2);
    expect(why(paper)).toBe("A: 3 − 0 = 3 · B: 5 − 0 = 5, 2 a kit = 2 · the scarcest of 2 allows 2");
    expect(listingOf(aShop(paper), "L").level).toMatchObject({ available: 5, outstanding: 0 });
  });

  test("parts of a kit that share stock do not both take it", () => {
    const paper = paperOf([part("S"), part("V-000003")], { "V-000003": 4, "V-000004": 1 });
    expect(toSend(aShop(paper), "L")).toBe(2);
    expect(why(paper)).toContain("S and V-000003: 5 − 0 = 5, 2 a kit = 2");
  });

  test("of a kit of which a part is not in Products: none, and Walmart's number stays", () => {
    const shop = aShop(paperOf([part("A"), part("GONE")], { A: 3 }));
    expect(listingOf(shop, "L").connection.state).toBe("Target missing");
    expect(toSend(shop, "L")).toBeNull();
  });

  test("percent, hold back and max count listings, not units", () => {
    const listings = [aListing({ sku: "L", percent: 0.5, holdBack: 1 })];
    const paper = paperOf([pack("A", 2)], { A: 20 }, { listings });
    expect(why(paper)).toBe("20 − 0 = 20 · 2 a listing = 10 · 50 % = 5 · hold back 1 = 4");
  });

  test("a kit of many parts tells the scarcest alone", () => {
    const ids = Array.from({ length: 500 }, (_, index) => `V-${String(index + 1).padStart(6, "0")}`);
    const products = ids.map((variationId) => aProduct({ variationId, sku: variationId.slice(2) }));
    const paper = paperOf(
      ids.map((id) => part(id)),
      {},
      { products, inventory: ids.flatMap((id) => units(id === "V-000007" ? 1 : 3, id)) },
    );
    expect(why(paper)).toBe("V-000007: 1 − 0 = 1 · the scarcest of 500 allows 1");
  });

  test("a kit of five parts tells each, one of six the scarcest alone", () => {
    const kitOf = (count: number): Paper => {
      const ids = Array.from({ length: count }, (_, index) => `V-${String(index + 1).padStart(6, "0")}`);
      const products = ids.map((variationId) => aProduct({ variationId, sku: variationId.slice(2) }));
      const inventory = ids.flatMap((id, index) => units(index === 1 ? 1 : 3, id));
      return paperOf(
        ids.map((id) => part(id)),
        {},
        { products, inventory },
      );
    };
    expect(why(kitOf(5))).toMatch(/^V-000001: 3 − 0 = 3 · V-000002: 1 − 0 = 1 .* · the scarcest of 5 allows 1$/);
    expect(why(kitOf(6))).toBe("V-000002: 1 − 0 = 1 · the scarcest of 6 allows 1");
  });

  test("a kit of a single part says nothing of the scarcest; of equally scarce parts the first counts", () => {
    expect(why(paperOf([part("A", 2)], { A: 5 }))).toBe("A: 5 − 0 = 5, 2 a kit = 2");
    const paper = paperOf([part("A"), part("B", 2)], { A: 2, B: 5 });
    expect(listingOf(aShop(paper), "L").level).toMatchObject({ available: 2, number: 2 });
    const last = paperOf([part("A"), part("B")], { A: 1, B: 4 });
    expect(toSend(aShop(last), "L")).toBe(1);
  });

  test("of three targets of one size the first is named", () => {
    const inOneSize = [pack("A", 2), pack("B", 2), pack("S", 2)];
    expect(why(paperOf([...inOneSize, pack("V-000003", 3)], { A: 4 }))).toContain("A and 2 more: 4 − 0 = 4");
    expect(why(paperOf([pack("A", 2), pack("B", 2), pack("S", 3)], { A: 4 }))).toContain("A and B: 4 − 0 = 4");
  });

  test("stock of which orders have taken all is not oversold", () => {
    expect(why(paperOf([pack("A", 1)], { A: 1 }, { orders: [anOrderRow()] }))).toBe("1 − 1 = 0");
  });

  test("a kit's part that orders have taken more of than there is: oversold by as many", () => {
    const paper = paperOf([part("A"), part("B")], { A: 1, B: 4 }, { orders: [anOrderRow({ quantity: 3 })] });
    expect(why(paper)).toContain("A: 1 − 3 = -2, oversold by 2");
  });

  test("a kit of which more than ten parts share stock is a problem, not a guess", () => {
    const ids = Array.from({ length: 12 }, (_, index) => `V-${String(index + 1).padStart(6, "0")}`);
    const products = ids.map((variationId) => aProduct({ variationId, sku: "S" }));
    const paper = paperOf([part("S"), ...ids.map((id) => part(id))], {}, { products });
    expect(listingOf(aShop(paper), "L").withheld).toMatch(/^Problem: More than ten parts/);
  });
});

describe("what an order holds", () => {
  test("of a pack: its size for each, on every listing of the stock", () => {
    const paper = paperOf([pack("A", 2)], { A: 9 }, { orders: [sold({ quantity: 2 })] });
    expect(sent(paper, "L", "A")).toEqual([2, 5]);
    expect(computed(paper).orders?.[0]).toMatchObject({ outstanding: 4, committed: 0 });
  });

  test("of a pack whose SKU is in Products as well: the larger of both", () => {
    const paper = paperOf([{ ...pack("A", 3), sku: "A" }], { A: 9 }, { orders: [anOrderRow()] });
    expect(computed(paper).orders?.[0]?.outstanding).toBe(3);
    expect(sent(paper, "A")).toEqual([2]);
  });

  const kit = [part("A"), part("B", 2)];
  const ofKit = (cells: Cells<"orders">, more: Paper = {}) =>
    computed(paperOf(kit, { A: 9, B: 9 }, { orders: [sold(cells)], ...more }));

  test("of a kit: once for each part", () => {
    const paper = paperOf(kit, { A: 9, B: 9 }, { orders: [sold({ quantity: 2 })] });
    expect(sent(paper, "L", "A", "B")).toEqual([2, 7, 5]);
    expect(computed(paper).orders?.[0]?.outstanding).toBe(6);
  });

  test("of a kit, for a listing of both its parts: both parts", () => {
    const both = [...kit, aMapping({ sku: "S", target: "A" }), aMapping({ sku: "S", target: "B" })];
    expect(sent(paperOf(both, { A: 9, B: 9 }, { orders: [sold()] }), "S")).toEqual([15]);
  });

  test("a committed unit counts for its own part", () => {
    expect(ofKit({ quantity: 2, units: "A-1 A-2" }).orders?.[0]).toMatchObject({ committed: 2, outstanding: 4 });
    expect(ofKit({ quantity: 2, units: "B-1" }).orders?.[0]).toMatchObject({ committed: 1, outstanding: 5 });
  });

  test("a unit from elsewhere fills what is left", () => {
    const inventory = [...units(9), ...units(9, "B"), aUnit({ imei: "X", stockOf: "S" })];
    expect(ofKit({ units: "A-1 X" }, { inventory }).orders?.[0]).toMatchObject({ committed: 2, outstanding: 1 });
  });

  test("what is shipped and cancelled counts in units of each part", () => {
    expect(ofKit({ quantity: 4, cancelled: 1, shipped: 1 }).orders?.[0]).toMatchObject({ outstanding: 6 });
    expect(ofKit({ quantity: 2, shipped: 1, units: "A-1 B-1 B-2" }).orders?.[0]).toMatchObject({ outstanding: 3 });
  });

  test.each([3, 6, 7, 10, 24])("of a pack of %d with all its units committed: nothing more", (size) => {
    const all = Array.from({ length: size }, (_, index) => `A-${index + 1}`).join(" ");
    const paper = paperOf([pack("A", size)], { A: size * 2 }, { orders: [sold({ units: all })] });
    expect(computed(paper).orders?.[0]).toMatchObject({ committed: size, outstanding: 0 });
    expect(sent(paper, "A", "L")).toEqual([size, 1]);
  });

  test("too many are committed only beyond the units of the whole kit", () => {
    expect(ofKit({ units: "A-1 B-1 B-2" }).orders?.[0]?.problem ?? null).toBeNull();
    expect(ofKit({ units: "A-1 A-2 B-1 B-2" }).orders?.[0]?.problem).toMatch(/^4 units are committed, 3 were ordered/);
  });

  test("shipped without IMEI: as many units as go out for it", () => {
    const paper = paperOf(
      [pack("A", 2)],
      { A: 9 },
      { orders: [sold({ shipped: 1, status: "Shipped", units: "A-1" })] },
    );
    expect(computed(paper).orders?.[0]?.problem).toMatch(/^Shipped without IMEI: .* rises by 1/);
  });

  test("shipped without IMEI: of a kit only for parts that have IMEIs", () => {
    const inventory = [...units(9), aUnit({ unitId: "U-000001", stockOf: "B", quantity: 9 })];
    const cells = { quantity: 2, shipped: 2, status: "Shipped", units: "A-1" };
    expect(ofKit(cells, { inventory }).orders?.[0]?.problem).toMatch(/^Shipped without IMEI: .* rises by 1/);
  });

  test("of a listing of several sizes: one listing, whichever it is taken from", () => {
    const skuMap = [pack("A", 1), pack("B", 2)];
    const paper = paperOf(skuMap, { A: 3, B: 4 }, { orders: [sold()] });
    expect(sent(paper, "L", "A", "B")).toEqual([4, 2, 2]);
    expect(why(paper)).toContain("1 sold of one or another · together 4");
    const committed = paperOf(skuMap, { A: 3, B: 4 }, { orders: [sold({ units: "B-1 B-2" })] });
    expect(sent(committed, "L", "A", "B")).toEqual([4, 3, 2]);
  });

  test("of stock that another listing sells in several sizes: the most listings that it could cost", () => {
    const skuMap = [pack("A", 1), pack("B", 2), ...["A", "B"].map((target) => aMapping({ sku: "S", target }))];
    const paper = paperOf(skuMap, { A: 5, B: 4 }, { orders: [anOrderRow({ soldAs: "S", quantity: 2 })] });
    expect(sent(paper, "L", "S")).toEqual([5, 7]);
  });

  test("of stock of one size alone: of that size, added up over its lines", () => {
    const skuMap = [pack("A", 2), pack("B", 3)];
    const orders = [anOrderRow({ quantity: 2 }), anOrderRow({ po: "1002" }), anOrderRow({ po: "1003", soldAs: "B" })];
    const paper = paperOf(skuMap, { A: 9, B: 9 }, { orders });
    expect(why(paper)).toBe("B: 9 − 1 = 8, 3 a listing = 2 · A: 9 − 3 = 6, 2 a listing = 3 · together 5");
    expect(listingOf(aShop(paper), "L").level).toMatchObject({ available: 18, outstanding: 4 });
  });

  test("of a kit whose own part is committed already: nothing of a listing in sizes with that part", () => {
    const skuMap = [...kit, aMapping({ sku: "S", target: "A" }), { ...pack("V-000003", 2), sku: "S" }];
    const paper = paperOf(skuMap, { A: 9, B: 9, "V-000003": 4 }, { orders: [sold({ units: "A-1" })] });
    expect(sent(paper, "S")).toEqual([10]);
  });

  test("of one size or another: in listings rounded up, in units at least", () => {
    const skuMap = [pack("A", 2), pack("B", 3), ...["A", "B"].map((target) => aMapping({ sku: "S", target }))];
    const orders = [anOrderRow({ soldAs: "S", quantity: 3 }), anOrderRow({ po: "1002", soldAs: "L" })];
    const paper = paperOf(skuMap, { A: 9, B: 9 }, { orders });
    expect(why(paper)).toContain("3 sold of one or another · together 4");
    expect(listingOf(aShop(paper), "L").level).toMatchObject({ available: 18, outstanding: 5 });
  });
});

test.each([[["Zinc", "Lost", "Repair", "Repair"]], [["Lost", "Repair", "Zinc", "Repair"]]])(
  "reasons why units do not count: the most frequent first, equally frequent ones by name (%j)",
  (found) => {
    const statuses = [
      { status: "Available", counts: true },
      ...["Zinc", "Repair", "Lost"].map((status) => ({ status, counts: false })),
    ];
    const inventory = found.map((status, index) => aUnit({ imei: `A-${index}`, status }));
    const paper = paperOf([], {}, { inventoryStatuses: statuses, inventory: [...inventory, ...units(1, "B")] });
    const [left] = listingOf(aShop(paper), "A").remarks.flatMap(({ topic, text }) => (topic === "stock" ? [text] : []));
    expect(left).toMatch(/^left out: 2 .*Repair.*, 1 .*Lost.*, 1 .*Zinc.*$/);
  },
);
