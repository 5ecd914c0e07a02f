/** A version is restored whose stock is too high: how long that is kept in mind, and who is told. */

import { toShipNode } from "../../../dev/simulator/walmart/stock/nodes";
import { DEFAULT_SHIP_NODE } from "../../../dev/simulator/walmart/wire/settings";
import { COLLEAGUE, clicked, connectAs, sidebarOf } from "../../support/people";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { HOUR, laterRuns } from "./a-day";

/** Of five phones one was sold and sent since the version that is restored; there it is in stock. */
function fiveThatAreFour(): { readonly shop: QuantityShop; readonly sold: string; readonly imei: string } {
  const shop = quantityShop();
  const [imei = ""] = shop.phones({ A: 5 });
  shop.run();
  shop.run();
  shop.approveAll();
  shop.run();
  const version = shop.book.snapshot();
  const sold = shop.buy("A");
  shop.clock.advance(HOUR);
  shop.run();
  shop.commit(sold, imei);
  shop.ship(sold);
  laterRuns(shop, 2);
  shop.people.restoreVersion(version);
  return { shop, sold, imei };
}

const SET_BACK = /This spreadsheet was set back/;

test("what is ordered comes off Walmart's number also where the sheet's own, which is too high, then equals it", () => {
  const { shop, sold, imei } = fiveThatAreFour();
  laterRuns(shop, 1);
  expect(shop.set("A")).toBe(4);
  for (const left of [3, 2]) {
    shop.buy("A");
    laterRuns(shop, 2);
    expect([left, shop.set("A")]).toEqual([left, left]);
  }
  expect(shop.rows("Preview")).toMatchObject([{ "Listing SKU": "A", "Will become": "3" }]);
  shop.commit(sold, imei);
  const [report] = laterRuns(shop, 1);
  expect([shop.set("A"), shop.rows("Preview"), report?.status.kind]).toEqual([2, [], "up to date"]);
});

test("a number that stood as the sheet has it follows the seller's rules, not each order", () => {
  const shop = quantityShop();
  shop.lots({ A: 20, B: 5 });
  shop.hands.type("Listings", "Listing SKU", "A", "Max", "4");
  shop.run();
  shop.run();
  shop.approveAll();
  const version = shop.book.snapshot();
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "2");
  laterRuns(shop, 1);
  shop.people.restoreVersion(version);
  laterRuns(shop, 1);
  shop.buy("A", 3);
  laterRuns(shop, 2);
  expect([shop.set("A"), shop.set("B")]).toEqual([4, 2]);
  expect(shop.rows("Preview")).toMatchObject([{ "Listing SKU": "B" }]);
});

test("while Walmart's orders cannot be read it is not over: what rose only because of it goes on waiting", () => {
  const { shop } = fiveThatAreFour();
  shop.walmart.faults.set({ name: "down" });
  laterRuns(shop, 3);
  shop.walmart.faults.clear();
  laterRuns(shop, 2);
  expect(shop.set("A")).toBe(4);
  expect(shop.rows("Preview")).toMatchObject([{ "Listing SKU": "A", Because: expect.stringMatching(/set back/) }]);
});

describe("the shop's own report tells it, once", () => {
  test("where a colleague's click, which is none of the shop's runs, noticed it", () => {
    const { shop } = fiveThatAreFour();
    clicked(shop, "createProducts", COLLEAGUE);
    shop.world.run("startSchedule");
    shop.clock.advance(HOUR);
    shop.world.fireDueTriggers();
    expect(sidebarOf(shop).lastRun?.summary).toMatch(SET_BACK);
    expect(laterRuns(shop, 1)[0]?.summary).not.toMatch(SET_BACK);
  });

  test("where the run that noticed it died", () => {
    const { shop } = fiveThatAreFour();
    let writes = 0;
    let calls = 0;
    const counting = (_: number, service: string): void => {
      if (writes < 2) calls += 1;
      if (service === "Sheets.Spreadsheets.batchUpdate") writes += 1;
    };
    const before = shop.world.snapshot();
    shop.world.run("syncNow", [], { beforeCall: counting });
    shop.world.restore(before);
    expect(shop.world.run("syncNow", [], { killAtCall: calls }).outcome).toBe("killed");
    expect(laterRuns(shop, 2).map(({ summary }) => SET_BACK.test(summary))).toEqual([true, false]);
  });
});

describe("the owner of the schedule hears it by a mail of its own", () => {
  const scheduled = (shop: QuantityShop, runs: number): readonly string[] => {
    const before = shop.world.emulator.mails.length;
    for (let run = 0; run < runs; run += 1) {
      shop.clock.advance(HOUR);
      shop.world.fireDueTriggers();
    }
    return shop.world.emulator.mails.slice(before).map(({ body }) => body);
  };

  test("once, with what came back, what nobody can know and what to do", () => {
    const { shop } = fiveThatAreFour();
    shop.world.run("startSchedule");
    const bodies = scheduled(shop, 3).filter((body) => SET_BACK.test(body));
    expect(bodies).toEqual([expect.stringMatching(/read.* orders since.*Nobody can know.*look through Preview/)]);
  });

  test("also where another mail left on the same day", () => {
    const { shop } = fiveThatAreFour();
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "SKU or Variation ID", "nobody knows");
    shop.world.run("startSchedule");
    expect(scheduled(shop, 1)).toHaveLength(1);
    const version = shop.book.snapshot();
    shop.buy("A");
    expect(scheduled(shop, 2)).toEqual([]);
    shop.people.restoreVersion(version);
    expect(scheduled(shop, 2).filter((body) => SET_BACK.test(body))).toHaveLength(1);
  });

  test("also where a colleague with a key of their own saw it first", () => {
    const { shop } = fiveThatAreFour();
    shop.world.run("startSchedule");
    connectAs(shop, COLLEAGUE);
    expect(clicked(shop, "syncNow", COLLEAGUE).summary).toMatch(SET_BACK);
    expect(scheduled(shop, 2).filter((body) => SET_BACK.test(body))).toHaveLength(1);
  });

  test("and none where mails are switched off", () => {
    const { shop } = fiveThatAreFour();
    shop.switchOn({ "Mail About Problems": "Off" });
    shop.world.run("startSchedule");
    expect(scheduled(shop, 2)).toEqual([]);
  });
});

test("with ship nodes what is ordered comes off Walmart's numbers too, and no node gets more than it had", () => {
  const [one, other] = ["361451354333223041", "361451354333223042"] as const;
  const shop = quantityShop({ shipNodes: [DEFAULT_SHIP_NODE, one, other].map((node) => toShipNode(node)) });
  shop.phones({ A: 0 });
  shop.units("A", 4, { Warehouse: "W1" });
  const sold = shop.units("A", 3, { Warehouse: "W2" });
  shop.run();
  shop.countEverything();
  shop.hands.type("Warehouses", "Warehouse", "W1", "Walmart ship node", one);
  shop.hands.type("Warehouses", "Warehouse", "W2", "Walmart ship node", other);
  laterRuns(shop, 2);
  if (shop.rows("Preview").length > 0) shop.approveAll();
  const version = shop.book.snapshot();
  for (const imei of sold) shop.hands.type("Inventory", "IMEI", imei, "Status", "Broken");
  laterRuns(shop, 2);
  const numbers = () => [one, other].map((node) => shop.walmart.quantities(node).get("A"));
  expect(numbers()).toEqual([4, 0]);
  shop.people.restoreVersion(version);
  laterRuns(shop, 1);
  expect(numbers()).toEqual([4, 0]);
  shop.buy("A");
  laterRuns(shop, 2);
  expect(numbers()).toEqual([3, 0]);
});
