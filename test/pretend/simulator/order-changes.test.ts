import { call, NOW } from "../../support/simulator-client";
import { orderOf, statusesOf } from "../../support/simulator-shop";

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
