import { anOrder, ask, NOON, stationWith } from "../../../support/shipstation-client";

const HOUR = 3_600_000;

/** Three orders, made an hour apart. */
function threeOrders() {
  const station = stationWith([]);
  for (const [at, number] of ["100", "1001", "200"].entries())
    ask(station, "orders/createorder", {
      body: anOrder({ orderNumber: number, orderKey: `key-${number}`, orderDate: `2026-11-${20 - at}T10:00:00` }),
      now: NOON + at * HOUR,
    });
  return station;
}

const numbersIn = (station: ReturnType<typeof stationWith>, query: string): readonly string[] =>
  ask(station, `orders?${query}`, { now: NOON + 3 * HOUR }).json.orders.map(
    ({ orderNumber }: { orderNumber: string }) => orderNumber,
  );

describe("the list of orders", () => {
  test.each([
    ["begins with a number, so a longer one is found too", "orderNumber=100", ["100", "1001"]],
    ["was modified after an instant", "modifyDateStart=2026-11-20 12:30:00", ["1001", "200"]],
    ["was not modified at the very instant", "modifyDateStart=2026-11-20 13:00:00", ["200"]],
    ["was created up to an instant", "createDateEnd=2026-11-20T13:00:00", ["100", "1001"]],
    ["was placed in a span", "orderDateStart=2026-11-19&orderDateEnd=2026-11-19 23:59:59", ["1001"]],
    ["has a status", "orderStatus=shipped", []],
    ["has an item", "itemKeyword=phone b", ["100", "1001", "200"]],
    ["has a customer's name", "customerName=Jane", []],
  ])("gives what %s [SS1-TS]", (_, query, numbers) => {
    expect(numbersIn(threeOrders(), query)).toEqual(numbers);
  });

  test("is sorted by id, or by a date in either direction [SS1-TS]", () => {
    const station = threeOrders();
    expect(numbersIn(station, "")).toEqual(["100", "1001", "200"]);
    expect(numbersIn(station, "sortBy=OrderDate")).toEqual(["200", "1001", "100"]);
    expect(numbersIn(station, "sortBy=ModifyDate&sortDir=DESC")).toEqual(["200", "1001", "100"]);
    expect(ask(station, "orders?sortBy=Size").status).toBe(400);
  });

  test("comes in pages, and a page beyond the end is empty [SS1-OAS]", () => {
    const station = threeOrders();
    const page = (number: number) => ask(station, `orders?pageSize=2&page=${number}`).json;
    expect(page(1)).toMatchObject({ total: 3, page: 1, pages: 2, orders: [{}, {}] });
    expect(page(2).orders).toHaveLength(1);
    expect(page(3)).toMatchObject({ total: 3, pages: 2, orders: [] });
    ask(station, "orders?pageSize=501");
    expect(station.counters().violations).toEqual({ "page-too-large": 1 });
  });

  test("has one store, if asked for", () => {
    const station = threeOrders();
    const [store] = station.stores();
    expect(numbersIn(station, `storeId=${store?.storeId}`)).toHaveLength(3);
    expect(numbersIn(station, "storeId=1")).toEqual([]);
    expect(ask(station, "orders?storeId=first").status).toBe(400);
  });

  test("has neither deleted orders nor those that were combined into another [SS-COMB]", () => {
    const station = threeOrders();
    station.packers.delete("100", NOON);
    station.packers.combine("1001", ["200"], NOON);
    expect(numbersIn(station, "")).toEqual(["1001"]);
  });

  test("marks a parameter that nobody knows", () => {
    const station = threeOrders();
    ask(station, "orders?key=key-100");
    expect(station.counters().violations).toEqual({ "unknown-parameter": 1 });
  });
});
