/** What was sold of some stock, and when, on whatever listing or channel. */
import { lastSales, salesIn } from "../../../../src/domain/quantities/stock/recent-sales";
import { soldSince } from "../../../../src/domain/quantities/stock/sold-since";
import { aListing, aMapping, anOrderRow, aProduct, aShop, date, listingOf, moment } from "../../../support/builders";
import type { Cells } from "../../../support/paper";

const [MONDAY, TUESDAY, FRIDAY] = ["2026-11-16T09:00:00Z", "2026-11-17T09:00:00Z", "2026-11-20T09:00:00Z"] as const;
const at = (iso: string, cells: Cells<"orders"> = {}): Cells<"orders"> =>
  anOrderRow({ po: iso, orderedAt: date(iso), ...cells });

const shopOf = (orders: readonly Cells<"orders">[], skuMap: readonly Cells<"skuMap">[] = []) =>
  aShop({
    products: [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })],
    listings: [aListing(), aListing({ sku: "B" }), aListing({ sku: "L" })],
    skuMap,
    orders,
  });
const poolOf = (shop: ReturnType<typeof aShop>, sku = "A") => listingOf(shop, sku).connection.pool;

describe("the sales of a stock after an instant", () => {
  const salesOf = (orders: readonly Cells<"orders">[], since: string) => {
    const shop = shopOf(orders);
    return salesIn(shop.lines, shop.recipesOf)(poolOf(shop), moment(since)).map(({ at: time, units }) => [
      new Date(time).toISOString().slice(0, 10),
      units,
    ]);
  };

  test("stand newest first, whatever became of the line", () => {
    const orders = [at(TUESDAY, { quantity: 2, shipped: 2, status: "Delivered" }), at(FRIDAY), at(MONDAY)];
    expect(salesOf(orders, "2026-11-01T00:00:00Z")).toEqual([
      ["2026-11-20", 1],
      ["2026-11-17", 2],
      ["2026-11-16", 1],
    ]);
  });

  test("leave out the instant itself, other stock, what was canceled, and lines without a time", () => {
    const orders = [
      at(MONDAY),
      at(TUESDAY, { soldAs: "B" }),
      at(FRIDAY, { quantity: 2, cancelled: 2 }),
      anOrderRow({ orderedAt: null }),
    ];
    expect(salesOf(orders, MONDAY)).toEqual([]);
    expect(salesOf([anOrderRow({ orderedAt: null })], "1969-12-31T23:59:59.999Z")).toEqual([["1970-01-01", 1]]);
  });
});

describe("when a stock was last sold", () => {
  const last = (orders: readonly Cells<"orders">[], sku = "A") => {
    const shop = shopOf(orders, [aMapping(), aMapping({ target: "B" })]);
    return lastSales(shop.lines, shop.recipesOf)(poolOf(shop, sku));
  };

  test("is the time of its newest order, in whatever order the rows stand", () => {
    expect(last([at(MONDAY), at(FRIDAY), at(TUESDAY)])).toBe(moment(FRIDAY));
    expect(last([at(FRIDAY), at(MONDAY)])).toBe(moment(FRIDAY));
  });

  test("of several products: the newest of all", () => {
    expect(last([at(FRIDAY), at(MONDAY, { soldAs: "B" })], "L")).toBe(moment(FRIDAY));
    expect(last([at(MONDAY), at(FRIDAY, { soldAs: "B" })], "L")).toBe(moment(FRIDAY));
  });

  test("is never, where no order or only one without a time was for it", () => {
    expect(last([at(FRIDAY, { soldAs: "B" })])).toBe(0);
    expect(last([anOrderRow({ orderedAt: null })])).toBe(0);
    const shop = shopOf([at(FRIDAY)]);
    expect(lastSales(shop.lines, shop.recipesOf)(null)).toBe(0);
  });
});

describe("how many of a listing were ordered since", () => {
  const sold = (orders: readonly Cells<"orders">[], since: number = moment(TUESDAY)) => {
    const shop = shopOf(orders);
    return soldSince(shop.lines, shop.recipesOf)(listingOf(shop).connection.recipe, since);
  };

  test("adds up what was ordered later", () => {
    expect(sold([at(MONDAY, { quantity: 4 }), at(TUESDAY, { quantity: 8 }), at(FRIDAY, { quantity: 2 })])).toBe(2);
    expect(sold([at(FRIDAY, { quantity: 2 }), at("2026-11-21T09:00:00Z")])).toBe(3);
  });

  test("an open line without a time counts, since nobody knows that it is older; a closed one does not", () => {
    expect(sold([anOrderRow({ orderedAt: null })])).toBe(1);
    expect(sold([anOrderRow({ orderedAt: null, status: "Delivered" })])).toBe(0);
  });

  test("a line that cannot be read explains nothing, as new as it may be", () => {
    expect(sold([at(FRIDAY, { quantity: "two" })])).toBe(0);
    expect(sold([at(FRIDAY, { cancelled: "x" })])).toBe(0);
  });
});
