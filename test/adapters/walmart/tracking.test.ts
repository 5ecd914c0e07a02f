/** Correcting a tracking number that was told wrong, whichever of the two numbers Walmart means by which name. */
import type { Package } from "../../../src/domain/shipments/package";
import { type Account, account, buy, packageOf, sentOff } from "../../support/account-under-test";

const HOUR = 3_600_000;
const RIGHT = "1Z999AA10000000002";

function shipped(switches: object): { one: Account; parcel: Package } {
  const one = account({ switches, budgetMs: 10 * HOUR });
  const po = buy(one, ["A", "B"], 2);
  one.marketplace.acknowledgeOrders([po]);
  const parcel = packageOf(one, po);
  expect(sentOff(one.marketplace.shipPackage(parcel)).kind).toBe("accepted");
  return { one, parcel };
}

test.each(["old", "new"] as const)(
  "where currentTrackingInfo means the %s number, the right one stands there after",
  (currentTrackingMeans) => {
    const { one, parcel } = shipped({ currentTrackingMeans });
    const outcome = sentOff(
      one.marketplace.correctTracking({ package: { ...parcel, tracking: RIGHT }, onWalmart: parcel.tracking }),
    );
    expect(outcome.kind).toBe("accepted");
    expect(one.walmart.shipmentsOf(parcel.po).map(({ trackingNumber }) => trackingNumber)).toEqual([RIGHT, RIGHT]);
    const bodies = one.sent.filter(({ url }) => url.endsWith("/shipping")).slice(1);
    expect(bodies).toHaveLength(currentTrackingMeans === "old" ? 1 : 2);
    for (const { body } of bodies) expect(body).toContain('"processMode":"PARTIAL_UPDATE"');
  },
);

test.each(["old", "new"] as const)(
  "after Walmart's hours a correction is refused in its words, and nothing changes (%s)",
  (currentTrackingMeans) => {
    const { one, parcel } = shipped({ currentTrackingMeans });
    one.clock.advance(5 * HOUR);
    const outcome = sentOff(
      one.marketplace.correctTracking({ package: { ...parcel, tracking: RIGHT }, onWalmart: parcel.tracking }),
    );
    expect(outcome).toMatchObject({ kind: "refused", issue: { subject: parcel.po } });
    expect(one.walmart.shipmentsOf(parcel.po)[0]?.trackingNumber).toBe(parcel.tracking);
  },
);

test("a correction without a clear answer is neither done nor refused, and no second one leaves", () => {
  const { one, parcel } = shipped({});
  const before = one.sent.length;
  one.walmart.faults.set({ name: "drop-after-processing", families: ["shipping"] });
  const outcome = sentOff(
    one.marketplace.correctTracking({ package: { ...parcel, tracking: RIGHT }, onWalmart: parcel.tracking }),
  );
  expect(outcome.kind).toBe("unknown");
  expect(one.sent.length - before).toBe(1);
});

test("several parcels of one line are told one after the other, each with its quantity", () => {
  const one = account();
  const po = buy(one, ["A"], 5);
  one.marketplace.acknowledgeOrders([po]);
  const whole = packageOf(one, po);
  const parcel = (tracking: string, quantity: number): Package => ({
    ...whole,
    tracking,
    lines: whole.lines.map((line) => ({ ...line, quantity })),
  });
  const outcomes = [parcel("T1", 2), parcel("T2", 1), parcel("T3", 2)].map(one.marketplace.shipPackage);
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(["accepted", "accepted", "accepted"]);
  expect(one.walmart.shipmentsOf(po).map(({ units, trackingNumber }) => [trackingNumber, units])).toEqual([
    ["T1", 2],
    ["T2", 1],
    ["T3", 2],
  ]);
  const [last] = outcomes.slice(-1);
  const shares = last?.kind === "accepted" ? last.answer.lines[0]?.shares : [];
  expect(shares?.map(({ tracking, quantity }) => `${quantity} ${tracking}`).sort()).toEqual(["1 T2", "2 T1", "2 T3"]);
});
