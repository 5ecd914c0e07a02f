import { returnOf, tinyWorld } from "../../../support/tiny-world";

describe("properties [PROP] [QUOTA]", () => {
  test("values are strings, whatever is stored", () => {
    const body = `var p = PropertiesService.getScriptProperties(); p.setProperties({ a: 1, b: true, c: {} });
      return [p.getProperties(), p.getProperty("none")];`;
    expect(returnOf(body)).toEqual([{ a: "1", b: "true", c: "[object Object]" }, null]);
  });

  test("user properties belong to the user, document and script properties to all", () => {
    const world = tinyWorld(`function put() { PropertiesService.getUserProperties().setProperty("k", "mine");
        PropertiesService.getDocumentProperties().setProperty("k", "ours"); }
      function get() { return [PropertiesService.getUserProperties().getProperty("k"), PropertiesService.getDocumentProperties().getProperty("k")]; }`);
    world.run("put", [], { user: "a@example.com" });
    expect(world.run("get", [], { user: "a@example.com" })).toMatchObject({ value: ["mine", "ours"] });
    expect(world.run("get", [], { user: "b@example.com" })).toMatchObject({ value: [null, "ours"] });
  });

  test("a value holds 9 KB and not a byte more", () => {
    const put = (length: number): unknown =>
      returnOf(`PropertiesService.getUserProperties().setProperty("k", "x".repeat(${length})); return "stored";`);
    expect(put(9216)).toBe("stored");
    expect(() => put(9217)).toThrow("Exception: Argument too large: value");
  });

  test("a store holds 500 KB over keys and values; what would exceed it is not stored at all", () => {
    const body = `var p = PropertiesService.getUserProperties(); var i = 0;
      try { for (;; i++) p.setProperty("k" + i, "x".repeat(9000)); } catch (e) { return [i, e.message, p.getKeys().length]; }`;
    const message = "You have exceeded the property storage quota. Please remove some properties and try again.";
    expect(returnOf(body)).toEqual([56, message, 56]);
  });

  test("the day's allowance ends and comes back 24 hours after the first use", () => {
    const world = tinyWorld(`function many() { var p = PropertiesService.getUserProperties(); var all = {};
        for (var i = 0; i < 1000; i++) all["k" + i] = "v";
        for (var n = 0; n < 50; n++) p.setProperties(all); }
      function one() { return PropertiesService.getUserProperties().getProperty("k1"); }`);
    world.run("many");
    expect(world.run("one")).toMatchObject({ message: "Service invoked too many times for one day: properties." });
    expect(world.run("one", [], { user: "b@example.com" })).toMatchObject({ outcome: "returned" });
    world.clock.advance(86_400_000);
    expect(world.run("one")).toMatchObject({ value: "v" });
  });

  test("setting all others aside deletes them", () => {
    const body = `var p = PropertiesService.getUserProperties(); p.setProperty("old", "1"); p.setProperties({ a: "2" }, true);
      var kept = p.getKeys(); p.deleteProperty("a"); p.setProperty("b", "1").deleteAllProperties(); return [kept, p.getKeys()];`;
    expect(returnOf(body)).toEqual([["a"], []]);
  });
});

describe("cache [CACHE] [JP-CACHE]", () => {
  test("an item lives 600 seconds unless told otherwise", () => {
    const world =
      tinyWorld(`function put() { var c = CacheService.getUserCache(); c.put("a", "1"); c.put("b", "2", 30); c.putAll({ c: "3" }, 21600); }
      function get() { return CacheService.getUserCache().getAll(["a", "b", "c", "d"]); }`);
    world.run("put");
    world.clock.advance(31_000);
    expect(world.run("get")).toMatchObject({ value: { a: "1", c: "3" } });
    world.clock.advance(600_000);
    expect(world.run("get")).toMatchObject({ value: { c: "3" } });
    world.emulator.forgetCaches();
    expect(world.run("get")).toMatchObject({ value: {} });
  });

  const refused: readonly [string, string, string][] = [
    ["a key of 251 characters", 'c.put("k".repeat(251), "v")', "Argument too large: key"],
    ["a value over 100 KB", 'c.put("k", "v".repeat(102401))', "Argument too large: value"],
    ["an expiry over 21,600 s", 'c.put("k", "v", 21601)', "Invalid argument: expirationInSeconds"],
  ];
  test.each(refused)("%s is refused", (_name, call, message) => {
    expect(() => returnOf(`var c = CacheService.getScriptCache(); ${call};`)).toThrow(message);
  });

  test("beyond 1,000 items the oldest tenth goes", () => {
    const body = `var c = CacheService.getScriptCache(); var all = {};
      for (var i = 0; i < 1001; i++) all["k" + i] = "v"; c.putAll(all);
      return [c.get("k0"), c.get("k99"), c.get("k100"), c.get("k1000")];`;
    expect(returnOf(body)).toEqual([null, null, "v", "v"]);
  });
});

describe("locks [LOCK] [LOCKS]", () => {
  const DOORS = `function hold() { LockService.getDocumentLock().waitLock(1); LockService.getUserLock().waitLock(1); SpreadsheetApp.flush(); }
    function try_() { return [LockService.getDocumentLock().tryLock(10), LockService.getUserLock().tryLock(10), LockService.getScriptLock().tryLock(10)]; }
    function wait() { LockService.getDocumentLock().waitLock(3000); }`;

  function whileHeld(door: string, user: string): unknown {
    const world = tinyWorld(DOORS);
    const seen: unknown[] = [];
    world.run("hold", [], {
      user: "a@example.com",
      beforeCall: (_index, service) => {
        if (service === "SpreadsheetApp.flush") seen.push(world.run(door, [], { user }));
      },
    });
    return seen[0];
  }

  test("the document lock shuts out everybody, the user lock only the same user", () => {
    expect(whileHeld("try_", "a@example.com")).toMatchObject({ value: [false, false, true] });
    expect(whileHeld("try_", "b@example.com")).toMatchObject({ value: [false, true, true] });
  });

  test("waiting in vain takes its time and throws", () => {
    const message = "Lock timeout: another process was holding the lock for too long.";
    expect(whileHeld("wait", "b@example.com")).toMatchObject({ name: "Exception", message, tookMs: 3000 });
  });

  test("a lock is free when its execution has ended", () => {
    const world = tinyWorld(DOORS);
    world.run("hold");
    expect(world.run("try_")).toMatchObject({ value: [true, true, true] });
  });
});
