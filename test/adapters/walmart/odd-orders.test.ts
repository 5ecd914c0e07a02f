/** One odd member, line or page of orders: what is certain comes all the same, and what is not is named. */
import type { MarketplaceOrder } from "../../../src/domain/orders/order";
import { isToAcknowledge, orderState } from "../../../src/domain/orders/order-status";
import { instant, purchaseOrderId } from "../../../src/domain/values/brand";
import { failureOf, START } from "../../support/account-under-test";
import { type Answer, error, scriptedAccount } from "../../support/scripted-account";

const DAY = 86_400_000;
const since = { createdFrom: instant(START - 2 * DAY) };
const PO = purchaseOrderId("1001");

const line = (more: object = {}) => ({
  lineNumber: "1",
  item: { sku: "A", productName: "Phone" },
  charges: { charge: [{ chargeType: "PRODUCT", chargeName: "ItemPrice", chargeAmount: { amount: 10 } }] },
  orderLineQuantity: { amount: "2" },
  orderLineStatuses: { orderLineStatus: [{ status: "Created", statusQuantity: { amount: "2" } }] },
  ...more,
});
const wire = (more: object = {}, lines: unknown = [line()]) => ({
  purchaseOrderId: "1001",
  customerOrderId: "C1",
  orderDate: START - DAY,
  shippingInfo: { phone: "555", estimatedShipDate: START, postalAddress: { name: "N", city: "C" } },
  shipNode: { type: "SellerFulfilled", id: "7" },
  orderLines: { orderLine: lines },
  ...more,
});
const page = (orders: unknown, meta: object = {}) => ({ body: { list: { meta, elements: { order: orders } } } });
const listed = (order: unknown) => scriptedAccount(() => page([order])).marketplace.listOrders(since);
const only = (order: unknown): MarketplaceOrder => {
  const { orders, unreadable } = listed(order);
  expect(unreadable).toEqual([]);
  return orders[0] as MarketplaceOrder;
};

describe("a member that only informs never keeps an order out", () => {
  const inOrder: readonly object[] = [
    { shippingInfo: { estimatedShipDate: "" } },
    { shippingInfo: { estimatedShipDate: "soon", phone: ["555"] } },
    { shippingInfo: { postalAddress: "Main Street 1" } },
    { shippingInfo: [] },
    { shippingInfo: 7 },
    { shipNode: "7" },
    { shipNode: { type: 5, id: {} } },
    { shipNode: null },
    { customerOrderId: {} },
    { customerOrderId: [1] },
  ];
  const inLine: readonly object[] = [
    { charges: { charge: { chargeType: "PRODUCT", chargeName: "ItemPrice", chargeAmount: { amount: 10 } } } },
    { charges: { charge: "10" } },
    { charges: [] },
    { charges: { charge: [null, { chargeAmount: { amount: "ten" } }] } },
    { item: { sku: "A", productName: {} } },
    { statusDate: "yesterday" },
    { statusDate: 8.64e18 },
    { intentToCancel: 1 },
    { intentToCancel: {} },
    {
      orderLineStatuses: {
        orderLineStatus: [{ status: "Created", statusQuantity: { amount: "2" }, trackingInfo: "x" }],
      },
    },
    { orderLineStatuses: { orderLineStatus: { status: "Created", statusQuantity: { amount: "2" } } } },
  ];
  test.each(inOrder)("in an order: %j", (more) => {
    expect(only(wire(more))).toMatchObject({ po: "1001", lines: [{ sku: "A", quantity: 2 }] });
  });
  test.each(inLine)("in a line: %j", (more) => {
    const order = only(wire({}, [line(more)]));
    expect(order.lines[0]).toMatchObject({ sku: "A", quantity: 2, shares: [{ status: "Created", quantity: 2 }] });
  });

  test("one charge without its list is the price all the same", () => {
    const charge = { chargeType: "PRODUCT", chargeName: "ItemPrice", chargeAmount: { amount: 10 } };
    expect(only(wire({}, [line({ charges: { charge } })])).lines[0]?.itemPrice).toBe(1_000);
  });

  test("one line without its list is a line", () => {
    expect(only(wire({}, line())).lines).toHaveLength(1);
  });

  test("numbers that a number does not hold keep all their digits", () => {
    const body = JSON.stringify({
      list: { elements: { order: [wire({ purchaseOrderId: "#", shipNode: { id: "##" } })] } },
    })
      .replace('"#"', "12345678901234567")
      .replace('"##"', "10001234567890123456");
    const { orders } = scriptedAccount(() => ({ body })).marketplace.listOrders(since);
    expect(orders).toMatchObject([{ po: "12345678901234567", shipNode: "10001234567890123456" }]);
  });

  test.each(["\uFEFF", "\u00EF\u00BB\u00BF", "\n  "])("what stands before the answer (%j) is no part of it", (mark) => {
    const body = `${mark}${JSON.stringify({ list: { elements: { order: [wire()] } } })}\n`;
    expect(scriptedAccount(() => ({ body })).marketplace.listOrders(since).orders).toHaveLength(1);
  });
});

