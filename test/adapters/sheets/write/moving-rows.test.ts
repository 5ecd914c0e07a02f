/** People sort, insert, delete and type between the read and the write of one commit. */
import { type Change, insert, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import type { ReadSet } from "../../../../src/ports/workbook";
import { commitAsARun, letter, type Plan, shopBook, shown, type UnderTest } from "../../../support/workbook-under-test";

const { listings, inventory, orders, shipments } = TABS;
const SKUS = ["A", "B", "C", "D", "E"];

/** Five listings, each with a hold back and a note of the seller's own. */
function withListings(): UnderTest {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit(
    SKUS.map((sku) => insert(listings, { sku: sku as never, title: `Phone ${sku}` })),
    "seed",
  );
  one.people.insertColumns("Listings", "B", 1);
  one.people.type("Listings", "B1", "Note");
  SKUS.forEach((sku, index) => {
    one.people.type("Listings", `B${index + 2}`, `note of ${sku}`);
    one.people.type("Listings", `${letter(one, "Listings", "Hold back")}${index + 2}`, String(index + 1));
  });
  return one;
}

const why: Plan = ({ tables }) =>
  tables.listings.flatMap((row) =>
    row.values.sku === null ? [] : [update(listings, row, { why: `why ${row.values.sku}`, calculated: 7 })],
  );

const sellersCells = (one: UnderTest) =>
  shown(one, "Listings").map((row) => [row["Listing SKU"], row.Note, row["Hold back"]]);
const whys = (one: UnderTest) => shown(one, "Listings").map((row) => [row["Listing SKU"], row.Why]);

/** Lets people act once, just before the next commit arrives at Google. */
function meanwhile(one: UnderTest, act: () => void): void {
  one.wire.before = (method) => {
    if (method !== "batchUpdate") return;
    one.wire.before = () => {};
    act();
  };
}

const ACTIONS: readonly (readonly [string, (one: UnderTest) => void])[] = [
  ["sort by SKU, downwards", (one) => one.people.sort("Listings", letter(one, "Listings", "Listing SKU"), "Z to A")],
  ["insert a row above", (one) => one.people.insertRows("Listings", 2, 1)],
  ["insert rows in the middle", (one) => one.people.insertRows("Listings", 4, 3)],
  ["delete the first row", (one) => one.people.deleteRows("Listings", 2, 1)],
  ["delete the last row", (one) => one.people.deleteRows("Listings", 6, 1)],
  ["delete a row in the middle", (one) => one.people.deleteRows("Listings", 4, 1)],
  ["drag a row to the end", (one) => one.people.moveRows("Listings", 2, 1, 7)],
  ["type a hold back", (one) => one.people.type("Listings", `${letter(one, "Listings", "Hold back")}3`, "99")],
  [
    "sort and type a hold back",
    (one) => {
      one.people.sort("Listings", letter(one, "Listings", "Listing SKU"), "Z to A");
      one.people.type("Listings", `${letter(one, "Listings", "Hold back")}2`, "99");
    },
  ],
  ["delete everything", (one) => one.people.deleteRows("Listings", 2, 5)],
];

test.each(ACTIONS)("people %s: every row has its own cells at the end, and the seller's stay", (_, act) => {
  const one = withListings();
  const readSet = one.workbook.read();
  let sellers: unknown;
  meanwhile(one, () => {
    act(one);
    sellers = sellersCells(one);
  });
  commitAsARun(one.workbook, readSet, why);
  expect(sellersCells(one)).toEqual(sellers);
  for (const [sku, text] of whys(one)) expect([sku, text]).toEqual([sku, `why ${sku}`]);
});

test("a listing inserted while people sort stands once, and every other row keeps its cells", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  meanwhile(one, () => one.people.sort("Listings", letter(one, "Listings", "Listing SKU"), "Z to A"));
  const plan = (seen: ReadSet): Change[] => {
    const known = seen.tables.listings.some(({ values }) => values.sku === "F");
    return [...why(seen), ...(known ? [] : [insert(listings, { sku: "F" as never, title: "Phone F" })])];
  };
  commitAsARun(one.workbook, readSet, plan);
  expect(whys(one)).toEqual(["E", "F", "D", "C", "B", "A"].map((sku) => [sku, `why ${sku}`]));
});

test("an Order status that the seller changes while rows move is not set back", () => {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit(
    ["1", "2", "3"].map((po) => insert(orders, { po: po as never, line: "1" as never, status: "New" })),
    "seed",
  );
  const readSet = one.workbook.read();
  meanwhile(one, () => {
    one.people.sort("Orders", letter(one, "Orders", "PO"), "Z to A");
    one.people.type("Orders", `${letter(one, "Orders", "Order status")}3`, "Ready to Ship");
  });
  const ship: Plan = ({ tables }) =>
    tables.orders
      .filter(({ values }) => values.po === "1")
      .map((row) => update(orders, row, { status: "Shipped", shipped: 1 }));
  commitAsARun(one.workbook, readSet, ship);
  expect(shown(one, "Orders").map((row) => [row.PO, row["Order status"], row.Shipped])).toEqual([
    ["3", "New", ""],
    ["2", "Ready to Ship", ""],
    ["1", "Shipped", "1"],
  ]);
});

