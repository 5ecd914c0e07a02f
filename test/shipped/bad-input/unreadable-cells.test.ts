/**
 * A cell shows an error, or is still loading, in every column of every tab: nothing wrong leaves, it is named or put right,
 * nothing is made of what it shows, the rest goes on, and once it can be read all is as if nothing had been.
 */

import { anHourLater } from "../../../dev/world/shop";
import { SKUS } from "../../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../../dev/world/world";
import { rowTexts } from "../../../src/domain/log/run-report";
import { type Column, isDeciding } from "../../../src/domain/values/column";
import { TABS, type TabName } from "../../../src/domain/workbook/tabs";
import { letterOf } from "../../support/letters";
import { runningShop, type Shop } from "../../support/shop-under-test";

/**
 * `pause`: no number leaves. `waits`: the numbers of its listing stay, all others go. `row`: the row alone says so. `restored`:
 * Aisle writes it again. `free`: it decides nothing.
 */
type Expected = "pause" | "waits" | "row" | "restored" | "free";

/** The row in which the cell is, by heading and text; by default that of the tab. */
type Where = readonly [heading: string, text: string];

type Cases = Readonly<Record<string, Expected>>;

const HOUR = 3_600_000;
const EBAY = "EB-1";

const LISTING = "Listing SKU";

