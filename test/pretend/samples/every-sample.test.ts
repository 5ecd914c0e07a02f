/**
 * Every published sample through the types of both sides: what Walmart sends is understood by the adapter and is of the
 * simulator's form; what is sent to Walmart is sent so by the adapter and taken by the simulator.
 */
import process from "node:process";
import { parse } from "csv-parse/sync";
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { parseItem, parseItemPage } from "../../../src/adapters/walmart/wire/items";
import { instant, lineNumber, listingSku, purchaseOrderId } from "../../../src/domain/values/brand";
import { account, buy } from "../../support/account-under-test";
import { inventoryFile, post, readFeed, submit } from "../../support/feed-shop";
import { type Json, listOf, sample, sampleFiles, sampleText, withSamples } from "../../support/samples";
import { call, NOW } from "../../support/simulator-client";
import { answering, NOW as SAMPLED_AT, token } from "./answering";

type Checks = Readonly<Record<string, (file: string) => void>>;

const LATER = NOW + 3_600_000;
const since = { createdFrom: SAMPLED_AT };
const raw = (file: string) => JSON.parse(sampleText(file));
const withBody = (path: string, file: string, download: string | null = null) =>
  answering({ ...token(), [path]: sampleText(file) }, download).marketplace;
const wishes = (lines: Json | undefined) =>
  listOf(lines).map((item) => ({ sku: listingSku(String(item.sku)), quantity: Number(item.quantity?.amount) }));

const numbersAt = (nodes: readonly (readonly [node: unknown, amount: unknown])[]) =>
  Object.fromEntries(nodes.map(([node, amount]) => [String(node), Number(amount)]));

const numberOf = (file: string) => String(sample(file).order?.purchaseOrderId);

/** An answer with one order, whichever call gives it. */
const readsOrder = (file: string): void => {
  const po = purchaseOrderId(numberOf(file));
  expect(withBody(`/orders/${po}`, file).getOrder(po)?.lines).toHaveLength(
    listOf(sample(file).order?.orderLines?.orderLine).length,
  );
};
const readsOrders = (file: string): void => {
  const { marketplace } = answering({ ...token(), "/orders": [sampleText(file)] });
  const { orders, unreadable, issues } = marketplace.listOrders(since);
  expect([orders.length, unreadable, issues]).toEqual([listOf(sample(file).list?.elements?.order).length, [], []]);
};

