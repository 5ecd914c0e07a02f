/** Shops as they might be: shared SKUs, packs, kits, missing targets, units that do not count, cells that are wrong. */
import * as fc from "fast-check";
import { aListing, anOrderRow, aProduct, date } from "./builders";
import type { Cells, Paper } from "./paper";

export const SKUS = ["A", "B", "S"] as const;
export const VARIATIONS = ["V-000001", "V-000002", "V-000003", "V-000004"] as const;
export const LISTINGS = ["A", "B", "S", "L1", "L2"] as const;

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

/** Single units, packs and parts of kits; L1 is mostly one thing or the other, so that few rows contradict each other. */
const mapping = (sku: string, parts: readonly (boolean | null)[]) =>
  fc
    .record({
      target: fc.oneof(
        fc.constantFrom(...SKUS, "GONE").map((target) => ({ connectTo: "SKU", target })),
        fc.constantFrom(...VARIATIONS).map((target) => ({ connectTo: "Variation", target })),
      ),
      perListing: fc.constantFrom(null, null, 1, 2, 3),
      partOfKit: fc.constantFrom(...parts),
    })
    .map(({ target, ...cells }): Cells<"skuMap"> => ({ sku, ...target, ...cells }));
const skuMap = fc
  .tuple(
    fc.array(mapping("L1", [null]), { maxLength: 3 }),
    fc.array(mapping("L2", [true]), { maxLength: 3 }),
    fc.array(mapping("L2", [null]), { maxLength: 1, size: "xsmall" }),
  )
  .map((rows) => rows.flat());

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

export const shops: fc.Arbitrary<Paper> = fc
  .record({ listings, skuMap, inventory, orders })
  .map((drawn) => ({ products, ...drawn }));
