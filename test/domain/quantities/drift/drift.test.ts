/** A number on Walmart that Aisle did not set: when it is believed, what it means, and how it is said. */

import { readLedger, remember } from "../../../../src/domain/ledger/ledger";
import {
  anotherToolEntry,
  elsewhereEntry,
  elsewhereText,
  isAnotherTool,
  isDoubtful,
  judged,
  outsideChanges,
  outsideEntry,
  outsideText,
  pauseText,
} from "../../../../src/domain/quantities/drift/drift";
import type { QuantityHistory } from "../../../../src/domain/quantities/history/sent";
import { type Sent, sentAfterEvent } from "../../../../src/domain/quantities/history/sent-states";
import type { TargetQuantity } from "../../../../src/domain/quantities/history/target";
import { instant } from "../../../../src/domain/values/brand";
import { NOW } from "../../../support/builders";
import { rowsOf, written } from "../../../support/paper";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SENT_AT = instant(NOW - 10 * DAY);
const NONE = { shipped: 0, cancelled: 0, returned: 0 };

const reading = (quantity: number, at: number = NOW - MINUTE) => ({ quantity, sellable: quantity, at: instant(at) });
const confirmed = (more: Partial<Sent> = {}): Sent =>
  // A cast: a confirmed number with any of what it may hold.
  ({ state: "confirmed", quantity: 10, at: SENT_AT, read: reading(25), ...more }) as Sent;
const historyOf = (sent: Sent | null, more: Partial<QuantityHistory> = {}): QuantityHistory => ({
  sent,
  underWay: null,
  isReleased: false,
  failing: null,
  ...more,
});
const verdict = (found: number | TargetQuantity, sent: Sent | null, more: Partial<QuantityHistory> = {}, now = NOW) =>
  judged(typeof found === "number" ? { quantity: found } : found, historyOf(sent, more), NONE, now);
const change = (told: number, found: number, at: number = NOW - DAY, node?: string) => ({
  told,
  found,
  at: instant(at),
  ...(node === undefined ? {} : { node }),
});

describe("a number that differs means nothing", () => {
  test("where Aisle never set one, or does not know which of its own arrived", () => {
    expect(verdict(25, null)).toBeNull();
    expect(verdict(25, { state: "never", quantity: null, at: null, read: reading(25) })).toBeNull();
    expect(verdict(25, { state: "unknown", quantity: 10, at: SENT_AT, read: reading(25), least: 2 })).toBeNull();
  });

  test("until a quarter of an hour after a send: it may be the one before", () => {
    expect(verdict(25, confirmed({ at: instant(NOW - 15 * MINUTE + 1) }))).toBe("stale");
    expect(verdict(25, confirmed({ at: instant(NOW - 15 * MINUTE) }))).toMatchObject({ kind: "outside" });
  });

  test("until a second reading since the send agrees with it", () => {
    expect(verdict(25, confirmed({ read: undefined }))).toBeNull();
    expect(verdict(25, confirmed({ read: reading(24) }))).toBeNull();
    expect(verdict(25, confirmed({ read: reading(25, SENT_AT) }))).toBeNull();
    expect(verdict(25, confirmed({ read: reading(25, SENT_AT + 1) }))).toMatchObject({ kind: "outside" });
  });

  test("while a feed with the listing is under way, or was given up and may still land", () => {
    expect(verdict(25, confirmed(), { underWay: 25 })).toBeNull();
    expect(verdict(25, confirmed(), { isReleased: true })).toBeNull();
  });
});

describe("a number that orders explain", () => {
  test("is set right without a word", () => {
    const shipped = { ...NONE, shipped: 3 };
    expect(judged({ quantity: 7 }, historyOf(confirmed({ read: reading(7) })), shipped, NOW)).toEqual({
      kind: "move",
      least: 7,
    });
  });
});

