/** Packages that left by ShipStation become rows of Shipments, each once. */
import { anOrderRow, aPaper, aProduct, aShipmentRow, moment, NOW } from "../../support/builders";
import { aMarked, aPackage, packed, planOf, pulled, shown } from "../../support/packages";
import type { Cells, Paper } from "../../support/paper";

const one = anOrderRow();
const paperOf = (orders: readonly Cells<"orders">[] = [one], more: Paper = {}): Paper => aPaper({ orders, ...more });

/** Two lines: one of two A, one of one B. */
const TWO_LINES = [anOrderRow({ quantity: 2 }), anOrderRow({ line: "2", soldAs: "B" })];
const WHOLE = [packed("1001", "1", 2), packed("1001", "2", 1)];

describe("a label bought in ShipStation", () => {
  test("becomes a row with its carrier, service, number and time, and says where it came from", () => {
    expect(pulled(paperOf(), aPackage()).shipments).toMatchObject([
      {
        po: "1001",
        carrier: "stamps_com",
        service: "usps_priority_mail",
        tracking: "9400",
        source: "ShipStation",
        shipDate: { instant: moment("2026-11-23T13:00:00Z") },
      },
    ]);
  });

  test("that holds the whole order leaves Line and Qty blank, as a seller would type it", () => {
    expect(shown(pulled(paperOf(TWO_LINES), aPackage({ items: WHOLE })))).toEqual(["1001   9400"]);
  });

  test("that holds a part of the order names the lines and quantities in it", () => {
    expect(shown(pulled(paperOf(TWO_LINES), aPackage({ items: [packed("1001", "1", 1)] })))).toEqual(["1001 1 1 9400"]);
  });

  test("has a ship date that is neither in the future nor before the order", () => {
    const dateOf = (shippedAt: string) =>
      pulled(paperOf(), aPackage({ shippedAt: moment(shippedAt) })).shipments?.[0]?.shipDate;
    expect(dateOf("2026-11-25T08:00:00Z")).toMatchObject({ instant: NOW });
    expect(dateOf("2026-11-02T08:00:00Z")).toMatchObject({ instant: moment("2026-11-20T09:00:00Z") });
  });

  test("without a carrier or a number is kept, so that somebody sees what is missing", () => {
    const [row] = pulled(paperOf(), aPackage({ carrier: "", tracking: null })).shipments ?? [];
    expect([row?.po, row?.carrier, row?.tracking]).toEqual(["1001", null, null]);
  });

  test("with more units than were ordered ships what was ordered", () => {
    const items = [packed("1001", "1", 5)];
    expect(shown(pulled(paperOf(TWO_LINES), aPackage({ items })))).toEqual(["1001 1 2 9400"]);
  });
});

describe("packages that are none", () => {
  test.each([
    ["a label that was voided before the pull", { isVoided: true }],
    ["a return label", { isReturn: true }],
    ["a return label that was voided", { isReturn: true, isVoided: true }],
    ["a package of an order that is not in the sheet", { key: null, number: "77", items: [] }],
    ["a package of an order with nearly the same number", { key: null, number: "1001-1", items: [] }],
  ])("%s becomes no row", (_, more) => {
    expect(planOf(paperOf(), [aPackage(more)])).toEqual({ changes: [], entries: [], taken: 0 });
  });

  test("an order of another channel is not told to Walmart", () => {
    const paper = paperOf([anOrderRow({ channel: "eBay", sku: "A" })]);
    expect(planOf(paper, [aPackage()])).toEqual({ changes: [], entries: [], taken: 0 });
  });
});

describe("whose package it is", () => {
  const paper = paperOf([anOrderRow({ customerOrder: "2000" }), anOrderRow({ po: "1002", customerOrder: "2002" })]);
  const byName = (key: string | null, number: string) =>
    shown(pulled(paper, aPackage({ key, number, items: [] }))).map((row) => row.split(" ")[0]);

  test("Aisle's own key decides, whatever number packers gave the order", () => {
    expect(byName("aisle-1002", "1001")).toEqual(["1002"]);
  });

  test("another program's key says nothing, so the exact PO decides", () => {
    expect(byName("w-123", "1001")).toEqual(["1001"]);
    expect(byName(null, "1001")).toEqual(["1001"]);
  });

  test("the number that the buyer sees decides if it is exact and one order's alone", () => {
    expect(byName(null, "2002")).toEqual(["1002"]);
    expect(byName(null, "200")).toEqual([]);
    const twice = paperOf([anOrderRow({ customerOrder: "2000" }), anOrderRow({ po: "1002", customerOrder: "2000" })]);
    expect(shown(pulled(twice, aPackage({ key: null, number: "2000", items: [] })))).toEqual([]);
  });

  test("Aisle's key of an order that is not in the sheet is not overruled by a number", () => {
    expect(byName("aisle-1003", "1001")).toEqual([]);
  });

  test("such an order is named once, because Walmart waits for its number", () => {
    const stranger = aPackage({ key: "aisle-1003", number: "1003", items: [] });
    const plan = planOf(paper, [stranger]);
    expect(plan.entries).toMatchObject([{ severity: "Warning", key: "1003" }]);
    const told = pulled(paper, stranger);
    expect(planOf(told, [stranger])).toEqual({ changes: [], entries: [], taken: 0 });
    expect(shown(pulled({ ...told, orders: [...(told.orders ?? []), anOrderRow({ po: "1003" })] }, stranger))).toEqual([
      "1003   9400",
    ]);
  });
});

