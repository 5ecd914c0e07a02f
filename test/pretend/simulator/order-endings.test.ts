import { call, NOW } from "../../support/simulator-client";
import { acknowledge, orderOf, ship, shipmentBody, smallShop, statusesOf } from "../../support/simulator-shop";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

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
