/** Feeds of quantities as Aisle remembers them, and what they mean for the number of a listing. */
import { type Ledger, readLedger, remember } from "../../../../src/domain/ledger/ledger";
import type { FeedMemory } from "../../../../src/domain/quantities/history/feed-states";
import {
  feedIds,
  feedsOf,
  planFeed,
  planFeedForgotten,
  planFeedStep,
} from "../../../../src/domain/quantities/history/feeds";
import { lastTarget, mustSend, numberOnWalmart, quantityHistory } from "../../../../src/domain/quantities/history/sent";
import type { Sent } from "../../../../src/domain/quantities/history/sent-states";
import { isSame } from "../../../../src/domain/quantities/history/target";
import { instant, listingSku } from "../../../../src/domain/values/brand";
import type { Change } from "../../../../src/domain/values/change";
import { NOW } from "../../../support/builders";
import { type Paper, rowsOf, written } from "../../../support/paper";

const A = listingSku("A");
const ledgerOn = (paper: Paper) => readLedger(rowsOf("ledger", paper.ledger ?? []));
type Plan = (ledger: Ledger) => Change[];
const ledgerAfter = (...plans: readonly Plan[]) =>
  ledgerOn(plans.reduce<Paper>((paper, plan) => written(paper, plan(ledgerOn(paper))), {}));

const posted =
  (name: string, at: number = NOW, quantity = 5): Plan =>
  (ledger) =>
    planFeed(ledger, { name, at: instant(at), changes: [{ sku: A, quantity }] });
const named =
  (name: string, id: string): Plan =>
  (ledger) =>
    planFeedStep(ledger, name, { kind: "name", id });
const step =
  (name: string, kind: "release" | "settle"): Plan =>
  (ledger) =>
    planFeedStep(ledger, name, { kind });
const knownAs =
  (name: string, memory: FeedMemory): Plan =>
  (ledger) => [remember(ledger, "feed", name, memory)];
const numbered =
  (sent: Sent): Plan =>
  (ledger) => [remember(ledger, "sent", "A", sent)];

describe("a feed", () => {
  test("is remembered with the number of each listing, at each node where nodes are named", () => {
    const ledger = ledgerAfter((fresh) =>
      planFeed(fresh, {
        name: "F",
        at: NOW,
        changes: [
          { sku: A, quantity: 5 },
          { sku: listingSku("B"), quantity: 3, nodes: { N1: 1, N2: 2 } },
        ],
      }),
    );
    const items = new Map([
      ["A", { quantity: 5 }],
      ["B", { quantity: 3, nodes: { N1: 1, N2: 2 } }],
    ]);
    expect(feedsOf(ledger)).toEqual([{ name: "F", at: NOW, id: null, isReleased: false, said: null, items }]);
    expect(feedIds(ledger)).toEqual(new Set());
  });

  test("has the id that Walmart gave it, and keeps it until it is forgotten", () => {
    expect(feedsOf(ledgerAfter(posted("F"), named("F", "W1")))[0]?.id).toBe("W1");
    const settled = ledgerAfter(posted("F"), named("F", "W1"), step("F", "settle"), posted("G"), named("G", "W2"));
    expect(feedIds(settled)).toEqual(new Set(["W1", "W2"]));
    expect(feedsOf(settled).map(({ name }) => name)).toEqual(["G"]);
    expect(feedsOf(ledgerAfter(posted("F"), named("F", "W1"), step("F", "settle")))).toEqual([]);
  });

  test("tells a status that nobody knows, and that it was given up", () => {
    const ledger = ledgerAfter(posted("F"), knownAs("F", { state: "named", at: NOW, id: "W1", said: "MAYBE" }));
    expect(feedsOf(ledger)[0]).toMatchObject({ said: "MAYBE", isReleased: false });
    expect(feedsOf(ledgerAfter(posted("F"), step("F", "release")))[0]).toMatchObject({ id: null, isReleased: true });
  });

  test("stands oldest first", () => {
    const ledger = ledgerAfter(posted("F", NOW), posted("G", NOW - 2), posted("H", NOW - 1));
    expect(feedsOf(ledger).map(({ name }) => name)).toEqual(["G", "H", "F"]);
  });

  test("that is forgotten leaves nothing behind, of itself alone", () => {
    const ledger = ledgerAfter(posted("F"), posted("G"), (before) => planFeedForgotten(before, "F"));
    expect(ledger.names("feed")).toEqual(["G"]);
    expect(ledger.names("feedPart")).toEqual(["G/0"]);
    expect(planFeedForgotten(ledger, "F")).toEqual([]);
    expect(planFeedStep(ledger, "F", { kind: "settle" })).toEqual([]);
  });
});

