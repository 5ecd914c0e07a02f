/** What a copy is for: the two choices, and the original that works on beside it. */

import { makeReady } from "../../../dev/world/shop";
import { COLLEAGUE, changeGoogle, clicked, HOUR, OWNER, quantityOf, sidebarOf } from "../../support/people";
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";
import { openPage } from "../../support/sidebar-page";
import { change, copyOf, OF_BEFORE, WAYS, type WayName } from "./copy-of";

const choose = (shop: Shop, door: "lookOnly" | "moveHere"): string => {
  shop.clock.advance(60_000);
  shop.world.run(door);
  return shop.toast();
};

const qty = (shop: Shop, sku: string, units: number): void =>
  shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", String(units));

/** Both clicks, with the key typed in between. */
function movedCopy(shop: Shop, way?: WayName): Shop {
  const copy = copyOf(shop, way);
  choose(copy, "moveHere");
  expect(copy.connect()).toMatchObject({ isConnected: true });
  expect(choose(copy, "moveHere")).toMatch(/^Aisle works in this spreadsheet from now on/);
  return copy;
}

const COPY = /^This is a copy of a spreadsheet in which Aisle works/;

describe("before anything is chosen", () => {
  test("toast, sidebar, report and status say that it is a copy, with both choices", async () => {
    const copy = copyOf(runningShop());
    expect(sidebarOf(copy).copy).toMatch(COPY);
    const page = await openPage((door, args) => {
      const result = copy.world.run(door, [...args], { from: "sidebar" });
      return result.outcome === "returned" ? String(result.value) : "";
    });
    expect(page.status()).toMatch(COPY);
    page.button("Move Aisle here");
    const report = clicked(copy, "syncNow", OWNER);
    expect(report).toMatchObject({ kind: "failed", status: { kind: "copy", isForLooking: false } });
    expect(report.summary).toMatch(COPY);
    await page.click("This copy is for looking");
    expect(page.status()).toMatch(/^This copy is for looking/);
  });

  test("a key is not taken, so no colleague makes it work by typing one", () => {
    const copy = copyOf(runningShop());
    expect(copy.connect()).toMatchObject({ isConnected: false, isSaved: false, message: expect.stringMatching(COPY) });
    expect(sidebarOf(copy).hasKey).toBe(false);
  });
});

describe("This Copy Is for Looking", () => {
  test("is said calmly from then on: no run does anything, none fails, and no schedule starts", () => {
    const copy = copyOf(runningShop());
    expect(choose(copy, "lookOnly")).toMatch(/^This copy is for looking: Aisle does nothing in it\./);
    const book = copy.book.snapshot();
    const report = clicked(copy, "syncNow", OWNER);
    expect(report).toMatchObject({ kind: "done", status: { kind: "copy", isForLooking: true }, problems: [] });
    copy.world.run("startSchedule");
    expect(copy.toast()).toMatch(/^This copy is for looking/);
    expect(copy.world.emulator.triggers).toEqual([]);
    expect(copy.book.snapshot()).toBe(book);
    expect(sidebarOf(copy)).toMatchObject({ overdue: null, copy: expect.stringMatching(/^This copy is for looking/) });
  });

  test("lasts until Aisle is moved there after all; a copy of it is asked about anew", () => {
    const shop = runningShop();
    const copy = copyOf(shop);
    choose(copy, "lookOnly");
    expect(sidebarOf(copyOf(copy)).copy).toMatch(COPY);
    choose(copy, "moveHere");
    expect(clicked(copy, "syncNow", OWNER).status).toEqual({ kind: "copy", isForLooking: true });
    copy.connect();
    choose(copy, "moveHere");
    copy.switchOn({ "Inventory Quantity Sync": "On" });
    expect(copy.sync().status.kind).not.toBe("copy");
  });
});

