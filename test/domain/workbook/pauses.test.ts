import { pauseOf } from "../../../src/domain/workbook/numbers";
import { TABS } from "../../../src/domain/workbook/tabs";
import { aListing, anOrderRow, aProduct, aShop, aUnit, computed, NOW, units } from "../../support/builders";
import type { Cells, Paper } from "../../support/paper";

const SENT: Cells<"ledger"> = {
  key: "sent:A",
  kind: "sent",
  data: JSON.stringify({ state: "confirmed", quantity: 3, at: NOW }),
};
const shopOf = (more: Paper): Paper => ({
  products: [aProduct()],
  listings: [aListing()],
  inventory: units(3),
  ledger: [SENT],
  ...more,
});
const pause = (more: Paper) => pauseOf(aShop(shopOf(more)));

describe("no quantity leaves, and the reason is told", () => {
  test.each([
    ["the SKU of a unit", "SKU or Variation ID", aUnit({ stockOf: "#REF!" })],
    ["its status", "Status", aUnit({ status: "#N/A" })],
    ["its warehouse", "Warehouse", aUnit({ warehouse: "#VALUE! (no such place)" })],
    ["its IMEI", "IMEI", aUnit({ imei: "#NAME?" })],
    ["its Unit ID", "Unit ID", aUnit({ unitId: "#REF!" })],
  ])("while an error stands in %s", (_, heading, broken) => {
    expect(pause({ inventory: [...units(3), broken] })).toMatch(
      new RegExp(`^some cells in Inventory cannot be read. ${heading}: the cell shows the error`),
    );
  });

  test.each([
    ["its PO", { po: "#REF!" }],
    ["its line", { line: "#N/A" }],
    ["its status", { status: "#ERROR!" }],
  ])("while an error stands in an order row: %s", (_, cells) => {
    expect(pause({ orders: [anOrderRow({ channel: "eBay", ...cells })] })).toMatch(
      /^some cells in Orders cannot be read\./,
    );
  });

  test("while an error stands where statuses and warehouses are ticked", () => {
    const statuses = TABS.orderStatuses.seeds as readonly Cells<"orderStatuses">[];
    expect(pause({ orderStatuses: [...statuses, { status: "Held", open: "#REF!" }] })).toMatch(
      /^some cells in Order Statuses /,
    );
    expect(
      pause({
        warehouses: [
          { warehouse: "Main", counts: true },
          { warehouse: "#REF!", counts: true },
        ],
      }),
    ).toMatch(/^some cells in Warehouses /);
    expect(
      pause({
        inventoryStatuses: [
          { status: "Available", counts: true },
          { status: "Sold", counts: "#N/A" },
        ],
      }),
    ).toMatch(/^some cells in Inventory Statuses /);
  });

  test("with how many cells there are", () => {
    expect(pause({ inventory: [...units(3), aUnit({ status: "#N/A" }), aUnit({ stockOf: "#N/A" })] })).toMatch(
      / 2 cells of the tab show errors\.$/,
    );
  });

  test("when Inventory lost its rows, or its column of SKUs, although Walmart offers stock", () => {
    expect(pause({ inventory: [] })).toMatch(/^Inventory has no row with a SKU or Variation ID/);
    expect(pause({ inventory: units(3, "A", { stockOf: null }) })).toMatch(/^Inventory has no row/);
  });

  test("and each listing says so", () => {
    expect(computed(shopOf({ inventory: [] })).listings?.[0]).toMatchObject({
      sync: expect.stringMatching(/^Paused: Inventory has no row .*type one row with Qty 0\.$/),
    });
  });
});

describe("quantities leave", () => {
  test.each<[string, Paper]>([
    ["when one row with Qty 0 says that nothing is left", { inventory: [aUnit({ quantity: 0 })] }],
    ["when Inventory is empty and nothing was ever offered", { inventory: [], ledger: [] }],
    [
      "although a quantity shows an error: that row alone is left out",
      { inventory: [...units(3), aUnit({ quantity: "#N/A" })] },
    ],
    [
      "although a unit that was sold shows an error",
      { inventory: [...units(3), aUnit({ status: "#N/A", soldOn: "1 / 1" })] },
    ],
    [
      "although a note or a place shows an error",
      { inventory: [...units(3), aUnit({ location: "#REF!", notes: "#REF!" })] },
    ],
  ])("%s", (_, more) => expect(pause(more)).toBeNull());
});
