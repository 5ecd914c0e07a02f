import { call, NOW } from "../../support/simulator-client";
import { orderOf, statusesOf } from "../../support/simulator-shop";

describe("cancel", () => {
  const body = (lineNumber: string, cancellationReason: string, amount = "1"): unknown => ({
    orderCancellation: {
      orderLines: {
        orderLine: [
          {
            lineNumber,
            orderLineStatuses: {
              orderLineStatus: [
                { status: "Cancelled", cancellationReason, statusQuantity: { unitOfMeasurement: "EA", amount } },
              ],
            },
          },
        ],
      },
    },
  });

  test("frees the units and zeroes the charges of a cancelled line [S:orders]", () => {
    const { walmart, id, first } = orderOf(2);
    const got = call(walmart, `orders/${id}/cancel`, {
      method: "POST",
      body: body(first, "SELLER_CANCEL_PRICING_ERROR", "2"),
    });
    expect(got.status).toBe(200);
    expect(statusesOf(walmart, id)).toEqual(["Cancelled 2"]);
    expect(got.json.order.orderLines.orderLine[0].charges.charge[0].chargeAmount).toEqual({
      currency: "USD",
      amount: 0,
    });
    expect(walmart.stock("A")).toEqual({ input: 10, reserved: 0, sellable: 10 });
  });

  test("for lack of stock sets the item to zero [D:cancel-one-or-more-order-lines]", () => {
    const { walmart, id, first } = orderOf(1);
    call(walmart, `orders/${id}/cancel`, { method: "POST", body: body(first, "SELLER_CANCEL_OUT_OF_STOCK") });
    expect(walmart.quantities().get("A")).toBe(0);
  });

  test("at the customer's request only where the customer asked [S:orders]", () => {
    const { walmart, id, first } = orderOf(1);
    const sent = { method: "POST", body: body(first, "CUSTOMER_REQUESTED_SELLER_TO_CANCEL") };
    expect(call(walmart, `orders/${id}/cancel`, sent).status).toBe(400);
    walmart.buyers.requestCancel(id, first, NOW);
    expect(call(walmart, `orders/${id}/cancel`, sent).status).toBe(200);
  });

  test("not after shipping, not more than is open, not for a reason outside the list [S:orders]", () => {
    const { walmart, id, first } = orderOf(1);
    const cancel = (reason: string, amount = "1"): number =>
      call(walmart, `orders/${id}/cancel`, { method: "POST", body: body(first, reason, amount) }).status;
    expect(cancel("BORED")).toBe(400);
    expect(cancel("SELLER_CANCEL_PRICING_ERROR", "2")).toBe(400);
    walmart.sellerCenter.ship(id, { carrier: "UPS", trackingNumber: "9" }, NOW);
    expect(cancel("SELLER_CANCEL_PRICING_ERROR")).toBe(400);
    expect(statusesOf(walmart, id)).toEqual(["Shipped 1"]);
  });
});
