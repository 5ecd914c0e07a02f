import { existsSync } from "node:fs";
import path from "node:path";
import { buildWorker } from "../../../dev/world/build-worker";
import { createLoopbackWorld, type LoopbackWorld } from "../../../dev/world/loopback";
import type { RunOptions, RunResult } from "../../../dev/world/run";
import { type Served, serve } from "../../../dev/world/serve";
import { createWorld, type World } from "../../../dev/world/world";
import { ROOT } from "../../support/project";
import { bundleOf, echoServer, type StubSpreadsheet, worldOptions } from "../../support/tiny-world";

const WORKER = path.join(ROOT, "build", "test", "loopback-worker.cjs");

const BUNDLE = `
var loadedAt = Date.now();
function storing(key, value) {
  PropertiesService.getUserProperties().setProperty(key, value);
  CacheService.getUserCache().put(key, value, 60);
  return [PropertiesService.getUserProperties().getProperty(key), CacheService.getUserCache().get(key)];
}
function locking() {
  var lock = LockService.getDocumentLock();
  lock.waitLock(1000);
  Utilities.sleep(2500);
  var held = lock.hasLock();
  lock.releaseLock();
  return [held, lock.hasLock()];
}
function timing() {
  var before = Date.now();
  Utilities.sleep(1234);
  return [loadedAt, before, Date.now(), new Date().toISOString(), Math.random(), Math.random(), Utilities.getUuid()];
}
function fetching() {
  var one = UrlFetchApp.fetch("https://shop.example.com/items?a=1&b=%20", {
    method: "post", contentType: "application/json", headers: { "WM_SEC.TOKEN": "t" }, payload: '{"a":"\\u00e4"}' });
  var all = UrlFetchApp.fetchAll([
    { url: "https://shop.example.com/status/404", muteHttpExceptions: true },
    { url: "https://shop.example.com/two", method: "put", payload: { x: "1" } }]);
  return [one.getContentText(), one.getHeaders(), all.map(function (r) { return r.getResponseCode(); })];
}
function missing() { return UrlFetchApp.fetch("https://shop.example.com/status/404").getContentText(); }
function dropped() { return UrlFetchApp.fetch("https://shop.example.com/drop", { muteHttpExceptions: true }).getContentText(); }
function closed() { return UrlFetchApp.fetch("https://shop.example.com/closed").getContentText(); }
function nowhere() { return UrlFetchApp.fetch("https://nowhere.example.com/").getContentText(); }
function sheet() {
  Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: {} }] }, "sheet-1");
  return Sheets.Spreadsheets.Values.batchGet("sheet-1", { ranges: ["A1"] });
}
function refused() { Sheets.Spreadsheets.batchUpdate({ requests: ["refuse"] }, "sheet-1"); }
function showing() {
  var ui = SpreadsheetApp.getUi();
  ui.createAddonMenu().addItem("Go", "storing").addToUi();
  ui.showSidebar(HtmlService.createHtmlOutputFromFile("Sidebar").setTitle("Shop"));
  SpreadsheetApp.getActive().toast("Done");
  return String(ui.alert("Sure?", ui.ButtonSet.YES_NO));
}
function dates() { return { at: new Date() }; }
async function later() { await null; return "later"; }
function unknown() { return SpreadsheetApp.getActiveRange(); }
function stubborn() {
  var done = [];
  for (var i = 0; i < 5; i++) {
    try { PropertiesService.getScriptProperties().setProperty("k" + i, "v"); done.push(i); } catch (e) { done.push(e.message); }
  }
  return done;
}
function tooLong() { for (var i = 0; i < 3; i++) Utilities.sleep(150000); return "never"; }
function thrower() { throw new TypeError("no good"); }
`;

interface Case {
  readonly door: string;
  readonly args?: readonly unknown[];
  readonly options?: RunOptions;
}

