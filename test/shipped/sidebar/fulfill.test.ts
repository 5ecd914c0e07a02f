/** The view Fulfill: a scan with no line chosen finds the line that the unit can go out on. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { sidebarOf } from "../../support/sidebar-page";

const DAY_MS = 24 * 3_600_000;

async function deskOf(shop: QuantityShop) {
  const page = await sidebarOf(shop);
  await page.open("Fulfill");
  return {
    ...page,
    line: () => page.read("Order line"),
    scan: async (name: string): Promise<void> => {
      await page.fill("Order number or IMEI", name);
      await page.click("Show", page.document.querySelector("form") ?? undefined);
    },
  };
}

/** Four phones A and two phones B in stock, and as many orders of one phone A as wished, a day apart. */
function shopWith(orders: number) {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 4, B: 2 });
  shop.run();
  const pos = Array.from({ length: orders }, () => {
    shop.clock.advance(DAY_MS);
    const po = shop.buy("A");
    shop.run();
    return po;
  });
  return { shop, pos, a: imeis.slice(0, 4), b: imeis.slice(4) };
}

test("a free unit shows the only open line that needs it, suggested first, so that Add commits it", async () => {
  const { shop, pos, a } = shopWith(1);
  const { scan, line, status, click, document, field } = await deskOf(shop);
  const [, , third = ""] = a;
  expect(document.activeElement).toBe(field("Order number or IMEI"));
  await scan(third);
  expect(line()).toContain(`${pos[0]} / `);
  expect(status()).toMatch(new RegExp(`^${third} can go out on ${pos[0]} / \\d+, the only open line that needs it\\.`));
  expect(line()).toMatch(new RegExp(`Suggested, the best first ?${third} .*?Scanned just now\\.`));
  expect(shop.orderRow(pos[0] ?? "")["IMEIs / units"]).toBe("");
  expect(field("Order number or IMEI").value).toBe("");
  expect(document.activeElement).toBe(field(/^Scan or paste/));
  await click(`Add ${third}`);
  expect(shop.orderRow(pos[0] ?? "")["IMEIs / units"]).toBe(third);
});

test("of several open lines a person chooses one; those to ship first come first, and the click commits", async () => {
  const { shop, pos, a } = shopWith(3);
  // The rows are not in the order of Ship by.
  shop.hands.sort("Orders", "Ship by", "Z to A");
  const { scan, read, part, click, line, status } = await deskOf(shop);
  await scan(a[1] ?? "");
  expect(status()).toBe(`${a[1]} can go out on 3 open lines. Choose one.`);
  const offered = pos.map((po) => read("Open lines").indexOf(po));
  expect(offered).toEqual([...offered].sort((one, other) => one - other));
  expect(read("Open lines")).toMatch(/ship by Mar \d+/);
  await click(new RegExp(`^Commit here ${pos[1]}`));
  expect(shop.orderRow(pos[1] ?? "")["IMEIs / units"]).toBe(a[1]);
  expect(part("Open lines")).toBeNull();
  expect(line()).toContain("All units are named: 1.");
});

test("a unit that no open line needs, that is named already, or that nobody knows: each is said", async () => {
  const { shop, pos, a, b } = shopWith(1);
  const { scan, status, tone, line } = await deskOf(shop);
  await scan(b[0] ?? "");
  expect(status()).toBe(
    `No open order line needs ${b[0]}. To send it out on another line, type the order number of that line.`,
  );
  expect(tone()).toBe("failed");
  await scan("359999999999999");
  expect(status()).toContain("No order line has the PO, customer order number or unit “359999999999999”.");
  shop.commit(pos[0] ?? "", a[0] ?? "");
  await scan(a[0] ?? "");
  expect(status()).toMatch(new RegExp(`^${a[0]} is on ${pos[0]} / \\d+ already\\.`));
  expect(line()).toContain("All units are named: 1.");
  await scan(a[1] ?? "");
  expect(status()).toContain(`No open order line needs ${a[1]}.`);
});

test("where the order's status forbids it, the scan says so", async () => {
  const { shop, pos, a } = shopWith(1);
  const status = shop.orderRow(pos[0] ?? "")["Order status"] ?? "";
  shop.hands.row("Order Statuses", { Status: status }).untick("Allow commitment");
  const desk = await deskOf(shop);
  await desk.scan(a[0] ?? "");
  expect(desk.status()).toContain(`The status “${status}” does not allow commitment`);
});

test("a counted lot gives one unit to the line that a person chooses", async () => {
  const shop = quantityShop();
  shop.lots({ L: 5 });
  shop.run();
  const pos = [shop.buy("L", 2), shop.buy("L", 1)];
  shop.run();
  const lot = shop.inventory("SKU or Variation ID", "L")["Unit ID"] ?? "";
  const { scan, click } = await deskOf(shop);
  await scan(lot);
  await click(new RegExp(`^Commit here ${pos[1]}`));
  expect(shop.orderRow(pos[1] ?? "")).toMatchObject({ "IMEIs / units": lot, Committed: "1" });
});

test("a line of a kit needs a unit of each part, and no second one, also where its SKU is unknown", async () => {
  const { shop, a, b } = shopWith(0);
  for (const target of ["A", "B"]) shop.map("S", { target, isPart: true });
  shop.run();
  const po = shop.buy("S");
  shop.run();
  const { scan, status, click } = await deskOf(shop);
  await scan(a[0] ?? "");
  await click(`Add ${a[0]}`);
  await scan(a[1] ?? "");
  expect(status()).toContain(`No open order line needs ${a[1]}.`);
  await scan(b[0] ?? "");
  expect(status()).toContain(`${b[0]} can go out on ${po} / `);
});
