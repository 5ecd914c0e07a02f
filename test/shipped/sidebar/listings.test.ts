/** The view Listings: what a listing sells. */
import { runningShop, type Shop } from "../../support/shop-under-test";
import { sidebarOf } from "../../support/sidebar-page";

const FIND = "Search in Products";
const CONNECTION = "Connection";

const selectListing = (shop: Shop, sku: string) =>
  shop.people.select("Listings", `A${shop.book.view.find("Listings", "Listing SKU", sku)}`);

async function listingsOf(shop: Shop) {
  const page = await sidebarOf(shop);
  await page.open("Listings");
  return { ...page, chosen: () => page.read(CONNECTION) };
}

test("Connect starts from what is connected now; what is chosen stays while the seller searches on", async () => {
  const shop = runningShop();
  const { fill, click, chosen, status, text } = await listingsOf(shop);
  selectListing(shop, "A");
  await fill(FIND, "B");
  await click("Show");
  expect(chosen()).toMatch(/Chosen: ?ARemove/);
  await click("Add B");
  await fill(FIND, "C");
  await click("Show");
  expect(chosen()).toMatch(/BRemove/);
  await click("Remove B");
  await fill("Qty per listing", "2");
  await fill(FIND, "B");
  await click("Show");
  await click("Add B");
  await click("Sell what is chosen");
  expect(status()).toBe("A sells the stock of 2 × A, B.");
  expect(text()).toMatch(/Should orders be recognized through SKU Map, too\?.*OnOff/);
  await click("On");
  expect(text()).not.toContain("Should orders be recognized");
  expect(shop.hands.shown("Settings", "Setting", "Recognize Orders through SKU Map", "Value")).toBe("On");
  expect(shop.rows("SKU Map").map((row) => [row["Listing SKU"], row.Target, row["Qty per listing"]])).toEqual([
    ["A", "A", "2"],
    ["A", "B", ""],
  ]);
});

test("what cannot be connected is said, and what was chosen stays", async () => {
  const shop = runningShop();
  const { click, status, chosen } = await listingsOf(shop);
  selectListing(shop, "A");
  await click("Show");
  await click("Remove A");
  await click("Sell what is chosen");
  expect(status()).toBe("Choose what the listing sells, or Nothing.");
  expect(chosen()).toContain("A · Phone A");
  expect(shop.rows("SKU Map")).toEqual([]);
});
