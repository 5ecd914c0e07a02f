/**
 * A column that names rows is sorted, shifted or swapped without the rest of its tab: what hangs on the names stays where it
 * is, or it is named and waits, or it was the seller's to say; and once it is undone all is as it was.
 */

import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { anHourLater } from "../../../dev/world/shop";
import { item } from "../../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../../dev/world/world";
import { rowTexts } from "../../../src/domain/log/run-report";
import type { Columns } from "../../../src/domain/values/column";
import { TABS, type TabName } from "../../../src/domain/workbook/tabs";
import { openShop, type Shop } from "../../support/shop-under-test";

/**
 * `restored`: every name is back beside what is its own with the next run. `waits`: it says so, and goes on as before until
 * somebody undoes it. `ids back`, `waits where held`: so it is for rows on which something hangs, units that a line holds and
 * packages that were sent. `seller`: it counts as typed. `lines keep it`: so it does, and
 * what an open line took meanwhile stays that line's, so no number is higher than before.
 */
type Expected = "restored" | "ids back" | "waits" | "waits where held" | "seller" | "lines keep it";

const IS_SELLERS: ReadonlySet<Expected> = new Set(["waits where held", "seller", "lines keep it"]);

/** By tab: its columns that name rows. A text says why no name in the tab can be moved, or where that is tested. */
const TABLE: Readonly<Record<TabName, Readonly<Record<string, Expected>> | string>> = {
  listings: "test/shipped/listings/sorted-alone",
  orders: "test/shipped/sheet-memory/typed-over",
  shipments: { "Shipment ID": "ids back", PO: "waits", "Tracking number": "waits" },
  inventory: {
    "Unit ID": "ids back",
    IMEI: "waits where held",
    "Sold on": "restored",
    Status: "seller",
    Warehouse: "seller",
  },
  skuMap: { "Listing SKU": "waits", Target: "seller" },
  products: { "Variation ID": "restored", SKU: "lines keep it" },
  settings: { Setting: "restored" },
  preview: "below",
  customers: { Customer: "restored" },
  orderStatuses: { Status: "waits" },
  channels: "one row, on which nothing hangs",
  warehouses: { Warehouse: "restored" },
  inventoryStatuses: { Status: "restored" },
  carriers: { "Typed or ShipStation code": "waits" },
  dashboard: "no columns",
  log: "nothing is read from it",
  ledger: "hidden, and no person's",
};

test("every tab with a name or key has its row in this table", () => {
  const lacking = (Object.keys(TABS) as TabName[]).filter((tab) => {
    const row = TABLE[tab];
    if (row === undefined) return true;
    const columns: Columns = TABS[tab].columns;
    return typeof row !== "string" && !TABS[tab].key.some((name) => (columns[name]?.heading ?? "") in row);
  });
  expect(lacking).toEqual([]);
});

const SKUS = ["A", "B", "C", "D", "E"];
const IMEIS = [0, 1, 2, 3, 4, 5].map((index) => `35301234567890${index}`);
let busy: { readonly snapshot: WorldSnapshot; readonly said: readonly string[] } | null = null;

const saidBy = (report: ReturnType<Shop["sync"]>): readonly string[] => [...report.problems, ...rowTexts(report)];

/** Two phones sold and shipped, two committed, two free; lots by variation, warehouse and status; listings that sell others. */
function busyShop() {
  const shop = openShop({
    walmart: createWalmart({ items: SKUS.map(item), quantities: SKUS.map((sku) => [sku, 1] as const) }),
  });
  busy ??= makeBusy(shop);
  shop.world.restore(busy.snapshot);
  return { shop, said: busy.said };
}

function makeBusy(shop: Shop) {
  const { hands } = shop;
  shop.setUp();
  shop.connect();
  hands.fill(
    "Products",
    ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
    SKUS.map((sku) => ["Apple", `Phone ${sku}`, "x", "x", "x", "x", "A", sku]),
  );
  shop.importListings();
  const v = Object.fromEntries(shop.rows("Products").map((row) => [row.SKU, row["Variation ID"] ?? ""]));
  hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [
      ...IMEIS.map((imei, index) => [imei, (index % 2 ? v.B : v.A) ?? "", "", "Available", "Main"]),
      ["", v.C ?? "", "10", "Available", "Main"],
      ["", v.D ?? "", "20", "Available", "Annex"],
      ["", "E", "7", "Graded", "Annex"],
      ["", v.C ?? "", "40", "Available", "Returns"],
      ["", v.D ?? "", "60", "Repair", "Main"],
    ],
  );
  hands.fill(
    "SKU Map",
    ["Listing SKU", "Connect to", "Target", "Qty per listing"],
    [
      ["C", "SKU", "D", ""],
      ["D", "Variation", v.C ?? "", "2"],
      ["E", "SKU", "E", ""],
    ],
  );
  shop.importListings();
  for (const name of ["Main", "Annex"]) hands.tick("Warehouses", "Warehouse", name, "Counts");
  for (const name of ["Available", "Graded"]) hands.tick("Inventory Statuses", "Status", name, "Counts");
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  shop.sync();
  shop.approveAll();
  anHourLater(shop);
  const buy = (sku: string): string => {
    const po = shop.buy(sku);
    anHourLater(shop);
    return po;
  };
  const units = shop.rows("Inventory").map((row) => row["Unit ID"] ?? "");
  const pos = ["A", "B", "A", "B"].map(buy);
  [IMEIS[0], units[1], units[2], IMEIS[3]].forEach((unit, index) => {
    hands.type("Orders", "PO", pos[index] ?? "", "IMEIs / units", unit ?? "");
  });
  hands.fill(
    "Orders",
    ["PO", "Line", "Channel", "Customer", "SKU as sold", "Qty", "Order status"],
    [["EB-1", "1", "eBay", "Bob", "D", "2", "New"]],
  );
  anHourLater(shop);
  hands.fill(
    "Shipments",
    ["PO", "Carrier", "Tracking number"],
    [
      [pos[0] ?? "", "UPS", "1Z999AA10123456784"],
      [pos[1] ?? "", "UPS", "1Z999AA10123456799"],
      [pos[2] ?? "", "mystery", "1Z999AA10123456711"],
    ],
  );
  for (let run = 0; run < 3; run += 1) anHourLater(shop);
  return { said: saidBy(anHourLater(shop)), snapshot: shop.world.snapshot() };
}

