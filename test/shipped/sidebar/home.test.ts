/** Home: how the shop stands, what needs the seller, and the one click that helps. */
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { COLLEAGUE, loseKey, reopened, sidebarOf } from "../../support/people";
import { runningShop, type Shop } from "../../support/shop-under-test";
import { mainButtons, nextStep, openSidebarOf } from "../../support/sidebar-of";

/** A long answer is cut in the books, which then say how long it was. */
const lengthOf = (answer: string): number =>
  Number(/ \((\d+) characters\)$/.exec(answer)?.[1] ?? Buffer.byteLength(answer));

/** A shop in which every step of the first run is done. */
function scheduledShop(): Shop {
  const shop = runningShop();
  shop.world.run("startSchedule");
  return shop;
}

const setting = (shop: Shop, name: string): string => shop.hands.shown("Settings", "Setting", name, "Value");

const selectedAt = (shop: Shop): readonly [title: string | undefined, row: number | undefined] => {
  const selection = shop.book.selection("seller@example.com");
  const { title } = shop.book.view.tabs().find(({ sheetId }) => sheetId === selection?.sheetId) ?? {};
  return [title, selection?.ranges[0]?.first];
};

test("says whose account it is and where, never the key; Sync Now stands out", async () => {
  const shop = scheduledShop();
  const page = await openSidebarOf(shop);
  expect(page.text()).toContain("Walmart account: Second Ring Phones (partner ID 10001234567), Production.");
  expect([nextStep(page), mainButtons(page)]).toEqual(["none", ["Sync Now"]]);
  const { clientId = "", clientSecret = "" } = DEFAULT_KEYS[0] ?? {};
  for (const secret of [clientId, clientSecret]) expect(JSON.stringify(sidebarOf(shop))).not.toContain(secret);
});

test("tells the last run with its date, and about when the next one comes, in whose name", async () => {
  const page = await openSidebarOf(scheduledShop());
  expect(page.text()).toMatch(/Last run: Mar 2, \d+:\d\d [AP]M\./);
  expect(page.text()).toMatch(
    /Aisle runs every hour in the name of seller@example\.com\. Next run: about Mar 2, \d+:\d\d [AP]M\./,
  );
});

test("the color of the status follows what it says: green for up to date alone", async () => {
  const shop = runningShop();
  const page = await openSidebarOf(shop);
  const toneAfter = async (change: () => void): Promise<string | undefined> => {
    change();
    await page.click("Sync Now");
    return page.document.getElementById("status")?.dataset.tone;
  };
  expect(await toneAfter(() => undefined)).toBe("done");
  expect(await toneAfter(() => shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "lots"))).toBe("failed");
  shop.hands.type("Listings", "Listing SKU", "B", "Fixed number", "");
  expect(await toneAfter(() => shop.switchOn({ "Inventory Quantity Sync": "Off" }))).toBe("idle");
});

test("a row that needs the seller is named with what it says; Show me selects it", async () => {
  const shop = runningShop();
  shop.hands.type("Listings", "Listing SKU", "C", "Fixed number", "lots");
  const page = await openSidebarOf(shop);
  await page.click("Sync Now");
  expect(page.text()).toContain("Listings: 1 row needs you.");
  expect(page.text()).toContain("Listings ▸ C: Problem");
  await page.click("Show me");
  expect(selectedAt(shop)).toEqual(["Listings", shop.book.view.find("Listings", "Listing SKU", "C")]);
});

test("a text from outside that looks like markup is shown as it is", async () => {
  const shop = runningShop();
  const text = "<img src=x onerror=alert(1)>";
  shop.hands.fill("Inventory", ["SKU or Variation ID", "Qty"], [[text, "1"]]);
  const page = await openSidebarOf(shop);
  await page.click("Sync Now");
  expect(page.document.querySelector(".problems")?.textContent).toContain(text);
  expect(page.document.querySelector("img")).toBeNull();
});

