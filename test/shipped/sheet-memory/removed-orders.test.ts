import { runningShop, type Shop } from "../../support/shop-under-test";

const IMEI = "353000000000011";
const HOUR_MS = 3_600_000;

function buy({ walmart, clock }: Shop, ...skus: readonly string[]): string {
  const placed = walmart.buyers.order({ lines: skus.map((sku) => ({ sku, quantity: 1 })) }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return placed.purchaseOrderId;
}

const done = (shop: Shop) => expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });
const orderRows = (shop: Shop, po: string) => shop.rows("Orders").filter(({ PO }) => PO === po);
const unit = (shop: Shop) => shop.rows("Inventory").find((row) => row.IMEI === IMEI);
const listing = (shop: Shop, sku: string) => shop.rows("Listings").find((row) => row["Listing SKU"] === sku);
const logOf = (shop: Shop, po: string) => shop.rows("Log").filter(({ Key }) => Key === po);
const restore = (shop: Shop): string => {
  shop.clock.advance(60_000);
  expect(shop.world.run("restoreRemovedOrders")).toMatchObject({ outcome: "returned", notEmulated: [] });
  return shop.toast();
};

/** How Aisle calls the first line of an order; Walmart numbers lines as it likes. */
const label = ({ walmart }: Shop, po: string): string =>
  `${po} / ${walmart.order(po)?.orderLines.orderLine[0]?.lineNumber}`;

/** An open order of one phone, to which a unit is committed: ten in a lot and one by IMEI. */
function committed(...skus: readonly string[]) {
  const shop = runningShop();
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    [[IMEI, "A", "Available", "Main"]],
  );
  const po = buy(shop, ...(skus.length === 0 ? ["A"] : skus));
  done(shop);
  shop.hands.type("Orders", "SKU as sold", "A", "IMEIs / units", IMEI);
  done(shop);
  expect(unit(shop)).toMatchObject({ "Committed to": label(shop, po) });
  return { shop, po };
}

describe("an open order row that the seller deletes", () => {
  test("stays away, gives its outstanding back, and frees its unit", () => {
    const { shop, po } = committed();
    expect(shop.walmart.quantities().get("A")).toBe(10);
    shop.hands.deleteRow("Orders", "PO", po);
    for (let run = 0; run < 3; run += 1) {
      done(shop);
      shop.clock.advance(HOUR_MS);
      expect(orderRows(shop, po)).toEqual([]);
    }
    expect(listing(shop, "A")).toMatchObject({ Outstanding: "0", Available: "11" });
    expect(unit(shop)).toMatchObject({ "Committed to": "" });
    expect(shop.walmart.quantities().get("A")).toBe(11);
  });

  test("stays away also when Walmart changes it", () => {
    const { shop, po } = committed();
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
    done(shop);
    expect(orderRows(shop, po)).toEqual([]);
  });

  test("is named in the Log with its units, once", () => {
    const { shop, po } = committed();
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    done(shop);
    const said = logOf(shop, po).filter((row) => row["What happened"]?.includes(IMEI));
    expect(said).toMatchObject([
      {
        "What happened": `The row of ${label(shop, po)} left Orders, so the units committed there are free again: ${IMEI}.`,
        "What to do": "If that was not meant, choose Aisle ▸ More ▸ Restore Removed Orders.",
      },
    ]);
  });

  test("leaves the next run nothing to write", () => {
    const { shop, po } = committed();
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  });

  test("is refreshed again when the seller undoes the deletion", () => {
    const { shop, po } = committed();
    shop.people.deleteRows("Orders", shop.book.view.find("Orders", "PO", po) ?? 0, 1);
    shop.people.undo();
    shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
    done(shop);
    expect(orderRows(shop, po)).toMatchObject([{ "Order status": "Canceled", "IMEIs / units": IMEI }]);
  });
});

describe("Restore Removed Orders", () => {
  test("brings the order back with its status, its address and its units, which are committed again", () => {
    const { shop, po } = committed();
    const before = orderRows(shop, po);
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    expect(restore(shop)).toMatch(/ 1 removed order brought back\.$/);
    expect(orderRows(shop, po)).toEqual(before);
    expect(unit(shop)).toMatchObject({ "Committed to": label(shop, po) });
    done(shop);
    expect(shop.walmart.quantities().get("A")).toBe(10);
  });

  test("gives back the status that the seller had typed", () => {
    const { shop, po } = committed();
    shop.hands.type("Orders", "PO", po, "Order status", "New");
    done(shop);
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    restore(shop);
    expect(orderRows(shop, po)).toMatchObject([{ "Order status": "New", "IMEIs / units": IMEI }]);
  });

  test("an order that was cancelled meanwhile comes back Canceled", () => {
    const { shop, po } = committed();
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
    restore(shop);
    expect(orderRows(shop, po)).toMatchObject([{ "Order status": "Canceled", Canceled: "1" }]);
  });

  test("brings back a single line of an order beside the lines that stayed", () => {
    const { shop, po } = committed("A", "B");
    const before = orderRows(shop, po)
      .map(({ Line }) => Line)
      .sort();
    shop.hands.deleteRow("Orders", "SKU as sold", "A");
    done(shop);
    expect(orderRows(shop, po)).toMatchObject([{ "SKU as sold": "B" }]);
    restore(shop);
    expect(
      orderRows(shop, po)
        .map(({ Line }) => Line)
        .sort(),
    ).toEqual(before);
    expect(orderRows(shop, po).find((row) => row["SKU as sold"] === "A")).toMatchObject({ "IMEIs / units": IMEI });
  });

  test("works at once after the deletion, before any run saw it", () => {
    const { shop, po } = committed();
    shop.hands.deleteRow("Orders", "PO", po);
    restore(shop);
    expect(orderRows(shop, po)).toMatchObject([{ "IMEIs / units": IMEI }]);
  });

  test("restored orders are brought back once, and deleted again stay away again", () => {
    const { shop, po } = committed();
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    restore(shop);
    expect(restore(shop)).toMatch(/^No removed order was brought back\./);
    expect(orderRows(shop, po)).toHaveLength(1);
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    expect(orderRows(shop, po)).toEqual([]);
  });

  test("nothing of the buyer is kept in the hidden memory", () => {
    const { shop, po } = committed();
    const [row] = orderRows(shop, po);
    shop.hands.deleteRow("Orders", "PO", po);
    done(shop);
    const kept = JSON.stringify(shop.rows("_Ledger"));
    const personal = ["Ship-to name", "Ship-to street", "Ship-to phone"].map((heading) => row?.[heading] ?? "");
    for (const text of personal.filter((one) => one !== "")) expect(kept).not.toContain(text);
    expect(personal.some((one) => one !== "")).toBe(true);
  });
});
