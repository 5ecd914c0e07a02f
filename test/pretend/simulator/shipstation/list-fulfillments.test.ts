import { ask, NOON, stationWith } from "../../../support/shipstation-client";

const HOUR = 3_600_000;

describe("fulfillments", () => {
  test("are orders that somebody marked as shipped, without key and items [SS1-FUL; SS1-OAS]", () => {
    const station = stationWith(["100", "200", "300"]);
    station.packers.markShipped("100", { carrier: "UPS", tracking: "1Z" }, NOON);
    station.packers.markShipped("200", {}, NOON + HOUR);
    station.packers.buyLabel("300", {}, NOON);
    const { fulfillments } = ask(station, "fulfillments", { now: NOON + HOUR }).json;
    expect(fulfillments).toMatchObject([
      { orderNumber: "100", carrierCode: "UPS", trackingNumber: "1Z", shipDate: "2026-11-20T12:00:00.0000000" },
      { orderNumber: "200", carrierCode: null, trackingNumber: "" },
    ]);
    expect(Object.keys(fulfillments[0])).not.toEqual(expect.arrayContaining(["orderKey"]));
    expect(station.shown("100")[0]).toMatchObject({ orderStatus: "shipped", externallyFulfilled: true });
  });

  test("are found by order, number, and the instant at which they were made", () => {
    const station = stationWith(["100", "200"]);
    const id = station.packers.markShipped("100", { tracking: "1Z" }, NOON);
    station.packers.markShipped("200", { tracking: "94" }, NOON + HOUR);
    const idsIn = (query: string): readonly number[] =>
      ask(station, `fulfillments?${query}`).json.fulfillments.map(
        (one: { fulfillmentId: number }) => one.fulfillmentId,
      );
    const { orderId } = station.shown("100")[0];
    for (const query of [`orderId=${orderId}`, "orderNumber=100", "trackingNumber=1Z", `fulfillmentId=${id}`])
      expect(idsIn(query)).toEqual([id]);
    expect(idsIn("createDateEnd=2026-11-20 12:00:00")).toEqual([id]);
    expect(idsIn("createDateStart=2026-11-20 12:00:00")).toHaveLength(2);
    expect(idsIn("orderNumber=1")).toEqual([]);
  });

  test("are voided where the mark is taken back, and the order awaits again", () => {
    const station = stationWith(["100"]);
    station.packers.markShipped("100", { tracking: "1Z" }, NOON);
    station.packers.unmarkShipped("100", NOON + HOUR);
    expect(ask(station, "fulfillments").json.fulfillments).toMatchObject([{ voided: true }]);
    expect(station.shown("100")[0].orderStatus).toBe("awaiting_shipment");
  });

  test("are on no page in the published example, and a switch repeats that [SS1-FUL]", () => {
    const station = stationWith(["100"], { switches: { fulfillmentPages: "zero" } });
    station.packers.markShipped("100", {}, NOON);
    expect(ask(station, "fulfillments").json).toMatchObject({ total: 1, page: 1, pages: 0, fulfillments: [{}] });
  });
});
