import { ask, NOON, stationWith } from "../../../support/shipstation-client";

const HOUR = 3_600_000;
interface Shown {
  readonly isReturnLabel: boolean;
  readonly shipmentItems: readonly { readonly quantity: number }[];
}

const shipmentsOf = (station: ReturnType<typeof stationWith>, query = ""): readonly Shown[] =>
  ask(station, `shipments?includeShipmentItems=true&${query}`, { now: NOON + 2 * HOUR }).json.shipments;

describe("shipments", () => {
  test("are labels only: an order that somebody marked as shipped is none [SS1-SHP]", () => {
    const station = stationWith(["100", "200"]);
    station.packers.buyLabel("100", { tracking: "9400" }, NOON);
    station.packers.markShipped("200", { carrier: "UPS", tracking: "1Z" }, NOON);
    expect(shipmentsOf(station)).toMatchObject([
      { orderKey: "key-100", orderNumber: "100", trackingNumber: "9400", carrierCode: "stamps_com", voided: false },
    ]);
  });

  test("have items only when asked, and their day in Pacific time [SS-REC; SS1-REQ]", () => {
    const station = stationWith(["100"]);
    // Late in the evening there, the next day in UTC.
    station.packers.buyLabel("100", { tracking: "9400" }, Date.UTC(2026, 10, 21, 5));
    const [bare] = ask(station, "shipments").json.shipments;
    expect(bare).toMatchObject({
      shipmentItems: null,
      shipDate: "2026-11-20",
      createDate: "2026-11-20T21:00:00.0000000",
    });
    expect(shipmentsOf(station)[0]?.shipmentItems).toMatchObject([
      { lineItemKey: "1", sku: "A", quantity: 2 },
      { lineItemKey: "2", sku: "B", quantity: 1 },
    ]);
  });

  test("of some items leave the order awaiting, and the last one ships it [SS-SPLIT]", () => {
    const station = stationWith(["100"]);
    station.packers.buyLabel("100", { items: { A: 1 } }, NOON);
    expect(station.shown("100")[0].orderStatus).toBe("awaiting_shipment");
    station.packers.buyLabel("100", {}, NOON);
    expect(station.shown("100")[0].orderStatus).toBe("shipped");
    expect(shipmentsOf(station).map((one) => one.shipmentItems.map((item) => item.quantity))).toEqual([[1], [1, 1]]);
  });

  test("a voided one stays, with the order awaiting again, and is found by the day of the void [SS-VOID]", () => {
    const station = stationWith(["100"]);
    const id = station.packers.buyLabel("100", {}, NOON);
    station.packers.voidLabel(id, NOON + HOUR);
    expect(station.shown("100")[0].orderStatus).toBe("awaiting_shipment");
    expect(shipmentsOf(station)).toMatchObject([{ voided: true, voidDate: "2026-11-20T13:00:00.0000000" }]);
    expect(shipmentsOf(station, "createDateStart=2026-11-20 12:30:00")).toEqual([]);
    expect(shipmentsOf(station, "voidDateStart=2026-11-20 12:30:00")).toHaveLength(1);
  });

  test("a second label for a shipped order has no items, and a return label does not ship [SS-VOID]", () => {
    const station = stationWith(["100"]);
    station.packers.buyReturnLabel("100", {}, NOON);
    expect(station.shown("100")[0].orderStatus).toBe("awaiting_shipment");
    station.packers.buyLabel("100", {}, NOON);
    station.packers.buyLabel("100", {}, NOON);
    expect(shipmentsOf(station).map((one) => [one.isReturnLabel, one.shipmentItems.length])).toEqual([
      [true, 2],
      [false, 2],
      [false, 0],
    ]);
  });
});
