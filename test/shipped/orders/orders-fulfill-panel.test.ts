/** The panel Fulfill, as somebody with a scanner uses it. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { openPage } from "../../support/sidebar-page";

const SCANNED = /^Scan or paste/;
const LINE = "Order line";

async function panelOf(shop: QuantityShop) {
  const calls: string[] = [];
  const page = await openPage((door, args) => {
    calls.push(String(args[0]));
    shop.clock.advance(5_000);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });
  await page.open("Fulfill");
  return {
    ...page,
    calls,
    line: () => page.read(LINE),
    find: async (about: string): Promise<void> => {
      await page.fill("Order number or IMEI", about);
      await page.click("Show", page.document.querySelector("form") ?? undefined);
    },
    scanned: () => page.field(SCANNED),
    /** What a scanner does: types a number and presses Enter. */
    scan: async (text: string): Promise<void> => {
      await Promise.all([page.fill(SCANNED, text), page.key(SCANNED, "Enter")]);
    },
    inLine: () => page.captions(page.part(LINE) ?? undefined),
    /** The first of those with this caption. */
    clickInLine: (caption: string): Promise<void> =>
      page.clickOn([...(page.part(LINE)?.querySelectorAll("button") ?? [])].find((one) => one.textContent === caption)),
  };
}

function shopWithOrder(quantity = 1, sku = "A") {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 4 });
  shop.run();
  const po = shop.buy(sku, quantity);
  shop.run();
  return { shop, imeis, po };
}

test("shows what a typed PO needs; a scan commits, and the keyboard stays in the field", async () => {
  const { shop, imeis, po } = shopWithOrder(2);
  const { find, scan, line, scanned, focused } = await panelOf(shop);
  await find(po);
  expect(line()).toMatch(/2 ordered, 0 shipped ?0 named, 2 to scan/);
  expect(focused()).toBe(scanned());
  await scan(imeis[0] ?? "");
  expect(line()).toContain("1 named, 1 to scan");
  expect([focused(), scanned().value]).toEqual([scanned(), ""]);
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1" });
});

test("the selected row is meant where nothing is typed", async () => {
  const { shop, po } = shopWithOrder();
  shop.hands.select("Orders", "PO", po);
  const { find, line } = await panelOf(shop);
  await find("");
  expect(line().startsWith(po)).toBe(true);
});

test("scans that come faster than the script answers are all committed, those that wait together", async () => {
  const { shop, imeis, po } = shopWithOrder(4);
  const { find, scan, calls, line } = await panelOf(shop);
  await find(po);
  await Promise.all(imeis.map((imei) => scan(imei)));
  expect(line()).toContain("All units are named: 4.");
  expect(calls.filter((name) => name === "commitUnits").length).toBeLessThan(imeis.length);
});

test("several lines pasted at once are committed at once; Shift and Enter only breaks the line", async () => {
  const { shop, imeis, po } = shopWithOrder(3);
  const { find, fill, key, click, line, calls } = await panelOf(shop);
  await find(po);
  await fill(SCANNED, imeis.slice(0, 3).join("\n"));
  await key(SCANNED, "Enter", { shiftKey: true });
  await key(SCANNED, "5");
  expect(calls).not.toContain("commitUnits");
  await click("Commit");
  expect(line()).toContain("All units are named: 3.");
});

test("suggestions come oldest first, and a click adds one", async () => {
  const { shop, imeis, po } = shopWithOrder();
  const { find, line, clickInLine } = await panelOf(shop);
  await find(po);
  const places = imeis.map((imei) => line().indexOf(imei));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  await clickInLine("Add");
  expect(shop.orderRow(po)["IMEIs / units"]).toBe(imeis[0]);
  expect(line()).not.toContain("Suggested");
});

test("what cannot be committed is said, and the rest is", async () => {
  const { shop, imeis, po } = shopWithOrder(2);
  const { find, scan, status, line, text } = await panelOf(shop);
  await find(po);
  await scan(`${imeis[0]}\n359999999999999`);
  expect(status()).toMatch(/359999999999999/);
  expect(line()).toContain("1 named, 1 to scan");
  expect(text()).toContain("Wrong");
});

