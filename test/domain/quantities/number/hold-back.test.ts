import fc from "fast-check";
import { readLedger } from "../../../../src/domain/ledger/ledger";
import type { HistoryOf } from "../../../../src/domain/quantities/history/sent";
import { unitsToHoldBack } from "../../../../src/domain/quantities/number/hold-back";
import { latencyOf, measuredLatency, planLatency } from "../../../../src/domain/quantities/push/latency";
import type { Sale } from "../../../../src/domain/quantities/stock/recent-sales";
import { type Instant, instant, type ListingSku, listingSku } from "../../../../src/domain/values/brand";
import { aListing, anOrderRow, aPaper, aProduct, aShop, date } from "../../../support/builders";
import { rowsOf, written } from "../../../support/paper";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe("suggested hold back: what is sold while a sale is under way to Walmart, in 99 of 100 cases", () => {
  test.each([
    // Tables of the Poisson distribution: the smallest n with P(X ≤ n) ≥ 0.99.
    [0, 0],
    [0.01, 0],
    [0.1, 1],
    [0.5, 3],
    [1, 4],
    [2, 6],
    [5, 11],
    [9, 17],
    [10, 18],
    [50, 67],
    [100, 124],
  ])("%d units expected in that time: %d", (expected, units) => {
    expect(unitsToHoldBack(expected, HOUR_MS)).toBe(units);
    expect(unitsToHoldBack(expected * 2, HOUR_MS / 2)).toBe(units);
  });

  test("never fewer for faster sales or a longer way, and a number for whatever is sold", () => {
    const rate = fc.double({ min: 0, max: 1e6, noNaN: true });
    const ms = fc.integer({ min: 0, max: 72 * HOUR_MS });
    fc.assert(
      fc.property(rate, rate, ms, ms, (one, other, short, long) => {
        const [slow, fast] = [Math.min(one, other), Math.max(one, other)];
        const few = unitsToHoldBack(slow, Math.min(short, long));
        expect(Number.isSafeInteger(few) && few >= 0).toBe(true);
        expect(unitsToHoldBack(fast, Math.max(short, long))).toBeGreaterThanOrEqual(few);
      }),
    );
  });

  test("exact up to 500 units expected: the bell curve would hold back one too few in a fifth of all cases", () => {
    for (let expected = 5; expected <= 500; expected += 5) {
      expect({ expected, units: unitsToHoldBack(expected, HOUR_MS) }).toEqual({ expected, units: surely(expected) });
    }
  });

  test("the bell curve takes over without a step", () => {
    const before = unitsToHoldBack(499.9, HOUR_MS);
    const after = unitsToHoldBack(500.1, HOUR_MS);
    expect(after - before).toBeGreaterThanOrEqual(0);
    expect(after - before).toBeLessThan(3);
  });
});

/** The same by logarithms: the smallest n with P(X ≤ n) ≥ 0.99 of the Poisson distribution. */
function surely(expected: number): number {
  let logChance = -expected;
  let sum = Math.exp(logChance);
  for (let n = 0; ; n += 1) {
    if (sum >= 0.99) return n;
    logChance += Math.log(expected) - Math.log(n + 1);
    sum += Math.exp(logChance);
  }
}

describe("measured: from an order being placed to the next number that Walmart accepted", () => {
  const at = (minute: number): Instant => instant(minute * MINUTE_MS);
  const A = listingSku("A");
  const known =
    (quantity: number | null, minute: number): HistoryOf =>
    () => ({
      sent: quantity === null ? null : { state: "confirmed", quantity, at: at(minute) },
      underWay: null,
      isReleased: false,
      failing: null,
    });
  const sales =
    (...minutes: number[]) =>
    (_: ListingSku, since: number): readonly Sale[] =>
      minutes
        .map((minute) => ({ at: at(minute), units: 1 }))
        .filter((sale) => sale.at > since)
        .reverse();
  const measured = (...args: Parameters<typeof measuredLatency>) => {
    const found = measuredLatency(...args);
    return found === null ? null : (found.accepted - found.placed) / MINUTE_MS;
  };
  const accepted = (quantity: number, minute: number) =>
    new Map([[A, { state: "confirmed" as const, quantity, at: at(minute) }]]);

  test("the oldest order that the number has come to know", () => {
    expect(measured(accepted(8, 60), known(10, 0), sales(5, 40))).toBe(55);
  });

  test("an order that the number did not fall for is not waited for", () => {
    expect(measured(accepted(9, 60), known(10, 0), sales(5, 40))).toBe(20);
    expect(measured(accepted(11, 60), known(10, 0), sales(5, 40))).toBeNull();
  });

  test("what was placed before the last number was known then", () => {
    expect(measured(accepted(8, 60), known(10, 30), sales(5, 40))).toBe(20);
    expect(measured(accepted(8, 60), known(10, 50), sales(5, 40))).toBeNull();
  });

  test("a first number and a refused one measure nothing", () => {
    expect(measured(accepted(8, 60), known(null, 0), sales(5))).toBeNull();
    expect(measured(accepted(10, 0), known(10, 0), sales(5))).toBeNull();
  });

  test("twenty pushes are remembered, and two slow ones of them pass for chance", () => {
    let paper = aPaper({ listings: [aListing()], products: [aProduct()] });
    const ledger = () => readLedger(rowsOf("ledger", paper.ledger ?? []));
    const push = (minutes: number) => {
      const orders = [anOrderRow({ orderedAt: date(new Date(at(1000 - minutes)).toISOString()) })];
      paper = written(paper, planLatency(aShop({ ...paper, orders }), accepted(9, 1000), known(10, 0)));
    };
    expect(latencyOf(ledger())).toBeNull();
    push(600);
    expect(latencyOf(ledger())).toBe(600 * MINUTE_MS);
    for (let count = 0; count < 18; count += 1) push(30);
    push(600);
    expect(latencyOf(ledger())).toBe(30 * MINUTE_MS);
    expect(paper.ledger).toHaveLength(1);
    push(600);
    push(600);
    expect(latencyOf(ledger())).toBe(600 * MINUTE_MS);
    expect(planLatency(aShop(paper), accepted(9, 1000), known(10, 0))).toEqual([]);
  });
});
