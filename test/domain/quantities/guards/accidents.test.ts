import type { Gate } from "../../../../src/domain/quantities/guards/guards";
import { tripsOf } from "../../../../src/domain/workbook/plans/guards";
import { aListing, aMapping, anOrderRow, aShop, aUnit, date, NOW } from "../../../support/builders";
import {
  approval,
  decided,
  feedRows,
  first,
  HOUR_MS,
  noted,
  paperOf,
  SENT_AT,
  type Sent,
  skus,
  type Wish,
} from "./guarded";

const LONG_AGO = date("2026-01-01T00:00:00Z");

describe("the change guard", () => {
  const of40 =
    (sent: Sent = {}) =>
    (): Sent => ({ quantity: 40, at: SENT_AT, owed: 0, ...sent });
  const become = (number: number, count: number) => (sku: string) => (first(count)(sku) ? number : 40);
  const only = (wait: string, count: number) => Object.fromEntries(skus(count).map((sku) => [sku, wait]));

  test("holds back what would leave a fifth or less of more than half of the numbers, and nothing else", () => {
    expect(decided(paperOf(9, { sent: of40(), stock: become(8, 5) })).waits).toEqual(only("falls", 5));
    expect(decided(paperOf(9, { sent: of40(), stock: become(9, 9) })).waits).toEqual({});
    expect(decided(paperOf(10, { sent: of40(), stock: become(1, 5) })).waits).toEqual({});
    expect(decided(paperOf(4, { sent: of40(), stock: become(1, 4) })).waits).toEqual(only("falls", 4));
    expect(decided(paperOf(5, { sent: of40(), stock: become(1, 4) })).waits).toEqual({});
  });

  test("those that fall to 0 count with those that nearly do", () => {
    const stock = (sku: string) => (first(2)(sku) ? 0 : first(5)(sku) ? 1 : 40);
    expect(decided(paperOf(9, { sent: of40(), stock })).waits).toEqual(only("falls", 5));
  });

  test("holds back more than half of the numbers that would rise, all numbers together by half", () => {
    expect(decided(paperOf(9, { sent: of40(), stock: become(80, 5) })).waits).toEqual(only("rises", 5));
    expect(decided(paperOf(9, { sent: of40(), stock: become(60, 5) })).waits).toEqual({});
    expect(decided(paperOf(10, { sent: of40(), stock: become(300, 5) })).waits).toEqual({});
    expect(decided(paperOf(9, { sent: of40(), stock: become(76, 5) })).waits).toEqual(only("rises", 5));
    expect(decided(paperOf(9, { sent: of40(), stock: become(75, 5) })).waits).toEqual({});
  });

  test("lets two listings with one unit each rise by four units together, and holds back five", () => {
    const small = (more: number): Wish => ({
      sent: of40({ quantity: 1 }),
      stock: (sku) => (sku === "L0" ? 3 : 1 + more - 2),
    });
    expect(decided(paperOf(2, small(4)))).toEqual({ leaves: { L0: 3, L1: 3 }, waits: {} });
    expect(decided(paperOf(2, small(5))).waits).toEqual(only("rises", 2));
  });

  describe("a refilled stock", () => {
    const targets = [
      ["one SKU", [["L8"], ["L8"]]],
      [
        "two SKUs, in whatever order SKU Map names them",
        [
          ["L8", "L7"],
          ["L7", "L8"],
        ],
      ],
    ] as const;
    test.each(targets)("of %s lets both listings rise that sell it", (_, [one, other]) => {
      const map = (sku: string, skusOf: readonly string[]) => skusOf.map((target) => aMapping({ sku, target }));
      const more = {
        listings: skus(2).map((sku) => aListing({ sku })),
        skuMap: [...map("L0", one), ...map("L1", other)],
      };
      const { leaves, waits } = decided(paperOf(9, { sent: of40(), stock: () => 80, more }));
      expect(waits).toEqual({});
      expect(Object.keys(leaves)).toEqual(["L0", "L1"]);
    });
  });

  describe("while most numbers rise too far", () => {
    const risen = (stock: number, sent: Sent, ledger = feedRows({})) =>
      decided(
        paperOf(9, {
          sent: (sku) => (sku === "L8" ? { quantity: 40, at: SENT_AT, owed: 0, ...sent } : of40()()),
          stock: (sku) => (sku === "L8" ? stock : 80),
          more: { ledger },
        }),
      );
    test.each([
      ["that falls", 30, {}],
      ["that stays, and is sent again because the last answer was lost", 40, { state: "unknown" }],
      ["that rises, by what nobody can tell from orders given back", 80, { owed: undefined }],
    ] as const)("a number %s goes on", (_, stock, sent) => {
      const { leaves, waits } = risen(stock, sent);
      expect(leaves).toEqual({ L8: stock });
      expect(waits).toEqual(only("rises", 8));
    });
  });

  test("a number that is on its way already does not count", () => {
    const on = (items: Readonly<Record<string, number>>) =>
      decided(paperOf(9, { sent: of40(), stock: become(1, 5), more: { ledger: feedRows(items) } })).waits;
    expect(on({})).toEqual(only("falls", 5));
    expect(on({ L0: 1 })).toEqual({});
  });

  describe("counts what orders explain:", () => {
    const order = (quantity: number, orderedAt = LONG_AGO) =>
      skus(9).map((sku) => anOrderRow({ po: sku, soldAs: sku, quantity, orderedAt }));

    test("orders placed before the number was accepted, and imported since", () => {
      const fall = (ordered: number, lot: number) =>
        decided(paperOf(9, { sent: of40(), stock: () => lot, more: { orders: order(ordered) } })).waits;
      expect(fall(33, 40)).toEqual({});
      expect(fall(0, 7)).toEqual(only("falls", 9));
    });

    test("orders placed between the post of a feed and Walmart's answer", () => {
      const during = order(33, date(new Date(SENT_AT - HOUR_MS).toISOString()));
      const fall = (sent: Sent) =>
        decided(paperOf(9, { sent: of40({ owed: undefined, ...sent }), stock: () => 40, more: { orders: during } }))
          .waits;
      expect(fall({ posted: SENT_AT - 2 * HOUR_MS })).toEqual({});
      expect(fall({})).toEqual(only("falls", 9));
    });

    test("units that canceled orders gave back are no rise", () => {
      expect(decided(paperOf(9, { sent: of40({ owed: 40 }), stock: () => 80 })).waits).toEqual({});
      expect(decided(paperOf(9, { sent: of40({ owed: 0 }), stock: () => 80 })).waits).toEqual(only("rises", 9));
      expect(decided(paperOf(9, { sent: of40({ owed: 20 }), stock: () => 80 })).waits).toEqual(only("rises", 9));
      expect(decided(paperOf(9, { sent: of40({ owed: 21 }), stock: () => 80 })).waits).toEqual({});
    });

    test("new orders make no leap of a rise to one below ten times", () => {
      const to = (lot: number) =>
        decided(
          paperOf(9, {
            sent: of40({ quantity: 12 }),
            stock: (sku) => (sku === "L0" ? lot : 12),
            more: { orders: order(1).slice(0, 1) },
          }),
        ).waits;
      expect(to(120)).toEqual({});
      expect(to(121)).toEqual({ L0: "leap" });
    });
  });

  test("where it is not known what orders took by then, a rise may be what they gave back", () => {
    const sent = of40({ owed: undefined });
    expect(decided(paperOf(9, { sent, stock: become(80, 9) })).waits).toEqual({});
  });

  test("holds back a number that would rise to ten times and by a hundred, whatever becomes of others", () => {
    const from = (quantity: number, to: number) =>
      decided(paperOf(9, { sent: of40({ quantity }), stock: (sku) => (sku === "L0" ? to : quantity) })).waits;
    expect(from(12, 120)).toEqual({ L0: "leap" });
    expect(from(12, 119)).toEqual({});
    expect(from(2, 101)).toEqual({});
    expect(from(2, 102)).toEqual({ L0: "leap" });
    expect(from(1, 100)).toEqual({});
    expect(from(1, 101)).toEqual({ L0: "leap" });
    expect(from(0, 5000)).toEqual({});
  });

  test("holds back a number that would fall beside rows that cannot be read, and lets what was sold go", () => {
    const inventory = (left: number) => [
      ...skus(3).map((sku) => aUnit({ stockOf: sku, quantity: sku === "L0" ? left : 3 })),
      aUnit({ stockOf: "L0", quantity: "1.200" }),
    ];
    const orders = [anOrderRow({ soldAs: "L0", orderedAt: date(new Date(NOW - HOUR_MS).toISOString()) })];
    expect(decided(paperOf(3, { more: { inventory: inventory(2) } })).waits).toEqual({ L0: "rows" });
    expect(decided(paperOf(3, { more: { inventory: inventory(3), orders } }))).toEqual({
      leaves: { L0: 2 },
      waits: {},
    });
    expect(decided(paperOf(3, { more: { inventory: inventory(2), orders } }))).toEqual({
      leaves: { L0: 2 },
      waits: { L0: "rows" },
    });
    expect(decided(paperOf(3, { more: { inventory: inventory(9) } })).waits).toEqual({});
  });

  describe("where a cell of an order line cannot be read", () => {
    const unread = anOrderRow({ po: "U", soldAs: "L0", quantity: "two", orderedAt: LONG_AGO });
    const lot = (quantity: number, ordered = 0) => {
      const fresh = anOrderRow({
        soldAs: "L0",
        quantity: ordered,
        orderedAt: date(new Date(NOW - HOUR_MS).toISOString()),
      });
      return decided(
        paperOf(2, {
          sent: of40(),
          stock: (sku) => (sku === "L0" ? quantity : 40),
          more: { orders: ordered === 0 ? [unread] : [unread, fresh] },
        }),
      );
    };
    test("a number that would change waits, a fall as well as a rise", () => {
      expect(lot(39).waits).toEqual({ L0: "lines" });
      expect(lot(50).waits).toEqual({ L0: "lines" });
      expect(lot(40)).toEqual({ leaves: {}, waits: {} });
    });

    test("what new orders take goes off all the same", () => {
      expect(lot(40, 1)).toEqual({ leaves: { L0: 39 }, waits: {} });
      expect(lot(40, 40)).toEqual({ leaves: { L0: 0 }, waits: {} });
      expect(lot(39, 1)).toEqual({ leaves: { L0: 39 }, waits: { L0: "lines" } });
    });
  });

  test("stays for what waits until it was approved or put right", () => {
    const tripped = noted(paperOf(9, { sent: of40(), stock: become(1, 5) }));
    const approved = approval({ L0: 1, L1: 1, L2: 1, L3: 1 });
    const { leaves, waits } = decided({ ...tripped, ledger: [...(tripped.ledger ?? []), approved] });
    expect([leaves, waits]).toEqual([{ L0: 1, L1: 1, L2: 1, L3: 1 }, { L4: "falls" }]);
    expect(tripsOf(aShop(tripped))).toMatchObject([
      { guard: "falls", what: expect.stringMatching(/^5 listings would lose four fifths or more at once/) },
    ]);
  });

  test("is silent while everything waits for the gate anyway", () => {
    const shut: Gate = { account: "production", since: NOW - HOUR_MS, isOpen: false };
    expect(decided(paperOf(9, { sent: of40(), stock: become(80, 9) }), shut).waits).toEqual(only("gate", 9));
  });
});
