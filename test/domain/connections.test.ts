import { skuMapState } from "../../src/domain/connections/connections";
import { listingSku } from "../../src/domain/values/brand";
import { aListing, aMapping, aProduct, aShop, listingOf, toSend, units } from "./builders";
import { type Cells, type Paper, rowsOf } from "./paper";

const PRODUCTS = [
  aProduct(),
  aProduct({ variationId: "V-000002", sku: "B" }),
  aProduct({ variationId: "V-000003", sku: "S" }),
  aProduct({ variationId: "V-000004", sku: "S" }),
];
const shopOf = (skuMap: readonly Cells<"skuMap">[], more: Paper = {}) =>
  aShop({ products: PRODUCTS, listings: [aListing({ sku: "L" }), aListing()], skuMap, ...more });
const connection = (skuMap: readonly Cells<"skuMap">[], sku = "L") => shopOf(skuMap).connectionOf(listingSku(sku));
const variations = (...rows: Cells<"skuMap">[]) => [...connection(rows).pool.variations];

describe("a listing without a row in SKU Map", () => {
  test("connects to the equal catalog SKU by itself", () => {
    expect(connection([], "A")).toMatchObject({ state: "Connected", connectedTo: "A" });
  });

  test.each(["a", " A", "A ", "A\u00a0"])("%p is not equal to A", (sku) => {
    expect(connection([], sku)).toMatchObject({ state: "Not connected", connectedTo: null });
  });

  test("nothing is sent for a listing that is not connected, and the reason says what to do", () => {
    const listing = listingOf(shopOf([]), "L");
    expect(listing.quantity).toBeNull();
    expect(listing.withheld).toMatch(/^Skipped: not connected\. Connect it in SKU Map/);
  });
});

describe("a listing with rows in SKU Map uses exactly its rows", () => {
  test("one SKU", () => expect(variations(aMapping({ target: "B" }))).toEqual(["V-000002"]));

  test("several SKUs are one pool", () => {
    expect(variations(aMapping(), aMapping({ target: "B" }))).toEqual(["V-000001", "V-000002"]);
    expect(connection([aMapping(), aMapping({ target: "B" })]).connectedTo).toBe("A, B");
  });

  test("a shared SKU reaches every variation that carries it", () => {
    expect(variations(aMapping({ target: "S" }))).toEqual(["V-000003", "V-000004"]);
  });

  test("one variation reaches no other of its SKU", () => {
    expect(variations(aMapping({ connectTo: "Variation", target: "V-000003" }))).toEqual(["V-000003"]);
  });

  test("the equal SKU no longer counts", () => {
    expect([...connection([aMapping({ sku: "A", target: "B" })], "A").pool.variations]).toEqual(["V-000002"]);
  });

  test("Nothing disconnects", () => {
    const off = [aMapping({ sku: "A", connectTo: "Nothing", target: null })];
    expect(connection(off, "A").state).toBe("Off");
    expect(listingOf(shopOf(off), "A").withheld).toBe("Skipped: disconnected in SKU Map.");
  });

  test("Nothing wins over other rows of the listing: when in doubt nothing is sent", () => {
    expect(connection([aMapping(), aMapping({ connectTo: "Nothing", target: null })]).state).toBe("Off");
  });

  const missing: readonly [string, Cells<"skuMap">][] = [
    ["a SKU that is not in Products", { target: "GONE" }],
    ["a variation that is not in Products", { connectTo: "Variation", target: "V-000099" }],
    ["a SKU where a variation is meant", { connectTo: "Variation", target: "A" }],
    ["no kind of target", { connectTo: null }],
    ["no target", { target: null }],
    ["an error as target", { target: "#REF!" }],
  ];
  test.each(missing)("%s is a missing target: nothing is sent", (_what, cells) => {
    const shop = shopOf([aMapping(cells)], { inventory: units(3) });
    expect(shop.connectionOf(listingSku("L")).state).toBe("Target missing");
    expect(listingOf(shop, "L").withheld).toMatch(/^Problem: its target in SKU Map is not in Products/);
    expect(listingOf(shop, "L").quantity).toBeNull();
  });

  test("one target that resolves is enough to be connected", () => {
    expect(variations(aMapping({ target: "GONE" }), aMapping({ target: "B" }))).toEqual(["V-000002"]);
  });
});

describe("packs and kits, not computed yet, are never sent as single units", () => {
  const packs: readonly [string, Cells<"skuMap">][] = [
    ["a pack of two", { perListing: 2 }],
    ["a pack of zero", { perListing: 0 }],
    ["a part of a kit", { partOfKit: true }],
    ["a pack size that cannot be read", { perListing: "two" }],
    ["a pack size that is an error", { perListing: "#N/A" }],
    ["a part of a kit that cannot be read", { partOfKit: "yes" }],
  ];
  test.each(packs)("%s is withheld with a reason", (_what, cells) => {
    const shop = shopOf([aMapping(cells)], { inventory: units(6) });
    expect(listingOf(shop, "L").withheld).toMatch(/^Problem: /);
    expect(toSend(shop, "L")).toBeNull();
  });

  test.each([null, 1])("a quantity per listing of %p is a single unit", (perListing) => {
    expect(toSend(shopOf([aMapping({ perListing, partOfKit: false })], { inventory: units(6) }), "L")).toBe(6);
  });
});

describe("what a row of SKU Map says of itself", () => {
  const state = (cells: Cells<"skuMap">) => {
    const [row] = rowsOf("skuMap", [aMapping(cells)]);
    if (row === undefined) throw new Error("the row is empty");
    return skuMapState(row, shopOf([]).catalog, (sku) => sku === "L");
  };
  const states: readonly [Cells<"skuMap">, RegExp][] = [
    [{}, /^Connected$/],
    [{ connectTo: "Nothing", target: null }, /^Off$/],
    [{ target: "GONE" }, /^Target missing: GONE is not in Products\.$/],
    [{ connectTo: null }, /^Problem: choose SKU, Variation or Nothing/],
    [{ target: null }, /^Problem: type the Target/],
    [{ sku: null }, /^Problem: type the Listing SKU/],
    [{ sku: "elsewhere" }, /^Waiting: no listing with this SKU/],
    [{ perListing: 2 }, /^Problem: Packs and kits/],
    [{ perListing: "two" }, /^Qty per listing: “two” is not a number/],
  ];
  test.each(states)("%j reads %s", (cells, text) => expect(state(cells)).toMatch(text));
});
