/** The view Listings: what a listing sells. */
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";
import { sidebarOf } from "../../support/sidebar-page";

const FIND = "Search in Products";
const CONNECTION = "Connection";

const selectListing = (shop: Shop, sku: string) =>
  shop.people.select("Listings", `A${shop.book.view.find("Listings", "Listing SKU", sku)}`);

async function listingsOf(shop: Shop) {
  const page = await sidebarOf(shop);
  await page.open("Listings");
  return {
    ...page,
    chosen: () => page.read(CONNECTION),
    found: () => page.read("Found"),
    search: async (text: string): Promise<void> => {
      await page.fill("SKU or title", text);
      await page.click("Search");
    },
  };
}

test("Connect starts from what is connected now; what is chosen stays while the seller searches on", async () => {
  const shop = runningShop();
  const { fill, click, chosen, status, text } = await listingsOf(shop);
  selectListing(shop, "A");
  await click("Connect the selected row");
  await fill(FIND, "B");
  await click("Search products");
  expect(chosen()).toMatch(/Chosen: ?SKU A · Apple A ?Remove/);
  await click("Add B");
  await fill(FIND, "C");
  await click("Search products");
  expect(chosen()).toMatch(/SKU B · Apple B ?Remove/);
  await click("Remove B");
  await fill("Qty per listing", "2");
  await fill(FIND, "B");
  await click("Search products");
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

test("the keyboard never falls out of the page: where its button goes away, it moves to the one before", async () => {
  const shop = runningShop();
  const { search, click, fill, focused } = await listingsOf(shop);
  const caption = (): string | null | undefined => focused()?.getAttribute("aria-label") ?? focused()?.textContent;
  await search("D");
  await click("Connect D");
  await fill(FIND, "apple");
  await click("Search products");
  await click("Add A");
  expect(caption()).toBe("Search products");
  await click("Sell what is chosen");
  expect(caption()).toBe("Show me D");
});

test("what cannot be connected is said, and what was chosen stays", async () => {
  const shop = runningShop();
  const { click, status, chosen } = await listingsOf(shop);
  selectListing(shop, "A");
  await click("Connect the selected row");
  await click("Remove A");
  await click("Sell what is chosen");
  expect(status()).toBe("Choose what the listing sells, or Nothing.");
  expect(chosen()).toContain("A · Phone A");
  expect(shop.rows("SKU Map")).toEqual([]);
});

test("the view counts listings by state, and a click on a state finds those in it", async () => {
  const shop = runningShop();
  shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots");
  shop.sync();
  const { read, click, found } = await listingsOf(shop);
  expect(read("States")).toBe("4 listingsConnected: 4In sync: 3Problem: 1");
  await click("Problem: 1");
  expect(found()).toMatch(/^1 listing found in state Problem\. ?B Phone B · Connected · Problem: Fixed number/);
});

test("a search finds by SKU and by title, whatever the case, and each hit can be connected and shown", async () => {
  const shop = runningShop();
  const { search, found, click, chosen, status } = await listingsOf(shop);
  await search("phone c");
  expect(found()).toMatch(/^1 listing found\. ?C Phone C · Connected · In sync/);
  await search("nowhere");
  expect(found()).toContain("No listing is found.");
  await search("");
  expect(found()).toMatch(/^4 listings found\./);
  await click("Connect C");
  expect(chosen()).toContain("C · Phone C");
  expect(found()).toContain(chosen());
  await click("Show me C");
  expect(status()).toBe("The row of C is selected in Listings.");
});

test("of 3,000 listings 50 are shown with the number of all, and what looks like markup stays text", async () => {
  const shop = runningShop();
  const title = `<img src=x onerror=alert(1)> ${"long ".repeat(100)}`;
  const rows = Array.from({ length: 3_000 }, (_, at) => [`X-${at}`, title]);
  shop.hands.fill("Listings", ["Listing SKU", "Title"], rows);
  const { search, found, document, click, chosen } = await listingsOf(shop);
  await search("onerror");
  expect(found()).toMatch(/^3,000 listings found; the first 50 are here\./);
  expect(document.querySelectorAll('[aria-label="Found"] li')).toHaveLength(50);
  expect(document.querySelector("img")).toBeNull();
  await search("X-2999");
  expect(found()).toMatch(/^1 listing found/);
  await click("Connect X-2999");
  expect(chosen()).toContain("<img src=x");
});

test("two variations with the same words are told apart by their ID, also once they are chosen", async () => {
  const shop = runningShop();
  const cells = ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade"];
  const of = (heading: string): string => shop.rows("Products").find(({ SKU }) => SKU === "A")?.[heading] ?? "";
  shop.hands.fill("Products", ["Variation ID", "SKU", ...cells], [["create", "A", ...cells.map(of)]]);
  shop.sync();
  const { search, fill, click, chosen, status } = await listingsOf(shop);
  await search("D");
  await click("Connect D");
  await fill(FIND, "apple");
  await click("Search products");
  const [one = "", other = ""] = [...chosen().matchAll(/Variation (V-\d+) · Apple A · AAdd/g)].map(([, id]) => id);
  expect(one < other).toBe(true);
  await click(`Add ${one}`);
  await click(`Add ${other}`);
  const [picked = ""] = chosen().split("Sell what is chosen");
  expect(picked).toContain(`Variation ${one} · Apple A · A`);
  expect(picked).toContain(`Variation ${other} · Apple A · A`);
  expect(status()).toBe("Choose what D sells.");
});

test("Set to 0 and Dismiss are offered for a listing whose number follows no stock, and name it", async () => {
  const shop = runningShop();
  const calm = await listingsOf(shop);
  expect(calm.part("Lost listings")).toBeNull();
  expect(calm.captions()).not.toContain("Set to 0");
  for (const sku of ["A", "B"]) shop.hands.fill("SKU Map", ["Listing SKU", "Connect to"], [[sku, "Nothing"]]);
  shop.sync();
  const { read, click, status, part } = await listingsOf(shop);
  expect(read("Lost listings")).toMatch(/A Phone A · 10 on Walmart · .*B Phone B · 10 on Walmart/);
  await click("Set to 0 A");
  expect(status()).toBe("A is 0 on Walmart.");
  expect(read("Lost listings")).not.toContain("Phone A");
  await click("Dismiss B");
  expect(part("Lost listings")).toBeNull();
  expect(shop.walmart.quantities().get("B")).toBe(10);
});

test("without tabs, and without listings, the view says what comes first", async () => {
  const fresh = openShop();
  const before = await listingsOf(fresh);
  expect(before.text()).toContain("There are no listings yet. Home leads through the first steps.");
  fresh.world.run("setUpWorkbook");
  const { text, captions } = await listingsOf(fresh);
  expect(text()).toContain("Listings has no row yet.");
  expect(captions()).toContain("Import Listings");
});
