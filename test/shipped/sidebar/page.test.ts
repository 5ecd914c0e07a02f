/** The frame of the sidebar: views, the sentence on top, one click at a time. */

import { runningShop, type Shop } from "../../support/shop-under-test";
import { openPage, type SidebarPage } from "../../support/sidebar-page";

const sidebarOf = (shop: Shop): Promise<SidebarPage> =>
  openPage((door, args) => {
    shop.clock.advance(60_000);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });

test("opens with the last run", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.sync();
  const { status } = await sidebarOf(shop);
  expect(status()).toMatch(/^Up to date\. 1 quantity sent\./);
});

test("Sync Now syncs and says so, and the keyboard stays on the button", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  const { click, status, button, focused } = await sidebarOf(shop);
  await click("Sync Now");
  expect(status()).toMatch(/^Up to date\. 1 quantity sent\./);
  expect(focused()).toBe(button("Sync Now"));
});
