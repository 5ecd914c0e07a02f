import { type Ledger, readLedger } from "../../../src/domain/ledger/ledger";
import {
  ageText,
  dueFirst,
  isLasting,
  nextTryAt,
  planNotWanted,
  planRetries,
  retriesOf,
  retrySentence,
  retrySentences,
  retryText,
} from "../../../src/domain/retries/retries";
import { instant } from "../../../src/domain/values/brand";
import type { Change } from "../../../src/domain/values/change";
import { type Paper, rowsOf, written } from "../../support/paper";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A ledger on paper that is written by plans. */
function onPaper() {
  let paper: Paper = {};
  const ledger = () => readLedger(rowsOf("ledger", paper.ledger ?? []));
  return {
    ledger,
    write: (plan: (before: Ledger) => readonly Change[]) => {
      paper = written(paper, plan(ledger()));
    },
  };
}

const at = (ms: number) => instant(1_000_000_000_000 + ms);

test("the gaps between tries grow, to four hours at most, and to half an hour for what Walmart wants within four", () => {
  const gaps = (what: "order" | "acknowledgment") =>
    [1, 2, 3, 6, 7, 50].map((tries) => (nextTryAt(what, { at: at(0), tries }) - at(0)) / MINUTE);
  expect(gaps("order")).toEqual([5, 10, 20, 160, 240, 240]);
  expect(gaps("acknowledgment")).toEqual([5, 10, 20, 30, 30, 30]);
});

test("what has not failed comes first, then what was tried longest ago; what failed just now waits", () => {
  const paper = onPaper();
  paper.write((ledger) => planRetries(ledger, "order", [{ name: "B", said: "No." }], at(0)));
  paper.write((ledger) => planRetries(ledger, "order", [{ name: "A", said: "No." }], at(MINUTE)));
  paper.write((ledger) => planRetries(ledger, "order", [{ name: "C", said: "No." }], at(59 * MINUTE)));
  expect(dueFirst(paper.ledger(), "order", ["A", "B", "C", "D"], at(HOUR))).toEqual(["D", "B", "A"]);
});

test("a failure is remembered from when it began until it works or nobody wants it any more", () => {
  const paper = onPaper();
  const fail = (name: string, ms: number) =>
    paper.write((ledger) => planRetries(ledger, "order", [{ name, said: `No at ${ms}.` }], at(ms)));
  fail("A", 0);
  fail("B", 1);
  fail("A", HOUR);
  expect(retriesOf(paper.ledger())).toMatchObject([
    { what: "order", name: "A", since: at(0), at: at(HOUR), tries: 2, said: `No at ${HOUR}.` },
    { name: "B", tries: 1 },
  ]);
  paper.write((ledger) => planRetries(ledger, "order", [{ name: "A", said: null }], at(2 * HOUR)));
  paper.write((ledger) => planRetries(ledger, "order", [], at(2 * HOUR), (name) => name !== "B"));
  expect(retriesOf(paper.ledger())).toEqual([]);
});

test("a sentence names the thing, why it failed, and since when", () => {
  const paper = onPaper();
  const name = JSON.stringify(["179", null, "1Z"]);
  paper.write((ledger) => planRetries(ledger, "shipment", [{ name, said: "Walmart does not answer." }], at(0)));
  const [retry] = retriesOf(paper.ledger());
  expect(retry && retrySentence(retry, at(3 * HOUR))).toBe(
    "The shipment of the order 179 could not be sent. Walmart does not answer. It has failed for 3 hours; Aisle goes on trying by itself.",
  );
});

test("an age is told in words that change once an hour at most", () => {
  const ages = [59 * MINUTE, HOUR, 25 * HOUR, 47.9 * HOUR, 48 * HOUR, 400 * HOUR].map((ms) => ageText(at(0), at(ms)));
  expect(ages).toEqual(["less than an hour", "an hour", "25 hours", "47 hours", "2 days", "16 days"]);
});

test("a ledger that somebody broke is no failure", () => {
  expect(retriesOf(readLedger([]))).toEqual([]);
});

describe("what fails of several kinds", () => {
  /** An order that failed at minute 9, a feed at minute 3, and an order at minute 5 that has worked since. */
  function severalFailures() {
    const paper = onPaper();
    const fail = (what: "order" | "feed", name: string, minute: number, said: string | null = "No.") =>
      paper.write((ledger) => planRetries(ledger, what, [{ name, said }], at(minute * MINUTE)));
    fail("order", "A", 5);
    fail("order", "C", 9);
    fail("feed", "A", 3);
    fail("order", "A", 6, null);
    return paper;
  }
  const names = (ledger: Ledger, only?: "order" | "feed") =>
    retriesOf(ledger, only).map(({ what, name }) => `${what} ${name}`);

  test("is told from what has failed longest on, or one kind of it alone", () => {
    const ledger = severalFailures().ledger();
    expect(names(ledger)).toEqual(["feed A", "order C"]);
    expect(names(ledger, "order")).toEqual(["order C"]);
    expect(names(ledger, "feed")).toEqual(["feed A"]);
  });

  test("is forgotten by kinds when their switch goes off", () => {
    const paper = severalFailures();
    paper.write((ledger) => planNotWanted(ledger, ["order"]));
    expect(names(paper.ledger())).toEqual(["feed A"]);
  });
});

test("a thing that failed is tried again from the very minute on at which its gap ends", () => {
  const paper = onPaper();
  paper.write((ledger) => planRetries(ledger, "order", [{ name: "A", said: "No." }], at(0)));
  const due = (ms: number) => dueFirst(paper.ledger(), "order", ["A"], at(ms));
  expect([due(5 * MINUTE - 1), due(5 * MINUTE)]).toEqual([[], ["A"]]);
});

test("a failure lasts from an hour on, and only then a row says since when and that Aisle goes on trying", () => {
  const text = (ms: number) => retryText({ said: "No.", since: at(0), at: at(ms) });
  expect(text(HOUR - 1)).toBe("No.");
  expect(text(HOUR)).toBe("No. It has failed for an hour; Aisle goes on trying by itself.");
  expect([isLasting({ since: at(0), at: at(HOUR - 1) }), isLasting({ since: at(0), at: at(HOUR) })]).toEqual([
    false,
    true,
  ]);
});

test("a report names five things that fail and counts the others", () => {
  const sentences = (count: number) => {
    const paper = onPaper();
    for (let index = 0; index < count; index += 1)
      paper.write((ledger) => planRetries(ledger, "order", [{ name: `PO${index}`, said: "No." }], at(index)));
    return retrySentences(paper.ledger(), at(MINUTE));
  };
  expect(sentences(5)).toHaveLength(5);
  expect(sentences(5).join()).toMatch(/PO0.*PO4/);
  expect(sentences(6).slice(5)).toEqual(["1 more thing fails like this."]);
  expect(sentences(7).slice(5)).toEqual(["2 more things fail like this."]);
});

test("what works at the first try is never remembered as failing", () => {
  const paper = onPaper();
  paper.write((ledger) => planRetries(ledger, "order", [{ name: "A", said: null }], at(0)));
  expect(retriesOf(paper.ledger())).toEqual([]);
});
