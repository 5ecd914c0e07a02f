/** From an empty spreadsheet to the first approved push and automatic runs, by the sidebar alone. */
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { openShop, type Shop } from "../../support/shop-under-test";
import { mainButtons, nextStep, openSidebarOf } from "../../support/sidebar-of";

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
  const page = await openSidebarOf(shop);
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
  await touch(page.click("Approve all"));
  await touch(page.click("Send approved"));
  expect([shop.walmart.quantities().get("A"), shop.walmart.quantities().get("B")]).toEqual([10, 7]);
  await touch(page.click("Turn on automatic runs"));
  expect(shop.world.emulator.triggers).toHaveLength(1);
  console.log(`From an empty spreadsheet to automatic runs: ${touches} touches.`);
  expect(touches).toBeLessThanOrEqual(15);
  expect(steps).toEqual(["Walmart key", "Import listings", "Stock", "What counts", "Review", "Automatic", "none"]);
});

/** Set up, with a key and listings. */
function withListings(): Shop {
  const shop = openShop();
  shop.setUp();
  shop.connect();
  shop.importListings();
  return shop;
}

test("a refused key leaves the Client ID in its field, empties the secret, and is not done", async () => {
  const shop = openShop();
  shop.setUp();
  const page = await openSidebarOf(shop);
  expect(page.text()).toContain("anybody who may edit it could read them");
  await page.fill("Client ID", "mistyped");
  await page.fill("Client Secret", "mistyped-secret");
  await page.click("Save and test");
  expect([page.field("Client ID").value, page.field("Client Secret").value]).toEqual(["mistyped", ""]);
  expect(page.status()).toMatch(/It was not saved\.$/);
  expect(nextStep(page)).toBe("Walmart key");
  expect(page.document.getElementById("app")?.innerHTML).not.toContain("mistyped-secret");
});

test("once a step is done, the keyboard goes on at the next one", async () => {
  const page = await openSidebarOf(openShop());
  await page.click("Set up");
  await page.wait();
  expect(page.focused()?.textContent).toBe("Walmart key");
});

test("stock whose SKU is not in Products is told; what counts stands in the panel without a run in between", async () => {
  const shop = withListings();
  pasteStock(shop);
  const page = await openSidebarOf(shop);
  expect(page.text()).toContain("3 rows of stock are in Inventory. The SKU of 3 is not in Products");
  await page.click("Create products from my listings");
  expect(nextStep(page)).toBe("What counts");
  expect(
    [/^Available \(17 units\)/, /^In repair \(2 units\)/, /^Main \(19 units\)/].map((name) => page.field(name).checked),
  ).toEqual([false, false, true]);
  await page.fill(/^Main/, false);
  await page.fill(/^Available/, true);
  await page.click("Save what counts");
  expect(page.status()).toMatch(/^Tick at least one status and one warehouse/);
  await page.fill(/^Main/, true);
  await page.click("Save what counts");
  const counts = (tab: string): unknown => shop.rows(tab).map((row) => Object.values(row).slice(0, 2));
  expect([counts("Inventory Statuses"), counts("Warehouses")]).toEqual([
    [
      ["Available", "TRUE"],
      ["In repair", "FALSE"],
    ],
    [["Main", "TRUE"]],
  ]);
  expect(nextStep(page)).toBe("Review");
});

test("a name that no run has listed yet can be ticked all the same", async () => {
  const shop = withListings();
  shop.hands.fill("Products", ["SKU"], [["A"]]);
  pasteStock(shop);
  const page = await openSidebarOf(shop);
  expect(shop.rows("Warehouses")).toEqual([]);
  await page.fill(/^Available/, true);
  await page.click("Save what counts");
  expect(shop.rows("Warehouses")).toMatchObject([{ Warehouse: "Main", Counts: "TRUE" }]);
});

