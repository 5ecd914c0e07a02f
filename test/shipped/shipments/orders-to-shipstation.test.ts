/** Orders on their way to the pretend ShipStation, on the built bundle. */
import { type StationShop, stationShop } from "../../support/station-shop";

const stateOf = (shop: StationShop, po: string) => shop.there(po).map(({ status }) => status);
const unitsOf = (shop: StationShop, po: string) => shop.there(po)[0]?.items.map(({ quantity }) => quantity);
const setStatus = (shop: StationShop, po: string, name: string) =>
  shop.hands.type("Orders", "PO", po, "Order status", name);

/** A shop in which one order is in ShipStation. */
function withOrder(units = 2): { readonly shop: StationShop; readonly po: string } {
  const shop = stationShop();
  const po = shop.buy("A", units);
  shop.next();
  shop.asked();
  return { shop, po };
}

test("an order is in ShipStation after the run that acknowledged it; the next run asks once and writes nothing", () => {
  const shop = stationShop();
  const po = shop.buy("A", 2);
  const report = shop.next();
  expect(report.summary).toContain("1 order saved in ShipStation");
  expect(shop.there(po)).toMatchObject([
    { orderKey: `aisle-${po}`, status: "awaiting_shipment", items: [{ sku: "A", quantity: 2 }] },
  ]);
  expect(shop.standing(po)).toBe("Awaiting shipment");
  shop.next();
  shop.asked();
  const written = shop.world.emulator.ledger.entries.length;
  expect(shop.next().summary).toBe("Up to date.");
  const requests = shop.world.emulator.ledger.entries.slice(written).map(({ service }) => service);
  expect(requests.filter((service) => service.includes("batchUpdate"))).toEqual([]);
  expect(shop.asked().filter(({ path }) => path === "/orders")).toHaveLength(1);
});

test("nothing is asked while the switch is off, nor while nothing can be open there", () => {
  const shop = stationShop();
  shop.next();
  expect(shop.asked().filter(({ path }) => path !== "/shipments" && path !== "/fulfillments")).toEqual([]);
  shop.switchOn({ ShipStation: "Off" });
  shop.buy("A");
  shop.next();
  expect(shop.asked()).toEqual([]);
});

test("leaving a ticked status holds it, coming back lets it go; what packers did is never undone", () => {
  const { shop, po } = withOrder();
  setStatus(shop, po, "New");
  shop.next();
  expect([stateOf(shop, po), shop.standing(po)]).toEqual([["on_hold"], "On hold"]);
  setStatus(shop, po, "Ready to Ship");
  shop.next();
  expect([stateOf(shop, po), shop.standing(po)]).toEqual([["awaiting_shipment"], "Awaiting shipment"]);
  const { packers } = shop.shipStation;
  packers.hold(po, null, shop.clock.now());
  packers.editAddress(po, { street2: "Back door" }, shop.clock.now());
  packers.edit(po, { internalNotes: "fragile" }, shop.clock.now());
  for (const name of ["New", "Ready to Ship"]) {
    setStatus(shop, po, name);
    shop.next();
    expect([stateOf(shop, po), shop.standing(po)]).toEqual([["on_hold"], "On hold"]);
  }
  packers.restore(po, shop.clock.now());
  shop.next();
  packers.buyLabel(po, {}, shop.clock.now());
  shop.next();
  expect(shop.standing(po)).toBe("Shipped");
  setStatus(shop, po, "Ready to Ship");
  shop.next();
  expect(shop.there(po)).toMatchObject([
    { status: "shipped", shipTo: { street2: "Back door" }, rest: { internalNotes: "fragile" } },
  ]);
});

test("what Walmart cancels goes out of the order there, and all of it cancels the order", () => {
  const { shop, po } = withOrder(3);
  const lineNumber = shop.orderRow(po).Line ?? "";
  const cancel = (units: number) =>
    shop.walmart.sellerCenter.cancel(
      po,
      { reason: "CANCEL_BY_SELLER", lines: [{ lineNumber, units }] },
      shop.clock.now(),
    );
  cancel(1);
  shop.next();
  expect(unitsOf(shop, po)).toEqual([2]);
  cancel(2);
  shop.next();
  expect([stateOf(shop, po), shop.standing(po)]).toEqual([["cancelled"], "Canceled"]);
});

