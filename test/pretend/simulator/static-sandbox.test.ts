import { call, type Sent } from "../../support/simulator-client";
import { buy, smallShop } from "../../support/simulator-shop";

const statics: Sent = { environment: "sandbox" };

const idsIn = (json: { list: { elements: { order: { purchaseOrderId: string }[] } } }): string[] =>
  json.list.elements.order.map((order) => order.purchaseOrderId);

describe("the static sandbox [D:walmart-api-sandbox]", () => {
  test("has fixed data of its own and none of the account's", () => {
    const walmart = smallShop();
    const own = buy(walmart, [["A", 1]]);
    const skus = call(walmart, "items", statics).json.ItemResponse.map((item: { sku: string }) => item.sku);
    expect(skus).toEqual(["SANDBOX-1", "SANDBOX-2", "SANDBOX-3"]);
    expect(call(walmart, `orders/${own}`, statics).status).toBe(404);
  });

  test("pages are broken and filters do nothing", () => {
    const walmart = smallShop();
    const first = call(walmart, "orders?createdStartDate=2021-01-01&limit=2&status=Shipped", statics).json;
    expect(first.list.meta.totalCount).toBe(3);
    expect(idsIn(call(walmart, `orders${first.list.meta.nextCursor}`, statics).json)).toEqual(idsIn(first));
  });

  test("answers to writes and keeps nothing", () => {
    const walmart = smallShop();
    const [id] = idsIn(call(walmart, "orders?createdStartDate=2021-01-01", statics).json);
    const sent = call(walmart, `orders/${id}/acknowledge`, { ...statics, method: "POST" });
    const status = (json: { order: unknown }): string =>
      JSON.stringify(json.order).match(/"status":"(\w+)"/)?.[1] ?? "";
    expect(status(sent.json)).toBe("Acknowledged");
    expect(status(call(walmart, `orders/${id}`, statics).json)).toBe("Created");
  });
});
