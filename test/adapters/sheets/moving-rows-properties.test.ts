/** Whatever people do at any gap of a run, the seller's cells stay and Aisle's stand on their own rows at its end. */
import fc from "fast-check";
import { insert, update } from "../../../src/domain/values/change";
import { TABS } from "../../../src/domain/workbook/tabs";
import { commitAsARun, letter, type Plan, shopBook, shown, type UnderTest, workbookOn } from "./workbook-under-test";

const { listings, inventory, shipments } = TABS;

interface Case {
  readonly tab: string;
  /** The heading by which a person tells the rows apart. */
  readonly key: string;
  /** Columns of the seller's: never changed. */
  readonly sellers: readonly string[];
  readonly seed: (one: UnderTest) => void;
  readonly plan: Plan;
  /** What must be so at the end, of a row that has a key. */
  readonly isRight: (row: Record<string, string>) => boolean;
  /** Columns of Aisle's: blank in rows without a key, where `isRight` cannot be asked. */
  readonly aisles: readonly string[];
}

const typeAll = (one: UnderTest, tab: string, heading: string, texts: readonly string[]) =>
  texts.forEach((text, index) => {
    one.people.type(tab, `${letter(one, tab, heading)}${index + 2}`, text);
  });

const NAMES = ["A", "B", "C", "D", "E", "F"];

const LISTINGS: Case = {
  tab: "Listings",
  key: "Listing SKU",
  sellers: ["Hold back", "Note"],
  seed(one) {
    one.workbook.read();
    one.workbook.commit(
      NAMES.map((sku) => insert(listings, { sku: sku as never, why: `old ${sku}` })),
      "seed",
    );
    one.people.insertColumns("Listings", "C", 1);
    one.people.type("Listings", "C1", "Note");
    typeAll(
      one,
      "Listings",
      "Note",
      NAMES.map((sku) => `note ${sku}`),
    );
    typeAll(one, "Listings", "Hold back", ["1", "2", "3", "4", "5", "6"]);
  },
  plan: ({ tables }) => {
    const known = new Set(tables.listings.map(({ values }) => values.sku));
    return [
      ...tables.listings.flatMap((row) => {
        const { sku } = row.values;
        return sku === null ? [] : [update(listings, row, { why: `why ${sku}`, connectedTo: sku, calculated: 3 })];
      }),
      ...["new 1", "new 2"].flatMap((sku) =>
        known.has(sku as never) ? [] : [insert(listings, { sku: sku as never, why: `why ${sku}`, connectedTo: sku })],
      ),
    ];
  },
  isRight: (row) => row.Why === `why ${row["Listing SKU"]}` && row["Connected to"] === row["Listing SKU"],
  aisles: ["Why", "Connected to", "Calculated"],
};

const numberOf = (id: string | null): number => Number(id?.slice(2) ?? 0);

const INVENTORY: Case = {
  tab: "Inventory",
  key: "IMEI",
  sellers: ["Location", "Qty"],
  seed(one) {
    typeAll(
      one,
      "Inventory",
      "IMEI",
      NAMES.map((name) => `imei-${name}`),
    );
    typeAll(
      one,
      "Inventory",
      "Location",
      NAMES.map((name) => `shelf ${name}`),
    );
    const { tables } = one.workbook.read();
    const known = tables.inventory.slice(0, 4);
    one.workbook.commit(
      known.map((row, index) => update(inventory, row, { unitId: `U-${index + 1}` as never })),
      "seed",
    );
  },
  plan: ({ tables }) => {
    const last = Math.max(4, ...tables.inventory.map(({ values }) => numberOf(values.unitId)));
    const blank = tables.inventory.filter(({ values }) => values.unitId === null && values.imei !== null);
    return [
      ...blank.map((row, index) => update(inventory, row, { unitId: `U-${last + index + 1}` as never })),
      ...tables.inventory.flatMap((row) =>
        row.values.imei === null ? [] : [update(inventory, row, { problem: `p ${row.values.imei}` })],
      ),
    ];
  },
  isRight: (row) => row.Problem === `p ${row.IMEI}` && row["Unit ID"] !== "",
  aisles: ["Unit ID", "Problem"],
};

const SHIPMENTS: Case = {
  tab: "Shipments",
  key: "Tracking number",
  sellers: ["PO", "Service", "Ship date"],
  seed(one) {
    typeAll(
      one,
      "Shipments",
      "PO",
      NAMES.map((_, index) => `100${index % 3}`),
    );
    typeAll(
      one,
      "Shipments",
      "Tracking number",
      NAMES.map((name) => `1Z-${name}`),
    );
    typeAll(
      one,
      "Shipments",
      "Ship date",
      NAMES.map((_, index) => `2026-01-0${index + 1} 10:00`),
    );
  },
  plan: ({ tables }) =>
    tables.shipments.flatMap((row) => {
      const { tracking } = row.values;
      if (tracking === null) return [];
      return [
        update(shipments, row, { shipmentId: `S ${tracking}` as never, state: "Sending", walmartSaid: tracking }),
      ];
    }),
  isRight: (row) => row["Shipment ID"] === `S ${row["Tracking number"]}` && row.State === "Sending",
  aisles: ["Shipment ID", "State", "Walmart said"],
};

