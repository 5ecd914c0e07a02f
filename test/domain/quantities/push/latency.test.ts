/** How long Walmart goes on selling a unit after an order took it: from the order to the number that includes it. */
import { readLedger, remember } from "../../../../src/domain/ledger/ledger";
import type { HistoryOf } from "../../../../src/domain/quantities/history/sent";
import { latencyOf, measuredLatency, planLatency } from "../../../../src/domain/quantities/push/latency";
import { instant, listingSku } from "../../../../src/domain/values/brand";
import { aListing, anOrderRow, aProduct, aShop, date, listingOf, NOW } from "../../../support/builders";
import { type Paper, rowsOf, written } from "../../../support/paper";

const [A, B] = [listingSku("A"), listingSku("B")];
const MINUTE = 60_000;
const BEFORE = NOW - 60 * MINUTE;
const ago = (minutes: number) => instant(NOW - minutes * MINUTE);

const historyOf =
  (quantity: number | null, at: number | null = BEFORE): HistoryOf =>
  () => ({
    // A cast: a number that was confirmed, or never.
    sent: { state: "confirmed", quantity, at } as ReturnType<HistoryOf>["sent"],
    underWay: null,
    isReleased: false,
    failing: null,
  });
const sentNow = (quantity: number, at: number = NOW) => new Map([[A, { state: "confirmed" as const, quantity, at }]]);
/** Minutes ago, newest first, and units. */
const sales = (...all: readonly (readonly [number, number])[]) =>
  all.map(([minutes, units]) => ({ at: ago(minutes), units }));
const minutesOf = (measure: ReturnType<typeof measuredLatency>) =>
  measure === null ? null : (measure.accepted - measure.placed) / MINUTE;

describe("the latency of a push", () => {
  test("is from the oldest order in the fall until Walmart accepted the number", () => {
    expect(minutesOf(measuredLatency(sentNow(8), historyOf(10), () => sales([5, 1], [20, 1])))).toBe(20);
  });

  test("counts no more orders than the number fell by", () => {
    expect(minutesOf(measuredLatency(sentNow(9), historyOf(10), () => sales([5, 1], [20, 1])))).toBe(5);
    expect(minutesOf(measuredLatency(sentNow(9), historyOf(10), () => sales([5, 3], [20, 1])))).toBe(5);
  });

  test("asks for the listing's sales since the number before", () => {
    const asked: unknown[] = [];
    measuredLatency(sentNow(9), historyOf(10), (...of) => {
      asked.push(of);
      return [];
    });
    expect(asked).toEqual([[A, BEFORE]]);
  });

  test("is the longest of all listings, whichever comes first", () => {
    const both = new Map([...sentNow(9), [B, { state: "confirmed" as const, quantity: 9, at: NOW }]]);
    const of = (one: number, other: number) =>
      minutesOf(measuredLatency(both, historyOf(10), (sku) => sales([sku === A ? one : other, 1])));
    expect([of(5, 20), of(20, 5)]).toEqual([20, 20]);
  });

  test("is none where the number did not fall, no number stood before, or none was accepted since", () => {
    const measured = (sent: ReturnType<typeof sentNow>, history: HistoryOf) =>
      measuredLatency(sent, history, () => sales([5, 1]));
    expect(measured(sentNow(10), historyOf(10))).toBeNull();
    expect(measured(sentNow(11), historyOf(10))).toBeNull();
    expect(measured(sentNow(9), historyOf(null))).toBeNull();
    expect(measured(sentNow(9), historyOf(10, null))).toBeNull();
    expect(measured(sentNow(9, BEFORE), historyOf(10))).toBeNull();
    expect(measured(sentNow(9), () => ({ ...historyOf(10)(A), sent: null }))).toBeNull();
    expect(measured(new Map(), historyOf(10))).toBeNull();
  });

  test("is not below zero where clocks differ; an order in the same instant counts", () => {
    expect(measuredLatency(sentNow(9), historyOf(10), () => sales([-1, 1]))).toBeNull();
    expect(minutesOf(measuredLatency(sentNow(9), historyOf(10), () => sales([0, 1])))).toBe(0);
  });
});

const paperOf = (lengths: readonly number[]) =>
  written({}, [
    remember(readLedger([]), "latency", "quantities", {
      pushes: lengths.map((length) => ({ placed: NOW, accepted: NOW + length })),
    }),
  ]);
const ledgerOn = (paper: Paper) => readLedger(rowsOf("ledger", paper.ledger ?? []));
const ledgerOf = (lengths: readonly number[]) => ledgerOn(paperOf(lengths));

describe("the latency of the account", () => {
  test("is what nine of ten pushes did not exceed, in whatever order they came", () => {
    expect(latencyOf(ledgerOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]))).toBe(9);
    expect(latencyOf(ledgerOf([100, 20]))).toBe(100);
    expect(latencyOf(readLedger([]))).toBeNull();
  });

  test("is that of the last twenty pushes, written only along with something else", () => {
    const shop = aShop({
      products: [aProduct()],
      listings: [aListing()],
      orders: [anOrderRow({ orderedAt: date(new Date(NOW - 5 * MINUTE).toISOString()) })],
    });
    const paper = paperOf(Array.from({ length: 20 }, (_, index) => index));
    const facts = { ...shop, ledger: ledgerOn(paper), connectionOf: () => listingOf(shop).connection };
    const plan = planLatency(facts, sentNow(9), historyOf(10));
    expect(plan).toMatchObject([{ kind: "update", onlyAlongside: true }]);
    const kept = ledgerOn(written(paper, plan)).recall("latency", "quantities")?.pushes;
    expect(kept).toHaveLength(20);
    expect(kept?.[0]).toEqual({ placed: NOW, accepted: NOW + 1 });
    expect(kept?.at(-1)).toEqual({ placed: NOW - 5 * MINUTE, accepted: NOW });
    expect(planLatency(facts, sentNow(10), historyOf(10))).toEqual([]);
  });
});
