import { call, NOW } from "../../support/simulator-client";
import { acknowledge, descriptionOf, orderOf, ship, shipmentBody, statusesOf } from "../../support/simulator-shop";

describe("acknowledge", () => {
  test("moves every line, answers the order, may be repeated, and moves lastModified [S:orders]", () => {
    const { walmart, id } = orderOf(1, 2);
    const got = acknowledge(walmart, id);
    expect(got.json.order.purchaseOrderId).toBe(id);
    expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1", "Acknowledged 2"]);
    expect(acknowledge(walmart, id).status).toBe(200);
    expect(walmart.order(id)?.orderLines.orderLine[0]?.statusDate).toBe(NOW);
  });

  test("is taken with an empty object as body, which clients with a JSON library send", () => {
    const { walmart, id } = orderOf(1);
    expect(call(walmart, `orders/${id}/acknowledge`, { method: "POST", body: {} }).status).toBe(200);
    expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1"]);
  });

  test("is refused once units have moved on [S:orders]", () => {
    const { walmart, id, first } = orderOf(2);
    acknowledge(walmart, id);
    ship(walmart, id, shipmentBody({ lineNumber: first }));
    expect(descriptionOf(acknowledge(walmart, id))).toBe("Some or all qty in higher status");
  });

  test("is refused for a cancelled order, for WFS, with a body, and for an unknown order [S:orders; D:ship-an-order]", () => {
    const { walmart, id } = orderOf(1);
    expect(call(walmart, `orders/${id}/acknowledge`, { method: "POST", body: { note: "x" } }).status).toBe(400);
    walmart.sellerCenter.cancel(id, { reason: "SELLER_CANCEL_PRICING_ERROR" }, NOW);
    expect(acknowledge(walmart, id).status).toBe(400);
    const wfs = walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], shipNodeType: "WFSFulfilled" }, NOW);
    expect(acknowledge(walmart, wfs.kind === "placed" ? wfs.purchaseOrderId : "").status).toBe(400);
    expect(acknowledge(walmart, "1").status).toBe(404);
  });
});
