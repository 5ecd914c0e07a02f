import { returnOf, tinyWorld } from "../../../support/tiny-world";

describe("clock triggers [CLOCK] [TRIG] [INST]", () => {
  const create = (call: string): string => `ScriptApp.newTrigger("go").timeBased().${call}.create(); return "made";`;
  const TOO_MANY =
    "This add-on has created too many time-based triggers in this document for this Google user account.";

  test("a bound script may run every minute, an add-on every hour at most", () => {
    expect(returnOf(create("everyMinutes(1)"))).toBe("made");
    const tooOften = "Clock events must be scheduled at least 1 hour(s) apart.";
    expect(() => returnOf(create("everyMinutes(30)"), { kind: "add-on" })).toThrow(tooOften);
    expect(() => returnOf(create("after(60000)"), { kind: "add-on" })).toThrow(tooOften);
    expect(returnOf(create("everyHours(1)"), { kind: "add-on" })).toBe("made");
  });

  test("minutes are 1, 5, 10, 15 or 30", () => {
    expect(() => returnOf(create("everyMinutes(7)"))).toThrow("It must be one of 1, 5, 10, 15 or 30.");
  });

  test("an add-on has one per user and document; a bound script has twenty", () => {
    const many = (n: number): string =>
      `for (var i = 0; i < ${n}; i++) ScriptApp.newTrigger("go").timeBased().everyHours(1).create();`;
    expect(() => returnOf(many(2), { kind: "add-on" })).toThrow(TOO_MANY);
    expect(() => returnOf(many(20))).not.toThrow();
    expect(() => returnOf(many(21))).toThrow("This script has too many triggers.");
  });

  test("a user sees and deletes only their own", () => {
    const world =
      tinyWorld(`function make() { return ScriptApp.newTrigger("go").timeBased().everyHours(2).create().getUniqueId(); }
      function list() { return ScriptApp.getProjectTriggers().map(function (t) { return [t.getHandlerFunction(), String(t.getEventType())]; }); }
      function clear() { ScriptApp.getProjectTriggers().forEach(function (t) { ScriptApp.deleteTrigger(t); }); }`);
    world.run("make", [], { user: "a@example.com" });
    expect(world.run("list", [], { user: "b@example.com" })).toMatchObject({ value: [] });
    world.run("clear", [], { user: "b@example.com" });
    expect(world.run("list", [], { user: "a@example.com" })).toMatchObject({ value: [["go", "CLOCK"]] });
    world.run("clear", [], { user: "a@example.com" });
    expect(world.emulator.triggers).toEqual([]);
  });
});

