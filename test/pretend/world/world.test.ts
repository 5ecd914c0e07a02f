import { bundleOf, START, tinyWorld } from "../../support/tiny-world";

const COUNTER = `
function bump() {
  var store = PropertiesService.getDocumentProperties();
  var next = Number(store.getProperty("n") || 0) + 1;
  store.setProperty("n", String(next));
  UrlFetchApp.fetch("https://shop.example.com/");
  Sheets.Spreadsheets.batchUpdate({ requests: [next] }, "sheet-1");
  return next;
}`;

describe("every execution starts afresh", () => {
  test("no state of the bundle survives an execution", () => {
    const world = tinyWorld("var n = 0; function door() { n += 1; return n; }");
    expect(world.run("door")).toMatchObject({ outcome: "returned", value: 1 });
    expect(world.run("door")).toMatchObject({ outcome: "returned", value: 1 });
  });

  test.each([
    ["a variable of the bundle", "n += 1; return n;", 1],
    ["a global that nobody declared", "globalThis.left = (globalThis.left || 0) + 1; return left;", 1],
    ["a service put in the place of another", "var was = Session === 1; Session = 1; return was;", false],
    ["a method of the language", "var was = [].extra; Array.prototype.extra = 1; return was === undefined;", true],
    [
      "a method of the language, replaced",
      "var was = JSON.parse('1'); JSON.parse = function () { return 2; }; return was;",
      1,
    ],
    [
      "a hidden prototype",
      "var all = Object.getPrototypeOf([].values()), was = all.x; all.x = 1; return was === undefined;",
      true,
    ],
    [
      "a frozen prototype",
      "var was = Object.isFrozen(Map.prototype); Object.freeze(Map.prototype); return was;",
      false,
    ],
  ])("%s that an execution leaves is not found by the next", (_, body, value) => {
    const world = tinyWorld(`var n = 0; function door() { ${body} }`);
    for (let round = 0; round < 4; round += 1) expect(world.run("door")).toMatchObject({ outcome: "returned", value });
  });

  test("global statements run under the caller's auth mode", () => {
    const world = tinyWorld("var all = PropertiesService.getUserProperties(); function onOpen() {}");
    const result = world.run("onOpen", [], { authMode: "NONE" });
    expect(result).toMatchObject({ outcome: "threw", message: expect.stringContaining("do not have permission") });
  });

  test("the bundle finds the platform and nothing of the machinery", () => {
    const world = tinyWorld(`function door() {
      return [typeof __call, typeof __kit, typeof URL, typeof setTimeout, typeof process, typeof require]; }`);
    expect(world.run("door")).toMatchObject({ value: Array(6).fill("undefined") });
  });

  test("errors and dates are of the bundle's own realm", () => {
    const world = tinyWorld(`function door() {
      try { SpreadsheetApp.nothing; } catch (e) {
        return [e instanceof Error, new Date() instanceof Date, PropertiesService.getUserProperties().getKeys() instanceof Array];
      } }`);
    expect(world.run("door")).toMatchObject({ value: [true, true, true] });
  });
});

describe("an execution can die anywhere", () => {
  const STUBBORN = `
    function door() {
      var lock = LockService.getDocumentLock(); lock.waitLock(10);
      var store = PropertiesService.getDocumentProperties();
      try { store.setProperty("a", "1"); store.setProperty("b", "2"); }
      catch (e) { store.setProperty("rescued", "yes"); }
      finally { try { lock.releaseLock(); console.log("tidy"); } catch (e) {} }
      return "fine";
    }
    function look() { return [PropertiesService.getDocumentProperties().getProperties(), LockService.getDocumentLock().tryLock(1)]; }`;

  test("killed before a call: that call and all later ones have no effect, whatever the bundle catches", () => {
    const world = tinyWorld(STUBBORN);
    expect(world.run("door", [], { killAtCall: 5 })).toMatchObject({ outcome: "killed", calls: 4 });
    expect(world.emulator.ledger.logged()).toEqual([]);
    expect(world.run("look")).toMatchObject({ value: [{ a: "1" }, true] });
  });

  test("every gap of a run can be the place of death", () => {
    const world = tinyWorld(STUBBORN);
    const { calls } = world.run("door");
    for (let n = 1; n <= calls; n += 1) {
      expect(world.run("door", [], { killAtCall: n })).toMatchObject({ outcome: "killed", calls: n - 1 });
    }
    expect(world.run("door", [], { killAtCall: calls + 1 })).toMatchObject({ outcome: "returned" });
  });

  test("an execution is cut off at six minutes, in the middle of the call that takes too long", () => {
    const world = tinyWorld("function door() { for (;;) Utilities.sleep(250000); }");
    expect(world.run("door")).toMatchObject({ outcome: "killed", tookMs: 360_000, calls: 2 });
  });

  test("a simple trigger is cut off at 30 seconds", () => {
    const world = tinyWorld("function onOpen() { for (;;) Utilities.sleep(20000); }");
    expect(world.run("onOpen")).toMatchObject({ outcome: "killed", tookMs: 30_000 });
  });

  test("an endless loop is killed and frees its lock", () => {
    const world = tinyWorld(
      "function door() { LockService.getScriptLock().waitLock(1); for (;;) {} } function try_() { return LockService.getScriptLock().tryLock(1); }",
      { loopMs: 100 },
    );
    expect(world.run("door").outcome).toBe("killed");
    expect(world.run("try_")).toMatchObject({ value: true });
  });
});