test("a run that dies anywhere makes no second order there, and the next one makes the first", () => {
  const shop = stationShop();
  const po = shop.buy("A", 2);
  shop.clock.advance(3_600_000);
  const before = shop.world.snapshot();
  let made = 0;
  const look = (index: number) => {
    if (made === 0 && shop.there(po).length > 0) made = index;
  };
  shop.press("syncNow", null, { beforeCall: look });
  const afterDeath = new Set<number>();
  for (let killAtCall = made - 10; killAtCall < made + 8; killAtCall += 1) {
    shop.world.restore(before);
    shop.press("syncNow", null, { killAtCall });
    afterDeath.add(shop.there(po).length);
    shop.next();
    expect([killAtCall, stateOf(shop, po), shop.standing(po)]).toEqual([
      killAtCall,
      ["awaiting_shipment"],
      "Awaiting shipment",
    ]);
  }
  expect([...afterDeath].sort()).toEqual([0, 1]);
});

describe("what keeps orders away is said", () => {
  test("the channel renamed in Channels; orders wait until it is named right again", () => {
    const shop = stationShop();
    shop.hands.type("Channels", "Channel", "Walmart", "Channel", "Walmart US");
    const po = shop.buy("A");
    expect(shop.next().summary).toContain("“Walmart US” is another channel. Name it “Walmart” again");
    expect(shop.there(po)).toEqual([]);
    shop.hands.type("Channels", "Channel", "Walmart US", "Channel", "Walmart");
    expect(shop.next().summary).toContain("Up to date.");
    expect(shop.there(po)).toHaveLength(1);
  });

  test("a Walmart store of ShipStation's own, at set-up and within a day", () => {
    const { shop } = withOrder();
    shop.shipStation.owner.addStore(
      { name: "WM", marketplace: { marketplaceId: 77, marketplaceName: "Walmart" } },
      shop.clock.now(),
    );
    const { message } = JSON.parse(String((shop.press("testShipStation") as { value: string }).value)).data;
    expect(message).toContain("its store “WM” brings Walmart's orders there by itself");
    shop.clock.advance(86_400_000);
    const po = shop.buy("A");
    expect(shop.next().summary).toContain("its store “WM” brings Walmart's orders there by itself");
    expect(shop.there(po)).toEqual([]);
  });

  test("an expired key: ShipStation waits, Walmart goes on", () => {
    const { shop } = withOrder();
    shop.shipStation.owner.expireKeys(shop.clock.now());
    const po = shop.buy("A", 3);
    const report = shop.next();
    expect(report.summary).toContain("ShipStation does not accept the key");
    expect(shop.orderRow(po)["Walmart status"]).toBe("Acknowledged");
    expect(shop.set("A")).toBe(45);
  });

  test("a refused order, and one that somebody made there by hand: others go", () => {
    const shop = stationShop();
    const [refused, doubled, fine] = [shop.buy("A"), shop.buy("A"), shop.buy("A")];
    shop.shipStation.faults.set({ name: "refuse-order", resource: { orderNumber: refused ?? "" } });
    shop.shipStation.owner.receiveOrder(
      { storeId: shop.shipStation.stores()[0]?.storeId ?? 0, orderNumber: doubled ?? "" },
      shop.clock.now(),
    );
    const report = shop.next();
    expect(shop.standing(refused ?? "")).toMatch(/^Not sent: ShipStation refused it: The order could not be saved/);
    expect(shop.standing(doubled ?? "")).toMatch(/^Not sent: ShipStation already has an order with this number/);
    expect(shop.standing(fine ?? "")).toBe("Awaiting shipment");
    expect(report.problems.join(" ")).toContain(`The order ${refused} is not in ShipStation as it should be`);
    shop.clock.advance(3 * 86_400_000);
    expect(shop.next().problems.join(" ")).toMatch(/It has failed for \d+ days/);
    expect(shop.there(doubled ?? "")).toHaveLength(1);
    shop.shipStation.faults.clear();
    shop.next();
    expect(shop.there(refused ?? "")).toHaveLength(1);
  });

  test.each(["down", "html-503", "garbage", "throttled"] as const)(
    "ShipStation %s: with its age, and orders reach it later",
    (name) => {
      const { shop } = withOrder();
      shop.shipStation.faults.set({ name });
      const po = shop.buy("A");
      const report = shop.next();
      expect([report.kind, report.summary]).not.toEqual(["done", "Up to date."]);
      expect(shop.orderRow(po)["Walmart status"]).toBe("Acknowledged");
      shop.shipStation.faults.clear();
      shop.next();
      expect([stateOf(shop, po), shop.standing(po)]).toEqual([["awaiting_shipment"], "Awaiting shipment"]);
    },
  );
});
