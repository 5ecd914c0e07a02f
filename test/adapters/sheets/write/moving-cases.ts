/** Tabs whose rows people move while Aisle writes, what is planned for them, and how one tells that all is right. */
import { insert, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { letter, type Plan, shown, type UnderTest } from "../../../support/workbook-under-test";

const { listings, inventory, shipments } = TABS;

export interface Case {
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

export const LISTINGS: Case = {
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

export const INVENTORY: Case = {
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

export const SHIPMENTS: Case = {
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

/** The tab's title by now: people rename it. */
export const titleNow = (one: UnderTest, { tab }: Case) =>
  one.book.view.tabs().some(({ title }) => title === tab) ? tab : `${tab} (ours)`;

/** The seller's cells by key; listings that Aisle adds meanwhile are left out. */
export function sellersCells(one: UnderTest, about: Case): unknown[] {
  return shown(one, titleNow(one, about))
    .filter((cells) => cells[about.key] !== "" || about.sellers.some((heading) => cells[heading] !== ""))
    .filter((cells) => !cells[about.key]?.startsWith("new "))
    .map((cells) => [cells[about.key], ...about.sellers.map((heading) => cells[heading])]);
}

/** The ids that rows have, by key. */
export const idsOf = (one: UnderTest, about: Case): ReadonlyMap<string | undefined, string | undefined> =>
  new Map(shown(one, titleNow(one, about)).map((cells) => [cells[about.key], cells["Unit ID"]]));

/** Every row holds its own, and nothing of Aisle's stands where nobody's row is. `ids`: as they were before. */
export function expectAllRight(one: UnderTest, about: Case, ids: ReturnType<typeof idsOf>): void {
  const rows = shown(one, titleNow(one, about));
  for (const cells of rows) {
    if (cells[about.key] === "")
      expect(about.aisles.map((heading) => cells[heading])).toEqual(about.aisles.map(() => ""));
    else expect([cells, about.isRight(cells)]).toEqual([cells, true]);
  }
  const named = rows.filter((cells) => cells[about.key] !== "");
  expect(new Set(named.map((cells) => cells[about.key])).size).toBe(named.length);
  if (about !== INVENTORY) return;
  expect(new Set(named.map((cells) => cells["Unit ID"])).size).toBe(named.length);
  for (const cells of named) {
    const before = ids.get(cells[about.key]);
    if (before !== undefined && before !== "") expect(cells["Unit ID"]).toBe(before);
  }
}
