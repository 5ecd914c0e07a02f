/** What Explain shows behind a listing's number: the arithmetic, units, orders, Walmart's side, what to hold back. */
import { aListing, aMapping, anOrderRow, aProduct, aUnit, date, NOW, units } from "../../support/builders";
import type { Paper } from "../../support/paper";
import { accepted, explained, HOUR_MS, ledgerRow, lines } from "./explained";

describe("what makes up the number", () => {
  const shop: Paper = {
    inventory: [...units(2), aUnit({ quantity: 5 }), aUnit({ imei: "A-9", warehouse: null }), aUnit({ imei: "A-8" })],
    orders: [
      anOrderRow({ quantity: 2 }),
      anOrderRow({ po: "1002", units: "A-8", quantity: 3 }),
      anOrderRow({ po: "1003", status: "Shipped" }),
    ],
    listings: [aListing({ holdBack: 1 })],
    ledger: [accepted(3, { read: { quantity: 4, sellable: 2, at: NOW - HOUR_MS } })],
  };

  test("the arithmetic, step by step", () => {
    expect(lines(explained(shop), /number/)).toEqual(["7 − 4 = 3", "hold back 1 = 2", "to send 2"]);
  });

  test("every unit that counts, every one that does not with the reason, every order line with its units", () => {
    const { sections } = explained(shop);
    expect(sections.map(({ title }) => title)).toEqual([
      "The number",
      "7 units available",
      "1 unit left out",
      "4 units outstanding on orders",
      "On Walmart",
      "Hold back",
    ]);
    expect(lines(explained(shop), /available/)).toEqual(["A-1 · Main", "A-2 · Main", "Inventory row 4 (5) · Main"]);
    expect(lines(explained(shop), /left out/)).toEqual(["A-9 without Warehouse"]);
    expect(lines(explained(shop), /outstanding/)).toEqual([
      "1001 / 1 · A · Ready to Ship · 2 units",
      "1002 / 1 · A · Ready to Ship · 2 units",
    ]);
  });

  test("what stands on Walmart, and how old the last number is that Walmart accepted", () => {
    expect(lines(explained(shop), /On Walmart/).slice(0, 2)).toEqual([
      "last accepted: 3, 3 hours ago",
      "set there: 4, buyers can order 2; read 60 minutes ago",
    ]);
  });

  test("no buyer is named", () => {
    const orders = [anOrderRow({ shipToName: "Ann Buyer", customer: "Ann Buyer", shipToPhone: "5125550100" })];
    expect(JSON.stringify(explained({ ...shop, orders }))).not.toMatch(/Ann|5125550100/);
  });

  test("fifty lines are enough", () => {
    const found = lines(explained({ inventory: units(60) }), /available/);
    expect([found.length, found.at(-1)]).toEqual([51, "and 10 more"]);
  });
});

test("of a kit each part has its own units and orders; of ship nodes each its own number", () => {
  const more: Paper = {
    products: [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })],
    skuMap: ["A", "B"].map((target) =>
      aMapping({ sku: "A", target, partOfKit: true, perListing: target === "B" ? 2 : 1 }),
    ),
    inventory: [...units(3), ...units(5, "B")],
    orders: [anOrderRow({ soldAs: "B", quantity: 1 })],
  };
  const titles = explained(more).sections.map(({ title }) => title);
  expect(titles.filter((title) => /available|outstanding/.test(title))).toEqual([
    "A: 3 units available",
    "A: 0 units outstanding on orders",
    "B: 5 units available",
    "B: 1 unit outstanding on orders",
  ]);
  const warehouses = [{ warehouse: "Main", counts: true, shipNode: "N1" }];
  expect(lines(explained({ warehouses, inventory: units(3) }), /On Walmart/)[0]).toBe("ship node N1: to send 3");
});

describe("suggested hold back", () => {
  const sold = (days: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      anOrderRow({ po: `${index}`, orderedAt: date(new Date(NOW - days * 24 * HOUR_MS).toISOString()) }),
    );
  const told = (more: Paper) => lines(explained(more), /Hold back/);

  test("from what was sold of its stock on every listing and channel, and from the time measured", () => {
    const orders = [
      ...sold(14, 168),
      ...sold(14, 168).map((row, index) => ({ ...row, po: `e${index}`, channel: "eBay", soldAs: null, sku: "A" })),
      ...sold(40, 500).map((row, index) => ({ ...row, po: `old${index}` })),
    ];
    // 336 units in 28 days are one in two hours: with two hours on the way, one is expected.
    const ledger = [
      ledgerRow("latency:quantities", { pushes: [{ placed: NOW - 5 * HOUR_MS, accepted: NOW - 3 * HOUR_MS }] }),
    ];
    expect(told({ orders, ledger })).toEqual([
      "suggested: 4; yours: 0",
      "336 units of its stock ordered in 28 days",
      "a sale reaches Walmart within 2 hours",
    ]);
  });

  test("until one was measured an hour is assumed; a fixed number leaves nothing to hold back", () => {
    const listings = [aListing({ holdBack: 2, fixedNumber: 5 })];
    expect(told({ orders: sold(2, 48), listings })).toEqual([
      "suggested: 4; yours: 2",
      "48 units of its stock ordered in 2 days",
      "how long a sale takes to reach Walmart was not measured yet; one hour is assumed",
      "a Fixed number is sent whatever is held back",
    ]);
    expect(told({ orders: [] })[0]).toBe("suggested: 0; yours: 0");
  });

  test("cancelled units were not sold, and a pack is held back as a pack", () => {
    const skuMap = [aMapping({ sku: "A", target: "A", perListing: 3 })];
    const orders = sold(2, 16).map((row) => ({ ...row, quantity: 2, cancelled: 1 }));
    expect(told({ orders, skuMap })).toContain("48 units of its stock ordered in 2 days");
    expect(told({ orders, skuMap })[0]).toBe("suggested: 2; yours: 0");
  });
});
