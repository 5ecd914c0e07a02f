import { ask, NOON, stationWith } from "../../../support/shipstation-client";

test("an order is read by its id, with every member that recorded answers have [SS-REC]", () => {
  const station = stationWith(["100"]);
  const [{ orderId }] = station.shown("100");
  const got = ask(station, `orders/${orderId}`);
  expect(got.json).toMatchObject({
    ...{ orderNumber: "100", orderTotal: 250, internalNotes: null, holdUntilDate: null, externallyFulfilled: false },
    orderDate: "2026-11-20T09:00:00.0000000",
    items: [{ lineItemKey: "1", createDate: "2026-11-20T12:00:00", adjustment: false }, { lineItemKey: "2" }],
    advancedOptions: { mergedOrSplit: false, mergedIds: [], parentId: null },
  });
});

test("a deleted order and one that was combined into another are not found [SS-COMB]", () => {
  const station = stationWith(["100", "200", "300"]);
  const ids = ["100", "200"].map((number) => station.shown(number)[0].orderId);
  station.packers.delete("100", NOON);
  station.packers.combine("300", ["200"], NOON);
  expect(ids.map((id) => ask(station, `orders/${id}`).status)).toEqual([404, 404]);
  expect(station.shown("300")[0].advancedOptions).toMatchObject({ mergedOrSplit: true, mergedIds: [ids[1]] });
});
