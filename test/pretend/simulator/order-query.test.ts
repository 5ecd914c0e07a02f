import type { Walmart } from "../../../dev/simulator/walmart/walmart";
import { call, NOW } from "../../support/simulator-client";
import { acknowledge, buy, smallShop } from "../../support/simulator-shop";

const DAY_MS = 86_400_000;
const iso = (instant: number): string => encodeURIComponent(`${new Date(instant).toISOString().slice(0, 19)}Z`);

function ids(walmart: Walmart, query: string, now = NOW): string[] {
  const got = call(walmart, `orders${query}`, { now });
  if (got.status === 404) return [];
  return got.json.list.elements.order.map((order: { purchaseOrderId: string }) => order.purchaseOrderId);
}

interface OrderPage {
  readonly meta: { readonly nextCursor?: string };
  readonly elements: { readonly order: readonly { readonly purchaseOrderId: string }[] };
}

/** One order each minute before NOW, the newest first. */
function shopWithOrders(count: number): { walmart: Walmart; newestFirst: string[] } {
  const walmart = smallShop({ quantities: [["A", count]] });
  const oldestFirst = Array.from({ length: count }, (_, at) => buy(walmart, [["A", 1]], NOW - (count - at) * 60_000));
  return { walmart, newestFirst: oldestFirst.reverse() };
}

test("an empty result is 404 CONTENT_NOT_FOUND.GMP_ORDER_API, severity INFO, in production [T:5731246252]", () => {
  const got = call(smallShop(), "orders");
  expect(got.status).toBe(404);
  expect(got.json.errors.error[0]).toMatchObject({ code: "CONTENT_NOT_FOUND.GMP_ORDER_API", severity: "INFO" });
});

test("an empty result is an empty list in the sandbox [T:56512409491]", () => {
  const got = call(smallShop(), "orders", { environment: "sandbox" });
  expect(got.json.list).toEqual({ meta: { totalCount: 0, limit: 100 }, elements: { order: [] } });
});

test("an order has Walmart's shape: 13-digit number, millisecond dates, quantities as text [S:orders]", () => {
  const walmart = smallShop();
  const id = buy(walmart, [["A", 2]]);
  const { order } = call(walmart, `orders/${id}`).json;
  expect(order).toMatchObject({
    purchaseOrderId: expect.stringMatching(/^\d{13}$/),
    orderDate: NOW,
    shippingInfo: { methodCode: "Standard", estimatedShipDate: expect.any(Number), postalAddress: { country: "USA" } },
    shipNode: { type: "SellerFulfilled" },
  });
  expect(order.orderLines.orderLine[0]).toMatchObject({
    lineNumber: expect.stringMatching(/^\d+$/),
    item: { sku: "A", productName: "Phone A" },
    charges: { charge: [{ chargeName: "ItemPrice", chargeAmount: { currency: "USD", amount: 200 } }] },
    orderLineQuantity: { unitOfMeasurement: "EACH", amount: "2" },
    orderLineStatuses: { orderLineStatus: [{ status: "Created", statusQuantity: { amount: "2" } }] },
  });
});

test("line numbers ascend as text, with gaps in some orders [fulfilio/python-walmart]", () => {
  const walmart = smallShop({ quantities: [["A", 100]] });
  const numbers = Array.from({ length: 20 }, () => {
    const id = buy(walmart, [
      ["A", 1],
      ["A", 1],
      ["A", 1],
    ]);
    return (walmart.order(id)?.orderLines.orderLine ?? []).map((line) => Number(line.lineNumber));
  });
  for (const [a = 0, b = 0, c = 0] of numbers) expect(a < b && b < c && a >= 1).toBe(true);
  expect(numbers.some((of) => String(of) !== "1,2,3")).toBe(true);
  expect(numbers.some((of) => String(of) === "1,2,3")).toBe(true);
});

