/** Google lets nobody write into one tab as it stands: that tab waits, and everything that does not need it goes on. */

import { makeReady } from "../../../dev/world/shop";
import { SKUS } from "../../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../../dev/world/world";
import { letterOf, letters } from "../../support/letters";
import { openShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;
const TYPED = /“This operation is not allowed on cells in typed columns\.” .*Convert to unformatted data/;

let ready: WorldSnapshot | null = null;

/** A shop that runs, on a Google that takes no values in typed columns either. */
function strictShop(): Shop {
  const shop = openShop({ sheet: { switches: { typedColumnValues: "refused" } } });
  if (ready === null) {
    makeReady(
      shop,
      SKUS.map((sku) => [sku, 10]),
    );
    ready = shop.world.snapshot();
  }
  shop.world.restore(ready);
  shop.clock.advance(HOUR);
  return shop;
}

const width = (shop: Shop, tab: string): number => (shop.book.view.rows(tab)[0] ?? []).length;
const rowCount = (shop: Shop, tab: string): number =>
  shop.book.view.tabs().find(({ title }) => title === tab)?.rowCount ?? 0;

/** Every column of the tab is typed from now on, so whatever is written there is refused. */
function shut(shop: Shop, tab: string): void {
  const types = Object.fromEntries((shop.book.view.rows(tab)[0] ?? []).map((heading) => [heading, "TEXT"]));
  shop.people.convertToTable(tab, `A1:${letters(width(shop, tab) - 1)}${rowCount(shop, tab)}`, types);
}

/** The seller chooses Convert to unformatted data. */
function reopen({ book }: Shop): void {
  const state = JSON.parse(book.snapshot());
  for (const sheet of state.sheets) sheet.tables = [];
  book.restore(JSON.stringify(state));
}

const stock = (shop: Shop, sku: string, units: string): void =>
  shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", units);

const orders = (shop: Shop): string[] => shop.rows("Orders").map((row) => row.PO ?? "");
const quantity = ({ walmart }: Shop, sku: string): number | undefined => walmart.quantities().get(sku);

/** A package for an order, typed by the seller. */
function pack(shop: Shop, po: string): void {
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
}

const shippedOnWalmart = ({ walmart }: Shop): number =>
  walmart.ledger().filter(({ method, path }) => method === "POST" && /\/shipping$/.test(path)).length;

const writes = (shop: Shop): number => {
  shop.clock.advance(HOUR);
  return shop.world.run("syncNow").counters.sheetsWrites;
};

test("Orders takes nothing: numbers that fall go, those that rise wait, and the rest of the run is done", () => {
  const shop = strictShop();
  shut(shop, "Orders");
  const po = shop.buy("A", 2);
  stock(shop, "B", "4");
  stock(shop, "C", "30");
  const report = shop.sync();
  expect(report.problems.join(" ")).toMatch(TYPED);
  expect(report.problems.join(" ")).toMatch(/“Orders”/);
  expect([orders(shop), quantity(shop, "B"), quantity(shop, "C")]).toEqual([[], 4, 10]);
  expect(shop.rows("Preview")).toMatchObject([
    { "Listing SKU": "C", Because: expect.stringMatching(/[Nn]ot all orders could be written into Orders/) },
  ]);
  expect(report.problems.join(" ")).toMatch(/not all orders could be written into Orders/);
  reopen(shop);
  shop.clock.advance(HOUR);
  expect(shop.sync().kind).toBe("done");
  expect([orders(shop), quantity(shop, "A"), quantity(shop, "C")]).toEqual([[po], 8, 30]);
});

test.each(["Log", "Customers", "Listings", "Products", "SKU Map", "Inventory", "Shipments", "Preview"])(
  "%s takes nothing: orders come in and quantities go all the same, it is told, and mends once the seller acted",
  (tab) => {
    const shop = strictShop();
    shop.hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], [["D", "SKU", "C"]]);
    shut(shop, tab);
    const po = shop.buy("A", 2);
    // Something new for each tab to hold.
    stock(shop, "B", "1000");
    shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [["none", "UPS", "1Z999AA10123456784"]]);
    shop.hands.fill("Inventory", ["SKU or Variation ID", "Qty"], [["A", "1"]]);
    const report = shop.sync();
    expect([orders(shop), quantity(shop, "A")]).toEqual([[po], 8]);
    expect(report.problems.join(" ")).toMatch(TYPED);
    expect(report.problems.filter((one) => one.includes(`“${tab}”`)).length).toBeGreaterThan(0);
    reopen(shop);
    shop.clock.advance(HOUR);
    expect(shop.sync().kind).toBe("done");
    expect(writes(shop)).toBe(0);
    expect(shop.rows("Listings").map((row) => row["On Walmart"])).toContain("8");
  },
);

