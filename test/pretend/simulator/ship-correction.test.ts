import { NOW } from "../../support/simulator-client";
import { acknowledge, orderOf, ship, shipmentBody } from "../../support/simulator-shop";

const HOUR_MS = 3_600_000;

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
