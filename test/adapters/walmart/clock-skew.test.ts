/** Walmart's clock is an hour ahead of ours, or behind. */
import { instant } from "../../../src/domain/values/brand";
import { type Account, account, buy, packageOf, sentOff, wish } from "../../support/account-under-test";

const HOUR = 3_600_000;

const shippedAtWalmart = ({ walmart }: Account, po: string): number =>
  Number(Object(walmart.shipmentsOf(po)[0]?.trackingInfo).shipDateTime);

function skewed(ms: number) {
  const one = account({ budgetMs: 10 * HOUR });
  one.walmart.faults.set({ name: `clock-skew:${ms}` });
  return one;
}

describe.each([HOUR, -HOUR])("%i ms ahead", (skew) => {
  test("a parcel that leaves now is shipped, at an instant that Walmart does not take for the future", () => {
    const one = skewed(skew);
    one.walmart.faults.clear();
    const po = buy(one, ["A"]);
    one.walmart.faults.set({ name: `clock-skew:${skew}` });
    expect(sentOff(one.marketplace.acknowledgeOrders([po])[0]).kind).toBe("accepted");
    const parcel = packageOf(one, po);
    expect(sentOff(one.marketplace.shipPackage(parcel)).kind).toBe("accepted");
    const told = shippedAtWalmart(one, po);
    expect(told).toBeLessThanOrEqual(one.clock.now() + skew);
    expect(told).toBeGreaterThan(parcel.shippedAt - HOUR - 60_000);
  });

  test("a parcel that left long ago keeps its instant", () => {
    const one = skewed(skew);
    one.clock.advance(3 * HOUR);
    const po = buy(one, ["A"]);
    one.marketplace.acknowledgeOrders([po]);
    const shippedAt = instant(one.clock.now() - 2 * HOUR);
    expect(sentOff(one.marketplace.shipPackage({ ...packageOf(one, po), shippedAt })).kind).toBe("accepted");
    expect(shippedAtWalmart(one, po)).toBe(shippedAt);
  });

  test("orders are listed, with the two hours that the import looks back", () => {
    const one = skewed(skew);
    one.clock.advance(2 * HOUR);
    const po = buy(one, ["A"]);
    one.clock.advance(HOUR);
    const from = instant(one.clock.now() - 2 * HOUR);
    const listed = one.marketplace.listOrders({ createdFrom: from, changedFrom: from });
    expect(listed).toMatchObject({ orders: [{ po }], complete: true });
  });

  test("the token lasts, quantities are set, and nothing is asked too often", () => {
    const one = skewed(skew);
    one.marketplace.listListings();
    for (let round = 0; round < 3; round += 1) {
      const outcomes = one.marketplace.setQuantities([wish("A", round), wish("B", round)]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "accepted"]);
    }
    expect(one.sent.filter(({ url }) => url.endsWith("/v3/token"))).toHaveLength(1);
    expect(one.walmart.counters().violations.throttled ?? 0).toBe(0);
  });

  test("a 429 is waited for as long as Walmart means, not an hour longer or not at all", () => {
    const limits = { "inventory-write": { capacity: 1, windowMs: 60_000 } };
    const one = account({ budgetMs: HOUR, limits });
    one.walmart.faults.set({ name: `clock-skew:${skew}` });
    const outcomes = one.marketplace.setQuantities([wish("A", 1), wish("B", 2)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "accepted"]);
    const waited = one.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThan(50_000);
    expect(waited).toBeLessThan(125_000);
    expect(one.walmart.counters().violations.throttled).toBeLessThanOrEqual(2);
  });

  test("a feed whose post was not answered is found", () => {
    const one = skewed(skew);
    const at = instant(one.clock.now());
    one.walmart.faults.set({ name: "drop-after-processing", families: ["feed-inventory"] });
    expect(one.marketplace.postFeeds([[wish("A", 4)]])).toMatchObject([{ kind: "unknown" }]);
    one.clock.advance(60_000);
    expect(one.marketplace.findFeed({ at, items: new Map([["A", 4]]), claimed: new Set() })).not.toBeNull();
  });
});
