import { type QuantityRules, quantityOf } from "../../../../src/domain/quantities/number/quantity";
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShop,
  aUnit,
  computed,
  date,
  listingOf,
  toSend,
  units,
} from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";

const PRODUCTS = [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })];
/** Ten units of A on one listing. */
const ten = (more: Paper = {}): Paper => ({
  products: PRODUCTS,
  listings: [aListing()],
  inventory: units(10),
  ...more,
});
const numbers = (paper: Paper, sku = "A") => {
  const { level, quantity } = listingOf(aShop(paper), sku);
  return [level?.available, level?.outstanding, quantity?.toSend];
};

describe("the vectors of the specification", () => {
  test("a: 10 available, no orders, send 10", () => expect(toSend(aShop(ten()))).toBe(10));

  test("b: an open order of 1 leaves 9 on every listing that shares the pool", () => {
    const shop = aShop(
      ten({ listings: [aListing(), aListing({ sku: "L" })], skuMap: [aMapping()], orders: [anOrderRow()] }),
    );
    expect([toSend(shop), toSend(shop, "L")]).toEqual([9, 9]);
  });

  test("c: a committed IMEI moves from available to the order: still 9", () => {
    expect(numbers(ten({ orders: [anOrderRow({ units: "A-1" })] }))).toEqual([9, 0, 9]);
  });

  test("d: then shipped, then the order's row deleted: 9 and still 9", () => {
    const shipped = computed(ten({ orders: [anOrderRow({ units: "A-1", shipped: 1, status: "Shipped" })] }));
    expect(toSend(aShop(shipped))).toBe(9);
    expect(toSend(aShop({ ...shipped, orders: [] }))).toBe(9);
  });

  test("e: shipped without commit, 10 again and Shipped without IMEI", () => {
    const paper = ten({ orders: [anOrderRow({ shipped: 1, status: "Shipped" })] });
    expect(toSend(aShop(paper))).toBe(10);
    expect(computed(paper).orders?.[0]?.problem).toMatch(/^Shipped without IMEI: .* rises by 1/);
  });

  test("f: Shipped wrongly ticked open holds nothing of what Walmart shipped", () => {
    const orderStatuses = [{ status: "Shipped", open: true, allowCommitment: true }];
    expect(numbers(ten({ orders: [anOrderRow({ shipped: 1, status: "Shipped" })], orderStatuses }))).toEqual([
      10, 0, 10,
    ]);
  });

  test("g: 3 available, 5 outstanding, send 0 and say oversold by 2", () => {
    const { quantity } = listingOf(aShop(ten({ inventory: units(3), orders: [anOrderRow({ quantity: 5 })] })));
    expect(quantity).toEqual({ calculated: -2, toSend: 0, why: "3 − 5 = -2 · oversold by 2 · never below 0" });
  });

  test("h: a listing of two SKUs adds them up", () => {
    const shop = aShop({
      products: PRODUCTS,
      listings: [aListing({ sku: "L" })],
      skuMap: [aMapping(), aMapping({ target: "B" })],
      inventory: [...units(3), ...units(2, "B")],
      orders: [anOrderRow()],
    });
    expect(toSend(shop, "L")).toBe(4);
  });

  const oneUnitTwoListings: Paper = {
    products: PRODUCTS,
    listings: [aListing(), aListing({ sku: "L" })],
    skuMap: [aMapping()],
    inventory: units(1),
  };

  test("i: one unit on two listings, both sell once: 0 on both, oversold by 1", () => {
    const orders = [anOrderRow(), anOrderRow({ po: "1002", soldAs: "L" })];
    const shop = aShop({ ...oneUnitTwoListings, orders });
    for (const sku of ["A", "L"]) {
      expect(toSend(shop, sku)).toBe(0);
      expect(listingOf(shop, sku).quantity?.why).toContain("oversold by 1");
    }
  });

  test("i2: only the listing connected by hand sells: 0 and 0", () => {
    const shop = aShop({ ...oneUnitTwoListings, orders: [anOrderRow({ soldAs: "L" })] });
    expect([toSend(shop, "A"), toSend(shop, "L")]).toEqual([0, 0]);
  });

  const shared: Paper = {
    products: [aProduct({ sku: "S" }), aProduct({ variationId: "V-000002", sku: "S" })],
    listings: [aListing({ sku: "L1" }), aListing({ sku: "L2" }), aListing({ sku: "L3" })],
    skuMap: [
      aMapping({ sku: "L1", target: "S" }),
      aMapping({ sku: "L2", connectTo: "Variation", target: "V-000001" }),
      aMapping({ sku: "L3", target: "S" }),
      aMapping({ sku: "L3", connectTo: "Variation", target: "V-000001" }),
    ],
    inventory: [...units(2, "V-000001"), ...units(3, "V-000002")],
    orders: [anOrderRow({ soldAs: "S" })],
  };

  test("j: an order of a shared SKU holds one of every variation's listing, once", () => {
    const shop = aShop(shared);
    expect([toSend(shop, "L1"), toSend(shop, "L2")]).toEqual([4, 1]);
  });

  test("k: connected to a SKU and to one of its variations is connected to the SKU", () => {
    expect(toSend(aShop(shared), "L3")).toBe(4);
  });

  test("a unit typed by a shared SKU counts for the SKU, not for one variation", () => {
    const shop = aShop({ ...shared, inventory: units(3, "S"), orders: [] });
    expect([toSend(shop, "L1"), toSend(shop, "L2"), toSend(shop, "L3")]).toEqual([3, 0, 3]);
  });

  test.each([{ warehouse: null }, { warehouse: "Repair" }, { status: "Broken" }, { status: null }])(
    "l: a unit with %j is left out",
    (cells) => expect(toSend(aShop(ten({ inventory: [...units(10), aUnit({ imei: "X", ...cells })] })))).toBe(10),
  );

  const outstanding = (cells: Cells<"orders">, inventory = units(10)) => {
    const [row] = computed(ten({ orders: [anOrderRow(cells)], inventory })).orders ?? [];
    return row;
  };

  test("m: quantity 3, cancelled 1, committed 1, shipped 1: outstanding 1", () => {
    expect(outstanding({ quantity: 3, cancelled: 1, shipped: 1, units: "A-1" })?.outstanding).toBe(1);
  });

  test("n: quantity 1, committed 2: outstanding 0 and a warning", () => {
    expect(outstanding({ units: "A-1 A-2" })).toMatchObject({
      outstanding: 0,
      problem: expect.stringMatching(/^2 units/),
    });
  });

  const unknownLine: Paper = {
    products: PRODUCTS,
    listings: [aListing({ sku: "L" })],
    skuMap: [aMapping()],
    inventory: units(5),
    orders: [anOrderRow({ soldAs: "L", sku: "Unknown SKU" })],
  };

  test("o: an unknown line on a listing connected by hand holds one, before and after a direct commit", () => {
    expect(toSend(aShop(unknownLine), "L")).toBe(4);
    const committed = { ...unknownLine, orders: [anOrderRow({ soldAs: "L", sku: "Unknown SKU", units: "A-1" })] };
    expect(numbers(committed, "L")).toEqual([4, 0, 4]);
  });

  test("o2: the SKU added to Products relabels the line, still 4", () => {
    const known = { ...unknownLine, products: [...PRODUCTS, aProduct({ variationId: "V-000003", sku: "L" })] };
    expect(computed(known).orders?.[0]?.sku).toBe("L");
    expect(toSend(aShop(known), "L")).toBe(4);
  });

  test("p: a deleted order row frees its stock and its units", () => {
    const before = computed(ten({ orders: [anOrderRow({ units: "A-1" })] }));
    expect(toSend(aShop({ ...before, orders: [] }))).toBe(10);
  });

  test("q: a removed line holds nothing, its commitments stay", () => {
    expect(numbers(ten({ orders: [anOrderRow({ lineRemoved: true })] }))).toEqual([10, 0, 10]);
    expect(numbers(ten({ orders: [anOrderRow({ lineRemoved: true, units: "A-1" })] }))).toEqual([9, 0, 9]);
  });

  test("v: an order that is open on a vanished listing still holds its pool", () => {
    const listings = [aListing(), aListing({ sku: "L", onWalmartAs: "Not found" })];
    const orders = [anOrderRow({ soldAs: "L" })];
    expect(toSend(aShop(ten({ listings, skuMap: [aMapping()], orders })))).toBe(9);
  });

  test("x: 1 of 3 shipped and nothing committed: outstanding 2", () => {
    expect(numbers(ten({ orders: [anOrderRow({ quantity: 3, shipped: 1 })] }))).toEqual([10, 2, 8]);
  });

  test("y: cancelled after the commit: outstanding 0, the unit stays committed until it is released", () => {
    const before = computed(ten({ orders: [anOrderRow({ units: "A-1" })] }));
    const cancelled = anOrderRow({ units: "A-1", cancelled: 1, status: "Canceled" });
    expect(numbers({ ...before, orders: [cancelled] })).toEqual([9, 0, 9]);
  });

  test("ae: a typed open order of another channel holds stock on every listing of the SKU", () => {
    const orders = [anOrderRow({ channel: "eBay", soldAs: null, sku: "A" })];
    const shop = aShop(ten({ orders, listings: [aListing(), aListing({ sku: "L" })], skuMap: [aMapping()] }));
    expect([toSend(shop), toSend(shop, "L")]).toEqual([9, 9]);
  });
});