test("without createdStartDate only the last 7 days are seen, whatever was modified [S:orders; EJ]", () => {
  const walmart = smallShop({ switches: { autoCancelDays: "never" } });
  const old = buy(walmart, [["A", 1]], NOW - 8 * DAY_MS);
  acknowledge(walmart, old);
  expect(ids(walmart, `?lastModifiedStartDate=${iso(NOW - DAY_MS)}`)).toEqual([]);
  const both = `?createdStartDate=${iso(NOW - 30 * DAY_MS)}&lastModifiedStartDate=${iso(NOW - DAY_MS)}`;
  expect(ids(walmart, both)).toEqual([old]);
  expect(ids(walmart, `?createdStartDate=${iso(NOW - 30 * DAY_MS)}&lastModifiedEndDate=${iso(NOW - DAY_MS)}`)).toEqual(
    [],
  );
});

test("orders older than 180 days are out of reach [S:orders]", () => {
  const walmart = smallShop();
  buy(walmart, [["A", 1]], NOW - 181 * DAY_MS);
  const reached = buy(walmart, [["A", 1]], NOW - 179 * DAY_MS);
  expect(ids(walmart, "?createdStartDate=2020-01-01")).toEqual([reached]);
});

test.each([
  ["createdStartDate=2026-11-20T10:00:00.000Z", "createdStartDate"],
  ["createdStartDate=2026-02-31", "createdStartDate"],
  ["createdEndDate=20.11.2026", "createdEndDate"],
  ["lastModifiedStartDate=1700000000000", "lastModifiedStartDate"],
  ["limit=201", "limit"],
  ["limit=0", "limit"],
  ["status=created", "status"],
  ["shipNodeType=Seller", "shipNodeType"],
  ["orderType=REPLACEMENT", "orderType"],
])("orders?%s is refused with 400 in the orders' error shape [S:orders; T:63565234390]", (query, field) => {
  const got = call(smallShop(), `orders?${query}`);
  expect([got.status, got.json.errors.error[0].field]).toEqual([400, field]);
});

test("a date alone means midnight UTC [S:orders]", () => {
  const walmart = smallShop();
  const before = buy(walmart, [["A", 1]], Date.UTC(2026, 10, 18, 23, 59, 59));
  const after = buy(walmart, [["A", 1]], Date.UTC(2026, 10, 19, 0, 0, 0));
  expect(ids(walmart, "?createdStartDate=2026-11-19")).toEqual([after]);
  expect(ids(walmart, "?createdEndDate=2026-11-19")).toEqual([after, before]);
});

test("filters by status of any line, SKU, numbers, and ship node type, seller-fulfilled by default [S:orders]", () => {
  const walmart = smallShop({ quantities: [["A", 9]] });
  const first = buy(walmart, [["A", 1]], NOW - 2000);
  const second = buy(walmart, [["A", 1]], NOW - 1000);
  acknowledge(walmart, first);
  const wfs = walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], shipNodeType: "WFSFulfilled" }, NOW);
  expect(ids(walmart, "")).toEqual([second, first]);
  expect(ids(walmart, "?status=Acknowledged")).toEqual([first]);
  expect(ids(walmart, "?status=Created&sku=A")).toEqual([second]);
  expect(ids(walmart, "?sku=a")).toEqual([]);
  expect(ids(walmart, `?purchaseOrderId=${first}`)).toEqual([first]);
  expect(ids(walmart, `?customerOrderId=${walmart.order(second)?.customerOrderId}`)).toEqual([second]);
  expect(ids(walmart, "?shipNodeType=WFSFulfilled")).toEqual([wfs.kind === "placed" ? wfs.purchaseOrderId : ""]);
});

test("productInfo and replacementInfo add their members, and only then [S:orders]", () => {
  const walmart = smallShop();
  const id = buy(walmart, [["A", 1]]);
  walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], replaces: "200011112222333" }, NOW);
  expect(JSON.stringify(call(walmart, `orders/${id}`).json)).not.toMatch(/imageUrl|orderType/);
  expect(call(walmart, `orders/${id}?productInfo=true`).json.order.orderLines.orderLine[0].item.imageUrl).toBeTruthy();
  const [replacement] = call(walmart, "orders?replacementInfo=true&orderType=REPLACEMENT").json.list.elements.order;
  expect(replacement).toMatchObject({ orderType: "REPLACEMENT", originalCustomerOrderID: "200011112222333" });
  expect(replacement.orderLines.orderLine[0].charges.charge[0].chargeAmount.amount).toBe(0);
});

