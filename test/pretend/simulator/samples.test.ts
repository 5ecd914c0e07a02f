import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generatePhoneShop } from "../../../dev/fixtures/phone-shop/phone-shop";
import { toWalmartItems } from "../../../dev/simulator/walmart/items/to-walmart-items";
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { ROOT } from "../../support/project";
import { call, NOW } from "../../support/simulator-client";

const SAMPLES = join(ROOT, "../shared/walmart-samples");
const hasSamples = existsSync(SAMPLES);
const withSamples = hasSamples ? test : test.skip;
if (!hasSamples) console.info(`Skipped: Walmart's own samples are not at ${SAMPLES}.`);

const sample = (path: string) => JSON.parse(readFileSync(join(SAMPLES, path), "utf8"));
/** The day after the newest order of the published page. */
const SAMPLE_NOW = 1568466571000 + 86_400_000;

withSamples("published orders are served back as they came, newest first, within reach", () => {
  const orders = sample("orders/orders-page-200.json").list.elements.order;
  const walmart = createWalmart({ orders });
  const query = "orders?createdStartDate=2019-07-01&productInfo=true&replacementInfo=true";
  const { list } = call(walmart, query, { now: SAMPLE_NOW }).json;
  expect(list.elements.order).toEqual(orders);
  expect(list.meta).toEqual({ totalCount: orders.length, limit: 100 });
});

withSamples("published listings are served back as they came", () => {
  const items = sample("items/items-page-200.json").ItemResponse;
  const { json } = call(createWalmart({ items }), "items?limit=1000");
  expect(json.ItemResponse).toEqual(items);
});

withSamples("every published order can be seeded, read, and none of its members is invented", () => {
  for (const file of ["order-200", "acknowledge-200", "shipping-200", "cancel-200"]) {
    const { order } = sample(`orders/${file}.json`);
    const walmart = createWalmart({ orders: [order], switches: { autoCancelDays: "never" } });
    const { json } = call(walmart, `orders/${order.purchaseOrderId}?productInfo=true&replacementInfo=true`);
    expect(json.order).toEqual(order);
  }
});

withSamples("the published Created order becomes the published acknowledged one", () => {
  const [created] = sample("orders/orders-page-200.json").list.elements.order;
  const { order } = sample("orders/acknowledge-200.json");
  const walmart = createWalmart({ orders: [created] });
  const now = order.orderLines.orderLine[0].statusDate;
  const got = call(walmart, `orders/${created.purchaseOrderId}/acknowledge`, { method: "POST", now });
  expect(got.json.order).toEqual(order);
});

withSamples("the published shipment of two lines is accepted", () => {
  const body = sample("orders/shipping-request-two-lines.json");
  const line = (lineNumber: string) => ({
    lineNumber,
    item: { sku: `S-${lineNumber}`, productName: "Phone" },
    charges: {},
    statusDate: NOW,
    orderLineQuantity: { unitOfMeasurement: "EACH", amount: "1" },
    orderLineStatuses: {
      orderLineStatus: [{ status: "Acknowledged", statusQuantity: { unitOfMeasurement: "EACH", amount: "1" } }],
    },
  });
  const order = {
    purchaseOrderId: "1",
    customerOrderId: "2",
    orderDate: NOW,
    orderLines: { orderLine: [line("1"), line("2")] },
  };
  const walmart = createWalmart({ orders: [order] });
  expect(call(walmart, "orders/1/shipping", { method: "POST", body }).status).toBe(200);
  expect(walmart.shipmentsOf("1").map((parcel) => parcel.trackingNumber)).toEqual(["22344", "22344"]);
});

test("a seeded order without what the rules need is refused by name of the lack", () => {
  expect(() => createWalmart({ orders: [{ purchaseOrderId: "1" }] })).toThrow("A seeded order must carry");
  expect(() => createWalmart({ items: [{ name: "x" }] })).toThrow("`sku`");
});

test("snapshot and restore of 300 listings and 50 orders take a few milliseconds", () => {
  const { listings } = generatePhoneShop({ seed: 1 });
  const quantities = listings.map(({ sku }) => [sku, 5] as const);
  const walmart = createWalmart({ items: toWalmartItems(listings), quantities });
  const published = listings.filter((listing) => listing.publishedStatus === "PUBLISHED").slice(0, 50);
  for (const { sku } of published) walmart.buyers.order({ lines: [{ sku, quantity: 2 }] }, NOW);
  expect(walmart.orders()).toHaveLength(50);
  const text = walmart.snapshot();
  const best = (work: () => void): number =>
    Math.min(
      ...Array.from({ length: 10 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );
  expect(best(() => void walmart.snapshot())).toBeLessThan(5);
  expect(best(() => walmart.restore(text))).toBeLessThan(5);
});
