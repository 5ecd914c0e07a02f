/** Who only looks in: what a person cannot do says nothing of a shop that somebody else keeps running. */
import { readFileSync } from "node:fs";
import {
  COLLEAGUE,
  clicked,
  connectAs,
  HOUR,
  loseKey,
  OWNER,
  quantityOf,
  reopened,
  sidebarOf,
  walmartCalls,
} from "../../support/people";
import { runningShop, type Shop } from "../../support/shop-under-test";
import { lookAtStatus } from "../../support/status-look";

const MENU = ["syncNow", "importListings", "previewQuantities", "sendApproved", "undoLastPush"] as const;

/** Everything that others see. */
const seen = (shop: Shop): readonly unknown[] => [shop.book.snapshot(), sidebarOf(shop), walmartCalls(shop)];

describe("a colleague without a key", () => {
  test.each(MENU)("who chooses %s is told so; the shop's last run, the sheet and Walmart stay as they are", (door) => {
    const shop = runningShop();
    shop.buy("A", 2);
    const before = seen(shop);
    shop.world.run(door, [], { user: COLLEAGUE });
    expect(shop.toast()).toMatch(/You have no Walmart key here.*key of seller@example\.com/);
    expect(seen(shop)).toEqual(before);
  });

  test("who clicks in the sidebar sees that as their own result, and the shop's when they open it again", () => {
    const shop = runningShop();
    const { lastRun } = sidebarOf(shop);
    expect(clicked(shop, "syncNow", COLLEAGUE)).toMatchObject({
      kind: "failed",
      summary: expect.stringMatching(/no Walmart key/),
    });
    expect(sidebarOf(shop, COLLEAGUE)).toMatchObject({ hasKey: false, lastRun });
  });

  test("who only works in the sheet may: products are made, and the shop's last run stays what it was", () => {
    const shop = runningShop();
    shop.hands.fill("Inventory", ["SKU or Variation ID", "Qty"], [["E", "3"]]);
    const { lastRun } = sidebarOf(shop);
    shop.world.run("createProducts", [], { user: COLLEAGUE });
    expect(shop.toast()).toMatch(/1 product was created/);
    expect(sidebarOf(shop).lastRun).toEqual(lastRun);
    expect(shop.rows("Log").filter((row) => /key/.test(row["What happened"] ?? ""))).toEqual([]);
  });

  test("is nobody's guest once their own key is typed", () => {
    const shop = runningShop();
    connectAs(shop, COLLEAGUE);
    shop.buy("A", 2);
    shop.clock.advance(HOUR);
    expect(clicked(shop, "syncNow", COLLEAGUE).kind).toBe("done");
    expect(quantityOf(shop, "A")).toBe(8);
  });

  test("who runs the hourly schedule is the shop's: that their key is missing is the shop's trouble", () => {
    const shop = runningShop();
    shop.world.run("startSchedule", [], { user: COLLEAGUE });
    shop.clock.advance(HOUR);
    shop.world.fireDueTriggers();
    expect(sidebarOf(shop).lastRun).toMatchObject({ kind: "failed", status: { kind: "not set up", missing: "key" } });
  });
});

test("a seller who lost the key is told so by the shop itself", () => {
  const shop = runningShop();
  loseKey(shop);
  shop.world.run("syncNow");
  expect(sidebarOf(shop).lastRun).toMatchObject({ status: { kind: "not set up", missing: "key" } });
});

describe("a colleague with a key", () => {
  test("who may not write into protected cells is told so; the shop's last run and Log stay as they are", () => {
    const shop = runningShop();
    connectAs(shop, COLLEAGUE);
    shop.people.protectRange("Orders", "A1:Z1000", { editors: [OWNER] });
    shop.buy("A", 2);
    const [{ lastRun }, log] = [sidebarOf(shop), shop.rows("Log")];
    expect(clicked(shop, "syncNow", COLLEAGUE).summary).toMatch(/protected against you/);
    expect(sidebarOf(shop).lastRun).toEqual(lastRun);
    expect(shop.rows("Log")).toEqual(log);
    expect(shop.sync().kind).toBe("done");
  });

  test("who may only view or comment changes nothing: not the sheet, not Walmart, not the shop's last run", () => {
    const shop = runningShop();
    connectAs(shop, COLLEAGUE);
    const shared = sharedWith(shop, { viewers: [COLLEAGUE] });
    shared.buy("A", 2);
    const [{ lastRun }, book] = [sidebarOf(shared), shared.book.snapshot()];
    const quantities = new Map(shared.walmart.quantities());
    expect(clicked(shared, "syncNow", COLLEAGUE).summary).toMatch(/may not edit this spreadsheet/);
    expect(sidebarOf(shared).lastRun).toEqual(lastRun);
    expect(shared.book.snapshot()).toBe(book);
    expect(shared.walmart.quantities()).toEqual(quantities);
  });

  test("who did not allow requests to Walmart is told that, and nothing counts as not answered by Walmart", () => {
    const shop = runningShop();
    connectAs(shop, COLLEAGUE);
    const [{ lastRun }, log] = [sidebarOf(shop), shop.rows("Log")];
    shop.buy("A", 2);
    const grudging = withoutScope(shop, "script.external_request");
    expect(clicked(grudging, "syncNow", COLLEAGUE).summary).toMatch(/withdrew a permission, or did not give all/);
    expect(sidebarOf(grudging).lastRun).toEqual(lastRun);
    expect(grudging.rows("Log")).toEqual(log);
  });
});

test("of two people who click at once one works, and the other leaves and is told", () => {
  const shop = runningShop();
  connectAs(shop, COLLEAGUE);
  shop.buy("A", 2);
  let other = "";
  const report = shop.sync({
    beforeCall: (index) => {
      if (index === 20) other = clicked(shop, "syncNow", COLLEAGUE).summary;
    },
  });
  expect(other).toMatch(/Another run is working/);
  expect(report.kind).toBe("done");
  lookAtStatus(report, shop.book, shop.walmart.ledger());
});

/** The same shop, in a spreadsheet that the owner shares so. */
function sharedWith(shop: Shop, sharing: { readonly viewers?: readonly string[] }): Shop {
  return reopened(shop, { sheet: { sharedWith: sharing } });
}

/** The same shop, of whose permissions one was not given. */
function withoutScope(shop: Shop, scope: string): Shop {
  const manifest = JSON.parse(readFileSync("appsscript.json", "utf8"));
  const oauthScopes = manifest.oauthScopes.filter((one: string) => !one.endsWith(`/${scope}`));
  return reopened(shop, { manifest: { ...manifest, oauthScopes } });
}
