/** Labels bought in the pretend ShipStation, on the built bundle, until Walmart shows them. */
import { type StationShop, stationShop } from "../../support/station-shop";

/** A shop with orders of so many units of A in ShipStation. */
function packing(...units: readonly number[]): { readonly shop: StationShop; readonly pos: readonly string[] } {
  const shop = stationShop();
  const pos = units.map((quantity) => shop.buy("A", quantity));
  shop.next();
  return { shop, pos };
}

/** What Walmart was told of an order: tracking number and units of each package. */
const told = (shop: StationShop, po: string) =>
  shop.walmart.shipmentsOf(po).map(({ trackingNumber, units }) => `${trackingNumber} ${units}`);

const rows = (shop: StationShop) =>
  shop.rows("Shipments").map((row) => [row.PO, row["Tracking number"], row.Source, row.State].join(" "));

test("a label reaches Walmart in the same run, before quantities", () => {
  const { shop, pos } = packing(2);
  const [po = ""] = pos;
  shop.shipStation.packers.buyLabel(po, { tracking: "9400110898825022579493" }, shop.clock.now());
  const from = shop.walmart.ledger().length;
  expect(shop.next().summary).toContain("1 shipment sent");
  expect(told(shop, po)).toEqual(["9400110898825022579493 2"]);
  expect(rows(shop)).toEqual([`${po} 9400110898825022579493 ShipStation Sent`]);
  const asked = shop.walmart
    .ledger()
    .slice(from)
    .map(({ path }) => path);
  const [shipped, quantity] = [/shipping$/, /inventory|feeds/].map((sign) =>
    asked.findIndex((path) => sign.test(path)),
  );
  expect(shipped).toBeGreaterThanOrEqual(0);
  if (quantity !== -1) expect(shipped).toBeLessThan(quantity as number);
});

test("split, combined, voided and hand-marked orders: each buyer gets exactly the number on the own package", () => {
  const { shop, pos } = packing(3, 1, 1, 1, 2);
  const [split = "", one = "", other = "", voided = "", marked = ""] = pos;
  const { packers } = shop.shipStation;
  const now = shop.clock.now();
  const [part = 0] = packers.split(split, [{ A: 1 }], now);
  packers.buyLabel(part, { tracking: "S1" }, now);
  packers.combine(one, [other], now);
  packers.buyLabel(one, { tracking: "C1" }, now);
  packers.voidLabel(packers.buyLabel(voided, { tracking: "V1" }, now), now);
  packers.buyReturnLabel(voided, { tracking: "R1" }, now);
  packers.markShipped(marked, { carrier: "UPS", tracking: "M1" }, now);
  shop.next();
  expect(pos.map((po) => told(shop, po))).toEqual([["S1 1"], ["C1 1"], ["C1 1"], [], ["M1 2"]]);
  packers.buyLabel(shop.there(split)[0]?.orderId ?? 0, { tracking: "S2" }, shop.clock.now());
  packers.buyLabel(voided, { tracking: "V2" }, shop.clock.now());
  shop.next();
  expect(pos.map((po) => told(shop, po))).toEqual([["S1 1", "S2 2"], ["C1 1"], ["C1 1"], ["V2 1"], ["M1 2"]]);
  expect(shop.next().summary).toBe("Up to date.");
});

test("vector ag: a label voided before the pull is ignored", () => {
  const { shop, pos } = packing(1);
  const [po = ""] = pos;
  const { packers } = shop.shipStation;
  packers.voidLabel(packers.buyLabel(po, { tracking: "V1" }, shop.clock.now()), shop.clock.now());
  expect(shop.next().summary).toBe("Up to date.");
  expect([rows(shop), told(shop, po)]).toEqual([[], []]);
});

test("a label voided after Walmart was told is named in its row; one voided before it was sent is withdrawn", () => {
  const { shop, pos } = packing(1, 1);
  const [sent = "", unsent = ""] = pos;
  const { packers } = shop.shipStation;
  const id = packers.buyLabel(sent, { tracking: "V1" }, shop.clock.now());
  shop.next();
  packers.voidLabel(id, shop.clock.now());
  const other = packers.buyLabel(unsent, { tracking: "V2", carrier: "nobody_knows" }, shop.clock.now());
  shop.next();
  packers.voidLabel(other, shop.clock.now());
  shop.next();
  expect(shop.rows("Shipments").map((row) => `${row.State}: ${row["Walmart said"]}`)).toEqual([
    expect.stringMatching(/^Sent: .*voided in ShipStation since/),
    expect.stringMatching(/^Not needed: Its label was voided in ShipStation/),
  ]);
});

test.each(["html-200", "throttled", "slow:61000"] as const)(
  "while ShipStation is “%s”, orders and quantities go on, and the label comes once it answers",
  (name) => {
    const { shop, pos } = packing(1);
    const [po = ""] = pos;
    shop.shipStation.packers.buyLabel(po, { tracking: "L1" }, shop.clock.now());
    shop.shipStation.faults.set({ name });
    const later = shop.buy("A", 2);
    const report = shop.next();
    expect(report.status.kind).not.toBe("up to date");
    expect(report.summary).toContain("ShipStation");
    expect(shop.rows("Orders").map((row) => row.PO)).toContain(later);
    expect(shop.walmart.quantities().get("A")).toBe(47);
    shop.shipStation.faults.clear();
    shop.next();
    expect(told(shop, po)).toEqual(["L1 1"]);
  },
);

test("an expired key stops ShipStation alone, and is named until a new one is saved", () => {
  const { shop, pos } = packing(1);
  shop.shipStation.owner.expireKeys(shop.clock.now());
  const report = shop.next();
  expect(report.summary).toContain("ShipStation does not accept the key");
  expect(report.status.kind).toBe("failed");
  expect(shop.walmart.quantities().get("A")).toBe(49);
  expect(pos).toHaveLength(1);
});

test("a run that dies anywhere while a label comes leaves one row, and Walmart is told once", () => {
  const { shop, pos } = packing(2);
  const [po = ""] = pos;
  shop.shipStation.packers.buyLabel(po, { tracking: "K1", items: { A: 1 } }, shop.clock.now());
  const before = shop.world.snapshot();
  const calls = shop.world.emulator.ledger.entries.length;
  shop.next();
  const most = shop.world.emulator.ledger.entries.length - calls;
  let died = 0;
  for (let killAtCall = 2; killAtCall <= most; killAtCall += 7) {
    shop.world.restore(before);
    shop.press("syncNow", null, { killAtCall });
    shop.next();
    died += 1;
    expect([killAtCall, rows(shop), told(shop, po)]).toEqual([killAtCall, [`${po} K1 ShipStation Sent`], ["K1 1"]]);
  }
  console.info(`runs that died while a label came: ${died} of ${most} calls`);
});
