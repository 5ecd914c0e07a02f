/** Setting ShipStation up in the sidebar: key, stores, what packers see. */
import { DEFAULT_KEY } from "../../../dev/simulator/shipstation/wire/settings";
import { openSidebar, type Page } from "../../support/fake-page";
import { quantityShop } from "../../support/quantity-shop";

type Shop = ReturnType<typeof quantityShop>;

const sidebarOf = (shop: Shop): Promise<Page> =>
  openSidebar((door, args) => {
    shop.clock.advance(60_000);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });

async function typeKey({ at }: Page, { key, secret }: { key: string; secret: string }): Promise<string> {
  at("stationKey").value = key;
  at("stationSecret").value = secret;
  await at("station").fire("submit");
  return at("status").textContent;
}

const setting = (shop: Shop, name: string) => shop.rows("Settings").find((row) => row.Setting === name)?.Value;

test("the key is tested and saved, and stores are offered; a marketplace's is not", async () => {
  const shop = quantityShop();
  const { owner } = shop.shipStation;
  owner.addStore({ name: "Second" }, shop.clock.now());
  owner.addStore({ name: "Shop", marketplace: { marketplaceId: 5, marketplaceName: "Shopify" } }, shop.clock.now());
  const page = await sidebarOf(shop);
  const said = await typeKey(page, { key: ` ${DEFAULT_KEY.key}\n`, secret: DEFAULT_KEY.secret });
  expect(said).toMatch(/^Connected to ShipStation\. No order goes to ShipStation, because no store is chosen\./);
  expect([page.at("stationKey").value, page.at("stationSecret").value]).toEqual(["", ""]);
  expect(page.at("stationStore").all.map((one) => one.textContent)).toEqual(["Manual Orders", "Second"]);
  page.at("stationStore").value = "Second";
  page.at("stationItems").value = "Grouped committed units";
  await page.at("stationChoice").fire("submit");
  expect([setting(shop, "ShipStation Store"), setting(shop, "ShipStation Items")]).toEqual([
    "Second",
    "Grouped committed units",
  ]);
  const again = await sidebarOf(shop);
  await again.at("testStation").fire("click");
  expect(again.at("stationStore").value).toBe("Second");
  expect(again.at("status").textContent).toContain("no channel is ticked Sync to ShipStation in Channels");
});

test("a refused key is not saved, and never replaces one that works", async () => {
  const shop = quantityShop();
  const page = await sidebarOf(shop);
  const wrong = { key: "wrong", secret: "wrong" };
  expect(await typeKey(page, wrong)).toMatch(/ShipStation does not accept the key.* It was not saved\.$/);
  await typeKey(page, DEFAULT_KEY);
  expect(await typeKey(page, wrong)).toMatch(/The key saved before stays in use\.$/);
  expect(page.at("stationSecret").value).toBe("");
  await page.at("testStation").fire("click");
  expect(page.at("status").textContent).toMatch(/^Connected to ShipStation\./);
});

test("if ShipStation is down, the key is saved all the same and tried later", async () => {
  const shop = quantityShop();
  const page = await sidebarOf(shop);
  shop.shipStation.faults.set({ name: "html-503" });
  expect(await typeKey(page, DEFAULT_KEY)).toMatch(/The key was saved, but it could not be tried\./);
  shop.shipStation.faults.clear();
  await page.at("testStation").fire("click");
  expect(page.at("status").textContent).toMatch(/^Connected to ShipStation\./);
});

test("a store by a name that is not there, or differs by case, is said at set-up", async () => {
  const shop = quantityShop();
  const page = await sidebarOf(shop);
  shop.switchOn({ "ShipStation Store": "manual orders" });
  expect(await typeKey(page, DEFAULT_KEY)).toContain("but “Manual Orders”: a name counts to the letter");
});
