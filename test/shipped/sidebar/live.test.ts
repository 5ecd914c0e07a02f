/** Live mode: while the page is open, it syncs by itself. */
import { runningShop, type Shop } from "../../support/shop-under-test";
import { type SidebarPage, sidebarOf } from "../../support/sidebar-page";

const LABEL = /^Live mode/;

async function livePage(shop: Shop): Promise<SidebarPage> {
  const page = await sidebarOf(shop);
  await page.fill(LABEL, true);
  return page;
}

test("is off until it is ticked, and then brings orders without a click", async () => {
  const shop = runningShop();
  const page = await sidebarOf(shop);
  expect(page.field(LABEL).checked).toBe(false);
  shop.buy("A", 2);
  await page.wait();
  expect(shop.rows("Orders")).toEqual([]);
  await page.fill(LABEL, true);
  await page.wait();
  expect(shop.rows("Orders")).toHaveLength(1);
  shop.buy("B");
  await page.wait();
  expect(shop.rows("Orders")).toHaveLength(2);
  await page.fill(LABEL, false);
  shop.buy("C");
  await page.wait();
  expect(shop.rows("Orders")).toHaveLength(2);
});

test("leaves out the sync where a run has just ended, and while nobody sees the page", async () => {
  const shop = runningShop();
  const page = await livePage(shop);
  await page.click("Sync Now");
  shop.buy("A");
  await page.wait();
  expect(shop.rows("Orders")).toEqual([]);
  Object.defineProperty(page.document, "visibilityState", { value: "hidden", configurable: true });
  await page.wait();
  expect(shop.rows("Orders")).toEqual([]);
  Object.defineProperty(page.document, "visibilityState", { value: "visible" });
  await page.wait();
  expect(shop.rows("Orders")).toHaveLength(1);
});

test("ends after three failures in a row, and says so", async () => {
  const shop = runningShop();
  const page = await livePage(shop);
  shop.walmart.faults.set({ name: "error-500", families: ["orders"] });
  await page.wait();
  await page.wait();
  expect(page.field(LABEL).checked).toBe(true);
  await page.wait();
  expect(page.field(LABEL).checked).toBe(false);
  expect([page.status(), page.tone()]).toEqual([
    expect.stringMatching(/Live mode is off: 3 syncs failed in a row\.$/),
    "failed",
  ]);
  shop.walmart.faults.clear();
  shop.buy("A");
  await page.wait();
  expect(shop.rows("Orders")).toEqual([]);
});
