import type { BatchUpdate, SheetsApi } from "../../../../src/adapters/sheets/google/api";
import { COMMIT_BYTES } from "../../../../src/adapters/sheets/write/slices";
import { readLedger, remember } from "../../../../src/domain/ledger/ledger";
import type { MarketplaceListing } from "../../../../src/domain/listings/listing";
import { planListingImport } from "../../../../src/domain/listings/plan-listing-import";
import { cents, listingSku } from "../../../../src/domain/values/brand";
import type { Change } from "../../../../src/domain/values/change";
import type { Tables } from "../../../../src/domain/workbook/tabs";
import { shopBook, workbookOn } from "../../../support/workbook-under-test";

const LISTINGS = 20_000;

const listings: readonly MarketplaceListing[] = Array.from({ length: LISTINGS }, (_, index) => ({
  sku: listingSku(`SKU-${String(index).padStart(6, "0")}`),
  title: `A phone of some make and colour, unlocked, restored, number ${index}`,
  wpid: `WP${index}`,
  price: cents(10_000 + index),
  variantGroup: null,
  state: "Active",
  fulfilledBy: null,
}));

/** What Import Listings wants, planned on the cells as they are. */
const importPlan = (tables: Tables): readonly Change[] => [
  ...planListingImport(tables.listings, listings, { isComplete: true, isOver: false }).changes,
  remember(readLedger(tables.ledger), "cursor", "listings", { at: 1_772_460_000_000 }),
];

/** The spreadsheet with the sizes of what crossed; from the commit with the number `endsAt` on none gets through. */
function watched(endsAt = Number.POSITIVE_INFINITY) {
  const one = shopBook();
  const sizes: number[] = [];
  const reads: number[] = [];
  let left = endsAt;
  const api: SheetsApi = {
    ...one.api,
    values: (query, fields) => {
      const answer = one.api.values(query, fields);
      reads.push(JSON.stringify(answer).length);
      return answer;
    },
    batchUpdate: (body: BatchUpdate, fields) => {
      left -= 1;
      if (left <= 0) throw new Error("The service is currently unavailable.");
      sizes.push(JSON.stringify(body).length);
      return one.api.batchUpdate(body, fields);
    },
  };
  return { ...one, api, sizes, reads, workbook: workbookOn(api, "run") };
}

const skus = (tables: Tables) => tables.listings.map(({ values }) => values.sku);

describe("a first import of 20,000 listings", () => {
  test("is a sequence of commits, none larger than 1.5 MB, that leaves the rows in order and the cursor last", () => {
    const one = watched();
    const result = one.workbook.commit(importPlan(one.workbook.read().tables), "import");
    expect(result.kind).toBe("done");
    expect(one.sizes.length).toBeGreaterThan(3);
    expect(Math.max(...one.sizes)).toBeLessThanOrEqual(COMMIT_BYTES);
    const { tables } = one.workbook.read();
    expect(skus(tables)).toEqual(listings.map(({ sku }) => sku));
    expect(readLedger(tables.ledger).recall("cursor", "listings")).not.toBeNull();
  }, 120_000);

  test("that ends after some of its commits goes on from there, without a row lost or doubled", () => {
    const one = watched(3);
    expect(one.workbook.commit(importPlan(one.workbook.read().tables), "import").kind).toBe("stale");
    const next = one.anotherRun("run-2");
    const half = next.read().tables;
    expect(half.listings.length).toBeGreaterThan(0);
    expect(half.listings.length).toBeLessThan(LISTINGS);
    expect(readLedger(half.ledger).recall("cursor", "listings")).toBeNull();
    expect(next.commit(importPlan(half), "import").kind).toBe("done");
    const { tables } = next.read();
    expect(tables.listings).toHaveLength(LISTINGS);
    expect(new Set(skus(tables)).size).toBe(LISTINGS);
    expect(readLedger(tables.ledger).recall("cursor", "listings")).not.toBeNull();
  }, 120_000);

  test("is read in slices of about 2 MB, at most three requests for 200,000 cells", () => {
    const one = watched();
    one.workbook.commit(importPlan(one.workbook.read().tables), "import");
    one.reads.length = 0;
    one.wire.calls.length = 0;
    const { tables } = one.workbook.read();
    expect(tables.listings).toHaveLength(LISTINGS);
    expect(Math.max(...one.reads)).toBeLessThan(2_500_000);
    const cells = LISTINGS * Object.keys(tables.listings[0]?.values ?? {}).length;
    expect(one.wire.calls.length).toBeLessThanOrEqual(Math.ceil((cells / 200_000) * 3));
    console.info(
      `${one.wire.calls.length} requests for a read set of ${cells} cells, the largest answer ${Math.max(...one.reads)} bytes`,
    );
  }, 120_000);
});
