import { parseSettings } from "../../../src/domain/settings/parse-settings";
import type { RawCell } from "../../../src/domain/values/column";
import {
  aListing,
  aProduct,
  aShop,
  date,
  listingOf,
  SYNC_ON,
  settingRows,
  toSend,
  units,
} from "../../support/builders";
import { rowsOf } from "../../support/paper";

const STATUSES = new Set(["New", "Ready to Ship", "Shipped", "Delivered", "Canceled"]);
const reading = (values: Readonly<Record<string, RawCell>> = {}, statuses = STATUSES) =>
  parseSettings(rowsOf("settings", settingRows(values)), statuses);

describe("settings of a new installation", () => {
  test("everything that sends or imports is off, and nothing is wrong", () => {
    const { settings, issues } = reading();
    expect(settings).toMatchObject({ environment: "production", orderImport: false, quantitySync: false });
    expect(settings.minimumOrderDate).toBeNull();
    expect(issues).toEqual([]);
  });

  test("all five Walmart statuses are mapped to the seeded local ones", () => {
    expect(reading().settings.statusMap).toEqual({
      Created: "New",
      Acknowledged: "Ready to Ship",
      Shipped: "Shipped",
      Delivered: "Delivered",
      Cancelled: "Canceled",
    });
  });
});

describe("settings that the seller chose", () => {
  test("switches are independent", () => {
    expect(reading({ "Order Import": "On" }).settings).toMatchObject({ orderImport: true, quantitySync: false });
    expect(reading({ "Inventory Quantity Sync": "On" }).settings).toMatchObject({
      orderImport: false,
      quantitySync: true,
    });
  });

  test("a blank status is not mapped, and that is no mistake", () => {
    const { settings, issues } = reading({ "Walmart Delivered": null });
    expect(settings.statusMap).not.toHaveProperty("Delivered");
    expect(issues).toEqual([]);
  });

  test("the minimum date is the instant that the date cell means", () => {
    const typed = date("2026-11-01T06:00:00Z");
    expect(reading({ "Minimum Order Date": typed }).settings.minimumOrderDate).toBe(typed.instant);
  });

  test("manual acknowledgment leaves acknowledging to the seller", () => {
    expect(reading({ "Order Acknowledgment": "Manually" }).settings.acknowledgment).toBe("manually");
    expect(reading().settings.acknowledgment).toBe("on import");
  });

  test("a blank acknowledgment is the recommended one; what cannot be used waits for the seller, and is named", () => {
    expect(reading({ "Order Acknowledgment": null })).toMatchObject({
      settings: { acknowledgment: "on import" },
      issues: [],
    });
    const { settings, issues } = reading({ "Order Acknowledgment": "on import" });
    expect(settings.acknowledgment).toBe("manually");
    expect(issues.map(({ message }) => message)).toEqual([
      "Settings ▸ Order Acknowledgment: “on import” cannot be chosen. Choose On import or Only when every line is recognized and covered or Manually.",
    ]);
  });

  test("a workbook without the new settings works as before: one customer, and nothing is recognized through SKU Map", () => {
    const old = settingRows().filter(({ setting }) => !/Organization|Recognize|Acknowledgment/.test(String(setting)));
    const { settings, issues } = parseSettings(rowsOf("settings", old), STATUSES);
    expect(settings).toMatchObject({
      acknowledgment: "on import",
      customersByName: false,
      recognizesThroughSkuMap: false,
    });
    expect(issues).toEqual([]);
  });

  test("the sandbox is used when it is chosen", () => {
    expect(reading({ "Walmart account": "Sandbox" }).settings.environment).toBe("sandbox");
  });

  test("rows may stand in any order, among rows of the seller's own", () => {
    const rows = [...settingRows(SYNC_ON)].reverse();
    const { settings, issues } = parseSettings(
      rowsOf("settings", [{ setting: "My note", value: 7 }, ...rows]),
      STATUSES,
    );
    expect(settings).toMatchObject({ orderImport: true, quantitySync: true });
    expect(issues).toEqual([]);
  });
});

describe("settings that cannot be used", () => {
  test("everything wrong is said at once, each with its name and what may be chosen", () => {
    const { issues } = reading({
      "Order Import": "yes",
      "Inventory Quantity Sync": true,
      "Minimum Order Date": "last week",
      "Walmart Created": "Neww",
    });
    expect(issues.map(({ subject }) => subject).sort()).toEqual([
      "Inventory Quantity Sync",
      "Minimum Order Date",
      "Order Import",
      "Walmart Created",
    ]);
    const message = (name: string) => issues.find(({ subject }) => subject === name)?.message;
    expect(message("Order Import")).toBe("Settings ▸ Order Import: “yes” cannot be chosen. Choose On or Off.");
    expect(message("Minimum Order Date")).toContain("“last week” is not a date");
    expect(message("Walmart Created")).toContain("“Neww” is not in Order Statuses");
  });

  test("an unusable switch is off", () => {
    expect(reading({ "Inventory Quantity Sync": "on" }).settings.quantitySync).toBe(false);
  });

  test("a status that is gone from Order Statuses counts as not mapped", () => {
    expect(reading({}, new Set(["New"])).settings.statusMap).toEqual({ Created: "New" });
  });
});

describe("settings under which no quantity leaves", () => {
  const shopWith = (values: Readonly<Record<string, RawCell>>, more = {}) =>
    aShop({
      listings: [aListing()],
      products: [aProduct()],
      inventory: units(3),
      settings: settingRows({ ...SYNC_ON, ...values }),
      ...more,
    });
  const withheld = (values: Readonly<Record<string, RawCell>>, more = {}) => listingOf(shopWith(values, more)).withheld;

  test("with everything chosen the quantity leaves", () => expect(toSend(shopWith({}))).toBe(3));

  test("Quantity Sync off skips every listing and says so", () => {
    expect(withheld({ "Inventory Quantity Sync": "Off" })).toBe("Skipped: Inventory Quantity Sync is off in Settings.");
  });

  test.each(["Walmart Created", "Walmart Acknowledged"])("%s unmapped pauses quantities", (name) => {
    expect(withheld({ [name]: null })).toMatch(/^Paused: .*sales cannot be subtracted/);
    expect(withheld({ [name]: null, "Order Import": "Off" })).toMatch(/^Paused: /);
  });

  test.each(["Walmart Shipped", "Walmart Delivered", "Walmart Cancelled"])("%s unmapped does not", (name) => {
    expect(withheld({ [name]: null })).toBeNull();
  });

  test("an Order Import that cannot be read pauses quantities, since sales may not be subtracted", () => {
    expect(withheld({ "Order Import": "on" })).toMatch(/^Paused: .*Order Import/);
  });

  test("a Minimum Order Date that cannot be read pauses quantities", () => {
    expect(withheld({ "Minimum Order Date": "last week" })).toMatch(/^Paused: .*Minimum Order Date/);
  });

  test("no ticked status or no ticked warehouse pauses quantities instead of sending zeros", () => {
    expect(withheld({}, { inventoryStatuses: [{ status: "Available", counts: false }] })).toMatch(/^Paused: no status/);
    expect(withheld({}, { warehouses: [] })).toMatch(/^Paused: no warehouse/);
  });
});