describe("the arithmetic, and its words", () => {
  const NONE: QuantityRules = { percent: null, holdBack: null, max: null, fixedNumber: null };
  const table: readonly [number, number, Partial<QuantityRules>, number, string][] = [
    [12, 3, { percent: 90, holdBack: 1 }, 7, "12 − 3 = 9 · 90 % = 8 · hold back 1 = 7"],
    [9, 0, {}, 9, "9 − 0 = 9"],
    [9, 0, { percent: 100, holdBack: 0 }, 9, "9 − 0 = 9"],
    [1, 0, { percent: 90 }, 0, "1 − 0 = 1 · 90 % = 0"],
    [100, 0, { percent: 29 }, 29, "100 − 0 = 100 · 29 % = 29"],
    [100, 0, { percent: 12.5 }, 12, "100 − 0 = 100 · 12.5 % = 12"],
    [9, 0, { max: 5 }, 5, "9 − 0 = 9 · at most 5"],
    [9, 0, { max: 9 }, 9, "9 − 0 = 9"],
    [9, 0, { max: 0 }, 0, "9 − 0 = 9 · at most 0"],
    [9, 0, { holdBack: 3, max: 5 }, 5, "9 − 0 = 9 · hold back 3 = 6 · at most 5"],
    [2, 0, { holdBack: 3 }, 0, "2 − 0 = 2 · hold back 3 = -1 · never below 0"],
    [1, 3, {}, 0, "1 − 3 = -2 · oversold by 2 · never below 0"],
    [1, 3, { fixedNumber: 4 }, 4, "1 − 3 = -2 · oversold by 2 · fixed number 4"],
    [9, 0, { percent: 50, holdBack: 1, max: 1, fixedNumber: 0 }, 0, "9 − 0 = 9 · fixed number 0"],
  ];
  test.each(table)("%p available, %p outstanding, %j: %p, as “%s”", (available, outstanding, rules, send, why) => {
    const calculated = available - outstanding;
    const steps = [`${available} − ${outstanding} = ${calculated}`];
    if (calculated < 0) steps.push(`oversold by ${-calculated}`);
    expect(quantityOf({ available, outstanding, number: calculated, steps }, { ...NONE, ...rules })).toEqual({
      calculated,
      toSend: send,
      why,
    });
  });
});