describe("a line whose status is not told", () => {
  test.each([
    [{ orderLineStatuses: { orderLineStatus: [] } }],
    [{ orderLineStatuses: {} }],
    [{ orderLineStatuses: null }],
    [{ orderLineStatuses: undefined }],
    [{ orderLineStatuses: "Created" }],
    [{ orderLineStatuses: { orderLineStatus: [{ statusQuantity: { amount: "2" } }] } }],
    [{ orderLineStatuses: { orderLineStatus: [{ status: "Shipped", statusQuantity: { amount: "two" } }] } }],
  ])("holds its stock as an open one, is named, and is not acknowledged (%j)", (more) => {
    const { orders, issues } = listed(wire({}, [line(more)]));
    const [order] = orders as [MarketplaceOrder];
    expect(order.lines).toMatchObject([{ quantity: 2, shares: [{ status: "Not told", quantity: 2 }] }]);
    expect(orderState(order)).toBe("Acknowledged");
    expect(isToAcknowledge(order)).toBe(false);
    expect(issues).toMatchObject([{ code: "status-not-told", subject: "1001" }]);
  });

  test("keeps what is told of the rest of its quantity", () => {
    const statuses = [
      { status: "Shipped", statusQuantity: { amount: "1" } },
      { status: "Created", statusQuantity: 7 },
    ];
    const order = only(wire({}, [line({ orderLineStatuses: { orderLineStatus: statuses } })]));
    expect(order.lines[0]?.shares).toEqual([
      { status: "Shipped", quantity: 1, tracking: null },
      { status: "Not told", quantity: 1, tracking: null },
    ]);
  });
});

describe("a line that cannot be understood", () => {
  test.each([
    [{ lineNumber: "2", item: {} }, "2"],
    [{ lineNumber: "2", orderLineQuantity: { amount: "some" } }, "2"],
    [{ lineNumber: "2", orderLineQuantity: { amount: 1.5 } }, "2"],
    [{ lineNumber: null }, "2 in its list"],
  ])("%j: the others come in, it is named, and the order never counts as over", (more, name) => {
    const shipped = {
      orderLineStatuses: { orderLineStatus: [{ status: "Shipped", statusQuantity: { amount: "2" } }] },
    };
    const { orders, unreadable } = listed(wire({}, [line(shipped), line(more)]));
    expect(orders).toMatchObject([{ po: "1001", lines: [{ line: "1" }], unread: [name] }]);
    expect(orderState(orders[0] as MarketplaceOrder)).toBe("Acknowledged");
    expect(unreadable).toMatchObject([{ code: "order-line-unreadable", po: "1001" }]);
    expect(unreadable[0]?.message).toContain(`The line ${name} of the Walmart order 1001`);
  });

  test("an order without its own number is named by what else leads to it", () => {
    const { orders, unreadable } = listed(wire({ purchaseOrderId: "" }));
    expect(orders).toEqual([]);
    expect(unreadable).toMatchObject([{ po: null, subject: "with the customer order number C1" }]);
  });
});

