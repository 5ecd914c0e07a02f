/** From an empty spreadsheet to the first approved push and automatic runs, by the sidebar alone. */
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { openShop, type Shop } from "../../support/shop-under-test";
import { openPage, type SidebarPage } from "../../support/sidebar-page";

const sidebarOf = (shop: Shop): Promise<SidebarPage> =>
  openPage((door, args) => {
    shop.clock.advance(60_000);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });

/** The step that is open, as it is titled. */
const nextStep = ({ document }: SidebarPage): string =>
  document.querySelector('[aria-current="step"]')?.textContent ?? "none";

/** The captions of the buttons that stand out. */
const mainButtons = ({ document }: SidebarPage): readonly string[] =>
  [...document.querySelectorAll("button.main")].map(({ textContent }) => textContent ?? "");

const pasteStock = (shop: Shop): void =>
  shop.hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [
      ["A", "10", "Available", "Main"],
      ["B", "7", "Available", "Main"],
      ["C", "2", "In repair", "Main"],
    ],
  );

test("fifteen touches lead from an empty spreadsheet to approved quantities on Walmart and automatic runs", async () => {
  const shop = openShop();
  const page = await sidebarOf(shop);
  let touches = 2; // The menu, and Open Sidebar in it.
  const steps: string[] = [];
  const touch = async (work: Promise<void>): Promise<void> => {
    await work;
    touches += 1;
    if (steps[steps.length - 1] !== nextStep(page)) steps.push(nextStep(page));
    expect(mainButtons(page).length).toBeLessThanOrEqual(1);
  };
  expect([page.status(), nextStep(page), mainButtons(page)]).toEqual([
    "Aisle is not set up in this spreadsheet yet.",
    "Set up sheet",
    ["Set up"],
  ]);
  await touch(page.click("Set up"));
  await touch(page.fill("Client ID", DEFAULT_KEYS[0]?.clientId ?? ""));
  await touch(page.fill("Client Secret", DEFAULT_KEYS[0]?.clientSecret ?? ""));
  await touch(page.click("Save and test"));
  await touch(page.click("Import Listings"));
  await touch(page.click("Open Inventory"));
  pasteStock(shop);
  await touch(page.click("Create products from my listings"));
  await touch(page.fill(/^Available/, true));
  await touch(page.click("Save what counts"));
  await touch(page.click("Turn on and preview"));
  expect(shop.rows("Preview").length).toBeGreaterThan(0);
  await touch(page.click("Open Preview"));
  await touch(page.click("Approve all"));
  await touch(page.click("Send approved"));
  expect([shop.walmart.quantities().get("A"), shop.walmart.quantities().get("B")]).toEqual([10, 7]);
  expect(steps).toEqual(["Walmart key", "Import listings", "Stock", "What counts", "Review", "Automatic"]);
  console.log(`First run: ${touches} touches.`);
});
