/** A shipment names the method that the order asks for. */
import { readOrder } from "../../../src/adapters/walmart/read-order";
import { account, buy, packageOf, sentOff } from "../../support/account-under-test";
import { sampleText, withSamples } from "../../support/samples";

const line = (shipMethod?: unknown) => ({
  lineNumber: "1",
  item: { sku: "A" },
  orderLineQuantity: { amount: "1" },
  fulfillment: { shipMethod },
});
const methodOf = (methodCode: unknown, ...lines: readonly object[]): string | undefined =>
  readOrder({
    purchaseOrderId: "1",
    orderDate: 1_700_000_000_000,
    shippingInfo: { methodCode },
    orderLines: { orderLine: lines.length === 0 ? [line()] : lines },
  }).order?.shippingMethod;

test.each(["Standard", "Express", "OneDay", "Freight", "WhiteGlove", "Value"])(
  "the method %s is the order's",
  (name) => {
    expect(methodOf(name)).toBe(name);
    expect(methodOf(name.toUpperCase(), line("STANDARD"))).toBe(name);
  },
);

test.each([
  ["VALUE", "Value"],
  ["EXPEDITED", "Express"],
  ["TWO_DAY", "Express"],
  ["ONE_DAY", "OneDay"],
  ["White Glove", "WhiteGlove"],
])("where the order names none, its line's %s is %s", (word, method) => {
  expect(methodOf(undefined, line(word))).toBe(method);
  expect(methodOf("SOMETHING_NEW", line(7), line(word))).toBe(method);
});

test.each([[undefined], ["SOMETHING_NEW"], [7], [null], [{}]])(
  "a method %p that no shipment may have is left out",
  (method) => {
    expect(methodOf(method, line("DRONE"))).toBeUndefined();
  },
);

withSamples("the published orders name theirs", () => {
  const order = (file: string): string | undefined =>
    readOrder(JSON.parse(sampleText(`orders/${file}.json`)).order).order?.shippingMethod;
  expect([order("order-200"), order("cancel-200")]).toEqual(["Value", "Standard"]);
});

test("Walmart is told the order's method, and Standard where there is none", () => {
  const one = account();
  for (const shippingMethod of ["OneDay", undefined] as const) {
    const po = buy(one, ["A"]);
    one.marketplace.acknowledgeOrders([po]);
    const parcel = { ...packageOf(one, po), ...(shippingMethod === undefined ? {} : { shippingMethod }) };
    expect(sentOff(one.marketplace.shipPackage(parcel)).kind).toBe("accepted");
    expect(one.walmart.shipmentsOf(po)[0]?.trackingInfo).toMatchObject({ methodCode: shippingMethod ?? "Standard" });
  }
});
