import type { MarketplaceListing } from "../../src/domain/listings/listing";
import { planListingImport } from "../../src/domain/listings/plan-listing-import";
import { aListing, aMarketplaceListing } from "./builders";
import { type Cells, differences, rowsOf, written } from "./paper";

function importInto(rows: readonly Cells<"listings">[], listings: readonly MarketplaceListing[], isComplete = true) {
  const plan = planListingImport(rowsOf("listings", rows), listings, isComplete);
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

  test("SKUs are compared exactly", () => {
    expect(importInto([aListing()], [aMarketplaceListing({ sku: "a" })], false).added).toBe(1);
  });
});

describe("a listing that Walmart left out", () => {
  test("of a complete import reads Not found; its row stays", () => {
    const { rows, notFound } = importInto([aListing()], []);
    expect(rows).toEqual([aListing({ onWalmartAs: "Not found" })]);
    expect(notFound).toBe(1);
  });

  test("of a partial import is unchanged", () => {
    const { changes, notFound } = importInto([aListing()], [], false);
    expect(changes).toEqual([]);
    expect(notFound).toBe(0);
  });

  test("is counted once, not at every import", () => {
    expect(importInto([aListing({ onWalmartAs: "Not found" })], []).notFound).toBe(0);
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
