/** Preview, guards and Undo on the built bundle: what they keep from Walmart. */
import type { RunReport } from "../../../src/domain/log/run-report";
import { letterOf } from "../../support/letters";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const HOUR_MS = 3_600_000;

const undo = (shop: QuantityShop): RunReport => {
  shop.clock.advance(60_000);
  const result = shop.world.run("sidebarDo", ["undoLastPush", "null"], { from: "sidebar" });
  if (result.outcome !== "returned") throw new Error(JSON.stringify(result));
  return JSON.parse(String(result.value)).data;
};
const preview = (shop: QuantityShop) => shop.rows("Preview").map((row) => [row["Listing SKU"], row["Will become"]]);
const off = (shop: QuantityShop) => shop.switchOn({ "Inventory Quantity Sync": "Off" });
const on = (shop: QuantityShop) => shop.switchOn({ "Inventory Quantity Sync": "On" });

test("vector ap: Undo, then the next run: the undone numbers stay; the sync is off and says so", () => {
  const shop = quantityShop();
  shop.phones({ A: 5, B: 4 });
  shop.run();
  shop.clock.advance(HOUR_MS);
  for (const sku of ["A", "B"]) shop.hands.type("Listings", "Listing SKU", sku, "Max", "1");
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([1, 1]);
  shop.buy("A");
  expect(undo(shop)).toMatchObject({
    kind: "done",
    summary: expect.stringContaining("Inventory Quantity Sync is off now"),
  });
  expect([shop.set("A"), shop.set("B"), shop.set("BASE")]).toEqual([4, 4, 10]);
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([4, 4]);
  expect(shop.listing("A").Sync).toBe("Skipped: Inventory Quantity Sync is off in Settings.");
  expect(shop.hands.shown("Settings", "Setting", "Inventory Quantity Sync", "Value")).toBe("Off");
  on(shop);
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([4, 4]);
  expect(preview(shop).sort()).toEqual([
    ["A", "1"],
    ["B", "1"],
  ]);
});

test("vector aq: Orders emptied by accident (30 open rows): increases wait, named; decreases go", () => {
  const shop = quantityShop();
  const [first = ""] = shop.phones({ A: 40, B: 5 });
  shop.run();
  for (let sold = 0; sold < 30; sold += 1) shop.buy("A");
  shop.run();
  expect([shop.set("A"), shop.rows("Orders").length]).toEqual([10, 30]);
  shop.people.deleteRows("Orders", 2, 30);
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Status", "Lost");
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([10, 4]);
  expect(preview(shop)).toEqual([["A", "40"]]);
  expect(shop.listing("A").Sync).toMatch(/^Paused: waits in Preview, since many open orders are gone from Orders/);
  expect(shop.rows("Log").map((row) => row["What happened"])).toContainEqual(
    expect.stringMatching(/^30 open order lines are gone from Orders/),
  );
  expect(shop.world.emulator.mails).toMatchObject([
    { to: ["seller@example.com"], body: expect.stringContaining("30 open") },
  ]);
  shop.world.run("restoreRemovedOrders");
  shop.run();
  expect([shop.set("A"), shop.rows("Preview").length, shop.inventory("IMEI", first).Status]).toEqual([
    10,
    0,
    "Available",
  ]);
});

/** A shop whose sync was switched off and on again while five numbers had changed; they wait in Preview. */
function waiting(): QuantityShop {
  const shop = quantityShop();
  shop.phones({ A: 1, B: 2, L1: 3, L2: 4, L3: 5 });
  off(shop);
  shop.run();
  on(shop);
  shop.run();
  return shop;
}

