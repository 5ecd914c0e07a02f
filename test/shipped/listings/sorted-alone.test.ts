/** Listing SKU sorted, shifted, swapped or typed over without the rest of its row: each rule stays with its listing. */

import { SKUS } from "../../../dev/world/shop-parts";
import { runningShop, type Shop } from "../../support/shop-under-test";

const RULES: Readonly<Record<string, readonly [heading: string, typed: string, sent: number]>> = {
  A: ["Max", "1", 1],
  B: ["Fixed number", "3", 3],
  C: ["Hold back", "4", 6],
  D: ["Percent", "50%", 5],
};
const SENT = { A: 1, B: 3, C: 6, D: 5 };

const numbersOf = ({ walmart }: Shop) => Object.fromEntries(SKUS.map((sku) => [sku, walmart.quantities().get(sku)]));
const skusOf = (shop: Shop) => shop.hands.column("Listings", "Listing SKU").slice(0, SKUS.length);

function shopWithRules(): Shop {
  const shop = runningShop();
  for (const [sku, [heading, typed]] of Object.entries(RULES))
    shop.hands.type("Listings", "Listing SKU", sku, heading, typed);
  shop.sync();
  expect(numbersOf(shop)).toEqual(SENT);
  shop.clock.advance(3_600_000);
  return shop;
}

const WAYS: readonly (readonly [string, (skus: readonly string[]) => readonly string[]])[] = [
  ["sorted the other way round", (skus) => [...skus].reverse()],
  ["shifted down by one, the first twice", (skus) => [skus[0] ?? "", ...skus.slice(0, -1)]],
  ["shifted up by one, the last blank", (skus) => [...skus.slice(1), ""]],
  ["two of them swapped", ([one = "", other = "", ...rest]) => [other, one, ...rest]],
  ["one of them typed over with another one", ([one = "", , ...rest]) => [one, one, ...rest]],
  ["all of them typed over", (skus) => skus.map((_, index) => `X${index}`)],
  ["all of them cleared", (skus) => skus.map(() => "")],
];

test.each(WAYS)("%s: rows are what they were, and no other number is sent", (_, way) => {
  const shop = shopWithRules();
  const before = skusOf(shop);
  shop.hands.overwrite("Listings", "Listing SKU", way(before));
  shop.sync();
  expect(numbersOf(shop)).toEqual(SENT);
  shop.clock.advance(3_600_000);
  shop.sync();
  expect(skusOf(shop)).toEqual(before);
  expect(numbersOf(shop)).toEqual(SENT);
  const puts = shop.walmart.ledger().filter(({ method }) => method === "PUT").length;
  shop.clock.advance(3_600_000);
  shop.sync();
  expect(shop.walmart.ledger().filter(({ method }) => method === "PUT")).toHaveLength(puts);
  for (const [sku, [heading, typed]] of Object.entries(RULES))
    expect(shop.rows("Listings").find((row) => row["Listing SKU"] === sku)?.[heading]).toBe(typed);
});

test.each(["Title", "WPID", "Price"])("%s sorted alone: the rules stay where they are", (heading) => {
  const shop = shopWithRules();
  const before = skusOf(shop);
  shop.hands.overwrite(
    "Listings",
    heading,
    [...shop.hands.column("Listings", heading).slice(0, SKUS.length)].reverse(),
  );
  shop.sync();
  expect(skusOf(shop)).toEqual(before);
  expect(numbersOf(shop)).toEqual(SENT);
});

test("while Walmart cannot be asked which row is which, nothing is sent, and it is named", () => {
  const shop = shopWithRules();
  const before = skusOf(shop);
  shop.hands.overwrite("Listings", "Listing SKU", [...before].reverse());
  shop.walmart.faults.set({ name: "error-500", families: ["items"] });
  const report = shop.sync();
  expect(numbersOf(shop)).toEqual(SENT);
  expect(report.summary).toMatch(/nobody knows which rule is whose/);
});
