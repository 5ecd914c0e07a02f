import { alternativesOf, kitOf, type Part } from "../../../src/domain/connections/recipe";
import {
  listingsUsed,
  needsOf,
  outstandingOf,
  unitsNeeded,
  unnamedUnits,
  usedOfKit,
} from "../../../src/domain/fulfillment/needs";
import { covers } from "../../../src/domain/fulfillment/recipes";
import { anOrderRow, aProduct, aShop, aUnit } from "../../support/builders";
import type { Cells } from "../../support/paper";

const NAMES = ["A", "B", "C"];
/** One unit for each name; a name that is no product is a unit of unknown stock. */
const shopOf = (cells: Cells<"orders">, stock: readonly string[] = []) => {
  const { lines, units, catalog } = aShop({
    products: NAMES.map((sku, at) => aProduct({ sku, variationId: `V-00000${at + 1}` })),
    orders: [anOrderRow(cells)],
    inventory: stock.map((stockOf, at) => aUnit({ imei: `U${at}`, stockOf })),
  });
  const [line] = lines;
  if (line === undefined) throw new Error("the order has no line");
  return { line, units, catalog };
};
const { units: one } = shopOf({}, NAMES);
const part = (names: string, per = 1): Part => {
  const keys = [...names].map((name) => one[NAMES.indexOf(name)]?.stockKey);
  const pool = new Set(keys.filter((key) => key != null));
  return { pool: { variations: new Set(pool) as never, stockKeys: pool as never }, per, names: [...names] };
};
const either = (...parts: Part[]) => alternativesOf(parts);

describe("what an order line still takes", () => {
  const of = (
    cells: Cells<"orders">,
    stock: readonly string[],
    ...recipes: Parameters<typeof needsOf>[2][number][]
  ) => {
    const { line, units } = shopOf(cells, stock);
    return outstandingOf(line, units, recipes);
  };

  test.each([
    ["all that was ordered", { quantity: 5 }, [], 5],
    ["without what was canceled", { quantity: 5, cancelled: 2 }, [], 3],
    ["without what was shipped", { quantity: 5, shipped: 2 }, [], 3],
    ["without what is committed", { quantity: 5 }, ["A"], 4],
    ["a committed unit that is shipped counts once", { quantity: 5, shipped: 1 }, ["A"], 4],
    ["the larger of both counts", { quantity: 5, shipped: 1 }, ["A", "A"], 3],
    ["never less than nothing", { quantity: 1 }, ["A", "A"], 0],
    ["nothing once the order is closed", { quantity: 5, status: "Shipped" }, [], 0],
    ["nothing of a removed line", { quantity: 5, lineRemoved: true }, [], 0],
  ] as const)("%s, of a known SKU as well as of an unknown one", (_, cells, stock, expected) => {
    expect(of(cells, stock, either(part("A")))).toBe(expected);
    expect(of({ ...cells, soldAs: "?" }, stock)).toBe(expected);
  });

  test("a pack takes its size, a kit all of its parts, and of several recipes the one that takes most counts", () => {
    const pack = either(part("A", 3));
    const kit = kitOf([part("A"), part("B", 2)]);
    expect(of({ quantity: 2 }, [], pack)).toBe(6);
    expect(of({ quantity: 2, shipped: 1 }, [], pack)).toBe(3);
    expect(of({ quantity: 2 }, ["A", "A"], pack)).toBe(4);
    expect(of({ quantity: 2 }, [], kit)).toBe(6);
    expect(of({ quantity: 2 }, ["B"], kit)).toBe(5);
    expect(of({ quantity: 2 }, [], either(part("A")), kit)).toBe(6);
    expect(of({ quantity: 2 }, [], either(part("A", 3), part("B")))).toBe(6);
  });

  test("from one pool only the parts that touch it are taken", () => {
    const { line } = shopOf({ quantity: 2 });
    const needs = needsOf(line, [], [kitOf([part("A"), part("B", 2)])]);
    expect(NAMES.map((name) => unitsNeeded(needs, part(name).pool))).toEqual([2, 4, 0]);
  });
});

