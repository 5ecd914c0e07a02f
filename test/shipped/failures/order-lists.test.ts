import { toShipNode, toVirtualNode } from "../../../dev/simulator/walmart/stock/nodes";
import { DEFAULT_SHIP_NODE } from "../../../dev/simulator/walmart/wire/settings";
import { item } from "../../../dev/world/shop-parts";
import { type FailingShop, failingShop, LASTING } from "../../support/failing-shop";
import { undoInMenu } from "../../support/people";
import { quantityShop } from "../../support/quantity-shop";

const NODE = "361451354333223041";

const pos = ({ rows }: FailingShop) => rows("Orders").map(({ PO }) => PO);

describe("page 2 of 3 of the orders fails", () => {
  test.each(LASTING)(
    "with %s: page 1's orders are in, rises wait, falls leave; later all are in, none doubled",
    (name) => {
      const shop = failingShop();
      shop.walmart.adjust({ switches: { mostPerPage: 2 } });
      const placed = Array.from({ length: 5 }, () => {
        shop.clock.advance(60_000);
        return shop.buy("A");
      });
      shop.fail(name, { page: 2 }, "orders");
      shop.count("C", 4);
      shop.count("D", 20);
      const report = shop.hours(1);
      expect(pos(shop)).toHaveLength(2);
      expect([shop.set("A"), shop.set("C"), shop.set("D")]).toEqual([8, 4, 10]);
      expect(shop.rows("Preview")).toEqual([
        expect.objectContaining({
          "Listing SKU": "D",
          Because: expect.stringContaining("Not all orders could be read from Walmart"),
        }),
      ]);
      expect(report.problems.join(" ")).toContain("Walmart's list of orders could not be read to its end");
      expect(shop.hours(2).problems.join(" ")).toMatch(/It has failed for \d hours/);
      shop.heal();
      shop.hours(1);
      expect([...pos(shop)].sort()).toEqual([...placed].sort());
      expect([shop.set("A"), shop.set("D")]).toEqual([5, 20]);
      expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
    },
  );

  test("orders behind it are found however long it failed: what was not read is asked for again", () => {
    const shop = failingShop();
    shop.walmart.adjust({ switches: { mostPerPage: 2 } });
    const placed = Array.from({ length: 5 }, () => shop.buy("A"));
    shop.fail("error-500", { page: 2 }, "orders");
    shop.hours(12);
    shop.heal();
    shop.hours(1);
    expect([...pos(shop)].sort()).toEqual([...placed].sort());
  });
});

test("Walmart announces more orders than it gives: those that came are in, rises wait until all came", () => {
  const shop = failingShop();
  const po = shop.buy("A");
  shop.fail("set-member:totalCount=250", {}, "orders");
  shop.count("D", 20);
  const report = shop.hours(1);
  expect(pos(shop)).toEqual([po]);
  expect([shop.set("A"), shop.set("D")]).toEqual([9, 10]);
  expect(report.status.kind).not.toBe("up to date");
  expect(report.problems.join(" ")).toContain("Walmart told of more orders than it gave");
  shop.heal();
  shop.hours(1);
  expect(shop.set("D")).toBe(20);
  expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
});

describe("the whole list of orders fails", () => {
  test.each([...LASTING, "empty-200", "empty-object"] as const)(
    "with %s for hours: falls go, rises wait with the reason, afterwards all is right by itself",
    (name) => {
      const shop = failingShop();
      shop.walmart.faults.set({ name, families: ["orders"] });
      const po = shop.buy("B");
      shop.count("C", 4);
      shop.count("D", 20);
      const report = shop.hours(5);
      expect([shop.set("C"), shop.set("D")]).toEqual([4, 10]);
      expect(report.problems.join(" ")).toMatch(
        /list of orders could not be read to its end\..*It has failed for 4 hours/,
      );
      expect(shop.rows("Preview")[0]?.Because).toContain("Not all orders could be read from Walmart");
      expect(shop.listing("D").Sync).toContain("not all orders could be read");
      shop.heal();
      shop.hours(1);
      expect(pos(shop)).toEqual([po]);
      expect(["A", "B", "C", "D"].map(shop.set)).toEqual([10, 9, 4, 20]);
      expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
    },
  );

  test("a listing that was never sent waits as well, and so does a Fixed number that is more", () => {
    const shop = failingShop();
    shop.walmart.sellerCenter.list(item("E"), shop.clock.now());
    shop.addStock([["E", 7]]);
    shop.importListings();
    shop.walmart.faults.set({ name: "error-500", families: ["orders"] });
    shop.hands.type("Listings", "Listing SKU", "D", "Fixed number", "15");
    shop.hands.type("Listings", "Listing SKU", "C", "Fixed number", "2");
    shop.clock.advance(3_600_000);
    shop.importListings();
    shop.hours(2);
    expect([shop.set("E") ?? 0, shop.set("D"), shop.set("C")]).toEqual([0, 10, 2]);
    shop.heal();
    shop.hours(2);
    expect([shop.set("D"), shop.set("C")]).toEqual([15, 2]);
  });

  test("Undo Last Push refuses with a sentence: what was ordered since is not known", () => {
    const shop = failingShop();
    shop.count("D", 20);
    shop.sync();
    expect(shop.set("D")).toBe(20);
    shop.walmart.faults.set({ name: "error-500", families: ["orders"] });
    undoInMenu(shop);
    expect(shop.toast()).toContain("Nothing was undone: Walmart's orders could not be read just now");
    expect(shop.set("D")).toBe(20);
    shop.heal();
    shop.clock.advance(60_000);
    undoInMenu(shop);
    expect(shop.toast()).toContain("The last push is undone.");
    expect(shop.set("D")).toBe(10);
  });

  test("numbers at ship nodes wait as a whole: none rises, those that fall go", () => {
    const shop = failingShop(
      quantityShop({
        shipNodes: [toVirtualNode(DEFAULT_SHIP_NODE), toShipNode(NODE)],
        defaultShipNode: DEFAULT_SHIP_NODE,
      }),
    );
    shop.phones({ A: 0, B: 0 });
    for (const sku of ["A", "B"]) shop.units(sku, 2, { Warehouse: "W1" });
    shop.sync();
    shop.countEverything();
    shop.hands.type("Warehouses", "Warehouse", "W1", "Walmart ship node", NODE);
    shop.sync();
    shop.approveAll();
    expect([shop.set("A"), shop.set("B")]).toEqual([2, 2]);
    shop.walmart.faults.set({ name: "error-500", families: ["orders"] });
    shop.hands.deleteRow("Inventory", "SKU or Variation ID", "A");
    shop.units("B", 3, { Warehouse: "W1" });
    shop.hours(2);
    expect([shop.set("A"), shop.set("B")]).toEqual([1, 2]);
    shop.heal();
    shop.hours(1);
    expect([shop.set("A"), shop.set("B")]).toEqual([1, 5]);
  });
});
