import type { MarketplaceListing } from "../../../src/domain/listings/listing";
import { listingsDigest, planListingImport, planLookUps } from "../../../src/domain/listings/plan-listing-import";
import { aListing, aMarketplaceListing } from "../../support/builders";
import { type Cells, differences, rowsOf, written } from "../../support/paper";

function importInto(
  rows: readonly Cells<"listings">[],
  listings: readonly MarketplaceListing[],
  isComplete = true,
  isTypedOver = true,
) {
  const plan = planListingImport(rowsOf("listings", rows), listings, { isComplete, isOver: isTypedOver });
  return { ...plan, rows: written({ listings: rows }, plan.changes).listings ?? [] };
}

describe("an import of listings", () => {
  test("adds what is new, with everything that Walmart told", () => {
    const { rows, added } = importInto([], [aMarketplaceListing({ variantGroup: "G1" })]);
    expect(added).toBe(1);
    expect(rows).toEqual([
      {
        sku: "A",
        title: "Phone A",
        wpid: "0WP1",
        price: 249,
        variantGroup: "G1",
        onWalmartAs: "Active",
        fulfilledBy: "not known",
      },
    ]);
  });

  test("refreshes what is known and leaves the seller's cells alone", () => {
    const mine = { percent: 0.9, holdBack: 1, max: 5, fixedNumber: 3 };
    const { rows, added } = importInto([aListing(mine)], [aMarketplaceListing({ title: "New title" })]);
    expect(added).toBe(0);
    expect(rows).toMatchObject([{ sku: "A", title: "New title", ...mine }]);
  });

  test("twice is the same as once", () => {
    const { rows } = importInto([], [aMarketplaceListing(), aMarketplaceListing({ sku: "B" })]);
    const again = importInto(rows, [aMarketplaceListing(), aMarketplaceListing({ sku: "B" })]);
    expect(differences({ listings: rows }, again.changes)).toEqual([]);
  });

  test("a listing given twice is one row", () => {
    expect(importInto([], [aMarketplaceListing(), aMarketplaceListing({ title: "Again" })]).rows).toHaveLength(1);
  });

  test.each(["Active", "Unpublished", "Ended"] as const)("%s on Walmart reads so", (state) => {
    expect(importInto([aListing()], [aMarketplaceListing({ state })]).rows[0]?.onWalmartAs).toBe(state);
  });

  test("what Walmart leaves out of a listing stays as it reads: an ended one is not taken for sale again", () => {
    const bare = aMarketplaceListing({ title: "", wpid: null, state: null });
    const { rows, anew } = importInto(
      [aListing({ title: "Phone", wpid: "0WP9", onWalmartAs: "Ended" })],
      [bare],
      true,
      false,
    );
    expect(rows).toMatchObject([{ title: "Phone", wpid: "0WP9", onWalmartAs: "Ended" }]);
    expect(anew).toEqual([]);
    const [found] = importInto([aListing({ onWalmartAs: "Not found" })], [bare], true, false).rows;
    expect(found?.onWalmartAs ?? null).toBeNull();
  });

  test("SKUs are compared exactly", () => {
    expect(importInto([aListing()], [aMarketplaceListing({ sku: "a" })], false).added).toBe(1);
  });
});

describe("a listing that Walmart left out", () => {
  test("of a complete import is to be looked up; nothing is said of it before", () => {
    const { rows, missing } = importInto([aListing()], []);
    expect(rows).toEqual([aListing()]);
    expect(missing).toEqual(["A"]);
  });

  test("of a partial import is unchanged, and is no missing one", () => {
    const { changes, missing } = importInto([aListing()], [], false);
    expect(changes).toEqual([]);
    expect(missing).toEqual([]);
  });

  test("is looked up once, not at every import once it reads Not found", () => {
    expect(importInto([aListing({ onWalmartAs: "Not found" })], []).missing).toEqual([]);
  });

  test("reads Not found once Walmart says that it does not know the SKU; its row stays", () => {
    const { changes, notFound } = planLookUps(rowsOf("listings", [aListing()]), new Map([["A", null]]));
    expect(written({ listings: [aListing()] }, changes).listings).toEqual([aListing({ onWalmartAs: "Not found" })]);
    expect(notFound).toEqual(["A"]);
  });

  test("is refreshed where Walmart knows it when asked for its SKU", () => {
    const found = new Map([["A", aMarketplaceListing({ title: "Still there" })]]);
    const { changes, notFound } = planLookUps(rowsOf("listings", [aListing()]), found);
    expect(written({ listings: [aListing()] }, changes).listings).toMatchObject([{ title: "Still there" }]);
    expect(notFound).toEqual([]);
  });

  test("in two rows is changed on neither, whatever Walmart says of its SKU", () => {
    const rows = rowsOf("listings", [aListing(), aListing()]);
    expect(importInto([aListing(), aListing()], []).missing).toEqual([]);
    expect(planLookUps(rows, new Map([["A", null]])).changes).toEqual([]);
  });

  test("is Active again when it comes back", () => {
    const back = importInto([aListing({ onWalmartAs: "Not found" })], [aMarketplaceListing()]);
    expect(back.rows[0]?.onWalmartAs).toBe("Active");
    expect(back.added).toBe(0);
  });

  test("a row of the seller's without a SKU is left alone", () => {
    expect(importInto([{ title: "my note" }], []).changes).toEqual([]);
  });
});

