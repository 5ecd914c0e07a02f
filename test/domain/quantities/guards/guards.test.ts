import type { Gate } from "../../../../src/domain/quantities/guards/guards";
import { gateBefore, tripsOf } from "../../../../src/domain/workbook/plans/guards";
import { aListing, anOrderRow, aShop, aUnit, date, NOW, OPEN_GATE } from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";
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
  sentRow,
  skus,
  type Wish,
  zeroFor,
} from "./guarded";

describe("the zero guard", () => {
  test("holds back what would bring more than half and at least five of the offered listings to 0; others go on", () => {
    const { leaves, waits } = decided(paperOf(9, { stock: zeroFor(5) }));
    expect(waits).toEqual({ L0: "zero", L1: "zero", L2: "zero", L3: "zero", L4: "zero" });
    expect(leaves).toEqual({ L5: 4, L6: 4, L7: 4, L8: 4 });
  });

  test("holds back the only three listings of a small shop, or the only one", () => {
    expect(decided(paperOf(3, { stock: () => 0 })).waits).toEqual({ L0: "zero", L1: "zero", L2: "zero" });
    expect(decided(paperOf(1, { stock: () => 0 })).waits).toEqual({ L0: "zero" });
  });

  test.each([
    ["four listings that are not all", 5, 4],
    ["half of them", 10, 5],
  ])("lets %s go to 0", (_, count, zeros) => {
    const { leaves, waits } = decided(paperOf(count, { stock: zeroFor(zeros) }));
    expect(waits).toEqual({});
    expect(Object.values(leaves).filter((number) => number === 0)).toHaveLength(zeros);
  });

  test("counts only listings that offer something, and that may be sent", () => {
    const idle = (sku: string): Sent => ({ quantity: first(5)(sku) ? 3 : 0, at: SENT_AT });
    expect(Object.keys(decided(paperOf(20, { sent: idle, stock: () => 0 })).waits)).toHaveLength(5);
    const listings = skus(20).map((sku) => aListing({ sku, onWalmartAs: first(5)(sku) ? "Active" : "Ended" }));
    expect(Object.keys(decided(paperOf(20, { stock: () => 0, more: { listings } })).waits)).toHaveLength(5);
  });

  test("counts a listing with a single unit on Walmart", () => {
    const single = () => ({ quantity: 1, at: SENT_AT });
    expect(decided(paperOf(5, { sent: single, stock: zeroFor(4) })).waits).toEqual({});
    expect(Object.keys(decided(paperOf(5, { sent: single, stock: () => 0 })).waits)).toHaveLength(5);
  });

  test("a rule that brings listings to 0 is held back like a lost stock", () => {
    const listings = skus(6).map((sku) => aListing({ sku, holdBack: 99 }));
    expect(Object.values(decided(paperOf(6, { more: { listings } })).waits)).toEqual(Array(6).fill("zero"));
  });

  describe("never holds back a listing that orders have emptied", () => {
    const order = (sku: string, cells: Cells<"orders"> = {}): Cells<"orders"> =>
      anOrderRow({
        po: `PO-${sku}`,
        soldAs: sku,
        quantity: 3,
        orderedAt: date(new Date(NOW - HOUR_MS).toISOString()),
        ...cells,
      });
    const allSold: readonly (readonly [string, Cells<"orders">, number])[] = [
      ["open orders take all there is", { orderedAt: date("2026-01-01T00:00:00Z") }, 3],
      ["one open order takes the only unit", { quantity: 1, orderedAt: date("2026-01-01T00:00:00Z") }, 1],
      ["its units are committed to orders since", {}, 0],
      ["its units left with shipped orders since", { status: "Shipped", shipped: 3, walmartStatus: "Shipped" }, 0],
      ["its units left with an open order without a time", { orderedAt: null }, 0],
    ];
    test.each(allSold)("%s", (_, cells, stock) => {
      const orders = skus(8).map((sku) => order(sku, cells));
      const { leaves, waits } = decided(paperOf(8, { stock: () => stock, more: { orders } }));
      expect(waits).toEqual({});
      expect(Object.values(leaves)).toEqual(Array(8).fill(0));
    });

    test("but one of which less was ordered than is gone; what was ordered comes off meanwhile", () => {
      const orders = skus(8).map((sku) => order(sku, { quantity: 2 }));
      const { leaves, waits } = decided(paperOf(8, { stock: () => 0, more: { orders } }));
      expect(Object.values(waits)).toEqual(Array(8).fill("zero"));
      expect(Object.values(leaves)).toEqual(Array(8).fill(1));
    });

    test("but one whose orders are older than what Walmart accepted last", () => {
      const orders = skus(8).map((sku) =>
        order(sku, { status: "Shipped", shipped: 3, orderedAt: date("2026-01-01T00:00:00Z") }),
      );
      expect(Object.values(decided(paperOf(8, { stock: () => 0, more: { orders } })).waits)).toEqual(
        Array(8).fill("zero"),
      );
    });
  });

  test("stays for what waits, also once so much was approved that it would not trip any more", () => {
    const tripped = noted(paperOf(9, { stock: zeroFor(5) }));
    const approved = approval({ L0: 0, L1: 0, L2: 0 });
    const { leaves, waits } = decided({ ...tripped, ledger: [...(tripped.ledger ?? []), approved] });
    expect(leaves).toMatchObject({ L0: 0, L1: 0, L2: 0 });
    expect(waits).toEqual({ L3: "zero", L4: "zero" });
    const gone = (row: Cells<"ledger">) => ["sent:L0", "sent:L1", "sent:L2"].includes(String(row.key));
    const accepted = ["L0", "L1", "L2"].map((sku) => sentRow(sku, { quantity: 0, at: NOW }));
    const ledger = [...(tripped.ledger ?? []).filter((row) => !gone(row)), ...accepted];
    expect(decided({ ...tripped, ledger }).waits).toEqual({ L3: "zero", L4: "zero" });
  });

  test("is over once the numbers are back, and says so no longer", () => {
    const tripped = noted(paperOf(9, { stock: zeroFor(5) }));
    expect(tripsOf(aShop(tripped))).toMatchObject([
      { guard: "zero", what: expect.stringMatching(/^5 listings would/) },
    ]);
    const back = noted({ ...tripped, inventory: skus(9).map((sku) => aUnit({ stockOf: sku, quantity: 3 })) });
    expect(back.ledger?.some(({ kind }) => kind === "guard")).toBe(false);
    expect(tripsOf(aShop(back))).toEqual([]);
  });

  test("is not lifted by a pause in which nothing can be told", () => {
    const tripped = noted(paperOf(9, { stock: zeroFor(5) }));
    const paused = noted({ ...tripped, warehouses: [] });
    expect(paused.ledger?.some(({ kind }) => kind === "guard")).toBe(true);
  });
});

