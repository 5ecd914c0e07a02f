/** A small shop in which everything happens at once, and how its people mark their rows. */
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { letterOf } from "../../support/letters";
import { openShop, type Shop } from "../../support/shop-under-test";

/** The seller's own column: a name for each row that no other row has, so that a row is known wherever it goes. */
export const MARK = "Our mark";

/** The tabs in which people work. */
export const PLACES = ["Listings", "Orders", "Shipments", "Inventory", "Products", "SKU Map"] as const;
export type Place = (typeof PLACES)[number];

const SKUS = ["A", "B", "C", "D", "E", "F"];

const item = (sku: string, index: number) => ({
  mart: "WALMART_US",
  sku,
  wpid: `WP-${sku}`,
  productName: `Phone ${sku}`,
  price: { currency: "USD", amount: 100 + index },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
});

/** Two variations share B; E is connected by hand; F is not connected. */
const VARIATIONS = ["A", "B", "B", "C", "D", "G", "H", "I"];
const UNITS = ["A", "A", "A", "B", "B", "B", "C", "C", "D", "D", "D", "G", "G"];

/** Six listings, eight variations, fifteen rows of stock, three orders, one package told; a fourth order and a second package wait. */
export function busyShop(): Shop {
  const walmart = createWalmart({ items: SKUS.map(item), quantities: SKUS.map((sku) => [sku, 1]) });
  const shop = openShop({ walmart });
  const { book, hands, people } = shop;
  shop.setUp();
  shop.connect();
  hands.fill(
    "Products",
    ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
    VARIATIONS.map((sku, index) => ["Apple", `Model ${index}`, "x", "x", "x", "x", "A", sku]),
  );
  hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Qty", "Status", "Warehouse", "Location"],
    [
      ...UNITS.map((sku, index) => [imei(index), sku, "", "Available", index % 2 ? "Main" : "Annex", `shelf ${index}`]),
      ["", "H", "20", "Available", "Main", "floor"],
      ["", "I", "30", "Available", "Annex", "cellar"],
    ],
  );
  hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], [["E", "SKU", "G"]]);
  shop.importListings();
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  shop.sync();
  shop.approveAll();
  for (const sku of ["A", "B", "E"]) buy(shop, sku);
  shop.sync();
  commit(shop, "A", imei(0));
  commit(shop, "B", imei(3));
  hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[poOf(shop, "A"), "UPS", "1Z999AA10123456784"]]);
  shop.sync();
  hands.type("Listings", "Listing SKU", "B", "Hold back", "1");
  for (const tab of PLACES) markRows(shop, tab);
  const report = shop.sync();
  if (report.kind !== "done") throw new Error(report.summary);
  // What waits: a sale, a package, a rule, and a listing that only an import brings back.
  buy(shop, "C");
  hands.fill(
    "Shipments",
    ["PO", "Carrier", "Tracking number", MARK],
    [[poOf(shop, "B"), "USPS", "9400110898825022579493", "shipment waiting"]],
  );
  hands.type("Listings", "Listing SKU", "A", "Hold back", "1");
  people.tick("Orders", `${letterOf(book, "Orders", "Ship anyway")}2`);
  hands.deleteRow("Listings", "Listing SKU", "D");
  rememberLongAgo(shop);
  withoutEmptyRows(shop);
  return shop;
}

/** A package of years ago, which Aisle need not remember any longer: it stands amid what must not be forgotten. */
export const FORGOTTEN = "shipment:1 / 1 / OLD";

function rememberLongAgo({ book, hands, people }: Shop): void {
  const memory = { id: "S-000000", state: "sent", content: "", left: 1, sentAt: 0 };
  hands.fill("_Ledger", ["Key", "Kind", "Data"], [[FORGOTTEN, "shipment", JSON.stringify(memory)]]);
  people.moveRows("_Ledger", book.view.rows("_Ledger").length, 1, 4);
}

/** As people do who tidy up; the emulator reads a thousand empty rows of each tab no faster than Google. */
function withoutEmptyRows({ book, people }: Shop): void {
  for (const { title, rowCount } of book.view.tabs()) {
    const filled = book.view.rows(title).length;
    const kept = Math.max(filled, 2) + 4;
    if (rowCount > kept) people.deleteRows(title, kept + 1, rowCount - kept);
  }
}

export const imei = (index: number): string => String(353_000_000_000_000 + index);

function buy({ walmart, clock }: Shop, sku: string): void {
  const placed = walmart.buyers.order({ lines: [{ sku, quantity: 1 }] }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
}

const poOf = ({ rows }: Shop, sku: string): string =>
  rows("Orders").find((row) => row["SKU as sold"] === sku)?.PO ?? "";

const commit = ({ hands }: Shop, sku: string, unit: string): void =>
  hands.type("Orders", "SKU as sold", sku, "IMEIs / units", unit);

function markRows({ people, book }: Shop, tab: Place): void {
  const [headings = [], ...rows] = book.view.rows(tab);
  people.insertColumns(tab, "C", 1);
  people.type(tab, "C1", MARK);
  rows.forEach((row, index) => {
    const isFilled = row.some((text, at) => text !== "" && text !== "FALSE" && headings[at] !== "");
    if (isFilled) people.type(tab, `C${index + 2}`, `${tab} ${index}`);
  });
}