const ADAPTER: Checks = {
  "auth/token-200.json": (file) => {
    const { marketplace, sent } = answering(token());
    marketplace.listListings();
    expect(sent.at(-1)?.headers["WM_SEC.ACCESS_TOKEN"]).toBe(sample(file).access_token);
  },
  "auth/token-detail-200.json": (file) =>
    expect(withBody("/token/detail", file).testConnection().missing).toContain("Feeds: full access"),
  "feeds/feed-accepted-200.json": (file) => {
    const posted = withBody("/feeds", file).postFeeds([[{ sku: listingSku("A"), quantity: 1 }]]);
    expect(posted).toEqual([{ kind: "accepted", answer: sample(file).feedId }]);
  },
  "feeds/feed-status-details-200.json": (file) => {
    const [item] = raw(file).itemDetails.itemIngestionStatus;
    const reading = withBody(`/feeds/${sample(file).feedId}`, file).readFeed(
      raw(file).feedId,
      new Map([[item.sku, 1]]),
    );
    expect(reading).toEqual({ kind: "done", items: new Map([[item.sku, { kind: "accepted", answer: null }]]) });
  },
  // Of three inventory feeds that were done after 20, 73 and 75 seconds.
  "feeds/feeds-list-200.json": (file) => expect(withBody("/feeds", file).feedDuration()).toBe(72_984),
  "inventory/feed-MP_INVENTORY-1.5.json": (file) => {
    const { marketplace, lastBody } = answering(token());
    const each = listOf(sample(file).inventory).map(({ sku, shipNodes }) => {
      const nodes = numbersAt(listOf(shipNodes).map((one) => [one.shipNode, one.quantity?.amount]));
      return { sku: listingSku(String(sku)), quantity: 1, nodes };
    });
    marketplace.postFeeds([each]);
    // In which order the nodes of a listing stand means nothing.
    const inOrder = (feed: { inventory: { shipNodes: { shipNode: string }[] }[] }) => ({
      ...feed,
      inventory: feed.inventory.map((one) => ({
        ...one,
        shipNodes: [...one.shipNodes].sort((node, other) => (node.shipNode < other.shipNode ? -1 : 1)),
      })),
    });
    expect(inOrder(lastBody())).toEqual(inOrder(raw(file)));
  },
  "inventory/feed-inventory-1.4.json": (file) => {
    const { marketplace, lastBody } = answering(token());
    marketplace.postFeeds([wishes(sample(file).Inventory)]);
    expect(lastBody()).toEqual(raw(file));
  },
  "inventory/get-200.json": (file) =>
    expect(withBody("/inventory", file).setQuantities(wishes([sample(file)] as unknown as Json))).toMatchObject([
      { kind: "accepted" },
    ]),
  "inventory/put-request.json": (file) => {
    const { marketplace, lastBody } = answering(token());
    marketplace.setQuantities(wishes([sample(file)] as unknown as Json));
    expect(lastBody()).toEqual(raw(file));
  },
  "inventory/inventories-page-200.json": (file) => {
    const { stock, next } = withBody("/inventories", file).listStock(null);
    const [first] = raw(file).elements.inventories;
    expect(next).toBe(sample(file).meta?.nextCursor);
    expect(stock).toHaveLength(raw(file).elements.inventories.length);
    expect(stock[0]?.nodes.map(({ set }) => set)).toEqual(
      first.nodes.map((node: { inputQty: { amount: number } }) => node.inputQty.amount),
    );
  },
  "inventory/node-get-200.json": (file) => {
    const [stock] = withBody(`/inventories/${sample(file).sku}`, file).getStock([listingSku(raw(file).sku)]);
    expect(stock).toMatchObject({ answer: { nodes: [{ node: "100009", set: 5, sellable: 3, reserved: 2 }] } });
  },
  "inventory/node-put-200.json": (file) => {
    const sku = listingSku(raw(file).sku);
    const nodes = numbersAt(listOf(sample(file).nodes).map(({ shipNode }) => [shipNode, 1]));
    const outcomes = withBody(`/inventories/${sku}`, file).setQuantities([{ sku, quantity: 2, nodes }]);
    expect(outcomes).toEqual([{ kind: "accepted", answer: 2 }]);
  },
  "inventory/node-put-request.json": (file) => {
    const { marketplace, lastBody } = answering(token());
    const nodes = numbersAt(listOf(sample(file).inventories?.nodes).map((one) => [one.shipNode, one.inputQty?.amount]));
    marketplace.setQuantities([{ sku: listingSku("A"), quantity: 143, nodes }]);
    expect(lastBody()).toEqual(raw(file));
  },
  "items/item-200.json": (file) =>
    expect(parseItemPage(raw(file))?.ItemResponse?.map((item) => parseItem(item)?.sku)).toEqual(["30348_KFTest"]),
  "items/items-page-200.json": (file) => {
    const { listings, issues } = answering({ ...token(), "/items": [sampleText(file)] }).marketplace.listListings();
    expect([listings.length, issues]).toEqual([raw(file).ItemResponse.length, []]);
  },
  "orders/acknowledge-200.json": readsOrder,
  "orders/cancel-200.json": readsOrder,
  "orders/order-200.json": readsOrder,
  "orders/orders-page-200.json": readsOrders,
  "orders/released-page-200.json": readsOrders,
  "orders/shipping-200.json": readsOrder,
  "orders/shipping-request-two-lines.json": (file) => {
    const { marketplace, lastBody } = answering(token());
    const published = raw(file).orderShipment.orderLines.orderLine;
    const [first] = published;
    const [status] = first.orderLineStatuses.orderLineStatus;
    marketplace.shipPackage({
      po: purchaseOrderId(first.sellerOrderId),
      carrier: { kind: "known", name: status.trackingInfo.carrierName.carrier },
      tracking: status.trackingInfo.trackingNumber,
      trackingUrl: status.trackingInfo.trackingURL,
      shippedAt: instant(status.trackingInfo.shipDateTime),
      lines: published.map(({ lineNumber: line }: { lineNumber: string }) => ({
        line: lineNumber(line),
        quantity: 1,
        shipAnyway: false,
      })),
    });
    // The seller's own order number and the return address may be told; Aisle tells the order's number, and no address.
    const told = lastBody().orderShipment.orderLines.orderLine;
    expect(told.map((line: { lineNumber: string }) => line.lineNumber)).toEqual(["1", "2"]);
    expect(Object.keys(first).sort()).toEqual(Object.keys(told[0]).sort());
    expect(told[0].orderLineStatuses.orderLineStatus[0].trackingInfo).toEqual(status.trackingInfo);
  },
  "reports/report-request-200.json": (file) => {
    const { marketplace } = answering({ ...token(), "/reports/reportRequests": ['{"requests":[]}', sampleText(file)] });
    expect(marketplace.requestListingReport(null)?.id).toBe(sample(file).requestId);
  },
  "reports/download-200.json": (file) => {
    const { requestId } = raw(file);
    const ready = JSON.stringify({ requestId, requestStatus: "READY" });
    const bodies = { [`/reports/reportRequests/${requestId}`]: ready, "/reports/downloadReport": sampleText(file) };
    const csv = sampleText("reports/item-report-v4-first-columns.csv");
    const list = answering({ ...token(), ...bodies }, csv).marketplace.readListingReport(requestId);
    expect(list).toMatchObject({ listings: expect.arrayContaining([]) });
  },
  "reports/item-report-v4-first-columns.csv": (file) => {
    const ready = '{"requestId":"r","requestStatus":"READY"}';
    const bodies = { "/reports/reportRequests/r": ready, "/reports/downloadReport": '{"downloadURL":"https://x"}' };
    const list = answering({ ...token(), ...bodies }, sampleText(file)).marketplace.readListingReport("r");
    if (typeof list === "string") throw new Error(list);
    const [, ...rows]: string[][] = parse(sampleText(file), { relax_column_count: true });
    expect(list.listings.map(({ sku }) => String(sku))).toEqual(rows.map(([sku]) => sku));
    expect(list.listings.slice(0, 3).map(({ state, fulfilledBy }) => [state, fulfilledBy])).toEqual([
      ["Active", "Seller"],
      ["Ended", "Walmart"],
      ["Unpublished", expect.any(String)],
    ]);
  },
  "settings/shipnodes-200.json": (file) => {
    const nodes = withBody("/settings/shipping/shipnodes", file).listShipNodes();
    expect(nodes.map(({ id }) => id)).toEqual(raw(file).map(({ shipNode }: { shipNode: string }) => shipNode));
  },
};

