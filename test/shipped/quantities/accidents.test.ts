/** Accidents of the sheet that would zero or oversell a shop: Walmart keeps what it has, and the seller reads why. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const STOCK = { A: 1, B: 2, L1: 3, L2: 4, L3: 5 };

function selling(): QuantityShop {
  const shop = quantityShop();
  shop.phones(STOCK);
  shop.run();
  expect(held(shop)).toEqual(Object.values(STOCK));
  return shop;
}
const held = (shop: QuantityShop) => Object.keys(STOCK).map(shop.set);
const everywhere = (shop: QuantityShop, tab: string, heading: string, text: string): void =>
  shop.hands.overwrite(
    tab,
    heading,
    shop.rows(tab).map(() => text),
  );
const rename = (shop: QuantityShop, tab: string, heading: string): void => {
  const at = (shop.book.view.rows(tab)[0] ?? []).indexOf(heading);
  shop.people.type(tab, `${String.fromCharCode(65 + at)}1`, `${heading} (old)`);
};
const untick = (shop: QuantityShop, tab: string): void => shop.people.untick(tab, "B2");

const ACCIDENTS: readonly (readonly [string, (shop: QuantityShop) => void, RegExp])[] = [
  [
    "a paste leaves Status blank",
    (shop) => everywhere(shop, "Inventory", "Status", ""),
    /^Paused: waits in Preview, since more than half/,
  ],
  [
    "a paste moves all stock to a warehouse that does not count",
    (shop) => everywhere(shop, "Inventory", "Warehouse", "Lost"),
    /^Paused: waits in Preview/,
  ],
  [
    "Hold back is filled down the whole column",
    (shop) => everywhere(shop, "Listings", "Hold back", "99"),
    /^Paused: waits in Preview/,
  ],
  [
    "all rows of Inventory are deleted",
    (shop) => shop.people.deleteRows("Inventory", 2, 16),
    /^Paused: Inventory has no row with a SKU/,
  ],
  [
    "the column of SKUs is cleared",
    (shop) => everywhere(shop, "Inventory", "SKU or Variation ID", ""),
    /^Paused: Inventory has no row with a SKU/,
  ],
  [
    "an import formula fails in one status",
    (shop) => shop.hands.type("Inventory", "SKU or Variation ID", "A", "Status", '=IMPORTRANGE("gone";"A1")'),
    /^Paused: some cells in Inventory cannot be read\. Status: the cell shows the error “#/,
  ],
  ["the counting status is unticked", (shop) => untick(shop, "Inventory Statuses"), /^Paused: no status is ticked/],
  ["the counting warehouse is unticked", (shop) => untick(shop, "Warehouses"), /^Paused: no warehouse is ticked/],
];

test.each(ACCIDENTS)("%s: nothing is set to 0, and Sync says why", (_, accident, said) => {
  const shop = selling();
  accident(shop);
  shop.run();
  expect(held(shop)).toEqual(Object.values(STOCK));
  expect(shop.listing("A").Sync).toMatch(said);
});

const LOST: readonly (readonly [string, (shop: QuantityShop) => void, RegExp])[] = [
  [
    "the heading of a column is renamed",
    (shop) => rename(shop, "Inventory", "Status"),
    /has no heading “Status” in row 1/,
  ],
  ["a tab is deleted", (shop) => shop.people.deleteTab("Inventory"), /The tab “Inventory” is missing/],
];

test.each(LOST)("%s: nothing leaves, and the run says why", (_, accident, said) => {
  const shop = selling();
  accident(shop);
  expect(shop.sync()).toMatchObject({ kind: "failed", summary: expect.stringMatching(said) });
  expect(held(shop)).toEqual(Object.values(STOCK));
});

test("a mail goes to the person running at once, and only once", () => {
  const shop = selling();
  everywhere(shop, "Inventory", "Status", "");
  shop.run();
  shop.run();
  expect(shop.world.emulator.mails).toMatchObject([
    {
      to: ["seller@example.com"],
      subject: "Aisle holds quantities back: Shop",
      body: expect.stringMatching(/^6 listings would become 0 at once/),
    },
  ]);
});
