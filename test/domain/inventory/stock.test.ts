import { planUnitIds } from "../../../src/domain/workbook/plans/derived-cells";
import {
  aListing,
  anOrderRow,
  aPaper,
  aProduct,
  aShop,
  aUnit,
  computed,
  date,
  listingOf,
} from "../../support/builders";
import { type Cells, type Paper, written } from "../../support/paper";

const paperOf = (inventory: readonly Cells<"inventory">[], more: Paper = {}): Paper => ({
  listings: [aListing()],
  products: [aProduct()],
  inventory,
  ...more,
});
const available = (...inventory: Cells<"inventory">[]) => listingOf(aShop(paperOf(inventory))).level?.available;
const problems = (...inventory: Cells<"inventory">[]) =>
  computed(paperOf(inventory)).inventory?.map((cells) => cells.problem ?? null);

describe("what counts as available", () => {
  const rules: readonly [string, Cells<"inventory">, number][] = [
    ["a unit with an IMEI is one", { imei: "1" }, 1],
    ["a blank quantity is one, not zero", { quantity: null }, 1],
    ["a counted lot counts its quantity", { quantity: 25 }, 25],
    ["a lot of zero is zero", { quantity: 0 }, 0],
    ["with an IMEI the quantity is always one", { imei: "1", quantity: 25 }, 1],
    ["with an IMEI an unreadable quantity does not matter", { imei: "1", quantity: "many" }, 1],
    ["a fraction is left out: it is a thousands point or a slip", { quantity: 2.7 }, 0],
    ["12 pcs is left out", { quantity: "12 pcs" }, 0],
    ["1,200 as text is left out", { quantity: "1,200" }, 0],
    ["a date in the quantity is left out", { quantity: date("2026-01-05") }, 0],
    ["an error in the quantity is left out", { quantity: "#N/A" }, 0],
    ["a negative quantity is left out", { quantity: -4 }, 0],
    ["a quantity above 999,999 is left out", { quantity: 1_000_000 }, 0],
    ["a blank warehouse never counts", { imei: "1", warehouse: null }, 0],
    ["a warehouse that is not ticked does not count", { imei: "1", warehouse: "Repair" }, 0],
    ["a blank status never counts", { imei: "1", status: null }, 0],
    ["a status that is not ticked does not count", { imei: "1", status: "Broken" }, 0],
    ["status and warehouse are compared exactly", { imei: "1", status: "available" }, 0],
    ["an error in the warehouse does not count", { imei: "1", warehouse: "#REF!" }, 0],
    ["a sold unit does not count", { imei: "1", soldOn: "1 / 1" }, 0],
    ["stock of what is not in Products does not count", { imei: "1", stockOf: "B" }, 0],
    ["a unit typed by its Variation ID counts", { imei: "1", stockOf: "V-000001" }, 1],
    ["an unreadable cost keeps nothing out", { imei: "1", cost: "cheap" }, 1],
  ];
  test.each(rules)("%s", (_rule, cells, expected) => expect(available(aUnit(cells))).toBe(expected));

  test("one unusable row does not take the others with it", () => {
    expect(available(aUnit({ quantity: "many" }), aUnit({ quantity: 3 }), aUnit({ imei: "1" }))).toBe(4);
  });
});

describe("rows that stand twice", () => {
  test("one IMEI in two unsold rows counts in neither, and both are named", () => {
    const rows = [aUnit({ imei: "1" }), aUnit({ imei: "1", location: "B-2" }), aUnit({ imei: "2" })];
    expect(available(...rows)).toBe(1);
    const texts = problems(...rows);
    expect(texts?.[0]).toContain("The IMEI 1 is in two unsold rows");
    expect(texts?.[1]).toBe(texts?.[0]);
    expect(texts?.[2]).toBeNull();
  });

  test("an IMEI that was sold before may come in again", () => {
    const rows = [aUnit({ imei: "1", soldOn: "1001 / 1" }), aUnit({ imei: "1" })];
    expect(available(...rows)).toBe(1);
    expect(problems(...rows)).toEqual([null, null]);
  });

  test("of two rows with one Unit ID the one that is stock counts, wherever it stands", () => {
    const nothing = aUnit({ unitId: "U-000001", imei: null, stockOf: null });
    const stock = aUnit({ unitId: "U-000001" });
    expect(available(nothing, stock)).toBe(1);
    expect(available(stock, nothing)).toBe(1);
  });

  test("a copied row with the same Unit ID counts once, and both are named", () => {
    const lot = aUnit({ unitId: "U-000001", quantity: 5 });
    expect(available(lot, lot)).toBe(5);
    expect(problems(lot, lot)).toEqual([expect.stringContaining("U-000001"), expect.stringContaining("U-000001")]);
  });
});

describe("problems of a unit are named in its row", () => {
  const named: readonly [string, Cells<"inventory">, RegExp][] = [
    ["an unknown SKU", { stockOf: "B" }, /“B” is neither a SKU nor a Variation ID in Products/],
    ["text in the quantity", { quantity: "12 pcs" }, /^Qty: “12 pcs” is not a number/],
    ["a fraction", { quantity: 2.7 }, /^Qty: 2\.7 is not a whole number\. Type one such as 3/],
    ["a date in the quantity", { quantity: date("2026-01-05") }, /2026-01-05 is not a number/],
    ["an error in the IMEI", { imei: "#N/A" }, /^IMEI: the cell shows the error/],
  ];
  test.each(named)("%s", (_what, cells, message) => expect(problems(aUnit(cells))?.[0]).toMatch(message));
});