test("Orders takes nothing: a package is told to Walmart once, and its row says so", () => {
  const shop = strictShop();
  const po = shop.buy("A", 2);
  shop.sync();
  pack(shop, po);
  shut(shop, "Orders");
  for (let run = 0; run < 3; run += 1) {
    shop.clock.advance(HOUR);
    shop.sync();
  }
  expect(shippedOnWalmart(shop)).toBe(1);
  expect(shop.rows("Shipments")).toMatchObject([{ State: "Sent" }]);
});

test("Shipments takes nothing: no package leaves, orders and quantities do, and it leaves once afterwards", () => {
  const shop = strictShop();
  const po = shop.buy("A", 2);
  shop.sync();
  pack(shop, po);
  shut(shop, "Shipments");
  const later = shop.buy("B", 2);
  shop.clock.advance(HOUR);
  expect(shop.sync().problems.join(" ")).toMatch(/“Shipments”/);
  expect([shippedOnWalmart(shop), quantity(shop, "B")]).toEqual([0, 8]);
  expect(orders(shop)).toContain(later);
  reopen(shop);
  shop.clock.advance(HOUR);
  shop.sync();
  expect(shippedOnWalmart(shop)).toBe(1);
});

test("a tab that takes nothing is tried twice a run and not six times, and idle runs do no more than ask", () => {
  const shop = strictShop();
  shut(shop, "Orders");
  shop.buy("A", 2);
  const open = strictShop();
  open.buy("A", 2);
  const [refused, taken] = [writes(shop), writes(open)];
  expect(refused).toBeLessThanOrEqual(taken + 3);
  expect(writes(shop)).toBeLessThanOrEqual(3);
});

test("every tab takes nothing: the run ends, says so once for each, and all is caught up afterwards", () => {
  const shop = strictShop();
  const tabs = ["Listings", "Orders", "Inventory", "Products", "Customers", "Log"];
  for (const tab of tabs) shut(shop, tab);
  const po = shop.buy("A", 2);
  const report = shop.sync();
  expect(report.kind).toBe("failed");
  expect(new Set(report.problems).size).toBe(report.problems.length);
  reopen(shop);
  shop.clock.advance(HOUR);
  expect(shop.sync().kind).toBe("done");
  expect([orders(shop), quantity(shop, "A")]).toEqual([[po], 8]);
});

test.each(["Preview", "SKU Map"])(
  "the seller deleted the spare rows of %s: it empties, and Send Approved works",
  (tab) => {
    const shop = strictShop();
    shop.switchOn({ "Order Import": "Off" });
    stock(shop, "A", "900");
    shop.hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], [["D", "SKU", "C"]]);
    shop.sync();
    expect(shop.rows("Preview")).toHaveLength(1);
    const filled = shop.book.view.rows(tab).length;
    shop.people.deleteRows(tab, filled + 1, rowCount(shop, tab) - filled);
    const report = shop.approveAll();
    expect([report.kind, quantity(shop, "A"), shop.rows("Preview")]).toEqual(["done", 900, []]);
  },
);

test("every tab is a table of Google's whose types nobody may dress: orders come in, cells are written, set-up mends nothing", () => {
  const shop = openShop();
  makeReady(
    shop,
    SKUS.map((sku) => [sku, 10]),
  );
  const typeOf = (heading: string): string =>
    /^(Qty|Available|Outstanding|Calculated|To send|On Walmart)$/.test(heading) ? "DOUBLE" : "TEXT";
  for (const tab of ["Orders", "Listings", "Inventory", "Products", "Shipments", "Customers", "Log"]) {
    const headings = shop.book.view.rows(tab)[0] ?? [];
    const types = Object.fromEntries(headings.map((heading) => [heading, typeOf(heading)]));
    shop.people.convertToTable(tab, `A1:${letters(headings.length - 1)}${rowCount(shop, tab)}`, types);
  }
  shop.clock.advance(HOUR);
  const [first, second] = [shop.buy("A", 2), shop.buy("B", 2)];
  expect(shop.sync().kind).toBe("done");
  pack(shop, first);
  const third = shop.buy("C", 2);
  shop.clock.advance(HOUR);
  expect(shop.sync().kind).toBe("done");
  expect(new Set(orders(shop))).toEqual(new Set([first, second, third]));
  expect(["A", "B", "C"].map((sku) => quantity(shop, sku))).toEqual([8, 8, 8]);
  expect(shippedOnWalmart(shop)).toBe(1);
  shop.setUp();
  expect(writes(shop)).toBe(0);
});

