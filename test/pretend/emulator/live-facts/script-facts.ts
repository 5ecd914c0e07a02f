/** Utilities, the script itself, pages, the advanced service and mail, as scripts met them. */
import { strToU8, zipSync } from "fflate";
import { createSpreadsheet } from "../../../../dev/emulator/sheets-api/spreadsheet";
import { createWorld } from "../../../../dev/world/world";
import { bundleOf, MANIFEST, returnOf, tinyWorld, worldOptions } from "../../../support/tiny-world";
import { type Fact, fact } from "./fact";

const messageOf = (call: string): unknown => returnOf(`try { ${call}; return null; } catch (e) { return e.message; }`);
const said = (text: string) => expect.stringContaining(text);

/** Runs a body beside an archive that a server gives. */
function unzipped(contentType: string): unknown {
  const base64 = Buffer.from(zipSync({ "b.csv": strToU8("SKU\nä"), "a.txt": strToU8("x") })).toString("base64");
  const handle = () => ({ status: 200, headers: { "Content-Type": contentType }, body: "", base64 });
  const servers = { "shop.example.com": { handle, snapshot: () => "", restore: () => undefined } };
  const body = `try { return Utilities.unzip(UrlFetchApp.fetch("https://shop.example.com/x.zip").getBlob())
    .map(function (b) { return [b.getName(), b.getContentType(), b.getDataAsString()]; }); } catch (e) { return e.message; }`;
  return returnOf(body, { servers });
}

const utilities: readonly Fact[] = [
  fact("X1", "live GASF", "base64 of a text is that of its UTF-8 bytes; bytes are signed", () =>
    expect(returnOf(`return [Utilities.base64Encode("ä€"), Utilities.base64Decode("w6Q=")];`)).toEqual([
      "w6Tigqw=",
      [-61, -92],
    ]),
  ),
  fact("X2", "live GASF", "a new blob of a text is text/plain and has no name", () =>
    expect(returnOf(`var b = Utilities.newBlob("x"); return [b.getContentType(), b.getName()];`)).toEqual([
      "text/plain",
      null,
    ]),
  ),
  fact("X3", "live GASF", "unzip gives the files in their order with names, types by ending, and texts", () =>
    expect(unzipped("application/zip")).toEqual([
      ["b.csv", "text/csv", "SKU\nä"],
      ["a.txt", "text/plain", "x"],
    ]),
  ),
  fact("X4", "field", "unzip of a blob of another type: Invalid argument", () =>
    expect(unzipped("application/octet-stream")).toBe("Invalid argument"),
  ),
  fact("X5", "live GASF", "parseCsv: commas in quotes, doubled quotes", () =>
    expect(returnOf(`return Utilities.parseCsv('a,"b,c"\\n"d ""e""",f');`)).toEqual([
      ["a", "b,c"],
      ['d "e"', "f"],
    ]),
  ),
  fact(
    "X6",
    "field CSV",
    "parseCsv does not manage line breaks inside quotes: a switch, since nobody measured it",
    () => {
      const csv = `Utilities.parseCsv('a,"b\\nc"')`;
      const either = (csvLineBreaks: "kept" | "refused") =>
        returnOf(`try { return ${csv}; } catch (e) { return e.message; }`, { serviceSwitches: { csvLineBreaks } });
      expect([either("refused"), either("kept")]).toEqual(["Could not parse text.", [["a", "b\nc"]]]);
    },
  ),
  fact("X7", "live GASF", "formatDate by Java's patterns", () =>
    expect(returnOf(`return Utilities.formatDate(new Date(0), "GMT+2", "EEE, d MMM yyyy HH:mm XXX");`)).toBe(
      "Thu, 1 Jan 1970 02:00 +02:00",
    ),
  ),
  fact("X8", "live GASF", "computeDigest without a charset takes texts as US-ASCII", () => {
    const digest = (text: string, more = "") =>
      `Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, "${text}"${more}).join()`;
    const utf8 = digest("ä", ", Utilities.Charset.UTF_8");
    expect(returnOf(`return [${digest("ä")} === ${digest("?")}, ${utf8} === ${digest("?")}];`)).toEqual([true, false]);
  }),
  fact("X9", "live GASF", "computeDigest of a plain text", () =>
    expect(returnOf(`return Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, "a").slice(0, 3);`)).toEqual([
      12, -63, 117,
    ]),
  ),
  fact("X10", "live GASF", "sleep of a text that is no number: Cannot convert", () =>
    expect(messageOf(`Utilities.sleep("abc")`)).toEqual(said("Cannot convert abc")),
  ),
];