describe("a number that differs by no order was set by somebody else", () => {
  test("and what stood there is remembered with the changes of the last seven days, three at most", () => {
    const week = [change(10, 30, NOW - 6 * DAY), change(10, 31, NOW - 7 * DAY + 1), change(10, 32, NOW - 7 * DAY)];
    expect(verdict(25, confirmed({ outside: week.slice(0, 1) }))).toEqual({
      kind: "outside",
      changes: [change(10, 25, NOW), change(10, 30, NOW - 6 * DAY)],
      least: 25,
    });
    expect(verdict(25, confirmed({ outside: week.slice(1) }))).toMatchObject({
      changes: [change(10, 25, NOW), change(10, 31, NOW - 7 * DAY + 1)],
    });
    const many = [...week.slice(0, 2), change(10, 33, NOW - 6 * DAY)];
    expect(verdict(25, confirmed({ outside: many }))).toMatchObject({
      changes: [change(10, 25, NOW), ...week.slice(0, 2)],
    });
  });

  test("the very change of last time means two writers that take turns; any other does not", () => {
    expect(verdict(25, confirmed({ outside: [change(10, 25)] }))).toMatchObject({ kind: "pause" });
    expect(verdict(25, confirmed({ outside: [change(9, 25)] }))).toMatchObject({ kind: "outside" });
    expect(verdict(25, confirmed({ outside: [change(10, 24)] }))).toMatchObject({ kind: "outside" });
    expect(verdict(25, confirmed({ outside: [change(10, 25, NOW - DAY, "N1")] }))).toMatchObject({ kind: "outside" });
    expect(verdict(25, confirmed({ outside: [change(10, 24), change(10, 25)] }))).toMatchObject({ kind: "outside" });
  });

  test("at ship nodes: the first node that differs, even where the sum is the same", () => {
    const nodes = { N1: { set: 7, sellable: 7 }, N2: { set: 3, sellable: 3 } };
    const sent = confirmed({ nodes: { N1: 5, N2: 5 }, read: { ...reading(10), nodes } });
    expect(verdict({ quantity: 10, nodes: { N1: 7, N2: 3 } }, sent)).toMatchObject({
      kind: "outside",
      changes: [{ told: 5, found: 7, node: "N1" }],
    });
    expect(
      judged({ quantity: 10, nodes: { N1: 7, N2: 3 } }, historyOf(sent), { ...NONE, returned: 2 }, NOW),
    ).toMatchObject({
      kind: "outside",
      changes: [{ told: 5, found: 3, node: "N2" }],
    });
  });

  test("a node that Walmart no longer names holds nothing", () => {
    const sent = confirmed({
      nodes: { N1: 5, N2: 5 },
      read: { ...reading(5), nodes: { N1: { set: 5, sellable: 5 } } },
    });
    expect(verdict({ quantity: 5, nodes: { N1: 5 } }, sent)).toMatchObject({
      changes: [{ told: 5, found: 0, node: "N2" }],
    });
  });

  test("is remembered with the least that Walmart held", () => {
    const next = sentAfterEvent(confirmed(), { kind: "outside", changes: [change(10, 25, NOW)], least: 3 });
    expect(next).toMatchObject({ state: "outside", quantity: 10, least: 3 });
  });

  test("where Walmart names no node, or Aisle did not: as one quantity", () => {
    const sent = confirmed({ nodes: { N1: 5, N2: 5 }, read: reading(25) });
    expect(verdict(25, sent)).toMatchObject({ changes: [change(10, 25, NOW)] });
    const nodes = { N1: { set: 25, sellable: 25 } };
    expect(verdict({ quantity: 25, nodes: { N1: 25 } }, confirmed({ read: { ...reading(25), nodes } }))).toMatchObject({
      changes: [change(10, 25, NOW)],
    });
  });
});

describe("a listing that rests because two writers take turns", () => {
  const paused = (at: number) => confirmed({ state: "paused", outside: [change(10, 25, at)] } as Partial<Sent>);

  test("tries once a day", () => {
    expect(verdict(25, paused(NOW - DAY + 1))).toBeNull();
    expect(verdict(25, paused(NOW - DAY))).toEqual({ kind: "rest", least: 25 });
  });

  test("is in step again as soon as Walmart holds Aisle's number; one that does not rest has nothing new", () => {
    expect(verdict(10, paused(NOW))).toEqual({ kind: "agree" });
    expect(verdict(10, confirmed())).toBeNull();
  });
});