test("two rows with one Listing SKU are changed on neither", () => {
  expect(importInto([aListing(), aListing()], [aMarketplaceListing({ title: "New title" })]).changes).toEqual([]);
  expect(importInto([aListing(), aListing()], []).changes).toEqual([]);
});

describe("a row whose Listing SKU was typed over", () => {
  const told = [aMarketplaceListing(), aMarketplaceListing({ sku: "B", title: "Phone B", wpid: "0WP2" })];
  const rules = { percent: 0.5, holdBack: 2 };
  const rows = importInto([], told).rows.map((row) => (row.sku === "B" ? { ...row, ...rules } : row));
  const typed = (cells: Cells<"listings">) => rows.map((row) => (row.sku === "B" ? { ...row, ...cells } : row));

  test.each(["oops", null, "A"])("with %s is that listing again, with the seller's rules", (sku) => {
    const after = importInto(typed({ sku }), told);
    expect(after).toMatchObject({ added: 0, missing: [], rows: [{ sku: "A" }, { sku: "B", ...rules }] });
    expect([...after.retyped]).toEqual([["B", sku ?? ""]]);
  });

  test("beside other cells is known by its WPID", () => {
    expect(importInto(typed({ sku: "oops", title: "mine", price: 1 }), told).rows[1]).toMatchObject({
      sku: "B",
      title: "Phone B",
      ...rules,
    });
  });

  test("is known after a partial import only by everything that Walmart tells", () => {
    expect(importInto(typed({ sku: "oops" }), told, false).rows[1]).toMatchObject({ sku: "B", ...rules });
    expect(importInto(typed({ sku: "oops", title: "mine" }), told, false).added).toBe(1);
  });

  test("is not guessed at where two listings are alike", () => {
    const alike = [...told, aMarketplaceListing({ sku: "C", title: "Phone B", wpid: "0WP2" })];
    expect(importInto(typed({ sku: "oops" }), alike)).toMatchObject({ added: 2, missing: ["oops"] });
  });

  test("is another matter than a SKU that was renamed on Walmart while nobody typed: the old row is looked up", () => {
    const renamed = [told[0], { ...told[1], sku: "B2" }] as MarketplaceListing[];
    const after = importInto(rows, renamed, true, false);
    expect(after).toMatchObject({ added: 1, missing: ["B"] });
    expect(after.rows.find(({ sku }) => sku === "B")).toMatchObject(rules);
  });

  test("is another matter than a listing that Walmart dropped long ago", () => {
    const gone = { ...aListing({ sku: "old", wpid: "0WP2", onWalmartAs: "Not found" }) };
    expect(importInto([...rows.filter(({ sku }) => sku === "A"), gone], told).added).toBe(1);
  });
});

describe("whether the rows hold what an import wrote", () => {
  const told = [aMarketplaceListing(), aMarketplaceListing({ sku: "B", title: "", price: null, wpid: null })];
  const digestOf = (some: readonly Cells<"listings">[]) => listingsDigest(rowsOf("listings", some));
  const { rows, digest } = importInto([], told);

  test("is told in whatever order they stand, beside blank rows and the seller's own cells", () => {
    expect(digestOf(rows)).toBe(digest);
    expect(digestOf([{ percent: 0.5 }, ...[...rows].reverse().map((row) => ({ ...row, max: 1, toSend: 3 }))])).toBe(
      digest,
    );
  });

  test.each([
    { sku: "x" },
    { title: "x" },
    { wpid: "x" },
    { price: 1 },
    { variantGroup: "x" },
    { onWalmartAs: "Ended" },
  ])("%j typed over shows", (cells) =>
    expect(digestOf(rows.map((row, index) => (index === 0 ? { ...row, ...cells } : row)))).not.toBe(digest),
  );
});
