import { typedUnits } from "../../../src/domain/inventory/unit-names";
import { aMapping, anOrderRow, aProduct, aUnit, computed, date } from "../../support/builders";
import { type Cells, type Paper, written } from "../../support/paper";

const PRODUCTS = [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })];
const paperOf = (orders: readonly Cells<"orders">[], inventory: readonly Cells<"inventory">[], more: Paper = {}) => ({
  products: PRODUCTS,
  orders,
  inventory,
  ...more,
});
const line = (cells: Cells<"orders"> = {}) => anOrderRow({ units: "1", ...cells });
const unit = (cells: Cells<"inventory"> = {}) => aUnit({ imei: "1", ...cells });

/** What each unit says it is committed to, and what each line says is wrong. */
function result(paper: Paper) {
  const next = computed(paper);
  return {
    committedTo: next.inventory?.map((cells) => cells.committedTo ?? null),
    committed: next.orders?.map((cells) => cells.committed),
    problems: next.orders?.map((cells) => cells.problem ?? null),
  };
}

describe("what is typed into IMEIs / units", () => {
  const texts: readonly [string | null, readonly string[]][] = [
    [null, []],
    ["1", ["1"]],
    ["1 2", ["1", "2"]],
    ["1,2;3\n4\t5", ["1", "2", "3", "4", "5"]],
    [" , 1 ,, ", ["1"]],
  ];
  test.each(texts)("%j names %j", (text, names) => expect(typedUnits(text)).toEqual(names));

  test("an IMEI typed as a number is the same IMEI", () => {
    const paper = paperOf([line({ units: 353012345678901 })], [unit({ imei: "353012345678901" })]);
    expect(result(paper).committedTo).toEqual(["1001 / 1"]);
  });

  test("a unit id names the unit as its IMEI does", () => {
    expect(result(paperOf([line({ units: "U-000005" })], [unit({ unitId: "U-000005" })])).committed).toEqual([1]);
  });

  test("a unit typed twice in one line is one unit", () => {
    const paper = paperOf([line({ units: "1 U-000005 1" })], [unit({ unitId: "U-000005" })]);
    expect(result(paper)).toMatchObject({ committed: [1], problems: [null] });
  });
});

describe("a unit that cannot be committed is refused with the reason", () => {
  const refused: readonly [string, Cells<"orders">, Cells<"inventory">, RegExp][] = [
    ["a unit that is not in Inventory", { units: "9" }, {}, /^9 is not in Inventory/],
    ["a unit sold elsewhere", {}, { soldOn: "900 / 1" }, /^1 was sold on 900 \/ 1/],
    ["a status that does not allow commitment", { status: "Canceled" }, {}, /“Canceled” does not allow commitment/],
    ["another product than the one sold", {}, { stockOf: "B" }, /^1 is another product than the one sold/],
    [
      "0 units of a counted lot",
      { units: "U-000005 x0" },
      { imei: null, unitId: "U-000005", quantity: 9 },
      /^0 units of U-000005 commit nothing/,
    ],
  ];
  test.each(refused)("%s", (_what, order, cells, message) => {
    const { committed, committedTo, problems } = result(paperOf([line(order)], [unit(cells)]));
    expect(committed).toEqual([0]);
    expect(committedTo).toEqual([null]);
    expect(problems?.[0]).toMatch(message);
  });

  test("one refused unit does not take the others with it", () => {
    const paper = paperOf([line({ units: "9 1", quantity: 2 })], [unit()]);
    expect(result(paper)).toMatchObject({
      committed: [1],
      problems: [expect.stringContaining("9 is not in Inventory")],
    });
  });
});

describe("one unit on two lines", () => {
  const older = line({ po: "1002", orderedAt: date("2026-11-01T00:00:00Z") });
  const newer = line({ po: "1001", orderedAt: date("2026-11-02T00:00:00Z") });

  test.each([[[older, newer]], [[newer, older]]])(
    "the older order keeps it, in whatever order the rows stand",
    (orders) => {
      const { committedTo, problems } = result(paperOf(orders, [unit()]));
      expect(committedTo).toEqual(["1002 / 1"]);
      expect(problems?.[orders.indexOf(newer)]).toMatch(/^1 is already committed to 1002 \/ 1/);
      expect(problems?.[orders.indexOf(older)]).toBeNull();
    },
  );

  test("the line that Inventory already names keeps it, although the other order is older", () => {
    const { committedTo, problems } = result(paperOf([older, newer], [unit({ committedTo: "1001 / 1" })]));
    expect(committedTo).toEqual(["1001 / 1"]);
    expect(problems?.[0]).toMatch(/already committed to 1001 \/ 1/);
  });

  test("of two orders of the same moment the smaller PO keeps it", () => {
    const orders = [line({ po: "1002" }), line({ po: "1001" })];
    expect(result(paperOf(orders, [unit()])).committedTo).toEqual(["1001 / 1"]);
  });

  test("an older line that may not have the unit does not keep it from the newer one", () => {
    const orders = [{ ...older, status: "Canceled" }, newer];
    expect(result(paperOf(orders, [unit()])).committedTo).toEqual(["1001 / 1"]);
  });
});

