/** What holds for every shop. A failure prints its seed; `fc.assert(…, { seed, path })` plays it again. */
import * as fc from "fast-check";
import { quantitiesOf } from "../../../src/domain/workbook/numbers";
import { planDerivedCells } from "../../../src/domain/workbook/plans/derived-cells";
import { LISTINGS, SKUS, shops, VARIATIONS } from "../../support/arbitrary-shops";
import { anOrderRow, aShop, aUnit, computed, inUtc } from "../../support/builders";
import { differences, type Paper } from "../../support/paper";
import "../../support/seed";

/** What would be set for each listing, whether or not it may be sent. */
const numbersOf = (paper: Paper): ReadonlyMap<string, number | null> =>
  new Map(quantitiesOf(aShop(paper)).map(({ sku, quantity }) => [sku, quantity?.toSend ?? null]));

const RUNS = { numRuns: 300 };

test("a number is never above what is calculated, never below zero, unless a fixed number is filled", () => {
  fc.assert(
    fc.property(shops, (paper) => {
      for (const { row, quantity } of quantitiesOf(aShop(paper))) {
        if (quantity === null) continue;
        const { fixedNumber } = row.values;
        if (fixedNumber === null) expect(quantity.toSend).toBeLessThanOrEqual(Math.max(0, quantity.calculated));
        else expect(quantity.toSend).toBe(fixedNumber);
        expect(quantity.toSend).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(quantity.toSend)).toBe(true);
      }
    }),
    RUNS,
  );
});

const shuffled = <Row>(rows: readonly Row[]): fc.Arbitrary<readonly Row[]> =>
  fc.shuffledSubarray([...rows], { minLength: rows.length });

test("the order in which rows stand never matters to a number", () => {
  const sorted = shops.chain((paper) =>
    fc.record({
      paper: fc.constant(paper),
      other: fc.record({
        products: shuffled(paper.products ?? []),
        listings: shuffled(paper.listings ?? []),
        skuMap: shuffled(paper.skuMap ?? []),
        inventory: shuffled(paper.inventory ?? []),
        orders: shuffled(paper.orders ?? []),
      }),
    }),
  );
  fc.assert(
    fc.property(sorted, ({ paper, other }) => {
      const [one, two] = [numbersOf(paper), numbersOf(other)];
      for (const sku of LISTINGS) expect([sku, two.get(sku)]).toEqual([sku, one.get(sku)]);
    }),
    RUNS,
  );
});

test("planning twice is planning once: what a plan wrote, the next plan wishes too", () => {
  fc.assert(
    fc.property(shops, (drawn) => {
      const once = computed(drawn);
      // A sale is noted in the run that sees it; only then does the unit's own row keep it out.
      const twice = computed(once);
      expect(differences(twice, planDerivedCells(aShop(twice), inUtc))).toEqual([]);
      expect(numbersOf(twice)).toEqual(numbersOf(once));
    }),
    RUNS,
  );
});

test("the first plan already writes every number; a note of a sale may only reword a problem", () => {
  fc.assert(
    fc.property(shops, (drawn) => {
      const once = computed(drawn);
      for (const change of differences(once, planDerivedCells(aShop(once), inUtc))) {
        expect(change).toMatchObject({ kind: "update", cells: { problem: expect.stringContaining("was sold on") } });
        expect(change.kind === "update" ? Object.keys(change.cells) : []).toEqual(["problem"]);
      }
    }),
    RUNS,
  );
});

test("adding a valid unit with a new IMEI never lowers a number", () => {
  const unit = fc.constantFrom(...SKUS, ...VARIATIONS).map((stockOf) => aUnit({ imei: "new", stockOf }));
  fc.assert(
    fc.property(shops, unit, (paper, added) => {
      const before = numbersOf(paper);
      const after = numbersOf({ ...paper, inventory: [...(paper.inventory ?? []), added] });
      for (const sku of LISTINGS) expect(after.get(sku) ?? 0).toBeGreaterThanOrEqual(before.get(sku) ?? 0);
    }),
    RUNS,
  );
});

test("adding an open line never raises a number", () => {
  const line = fc
    .record({ soldAs: fc.constantFrom(...LISTINGS, "GONE"), quantity: fc.integer({ min: 1, max: 4 }) })
    .map((cells) => anOrderRow({ po: "9", status: "New", ...cells }));
  fc.assert(
    fc.property(shops, line, (paper, added) => {
      const before = numbersOf(paper);
      const after = numbersOf({ ...paper, orders: [added, ...(paper.orders ?? [])] });
      for (const sku of LISTINGS) expect(after.get(sku) ?? 0).toBeLessThanOrEqual(before.get(sku) ?? 0);
    }),
    RUNS,
  );
});

test("committing a free unit of the product sold never changes a number", () => {
  const stock = Array.from({ length: 6 }, (_, index) => aUnit({ imei: `A${index}` }));
  fc.assert(
    fc.property(shops, fc.integer({ min: 1, max: 6 }), fc.nat(6), (paper, quantity, committed) => {
      const shop = (units: string | null): Paper => ({
        ...paper,
        inventory: [...(paper.inventory ?? []), ...stock],
        orders: [...(paper.orders ?? []), anOrderRow({ po: "9", quantity, units })],
      });
      const names = stock.slice(0, Math.min(quantity, committed)).map(({ imei }) => String(imei));
      expect(numbersOf(shop(names.join(" ")))).toEqual(numbersOf(shop(null)));
    }),
    RUNS,
  );
});
