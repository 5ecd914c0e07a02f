/** What a listing sells, chosen by the seller: the rows of `SKU Map` that say so, and what is offered to choose from. */
import { candidatesFor } from "../../../src/domain/connections/candidates";
import {
  type ConnectionChoice,
  choiceOf,
  planConnection,
  type Target,
  wrongWith,
} from "../../../src/domain/connections/plan-connection";
import { shownConnection } from "../../../src/domain/workbook/plans/shown-connection";
import { aListing, aMapping, aPaper, aProduct, aShop } from "../../support/builders";
import { type Cells, differences, rowsOf, written } from "../../support/paper";

const sku = (target: string, more: Partial<Target> = {}): Target => ({
  kind: "SKU",
  target,
  perListing: 1,
  partOfKit: false,
  ...more,
});
const variation = (target: string): Target => sku(target, { kind: "Variation" });

/** `SKU Map` after the seller chose for listing L. */
function chosen(wish: ConnectionChoice, skuMap: readonly Cells<"skuMap">[]) {
  const paper = aPaper({ skuMap });
  const changes = differences(paper, planConnection(rowsOf("skuMap", skuMap), "L", wish));
  return { rows: written(paper, changes).skuMap ?? [], changes };
}

const OTHERS = [aMapping({ sku: "M" }), aMapping({ sku: "l" }), aMapping({ sku: "L " })];

test.each<[string, ConnectionChoice, Cells<"skuMap">[]]>([
  ["one SKU", [sku("A")], [{ sku: "L", connectTo: "SKU", target: "A" }]],
  [
    "several",
    [sku("A"), variation("V-000002")],
    [
      { sku: "L", connectTo: "SKU", target: "A" },
      { sku: "L", connectTo: "Variation", target: "V-000002" },
    ],
  ],
  ["a pack", [sku("A", { perListing: 2 })], [{ sku: "L", connectTo: "SKU", target: "A", perListing: 2 }]],
  [
    "a kit",
    [sku("A", { partOfKit: true }), sku("B", { partOfKit: true, perListing: 2 })],
    [
      { sku: "L", connectTo: "SKU", target: "A", partOfKit: true },
      { sku: "L", connectTo: "SKU", target: "B", partOfKit: true, perListing: 2 },
    ],
  ],
  ["nothing", "nothing", [{ sku: "L", connectTo: "Nothing" }]],
])("%s: the listing's rows say exactly that, and chosen again they stay as they are", (_, wish, expected) => {
  for (const before of [
    [],
    [aMapping(), aMapping({ target: "X" }), aMapping({ connectTo: "Nothing", target: null })],
  ]) {
    const { rows } = chosen(wish, [...before, ...OTHERS]);
    const own = rows.filter((row) => row.sku === "L");
    expect(own).toHaveLength(expected.length);
    expect(own).toMatchObject(expected);
    expect(choiceOf(rowsOf("skuMap", own))).toEqual(wish);
    expect(chosen(wish, rows).changes).toEqual([]);
  }
});

test("rows of other listings stay as they are, also of those that differ in case or a space", () => {
  const before = [OTHERS[0] ?? {}, aMapping(), OTHERS[1] ?? {}, aMapping({ target: "B" }), OTHERS[2] ?? {}];
  for (const wish of ["automatic", "nothing", [sku("C")]] as const)
    expect(chosen(wish, before).rows.filter((row) => row.sku !== "L")).toEqual(OTHERS);
});

test("back to automatic: no row is left", () => {
  expect(chosen("automatic", [aMapping(), aMapping({ target: "B" })]).rows).toEqual([]);
});

test("a row that says it already stays where it stands and as the seller wrote it", () => {
  const before = [
    aMapping({ target: "B", perListing: null, partOfKit: null }),
    aMapping({ target: "A", perListing: 1 }),
  ];
  expect(chosen([sku("A"), sku("B")], before).changes).toEqual([]);
  const unticked = aMapping({ target: "A", partOfKit: false });
  expect(chosen([sku("A")], [unticked]).changes).toEqual([]);
});

