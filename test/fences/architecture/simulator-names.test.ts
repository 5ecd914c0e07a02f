import path from "node:path";
import { type Source, sourcesIn } from "../../support/project";
import { importsOf } from "./imports";

interface Vendor {
  readonly name: string;
  /** Rooms in which the rules of the endpoints stand. */
  readonly rooms: readonly string[];
}

const VENDORS: readonly Vendor[] = [
  { name: "walmart", rooms: ["account", "feeds", "gateway", "items", "orders", "people", "stock"] },
  { name: "shipstation", rooms: ["gateway", "orders", "packages", "people", "stores"] },
];

const routesOf = ({ name }: Vendor): string => `dev/simulator/${name}/gateway/routes.ts`;
const isRule = ({ name, rooms }: Vendor, file: string): boolean =>
  rooms.some((room) => file.startsWith(`dev/simulator/${name}/${room}/`));

/** What several rules of a room refuse alike. */
const SHARED = "refusals";

const SOURCES = sourcesIn(["dev/simulator", "test"], [".ts"]);

/** Rules without a test of their name, and refusals that bear the name of no rule beside them. */
function strayNames(sources: readonly Source[], vendor: Vendor): readonly string[] {
  const routes = sources.filter((source) => source.path === routesOf(vendor));
  const rules = routes.flatMap(importsOf).filter((one) => !one.isTypeOnly && isRule(vendor, one.target));
  const names = new Set(rules.map(({ target }) => target.replace(/\.ts$/, "")));
  const tested = new Set(sources.map((source) => /([^/]+)\.test\.ts$/.exec(source.path)?.[1]));
  const refusals = sources.filter(({ path: file }) => isRule(vendor, file) && /refusals\.ts$/.test(file));
  return [
    ...[...names].filter((name) => !isLimits(name) && !tested.has(path.posix.basename(name))),
    ...refusals.map((source) => source.path).filter((file) => !isNamed(file, names)),
  ];
}

/** Limits of an endpoint are no rule. */
const isLimits = (name: string): boolean => path.posix.basename(name) === "limits";

const isNamed = (file: string, rules: ReadonlySet<string>): boolean =>
  path.posix.basename(file, ".ts") === SHARED || rules.has(file.replace(/-refusals\.ts$/, ""));

test.each(VENDORS)("an endpoint's rule, its refusals and its test share one name: $name", (vendor) => {
  expect(SOURCES.map((source) => source.path)).toContain(routesOf(vendor));
  expect(strayNames(SOURCES, vendor)).toEqual([]);
});

test("a rule without its test and a refusal without its rule are reported", () => {
  const renamed = SOURCES.map((source) => ({
    ...source,
    path: source.path
      .replace(/\/(cancel|save-orders)\.test\.ts$/, "/actions.test.ts")
      .replace("ship-refusals", "package-refusals"),
  }));
  expect(VENDORS.flatMap((vendor) => strayNames(renamed, vendor))).toEqual([
    "dev/simulator/walmart/orders/cancel",
    "dev/simulator/walmart/orders/package-refusals.ts",
    "dev/simulator/shipstation/orders/save-orders",
  ]);
});