test("the first enabling: Preview comes into sight with tick boxes, and only what was ticked reaches Walmart", () => {
  const shop = waiting();
  expect(shop.book.view.tabs().find(({ title }) => title === "Preview")).toMatchObject({ hidden: false });
  expect(preview(shop).sort()).toEqual([
    ["A", "1"],
    ["B", "2"],
    ["L1", "3"],
    ["L2", "4"],
    ["L3", "5"],
  ]);
  expect(
    shop.book.view.cell("Preview", `${letterOf(shop.book, "Preview", "Approve")}2`).dataValidation?.condition.type,
  ).toBe("BOOLEAN");
  const writes = shop.walmart.inventoryWrites().length;
  shop.hands.tick("Preview", "Listing SKU", "B", "Approve");
  shop.hands.tick("Preview", "Listing SKU", "L1", "Approve");
  shop.people.sort("Preview", "C", "Z to A");
  shop.run();
  expect(shop.walmart.inventoryWrites().slice(writes)).toEqual([]);
  shop.sendApproved();
  expect(["A", "B", "L1", "L2", "L3"].map(shop.set)).toEqual([0, 2, 3, 0, 0]);
  expect(preview(shop).sort()).toEqual([
    ["A", "1"],
    ["L2", "4"],
    ["L3", "5"],
  ]);
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
});

test("a Preview of before, without Title and Change, shows what waits, and what is ticked is sent", () => {
  const shop = quantityShop();
  for (const heading of ["Title", "Change"])
    shop.people.deleteColumns("Preview", letterOf(shop.book, "Preview", heading), 1);
  shop.phones({ A: 1, B: 2, L1: 3, L2: 4, L3: 5 });
  off(shop);
  shop.run();
  on(shop);
  shop.run();
  expect(preview(shop)).toHaveLength(5);
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  shop.hands.tick("Preview", "Listing SKU", "B", "Approve");
  shop.sendApproved();
  expect([shop.set("B"), preview(shop).length]).toEqual([2, 4]);
});

test("rows of Preview that people copy, type over and delete send nothing that was not approved so", () => {
  const shop = waiting();
  const { hands, people } = shop;
  const cells = (sku: string) => Object.values(shop.rows("Preview").find((row) => row["Listing SKU"] === sku) ?? {});
  people.paste("Preview", "A20", [cells("A")]);
  const approve = letterOf(shop.book, "Preview", "Approve");
  for (const row of [shop.book.view.find("Preview", "Listing SKU", "A") ?? 0, 20])
    people.tick("Preview", `${approve}${row}`);
  hands.tick("Preview", "Listing SKU", "B", "Approve");
  hands.type("Preview", "Listing SKU", "B", "Will become", "99");
  hands.tick("Preview", "Listing SKU", "L1", "Approve");
  hands.type("Preview", "Listing SKU", "L1", "Listing SKU", "L2");
  hands.deleteRow("Preview", "Listing SKU", "L3");
  const writes = shop.walmart.inventoryWrites().length;
  const report = shop.sendApproved();
  expect(shop.walmart.inventoryWrites().slice(writes)).toEqual([]);
  expect(report.problems.join()).toMatch(/Not sent, since it is no longer as you saw it: /);
  const because = shop
    .rows("Preview")
    .filter((row) => row["Listing SKU"] === "A")
    .map((row) => row.Because);
  expect(because).toEqual(Array(2).fill(expect.stringMatching(/^Problem: A is in two rows of Preview/)));
  expect(preview(shop)).toEqual(
    expect.arrayContaining([
      ["B", "2"],
      ["L1", "3"],
      ["L3", "5"],
    ]),
  );
});

test("a run that dies at any service call of Send Approved loses no approval and sends nothing else", () => {
  const shop = waiting();
  hands(shop);
  const before = shop.world.snapshot();
  const calls = shop.world.run("sendApproved").calls;
  for (let killAtCall = 20; killAtCall < calls; killAtCall += 3) {
    shop.world.restore(before);
    shop.world.run("sendApproved", [], { killAtCall });
    shop.sendApproved();
    expect(["A", "B", "L1"].map(shop.set)).toEqual([0, 2, 0]);
  }
});

const hands = (shop: QuantityShop) => shop.hands.tick("Preview", "Listing SKU", "B", "Approve");