const everyHour = 'ScriptApp.newTrigger("go").timeBased().everyHours(1).create()';
const tries = (door: string, authMode: "NONE" | "LIMITED"): unknown =>
  tinyWorld(`function door() { ${door} }`).run("door", [], { authMode }).outcome;

const script: readonly Fact[] = [
  fact("A1", "live GASF", "AuthMode.FULL prints FULL", () =>
    expect(returnOf("return String(ScriptApp.AuthMode.FULL);")).toBe("FULL"),
  ),
  fact("A2", "live GASF", "authorization given: NOT_REQUIRED and no address", () =>
    expect(
      returnOf(`var i = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
        return [String(i.getAuthorizationStatus()), i.getAuthorizationUrl()];`),
    ).toEqual(["NOT_REQUIRED", null]),
  ),
  fact("A4", "field", "a clock trigger may be made from a sidebar's call", () => {
    const world = tinyWorld(`function door() { ${everyHour}; }`);
    expect(world.run("door", [], { from: "sidebar" }).outcome).toBe("returned");
    expect(world.emulator.triggers).toHaveLength(1);
  }),
  fact("A5", "doc", "an add-on may not run more often than hourly; a bound script may, each minute", () => {
    const body = `ScriptApp.newTrigger("go").timeBased().everyMinutes(1).create(); return "made";`;
    expect(returnOf(body)).toBe("made");
    expect(() => returnOf(body, { kind: "add-on" })).toThrow("at least 1 hour(s) apart");
  }),
  fact("A6", "doc", "20 triggers for a person and script, the 21st is refused", () => {
    const many = (count: number) => messageOf(`for (var i = 0; i < ${count}; i++) ${everyHour}`);
    expect([many(20), many(21)]).toEqual([null, said("This script has too many triggers.")]);
  }),
  fact("A7", "doc", "other people's triggers are not seen", () => {
    const world = tinyWorld(`function make() { ${everyHour}; }
      function count() { return ScriptApp.getProjectTriggers().length; }`);
    world.run("make", [], { user: "a@example.com" });
    expect(world.run("count", [], { user: "b@example.com" })).toMatchObject({ value: 0 });
  }),
  fact("A8", "doc", "in LIMITED: menus and properties yes; fetching, the Sheets service, triggers, sidebars no", () => {
    const allowed = ["SpreadsheetApp.getUi().createAddonMenu().addToUi();", "PropertiesService.getUserProperties();"];
    const page = 'HtmlService.createHtmlOutputFromFile("Sidebar")';
    const forbidden = [
      'UrlFetchApp.fetch("https://shop.example.com/");',
      'Sheets.Spreadsheets.get("sheet-1");',
      "ScriptApp.getProjectTriggers();",
      `SpreadsheetApp.getUi().showSidebar(${page});`,
    ];
    for (const door of allowed) expect(tries(door, "LIMITED")).toBe("returned");
    for (const door of forbidden) expect(tries(door, "LIMITED")).toBe("threw");
  }),
  fact("A9", "doc", "in NONE only the menu", () => {
    expect(tries("SpreadsheetApp.getUi().createAddonMenu().addToUi();", "NONE")).toBe("returned");
    expect(tries("PropertiesService.getUserProperties();", "NONE")).toBe("threw");
  }),
  fact("A10", "doc", "an execution ends after six minutes, whatever it catches", () => {
    const body = "for (;;) { try { Utilities.sleep(300000); } catch (e) {} }";
    expect(tinyWorld(`function door() { ${body} }`).run("door")).toMatchObject({ outcome: "killed", tookMs: 360_000 });
  }),
  fact("A11", "field", "getUi in a clock trigger: Cannot call SpreadsheetApp.getUi() from this context.", () => {
    const world = tinyWorld(`function door() { SpreadsheetApp.getUi(); }`);
    expect(world.run("door", [], { from: "trigger" })).toMatchObject({
      message: "Cannot call SpreadsheetApp.getUi() from this context.",
    });
  }),
];