test("cells merged over two orders, one of which is then gone and new ones come: nothing is refused for good", () => {
  const shop = strictShop();
  shop.buy("A", 2);
  shop.buy("B", 2);
  shop.sync();
  const column = letterOf(shop.book, "Orders", "Title");
  shop.people.merge("Orders", `${column}2:${column}3`);
  const po = shop.buy("C", 2);
  shop.clock.advance(HOUR);
  expect(shop.sync().kind).toBe("done");
  expect(orders(shop)).toContain(po);
  expect(quantity(shop, "C")).toBe(8);
});

test("the spreadsheet is full: no order comes in, it is named, and all is caught up once there is room", () => {
  const shop = strictShop();
  const earlier = shop.buy("C", 2);
  shop.sync();
  shop.people.addTab("Archive");
  const cells = shop.book.view.tabs().reduce((sum, tab) => sum + tab.rowCount * tab.columnCount, 0);
  const sheetId = shop.book.view.tabs().find(({ title }) => title === "Archive")?.sheetId ?? 0;
  const length = Math.floor((10_000_000 - cells) / 26);
  const requests = [{ appendDimension: { sheetId, dimension: "ROWS", length } }];
  const by = { user: "seller@example.com", now: shop.clock.now() };
  shop.book.call("spreadsheets.batchUpdate", [{ requests }, shop.book.id], by);
  const po = shop.buy("A", 2);
  stock(shop, "B", "4");
  expect(shop.sync().problems.join(" ")).toMatch(/10 million cells/);
  expect(orders(shop)).toEqual([earlier]);
  shop.people.deleteTab("Archive");
  shop.clock.advance(HOUR);
  expect(shop.sync().kind).toBe("done");
  expect([orders(shop), quantity(shop, "A"), quantity(shop, "B")]).toEqual([[earlier, po], 8, 4]);
});

test("a tab with hundreds of columns of the seller's, filter views and hidden rows is written as any other", () => {
  const shop = strictShop();
  shop.people.insertColumns("Orders", "B", 200);
  shop.people.filterView("Orders", `A1:${letters(width(shop, "Orders") - 1)}1000`, "A", ["x"]);
  shop.people.hideRows("Orders", 2, 3);
  const po = shop.buy("A", 2);
  expect(shop.sync().kind).toBe("done");
  expect([orders(shop), quantity(shop, "A")]).toEqual([[po], 8]);
  expect(writes(shop)).toBe(0);
});

test.each([
  ["Orders", "Shipped"],
  ["Listings", "Last sent"],
  ["Inventory", "Qty"],
])(
  "a strict rule of the seller's refuses what Aisle writes into %s ▸ %s: it is told with the way out",
  (tab, heading) => {
    const shop = openShop({ sheet: { switches: { strictValidationForApi: "enforced" } } });
    makeReady(
      shop,
      SKUS.map((sku) => [sku, 10]),
    );
    const po = shop.buy("A", 2);
    shop.clock.advance(HOUR);
    shop.sync();
    const column = letterOf(shop.book, tab, heading);
    const rule = { condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "mine" }] }, strict: true } as const;
    const place = `${column}2:${column}1000`;
    shop.people.setValidation(tab, place, rule);
    pack(shop, po);
    const later = shop.buy("B", 2);
    shop.clock.advance(HOUR);
    const problems = shop.sync().problems.join(" ");
    expect(problems).toMatch(/“.*violates the data validation rules.*” A rule there takes other values only/);
    expect(problems).not.toMatch(/list of orders could not be read/);
    expect(shippedOnWalmart(shop)).toBe(1);
    shop.people.setValidation(tab, place, undefined);
    shop.clock.advance(HOUR);
    expect(shop.sync().problems).toEqual([]);
    expect(orders(shop)).toContain(later);
    expect([quantity(shop, "A"), quantity(shop, "B")]).toEqual([8, 8]);
    expect(shop.rows("Inventory").map((row) => row.Qty)).toEqual(["8", "10", "10", "10"]);
  },
);
