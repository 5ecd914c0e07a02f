import { sellerParts } from "../../../dev/demo/parts";
import { createWorld } from "../../../dev/world/world";
import { doors, readDist } from "../../support/dist";
import { undoInMenu } from "../../support/people";
import { ROOT } from "../../support/project";
import { openShop, runningShop } from "../../support/shop-under-test";

function openedSpreadsheet(authMode: "NONE" | "LIMITED", form: Form = {}) {
  const world = createWorld({ ...sellerParts({ root: ROOT }).options, ...form, servers: {} });
  return { world, result: world.run("onOpen", [], { authMode }) };
}

/** Bound to the spreadsheet or published, and what Google knows it by. */
interface Form {
  readonly kind?: "bound" | "add-on";
  readonly projectName?: string;
}

/** The captions of a menu and its submenus, with the door behind each. */
type Entry = ReturnType<typeof openedSpreadsheet>["world"]["emulator"]["ui"]["menus"][number]["entries"][number];
const items = (entries: readonly Entry[]): readonly (readonly [string, string])[] =>
  entries.flatMap((entry) => {
    if (entry.kind === "submenu") return items(entry.menu.entries);
    return entry.kind === "item" ? [[entry.caption, entry.functionName] as const] : [];
  });

describe.each(["NONE", "LIMITED"] as const)("opening the spreadsheet in AuthMode.%s", (authMode) => {
  const { world, result } = openedSpreadsheet(authMode);
  const { menus } = world.emulator.ui;

  test("adds one menu, with Import Listings and Sync Now", () => {
    expect(result).toMatchObject({ outcome: "returned", notEmulated: [] });
    expect(menus).toHaveLength(1);
    const captions = Object.fromEntries(items(menus[0]?.entries ?? []));
    expect(captions).toMatchObject({ "Import Listings": "importListings", "Sync Now": "syncNow" });
    expect(captions).toMatchObject({ "Set up / repair": "setUpWorkbook", "Keep My Headings": "keepHeadings" });
  });

  test("offers only doors that exist", () => {
    const offered = items(menus[0]?.entries ?? []).map(([, door]) => door);
    expect(offered.filter((door) => !doors().includes(door))).toEqual([]);
  });

  test("touches nothing but the menu", () => {
    const touched = new Set(world.emulator.ledger.entries.map(({ service }) => service));
    expect([...touched].filter((service) => !/^(SpreadsheetApp\.getUi|Ui\.|Menu\.)/.test(service))).toEqual([]);
    expect(result.counters).toMatchObject({ sheetsReads: 0, sheetsWrites: 0, fetches: 0 });
  });
});

describe("the menu's name", () => {
  test.each([
    ["a script project that nobody named", { kind: "bound" }, false],
    ["a script project with a name of its own", { kind: "bound", projectName: "Phones 2026" }, false],
    ["a published add-on, under Extensions", { kind: "add-on", projectName: "Aisle" }, true],
  ] as const)("is Aisle in %s", (_, form, isAddonMenu) => {
    const { world } = openedSpreadsheet("LIMITED", form);
    expect(world.emulator.ui.menus).toMatchObject([{ title: "Aisle", isAddonMenu }]);
  });

  test("whatever says where to click begins at Aisle, which is where both forms have it", () => {
    const shipped = readDist("Code.js") + readDist("Sidebar.html");
    expect(shipped.match(/Extensions (▸|\\u25B8) Aisle/g)).toBeNull();
    expect(shipped.match(/Aisle (▸|\\u25B8) More (▸|\\u25B8) Set up/g)).not.toBeNull();
  });

  test("every entry that a message names stands in that menu", () => {
    const { world } = openedSpreadsheet("LIMITED");
    const captions = items(world.emulator.ui.menus[0]?.entries ?? []).map(([caption]) => caption);
    const shipped = (readDist("Code.js") + readDist("Sidebar.html")).replaceAll("\\u25B8", "▸");
    const named = [...shipped.matchAll(/Aisle ▸ More ▸ ([A-Z][A-Za-z/ ]*)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !captions.some((caption) => name.startsWith(caption)))).toEqual([]);
  });
});

test("Undo Last Push asks first, with the number of listings; a no or a closed question changes nothing", () => {
  const shop = runningShop();
  for (const sku of ["A", "B"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", "6");
  shop.sync();
  const sold = shop.walmart.quantities();
  const asked = undoInMenu(shop, "NO");
  expect(asked).toMatch(/^2 listings get back what Walmart had before the last push, .* switched off\. Undo it\?$/);
  expect(shop.walmart.quantities()).toEqual(sold);
  undoInMenu(shop);
  expect(shop.toast()).toContain("The last push is undone.");
  expect([shop.walmart.quantities().get("A"), shop.walmart.quantities().get("B")]).toEqual([10, 10]);
  // Nothing is left to undo, so nothing is asked.
  expect(undoInMenu(shop)).toBeUndefined();
  expect(shop.toast()).toContain("There is no push to undo");
});

test("Show tab shows the tab that it names, hidden or not", () => {
  const shop = runningShop();
  shop.world.run("onOpen", [], { authMode: "LIMITED" });
  const { menus } = shop.world.emulator.ui;
  const more = menus[0]?.entries.flatMap((entry) => (entry.kind === "submenu" ? entry.menu.entries : [])) ?? [];
  const shown = more.flatMap((entry) => (entry.kind === "submenu" ? items(entry.menu.entries) : []));
  expect(shown).toHaveLength(11);
  for (const [caption, door] of shown) {
    shop.world.run(door);
    const selected = shop.book.selection("seller@example.com")?.sheetId;
    const tab = shop.book.view.tabs().find(({ sheetId }) => sheetId === selected);
    expect([tab?.title, tab?.hidden ?? false]).toEqual([caption, false]);
  }
});

test("after Set up of a new spreadsheet one looks at Listings, and is told of hidden tabs; repairing moves nobody", () => {
  const shop = openShop();
  const looksAt = () => {
    const selected = shop.book.selection("seller@example.com")?.sheetId;
    return shop.book.view.tabs().find(({ sheetId }) => sheetId === selected)?.title;
  };
  shop.world.run("setUpWorkbook");
  expect(looksAt()).toBe("Listings");
  expect(shop.toast()).toBe(
    "Made Listings, Orders, Shipments, Inventory, SKU Map, Products and Settings. Other tabs are hidden until they matter; Show tab, in Aisle ▸ More, shows them.",
  );
  expect(shop.book.view.tabs().map(({ title }) => title)).toContain("Sheet1");
  shop.world.run("showOrderStatuses");
  shop.world.run("setUpWorkbook");
  expect(looksAt()).toBe("Order Statuses");
  expect(shop.toast()).toBe("Nothing was missing.");
});
