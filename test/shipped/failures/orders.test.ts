import { type FailingShop, failingShop, LASTING } from "../../support/failing-shop";

/** An order that comes in the list without its lines, and whose own look-up fails. */
function unreadable(shop: FailingShop, sku: string, name: (typeof LASTING)[number] = "error-500"): string {
  const po = shop.buy(sku);
  shop.fail("null-member:orderLines", { po }, "orders");
  shop.fail(name, { po }, "order");
  return po;
}

describe("one order that cannot be read", () => {
  test.each(LASTING)("its look-up is %s for hours: orders come in, falls leave, rises wait and name it", (name) => {
    const shop = failingShop();
    const odd = unreadable(shop, "A", name);
    shop.sync();
    const good = shop.buy("B");
    shop.count("C", 4);
    shop.count("D", 20);
    const report = shop.hours(3);
    expect(shop.order(good)["Walmart status"]).toBe("Acknowledged");
    expect([shop.set("B"), shop.set("C"), shop.set("D")]).toEqual([9, 4, 10]);
    expect(shop.listing("D").Sync).toMatch(/^Paused: waits in Preview/);
    expect(report.problems.join(" ")).toContain(`The order ${odd} could not be read`);
    expect(report.problems.join(" ")).toMatch(/It has failed for \d hours/);
    expect(report.problems.join(" ")).toContain(`since the order ${odd} could not be read from Walmart`);

    shop.tickAll();
    shop.sendApproved();
    expect(shop.set("D")).toBe(20);

    shop.heal();
    shop.hours(6);
    expect(shop.order(odd)["Walmart status"]).toBe("Acknowledged");
    expect(["A", "B", "C", "D"].map(shop.set)).toEqual([9, 9, 4, 20]);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
    expect(shop.rows("Orders")).toHaveLength(2);
  });

  test("one that is known becomes unreadable: its row stays and says so, and no rise is held back for it", () => {
    const shop = failingShop();
    const known = shop.buy("A");
    shop.sync();
    shop.fail("null-member:orderLines", { po: known }, "orders");
    shop.fail("error-500", { po: known }, "order");
    shop.hours(1);
    shop.count("D", 20);
    const report = shop.hours(2);
    expect(shop.order(known)).toMatchObject({
      "Walmart status": "Acknowledged",
      Problem: expect.stringMatching(/^This order could not be read from Walmart, so the row is as it was last read\./),
    });
    expect(shop.order(known).Problem).toContain("It has failed for 2 hours");
    expect(report.problems.join(" ")).toContain(`The order ${known} could not be read`);
    expect([shop.set("A"), shop.set("D")]).toEqual([9, 20]);
    shop.heal();
    shop.hours(4);
    expect(shop.order(known).Problem).toBe("");
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("one line of it cannot be read: its other lines are imported, rises wait and name the order", () => {
    const shop = failingShop();
    const placed = shop.walmart.buyers.order(
      {
        lines: [
          { sku: "A", quantity: 1, lineNumber: "1" },
          { sku: "B", quantity: 1, lineNumber: "2" },
        ],
      },
      shop.clock.now(),
    );
    const po = placed.kind === "placed" ? placed.purchaseOrderId : "";
    // What was sold is gone from one line.
    shop.fail("null-member:sku", { sku: "B" }, "orders", "order", "acknowledge");
    shop.count("D", 20);
    const report = shop.hours(1);
    expect(shop.rows("Orders").map(({ PO, SKU }) => [PO, SKU])).toEqual([[po, "A"]]);
    expect([shop.set("A"), shop.set("D")]).toEqual([9, 10]);
    expect(report.problems.join(" ")).toContain(`A line of the order ${po} could not be read`);
    shop.heal();
    shop.hours(3);
    expect(shop.rows("Orders")).toHaveLength(2);
    expect([shop.set("B"), shop.set("D")]).toEqual([9, 20]);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("a new order has a status that nobody documents: rises wait and name it until the status is known", () => {
    const shop = failingShop();
    const po = shop.buy("A");
    shop.fail("unknown-word:status", { po }, "orders", "order");
    shop.count("C", 4);
    shop.count("D", 20);
    const report = shop.hours(1);
    expect(report.problems.join(" ")).toContain(`The order ${po} could not be read`);
    expect(report.problems.join(" ")).toContain("SOMETHING_NEW");
    expect([shop.set("C"), shop.set("D")]).toEqual([4, 10]);
    shop.heal();
    shop.hours(3);
    expect([shop.set("A"), shop.set("D")]).toEqual([9, 20]);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("an order without its number: rises wait, everything else goes on, and once it has one all is as without", () => {
    const shop = failingShop();
    const po = shop.buy("A");
    const good = shop.buy("B");
    shop.fail("null-member:purchaseOrderId", { po }, "orders");
    shop.count("D", 20);
    const report = shop.hours(2);
    expect(shop.rows("Orders").map(({ PO }) => PO)).toEqual([good]);
    expect([shop.set("B"), shop.set("D")]).toEqual([9, 10]);
    expect(report.status.kind).not.toBe("up to date");
    expect(report.problems.join(" ")).toContain("Walmart's list of orders could not be read to its end");
    shop.heal();
    shop.hours(2);
    expect([shop.set("A"), shop.set("B"), shop.set("D")]).toEqual([9, 9, 20]);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("25 unreadable orders do not starve a 26th", () => {
    const shop = failingShop();
    const odd = Array.from({ length: 26 }, () => unreadable(shop, "A"));
    shop.sync();
    const last = odd.at(-1) ?? "";
    shop.heal();
    for (const po of odd.slice(0, -1)) {
      shop.fail("null-member:orderLines", { po }, "orders");
      shop.fail("error-500", { po }, "order");
    }
    // By then the list of what changed does not reach back to them.
    shop.hours(9);
    expect(shop.order(last)["Walmart status"]).toBe("Acknowledged");
    shop.heal();
    shop.hours(10);
    expect(shop.rows("Orders")).toHaveLength(26);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("the seller deleted its row before it became unreadable: it stays away, and nothing waits for it", () => {
    const shop = failingShop();
    const po = shop.buy("A");
    shop.sync();
    shop.hands.deleteRow("Orders", "PO", po);
    // Another row that needs the seller, so that nothing is up to date while the list has an odd order.
    shop.hands.fill("Shipments", ["PO"], [["1"]]);
    shop.sync();
    shop.fail("null-member:orderLines", { po }, "orders");
    shop.fail("error-500", { po }, "order");
    shop.count("D", 20);
    const report = shop.hours(2);
    expect(shop.set("D")).toBe(20);
    expect(report.problems.join(" ")).not.toContain(po);
  });
});
