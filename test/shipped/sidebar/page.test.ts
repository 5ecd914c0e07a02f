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

test("the color of the status follows what it says: green for up to date alone", async () => {
  const shop = runningShop();
  const { click, tone, text } = await sidebarOf(shop);
  const colorAfter = async (change: () => void): Promise<string | undefined> => {
    change();
    await click("Sync Now");
    return tone();
  };
  expect(await colorAfter(() => undefined)).toBe("done");
  const typed = (number: string) => () => shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", number);
  expect(await colorAfter(typed("lots"))).toBe("failed");
  expect(text()).toContain("Listings ▸ B: Problem");
  typed("")();
  expect(await colorAfter(() => shop.switchOn({ "Inventory Quantity Sync": "Off" }))).toBe("idle");
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

test("a schedule whose last good run is older than two intervals is told on top", async () => {
  const shop = runningShop();
  shop.world.run("startSchedule");
  const overdue = async () => (await sidebarOf(shop)).document.querySelector('[role="alert"]')?.textContent ?? "";
  expect(await overdue()).toBe("");
  shop.clock.advance(3 * 3_600_000);
  expect(await overdue()).toMatch(/^No automatic run has ended well since Mar 2, /);
});
