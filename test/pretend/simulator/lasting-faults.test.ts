import type { Fault } from "../../../dev/simulator/walmart/state/fault";
import type { Walmart } from "../../../dev/simulator/walmart/walmart";
import { businessRequest, call, NOW } from "../../support/simulator-client";
import { acknowledge, buy, lineNumbers, ship, shipmentBody, shopOf, smallShop } from "../../support/simulator-shop";

/** The status with which each of these paths is answered; 0 where no answer came. */
function statuses(walmart: Walmart, paths: readonly string[]): readonly number[] {
  return paths.map((path) => {
    const [method = "GET", url = ""] = path.includes(" ") ? path.split(" ") : ["GET", path];
    const result = walmart.handle(businessRequest(walmart, url, { method }), NOW);
    return "failed" in result ? 0 : result.status;
  });
}

/** The body that a path brings, as it goes over the wire. */
function textOf(walmart: Walmart, path: string): string {
  const result = walmart.handle(businessRequest(walmart, path), NOW);
  if ("failed" in result) throw new Error(result.failed);
  return result.body;
}

const under = (fault: Fault, walmart = smallShop()): Walmart => {
  walmart.faults.set(fault);
  return walmart;
};

describe("a fault of one thing leaves its neighbors alone (Aisle's product page, P56)", () => {
  test("one order fails in every call about it, and in no other, nor in the list", () => {
    const walmart = smallShop();
    const [one, other] = [buy(walmart, [["A", 1]]), buy(walmart, [["A", 1]])];
    under({ name: "error-500", resource: { po: one } }, walmart);
    const calls = (po: string) => [`orders/${po}`, `POST orders/${po}/acknowledge`];
    expect(statuses(walmart, [...calls(one), ...calls(other), "orders"])).toEqual([500, 500, 200, 200, 200]);
  });

  test("one order's shipment gets no answer while another's goes through", () => {
    const walmart = smallShop();
    const [one, other] = [buy(walmart, [["A", 1]]), buy(walmart, [["A", 1]])];
    for (const po of [one, other]) acknowledge(walmart, po);
    under({ name: "drop-after-processing", families: ["shipping"], resource: { po: one } }, walmart);
    const body = (po: string) => shipmentBody({ lineNumber: lineNumbers(walmart, po)[0] ?? "" });
    expect(() => ship(walmart, one, body(one))).toThrow("Connection closed");
    expect(ship(walmart, other, body(other)).status).toBe(200);
  });

  test("one SKU fails to be written and read by itself", () => {
    const walmart = under({ name: "error-500", resource: { sku: "A" } });
    expect(
      statuses(walmart, ["inventory?sku=A", "inventories/A", "items/A", "inventory?sku=C", "inventories"]),
    ).toEqual([500, 500, 500, 200, 200]);
  });

  test("one feed's status fails, another's does not", () => {
    const walmart = smallShop();
    const body = {
      InventoryHeader: { version: "1.4" },
      Inventory: [{ sku: "A", quantity: { unit: "EACH", amount: 1 } }],
    };
    const [one, other] = [0, 1].map(() => {
      const { feedId } = call(walmart, "feeds?feedType=inventory", { method: "POST", body }).json;
      return encodeURIComponent(feedId);
    });
    under({ name: "not-found-bare", resource: { feedId: decodeURIComponent(one ?? "") } }, walmart);
    expect(statuses(walmart, [`feeds/${one}`, `feeds/${other}`, "feeds"])).toEqual([404, 200, 200]);
  });

  test("one report fails in its status, its address, and its file", () => {
    const walmart = smallShop();
    const path = "reports/reportRequests?reportType=ITEM&reportVersion=v6";
    const requestId: string = call(walmart, path, { method: "POST", body: {} }).json.requestId;
    walmart.operations.endReport(requestId, "READY", NOW);
    const { downloadURL: url } = call(walmart, `reports/downloadReport?requestId=${requestId}`).json;
    under({ name: "error-500", resource: { requestId } }, walmart);
    const paths = [`reports/reportRequests/${requestId}`, `reports/downloadReport?requestId=${requestId}`];
    expect(statuses(walmart, paths)).toEqual([500, 500]);
    expect(walmart.handle({ method: "GET", url, headers: {}, body: "" }, NOW)).toMatchObject({ status: 500 });
  });

  test("page 2 of the orders fails, pages 1 and 3 do not", () => {
    const walmart = smallShop();
    for (let at = 0; at < 5; at += 1) buy(walmart, [["A", 1]], NOW - at * 1000);
    const second: string = call(walmart, "orders?limit=2").json.list.meta.nextCursor;
    const third: string = call(walmart, `orders${second}`).json.list.meta.nextCursor;
    under({ name: "error-500", families: ["orders"], resource: { page: 2 } }, walmart);
    expect(statuses(walmart, ["orders?limit=2", `orders${second}`, `orders${third}`])).toEqual([200, 500, 200]);
  });

  test("page 2 of the items and of the inventories fails, page 1 does not", () => {
    const walmart = smallShop({ switches: { inventoriesShortPages: false } });
    const cursor: string = encodeURIComponent(call(walmart, "inventories?limit=1").json.meta.nextCursor);
    under({ name: "not-found", resource: { page: 2 } }, walmart);
    const paths = [
      "items?limit=1",
      "items?limit=1&offset=1",
      "inventories?limit=1",
      `inventories?limit=1&nextCursor=${cursor}`,
    ];
    expect(statuses(walmart, paths)).toEqual([200, 404, 200, 404]);
  });

  test("pages of a small shop can be made short, so that it has several; each is a thing of its own", () => {
    const walmart = smallShop({ switches: { mostPerPage: 1, inventoriesShortPages: false } });
    for (let at = 0; at < 2; at += 1) buy(walmart, [["A", 1]], NOW - at * 1000);
    const { meta, elements } = call(walmart, "orders?limit=200").json.list;
    expect([elements.order.length, meta.totalCount]).toEqual([1, 2]);
    under({ name: "error-500", resource: { page: 2 } }, walmart);
    expect(statuses(walmart, ["orders?limit=200", `orders${meta.nextCursor}`])).toEqual([200, 500]);
    expect(statuses(walmart, ["items?limit=200", "items?limit=200&offset=1"])).toEqual([200, 500]);
  });

  test("it lasts until it is cleared, over a snapshot too, unless it says how often it strikes", () => {
    const walmart = under({ name: "error-500", resource: { sku: "A" } });
    walmart.restore(walmart.snapshot());
    expect(statuses(walmart, ["inventory?sku=A", "inventory?sku=A"])).toEqual([500, 500]);
    walmart.faults.clear();
    under({ name: "error-500", resource: { sku: "A" }, requests: 1 }, walmart);
    expect(statuses(walmart, ["inventory?sku=C", "inventory?sku=A", "inventory?sku=A"])).toEqual([200, 500, 200]);
  });
});

