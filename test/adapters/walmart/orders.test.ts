import { instant, purchaseOrderId } from "../../../src/domain/values/brand";
import {
  type Account,
  account,
  buy,
  failureOf,
  keysOf,
  packageOf,
  START,
  sentOff,
} from "../../support/account-under-test";

const DAY = 86_400_000;
const since = (one: Account) => ({ createdFrom: instant(one.clock.now() - 30 * DAY) });
const posOf = (one: Account) => one.marketplace.listOrders(since(one)).orders.map(({ po }) => po);

function addressOf({ walmart }: Account, po: string): Record<string, string> {
  const address = walmart.order(po)?.shippingInfo?.postalAddress;
  return Object.fromEntries(Object.entries(Object(address)).map(([name, text]) => [name, String(text)]));
}

/** What Walmart serves at a path instead of what it would. */
function serve({ walmart }: Account, part: string, body: (json: unknown) => unknown): void {
  const handle = walmart.handle;
  Object.assign(walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      const result = handle(request, now);
      if (!request.url.includes(part) || "failed" in result || result.status !== 200) return result;
      return { ...result, body: JSON.stringify(body(JSON.parse(result.body))) };
    },
  });
}

/** Changes the first order of each page. */
const firstOrder = (change: (order: Record<string, unknown>) => unknown) => (json: unknown) => {
  const page = json as { list: { elements: { order: Record<string, unknown>[] } } };
  const [first, ...others] = page.list.elements.order;
  const order = first === undefined ? others : [change(first), ...others];
  return { list: { ...page.list, elements: { order } } };
};

test.each(["production", "sandbox"] as const)("no orders (%s: 404 or an empty list) is no failure", (environment) => {
  const one = account({ environment, credentials: keysOf(environment) });
  expect(one.marketplace.listOrders(since(one))).toEqual({
    orders: [],
    complete: true,
    unreadable: [],
    gaps: [],
    issues: [],
  });
});

test("orders of several pages come, each once; the cursor goes back as it came", () => {
  const one = account();
  const placed = Array.from({ length: 450 }, () => buy(one, ["A"]));
  expect([...posOf(one)].sort()).toEqual([...placed].sort());
  const asked = one.sent.filter(({ url }) => url.includes("/v3/orders?"));
  expect(asked).toHaveLength(3);
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});

test("the window is sent explicitly, in whole seconds with Z", () => {
  const one = account();
  const from = instant(START - 40 * DAY + 123);
  one.marketplace.listOrders({ createdFrom: from, changedFrom: instant(START - 123) });
  const query = new URL(one.sent.at(-1)?.url ?? "").searchParams;
  expect(query.get("createdStartDate")).toBe("2026-10-11T12:00:00Z");
  expect(query.get("lastModifiedStartDate")).toBe("2026-11-20T11:59:59Z");
});

test("an order older than Walmart's usual seven days comes when it is asked for", () => {
  const one = account();
  const placed = one.walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }] }, START - 20 * DAY);
  expect(posOf(one)).toEqual([placed.kind === "placed" ? placed.purchaseOrderId : null]);
});

test("orders that Walmart fulfils itself never come", () => {
  const one = account();
  buy(one, ["A"], 1, { shipNodeType: "WFSFulfilled" });
  const own = buy(one, ["B"]);
  expect(posOf(one)).toEqual([own]);
  serve(
    one,
    "/v3/orders?",
    firstOrder((order) => ({ ...order, shipNode: { type: "WFSFulfilled" } })),
  );
  expect(posOf(one)).toEqual([]);
});

test("an order of whose fulfillment Walmart uses a new word comes, and the word is named", () => {
  const one = account();
  const po = buy(one, ["A"]);
  serve(
    one,
    "/v3/orders?",
    firstOrder((order) => ({ ...order, shipNode: { type: "LockerFulfilled" } })),
  );
  const { orders, complete, issues } = one.marketplace.listOrders(since(one));
  expect(orders.map((order) => order.po)).toEqual([po]);
  expect(complete).toBe(true);
  expect(issues).toMatchObject([{ subject: po, message: expect.stringContaining("“LockerFulfilled”") }]);
});

