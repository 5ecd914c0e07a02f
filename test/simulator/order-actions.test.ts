import { call, NOW } from "./client";
import { acknowledge, buy, lineNumbers, type ShipWish, ship, shipmentBody, smallShop, statusesOf } from "./shop";

function orderOf(...quantities: readonly number[]) {
  const walmart = smallShop();
  const id = buy(
    walmart,
    quantities.map((quantity) => ["A", quantity] as const),
    NOW - 1000,
  );
  const numbers = lineNumbers(walmart, id);
  return { walmart, id, first: numbers[0] ?? "", second: numbers[1] ?? "" };
}

function descriptionOf(got: { readonly json: { errors: { error: { description: string }[] } } }): string | undefined {
  return got.json.errors.error[0]?.description;
}

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

describe("ship", () => {
  test("puts the package on the line, keeps what else it carries, and answers the order [S:orders]", () => {
    const { walmart, id, first, second } = orderOf(1, 2);
    acknowledge(walmart, id);
    const got = ship(walmart, id, shipmentBody({ lineNumber: first }, { lineNumber: second, amount: "2" }));
    expect(got.status).toBe(200);
    expect(statusesOf(walmart, id)).toEqual(["Shipped 1", "Shipped 2"]);
    expect(walmart.shipmentsOf(id)).toMatchObject([
      {
        lineNumber: first,
        sku: "A",
        units: 1,
        trackingNumber: "1Z-1",
        trackingInfo: { carrierName: { carrier: "UPS" } },
      },
      { lineNumber: second, units: 2 },
    ]);
    walmart.buyers.deliver(id, NOW + 1);
    expect(statusesOf(walmart, id)).toEqual(["Delivered 1", "Delivered 2"]);
  });

  test("before acknowledgment is refused [D:ship-an-order]", () => {
    const { walmart, id, first } = orderOf(1);
    expect(ship(walmart, id, shipmentBody({ lineNumber: first })).status).toBe(400);
    expect(statusesOf(walmart, id)).toEqual(["Created 1"]);
  });

  test("part of a line ships, the rest stays open; more than is open is OverShipped [S:orders]", () => {
    const { walmart, id, first } = orderOf(3);
    acknowledge(walmart, id);
    expect(ship(walmart, id, shipmentBody({ lineNumber: first, amount: "2" })).status).toBe(200);
    expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1", "Shipped 2"]);
    expect(descriptionOf(ship(walmart, id, shipmentBody({ lineNumber: first, amount: "2" })))).toContain(
      "Qty OverShipped",
    );
    const twice = shipmentBody({ lineNumber: first }, { lineNumber: first });
    expect(descriptionOf(ship(walmart, id, twice))).toContain("Qty OverShipped");
    expect(ship(walmart, id, shipmentBody({ lineNumber: first })).status).toBe(200);
    expect(walmart.shipmentsOf(id).map((parcel) => parcel.units)).toEqual([2, 1]);
  });

  test("a second post of the same line names the line, the order, and the status [S:orders]", () => {
    const { walmart, id, first } = orderOf(1);
    acknowledge(walmart, id);
    ship(walmart, id, shipmentBody({ lineNumber: first }));
    const again = ship(walmart, id, shipmentBody({ lineNumber: first }));
    expect(again.status).toBe(400);
    expect(descriptionOf(again)).toBe(`The Line: ${first} of PO ${id} is in SHIPPED status`);
    expect(walmart.shipmentsOf(id)).toHaveLength(1);
  });

  test("an unknown line is refused, and with it the whole request [S:orders]", () => {
    const { walmart, id, first } = orderOf(1);
    acknowledge(walmart, id);
    const got = ship(walmart, id, shipmentBody({ lineNumber: first }, { lineNumber: "99" }));
    expect(descriptionOf(got)).toBe(`The Line: 99 of PO: ${id} does not exist`);
    expect(walmart.shipmentsOf(id)).toEqual([]);
  });

  test("a line that its buyer wants to cancel ships only with the override [S:orders; T:54517620776]", () => {
    const { walmart, id, first } = orderOf(1);
    acknowledge(walmart, id);
    walmart.buyers.requestCancel(id, first, NOW);
    expect(call(walmart, `orders/${id}`).json.order.orderLines.orderLine[0].intentToCancel).toBe("true");
    expect(ship(walmart, id, shipmentBody({ lineNumber: first })).status).toBe(400);
    const line = { intentToCancelOverride: true };
    expect(ship(walmart, id, shipmentBody({ lineNumber: first, line })).status).toBe(200);
  });

  test("without sellerOrderId, as live calls do, or refused as the definition has it: a switch [S:orders]", () => {
    const { walmart, id, first } = orderOf(2);
    acknowledge(walmart, id);
    const body = shipmentBody({ lineNumber: first, line: { sellerOrderId: undefined } });
    expect(ship(walmart, id, body).status).toBe(200);
    walmart.adjust({ switches: { needsSellerOrderId: true } });
    expect(ship(walmart, id, body).status).toBe(400);
  });

  const refused: readonly (readonly [string, Omit<ShipWish, "lineNumber">])[] = [
    ["an amount as number", { amount: 1 }],
    ["an amount of zero", { amount: "0" }],
    ["a carrier in another spelling", { tracking: { carrierName: { carrier: "Fedex" } } }],
    ["both carrier and otherCarrier", { tracking: { carrierName: { carrier: "UPS", otherCarrier: "X" } } }],
    ["otherCarrier beside a null carrier", { tracking: { carrierName: { carrier: null, otherCarrier: "X" } } }],
    ["neither carrier nor otherCarrier", { tracking: { carrierName: {} } }],
    ["otherCarrier without trackingURL", { tracking: { carrierName: { otherCarrier: "Bike" } } }],
    ["a method that is not in the list", { tracking: { methodCode: "Ground" } }],
    ["a time in the future", { tracking: { shipDateTime: NOW + 1 } }],
    ["a time as text", { tracking: { shipDateTime: "2026-11-20T00:00:00Z" } }],
    ["no tracking number", { tracking: { trackingNumber: "" } }],
    ["a sellerOrderId of more than 30 characters", { line: { sellerOrderId: "x".repeat(31) } }],
    ["a stray member", { line: { note: "x" } }],
  ];
  test.each(refused)("refuses %s with 400 [S:orders; HS#29; FU#81]", (_, wish) => {
    const { walmart, id, first } = orderOf(1);
    acknowledge(walmart, id);
    expect(ship(walmart, id, shipmentBody({ lineNumber: first, ...wish })).status).toBe(400);
    expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1"]);
  });

  test("the flattened body of one documentation page is refused [G:ship-an-order-mp]", () => {
    const { walmart, id } = orderOf(1);
    acknowledge(walmart, id);
    const { orderLines } = Object(shipmentBody({ lineNumber: "1" }).orderShipment);
    expect(ship(walmart, id, { orderLines: orderLines.orderLine }).status).toBe(400);
  });

  test("otherCarrier with trackingURL ships [S:orders]", () => {
    const { walmart, id, first } = orderOf(1);
    acknowledge(walmart, id);
    const tracking = { carrierName: { otherCarrier: "Bike" }, trackingURL: "https://example.com/1" };
    expect(ship(walmart, id, shipmentBody({ lineNumber: first, tracking })).status).toBe(200);
  });
});

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

test("what is shipped elsewhere by hand shows like any shipment, and moves lastModified", () => {
  const { walmart, id, first } = orderOf(2);
  walmart.sellerCenter.ship(
    id,
    { carrier: "USPS", trackingNumber: "94", lines: [{ lineNumber: first, units: 1 }] },
    NOW,
  );
  expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1", "Shipped 1"]);
  const query = `orders?lastModifiedStartDate=${encodeURIComponent("2026-11-20T12:00:00Z")}`;
  expect(call(walmart, query).json.list.meta.totalCount).toBe(1);
});
