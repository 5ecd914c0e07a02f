import { anHourLater, makeReady } from "../../dev/world/shop";
import { imei } from "../../dev/world/shop-parts";
import { desks, openSidebar, personAt } from "../support/desk-under-test";
import { openView } from "../support/page-checks";
import type { Shop } from "../support/shop-under-test";

const openDesk = desks();
const PHONE = imei(1);

/** A and C have counted lots, B a phone with an IMEI; D is connected to nothing. A buyer has ordered B. */
function busyShop(shop: Shop): void {
  makeReady(shop, [
    ["A", 10],
    ["C", 5],
  ]);
  shop.hands.fill(
    "Products",
    ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
    [["Apple", "B", "unknown", "unknown", "unknown", "unknown", "unknown", "B"]],
  );
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    [[PHONE, "B", "Available", "Main"]],
  );
  shop.sync();
  shop.approveAll();
  shop.buy("B");
  anHourLater(shop);
}

test("a listing is connected from a search, with its quantity", async () => {
  const desk = await openDesk({ before: busyShop });
  const opened = await openSidebar(desk);
  const person = personAt(opened);
  await openView(opened, "Listings");
  await person.type("SKU or title", "phone d");
  await person.click("Search");
  await person.click("Connect D");
  await person.type("Search in Products", "C");
  await person.click("Search products");
  await person.click(/^Add/);
  await person.type("Qty per listing", "2");
  await person.click("Sell what is chosen");
  expect(desk.hands.row("SKU Map", { "Listing SKU": "D" }).shown("Qty per listing")).toBe("2");
});

test("a scanner's Enter commits the unit, the mark says right or wrong, and a typed tracking number ships it", async () => {
  const desk = await openDesk({ before: busyShop });
  const opened = await openSidebar(desk);
  const person = personAt(opened);
  const { walmart } = desk.parts;
  const po = desk.hands.column("Orders", "PO")[0] ?? "";
  await openView(opened, "Fulfill");
  await person.type("Order number or IMEI", po);
  await person.click("Show");
  const scan = async (text: string, mark: string): Promise<void> => {
    // The keyboard is in the field by itself: a scanner only types.
    await opened.sidebar.locator("textarea:focus").waitFor();
    await opened.page.keyboard.type(`${text}\n`);
    await opened.sidebar.getByText(mark).waitFor();
  };
  await scan(imei(99), "✗ Wrong");
  await scan(PHONE, "✓ Right");
  expect(desk.hands.row("Orders", { PO: po }).shown("IMEIs / units")).toContain(PHONE);
  desk.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
  await openView(opened, "Home");
  await person.click("Sync Now");
  expect(JSON.stringify(walmart.orders().find((order) => order.purchaseOrderId === po))).toContain(
    "1Z999AA10123456784",
  );
});

test("the status map is changed in Setup, and an order reads as it says", async () => {
  const desk = await openDesk({ before: busyShop });
  const opened = await openSidebar(desk);
  const person = personAt(opened);
  await openView(opened, "Setup");
  const summary = opened.sidebar.getByText("Status map", { exact: true });
  await summary.click();
  await person.choose("Walmart Shipped", "Delivered");
  await person.click("Save details (1 changed)");
  expect(await person.status()).toBe("1 change saved.");
  expect(desk.hands.shown("Settings", "Setting", "Walmart Shipped", "Value")).toBe("Delivered");
  const { walmart, clock } = desk.parts;
  const [po = ""] = desk.hands.column("Orders", "PO");
  walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1Z999AA10123456784" }, clock.now());
  await openView(opened, "Home");
  await person.click("Sync Now");
  expect(desk.hands.column("Orders", "Order status")).toEqual(["Delivered"]);
});

test("a failed run is told, and the same button tries again", async () => {
  const desk = await openDesk({ before: busyShop });
  const opened = await openSidebar(desk);
  const person = personAt(opened);
  const { walmart } = desk.parts;
  walmart.faults.set({ name: "down" });
  await person.click("Sync Now");
  expect(await person.status()).toMatch(/^The run failed\. Walmart/);
  walmart.faults.clear();
  desk.parts.clock.advance(3_600_000);
  await person.click("Sync Now");
  expect(await person.status()).not.toContain("failed");
});
