/** Pages of orders as Walmart should not send them, and as many as it can hold. */
import { instant } from "../../../src/domain/values/brand";
import { type Account, account, buy, failureOf, START } from "../../support/account-under-test";

const DAY = 86_400_000;
const since = { createdFrom: instant(START - 30 * DAY) };

/** An order in wire shape with nothing in it that may be missing. */
const bare = (po: string, orderDate: unknown = START - DAY, status = "Created") => ({
  purchaseOrderId: po,
  orderDate,
  orderLines: {
    orderLine: [
      {
        lineNumber: "3",
        item: { sku: "A" },
        orderLineQuantity: { amount: "1" },
        orderLineStatuses: { orderLineStatus: [{ status, statusQuantity: { amount: "1" } }] },
      },
    ],
  },
});

const pageOf = (orders: readonly unknown[], meta: object = {}) => ({ list: { meta, elements: { order: orders } } });

/** Whatever is asked of orders is answered by `answer`, asked for the `count`-th time. A text goes out as it is. */
function serve(one: Account, answer: (query: URLSearchParams, count: number) => unknown): void {
  const handle = one.walmart.handle;
  let count = 0;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname !== "/v3/orders") return handle(request, now);
      count += 1;
      const body = answer(searchParams, count);
      return { status: 200, headers: {}, body: typeof body === "string" ? body : JSON.stringify(body) };
    },
  });
}

const asked = (one: Account) => one.sent.filter(({ url }) => new URL(url).pathname === "/v3/orders").length;
const posOf = (one: Account) => one.marketplace.listOrders(since).orders.map(({ po }) => String(po));

describe("what Walmart told is held against what came", () => {
  test("fewer orders than told: those that came are given, and the list is a part", () => {
    const one = account();
    serve(one, () => pageOf([bare("1"), bare("2")], { totalCount: 3 }));
    const { orders, complete } = one.marketplace.listOrders(since);
    expect(orders.map(({ po }) => String(po))).toEqual(["1", "2"]);
    expect(complete).toBe(false);
  });

  test.each([undefined, null, 2])("a count of %s is no reason to doubt a list of two that ends", (totalCount) => {
    const one = account();
    serve(one, () => pageOf([bare("1"), bare("2")], { totalCount }));
    expect(one.marketplace.listOrders(since).complete).toBe(true);
  });

  test("an order that cannot be read, and one of Walmart's own, count as told", () => {
    const one = account();
    const wfs = { ...bare("3"), shipNode: { type: "WFSFulfilled" } };
    const threePl = { ...bare("4"), shipNode: { type: "3PLFulfilled" } };
    serve(one, () => pageOf([bare("1"), { purchaseOrderId: "2" }, wfs, threePl], { totalCount: 4 }));
    const { orders, complete, unreadable } = one.marketplace.listOrders(since);
    expect(orders.map(({ po }) => String(po))).toEqual(["1"]);
    expect(unreadable.map(({ po }) => po)).toEqual(["2"]);
    expect(complete).toBe(true);
  });
});