type Action =
  | { readonly what: "sort"; readonly column: number; readonly up: boolean }
  | { readonly what: "insert" | "delete"; readonly row: number; readonly count: number }
  | { readonly what: "drag"; readonly row: number; readonly before: number }
  | { readonly what: "type"; readonly row: number; readonly text: string }
  | { readonly what: "new row"; readonly row: number; readonly name: number }
  | { readonly what: "move column"; readonly from: number; readonly to: number }
  | { readonly what: "own column"; readonly at: number }
  | { readonly what: "rename" };

const row = fc.integer({ min: 2, max: 9 });
const place = fc.nat(7);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("sort" as const), column: place, up: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom("insert" as const, "delete" as const),
      row,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("drag" as const), row, before: row }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("type" as const), row, text: fc.constantFrom("7", "8", "") }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("new row" as const), row, name: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("move column" as const), from: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("own column" as const), at: place }) },
  { weight: 1, arbitrary: fc.constant({ what: "rename" as const }) },
);

/** `at` counts the run's requests from 0. */
const acts = fc.array(fc.record({ at: fc.nat(6), action }), { minLength: 1, maxLength: 4 });

const lettersOf = (index: number) => String.fromCharCode(65 + index);

function act(one: UnderTest, { tab, key, sellers }: Case, title: string, did: Action): void {
  const { people } = one;
  const column = (heading: string) => letter(one, title, heading);
  if (did.what === "sort") people.sort(title, lettersOf(did.column), did.up);
  else if (did.what === "insert") people.insertRows(title, did.row, did.count);
  else if (did.what === "delete") people.deleteRows(title, did.row, did.count);
  else if (did.what === "drag") people.moveRows(title, did.row, 1, did.before);
  else if (did.what === "type") people.type(title, `${column(sellers[0] ?? "")}${did.row}`, did.text);
  else if (did.what === "move column") people.moveColumn(title, lettersOf(did.from), lettersOf(did.to));
  else if (did.what === "own column") people.insertColumns(title, lettersOf(did.at), 1);
  else if (did.what === "rename") people.renameTab(title, `${tab} (ours)`);
  else if (did.what === "new row") typeNewRow(one, title, column(key), did.row, `typed ${did.name}`);
}

/** A new row in the middle of the others, as people type units and shipments; listings are never typed. */
function typeNewRow(one: UnderTest, title: string, column: string, at: number, name: string): void {
  const isThere = one.book.view.rows(title).some((cells) => cells.includes(name));
  if (isThere || title.startsWith("Listings")) return;
  one.people.insertRows(title, at, 1);
  one.people.type(title, `${column}${at}`, name);
}

const titleNow = (one: UnderTest, { tab }: Case) =>
  one.book.view.tabs().some(({ title }) => title === tab) ? tab : `${tab} (ours)`;

function sellersCells(one: UnderTest, about: Case): unknown[] {
  return shown(one, titleNow(one, about))
    .filter((cells) => cells[about.key] !== "" || about.sellers.some((heading) => cells[heading] !== ""))
    .map((cells) => [cells[about.key], ...about.sellers.map((heading) => cells[heading])]);
}

const withoutNew = (rows: unknown[]) => rows.filter((cells) => !String(Object(cells)[0]).startsWith("new "));

function holds(
  about: Case,
  seeded: UnderTest,
  snapshot: string,
  todo: readonly { at: number; action: Action }[],
): void {
  const one = seeded;
  one.book.restore(snapshot);
  const ids = new Map(shown(one, about.tab).map((cells) => [cells[about.key], cells["Unit ID"]]));
  const workbook = one.anotherRun("quiet");
  const run = workbookOn(one.api, "run-1");
  const readSet = run.read();
  let sellers = sellersCells(one, about);
  let request = 0;
  one.wire.before = () => {
    for (const { at, action: did } of todo) {
      if (at !== request) continue;
      try {
        act(one, about, titleNow(one, about), did);
      } catch {
        // Sheets refuses some of what a random hand tries, and then changes nothing.
      }
      sellers = sellersCells(one, about);
    }
    request += 1;
  };
  commitAsARun(run, readSet, about.plan);
  one.wire.before = () => {};
  expect(withoutNew(sellersCells(one, about))).toEqual(withoutNew(sellers));
  // The run that follows finds nothing but rows typed after the last look.
  commitAsARun(workbook, workbook.read(), about.plan);
  expect(withoutNew(sellersCells(one, about))).toEqual(withoutNew(sellers));
  for (const cells of shown(one, titleNow(one, about))) {
    if (cells[about.key] === "")
      expect(about.aisles.map((heading) => cells[heading])).toEqual(about.aisles.map(() => ""));
    else expect([cells, about.isRight(cells)]).toEqual([cells, true]);
  }
  const after = shown(one, titleNow(one, about)).filter((cells) => cells[about.key] !== "");
  expect(new Set(after.map((cells) => cells[about.key])).size).toBe(after.length);
  if (about !== INVENTORY) return;
  expect(new Set(after.map((cells) => cells["Unit ID"])).size).toBe(after.length);
  for (const cells of after) {
    const before = ids.get(cells[about.key]);
    if (before !== undefined && before !== "") expect(cells["Unit ID"]).toBe(before);
  }
}

test.each([LISTINGS, INVENTORY, SHIPMENTS].map((about) => [about.tab, about] as const))(
  "%s: people act at any gap of a run; the seller's cells stay, Aisle's end on their own rows",
  (_, about) => {
    const one = shopBook();
    about.seed(one);
    const snapshot = one.book.snapshot();
    fc.assert(
      fc.property(acts, (todo) => holds(about, one, snapshot, todo)),
      { numRuns: Number(process.env.RUNS ?? 30), ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
    );
  },
  60_000,
);
