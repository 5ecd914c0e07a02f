import { call, NOW } from "./client";
import { acknowledge, buy, lineNumbers, ship, shipmentBody, smallShop, statusesOf } from "./shop";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

function orderOf(...quantities: readonly number[]) {
  const walmart = smallShop();
  const basket = quantities.map((quantity) => ["A", quantity] as const);
  const id = buy(walmart, basket, NOW - 1000);
  const shipBy = Number(walmart.order(id)?.shippingInfo?.estimatedShipDate);
  return { walmart, id, first: lineNumbers(walmart, id)[0] ?? "", second: lineNumbers(walmart, id)[1] ?? "", shipBy };
}

const statusAt = (walmart: ReturnType<typeof smallShop>, id: string, now: number): string =>
  call(walmart, `orders/${id}`, { now }).json.order.orderLines.orderLine[0].orderLineStatuses.orderLineStatus[0].status;

describe("an order that nobody ships [D:purchase-order-po-line-auto-canceled-event]", () => {
  test("is cancelled four days after its estimated ship date, as of that instant, and its units are free", () => {
    const { walmart, id, shipBy } = orderOf(2);
    expect(statusAt(walmart, id, shipBy + 4 * DAY_MS - 1)).toBe("Created");
    expect(statusAt(walmart, id, shipBy + 9 * DAY_MS)).toBe("Cancelled");
    expect(statusesOf(walmart, id)).toEqual(["Cancelled 2"]);
    expect(walmart.order(id)?.orderLines.orderLine[0]?.statusDate).toBe(shipBy + 4 * DAY_MS);
    expect(walmart.stock("A")).toMatchObject({ reserved: 0 });
  });

  test("only its open units go; what was shipped stays", () => {
    const { walmart, id, first, shipBy } = orderOf(3);
    acknowledge(walmart, id);
    ship(walmart, id, shipmentBody({ lineNumber: first, amount: "2" }));
    walmart.passTime(shipBy + 4 * DAY_MS);
    expect(statusesOf(walmart, id)).toEqual(["Shipped 2", "Cancelled 1"]);
  });

  test.each([
    [8, 8 * DAY_MS],
    [7, 7 * DAY_MS],
  ])("the days are a switch, since sources differ (%i)", (autoCancelDays, afterMs) => {
    const { walmart, id, shipBy } = orderOf(1);
    walmart.adjust({ switches: { autoCancelDays } });
    expect(statusAt(walmart, id, shipBy + afterMs - 1)).toBe("Created");
    expect(statusAt(walmart, id, shipBy + afterMs)).toBe("Cancelled");
  });

  test("an order that Walmart ships itself is left alone", () => {
    const walmart = smallShop();
    const wfs = walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], shipNodeType: "WFSFulfilled" }, NOW);
    walmart.passTime(NOW + 30 * DAY_MS);
    expect(statusesOf(walmart, wfs.kind === "placed" ? wfs.purchaseOrderId : "")).toEqual(["Created 1"]);
  });
});

test("Walmart cancels for fraud at any time, and the order shows as modified", () => {
  const { walmart, id } = orderOf(1, 2);
  acknowledge(walmart, id);
  walmart.operations.cancelForFraud(id, NOW + HOUR_MS);
  expect(statusesOf(walmart, id)).toEqual(["Cancelled 1", "Cancelled 2"]);
  const query = "orders?lastModifiedStartDate=2026-11-20T13:00:00Z";
  expect(call(walmart, query, { now: NOW + HOUR_MS }).json.list.meta.totalCount).toBe(1);
});

describe("refunds [S:orders]", () => {
  test("take shipped units, some or all, and never more than left", () => {
    const { walmart, id, first } = orderOf(3);
    walmart.sellerCenter.ship(id, { carrier: "UPS", trackingNumber: "9" }, NOW);
    walmart.sellerCenter.refund(id, [{ lineNumber: first, units: 1 }], NOW);
    expect(statusesOf(walmart, id)).toEqual(["Shipped 2", "Refund 1"]);
    expect(() => walmart.sellerCenter.refund(id, [{ lineNumber: first, units: 3 }], NOW)).toThrow("not so many");
    walmart.buyers.deliver(id, NOW);
    walmart.sellerCenter.refund(id, undefined, NOW);
    expect(statusesOf(walmart, id)).toEqual(["Refund 1", "Refund 2"]);
  });

  test("a refunded line cannot be shipped again", () => {
    const { walmart, id, first } = orderOf(1);
    walmart.sellerCenter.ship(id, { carrier: "UPS", trackingNumber: "9" }, NOW);
    walmart.sellerCenter.refund(id, undefined, NOW);
    const got = ship(walmart, id, shipmentBody({ lineNumber: first }));
    expect(got.json.errors.error[0].description).toBe(`The Line: ${first} of PO ${id} is in REFUND status`);
  });
});

