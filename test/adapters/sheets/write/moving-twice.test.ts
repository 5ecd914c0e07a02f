/** Rows move before a write and once more before it is put right: what landed wrongly ends on no strange row. */
import { insert, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  commitAsARun,
  letter,
  type Plan,
  shopBook,
  shown,
  type UnderTest,
  workbookOn,
} from "../../../support/workbook-under-test";

const NAMES = ["A", "B", "C", "D", "E", "F"];

/** Six units of which the first four have ids. */
function units(): UnderTest {
  const one = shopBook();
  NAMES.forEach((name, index) => {
    one.people.type("Inventory", `${letter(one, "Inventory", "IMEI")}${index + 2}`, `imei-${name}`);
  });
  const { tables } = one.workbook.read();
  one.workbook.commit(
    tables.inventory
      .slice(0, 4)
      .map((row, index) => update(TABS.inventory, row, { unitId: `U-${index + 1}` as never })),
    "seed",
  );
  return one;
}

const planUnits: Plan = ({ tables }) => {
  const last = Math.max(4, ...tables.inventory.map(({ values }) => Number(values.unitId?.slice(2) ?? 0)));
  const blank = tables.inventory.filter(({ values }) => values.unitId === null && values.imei !== null);
  return [
    ...blank.map((row, index) => update(TABS.inventory, row, { unitId: `U-${last + index + 1}` as never })),
    ...tables.inventory.flatMap((row) =>
      row.values.imei === null ? [] : [update(TABS.inventory, row, { problem: `p ${row.values.imei}` })],
    ),
  ];
};

/** What people do right before the run's request of that number, the first after its reading being 0. */
type Acts = Readonly<Record<number, (one: UnderTest) => void>>;

function runWhile(one: UnderTest, plan: Plan, acts: Acts): void {
  const run = workbookOn(one.api, "run-1");
  const readSet = run.read();
  let request = 0;
  one.wire.before = () => {
    acts[request]?.(one);
    request += 1;
  };
  commitAsARun(run, readSet, plan);
  one.wire.before = () => {};
  const next = one.anotherRun("next");
  commitAsARun(next, next.read(), plan);
}

const UNITS: readonly (readonly [string, Acts])[] = [
  [
    "a blank row among them, then two above",
    {
      0: ({ people }) => people.insertRows("Inventory", 5, 1),
      3: ({ people }) => people.insertRows("Inventory", 2, 2),
    },
  ],
  [
    "a blank row above, then sorted",
    {
      0: ({ people }) => people.insertRows("Inventory", 2, 1),
      3: ({ people }) => people.sort("Inventory", "A", "Z to A"),
    },
  ],
  [
    "a row dragged, then a blank one above",
    {
      0: ({ people }) => people.moveRows("Inventory", 6, 1, 2),
      3: ({ people }) => people.insertRows("Inventory", 2, 1),
    },
  ],
  [
    "two deleted, then a blank one dragged among them",
    {
      0: ({ people }) => people.deleteRows("Inventory", 2, 2),
      3: ({ people }) => people.moveRows("Inventory", 8, 1, 6),
    },
  ],
];

test.each(UNITS)("units: %s: each keeps its id, and nobody's row holds any", (_, acts) => {
  const one = units();
  const before = new Map(shown(one, "Inventory").map((row) => [row.IMEI, row["Unit ID"]]));
  runWhile(one, planUnits, acts);
  const after = shown(one, "Inventory");
  // Nobody's row holds anything, and every unit has its own.
  expect(after.filter((row) => row.IMEI === "")).toEqual([]);
  expect(new Set(after.map((row) => row["Unit ID"])).size).toBe(after.length);
  for (const row of after) {
    expect(row.Problem).toBe(`p ${row.IMEI}`);
    if (before.get(row.IMEI)) expect(row["Unit ID"]).toBe(before.get(row.IMEI));
  }
});

test.each(["with", "without"])(
  "listings %s titles: three deleted, then a blank one among what landed below: every row holds its own",
  (has) => {
    const title = (sku: string) => (has === "with" ? `Phone ${sku}` : null);
    const one = shopBook();
    one.workbook.read();
    one.workbook.commit(
      NAMES.map((sku) => insert(TABS.listings, { sku: sku as never, title: title(sku), why: `old ${sku}` })),
      "seed",
    );
    const plan: Plan = ({ tables }) => {
      const known = new Set(tables.listings.map(({ values }) => values.sku));
      return [
        ...tables.listings.flatMap((row) =>
          row.values.sku === null ? [] : [update(TABS.listings, row, { why: `why ${row.values.sku}` })],
        ),
        ...["new 1", "new 2"].flatMap((sku) =>
          known.has(sku as never)
            ? []
            : [insert(TABS.listings, { sku: sku as never, title: title(sku), why: `why ${sku}` })],
        ),
      ];
    };
    runWhile(one, plan, {
      0: ({ people }) => people.deleteRows("Listings", 2, 3),
      3: ({ people }) => people.insertRows("Listings", 7, 1),
    });
    expect(shown(one, "Listings").map((row) => [row["Listing SKU"], row.Why])).toEqual(
      ["D", "new 1", "new 2", "E", "F"].map((sku) => [sku, `why ${sku}`]),
    );
  },
);
