import { createShipStation } from "../../../../dev/simulator/shipstation/shipstation";
import { anOrder, ask, NOON, stationWith } from "../../../support/shipstation-client";

const numbered = (number: string) => anOrder({ orderNumber: number, orderKey: `key-${number}` });

describe("saving several orders", () => {
  test("gives each its own result, in order, and a refused one stops no other [SS1-ORD]", () => {
    const station = stationWith(["200"]);
    station.packers.buyLabel("200", {}, NOON);
    const got = ask(station, "orders/createorders", {
      body: [numbered("100"), numbered("200"), anOrder({ orderNumber: "300", orderStatus: "gone" }), numbered("400")],
    });
    expect(got.status).toBe(200);
    expect(got.json).toMatchObject({
      hasErrors: true,
      results: [
        { orderNumber: "100", orderKey: "key-100", success: true, errorMessage: null },
        { orderNumber: "200", success: false, errorMessage: expect.stringContaining("shipped") },
        { orderNumber: "300", success: false, orderId: null },
        { orderNumber: "400", success: true },
      ],
    });
    expect(station.shown("400")).toHaveLength(1);
  });

  test("again makes no second order, not even twice in one request [SS1-ORD]", () => {
    const station = createShipStation();
    const body = [numbered("100"), numbered("100")];
    const [first, second] = ask(station, "orders/createorders", { body }).json.results;
    expect(second.orderId).toBe(first.orderId);
    expect(ask(station, "orders/createorders", { body }).json.hasErrors).toBe(false);
    expect(station.orders()).toHaveLength(1);
  });

  test("takes 100 and not 101, and only a list [SS1-ORD]", () => {
    const station = createShipStation();
    const many = (count: number) => Array.from({ length: count }, (_, at) => numbered(String(1000 + at)));
    expect(ask(station, "orders/createorders", { body: many(101) }).status).toBe(400);
    expect(ask(station, "orders/createorders", { body: numbered("1") }).status).toBe(400);
    expect(station.orders()).toEqual([]);
    expect(ask(station, "orders/createorders", { body: many(100) }).json.results).toHaveLength(100);
  });

  test("changes one whose fulfillment is pending, which saving alone does not [SS1-ORD]", () => {
    const station = createShipStation();
    const pending = anOrder({ orderStatus: "pending_fulfillment" });
    ask(station, "orders/createorder", { body: pending });
    expect(ask(station, "orders/createorder", { body: pending }).status).toBe(400);
    expect(ask(station, "orders/createorders", { body: [pending] }).json.hasErrors).toBe(false);
  });
});
