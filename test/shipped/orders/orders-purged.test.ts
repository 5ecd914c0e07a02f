/** Purge Buyer Data Older Than…: asked first, done exactly as shown. */
import {
  BEFORE,
  buyerOf,
  HOUR,
  later,
  problemsOf,
  purge,
  purgedShop,
  shipped,
  shopToPurge,
  showPurge,
} from "./purged-shop";

test("says exactly what will be emptied and what is left out, and empties nothing yet", () => {
  const { shop } = shopToPurge();
  const before = shop.book.snapshot();
  const { orders, customers, open, sentences } = showPurge(shop, BEFORE);
  expect([orders, customers, open]).toEqual([2, 0, 1]);
  expect(sentences.join(" ")).toMatch(
    /name, street, city, state, ZIP and phone.* of 2 orders placed before 2026-03-04; and 0 rows of Customers\. Left out: 1 open order, since it needs its address\./,
  );
  expect(sentences.join(" ")).toMatch(/version history/);
  expect(shop.book.snapshot()).toBe(before);
});

test("the second click empties just that: open and newer orders keep theirs, no row goes, no row has a problem", () => {
  const { shop, old, canceled, open, fresh } = shopToPurge();
  const rows = shop.rows("Orders").length;
  const { said, shown } = purge(shop, BEFORE, showPurge(shop, BEFORE));
  expect(said).toEqual({ isDone: true, message: expect.stringMatching(/^The buyer data of 2 orders .* emptied\./) });
  expect([shown.orders, shown.open]).toEqual([0, 1]);
  expect([old, canceled].map((po) => buyerOf(shop, po))).toEqual(["", ""]);
  expect([open, fresh].every((po) => buyerOf(shop, po) !== "")).toBe(true);
  expect([shop.rows("Orders").length, problemsOf(shop)]).toEqual([rows, []]);
  expect(shop.rows("Orders").every((row) => row["Ship-to country"] === "USA")).toBe(true);
});

test("the one customer Walmart loses its address with the latest order that has one", () => {
  const { shop, open } = shopToPurge();
  shipped(shop, open);
  later(shop, 24 * HOUR);
  const { customers, contents } = showPurge(shop, "2026-03-06");
  expect(customers).toBe(1);
  purge(shop, "2026-03-06", { contents });
  expect(shop.rows("Customers")).toMatchObject([{ Customer: "Walmart", Address: "", Orders: "4" }]);
});

test("if anything else would be emptied meanwhile, nothing is, and the new numbers are shown", () => {
  const { shop, old, open } = shopToPurge();
  const seen = showPurge(shop, BEFORE);
  shipped(shop, open);
  later(shop);
  const { said, shown } = purge(shop, BEFORE, seen);
  expect(said.isDone).toBe(false);
  expect([shown.orders, shown.open]).toEqual([3, 0]);
  expect(buyerOf(shop, old)).not.toBe("");
  expect(purge(shop, BEFORE, shown).said.isDone).toBe(true);
  expect(buyerOf(shop, old)).toBe("");
});

test.each(["2031-01-01", "2026-02-30", "yesterday", ""])("%s is no day to purge before", (day) => {
  const { shop } = shopToPurge();
  const result = shop.press("showPurge", { day });
  expect(result.outcome === "returned" && String(result.value)).toContain("Type a day up to today");
});

test("typed orders of another channel are purged like others, once they have left", () => {
  const { shop } = shopToPurge();
  const cells = ["PO", "Channel", "SKU", "Qty", "Order status", "Ordered at", "Ship-to name"];
  shop.hands.fill("Orders", cells, [
    ["E-1", "eBay", "A", "1", "Shipped", "2026-03-01 10:00", "Ann"],
    ["E-2", "eBay", "A", "1", "New", "2026-03-01 10:00", "Bob"],
    ["E-3", "eBay", "A", "1", "Shipped", "", "Cid"],
  ]);
  later(shop);
  const shown = showPurge(shop, BEFORE);
  expect([shown.orders, shown.open]).toEqual([3, 2]);
  expect(shown.sentences.join(" ")).toMatch(/Left out: 1 order without Ordered at/);
  purge(shop, BEFORE, shown);
  expect(["E-1", "E-2", "E-3"].map((po) => buyerOf(shop, po))).toEqual(["", "Bob", "Cid"]);
});

test("a run that dies at any call of the purge leaves it undone or done, and the next click does the rest", () => {
  const { shop, old, canceled } = shopToPurge();
  const seen = showPurge(shop, BEFORE);
  const before = shop.world.snapshot();
  let calls = 0;
  shop.press(
    "purgeBuyerData",
    { day: BEFORE, contents: seen.contents },
    {
      beforeCall: (index) => {
        calls = index;
      },
    },
  );
  expect(calls).toBeGreaterThan(10);
  for (let killed = 1; killed < calls; killed += 2) {
    shop.world.restore(before);
    shop.press("purgeBuyerData", { day: BEFORE, contents: seen.contents }, { killAtCall: killed });
    later(shop);
    const found = [old, canceled].map((po) => buyerOf(shop, po) === "");
    expect(new Set(found).size).toBe(1);
    const shown = showPurge(shop, BEFORE);
    if (found[0] !== true) purge(shop, BEFORE, shown);
    expect([old, canceled].map((po) => buyerOf(shop, po))).toEqual(["", ""]);
  }
});

test("afterwards an idle run writes nothing", () => {
  const { shop } = purgedShop();
  later(shop);
  later(shop);
  const result = shop.press("syncNow");
  expect(result.counters.sheetsWrites).toBe(0);
});