describe("cursors that lead nowhere", () => {
  const more = (at: number) => `?hasMoreElements=true&poIndex=${at}`;

  test("a cursor that comes again ends the list, which is a part unless all came", () => {
    for (const [total, complete] of [
      [2, true],
      [9, false],
    ] as const) {
      const one = account();
      serve(one, (_, count) => pageOf([bare(String(count))], { totalCount: total, nextCursor: more(0) }));
      expect(one.marketplace.listOrders(since).complete).toBe(complete);
      expect(asked(one)).toBe(2);
    }
  });

  test("pages that bring the same orders under ever new cursors end the list", () => {
    const one = account();
    serve(one, (_, count) => pageOf([bare("1"), bare("2")], { totalCount: 50, nextCursor: more(count) }));
    expect(one.marketplace.listOrders(since)).toMatchObject({ orders: [{ po: "1" }, { po: "2" }], complete: false });
    expect(asked(one)).toBe(2);
  });

  test("a list that goes on for ever with ever new orders is left at some point, and is a part", () => {
    const one = account({ budgetMs: 3_600_000 });
    serve(one, (_, count) => pageOf([bare(String(count))], { nextCursor: more(count) }));
    const { orders, complete } = one.marketplace.listOrders(since);
    expect(complete).toBe(false);
    expect(orders.length).toBeLessThanOrEqual(250);
  });

  test.each([null, "", undefined, "?hasMoreElements=false&poIndex=2"])(
    "a cursor that is %s ends the list",
    (nextCursor) => {
      const one = account();
      serve(one, () => pageOf([bare("1")], { totalCount: 1, nextCursor }));
      expect(one.marketplace.listOrders(since).complete).toBe(true);
      expect(asked(one)).toBe(1);
    },
  );

  test("an order that a later page repeats comes once", () => {
    const one = account();
    serve(one, (_, count) =>
      count === 1
        ? pageOf([bare("1"), bare("2")], { totalCount: 3, nextCursor: more(2) })
        : pageOf([bare("2"), bare("3")], { totalCount: 3 }),
    );
    expect(posOf(one)).toEqual(["1", "2", "3"]);
  });

  test("the cursor goes back as it came, with nothing put beside it", () => {
    const cursor = "?limit=200&hasMoreElements=true&createdEndDate=2026-11-20T12:00:00.703Z&x=%2B+a&sku=a%20b";
    const one = account();
    serve(one, (_, count) => pageOf([bare(String(count))], count === 1 ? { nextCursor: cursor } : {}));
    one.marketplace.listOrders(since);
    expect(one.sent.at(-1)?.url).toBe(`https://marketplace.walmartapis.com/v3/orders${cursor}`);
  });
});

describe("more orders than one query gives", () => {
  /** Orders one a minute, of which a query lists at most 10,000; `refuses`: with an error instead of a count. */
  const busy = (one: Account, minutes: number, refuses: boolean) =>
    serve(one, (query) => {
      const from = Date.parse(query.get("createdStartDate") ?? "");
      const to = Date.parse(query.get("createdEndDate") ?? "") || START;
      const all = Array.from({ length: minutes }, (_, at) => START - at * 60_000).filter(
        (at) => at >= from && at <= to,
      );
      if (all.length > 10_000 && refuses)
        return { errors: { error: [{ code: "INVALID_REQUEST", description: "Too many" }] } };
      // One page is enough: what is tried here is the slicing.
      return pageOf(
        all.map((at) => bare(String(at), at)),
        { totalCount: all.length },
      );
    });

  test.each([false, true])("are asked for span by span, none missing and none twice (refused: %s)", (refuses) => {
    const one = account({ budgetMs: 3_600_000 });
    busy(one, 25_000, refuses);
    const { orders, complete } = one.marketplace.listOrders({ createdFrom: instant(START - 179 * DAY) });
    expect(complete).toBe(true);
    expect(new Set(orders.map(({ po }) => po)).size).toBe(25_000);
    expect(orders).toHaveLength(25_000);
    expect(asked(one)).toBeLessThan(40);
  });

  test("a query that is refused whatever its span is told after a few calls", () => {
    const one = account();
    serve(one, () => ({ errors: { error: [{ code: "INVALID_REQUEST_PARAM", description: "No such filter" }] } }));
    const found = failureOf(() => one.marketplace.listOrders({ createdFrom: instant(START - 179 * DAY) }));
    expect(found.message).toBe("Walmart refused it: No such filter");
    expect(asked(one)).toBeLessThan(12);
  });
});