const numbersOf = ({ walmart }: Shop) => Object.fromEntries(SKUS.map((sku) => [sku, walmart.quantities().get(sku)]));

const packagesOf = ({ walmart }: Shop) =>
  walmart
    .orders()
    .flatMap(({ purchaseOrderId: po }) =>
      walmart.shipmentsOf(po).map(({ lineNumber, trackingNumber }) => `${po} / ${lineNumber} by ${trackingNumber}`),
    );

/** What must not change by a name that moved: who holds a phone, what became of orders and packages. */
const standingOf = (shop: Shop) => ({
  numbers: numbersOf(shop),
  packages: packagesOf(shop),
  cells: Object.fromEntries(
    (
      [
        ["Inventory", "Committed to"],
        ["Inventory", "Sold on"],
        ["Inventory", "Qty"],
        ["Orders", "Order status"],
        ["Orders", "Committed"],
        ["Orders", "Outstanding"],
        ["Warehouses", "Counts"],
        ["Inventory Statuses", "Counts"],
        ["Settings", "Value"],
      ] as const
    ).map(([tab, heading]) => [`${tab} ${heading}`, shop.hands.column(tab, heading).filter((text) => text !== "")]),
  ),
});

/** What went out, and which phone is whose. */
const wentIn = ({ packages, cells }: ReturnType<typeof standingOf>) => [
  packages,
  cells["Inventory Committed to"],
  cells["Inventory Sold on"],
];

/** Rows in whatever order they stand. */
const setOf = (rows: readonly object[]): string => JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());

/** Those on which something hangs. */
const idsHeldIn = (shop: Shop, tab: string): string =>
  setOf(shop.rows(tab).filter((row) => row["Committed to"] || row.State === "Sent"));

/** Blanks go last, whichever way a person sorts. */
const sorted = (texts: readonly string[], sign: 1 | -1): readonly string[] => [
  ...texts.filter((text) => text !== "").sort((one, other) => (one < other ? -sign : one > other ? sign : 0)),
  ...texts.filter((text) => text === ""),
];

const WAYS: readonly (readonly [string, (texts: readonly string[]) => readonly string[]])[] = [
  ["sorted A to Z", (texts) => sorted(texts, 1)],
  ["sorted Z to A", (texts) => sorted(texts, -1)],
  ["shifted down by one, the first twice", (texts) => [texts[0] ?? "", ...texts.slice(0, -1)]],
  [
    "two of them swapped",
    ([one = "", ...rest]) => {
      const at = rest.findIndex((text) => text !== one);
      return [rest[at] ?? "", ...rest.slice(0, at), one, ...rest.slice(at + 1)];
    },
  ],
];

const CASES = (Object.keys(TABLE) as TabName[]).flatMap((tab) => {
  const row = TABLE[tab];
  return typeof row === "string"
    ? []
    : Object.entries(row).flatMap(([heading, expected]) =>
        WAYS.map(([name, way]) => ({ tab: TABS[tab].title, heading, expected, name, way })),
      );
});