describe("the number of a listing in a feed", () => {
  const history = (...plans: Plan[]) => quantityHistory(ledgerAfter(...plans))(A);

  test("is under way until the feed is over, or was given up", () => {
    expect(history(posted("F"))).toMatchObject({ underWay: 5, underWayAt: NOW, isReleased: false });
    expect(history(posted("F"), step("F", "release"))).toMatchObject({ underWay: null, isReleased: true });
    expect(quantityHistory(ledgerAfter(posted("F")), "F")(A)).toMatchObject({ underWay: null, isReleased: false });
    expect(quantityHistory(ledgerAfter(posted("F")), "G")(A)).toMatchObject({ underWay: 5 });
  });

  const confirmed: Sent = { state: "confirmed", quantity: 8, at: NOW };
  test("was sent last; one that was confirmed alone meanwhile is newer, one without an answer is not", () => {
    expect(lastTarget(history(numbered(confirmed)))).toEqual({ quantity: 8, nodes: undefined });
    expect(lastTarget(history(numbered(confirmed), posted("F")))).toEqual({ quantity: 5, nodes: undefined });
    expect(lastTarget(history(numbered({ ...confirmed, again: true }), posted("F")))?.quantity).toBe(8);
    const unknown: Sent = { state: "unknown", quantity: 8, at: NOW, again: true };
    expect(lastTarget(history(numbered(unknown), posted("F")))?.quantity).toBe(5);
  });

  test("makes a lower number leave at once, and a higher one wait", () => {
    const inFeed = history(numbered(confirmed), posted("F"));
    expect([9, 8, 7, 6, 5, 4].map((quantity) => mustSend({ quantity }, inFeed))).toEqual([
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
    const alone = history(numbered({ ...confirmed, again: true }), posted("F"));
    expect(mustSend({ quantity: 8 }, alone)).toBe(false);
    expect(mustSend({ quantity: 5 }, alone)).toBe(true);
  });
});

describe("what Walmart holds", () => {
  const read = { quantity: 3, sellable: 3, at: NOW };
  const confirmed: Sent = { state: "confirmed", quantity: 8, at: NOW, read };

  test("is what was read last, unless a number was confirmed since", () => {
    expect(numberOnWalmart(confirmed)).toBe(3);
    expect(numberOnWalmart({ ...confirmed, read: { ...read, at: NOW - 1 } })).toBe(8);
    expect(numberOnWalmart({ ...confirmed, read: undefined })).toBe(8);
    expect(numberOnWalmart({ state: "never", quantity: null, at: null, read })).toBe(3);
    expect(numberOnWalmart({ state: "never", quantity: null, at: null })).toBeNull();
    expect(numberOnWalmart(null)).toBeNull();
  });

  test("is the same number only if it is the same at every node", () => {
    const at = (N1: number, N2: number) => ({ quantity: N1 + N2, nodes: { N1, N2 } });
    expect(isSame(at(1, 2), at(1, 2))).toBe(true);
    expect(isSame(at(1, 2), at(1, 3))).toBe(false);
    expect(isSame(at(1, 2), { quantity: 1, nodes: { N1: 1 } })).toBe(false);
    expect(isSame(at(1, 2), null)).toBe(false);
  });
});
