/** What orders may have done to a number on Walmart: it explains a change, so that nobody is told of another tool. */
import { explains, type OrderMoves, orderMoves } from "../../../../src/domain/quantities/stock/order-moves";
import { anOrderRow, aShop } from "../../../support/builders";
import type { Cells } from "../../../support/paper";

const moves = (orders: readonly Cells<"orders">[], sku = "A"): OrderMoves => orderMoves(aShop({ orders }).lines)(sku);
const NOTHING: OrderMoves = { shipped: 0, cancelled: 0, returned: 0 };
const since = (moved: Partial<OrderMoves>): OrderMoves => ({ ...NOTHING, ...moved });

describe("what became of a SKU's orders", () => {
  test("adds up over its lines, each of which may be shipped, canceled and returned in part", () => {
    const orders = [
      anOrderRow({ quantity: 5, shipped: 3, cancelled: 2, walmartStatus: "2 Cancelled, 2 Shipped, 1 Refunded" }),
      anOrderRow({ po: "1002", quantity: 4, shipped: 2, cancelled: 1, walmartStatus: "1 Cancelled, 2 Refunded" }),
    ];
    expect(moves(orders)).toEqual({ shipped: 5, cancelled: 3, returned: 3 });
  });

  test("of a line that was returned as a whole: all of it", () => {
    expect(moves([anOrderRow({ quantity: 3, shipped: 3, walmartStatus: "Refunded" })]).returned).toBe(3);
  });

  test("another SKU's orders, and those of another channel, are none of its own", () => {
    const orders = [
      anOrderRow({ soldAs: "B", quantity: 2, shipped: 2 }),
      anOrderRow({ po: "S-1", channel: "Shop", quantity: 2, shipped: 2 }),
    ];
    expect(moves(orders)).toEqual(NOTHING);
  });

  test("a row that does not say what was sold on it is nobody's", () => {
    expect(moves([anOrderRow({ soldAs: null, shipped: 1 })])).toEqual(NOTHING);
  });
});

describe("a lower number on Walmart is explained", () => {
  test("by as many units as were shipped since, and by no more", () => {
    expect(explains(since({ shipped: 1 }), since({ shipped: 3 }), { expected: 7, found: 5 })).toBe(true);
    expect(explains(since({ shipped: 1 }), since({ shipped: 3 }), { expected: 7, found: 4 })).toBe(false);
    expect(explains(undefined, since({ shipped: 2 }), { expected: 7, found: 5 })).toBe(true);
  });

  test("not by what was canceled or came back", () => {
    expect(explains(NOTHING, since({ cancelled: 5, returned: 5 }), { expected: 7, found: 5 })).toBe(false);
  });

  test("whatever it is, where rows of shipped or canceled orders are gone", () => {
    expect(explains(since({ shipped: 1 }), NOTHING, { expected: 7, found: 1 })).toBe(true);
    expect(explains(since({ cancelled: 1 }), NOTHING, { expected: 7, found: 1 })).toBe(true);
  });

  test("down to zero, where an order was canceled since; not where it was canceled before", () => {
    expect(explains(NOTHING, since({ cancelled: 1 }), { expected: 7, found: 0 })).toBe(true);
    expect(explains(since({ cancelled: 1 }), since({ cancelled: 1 }), { expected: 7, found: 0 })).toBe(false);
  });
});

describe("a higher number on Walmart is explained", () => {
  test("by as many units as were canceled and came back since, and by no more", () => {
    expect(explains(NOTHING, since({ cancelled: 1, returned: 1 }), { expected: 7, found: 9 })).toBe(true);
    expect(explains(NOTHING, since({ cancelled: 1, returned: 1 }), { expected: 7, found: 10 })).toBe(false);
  });

  test("not by what was shipped, nor by rows of orders that are gone", () => {
    expect(explains(NOTHING, since({ shipped: 5 }), { expected: 7, found: 8 })).toBe(false);
    expect(explains(since({ shipped: 1 }), NOTHING, { expected: 7, found: 8 })).toBe(false);
  });

  test("by what came back alone, although rows of canceled orders are gone, and the other way round", () => {
    expect(explains(since({ cancelled: 3 }), since({ returned: 2 }), { expected: 7, found: 9 })).toBe(true);
    expect(explains(since({ returned: 3 }), since({ cancelled: 2 }), { expected: 7, found: 9 })).toBe(true);
  });
});

test("a number that stayed needs no explanation, whatever orders did", () => {
  expect(explains(since({ shipped: 2, cancelled: 2, returned: 2 }), NOTHING, { expected: 7, found: 7 })).toBe(true);
});