describe("what committed units fill", () => {
  const filled = (names: readonly string[], recipe: Parameters<typeof listingsUsed>[0]) =>
    listingsUsed(recipe, shopOf({}, names).units);
  test("each its share of the pack that it belongs to, any other one that of the largest pack", () => {
    const recipe = either(part("A", 4), part("B", 2));
    expect(filled(["A", "A"], recipe)).toBe(0.5);
    expect(filled(["B"], recipe)).toBe(0.5);
    expect(filled(["C"], recipe)).toBe(0.25);
    expect(filled(["unknown"], recipe)).toBe(0.25);
  });

  const kits: readonly (readonly [string, readonly string[], readonly Part[], number, readonly number[]])[] = [
    ["the part that it belongs to", ["B"], [part("A"), part("B")], 1, [0, 1]],
    ["of several the one that lacks most", ["A", "A"], [part("A"), part("AB", 3)], 1, [0, 2]],
    ["of several the one that lacks most by now", ["A", "A", "A"], [part("AB", 2), part("AC", 3)], 1, [1, 2]],
    ["what is left, if others had less choice", ["A", "B"], [part("A"), part("AB")], 1, [1, 1]],
    ["a part that lacks something, if it belongs to none", ["C", "unknown"], [part("A"), part("B")], 1, [1, 1]],
    ["two units of a part, for two kits", ["A", "A", "A"], [part("A"), part("AB")], 2, [2, 1]],
  ];
  test.each(kits)("of a kit: %s", (_, names, parts, count, used) => {
    expect(usedOfKit(kitOf(parts), shopOf({}, names).units, count)).toEqual(used);
  });

  test("units that fit into fewer parts of a kit choose first, in whatever order they are named", () => {
    const parts = [part("A"), part("AB")];
    for (const names of [
      ["A", "B"],
      ["B", "A"],
    ])
      expect(usedOfKit(kitOf(parts), shopOf({}, names).units, 1)).toEqual([1, 1]);
    expect(usedOfKit(kitOf([part("AB"), part("A")]), shopOf({}, ["A", "B"]).units, 1)).toEqual([1, 1]);
  });
});

describe("shipped units with an IMEI that were not named", () => {
  const unnamed = (
    cells: Cells<"orders">,
    names: readonly string[],
    recipe: Parameters<typeof listingsUsed>[0],
    withImei = "ABC",
  ) => {
    const { line, units } = shopOf(cells, names);
    const keys = new Set([...part(withImei).pool.stockKeys]);
    return unnamedUnits(line, units, [recipe], (asked) => [...asked].some((key) => keys.has(key)));
  };
  const kit = kitOf([part("A", 2), part("B")]);
  test.each([
    ["all of a shipped line", { shipped: 3, quantity: 3 }, [], either(part("A")), 3],
    ["without those that are named", { shipped: 3, quantity: 3 }, ["A"], either(part("A")), 2],
    ["none where more are named", { shipped: 1, quantity: 3 }, ["A", "A"], either(part("A")), 0],
    ["none before something is shipped", { shipped: 0, quantity: 3 }, [], either(part("A")), 0],
    ["none of a removed line", { shipped: 3, quantity: 3, lineRemoved: true }, [], either(part("A")), 0],
    ["a pack has several", { shipped: 2, quantity: 2 }, [], either(part("A", 3)), 6],
    [
      "of alternatives it may be any, so the largest counts",
      { shipped: 1, quantity: 1 },
      [],
      either(part("A", 2), part("B")),
      2,
    ],
    ["a kit has those of each part", { shipped: 2, quantity: 2 }, [], kit, 6],
    ["a kit lacks what is not named of a part", { shipped: 2, quantity: 2 }, ["B"], kit, 5],
    ["too many of one part make up for none of another", { shipped: 1, quantity: 1 }, ["B", "B"], kit, 2],
  ] as const)("%s", (_, cells, names, recipe, expected) => {
    expect(unnamed(cells, names, recipe)).toBe(expected);
  });

  test("stock without IMEIs needs no name", () => {
    expect(unnamed({ shipped: 2, quantity: 2 }, [], either(part("A")), "B")).toBe(0);
    expect(unnamed({ shipped: 2, quantity: 2 }, [], kit, "B")).toBe(2);
  });
});

describe("a recipe adds nothing beside another one", () => {
  const cases: readonly (readonly [string, Parameters<typeof covers>[0], Parameters<typeof covers>[1], boolean])[] = [
    ["of the same stock", either(part("A")), either(part("A")), true],
    ["that takes larger packs of it", either(part("A", 2)), either(part("A")), true],
    ["but beside one of smaller packs", either(part("A")), either(part("A", 2)), false],
    ["that takes more alternatives", either(part("AB")), either(part("A")), true],
    ["but beside one with fewer", either(part("A")), either(part("AB")), false],
    ["whose alternatives are packs of several sizes", either(part("A", 2), part("B")), either(part("AB")), true],
    ["that is a kit with its stock", kitOf([part("A"), part("B")]), either(part("A")), true],
    ["if both are the same kit", kitOf([part("A"), part("B", 2)]), kitOf([part("A"), part("B", 2)]), true],
    ["but a kit beside alternatives", either(part("A")), kitOf([part("A")]), false],
    ["but a kit beside one of more parts", kitOf([part("A"), part("B")]), kitOf([part("A")]), false],
    ["but a kit beside one of other sizes", kitOf([part("A"), part("B", 2)]), kitOf([part("A"), part("B")]), false],
    ["but a kit beside one in another order", kitOf([part("A"), part("B")]), kitOf([part("B"), part("A")]), false],
  ];
  test.each(cases)("%s", (_, other, recipe, expected) => expect(covers(other, recipe)).toBe(expected));
});
