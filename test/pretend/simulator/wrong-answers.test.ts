import type { FaultName } from "../../../dev/simulator/walmart/state/fault";
import { ERROR_FORMS } from "../../../dev/simulator/walmart/wire/error-forms";
import { businessRequest, call, NOW } from "../../support/simulator-client";
import { buy, smallShop } from "../../support/simulator-shop";

/** The answer to a path while a fault is on. */
function under(name: FaultName, path: string, walmart = smallShop()) {
  walmart.faults.set({ name });
  const result = walmart.handle(
    businessRequest(walmart, path, { headers: { "WM_SEC.ACCESS_TOKEN": tokenOf(walmart) } }),
    NOW,
  );
  if ("failed" in result) throw new Error(result.failed);
  return result;
}

/** Fetched while no fault is on. */
function tokenOf(walmart: ReturnType<typeof smallShop>): string {
  const faults = walmart.faults.list();
  walmart.faults.clear();
  call(walmart, "items");
  for (const fault of faults) walmart.faults.set(fault);
  return walmart.tokensIssued().at(-1) ?? "";
}

const shopWithOrders = (count: number) => {
  const walmart = smallShop();
  const ids = Array.from({ length: count }, (_, at) => buy(walmart, [["A", 1]], NOW - (count - at) * 1000));
  return { walmart, newestFirst: ids.reverse() };
};

test.each([
  ["edge-520", 520, /Reference/],
  ["locked-item", 423, /"errors":\[{"code":"RESOURCE_IS_LOCKED.GMP_ITEM/],
  ["order-outage-bare", 400, /^Invalid Request$/],
] as const)("%s answers %i [T:68556367654; YF; T:14373403754]", (name, status, body) => {
  const result = under(name, "items");
  expect([result.status, result.body]).toEqual([status, expect.stringMatching(body)]);
});

test("one and the same error comes in every form that is seen (walmart-api section 1.3)", () => {
  const forms = Object.fromEntries(ERROR_FORMS.map((form) => [form, under(`error-form:${form}`, "orders").body]));
  expect(forms.gateway).toMatch(/^{"error":\[{"code":"SYSTEM_ERROR.GMP_GATEWAY_API"/);
  expect(forms.orders).toMatch(/^{"errors":{"error":\[{"code":"SYSTEM_ERROR.GMP_ORDER_API"/);
  expect(forms["orders-single"]).toMatch(/^{"errors":{"error":{"code":/);
  expect(forms.items).toMatch(/^{"errors":\[{"code":/);
  expect(forms.xml).toMatch(/^<\?xml .*<ns2:error><ns2:code>SYSTEM_ERROR/);
  expect(forms.html).toMatch(/^<HTML>/);
  expect(forms.text).toBe("System error");
});

test("wrong-types: numbers come as text, numbers in text as numbers", () => {
  const { walmart, newestFirst } = shopWithOrders(1);
  const { list } = JSON.parse(under("wrong-types", "orders", walmart).body);
  expect(list.meta.totalCount).toBe("1");
  expect(list.elements.order[0].purchaseOrderId).toBe(Number(newestFirst[0]));
});

test("nulls: every value that identifies nothing is null", () => {
  const [item] = JSON.parse(under("nulls", "items").body).ItemResponse;
  expect(item).toMatchObject({ sku: "A", productName: null, publishedStatus: null, price: { amount: null } });
});

test("unknown-words: statuses are words that no document knows", () => {
  const [item] = JSON.parse(under("unknown-words", "items").body).ItemResponse;
  expect(item).toMatchObject({ sku: "A", publishedStatus: "SOMETHING_NEW", lifecycleStatus: "SOMETHING_NEW" });
});

test("missing-wrappers: objects that only wrap are left out", () => {
  const { walmart } = shopWithOrders(2);
  const body = JSON.parse(under("missing-wrappers", "orders", walmart).body);
  expect(body.elements).toHaveLength(2);
  expect(Array.isArray(body.elements[0].orderLines)).toBe(true);
});

test("one member can be null, absent, or an unknown word, at whatever depth", () => {
  const { walmart } = shopWithOrders(1);
  const orderUnder = (name: FaultName) => {
    walmart.faults.clear();
    return JSON.parse(under(name, "orders", walmart).body).list.elements.order[0];
  };
  expect(orderUnder("null-member:estimatedShipDate").shippingInfo.estimatedShipDate).toBeNull();
  expect("charges" in orderUnder("absent-member:charges").orderLines.orderLine[0]).toBe(false);
  expect(orderUnder("unknown-word:methodCode").shippingInfo.methodCode).toBe("SOMETHING_NEW");
});

test("bad-order and bad-item: one of the page cannot be read, its neighbours can", () => {
  const { walmart } = shopWithOrders(3);
  const orders = JSON.parse(under("bad-order", "orders", walmart).body).list.elements.order;
  expect(orders.map((order: { orderLines: unknown }) => order.orderLines === null)).toEqual([false, true, false]);
  const items = JSON.parse(under("bad-item", "items").body).ItemResponse;
  expect(items.map((item: object) => "sku" in item)).toEqual([true, false, true]);
});

test("page-repeats: the first page comes again under the next cursor", () => {
  const { walmart, newestFirst } = shopWithOrders(4);
  walmart.faults.set({ name: "page-repeats", families: ["orders"] });
  const first = call(walmart, "orders?limit=2").json.list;
  const second = call(walmart, `orders${first.meta.nextCursor}`).json.list;
  const ids = second.elements.order.map((order: { purchaseOrderId: string }) => order.purchaseOrderId);
  expect([ids, second.meta.nextCursor]).toEqual([newestFirst.slice(0, 2), undefined]);
});

test("only answers that succeed are distorted, and what was written stays written", () => {
  const walmart = smallShop();
  walmart.faults.set({ name: "nulls", families: ["inventory-write", "items"] });
  const body = { sku: "A", quantity: { unit: "EACH", amount: 4 } };
  expect(call(walmart, "inventory?sku=A", { method: "PUT", body }).json).toEqual({
    sku: "A",
    quantity: { unit: null, amount: null },
  });
  expect(walmart.quantities().get("A")).toBe(4);
  expect(call(walmart, "items?sku=none").json.errors[0].code).toBe("CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API");
});

test("a fault's name without its member is refused", () => {
  // The name comes from outside, so the type cannot know it.
  expect(() => smallShop().faults.set({ name: "null-member:" as FaultName })).toThrow("No such fault");
});

test("a report's file is cut in half like any other answer", () => {
  const walmart = smallShop({ switches: { reportContainer: "csv" } });
  const path = "reports/reportRequests?reportType=ITEM&reportVersion=v6";
  const id = call(walmart, path, { method: "POST", body: {} }).json.requestId;
  walmart.operations.endReport(id, "READY", NOW);
  const url = call(walmart, `reports/downloadReport?requestId=${id}`).json.downloadURL;
  const sizeOf = (): number => {
    const result = walmart.handle({ method: "GET", url, headers: {}, body: "" }, NOW);
    return "failed" in result ? 0 : (result.base64 ?? "").length;
  };
  const whole = sizeOf();
  walmart.faults.set({ name: "truncated-after-processing", families: ["report-file"] });
  expect(sizeOf()).toBe(Math.floor(whole / 2));
});