describe("paging", () => {
  test("the default page is 100; nextCursor is a ready query string, absent on the last page [S:orders]", () => {
    const { walmart, newestFirst } = shopWithOrders(101);
    const first = call(walmart, "orders").json.list;
    expect(first.meta).toMatchObject({ totalCount: 101, limit: 100 });
    expect(first.meta.nextCursor).toMatch(/^\?limit=100&hasMoreElements=true&soIndex=101&poIndex=100&partnerId=/);
    const last = call(walmart, `orders${first.meta.nextCursor}`).json.list;
    expect(last.meta.nextCursor).toBeUndefined();
    expect(last.elements.order).toHaveLength(1);
    expect(last.elements.order[0].purchaseOrderId).toBe(newestFirst[100]);
  });

  test("appended as it came, the cursor keeps filters and brings every order once [FU#37; HS#6]", () => {
    const { walmart, newestFirst } = shopWithOrders(7);
    const seen: string[] = [];
    let query: string | undefined = "?limit=3&sku=A&createdStartDate=2026-11-01T00%3A00%3A00Z";
    while (query !== undefined) {
      const list: OrderPage = call(walmart, `orders${query}`).json.list;
      seen.push(...list.elements.order.map((order) => order.purchaseOrderId));
      query = list.meta.nextCursor;
    }
    expect(seen).toEqual(newestFirst);
    expect(walmart.counters().violations).toEqual({});
  });

  test("the cursor freezes the end of the window: an order that arrives meanwhile shifts nothing [S:orders]", () => {
    const { walmart, newestFirst } = shopWithOrders(4);
    const cursor = call(walmart, "orders?limit=2").json.list.meta.nextCursor;
    walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], isForced: true }, NOW + 1000);
    expect(ids(walmart, cursor, NOW + 5000)).toEqual(newestFirst.slice(2));
  });

  test("a cursor taken apart and put together again goes on, and is marked [T:27670403608; T:19388592984]", () => {
    const { walmart, newestFirst } = shopWithOrders(4);
    const cursor: string = call(walmart, "orders?limit=2").json.list.meta.nextCursor;
    expect(ids(walmart, cursor.replaceAll(":", "%3A"))).toEqual(newestFirst.slice(2));
    expect(ids(walmart, `?${cursor.slice(1).split("&").reverse().join("&")}`)).toEqual(newestFirst.slice(2));
    expect(walmart.counters().violations).toEqual({ "altered-cursor": 2 });
  });

  test("a cursor that lost a part, or was sent as a parameter, brings page 1 again, and a mark [FU#37; HS#6]", () => {
    const { walmart, newestFirst } = shopWithOrders(4);
    const cursor: string = call(walmart, "orders?limit=2").json.list.meta.nextCursor;
    expect(ids(walmart, cursor.replace(/&partnerId=\d+/, ""))).toEqual(newestFirst.slice(0, 2));
    expect(ids(walmart, `?limit=2&nextCursor=${encodeURIComponent(cursor)}`)).toEqual(newestFirst.slice(0, 2));
    expect(walmart.counters().violations).toEqual({ "altered-cursor": 1, "unknown-parameter": 1 });
  });

  test.each([
    [false, false],
    [true, true],
  ])(
    "whether the cursor keeps replacementInfo is a switch, since the published one shows neither (%s)",
    (keeps, has) => {
      const walmart = smallShop({ switches: { cursorKeepsInfo: keeps } });
      for (const at of [1, 2]) buy(walmart, [["A", 1]], NOW - at);
      const cursor = call(walmart, "orders?limit=1&replacementInfo=true").json.list.meta.nextCursor;
      expect("orderType" in call(walmart, `orders${cursor}`).json.list.elements.order[0]).toBe(has);
    },
  );
});
