/** What is remembered of a number before it leaves, after its answer, and after its feed. */
import { readLedger } from "../../../../src/domain/ledger/ledger";
import type { Feed } from "../../../../src/domain/quantities/history/feeds";
import type { HistoryOf, QuantityHistory } from "../../../../src/domain/quantities/history/sent";
import type { Sent } from "../../../../src/domain/quantities/history/sent-states";
import {
  planSubmitted,
  sentAfter,
  sentAfterFeed,
  sentAfterRelease,
} from "../../../../src/domain/quantities/push/plan-quantity-push";
import { instant, listingSku } from "../../../../src/domain/values/brand";
import { issue } from "../../../../src/domain/values/issue";
import type { Outcome } from "../../../../src/domain/values/outcome";
import { NOW } from "../../../support/builders";
import { rowsOf, written } from "../../../support/paper";

const A = listingSku("A");
const POSTED = instant(NOW - 9);
const SENT_AT = instant(NOW - 99);
const MOVES = { shipped: 1, cancelled: 2, returned: 3 };
const NONE = { shipped: 0, cancelled: 0, returned: 0 };
const confirmed: Sent = { state: "confirmed", quantity: 8, at: SENT_AT };
const unknown: Sent = { state: "unknown", quantity: 8, at: SENT_AT, least: 4 };
const read = (quantity: number) => ({ quantity, sellable: quantity, at: NOW - 1 });
const no = issue("no", "A", "Walmart says no.");

const historyOf =
  (sent: Sent | null, more: Partial<QuantityHistory> = {}): HistoryOf =>
  () => ({ sent, underWay: null, isReleased: false, failing: null, ...more });
const answered = (outcome: Outcome<number>, sent: Sent | null, underWay: number | null = null, moves = NONE) =>
  sentAfter([{ sku: A, quantity: 6, outcome }], historyOf(sent, { underWay }), NOW, () => moves).get(A);
const ACCEPTED: Outcome<number> = { kind: "accepted", answer: 6 };
const REFUSED: Outcome<number> = { kind: "refused", issue: no };
const LOST: Outcome<number> = { kind: "unknown", issue: no };

describe("before a number leaves", () => {
  const noted = (sent: Sent | null, underWay: number | null = null) => {
    const plan = planSubmitted(readLedger([]), historyOf(sent, { underWay }), [{ sku: A, quantity: 6 }]);
    return readLedger(rowsOf("ledger", written({}, plan).ledger ?? [])).recall("sent", "A");
  };

  test("it is noted as submitted, with the least that Walmart may hold then", () => {
    expect(noted(confirmed)).toMatchObject({ state: "submitted", quantity: 8, least: 6 });
    expect(noted({ ...confirmed, quantity: 5 })).toMatchObject({ least: 5 });
    expect(noted({ ...confirmed, read: read(3) })).toMatchObject({ least: 3 });
    expect(noted(unknown)).toMatchObject({ least: 4 });
    expect(noted({ ...unknown, least: undefined })?.state).toBe("submitted");
    expect(noted({ ...unknown, least: undefined })).not.toHaveProperty("least");
  });

  test("a listing that never had a number, and is in no feed, needs no note", () => {
    expect(noted(null)).toBeNull();
    expect(noted({ state: "never", quantity: null, at: null, read: read(3) })).toBeNull();
    expect(noted(null, 7)).toMatchObject({ state: "submitted", again: true });
  });

  test("one that is in a feed is sent once more after it; any other is not", () => {
    expect(noted(confirmed, 7)).toMatchObject({ again: true });
    expect(noted(confirmed)).not.toHaveProperty("again");
  });
});