test("of 3,000 rows that need the seller the first are shown, and where the others are", async () => {
  const shop = runningShop();
  shop.hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty"],
    Array.from({ length: 3_000 }, (_, index) => [`X-${index}`, "1"]),
  );
  const page = await openSidebarOf(shop);
  await page.click("Sync Now");
  expect(page.text()).toContain("Inventory: 3,000 rows need you.");
  expect(page.captions().filter((caption) => caption === "Show me")).toHaveLength(3);
  expect(page.text()).toContain("2,997 more are in Inventory.");
  await page.click("Open Inventory", page.document.querySelector<HTMLElement>(".problems") ?? undefined);
  expect(selectedAt(shop)).toEqual(["Inventory", 1]);
});

test("a switch writes Settings and says what happens, and the page follows at once", async () => {
  const shop = runningShop();
  const page = await openSidebarOf(shop);
  await page.fill("Order Import", false);
  expect(setting(shop, "Order Import")).toBe("Off");
  expect(page.status()).toMatch(/^Order Import is off\./);
  expect(page.field("Order Import").checked).toBe(false);
  expect(page.text()).toContain("Order Import is off, so Walmart's sales are not subtracted.");
  await page.click("Turn on Order Import");
  expect([setting(shop, "Order Import"), page.field("Order Import").checked]).toEqual(["On", true]);
  expect(
    shop
      .rows("Log")
      .slice(0, 2)
      .map((row) => row["What happened"]),
  ).toEqual(["seller@example.com turned Order Import on.", "seller@example.com turned Order Import off."]);
  await page.fill("Inventory Quantity Sync", false);
  await page.fill("ShipStation", true);
  expect([setting(shop, "Inventory Quantity Sync"), setting(shop, "ShipStation")]).toEqual(["Off", "On"]);
});

