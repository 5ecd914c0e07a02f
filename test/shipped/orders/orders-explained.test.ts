/** Explain for orders on the built bundle: what is typed or selected, and the buttons for the next step. */
import { runningShop, type Shop } from "../../support/shop-under-test";
import { sidebarOf } from "../../support/sidebar-page";

const HOUR = 3_600_000;

const EXPLANATION = "Explanation";

async function explainIn(shop: Shop, about = "") {
  const page = await sidebarOf(shop);
  const explain = async (text: string): Promise<void> => {
    await page.open("Explain");
    await page.fill("Listing SKU, order number, IMEI or Unit ID", text);
    await page.click("Explain", page.document.querySelector("form") ?? undefined);
  };
  await explain(about);
  return {
    ...page,
    explain,
    text: () => page.read(EXPLANATION),
    buttons: () => page.captions(page.part(EXPLANATION) ?? undefined),
    click: (caption: string): Promise<void> => page.click(caption, page.part(EXPLANATION) ?? undefined),
  };
}

function shopWithOrder(): readonly [Shop, string] {
  const shop = runningShop();
  const po = shop.buy("A");
  shop.clock.advance(HOUR);
  shop.sync();
  return [shop, po];
}

test("a selected row of Orders and the number that the buyer sees explain the same order", async () => {
  const [shop, po] = shopWithOrder();
  shop.hands.select("Orders", "PO", po);
  const { text, explain } = await explainIn(shop);
  expect(text()).toContain(`Order line ${po} / 1`);
  await explain(shop.hands.shown("Orders", "PO", po, "Customer order"));
  expect(text()).toContain(`Order line ${po} / 1`);
});

test("an order that the seller deleted is brought back by the button beside the answer", async () => {
  const [shop, po] = shopWithOrder();
  const other = shop.buy("B");
  shop.clock.advance(HOUR);
  shop.sync();
  for (const one of [po, other]) shop.hands.deleteRow("Orders", "PO", one);
  shop.clock.advance(HOUR);
  shop.sync();
  const { status, text, buttons, click } = await explainIn(shop, po);
  expect(text()).toMatch(/rows were deleted from Orders/);
  expect(buttons()).toEqual(["Restore This Order"]);
  await click("Restore This Order");
  expect(status()).toMatch(/1 removed order brought back/);
  expect(shop.rows("Orders").map((row) => row.PO)).toEqual([po]);
});

test("an order that has not come in yet comes with the button beside the answer", async () => {
  const shop = runningShop();
  const po = shop.buy("A");
  const { text, click, explain } = await explainIn(shop, po);
  expect(text()).toContain("The next run brings it in.");
  await click("Sync Now");
  expect(shop.rows("Orders").map((row) => row.PO)).toEqual([po]);
  await explain(po);
  expect(text()).toContain(`Order line ${po} / 1`);
});

test("where Order Import is off, the button selects that row of Settings; a hidden tab is shown", async () => {
  const shop = runningShop();
  shop.switchOn({ "Order Import": "Off" });
  const po = shop.buy("A");
  const { status, click } = await explainIn(shop, po);
  await click("Open Settings");
  expect(status()).toBe("The row of Order Import is selected in Settings.");
  const row = shop.book.view.find("Settings", "Setting", "Order Import");
  expect(shop.book.selection("seller@example.com")?.ranges).toEqual([{ first: row, last: row }]);
  const isHidden = () =>
    JSON.parse(shop.book.snapshot()).sheets.find((one: { title: string }) => one.title === "Carriers").hidden;
  expect(isHidden()).toBe(true);
  shop.press("openTab", { tab: "carriers", row: null });
  expect(isHidden()).toBe(false);
});

test("Explain for orders writes nothing and sends nothing", async () => {
  const [shop, po] = shopWithOrder();
  const [before, asked] = [shop.book.snapshot(), shop.walmart.ledger().length];
  await explainIn(shop, po);
  await explainIn(shop, "1796277083022");
  expect(shop.book.snapshot()).toBe(before);
  const calls = shop.walmart.ledger().slice(asked);
  expect(calls.filter(({ method, path }) => method !== "GET" && path !== "/v3/token")).toEqual([]);
  expect(calls.filter(({ path }) => path.startsWith("/v3/orders"))).toHaveLength(4);
});

test("without a key, the answers say so and the rest is told", async () => {
  const shop = runningShop();
  const result = shop.world.run("sidebarDo", ["explain", '{"about":"1796277083022"}'], {
    from: "sidebar",
    user: "colleague@example.com",
  });
  expect(result.outcome === "returned" && String(result.value)).toMatch(/Walmart could not be asked\. .*key/);
});