test("what is written over keeps nothing of what the row said before", () => {
  const before = [aMapping({ target: "X", perListing: 7, partOfKit: true })];
  expect(chosen([sku("A")], before).rows[0]).toMatchObject({ target: "A", perListing: null, partOfKit: false });
  expect(chosen("nothing", before).rows[0]).toMatchObject({ target: null, perListing: null, partOfKit: false });
});

describe("what cannot be connected", () => {
  const { catalog } = aShop({ products: [aProduct()] });
  test.each<[string, ConnectionChoice, RegExp]>([
    ["a SKU that Products lacks", [sku("B")], /“B” is no SKU in Products/],
    ["a near miss", [sku("a")], /“a” is no SKU/],
    ["a variation that Products lacks", [variation("V-000009")], /“V-000009” is no Variation ID/],
    ["a variation taken for a SKU", [sku("V-000001")], /no SKU/],
    ["the same twice", [sku("A"), sku("A", { perListing: 2 })], /chosen twice/],
    ["no unit a listing", [sku("A", { perListing: 0 })], /whole number/],
    ["half a unit", [sku("A", { perListing: 0.5 })], /whole number/],
    ["a million units", [sku("A", { perListing: 1e6 })], /whole number/],
    ["half a kit", [sku("A", { partOfKit: true }), variation("V-000001")], /every target or for none/],
    ["no target at all", [], /or Nothing/],
  ])("%s is named", (_, wish, said) => expect(wrongWith(wish, catalog)).toMatch(said));

  test("everything else can", () => {
    for (const wish of ["automatic", "nothing", [sku("A")], [sku("A"), variation("V-000001")]] as const)
      expect(wrongWith(wish, catalog)).toBeNull();
  });
});

describe("what is offered", () => {
  const products = (...skus: (string | null)[]) =>
    rowsOf(
      "products",
      skus.map((one, index) => aProduct({ variationId: `V-00000${index + 1}`, sku: one, model: `Model ${index + 1}` })),
    );
  const offered = (name: string, find: string, ...skus: (string | null)[]) =>
    candidatesFor(name, find, products(...skus)).map(({ target }) => target);

  test("the nearest first: equal but for case or spaces, then what one contains of the other", () => {
    expect(offered("IP13 blk", "", "TABLET", "IP13BLK-A", "ip13BLK", "IP13", "IP")).toEqual([
      "ip13BLK",
      "IP13BLK-A",
      "IP13",
    ]);
  });

  test("on search every SKU and variation with the text, in its attributes too", () => {
    expect(offered("X", "model 2", "A", "B", null)).toEqual(["B", "V-000002"]);
    expect(offered("X", "v-000003", "A", "B", null)).toEqual(["V-000003"]);
    expect(offered("X", "none such", "A", "B")).toEqual([]);
  });

  test("a SKU that variations share says so; rows without an id are not offered; twenty are enough", () => {
    expect(candidatesFor("AAAA", "", products("AAAA", "AAAA"))).toEqual([
      { kind: "SKU", target: "AAAA", words: "Apple Model 1 A2482 Unlocked 128GB Black A and 1 more" },
    ]);
    expect(candidatesFor("AAAA", "", rowsOf("products", [aProduct({ sku: "AAAA", variationId: "create" })]))).toEqual(
      [],
    );
    expect(offered("X", "S", ...Array.from({ length: 30 }, (_, index) => `S${index}`))).toHaveLength(20);
  });
});

test("what is shown starts from what is connected now", () => {
  const listings = ["A", "L", "M", "N"].map((one) => aListing({ sku: one }));
  const skuMap = [aMapping({ perListing: 2 }), aMapping({ sku: "M", connectTo: "Nothing", target: null })];
  const shop = aShop({ listings, skuMap, products: [aProduct()] });
  const shown = (one: string) => shownConnection(shop, one, "");
  expect(shown("A")).toMatchObject({ state: "Connected", choice: "automatic", title: "Phone A" });
  expect(shown("L")).toMatchObject({ choice: [sku("A", { perListing: 2 })] });
  expect(shown("M")).toMatchObject({ state: "Off", choice: "nothing" });
  expect(shown("N")).toMatchObject({ state: "Not connected", choice: "automatic" });
  expect(shown("O")).toBeNull();
});
