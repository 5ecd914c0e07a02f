/** What the seller reads of how the shop stands: the same in toast, sidebar and Log, and never better than the tabs. */

import { SKUS } from "../../../dev/world/shop-parts";
import { type RunReport, rowTexts } from "../../../src/domain/log/run-report";
import { TABS } from "../../../src/domain/workbook/tabs";
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";
import { lookAtStatus } from "../../support/status-look";

const lastRun = ({ world }: Shop): RunReport => {
  const result = world.run("sidebarLoad", [], { from: "sidebar" });
  if (result.outcome !== "returned") throw new Error(result.outcome);
  return JSON.parse(String(result.value)).lastRun;
};
const newestLog = (shop: Shop): string => shop.rows("Log")[0]?.["What happened"] ?? "";
const isHidden = ({ book }: Shop, tab: string): boolean =>
  book.view.tabs().find(({ title }) => title === tab)?.hidden ?? true;

test("all is up to date once both switches did their work, and only then", () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  expect(shop.sync()).toMatchObject({ kind: "done", status: { kind: "up to date" }, problems: [] });
  expect(shop.importListings()).toMatchObject({
    status: { kind: "running" },
    summary: "Orders and quantities follow with the next run. 4 listings read.",
  });
});

test.each([
  [{ "Order Import": "Off", "Inventory Quantity Sync": "Off" }, "Order Import and Inventory Quantity Sync are off"],
  [{ "Order Import": "Off" }, "Order Import is off"],
  [{ "Inventory Quantity Sync": "Off" }, "Inventory Quantity Sync is off"],
])("with %j the sync is off, and it says which switch", (settings, words) => {
  const shop = runningShop();
  shop.switchOn(settings);
  const { status, summary } = shop.sync();
  expect(status).toEqual({ kind: "off", switches: Object.keys(settings) });
  expect(summary).toContain(`Sync is off: ${words} in Settings.`);
});

test("sales that are not subtracted, and statuses that hold or lose orders, are warned of all at once", () => {
  const shop = runningShop();
  shop.hands.tick("Order Statuses", "Status", "Shipped", "Open");
  shop.switchOn({ "Walmart Delivered": "", "Walmart Cancelled": "" });
  const warned = shop.sync();
  expect(warned.status.kind).toBe("up to date");
  expect(warned.problems).toEqual([
    expect.stringContaining("Walmart Delivered and Walmart Cancelled have no order status"),
    expect.stringContaining("Shipped counts as open"),
  ]);
  shop.switchOn({ "Order Import": "Off" });
  expect(shop.sync().problems).toContain(
    "Order Import is off, so Walmart's sales are not subtracted. Switch it on in Settings.",
  );
});

test("a fresh spreadsheet is said to be not set up, once and without a failure's words", () => {
  const shop = openShop();
  const { status, summary } = shop.sync();
  expect(status).toEqual({ kind: "not set up", missing: "tabs" });
  expect(summary).toBe("Aisle is not set up in this spreadsheet yet. Open the sidebar and click Set up.");
});

test("without a key it is not set up either", () => {
  const shop = openShop();
  shop.setUp();
  expect(shop.sync().status).toEqual({ kind: "not set up", missing: "key" });
});

test("nothing ticked: both tabs are named at once in every place, and are on the screen until something in each counts", () => {
  const shop = openShop();
  shop.setUp();
  shop.connect();
  shop.addStock(SKUS.map((sku) => [sku, 10]));
  shop.importListings();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  const report = shop.sync();
  expect(report.status.kind).toBe("blocked");
  for (const text of [report.summary, newestLog(shop)]) {
    expect(text).toContain("no status is ticked in Inventory Statuses");
    expect(text).toContain("No warehouse is ticked in Warehouses");
  }
  expect(["Inventory Statuses", "Warehouses", "Log"].map((tab) => isHidden(shop, tab))).toEqual([false, false, false]);
  shop.world.run("previewQuantities");
  expect(shop.toast()).toMatch(/^No quantity would leave: no status is ticked.*No warehouse is ticked/);
});