describe("the order guard", () => {
  const ORDERS = 30;
  const orders = Array.from({ length: ORDERS }, (_, index) =>
    anOrderRow({ po: `PO-${index}`, soldAs: index < 15 ? "L0" : "L1", orderedAt: date("2026-01-01T00:00:00Z") }),
  );
  /** L0 and L1 sell 20 units each, of which orders hold 15; L2 goes down beside them. */
  const wish: Wish = {
    stock: () => 20,
    sent: (sku) => ({ quantity: sku === "L2" ? 25 : 5, at: SENT_AT }),
    more: { orders },
  };
  const known = noted(paperOf(3, wish));
  const without = (gone: number, paper: Paper = known): Paper => ({ ...paper, orders: orders.slice(gone) });

  test("holds increases back and lets decreases go when more than a fifth and more than five open lines are gone", () => {
    expect(decided(known)).toEqual({ leaves: { L2: 20 }, waits: {} });
    expect(decided(without(ORDERS))).toEqual({ leaves: { L2: 20 }, waits: { L0: "orders", L1: "orders" } });
    expect(decided(without(7))).toEqual({ leaves: { L2: 20 }, waits: { L0: "orders" } });
    expect(tripsOf(aShop(without(ORDERS)))).toMatchObject([
      {
        guard: "orders",
        what: expect.stringMatching(/^30 open order lines are gone from Orders.* 2 quantities that would rise/),
      },
    ]);
  });

  test("lets a fifth of the lines go, and five of however few", () => {
    expect(decided(without(6)).waits).toEqual({});
    const few = (count: number) => noted(paperOf(3, { ...wish, more: { orders: orders.slice(0, count) } }));
    expect(decided(without(ORDERS, few(5))).waits).toEqual({});
    expect(decided(without(ORDERS, few(6))).waits).toMatchObject({ L0: "orders" });
  });

  test("stays until the rows are back", () => {
    const tripped = noted(without(ORDERS));
    expect(decided(noted(tripped)).waits).toEqual({ L0: "orders", L1: "orders" });
    expect(decided({ ...tripped, orders })).toEqual({ leaves: { L2: 20 }, waits: {} });
  });

  test("does not take for gone what was shipped, whatever became of its row later", () => {
    const shipped = noted({ ...known, orders: orders.map((row) => ({ ...row, status: "Shipped", shipped: 1 })) });
    expect(decided({ ...shipped, orders: [] }).waits).toEqual({});
  });

  test("takes a number that Walmart may hold for one that would rise", () => {
    const ledger = [
      ...(known.ledger ?? []).filter(({ key }) => key !== "sent:L0"),
      sentRow("L0", { state: "unknown", quantity: 20, at: SENT_AT }),
    ];
    expect(decided(without(ORDERS, { ...known, ledger })).waits).toMatchObject({ L0: "orders" });
  });

  describe("measures a rise from the most that Walmart surely holds:", () => {
    const lead = (sent: Sent, ledger: readonly Cells<"ledger">[] = [], lot = 20) => {
      const rows = (known.ledger ?? []).map((row) => (row.key === "sent:L0" ? sentRow("L0", sent) : row));
      const inventory = skus(3).map((sku) => aUnit({ stockOf: sku, quantity: sku === "L0" ? lot : 20 }));
      return decided(without(ORDERS, { ...known, inventory, ledger: [...rows, ...ledger] }));
    };
    const unknown = { state: "unknown", quantity: 5, at: SENT_AT } as const;
    test.each([
      ["20 after a lost answer, if it held 20 before", { ...unknown, least: 20 }, {}],
      ["20 while a feed sets 25", { quantity: 5, at: SENT_AT }, { L0: 25 }],
    ] as const)("%s, is none", (_, sent, items) => {
      expect(lead(sent, feedRows(items)).leaves).toMatchObject({ L0: 20 });
    });
    test.each([
      ["20 after a lost answer, if it held 19 before", { ...unknown, least: 19 }, 20],
      ["a single unit after a lost answer", unknown, 1],
      ["a single unit of a listing that was never sent", {}, 1],
    ] as const)("%s, is one", (_, sent, lot) => {
      expect(lead(sent, [], lot).waits).toMatchObject({ L0: "orders" });
    });
  });

  test("is over once every increase was approved", () => {
    const approved = approval({ L0: 20, L1: 20 });
    const tripped = noted(without(ORDERS));
    const after = { ...tripped, ledger: [...(tripped.ledger ?? []), approved] };
    expect(decided(after)).toEqual({ leaves: { L0: 20, L1: 20, L2: 20 }, waits: {} });
    expect(tripsOf(aShop(noted(after)))).toEqual([]);
  });
});

