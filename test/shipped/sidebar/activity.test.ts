/** The view Activity: the latest runs, the last push and its undo, what differs, and what was removed. */
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";
import { sidebarOf } from "../../support/sidebar-page";

const HOUR_MS = 3_600_000;

async function activityOf(shop: Shop) {
  const page = await sidebarOf(shop);
  await page.open("Activity");
  return page;
}

const laterBy = (shop: Shop, hours: number): void => {
  shop.clock.advance(hours * HOUR_MS);
  shop.sync();
};

/** An order of one phone that the sheet knows. */
function ordered(shop: Shop): string {
  const po = shop.buy("A");
  laterBy(shop, 1);
  return po;
}

test("the undo says how many listings it sets back before anything happens, and keeps the numbers if not confirmed", async () => {
  const shop = runningShop();
  for (const sku of ["A", "B"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", "12");
  laterBy(shop, 1);
  const { click, read, status, captions } = await activityOf(shop);
  expect(read("Last push")).toMatch(/The last push of Mar 2, \d+:\d\d [AP]M changed 2 listings\./);
  await click("Undo Last Push…");
  expect(read("Last push")).toContain("This sets 2 listings back to what Walmart had before");
  await click("Keep the numbers");
  expect(captions()).not.toContain("Set 2 listings back");
  expect(shop.walmart.quantities().get("A")).toBe(12);
  await click("Undo Last Push…");
  await click("Set 2 listings back");
  expect(status()).toContain("The last push is undone.");
  expect(["A", "B"].map((sku) => shop.walmart.quantities().get(sku))).toEqual([10, 10]);
  expect(read("Last push")).toContain("There is no push to undo.");
  expect(captions()).not.toContain("Undo Last Push…");
});

test("the latest 20 runs are told from Log, each with its events, problems first and in red", async () => {
  const shop = runningShop();
  const rows = Array.from({ length: 25 }, (_, run) => [
    ["2026-03-01 08:00:00", `run ${run}`, "Info", `Info of ${run}.`],
    ["2026-03-01 08:00:05", `run ${run}`, "Problem", `Problem of ${run} <img src=x>.`],
  ]).flat();
  const timed = rows.map(([, run = "", ...cells], at) => [
    `2026-03-01 ${8 + Math.floor(at / 6)}:0${at % 6}:00`,
    run,
    ...cells,
  ]);
  shop.hands.fill("Log", ["Time", "Run", "Severity", "What happened"], timed);
  const { document, read } = await activityOf(shop);
  const runs = [...document.querySelectorAll('[aria-label="Runs"] details')];
  expect(runs).toHaveLength(20);
  expect(runs.at(-1)?.querySelector("summary")?.textContent).toMatch(/^Mar 1, \d+:\d\d [AP]M: 1 problem$/);
  const texts = [...(runs.at(-1)?.querySelectorAll("li") ?? [])].map((li) => [li.className, li.textContent]);
  expect(texts).toEqual([
    ["wrong", expect.stringMatching(/^Problem of \d+ <img src=x>\.$/)],
    ["", expect.stringMatching(/^Info of \d+\.$/)],
  ]);
  expect(read("Runs")).not.toContain("Info of 0.");
});

test("an order about which Walmart and the sheet differ is shown, restored, or ignored with a reason", async () => {
  const shop = runningShop();
  const [po, other] = [ordered(shop), ordered(shop)];
  for (const one of [po, other]) shop.hands.deleteRow("Orders", "PO", one);
  laterBy(shop, 1);
  const early = await activityOf(shop);
  expect(early.read("Differences")).toContain("2 more orders differ since a short time.");
  laterBy(shop, 25);
  const { read, click, fill, status } = await activityOf(shop);
  expect(read("Differences")).toMatch(/They differ about 2 orders\./);
  expect(read("Differences")).toContain("Walmart has it open, and its rows were deleted from Orders.");
  await click(`Ignore… ${po}`);
  await click(`Ignore ${po}`);
  expect(status()).toMatch(/^Type why/);
  await fill(`Why ${po} may differ`, "sold in the shop");
  await click(`Ignore ${po}`);
  expect(read("Differences")).toContain("They differ about 1 order.");
  expect(read("Differences")).toContain("Ignored: sold in the shop");
  await click(`Restore ${other}`);
  expect(read("Differences")).toContain("No difference needs you.");
  expect(shop.rows("Orders").map(({ PO }) => PO)).toEqual([other]);
});

test("Show me selects the row of an order that differs", async () => {
  const shop = runningShop();
  const po = ordered(shop);
  shop.hands.type("Orders", "PO", po, "Order status", "Shipped");
  laterBy(shop, 1);
  laterBy(shop, 25);
  const { click, status, read } = await activityOf(shop);
  expect(read("Differences")).toContain("Orders calls it Shipped, and Walmart waits for it: there is no package.");
  await click(`Show me ${po}`);
  expect(status()).toMatch(new RegExp(`^The row of ${po} / \\d+ is selected in Orders\\.$`));
});

test("all removed orders come back by one click, which is offered only while there are some", async () => {
  const shop = runningShop();
  const pos = [ordered(shop), ordered(shop)];
  const before = await activityOf(shop);
  expect(before.read("Removed orders")).toContain("No row of an order was deleted.");
  for (const po of pos) shop.hands.deleteRow("Orders", "PO", po);
  laterBy(shop, 1);
  const { click, read, captions } = await activityOf(shop);
  expect(read("Removed orders")).toContain("2 orders have deleted rows.");
  await click("Restore removed orders");
  expect(
    shop
      .rows("Orders")
      .map(({ PO }) => PO)
      .sort(),
  ).toEqual([...pos].sort());
  expect(captions()).not.toContain("Restore removed orders");
});

test("Purge buyer data is on top where the menu asked for it, and at the end otherwise", async () => {
  const shop = runningShop();
  expect((await activityOf(shop)).text()).toMatch(/Last push.*Purge buyer data/);
  shop.world.run("purgeBuyerData");
  expect((await sidebarOf(shop, 0)).text()).toMatch(/Purge buyer data.*Last push/);
});

test("before Set up the view says what comes first; where nothing was done, it says so", async () => {
  const fresh = openShop();
  const before = await activityOf(fresh);
  expect(before.text()).toContain("Nothing was done yet. Home leads through the first steps.");
  fresh.world.run("setUpWorkbook");
  const { text } = await activityOf(fresh);
  for (const sentence of ["There is no push to undo.", "Order Import is off", "No row of an order was deleted."])
    expect(text()).toContain(sentence);
});
