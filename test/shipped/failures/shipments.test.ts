import { type FailingShop, failingShop, LASTING } from "../../support/failing-shop";

/** So many orders stand in the sheet, acknowledged. */
function ordered(count: number): FailingShop & { readonly pos: readonly string[] } {
  const shop = failingShop();
  const pos = Array.from({ length: count }, (_, index) => shop.buy("ABCD"[index % 4] ?? "A"));
  shop.sync();
  return { ...shop, pos };
}

const states = ({ rows }: FailingShop) => rows("Shipments").map(({ State }) => State);

describe("one shipment that cannot be looked up keeps no other back", () => {
  test.each(LASTING)("three labels; the look-up of the second order is %s each time", (name) => {
    const shop = ordered(3);
    const [first = "", second = "", third = ""] = shop.pos;
    for (const po of shop.pos) shop.ship(po);
    shop.fail(name, { po: second }, "order");
    const report = shop.sync();
    expect(states(shop)).toEqual(["Sent", "Pending", "Sent"]);
    expect(report.counts).toMatchObject({ shipments: 2, failed: 1 });
    expect(report.problems.join(" ")).toContain(`The shipment of the order ${second} could not be sent.`);
    expect([first, third].map((po) => shop.walmart.shipmentsOf(po).length)).toEqual([1, 1]);

    const later = shop.hours(3);
    expect(shop.shipment(second)).toMatchObject({
      State: "Problem",
      "Walmart said": expect.stringMatching(/It has failed for (an hour|\d hours); Aisle goes on trying by itself\.$/),
    });
    expect(later.problems.join(" ")).toContain("It has failed for 3 hours");
    expect(later.status.kind).not.toBe("up to date");

    shop.heal();
    shop.hours(8);
    expect(shop.shipment(second)).toMatchObject({
      State: "Sent",
      "Walmart said": "Walmart shows this tracking number.",
    });
    expect(shop.walmart.shipmentsOf(second)).toHaveLength(1);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("scheduled runs try it with growing gaps, a person's Sync Now at once", () => {
    const shop = ordered(1);
    const [po = ""] = shop.pos;
    shop.ship(po);
    shop.fail("error-500", { po }, "order");
    const path = `/v3/orders/${po}`;
    const tries = Array.from({ length: 16 }, () => {
      const before = shop.asked("GET", path);
      shop.hours(1);
      return shop.asked("GET", path) > before ? "tried" : "-";
    });
    const gaps = tries
      .join(" ")
      .split("tried")
      .slice(1, -1)
      .map((gap) => gap.trim().split(" ").filter(Boolean).length + 1);
    expect(gaps.at(0)).toBe(1);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(4);
    expect([...gaps].sort((one, other) => one - other)).toEqual(gaps);
    const before = shop.asked("GET", path);
    shop.sync();
    expect(shop.asked("GET", path)).toBeGreaterThan(before);
  });
});

/** What Walmart shows as shipped of an order, in units. */
const shippedUnits = ({ walmart }: FailingShop, po: string): number =>
  walmart.shipmentsOf(po).reduce((sum, { units }) => sum + units, 0);

describe("one shipment that cannot be told keeps no other back", () => {
  test.each([
    "error-500",
    "not-found-bare",
    "down",
    "garbage",
    "drop-after-processing",
    "error-500-after-processing",
  ] as const)("the call is %s each time: looked up before each repeat, told once", (name) => {
    const shop = ordered(3);
    const [, second = ""] = shop.pos;
    for (const po of shop.pos) shop.ship(po);
    shop.fail(name, { po: second }, "shipping");
    shop.sync();
    expect(states(shop)[0]).toBe("Sent");
    expect(states(shop)[2]).toBe("Sent");
    expect(["Sending", "Sent"]).toContain(states(shop)[1]);
    shop.hours(4);
    const arrives = shop.walmart.shipmentsOf(second).length > 0;
    expect(shop.shipment(second).State).toBe(arrives ? "Sent" : "Problem");
    const posts = shop.asked("POST", `/v3/orders/${second}/shipping`);
    expect(shop.asked("GET", `/v3/orders/${second}`)).toBeGreaterThanOrEqual(posts);
    shop.heal();
    shop.hours(8);
    expect(shop.shipment(second).State).toBe("Sent");
    expect(shop.walmart.shipmentsOf(second)).toHaveLength(1);
    if (arrives) expect(posts).toBe(1);
    expect(shop.hours(1)).toMatchObject({ kind: "done", problems: [] });
  });

  test("its order cannot be acknowledged first: it waits with age, the others leave", () => {
    const shop = failingShop();
    shop.switchOn({ "Order Acknowledgment": "Manually" });
    const pos = ["A", "B", "C"].map((sku) => shop.buy(sku));
    shop.sync();
    for (const po of pos) shop.ship(po);
    const [, second = ""] = pos;
    shop.fail("error-500", { po: second }, "acknowledge");
    shop.sync();
    expect(states(shop)).toEqual(["Sent", "Pending", "Sent"]);
    shop.hours(3);
    expect(shop.shipment(second)).toMatchObject({ State: "Problem", "Walmart said": expect.stringContaining("hours") });
    shop.heal();
    shop.hours(8);
    expect(states(shop)).toEqual(["Sent", "Sent", "Sent"]);
    expect(shop.walmart.shipmentsOf(second)).toHaveLength(1);
  });

  test("a part of a line without an answer is told again only if nothing left since, and never twice", () => {
    const shop = failingShop();
    const po = shop.buy("A", 3);
    shop.sync();
    const { Line = "" } = shop.order(po);
    shop.ship(po, { Line, Qty: "2" });
    shop.fail("error-500", { po }, "shipping");
    shop.sync();
    expect(shop.shipment(po).State).toBe("Sending");
    shop.hours(3);
    expect(shop.shipment(po).State).toBe("Problem");
    expect(shippedUnits(shop, po)).toBe(0);
    shop.heal();
    shop.hours(8);
    expect(shop.shipment(po).State).toBe("Sent");
    expect(shippedUnits(shop, po)).toBe(2);
  });

  test("six of eight fail: the two others leave, whatever their place", () => {
    const shop = ordered(8);
    for (const po of shop.pos) shop.ship(po);
    const failing = shop.pos.filter((_, index) => index !== 3 && index !== 7);
    for (const po of failing) shop.fail("error-500", { po }, "order");
    for (let run = 0; run < 3; run += 1) shop.hours(1);
    expect(states(shop).filter((state) => state === "Sent")).toHaveLength(2);
    expect(states(shop).filter((state) => state === "Problem" || state === "Pending")).toHaveLength(6);
    shop.heal();
    shop.hours(8);
    expect(states(shop)).toEqual(shop.pos.map(() => "Sent"));
    for (const po of shop.pos) expect(shop.walmart.shipmentsOf(po)).toHaveLength(1);
  });
});

describe("a shipment that failed and is wanted no longer", () => {
  test.each(["the row is deleted", "its PO is corrected"])(
    "%s: what failed is forgotten, nothing of it leaves",
    (deed) => {
      const shop = ordered(2);
      const [wrong = "", right = ""] = shop.pos;
      const tracking = shop.ship(wrong);
      shop.fail("error-500", { po: wrong }, "order");
      shop.hours(3);
      expect(shop.shipment(wrong).State).toBe("Problem");
      if (deed === "the row is deleted") shop.hands.deleteRow("Shipments", "PO", wrong);
      else shop.hands.type("Shipments", "Tracking number", tracking, "PO", right);
      shop.hours(1);
      const later = shop.hours(1);
      expect(later.problems.join(" ")).not.toContain("could not be sent");
      shop.heal();
      shop.hours(6);
      expect(shop.walmart.shipmentsOf(wrong)).toEqual([]);
      expect(shop.walmart.shipmentsOf(right)).toHaveLength(deed === "the row is deleted" ? 0 : 1);
    },
  );
});

describe("the ship date is told as it can be", () => {
  test("one of last year is a problem that names both dates, and nothing is told", () => {
    const shop = ordered(2);
    const [po = "", other = ""] = shop.pos;
    shop.ship(po, { "Ship date": "2025-03-02" });
    shop.ship(other);
    shop.sync();
    expect(shop.shipment(po)).toMatchObject({
      State: "Problem",
      "Walmart said": expect.stringMatching(
        /^The Ship date 2025-03-02\b.* is before the order, which was placed on 2026-03-02\. Correct the Ship date/,
      ),
    });
    expect(shop.shipment(other).State).toBe("Sent");
    expect(shop.asked("POST", `/v3/orders/${po}/shipping`)).toBe(0);
    shop.hands.type("Shipments", "PO", po, "Ship date", "");
    shop.sync();
    expect(shop.shipment(po).State).toBe("Sent");
  });

  test("the order's own day without a time is fine: told as no earlier than the order and no later than now", () => {
    const shop = ordered(1);
    const [po = ""] = shop.pos;
    const orderedAt = Number(shop.walmart.order(po)?.orderDate);
    shop.ship(po, { "Ship date": "2026-03-02" });
    shop.sync();
    expect(shop.shipment(po).State).toBe("Sent");
    const told = shop.walmart.shipmentsOf(po)[0]?.trackingInfo as { readonly shipDateTime: number };
    expect(told.shipDateTime).toBeGreaterThanOrEqual(orderedAt);
    expect(told.shipDateTime).toBeLessThanOrEqual(shop.clock.now());
  });
});

describe("a tracking number is the same however it is written", () => {
  test.each(["1Z999AA10123456784", " 1z999aa10123456784", "1Z 999 AA1 01 2345 6784", "1Z999-AA1-0123456784"])(
    "Walmart shows %j: the row reads Sent, nothing is told again",
    (shown) => {
      const shop = ordered(1);
      const [po = ""] = shop.pos;
      shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: shown }, shop.clock.now());
      shop.ship(po, { "Tracking number": "1z999aa10123456784" });
      shop.sync();
      expect(shop.shipment(po)).toMatchObject({ State: "Sent", "Walmart said": "Walmart shows this tracking number." });
      expect(shop.asked("POST", `/v3/orders/${po}/shipping`)).toBe(0);
    },
  );

  test("two rows that write it differently are one shipment, now and after it was sent", () => {
    const shop = failingShop();
    const po = shop.buy("A", 3);
    shop.sync();
    const { Line = "" } = shop.order(po);
    shop.ship(po, { Line, Qty: "1", "Tracking number": "1Z999AA10123456784" });
    shop.ship(po, { Line, Qty: "1", "Tracking number": "1z 999-aa10123456784" });
    shop.sync();
    expect(states(shop)).toEqual(["Sent", "Not needed"]);
    shop.hands.deleteRow("Shipments", "Tracking number", "1Z999AA10123456784");
    shop.sync();
    expect(states(shop)).toEqual(["Sent"]);
    expect(shippedUnits(shop, po)).toBe(1);
  });
});
