import { MANIFEST, returnOf, tinyWorld } from "../../../support/tiny-world";

const DOORS = `
  function menu() { SpreadsheetApp.getUi().createAddonMenu().addItem("Go", "go").addToUi(); }
  function document() { return SpreadsheetApp.getActiveSpreadsheet().getName(); }
  function properties() { PropertiesService.getDocumentProperties(); }
  function cache() { CacheService.getUserCache(); }
  function lock() { LockService.getDocumentLock(); }
  function fetching() { UrlFetchApp.fetch("https://shop.example.com/"); }
  function sheets() { Sheets.Spreadsheets.get("sheet-1"); }
  function open() { SpreadsheetApp.openById("sheet-1"); }
  function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("Sidebar")); }
  function alerting() { SpreadsheetApp.getUi().alert("Hello"); }
  function triggers() { ScriptApp.getProjectTriggers(); }
  function mailing() { MailApp.getRemainingDailyQuota(); }
  function user() { Session.getEffectiveUser(); }
  function locale() { Session.getActiveUserLocale(); }
  function log() { console.log("x"); Logger.log("y"); Utilities.getUuid(); }`;

describe("what an auth mode allows [AUTH]", () => {
  const always = ["menu", "locale", "log"];
  const withDocument = ["document", "properties", "cache", "lock"];
  const withUser = ["fetching", "sheets", "open", "sidebar", "alerting", "triggers", "mailing", "user"];
  const table: readonly [string, string, string][] = [
    ...always.flatMap((door) => modes(door, "returned", "returned", "returned")),
    ...withDocument.flatMap((door) => modes(door, "threw", "returned", "returned")),
    ...withUser.flatMap((door) => modes(door, "threw", "threw", "returned")),
  ];

  function modes(door: string, none: string, limited: string, full: string): [string, string, string][] {
    return [
      [door, "NONE", none],
      [door, "LIMITED", limited],
      [door, "FULL", full],
    ];
  }

  const world = tinyWorld(DOORS);
  test.each(table)("%s in %s: %s", (door, mode, outcome) => {
    const authMode = mode === "NONE" || mode === "LIMITED" ? mode : "FULL";
    const result = world.run(door, [], { authMode });
    expect(result.outcome).toBe(outcome);
    if (result.outcome === "threw") expect(result.message).toMatch(/^You do not have permission to call \w+\.\w+/);
  });
});

test("a scope that the manifest does not declare forbids its service [SCOPE]", () => {
  const manifest = { ...MANIFEST, oauthScopes: ["https://www.googleapis.com/auth/spreadsheets.currentonly"] };
  const world = tinyWorld(DOORS, { manifest });
  expect(world.run("document").outcome).toBe("returned");
  expect(world.run("sheets")).toMatchObject({
    outcome: "threw",
    message: expect.stringContaining("Required permissions: https://www.googleapis.com/auth/spreadsheets"),
  });
});

test("after a withdrawn grant only what needs no authorization works [INST]", () => {
  const world = tinyWorld(DOORS);
  world.emulator.withdraw("a@example.com");
  const as = { user: "a@example.com" };
  expect(world.run("fetching", [], as)).toMatchObject({ message: "Authorization is required to perform that action." });
  expect(world.run("properties", [], as).outcome).toBe("returned");
  expect(world.run("fetching").outcome).toBe("returned");
});

test("the script can ask whether authorization is missing", () => {
  const body = `return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus());`;
  expect(returnOf(body)).toBe("NOT_REQUIRED");
});

describe("without an active document [PROP] [CACHE] [LOCKS]", () => {
  test("document properties, cache and lock are null, and so is the spreadsheet", () => {
    const world =
      tinyWorld(`function door() { return [PropertiesService.getDocumentProperties(), CacheService.getDocumentCache(),
      LockService.getDocumentLock(), SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.openById("sheet-1").getId()]; }`);
    const result = world.run("door", [], { inDocument: false });
    expect(result).toMatchObject({ value: [null, null, null, null, "sheet-1"] });
  });

  test("an add-on's clock trigger may have no document: a switch", () => {
    const code = `function set() { ScriptApp.newTrigger("door").timeBased().everyHours(1).create(); }
      function door() { console.log(String(LockService.getDocumentLock())); }`;
    const world = tinyWorld(code, { kind: "add-on", addOnTriggerHasDocument: false });
    world.run("set");
    world.clock.advance(3_600_000);
    expect(world.fireDueTriggers()[0]).toMatchObject({ outcome: "returned" });
    expect(world.emulator.ledger.logged()).toEqual(['["null"]']);
  });
});

describe("what is not emulated fails loudly", () => {
  const members = [
    "SpreadsheetApp.getActiveRange",
    "Sheets.Spreadsheets.create",
    "Sheets.Spreadsheets.Values.batchClearByDataFilter",
    "PropertiesService.getNothing",
    "DriveApp.getFiles",
    "GmailApp.sendEmail",
    "console.table",
    "Utilities.zip",
  ];
  test.each(members)("%s", (member) => {
    const message = `not emulated: ${member}`;
    expect(returnOf(`try { ${member}; } catch (e) { return e.message; }`)).toBe(message);
  });

  test("the run names what was asked for in vain, though the script caught the error", () => {
    const world = tinyWorld("function door() { try { GmailApp.sendEmail('x'); } catch (e) {} }");
    expect(world.run("door")).toMatchObject({ outcome: "returned", notEmulated: ["GmailApp.sendEmail"] });
  });

  test("looking for a promise, printing and stringifying are no use of a member", () => {
    const body = `return [String(SpreadsheetApp), JSON.stringify({ ui: SpreadsheetApp.getUi() }).length > 0, SpreadsheetApp.then === undefined];`;
    expect(returnOf(body)).toEqual(["SpreadsheetApp", true, true]);
  });
});
