import { call, NOW } from "../../support/simulator-client";
import { acknowledge, ship, shipmentBody, smallShop } from "../../support/simulator-shop";

describe("orders as thin or as littered as they come [S:orders]", () => {
  test("a bare order has nothing but ids, date, and lines with empty charges, and can be shipped", () => {
    const walmart = smallShop();
    const basket = { lines: [{ sku: "A", quantity: 1, lineNumber: "6" }], dress: "bare" } as const;
    const purchase = walmart.buyers.order(basket, NOW);
    const id = purchase.kind === "placed" ? purchase.purchaseOrderId : "";
    const { order } = call(walmart, `orders/${id}?productInfo=true&replacementInfo=true`).json;
    expect(Object.keys(order)).toEqual(["purchaseOrderId", "customerOrderId", "orderDate", "orderLines"]);
    expect(order.orderLines.orderLine).toEqual([
      {
        lineNumber: "6",
        item: { sku: "A" },
        charges: {},
        orderLineQuantity: { unitOfMeasurement: "EACH", amount: "1" },
        orderLineStatuses: {
          orderLineStatus: [{ status: "Created", statusQuantity: { unitOfMeasurement: "EACH", amount: "1" } }],
        },
      },
    ]);
    acknowledge(walmart, id);
    expect(ship(walmart, id, shipmentBody({ lineNumber: "6" })).status).toBe(200);
  });

  test("a line in Created may carry what belongs to a later status", () => {
    const walmart = smallShop();
    walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], dress: "stale" }, NOW);
    const [line] = call(walmart, "orders").json.list.elements.order[0].orderLines.orderLine;
    expect(line).toMatchObject({ refund: null });
    expect(line.orderLineStatuses.orderLineStatus[0]).toMatchObject({ status: "Created", trackingInfo: null });
  });
});
