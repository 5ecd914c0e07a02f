/** Labels and hand-marked orders, page by page, by dates without a zone. */
import { instant } from "../../../src/domain/values/brand";
import { holding, label, page, type StationAsked, scriptedStation } from "../../support/scripted-station";

const SINCE = instant(Date.UTC(2026, 10, 29, 10, 0, 0));

const packagesOf = (...given: Parameters<typeof holding>) =>
  scriptedStation(holding(...given)).station.listPackages(SINCE);

const marked = (id: number, more: Readonly<Record<string, unknown>> = {}) => ({
  fulfillmentId: id,
  orderId: 7000 + id,
  orderNumber: String(2000 + id),
  trackingNumber: `1Z${id}`,
  createDate: "2026-11-30T08:00:00.0000000",
  shipDate: "2026-11-30T00:00:00.0000000",
  carrierCode: "UPS",
  fulfillmentServiceCode: null,
  voided: false,
  ...more,
});

describe("times without a zone", () => {
  test("the window leaves nothing out, whether ShipStation reads it as Pacific time or as UTC", () => {
    const { station, asked } = scriptedStation(holding([]));
    station.listPackages(SINCE);
    const starts = asked.map(({ query }) => query.createDateStart ?? query.voidDateStart ?? "");
    const asUtc = starts.map((text) => Date.parse(`${text.replace(" ", "T")}Z`));
    // In winter Pacific time is 8 hours behind UTC, in summer 7.
    for (const hours of [0, 7, 8]) for (const at of asUtc) expect(at + hours * 3_600_000).toBeLessThanOrEqual(SINCE);
    expect(starts).toEqual(Array(3).fill("2026-11-29 02:00:00"));
  });

  test("a label of today left when it was made, one with a later or earlier day at the start of that day", () => {
    const shipped = (shipDate: string | null) => packagesOf([label(1, { shipDate })]).entries[0]?.shippedAt;
    expect(shipped("2026-11-30")).toBe(Date.UTC(2026, 10, 30, 16, 12, 44));
    expect(shipped("2026-12-02")).toBe(Date.UTC(2026, 11, 2, 8));
    expect(shipped("2026-11-28T00:00:00.0000000")).toBe(Date.UTC(2026, 10, 28, 8));
    expect(shipped(null)).toBeNull();
    expect(shipped("tomorrow")).toBeNull();
  });
});

test("labels and hand-marked orders come together, the oldest first", () => {
  const later = label(1, { createDate: "2026-11-30T09:00:00" });
  const { entries, complete } = packagesOf([later], [marked(5)]);
  expect(complete).toBe(true);
  expect(entries.map(({ id, kind, number }) => [id, kind, number])).toEqual([
    ["marked 5", "marked", "2005"],
    ["label 1", "label", "1001"],
  ]);
});

test("a label brings its order's key, its items by key, its carrier and service", () => {
  expect(packagesOf([label(1, { orderKey: "walmart 1001" })]).entries[0]).toMatchObject({
    key: "walmart 1001",
    orderId: "5001",
    carrier: "stamps_com",
    service: "usps_first_class_mail",
    tracking: "94001",
    items: [{ key: "item 1", sku: "A", quantity: 1 }],
    isVoided: false,
    isReturn: false,
  });
});

test("a label voided later is found by the date on which it was voided, and counts once", () => {
  const old = label(1, { voided: true, voidDate: "2026-11-30T09:00:00" });
  expect(packagesOf([], [], [old]).entries).toMatchObject([{ id: "label 1", isVoided: true }]);
  expect(packagesOf([label(1)], [], [old]).entries).toMatchObject([{ id: "label 1", isVoided: true }]);
});

test("split and combined orders name the orders they came from", () => {
  const { entries } = packagesOf([
    label(1, { advancedOptions: { parentId: 77, mergedIds: [] } }),
    label(2, { advancedOptions: { parentId: null, mergedIds: [78, 79] } }),
    label(3, { advancedOptions: null }),
  ]);
  expect(entries.map(({ parent, merged }) => [parent, merged])).toEqual([
    ["77", []],
    [null, ["78", "79"]],
    [null, []],
  ]);
});

