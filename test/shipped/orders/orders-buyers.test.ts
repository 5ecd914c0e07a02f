/** Where a buyer's data stands: in Orders and Customers, and nowhere else that anybody could read, not even after failures. */
import type { FaultName } from "../../../dev/simulator/walmart/state/fault";
import { SETTINGS } from "../../../src/domain/settings/settings";
import { runningShop, type Shop } from "../../support/shop-under-test";
import { DAY, HOUR } from "./purged-shop";

/** Unlike anything else in the shop. */
const BUYER = {
  name: "Quillon Unmistakable",
  street: "99 Onlyhere Lane",
  phone: "5559087615",
  city: "Nowhereville",
} as const;
/** Parts of them would tell as much. */
const SIGNS = /Quillon|Unmistakable|Onlyhere|5559087615|908-?7615|Nowhereville/i;

function buyAs(shop: Shop, sku: string): string {
  const po = shop.buy(sku);
  const text = shop.walmart
    .snapshot()
    .replace(/"phone":"555\d{7}"/g, `"phone":"${BUYER.phone}"`)
    .replace(/"name":"[^"]*","address1":"[^"]*"/g, `"name":"${BUYER.name}","address1":"${BUYER.street}"`)
    .replace(/"city":"[^"]*"/g, `"city":"${BUYER.city}"`);
  shop.walmart.restore(text);
  return po;
}

const FAULTS: readonly FaultName[] = ["down", "error-500", "throttled", "forbidden", "order-outage"];

/** Everything that a day does with orders: typed over, sorted, deleted, restored, shipped, failed, set back, mailed. */
function aBuyersDay(customers: string): { readonly shop: Shop; readonly answers: readonly unknown[] } {
  const shop = runningShop();
  const answers: unknown[] = [];
  const press = (action: string, ask: unknown = null): void => void answers.push(shop.press(action, ask));
  const hour = (): void => {
    shop.clock.advance(HOUR);
    shop.world.fireDueTriggers();
    shop.walmart.passTime(shop.clock.now());
  };
  shop.world.run("startSchedule");
  shop.switchOn({ "Organization Type": customers });
  const [one, other, third] = [buyAs(shop, "A"), buyAs(shop, "B"), buyAs(shop, "C")] as const;
  hour();
  shop.hands.type("Orders", "PO", one, "Ship-to name", `${BUYER.name} Jr`);
  shop.hands.type("Orders", "PO", one, "Customer", BUYER.name);
  shop.hands.type("Orders", "PO", one, "IMEIs / units", "350000000000000");
  shop.hands.type("Orders", "PO", other, "Order status", "No such status");
  press("explain", { about: one });
  press("showLine", { about: one });
  press("syncNow");
  shop.hands.deleteRow("Orders", "PO", other);
  hour();
  shop.world.run("restoreRemovedOrders");
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[third, "UPS", "1Z999AA10123456784"]]);
  for (const name of FAULTS) {
    shop.walmart.faults.set({ name });
    press("syncNow");
    hour();
    shop.walmart.faults.clear();
  }
  const version = shop.book.snapshot();
  hour();
  shop.people.restoreVersion(version);
  hour();
  shop.clock.advance(2 * DAY);
  hour();
  press("showPurge", { day: "2026-03-04" });
  press("purgeBuyerData", { day: "2026-03-04", contents: "" });
  return { shop, answers };
}

interface Book {
  readonly sheets: readonly { readonly title: string }[];
}

function placesOf({ shop, answers }: ReturnType<typeof aBuyersDay>): Readonly<Record<string, string>> {
  const { sheets, ...book }: Book = JSON.parse(shop.book.snapshot());
  const state = JSON.parse(shop.world.emulator.snapshot()).state;
  return {
    ...Object.fromEntries(sheets.map((sheet) => [sheet.title, JSON.stringify(sheet)])),
    "the spreadsheet's metadata": JSON.stringify(book),
    "properties and caches": JSON.stringify([state.properties, state.caches]),
    "mails, toasts and pages": JSON.stringify([state.mails ?? state.mail, shop.world.emulator.ui]),
    "the log of the script": JSON.stringify(shop.world.emulator.ledger.logged()),
    "what the sidebar was told": JSON.stringify(answers),
    "the sidebar when it opens": JSON.stringify(shop.world.run("sidebarLoad", [], { from: "sidebar" })),
  };
}

const CHOICES = SETTINGS.flatMap((one): readonly string[] => (one.key === "customers" ? one.choices : []));

describe.each(CHOICES)("with customers %s", (choice) => {
  const day = aBuyersDay(choice);
  const places = placesOf(day);

  test("the buyer stands in Orders and in Customers", () => {
    expect(places.Orders).toMatch(SIGNS);
    expect(places.Customers).toMatch(SIGNS);
  });

  test("and nowhere else: no other tab, no property, no cache, no mail, no log, no answer", () => {
    const found = Object.entries(places).filter(([, text]) => SIGNS.test(text));
    expect(found.map(([name]) => name).sort()).toEqual(["Customers", "Orders"]);
  });

  test("every place was looked at", () => {
    expect(places._Ledger).toContain("order:");
    expect(places.Log).toMatch(/imported/);
    expect(places["properties and caches"]).toContain("lastRun");
    expect(places["mails, toasts and pages"]).toMatch(/Aisle/);
    expect(places["what the sidebar was told"]).toContain("Is it shipped?");
  });
});
