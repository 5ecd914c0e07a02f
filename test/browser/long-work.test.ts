import { createWalmart } from "../../dev/simulator/walmart/walmart";
import { item } from "../../dev/world/shop-parts";
import { desks, openSidebar, PATIENCE_MS } from "../support/desk-under-test";

const openDesk = desks();
const SKUS = [...Array(1_200).keys()].map((index) => `SKU-${index}`);

test("a long import shows counts and Stop, and Stop ends it with a sentence", async () => {
  const walmart = createWalmart({ items: SKUS.map(item), quantities: SKUS.map((sku) => [sku, 1] as const) });
  const desk = await openDesk({
    shop: { walmart },
    before: (shop) => {
      shop.setUp();
      shop.connect();
    },
  });
  const { sidebar, page } = await openSidebar(desk);
  let goOn = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  // Walmart is slow: once the run has told how far it is, it goes on only after Stop was clicked.
  let hasTold = false;
  desk.during("importListings", async (_, service) => {
    desk.parts.clock.advance(500);
    if (hasTold) await stopped;
    hasTold ||= service.endsWith("Cache.put");
  });
  await sidebar.getByRole("button", { name: "Import Listings", exact: true }).first().click();
  await sidebar.locator('main[aria-busy="true"]').waitFor();
  await page.clock.fastForward(4_000);
  await sidebar.getByRole("button", { name: "Stop", exact: true }).click({ timeout: PATIENCE_MS });
  await sidebar.getByText("Stopping after what it is doing now").waitFor();
  goOn();
  await page.clock.fastForward(4_000);
  await sidebar.locator('main[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
  expect(await sidebar.getByRole("status").first().textContent()).toMatch(/stop/i);
});
