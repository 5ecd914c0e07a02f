import { call, NOW } from "../../support/simulator-client";
import {
  acknowledge,
  descriptionOf,
  orderOf,
  type ShipWish,
  ship,
  shipmentBody,
  statusesOf,
} from "../../support/simulator-shop";

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
