/// <reference path="./semver.d.ts" />
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { satisfies } from "semver";
import { ROOT } from "../support/project";

describe("the root folder", () => {
  const FIXED = [
    ".biome.json",
    ".ci",
    ".editorconfig",
    ".gitignore",
    ".npmrc",
    ".nvmrc",
    "appsscript.json",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "dev",
    "docs",
    "esbuild.config.mjs",
    "LICENSE",
    "package-lock.json",
    "package.json",
    "README.md",
    "SECURITY.md",
    "sidebar",
    "src",
    "test",
    "tsconfig.json",
  ];

  test("holds what the design fixes and nothing else", () => {
    const ignored = readText(".gitignore")
      .split("\n")
      .map((line) => line.replace(/\/$/, ""));
    const found = readdirSync(ROOT).filter((name) => name !== ".git" && !ignored.includes(name));
    expect(found.sort()).toEqual([...FIXED].sort());
  });
});

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, Locked>>;

describe("the lock", () => {
  const text = readText("package-lock.json");
  // A cast: npm's own format, version 3.
  const { packages } = JSON.parse(text) as { packages: Packages };

  test("holds every optional package of a locked one, so that it installs on every platform", () => {
    expect(missingOptional(packages)).toEqual([]);
  });

  test("a missing platform package would be named", () => {
    const { "node_modules/@esbuild/win32-x64": _gone, ...others } = packages;
    expect(missingOptional(others)).toEqual(["node_modules/esbuild needs @esbuild/win32-x64"]);
  });

  test("holds no package that the oldest supported Node may not run", () => {
    expect(tooNew(packages)).toEqual([]);
  });

  test("a package for a newer Node would be named", () => {
    expect(tooNew({ "node_modules/late": { engines: { node: ">=22" } } })).toEqual([
      "node_modules/late wants Node >=22",
    ]);
  });

  test("names no registry", () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/registry\.|"resolved"/);
  });

  test("holds no package whose install script nobody has decided on, so that npm warns of none", () => {
    const { allowScripts } = readJson("package.json") as { allowScripts: Record<string, boolean> };
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = scripted.map(([place]) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length));
    expect(Object.keys(allowScripts).sort()).toEqual([...new Set(names)].sort());
    expect(Object.values(allowScripts)).not.toContain(true);
  });

  test("runs on the Node that .nvmrc names, the oldest supported one", () => {
    const { engines } = readJson("package.json") as { engines: { node: string } };
    expect(engines.node).toMatch(new RegExp(`^>=${readText(".nvmrc").trim()}\\.`));
  });

  test("holds exactly the versions that package.json asks for", () => {
    const asked = readJson("package.json") as Record<"dependencies" | "devDependencies", Record<string, string>>;
    const wanted = { ...asked.dependencies, ...asked.devDependencies };
    const locked = Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(wanted);
  });
});

function missingOptional(packages: Packages): readonly string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesSeenFrom(place).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${place} needs ${name}`),
  );
}

/** Where Node looks for what a package imports: inside it, then in each folder above. */
function placesSeenFrom(place: string): readonly string[] {
  const parts = place === "" ? [] : place.split(/\/?node_modules\//).slice(1);
  return [...parts.keys(), parts.length].map((count) =>
    parts
      .slice(0, count)
      .map((name) => `node_modules/${name}/`)
      .join(""),
  );
}

function tooNew(packages: Packages): readonly string[] {
  const floor = /\d+\.\d+/.exec((readJson("package.json") as { engines: { node: string } }).engines.node)?.[0];
  return Object.entries(packages)
    .map(([place, { engines }]) => ({ place, range: engines?.node ?? "*" }))
    .filter(({ range }) => !satisfies(`${floor}.0`, range))
    .map(({ place, range }) => `${place} wants Node ${range}`);
}

function readText(name: string): string {
  return readFileSync(path.join(ROOT, name), "utf8");
}

function readJson(name: string): unknown {
  return JSON.parse(readText(name));
}
