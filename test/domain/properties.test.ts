/** What holds for every shop. A failure prints its seed; `fc.assert(…, { seed, path })` plays it again. */
import * as fc from "fast-check";
import { planDerivedCells } from "../../src/domain/workbook/plan-derived-cells";
import { quantitiesOf } from "../../src/domain/workbook/shop";
import { aListing, anOrderRow, aProduct, aShop, aUnit, computed, date } from "./builders";
import { type Cells, differences, type Paper } from "./paper";
import "../seed";

const SKUS = ["A", "B", "S"] as const;
const VARIATIONS = ["V-000001", "V-000002", "V-000003", "V-000004"] as const;
const LISTINGS = ["A", "B", "S", "L1", "L2"] as const;

/** A and B are one variation each, S is shared by two. */
const products = [
  aProduct(),
  aProduct({ variationId: "V-000002", sku: "B" }),
  aProduct({ variationId: "V-000003", sku: "S" }),
  aProduct({ variationId: "V-000004", sku: "S" }),
];

const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 2 });

const listings = fc
  .tuple(
    ...LISTINGS.map((sku) =>
      fc
        .record({
          onWalmartAs: fc.constantFrom("Active", "Active", "Unpublished", "Ended"),
          percent: maybe(fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100)),
          holdBack: maybe(fc.nat(3)),
          max: maybe(fc.nat(6)),
          fixedNumber: fc.option(fc.nat(9), { nil: null, freq: 6 }),
        })
        .map((cells) => aListing({ sku, ...cells })),
    ),
  )
  .map((rows): Cells<"listings">[] => rows);

const skuMap = fc.array(
  fc.oneof(
    fc.record({
      sku: fc.constantFrom("L1", "L2"),
      connectTo: fc.constant("SKU"),
      target: fc.constantFrom(...SKUS, "GONE"),
    }),
    fc.record({
      sku: fc.constantFrom("L1", "L2"),
      connectTo: fc.constant("Variation"),
      target: fc.constantFrom(...VARIATIONS),
    }),
  ),
  { maxLength: 4 },
);

const imeis = Array.from({ length: 12 }, (_, index) => `35${index}`);
const place = {
  stockOf: fc.constantFrom(...SKUS, ...VARIATIONS, "GONE"),
  status: fc.constantFrom("Available", "Available", "Available", "Broken", null),
  warehouse: fc.constantFrom("Main", "Main", "Main", "Repair", null),
};
const inventory = fc
  .tuple(
    fc.uniqueArray(fc.record({ imei: fc.constantFrom(...imeis), ...place }), { selector: ({ imei }) => imei }),
    fc.array(fc.record({ quantity: fc.constantFrom(null, 0, 1, 5, 2.5, "12 pcs", -1), ...place }), { maxLength: 4 }),
  )
  .map(([serialised, lots]) => numbered([...serialised, ...lots]));

/** Every row has its id, as after the first run. */
const numbered = (rows: readonly Cells<"inventory">[]): Cells<"inventory">[] =>
  rows.map((cells, index) => ({ unitId: `U-${String(index + 1).padStart(6, "0")}`, ...cells }));

const orders = fc.uniqueArray(
  fc
    .record({
      po: fc.constantFrom("1", "2", "3", "4"),
      line: fc.constantFrom("1", "2"),
      day: fc.integer({ min: 10, max: 20 }),
      soldAs: fc.constantFrom(...LISTINGS, "GONE"),
      quantity: fc.integer({ min: 1, max: 4 }),
      cancelled: fc.nat(1),
      shipped: fc.nat(2),
      status: fc.constantFrom("New", "Ready to Ship", "Shipped", "Canceled", "On the bench", null),
      units: maybe(
        fc.uniqueArray(fc.constantFrom(...imeis, "nowhere"), { maxLength: 3 }).map((names) => names.join(" ")),
      ),
      lineRemoved: fc.boolean(),
    })
    .map(({ day, ...cells }) => anOrderRow({ ...cells, orderedAt: date(`2026-11-${day}T00:00:00Z`) })),
  { selector: ({ po, line }) => `${po}/${line}`, maxLength: 7 },
);

const shops: fc.Arbitrary<Paper> = fc
  .record({ listings, skuMap, inventory, orders })
  .map((drawn) => ({ products, ...drawn }));

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
      expect(differences(twice, planDerivedCells(aShop(twice)))).toEqual([]);
      expect(numbersOf(twice)).toEqual(numbersOf(once));
    }),
    RUNS,
  );
});

test("the first plan already writes every number; a note of a sale may only reword a problem", () => {
  fc.assert(
    fc.property(shops, (drawn) => {
      const once = computed(drawn);
      for (const change of differences(once, planDerivedCells(aShop(once)))) {
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
