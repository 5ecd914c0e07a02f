import type { HomeFacts } from "../../../src/domain/workbook/first-run";
import { homeOf } from "../../../src/domain/workbook/home";
import type { Tables } from "../../../src/domain/workbook/tabs";
import { aListing, aProduct, aShop, SYNC_ON, settingRows, units } from "../../support/builders";

const emptyTables = (): Tables => aShop({ inventoryStatuses: [], warehouses: [], settings: settingRows({}) }).tables;

const facts = (more: Partial<HomeFacts> = {}): HomeFacts => ({
  tables: emptyTables(),
  hasTabs: false,
  hasKey: false,
  isScheduled: false,
  isGateOpen: false,
  ...more,
});

const doneIn = (more: Partial<HomeFacts>): readonly string[] =>
  homeOf(facts(more)).steps.flatMap(({ name, isDone }) => (isDone ? [name] : []));

test.each<readonly [string, Partial<HomeFacts>, readonly string[]]>([
  ["nothing at all", {}, []],
  ["tabs", { hasTabs: true }, ["sheet"]],
  ["a key", { hasKey: true }, ["key"]],
  ["a listing", { tables: aShop({ ...bare(), listings: [aListing()] }).tables }, ["listings"]],
  ["stock that no product names", { tables: aShop({ ...bare(), inventory: units(2) }).tables }, []],
  [
    "stock of a product",
    { tables: aShop({ ...bare(), inventory: units(2), products: [aProduct()] }).tables },
    ["stock"],
  ],
  ["a status and a warehouse that count", { tables: aShop({}).tables }, ["counting"]],
  ["a status alone that counts", { tables: aShop({ warehouses: [] }).tables }, []],
  ["numbers that were looked through", { isGateOpen: true }, ["review"]],
  ["a schedule", { isScheduled: true }, ["schedule"]],
])("%s: only what is a fact counts as done", (_, given, done) => {
  expect(doneIn(given)).toEqual(done);
});

test("a seller who switched the sync off again has looked through the first numbers all the same", () => {
  const listings = [aListing({ lastSent: 3 })];
  const off = aShop({ ...bare(), listings }).tables;
  const on = aShop({ ...bare(), listings, settings: settingRows(SYNC_ON) }).tables;
  expect([doneIn({ tables: off }), doneIn({ tables: on })]).toEqual([["listings", "review"], ["listings"]]);
});

function bare() {
  return { inventoryStatuses: [], warehouses: [], settings: settingRows({}) };
}
