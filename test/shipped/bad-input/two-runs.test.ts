import type { RunReport } from "../../../src/domain/log/run-report";
import { runningShop } from "../../support/shop-under-test";

const reportOf = (value: unknown): RunReport => JSON.parse(String(value)).data;

test.each(["syncNow", "importListings"] as const)(
  "a second run (%s) started while the first works leaves at once, says so, and touches nothing",
  (action) => {
    const shop = runningShop();
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
    const second: RunReport[] = [];
    let spreadsheetBefore = "";
    let spreadsheetAfter = "";
    let calls = 0;
    const first = shop.sync({
      beforeCall: (_, service) => {
        if (service !== "Sheets.Spreadsheets.batchUpdate" || second.length > 0) return;
        spreadsheetBefore = shop.book.snapshot();
        calls = shop.walmart.ledger().length;
        const result = shop.world.run("sidebarDo", [action, "null"], {
          from: "sidebar",
          user: "colleague@example.com",
        });
        if (result.outcome !== "returned") throw new Error(result.outcome);
        second.push(reportOf(result.value));
        spreadsheetAfter = shop.book.snapshot();
        calls -= shop.walmart.ledger().length;
      },
    });
    expect(second).toMatchObject([
      { kind: "busy", summary: expect.stringContaining("Another run is working on this") },
    ]);
    expect(spreadsheetAfter).toBe(spreadsheetBefore);
    expect(calls).toBe(0);
    expect(first).toMatchObject({ kind: "done", counts: { accepted: 1 } });
    expect(shop.walmart.quantities().get("A")).toBe(4);
    expect(shop.walmart.inventoryWrites("A").map(({ amount }) => amount)).toEqual([10, 4]);
  },
);

test("a second run started from the menu says so in the corner of the sheet", () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  let said = "";
  shop.sync({
    beforeCall: (index) => {
      if (index !== 20) return;
      shop.world.run("syncNow");
      said = shop.toast();
    },
  });
  expect(said).toContain("Another run is working on this spreadsheet");
});

test("the sidebar still shows the result of the run that worked, not of the one that left", () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.sync({
    beforeCall: (index) => {
      if (index === 20) shop.world.run("syncNow");
    },
  });
  const { value } = shop.world.run("sidebarLoad", [], { from: "sidebar" }) as { value?: unknown };
  expect(JSON.parse(String(value)).lastRun).toMatchObject({ kind: "done", counts: { accepted: 1 } });
});

test("a run that died in the middle keeps nobody out", () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  const died = shop.world.run("syncNow", [], { killAtCall: 12 });
  expect(died.outcome).toBe("killed");
  expect(shop.sync()).toMatchObject({ kind: "done" });
  expect(shop.walmart.quantities().get("A")).toBe(4);
});
