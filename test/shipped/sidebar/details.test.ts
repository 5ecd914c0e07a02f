/** Setup's Details: what Settings and the tabs that belong to it hold, changed in one form. */
import { getByLabelText, getByText } from "@testing-library/dom";
import { runningShop, type Shop } from "../../support/shop-under-test";
import { type SidebarPage, sidebarOf } from "../../support/sidebar-page";

const setting = (shop: Shop, name: string): string => shop.hands.shown("Settings", "Setting", name, "Value");

async function detailsOf(shop: Shop): Promise<SidebarPage> {
  const page = await sidebarOf(shop);
  await page.open("Setup");
  return page;
}

/** What is said right below a field. */
const saidBeside = ({ field, document }: SidebarPage, label: string): string =>
  document.getElementById(field(label).getAttribute("aria-describedby") ?? "")?.textContent ?? "";

/** The tick of a row in one of the tabs. */
const tickOf = ({ document }: SidebarPage, row: string, label: string): HTMLInputElement =>
  getByLabelText(getByText(document.body, row, { selector: "legend" }).closest("fieldset") as HTMLElement, label);

const summaries = ({ document }: SidebarPage): readonly (string | null)[] =>
  [...document.querySelectorAll("summary")].map(({ textContent }) => textContent);

test("what is chosen in the form is what Settings hold from then on, and Log says who changed it", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  await page.fill("Walmart Acknowledged", "New");
  await page.fill("Order Acknowledgment", "Manually");
  await page.fill("Status After Shipping", "Gone");
  await page.click("Save details (3 changed)");
  expect(page.status()).toBe("3 changes saved.");
  expect(
    ["Walmart Acknowledged", "Order Acknowledgment", "Status After Shipping"].map((name) => setting(shop, name)),
  ).toEqual(["New", "Manually", "Gone"]);
  expect(shop.rows("Log")[0]?.["What happened"]).toBe(
    "seller@example.com changed Walmart Acknowledged, Order Acknowledgment, Status After Shipping in the sidebar.",
  );
  expect([page.field("Order Acknowledgment").value, page.captions()]).toEqual([
    "Manually",
    expect.arrayContaining(["Save details"]),
  ]);
});

test("a line that Walmart acknowledged reads the status that the form maps it to", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  await page.fill("Walmart Created", "Ready to Ship");
  await page.click("Save details (1 changed)");
  await page.fill("Order Acknowledgment", "Manually");
  await page.click("Save details (1 changed)");
  const po = shop.buy("A");
  shop.sync();
  expect(shop.rows("Orders").find((row) => row.PO === po)?.["Order status"]).toBe("Ready to Ship");
});

test("the minimum date is chosen as a day, and Settings hold it as a date", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  await page.fill("Minimum Order Date", "2026-02-20");
  await page.click("Save details (1 changed)");
  expect([page.tone(), page.field("Minimum Order Date").value]).toEqual(["done", "2026-02-20"]);
  expect(shop.sync().problems.join(" ")).not.toContain("not a date");
  expect(setting(shop, "Minimum Order Date")).toMatch(/2026-02-20|2\/20\/2026/);
});

test("everything that is wrong is said beside its field at once, and its part is open", async () => {
  const shop = runningShop();
  shop.switchOn({
    "Walmart Created": "",
    "Walmart Shipped": "",
    "Walmart account": "Prod",
    "Auto-Cancel Days": "soon",
  });
  shop.hands.type("Order Statuses", "Status", "Shipped", "Open", "TRUE");
  shop.hands.type("Warehouses", "Warehouse", "Main", "Counts", "FALSE");
  const page = await detailsOf(shop);
  expect(summaries(page)).toEqual([
    "Account: 1 to look at",
    "Orders: 1 to look at",
    "Status map: 2 to look at",
    "Quantities",
    "Units",
    "ShipStation",
    "Order Statuses: 1 to look at",
    "Inventory Statuses",
    "Warehouses: 1 to look at",
    "Channels",
  ]);
  expect([...page.document.querySelectorAll("details")].map(({ open }) => open)).toEqual(
    summaries(page).map((text) => text?.includes(":")),
  );
  expect(saidBeside(page, "Walmart account")).toMatch(/^“Prod” cannot be chosen\. Choose Production/);
  expect(saidBeside(page, "Auto-Cancel Days")).toMatch(/^“soon” is not a number of days\./);
  expect(saidBeside(page, "Walmart Created")).toMatch(/^Walmart Created has no order status in Settings/);
  expect(saidBeside(page, "Walmart Shipped")).toMatch(/^Walmart Shipped has no order status in Settings/);
  expect(page.read("Details")).toMatch(/Shipped counts as open, so orders that are done hold stock/);
  expect(page.read("Details")).toMatch(/No warehouse is ticked in Warehouses/);
});

