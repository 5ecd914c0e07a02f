import { ask, NOON, stationWith } from "../../../support/shipstation-client";

const DAY = 86_400_000;

test("an order that is held until a day waits for shipment again on that day", () => {
  const station = stationWith(["100"]);
  const [{ orderId }] = station.shown("100");
  const hold = (body: unknown) => ask(station, "orders/holduntil", { body }).status;
  expect(hold({ orderId, holdUntilDate: "2026-11-22" })).toBe(200);
  expect(station.shown("100")[0]).toMatchObject({ orderStatus: "on_hold", holdUntilDate: "2026-11-22" });
  expect(hold({ orderId, holdUntilDate: "2026-11-23" })).toBe(400);
  expect(hold({ orderId: 1, holdUntilDate: "2026-11-23" })).toBe(404);
  ask(station, "stores", { now: NOON + DAY });
  expect(station.shown("100")[0].orderStatus).toBe("on_hold");
  ask(station, "stores", { now: NOON + 2 * DAY });
  expect(station.shown("100")[0]).toMatchObject({ orderStatus: "awaiting_shipment", holdUntilDate: null });
});

test("an order without a day is on hold until somebody restores it", () => {
  const station = stationWith(["100"]);
  station.packers.hold("100", null, NOON);
  ask(station, "stores", { now: NOON + 400 * DAY });
  expect(station.shown("100")[0].orderStatus).toBe("on_hold");
  expect(() => station.packers.buyLabel("100", {}, NOON)).toThrow("on_hold");
  station.packers.restore("100", NOON);
  expect(station.shown("100")[0].orderStatus).toBe("awaiting_shipment");
});
