import { compareReserve, openOrders } from "../../../../src/domain/quantities/number/reserve";
import {
  aListing,
  anOrderRow,
  aProduct,
  aShop,
  listingOf,
  moment,
  SYNC_ON,
  settingRows,
  toSend,
  units,
} from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";

const settings = settingRows({ ...SYNC_ON, "Walmart reserves its own orders": "On" });
const AFTER = moment("2026-11-22T00:00:00Z");

/** Walmart was read to keep so many units of A aside. */
const reserved = (count: number, more: object = {}, at = AFTER): Cells<"ledger"> => ({
  key: "sent:A",
  kind: "sent",
  data: JSON.stringify({
    state: "confirmed",
    quantity: 10,
    at: AFTER,
    read: { quantity: 10, sellable: 10 - count, at },
    ...more,
  }),
});

const ten = (more: Paper = {}): Paper => ({
  products: [aProduct()],
  listings: [aListing()],
  inventory: units(10),
  settings,
  ledger: [reserved(1)],
  ...more,
});

describe("what Walmart keeps aside for its open orders", () => {
  const open = anOrderRow({ quantity: 2 });
  const cases: readonly [string, Paper, number][] = [
    ["is added to the number", { orders: [anOrderRow()] }, 10],
    ["is added no further than Aisle knows open orders", { ledger: [reserved(5)], orders: [open] }, 10],
    ["is added as far as Walmart keeps it, whatever is ordered", { orders: [open] }, 9],
    ["is nothing while it was never read", { ledger: [], orders: [open] }, 8],
    ["is nothing when the option is off", { settings: settingRows(SYNC_ON), orders: [anOrderRow()] }, 9],
    ["is nothing for an order that was not imported", { ledger: [reserved(3)] }, 10],
    [
      "is nothing for what was shipped or cancelled",
      { orders: [anOrderRow({ quantity: 2, cancelled: 1, shipped: 1 })] },
      10,
    ],
    [
      "is nothing for another channel's order",
      { orders: [anOrderRow({ channel: "eBay", soldAs: null, sku: "A" })] },
      9,
    ],
    ["comes after all rules", { orders: [anOrderRow()], listings: [aListing({ max: 4 })] }, 5],
    ["comes after never below 0", { orders: [anOrderRow()], listings: [aListing({ holdBack: 50 })] }, 1],
    ["is not added to a fixed number", { orders: [anOrderRow()], listings: [aListing({ fixedNumber: 4 })] }, 4],
  ];
  test.each(cases)("%s", (_, more, number) => expect(toSend(aShop(ten(more)))).toBe(number));

  test("stands in Why", () => {
    expect(listingOf(aShop(ten({ orders: [anOrderRow()] }))).quantity?.why).toBe(
      "10 − 1 = 9 · reserved by Walmart 1 = 10",
    );
  });
});

describe("which choice fits the account", () => {
  const compared = (more: Paper) => {
    const { ledger, lines } = aShop(ten(more));
    return compareReserve(ledger, ["A"], openOrders(lines));
  };

  test("On, where Walmart keeps its open orders aside", () => {
    expect(compared({ orders: [anOrderRow()] })).toEqual({
      fits: "On",
      sentence:
        "Of 1 unit on open Walmart orders, Walmart keeps 1 aside by itself. “Walmart reserves its own orders” fits On: Off, buyers could order 1 too few.",
    });
  });

  test("Off, where it does not", () => {
    expect(compared({ ledger: [reserved(0)], orders: [anOrderRow({ quantity: 2 })] })).toMatchObject({
      fits: "Off",
      sentence: expect.stringMatching(/^Of 2 units on open Walmart orders, Walmart keeps 0 aside/),
    });
  });

  test.each<[string, Paper]>([
    ["no order is open", {}],
    ["nothing was read yet", { ledger: [], orders: [anOrderRow()] }],
    [
      "it was read before the order came in",
      { ledger: [reserved(0, {}, moment("2026-11-01T00:00:00Z"))], orders: [anOrderRow()] },
    ],
  ])("nothing can be told while %s", (_, more) => expect(compared(more).fits).toBeNull());

  test("is told while the option is off as well", () => {
    const off = { settings: settingRows(SYNC_ON), orders: [anOrderRow()] };
    expect(compared(off).fits).toBe("On");
  });
});
