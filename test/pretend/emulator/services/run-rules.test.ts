import { tinyWorld } from "../../../support/tiny-world";

const world = tinyWorld(`
  function echo(value) { return value === null ? "null" : JSON.stringify(value); }
  function hidden_() { return 1; }
  var menu = { item: function () { return "method"; } };
  function make(code) { return eval("(" + code + ")"); }`);

describe("what the sidebar may send [COMM] [TAN-RUN]", () => {
  const legal: readonly [string, unknown, string][] = [
    ["a number", 1.5, "1.5"],
    ["a text", "a", '"a"'],
    ["a nested object", { a: [1, { b: null }] }, '{"a":[1,{"b":null}]}'],
    ["undefined, which arrives as null", undefined, "null"],
  ];
  test.each(legal)("%s", (_name, value, seen) => {
    expect(world.run("echo", [value], { from: "sidebar" })).toMatchObject({ value: seen });
  });

  const illegal: readonly [string, unknown][] = [
    ["a Date", new Date(0)],
    ["a function", (): number => 1],
    ["a RegExp", /x/],
    ["a Map", new Map()],
    ["a Set inside an object", { a: new Set() }],
    ["bytes", new Uint8Array(1)],
    ["a promise", Promise.resolve(1)],
  ];
  test.each(illegal)("%s fails the call before it starts", (_name, value) => {
    const before = world.emulator.snapshot();
    const run = (): unknown => world.run("echo", ["a", value], { from: "sidebar" });
    expect(run).toThrow("Failed due to illegal value in property: 1");
    expect(world.emulator.snapshot()).toBe(before);
  });
});

describe("what the sidebar gets back [TAN-RUN]", () => {
  const results: readonly [string, string, unknown][] = [
    ["plain values", "{ a: [1, 'x', true, null] }", { a: [1, "x", true, null] }],
    ["nothing for undefined", "undefined", null],
    ["nothing at all where a Date is anywhere", "{ a: 1, b: [new Date()] }", null],
    ["an empty object for a Map", "new Map([[1, 2]])", {}],
    ["an empty object for a RegExp", "/x/", {}],
    ["nothing for a service object", "SpreadsheetApp.getActiveSpreadsheet()", null],
    ["the value of a promise", "Promise.resolve([1])", [1]],
  ];
  test.each(results)("%s", (_name, code, value) => {
    expect(world.run("make", [code], { from: "sidebar" })).toMatchObject({ outcome: "returned", value });
  });

  test("bytes are a server error", () => {
    expect(world.run("make", ["new Uint8Array(2)"], { from: "sidebar" }).outcome).toBe("threw");
  });
});

describe("which functions can be called [COMM] [V8]", () => {
  test("the sidebar cannot call a name that ends in an underscore, nor a method", () => {
    expect(world.run("hidden_", [], { from: "sidebar" })).toMatchObject({
      message: "Script function not found: hidden_",
    });
    expect(world.run("menu.item", [], { from: "sidebar" }).outcome).toBe("threw");
  });

  test("a menu item may name a method", () => {
    expect(world.run("menu.item")).toMatchObject({ value: "method" });
  });
});
