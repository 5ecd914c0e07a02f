/** No room in the spreadsheet, in its metadata or in a cell, and tabs that go in the middle of a run. */

import { letterOf } from "../../support/letters";
import { COLLEAGUE, connectAs, OWNER } from "../../support/people";
import { runningShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;

const asOwner = ({ book, clock }: Shop, ...requests: readonly object[]): unknown =>
  book.call("spreadsheets.batchUpdate", [{ requests }, book.id], { user: OWNER, now: clock.now() });

const quantity = ({ walmart }: Shop, sku: string): number | undefined => walmart.quantities().get(sku);
const stock = (shop: Shop, sku: string, units: string): void =>
  shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", units);

const later = (shop: Shop) => {
  shop.clock.advance(HOUR);
  return shop.sync();
};

const writes = (shop: Shop): number => {
  shop.clock.advance(HOUR);
  return shop.world.run("syncNow").counters.sheetsWrites;
};

const tabOf = ({ book }: Shop, title: string) => {
  const found = book.view.tabs().find((tab) => tab.title === title);
  if (found === undefined) throw new Error(`no tab ${title}`);
  return found;
};

/** Not one cell more, and `_Ledger` has no spare rows. */
function fill(shop: Shop): void {
  const filled = shop.book.view.rows("_Ledger").length;
  shop.people.deleteRows("_Ledger", filled + 1, tabOf(shop, "_Ledger").rowCount - filled);
  const left =
    10_000_000 - shop.book.view.tabs().reduce((sum, { rowCount: rows, columnCount }) => sum + rows * columnCount, 0);
  const rowCount = Math.floor(left / 100) - 1;
  const tab = (title: string, gridProperties: object) => ({ addSheet: { properties: { title, gridProperties } } });
  asOwner(
    shop,
    tab("Archive", { rowCount, columnCount: 100 }),
    tab("Rest", { rowCount: left - rowCount * 100, columnCount: 1 }),
  );
}

test("not one cell is left and an order comes: numbers that fall go, those that rise wait, and all is caught up", () => {
  const shop = runningShop();
  stock(shop, "B", "9");
  stock(shop, "C", "9");
  later(shop);
  fill(shop);
  const po = shop.buy("A", 2);
  stock(shop, "B", "3");
  stock(shop, "C", "16");
  const report = later(shop);
  expect(report.problems.join(" ")).toMatch(/10 million cells/);
  expect([quantity(shop, "B"), quantity(shop, "C")]).toEqual([3, 9]);
  shop.people.deleteTab("Archive");
  expect(later(shop).kind).toBe("done");
  expect(shop.rows("Orders").map((row) => row.PO)).toEqual([po]);
  expect(["A", "B", "C"].map((sku) => quantity(shop, sku))).toEqual([8, 3, 16]);
  expect(writes(shop)).toBe(0);
});

describe("another add-on leaves no room for metadata", () => {
  /** Entries of half the size each, until not one letter more goes in. */
  function crowd(shop: Shop, location: object): void {
    let id = 6_000;
    for (let size = 29_000; size >= 1; ) {
      shop.clock.advance(2_000);
      id += 1;
      const developerMetadata = { metadataId: id, metadataKey: "x", metadataValue: "y".repeat(size), location };
      try {
        asOwner(shop, {
          createDeveloperMetadata: { developerMetadata: { ...developerMetadata, visibility: "DOCUMENT" } },
        });
      } catch {
        size = Math.floor(size / 2);
      }
    }
  }

  const clear = ({ book }: Shop): void => {
    const state = JSON.parse(book.snapshot());
    state.workbook.metadata = state.workbook.metadata.filter(
      (mark: { metadataKey: string }) => mark.metadataKey !== "x",
    );
    book.restore(JSON.stringify(state));
  };

  test("of the spreadsheet: nothing is written or leaves, it is said whose room it is, and all is caught up", () => {
    const shop = runningShop();
    crowd(shop, { spreadsheet: true });
    stock(shop, "B", "4");
    const po = shop.buy("A", 2);
    const before = shop.walmart.ledger().length;
    const report = later(shop);
    expect([report.kind, report.problems.join(" ")]).toEqual([
      "failed",
      expect.stringMatching(/storage limit.*room for the notes of add-ons is used up/),
    ]);
    expect(
      shop.walmart
        .ledger()
        .slice(before)
        .filter(({ method }) => method === "PUT"),
    ).toEqual([]);
    clear(shop);
    expect(later(shop).kind).toBe("done");
    expect(shop.rows("Orders").map((row) => row.PO)).toEqual([po]);
    expect([quantity(shop, "A"), quantity(shop, "B")]).toEqual([8, 4]);
  });

  test.each(["Orders", "Listings", "_Ledger"])("of the tab %s: it is written all the same", (tab) => {
    const shop = runningShop();
    crowd(shop, { sheetId: tabOf(shop, tab).sheetId });
    stock(shop, "B", "4");
    shop.buy("A", 2);
    expect(later(shop).kind).toBe("done");
    expect([quantity(shop, "A"), quantity(shop, "B")]).toEqual([8, 4]);
  });
});

describe("a tab goes while a run works", () => {
  /** What a person does right before one of the run's requests to Google. */
  function whileRunning(shop: Shop, request: number, act: () => void): ReturnType<Shop["sync"]> {
    let seen = 0;
    shop.clock.advance(HOUR);
    return shop.sync({
      beforeCall: (_, service) => {
        if (!service.startsWith("Sheets.")) return;
        seen += 1;
        if (seen === request) act();
      },
    });
  }

  const REQUESTS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

  test.each(["Orders", "Listings", "Inventory", "_Ledger", "Preview"])(
    "%s renamed before any request: the run and all later ones do their work",
    (tab) => {
      for (const request of REQUESTS) {
        const shop = runningShop();
        stock(shop, "B", "4");
        shop.buy("A", 2);
        whileRunning(shop, request, () => shop.people.renameTab(tab, "Mine"));
        expect(later(shop).kind).toBe("done");
        expect([quantity(shop, "A"), quantity(shop, "B")]).toEqual([8, 4]);
        expect(writes(shop)).toBe(0);
      }
    },
  );

  test.each(["Listings", "Inventory", "_Ledger"])(
    "%s deleted before any request: nothing rises, no package leaves, and the missing tab is named",
    (tab) => {
      for (const request of REQUESTS) {
        const shop = runningShop();
        const po = shop.buy("A", 2);
        later(shop);
        shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
        stock(shop, "B", "4");
        const before = shop.walmart.ledger().length;
        whileRunning(shop, request, () => shop.people.deleteTab(tab));
        expect(later(shop).problems.join(" ")).toContain(`The tab “${tab}” is missing`);
        const asked = shop.walmart.ledger().slice(before);
        expect(asked.filter(({ path }) => /\/shipping$/.test(path)).length).toBeLessThanOrEqual(1);
        expect(["A", "C", "D"].map((sku) => quantity(shop, sku))).toEqual([8, 10, 10]);
      }
    },
  );
});

test("_Ledger deleted while a run works: what it cannot remember does not leave in that run", () => {
  const shop = runningShop();
  stock(shop, "B", "4");
  let seen = 0;
  const before = shop.walmart.ledger().length;
  const report = shop.sync({
    beforeCall: (_, service) => {
      if (!/Sheets.*batchUpdate$/.test(service)) return;
      seen += 1;
      if (seen === 1) shop.people.deleteTab("_Ledger");
    },
  });
  expect(
    shop.walmart
      .ledger()
      .slice(before)
      .filter(({ method }) => method === "PUT"),
  ).toEqual([]);
  expect(report.problems.join(" ")).toMatch(/“_Ledger” is missing/);
});

describe("a colleague who has a key, and a tab that the owner protected against them", () => {
  test.each(["Listings", "Orders", "_Ledger"])(
    "%s: the tab is named to them, and the owner's next run does it all",
    (tab) => {
      const shop = runningShop();
      connectAs(shop, COLLEAGUE);
      shop.people.protectRange(tab, "A2:Z1000", { editors: [OWNER] });
      stock(shop, "B", "4");
      const po = shop.buy("A", 2);
      shop.clock.advance(HOUR);
      shop.world.run("syncNow", [], { user: COLLEAGUE });
      expect(shop.toast()).toMatch(/protected against you/);
      expect(later(shop).kind).toBe("done");
      expect(shop.rows("Orders").map((row) => row.PO)).toEqual([po]);
      expect([quantity(shop, "A"), quantity(shop, "B")]).toEqual([8, 4]);
    },
  );
});

describe.each([5_000, 40_000, 50_000])("a text of %i characters", (length) => {
  const long = `L${"語".repeat(length - 1)}`;

  test("as the number of an order of another channel: it holds stock once, and later runs write nothing", () => {
    const shop = runningShop();
    shop.hands.fill(
      "Orders",
      ["PO", "Channel", "SKU as sold", "Qty", "Order status"],
      [[long, "eBay", "A", "1", "New"]],
    );
    expect([later(shop).kind, quantity(shop, "A")]).toEqual(["done", 9]);
    shop.people.type("Orders", `${letterOf(shop.book, "Orders", "Order status")}2`, "Shipped");
    expect([later(shop).kind, later(shop).kind, quantity(shop, "A"), writes(shop)]).toEqual(["done", "done", 9, 0]);
    const keys = shop.rows("_Ledger").flatMap(({ Key = "" }) => (Key.includes("L語") ? [Key.length] : []));
    expect(keys).toHaveLength(1);
    expect(Math.max(...keys)).toBeLessThan(600);
  });

  test("as a SKU of products, stock and map: it is sold, and later runs write nothing", () => {
    const shop = runningShop();
    shop.hands.fill(
      "Products",
      ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
      [["S", "M", "u", "u", "u", "u", "u", long]],
    );
    shop.hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], [["A", "SKU", long]]);
    shop.hands.fill(
      "Inventory",
      ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
      [[long, "3", "Available", "Main"]],
    );
    expect([later(shop).kind, later(shop).kind, quantity(shop, "A"), writes(shop)]).toEqual(["done", "done", 3, 0]);
  });

  test("as an id that nobody issued, and as a counter of the ledger: both are left alone", () => {
    const shop = runningShop();
    shop.people.type("Inventory", `${letterOf(shop.book, "Inventory", "Unit ID")}2`, `U-${"0".repeat(length - 3)}9`);
    const row = shop.book.view.rows("_Ledger").length + 1;
    shop.people.paste("_Ledger", `A${row}`, [[`counter:${"w".repeat(length - 8)}`, "counter", '{"last":1}']]);
    expect([later(shop).kind, later(shop).kind]).toEqual(["done", "done"]);
  });
});
