import type { FaultName } from "../../../dev/simulator/walmart/state/fault";
import { type FailingShop, failingShop, HOUR_MS, LASTING } from "../../support/failing-shop";

const puts = ({ walmart }: FailingShop, sku: string): number =>
  walmart
    .ledger()
    .filter(({ method, path, query }) => method === "PUT" && path === "/v3/inventory" && query === `sku=${sku}`).length;

/** The number of B fails, whatever it is. */
function failingB(name: FaultName): FailingShop {
  const shop = failingShop();
  if (name.startsWith("refuse-sku")) shop.walmart.faults.set({ name });
  else shop.fail(name, { sku: "B" }, "inventory-write");
  return shop;
}

const WAYS = [...LASTING, "refuse-sku:B", "error-504", "locked"] as const;

describe("one listing's quantity fails lastingly", () => {
  test.each(WAYS)("with %s: all others arrive in the same run, and it is told with its age", (name) => {
    const shop = failingB(name);
    for (const sku of ["A", "B", "C", "D"]) shop.count(sku, 6);
    const report = shop.hours(1);
    expect(["A", "C", "D"].map(shop.set)).toEqual([6, 6, 6]);
    expect(["A", "C", "D"].map((sku) => shop.listing(sku).Sync)).toEqual(["In sync", "In sync", "In sync"]);
    expect(report.counts.accepted).toBe(3);
    expect(report.status.kind).not.toBe("up to date");
    shop.hours(3);
    expect(shop.listing("B").Sync).toMatch(/^Problem: .*It has failed for \d hours/);
    expect(shop.listing("B").Why).toMatch(/fail|refused/i);
    shop.heal();
    shop.hours(5);
    expect(shop.set("B")).toBe(6);
    expect(shop.listing("B").Sync).toBe("In sync");
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("a number that falls is tried in every run", () => {
    const shop = failingB("error-500");
    shop.count("B", 3);
    for (let hour = 0; hour < 8; hour += 1) {
      const before = puts(shop, "B");
      shop.hours(1);
      expect(puts(shop, "B")).toBeGreaterThan(before);
    }
  });

  test("a number that rises is tried with growing gaps, and at once when a person asks", () => {
    const shop = failingB("error-500");
    shop.count("B", 14);
    const tries = Array.from({ length: 16 }, () => {
      const before = puts(shop, "B");
      shop.hours(1);
      return puts(shop, "B") > before;
    });
    expect(tries[0]).toBe(true);
    expect(tries.filter(Boolean).length).toBeLessThan(10);
    const before = puts(shop, "B");
    shop.sync();
    expect(puts(shop, "B")).toBeGreaterThan(before);
  });

  test("its number is right again by itself: nothing is told of it any more", () => {
    const shop = failingB("error-500");
    shop.count("B", 14);
    shop.hours(3);
    expect(shop.listing("B").Sync).toMatch(/^Problem/);
    shop.count("B", 10);
    shop.hours(5);
    shop.heal();
    shop.hours(5);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("the sync is switched off: nothing is told of it any more", () => {
    const shop = failingB("error-500");
    shop.count("B", 14);
    shop.hours(3);
    shop.switchOn({ "Inventory Quantity Sync": "Off" });
    const report = shop.hours(2);
    expect(report.status.kind).toBe("off");
    expect(report.problems.join(" ")).not.toContain("The quantity of B");
  });
});

describe("reading what Walmart holds fails for one listing", () => {
  test("one page fails: the listings of the others are read, a number changed there is still found, told with age", () => {
    const shop = failingShop();
    shop.walmart.adjust({ switches: { mostPerPage: 2, inventoriesShortPages: false } });
    shop.hours(3);
    shop.fail("error-500", { page: 2 }, "inventories");
    shop.walmart.sellerCenter.setQuantity("A", 2);
    shop.hours(6);
    expect(shop.set("A")).toBe(10);
    expect(shop.rows("Log").some((row) => row["What happened"]?.includes("changed outside"))).toBe(true);
    const report = shop.hours(1);
    expect(report.problems.join(" ")).toMatch(/list of quantities could not be read to its end.*It has failed for/);
    shop.walmart.sellerCenter.setQuantity("D", 2);
    // What stands behind the page is looked up by itself once it was not read for a day.
    shop.hours(28);
    expect(shop.set("D")).toBe(10);
    shop.heal();
    shop.hours(6);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test.each(LASTING)(
    "one listing that is looked up by itself is %s: it is told with its age, the others are read",
    (name) => {
      const shop = failingShop();
      // The list leaves out every second listing, so that these are looked up.
      shop.walmart.faults.set({ name: "bulk-misses:2", families: ["inventories"] });
      shop.fail(name, { sku: "B" }, "inventory-read", "node-inventory-read");
      shop.walmart.sellerCenter.setQuantity("D", 2);
      shop.walmart.sellerCenter.setQuantity("A", 2);
      shop.hours(48);
      expect([shop.set("A"), shop.set("D")]).toEqual([10, 10]);
      const report = shop.hours(1);
      expect(report.kind).toBe("done");
      expect(report.problems.join(" ")).toMatch(/What Walmart holds of B could not be read.*It has failed for/);
      shop.heal();
      shop.hours(12);
      expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
    },
  );
});

test("Walmart's list of ship nodes fails: numbers go on, and it is told", () => {
  const shop = failingShop();
  shop.walmart.faults.set({ name: "error-500", families: ["ship-nodes"] });
  shop.count("A", 6);
  shop.hours(2);
  expect(shop.set("A")).toBe(6);
  expect(shop.clock.now()).toBeGreaterThan(2 * HOUR_MS);
});
