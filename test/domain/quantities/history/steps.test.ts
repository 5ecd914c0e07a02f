/** The lives of a listing's number and of a feed: every pair of a state and an event, and the pictures in the docs. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Memory, readLedger, remember } from "../../../../src/domain/ledger/ledger";
import {
  FEED_STEPS,
  type FeedEvent,
  type FeedMemory,
  feedAfterEvent,
} from "../../../../src/domain/quantities/history/feed-states";
import {
  isUncertain,
  refusalIn,
  SENT_STEPS,
  type Sent,
  type SentEvent,
  sentAfterEvent,
} from "../../../../src/domain/quantities/history/sent-states";
import { NOW } from "../../../support/builders";
import { rowsOf, written } from "../../../support/paper";
import { ROOT } from "../../../support/project";

type Table = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

const number = { quantity: 5, at: NOW - 9 };
const refused = { quantity: 7, message: "Walmart says no." };
const outside = [{ told: 5, found: 3, at: NOW }];
const read = { quantity: 5, sellable: 5, at: NOW - 1 };

/** One of each state, with all that it may hold. */
const NUMBERS: Readonly<Record<Sent["state"], Sent>> = {
  never: { state: "never", quantity: null, at: null, read },
  submitted: { state: "submitted", ...number, read, least: 2, refused },
  confirmed: { state: "confirmed", ...number, read, outside },
  refused: { state: "refused", ...number, read, refused },
  unknown: { state: "unknown", ...number, read, least: 2 },
  outside: { state: "outside", ...number, read, outside, least: 3 },
  paused: { state: "paused", ...number, read, outside },
};
const EVENTS: Readonly<Record<SentEvent["kind"], SentEvent>> = {
  submit: { kind: "submit", least: 1 },
  confirm: { kind: "confirm", number: { quantity: 8, at: NOW } },
  refuse: { kind: "refuse", refused, least: 1 },
  lose: { kind: "lose", least: 1 },
  withhold: { kind: "withhold" },
  disown: { kind: "disown" },
  move: { kind: "move", least: 1 },
  outside: { kind: "outside", changes: outside, least: 3 },
  pause: { kind: "pause", changes: outside, least: 3 },
  agree: { kind: "agree" },
  rest: { kind: "rest", least: 3 },
  setBack: { kind: "setBack" },
};
const FEEDS: Readonly<Record<FeedMemory["state"], FeedMemory>> = {
  posted: { state: "posted", at: NOW },
  named: { state: "named", at: NOW, id: "F" },
  released: { state: "released", at: NOW },
  settled: { state: "settled", at: NOW, id: "F" },
};
const FEED_EVENTS: Readonly<Record<FeedEvent["kind"], FeedEvent>> = {
  name: { kind: "name", id: "F" },
  release: { kind: "release" },
  settle: { kind: "settle" },
  puzzle: { kind: "puzzle", said: "MAYBE" },
};

const pairs = (states: object, events: object): [state: string, event: string][] =>
  Object.keys(states).flatMap((state) => Object.keys(events).map((event): [string, string] => [state, event]));

/** What the ledger gives back of a memory that was written down. */
function recalled<K extends "sent" | "feed">(kind: K, memory: Memory<K>): Memory<K> | null {
  const paper = written({}, [remember(readLedger([]), kind, "A", memory)]);
  return readLedger(rowsOf("ledger", paper.ledger ?? [])).recall(kind, "A");
}

const defined = (memory: object): object => JSON.parse(JSON.stringify(memory));

