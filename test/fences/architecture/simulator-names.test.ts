import path from "node:path";
import { type Source, sourcesIn } from "../../support/project";
import { importsOf } from "./imports";

const ROUTES = "dev/simulator/walmart/gateway/routes.ts";
/** Rooms in which the rules of the endpoints stand. */
const RULES = /^dev\/simulator\/walmart\/(account|feeds|gateway|items|orders|people|stock)\//;
/** What several rules of a room refuse alike. */
const SHARED = "refusals";

const SOURCES = sourcesIn(["dev/simulator/walmart", "test"], [".ts"]);

/** Rules without a test of their name, and refusals that bear the name of no rule beside them. */
function strayNames(sources: readonly Source[]): readonly string[] {
  const routes = sources.filter((source) => source.path === ROUTES);
  const rules = routes.flatMap(importsOf).filter((one) => !one.isTypeOnly && RULES.test(one.target));
  const names = new Set(rules.map(({ target }) => target.replace(/\.ts$/, "")));
  const tested = new Set(sources.map((source) => /([^/]+)\.test\.ts$/.exec(source.path)?.[1]));
  const refusals = sources.filter((source) => RULES.test(source.path) && /refusals\.ts$/.test(source.path));
  return [
    ...[...names].filter((name) => !isLimits(name) && !tested.has(path.posix.basename(name))),
    ...refusals.map((source) => source.path).filter((file) => !isNamed(file, names)),
  ];
}

/** Limits of an endpoint are no rule. */
const isLimits = (name: string): boolean => path.posix.basename(name) === "limits";

const isNamed = (file: string, rules: ReadonlySet<string>): boolean =>
  path.posix.basename(file, ".ts") === SHARED || rules.has(file.replace(/-refusals\.ts$/, ""));

test("an endpoint's rule, its refusals and its test share one name", () => {
  expect(SOURCES.map((source) => source.path)).toContain(ROUTES);
  expect(strayNames(SOURCES)).toEqual([]);
});

test("a rule without its test and a refusal without its rule are reported", () => {
  const renamed = SOURCES.map((source) => ({
    ...source,
    path: source.path.replace(/\/cancel\.test\.ts$/, "/actions.test.ts").replace("ship-refusals", "package-refusals"),
  }));
  expect(strayNames(renamed)).toEqual([
    "dev/simulator/walmart/orders/cancel",
    "dev/simulator/walmart/orders/package-refusals.ts",
  ]);
});