test("a run that reads and sets the bundle's own names as globals finds the bundle's own variables", () => {
  const world =
    tinyWorld(`var n = 1; function door() { globalThis.n = 5; var was = n; n = 6; return [was, globalThis.n, this === globalThis, typeof globalThis.door]; }
    var top = this === globalThis; function topmost() { return top; }`);
  for (let round = 0; round < 3; round += 1) {
    expect(world.run("door")).toMatchObject({ value: [5, 6, true, "function"] });
    expect(world.run("topmost")).toMatchObject({ value: true });
  }
});

describe("between two calls", () => {
  test("another execution can run, and finds the lock taken", () => {
    const world =
      tinyWorld(`function door() { LockService.getDocumentLock().waitLock(1); SpreadsheetApp.flush(); return 1; }
      function other() { return LockService.getDocumentLock().tryLock(500); }`);
    const seen: unknown[] = [];
    world.run("door", [], {
      beforeCall: (_index, service) => {
        if (service === "SpreadsheetApp.flush") seen.push(world.run("other", [], { user: "b@example.com" }));
      },
    });
    expect(seen).toMatchObject([{ outcome: "returned", value: false, tookMs: 500 }]);
  });

  test("an error thrown by the hook fails the run even where the bundle swallows errors", () => {
    const world = tinyWorld("function door() { try { SpreadsheetApp.flush(); } catch (e) {} }");
    const beforeCall = (): void => {
      throw new Error("a wrong expectation");
    };
    expect(() => world.run("door", [], { beforeCall })).toThrow("a wrong expectation");
  });
});

describe("snapshot and restore", () => {
  test("platform, spreadsheet, servers, clock and ledger go back together, and history repeats itself", () => {
    const world = tinyWorld(COUNTER);
    world.run("bump");
    const saved = world.snapshot();
    const first = [world.run("bump"), world.run("bump"), world.emulator.ledger.entries.slice()];
    world.restore(saved);
    expect(world.emulator.ledger.counters().calls).toBe(5);
    expect(world.spreadsheet.batches).toHaveLength(1);
    const second = [world.run("bump"), world.run("bump"), world.emulator.ledger.entries.slice()];
    expect(second).toEqual(first);
  });
});

describe("triggers fire by the virtual clock", () => {
  const HOURLY = `
    function setUp() { ScriptApp.newTrigger("hourly").timeBased().everyHours(1).create(); }
    function hourly(e) { console.log(e.authMode === ScriptApp.AuthMode.FULL, e.triggerUid, e.hour); }
    function ui() { try { SpreadsheetApp.getUi(); } catch (e) { return e.message; } }`;

  test("an hourly trigger runs once an hour, as the user who made it", () => {
    const world = tinyWorld(HOURLY);
    world.run("setUp", [], { user: "a@example.com" });
    expect(world.emulator.triggers[0]?.nextAt).toBeGreaterThan(START);
    const runs = Array.from({ length: 6 }, () => {
      world.clock.advance(3_600_000);
      return world.fireDueTriggers().length;
    });
    expect(runs).toEqual([1, 1, 1, 1, 1, 1]);
    expect(world.fireDueTriggers()).toEqual([]);
    expect(JSON.parse(world.emulator.ledger.logged()[0] ?? "")).toEqual(["true", "1000001", "10"]);
  });

  test("runs missed meanwhile are not made up for", () => {
    const world = tinyWorld(HOURLY);
    world.run("setUp");
    world.clock.advance(10 * 3_600_000);
    expect(world.fireDueTriggers()).toHaveLength(1);
    expect(world.fireDueTriggers()).toHaveLength(0);
  });

  test("a trigger has no user interface", () => {
    const world = tinyWorld(HOURLY);
    const result = world.run("ui", [], { from: "trigger" });
    expect(result).toMatchObject({ value: "Cannot call SpreadsheetApp.getUi() from this context." });
  });

  test("after 90 minutes of trigger time in a day nothing fires for a consumer account", () => {
    const world = tinyWorld(`
      function setUp() { ScriptApp.newTrigger("long").timeBased().everyMinutes(10).create(); }
      function long() { Utilities.sleep(300000); }`);
    world.run("setUp");
    let fired = 0;
    for (let i = 0; i < 60; i += 1) {
      world.clock.advance(600_000);
      fired += world.fireDueTriggers().length;
    }
    expect(fired).toBe(18);
  });
});

test("a bundle that cannot be parsed is a run that threw", () => {
  expect(tinyWorld("function door( {").run("door")).toMatchObject({ outcome: "threw", name: "SyntaxError" });
});

test("a script zone other than UTC is refused", () => {
  expect(() => tinyWorld(bundleOf(""), { manifest: { timeZone: "Europe/Berlin" } })).toThrow(
    "not emulated: script zone",
  );
});