describe("Move Aisle Here", () => {
  test("asks first that the original be stopped, then for the key, and moves at a later click", () => {
    const copy = copyOf(runningShop());
    expect(choose(copy, "moveHere")).toMatch(
      /Turn Off Automatic Runs there.*type the Walmart key.*Move Aisle Here again/,
    );
    expect(choose(copy, "moveHere")).toMatch(/type the Walmart key/);
    copy.connect();
    expect(choose(copy, "moveHere")).toMatch(/^Aisle works in this spreadsheet from now on/);
    expect(sidebarOf(copy)).toMatchObject({ copy: null, lastRun: null });
  });

  test.each(Object.keys(WAYS) as WayName[])(
    "%s: the gate is shut, and nothing leaves before Preview is looked through",
    (way) => {
      const shop = runningShop();
      qty(shop, "A", 7);
      const copy = copyOf(shop, way);
      choose(copy, "moveHere");
      copy.connect();
      choose(copy, "moveHere");
      copy.setUp();
      copy.sync();
      expect(quantityOf(copy, "A")).toBe(10);
      copy.importListings();
      copy.sync();
      expect(quantityOf(copy, "A")).toBe(10);
      expect(copy.rows("Preview").map((row) => row["Listing SKU"])).toContain("A");
      copy.approveAll();
      expect(quantityOf(copy, "A")).toBe(7);
    },
  );

  test("what the original approved, could undo, or was to set to 0 leaves nothing here", () => {
    const shop = runningShop();
    qty(shop, "A", 4);
    shop.sync();
    const copy = movedCopy(shop);
    const before = new Map(copy.walmart.quantities());
    copy.world.run("undoLastPush");
    expect(copy.walmart.quantities()).toEqual(before);
  });

  test("a number that equals what the original sent last, and is not what Walmart holds, waits too", () => {
    const shop = runningShop();
    const copy = copyOf(shop);
    qty(shop, "A", 3);
    shop.sync();
    choose(copy, "moveHere");
    copy.connect();
    expect(choose(copy, "moveHere")).toMatch(/A has 3 on Walmart/);
    shop.clock.advance(2 * HOUR);
    expect(choose(copy, "moveHere")).toMatch(/^Aisle works in this spreadsheet/);
    copy.sync();
    expect(quantityOf(copy, "A")).toBe(3);
    expect(copy.rows("Preview")).toMatchObject([{ "Listing SKU": "A", "On Walmart": "3", "Will become": "10" }]);
  });

  test("a package that the original told Walmart meanwhile is not told again", () => {
    const shop = runningShop();
    const po = shop.buy("B");
    shop.clock.advance(HOUR);
    shop.sync();
    shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
    const copy = copyOf(shop);
    shop.sync();
    const told = () => shop.walmart.ledger().filter(({ path }) => path.endsWith("/shipping")).length;
    expect(told()).toBe(1);
    choose(copy, "moveHere");
    copy.connect();
    choose(copy, "moveHere");
    shop.clock.advance(2 * HOUR);
    choose(copy, "moveHere");
    copy.sync();
    expect(told()).toBe(1);
    expect(copy.rows("Shipments")[0]?.State).toMatch(/Sent|Not needed/);
  });

  test("in the original changes nothing, and says so", () => {
    const shop = runningShop();
    const book = shop.book.snapshot();
    for (const door of ["moveHere", "lookOnly"] as const) expect(choose(shop, door)).toMatch(/is no copy/);
    expect(shop.book.snapshot()).toBe(book);
    expect(shop.sync().status.kind).toBe("up to date");
  });

  test("while Walmart does not answer nothing is moved", () => {
    const copy = copyOf(runningShop());
    choose(copy, "moveHere");
    copy.connect();
    copy.walmart.faults.set({ name: "down" });
    expect(choose(copy, "moveHere")).toMatch(/Nothing was moved\.$/);
    expect(sidebarOf(copy).copy).toMatch(COPY);
  });

  test("a run of the copy that dies while it moves leaves a copy, or a spreadsheet whose gate is shut", () => {
    const shop = runningShop();
    qty(shop, "A", 7);
    const copy = copyOf(shop);
    choose(copy, "moveHere");
    copy.connect();
    const ready = copy.world.snapshot();
    for (let call = 1; call < 60; call += 3) {
      copy.world.restore(ready);
      copy.world.run("moveHere", [], { killAtCall: call });
      copy.clock.advance(HOUR);
      copy.sync();
      expect(quantityOf(copy, "A")).toBe(10);
    }
  });
});

describe("the original works on beside the copy", () => {
  test("what it acknowledges or sends between the clicks is seen, and Aisle does not move", () => {
    const shop = runningShop();
    const copy = copyOf(shop);
    choose(copy, "moveHere");
    copy.connect();
    choose(
      copyAfter(shop, copy, () => shop.buy("A", 2)),
      "moveHere",
    );
    expect(copy.toast()).toMatch(/A has 8 on Walmart.*order \d+ was acknowledged.*the original worked on/);
    choose(
      copyAfter(shop, copy, () => qty(shop, "B", 5)),
      "moveHere",
    );
    expect(copy.toast()).toMatch(/B has 5 on Walmart/);
    expect(sidebarOf(copy).copy).toMatch(COPY);
  });

  test("once it was stopped, an hour without another sign lets Aisle move; not before", () => {
    const shop = runningShop();
    const copy = copyOf(shop);
    shop.buy("A", 2);
    shop.clock.advance(HOUR);
    shop.sync();
    choose(copy, "moveHere");
    copy.connect();
    expect(choose(copy, "moveHere")).toMatch(/the original worked on/);
    expect(choose(copy, "moveHere")).toMatch(/An hour and ten minutes after/);
    expect(sidebarOf(copy).copy).toMatch(COPY);
    copy.clock.advance(1.25 * HOUR);
    expect(choose(copy, "moveHere")).toMatch(/^Aisle works in this spreadsheet/);
  });

  test("the original never notices its copy: it goes on as before", () => {
    const shop = runningShop();
    const copy = copyOf(shop);
    copy.sync();
    choose(copy, "lookOnly");
    qty(shop, "A", 2);
    expect(shop.sync()).toMatchObject({ kind: "done", status: { kind: "up to date" } });
    expect(quantityOf(shop, "A")).toBe(2);
  });
});

