/** The product's test vector on two runs at once, and what others do to quantities on the same account. */

import type { RunReport } from "../../../src/domain/log/run-report";
import { connectAs } from "../../support/people";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test("vector aj: two runs at once: the second leaves cleanly and says so; each number is sent once", () => {
  const shop = quantityShop();
  shop.phones({ A: 4 });
  connectAs(shop, "colleague@example.com");
  const second: RunReport[] = [];
  const first = shop.sync({
    beforeCall: (_, service) => {
      if (service !== "Sheets.Spreadsheets.batchUpdate" || second.length > 0) return;
      const result = shop.world.run("sidebarDo", ["syncNow", "null"], {
        from: "sidebar",
        user: "colleague@example.com",
      });
      if (result.outcome === "returned") second.push(JSON.parse(String(result.value)).data);
    },
  });
  expect(first).toMatchObject({ kind: "done", counts: { accepted: 1 } });
  expect(second).toMatchObject([
    { kind: "busy", summary: expect.stringContaining("Another run is working on this spreadsheet") },
  ]);
  expect(shop.set("A")).toBe(4);
  expect(shop.walmart.inventoryWrites("A").map(({ amount }) => amount)).toEqual([4]);
});

const hours = (shop: QuantityShop, count: number): void => {
  for (let hour = 0; hour < count; hour += 1) {
    shop.clock.advance(HOUR_MS);
    shop.run();
  }
};
const outside = (shop: QuantityShop) =>
  shop.rows("Log").flatMap((row) => (row["What happened"]?.includes("changed outside") ? [row.Key] : []));
const sentOf = (shop: QuantityShop, sku: string) => shop.walmart.inventoryWrites(sku).map(({ amount }) => amount);

/** Ten each of A and B, read once. */
function tenEach(): QuantityShop {
  const shop = quantityShop();
  shop.phones({ A: 10, B: 10 });
  shop.run();
  hours(shop, 1);
  return shop;
}

test("reads that lag behind what was sent raise no alarm, and nothing is sent twice", () => {
  const shop = tenEach();
  shop.walmart.adjust({ switches: { staleReadSeconds: 600 } });
  shop.buy("A");
  for (let run = 0; run < 8; run += 1) {
    shop.clock.advance(4 * MINUTE_MS);
    shop.run();
  }
  expect(sentOf(shop, "A")).toEqual([10, 9]);
  expect(outside(shop)).toEqual([]);
  expect(shop.listing("A")).toMatchObject({ "On Walmart": "9", Sync: "In sync" });
});

test("a quantity set by somebody else is told and set right; three are another tool, and who takes turns is left alone", () => {
  const shop = tenEach();
  shop.walmart.otherTool.setQuantity("B", 3, shop.clock.now());
  hours(shop, 3);
  expect([shop.set("B"), sentOf(shop, "B")]).toEqual([10, [10, 10]]);
  expect(outside(shop)).toEqual(["B"]);
  shop.walmart.otherTool.keepSetting("A", 25, 45, shop.clock.now());
  hours(shop, 5);
  expect(sentOf(shop, "A")).toEqual([10, 10]);
  expect(shop.listing("A").Sync).toMatch(/^Paused: somebody else sets 25 whenever Aisle sets 10\./);
  expect(outside(shop)).toEqual(["A", "A", "B"]);
  expect(shop.sync()).toMatchObject({
    status: { kind: "rows", count: 1, where: [{ tab: "Listings", count: 1, rows: ["A"] }] },
    problems: [expect.stringMatching(/^Another tool is connected to this account/)],
    rows: [
      {
        tab: "listings",
        count: 1,
        first: [{ row: "A", text: expect.stringMatching(/^Listings ▸ A: Paused: somebody else sets 25/) }],
      },
    ],
  });
  shop.walmart.otherTool.stop();
  shop.buy("A");
  shop.run();
  expect(shop.set("A")).toBe(9);
});

test("what shipping does to the number there is set right without a word", () => {
  const shop = tenEach();
  shop.walmart.adjust({ switches: { inputFallsAtShipping: true } });
  const po = shop.buy("A", 2);
  shop.run();
  shop.commit(
    po,
    ...shop
      .rows("Inventory")
      .flatMap((row) => (row["SKU or Variation ID"] === "A" ? (row.IMEI ?? []) : []))
      .slice(0, 2),
  );
  shop.run();
  shop.ship(po);
  shop.run();
  hours(shop, 3);
  expect([shop.set("A"), sentOf(shop, "A")]).toEqual([8, [10, 8, 8]]);
  expect(outside(shop)).toEqual([]);
});
