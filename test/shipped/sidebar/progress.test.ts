/** What takes long: words, counts, a bar and Stop; another run at work; a script that does not answer. */
import { runningShop, type Shop } from "../../support/shop-under-test";
import { openPage, type SidebarPage } from "../../support/sidebar-page";

/** A page whose calls are answered at once, while the shop's run waits at one of its own calls. */
const pageOf = (shop: Shop, user?: string): Promise<SidebarPage> =>
  openPage((door, args) => {
    const result = shop.world.run(door, [...args], { from: "sidebar", ...(user === undefined ? {} : { user }) });
    if (result.outcome !== "returned") throw new Error(`${door} ${result.outcome}`);
    return String(result.value);
  });

const asked = (shop: Shop, name: string, ask: unknown): unknown => {
  const result = shop.world.run("sidebarDo", [name, JSON.stringify(ask)], { from: "sidebar" });
  return JSON.parse(result.outcome === "returned" ? String(result.value) : "{}").data;
};

interface Told {
  readonly now: { readonly run: string; readonly what: string; readonly done: number; readonly of: number } | null;
}

/** Runs, and looks at it from another page at every tenth call. Stops it as soon as `when` says so. */
function watchedRun(shop: Shop, door: string, when: (told: Told["now"]) => boolean = () => false, from = 0) {
  const told: string[] = [];
  let isStopped = false;
  const result = shop.world.run(door, [], {
    beforeCall: (index) => {
      if (index % 5 !== 0 || index < from) return;
      const { now } = asked(shop, "progress", null) as Told;
      if (now === null) return;
      told.push(`${now.what} ${now.done}/${now.of}`);
      if (isStopped || !when(now)) return;
      isStopped = true;
      asked(shop, "stop", { run: now.run });
    },
  });
  return { told, isStopped, result };
}

function summary(shop: Shop): string {
  const result = shop.world.run("sidebarLoad", [], { from: "sidebar" });
  return JSON.parse(result.outcome === "returned" ? String(result.value) : "{}").lastRun.summary;
}

test("a run at work tells what it does in the seller's words, and nothing once it is over", () => {
  const shop = runningShop();
  for (const sku of ["A", "B", "C", "D"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", "4");
  const { told } = watchedRun(shop, "syncNow");
  expect(told.length).toBeGreaterThan(0);
  for (const one of told)
    expect(one).toMatch(/^(Reading|Importing|Sending|Looking|Computing|Asking|Committing|Starting)/);
  expect(asked(shop, "progress", null)).toMatchObject({ now: null });
});

/** Two numbers to send, two packages to ship. */
function shopAtWork(): { readonly shop: Shop; readonly pos: readonly string[] } {
  const shop = runningShop();
  const pos = ["C", "D"].map((sku) => shop.buy(sku));
  shop.clock.advance(3_600_000);
  shop.sync();
  for (const sku of ["A", "B"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", "4");
  shop.hands.fill(
    "Shipments",
    ["PO", "Carrier", "Tracking number"],
    pos.map((po, index) => [po, "UPS", `1Z999AA1012345678${index}`]),
  );
  return { shop, pos };
}

test("Stop at any moment: the run says so, and with the next one all is sent once", () => {
  const { shop, pos } = shopAtWork();
  const ready = shop.world.snapshot();
  let stops = 0;
  for (let from = 0; from <= 120; from += 30) {
    shop.world.restore(ready);
    const { isStopped } = watchedRun(shop, "syncNow", (now) => now !== null, from);
    if (isStopped) {
      expect(shop.rows("Log").map((row) => row["What happened"])).toContain(
        "Stopped by seller@example.com. What was done is written down; the next run goes on from there.",
      );
      expect(summary(shop)).toContain(
        "Stopped by you. What was done is written down; the next run goes on from there.",
      );
      expect(summary(shop)).not.toMatch(/used up|takes none/);
      stops += 1;
    }
    shop.clock.advance(3_600_000);
    shop.sync();
    expect(Object.fromEntries(shop.walmart.quantities())).toMatchObject({ A: 4, B: 4 });
    expect(pos.map((po) => shop.walmart.shipmentsOf(po).length)).toEqual([1, 1]);
  }
  expect(stops).toBeGreaterThan(1);
});

test("Stop of a run that is over stops no later one", () => {
  const shop = runningShop();
  let run = "";
  watchedRun(shop, "syncNow", (now) => {
    run = now?.run ?? run;
    return false;
  });
  asked(shop, "stop", { run });
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.sync();
  expect(summary(shop)).toMatch(/^Up to date\. 1 quantity sent\./);
});

test("the page shows another run with a bar and Stop, and its result by itself", async () => {
  const shop = runningShop();
  const page = await pageOf(shop);
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.world.run("syncNow", [], {
    beforeCall: (index) => {
      if (index === 40) page.document.defaultView?.dispatchEvent(new page.document.defaultView.Event("focus"));
    },
  });
  await page.wait();
  await page.wait();
  expect(page.status()).toMatch(/^Up to date\. 1 quantity sent\./);
});

test("a click while another run works says so, and shows that run's result once it is there", async () => {
  const shop = runningShop();
  const page = await pageOf(shop);
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.world.run("syncNow", [], {
    beforeCall: (index) => {
      if (index === 20) page.button("Sync Now").click();
    },
  });
  await page.wait();
  await page.wait();
  expect(page.status()).toMatch(/^Up to date\. 1 quantity sent\. \(Mar 2, \d+:\d\d [AP]M\)$/);
});