/** By tab: the row, and what is expected of each of its columns. */
const TABLE: Readonly<Partial<Record<TabName, readonly (readonly [where: Where, cases: Cases])[]>>> = {
  listings: [
    [
      [LISTING, "A"],
      {
        ...{ sku: "restored", title: "restored", wpid: "restored", price: "restored", variantGroup: "restored" },
        ...{ fulfilledBy: "restored", onWalmartAs: "restored", connection: "restored", connectedTo: "restored" },
        ...{ available: "restored", outstanding: "restored", calculated: "restored", toSend: "restored" },
        ...{ lastSent: "restored", sentAt: "restored", onWalmart: "restored", sellableThere: "restored" },
        ...{ readAt: "restored", sync: "restored", why: "restored" },
        ...{ percent: "row", holdBack: "row", max: "row", fixedNumber: "row" },
      },
    ],
  ],
  orders: [
    // Of an order of another channel all is typed.
    [
      ["PO", EBAY],
      {
        ...{ po: "pause", line: "pause", status: "pause" },
        ...{ quantity: "waits", soldAs: "waits", cancelled: "waits", shipped: "waits", lineRemoved: "waits" },
        ...{ channel: "row", units: "row", shipAnyway: "row", sku: "free" },
        ...{ committed: "restored", outstanding: "restored", problem: "restored" },
        ...{ customerOrder: "free", orderedAt: "free", shipBy: "free", customer: "row", shipToName: "free" },
        ...{ shipToStreet: "free", shipToCity: "free", shipToState: "free", shipToPostcode: "free" },
        ...{ shipToCountry: "free", shipToPhone: "free", title: "free", itemPrice: "free", walmartStatus: "free" },
        ...{ acknowledgedAt: "free", cancelRequested: "free", shipNode: "free", shipStation: "free" },
      },
    ],
    // Of Walmart's orders Walmart tells it again.
    [
      ["SKU as sold", "B"],
      {
        ...{ po: "restored", line: "restored", channel: "restored", quantity: "restored", soldAs: "restored" },
        ...{ sku: "restored", cancelled: "restored", shipped: "restored", customerOrder: "restored" },
        ...{ title: "restored", orderedAt: "restored", shipBy: "restored", customer: "restored" },
        ...{ shipToName: "restored", shipToStreet: "restored", shipToCity: "restored", shipToState: "restored" },
        ...{ shipToPostcode: "restored", shipToCountry: "restored", shipToPhone: "restored" },
        ...{ itemPrice: "restored", walmartStatus: "restored", shipNode: "restored", acknowledgedAt: "restored" },
        ...{ cancelRequested: "restored", committed: "restored", outstanding: "restored", problem: "restored" },
        ...{ status: "pause", lineRemoved: "waits", units: "row", shipAnyway: "row", shipStation: "free" },
      },
    ],
  ],
  inventory: [
    [
      ["SKU or Variation ID", "A"],
      {
        ...{ unitId: "pause", imei: "pause", stockOf: "pause", status: "pause", warehouse: "pause", soldOn: "pause" },
        ...{ quantity: "waits", location: "row", cost: "row", returned: "row", notes: "row" },
        ...{ committedTo: "restored", problem: "restored" },
      },
    ],
  ],
  products: [
    [
      ["SKU", "A"],
      {
        ...{ variationId: "pause", sku: "pause" },
        ...{ manufacturer: "row", model: "row", variant: "row", network: "row", capacity: "row", color: "row" },
        ...{ grade: "row", damages: "row" },
        ...{ available: "restored", outstanding: "restored", calculated: "restored", problem: "restored" },
      },
    ],
  ],
  skuMap: [
    [
      [LISTING, "C"],
      { sku: "pause", connectTo: "row", target: "row", perListing: "row", partOfKit: "row", state: "restored" },
    ],
  ],
  orderStatuses: [
    [
      ["Status", "Canceled"],
      {
        ...{ status: "pause", open: "pause", countsAsShipped: "pause", allowCommitment: "pause" },
        ...{ colour: "free", syncToShipStation: "free" },
      },
    ],
  ],
  channels: [[["Channel", "Walmart"], { channel: "free", syncToShipStation: "free" }]],
  warehouses: [[["Warehouse", "Main"], { warehouse: "pause", counts: "pause", shipNode: "pause" }]],
  inventoryStatuses: [[["Status", "Available"], { status: "pause", counts: "pause" }]],
  customers: [
    [
      ["Customer", "Walmart"],
      {
        ...{ customer: "free", channel: "restored", firstOrder: "restored", lastOrder: "restored" },
        ...{ orders: "restored", address: "restored" },
      },
    ],
  ],
  settings: [
    [["Setting", "Order Import"], { setting: "pause", value: "pause", meaning: "free" }],
    [["Setting", "Inventory Quantity Sync"], { value: "pause" }],
    [["Setting", "Walmart account"], { value: "pause" }],
    [["Setting", "Minimum Order Date"], { value: "pause" }],
    [["Setting", "Walmart reserves its own orders"], { value: "pause" }],
    [["Setting", "Unique SKUs"], { value: "pause" }],
    [["Setting", "Lower Counted Lots When Shipped"], { value: "pause" }],
    [["Setting", "Walmart Created"], { value: "pause" }],
    [["Setting", "Walmart Shipped"], { value: "row" }],
    [["Setting", "Mail About Problems"], { value: "row" }],
    [["Setting", "Order Acknowledgment"], { value: "row" }],
  ],
};

/** Tested below, by what is typed there: a shipment, a tick. `_Ledger`, `Log` and `Dashboard` are read for nothing that is typed. */
const BELOW: readonly TabName[] = ["shipments", "carriers", "preview"];
const NO_ROWS: readonly TabName[] = ["ledger", "log", "dashboard"];

const columnsOf = (tab: TabName): readonly (readonly [string, Column])[] => Object.entries<Column>(TABS[tab].columns);

test("every column of every tab has its row in this table", () => {
  const lacking = (Object.keys(TABS) as TabName[])
    .filter((tab) => !BELOW.includes(tab) && !NO_ROWS.includes(tab))
    .flatMap((tab) => {
      const named = new Set((TABLE[tab] ?? []).flatMap(([, cases]) => Object.keys(cases)));
      return columnsOf(tab).flatMap(([name]) => (named.has(name) ? [] : [`${tab}.${name}`]));
    });
  expect(lacking).toEqual([]);
});

