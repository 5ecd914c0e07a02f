/** Orders as ShipStation lists them, and saving them there. */
import type { WantedOrder } from "../../../src/domain/shipstation/station-order";
import { instant } from "../../../src/domain/values/brand";
import { page, type StationAnswer, type StationAsked, scriptedStation } from "../../support/scripted-station";

const AT = instant(Date.UTC(2026, 10, 29, 10, 0, 0));

const order = (more: Readonly<Record<string, unknown>> = {}) => ({
  orderId: 77,
  orderKey: "aisle-1001",
  orderNumber: "1001",
  orderStatus: "awaiting_shipment",
  orderDate: "2026-11-29T02:00:00.0000000",
  modifyDate: "2026-11-30T02:00:00.0000000",
  billTo: null,
  internalNotes: "fragile",
  shipTo: {
    name: "Ann Lee",
    company: "Lee Inc.",
    street1: "1 Main St",
    street3: "Back",
    postalCode: "62701",
    country: "US",
  },
  items: [{ orderItemId: 5, lineItemKey: "line|1001|1", sku: "A", name: "Phone A", quantity: 3, weight: { value: 7 } }],
  advancedOptions: { storeId: 12, parentId: null, mergedIds: [80], customField1: "x" },
  ...more,
});

const wanted = (number: string, more: Partial<WantedOrder> = {}): WantedOrder => ({
  key: `aisle-${number}`,
  number,
  state: "awaiting",
  orderedAt: AT,
  shipBy: null,
  shipTo: {
    name: "Ann",
    street1: "1 Main",
    street2: "",
    city: "X",
    state: "IL",
    zip: "62701",
    country: "US",
    phone: "",
  },
  items: [{ key: `line|${number}|1`, sku: "A", name: "Phone A", quantity: 1, unitPrice: 9.5 }],
  ...more,
});

type Body = Readonly<Record<string, unknown>>;
const bodiesOf = ({ body }: StationAsked): readonly Body[] => body as readonly Body[];

/** ShipStation takes every order but those with these numbers. */
const taking =
  (...refused: string[]) =>
  (asked: StationAsked): StationAnswer => ({
    body: {
      hasErrors: refused.length > 0,
      results: bodiesOf(asked).map(({ orderNumber, orderKey }, index) =>
        refused.includes(String(orderNumber))
          ? { orderId: null, orderNumber, orderKey, success: false, errorMessage: "Country is wrong." }
          : { orderId: 900 + index, orderNumber, orderKey, success: true, errorMessage: null },
      ),
    },
  });

const save = (answer: Parameters<typeof scriptedStation>[0], count: number, conditions = {}) => {
  const { station, asked } = scriptedStation(answer, conditions);
  const all = Array.from({ length: count }, (_, index) => ({ wanted: wanted(String(1000 + index)), current: null }));
  return { outcomes: station.saveOrders(all, "12").map(({ kind }) => kind), asked };
};

describe("reading", () => {
  test("an order of ShipStation's in the words of the port", () => {
    const { station, asked } = scriptedStation(() => page("orders", [order(), order({ orderId: null })]));
    const { entries, issues } = station.listOrders(AT);
    expect(asked[0]?.query).toMatchObject({ modifyDateStart: "2026-11-29 02:00:00", sortBy: "ModifyDate" });
    expect(entries).toMatchObject([
      {
        id: "77",
        key: "aisle-1001",
        state: "awaiting",
        shipTo: { street1: "1 Main St", street2: "Back", zip: "62701", phone: "" },
        items: [{ key: "line|1001|1", quantity: 3, unitPrice: null }],
        store: "12",
        parent: null,
        merged: ["80"],
      },
    ]);
    expect(issues).toHaveLength(1);
  });

  test("a state that nobody documents is one in which nothing may be changed", () => {
    const { station } = scriptedStation(() => page("orders", [order({ orderStatus: "rejected_fulfillment" })]));
    expect(station.listOrders(AT).entries[0]?.state).toBe("pending fulfillment");
  });

  test("only the orders with exactly the number: the filter means that it begins so", () => {
    const { station } = scriptedStation(() => page("orders", [order(), order({ orderId: 78, orderNumber: "10012" })]));
    expect(station.findOrders("1001").map(({ id }) => id)).toEqual(["77"]);
  });

  test("an id that ShipStation does not know is no order", () => {
    const { station } = scriptedStation(() => ({ status: 404, body: { Message: "Not found" } }));
    expect(station.getOrder("5")).toBeNull();
  });
});

