/** Somebody deletes a tab in the middle of a run, at every gap: it is told that the tab is gone, not that Google is silent. */
import { runningShop } from "../../support/shop-under-test";

test.each(["Inventory", "Listings", "Orders", "Products", "_Ledger"])("%s", (tab) => {
  const shop = runningShop();
  shop.clock.advance(3_600_000);
  shop.walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], isForced: true }, shop.clock.now());
  const before = shop.world.snapshot();
  const wrong: unknown[] = [];
  let isReached = true;
  for (let gap = 0; isReached; gap += 1) {
    shop.world.restore(before);
    let calls = 0;
    const report = shop.sync({
      beforeCall: (_, service) => {
        if (!service.startsWith("Sheets.")) return;
        if (calls === gap) shop.people.deleteTab(tab);
        calls += 1;
      },
    });
    isReached = calls > gap;
    if (!isReached) continue;
    const said = JSON.stringify(report);
    const next = JSON.stringify(shop.sync());
    if (/did not answer|mistake of its own/.test(said + next)) wrong.push([gap, said]);
    if (!next.includes(`The tab “${tab}” is missing`)) wrong.push([gap, "next", next]);
  }
  expect(wrong).toEqual([]);
});
