/** The frame of the sidebar: views, the sentence on top, one click at a time. */
import { runningShop } from "../../support/shop-under-test";
import { sidebarOf } from "../../support/sidebar-page";

test("opens with the last run, and everything can be clicked then", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.sync();
  const { status, document, button } = await sidebarOf(shop);
  expect(status()).toMatch(/^Up to date\. 1 quantity sent\./);
  expect(document.querySelector("main")?.getAttribute("aria-busy")).toBe("false");
  expect(button("Sync Now").getAttribute("aria-disabled")).toBe("false");
});

test("Sync Now syncs and says so, and the keyboard stays on the button", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  const { click, status, button, focused } = await sidebarOf(shop);
  await click("Sync Now");
  expect(status()).toMatch(/^Up to date\. 1 quantity sent\./);
  expect(focused()).toBe(button("Sync Now"));
});

test("a refused key leaves the Client ID in its field; the keyboard stays where it was", async () => {
  const shop = runningShop();
  const { open, fill, click, field, tone, focused, button } = await sidebarOf(shop);
  await open("Setup");
  await fill("Client ID", "mistyped");
  await fill("Client Secret", "wrong");
  await click("Save and test");
  expect([field("Client ID").value, field("Client Secret").value, tone()]).toEqual(["mistyped", "", "failed"]);
  expect(focused()).toBe(button("Save and test"));
});