const membersOf = (value: object): readonly string[] => Object.keys(value).sort();
const kept = { autoCancelDays: "never" } as const;

/** Seeded as it is, it comes back as it was. */
const servesOrder = (file: string): void => {
  const walmart = createWalmart({ orders: [raw(file).order], switches: kept });
  const { json } = call(walmart, `orders/${numberOf(file)}?productInfo=true&replacementInfo=true`);
  expect(json).toEqual(raw(file));
};
const servesOrders = (file: string): void => {
  const orders = raw(file).list.elements.order;
  const walmart = createWalmart({ orders, switches: kept });
  for (const order of orders) {
    const { json } = call(walmart, `orders/${order.purchaseOrderId}?productInfo=true&replacementInfo=true`);
    expect(json.order).toEqual(order);
  }
};
const inShop = () => createWalmart({ items: [{ sku: "A", wpid: "W", gtin: "0", upc: "0" }] });
const askForReport = (walmart: ReturnType<typeof createWalmart>, body: unknown = {}) =>
  call(walmart, "reports/reportRequests?reportType=ITEM&reportVersion=v6", { method: "POST", body });

const SIMULATOR: Checks = {
  "auth/token-200.json": (file) => {
    const one = account({ isUnheard: true });
    one.marketplace.listListings();
    const [answer] = one.walmart.tokensIssued();
    expect(typeof answer).toBe(typeof raw(file).access_token);
  },
  "auth/token-detail-200.json": (file) => {
    const { json } = call(inShop(), "token/detail");
    expect(membersOf(json)).toEqual(expect.arrayContaining([...membersOf(raw(file))]));
  },
  "feeds/feed-accepted-200.json": (file) =>
    expect(membersOf(post(inShop(), inventoryFile([["A", 1]])).json)).toEqual(membersOf(raw(file))),
  "feeds/feed-status-details-200.json": (file) => {
    const walmart = inShop();
    const details = readFeed(walmart, submit(walmart, [["A", 1]]), LATER);
    expect(membersOf(details)).toEqual(expect.arrayContaining([...membersOf(raw(file))]));
  },
  "feeds/feeds-list-200.json": (file) => {
    const walmart = inShop();
    submit(walmart, [["A", 1]]);
    expect(membersOf(call(walmart, "feeds", { now: LATER }).json)).toEqual(membersOf(raw(file)));
  },
  "inventory/feed-MP_INVENTORY-1.5.json": (file) =>
    expect(post(inShop(), raw(file), "feedType=MP_INVENTORY").status).toBe(200),
  "inventory/feed-inventory-1.4.json": (file) => expect(post(inShop(), raw(file)).status).toBe(200),
  "inventory/get-200.json": (file) => {
    const { sku, quantity } = raw(file);
    const walmart = createWalmart({ items: [{ sku }], quantities: [[sku, quantity.amount]] });
    expect(call(walmart, `inventory?sku=${sku}`).json).toEqual(raw(file));
  },
  "inventory/put-request.json": (file) => {
    const walmart = createWalmart({ items: [{ sku: raw(file).sku }] });
    const put = call(walmart, `inventory?sku=${raw(file).sku}`, { method: "PUT", body: raw(file) });
    expect(put.json).toEqual(raw(file));
  },
  "inventory/inventories-page-200.json": (file) => {
    const { json } = call(createWalmart({ items: [{ sku: "A" }], quantities: [["A", 1]] }), "inventories");
    const shapes = (page: Record<"elements", { inventories: { nodes: object[] }[] }>) =>
      page.elements.inventories.flatMap(({ nodes }) => nodes.map(membersOf))[0];
    expect(shapes(json)).toEqual(shapes(raw(file)));
  },
  "inventory/node-get-200.json": (file) => {
    const { json } = call(createWalmart({ items: [{ sku: "A" }], quantities: [["A", 1]] }), "inventories/A");
    expect(membersOf(json.nodes[0])).toEqual(membersOf(raw(file).nodes[0]));
  },
  "inventory/node-put-200.json": (file) => {
    const { sku, nodes } = raw(file);
    const shipNodes = nodes.map(({ shipNode }: { shipNode: string }) => ({ shipNode, status: "ACTIVE" }));
    const body = raw("inventory/node-put-request.json");
    const put = call(createWalmart({ items: [{ sku }], shipNodes }), `inventories/${sku}`, { method: "PUT", body });
    expect(put.json).toMatchObject(raw(file));
  },
  "inventory/node-put-request.json": (file) => {
    const { nodes } = raw(file).inventories;
    const shipNodes = nodes.map(({ shipNode }: { shipNode: string }) => ({ shipNode, status: "ACTIVE" }));
    const walmart = createWalmart({ items: [{ sku: "A" }], shipNodes });
    expect(call(walmart, "inventories/A", { method: "PUT", body: raw(file) }).status).toBe(200);
    expect(walmart.quantities("1000005050").get("A")).toBe(88);
  },
  "items/item-200.json": (file) => {
    const [item] = raw(file).ItemResponse;
    expect(call(createWalmart({ items: [item] }), `items/${item.sku}`).json.ItemResponse).toEqual([item]);
  },
  "items/items-count-200.json": (file) => {
    const items = [{ sku: "A", publishedStatus: "PUBLISHED" }];
    expect(membersOf(call(createWalmart({ items }), "items/count?status=PUBLISHED").json)).toEqual(
      membersOf(raw(file)),
    );
  },
  "items/items-page-200.json": (file) => {
    const items = raw(file).ItemResponse;
    expect(call(createWalmart({ items }), "items?limit=1000").json.ItemResponse).toEqual(items);
  },
  "orders/acknowledge-200.json": servesOrder,
  "orders/cancel-200.json": servesOrder,
  "orders/order-200.json": servesOrder,
  "orders/orders-page-200.json": servesOrders,
  "orders/released-page-200.json": servesOrders,
  "orders/shipping-200.json": servesOrder,
  "orders/cancel-request.json": (file) => {
    const one = account({ isUnheard: true });
    const po = buy(one, ["A"]);
    one.walmart.buyers.requestCancel(po, "1", NOW);
    const sent = { method: "POST", body: raw(file), now: one.clock.now() };
    const { status, json } = call(one.walmart, `orders/${po}/cancel`, sent);
    expect([status, JSON.stringify(json)]).toEqual([200, expect.stringContaining('"Cancelled"')]);
  },
  "orders/shipping-request-two-lines.json": (file) => {
    const one = account({ isUnheard: true });
    const po = buy(one, ["A", "B"]);
    one.marketplace.acknowledgeOrders([po])[0];
    const body = raw(file);
    // The lines of the order that was just made may bear other numbers.
    one.walmart.order(po)?.orderLines.orderLine.forEach(({ lineNumber: line }, at) => {
      body.orderShipment.orderLines.orderLine[at].lineNumber = line;
    });
    const { status } = call(one.walmart, `orders/${po}/shipping`, { method: "POST", body, now: one.clock.now() });
    expect([status, one.walmart.shipmentsOf(po).length]).toEqual([200, 2]);
  },
  "reports/download-200.json": (file) => {
    const walmart = inShop();
    const { requestId } = askForReport(walmart).json;
    const { json } = call(walmart, `reports/downloadReport?requestId=${requestId}`, { now: LATER });
    expect(membersOf(json).filter((name) => !(name in raw(file)))).toEqual([]);
  },
  "reports/report-request-200.json": (file) =>
    expect(membersOf(askForReport(inShop(), raw(file).payload).json)).toEqual(membersOf(raw(file))),
  "reports/report-request-body.json": (file) => expect(askForReport(inShop(), raw(file)).status).toBe(200),
  "settings/shipnodes-200.json": (file) =>
    expect(call(createWalmart({ shipNodes: raw(file) }), "settings/shipping/shipnodes").json).toEqual(raw(file)),
  "settings/shippingprofile-200.json": (file) =>
    expect(membersOf(call(inShop(), "settings/shippingprofile").json)).toEqual(membersOf(raw(file))),
};

