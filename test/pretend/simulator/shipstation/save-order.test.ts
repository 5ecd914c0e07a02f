import { createShipStation } from "../../../../dev/simulator/shipstation/shipstation";
import { anOrder, ask, NOON, stationWith } from "../../../support/shipstation-client";

const MINUTE = 60_000;

describe("saving an order", () => {
  test("makes one for a new key, and changes it for a known one [SS1-ORD]", () => {
    const station = createShipStation();
    const made = ask(station, "orders/createorder", { body: anOrder() });
    expect(made).toMatchObject({ status: 200, json: { orderKey: "key-100", orderStatus: "awaiting_shipment" } });
    const changed = ask(station, "orders/createorder", {
      body: anOrder({ orderNumber: "101", items: [] }),
      now: NOON + MINUTE,
    });
    expect(changed.json).toMatchObject({ orderId: made.json.orderId, orderNumber: "101", items: [] });
    expect(changed.json).toMatchObject({
      createDate: "2026-11-20T12:00:00.0000000",
      modifyDate: "2026-11-20T12:01:00.0000000",
    });
    expect(station.orders()).toHaveLength(1);
  });

  test("without a key makes a new one with a key of ShipStation's [SS1-TS]", () => {
    const station = createShipStation();
    const keys = [1, 2].map(
      () => ask(station, "orders/createorder", { body: anOrder({ orderKey: null }) }).json.orderKey,
    );
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test("empties what is not sent [SS1-ORD]", () => {
    const station = stationWith(["100"]);
    station.packers.edit("100", { internalNotes: "fragile", weight: { value: 5, units: "ounces" } }, NOON);
    station.packers.editAddress("100", { street2: "Apt 4" }, NOON);
    expect(station.shown("100")[0]).toMatchObject({ internalNotes: "fragile", shipTo: { street2: "Apt 4" } });
    ask(station, "orders/createorder", { body: anOrder() });
    expect(station.shown("100")[0]).toMatchObject({ internalNotes: null, weight: null, shipTo: { street2: null } });
  });

  test("takes back the whole answer and changes nothing but the date", () => {
    const station = stationWith(["100"]);
    station.packers.edit("100", { internalNotes: "fragile", tagIds: [7] }, NOON);
    const [before] = station.shown("100");
    expect(ask(station, "orders/createorder", { body: before, now: NOON + MINUTE }).status).toBe(200);
    const [after] = station.shown("100");
    expect({ ...after, modifyDate: 0, items: [] }).toEqual({ ...before, modifyDate: 0, items: [] });
    expect(station.counters().violations).toEqual({});
  });

  test.each([
    ["shipped", (station: ReturnType<typeof stationWith>) => station.packers.buyLabel("100", {}, NOON)],
    ["canceled", (station: ReturnType<typeof stationWith>) => station.packers.cancel("100", NOON)],
  ])("is refused where the order is %s [SS1-ORD]", (_, deed) => {
    const station = stationWith(["100"]);
    deed(station);
    const [before] = station.shown("100");
    expect(ask(station, "orders/createorder", { body: anOrder() })).toMatchObject({
      status: 400,
      json: { Message: expect.stringContaining("cannot be updated") },
    });
    expect(station.shown("100")[0]).toEqual(before);
  });

  test("that is on hold is allowed, and sets the status that was sent [SS1-ORD]", () => {
    const station = stationWith(["100"]);
    station.packers.hold("100", null, NOON);
    ask(station, "orders/createorder", { body: anOrder({ orderStatus: "on_hold" }) });
    expect(station.shown("100")[0].orderStatus).toBe("on_hold");
    ask(station, "orders/createorder", { body: anOrder() });
    expect(station.shown("100")[0].orderStatus).toBe("awaiting_shipment");
  });

  test.each([
    ["a blank number", { orderNumber: "" }, "apiOrder.orderNumber"],
    ["a number of 51 characters", { orderNumber: "1".repeat(51) }, "apiOrder.orderNumber"],
    ["no address", { shipTo: undefined }, "apiOrder.shipTo"],
    ["a status that does not exist", { orderStatus: "canceled" }, "apiOrder.orderStatus"],
    ["a country in words", { shipTo: { country: "USA" } }, "apiOrder.shipTo.country"],
    ["an item without a name", { items: [{ sku: "A", quantity: 1 }] }, "apiOrder.items.0.name"],
    ["a quantity of 1.5", { items: [{ name: "A", quantity: 1.5 }] }, "apiOrder.items.0.quantity"],
    ["a date that is none", { orderDate: "yesterday" }, "apiOrder.orderDate"],
    ["the 30th of February", { shipByDate: "2026-02-30" }, "apiOrder.shipByDate"],
  ])("with %s is refused, and the member is named [SS1-TS]", (_, members, member) => {
    const station = createShipStation();
    const got = ask(station, "orders/createorder", { body: anOrder(members) });
    expect(got.status).toBe(400);
    expect(Object.keys(got.json.ModelState)).toEqual([member]);
    expect(station.orders()).toEqual([]);
  });

  test("goes into the store that was named when it was made, and stays there [SS1-TS]", () => {
    const station = createShipStation({ stores: [{ name: "First" }, { name: "Second" }] });
    const [first, second] = station.stores();
    const into = (storeId?: number) =>
      ask(station, "orders/createorder", { body: anOrder({ advancedOptions: { storeId } }) });
    expect(into(second?.storeId).json.advancedOptions.storeId).toBe(second?.storeId);
    expect(into(first?.storeId).json.advancedOptions.storeId).toBe(second?.storeId);
    expect(station.counters().violations).toEqual({ "store-of-known-order": 1 });
    const other = ask(station, "orders/createorder", { body: anOrder({ orderKey: "other" }) });
    expect(other.json.advancedOptions.storeId).toBe(first?.storeId);
  });

  test("is refused in a marketplace's store, in one that is inactive, and in one that does not exist", () => {
    const station = createShipStation();
    const marketplace = { marketplaceId: 10, marketplaceName: "Walmart" };
    const theirs = station.owner.addStore({ name: "Walmart US", marketplace }, NOON);
    const closed = station.owner.addStore({ name: "Closed" }, NOON);
    station.owner.deactivateStore(closed);
    for (const storeId of [theirs, closed, 1])
      expect(ask(station, "orders/createorder", { body: anOrder({ advancedOptions: { storeId } }) }).status).toBe(400);
  });

  test("that was split needs key and id [SS1-ORD; SS1-TS]", () => {
    const station = stationWith(["100"]);
    const [childId] = station.packers.split("100", [{ A: 1 }], NOON);
    const [parent] = station.shown("100");
    const save = (members: Readonly<Record<string, unknown>>) =>
      ask(station, "orders/createorder", { body: anOrder(members) }).status;
    expect(save({})).toBe(400);
    expect(save({ orderId: childId, orderKey: null })).toBe(400);
    expect(save({ orderId: parent.orderId })).toBe(200);
    expect(save({ orderId: childId })).toBe(200);
  });

  test("with the key of one that was deleted makes a new one, or is refused, as the switch says", () => {
    const station = stationWith(["100"]);
    station.packers.delete("100", NOON);
    station.adjust({ freedKeys: "refused" });
    expect(ask(station, "orders/createorder", { body: anOrder() }).status).toBe(400);
    station.adjust({ freedKeys: "new-order" });
    expect(ask(station, "orders/createorder", { body: anOrder() }).status).toBe(200);
    expect(station.orders()).toHaveLength(2);
  });

  test("marks members that nobody knows", () => {
    const station = createShipStation();
    ask(station, "orders/createorder", { body: anOrder({ color: "red" }) });
    expect(station.counters().violations).toEqual({ "unknown-member": 1 });
  });
});