describe("entries that cannot be understood", () => {
  test.each([
    ["without a number", { shipmentId: null }],
    ["of no order", { orderId: null, orderNumber: "" }],
    ["that may be voided or not", { voided: "perhaps" }],
    ["that may be a return label or not", { isReturnLabel: 3 }],
    ["with items that are no list", { shipmentItems: "A" }],
  ])("a label %s is named and left out, the others come", (_, odd) => {
    const { entries, complete, issues } = packagesOf([label(1, odd), label(2)]);
    expect(entries.map(({ id }) => id)).toEqual(["label 2"]);
    expect(issues).toHaveLength(1);
    expect(complete).toBe(true);
  });

  test("an item that cannot be read stays in the package as one of which nothing is known", () => {
    const items = [{ lineItemKey: "a", sku: "A", quantity: "?" }, "odd", { lineItemKey: "b", quantity: 0 }];
    expect(packagesOf([label(1, { shipmentItems: items })]).entries[0]?.items).toEqual([
      { key: "a", sku: "A", quantity: null },
      { key: null, sku: null, quantity: null },
    ]);
  });

  test("members on which nothing depends may have any form", () => {
    const odd = { orderKey: [], carrierCode: {}, serviceCode: null, createDate: 5, trackingNumber: 940012345 };
    expect(packagesOf([label(1, odd)]).entries[0]).toMatchObject({ key: null, carrier: "", tracking: "940012345" });
  });
});

describe("many pages", () => {
  const paged =
    (pages: number, more: (page: number) => Readonly<Record<string, unknown>> = () => ({})) =>
    ({ path, query }: StationAsked) => {
      if (path !== "/shipments" || query.voidDateStart !== undefined)
        return holding([])({ path, query } as StationAsked);
      const at = Number(query.page);
      return page("shipments", [label(at), label(at + 100)], { page: at, pages, total: pages * 2, ...more(at) });
    };

  test("every page is read, oldest first", () => {
    const { station, asked } = scriptedStation(paged(3));
    const { entries, complete } = station.listPackages(SINCE);
    expect([entries.length, complete]).toEqual([6, true]);
    expect(asked.slice(0, 3).map(({ query }) => [query.page, query.sortDir])).toEqual([
      ["1", "ASC"],
      ["2", "ASC"],
      ["3", "ASC"],
    ]);
  });

  test("a later page that fails keeps what came, and says that some is missing", () => {
    const pages = paged(3);
    const { station } = scriptedStation((asked) =>
      asked.query.page === "2" ? { status: 500, body: "" } : pages(asked),
    );
    const { entries, complete, failure } = station.listPackages(SINCE);
    expect([entries.length, complete, failure?.code]).toEqual([2, false, "ship-station-unavailable"]);
  });

  test("a list that ends before as many came as ShipStation named is not complete", () => {
    const { station } = scriptedStation(paged(2, (at) => (at === 2 ? { shipments: [] } : {})));
    expect(station.listPackages(SINCE)).toMatchObject({ complete: false });
  });

  test("pages that repeat themselves come to an end", () => {
    const { station, asked } = scriptedStation(paged(1_000_000, () => ({ shipments: [label(1)], total: 1 })));
    expect(station.listPackages(SINCE).entries).toHaveLength(1);
    expect(asked.length).toBeLessThan(10);
  });

  test("a list without the number of its pages ends with a page that is not full", () => {
    const { station } = scriptedStation(paged(1, () => ({ pages: null, total: undefined })));
    expect(station.listPackages(SINCE)).toMatchObject({ complete: true });
  });
});

test("one list that fails stops no other", () => {
  const { station } = scriptedStation((asked) =>
    asked.path === "/fulfillments" ? { body: "<html>" } : holding([label(1)])(asked),
  );
  const { entries, complete, failure } = station.listPackages(SINCE);
  expect([entries.length, complete, failure?.kind]).toEqual([1, false, "transient"]);
});

test("if no list can be read, the whole look failed", () => {
  const { station } = scriptedStation(() => ({ status: 503, body: "" }));
  expect(() => station.listPackages(SINCE)).toThrow(/does not answer/);
});
