/** Which orders ShipStation should have, and what of them. */

import { aListing, aMapping, aProduct, aUnit, settingRows, units } from "../../support/builders";
import { aStationRow, contentIn, intentIn, intentOfRows, STATION_ON } from "../../support/station-builders";

const kindOf = (...rows: Parameters<typeof intentOfRows>) => intentOfRows(...rows).kind;

describe("an order goes to ShipStation", () => {
  test("once it is acknowledged, its channel is ticked and its status is", () => {
    expect(kindOf({})).toBe("ship");
    expect(intentOfRows({ walmartStatus: "Created" })).toEqual({
      kind: "wait",
      why: "Walmart has not been told yet that it was received.",
    });
    expect(kindOf({ status: "New" })).toBe("hold");
    expect(intentIn({ channels: [{ channel: "Walmart", syncToShipStation: false }] }).kind).toBe("none");
  });

  test.each(["walmart", "WALMART", "Walmart ", "Walmart US"])("not for a channel that is ticked as “%s”", (channel) => {
    expect(intentIn({ channels: [{ channel, syncToShipStation: true }] }).kind).toBe("none");
  });

  test("as an order of another channel too, if that one is ticked to the letter", () => {
    const channels = [{ channel: "eBay", syncToShipStation: true }];
    const row = { channel: "eBay", walmartStatus: null };
    expect(intentIn({ channels, orders: [aStationRow(row)] }).kind).toBe("ship");
    expect(intentIn({ channels, orders: [aStationRow({ ...row, channel: "Ebay" })] }).kind).toBe("none");
  });

  test("not while its rows carry different statuses: then ShipStation waits", () => {
    const intent = intentOfRows({ line: "1" }, { line: "2", status: "New" });
    expect(intent).toEqual({ kind: "wait", why: "the rows of this order carry different statuses. Give them one." });
  });

  test("not while its rows carry different channels, nor while a cell cannot be read", () => {
    expect(kindOf({ line: "1" }, { line: "2", channel: "eBay" })).toBe("wait");
    for (const cell of [{ status: "#REF!" }, { quantity: "many" }, { channel: "#N/A" }])
      expect(kindOf({ line: "1" }, { line: "2", ...cell })).toBe("wait");
  });

  test("not if it came in shipped or delivered, whatever its status is", () => {
    for (const walmartStatus of ["Shipped", "Delivered"]) expect(kindOf({ walmartStatus, shipped: 1 })).toBe("hold");
  });

  test("on hold when its status loses the tick, canceled when Walmart or the seller canceled all of it", () => {
    expect(kindOf({ status: "Shipped" })).toBe("hold");
    expect(kindOf({ walmartStatus: "Canceled by buyer", cancelled: 1, status: "Canceled" })).toBe("cancel");
    expect(kindOf({ line: "1", cancelled: 1 }, { line: "2", quantity: 2, cancelled: 2 })).toBe("cancel");
    const channels = [{ channel: "eBay", syncToShipStation: true }];
    const typed = aStationRow({ channel: "eBay", walmartStatus: null, status: "Canceled" });
    expect(intentIn({ channels, orders: [typed] }).kind).toBe("cancel");
  });

  test("a Canceled that the seller typed on an order of Walmart's only holds it: Walmart still wants it", () => {
    expect(kindOf({ status: "Canceled" })).toBe("hold");
  });

  test("not with a line whose buyer asked to cancel, unless Ship anyway is ticked", () => {
    const asked = { cancelRequested: "Yes" };
    expect(intentOfRows(asked)).toMatchObject({ kind: "hold", why: expect.stringContaining("asked to cancel") });
    expect(kindOf({ ...asked, shipAnyway: true })).toBe("ship");
    expect(contentIn(intentOfRows({ ...asked, line: "1" }, { line: "2" })).items.map(({ key }) => key)).toEqual([
      "line|1001|2",
    ]);
  });
});

