import { readCatalog } from "../../../src/domain/catalog/catalog";
import { planProductCells } from "../../../src/domain/catalog/plan-product-cells";
import { catalogSku, variationId } from "../../../src/domain/values/brand";
import { planVariationIds } from "../../../src/domain/workbook/plans/derived-cells";
import { aMapping, aPaper, aProduct, aShop, aUnit, computed } from "../../support/builders";
import { type Cells, type Paper, rowsOf, written } from "../../support/paper";

const catalogOf = (...rows: Cells<"products">[]) => readCatalog(rowsOf("products", rows));
const [V1, V2] = [variationId("V-000001"), variationId("V-000002")];

describe("the seller's catalog", () => {
  test("a SKU leads to its variation", () => {
    expect(catalogOf(aProduct()).variationsOf.get(catalogSku("A"))).toEqual([V1]);
  });

  test("several variations may share a SKU", () => {
    const catalog = catalogOf(aProduct(), aProduct({ variationId: V2 }));
    expect(catalog.variationsOf.get(catalogSku("A"))).toEqual([V1, V2]);
  });

  test("a variation needs no SKU", () => {
    const catalog = catalogOf(aProduct({ sku: null }));
    expect(catalog.skuOf.get(V1)).toBeNull();
    expect(catalog.variationsOf.size).toBe(0);
  });

  test("SKUs are compared exactly: case matters, blanks are not trimmed", () => {
    const { variationsOf } = catalogOf(aProduct({ sku: "a " }));
    expect(variationsOf.has(catalogSku("a"))).toBe(false);
    expect(variationsOf.has(catalogSku("A "))).toBe(false);
    expect(variationsOf.has(catalogSku("a "))).toBe(true);
  });

  test.each([null, "create", " Create "])("a row whose Variation ID reads %p is no variation yet", (id) => {
    expect(catalogOf(aProduct({ variationId: id })).skuOf.size).toBe(0);
  });

  test("of two rows with one Variation ID the first counts", () => {
    const catalog = catalogOf(aProduct(), aProduct({ sku: "B" }));
    expect(catalog.skuOf.get(V1)).toBe("A");
    expect(catalog.variationsOf.has(catalogSku("B"))).toBe(false);
  });
});

describe("new variations", () => {
  const issued = (paper: Paper) => {
    const next = written(aPaper(paper), planVariationIds(aShop(paper)));
    return { ids: next.products?.map((cells) => cells.variationId ?? null), next };
  };

  test.each([null, "create", "CREATE"])("a full row that reads %p gets an id", (id) => {
    expect(issued({ products: [aProduct({ variationId: id })] }).ids).toEqual(["V-000001"]);
  });

  test("unknown is an attribute, a blank is not", () => {
    const products = [
      aProduct({ variationId: null, color: "unknown" }),
      aProduct({ variationId: null, color: null, sku: "B" }),
    ];
    expect(issued({ products }).ids).toEqual(["V-000001", null]);
  });

  test("damages and SKU may be blank", () => {
    expect(issued({ products: [aProduct({ variationId: null, sku: null, damages: null })] }).ids).toEqual(["V-000001"]);
  });

  test("an id that a unit or a connection still names is not used again, although row and memory are lost", () => {
    const products = [aProduct({ variationId: null })];
    expect(issued({ products, inventory: [aUnit({ stockOf: "V-000007" })] }).ids).toEqual(["V-000008"]);
    expect(issued({ products, skuMap: [aMapping({ target: "V-000009" })] }).ids).toEqual(["V-000010"]);
  });

  test("an id is never used again, although the row that had it is deleted", () => {
    const { next } = issued({ products: [aProduct({ variationId: null }), aProduct({ variationId: null, sku: "B" })] });
    const after = issued({ ...next, products: [aProduct({ variationId: null, sku: "C" })] });
    expect(after.ids).toEqual(["V-000003"]);
  });

  test("a plan carried out asks for nothing more", () => {
    const { next } = issued({ products: [aProduct({ variationId: null })] });
    expect(planVariationIds(aShop(next))).toEqual([]);
  });
});

describe("Aisle's cells of Products", () => {
  const problems = (...products: Cells<"products">[]) =>
    planProductCells(rowsOf("products", products), () => ({ available: 0, outstanding: 0 })).map((change) =>
      change.kind === "update" ? change.cells.problem : undefined,
    );

  test("a full row has no problem", () => expect(problems(aProduct())).toEqual([null]));

  test("what is missing for a new variation is named", () => {
    const [text] = problems(aProduct({ variationId: null, color: null, grade: null }));
    expect(text).toBe("Fill in Color, Grade to create this variation; “unknown” is allowed.");
  });

  test("two rows with one Variation ID are both named", () => {
    const texts = problems(aProduct(), aProduct({ sku: "B" }));
    expect(texts).toEqual([expect.stringContaining("is in two rows"), expect.stringContaining("is in two rows")]);
  });

  test("two rows that both say create are not one variation twice", () => {
    const half = { variationId: "create", color: null };
    for (const text of problems(aProduct(half), aProduct({ ...half, sku: "B" })))
      expect(text).toMatch(/^Fill in Color/);
  });

  test("an attribute that shows an error is named", () => {
    expect(problems(aProduct({ color: "#REF!" }))[0]).toMatch(/^Color: the cell shows the error/);
  });

  test("available and outstanding of each variation stand in its row", () => {
    const paper = { products: [aProduct()], inventory: [aUnit({ imei: "1" }), aUnit({ quantity: 4 })] };
    const next = computed(paper);
    expect(next.products?.[0]).toMatchObject({ available: 5, outstanding: 0, calculated: 5 });
  });
});
