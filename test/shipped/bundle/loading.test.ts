/// <reference path="../../../dev/world/gas-local.d.ts" />
import vm from "node:vm";
import * as gas from "gas-local";
import { DIST, doors, readDist } from "../../support/dist";

const SERVICES = [
  "CacheService",
  "HtmlService",
  "LockService",
  "Logger",
  "MailApp",
  "PropertiesService",
  "ScriptApp",
  "Session",
  "Sheets",
  "SpreadsheetApp",
  "UrlFetchApp",
  "Utilities",
  // Neither is part of the language.
  "console",
  "WebAssembly",
];

/** Throws whatever is done with it, as a service does before the seller has authorised Aisle. */
function untouchable(name: string): object {
  const refuse = (): never => {
    throw new Error(`${name} was touched while the script loaded`);
  };
  const target = (): void => {};
  return new Proxy(target, {
    get: refuse,
    set: refuse,
    has: refuse,
    apply: refuse,
    construct: refuse,
    ownKeys: refuse,
  });
}

function bareContext(): vm.Context {
  const context = vm.createContext({});
  for (const name of SERVICES) context[name] = untouchable(name);
  return context;
}

test("the script loads where every service throws, so its menu survives before authorisation", () => {
  readDist("Code.js");
  expect(() => gas.require(DIST, bareContext())).not.toThrow();
});

test("a service touched while loading would be seen", () => {
  expect(() => vm.runInContext("var zone = Session.getScriptTimeZone();", bareContext())).toThrow(
    "Session was touched",
  );
});

test("loading leaves the doors behind, the object they lead to, and zod's own settings", () => {
  const context = bareContext();
  const before = new Set(Object.getOwnPropertyNames(context));
  gas.require(DIST, context);
  const left = Object.getOwnPropertyNames(context).filter((name) => !before.has(name));
  expect(left.sort()).toEqual(["__aisle", "__zod_globalConfig", ...doors()].sort());
});

test("every door is a function that can be called by its name", () => {
  const script = gas.require(DIST, bareContext());
  expect(doors().filter((name) => typeof script[name] !== "function")).toEqual([]);
});