test("a replacement order comes like any other", () => {
  const one = account();
  const po = buy(one, ["A"], 1, { replaces: "200012345678901" });
  expect(posOf(one)).toEqual([po]);
});

test("an order carries what the sheet shows: numbers, dates, address, lines, prices", () => {
  const one = account();
  const po = buy(one, ["A", "B"], 3);
  const wire = one.walmart.order(po);
  const [order] = one.marketplace.listOrders(since(one)).orders;
  const address = addressOf(one, po);
  expect(order).toMatchObject({
    po,
    customerOrder: wire?.customerOrderId,
    orderedAt: wire?.orderDate,
    shipBy: wire?.shippingInfo?.estimatedShipDate,
    shipNode: wire?.shipNode?.id,
    shipTo: { name: address.name, city: address.city, postcode: address.postalCode, country: "USA" },
  });
  expect(order?.lines.map(({ sku, quantity, shares }) => [sku, quantity, shares])).toEqual([
    ["A", 3, [{ status: "Created", quantity: 3, tracking: null }]],
    ["B", 3, [{ status: "Created", quantity: 3, tracking: null }]],
  ]);
});

test("quantities are numbers, whether Walmart sends them as text or as numbers", () => {
  const one = account();
  buy(one, ["A"], 12);
  expect(one.marketplace.listOrders(since(one)).orders[0]?.lines[0]?.quantity).toBe(12);
  serve(one, "/v3/orders?", (json) => JSON.parse(JSON.stringify(json).replaceAll('"amount":"12"', '"amount":12')));
  expect(one.marketplace.listOrders(since(one)).orders[0]?.lines[0]?.shares[0]?.quantity).toBe(12);
});

const BROKEN: readonly (readonly [string, (order: Record<string, unknown>) => unknown])[] = [
  ["lines are missing", ({ orderLines: _, ...order }) => order],
  ["lines are no list", (order) => ({ ...order, orderLines: { orderLine: {} } })],
  ["order date is not a date", (order) => ({ ...order, orderDate: "yesterday" })],
  ["order date is missing", ({ orderDate: _, ...order }) => order],
  ["number is missing", ({ purchaseOrderId: _, ...order }) => order],
  ["quantity is a word", (order) => JSON.parse(JSON.stringify(order).replaceAll('"amount":"1"', '"amount":"one"'))],
  ["quantity is blank", (order) => JSON.parse(JSON.stringify(order).replaceAll('"amount":"1"', '"amount":""'))],
  ["quantity is below zero", (order) => JSON.parse(JSON.stringify(order).replaceAll('"amount":"1"', '"amount":"-1"'))],
  ["SKU is missing", (order) => JSON.parse(JSON.stringify(order).replaceAll('"sku":', '"sq":'))],
  ["order is nothing", () => null],
];

test.each(BROKEN)("an order whose %s is said by its number; the others come", (_, change) => {
  const one = account();
  const good = buy(one, ["B"]);
  one.clock.advance(60_000);
  buy(one, ["A"]);
  serve(one, "/v3/orders?", firstOrder(change));
  const { orders, unreadable } = one.marketplace.listOrders(since(one));
  expect(orders.map(({ po }) => po)).toEqual([good]);
  expect(unreadable.map(({ code }) => code)).toEqual(["order-unreadable"]);
});

test("of an order that cannot be read nothing but its number is told", () => {
  const one = account();
  const po = buy(one, ["A"]);
  const { name = "" } = addressOf(one, po);
  serve(
    one,
    "/v3/orders?",
    firstOrder(({ orderLines: _, ...order }) => order),
  );
  const [found] = one.marketplace.listOrders(since(one)).unreadable;
  expect(found?.subject).toBe(po);
  expect(JSON.stringify(found)).not.toContain(name);
});

test("an answer that is no list of orders is a failure, not an empty list", () => {
  const one = account();
  buy(one, ["A"]);
  serve(one, "/v3/orders?", () => ({ orders: [] }));
  expect(failureOf(() => one.marketplace.listOrders(since(one)))).toMatchObject({ code: "answer-unreadable" });
});