describe("correcting a tracking number [S:orders]", () => {
  function shipped() {
    const { walmart, id, first } = orderOf(2);
    acknowledge(walmart, id);
    ship(walmart, id, shipmentBody({ lineNumber: first, amount: "2", tracking: { trackingNumber: "OLD" } }));
    return { walmart, id, first };
  }

  const correction = (lineNumber: string, given: string, current: string | undefined): unknown => {
    const body = shipmentBody({
      lineNumber,
      amount: "2",
      tracking: { trackingNumber: given, carrierName: { carrier: "FedEx" } },
    });
    const units = Object(body).orderShipment.orderLines.orderLine[0].orderLineStatuses.orderLineStatus[0];
    if (current !== undefined) units.currentTrackingInfo = { trackingNumber: current };
    return { orderShipment: { processMode: "PARTIAL_UPDATE", ...Object(body).orderShipment } };
  };

  test.each([
    ["old", "NEW", "OLD"],
    ["new", "OLD", "NEW"],
  ] as const)("currentTrackingInfo holds the %s number, by a switch", (currentTrackingMeans, given, current) => {
    const { walmart, id, first } = shipped();
    walmart.adjust({ switches: { currentTrackingMeans } });
    expect(ship(walmart, id, correction(first, given, current), NOW + HOUR_MS).status).toBe(200);
    expect(walmart.shipmentsOf(id)).toMatchObject([
      { trackingNumber: "NEW", units: 2, trackingInfo: { carrierName: { carrier: "FedEx" } } },
    ]);
    // The number that was replaced is gone.
    expect(ship(walmart, id, correction(first, given, current), NOW + HOUR_MS).status).toBe(400);
  });

  test("works for about four hours after shipping", () => {
    const { walmart, id, first } = shipped();
    const body = correction(first, "NEW", "OLD");
    expect(ship(walmart, id, body, NOW + 4 * HOUR_MS + 1).status).toBe(400);
    expect(ship(walmart, id, body, NOW + 4 * HOUR_MS).status).toBe(200);
  });

  test("is refused without the second number, for an unknown number or line, and before shipping", () => {
    const { walmart, id, first } = shipped();
    expect(ship(walmart, id, correction(first, "NEW", undefined)).status).toBe(400);
    expect(ship(walmart, id, correction(first, "NEW", "OTHER")).status).toBe(400);
    expect(ship(walmart, id, correction("99", "NEW", "OLD")).status).toBe(400);
    const open = orderOf(1);
    acknowledge(open.walmart, open.id);
    expect(ship(open.walmart, open.id, correction(open.first, "NEW", "OLD")).status).toBe(400);
    expect(walmart.shipmentsOf(id)[0]?.trackingNumber).toBe("OLD");
  });

  test("another process mode is refused", () => {
    const { walmart, id, first } = shipped();
    const body = Object(correction(first, "NEW", "OLD"));
    body.orderShipment.processMode = "FULL_UPDATE";
    expect(ship(walmart, id, body).status).toBe(400);
  });
});

test("a ship date in seconds is refused, since it lies in 1970 [FU#81]", () => {
  const { walmart, id, first } = orderOf(1);
  acknowledge(walmart, id);
  const tracking = { shipDateTime: Math.floor(NOW / 1000) };
  expect(ship(walmart, id, shipmentBody({ lineNumber: first, tracking })).status).toBe(400);
  expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1"]);
});

test("several packages of one line share its units [S:orders]", () => {
  const { walmart, id, first } = orderOf(3);
  acknowledge(walmart, id);
  const body = Object(shipmentBody({ lineNumber: first, amount: "2" }));
  const statuses = body.orderShipment.orderLines.orderLine[0].orderLineStatuses;
  const [units] = statuses.orderLineStatus;
  const second = { ...units, statusQuantity: { unitOfMeasurement: "EACH", amount: "1" } };
  statuses.orderLineStatus = [units, { ...second, trackingInfo: { ...units.trackingInfo, trackingNumber: "1Z-2" } }];
  expect(ship(walmart, id, body).status).toBe(200);
  expect(walmart.shipmentsOf(id).map((parcel) => [parcel.trackingNumber, parcel.units])).toEqual([
    ["1Z-1", 2],
    ["1Z-2", 1],
  ]);
});

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
