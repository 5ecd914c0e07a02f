import { planNewProducts } from "../../../../src/domain/workbook/plans/new-products";
import { aListing, aMapping, aPaper, aProduct, aShop, aUnit, computed, toSend } from "../../../support/builders";
import { type Paper, written } from "../../../support/paper";

const newSkus = (paper: Paper): readonly string[] => planNewProducts(aShop(paper)).skus;
const listings = (...skus: string[]) => skus.map((sku) => aListing({ sku }));
const stock = (...skus: string[]) => skus.map((stockOf) => aUnit({ stockOf }));

test("every SKU of Listings or Inventory that Products lacks gets one variation, whatever names it how often", () => {
  const paper = { listings: listings("A", "B", "B"), inventory: stock("C", "C", "B"), products: [aProduct()] };
  expect(newSkus(paper)).toEqual(["B", "C"]);
});

test("all seven attributes read unknown, so that the variation is created; what is damaged nobody knows", () => {
  const [row] = planNewProducts(aShop({ listings: listings("B") })).changes;
  const attributes = ["manufacturer", "model", "variant", "network", "capacity", "color", "grade"];
  const cells = { ...Object.fromEntries(attributes.map((name) => [name, "unknown"])), sku: "B" };
  expect(row).toMatchObject({ kind: "insert", tab: "products" });
  expect(row).toHaveProperty("cells", cells);
});

test("a second click makes nothing, even before the new rows have their ids", () => {
  const paper = aPaper({ listings: listings("A", "B"), inventory: stock("C") });
  const after = written(paper, planNewProducts(aShop(paper)).changes);
  expect(after.products).toHaveLength(3);
  expect(newSkus(after)).toEqual([]);
});

test("a SKU that the seller has begun to type into Products is left to the seller", () => {
  expect(newSkus({ listings: listings("A"), products: [{ sku: "A", model: "half typed" }] })).toEqual([]);
});

test.each([
  ["connected to another SKU", aMapping({ sku: "A-2PACK", target: "A", perListing: 2 })],
  ["disconnected", aMapping({ sku: "A-2PACK", connectTo: "Nothing", target: null })],
])("a listing that the seller has %s by hand is no product of its own", (_, mapping) => {
  expect(newSkus({ listings: listings("A-2PACK"), products: [aProduct()], skuMap: [mapping] })).toEqual([]);
});

test("a Variation ID, an error, a date and a number that lost its digits are no SKUs", () => {
  const typed = ["V-000007", "#N/A", 1.5e17, "1.79628E+12", " A"];
  expect(newSkus({ inventory: typed.map((stockOf) => aUnit({ stockOf })) })).toEqual([]);
  expect(newSkus({ inventory: [aUnit({ stockOf: 4711 }), aUnit({ stockOf: "V-13" })] })).toEqual(["4711", "V-13"]);
});

test("near misses of a SKU are named and get no variation: they would offer none of what there is", () => {
  const paper = { listings: listings("a", "B 1"), inventory: stock("b1"), products: [aProduct()] };
  const { skus, nearMisses } = planNewProducts(aShop(paper));
  expect(skus).toEqual(["B 1"]);
  expect(nearMisses).toEqual([
    { sku: "a", near: "A" },
    { sku: "b1", near: "B 1" },
  ]);
});

test("the listing and its stock find each other by the new variation", () => {
  const paper = aPaper({ listings: listings("B"), inventory: stock("B", "B") });
  expect(toSend(aShop(paper), "B")).toBeNull();
  const after = written(paper, planNewProducts(aShop(paper)).changes);
  const [row] = after.products ?? [];
  expect(toSend(aShop({ ...after, products: [{ ...row, variationId: "V-000001" }] }), "B")).toBe(2);
  expect(computed({ ...after, products: [{ ...row, variationId: "V-000001" }] }).products?.[0]).toMatchObject({
    available: 2,
  });
});