describe("what packers see", () => {
  test("each line with what is left of it: nothing canceled, shipped or ticked Line removed", () => {
    const { items } = contentIn(
      intentOfRows(
        { line: "1", quantity: 5, cancelled: 1, shipped: 2, title: "Phone A", itemPrice: 500 },
        { line: "2", lineRemoved: true },
        { line: "3", quantity: 1, cancelled: 1 },
        { line: "4", quantity: 1, shipped: 1 },
      ),
    );
    expect(items).toEqual([{ key: "line|1001|1", sku: "A", name: "Phone A", quantity: 2, unitPrice: 100 }]);
  });

  test("an order that is packed by and by keeps its items, since ShipStation itself counts what has left there", () => {
    const by = (source: string, shipped: number) =>
      contentIn(
        intentIn({
          orders: [aStationRow({ line: "1", quantity: 3, shipped }), aStationRow({ line: "2" })],
          shipments: [{ po: "1001", line: "1", quantity: 1, source }],
        }),
      ).items.map(({ quantity }) => quantity);
    expect(by("ShipStation", 1)).toEqual([3, 1]);
    expect(by("typed", 1)).toEqual([2, 1]);
    expect(by("ShipStation", 2)).toEqual([2, 1]);
    expect(by("typed", 3)).toEqual([1]);
  });

  test("nothing to pack holds the order, and does not cancel it", () => {
    expect(kindOf({ lineRemoved: true })).toBe("hold");
  });

  test("an order of 200 lines as 200 items", () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ line: String(index + 1) }));
    expect(new Set(contentIn(intentOfRows(...rows)).items.map(({ key }) => key)).size).toBe(200);
  });

  const committed = (items: string, quantity: number, typed: string) =>
    contentIn(
      intentIn({
        settings: settingRows({ ...STATION_ON, "ShipStation Items": items }),
        products: [aProduct()],
        listings: [aListing()],
        inventory: units(3).map((unit, index) => ({ ...unit, unitId: `U-00000${index + 1}` })),
        orders: [aStationRow({ title: "Phone A", quantity, units: typed })],
      }),
    ).items.map(({ key, name, quantity: count }) => [key, name, count]);

  test("each committed unit with its IMEI, and what is not committed yet", () => {
    expect(committed("Committed units with IMEI", 3, "A-1, A-2")).toEqual([
      ["U-000001|1001|1", "Phone A - IMEI A-1", 1],
      ["U-000002|1001|1", "Phone A - IMEI A-2", 1],
      ["stock|1001|1", "Phone A", 1],
    ]);
  });

  test("units of one product together", () => {
    expect(committed("Grouped committed units", 2, "A-1, A-2")).toEqual([
      ["V-000001|1001|1", "Phone A - IMEI A-1, A-2", 2],
    ]);
  });

  test("the order line as long as nothing is committed", () => {
    for (const items of ["Committed units with IMEI", "Grouped committed units"])
      expect(committed(items, 3, "")).toEqual([["line|1001|1", "Phone A", 3]]);
  });

  test("a pack by its units, each once", () => {
    const { items } = contentIn(
      intentIn({
        settings: settingRows({ ...STATION_ON, "ShipStation Items": "Committed units with IMEI" }),
        products: [aProduct()],
        listings: [aListing({ sku: "L" })],
        skuMap: [aMapping({ perListing: 2 })],
        inventory: [aUnit({ unitId: "U-000001", quantity: 9 })],
        orders: [aStationRow({ soldAs: "L", quantity: 2, units: "U-000001 x3" })],
      }),
    );
    expect(items.map(({ key, quantity }) => [key, quantity])).toEqual([
      ["U-000001|1001|1", 3],
      ["stock|1001|1", 1],
    ]);
  });
});

describe("the address", () => {
  const addressed = (cells: Parameters<typeof intentOfRows>[0]) => contentIn(intentOfRows(cells)).shipTo;

  test("the first line of the street by itself, the others behind it, and the country in two letters", () => {
    const { address } = addressed({ shipToStreet: " 1 Main St\r\n\nApt 4\nBack door ", shipToCity: "Spring\nfield" });
    expect(address).toMatchObject({
      street1: "1 Main St",
      street2: "Apt 4, Back door",
      city: "Spring field",
      country: "US",
    });
  });

  test.each([
    ["us", "US"],
    ["U.S.A.", "US"],
    ["United States", "US"],
    ["Canada", "CA"],
    [null, "US"],
    ["DE", "DE"],
  ])("country %s reads %s", (typed, code) => {
    expect(addressed({ shipToCountry: typed }).address?.country).toBe(code);
  });

  test("what is missing is named", () => {
    expect(addressed({ shipToName: null, shipToPostcode: " " }).lacks).toBe("Its ship-to has no name and ZIP code.");
    expect(addressed({ shipToCountry: "Narnia" }).lacks).toContain("“Narnia”");
  });
});
