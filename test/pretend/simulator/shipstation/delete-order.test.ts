import { ask, stationWith } from "../../../support/shipstation-client";

test("a deleted order stays in the database, and nothing shows it any more [SS1-ORD]", () => {
  const station = stationWith(["100"]);
  const [{ orderId }] = station.shown("100");
  const remove = () => ask(station, `orders/${orderId}`, { method: "DELETE" });
  expect(remove()).toMatchObject({ status: 200, json: { success: true } });
  expect(station.shown("100")).toEqual([]);
  expect(station.orders()).toMatchObject([{ orderId, isDeleted: true }]);
  expect(remove().status).toBe(404);
});
