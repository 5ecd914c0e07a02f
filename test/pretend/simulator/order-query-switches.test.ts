import { OFFICIAL_LIMITS } from "../../../dev/simulator/walmart/wire/families";
import type { Switches } from "../../../dev/simulator/walmart/wire/settings";
import { call, NOW } from "../../support/simulator-client";
import { acknowledge, buy, smallShop } from "../../support/simulator-shop";

const DAY_MS = 86_400_000;

const idsIn = (json: { list: { elements: { order: { purchaseOrderId: string }[] } } }): string[] =>
  json.list.elements.order.map((order) => order.purchaseOrderId);

/** So many orders, one a minute before NOW, the newest first. */
function shopWithOrders(count: number, switches: Partial<Switches> = {}) {
  const walmart = smallShop({ switches, quantities: [["A", count]] });
  const ids = Array.from({ length: count }, (_, at) => buy(walmart, [["A", 1]], NOW - (count - at) * 60_000));
  return { walmart, newestFirst: ids.reverse() };
}

describe("released orders [S:orders]", () => {
  test("are those with a line in Created, with an empty ship node, 60 calls a minute", () => {
    const { walmart, newestFirst } = shopWithOrders(3);
    acknowledge(walmart, newestFirst[1] ?? "");
    const { list } = call(walmart, "orders/released").json;
    expect(idsIn({ list })).toEqual([newestFirst[0], newestFirst[2]]);
    expect(list.elements.order[0].shipNode).toEqual({});
    expect(OFFICIAL_LIMITS["orders-released"]).toEqual({ capacity: 60, windowMs: 60_000 });
  });

  test("know neither status nor lastModified; both do nothing and are marked", () => {
    const { walmart } = shopWithOrders(1);
    expect(call(walmart, "orders/released?status=Shipped").json.list.meta.totalCount).toBe(1);
    expect(walmart.counters().violations).toEqual({ "unknown-parameter": 1 });
  });

  test("page like the other list, and none is 404", () => {
    const { walmart, newestFirst } = shopWithOrders(3);
    const first = call(walmart, "orders/released?limit=2").json;
    const second = call(walmart, `orders/released${first.list.meta.nextCursor}`).json;
    expect([...idsIn(first), ...idsIn(second)]).toEqual(newestFirst);
    expect(call(smallShop(), "orders/released").status).toBe(404);
  });
});

test("orders of the seller, of Walmart, and of a logistics partner are kept apart [S:orders]", () => {
  const walmart = smallShop();
  const types = ["SellerFulfilled", "WFSFulfilled", "3PLFulfilled"] as const;
  const ids = types.map((shipNodeType) => {
    const purchase = walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], shipNodeType }, NOW);
    return purchase.kind === "placed" ? purchase.purchaseOrderId : "";
  });
  expect(types.map((type) => idsIn(call(walmart, `orders?shipNodeType=${type}`).json))).toEqual(ids.map((id) => [id]));
  expect(acknowledge(walmart, ids[2] ?? "").status).toBe(400);
});

describe("where sources differ, a switch decides", () => {
  test("an altered cursor is a 401 instead of page 1", () => {
    const { walmart } = shopWithOrders(3, { alteredCursor: "401" });
    const cursor: string = call(walmart, "orders?limit=2").json.list.meta.nextCursor;
    expect(call(walmart, `orders${cursor.replace(/&partnerId=\d+/, "")}`).status).toBe(401);
    expect(call(walmart, `orders${cursor}`).status).toBe(200);
  });

  test("a cursor has to come back letter for letter [FU#37; HS#6]", () => {
    const { walmart, newestFirst } = shopWithOrders(3, { cursorGoesByValue: false });
    const cursor: string = call(walmart, "orders?limit=2").json.list.meta.nextCursor;
    expect(idsIn(call(walmart, `orders${cursor.replaceAll(":", "%3A")}`).json)).toEqual(newestFirst.slice(0, 2));
  });

  test("a start before 180 days is refused instead of clipped", () => {
    const { walmart } = shopWithOrders(1, { beyondReach: "refuse" });
    const start = (days: number): string => new Date(NOW - days * DAY_MS).toISOString().slice(0, 10);
    expect(call(walmart, `orders?createdStartDate=${start(179)}`).status).toBe(200);
    expect(call(walmart, `orders?createdStartDate=${start(181)}`).status).toBe(400);
  });

  test("dates with milliseconds are taken", () => {
    const query = "orders?createdStartDate=2026-11-19T10:00:00.000Z";
    expect(call(shopWithOrders(1).walmart, query).status).toBe(400);
    expect(call(shopWithOrders(1, { orderDateMilliseconds: "accept" }).walmart, query).status).toBe(200);
  });

  test("a query that finds too many is an error", () => {
    expect(call(shopWithOrders(3, { ordersMaxTotal: 2 }).walmart, "orders").status).toBe(400);
    expect(call(shopWithOrders(2, { ordersMaxTotal: 2 }).walmart, "orders").status).toBe(200);
  });

  test("without a frozen end an order that arrives meanwhile shifts the pages: one comes twice", () => {
    const { walmart, newestFirst } = shopWithOrders(4, { cursorFreezesEnd: false });
    const first = call(walmart, "orders?limit=2").json;
    walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }], isForced: true }, NOW + 1000);
    const second = call(walmart, `orders${first.list.meta.nextCursor}`, { now: NOW + 5000 }).json;
    expect(idsIn(second)).toEqual(newestFirst.slice(1, 3));
    expect(second.list.meta.totalCount).toBe(5);
  });
});

test("an order that leaves the status asked for shifts the pages: one is never seen", () => {
  const { walmart, newestFirst } = shopWithOrders(4);
  const first = call(walmart, "orders?limit=2&status=Created").json;
  acknowledge(walmart, newestFirst[0] ?? "");
  const second = call(walmart, `orders${first.list.meta.nextCursor}`).json;
  expect([...idsIn(first), ...idsIn(second)]).not.toContain(newestFirst[2]);
});