test("tabs wait for the seller while nothing in them counts, Log while its newest row is a problem", () => {
  const { warehouses, inventoryStatuses, log, preview } = TABS;
  for (const { isNeeded } of [warehouses, inventoryStatuses])
    expect([isNeeded?.([{ counts: false }]), isNeeded?.([{ counts: false }, { counts: true }])]).toEqual([true, false]);
  const severities = (...all: string[]) => log.isNeeded?.(all.map((severity) => ({ severity })));
  expect([severities("Problem", "Info"), severities("Info", "Problem")]).toEqual([true, false]);
  expect([preview.isNeeded?.([{}]), preview.isNeeded?.([])]).toEqual([true, false]);
});

test("rows of several tabs that read Problem are counted by tab, and the first are named with what they say", () => {
  const shop = runningShop();
  shop.walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], isForced: true }, shop.clock.now());
  shop.sync();
  const po = shop.rows("Orders")[0]?.PO ?? "";
  shop.hands.type("Orders", "PO", po, "IMEIs / units", "999999999999999");
  shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
  shop.hands.fill(
    "Shipments",
    ["PO", "Carrier", "Tracking number"],
    [
      ["404", "UPS", "1Z1"],
      ["405", "UPS", "1Z2"],
    ],
  );
  const report = shop.sync();
  expect(report.status).toMatchObject({ kind: "rows", count: 4 });
  expect(report.summary).toMatch(/^4 rows need you: 1 in Listings \(B\); 1 in Orders \(\d+ \/ 1\); 2 in Shipments \(/);
  expect(rowTexts(report)).toContainEqual(expect.stringContaining("999999999999999 is not in Inventory"));
  expect(newestLog(shop)).toMatch(/^4 rows need you/);
  expect(isHidden(shop, "Log")).toBe(false);
});

test("one shipment that Walmart refuses is one row that needs you, and the number says row, not rows", () => {
  const shop = runningShop();
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [["404", "UPS", "1Z1"]]);
  expect(shop.sync().summary).toMatch(/^1 row needs you: 1 in Shipments/);
});

test("every door says in the corner what the sidebar shows, and what is wrong with it", () => {
  const shop = runningShop();
  shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  for (const door of ["syncNow", "importListings", "previewQuantities", "sendApproved", "undoLastPush", "syncNow"]) {
    shop.clock.advance(60_000);
    shop.world.run(door);
    const { summary, problems } = lastRun(shop);
    expect(shop.toast().startsWith(summary)).toBe(true);
    expect(problems.length === 0 || shop.toast().includes(problems[0] ?? "")).toBe(true);
  }
});

test("Send Approved with nothing ticked says so in the corner, before what waits", () => {
  const shop = runningShop();
  shop.switchOn({ "Inventory Quantity Sync": "Off" });
  shop.sync();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.switchOn({ "Inventory Quantity Sync": "On" });
  shop.sync();
  shop.world.run("sendApproved");
  expect(shop.toast()).toMatch(
    /^Nothing is ticked in Preview\..*Waits for you: 1 change to look through in Preview\. Tick what may be sent/,
  );
  expect(lastRun(shop).status).toEqual({ kind: "waits", toApprove: 1 });
});

test("Log tells when it changes, and an idle run writes nothing", () => {
  const shop = runningShop();
  shop.walmart.faults.set({ name: "error-500", families: ["orders"] });
  expect(shop.sync().status.kind).not.toBe("up to date");
  const told = newestLog(shop);
  const rows = shop.rows("Log").length;
  shop.sync();
  expect([newestLog(shop), shop.rows("Log").length]).toEqual([told, rows]);
  shop.walmart.faults.clear();
  shop.sync();
  expect(newestLog(shop)).toBe("Up to date.");
  const before = shop.book.snapshot();
  shop.sync();
  expect(shop.book.snapshot()).toBe(before);
});

test("the counters of a run add up to all listings", () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
  expect(shop.sync().quantities).toEqual({ total: 4, changed: 1, unchanged: 2, skipped: 0, failed: 1 });
});

test("a claim that the tabs contradict is found by the look that every test makes", () => {
  const shop = runningShop();
  const good = shop.sync();
  shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
  shop.sync();
  expect(() => lookAtStatus(good, shop.book, shop.walmart.ledger())).toThrow("a tab reads Listings ▸ Sync: Problem");
  const miscounted: RunReport = { ...good, status: { kind: "rows", count: 2, where: [] }, summary: "2 rows need you." };
  expect(() => lookAtStatus(miscounted, shop.book, shop.walmart.ledger())).toThrow("it counts 2 rows");
});