describe("a call that fails after others brought orders", () => {
  const more = (at: number) => `?hasMoreElements=true&poIndex=${at}`;
  const two =
    (answer: ReturnType<Answer>): Answer =>
    ({ query }) =>
      query.poIndex === undefined ? page([wire()], { totalCount: 2, nextCursor: more(1) }) : answer;

  test.each<[string, ReturnType<Answer>]>([
    ["500", { status: 500, body: "" }],
    ["a bare 404", { status: 404, body: "" }],
    ["a refusal", { status: 400, body: error("INVALID_REQUEST_PARAM") }],
    ["something unreadable", { body: [] }],
    ["nothing", "lost"],
  ])("a later page answers %s: the orders before it are given, and why the rest is missing", (_, answer) => {
    const { orders, complete, gaps } = scriptedAccount(two(answer)).marketplace.listOrders(since);
    expect(orders.map(({ po }) => po)).toEqual([PO]);
    expect(complete).toBe(false);
    expect(gaps.map(({ message }) => message)).toEqual([
      expect.stringContaining("Only a part of Walmart's orders came."),
    ]);
  });

  test("the first page that fails is a failure", () => {
    expect(failureOf(() => scriptedAccount(() => ({ status: 500, body: "" })).marketplace.listOrders(since)).kind).toBe(
      "transient",
    );
  });

  test("one of two spans fails: the orders of the other are given", () => {
    const { marketplace } = scriptedAccount(({ query }) => {
      const isWhole = query.createdEndDate === undefined;
      if (isWhole) return page([], { totalCount: 10_001 });
      return query.createdStartDate === "2026-11-18T12:00:00Z" ? { status: 500, body: "" } : page([wire()]);
    });
    expect(marketplace.listOrders(since)).toMatchObject({ orders: [{ po: "1001" }], complete: false, gaps: [{}] });
  });
});

describe("the cursor of the next page leads there, however it is written", () => {
  const right = "?limit=200&hasMoreElements=true&poIndex=1&createdEndDate=2026-11-20T12:00:00.703Z";
  test.each([
    ["as documented", right],
    ["without its question mark", right.slice(1)],
    ["with entities", right.replaceAll("&", "&amp;")],
    ["with its path", `/v3/orders${right}`],
    ["with its whole address", `https://marketplace.walmartapis.com/v3/orders${right}`],
    ["encoded as a whole", encodeURIComponent(right)],
    ["with blanks around it", ` ${right} `],
    ["with its date encoded", right.replaceAll(":", "%3A")],
    ["with its date encoded twice", right.replaceAll(":", "%253A")],
  ])("%s", (_, nextCursor) => {
    const one = scriptedAccount(({ query }) =>
      query.poIndex === undefined
        ? page([wire()], { totalCount: 2, nextCursor })
        : page([wire({ purchaseOrderId: "1002" })], { totalCount: 2 }),
    );
    expect(one.marketplace.listOrders(since)).toMatchObject({
      orders: [{ po: "1001" }, { po: "1002" }],
      complete: true,
    });
    expect(one.asked[1]?.query).toMatchObject({ poIndex: "1", createdEndDate: "2026-11-20T12:00:00.703Z" });
  });

  test.each([7, {}, ["x"]])("a cursor that is none (%j) leaves nobody knowing whether more follow", (nextCursor) => {
    const { marketplace } = scriptedAccount(() => page([wire()], { nextCursor }));
    expect(marketplace.listOrders(since).complete).toBe(false);
  });

  test("a page that comes again is no end of the list", () => {
    const { marketplace } = scriptedAccount(({ query }) =>
      page([wire()], query.poIndex === undefined ? { nextCursor: "?poIndex=1" } : {}),
    );
    expect(marketplace.listOrders(since).complete).toBe(false);
  });
});