describe("the sample rows", () => {
  test("are ten, are no stock, count for nothing, and go again as they came", async () => {
    const shop = withListings();
    const before = shop.rows("Listings");
    const page = await openSidebarOf(shop);
    await page.click("Put in ten sample rows");
    expect(page.status()).toBe("10 sample rows are in Products and Inventory. They count for nothing.");
    expect([shop.rows("Products").length, shop.rows("Inventory").length]).toEqual([3, 7]);
    expect(shop.rows("Inventory").flatMap(({ Problem }) => Problem || [])).toEqual([]);
    expect(nextStep(page)).toBe("Stock");
    expect(shop.rows("Warehouses")).toMatchObject([{ Warehouse: "Sample", Counts: "FALSE" }]);
    await page.click("Take the sample rows out again");
    expect(page.status()).toBe("The sample rows are out again.");
    expect([shop.rows("Products"), shop.rows("Inventory")]).toEqual([[], []]);
    expect(shop.rows("Listings")).toEqual(before);
  });

  test("one that a person changed stays, and is told", async () => {
    const shop = withListings();
    const page = await openSidebarOf(shop);
    await page.click("Put in ten sample rows");
    shop.hands.row("Inventory", { Location: "B-1" }).type("Qty", "41");
    await page.click("Take the sample rows out again");
    expect(page.status()).toMatch(/^1 sample row stayed, since somebody changed or used them\./);
    expect(shop.rows("Inventory")).toMatchObject([{ Qty: "41", Warehouse: "Sample" }]);
  });
});

describe("in Preview", () => {
  /** A to D wait for approval. */
  async function reviewed() {
    const shop = withListings();
    shop.addStock(["A", "B", "C", "D"].map((sku) => [sku, 5]));
    shop.sync();
    shop.countEverything();
    const page = await openSidebarOf(shop);
    await page.click("Turn on and preview");
    const approved = (): readonly string[] =>
      shop.rows("Preview").flatMap((row) => (row.Approve === "TRUE" ? (row["Listing SKU"] ?? []) : []));
    return { shop, page, approved };
  }

  test("both switches are on then, nothing has left, and Preview is what one looks at", async () => {
    const { shop, page } = await reviewed();
    expect(
      ["Order Import", "Inventory Quantity Sync"].map((name) => shop.hands.shown("Settings", "Setting", name, "Value")),
    ).toEqual(["On", "On"]);
    expect([...shop.walmart.quantities().values()]).toEqual([1, 1, 1, 1]);
    expect(page.text()).toContain("4 quantity changes wait in Preview; 0 approved.");
    expect(shop.book.selection("seller@example.com")?.sheetId).toBe(
      shop.book.view.tabs().find(({ title }) => title === "Preview")?.sheetId,
    );
  });

  test("Approve these ticks the selected rows", async () => {
    const { shop, page, approved } = await reviewed();
    shop.hands.select("Preview", "Listing SKU", "B", "D");
    await page.click("Approve these");
    expect([page.status(), approved()]).toEqual([
      "2 of 4 changes approved. Click Send approved to send them.",
      ["B", "D"],
    ]);
    expect(shop.rows("Log")[0]?.["What happened"]).toBe("seller@example.com approved 2 changes in Preview.");
    await page.click("Send approved");
    expect([...shop.walmart.quantities()]).toEqual([
      ["A", 1],
      ["B", 5],
      ["C", 1],
      ["D", 5],
    ]);
    expect(page.text()).toContain("2 quantity changes wait in Preview; 0 approved.");
  });

  test("Approve these ticks what a filter leaves, and nothing where nothing is selected or filtered", async () => {
    const { shop, page, approved } = await reviewed();
    await page.click("Approve these");
    expect([page.status(), approved()]).toEqual([expect.stringMatching(/^No change is selected\./), []]);
    shop.people.filter("Preview", "A1:G5", "A", ["A", "C"]);
    await page.click("Approve these");
    expect(approved()).toEqual(["B", "D"]);
  });
});
