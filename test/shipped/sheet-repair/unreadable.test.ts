/** Set-up while a cell that it goes by shows an error or is still loading: nothing is written over, nothing doubled. */
import { letterOf } from "../../support/letters";
import { runningShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;
const LOADING = '=IMPORTRANGE("elsewhere","A1")';

function put(shop: Shop, tab: string, [column, row]: readonly [place: number, row: number], value: object): void {
  const sheetId = shop.book.view.tabs().find(({ title }) => title === tab)?.sheetId ?? 0;
  const start = { sheetId, rowIndex: row, columnIndex: column };
  const requests = [{ updateCells: { start, rows: [{ values: [value] }], fields: "userEnteredValue" } }];
  const by = { user: "seller@example.com", now: shop.clock.now() };
  shop.book.call("spreadsheets.batchUpdate", [{ requests }, shop.book.id], by);
}

const entered = (formulaValue: string) => ({ userEnteredValue: { formulaValue } });
const headingsOf = (shop: Shop, tab: string): readonly string[] => shop.book.view.rows(tab)[0] ?? [];

function next(shop: Shop) {
  shop.clock.advance(HOUR);
  return shop.sync();
}

test.each(["=NA()", LOADING])(
  "a heading that is %s stays, is named, and all is right once it can be read",
  (formula) => {
    const shop = runningShop();
    const place = headingsOf(shop, "Inventory").indexOf("Status");
    const at = `${letterOf(shop.book, "Inventory", "Status")}1`;
    put(shop, "Inventory", [place, 0], entered(formula));
    expect(next(shop).problems.join()).toMatch(/“(#N\/A|Loading\.\.\.)”\. Wait until its formula has worked it out/);
    shop.setUp();
    expect(shop.toast()).toMatch(/Row 1 of “Inventory” shows “(#N\/A|Loading\.\.\.)”/);
    expect(shop.book.view.cell("Inventory", at).userEnteredValue).toEqual({ formulaValue: formula });
    put(shop, "Inventory", [place, 0], { userEnteredValue: { stringValue: "Status" } });
    expect(next(shop).problems).toEqual([]);
  },
);

test.each(["Inventory", "Products", "Settings", "SKU Map"])(
  "one formula is to fill all of row 1 of %s and still loads: no heading and no row is made",
  (tab) => {
    const shop = runningShop();
    const before = shop.book.view.rows(tab);
    for (const place of before[0]?.keys() ?? []) put(shop, tab, [place, 0], place === 0 ? entered(LOADING) : {});
    shop.setUp();
    expect(shop.book.view.rows(tab).slice(1)).toEqual(before.slice(1));
    expect(headingsOf(shop, tab).filter((text) => text !== "")).toEqual(["Loading..."]);
  },
);

test("an error as the heading of a column of the seller's own keeps nothing from being restored", () => {
  const shop = runningShop();
  shop.people.insertColumns("Inventory", "B", 1);
  put(shop, "Inventory", [1, 0], entered("=NA()"));
  shop.people.type("Inventory", `${letterOf(shop.book, "Inventory", "Status")}1`, "State");
  shop.setUp();
  expect(shop.toast()).toMatch(/Restored: the heading Inventory ▸ Status/);
});

test.each(["one name", "every name"])("no setting gets a second row while %s under Setting loads", (what) => {
  const shop = runningShop();
  const names = shop.hands.column("Settings", "Setting");
  const rows = what === "one name" ? [names.indexOf("Order Import")] : [...names.keys()];
  const place = headingsOf(shop, "Settings").indexOf("Setting");
  for (const row of rows) put(shop, "Settings", [place, row + 1], entered(LOADING));
  shop.setUp();
  expect(shop.toast()).toMatch(/A cell under “Setting” in “Settings” shows “Loading\.\.\.”/);
  for (const row of rows) put(shop, "Settings", [place, row + 1], { userEnteredValue: { stringValue: names[row] } });
  expect(shop.hands.column("Settings", "Setting")).toEqual(names);
  expect(next(shop).problems).toEqual([]);
});
