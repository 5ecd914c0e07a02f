import { sellerParts } from "../../dev/demo/parts";
import { createWorld } from "../../dev/world/world";
import { doors, ROOT } from "./dist";

function openedSpreadsheet(authMode: "NONE" | "LIMITED") {
  const world = createWorld({ ...sellerParts(ROOT).options, servers: {} });
  return { world, result: world.run("onOpen", [], { authMode }) };
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
    expect(menus.map(({ isAddonMenu }) => isAddonMenu)).toEqual([true]);
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