describe("ids of units", () => {
  const ids = (paper: Paper) =>
    written(aPaper(paper), planUnitIds(aShop(paper))).inventory?.map((cells) => cells.unitId ?? null);

  test("a filled row gets one, a row without IMEI and SKU does not", () => {
    expect(ids(paperOf([aUnit({ imei: "1" }), { status: "Available" }, aUnit()]))).toEqual([
      "U-000001",
      null,
      "U-000002",
    ]);
  });

  test("a row that says create gets one", () => {
    expect(ids(paperOf([aUnit({ unitId: "create" }), aUnit({ unitId: "create" })]))).toEqual(["U-000001", "U-000002"]);
  });

  test("an id in use is left alone and never given again", () => {
    expect(ids(paperOf([aUnit({ unitId: "U-000009" }), aUnit()]))).toEqual(["U-000009", "U-000010"]);
  });
});

describe("names of warehouses and statuses", () => {
  test("a new name is listed once and not ticked: the seller decides what counts", () => {
    const paper = paperOf([aUnit({ warehouse: "Shop" }), aUnit({ warehouse: "Shop", status: "Grading" })]);
    const next = computed(paper);
    expect(next.warehouses).toEqual([
      { warehouse: "Main", counts: true },
      { warehouse: "Shop", counts: false },
    ]);
    expect(next.inventoryStatuses).toEqual([
      { status: "Available", counts: true },
      { status: "Grading", counts: false },
    ]);
  });
});

describe("units on order lines", () => {
  const line = (cells: Cells<"orders"> = {}) => anOrderRow({ units: "1", ...cells });

  test("a committed unit names its line", () => {
    const next = computed(paperOf([aUnit({ imei: "1" })], { orders: [line()] }));
    expect(next.inventory?.[0]).toMatchObject({ committedTo: "1001 / 1", soldOn: null });
  });

  test("a unit of a shipped line is sold there", () => {
    const next = computed(paperOf([aUnit({ imei: "1" })], { orders: [line({ shipped: 1, status: "Shipped" })] }));
    expect(next.inventory?.[0]).toMatchObject({ soldOn: "1001 / 1" });
  });

  test("a unit of a line that is shipped in part is not sold yet", () => {
    const next = computed(paperOf([aUnit({ imei: "1" })], { orders: [line({ quantity: 2, shipped: 1 })] }));
    expect(next.inventory?.[0]).toMatchObject({ committedTo: "1001 / 1", soldOn: null });
  });

  test("a unit of a cancelled line is not sold", () => {
    const next = computed(
      paperOf([aUnit({ imei: "1", committedTo: "1001 / 1" })], { orders: [line({ cancelled: 1 })] }),
    );
    expect(next.inventory?.[0]).toMatchObject({ soldOn: null });
  });

  test("what was sold stays sold when the order's row is deleted", () => {
    const sold = computed(paperOf([aUnit({ imei: "1" })], { orders: [line({ shipped: 1, status: "Shipped" })] }));
    const next = computed({ ...sold, orders: [] });
    expect(next.inventory?.[0]).toMatchObject({ committedTo: null, soldOn: "1001 / 1" });
  });

  test("a unit of a deleted row that was not shipped is free again", () => {
    const next = computed(paperOf([aUnit({ imei: "1", committedTo: "1001 / 1" })]));
    expect(next.inventory?.[0]).toMatchObject({ committedTo: null, soldOn: null });
  });
});

describe("a unit typed by a SKU that several variations share", () => {
  const shared = [aProduct({ sku: "S" }), aProduct({ variationId: "V-000002", sku: "S" })];
  const alone = { sku: "A", connectTo: "Variation", target: "V-000002" };
  const problem = (stockOf: string, skuMap: Paper["skuMap"] = [alone]) =>
    computed(paperOf([aUnit({ stockOf })], { products: shared, skuMap })).inventory?.[0]?.problem ?? null;

  test("is no problem, whether or not a listing sells one of them alone: Explain says for which it counts", () => {
    expect(problem("S", [])).toBeNull();
    expect(problem("S", [{ ...alone, connectTo: "SKU", target: "S" }])).toBeNull();
    expect(problem("S")).toBeNull();
  });
});

describe("Why says which units are left out", () => {
  const why = (...inventory: Cells<"inventory">[]) => computed(paperOf(inventory)).listings?.[0]?.why;

  test("with the reasons, the most frequent first, lots by their Qty", () => {
    const broken = aUnit({ quantity: 5, status: "Broken" });
    const rows = [aUnit({ imei: "1" }), aUnit({ imei: "2", warehouse: null }), broken, aUnit({ warehouse: "Repair" })];
    expect(why(...rows)).toBe("1 − 0 = 1 · left out: 5 in status Broken, 1 in warehouse Repair, 1 without Warehouse");
  });

  test("and those whose row has a problem", () => {
    expect(why(aUnit({ imei: "1" }), aUnit({ imei: "1" }))).toBe("0 − 0 = 0 · left out: 2 with a Problem in Inventory");
  });
});