describe("one entry of a list is odd, the others are as they were", () => {
  test("one order of the page and of its own answer holds nothing but its number", () => {
    const walmart = smallShop();
    const [one, other] = [buy(walmart, [["A", 1]]), buy(walmart, [["A", 1]])];
    under({ name: "identity-only", families: ["orders", "order"], resource: { po: one } }, walmart);
    const orders: readonly { purchaseOrderId: string }[] = call(walmart, "orders").json.list.elements.order;
    expect(orders.find((order) => order.purchaseOrderId === one)).toEqual({ purchaseOrderId: one });
    expect(orders.find((order) => order.purchaseOrderId === other)).toHaveProperty("orderLines");
    expect(call(walmart, `orders/${one}`).json).toEqual({});
    expect(walmart.ledger().at(-1)?.fault).toBe("identity-only");
    expect(call(walmart, `orders/${other}`).json.order.orderLines).toBeDefined();
  });

  test("one item of a feed has a SKU of null, as it is seen beside good ones", () => {
    const walmart = shopOf(3);
    const toEntry = (sku: string) => ({ sku, quantity: { unit: "EACH", amount: 1 } });
    const body = { InventoryHeader: { version: "1.4" }, Inventory: ["L1", "L2", "L3"].map(toEntry) };
    const { feedId } = call(walmart, "feeds?feedType=inventory", { method: "POST", body }).json;
    under({ name: "null-member:sku", families: ["feeds"], resource: { feedId, sku: "L2" } }, walmart);
    const got = call(walmart, `feeds/${encodeURIComponent(feedId)}?includeDetails=true`).json;
    const skus = got.itemDetails.itemIngestionStatus.map((entry: { sku: unknown }) => entry.sku);
    expect(skus).toEqual(["L1", null, "L3"]);
  });

  test("a fault of an entry that is on no page strikes nothing, and counts for nothing", () => {
    const walmart = smallShop();
    const po = buy(walmart, [["A", 1]]);
    under({ name: "identity-only", families: ["orders"], resource: { po: "none" }, requests: 1 }, walmart);
    expect(call(walmart, "orders").json.list.elements.order[0].purchaseOrderId).toBe(po);
    expect(walmart.ledger().at(-1)?.fault).toBeUndefined();
    expect(walmart.faults.list()).toMatchObject([{ struck: 0 }]);
  });
});

describe("forms of an answer that integrators met (walmart-api section 1.3; EJ)", () => {
  test.each([
    ["not-found-bare", 404, ""],
    ["empty-200", 200, ""],
    ["empty-object", 200, "{}"],
    ["garbage", 200, "<<<not JSON"],
  ] as const)("%s: status %i and the body “%s”", (name, status, body) => {
    const result = under({ name }).handle(businessRequest(smallShop(), "items"), NOW);
    expect(result).toMatchObject({ status, body });
  });

  test.each([
    ["orders", "CONTENT_NOT_FOUND.GMP_ORDER_API"],
    ["items", "CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API"],
    ["inventories", "CONTENT_NOT_FOUND.GMP_INVENTORY_API"],
    ["feeds", "CONTENT_NOT_FOUND.GMP_RECEIVER_API"],
    ["reports/reportRequests?reportType=ITEM", "CONTENT_NOT_FOUND.GMP_REPORT_API"],
  ] as const)("not-found: %s says %s", (path, code) => {
    const walmart = under({ name: "not-found", families: ["orders", "items", "inventories", "feeds", "report-list"] });
    expect(textOf(walmart, path)).toContain(code);
  });

  test("a byte order mark stands before the JSON", () => {
    const text = textOf(under({ name: "byte-order-mark", families: ["items"] }), "items");
    expect([text.charCodeAt(0), JSON.parse(text.slice(1)).totalItems]).toEqual([0xfeff, 3]);
  });

  test("charge is one object instead of a list", () => {
    const walmart = smallShop();
    buy(walmart, [["A", 1]]);
    under({ name: "single-member:charge", families: ["orders"] }, walmart);
    const [order] = call(walmart, "orders").json.list.elements.order;
    expect(order.orderLines.orderLine[0].charges.charge).toMatchObject({ chargeType: "PRODUCT" });
  });

  test("a member has any value that is wanted", () => {
    const walmart = smallShop();
    buy(walmart, [["A", 1]]);
    under({ name: "set-member:orderLineStatus=[]", families: ["orders"] }, walmart);
    const [order] = call(walmart, "orders").json.list.elements.order;
    expect(order.orderLines.orderLine[0].orderLineStatuses).toEqual({ orderLineStatus: [] });
  });
});
