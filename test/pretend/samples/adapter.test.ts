/** What Walmart publishes, through the real adapter: every answer it may get, every request it may send. */
import { parseInventory } from "../../../src/adapters/walmart/wire/inventory";
import { parseItem, parseItemPage } from "../../../src/adapters/walmart/wire/items";
import { instant, lineNumber, listingSku, purchaseOrderId } from "../../../src/domain/values/brand";
import { sentOff } from "../../support/account-under-test";
import { type Json, listOf, sample, sampleText, withSamples } from "../../support/samples";
import { answering, NOW, token } from "./answering";

withSamples("the published token opens the account, and its detail says which permission is missing", () => {
  const { marketplace, sent } = answering({ ...token(), "/token/detail": sampleText("auth/token-detail-200.json") });
  expect(marketplace.testConnection()).toMatchObject({
    missing: ["Feeds: full access", "Analytics (Reports): full access"],
  });
  expect(sent.at(-1)?.headers["WM_SEC.ACCESS_TOKEN"]).toBe(sample("auth/token-200.json").access_token);
});

withSamples("the published page of listings is read, every listing with its state", () => {
  const { marketplace } = answering({ ...token(), "/items": [sampleText("items/items-page-200.json")] });
  const { listings, complete } = marketplace.listListings();
  const items = listOf(sample("items/items-page-200.json").ItemResponse);
  expect(listings.map(({ sku, title, wpid, price }) => ({ sku, title, wpid, price }))).toEqual(
    items.map((item) => ({
      sku: item.sku,
      title: item.productName,
      wpid: item.wpid,
      price: Math.round(Number(item.price?.amount) * 100),
    })),
  );
  expect(listings.filter(({ state }) => state === "Ended").map(({ sku }) => sku)).toEqual(["NIJDJuuyUKhQQei"]);
  expect(listings.filter(({ state }) => state === "Active").map(({ sku }) => sku)).toEqual(["4RL3E7TaH9XMNU7"]);
  // 12 of the 11,440 that the page counts.
  expect(complete).toBe(false);
});

withSamples("the published single listing is read", () => {
  const page = parseItemPage(sample("items/item-200.json"));
  expect(page?.ItemResponse?.map((json) => parseItem(json)?.sku)).toEqual(["30348_KFTest"]);
});

withSamples("the published quantity is read", () => {
  expect(parseInventory(sample("inventory/get-200.json"))).toEqual({ sku: "97964_KFTest", quantity: { amount: 10 } });
});

withSamples("a quantity is sent exactly as the published request, and its published answer is a success", () => {
  const { marketplace, sent } = answering({ ...token(), "/inventory": sampleText("inventory/get-200.json") });
  const outcomes = marketplace.setQuantities([{ sku: listingSku("97964_KFTest"), quantity: 10 }]);
  expect(outcomes).toEqual([{ kind: "accepted", answer: 10 }]);
  expect(sent.at(-1)).toMatchObject({
    method: "put",
    url: expect.stringMatching(/\/v3\/inventory\?sku=97964_KFTest$/),
  });
  expect(JSON.parse(sent.at(-1)?.body ?? "")).toEqual(sample("inventory/put-request.json"));
});

/** The same, worked out from the body a second time. */
function expected(order: Json) {
  const lines = listOf(order.orderLines?.orderLine);
  return {
    po: order.purchaseOrderId,
    customerOrder: order.customerOrderId,
    orderedAt: order.orderDate,
    lines: lines.map((line) => ({
      line: line.lineNumber,
      sku: line.item?.sku,
      title: line.item?.productName,
      quantity: Number(line.orderLineQuantity?.amount),
      shares: listOf(line.orderLineStatuses?.orderLineStatus).map((entry) => ({
        status: entry.status,
        quantity: Number(entry.statusQuantity?.amount),
        tracking: entry.trackingInfo?.trackingNumber ?? null,
      })),
    })),
  };
}

withSamples.each(["orders/orders-page-200.json", "orders/released-page-200.json"])(
  "every order of the published page %s is read, and its cursor goes back unchanged",
  (file) => {
    const { marketplace, sent } = answering({ ...token(), "/orders": [sampleText(file)] });
    const { orders, issues } = marketplace.listOrders({ createdFrom: NOW });
    const page = sample(file).list;
    expect(issues).toEqual([]);
    expect(orders).toMatchObject(listOf(page?.elements?.order).map(expected));
    const cursor = page?.meta?.nextCursor;
    const asked = sent.map(({ url }) => url).filter((url) => url.includes("/v3/orders"));
    expect(asked.slice(1)).toEqual(
      cursor === undefined ? [] : [`https://marketplace.walmartapis.com/v3/orders${cursor}`],
    );
  },
);

withSamples.each(["order-200", "acknowledge-200", "shipping-200", "cancel-200"])(
  "the published order of %s is read, whichever call answers with it",
  (name) => {
    const file = `orders/${name}.json`;
    const { order } = sample(file);
    if (order === undefined) throw new Error("no order");
    const po = purchaseOrderId(String(order.purchaseOrderId));
    const body = sampleText(file);
    const { marketplace } = answering({ ...token(), [`/orders/${po}`]: body, [`/orders/${po}/acknowledge`]: body });
    expect(marketplace.getOrder(po)).toMatchObject(expected(order));
    expect(sentOff(marketplace.acknowledgeOrders([po])[0])).toMatchObject({
      kind: "accepted",
      answer: expected(order),
    });
  },
);

withSamples("a shipment is sent as the published request has it, save for the return address", () => {
  const published = sample("orders/shipping-request-two-lines.json").orderShipment?.orderLines?.orderLine?.["0"];
  const entry = published?.orderLineStatuses?.orderLineStatus?.["0"];
  const info = entry?.trackingInfo;
  const { marketplace, sent } = answering(token());
  marketplace.shipPackage({
    po: purchaseOrderId(String(published?.sellerOrderId)),
    carrier: { kind: "known", name: "UPS" },
    tracking: String(info?.trackingNumber),
    trackingUrl: String(info?.trackingURL),
    shippedAt: instant(Number(info?.shipDateTime)),
    lines: [{ line: lineNumber("1"), quantity: 1, shipAnyway: false }],
  });
  const { returnCenterAddress: _, ...status } = JSON.parse(JSON.stringify(entry));
  const line = { ...JSON.parse(JSON.stringify(published)), orderLineStatuses: { orderLineStatus: [status] } };
  const ship = sent.find(({ url }) => url.endsWith("/shipping"));
  expect(JSON.parse(ship?.body ?? "")).toEqual({ orderShipment: { orderLines: { orderLine: [line] } } });
});

withSamples(
  "the published answer to a shipment counts as a success for the tracking number in it, and for no other",
  () => {
    const { order } = sample("orders/shipping-200.json");
    const po = purchaseOrderId(String(order?.purchaseOrderId));
    const line = order?.orderLines?.orderLine?.["0"];
    const shown = line?.orderLineStatuses?.orderLineStatus?.["0"]?.trackingInfo?.trackingNumber;
    const ship = (tracking: string) =>
      sentOff(
        answering({
          ...token(),
          [`/orders/${po}/shipping`]: sampleText("orders/shipping-200.json"),
        }).marketplace.shipPackage({
          po,
          carrier: { kind: "known", name: "UPS" },
          tracking,
          trackingUrl: null,
          shippedAt: instant(0),
          lines: [{ line: lineNumber(String(line?.lineNumber)), quantity: 1, shipAnyway: false }],
        }),
      );
    expect(ship(String(shown)).kind).toBe("accepted");
    expect(ship("another").kind).toBe("unknown");
  },
);
