/** The purge in the sidebar, as the menu opens it. */
import { sidebarOf } from "../../support/sidebar-page";
import { BEFORE, buyerOf, later, shipped, shopToPurge } from "./purged-shop";

const DAY = "Of closed orders placed before";
const PURGE = "Purge buyer data";

test("the menu opens the sidebar at the purge, once", async () => {
  const { shop } = shopToPurge();
  shop.world.run("purgeBuyerData");
  expect(shop.world.emulator.ui.sidebar?.title).toBe("Aisle");
  expect((await sidebarOf(shop, 5_000)).part(PURGE)).not.toBeNull();
  expect((await sidebarOf(shop, 5_000)).part(PURGE)).toBeNull();
});

test("one click shows, a second one empties; there is no second button where nothing would be emptied", async () => {
  const { shop, old } = shopToPurge();
  const { open, fill, click, read, status, captions } = await sidebarOf(shop, 5_000);
  await open("Activity");
  await fill(DAY, BEFORE);
  await click("Show what will be emptied");
  expect(read(PURGE)).toMatch(/of 2 orders placed before 2026-03-04/);
  expect([status(), buyerOf(shop, old)]).toEqual(["Nothing is emptied yet.", expect.stringMatching(/./)]);
  await click("Empty for good");
  expect(status()).toMatch(/^The buyer data of 2 orders/);
  expect([buyerOf(shop, old), captions()]).toEqual(["", expect.not.arrayContaining(["Empty for good"])]);
  await click("Show what will be emptied");
  expect(read(PURGE)).toMatch(/No closed order placed before/);
  expect(captions()).not.toContain("Empty for good");
});

test("numbers that changed are shown again; another day has to be looked at first", async () => {
  const { shop, old, open: openOrder } = shopToPurge();
  const { open, fill, click, read, status, captions } = await sidebarOf(shop, 5_000);
  await open("Activity");
  await fill(DAY, BEFORE);
  await click("Show what will be emptied");
  shipped(shop, openOrder);
  later(shop);
  await click("Empty for good");
  expect(status()).toMatch(/^Nothing was emptied yet/);
  expect(read(PURGE)).toMatch(/of 3 orders/);
  expect(buyerOf(shop, old)).not.toBe("");
  await fill(DAY, "2026-03-05");
  expect(captions()).not.toContain("Empty for good");
});
