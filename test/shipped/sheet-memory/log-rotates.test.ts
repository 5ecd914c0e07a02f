import { runningShop, type Shop } from "../../support/shop-under-test";

/** What stands in Log below the rows of the runs so far: so many entries of long ago. */
function withOldEntries(count: number): Shop {
  const shop = runningShop();
  shop.hands.fill(
    "Log",
    ["Run", "Severity", "What happened"],
    Array.from({ length: count }, (_, index) => [`old-${index}`, "Info", `entry ${index}`]),
  );
  return shop;
}

const told = (shop: Shop): readonly (string | undefined)[] => shop.rows("Log").map((row) => row["What happened"]);

/** What a run with a new order writes into Log: the order, its acknowledgment, the lower quantity. */
const LINES = 3;

function buyAndSync(shop: Shop): void {
  const placed = shop.walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }] }, shop.clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  expect(shop.sync().kind).toBe("done");
}

test("a Log that has grown long loses its oldest entries as a new one comes", () => {
  const shop = withOldEntries(2_400);
  buyAndSync(shop);
  expect(told(shop).slice(0, LINES)).toContain("1 new order imported");
  expect(told(shop).length).toBeLessThanOrEqual(2_000 + LINES);
  expect(told(shop)).toContain("entry 1900");
  expect(told(shop)).not.toContain("entry 2399");
});

test("nothing leaves Log in a run that adds nothing to it", () => {
  const shop = withOldEntries(2_400);
  const before = told(shop);
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  expect(told(shop)).toEqual(before);
});

test("what the seller typed into a row of Log stays, at its bottom too", () => {
  const shop = withOldEntries(2_400);
  shop.hands.fill("Log", ["What happened"], [["my own note"]]);
  buyAndSync(shop);
  expect(told(shop)).toContain("my own note");
  expect(told(shop).length).toBeLessThanOrEqual(2_001 + LINES);
});

test("a Log of moderate length keeps everything", () => {
  const shop = withOldEntries(1_500);
  const before = told(shop);
  buyAndSync(shop);
  expect(told(shop).slice(-before.length)).toEqual(before);
});
