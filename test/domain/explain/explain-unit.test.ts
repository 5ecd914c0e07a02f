/** What a row of `Inventory` is told to be, and what a selected row or a typed text means. */
import { explainRow, explainText } from "../../../src/domain/explain/explain";
import type { Explanation } from "../../../src/domain/explain/explanation";
import { aListing, aMapping, anOrderRow, aProduct, aShop, aUnit, NOW } from "../../support/builders";
import type { Cells, Paper } from "../../support/paper";

const shop = (unit: Cells<"inventory">, more: Paper = {}) =>
  aShop({
    products: [
      aProduct(),
      aProduct({ variationId: "V-000002", sku: "S" }),
      aProduct({ variationId: "V-000003", sku: "S" }),
    ],
    listings: [aListing(), aListing({ sku: "L" }), aListing({ sku: "S" })],
    skuMap: [aMapping()],
    inventory: [aUnit({ imei: "1", ...unit })],
    ...more,
  });
const explained = (unit: Cells<"inventory">, more: Paper = {}): Explanation => explainText(shop(unit, more), "1", NOW);
const answers = (unit: Cells<"inventory">, more: Paper = {}) =>
  Object.fromEntries(explained(unit, more).answers.map(({ question, ...rest }) => [question, rest]));

test("a unit that is free: what it is, that it counts, and every listing that sells it with its number", () => {
  expect(explained({})).toEqual({
    about: "Unit 1",
    inShort: "It counts.",
    tone: "fine",
    answers: [
      { question: "What is it stock of?", answer: "A, the variation V-000001.", isFine: true, todo: null },
      { question: "Does it count?", answer: "Its Status and Warehouse do.", isFine: true, todo: null },
      { question: "Is it committed or sold?", answer: "Neither.", isFine: true, todo: null },
      { question: "Is its row in order?", answer: "Yes.", isFine: true, todo: null },
      { question: "Which listings sell it?", answer: "2, told below with their numbers.", isFine: true, todo: null },
    ],
    sections: [{ title: "Listings that sell it", lines: ["A: to send 1 · Pending", "L: to send 1 · Pending"] }],
  });
});

test.each<[string, Cells<"inventory">, RegExp]>([
  ["no warehouse", { warehouse: null }, /without Warehouse/],
  ["a warehouse that is not ticked", { warehouse: "Repair" }, /in warehouse Repair/],
  ["a status that is not ticked", { status: "Lost" }, /in status Lost/],
])("%s: does not count, and what to do", (_, cells, said) => {
  expect(explained(cells).inShort).toMatch(said);
  expect(answers(cells)["Does it count?"]).toMatchObject({
    answer: expect.stringMatching(said),
    isFine: false,
    todo: expect.stringMatching(/tick/),
  });
});

test.each<[string, Cells<"inventory">, string, boolean]>([
  ["a variation", { stockOf: "V-000002" }, "V-000002, with the SKU S.", true],
  [
    "a shared SKU",
    { stockOf: "S" },
    "One of the variations that share the SKU S: it counts for listings connected to that SKU. To count it for one variation as well, type its Variation ID.",
    true,
  ],
  ["an unknown SKU", { stockOf: "B" }, "“B” is not in Products.", false],
  ["nothing", { stockOf: null }, "The row does not say it.", false],
])("typed by %s: what it is stock of", (_, cells, answer, isFine) => {
  expect(answers(cells)["What is it stock of?"]).toMatchObject({ answer, isFine });
});

test("committed, and sold: where", () => {
  const orders = [anOrderRow({ units: "1" })];
  expect(explained({}, { orders }).inShort).toBe("Committed to 1001 / 1.");
  expect(answers({}, { orders })["Is it committed or sold?"]?.answer).toBe(
    "Committed to 1001 / 1, so it is not available.",
  );
  expect(explained({ soldOn: "1001 / 1" }).inShort).toBe("Sold on 1001 / 1.");
});

test("nobody sells it: says so", () => {
  expect(answers({}, { listings: [] })["Which listings sell it?"]).toMatchObject({ answer: "None.", isFine: false });
});

test("a selected row is what stands in it; rows of other tabs and empty rows tell nothing", () => {
  const one = shop({});
  const about = (tab: string, position: number) => explainRow(one, { tab, position }, NOW)?.about ?? null;
  expect(about("listings", 1)).toBe("Listing L · Phone A");
  expect(about("skuMap", 0)).toBe("Listing L · Phone A");
  expect(about("inventory", 0)).toBe("Unit 1");
  expect([about("listings", 9), about("inventory", 9), about("products", 0), about("orders", 0)]).toEqual(
    Array(4).fill(null),
  );
});

test("a text means a listing first, then a unit by IMEI or Unit ID, and of several the one that is not sold", () => {
  const inventory = [
    aUnit({ imei: "A", unitId: "U-000001" }),
    aUnit({ imei: "7", unitId: "U-000002", soldOn: "1 / 1" }),
    aUnit({ imei: "7", unitId: "U-000003" }),
  ];
  const about = (text: string) => explainText(shop({}, { inventory }), text, NOW);
  expect(about("A").about).toBe("Listing A · Phone A");
  expect(about("U-000001").about).toBe("Unit A");
  expect(about("7").inShort).toBe("It counts.");
  expect(about("U-000002").inShort).toBe("Sold on 1 / 1.");
});
