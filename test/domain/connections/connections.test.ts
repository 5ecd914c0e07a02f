import { listingSku } from "../../../src/domain/values/brand";
import {
  aListing,
  aMapping,
  aProduct,
  aShop,
  computed,
  listingOf,
  SYNC_ON,
  settingRows,
  toSend,
  units,
} from "../../support/builders";
import type { Cells, Paper } from "../../support/paper";

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

describe("a row of SKU Map whose size or tick cannot be used is never taken for a single unit", () => {
  const packs: readonly [string, Cells<"skuMap">][] = [
    ["a pack of zero", { perListing: 0 }],
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

describe("rows of one listing that contradict each other", () => {
  test.each([
    ["twice the same", {}, {}],
    ["twice the same pack", { perListing: 2 }, { perListing: 2 }],
    ["1 and blank", { perListing: 1 }, { perListing: null }],
  ])("%s counts once, and both are named", (_what, one, other) => {
    const paper = { products: PRODUCTS, listings: [aListing({ sku: "L" })], inventory: units(6) };
    const skuMap = [aMapping(one), aMapping(other)];
    const single = toSend(aShop({ ...paper, skuMap: [aMapping(one)] }), "L");
    expect(toSend(aShop({ ...paper, skuMap }), "L")).toBe(single);
    for (const row of computed({ ...paper, skuMap }).skuMap ?? [])
      expect(row.state).toBe("Connected · The same is in another row, and counts once. Delete one of them.");
  });

  const unlike: readonly [string, Cells<"skuMap">, Cells<"skuMap">][] = [
    ["in Qty per listing", { perListing: 2 }, {}],
    ["in the tick", { partOfKit: true }, {}],
    ["in Connect to", { connectTo: "Variation" }, {}],
  ];
  test.each(unlike)(
    "two rows of one target that differ %s: nothing is sent, both are a problem",
    (_what, one, other) => {
      const skuMap = [aMapping(one), aMapping(other)];
      const shop = shopOf(skuMap, { inventory: units(6) });
      expect(toSend(shop, "L")).toBeNull();
      expect(listingOf(shop, "L").withheld).toMatch(/^Problem: A is in two rows of this listing that differ/);
      const { skuMap: written } = computed({ products: PRODUCTS, listings: [aListing({ sku: "L" })], skuMap });
      for (const row of written ?? []) expect(row.state).toMatch(/^Problem: A is in two rows/);
    },
  );

  test("ticked and unticked rows: nothing is sent, every row says so", () => {
    const skuMap = [aMapping({ partOfKit: true }), aMapping({ target: "B" })];
    expect(listingOf(shopOf(skuMap, { inventory: units(6) }), "L").withheld).toMatch(
      /^Problem: Some rows of this listing/,
    );
    const { skuMap: written } = computed({ products: PRODUCTS, listings: [aListing({ sku: "L" })], skuMap });
    for (const row of written ?? []) expect(row.state).toMatch(/^Problem: Some rows/);
  });
});

describe("what Why says of a connection", () => {
  const why = (paper: Paper, sku = "L") => {
    const { listings } = computed({ products: PRODUCTS, ...paper });
    return listings?.find((cells) => cells.sku === sku)?.why ?? null;
  };

  test.each(["a", " A", "A ", "A\u00a0"])(
    "a SKU that is equal to A but for case or spaces (%j) is named, not taken",
    (sku) => {
      expect(why({ listings: [aListing({ sku })] }, sku)).toContain("Products has “A”, which differs from");
    },
  );

  test("nothing is said where nothing is alike", () => {
    expect(why({ listings: [aListing({ sku: "Z" })] }, "Z")).toBeNull();
  });

  test("a target that is missing beside one that resolves is named, and what is alike with it", () => {
    const skuMap = [aMapping({ target: "b" }), aMapping()];
    const text = why({ listings: [aListing({ sku: "L" })], skuMap, inventory: units(2) });
    expect(text).toMatch(/^2 − 0 = 2 · b in SKU Map is not in Products, so it counts for nothing · Products has “B”/);
  });

  test("a variant that is not connected, while others of its group are, is pointed out", () => {
    const group = { variantGroup: "G" };
    const listings = [
      aListing(group),
      aListing({ sku: "Z", ...group }),
      aListing({ sku: "Y", ...group, onWalmartAs: "Ended" }),
    ];
    expect(why({ listings }, "Z")).toBe("1 of the 2 variants in its group G are connected, this one is not");
    expect(why({ listings }, "A")).toBe("0 − 0 = 0");
  });
});

describe("unique SKUs", () => {
  const paper = (uniqueSkus: string): Paper => ({
    products: PRODUCTS,
    settings: settingRows({ ...SYNC_ON, "Unique SKUs": uniqueSkus }),
    listings: [aListing({ sku: "S" }), aListing({ sku: "L" }), aListing()],
    skuMap: [aMapping({ connectTo: "Variation", target: "V-000003" })],
    inventory: [...units(2), ...units(3, "V-000003")],
  });

  test("on: both rows with one SKU are a problem, and whatever reaches it is paused", () => {
    const shop = aShop(paper("On"));
    for (const sku of ["S", "L"]) expect(listingOf(shop, sku).withheld).toMatch(/^Paused: the SKU S is in two rows/);
    expect(toSend(shop, "A")).toBe(2);
    const problems = computed(paper("On")).products?.map(({ problem }) => problem ?? null);
    expect(problems).toEqual([null, null, ...Array(2).fill(expect.stringMatching(/^The SKU S is in two rows/))]);
  });

  test("off, as in the beginning: variations may share a SKU", () => {
    expect([toSend(aShop(paper("Off")), "S"), toSend(aShop(paper("Off")), "L")]).toEqual([3, 3]);
  });
});

describe("what a row of SKU Map says of itself", () => {
  const states: readonly [Cells<"skuMap">, RegExp][] = [
    [{}, /^Connected$/],
    [{ connectTo: "Nothing", target: null }, /^Off$/],
    [{ target: "GONE" }, /^Target missing: GONE is not in Products\.$/],
    [{ connectTo: null }, /^Problem: choose SKU, Variation or Nothing/],
    [{ target: null }, /^Problem: type the Target/],
    [{ sku: null }, /^Problem: type the Listing SKU/],
    [{ sku: "elsewhere" }, /^Waiting: no listing with this SKU/],
    [{ perListing: 2 }, /^Connected$/],
    [{ perListing: 0 }, /^Problem: Qty per listing: 0 is less than 1\. Type 1 or more/],
    [{ perListing: "two" }, /^Problem: Qty per listing: “two” is not a number/],
    [{ perListing: 2.5 }, /^Connected · Qty per listing: 2\.5 is not a whole number; 2 is used/],
  ];
  test.each(states)("%j reads %s", (cells, text) => {
    const [row] =
      computed({ products: PRODUCTS, listings: [aListing({ sku: "L" })], skuMap: [aMapping(cells)] }).skuMap ?? [];
    expect(row?.state).toMatch(text);
  });
});