describe("the user interface [MENU] [DLG]", () => {
  test("a menu with items, a separator and a sub-menu", () => {
    const world = tinyWorld(`function onOpen(e) { var ui = SpreadsheetApp.getUi();
      ui.createAddonMenu().addItem("Sync", "sync").addSeparator().addSubMenu(ui.createMenu("More").addItem("Help", "help")).addToUi(); }`);
    world.run("onOpen", [], { authMode: "NONE" });
    const sync = { kind: "item", caption: "Sync", functionName: "sync" };
    const help = { kind: "item", caption: "Help", functionName: "help" };
    const more = { kind: "submenu", menu: { title: "More", isAddonMenu: false, entries: [help] } };
    expect(world.emulator.ui.menus).toEqual([
      { title: "Untitled project", isAddonMenu: true, entries: [sync, { kind: "separator" }, more] },
    ]);
  });

  test("the add-on menu stands under the name of the script project [MENU]", () => {
    const code = `function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem("Sync", "sync").addToUi(); }`;
    const world = tinyWorld(code, { projectName: "Aisle" });
    world.run("onOpen", [], { authMode: "NONE" });
    expect(world.emulator.ui.menus).toMatchObject([{ title: "Aisle", isAddonMenu: true }]);
  });

  test.each([
    ["bound", { title: "Tools", isAddonMenu: false }],
    ["add-on", { title: "Aisle", isAddonMenu: true }],
  ] as const)("a top-level menu of a script that is %s [MENU]", (kind, menu) => {
    const code = `function onOpen() { SpreadsheetApp.getUi().createMenu("Tools").addItem("Sync", "sync").addToUi(); }`;
    const world = tinyWorld(code, { projectName: "Aisle", kind });
    world.run("onOpen", [], { authMode: "LIMITED" });
    expect(world.emulator.ui.menus).toMatchObject([menu]);
  });

  test("alert returns the button the person presses, or CLOSE", () => {
    const world = tinyWorld(`function door() { var ui = SpreadsheetApp.getUi();
      return [ui.alert("Title", "Sure?", ui.ButtonSet.YES_NO) === ui.Button.YES, ui.alert("Text") === ui.Button.CLOSE]; }`);
    world.emulator.ui.answers.push("YES");
    expect(world.run("door")).toMatchObject({ value: [true, true] });
    expect(world.emulator.ui.alerts).toMatchObject([
      { title: "Title", prompt: "Sure?", buttons: "YES_NO", answer: "YES" },
      { title: "", prompt: "Text", buttons: "OK", answer: "CLOSE" },
    ]);
  });

  test("an answer that the dialog does not offer is a mistake of the test", () => {
    const world = tinyWorld(`function door() { try { SpreadsheetApp.getUi().alert("x"); } catch (e) {} }`);
    world.emulator.ui.answers.push("YES");
    expect(() => world.run("door")).toThrow("the dialog offers OK");
  });

  test("the sidebar shows a file of the bundle; a missing file is named", () => {
    const world =
      tinyWorld(`function door(name) { var page = HtmlService.createHtmlOutputFromFile(name).setTitle("Shop");
      SpreadsheetApp.getUi().showSidebar(page); return page.getContent(); }`);
    expect(world.run("door", ["Sidebar"])).toMatchObject({ value: "<p>Hello</p>" });
    expect(world.emulator.ui.sidebar).toEqual({ title: "Shop", html: "<p>Hello</p>" });
    expect(world.run("door", ["Nothing"])).toMatchObject({ message: "No HTML file named Nothing was found." });
  });

  test("what the person selected is told; while a trigger runs nobody looks, so nothing is", () => {
    const body = `var range = SpreadsheetApp.getActiveSpreadsheet().getActiveRange();
      return range === null ? null : [range.getSheet().getSheetId(), range.getRow()];`;
    const world = tinyWorld(`function door() { ${body} }`);
    expect(world.run("door")).toMatchObject({ value: [7, 3] });
    expect(world.run("door", [], { from: "sidebar" })).toMatchObject({ value: [7, 3] });
    expect(world.run("door", [], { from: "sidebar", user: "nobody@example.com" })).toMatchObject({ value: null });
    expect(world.run("door", [], { from: "trigger" })).toMatchObject({ value: null });
  });

  test("every range that the person selected is told, each with its rows; one range is told as such", () => {
    const body = `var list = SpreadsheetApp.getActiveSpreadsheet().getActiveRangeList();
      return list === null ? null : list.getRanges().map(function (range) { return [range.getRow(), range.getLastRow()]; });`;
    const world = tinyWorld(`function door() { ${body} }`);
    expect(world.run("door")).toMatchObject({
      value: [
        [5, 5],
        [3, 4],
      ],
    });
    expect(world.run("door", [], { from: "trigger" })).toMatchObject({ value: null });
  });

  test("the document tells its name, zone and locale", () => {
    const body = `var s = SpreadsheetApp.getActive(); return [s.getId(), s.getName(), s.getSpreadsheetTimeZone(), s.getSpreadsheetLocale()];`;
    expect(returnOf(body)).toEqual(["sheet-1", "Shop", "Europe/Berlin", "de_DE"]);
  });
});

describe("the Sheets API", () => {
  test("a refusal carries Google's text, and the code as a detail", () => {
    const body = `try { Sheets.Spreadsheets.batchUpdate({ requests: ["refuse"] }, "sheet-1"); }
      catch (e) { return [e.name, e.message, e.details.code, e instanceof Error]; }`;
    const message = "API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0]";
    expect(returnOf(body)).toEqual(["GoogleJsonResponseException", message, 400, true]);
  });

  test("the caller's user, the instant and all arguments reach the API under its REST name", () => {
    const body = `return Sheets.Spreadsheets.DeveloperMetadata.search({ dataFilters: [] }, "sheet-1");`;
    expect(returnOf(body)).toMatchObject({
      method: "spreadsheets.developerMetadata.search",
      args: [{ dataFilters: [] }, "sheet-1"],
      user: "seller@example.com",
    });
  });
});

describe("logs", () => {
  test("every logged line is on the ledger, whole", () => {
    const world = tinyWorld(
      `function door() { console.log("secret", { a: 1 }); console.error(new Error("bad").message); Logger.log("x".repeat(9000)); }`,
    );
    world.run("door");
    const lines = world.emulator.ledger.logged();
    expect(lines.slice(0, 2)).toEqual([JSON.stringify(["secret", '{"a":1}']), '["bad"]']);
    expect(lines[2]).toHaveLength(9004);
  });
});