describe("the number of a listing", () => {
  test.each(pairs(NUMBERS, EVENTS))("%s, then %s: where the table says, or not at all", (state, kind) => {
    const before = NUMBERS[state as Sent["state"]];
    const event = EVENTS[kind as SentEvent["kind"]];
    const next = (SENT_STEPS as Table)[state]?.[kind];
    if (next === undefined) {
      expect(() => sentAfterEvent(before, event)).toThrow(expect.objectContaining({ kind: "defect" }));
      return;
    }
    const after = sentAfterEvent(before, event);
    expect(after.state).toBe(next);
    expect(recalled("sent", after)).toEqual(defined(after));
  });

  test.each(Object.entries(NUMBERS))("last sent moves by Walmart's word alone, from %s too", (_, before) => {
    for (const event of Object.values(EVENTS)) {
      if ((SENT_STEPS as Table)[before.state]?.[event.kind] === undefined) continue;
      const { quantity, at } = sentAfterEvent(before, event);
      expect([quantity, at]).toEqual(event.kind === "confirm" ? [8, NOW] : [before.quantity, before.at]);
    }
  });

  test("what Walmart said against a number stays until it confirms one", () => {
    const said = sentAfterEvent(NUMBERS.confirmed, EVENTS.refuse);
    const again = sentAfterEvent(said, EVENTS.submit);
    expect([again, sentAfterEvent(again, EVENTS.lose)].map(refusalIn)).toEqual([refused, refused]);
    expect(refusalIn(sentAfterEvent(again, EVENTS.confirm))).toBeUndefined();
  });

  test("of a listing that was listed anew counts only the number last confirmed: what was read or said was of another one", () => {
    for (const before of [NUMBERS.confirmed, NUMBERS.submitted, NUMBERS.outside])
      expect(defined(sentAfterEvent(before, EVENTS.disown))).toEqual({ state: "unknown", ...number });
  });

  test("a listing that may not be sent may get any number meanwhile, so nobody knows how few it has", () => {
    for (const before of [NUMBERS.submitted, NUMBERS.unknown, NUMBERS.outside])
      expect(sentAfterEvent(before, EVENTS.withhold)).not.toMatchObject({ least: expect.anything() });
  });

  test("what stands there and who else set it stay known, whatever Walmart answers", () => {
    for (const event of [EVENTS.submit, EVENTS.confirm, EVENTS.refuse, EVENTS.lose])
      expect(sentAfterEvent(NUMBERS.confirmed, event)).toMatchObject({ read, outside });
  });

  test("a state in which Walmart may hold another number is left by Walmart's word alone", () => {
    for (const [state, steps] of Object.entries(SENT_STEPS)) {
      if (!isUncertain(NUMBERS[state as Sent["state"]])) continue;
      const certain = Object.entries(steps).filter(([, next]) => !isUncertain(NUMBERS[next as Sent["state"]]));
      expect(certain).toEqual([["confirm", "confirmed"]]);
    }
  });
});

describe("a feed", () => {
  test.each(pairs(FEEDS, FEED_EVENTS))("%s, then %s: where the table says, or not at all", (state, kind) => {
    const before = FEEDS[state as FeedMemory["state"]];
    const event = FEED_EVENTS[kind as FeedEvent["kind"]];
    const next = (FEED_STEPS as Table)[state]?.[kind];
    if (next === undefined) {
      expect(() => feedAfterEvent(before, event)).toThrow(expect.objectContaining({ kind: "defect" }));
      return;
    }
    const after = feedAfterEvent(before, event);
    expect(after.state).toBe(next);
    expect(recalled("feed", after)).toEqual(defined(after));
  });

  test("from every state there is a way to its end", () => {
    const ends = (state: string): boolean =>
      state === "settled" ||
      Object.values((FEED_STEPS as Table)[state] ?? {}).some((next) => next !== state && ends(next ?? ""));
    expect(Object.keys(FEED_STEPS).filter((state) => !ends(state))).toEqual([]);
  });
});

test("a memory that fits no state is not written down", () => {
  const torn = { ...NUMBERS.confirmed, quantity: null } as unknown as Sent;
  expect(() => remember(readLedger([]), "sent", "A", torn)).toThrow();
});

/** One arrow for each pair of states, with every event that leads along it. */
function pictureOf(table: Table): string {
  const arrows = Object.entries(table).flatMap(([state, steps]) =>
    [...new Set(Object.values(steps))].map((next) => {
      const along = Object.keys(steps).filter((event) => steps[event] === next);
      return `    ${state} --> ${next}: ${along.join(", ")}`;
    }),
  );
  return ["```mermaid", "stateDiagram-v2", ...arrows, "```"].join("\n");
}

test.each([
  ["a listing's number", SENT_STEPS],
  ["a feed", FEED_STEPS],
])("docs/states.md has the picture of %s as the table has it", (_, table) => {
  const page = readFileSync(path.join(ROOT, "docs", "states.md"), "utf8");
  expect(page).toContain(pictureOf(table));
});