test("one order is read by its number; one that Walmart does not know is none", () => {
  const one = account();
  const po = buy(one, ["A"]);
  expect(one.marketplace.getOrder(po)?.po).toBe(po);
  expect(one.marketplace.getOrder(purchaseOrderId("9999999999999"))).toBeNull();
});

test("a buyer's wish to cancel is seen on the line", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.walmart.buyers.requestCancel(po, one.walmart.order(po)?.orderLines.orderLine[0]?.lineNumber ?? "", START);
  expect(one.marketplace.getOrder(po)?.lines[0]?.cancelRequested).toBe(true);
});

test("an order is acknowledged, and acknowledging it again does no harm", () => {
  const one = account();
  const po = buy(one, ["A"]);
  for (let times = 0; times < 2; times += 1) {
    const outcome = sentOff(one.marketplace.acknowledgeOrders([po])[0]);
    if (outcome.kind !== "accepted") throw new Error(outcome.kind);
    expect(outcome.answer.lines[0]?.shares[0]?.status).toBe("Acknowledged");
  }
});

test("acknowledging an order that was shipped meanwhile is refused in Walmart's words", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1Z" }, START);
  expect(sentOff(one.marketplace.acknowledgeOrders([po])[0])).toMatchObject({
    kind: "refused",
    issue: { subject: po },
  });
});

test.each(["drop-after-processing", "truncated-after-processing", "error-500-after-processing", "down"] as const)(
  "a call whose answer is lost (%s) is neither a success nor a failure, and is sent once",
  (name) => {
    const one = account();
    const po = buy(one, ["A"]);
    one.marketplace.acknowledgeOrders([po]);
    const before = one.sent.length;
    one.walmart.faults.set({ name, families: ["acknowledge", "shipping"] });
    expect(sentOff(one.marketplace.acknowledgeOrders([po])[0]).kind).toBe("unknown");
    expect(sentOff(one.marketplace.shipPackage(packageOf(one, po))).kind).toBe("unknown");
    expect(one.sent.length - before).toBe(2);
    expect(one.walmart.shipmentsOf(po)).toHaveLength(name === "down" ? 0 : 1);
  },
);

test("a shipment of several lines is taken as it is sent", () => {
  const one = account();
  const po = buy(one, ["A", "B"], 2);
  one.marketplace.acknowledgeOrders([po]);
  const outcome = sentOff(one.marketplace.shipPackage(packageOf(one, po)));
  expect(outcome.kind).toBe("accepted");
  expect(one.walmart.shipmentsOf(po)).toMatchObject([
    { sku: "A", units: 2, trackingNumber: "1Z999AA10123456784" },
    { sku: "B", units: 2, trackingNumber: "1Z999AA10123456784" },
  ]);
});

test("a part of a line ships, and the rest stays open", () => {
  const one = account();
  const po = buy(one, ["A"], 3);
  one.marketplace.acknowledgeOrders([po]);
  const whole = packageOf(one, po);
  const outcome = sentOff(
    one.marketplace.shipPackage({
      ...whole,
      lines: whole.lines.map((line) => ({ ...line, quantity: 1 })),
    }),
  );
  if (outcome.kind !== "accepted") throw new Error(outcome.kind);
  const shares = outcome.answer.lines[0]?.shares.map(({ status, quantity }) => `${quantity} ${status}`);
  expect(shares?.sort()).toEqual(["1 Shipped", "2 Acknowledged"]);
});

test("a carrier that Walmart does not know goes as another one with its tracking page", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.marketplace.acknowledgeOrders([po]);
  const carrier = { kind: "other", name: "Pony Express", trackingUrl: "https://pony.example/PE-1" } as const;
  expect(sentOff(one.marketplace.shipPackage(packageOf(one, po, { carrier, tracking: "PE-1" }))).kind).toBe("accepted");
  expect(one.walmart.shipmentsOf(po)[0]?.trackingInfo).toMatchObject({
    carrierName: { otherCarrier: "Pony Express" },
    trackingURL: "https://pony.example/PE-1",
  });
});

