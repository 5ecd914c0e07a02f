/** A row that the seller typed says which cells it lacks; a row that is nobody's says nothing. */
import { lacking } from "../../../src/domain/values/required";
import { ALL_TABS, TABS } from "../../../src/domain/workbook/tabs";
import { aUnit, computed } from "../../support/builders";
import { type Cells, rowOf } from "../../support/paper";

const lacks = (cells: Cells<"shipments">) =>
  lacking(TABS.shipments, rowOf(TABS.shipments, cells)).map(({ message }) => message);

test("the blank cells that a row needs are named by their headings, once", () => {
  expect(lacks({ po: "1001" })).toEqual(["Fill in Carrier, Tracking number."]);
  expect(lacks({ service: "Ground" })).toEqual(["Fill in PO, Carrier, Tracking number."]);
  expect(lacks({ po: "1001", carrier: "UPS", tracking: "1Z" })).toEqual([]);
});

test("a row in which only Aisle wrote lacks nothing", () => {
  expect(lacks({})).toEqual([]);
  expect(lacks({ shipmentId: "S-000001", walmartSaid: "left behind" })).toEqual([]);
});

test("a cell that cannot be read is named for that, not as missing as well", () => {
  expect(lacks({ po: "1001", carrier: "UPS", tracking: "#REF!" })).toEqual([]);
});

test("a unit says that it needs a SKU or variation, and no more once it has one", () => {
  const problems = (cells: Cells<"inventory">) => computed({ inventory: [cells] }).inventory?.[0]?.problem ?? null;
  expect(problems(aUnit({ imei: "353012345678901", stockOf: null }))).toBe("Fill in SKU or Variation ID.");
  expect(problems({ unitId: "U-000001" })).toBeNull();
});

test("a variation that lost an attribute says so, and keeps its id", () => {
  const [row] = computed({ products: [{ variationId: "V-000001", model: "iPhone 13", sku: "A" }] }).products ?? [];
  expect(row?.variationId).toBe("V-000001");
  expect(row?.problem).toMatch(/^Fill in Manufacturer, Variant, Network, Capacity, Color, Grade; “unknown” is allowed/);
});

test("only cells that the seller types are needed", () => {
  const wrong = ALL_TABS.flatMap(({ title, columns }) =>
    Object.values(columns).flatMap(({ heading, owner, required }) =>
      required !== undefined && owner === "aisle" ? [`${title} ▸ ${heading}`] : [],
    ),
  );
  expect(wrong).toEqual([]);
});