describe("after its answer a number", () => {
  test("is confirmed, with what its orders had moved by then", () => {
    expect(answered(ACCEPTED, unknown, null, MOVES)).toEqual({ state: "confirmed", quantity: 6, at: NOW, went: MOVES });
    for (const move of [
      { ...NONE, shipped: 1 },
      { ...NONE, cancelled: 1 },
      { ...NONE, returned: 1 },
    ])
      expect(answered(ACCEPTED, null, null, move)).toMatchObject({ went: move });
    for (const move of [
      { ...MOVES, returned: 0, cancelled: 1 },
      { ...MOVES, returned: 1, cancelled: 0 },
    ])
      expect(answered(ACCEPTED, null, null, move)).toMatchObject({ went: move });
    expect(answered(ACCEPTED, null)?.went).toBeUndefined();
  });

  test("is sent once more where a feed with the listing is under way", () => {
    expect(answered(ACCEPTED, confirmed, 7)).toMatchObject({ state: "confirmed", again: true });
    expect(answered(ACCEPTED, confirmed)?.again).toBeUndefined();
  });

  test("is refused: the one before stands, and the words are kept", () => {
    const refused = { quantity: 6, message: "Walmart says no." };
    expect(answered(REFUSED, confirmed)).toMatchObject({ state: "refused", quantity: 8, refused, least: 6 });
    expect(answered(REFUSED, { ...unknown, least: 7 })).toMatchObject({ least: 7 });
  });

  test("that got no answer is unknown; one that never stood there stays never", () => {
    expect(answered(LOST, confirmed)).toMatchObject({ state: "unknown", quantity: 8, least: 6 });
    expect(answered(LOST, null)).toBeUndefined();
    expect(answered(LOST, null, 7)).toMatchObject({ state: "unknown" });
  });
});

describe("after its feed a number", () => {
  const feed = (isReleased = false): Feed => ({
    name: "F",
    at: POSTED,
    id: "W1",
    isReleased,
    said: null,
    items: new Map([["A", { quantity: 6 }]]),
  });
  const landed = (kind: "accepted" | "refused" | null, sent: Sent | null, over = feed(), moves = NONE) => {
    const outcome: Outcome<null> = kind === "accepted" ? { kind, answer: null } : { kind: "refused", issue: no };
    const outcomes = new Map(kind === null ? [] : [[A, outcome] as const]);
    return sentAfterFeed(over, outcomes, historyOf(sent), NOW, () => moves).get(A);
  };

  test("is confirmed, with what orders had moved at the number before", () => {
    expect(landed("accepted", { ...confirmed, went: { ...NONE, shipped: 9 } }, feed(), MOVES)).toEqual({
      state: "confirmed",
      quantity: 6,
      at: NOW,
      posted: POSTED,
      went: { ...NONE, shipped: 9 },
    });
    expect(landed("accepted", null, feed(), MOVES)).toMatchObject({ state: "confirmed", went: MOVES });
  });

  test("is refused: the one before stands", () => {
    const refused = { quantity: 6, message: "Walmart says no." };
    expect(landed("refused", confirmed)).toMatchObject({ state: "refused", quantity: 8, refused, least: 8 });
    expect(landed("refused", unknown)).toMatchObject({ state: "refused", least: 4 });
    expect(landed("refused", null)).toMatchObject({ state: "refused", least: undefined });
  });

  test.each<[string, ReturnType<typeof landed>]>([
    ["Walmart did not report it", landed(null, confirmed)],
    ["it was sent alone meanwhile", landed("accepted", { ...confirmed, again: true })],
    ["it was sent alone meanwhile, and the feed's was refused", landed("refused", { ...confirmed, again: true })],
    ["the feed had been given up", landed("accepted", confirmed, feed(true))],
    ["the feed is given up", sentAfterRelease(feed(), historyOf(confirmed)).get(A)],
  ])("is unknown and sent once more where %s", (_, sent) => {
    expect(sent).toMatchObject({ state: "unknown", quantity: 8, again: true, least: 6 });
  });

  test("that never stood there before, and is given up, is unknown", () => {
    expect(sentAfterRelease(feed(), historyOf(null)).get(A)).toMatchObject({ state: "unknown", again: true });
  });
});
