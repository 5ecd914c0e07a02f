/** The view Explain. */
import { runningShop, type Shop } from "../../support/shop-under-test";
import { type SidebarPage, sidebarOf } from "../../support/sidebar-page";

const selectListing = (shop: Shop, sku: string) =>
  shop.people.select("Listings", `A${shop.book.view.find("Listings", "Listing SKU", sku)}`);

async function explainIn(shop: Shop) {
  const page = await sidebarOf(shop);
  await page.open("Explain");
  return {
    ...page,
    told: () => page.read("Explanation"),
    explain: async (about: string): Promise<void> => {
      await page.fill("Listing SKU, order number, IMEI or Unit ID", about);
      await page.click("Explain", page.document.querySelector("form") ?? undefined);
    },
  };
}

const textsOf = ({ document }: SidebarPage, selector: string): readonly string[] =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");

test("Explain shows the answers about the selected row, what is not fine apart, and what makes up the number", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Warehouse", "");
  const page = await explainIn(shop);
  selectListing(shop, "A");
  await page.explain("");
  expect(page.told()).toContain("Listing A · Phone A");
  expect(textsOf(page, "dd.wrong")).toEqual([
    "Left out: 10 without Warehouse. Fill in Warehouse in Inventory, and tick in Warehouses what counts.",
  ]);
  expect(textsOf(page, "summary")).toContain("10 units left out");
  expect(page.tone()).toBe("waiting");
  await page.explain(" B ");
  expect(page.told()).toContain("Listing B · Phone B");
  expect(page.status()).toBe("In sync. 10 − 0 = 10");
});

test("a listing that is in sync is explained in green, whatever else is told of it", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Warehouse", "");
  shop.sync();
  const page = await explainIn(shop);
  selectListing(shop, "A");
  await page.explain("");
  expect(textsOf(page, "dd.wrong")).toHaveLength(1);
  expect(page.status()).toMatch(/^In sync\./);
  expect(page.tone()).toBe("done");
});

test("a title that looks like markup is shown as it is", async () => {
  const shop = runningShop();
  const title = "<img src=x onerror=alert(1)>";
  shop.hands.type("Listings", "Listing SKU", "A", "Title", title);
  const page = await explainIn(shop);
  selectListing(shop, "A");
  await page.explain("");
  expect(page.told()).toContain(title);
  expect(page.document.querySelector("img")).toBeNull();
});