describe("commitments that stand", () => {
  test("are not questioned when the status no longer allows new ones", () => {
    const paper = paperOf([line({ status: "Canceled", cancelled: 1 })], [unit({ committedTo: "1001 / 1" })]);
    expect(result(paper).committedTo).toEqual(["1001 / 1"]);
  });

  test("end when the identifier is removed from the line", () => {
    const paper = paperOf([line({ units: null })], [unit({ committedTo: "1001 / 1" })]);
    expect(result(paper).committedTo).toEqual([null]);
  });

  test("are left as they are when planned again", () => {
    const paper = paperOf([line()], [unit()]);
    const next = computed(paper);
    expect(written(next, [])).toEqual(next);
    expect(result(next)).toEqual(result(paper));
  });
});

describe("over-commitment", () => {
  test("is allowed, with a warning", () => {
    const paper = paperOf([line({ units: "1 2" })], [unit(), unit({ imei: "2" })]);
    expect(result(paper)).toMatchObject({
      committed: [2],
      problems: ["2 units are committed, 1 was ordered. Remove what does not go out."],
    });
  });

  test("counts only what was not canceled as ordered, and says how much is too many", () => {
    const paper = paperOf([line({ units: "1 2", quantity: 2, cancelled: 1 })], [unit(), unit({ imei: "2" })]);
    expect(result(paper).problems?.[0]).toMatch(/^1 of 2 canceled; 1 unit is still committed\./);
  });
});

describe("direct commit", () => {
  const B = unit({ stockOf: "B" });

  test("a line that reads Unknown SKU takes any unit", () => {
    expect(result(paperOf([line({ soldAs: "Z", sku: "Unknown SKU" })], [B])).committed).toEqual([1]);
  });

  test("a removed line takes any unit", () => {
    expect(result(paperOf([line({ lineRemoved: true })], [B])).committed).toEqual([1]);
  });

  test("stands when the SKU is added to Products later", () => {
    const first = computed(paperOf([line({ soldAs: "Z", sku: "Unknown SKU" })], [B]));
    const known = { ...first, products: [...PRODUCTS, aProduct({ variationId: "V-000003", sku: "Z" })] };
    const next = computed(known);
    expect(next.orders?.[0]).toMatchObject({ sku: "Z", committed: 1, outstanding: 0 });
  });
});

describe("a SKU that several variations share", () => {
  const products = [aProduct({ sku: "S" }), aProduct({ variationId: "V-000002", sku: "S" })];

  test.each(["S", "V-000001", "V-000002"])("takes a unit typed as %s", (stockOf) => {
    const paper = paperOf([line({ soldAs: "S" })], [unit({ stockOf })], { products });
    expect(result(paper).committed).toEqual([1]);
  });
});

describe("an IMEI that came back", () => {
  const sold = line({ shipped: 1, status: "Shipped", sku: "A" });
  const history = unit({ soldOn: "1001 / 1", committedTo: "1001 / 1" });

  test("the new row is free: the order that sold the old one keeps the old one", () => {
    const next = computed(paperOf([sold], [history, unit()]));
    expect(next.inventory?.[0]).toMatchObject({ soldOn: "1001 / 1" });
    expect(next.inventory?.[1]).toMatchObject({ committedTo: null, soldOn: null });
  });

  test("the new row may be sold again while both orders keep their history", () => {
    const again = line({ po: "1002", orderedAt: date("2026-11-22T00:00:00Z"), shipped: 1, status: "Shipped" });
    const next = computed(paperOf([again, sold], [unit(), history]));
    expect(next.inventory?.map((cells) => cells.soldOn)).toEqual(["1002 / 1", "1001 / 1"]);
    expect(next.orders?.map((cells) => cells.problem ?? null)).toEqual([null, null]);
  });

  test("an old order that never named its unit does not take the new one from a newer order", () => {
    const paper = paperOf([sold, line({ po: "1002", orderedAt: date("2026-11-22T00:00:00Z") })], [history, unit()]);
    expect(result(paper).committedTo?.[1]).toBe("1002 / 1");
  });
});

describe("hand connections", () => {
  test("an unknown line takes a unit of the listing's pool", () => {
    const paper = paperOf([line({ soldAs: "L" })], [unit()], { skuMap: [aMapping()], listings: [{ sku: "L" }] });
    expect(result(paper).committed).toEqual([1]);
  });
});