test("one wrong field saves nothing; what was typed stays, and the reason stands beside it", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  await page.fill("Auto-Cancel Days", "a week");
  await page.fill("Mail About Problems", "Off");
  await page.click("Save details (2 changed)");
  expect([page.status(), page.tone()]).toEqual(["Nothing was saved: 1 field needs you. See what it needs.", "failed"]);
  expect(saidBeside(page, "Auto-Cancel Days")).toBe(
    "“a week” is not a number of days. Type a whole number from 0 to 99.",
  );
  expect([setting(shop, "Auto-Cancel Days"), setting(shop, "Mail About Problems")]).toEqual(["4", "On"]);
  expect([page.field("Auto-Cancel Days").value, page.field("Mail About Problems").value]).toEqual(["a week", "Off"]);
  await page.fill("Auto-Cancel Days", "7");
  await page.click("Save details (2 changed)");
  expect([setting(shop, "Auto-Cancel Days"), setting(shop, "Mail About Problems")]).toEqual(["7", "Off"]);
});

test("a colleague's change of the same cell is not replaced unnoticed; saved again, it is", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  await page.fill("Organization Type", "By name");
  await page.fill("Order Acknowledgment", "Manually");
  shop.switchOn({ "Order Acknowledgment": "Only when every line is recognized and covered", "Unique SKUs": "On" });
  await page.click("Save details (2 changed)");
  expect(saidBeside(page, "Order Acknowledgment")).toBe(
    "Somebody changed it meanwhile: it reads “Only when every line is recognized and covered” now. Save again to replace it.",
  );
  expect(setting(shop, "Organization Type")).toBe("Single customer Walmart");
  await page.click("Save details (2 changed)");
  expect(["Order Acknowledgment", "Organization Type", "Unique SKUs"].map((name) => setting(shop, name))).toEqual([
    "Manually",
    "By name",
    "On",
  ]);
});

test("statuses, warehouses and channels are ticked in their rows, wherever the rows have moved", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  await page.clickOn(tickOf(page, "New", "Sync to ShipStation"));
  await page.clickOn(tickOf(page, "Main", "Counts"));
  shop.people.moveRows("Order Statuses", 2, 1, 5);
  await page.click("Save details (2 changed)");
  const row = (tab: string, key: string, name: string) => shop.rows(tab).find((one) => one[key] === name);
  expect(row("Order Statuses", "Status", "New")?.["Sync to ShipStation"]).toBe("TRUE");
  expect(row("Order Statuses", "Status", "Ready to Ship")?.["Sync to ShipStation"]).toBe("TRUE");
  expect(row("Warehouses", "Warehouse", "Main")?.Counts).toBe("FALSE");
  expect(page.read("Details")).toMatch(/No warehouse is ticked in Warehouses/);
});

test("a column that an older spreadsheet lacks is not said to be saved", async () => {
  const shop = runningShop();
  shop.people.deleteColumns("Order Statuses", "D", 1);
  const page = await detailsOf(shop);
  await page.clickOn(tickOf(page, "New", "Counts as shipped"));
  await page.click("Save details (1 changed)");
  expect([page.tone(), page.read("Details")]).toEqual([
    "failed",
    expect.stringContaining("Not saved: the sheet has no cell for it. Choose Set up / repair first."),
  ]);
});

test("a name in two rows is told instead of shown; a row deleted meanwhile saves nothing", async () => {
  const shop = runningShop();
  shop.hands.type("Channels", "Channel", "Walmart", "Sync to ShipStation", "TRUE");
  const page = await detailsOf(shop);
  await page.clickOn(tickOf(page, "Walmart", "Sync to ShipStation"));
  shop.people.type("Channels", "A3", "eBay");
  shop.people.deleteRows("Channels", 2, 1);
  await page.click("Save details (1 changed)");
  expect([page.tone(), page.read("Details")]).toEqual(["failed", expect.stringContaining("somebody removed its row")]);
  shop.people.type("Channels", "A3", "eBay");
  await page.click("Show again");
  expect(page.read("Details")).toContain("eBay is in Channels more than once. Delete the rows that are not meant.");
});

test("a warehouse gets one of the account's ship nodes, by its name", async () => {
  const shop = runningShop();
  const page = await detailsOf(shop);
  const node = getByLabelText<HTMLSelectElement>(
    getByText(page.document.body, "Main", { selector: "legend" }).closest("fieldset") as HTMLElement,
    "Walmart ship node",
  );
  expect(node.tagName).toBe("SELECT");
  expect([...node.options].map(({ textContent }) => textContent)).toEqual([
    "(default)",
    "10001234567890123 Default virtual node",
  ]);
  node.value = "10001234567890123";
  node.dispatchEvent(new (page.document.defaultView as Window & typeof globalThis).Event("change", { bubbles: true }));
  await page.clickOn(await page.wait().then(() => page.button("Save details (1 changed)")));
  expect(shop.rows("Warehouses")[0]?.["Walmart ship node"]).toBe("10001234567890123");
});