const quantitiesOf = ({ walmart }: Shop) => Object.fromEntries(SKUS.map((sku) => [sku, walmart.quantities().get(sku)]));

let typed: WorldSnapshot | null = null;

/** One order of another channel for three of A, one of Walmart's for two of B, C connected by hand, and `Customers` filled. */
function shopWithAll(): Shop {
  const shop = runningShop();
  if (typed === null) {
    shop.hands.fill(
      "Orders",
      ["PO", "Line", "Channel", "SKU as sold", "Qty", "Canceled", "Order status"],
      [[EBAY, "1", "eBay", "A", "4", "1", "New"]],
    );
    shop.hands.fill("SKU Map", [LISTING, "Connect to", "Target"], [["C", "SKU", "C"]]);
    shop.walmart.buyers.order({ lines: [{ sku: "B", quantity: 2 }], isForced: true }, shop.clock.now());
    for (let run = 0; run < 3; run += 1) anHourLater(shop);
    typed = shop.world.snapshot();
  }
  shop.world.restore(typed);
  return shop;
}

/** A formula that is pasted from elsewhere computes, whatever the format of the column. */
function put(shop: Shop, title: string, at: string, value: object): void {
  const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
  const place = [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
  const sheetId = shop.book.view.tabs().find((tab) => tab.title === title)?.sheetId ?? 0;
  const start = { sheetId, rowIndex: Number(row) - 1, columnIndex: place };
  const rows = [{ values: [Object.keys(value).length === 0 ? {} : { userEnteredValue: value }] }];
  const requests = [{ updateCells: { start, rows, fields: "userEnteredValue" } }];
  shop.book.call("spreadsheets.batchUpdate", [{ requests }, shop.book.id], {
    user: "seller@example.com",
    now: shop.clock.now(),
  });
}

/** Everything that a person reads, but times and what tells of the cell. */
const NAMES: readonly (readonly [tab: string, heading: string])[] = [
  ["Warehouses", "Warehouse"],
  ["Inventory Statuses", "Status"],
  ["Order Statuses", "Status"],
  ["Customers", "Customer"],
  ["Products", "SKU"],
  ["Listings", LISTING],
  ["Orders", "PO"],
];
const namesIn = (shop: Shop) =>
  NAMES.map(([tab, heading]) => [tab, shop.hands.column(tab, heading).filter((text) => text !== "").length]);

const FORMULAS = { "an error": "=NA()", loading: '=IMPORTRANGE("elsewhere","A1")' } as const;

const CASES = (Object.keys(TABLE) as TabName[]).flatMap((tab) =>
  (TABLE[tab] ?? []).flatMap(([where, cases]) =>
    Object.entries(cases).flatMap(([name, expected]) =>
      (Object.keys(FORMULAS) as (keyof typeof FORMULAS)[])
        // What waits for an answer reads as a text: where a number belongs it is told apart like any text.
        .filter((shows) => shows === "an error" || isDeciding(TABS[tab], name, column(tab, name)))
        .map((shows) => ({ tab, where, name, expected, shows })),
    ),
  ),
);

function column(tab: TabName, name: string): Column {
  const found = columnsOf(tab).find(([own]) => own === name)?.[1];
  if (found === undefined) throw new Error(`${tab} has no column ${name}`);
  return found;
}

describe.each(CASES)("$tab ▸ $where ▸ $name shows $shows", ({ tab, where, name, expected, shows }) => {
  const { title } = TABS[tab];
  const { heading } = column(tab, name);

  test(`${expected}, and all is right once it can be read`, () => {
    const shop = shopWithAll();
    const rowNumber = shop.book.view.find(title, where[0], where[1]);
    if (rowNumber === undefined) throw new Error(`${title} has no row ${where}`);
    const at = `${letterOf(shop.book, title, heading)}${rowNumber}`;
    const [numbers, names] = [quantitiesOf(shop), namesIn(shop)];
    expect(numbers).toEqual({ A: 7, B: 8, C: 10, D: 10 });
    const held = shop.book.view.cell(title, at);
    put(shop, title, at, { formulaValue: FORMULAS[shows] });
    shop.hands.type("Inventory", "SKU or Variation ID", "D", "Qty", "12");
    const reports = [anHourLater(shop), anHourLater(shop)];
    const shown = JSON.stringify([
      ...reports.flatMap((report) => [report.summary, ...report.problems, ...rowTexts(report)]),
      ...[...shop.book.view.rows(title).map((cells) => cells.join(" "))],
    ]);
    expect(quantitiesOf(shop)).toEqual({ ...numbers, D: expected === "pause" ? 10 : 12 });
    expect(namesIn(shop)).toEqual(names);
    if (expected === "restored") expect(shop.book.view.cell(title, at).formattedValue ?? "").not.toMatch(/^#|\.\.\.$/);
    else if (expected !== "free")
      expect(shown).toMatch(/the cell shows the error|the cell still shows|its name cannot be read/);
    if (expected === "restored") return;
    put(shop, title, at, held.userEnteredValue ?? {});
    anHourLater(shop);
    anHourLater(shop);
    expect(quantitiesOf(shop)).toEqual({ ...numbers, D: 12 });
    expect(namesIn(shop)).toEqual(names);
    expect(shop.sync().problems).toEqual([]);
  });
});

describe("a shipment", () => {
  const CELLS = columnsOf("shipments").filter(([, { owner }]) => owner === "seller");

  test.each(
    CELLS.map(([name, { heading }]) => [heading, name] as const).filter(
      ([, name]) => name !== "trackingUrl" && name !== "service",
    ),
  )("waits while its %s cannot be read, and leaves once it can", (heading, name) => {
    const shop = shopWithAll();
    const po = shop.rows("Orders").find((row) => row.Channel === "Walmart")?.PO ?? "";
    shop.hands.fill("Carriers", ["Typed or ShipStation code", "Walmart carrier"], [["my ups", "UPS"]]);
    shop.hands.fill(
      "Shipments",
      ["PO", "Line", "Qty", "Carrier", "Tracking number"],
      [[po, "1", "2", "my ups", "1Z1"]],
    );
    const at = `${letterOf(shop.book, "Shipments", heading)}2`;
    const held = shop.book.view.cell("Shipments", at).userEnteredValue ?? {};
    put(shop, "Shipments", at, { formulaValue: "=NA()" });
    anHourLater(shop);
    expect([name, shop.rows("Orders").find((row) => row.PO === po)?.Shipped]).toEqual([name, "0"]);
    expect(shop.rows("Shipments")[0]?.["Walmart said"]).toMatch(/the cell shows the error/);
    put(shop, "Shipments", at, held);
    anHourLater(shop);
    expect(shop.rows("Shipments")[0]?.State).toBe("Sent");
    expect(shop.rows("Orders").find((row) => row.PO === po)?.Shipped).toBe("2");
  });

  test.each(["Typed or ShipStation code", "Walmart carrier"])(
    "waits while %s of the row of Carriers that it may mean cannot be read",
    (heading) => {
      const shop = shopWithAll();
      const po = shop.rows("Orders").find((one) => one.Channel === "Walmart")?.PO ?? "";
      // Walmart knows a carrier of this very name, and the seller means another one.
      shop.hands.fill("Carriers", ["Typed or ShipStation code", "Walmart carrier"], [["dhl", "DHL Ecommerce - US"]]);
      const row = shop.book.view.find("Carriers", "Typed or ShipStation code", "dhl") ?? 0;
      const at = `${letterOf(shop.book, "Carriers", heading)}${row}`;
      const held = shop.book.view.cell("Carriers", at).userEnteredValue ?? {};
      put(shop, "Carriers", at, { formulaValue: FORMULAS.loading });
      shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "dhl", "1Z1"]]);
      anHourLater(shop);
      expect(shop.rows("Shipments")[0]).toMatchObject({
        State: "Problem",
        "Walmart said": expect.stringMatching(/Carriers/),
      });
      put(shop, "Carriers", at, held);
      anHourLater(shop);
      expect(shop.rows("Shipments")[0]?.State).toBe("Sent");
    },
  );

  test.each(CELLS.map(([, { heading }]) => heading))(
    "that was sent is not sent again while its %s cannot be read",
    (heading) => {
      const shop = shopWithAll();
      const po = shop.rows("Orders").find((row) => row.Channel === "Walmart")?.PO ?? "";
      shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "ups", "1Z1"]]);
      anHourLater(shop);
      const shipped = () => shop.walmart.ledger().filter(({ path }) => path.endsWith("/shipping")).length;
      const before = shipped();
      expect(before).toBe(1);
      const at = `${letterOf(shop.book, "Shipments", heading)}2`;
      const held = shop.book.view.cell("Shipments", at).userEnteredValue ?? {};
      put(shop, "Shipments", at, { formulaValue: "=NA()" });
      anHourLater(shop);
      put(shop, "Shipments", at, held);
      anHourLater(shop);
      expect([shipped(), shop.rows("Shipments")[0]?.State]).toEqual([before, "Sent"]);
    },
  );
});