test("a line that the buyer asked to cancel ships only when the seller said so", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.marketplace.acknowledgeOrders([po]);
  const parcel = packageOf(one, po);
  one.walmart.buyers.requestCancel(po, parcel.lines[0]?.line ?? "", START);
  expect(sentOff(one.marketplace.shipPackage(parcel)).kind).toBe("refused");
  const anyway = { ...parcel, lines: parcel.lines.map((line) => ({ ...line, shipAnyway: true })) };
  expect(sentOff(one.marketplace.shipPackage(anyway)).kind).toBe("accepted");
});

test("an answer that does not show the tracking number on every line is no success", () => {
  const one = account();
  const po = buy(one, ["A", "B"]);
  one.marketplace.acknowledgeOrders([po]);
  serve(one, "/shipping", (json) => {
    let seen = 0;
    return JSON.parse(
      JSON.stringify(json).replace(/"trackingNumber":"1Z999AA10123456784"/g, (text) => {
        seen += 1;
        return seen === 1 ? text : '"trackingNumber":"other"';
      }),
    );
  });
  expect(sentOff(one.marketplace.shipPackage(packageOf(one, po)))).toMatchObject({
    kind: "unknown",
    issue: { code: "not-shown" },
  });
});

test("what Walmart refuses is told in its words, and nothing is shipped", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.marketplace.acknowledgeOrders([po]);
  const parcel = packageOf(one, po);
  const tooMany = { ...parcel, lines: parcel.lines.map((line) => ({ ...line, quantity: 5 })) };
  const outcome = sentOff(one.marketplace.shipPackage(tooMany));
  expect(outcome).toMatchObject({ kind: "refused", issue: { subject: po } });
  expect(outcome.kind === "refused" ? outcome.issue.message : "").toContain("Walmart refused it: ");
  expect(one.walmart.shipmentsOf(po)).toEqual([]);
});

test("an outage of the orders area is not taken for a refusal", () => {
  const one = account();
  const po = buy(one, ["A"]);
  one.walmart.faults.set({ name: "order-outage", families: ["acknowledge", "orders"] });
  expect(sentOff(one.marketplace.acknowledgeOrders([po])[0]).kind).toBe("unknown");
  expect(failureOf(() => one.marketplace.listOrders(since(one)))).toMatchObject({ kind: "transient" });
});

describe("an order that is looked for", () => {
  const buyFrom = (one: Account, shipNodeType: "SellerFulfilled" | "WFSFulfilled"): string => {
    const placed = one.walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], shipNodeType }, one.clock.now());
    if (placed.kind === "refused") throw new Error(placed.reason);
    return placed.purchaseOrderId;
  };
  const customerOrder = ({ walmart }: Account, po: string): string => walmart.order(po)?.customerOrderId ?? "";

  test.each(["SellerFulfilled", "WFSFulfilled"] as const)("%s: by PO, and by the buyer's number", (type) => {
    const one = account();
    const po = buyFrom(one, type);
    for (const number of [po, customerOrder(one, po)]) {
      const found = one.marketplace.findOrder(number);
      expect([found?.order.po, found?.isSellers]).toEqual([po, type === "SellerFulfilled"]);
    }
    expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
  });

  test("is found by the buyer's number for as long as Walmart lists it", () => {
    const one = account();
    const basket = { lines: [{ sku: "A", quantity: 1 }], isForced: true };
    const placed = one.walmart.buyers.order(basket, one.clock.now() - 170 * DAY);
    const po = placed.kind === "refused" ? "" : placed.purchaseOrderId;
    expect(one.marketplace.findOrder(customerOrder(one, po))?.order.po).toBe(po);
  });

  test("is null only if Walmart says so", () => {
    const one = account();
    expect(one.marketplace.findOrder("1796277083022")).toBeNull();
    one.walmart.faults.set({ name: "error-500" });
    expect(failureOf(() => one.marketplace.findOrder("1796277083022")).kind).toBe("transient");
  });
});