describe("which listings are sent", () => {
  const withheld = (cells: Cells<"listings">, more: Paper = {}) =>
    listingOf(aShop(ten({ listings: [aListing(cells)], ...more }))).withheld;

  const states: readonly [string, RegExp | null][] = [
    ["Active", null],
    ["Unpublished", null],
    ["Ended", /^Skipped: ended on Walmart/],
    ["Not found", /^Skipped: Walmart no longer lists it/],
  ];
  test.each(states)("%s", (onWalmartAs, reason) => {
    if (reason === null) expect(withheld({ onWalmartAs })).toBeNull();
    else expect(withheld({ onWalmartAs })).toMatch(reason);
  });

  const unreadable: readonly Cells<"listings">[] = [
    { fixedNumber: "lots" },
    { fixedNumber: "#N/A" },
    { fixedNumber: date("2026-01-05") },
    { fixedNumber: -1 },
    { percent: "half" },
    { percent: 1.5 },
    { holdBack: "#REF!" },
    { holdBack: "1,200" },
    { max: "12 pcs" },
  ];
  test.each(unreadable)("a listing whose rule reads %j is left out and named", (cells) => {
    expect(withheld(cells)).toMatch(/^Problem: (Fixed number|Percent|Hold back|Max): /);
    const [row] = computed(ten({ listings: [aListing(cells)] })).listings ?? [];
    expect(row?.toSend ?? null).toBeNull();
    expect(row?.sync).toMatch(/^Problem: /);
  });

  test("a rule with a fraction is used rounded down, and named in Why", () => {
    const [row] = computed(ten({ listings: [aListing({ holdBack: 1.5 })] })).listings ?? [];
    expect(row).toMatchObject({ toSend: 9, sync: "Pending" });
    expect(row?.why).toContain("1.5 is not a whole number; 1 is used");
  });

  test("a fixed number is sent for connected listings only", () => {
    expect(toSend(aShop(ten({ listings: [aListing({ fixedNumber: 99 })] })))).toBe(99);
    expect(toSend(aShop(ten({ listings: [aListing({ sku: "Z", fixedNumber: 99 })] })), "Z")).toBeNull();
  });

  test("a fixed number of zero is zero, a blank one is not", () => {
    expect(toSend(aShop(ten({ listings: [aListing({ fixedNumber: 0 })] })))).toBe(0);
    expect(toSend(aShop(ten({ listings: [aListing({ fixedNumber: null })] })))).toBe(10);
  });

  test("two rows with one Listing SKU are sent for neither, and both are named", () => {
    const next = computed(ten({ listings: [aListing(), aListing()] }));
    expect(next.listings?.map(({ sync }) => sync)).toEqual([
      expect.stringMatching(/^Problem: A is in two rows/),
      expect.stringMatching(/^Problem: A is in two rows/),
    ]);
  });

  test("no stock at all is zero, and is sent", () => expect(toSend(aShop(ten({ inventory: [] })))).toBe(0));
});

describe("Aisle's cells of Listings", () => {
  test("show the connection, the number, its parts and why", () => {
    const [row] = computed(ten({ orders: [anOrderRow()], listings: [aListing({ percent: 0.5 })] })).listings ?? [];
    expect(row).toMatchObject({
      connection: "Connected",
      connectedTo: "A",
      available: 10,
      outstanding: 1,
      calculated: 9,
      toSend: 4,
      sync: "Pending",
      why: "10 − 1 = 9 · 50 % = 4",
    });
  });

  test("are blank, not zero, for a listing that is not connected", () => {
    const [row] = computed(ten({ listings: [aListing({ sku: "Z" })] })).listings ?? [];
    expect(row).toMatchObject({ connection: "Not connected" });
    for (const name of ["available", "outstanding", "calculated", "toSend", "lastSent"] as const) {
      expect(row?.[name] ?? null).toBeNull();
    }
  });
});