describe("saving", () => {
  test("makes an order in the chosen store", () => {
    const { asked } = save(taking(), 1);
    expect(bodiesOf(asked[0] as StationAsked)[0]).toMatchObject({
      orderNumber: "1000",
      orderKey: "aisle-1000",
      orderDate: "2026-11-29 02:00:00",
      orderStatus: "awaiting_shipment",
      billTo: { name: "Ann" },
      shipTo: { postalCode: "62701", country: "US" },
      items: [{ lineItemKey: "line|1000|1", name: "Phone A", quantity: 1, unitPrice: 9.5 }],
      advancedOptions: { storeId: 12 },
    });
  });

  test("changes only what differs, and sends everything else back as it came", () => {
    const whole = order();
    const { station, asked } = scriptedStation((one) =>
      one.method === "get" ? page("orders", [whole]) : taking()(one),
    );
    const [current] = station.listOrders(AT).entries;
    if (current === undefined) throw new Error("no order");
    const { id: _, ...same } = current;
    station.saveOrders([{ wanted: { ...same, state: "on hold" }, current }], "12");
    expect(bodiesOf(asked[1] as StationAsked)).toEqual([
      { ...whole, orderStatus: "on_hold", billTo: { name: "Ann Lee" } },
    ]);
    const items = [{ ...current.items[0], quantity: 2 } as WantedOrder["items"][number]];
    station.saveOrders(
      [{ wanted: { ...same, items, shipTo: { ...current.shipTo, street1: "2 Side St" } }, current }],
      "12",
    );
    expect(bodiesOf(asked[2] as StationAsked)[0]).toMatchObject({
      orderId: 77,
      internalNotes: "fragile",
      shipTo: { company: "Lee Inc.", street1: "2 Side St" },
      items: [{ orderItemId: 5, quantity: 2, weight: { value: 7 } }],
    });
  });

  test("100 orders at once, and one that is refused stops no other", () => {
    const { outcomes, asked } = save(taking("1003"), 250);
    expect(asked.map((one) => bodiesOf(one).length)).toEqual([100, 100, 50]);
    expect(outcomes.flatMap((kind, index) => (kind === "accepted" ? [] : [kind, index]))).toEqual(["refused", 3]);
  });

  test("a batch that is refused because of one order goes in halves, until that one is alone", () => {
    const answer = (one: StationAsked): StationAnswer =>
      bodiesOf(one).some(({ orderNumber }) => orderNumber === "1003")
        ? { status: 400, body: { Message: "The request is invalid." } }
        : taking()(one);
    const { outcomes } = save(answer, 8);
    expect(outcomes.filter((kind) => kind === "accepted")).toHaveLength(7);
    expect(outcomes[3]).toBe("refused");
  });

  test("without a clear answer nobody knows: lost, cut, HTML, or a result that is missing", () => {
    for (const answer of [
      "lost",
      { status: 503, body: "<html>" },
      { body: "<html>" },
      { body: { results: [] } },
    ] as const)
      expect(save(() => answer, 2).outcomes).toEqual(["unknown", "unknown"]);
  });

  test("ends early when time or requests are up", () => {
    expect(save(taking(), 250, { requestsLeft: 2 }).outcomes).toHaveLength(200);
  });

  test("orders of 200 lines in smaller batches", () => {
    const { station, asked } = scriptedStation(taking());
    const items = Array.from({ length: 200 }, (_, index) => ({ ...wanted("1").items[0], key: `${index}` }));
    const long = Array.from({ length: 25 }, (_, index) => wanted(String(index), { items: items as never }));
    station.saveOrders(
      long.map((one) => ({ wanted: one, current: null })),
      "12",
    );
    expect(asked.map((one) => bodiesOf(one).length)).toEqual([10, 10, 5]);
  });
});
