/** Accidents that are no zero: numbers that nobody meant wait in Preview, what orders did goes. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const LOTS = { A: 40, B: 41, S: 42, L: 43, L1: 44, L2: 45, L3: 46 };
const SKUS = Object.keys(LOTS);
const HOUR_MS = 3_600_000;

const numbers = (shop: QuantityShop, skus: readonly string[] = SKUS) => skus.map(shop.set);
const mails = ({ world }: QuantityShop) => world.emulator.mails.map(({ body }) => body).join("\n");

function lotsShop(): QuantityShop {
  const shop = quantityShop();
  shop.lots(LOTS);
  shop.run();
  expect(numbers(shop)).toEqual(Object.values(LOTS));
  return shop;
}

function pasteQty(shop: QuantityShop, cells: readonly string[]): void {
  const [base = ""] = shop.hands.column("Inventory", "Qty");
  shop.hands.overwrite("Inventory", "Qty", [base, ...cells]);
}

const ACCIDENTS: readonly (readonly [what: string, deed: (shop: QuantityShop) => void, because: RegExp])[] = [
  [
    "a price list lands on Qty",
    (shop) =>
      pasteQty(
        shop,
        SKUS.map((_, at) => String(499 + at)),
      ),
    /ten times/,
  ],
  [
    "Qty is cleared in every row",
    (shop) =>
      pasteQty(
        shop,
        SKUS.map(() => ""),
      ),
    /lose four fifths/,
  ],
  [
    "the stock list is pasted twice",
    (shop) =>
      shop.hands.fill(
        "Inventory",
        ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
        Object.entries(LOTS).map(([sku, units]) => [sku, String(units), "Available", "Main"]),
      ),
    /would rise at once/,
  ],
  [
    "Status is cleared in every row",
    (shop) => shop.hands.overwrite("Inventory", "Status", ["Available", ...SKUS.map(() => "")]),
    /become 0 at once/,
  ],
  [
    "Qty becomes text in every row",
    (shop) =>
      pasteQty(
        shop,
        SKUS.map(() => "12 pcs"),
      ),
    /cannot be read/,
  ],
];

test.each(ACCIDENTS)(
  "%s: the numbers wait, it is mailed at once, and Send Approved confirms it",
  (_, deed, because) => {
    const shop = lotsShop();
    deed(shop);
    shop.run();
    expect(numbers(shop)).toEqual(Object.values(LOTS));
    expect(shop.listing("A").Sync).toMatch(because);
    expect(
      shop
        .rows("Preview")
        .map((row) => row["Listing SKU"])
        .sort(),
    ).toEqual([...SKUS].sort());
    for (const row of shop.rows("Preview")) expect(row.Because).toMatch(because);
    expect(mails(shop)).toMatch(/7 listings would/);
    expect(shop.world.emulator.mails).toHaveLength(1);
    shop.run();
    expect(shop.world.emulator.mails).toHaveLength(1);
    const wanted = shop.rows("Preview").map((row) => [row["Listing SKU"], Number(row["Will become"])] as const);
    shop.approveAll();
    for (const [sku = "", number] of wanted) expect([sku, shop.set(sku)]).toEqual([sku, number]);
  },
);

test("once the slip is taken back nothing waits any more, and nothing was sent", () => {
  const shop = lotsShop();
  pasteQty(
    shop,
    SKUS.map(() => ""),
  );
  shop.run();
  pasteQty(shop, Object.values(LOTS).map(String));
  const writes = shop.walmart.inventoryWrites().length;
  shop.run();
  expect([shop.rows("Preview").length, shop.walmart.inventoryWrites().length]).toEqual([0, writes]);
  expect(shop.listing("A").Sync).toBe("In sync");
});

test("a number that is not in doubt goes while others wait", () => {
  const shop = lotsShop();
  pasteQty(
    shop,
    SKUS.map(() => ""),
  );
  shop.hands.type("Inventory", "SKU or Variation ID", "BASE", "Qty", "9");
  shop.run();
  expect([shop.set("BASE"), shop.set("A")]).toEqual([9, 40]);
});

test.each([
  ["a thousands point", "A", "1.200", 1200],
  ["a text", "A", "12 pcs", 12],
  ["a negative number", "A", "-3", 12],
  ["too many digits", "A", "1234567", 12],
])("one listing whose Qty is %s waits with the reason, and the row says what is wrong", (_, sku, typed, before) => {
  const shop = quantityShop();
  shop.lots({ A: before, B: 12 });
  shop.run();
  shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", typed);
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "11");
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([before, 11]);
  expect(shop.inventory("SKU or Variation ID", "A").Problem).toMatch(/^Qty: /);
  expect(shop.listing("A").Sync).toMatch(/^Paused: waits in Preview, since the Qty of some of its stock/);
  expect(mails(shop)).toMatch(/1 listing would fall because/);
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "5");
  shop.run();
  expect([shop.set("A"), shop.listing("A").Sync]).toEqual([5, "In sync"]);
});

test("what is sold of a listing with an unreadable row goes down all the same where its own rows give it", () => {
  const shop = quantityShop();
  shop.lots({ A: 10 });
  shop.hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [["A", "x", "Available", "Main"]],
  );
  shop.run();
  expect(shop.set("A")).toBe(10);
  shop.buy("A", 3);
  shop.run();
  expect(shop.set("A")).toBe(7);
});

describe("what orders take of a number that waits goes at once, and no more than that", () => {
  const anHour = (shop: QuantityShop): void => {
    shop.clock.advance(3_600_000);
    shop.run();
  };

  test.each([
    ["a lot of its stock cannot be read", "12 pcs", "A"],
    ["almost all of it was typed away", "0", "A"],
  ])("%s", (_, typed, sku) => {
    const shop = quantityShop();
    shop.lots({ A: 10, B: 10 });
    anHour(shop);
    anHour(shop);
    const before = shop.world.emulator.mails.length;
    for (const lot of ["A", "B", "BASE"]) shop.hands.type("Inventory", "SKU or Variation ID", lot, "Qty", typed);
    anHour(shop);
    expect(shop.set(sku)).toBe(10);
    shop.buy(sku, 3);
    anHour(shop);
    expect(shop.set(sku)).toBe(7);
    anHour(shop);
    anHour(shop);
    expect([shop.set(sku), shop.listing(sku).Sync]).toEqual([7, expect.stringMatching(/^Paused: waits in Preview/)]);
    expect(shop.rows("Preview")).toContainEqual(expect.objectContaining({ "Listing SKU": sku, "Will become": "0" }));
    expect(shop.world.emulator.mails).toHaveLength(before + 1);
    for (const lot of ["A", "B", "BASE"]) shop.hands.type("Inventory", "SKU or Variation ID", lot, "Qty", "10");
    anHour(shop);
    expect([shop.set(sku), shop.rows("Preview")]).toEqual([7, []]);
  });

  test("an open order without a time comes off once, not in every run", () => {
    const shop = quantityShop();
    shop.lots({ A: 10, B: 10 });
    anHour(shop);
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "12 pcs");
    shop.typeOrder("EB-1", "A", 3);
    anHour(shop);
    anHour(shop);
    anHour(shop);
    expect(shop.set("A")).toBe(7);
  });
});

test("the only warehouse of a small shop is renamed: its three listings wait", () => {
  const shop = quantityShop();
  shop.phones({ A: 5, B: 4 });
  shop.run();
  const renamed = shop.hands.column("Inventory", "Warehouse").map((name) => (name === "Main" ? "Main St" : name));
  shop.hands.overwrite("Inventory", "Warehouse", renamed);
  shop.run();
  expect(numbers(shop, ["A", "B", "BASE"])).toEqual([5, 4, 10]);
  expect(mails(shop)).toMatch(/3 listings would become 0 at once/);
});

describe("everyday business waits for nobody", () => {
  const EVERYDAY: readonly (readonly [what: string, deed: (shop: QuantityShop) => void, after: readonly number[]])[] = [
    ["one product is stocked up from 2 to 30", (shop) => void shop.units("A", 28), [30, 4]],
    [
      "both are sold out on Walmart",
      (shop) => {
        shop.buy("A", 2);
        shop.buy("B", 4);
      },
      [0, 0],
    ],
    [
      "both are sold elsewhere, without a time",
      (shop) => {
        shop.typeOrder("EB-1", "A", 2);
        shop.typeOrder("EB-2", "B", 4);
        shop.typeOrder("EB-3", "BASE", 10);
      },
      [0, 0],
    ],
  ];
  test.each(EVERYDAY)("%s", (_, deed, after) => {
    const shop = quantityShop();
    shop.phones({ A: 2, B: 4 });
    shop.run();
    shop.clock.advance(HOUR_MS);
    deed(shop);
    shop.run();
    expect(numbers(shop, ["A", "B"])).toEqual(after);
    expect(shop.rows("Preview")).toEqual([]);
    expect(shop.world.emulator.mails).toEqual([]);
  });

  test("large orders of every product are canceled, and their rows deleted: the numbers come back", () => {
    const shop = lotsShop();
    const pos = Object.entries(LOTS).map(([sku, units]) => shop.buy(sku, units - 1));
    shop.run();
    expect(numbers(shop)).toEqual(SKUS.map(() => 1));
    const [first = "", ...others] = pos;
    for (const po of others) shop.walmart.sellerCenter.cancel(po, { reason: "CANCEL_BY_SELLER" }, shop.clock.now());
    shop.hands.deleteRow("Orders", "PO", first);
    shop.run();
    expect(numbers(shop)).toEqual(Object.values(LOTS));
    expect(shop.rows("Preview")).toEqual([]);
  });

  test("what was sold out everywhere is stocked up again, and a new listing gets its first hundreds", () => {
    const shop = quantityShop();
    shop.lots({ A: 3, B: 2 });
    shop.run();
    shop.buy("A", 3);
    shop.buy("B", 2);
    shop.run();
    expect(numbers(shop, ["A", "B"])).toEqual([0, 0]);
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "503");
    shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "202");
    shop.lots({ S: 400 });
    shop.run();
    expect(numbers(shop, ["A", "B", "S"])).toEqual([500, 200, 400]);
  });

  test("the last phone of a shop with one product goes out to an order of a SKU that nobody knows", () => {
    const shop = quantityShop();
    shop.hands.type("Inventory", "SKU or Variation ID", "BASE", "Qty", "1");
    shop.run();
    const [unit = ""] = shop.phones({ A: 1 });
    shop.run();
    const po = shop.buy("S");
    shop.buy("BASE");
    shop.run();
    shop.commit(po, unit);
    shop.run();
    expect(numbers(shop, ["A", "BASE"])).toEqual([0, 0]);
  });
});
