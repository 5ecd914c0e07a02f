import { failingShop, HOUR_MS, LASTING } from "../../support/failing-shop";

describe("one order whose acknowledgment fails keeps no other from being acknowledged", () => {
  test.each(LASTING.filter((name) => name !== "garbage"))(
    "one of 60 is %s: the other 59 are acknowledged, counted and written down in that run",
    (name) => {
      const shop = failingShop();
      const pos = Array.from({ length: 60 }, (_, index) => shop.buy("ABCD"[index % 4] ?? "A"));
      const odd = pos[20] ?? "";
      shop.fail(name, { po: odd }, "acknowledge");
      const report = shop.sync();
      expect(report.counts).toMatchObject({ orders: 60, acknowledged: 59, failed: 1 });
      const unacknowledged = shop.rows("Orders").filter((row) => row["Walmart status"] !== "Acknowledged");
      expect(unacknowledged.map(({ PO }) => PO)).toEqual([odd]);
      expect(report.problems.join(" ")).toContain(`Walmart has not been told that the order ${odd} was received.`);
    },
  );

  test("an acknowledgment that was taken although its answer cannot be read is seen at the order", () => {
    const shop = failingShop();
    const po = shop.buy("A");
    shop.fail("garbage", { po }, "acknowledge");
    expect(shop.sync().counts).toMatchObject({ acknowledged: 1, failed: 0 });
    expect(shop.asked("POST", `/v3/orders/${po}/acknowledge`)).toBe(1);
  });

  test("its row says until when Walmart wants it and how long it failed; later it is acknowledged by itself", () => {
    const shop = failingShop();
    const [odd, other] = [shop.buy("A"), shop.buy("B")];
    shop.fail("error-500", { po: odd }, "acknowledge");
    shop.hours(1);
    expect(shop.order(other)["Walmart status"]).toBe("Acknowledged");
    expect(shop.order(odd).Problem).toMatch(
      /^Walmart has not been told that this order was received\. .*Walmart wants it within four hours of the order: \d hours are left\./,
    );
    const later = shop.hours(2);
    expect(shop.order(odd).Problem).toMatch(/It has failed for \d hours.*(an hour is|less than an hour is) left/);
    expect(later.status.kind).not.toBe("up to date");
    shop.hours(3);
    expect(shop.order(odd).Problem).toContain("Walmart's four hours are over: acknowledge it in Seller Center.");
    shop.heal();
    shop.hours(1);
    expect(shop.order(odd)).toMatchObject({ "Walmart status": "Acknowledged", Problem: "" });
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("it is tried at least every hour while it fails: Walmart's four hours run", () => {
    const shop = failingShop();
    const odd = shop.buy("A");
    shop.fail("error-500", { po: odd }, "acknowledge");
    shop.hours(1);
    const path = `/v3/orders/${odd}/acknowledge`;
    for (let hour = 0; hour < 8; hour += 1) {
      const before = shop.asked("POST", path);
      shop.hours(1);
      expect(shop.asked("POST", path)).toBe(before + 1);
    }
  });

  test("it was acknowledged in Seller Center meanwhile: nothing is told of it any more", () => {
    const shop = failingShop();
    const odd = shop.buy("A");
    shop.fail("error-500", { po: odd }, "acknowledge");
    shop.hours(2);
    shop.walmart.sellerCenter.acknowledge(odd, shop.clock.now());
    shop.hours(1);
    expect(shop.order(odd)).toMatchObject({ "Walmart status": "Acknowledged", Problem: "" });
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });
});

test("acknowledging by itself is switched off, or its row is deleted: a failed acknowledgment is told no longer", () => {
  const shop = failingShop();
  const [odd, removed] = [shop.buy("A"), shop.buy("B")];
  for (const po of [odd, removed]) shop.fail("error-500", { po }, "acknowledge");
  shop.hours(1);
  shop.hands.deleteRow("Orders", "PO", removed);
  expect(shop.hours(1).problems.join(" ")).not.toContain(removed);
  shop.switchOn({ "Order Acknowledgment": "Manually" });
  const report = shop.hours(1);
  expect(report.kind).toBe("done");
  expect(report.problems.join(" ")).not.toContain("has not been told that the order");
  // It waits for the seller from now on.
  expect(shop.order(odd).Problem).toMatch(/received, because Settings ▸ Order Acknowledgment says Manually\. /);
});

describe("450 orders at once", () => {
  test("what Walmart took is counted and in the sheet, what was not sent is not told as unanswered, the next runs finish", () => {
    const shop = failingShop();
    for (let order = 0; order < 450; order += 1) shop.buy("ABCD"[order % 4] ?? "A");
    const atWalmart = () =>
      shop.walmart
        .orders()
        .filter(({ orderLines: { orderLine } }) =>
          orderLine.every((line) =>
            line.orderLineStatuses.orderLineStatus.every(({ status }) => status === "Acknowledged"),
          ),
        ).length;
    const inSheet = () => shop.rows("Orders").filter((row) => row["Walmart status"] === "Acknowledged").length;
    let counted = 0;
    for (let run = 0; run < 6; run += 1) {
      const report = shop.hours(1);
      counted += report.counts.acknowledged;
      expect(inSheet()).toBe(atWalmart());
      expect(counted).toBe(atWalmart());
      expect(report).toMatchObject({ kind: "done", counts: { failed: 0 } });
      expect(report.problems.join(" ")).not.toMatch(/clear answer|does not answer/);
      for (const row of shop.rows("Orders")) expect(row.Problem).not.toContain("has not been told");
    }
    expect(counted).toBe(450);
    expect(shop.clock.now()).toBeGreaterThan(6 * HOUR_MS);
  });
});