function copyAfter(shop: Shop, copy: Shop, happens: () => unknown): Shop {
  happens();
  shop.clock.advance(2 * HOUR);
  shop.sync();
  return copy;
}

describe("what is no copy", () => {
  const SAME: readonly (readonly [string, (shop: Shop) => void])[] = [
    ["renamed", (shop) => change(shop, (book) => ({ ...book, workbook: { ...book.workbook, title: "Phones" } }))],
    [
      "given to another owner",
      (shop) => change(shop, (book) => ({ ...book, workbook: { ...book.workbook, owner: COLLEAGUE } })),
    ],
    ["set back to a version in which no id was noted", (shop) => change(shop, OF_BEFORE)],
    ["with an emptied _Ledger", ({ people }) => people.deleteRows("_Ledger", 2, 40)],
    ["without the metadata of any add-on", (shop) => change(shop, WAYS["by way of an .xlsx file"])],
  ];

  test.each(SAME)("the original, %s, works on and says which spreadsheet it is", (_, happens) => {
    const shop = runningShop();
    happens(shop);
    qty(shop, "A", 9);
    expect(shop.sync().status.kind).not.toBe("copy");
    shop.sync();
    expect(shop.book.snapshot()).toMatch(/"aisle\.book","metadataValue":"book"/);
    expect(shop.rows("_Ledger").filter(({ Key }) => Key === "book:own")).toMatchObject([{ Data: "book" }]);
    expect(sidebarOf(copyOf(shop)).copy).toMatch(COPY);
  });

  test("a workbook of before notes its id at the first run, although there is nothing else to do", () => {
    const shop = runningShop();
    change(shop, OF_BEFORE);
    changeGoogle(shop, ({ properties, ...state }) => ({ ...state, properties: withoutHome(properties) }));
    expect(shop.sync().status.kind).toBe("up to date");
    expect(shop.rows("_Ledger").filter(({ Key }) => Key === "book:own")).toHaveLength(1);
    const book = shop.book.snapshot();
    shop.sync();
    expect(shop.book.snapshot()).toBe(book);
  });

  test("a moved copy that is set back to a version from before it moved", () => {
    const shop = runningShop();
    const copy = copyOf(shop);
    const before = copy.book.snapshot();
    choose(copy, "moveHere");
    copy.connect();
    choose(copy, "moveHere");
    copy.book.restore(before);
    expect(copy.sync().status.kind).not.toBe("copy");
    expect(sidebarOf(copy).copy).toBeNull();
  });

  test("but a spreadsheet over which another shop's .xlsx file was imported is one", () => {
    const [shop, other] = [runningShop(), copyOf(runningShop())];
    other.book.restore(other.book.snapshot().replaceAll('"book"', '"elsewhere"'));
    shop.book.restore(other.book.snapshot());
    expect(shop.sync().status.kind).toBe("copy");
    expect(sidebarOf(shop).copy).toMatch(COPY);
  });
});

describe("a template, in which nothing came from Walmart yet", () => {
  const TEMPLATES: readonly (readonly [string, (shop: Shop) => void])[] = [
    ["only set up", () => {}],
    [
      "stocked, and tried without a key",
      (shop) => {
        shop.addStock([["A", 5]]);
        shop.sync();
        shop.countEverything();
        shop.sync();
      },
    ],
  ];

  test.each(TEMPLATES)("%s: whoever copies it fills the copy with a shop of their own", (_, prepare) => {
    const template = openShop();
    template.setUp();
    prepare(template);
    const copy = copyOf(template);
    expect(sidebarOf(copy).copy).toBeNull();
    makeReady(copy, [["B", 7]]);
    expect(quantityOf(copy, "B")).toBe(7);
    expect(copy.rows("_Ledger").filter(({ Key }) => Key === "book:own")).toMatchObject([{ Data: "copy" }]);
  });

  test("with orders wanted already it is a shop: its copy asks", () => {
    const shop = openShop();
    shop.setUp();
    shop.connect();
    shop.switchOn({ "Order Import": "On" });
    shop.sync();
    expect(sidebarOf(copyOf(shop)).copy).toMatch(COPY);
  });
});

const withoutHome = (properties: Readonly<Record<string, object>>): object =>
  Object.fromEntries(
    Object.entries(properties).map(([name, store]) => [
      name,
      Object.fromEntries(Object.entries(store).filter(([key]) => !key.endsWith(".home"))),
    ]),
  );
