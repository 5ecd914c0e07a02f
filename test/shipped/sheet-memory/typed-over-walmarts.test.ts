import { SKUS } from "../../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../../dev/world/world";
import { runningShop, type Shop } from "../../support/shop-under-test";

const done = (shop: Shop) => expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });

function buy({ walmart, clock }: Shop, ...skus: readonly string[]): string {
  const placed = walmart.buyers.order({ lines: skus.map((sku) => ({ sku, quantity: 1 })) }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return placed.purchaseOrderId;
}

let traded: { readonly pos: readonly string[]; readonly snapshot: WorldSnapshot } | null = null;

/** An order of two lines and one of a single line, some time ago: Walmart no longer lists them as changed. */
function trading() {
  const shop = runningShop();
  traded ??= trade(shop);
  shop.world.restore(traded.snapshot);
  return { shop, pos: traded.pos };
}

function trade(shop: Shop) {
  const pos = [buy(shop, "A", "B"), buy(shop, "C")];
  done(shop);
  shop.clock.advance(30 * 3_600_000);
  buy(shop, "D");
  done(shop);
  shop.clock.advance(3 * 3_600_000);
  buy(shop, "D");
  done(shop);
  return { pos, snapshot: shop.world.snapshot() };
}

const orders = (shop: Shop) => shop.rows("Orders");
const listings = (shop: Shop) => shop.rows("Listings").map(({ "Sent at": _, "Read at": __, ...row }) => row);
const quantities = (shop: Shop) => [...shop.walmart.quantities()];

/** What Walmart holds of stock is read in rotation, whatever happens. */
const tells = (family: string): boolean => /^(items?|orders?|report)\b/.test(family);

/** A run that finds nothing to do, and how often it asks Walmart for orders or listings. */
function idleRun({ clock, walmart, world }: Shop) {
  clock.advance(60_000);
  const before = walmart.ledger().length;
  const { counters } = world.run("syncNow");
  const asked = walmart.ledger().slice(before);
  return { writes: counters.sheetsWrites, asks: asked.filter(({ family }) => tells(family)).length };
}

/** The next run finds nothing to do, and asks no more than a run of an idle day. */
const expectIdle = (shop: Shop, asks: number): void => expect(idleRun(shop)).toEqual({ writes: 0, asks });

const idleAsks = (shop: Shop): number => idleRun(shop).asks;

/**
 * Every import asks for the report that tells who fulfils; Walmart takes up to an hour for it. It is looked at behind everything
 * else of a run, so that what it tells of a listing is sent with the next one.
 */
function reportComes(shop: Shop): void {
  shop.clock.advance(3_600_000);
  done(shop);
  done(shop);
}

const IN_ORDERS: readonly (readonly [column: string, typed: string])[] = [
  ["Customer order", "12"],
  ["Channel", "eBay"],
  ["Channel", ""],
  ["Ordered at", "2020-01-01"],
  ["Ordered at", "yesterday"],
  ["Ship by", "2020-01-01 12:00"],
  ["Ship by", ""],
  ["Customer", "Bob"],
  ["Ship-to name", "Bob"],
  ["Ship-to street", "2 Side St"],
  ["Ship-to city", "Nowhere"],
  ["Ship-to state", "ZZ"],
  ["Ship-to ZIP", "00000"],
  ["Ship-to country", "Atlantis"],
  ["Ship-to phone", "+1 000"],
  ["SKU as sold", "A"],
  ["Title", "=1+1"],
  ["Title", ""],
  ["Qty", "0"],
  ["Qty", "many"],
  ["Canceled", "1"],
  ["Shipped", "1"],
  ["Item price", "0.01"],
  ["Walmart status", "Shipped"],
  ["Acknowledged at", "2020-01-01"],
  ["Cancel requested", "Yes"],
  ["Ship node", "N9"],
];

describe("a cell of an order that only Walmart knows reads right again after the next run", () => {
  test.each(IN_ORDERS)("%s typed over with “%s”", (column, typed) => {
    const { shop } = trading();
    const [before, sent, asks, customers] = [orders(shop), quantities(shop), idleAsks(shop), shop.rows("Customers")];
    shop.hands.type("Orders", "SKU as sold", "C", column, typed);
    expect(orders(shop)).not.toEqual(before);
    done(shop);
    expect(orders(shop)).toEqual(before);
    expect(quantities(shop)).toEqual(sent);
    expect(shop.rows("Customers")).toEqual(customers);
    expectIdle(shop, asks);
  });

  test("also the second time, and after the third", () => {
    const { shop } = trading();
    const before = orders(shop);
    for (const typed of ["7", "7", "8"]) {
      shop.hands.type("Orders", "SKU as sold", "C", "Qty", typed);
      done(shop);
      expect(orders(shop)).toEqual(before);
    }
  });

  test("while Walmart moves the order on", () => {
    const { shop, pos } = trading();
    const before = shop.hands.shown("Orders", "SKU as sold", "C", "Ship node");
    shop.hands.type("Orders", "SKU as sold", "C", "Ship node", "N9");
    shop.hands.type("Orders", "SKU as sold", "C", "Qty", "5");
    shop.walmart.sellerCenter.cancel(pos[1] ?? "", { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
    done(shop);
    const row = orders(shop).find((one) => one["SKU as sold"] === "C");
    expect(row).toMatchObject({ Qty: "1", "Ship node": before, Canceled: "1", "Order status": "Canceled" });
  });

  test("while a time that occurs twice, as the clock goes back, is not asked for again and again", () => {
    const shop = runningShop();
    reportComes(shop);
    shop.clock.advance(Date.parse("2026-11-01T06:30:00Z") - shop.clock.now());
    buy(shop, "A");
    done(shop);
    const ordered = shop.hands.shown("Orders", "SKU as sold", "A", "Ordered at");
    expect(ordered).toBe("2026-11-01 01:30");
    shop.clock.advance(30 * 3_600_000);
    for (const sku of ["B", "C"]) {
      buy(shop, sku);
      done(shop);
      shop.clock.advance(3 * 3_600_000);
    }
    const asks = [idleAsks(shop), idleAsks(shop), idleAsks(shop)];
    expect(asks.slice(1)).toEqual([2, 2]);
    expect(shop.hands.shown("Orders", "SKU as sold", "A", "Ordered at")).toBe(ordered);
  });

  test("a whole column of many orders, in one run", () => {
    const shop = runningShop();
    for (let count = 0; count < 30; count += 1) buy(shop, SKUS[count % SKUS.length] ?? "");
    done(shop);
    const before = orders(shop);
    shop.clock.advance(30 * 3_600_000);
    done(shop);
    const column = shop.book.view.rows("Orders")[0]?.indexOf("Qty") ?? 0;
    const letter = String.fromCharCode(65 + column);
    before.forEach((_, index) => void shop.people.type("Orders", `${letter}${index + 2}`, "0"));
    const { counters } = shop.world.run("syncNow");
    expect(orders(shop).map(({ Qty }) => Qty)).toEqual(before.map(() => "1"));
    expect(counters.fetches).toBeLessThan(10);
  });
});

describe("a row of Orders whose key is typed over stays the line that it was", () => {
  const KEYS: readonly (readonly [column: string, typed: (pos: readonly string[]) => string])[] = [
    ["PO", () => "oops"],
    ["PO", () => ""],
    ["PO", () => "108800000000999"],
    ["PO", (pos) => pos[0] ?? ""],
    ["Line", () => "77"],
    ["Line", () => ""],
  ];
  test.each(KEYS)("%s", (column, typed) => {
    const { shop, pos } = trading();
    shop.hands.type("Orders", "SKU as sold", "C", "Order status", "New");
    done(shop);
    const [before, sent, asks] = [orders(shop), quantities(shop), idleAsks(shop)];
    shop.hands.type("Orders", "SKU as sold", "C", column, typed(pos));
    expect(orders(shop)).not.toEqual(before);
    done(shop);
    expect(orders(shop)).toEqual(before);
    expect(quantities(shop)).toEqual(sent);
    expect(shop.rows("Log")[0]).toMatchObject({
      Area: "Orders",
      Key: pos[1],
      "What happened": expect.stringContaining("typed over"),
    });
    expectIdle(shop, asks);
  });

  test("and both keys of the row at once, beside a deleted row", () => {
    const { shop } = trading();
    const before = orders(shop).filter((row) => row["SKU as sold"] !== "A");
    shop.hands.deleteRow("Orders", "SKU as sold", "A");
    shop.hands.type("Orders", "SKU as sold", "C", "PO", "");
    shop.hands.type("Orders", "SKU as sold", "C", "Line", "");
    done(shop);
    expect(orders(shop)).toEqual(before);
  });

  test("with the unit that is committed there, which nobody calls free", () => {
    const { shop, pos } = trading();
    shop.hands.fill(
      "Inventory",
      ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
      [["353000000000011", "C", "Available", "Main"]],
    );
    shop.hands.type("Orders", "SKU as sold", "C", "IMEIs / units", "353000000000011");
    done(shop);
    shop.hands.type("Orders", "SKU as sold", "C", "PO", "oops");
    done(shop);
    expect(shop.rows("Inventory").find(({ IMEI }) => IMEI === "353000000000011")).toMatchObject({
      "Committed to": `${pos[1]} / 1`,
    });
    expect(shop.rows("Log").filter((row) => row["What happened"]?.includes("left Orders"))).toEqual([]);
  });

  test("a copy that the seller gives another PO is left alone", () => {
    const { shop } = trading();
    const row = orders(shop).find((one) => one["SKU as sold"] === "C") ?? {};
    const headings = Object.keys(row).filter((heading) => row[heading] !== "");
    shop.hands.fill("Orders", headings, [
      headings.map((heading) => (heading === "PO" ? "mine-1" : (row[heading] ?? ""))),
    ]);
    done(shop);
    expect(orders(shop).filter(({ PO }) => PO === "mine-1")).toHaveLength(1);
    expect(orders(shop).filter(({ PO }) => PO === row.PO)).toHaveLength(1);
  });
});

const IN_LISTINGS: readonly (readonly [column: string, typed: string])[] = [
  ["Title", "my phone"],
  ["Title", ""],
  ["WPID", "0WP9"],
  ["Price", "1.00"],
  ["Price", "cheap"],
  ["Variant group", "G9"],
  ["Fulfilled by", "Walmart"],
  ["On Walmart as", "Ended"],
  ["On Walmart as", ""],
  ["On Walmart", "99"],
];

describe("a cell of a listing that only Walmart knows reads right again after the next run, who fulfils it with the report", () => {
  test.each(IN_LISTINGS)("%s typed over with “%s”", (column, typed) => {
    const { shop } = trading();
    const [before, sent, asks] = [listings(shop), quantities(shop), idleAsks(shop)];
    shop.hands.type("Listings", "Listing SKU", "B", column, typed);
    expect(listings(shop)).not.toEqual(before);
    done(shop);
    reportComes(shop);
    expect(listings(shop)).toEqual(before);
    expect(quantities(shop)).toEqual(sent);
    expectIdle(shop, asks);
  });

  test("of a listing that Walmart no longer lists it stays, and Walmart is not asked in every run", () => {
    const { shop } = trading();
    shop.hands.fill("Listings", ["Listing SKU", "Title"], [["gone", "Phone of old"]]);
    done(shop);
    reportComes(shop);
    const asks = idleAsks(shop);
    expect(listings(shop).find((row) => row["Listing SKU"] === "gone")).toMatchObject({ "On Walmart as": "Not found" });
    expectIdle(shop, asks);
    shop.hands.type("Listings", "Listing SKU", "gone", "Title", "Another");
    done(shop);
    reportComes(shop);
    expectIdle(shop, asks);
  });
});

describe("a row of Listings whose Listing SKU is typed over is that listing again, with the seller's rules", () => {
  test.each(["oops", "", "A"])("with “%s”", (typed) => {
    const { shop } = trading();
    shop.hands.type("Listings", "Listing SKU", "B", "Hold back", "3");
    shop.hands.type("Listings", "Listing SKU", "B", "Percent", "50%");
    done(shop);
    const [before, sent, asks] = [listings(shop), quantities(shop), idleAsks(shop)];
    shop.hands.type("Listings", "Listing SKU", "B", "Listing SKU", typed);
    done(shop);
    expect(listings(shop)).toEqual(before);
    expect(quantities(shop)).toEqual(sent);
    expect(shop.rows("Log")[0]).toMatchObject({ Area: "Listings", Key: "B" });
    reportComes(shop);
    expectIdle(shop, asks);
  });
});

describe("what is typed over while Aisle writes that very row reads right after the next run", () => {
  const typed: readonly (readonly [column: string, text: string])[] = [
    ["PO", "oops"],
    ["PO", ""],
    ["Line", "77"],
    ["Qty", "5"],
    ["Walmart status", "Lost"],
    ["Ship-to name", "Bob"],
  ];
  test.each(typed)("%s: “%s”, before and after each of its writes", (column, text) => {
    const { shop, pos } = trading();
    shop.walmart.sellerCenter.cancel(pos[1] ?? "", { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
    shop.clock.advance(60_000);
    const ready = shop.world.snapshot();
    const gaps = new Set<number>();
    shop.world.run("syncNow", [], {
      beforeCall: (index, service) => {
        if (service.includes("batchUpdate")) for (const gap of [index, index + 1]) gaps.add(gap);
      },
    });
    expect(gaps.size).toBeGreaterThan(1);
    const right = orders(shop);
    expect(right.find((row) => row["SKU as sold"] === "C")).toMatchObject({ "Walmart status": "Canceled by seller" });
    for (const gap of gaps) {
      shop.world.restore(ready);
      shop.world.run("syncNow", [], {
        beforeCall: (index) => {
          if (index === gap) shop.hands.type("Orders", "SKU as sold", "C", column, text);
        },
      });
      done(shop);
      expect({ gap, rows: orders(shop) }).toEqual({ gap, rows: right });
    }
  });
});

describe("ids that Aisle gives", () => {
  test("a Shipment ID typed over or cleared reads right again", () => {
    const { shop, pos } = trading();
    shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[pos[1] ?? "", "UPS", "1Z999AA10123456784"]]);
    done(shop);
    const before = shop.rows("Shipments");
    expect(before).toMatchObject([{ State: "Sent", "Shipment ID": "S-000001" }]);
    for (const [column, typed] of [
      ["Shipment ID", "mine"],
      ["Shipment ID", ""],
      ["Source", "me"],
      ["Sent at", "2020-01-01"],
    ] as const) {
      shop.hands.type("Shipments", "Carrier", "UPS", column, typed);
      done(shop);
      expect(shop.rows("Shipments")).toEqual(before);
    }
  });

  test("a Unit ID that Aisle never gave is named on its row, which counts as before", () => {
    const { shop } = trading();
    const sent = quantities(shop);
    shop.hands.type("Inventory", "SKU or Variation ID", "C", "Unit ID", "mine");
    done(shop);
    expect(shop.hands.shown("Inventory", "Unit ID", "mine", "Problem")).toContain("mine");
    expect(quantities(shop)).toEqual(sent);
    shop.hands.type("Inventory", "Unit ID", "mine", "Unit ID", "");
    done(shop);
    expect(shop.hands.shown("Inventory", "SKU or Variation ID", "C", "Problem")).toBe("");
    expect(shop.hands.shown("Inventory", "SKU or Variation ID", "C", "Unit ID")).toMatch(/^U-0/);
  });

  test("a Variation ID that somebody typed over is what it was again, since nothing else of its row changed", () => {
    const { shop } = trading();
    const sent = quantities(shop);
    const id = shop.hands.shown("Products", "SKU", "C", "Variation ID");
    shop.hands.type("Products", "SKU", "C", "Variation ID", "mine");
    done(shop);
    expect(shop.hands.shown("Products", "SKU", "C", "Variation ID")).toBe(id);
    expect(quantities(shop)).toEqual(sent);
  });

  test("a Variation ID that Aisle never gave is named on its row where more of the row was typed over", () => {
    const { shop } = trading();
    const sent = quantities(shop);
    shop.hands.type("Products", "SKU", "C", "Color", "Pink");
    shop.hands.type("Products", "SKU", "C", "Variation ID", "mine");
    done(shop);
    expect(shop.hands.shown("Products", "SKU", "C", "Problem")).toContain("mine");
    expect(quantities(shop)).toEqual(sent);
  });
});
