/** The purge in the sidebar, as the menu opens it. */
import { openSidebar } from "../../support/fake-page";
import type { Shop } from "../../support/shop-under-test";
import { BEFORE, buyerOf, later, shipped, shopToPurge } from "./purged-shop";

const sidebarOf = (shop: Shop) =>
  openSidebar((door, args) => {
    shop.clock.advance(5_000);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });

const isOpen = (panel: unknown): unknown => (panel as { open?: boolean }).open;

test("the menu opens the sidebar at the purge, once", async () => {
  const { shop } = shopToPurge();
  shop.world.run("purgeBuyerData");
  expect(shop.world.emulator.ui.sidebar?.title).toBe("Aisle");
  expect(isOpen((await sidebarOf(shop)).at("purgePanel"))).toBe(true);
  expect(isOpen((await sidebarOf(shop)).at("purgePanel"))).toBe(false);
});

test("one click shows, a second one empties; there is no second button where nothing would be emptied", async () => {
  const { shop, old } = shopToPurge();
  const { at, button } = await sidebarOf(shop);
  at("purgeDay").value = BEFORE;
  await at("purge").fire("submit");
  expect(at("purging").textContent).toMatch(/of 2 orders placed before 2026-03-04/);
  expect([at("status").textContent, buyerOf(shop, old)]).toEqual([
    "Nothing is emptied yet.",
    expect.stringMatching(/./),
  ]);
  await button("purging", "Empty for good").fire("click");
  expect(at("status").textContent).toMatch(/^The buyer data of 2 orders/);
  expect([buyerOf(shop, old), at("purging").textContent]).toEqual(["", ""]);
  await at("purge").fire("submit");
  expect(at("purging").all.some(({ tag }) => tag === "button")).toBe(false);
});

test("numbers that changed are shown again; another day has to be looked at first", async () => {
  const { shop, old, open } = shopToPurge();
  const { at, button } = await sidebarOf(shop);
  at("purgeDay").value = BEFORE;
  await at("purge").fire("submit");
  shipped(shop, open);
  later(shop);
  await button("purging", "Empty for good").fire("click");
  expect(at("status").textContent).toMatch(/^Nothing was emptied yet/);
  expect(at("purging").textContent).toMatch(/of 3 orders/);
  expect(buyerOf(shop, old)).not.toBe("");
  await at("purgeDay").fire("change");
  expect(at("purging").textContent).toBe("");
});