const assignIds: Plan = ({ tables }) => {
  const last = Math.max(0, ...tables.inventory.map(({ values }) => Number(values.unitId?.slice(2) ?? 0)));
  return tables.inventory
    .filter(({ values }) => values.unitId === null && values.imei !== null)
    .map((row, index) => update(inventory, row, { unitId: `U-${last + index + 1}` as never }));
};

test("ids of units typed while rows move: every unit has one, and no two have the same", () => {
  const one = shopBook();
  const imei = letter(one, "Inventory", "IMEI");
  ["111", "222", "333"].forEach((text, index) => {
    one.people.type("Inventory", `${imei}${index + 2}`, text);
  });
  commitAsARun(one.workbook, one.workbook.read(), assignIds);
  ["444", "555"].forEach((text, index) => {
    one.people.type("Inventory", `${imei}${index + 5}`, text);
  });
  const readSet = one.workbook.read();
  meanwhile(one, () => {
    one.people.sort("Inventory", imei, "Z to A");
    one.people.insertRows("Inventory", 2, 2);
    one.people.type("Inventory", `${imei}2`, "666");
  });
  commitAsARun(one.workbook, readSet, assignIds);
  commitAsARun(one.workbook, one.workbook.read(), assignIds);
  const units = shown(one, "Inventory").map((row) => [row.IMEI, row["Unit ID"]]);
  expect(units.filter(([text]) => text !== "").length).toBe(6);
  expect(Object.fromEntries(units)).toMatchObject({ "111": "U-1", "222": "U-2", "333": "U-3" });
  expect(new Set(units.map(([, id]) => id)).size).toBe(units.length);
});

test("a unit typed while Aisle writes gets no id that belongs to another", () => {
  const one = shopBook();
  const imei = letter(one, "Inventory", "IMEI");
  ["111", "222"].forEach((text, index) => {
    one.people.type("Inventory", `${imei}${index + 2}`, text);
  });
  const readSet = one.workbook.read();
  meanwhile(one, () => {
    one.people.insertRows("Inventory", 3, 1);
    one.people.type("Inventory", `${imei}3`, "999");
  });
  commitAsARun(one.workbook, readSet, assignIds);
  const ids = shown(one, "Inventory").map((row) => row["Unit ID"]);
  expect(ids.every((id) => id !== "")).toBe(true);
  expect(new Set(ids).size).toBe(3);
});

test("cells that landed in an empty row, because the row below was deleted, do not stay there", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  meanwhile(one, () => one.people.deleteRows("Listings", 2, 2));
  commitAsARun(one.workbook, readSet, why);
  expect(whys(one)).toEqual(["C", "D", "E"].map((sku) => [sku, `why ${sku}`]));
});

test("a sale typed into a cut-off tab while Aisle adds a row there is not written over", () => {
  const one = shopBook();
  one.people.type("Warehouses", "A2", "Main");
  one.people.type("Warehouses", "A3", "Annex");
  one.people.deleteRows("Warehouses", 4, 997);
  one.workbook.read();
  meanwhile(one, () => one.people.insertRows("Warehouses", 2, 1));
  one.workbook.commit([insert(TABS.warehouses, { warehouse: "Store" })], "test");
  const names = shown(one, "Warehouses").map((row) => row.Warehouse);
  expect([...names].sort()).toEqual(["Annex", "Main", "Store"]);
});

test("a shipment's state stands beside its own tracking number, also when its row was retyped elsewhere", () => {
  const one = shopBook();
  const place = (heading: string, row: number) => `${letter(one, "Shipments", heading)}${row}`;
  ["1Z-A", "1Z-B", "1Z-C"].forEach((tracking, index) => {
    one.people.type("Shipments", place("PO", index + 2), String(index + 1));
    one.people.type("Shipments", place("Tracking number", index + 2), tracking);
  });
  const plan: Plan = ({ tables }) =>
    tables.shipments
      .filter(({ values }) => values.tracking !== null)
      .map((row) =>
        update(shipments, row, { state: `Sending ${row.values.tracking}`, shipmentId: `S-${row.values.po}` as never }),
      );
  const readSet = one.workbook.read();
  meanwhile(one, () => {
    one.people.moveRows("Shipments", 2, 1, 5);
    one.people.insertRows("Shipments", 2, 1);
  });
  commitAsARun(one.workbook, readSet, plan);
  expect(shown(one, "Shipments").map((row) => [row["Tracking number"], row.State, row["Shipment ID"]])).toEqual([
    ["1Z-B", "Sending 1Z-B", "S-2"],
    ["1Z-C", "Sending 1Z-C", "S-3"],
    ["1Z-A", "Sending 1Z-A", "S-1"],
  ]);
});

test("a commit that was put right is told as stale, so that the run plans on what is there now", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  meanwhile(one, () => one.people.sort("Listings", letter(one, "Listings", "Listing SKU"), "Z to A"));
  expect(one.workbook.commit(why(readSet), "test")).toEqual({ kind: "stale", isWritten: true });
});

test("rows that move again while they are put right end up right all the same", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  let writes = 0;
  one.wire.before = (method) => {
    if (method !== "batchUpdate" || writes >= 4) return;
    writes += 1;
    one.people.sort("Listings", letter(one, "Listings", "Listing SKU"), writes % 2 === 0 ? "A to Z" : "Z to A");
  };
  commitAsARun(one.workbook, readSet, why);
  expect(whys(one).every(([sku, text]) => text === `why ${sku}`)).toBe(true);
});
