import { createProductsNow } from "../../src/jobs/deeds";
import { aListing, aProduct, aUnit } from "../support/builders";
import { aScript, type Script, worldOf } from "../support/scripted-world";

const create = (script: Script): string => createProductsNow(worldOf(script)).message;
const products = ({ paper }: Script) => (paper.products ?? []).map(({ variationId, sku }) => [variationId, sku]);
const aShopWithoutB = () =>
  aScript({
    products: [aProduct()],
    listings: [aListing(), aListing({ sku: "B" })],
    inventory: [aUnit({ stockOf: "B" })],
  });

test("one click makes the missing products at the end of the tab, with ids, and says what to do with them", () => {
  const script = aShopWithoutB();
  expect(create(script)).toMatch(/^1 product was created\. Replace “unknown”/);
  expect(products(script)).toEqual([
    ["V-000001", "A"],
    ["V-000002", "B"],
  ]);
  expect(script.paper.listings?.[1]).toMatchObject({ connection: "Connected", available: 1 });
});

test("another click writes nothing and says so", () => {
  const script = aShopWithoutB();
  create(script);
  const { paper } = script;
  expect(create(script)).toBe("No product was created: Products has every SKU.");
  expect(script.paper).toEqual(paper);
});

test("rows that move while they are written, or a run that dies behind it, leave every product there once", () => {
  for (const verdict of ["stale", "moved", "dies"]) {
    const script = aShopWithoutB();
    script.before = (event) => {
      if (event !== (verdict === "dies" ? "commit issue ids" : "commit create products")) return undefined;
      script.before = () => undefined;
      if (verdict === "dies") throw new Error("dead");
      return verdict;
    };
    const said = create(script);
    if (verdict !== "dies") expect(said).toMatch(/^1 product was created/);
    create(script);
    expect(products(script)).toEqual([
      ["V-000001", "A"],
      ["V-000002", "B"],
    ]);
  }
});

test("what is nearly a known SKU is named, five at most", () => {
  const listings = ["a", "a ", " a", "A ", " A", "A  ", "  A"].map((sku) => aListing({ sku }));
  const said = create(aScript({ products: [aProduct()], listings }));
  expect(said).toContain("“a” (there is “A”)");
  expect(said).toContain(" and 2 more. Correct them");
});