test("if another run is at work, what was scanned comes back into the field", async () => {
  const { shop, imeis, po } = shopWithOrder();
  const { find, fill, key, scanned, tone } = await panelOf(shop);
  await find(po);
  await fill(SCANNED, imeis[0] ?? "");
  let scans: Promise<void> | null = null;
  shop.sync({
    beforeCall: (index) => {
      if (index === 20) scans = key(SCANNED, "Enter");
    },
  });
  await scans;
  expect([scanned().value, tone()]).toEqual([imeis[0], "failed"]);
  await key(SCANNED, "Enter");
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1" });
});

test("an Unknown SKU is called a direct commit, and takes any unit", async () => {
  const { shop, imeis, po } = shopWithOrder(1, "L1");
  const { find, scan, line } = await panelOf(shop);
  await find(po);
  expect(line()).toContain("Direct commit: the line takes any unit.");
  await scan(imeis[0] ?? "");
  expect(line()).toContain("All units are named: 1.");
});

test("a committed unit is released by the button beside it, all of them by one", async () => {
  const { shop, imeis, po } = shopWithOrder(2);
  const { find, scan, clickInLine, inLine, line } = await panelOf(shop);
  await find(po);
  await scan(imeis.slice(0, 2).join(" "));
  expect(inLine()).toEqual(["Release", "Release", "Release all"]);
  await clickInLine("Release");
  expect(line()).toContain("1 named, 1 to scan");
  await scan(imeis[2] ?? "");
  await clickInLine("Release all");
  expect(shop.orderRow(po)).toMatchObject({ Committed: "0", "IMEIs / units": "" });
});

test("a unit of another product waits until the substitute is confirmed", async () => {
  const { shop, po } = shopWithOrder();
  const [other = ""] = shop.phones({ B: 1 });
  shop.run();
  const { find, scan, clickInLine, line } = await panelOf(shop);
  await find(po);
  await scan(other);
  expect(line()).toMatch(/to confirm/);
  await clickInLine("Confirm substitute");
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1" });
});

test("a phone that came back is taken back by its IMEI", async () => {
  const { shop, imeis, po } = shopWithOrder();
  shop.commit(po, imeis[0] ?? "");
  shop.run();
  shop.ship(po);
  shop.run();
  const { find, line, fill, click, field, tone } = await panelOf(shop);
  await find(po);
  expect(line()).toMatch(/sold/);
  const name = "IMEI or Unit ID of a phone that came back";
  await fill(name, imeis[0] ?? "");
  await click("Take back unit");
  expect([tone(), field(name).value]).toEqual(["done", ""]);
  expect(shop.inventory("IMEI", imeis[0] ?? "")).toMatchObject({ "Sold on": "" });
});

test("further lines of the order are offered", async () => {
  const { shop } = shopWithOrder();
  const lines = ["A", "B"].map((sku) => ({ sku, quantity: 1 }));
  const placed = shop.walmart.buyers.order({ lines, isForced: true }, shop.clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  shop.clock.advance(3_600_000);
  shop.sync();
  const { find, line, clickInLine } = await panelOf(shop);
  await find(placed.purchaseOrderId);
  const [, shown = ""] = /^(\d+ \/ \d+)/.exec(line()) ?? [];
  expect(line()).toContain("Other lines of this order");
  await clickInLine("Show");
  expect(line().startsWith(shown)).toBe(false);
});

test("Acknowledge Selected tells Walmart of the selected rows", async () => {
  const shop = quantityShop();
  shop.switchOn({ "Order Acknowledgment": "Manually" });
  shop.phones({ A: 1 });
  const po = shop.buy("A");
  shop.clock.advance(3_600_000);
  shop.sync();
  shop.hands.select("Orders", "PO", po);
  const { click } = await panelOf(shop);
  await click("Acknowledge Selected");
  expect(shop.orderRow(po)["Walmart status"]).toBe("Acknowledged");
});
