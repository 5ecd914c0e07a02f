import { anOrderRow, computed, date } from "../../support/builders";
import type { Cells } from "../../support/paper";

const customers = (orders: readonly Cells<"orders">[], known: readonly Cells<"customers">[] = []) =>
  computed({ orders, customers: known }).customers ?? [];

describe("customers", () => {
  const first = anOrderRow({
    po: "1",
    orderedAt: date("2026-11-01T00:00:00Z"),
    shipToName: "Ann",
    shipToCity: "Austin",
  });
  const last = anOrderRow({
    po: "2",
    orderedAt: date("2026-11-09T00:00:00Z"),
    shipToName: "Bob",
    shipToCity: "Boston",
  });

  test.each([[[first, last]], [[last, first]]])(
    "stand with first and last order, in whatever order the rows stand",
    (orders) => {
      expect(customers(orders)).toEqual([
        {
          customer: "Walmart",
          channel: "Walmart",
          firstOrder: expect.objectContaining({ instant: Date.parse("2026-11-01T00:00:00Z") }),
          lastOrder: expect.objectContaining({ instant: Date.parse("2026-11-09T00:00:00Z") }),
          orders: 2,
          address: "Bob, Boston",
        },
      ]);
    },
  );

  test("two lines of an order are one order", () => {
    expect(customers([first, anOrderRow({ ...first, line: "2" })])[0]?.orders).toBe(1);
  });

  test("a known customer is refreshed, not added again", () => {
    const known = [{ customer: "Walmart", orders: 1 }];
    expect(customers([first, last], known)).toHaveLength(1);
    expect(customers([first, last], known)[0]?.orders).toBe(2);
  });

  test("a customer without orders in the sheet stays", () => {
    expect(customers([], [{ customer: "Walmart", orders: 3 }])).toEqual([{ customer: "Walmart", orders: 3 }]);
  });

  test("a row without a customer makes none", () => expect(customers([anOrderRow({ customer: null })])).toEqual([]));
});
