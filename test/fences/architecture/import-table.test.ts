import { sourcesIn, withLine } from "../../support/project";
import { IMPORT_TABLE, importBreaches } from "./import-table";
import { importsOf } from "./imports";

const SOURCES = sourcesIn(["src", "sidebar", "dev"], [".ts", ".tsx"]);

test("every import of the project is one that the table allows", () => {
  expect(SOURCES.length).toBeGreaterThan(100);
  expect(importBreaches(SOURCES)).toEqual([]);
});

/** For each row: a file to which it applies, a forbidden line, and what that line imports. */
const FORBIDDEN: Readonly<Record<string, readonly [file: string, line: string, target: string]>> = {
  "src/main.ts": ["src/main.ts", 'import "./adapters/sheets/shape/cells";', "src/adapters/sheets/shape/cells.ts"],
  "src/compose.ts": ["src/compose.ts", 'import "../dev/seam";', "dev/seam.ts"],
  "src/sidebar-doors.ts": ["src/sidebar-doors.ts", 'import "./compose";', "src/compose.ts"],
  "src/sidebar-state.ts": ["src/sidebar-state.ts", 'import "./sidebar-doors";', "src/sidebar-doors.ts"],
  "src/sidebar-api.ts": [
    "src/sidebar-api.ts",
    'import { failure } from "./domain/values/failure";',
    "src/domain/values/failure.ts",
  ],
  "src/jobs/run.ts": [
    "src/jobs/run.ts",
    'import "../adapters/walmart/client/client";',
    "src/adapters/walmart/client/client.ts",
  ],
  "src/jobs/deeds.ts": ["src/jobs/deeds.ts", 'import "../sidebar-doors";', "src/sidebar-doors.ts"],
  "src/jobs/import-orders.ts": ["src/jobs/import-orders.ts", 'import "./run";', "src/jobs/run.ts"],
  "src/jobs/import-listings.ts": ["src/jobs/import-listings.ts", 'import "./whose";', "src/jobs/whose.ts"],
  "src/jobs/": ["src/jobs/compute-cells.ts", 'export * from "./import-orders";', "src/jobs/import-orders.ts"],
  "src/ports/": ["src/ports/clock.ts", 'import "../domain/values/brand";', "src/domain/values/brand.ts"],
  "src/domain/values/": [
    "src/domain/values/brand.ts",
    'import type { Order } from "../orders/order";',
    "src/domain/orders/order.ts",
  ],
  "src/domain/workbook/": [
    "src/domain/workbook/shop.ts",
    'type Cut = import("../../jobs/world").World;',
    "src/jobs/world.ts",
  ],
  "src/domain/explain/": [
    "src/domain/explain/explain.ts",
    'import type { SelectedRow } from "../../ports/workbook";',
    "src/ports/workbook.ts",
  ],
  "src/domain/<noun>/": [
    "src/domain/orders/order.ts",
    'import type { Shop } from "../workbook/shop";',
    "src/domain/workbook/shop.ts",
  ],
  "src/adapters/sheets/": [
    "src/adapters/sheets/shape/cells.ts",
    'import { sheets } from "@googleapis/sheets";',
    "npm:@googleapis/sheets",
  ],
  "src/adapters/wire/": [
    "src/adapters/wire/json.ts",
    'import type { Http } from "../../ports/http";',
    "src/ports/http.ts",
  ],
  "src/adapters/<world>/": [
    "src/adapters/walmart/client/client.ts",
    'import "../../platform/clock";',
    "src/adapters/platform/clock.ts",
  ],
  "sidebar/": [
    "sidebar/sidebar.tsx",
    'import { toFailure } from "../src/domain/values/failure";',
    "src/domain/values/failure.ts",
  ],
  "dev/emulator/": ["dev/emulator/core/ledger.ts", '/// <reference path="../../../src/main.ts" />', "src/main.ts"],
  "dev/simulator/": [
    "dev/simulator/walmart/wire/wire.ts",
    'const wire = import("../../../../src/adapters/walmart/wire/orders");',
    "src/adapters/walmart/wire/orders.ts",
  ],
  "dev/conformance/": [
    "dev/conformance/judge.ts",
    'import { HOSTS } from "../simulator/walmart/wire/settings";',
    "dev/simulator/walmart/wire/settings.ts",
  ],
  "dev/world/": ["dev/world/shop.ts", 'import { sellerParts } from "../demo/parts";', "dev/demo/parts.ts"],
  "dev/demo/brute-force.ts": ["dev/demo/brute-force.ts", 'import "./day";', "dev/demo/day.ts"],
  "dev/demo/commits-by-sight.ts": ["dev/demo/commits-by-sight.ts", 'import "./day";', "dev/demo/day.ts"],
  "dev/": ["dev/demo/day.ts", 'const tabs = require("../../src/domain/workbook/tabs");', "src/domain/workbook/tabs.ts"],
};

test("every row of the table has a forbidden import to be tried", () => {
  expect(Object.keys(FORBIDDEN)).toEqual(IMPORT_TABLE.map(({ who }) => who));
});

test.each(Object.entries(FORBIDDEN))("a forbidden import in %s is reported", (who, [file, line, target]) => {
  expect(newBreaches(file, line)).toContain(`${file} imports ${target}, which ${who} may not`);
});

test("an import that closes a circle between two nouns is reported on both sides", () => {
  const found = newBreaches("src/domain/catalog/catalog.ts", 'import type { Unit } from "../inventory/stock";');
  expect(found).toEqual(
    expect.arrayContaining([
      "src/domain/catalog/catalog.ts imports src/domain/inventory/stock.ts, and domain/inventory leads back to domain/catalog",
      "src/domain/inventory/stock.ts imports src/domain/catalog/catalog.ts, and domain/catalog leads back to domain/inventory",
    ]),
  );
});

test("a file in a folder that the table does not know is reported", () => {
  const found = importBreaches([{ path: "src/helpers/text.ts", text: "" }]);
  expect(found).toEqual(["src/helpers/text.ts has no row in the import table"]);
});

test("an import whose name is put together while running is reported", () => {
  const found = importBreaches([{ path: "src/domain/values/brand.ts", text: 'void import("../" + "x");' }]);
  expect(found).toEqual(["src/domain/values/brand.ts imports npm:(a computed name), which src/domain/values/ may not"]);
});

test("a type import is told from one that brings code", () => {
  const isTypeOnly = (text: string): readonly boolean[] =>
    importsOf({ path: "src/main.ts", text }).map((one) => one.isTypeOnly);
  expect(isTypeOnly('import type { A } from "./a"; import { type B } from "./b"; type C = import("./c").C;')).toEqual([
    true,
    true,
    true,
  ]);
  expect(isTypeOnly('import { type A, b } from "./a"; import c from "./c"; import * as d from "./d";')).toEqual([
    false,
    false,
    false,
  ]);
});

/** What is reported once `file` begins with `line`, and was not before. */
function newBreaches(file: string, line: string): readonly string[] {
  expect(SOURCES.map(({ path }) => path)).toContain(file);
  const before = new Set(importBreaches(SOURCES));
  const changed = SOURCES.map((source) => (source.path === file ? withLine(source, line) : source));
  return importBreaches(changed).filter((breach) => !before.has(breach));
}