// Title, the number that Walmart has, and the difference to it are told beside a change, and are no part of it.
const BESIDE = ["title", "onWalmart", "change"];
test.each(columnsOf("preview").flatMap(([name, { heading }]) => (BESIDE.includes(name) ? [] : [heading])))(
  "a change of which %s cannot be read in Preview is not sent, though it is ticked",
  (heading) => {
    const shop = shopWithAll();
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "1000");
    anHourLater(shop);
    expect(shop.rows("Preview")).toHaveLength(1);
    shop.tickAll();
    put(shop, "Preview", `${letterOf(shop.book, "Preview", heading)}2`, { formulaValue: FORMULAS.loading });
    shop.clock.advance(HOUR);
    shop.sendApproved();
    expect(quantitiesOf(shop).A).toBe(7);
    shop.clock.advance(HOUR);
    shop.approveAll();
    expect(quantitiesOf(shop).A).toBe(997);
  },
);

test.each([
  ["de_DE", "=NA()", "#NV"],
  ["de_DE", FORMULAS.loading, "Wird geladen…"],
  ["es_ES", "=#REF!", "#¡REF!"],
  ["fr_FR", FORMULAS.loading, "Chargement en cours..."],
  ["ja_JP", FORMULAS.loading, "読み込み中"],
])("in a spreadsheet of %s %s is the same", (locale, formula, sign) => {
  const shop = shopWithAll();
  shop.book.restore(shop.book.snapshot().replace('"en_US"', JSON.stringify(locale)));
  const names = namesIn(shop);
  const at = `${letterOf(shop.book, "Inventory", "Status")}2`;
  put(shop, "Inventory", at, { formulaValue: formula });
  expect(shop.book.view.cell("Inventory", at).formattedValue).toBe(sign);
  expect(anHourLater(shop).problems.join()).toContain(sign);
  expect([quantitiesOf(shop), namesIn(shop)]).toEqual([{ A: 7, B: 8, C: 10, D: 10 }, names]);
});

test.each(["#N/A", "Loading...", "#12 dock", "Loading dock", "…"])(
  "a warehouse that is truly called %s is one like any other",
  (name) => {
    const shop = shopWithAll();
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Warehouse", name);
    // A text that a person keeps from being taken for anything else.
    put(shop, "Inventory", `${letterOf(shop.book, "Inventory", "Warehouse")}2`, { stringValue: name });
    anHourLater(shop);
    expect(shop.hands.column("Warehouses", "Warehouse")).toContain(name);
    shop.countEverything();
    anHourLater(shop);
    expect(quantitiesOf(shop)).toEqual({ A: 7, B: 8, C: 10, D: 10 });
  },
);
