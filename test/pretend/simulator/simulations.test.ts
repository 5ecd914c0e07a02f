import { call, NOW, type Sent } from "../../support/simulator-client";
import { acknowledge, buy, smallShop, statusesOf } from "../../support/simulator-shop";

const DAY_MS = 86_400_000;

const statics: Sent = { environment: "sandbox" };

const dynamic: Sent = { environment: "sandbox", headers: { WM_SANDBOX: "v2" } };

const idsIn = (json: { list: { elements: { order: { purchaseOrderId: string }[] } } }): string[] =>
  json.list.elements.order.map((order) => order.purchaseOrderId);

describe("the dynamic sandbox [D:dynamic-sandbox]", () => {
  test("sells what was simulated there, through the ordinary calls, and the account sees nothing of it", () => {
    const walmart = smallShop();
    const post = { ...dynamic, method: "POST" };
    expect(call(walmart, "v1/simulations/items", { ...post, body: { sku: "T", productName: "Test" } }).status).toBe(
      200,
    );
    const body = { lines: [{ sku: "T", quantity: 2 }] };
    const [id] = call(walmart, "v1/simulations/orders", { ...post, body }).json.purchaseOrderIds;
    expect(idsIn(call(walmart, "orders?status=Created", dynamic).json)).toEqual([id]);
    expect(call(walmart, `orders/${id}/acknowledge`, post).status).toBe(200);
    expect(call(walmart, `orders/${id}`).status).toBe(404);
    expect(walmart.orders()).toEqual([]);
    expect(call(walmart, "v1/simulations/items/T", dynamic).json.totalItems).toBe(1);
  });

  test("delivers when told to, several orders at once", () => {
    const walmart = smallShop();
    const post = { ...dynamic, method: "POST" };
    const order = { lines: [{ sku: "T", quantity: 1 }] };
    const made = call(walmart, "v1/simulations/bulk/orders", { ...post, body: { orders: [order, order] } }).json;
    expect(made.purchaseOrderIds).toHaveLength(2);
    expect(call(walmart, `v1/simulations/${made.purchaseOrderIds[0]}/deliver`, post).status).toBe(200);
    expect(call(walmart, "v1/simulations/1/deliver", post).status).toBe(404);
    expect(call(walmart, "v1/simulations/orders", { ...post, body: {} }).status).toBe(400);
  });

  test("forgets everything after two days", () => {
    const walmart = smallShop();
    call(walmart, "v1/simulations/items", { ...dynamic, method: "POST", body: { sku: "T" } });
    const at = (now: number) => call(walmart, "items/T", { ...dynamic, now }).status;
    expect([at(NOW + 2 * DAY_MS - 1), at(NOW + 2 * DAY_MS)]).toEqual([200, 404]);
  });

  test("exists under its header only, in the United States only, and never in production", () => {
    const walmart = smallShop();
    expect(call(walmart, "v1/simulations/items", statics).status).toBe(404);
    expect(call(walmart, "v1/simulations/items", { headers: { WM_SANDBOX: "v2" } }).status).toBe(404);
  });

  test("a snapshot keeps it", () => {
    const walmart = smallShop();
    call(walmart, "v1/simulations/items", { ...dynamic, method: "POST", body: { sku: "T" } });
    const text = walmart.snapshot();
    walmart.restore(text);
    expect(walmart.snapshot()).toBe(text);
    expect(call(walmart, "items/T", dynamic).status).toBe(200);
  });
});

test("in production the header of the dynamic sandbox changes nothing", () => {
  const walmart = smallShop();
  const id = buy(walmart, [["A", 1]]);
  acknowledge(walmart, id);
  expect(call(walmart, "orders", { headers: { WM_SANDBOX: "v2" } }).json.list.meta.totalCount).toBe(1);
  expect(statusesOf(walmart, id)).toEqual(["Acknowledged 1"]);
});
