import { ask, NOON, stationWith } from "../../../support/shipstation-client";

const HOUR = 3_600_000;

test.each([
  ["parent's", "key-100"],
  ["own", expect.stringMatching(/^[0-9a-f]{32}$/)],
] as const)(
  "a split order's child has the parent's number, an id of its own, and %s key [SS-REC]",
  (splitKeys, key) => {
    const station = stationWith(["100"], { switches: { splitKeys } });
    const [parentId] = station.shown("100").map(({ orderId }) => orderId);
    const [childId] = station.packers.split("100", [{ A: 1 }], NOON + HOUR);
    expect(ask(station, "orders?orderNumber=100").json.orders).toMatchObject([
      { orderId: parentId, orderKey: "key-100", items: [{ sku: "A", quantity: 1 }, { sku: "B" }] },
      { orderId: childId, orderKey: key, items: [{ sku: "A", quantity: 1, lineItemKey: "1" }] },
    ]);
    const [parent, child] = station.shown("100");
    expect([parent.advancedOptions.parentId, child.advancedOptions.parentId]).toEqual([null, parentId]);
    expect(child.advancedOptions.mergedOrSplit).toBe(true);
  },
);

test("each part of a split order ships on its own", () => {
  const station = stationWith(["100"]);
  const [childId = 0] = station.packers.split("100", [{ A: 1 }], NOON);
  station.packers.buyLabel(childId, { tracking: "child" }, NOON);
  expect(station.shown("100").map(({ orderStatus }) => orderStatus)).toEqual(["awaiting_shipment", "shipped"]);
  expect(() => station.packers.split(childId, [{ A: 1 }], NOON)).toThrow("shipped");
  expect(() => station.packers.split("100", [{ A: 5 }], NOON)).toThrow("not left");
});

test("one label ships combined orders, with the items of all, under the one that stays [SS-COMB]", () => {
  const station = stationWith(["100", "200"]);
  station.packers.combine("100", ["200"], NOON);
  expect(() => station.packers.buyLabel("200", {}, NOON)).toThrow("no order 200");
  station.packers.buyLabel("100", { tracking: "both" }, NOON);
  const { shipments } = ask(station, "shipments?includeShipmentItems=true").json;
  expect(shipments).toMatchObject([{ orderNumber: "100", orderKey: "key-100", shipmentItems: [{}, {}, {}, {}] }]);
  expect(ask(station, "shipments?orderNumber=200").json.total).toBe(0);
});

test("orders that are taken apart again are as they were", () => {
  const station = stationWith(["100", "200"]);
  station.packers.combine("100", ["200"], NOON);
  station.packers.uncombine("100", NOON);
  expect(["100", "200"].map((number) => station.shown(number)[0].items.length)).toEqual([2, 2]);
  expect(station.shown("100")[0].advancedOptions).toMatchObject({ mergedOrSplit: false, mergedIds: [] });
});

test("whatever packers change, the order says when it was modified", () => {
  const station = stationWith(["100"]);
  const deeds = [
    () => station.packers.editAddress("100", { street1: "2 Main St" }, NOON + HOUR),
    () => station.packers.editItems("100", { B: 0 }, NOON + 2 * HOUR),
    () => station.packers.edit("100", { internalNotes: "fragile" }, NOON + 3 * HOUR),
    () => station.packers.hold("100", null, NOON + 4 * HOUR),
    () => station.packers.restore("100", NOON + 5 * HOUR),
    () => void station.packers.buyLabel("100", {}, NOON + 6 * HOUR),
  ];
  const changes = deeds.map((deed) => {
    deed();
    return station.shown("100")[0].modifyDate.slice(11, 13);
  });
  expect(changes).toEqual(["13", "14", "15", "16", "17", "18"]);
  expect(station.shown("100")[0]).toMatchObject({ shipTo: { street1: "2 Main St" }, items: [{ sku: "A" }] });
});

test("an order that a marketplace's store fetched is a stranger's", () => {
  const station = stationWith(["100"]);
  const marketplace = { marketplaceId: 10, marketplaceName: "Walmart" };
  const storeId = station.owner.addStore({ name: "Walmart US", marketplace }, NOON);
  station.owner.receiveOrder({ storeId, orderNumber: "100" }, NOON);
  expect(station.shown("100").map(({ orderKey }) => orderKey)).toEqual(["key-100", "100"]);
  station.owner.renameStore(storeId, "Another");
  expect(station.stores().at(-1)?.storeName).toBe("Another");
});
