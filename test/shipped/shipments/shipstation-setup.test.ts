/** Setting ShipStation up in the sidebar: key, stores, what packers see. */
import { DEFAULT_KEY } from "../../../dev/simulator/shipstation/wire/settings";
import { quantityShop } from "../../support/quantity-shop";
import { type SidebarPage, sidebarOf } from "../../support/sidebar-page";

type Shop = ReturnType<typeof quantityShop>;

const STORE = "Store for orders";
const ITEMS = "Packers see";

async function setupOf(shop: Shop): Promise<SidebarPage> {
  const page = await sidebarOf(shop);
  await page.open("Setup");
  return page;
}

async function typeKey(page: SidebarPage, { key, secret }: { key: string; secret: string }): Promise<string> {
  await page.fill("API Key", key);
  await page.fill("API Secret", secret);
  await page.click("Save and test ShipStation");
  return page.status();
}

const again = async ({ click, status }: SidebarPage): Promise<string> => {
  await click("Test ShipStation");
  return status();
};

const setting = (shop: Shop, name: string) => shop.rows("Settings").find((row) => row.Setting === name)?.Value;

test("the key is tested and saved, and stores are offered; a marketplace's is not", async () => {
  const shop = quantityShop();
  const { owner } = shop.shipStation;
  owner.addStore({ name: "Second" }, shop.clock.now());
  owner.addStore({ name: "Shop", marketplace: { marketplaceId: 5, marketplaceName: "Shopify" } }, shop.clock.now());
  const page = await setupOf(shop);
  const said = await typeKey(page, { key: ` ${DEFAULT_KEY.key}\n`, secret: DEFAULT_KEY.secret });
  expect(said).toMatch(/^Connected to ShipStation\. No order goes to ShipStation, because no store is chosen\./);
  expect([page.field("API Key").value, page.field("API Secret").value]).toEqual(["", ""]);
  expect([...page.field(STORE).options].map((one) => one.textContent)).toEqual(["Manual Orders", "Second"]);
  await page.fill(STORE, "Second");
  await page.fill(ITEMS, "Grouped committed units");
  await page.click("Use these");
  expect([setting(shop, "ShipStation Store"), setting(shop, "ShipStation Items")]).toEqual([
    "Second",
    "Grouped committed units",
  ]);
  const later = await setupOf(shop);
  expect(await again(later)).toContain("no channel is ticked Sync to ShipStation in Channels");
  expect([later.field(STORE).value, later.field(ITEMS).value]).toEqual(["Second", "Grouped committed units"]);
});

test("a refused key is not saved, and never replaces one that works", async () => {
  const shop = quantityShop();
  const page = await setupOf(shop);
  const wrong = { key: "wrong", secret: "wrong" };
  expect(await typeKey(page, wrong)).toMatch(/ShipStation does not accept the key.* It was not saved\.$/);
  await typeKey(page, DEFAULT_KEY);
  expect(await typeKey(page, wrong)).toMatch(/The key saved before stays in use\.$/);
  expect(page.field("API Secret").value).toBe("");
  expect(await again(page)).toMatch(/^Connected to ShipStation\./);
});

test("if ShipStation is down, the key is saved all the same and tried later", async () => {
  const shop = quantityShop();
  const page = await setupOf(shop);
  shop.shipStation.faults.set({ name: "html-503" });
  expect(await typeKey(page, DEFAULT_KEY)).toMatch(/The key was saved, but it could not be tried\./);
  shop.shipStation.faults.clear();
  expect(await again(page)).toMatch(/^Connected to ShipStation\./);
});

test("a store by a name that is not there, or differs by case, is said at set-up", async () => {
  const shop = quantityShop();
  const page = await setupOf(shop);
  shop.switchOn({ "ShipStation Store": "manual orders" });
  expect(await typeKey(page, DEFAULT_KEY)).toContain("but “Manual Orders”: a name counts to the letter");
});