test("what waits in Preview is approved and sent from here, too", async () => {
  const shop = scheduledShop();
  for (const sku of ["A", "B", "C", "D"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", "0");
  const page = await openSidebarOf(shop);
  await page.click("Sync Now");
  expect([page.status(), mainButtons(page)]).toEqual([
    expect.stringContaining("to look through in Preview"),
    ["Open Preview"],
  ]);
  await page.click("Open Preview");
  expect(selectedAt(shop)[0]).toBe("Preview");
  await page.click("Approve all");
  expect(mainButtons(page)).toEqual(["Send approved"]);
  await page.click("Send approved");
  expect([...shop.walmart.quantities().values()]).toEqual([0, 0, 0, 0]);
  expect(mainButtons(page)).toEqual(["Sync Now"]);
});

test("where only the schedule is left to do, what needs the seller comes first", async () => {
  const shop = runningShop();
  const page = await openSidebarOf(shop);
  expect([nextStep(page), mainButtons(page)]).toEqual(["Automatic", ["Turn on automatic runs"]]);
  expect(page.text()).toContain("First steps: 6 of 7 done");
  shop.hands.type("Listings", "Listing SKU", "C", "Fixed number", "lots");
  await page.click("Sync Now");
  expect([nextStep(page), mainButtons(page)]).toEqual(["Automatic", ["Sync Now"]]);
  expect(page.text().indexOf("1 row needs you")).toBeLessThan(page.text().indexOf("First steps"));
});

test("a schedule whose last good run is older than two intervals is told on top, and can be taken over", async () => {
  const shop = scheduledShop();
  expect((await openSidebarOf(shop)).document.querySelector('[role="alert"]')).toBeNull();
  shop.clock.advance(3 * 3_600_000);
  const page = await openSidebarOf(shop);
  expect(page.document.querySelector('[role="alert"]')?.textContent).toMatch(
    /^No automatic run has ended well since Mar 2, /,
  );
  await page.click("Take over the automatic runs");
  expect(page.text()).toContain("Aisle runs every hour in the name of seller@example.com.");
});

test("automatic runs are turned off here; the page follows", async () => {
  const page = await openSidebarOf(scheduledShop());
  await page.click("Turn off automatic runs");
  expect([page.status(), nextStep(page)]).toEqual([expect.stringMatching(/no longer runs by itself/), "Automatic"]);
});

describe("what keeps Home from telling more", () => {
  test("a colleague without a key is asked for one; what the owner's runs say is told", async () => {
    const shop = scheduledShop();
    const page = await openSidebarOf(shop, COLLEAGUE);
    expect([page.status(), nextStep(page)]).toEqual([expect.stringMatching(/^Up to date\./), "Walmart key"]);
  });

  test("a key that is lost is asked for again", async () => {
    const shop = scheduledShop();
    loseKey(shop);
    const page = await openSidebarOf(shop);
    expect([nextStep(page), mainButtons(page)]).toEqual(["Walmart key", ["Save and test"]]);
  });

  test("while another run is at work, Home opens all the same", async () => {
    const shop = runningShop();
    let opened = "";
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
    shop.sync({
      beforeCall: (index) => {
        if (index === 20) opened = JSON.stringify(sidebarOf(shop).home?.steps);
      },
    });
    expect(opened).toContain('{"name":"sheet","isDone":true}');
  });

  test("where Google does not let the tabs be read, it says so and offers to look again", async () => {
    const shop = runningShop();
    const quota = { readsPerMinute: 0, writesPerMinute: 0 };
    const page = await openSidebarOf(reopened(shop, { sheet: { quota } }));
    expect(page.document.getElementById("status")?.dataset.tone).toBe("failed");
    expect([page.status(), mainButtons(page)]).toEqual([expect.stringMatching(/Google/), ["Look again"]]);
  });
});

test("a heading that somebody changed is named on top; Set up / repair brings it back, and the page follows", async () => {
  const shop = scheduledShop();
  shop.people.type("Listings", "A1", "Article");
  const page = await openSidebarOf(shop);
  expect(page.status()).toMatch(/Article.*Listing SKU|Listing SKU.*Article/);
  expect([nextStep(page), mainButtons(page)]).toEqual(["none", ["Look again"]]);
  await page.click("Set up / repair");
  expect(shop.book.view.rows("Listings")[0]?.[0]).toBe("Listing SKU");
  expect(page.text()).toContain("Walmart account: Second Ring Phones");
});

test("opens with three requests to Google, and a click that read the tabs needs none more", () => {
  const shop = scheduledShop();
  const asked = (door: string, args: readonly unknown[]): readonly number[] => {
    const { execution } = shop.world.run(door, [...args], { from: "sidebar" });
    const { entries } = shop.world.emulator.ledger;
    return entries
      .filter((one) => one.execution === execution && one.service.startsWith("Sheets."))
      .map(({ answer }) => lengthOf(answer));
  };
  const bytes = asked("sidebarLoad", []);
  const state = JSON.stringify(sidebarOf(shop));
  console.info(`The sidebar opens with requests of ${bytes.join(", ")} bytes; its state has ${state.length} bytes.`);
  expect(bytes).toHaveLength(3);
  expect(asked("sidebarDo", ["turn", JSON.stringify({ name: "orderImport", to: "On" })])).toHaveLength(3);
});

test("how often automatic runs come is chosen and changed in Home, which says what Google's limits afford", async () => {
  const shop = scheduledShop();
  const page = await openSidebarOf(shop);
  expect(page.text()).toContain("Google's limits afford this shop a run every 5 minutes.");
  await page.fill("How often", "every 15 minutes");
  await page.click("Run every 15 minutes");
  expect(page.text()).toMatch(/Aisle runs every 15 minutes in the name of seller@example\.com\. Next run: about Mar 2/);
  expect(page.captions()).not.toContain("Run every 15 minutes");
  await page.click("Sync Now");
  shop.clock.advance(31 * 60_000);
  expect((await openSidebarOf(shop)).text()).toMatch(/No automatic run has ended well since/);
});