describe("a package is taken once", () => {
  const again = aPackage();

  test("what is listed again by the overlap changes nothing", () => {
    const paper = pulled(paperOf(), again);
    expect(planOf(paper, [again, again])).toEqual({ changes: [], entries: [], taken: 0 });
  });

  test("a row that the seller deleted stays away, and so does one without a number", () => {
    for (const found of [again, aPackage({ tracking: null })]) {
      const paper = { ...pulled(paperOf(), found), shipments: [] };
      expect(planOf(paper, [found])).toEqual({ changes: [], entries: [], taken: 0 });
    }
  });

  test("a number that the seller typed in the meantime is not doubled, however it is written", () => {
    const paper = paperOf([one], { shipments: [aShipmentRow({ tracking: " 94-00 ", line: "1" })] });
    expect(planOf(paper, [again])).toEqual({ changes: [], entries: [], taken: 0 });
  });

  test("what Walmart was told of needs no row again, although the row and the memory of the package are gone", () => {
    const memory = { id: "S-000001", state: "sent", content: "", left: 1 };
    const ledger = [{ key: 'shipment:["1001","1","9400"]', kind: "shipment", data: JSON.stringify(memory) }];
    expect(planOf(paperOf([one], { ledger }), [again]).taken).toBe(0);
  });

  test("an order marked by hand with the number of its label is the same package", () => {
    expect(shown(pulled(paperOf(), again, aMarked({ tracking: "9400" })))).toEqual(["1001   9400"]);
  });

  test("the same number on two orders is two packages for two buyers", () => {
    const paper = paperOf([one, anOrderRow({ po: "1002" })]);
    const other = aPackage({ id: "label 2", key: "aisle-1002", number: "1002", items: [packed("1002", "1", 1)] });
    expect(shown(pulled(paper, again, other))).toEqual(["1001   9400", "1002   9400"]);
  });

  test("the memory of packages is dropped for those that the ledger knows as shipments", () => {
    const paper = pulled(paperOf(), again);
    const memory = { id: "S-000001", state: "sent", content: "", left: 1 };
    const sent = [...(paper.ledger ?? []), { key: 'shipment:["1001",null,"9400"]', data: JSON.stringify(memory) }];
    const next = aPackage({ id: "label 2", tracking: "9500" });
    const names = pulled({ ...paper, ledger: sent }, again, next).ledger?.map(({ data }) => String(data)) ?? [];
    expect(names.filter((data) => data.includes("label 2/1001"))).toHaveLength(1);
    expect(names.filter((data) => data.includes("label 1/1001"))).toEqual([]);
  });
});

describe("several packages of one order", () => {
  const first = aPackage({ items: [packed("1001", "1", 1)] });
  const second = aPackage({ id: "label 2", tracking: "9500", items: [packed("1001", "1", 1), packed("1001", "2", 1)] });

  test("each is kept with its own lines, also when they come in different runs", () => {
    const rows = ["1001 1 1 9400", "1001 1 1 9500", "1001 2 1 9500"];
    expect(shown(pulled(paperOf(TWO_LINES), first, second))).toEqual(rows);
    expect(shown(pulled(pulled(paperOf(TWO_LINES), first), second))).toEqual(rows);
  });

  test("an order that was split leaves as its parts, each by its items", () => {
    const parts = [
      { ...first, orderId: "501" },
      { ...second, orderId: "502", key: "made by ShipStation", parent: "501" },
    ];
    expect(shown(pulled(paperOf(TWO_LINES), ...parts))).toEqual(["1001 1 1 9400", "1001 1 1 9500", "1001 2 1 9500"]);
  });

  test("a second label for everything keeps its lines, so that the older one goes first (vector af)", () => {
    const paper = paperOf([one]);
    expect(shown(pulled(paper, aPackage(), aPackage({ id: "label 2", tracking: "9500" })))).toEqual([
      "1001 1 1 9400",
      "1001 1 1 9500",
    ]);
  });
});

describe("orders that packers combined into one", () => {
  const paper = paperOf([...TWO_LINES, anOrderRow({ po: "1002" })]);

  test("one label for several orders is a row for each of them", () => {
    const items = [...WHOLE, packed("1002", "1", 1)];
    expect(shown(pulled(paper, aPackage({ items, merged: ["502"] })))).toEqual(["1001   9400", "1002   9400"]);
  });

  test("a part of a combined order that leaves alone is only in its own order's row", () => {
    expect(shown(pulled(paper, aPackage({ items: [packed("1002", "1", 1)], merged: ["502"] })))).toEqual([
      "1002   9400",
    ]);
  });
});

describe("items in units of stock", () => {
  const PACK: Paper = {
    products: [aProduct()],
    skuMap: [{ sku: "PACK", connectTo: "SKU", target: "A", perListing: 2 }],
    listings: [{ sku: "PACK" }],
  };
  const paper = paperOf([anOrderRow({ soldAs: "PACK", quantity: 2 })], PACK);
  const unitsIn = (...ids: readonly string[]) => ids.map((id) => packed("1001", "1", 1, id));

  test("the units of a pack are one ordered unit", () => {
    const items = unitsIn("U-000001", "U-000002");
    expect(shown(pulled(paper, aPackage({ items })))).toEqual(["1001 1 1 9400"]);
  });

  test("all units of all packs are the whole order", () => {
    const items = [...unitsIn("U-000001", "U-000002", "U-000003"), packed("1001", "1", 1, "stock")];
    expect(shown(pulled(paper, aPackage({ items })))).toEqual(["1001   9400"]);
  });

  test("half a pack counts as the pack, since its first package is the one that the buyer follows", () => {
    expect(shown(pulled(paper, aPackage({ items: unitsIn("U-000001") })))).toEqual(["1001 1 1 9400"]);
  });
});