/** Samples of calls that Aisle has no use for, by the simulator's path: it knows none of them. */
const NEITHER: Readonly<Record<string, string>> = {
  "items/associations-200.json": "POST items/associations",
  "items/associations-request.json": "POST items/associations",
  "items/retire-200.json": "DELETE items/A",
  "lagtime/get-200.json": "GET lagtime?sku=A",
  "orders/refund-request.json": "POST orders/1/refund",
  "price/put-200.json": "PUT price",
  "price/put-request.json": "PUT price",
  "returns/issue-refund-200.json": "POST returns/1/refund",
  "returns/issue-refund-request.json": "POST returns/1/refund",
  "returns/returns-page-200.json": "GET returns",
  "settings/api-status-200.json": "GET utilities/apiStatus",
  "webhooks/create-200.json": "POST webhooks/subscriptions",
  "webhooks/create-request.json": "POST webhooks/subscriptions",
  "webhooks/event-OFFER_PUBLISHED.json": "POST webhooks/test",
  "webhooks/event-PO_CREATED.json": "POST webhooks/test",
  "webhooks/event-types-200.json": "GET webhooks/eventTypes",
};

withSamples("every sample is tried with the adapter, with the simulator, or is of a call that neither knows", () => {
  const files = sampleFiles();
  const count = (checks: object) => files.filter((file) => file in checks).length;
  process.stderr.write(
    `Samples: ${files.length} files; ${count(ADAPTER)} through the adapter, ${count(SIMULATOR)} through the simulator, ${count(NEITHER)} of calls that neither knows.\n`,
  );
  expect(files.filter((file) => !(file in ADAPTER || file in SIMULATOR || file in NEITHER))).toEqual([]);
  const named = [...Object.keys(ADAPTER), ...Object.keys(SIMULATOR), ...Object.keys(NEITHER)];
  expect(named.filter((file) => !files.includes(file))).toEqual([]);
});

withSamples.each(Object.entries(ADAPTER))("%s passes through the adapter", (file, check) => check(file));
withSamples.each(Object.entries(SIMULATOR))("%s passes through the simulator", (file, check) => check(file));
withSamples.each(Object.entries(NEITHER))("%s: the simulator says that it does not know %s", (_, path) => {
  const [method = "", target = ""] = path.split(" ");
  const body = method === "GET" || method === "DELETE" ? undefined : {};
  const walmart = inShop();
  expect(call(walmart, target, { method, body }).status).toBe(501);
  expect(walmart.ledger().at(-1)?.violations).toContain("not-simulated");
});