describe.each(CASES)("$tab ▸ $heading $name", ({ tab, heading, expected, way }) => {
  test(`${expected}, and all is right once it is undone`, () => {
    const { shop, said } = busyShop();
    const column = () => shop.hands.column(tab, heading).slice(0, shop.rows(tab).length);
    const [before, standing, rows, held] = [column(), standingOf(shop), setOf(shop.rows(tab)), idsHeldIn(shop, tab)];
    shop.hands.overwrite(tab, heading, way(before));
    const isOther = setOf(shop.rows(tab)) !== rows;
    const writes = shop.walmart.inventoryWrites().length;
    const moved = column();
    const reports = [anHourLater(shop), anHourLater(shop)];
    if (expected === "restored") expect(setOf(shop.rows(tab))).toBe(rows);
    else if (expected === "ids back") expect(idsHeldIn(shop, tab)).toBe(held);
    else expect(column()).toEqual(moved);
    if (!IS_SELLERS.has(expected)) {
      expect(standingOf(shop)).toEqual(standing);
      expect(shop.walmart.inventoryWrites()).toHaveLength(writes);
    }
    if (isOther && (expected === "waits" || expected === "waits where held"))
      expect(JSON.stringify([reports, shop.rows(tab)])).toMatch(/sorted or typed over/);
    // Whatever the seller says: what went out stays out, once, and no phone that a line holds is freed or sold again.
    expect(wentIn(standingOf(shop))).toEqual(wentIn(standing));
    shop.hands.overwrite(tab, heading, before);
    for (let run = 0; run < 3; run += 1) {
      anHourLater(shop);
      if (IS_SELLERS.has(expected)) shop.approveAll();
    }
    const after = anHourLater(shop);
    if (expected === "lines keep it")
      for (const sku of SKUS) expect(numbersOf(shop)[sku]).toBeLessThanOrEqual(standing.numbers[sku] ?? 0);
    else expect(standingOf(shop)).toEqual(standing);
    expect(column()).toEqual(before);
    expect(saidBy(after)).toEqual(said);
  });
});

test("each column of the table is moved by two ways or more", () => {
  const { shop } = busyShop();
  const still = CASES.map(({ tab, heading, way }) => {
    const before = shop.hands.column(tab, heading).slice(0, shop.rows(tab).length);
    return JSON.stringify(way(before)) === JSON.stringify(before) ? `${tab} ▸ ${heading}` : "";
  });
  for (const name of new Set(still))
    if (name !== "") expect([name, still.filter((one) => one === name).length <= 2]).toEqual([name, true]);
});

describe("between Preview and Send Approved, with what is ticked for A alike for B", () => {
  /** A and B become 3, and only A is ticked. */
  function shopWithTick(): Shop {
    const { shop } = busyShop();
    shop.switchOn({ "Inventory Quantity Sync": "Off" });
    anHourLater(shop);
    for (const sku of ["A", "B"]) shop.hands.type("Listings", "Listing SKU", sku, "Fixed number", "3");
    shop.switchOn({ "Inventory Quantity Sync": "On" });
    anHourLater(shop);
    shop.hands.tick("Preview", "Listing SKU", "A", "Approve");
    return shop;
  }

  test("what is ticked is sent, and nothing else", () => {
    const shop = shopWithTick();
    const { B } = numbersOf(shop);
    shop.sendApproved();
    expect(numbersOf(shop)).toMatchObject({ A: 3, B });
  });

  const COLUMNS = ["Listing SKU", "Will become", "Because", "On Walmart"];

  test.each(COLUMNS.flatMap((heading) => WAYS.map(([name, way]) => ({ heading, name, way }))))(
    "$heading $name: no number is sent that was not ticked for that very listing",
    ({ heading, way }) => {
      const shop = shopWithTick();
      const before = numbersOf(shop);
      const texts = shop.hands.column("Preview", heading).slice(0, shop.rows("Preview").length);
      shop.hands.overwrite("Preview", heading, way(texts));
      shop.sendApproved();
      expect(numbersOf(shop)).toEqual({ ...before, A: numbersOf(shop).A });
      expect([before.A, 3]).toContain(numbersOf(shop).A);
      shop.approveAll();
      expect(numbersOf(shop)).toMatchObject({ A: 3, B: 3 });
    },
  );
});

test("a name typed anew where Inventory has it too is a new name, and its ticks are its own", () => {
  const { shop } = busyShop();
  const before = numbersOf(shop);
  const texts = shop.hands.column("Inventory", "Warehouse").slice(0, shop.rows("Inventory").length);
  shop.hands.overwrite(
    "Inventory",
    "Warehouse",
    texts.map((text) => (text === "Main" ? "Hall 2" : text)),
  );
  shop.hands.type("Warehouses", "Warehouse", "Main", "Warehouse", "Hall 2");
  anHourLater(shop);
  expect(shop.hands.column("Warehouses", "Warehouse")).toContain("Hall 2");
  expect(shop.hands.column("Warehouses", "Warehouse")).not.toContain("Main");
  expect(numbersOf(shop)).toEqual(before);
});

test("ticks that somebody changes, rows sorted whole, inserted or deleted are the seller's word", () => {
  const { shop } = busyShop();
  shop.hands.overwrite("Inventory Statuses", "Status", ["Repair", "Available", "Graded"]);
  shop.hands.overwrite("Inventory Statuses", "Counts", ["FALSE", "TRUE", "TRUE"]);
  shop.hands.overwrite("Warehouses", "Counts", ["TRUE", "FALSE", "TRUE"]);
  anHourLater(shop);
  expect(shop.hands.column("Inventory Statuses", "Status").slice(0, 3)).toEqual(["Repair", "Available", "Graded"]);
  expect(shop.hands.column("Warehouses", "Counts").slice(0, 3)).toEqual(["TRUE", "FALSE", "TRUE"]);
  expect(shop.hands.column("Warehouses", "Warehouse").slice(0, 3)).toEqual(["Annex", "Main", "Returns"]);
});
