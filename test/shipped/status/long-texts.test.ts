/** Texts of any length, in any script: what a run says is shortened, never refused, and the sidebar shows the latest. */
import type { RunReport } from "../../../src/domain/log/run-report";
import { fitting, NOTHING_DONE, toastOf } from "../../../src/domain/workbook/report";
import { letterOf } from "../../support/letters";
import { runningShop, type Shop } from "../../support/shop-under-test";

const LETTERS = ["x", "é", "語", "📱"];
const bytes = (text: string) => Buffer.byteLength(text);

const shownOf = (shop: Shop) => {
  const loaded = shop.world.run("sidebarLoad", [], { from: "sidebar" });
  if (loaded.outcome !== "returned") throw new Error(loaded.outcome);
  return JSON.parse(String(loaded.value)) as { readonly lastRun: { readonly summary: string } | null };
};

const PLACES: readonly (readonly [string, (shop: Shop, text: string) => void])[] = [
  ["a setting", (shop, text) => shop.hands.type("Settings", "Setting", "Order Import", "Value", text)],
  ["a heading", (shop, text) => shop.people.type("Listings", `${letterOf(shop.book, "Listings", "Available")}1`, text)],
  ["a status", (shop, text) => shop.people.type("Inventory", `${letterOf(shop.book, "Inventory", "Status")}2`, text)],
  [
    "a SKU of stock",
    (shop, text) => shop.hands.type("Inventory", "SKU or Variation ID", "A", "SKU or Variation ID", text),
  ],
  [
    "a tracking number",
    (shop, text) => shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [["1", text, text]]),
  ],
  [
    "an order number",
    (shop, text) =>
      shop.hands.fill(
        "Orders",
        ["PO", "Channel", "SKU as sold", "Qty", "Order status"],
        [[text, "eBay", "A", "1", text]],
      ),
  ],
];

describe.each(LETTERS)("of %s", (letter) => {
  test.each(PLACES)("%s of 12,000 of it: the reason is said and kept", (_, act) => {
    const shop = runningShop();
    act(shop, letter.repeat(12_000));
    const report = shop.sync();
    expect(report.summary).not.toMatch(/mistake of its own/);
    expect(shownOf(shop).lastRun?.summary).toBe(report.summary);
    expect(shop.toast().length).toBeLessThan(1_000);
    shop.clock.advance(3_600_000);
    expect(shop.sync().summary).not.toMatch(/mistake of its own/);
  });

  test("500 problems, rows and reasons of it fit into a property of 9 kB, the first ones stay", () => {
    const many = Array.from({ length: 500 }, (_, index) => `${index} ${letter.repeat(3_000)}`);
    const report: RunReport = {
      kind: "failed",
      finishedAt: null,
      status: { kind: "failed", reasons: many },
      holds: ["failed"],
      summary: letter.repeat(50_000),
      problems: many,
      rows: [{ tab: "orders", title: "Orders", count: 500, first: many.map((text) => ({ row: text, text })) }],
      counts: NOTHING_DONE,
      quantities: null,
    };
    const kept = fitting(report);
    expect(bytes(JSON.stringify(kept))).toBeLessThan(9_000);
    expect(kept.problems[0]).toMatch(/^0 /);
    expect(JSON.stringify(kept)).not.toMatch(/\\ud8/);
    expect(toastOf(kept).length).toBeLessThan(700);
  });
});