const pages: readonly Fact[] = [
  fact("H1", "live GASF", "a page that is not there throws", () =>
    expect(messageOf(`HtmlService.createHtmlOutputFromFile("Nothing")`)).toEqual(said("Nothing")),
  ),
  fact("H2", "live GASF", "the title of a page is '' until it is set", () =>
    expect(
      returnOf(
        `var p = HtmlService.createHtmlOutputFromFile("Sidebar"); return [p.getTitle(), p.setTitle("A").getTitle()];`,
      ),
    ).toEqual(["", "A"]),
  ),
  fact("H3", "live GASF", "effective and active user have an e-mail; toString is the e-mail", () => {
    const body = `return [Session.getEffectiveUser().getEmail(), String(Session.getActiveUser())];`;
    const world = tinyWorld(`function door() { ${body} }`);
    const user = "me@example.com";
    expect(world.run("door", [], { user })).toMatchObject({ value: [user, user] });
  }),
  fact("H4", "live GASF", "the script's zone is the manifest's", () =>
    expect(returnOf("return Session.getScriptTimeZone();")).toBe(MANIFEST.timeZone),
  ),
  fact("H5", "doc", "an object with a Date gives the sidebar nothing; a text passes", () => {
    const world = tinyWorld(`function date() { return { a: new Date() }; } function text() { return "x"; }`);
    const seen = ["date", "text"].map((door) => world.run(door, [], { from: "sidebar" }));
    expect(seen).toMatchObject([{ value: null }, { value: "x" }]);
  }),
  fact("H6", "doc", "undefined from a sidebar's call becomes null", () => {
    const world = tinyWorld(`function echo(value) { return value === null; }`);
    expect(world.run("echo", [undefined], { from: "sidebar" })).toMatchObject({ value: true });
  }),
];

/** What a door gives beside a real emulated spreadsheet. */
function beside(body: string): unknown {
  const about = { id: "sheet-1", title: "Shop", locale: "en_US", timeZone: "Etc/UTC", owner: "seller@example.com" };
  const spreadsheet = createSpreadsheet(about);
  const code = `function door() { try { ${body} } catch (e) { return [e.name, e.message]; } }`;
  const result = createWorld({ ...worldOptions(bundleOf(code)), spreadsheet, servers: {} }).run("door");
  return Object(result).value;
}

const service: readonly Fact[] = [
  fact("Z1", "field FLD", "body, then path, then query: fields is taken as third argument", () =>
    expect(
      beside(`var filter = { dataFilters: [{ a1Range: "A1" }] };
        return [Sheets.Spreadsheets.getByDataFilter(filter, "sheet-1", { fields: "sheets.properties.title" }),
          Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: {} }] }, "sheet-1", { fields: "spreadsheetId" })];`),
    ).toEqual([{ sheets: [{ properties: { title: "Sheet1" } }] }, { spreadsheetId: "sheet-1" }]),
  ),
  fact("Z2", "live NFR", "a refusal is a GoogleJsonResponseException with the method's name", () =>
    expect(
      beside(`Sheets.Spreadsheets.batchUpdate({ requests: [{ deleteSheet: { sheetId: 9 } }] }, "sheet-1");`),
    ).toEqual([
      "GoogleJsonResponseException",
      said("API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0].deleteSheet"),
    ]),
  ),
  fact("Z4", "live GASF", "a call without any of its arguments is refused by count", () =>
    expect(beside("Sheets.Spreadsheets.get();")).toEqual([
      "Exception",
      said("Invalid number of arguments provided. Expected 1-2"),
    ]),
  ),
  fact("Z6", "live GASF", "Values.get, update, append, clear exist", () =>
    expect(
      beside(`var V = Sheets.Spreadsheets.Values; var raw = { valueInputOption: "RAW" };
        V.update({ values: [["a"]] }, "sheet-1", "A1", raw); V.append({ values: [["b"], ["c"]] }, "sheet-1", "A1", raw);
        V.clear({}, "sheet-1", "A3"); return V.get("sheet-1", "A1:A3").values;`),
    ).toEqual([["a"], ["b"]]),
  ),
];

const mail = (to: string) => `MailApp.sendEmail("${to}", "Hi", "x")`;

const mails: readonly Fact[] = [
  fact("E10", "field", "100 recipients a day for consumers; the next mail is refused", () =>
    expect(messageOf(`for (var i = 0; i < 101; i++) ${mail("a@example.com")}`)).toBe(
      "Service invoked too many times for one day: email.",
    ),
  ),
  fact("E11", "doc", "getRemainingDailyQuota goes down with recipients", () =>
    expect(returnOf(`${mail("a@example.com,b@example.com")}; return MailApp.getRemainingDailyQuota();`)).toBe(98),
  ),
  fact("E12", "field", "a recipient that is no address: Invalid email: …", () =>
    expect(messageOf(mail("nobody"))).toBe("Invalid email: nobody"),
  ),
];

export const SCRIPT_FACTS: readonly Fact[] = [...utilities, ...script, ...pages, ...service, ...mails];