const CASES: Readonly<Record<string, Case>> = {
  "stores and caches": { door: "storing", args: ["k", "v"] },
  "a lock is held over a sleep": { door: "locking" },
  "the clock and the dice are the world's": { door: "timing" },
  "HTTP requests arrive whole": { door: "fetching" },
  "an HTTP error throws": { door: "missing" },
  "a broken connection throws": { door: "dropped" },
  "the reason of a broken connection arrives": { door: "closed" },
  "an unknown host throws": { door: "nowhere" },
  "the Sheets API is read and written": { door: "sheet" },
  "the Sheets API refuses": { door: "refused" },
  "menu, sidebar, toast and alert": { door: "showing" },
  "a Date reaches the sidebar as nothing": { door: "dates", options: { from: "sidebar" } },
  "a promise arrives as its value": { door: "later", options: { from: "sidebar" } },
  "an unknown member fails by name": { door: "unknown" },
  "a dead execution cannot act": { door: "stubborn", options: { killAtCall: 5 } },
  "an execution ends after six minutes": { door: "tooLong" },
  "an error keeps its name": { door: "thrower" },
  "a missing door is named": { door: "nothing" },
  "LIMITED forbids HTTP": { door: "missing", options: { authMode: "LIMITED" } },
};

function comparable(result: RunResult): unknown {
  return result.outcome === "threw" ? { ...result, stack: "" } : result;
}

describe("both carriers give the same results and the same ledger", () => {
  let inProcess: World<StubSpreadsheet>;
  let loopback: LoopbackWorld<StubSpreadsheet>;
  let served: Served;

  beforeAll(async () => {
    await buildWorker(path.join(ROOT, "dev/world/loopback-worker.ts"), WORKER);
    expect(existsSync(WORKER)).toBe(true);
    const dist = bundleOf(BUNDLE);
    served = await serve(echoServer());
    inProcess = createWorld({ ...worldOptions(dist), servers: { "shop.example.com": echoServer() } });
    const hosts = { "shop.example.com": served.url };
    loopback = createLoopbackWorld({ ...worldOptions(dist), hosts, workerPath: WORKER });
  });

  afterAll(() => served.close());

  test.each(Object.keys(CASES))("%s", async (name) => {
    const { door, args = [], options = {} } = CASES[name] ?? { door: "" };
    const from = inProcess.emulator.ledger.entries.length;
    const expected = inProcess.run(door, args, options);
    const found = await loopback.run(door, args, options);
    expect(comparable(found)).toEqual(comparable(expected));
    const ledgers = [inProcess, loopback].map(({ emulator }) => emulator.ledger.entries.slice(from));
    expect(ledgers[1]).toEqual(ledgers[0]);
    expect(loopback.clock.now()).toBe(inProcess.clock.now());
    expect(loopback.emulator.snapshot()).toBe(inProcess.emulator.snapshot());
  });

  test("the world may act before any call, and its action may take its time", async () => {
    const seen: string[] = [];
    const beforeCall = async (index: number, service: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.push(`${index} ${service}`);
    };
    const found = await loopback.run("sheet", [], { beforeCall });
    expect(seen).toEqual(["1 Sheets.Spreadsheets.batchUpdate", "2 Sheets.Spreadsheets.Values.batchGet"]);
    expect(found.counters).toEqual({ calls: 2, sheetsReads: 1, sheetsWrites: 1, fetches: 0 });
  });

  test("a defect of the world fails the run even where the bundle swallows errors", async () => {
    const beforeCall = (): Promise<void> => Promise.reject(new Error("a wrong expectation"));
    await expect(loopback.run("stubborn", [], { beforeCall })).rejects.toThrow("a wrong expectation");
  });
});

test("an endless loop in a worker is cut off and its lock is free", async () => {
  const dist = bundleOf(`
    function door() { LockService.getScriptLock().waitLock(1); for (;;) {} }
    function after() { return LockService.getScriptLock().tryLock(1); }`);
  const world = createLoopbackWorld({ ...worldOptions(dist), hosts: {}, workerPath: WORKER, loopMs: 300 });
  expect((await world.run("door")).outcome).toBe("killed");
  expect(await world.run("after")).toMatchObject({ outcome: "returned", value: true });
});
