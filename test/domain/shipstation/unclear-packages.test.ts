/** Packages that do not say what is in them, and packages of orders that are done. */
import { packagesToLookUp } from "../../../src/domain/shipstation/plan-packages";
import type { StationPackage } from "../../../src/domain/shipstation/station-package";
import { anOrderRow, aPaper, aShipmentRow, moment, NOW } from "../../support/builders";
import { aMarked, aPackage, factsOf, packed, planOf, shown } from "../../support/packages";
import { differences, type Paper, written } from "../../support/paper";

const ONE = aPaper({ orders: [anOrderRow()] });
const TWO = aPaper({ orders: [anOrderRow({ quantity: 2 }), anOrderRow({ line: "2", soldAs: "B" })] });

const asked = (paper: Paper, ...packages: readonly StationPackage[]) =>
  packagesToLookUp(packages, factsOf(paper)).map(({ id }) => id);

const rows = (paper: Paper, found: StationPackage, order?: Partial<StationPackage> | null) =>
  shown(
    written(
      paper,
      differences(
        paper,
        planOf(
          paper,
          [found],
          order === undefined ? {} : { [found.id]: order === null ? null : { items: [], parent: null, ...order } },
        ).changes,
      ),
    ),
  );

const packedSku = (sku: string | null, quantity = 1) => ({ key: null, sku, quantity });

describe("an order marked as shipped by hand", () => {
  test("of one unit is looked up too, since another order may have been combined into it", () => {
    const paper = aPaper({ orders: [anOrderRow(), anOrderRow({ po: "1002" })] });
    const both = [packed("1001", "1", 1), packed("1002", "1", 1)];
    expect(asked(paper, aMarked())).toEqual(["marked 1"]);
    expect(rows(paper, aMarked())).toEqual([]);
    expect(rows(paper, aMarked(), { items: both })).toEqual(["1001   1Z9", "1002   1Z9"]);
    expect(rows(paper, aMarked(), { items: both.slice(0, 1) })).toEqual(["1001   1Z9"]);
    expect(rows(ONE, aMarked(), null)).toEqual(["1001   1Z9"]);
  });

  test("of several units is looked up, and waits until it was", () => {
    expect(asked(TWO, aMarked())).toEqual(["marked 1"]);
    expect(rows(TWO, aMarked())).toEqual([]);
  });

  test("holds what its order holds: everything, or the part that was split off", () => {
    const whole = [packed("1001", "1", 2), packed("1001", "2", 1)];
    expect(rows(TWO, aMarked(), { items: whole })).toEqual(["1001   1Z9"]);
    expect(rows(TWO, aMarked(), { items: [packed("1001", "2", 1)], parent: "501" })).toEqual(["1001 2 1 1Z9"]);
  });

  test("whose order nobody knows any more asks which line is in which parcel", () => {
    expect(rows(TWO, aMarked(), null)).toEqual(["1001 ?  1Z9"]);
  });
});

describe("items without a key of Aisle's", () => {
  test("are recognized by a SKU that one line alone was sold by", () => {
    const items = [packedSku("A", 1)];
    expect(asked(TWO, aPackage({ items }))).toEqual([]);
    expect(rows(TWO, aPackage({ items }))).toEqual(["1001 1 1 9400"]);
  });

  test("with a SKU that two lines were sold by name no line", () => {
    const paper = aPaper({ orders: [anOrderRow(), anOrderRow({ line: "2" })] });
    expect(rows(paper, aPackage({ items: [packedSku("A")] }), { items: [packedSku("A")], parent: "501" })).toEqual([
      "1001 ?  9400",
    ]);
  });

  test("of an order that was not split are the whole order", () => {
    expect(rows(TWO, aPackage({ items: [packedSku("X")] }), { items: [packedSku("X")] })).toEqual(["1001   9400"]);
  });

  test("of an order that was split ask which line is in which parcel", () => {
    const part = aPackage({ items: [packedSku("X")], parent: "501" });
    expect(rows(TWO, part, { items: [packedSku("X")], parent: "501" })).toEqual(["1001 ?  9400"]);
  });

  test("beside known ones are an extra while every line is named, and a question while one is not", () => {
    const all = [packed("1001", "1", 2), packed("1001", "2", 1), packedSku("gift")];
    expect(rows(TWO, aPackage({ items: all }))).toEqual(["1001   9400"]);
    const some = [packed("1001", "1", 2), packedSku("another product")];
    expect(rows(TWO, aPackage({ items: some }))).toEqual(["1001 1 2 9400", "1001 ?  9400"]);
  });
});

test("a quantity that cannot be read is a question, unless the line has one unit", () => {
  expect(rows(TWO, aPackage({ items: [packed("1001", "1", null)] }))).toEqual(["1001 ?  9400"]);
  expect(rows(TWO, aPackage({ items: [packed("1001", "2", null)] }))).toEqual(["1001 2 1 9400"]);
});

test("an item of a line that is not in the order any more names no line", () => {
  const items = [packed("1001", "9", 1), packed("1001", "1", 1)];
  expect(rows(TWO, aPackage({ items }))).toEqual(["1001 1 1 9400", "1001 ?  9400"]);
});

describe("an order of which nothing is left", () => {
  const DONE = aPaper({ orders: [anOrderRow({ shipped: 1, walmartStatus: "Shipped", status: "Shipped" })] });

  test("gets no rows for packages from before ShipStation was switched on", () => {
    const plan = planOf(DONE, [aPackage()], {}, { begun: moment("2026-11-23T14:00:00Z") });
    expect(plan).toEqual({ changes: [], entries: [], taken: 0 });
  });

  test("keeps a package that came since as extra tracking", () => {
    expect(rows(DONE, aPackage())).toEqual(["1001   9400"]);
  });

  test("gets a row for the old package if something is left after all", () => {
    const plan = planOf(ONE, [aPackage()], {}, { begun: moment("2026-11-23T14:00:00Z") });
    expect(plan.taken).toBe(1);
  });
});

test("a canceled line keeps its label's row, so that somebody can stop the package", () => {
  const paper = aPaper({ orders: [anOrderRow({ cancelled: 1 }), anOrderRow({ line: "2", soldAs: "B" })] });
  expect(rows(paper, aPackage())).toEqual(["1001 1  9400"]);
});

test("a label for the rest beside a row that the seller typed names its lines", () => {
  const paper = { ...TWO, shipments: [aShipmentRow({ line: "1", quantity: 2 })] };
  expect(rows(paper, aPackage({ items: [packed("1001", "2", 1)] }))).toEqual(["1001 1 2 1Z1", "1001 2 1 9400"]);
});

describe("a package without a tracking number", () => {
  const nameless = aMarked({ tracking: null });

  test("is a row where nothing else tells that the order left", () => {
    expect(rows(ONE, nameless, { items: [packed("1001", "1", 1)] })).toEqual(["1001   "]);
  });

  test("is none beside a row that the seller typed, nor where nothing is left, since there is nothing to tell", () => {
    const typed = { ...ONE, shipments: [aShipmentRow()] };
    const done = aPaper({ orders: [anOrderRow({ shipped: 1 })] });
    for (const paper of [typed, done]) expect(planOf(paper, [nameless], { "marked 1": nameless }).taken).toBe(0);
  });
});

test("a package without any date has today's", () => {
  const [row] = written(ONE, planOf(ONE, [aPackage({ createdAt: null, shippedAt: null })]).changes).shipments ?? [];
  expect(row?.shipDate).toMatchObject({ instant: NOW });
});
