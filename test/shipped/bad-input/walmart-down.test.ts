import { runningShop, type Shop } from "../../support/shop-under-test";

/** Everything that stands in the sheet but Log: texts, and what Aisle remembers but for what failed and what Log told. */
/** Kinds of memory that tell of runs alone: what failed, what Log told, and the number of the last write. */
const OF_RUNS = ["retry", "logged", "stamp"];

const withoutLog = ({ book }: Shop): string =>
  JSON.stringify(
    book.view
      .tabs()
      .filter(({ title }) => title !== "Log")
      .map(({ title }) => [title, book.view.rows(title).filter((row) => !OF_RUNS.includes(row[1] ?? ""))]),
  );

const inStep = { A: 4, B: 9, C: 10, D: 10 };

test.each(["down", "html-503", "error-500"] as const)(
  "Walmart is %s for all calls: the run fails with a sentence, nothing but Log changes, and the next run puts all right",
  (name) => {
    const shop = runningShop();
    shop.walmart.buyers.order({ lines: [{ sku: "B", quantity: 1 }] }, shop.clock.now());
    const before = withoutLog(shop);
    const held = [...shop.walmart.quantities()];
    shop.walmart.faults.set({ name });
    for (let run = 0; run < 2; run += 1) {
      const { kind, summary, counts } = shop.sync();
      expect(kind).toBe("failed");
      expect(summary).toContain("Walmart does not answer just now");
      expect(counts).toMatchObject({ orders: 0, acknowledged: 0, accepted: 0 });
      expect(withoutLog(shop)).toBe(before);
    }
    expect(shop.rows("Log").filter((row) => row["What happened"]?.includes("does not answer"))).toHaveLength(1);
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
    expect(shop.sync().kind).toBe("failed");
    expect(shop.rows("Listings").find((row) => row["Listing SKU"] === "A")).toMatchObject({
      "To send": "4",
      "Last sent": "10",
      Sync: expect.stringMatching(/^(Pending|Paused: waits in Preview)/),
    });
    expect([...shop.walmart.quantities()]).toEqual(held);
    shop.walmart.faults.clear();
    expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });
    expect(Object.fromEntries(shop.walmart.quantities())).toEqual(inStep);
    expect(shop.rows("Orders").map((row) => row["Walmart status"])).toEqual(["Acknowledged"]);
  },
);

const AREAS = (["orders", "inventory-write", "acknowledge"] as const).flatMap((family) =>
  (["down", "html-503", "error-500", "drop-after-processing", "truncated-after-processing"] as const).map(
    (name) => [family, name] as const,
  ),
);

test.each(AREAS)(
  "only %s fails (%s): what does not need it goes on, nothing is doubled, the next run puts all right",
  (family, name) => {
    const shop = runningShop();
    shop.walmart.buyers.order({ lines: [{ sku: "B", quantity: 1 }] }, shop.clock.now());
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
    shop.walmart.faults.set({ name, families: [family] });
    const report = shop.sync();
    // An acknowledgment that arrived is seen at the order, although its own answer was lost.
    const isSeen = family === "acknowledge" && name.endsWith("-after-processing");
    expect(report.problems.length === 0).toBe(isSeen);
    expect(report.kind).toBe(family === "acknowledge" ? "done" : "failed");
    // Sales that were not read are not subtracted, so no number may rise then; this one falls.
    if (family === "orders") expect(shop.walmart.quantities().get("A")).toBe(4);
    shop.walmart.faults.clear();
    expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });
    expect(Object.fromEntries(shop.walmart.quantities())).toEqual(inStep);
    expect(shop.rows("Orders").map((row) => row["Walmart status"])).toEqual(["Acknowledged"]);
  },
);

test("a shipment whose answer was lost is not told twice: the order is read at once, and Walmart shows it", () => {
  for (const name of ["drop-after-processing", "truncated-after-processing", "error-500-after-processing"] as const) {
    const shop = runningShop();
    const placed = shop.walmart.buyers.order({ lines: [{ sku: "B", quantity: 1 }] }, shop.clock.now());
    const po = placed.kind === "placed" ? placed.purchaseOrderId : "";
    shop.sync();
    shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
    shop.walmart.faults.set({ name, families: ["shipping"] });
    shop.sync();
    expect(shop.rows("Shipments")[0]?.State).toBe("Sent");
    shop.walmart.faults.clear();
    expect(shop.sync().kind).toBe("done");
    expect(shop.rows("Shipments")[0]?.State).toBe("Sent");
    expect(shop.walmart.ledger().filter(({ path }) => path.endsWith("/shipping"))).toHaveLength(1);
    expect(shop.walmart.shipmentsOf(po)).toHaveLength(1);
  }
});

test("the import of listings fails with a sentence, and the rows that are there stay as they are", () => {
  const shop = runningShop();
  const before = shop.rows("Listings");
  shop.walmart.faults.set({ name: "down", families: ["items"] });
  const { kind, summary } = shop.importListings();
  expect(kind).toBe("failed");
  expect(summary).toContain("Walmart does not answer just now");
  expect(shop.rows("Listings")).toEqual(before);
});