describe("the first enabling", () => {
  const SHUT: Gate = { account: "production", since: NOW - HOUR_MS, isOpen: false };
  const never = { quantity: null, at: null };

  test("lets nothing leave that would change something on Walmart", () => {
    const read = (quantity: number) => ({ read: { quantity, sellable: quantity, at: NOW - 1 } });
    const sent = (sku: string): Sent => ({ ...never, ...(sku === "L2" ? {} : read(sku === "L0" ? 3 : 7)) });
    expect(decided(paperOf(3, { sent }), null)).toEqual({ leaves: { L0: 3 }, waits: { L1: "gate", L2: "gate" } });
  });

  test("a reading that is older than what was sent since does not tell what Walmart has", () => {
    const sent = (): Sent => ({ quantity: 9, at: SENT_AT, read: { quantity: 3, sellable: 3, at: SENT_AT - 1 } });
    expect(decided(paperOf(1, { sent }), SHUT).waits).toEqual({ L0: "gate" });
  });

  test("a reading of the very moment in which a number was accepted tells what Walmart has", () => {
    const sent = (): Sent => ({ quantity: 9, at: SENT_AT, read: { quantity: 3, sellable: 3, at: SENT_AT } });
    expect(decided(paperOf(1, { sent }), SHUT)).toEqual({ leaves: { L0: 3 }, waits: {} });
  });

  test("a number that Walmart already has waits for nothing", () => {
    expect(decided(paperOf(1, {}), SHUT)).toEqual({ leaves: {}, waits: {} });
  });

  test("what was sent in the moment of switching on follows by itself", () => {
    const sent = (): Sent => ({ quantity: 9, at: SHUT.since });
    expect(decided(paperOf(1, { sent }), SHUT)).toEqual({ leaves: { L0: 3 }, waits: {} });
  });

  test("what was sent since then follows by itself; what was sent before waits", () => {
    const sent = (sku: string): Sent => ({ quantity: 9, at: sku === "L0" ? NOW - 60_000 : SENT_AT });
    expect(decided(paperOf(2, { sent }), SHUT)).toEqual({ leaves: { L0: 3 }, waits: { L1: "gate" } });
  });

  test("a feed that left before then lets nothing through, be it under way or settled since", () => {
    const feed = (at: number): Cells<"ledger">[] => [
      { key: "feed:f", kind: "feed", data: JSON.stringify({ state: "named", at, id: "F" }) },
      { key: "feedPart:f/0", kind: "feedPart", data: '{"items":{"L0":9}}' },
    ];
    const underWay = (at: number) => decided(paperOf(1, { sent: () => never, more: { ledger: feed(at) } }), SHUT);
    expect(underWay(SENT_AT).waits).toEqual({ L0: "gate" });
    expect(underWay(NOW)).toEqual({ leaves: { L0: 3 }, waits: {} });
    const settled = () => ({ quantity: 9, at: NOW, posted: SENT_AT });
    expect(decided(paperOf(1, { sent: settled }), SHUT).waits).toEqual({ L0: "gate" });
  });

  test("every account is looked through by itself", () => {
    expect(decided(paperOf(1, { sent: () => never }), { ...OPEN_GATE, account: "sandbox" }).waits).toEqual({
      L0: "gate",
    });
    const shop = aShop(paperOf(1, {}), { ...OPEN_GATE, account: "sandbox" });
    expect(gateBefore(shop, NOW)).toEqual({ account: "production", since: NOW, isOpen: false });
  });

  test("an approved number leaves, another one of the same listing does not", () => {
    const approved = approval({ L0: 3, L1: 4 });
    const paper = paperOf(2, { sent: () => never, more: { ledger: [approved] } });
    expect(decided(paper, SHUT)).toEqual({ leaves: { L0: 3 }, waits: { L1: "gate" } });
  });
});

describe("a listing of which Walmart has not said who fulfils it", () => {
  const listings = [aListing({ sku: "L0", fulfilledBy: "not known" }), aListing({ sku: "L1", fulfilledBy: "both" })];

  test("is approved once; then it follows by itself", () => {
    const never = () => ({ quantity: null, at: null });
    expect(decided(paperOf(2, { sent: never, more: { listings } }))).toEqual({
      leaves: { L1: 3 },
      waits: { L0: "fulfillment" },
    });
    const once = () => ({ quantity: 9, at: SENT_AT });
    expect(decided(paperOf(2, { sent: once, more: { listings } })).leaves).toEqual({ L0: 3, L1: 3 });
  });
});