describe("bad answers", () => {
  test.each([
    ["cut off in the middle", '{"list":{"meta":{"totalCount":1},"elem'],
    ["empty", ""],
    ["a page of HTML", "<html>Reference #18.2</html>"],
  ])("an answer that is %s is nobody's mistake, and is asked for again a few times", (_, body) => {
    const one = account();
    serve(one, () => body);
    expect(failureOf(() => one.marketplace.listOrders(since)).kind).toBe("transient");
    expect(asked(one)).toBe(3);
  });

  test.each([
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "7"],
    ["another object", '{"orders":[]}'],
    ["orders that are no list", '{"list":{"elements":{"order":{}}}}'],
  ])("an answer that is %s is a failure that says so, not an empty list", (_, body) => {
    const one = account();
    serve(one, () => body);
    expect(failureOf(() => one.marketplace.listOrders(since))).toMatchObject({ code: "answer-unreadable" });
  });

  test.each(['{"list":{}}', '{"list":{"meta":null,"elements":null}}', '{"list":{"elements":{}}}'])(
    "%s is a list without orders",
    (body) => {
      const one = account();
      serve(one, () => body);
      expect(one.marketplace.listOrders(since)).toEqual({
        orders: [],
        complete: true,
        unreadable: [],
        gaps: [],
        issues: [],
      });
    },
  );

  test("of an order only what must be there must be there", () => {
    const one = account();
    serve(one, () => pageOf([bare("1")]));
    expect(one.marketplace.listOrders(since).orders).toEqual([
      {
        po: "1",
        customerOrder: null,
        orderedAt: START - DAY,
        shipBy: null,
        shipTo: { name: null, street: null, city: null, state: null, postcode: null, country: null, phone: null },
        shipNode: null,
        lines: [
          {
            line: "3",
            sku: "A",
            title: "",
            quantity: 1,
            itemPrice: null,
            shares: [{ status: "Created", quantity: 1, tracking: null }],
            statusAt: null,
            cancelRequested: false,
          },
        ],
      },
    ]);
  });

  test("everything that may be missing may be null, and empty objects are as good as nothing", () => {
    const one = account();
    const [line] = bare("1").orderLines.orderLine;
    const nulls = { charges: null, statusDate: null, intentToCancel: null, fulfillment: null };
    const order = {
      ...bare("1"),
      customerOrderId: null,
      shippingInfo: { phone: null, postalAddress: null, estimatedShipDate: null },
      shipNode: {},
      orderLines: {
        orderLine: [
          { ...line, ...nulls },
          { ...line, charges: {} },
          { ...line, charges: { charge: null } },
        ],
      },
    };
    serve(one, () => pageOf([order]));
    expect(one.marketplace.listOrders(since)).toMatchObject({ orders: [{ po: "1" }], issues: [] });
  });

  test("a node's id of 18 digits stays the text that it was", () => {
    const one = account();
    serve(one, () => pageOf([{ ...bare("1"), shipNode: { type: "SellerFulfilled", id: "123456789012345678" } }]));
    expect(one.marketplace.listOrders(since).orders[0]?.shipNode).toBe("123456789012345678");
  });

  test("a status that nobody documents is kept as text", () => {
    const one = account();
    serve(one, () => pageOf([bare("1", START, "Backordered")]));
    expect(one.marketplace.listOrders(since).orders[0]?.lines[0]?.shares[0]?.status).toBe("Backordered");
  });

  test("an answer of ten megabytes is read whole", () => {
    const one = account();
    const orders = Array.from({ length: 200 }, (_, at) => ({ ...bare(String(at)), padding: "x".repeat(52_000) }));
    serve(one, () => pageOf(orders, { totalCount: 200 }));
    expect(one.marketplace.listOrders(since)).toMatchObject({ complete: true, issues: [] });
  });
});

test("the sandbox's broken paging is a part, not an endless loop", () => {
  const one = account();
  buy(one, ["A"]);
  serve(one, () => pageOf([bare("1")], { totalCount: 31, nextCursor: "?hasMoreElements=true&poIndex=1" }));
  expect(one.marketplace.listOrders(since).complete).toBe(false);
  expect(asked(one)).toBe(2);
});
