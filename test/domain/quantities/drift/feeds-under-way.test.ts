/** What is believed of a listing while a feed with its number is under way, or was waited for in vain. */
import { judged } from "../../../../src/domain/quantities/drift/drift";
import { mustSend, type QuantityHistory } from "../../../../src/domain/quantities/history/sent";
import { instant } from "../../../../src/domain/values/brand";

const HOUR_MS = 3_600_000;
const NOW = instant(Date.UTC(2026, 10, 23, 12));
const knownOf = (more: Partial<QuantityHistory>): QuantityHistory => ({
  sent: { state: "confirmed", quantity: 5, at: NOW - 3 * HOUR_MS },
  underWay: null,
  isReleased: false,
  failing: null,
  ...more,
});

describe("a number leaves beside a feed where Walmart may hold more than it until the feed has landed", () => {
  const leaves = (quantity: number, more: Partial<QuantityHistory>): boolean =>
    mustSend({ quantity }, knownOf({ underWay: 9, ...more }));

  test("below the feed's number, or below the one that was accepted before it", () => {
    expect([8, 9, 10].map((quantity) => leaves(quantity, {}))).toEqual([true, false, false]);
    const more = { sent: { state: "confirmed", quantity: 12, at: NOW } } as const;
    expect([8, 9, 10, 11, 12, 13].map((quantity) => leaves(quantity, more))).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test("any number but the feed's own where it is not sure what stood there before: it may have been more", () => {
    const unknown = { sent: { state: "unknown", quantity: 5, at: NOW } } as const;
    expect([8, 9, 10, 1_000].map((quantity) => leaves(quantity, unknown))).toEqual([true, false, true, true]);
    const never = { sent: null };
    expect([8, 9, 10, 1_000].map((quantity) => leaves(quantity, never))).toEqual([true, false, true, true]);
  });

  test("at any one ship node", () => {
    const more = {
      underWay: 9,
      underWayNodes: { N1: 4, N2: 5 },
      sent: { state: "confirmed", quantity: 9, at: NOW, nodes: { N1: 4, N2: 5 } },
    } as const;
    const leavesAt = (nodes: Readonly<Record<string, number>>): boolean =>
      mustSend({ quantity: 0, nodes }, knownOf(more));
    expect(leavesAt({ N1: 9, N2: 4 })).toBe(true);
    expect(leavesAt({ N1: 9, N2: 5 })).toBe(false);
  });
});

describe("a number that was read twice and that Aisle did not set", () => {
  const read = { quantity: 9, sellable: 9, at: NOW - HOUR_MS };
  const sent = { state: "confirmed", quantity: 5, at: NOW - 3 * HOUR_MS, read } as const;
  const none = { shipped: 0, cancelled: 0, returned: 0 };
  const outsideOf = (more: Partial<QuantityHistory>) =>
    Object(judged({ quantity: 9 }, knownOf({ sent, ...more }), none, NOW)).changes;

  test("was set by somebody else", () => {
    expect(outsideOf({})).toEqual([{ told: 5, found: 9, at: NOW }]);
  });

  const uncertain: readonly [string, Partial<QuantityHistory>][] = [
    ["a feed with the listing is under way", { underWay: 7 }],
    ["a feed with the listing was waited for in vain: it may have landed now", { isReleased: true }],
    ["an answer did not come: its own number may have arrived", { sent: { ...sent, state: "unknown" } }],
  ];
  test.each(uncertain)("says nothing where %s", (_, more) => {
    expect(judged({ quantity: 9 }, knownOf({ sent, ...more }), none, NOW)).toBeNull();
  });
});