describe("a number that differs once", () => {
  test("is doubtful, so that the next run looks again", () => {
    expect(isDoubtful(confirmed())).toBe(true);
    expect(isDoubtful(confirmed({ read: reading(10) }))).toBe(false);
    expect(isDoubtful(confirmed({ read: undefined }))).toBe(false);
    expect(isDoubtful(confirmed({ read: reading(25, SENT_AT) }))).toBe(false);
    expect(isDoubtful({ state: "unknown", quantity: 10, at: SENT_AT, read: reading(25), least: 2 })).toBe(false);
  });
});

describe("what the sheet says of another's number", () => {
  test("which stood there in place of which, and at which node, until Aisle sends again", () => {
    expect(outsideText(confirmed({ outside: [change(10, 25, SENT_AT)] }))).toBe(
      "changed outside: 25 on Walmart instead of 10",
    );
    expect(outsideText(confirmed({ outside: [change(10, 25, SENT_AT, "N1")] }))).toContain(
      "Walmart at ship node N1 in",
    );
    expect(outsideText(confirmed({ outside: [change(10, 25, SENT_AT - 1)] }))).toBeNull();
    expect(outsideText(confirmed())).toBeNull();
    expect(outsideText(null)).toBeNull();
  });

  test("a pause names both numbers; a listing that does not rest has none", () => {
    const outside = [change(10, 25, NOW, "N1")];
    expect(pauseText(confirmed({ state: "paused", outside } as Partial<Sent>))).toMatch(
      /^Paused: somebody else sets 25 at ship node N1 whenever Aisle sets 10\./,
    );
    expect(pauseText(confirmed({ outside }))).toBeNull();
    expect(pauseText(null)).toBeNull();
  });

  test("stock at nodes that Aisle does not set is counted, one or several", () => {
    const elsewhere = (count: number) => elsewhereText(confirmed({ read: { ...reading(10), elsewhere: count } }));
    expect(elsewhere(1)).toMatch(/^1 more stands at/);
    expect(elsewhere(2)).toMatch(/^2 more stand at/);
    expect(elsewhereText(confirmed())).toBeNull();
    expect(elsewhereText(null)).toBeNull();
  });

  test("the Log names five such listings and counts the rest; of a single one it links the SKU", () => {
    expect(elsewhereEntry(["A"])).toMatchObject({ key: "A", what: expect.stringContaining("stock of A at ship") });
    expect(elsewhereEntry(["A", "B"]).key).toBeNull();
    expect(elsewhereEntry(["A", "B", "C", "D", "E"]).what).toContain("stock of A, B, C, D, E at ship");
    expect(elsewhereEntry(["A", "B", "C", "D", "E", "F", "G"]).what).toContain("A, B, C, D, E and 2 more at ship");
  });

  test("the Log warns of a change, and cries where the listing pauses", () => {
    const outside = [change(10, 25, NOW)];
    expect(outsideEntry("A", confirmed({ outside }))).toMatchObject({
      severity: "Warning",
      what: expect.stringMatching(/held 25 where Aisle had set 10, .* The next run sets it right\.$/),
    });
    expect(outsideEntry("A", confirmed({ state: "paused", outside } as Partial<Sent>))).toMatchObject({
      severity: "Problem",
      what: expect.stringMatching(/this listing pauses\.$/),
    });
  });
});

describe("another tool is assumed", () => {
  test("from three changes on", () => {
    expect([2, 3].map(isAnotherTool)).toEqual([false, true]);
    expect(anotherToolEntry(3).what).toContain(": 3 times in the last seven days");
  });

  test("by the changes of seven days over all listings", () => {
    const memories = { A: [change(10, 25, NOW - 7 * DAY), change(10, 25, NOW)], B: [change(1, 2, NOW - 7 * DAY + 1)] };
    const changes = Object.entries(memories).map(([sku, outside]) =>
      remember(readLedger([]), "sent", sku, confirmed({ outside })),
    );
    const never = remember(readLedger([]), "sent", "C", confirmed());
    const paper = written({}, [...changes, never]);
    expect(outsideChanges(readLedger(rowsOf("ledger", paper.ledger ?? [])), NOW)).toBe(2);
  });
});
