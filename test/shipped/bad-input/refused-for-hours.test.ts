/** Walmart refuses the calls of one kind with 429, run after run. */
import { runningShop } from "../../support/shop-under-test";

const HOUR_MS = 3_600_000;

test.each(["orders", "inventories"] as const)(
  "while Walmart takes no calls of one kind (%s), a run says so, leaves time to everything behind it, and what falls is sent",
  (family) => {
    const shop = runningShop();
    shop.walmart.faults.set({ name: "throttled", families: [family] });
    for (const units of [7, 6, 5]) {
      shop.clock.advance(HOUR_MS);
      shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", String(units));
      const startedAt = shop.clock.now();
      const { summary } = shop.sync();
      expect(summary).toContain("Walmart takes no more calls of this kind for now");
      expect(summary).not.toContain("time of this run");
      expect(shop.walmart.quantities().get("A")).toBe(units);
      expect(shop.clock.now() - startedAt).toBeLessThan(4 * 60_000);
    }
    shop.walmart.faults.clear();
    shop.clock.advance(HOUR_MS);
    expect(shop.sync().summary).toContain("Up to date.");
  },
);
