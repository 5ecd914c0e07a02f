/**
 * Every call of the marketplace before answers as they should not be: it ends with a value of the port or with a failure
 * that says something to the seller, in a bounded time, and nothing counts as done that Walmart did not do.
 */

import type { FaultName } from "../../../dev/simulator/walmart/state/fault";
import { ERROR_FORMS } from "../../../dev/simulator/walmart/wire/error-forms";
import { DEFAULT_SHIP_NODE } from "../../../dev/simulator/walmart/wire/settings";
import { instant, listingSku } from "../../../src/domain/values/brand";
import { isFailure } from "../../../src/domain/values/failure";
import { type Account, account, buy, packageOf, sentOff, wish } from "../../support/account-under-test";

const MINUTE = 60_000;
const NODE = DEFAULT_SHIP_NODE;

interface Deed {
  /** Whether Walmart did what the answer claims; `true` also where it claims nothing. */
  readonly isTrue: boolean;
  /** What is said of it, ids aside. */
  readonly said: unknown;
}

const deed = (said: unknown, isTrue = true): Deed => ({ said, isTrue });
const isAccepted = (outcome: { readonly kind: string } | null | undefined): boolean => outcome?.kind === "accepted";

/** Each call with its check, prepared before the answers go wrong. */
const CALLS: Readonly<Record<string, (one: Account) => () => Deed>> = {
  "the connection": (one) => () => deed(one.marketplace.testConnection()),
  listings: (one) => () => {
    const { listings, complete } = one.marketplace.listListings();
    const isWhole = ["A", "B", "C"].every((sku) => listings.some((listing) => listing.sku === sku));
    return deed({ listings, complete }, isWhole || !complete);
  },
  orders: (one) => {
    const placed = [buy(one, ["A"]), buy(one, ["B"], 2)];
    return () => {
      const { orders, complete, unreadable } = one.marketplace.listOrders({
        createdFrom: instant(one.clock.now() - 1e9),
      });
      const named = [...orders.map(({ po }) => po), ...unreadable.map(({ subject }) => subject)];
      // One whose own number is gone is named by what else leads to it.
      const isNamed = (po: string) => named.includes(po) || unreadable.some((order) => order.po === null);
      return deed({ orders, complete }, placed.every(isNamed) || !complete);
    };
  },
  "one order": (one) => {
    const po = buy(one, ["A"]);
    return () => {
      const order = one.marketplace.getOrder(po);
      return deed(order, order === null || order.po === po);
    };
  },
  acknowledging: (one) => {
    const po = buy(one, ["A"]);
    return () => {
      const outcome = sentOff(one.marketplace.acknowledgeOrders([po])[0]);
      return deed(
        outcome.kind,
        !isAccepted(outcome) || JSON.stringify(one.walmart.order(po)).includes('"Acknowledged"'),
      );
    };
  },
  shipping: (one) => {
    const po = buy(one, ["A"]);
    one.marketplace.acknowledgeOrders([po]);
    const parcel = packageOf(one, po);
    return () => {
      const outcome = sentOff(one.marketplace.shipPackage(parcel));
      return deed(outcome.kind, !isAccepted(outcome) || one.walmart.shipmentsOf(po).length === 1);
    };
  },
  "correcting a number": (one) => {
    const po = buy(one, ["A"]);
    one.marketplace.acknowledgeOrders([po]);
    const parcel = packageOf(one, po);
    one.marketplace.shipPackage(parcel);
    return () => {
      const correction = { package: { ...parcel, tracking: "RIGHT" }, onWalmart: parcel.tracking };
      const outcome = sentOff(one.marketplace.correctTracking(correction));
      return deed(outcome.kind, !isAccepted(outcome) || one.walmart.shipmentsOf(po)[0]?.trackingNumber === "RIGHT");
    };
  },
  quantities: (one) => () => {
    const wishes = [wish("A", 5), wish("B", 6)];
    const outcomes = one.marketplace.setQuantities(wishes);
    const isThere = wishes.every(
      ({ sku, quantity }, at) => !isAccepted(outcomes[at]) || one.walmart.quantities().get(sku) === quantity,
    );
    return deed(
      outcomes.map(({ kind }) => kind),
      isThere,
    );
  },
  "quantities at a ship node": (one) => () => {
    const [outcome] = one.marketplace.setQuantities([{ ...wish("A", 5), nodes: { [NODE]: 5 } }]);
    return deed(outcome?.kind, !isAccepted(outcome) || one.walmart.quantities(NODE).get("A") === 5);
  },
  "posting a feed": (one) => () => {
    const [outcome] = one.marketplace.postFeeds([[wish("A", 5)]]);
    return deed(outcome?.kind, !isAccepted(outcome) || one.walmart.feeds().length === 1);
  },
  "looking for a feed": (one) => {
    one.walmart.faults.set({ name: "drop-after-processing", families: ["feed-inventory"], requests: 1 });
    const at = instant(one.clock.now());
    one.marketplace.postFeeds([[wish("A", 5)]]);
    one.clock.advance(10 * MINUTE);
    return () => {
      const found = one.marketplace.findFeed({ at, items: new Map([["A", 5]]), claimed: new Set() });
      return deed(found !== null, found === null || one.walmart.feeds().some(({ feedId }) => feedId === found));
    };
  },
  "reading a feed": (one) => {
    one.walmart.faults.set({ name: "refuse-sku:B" });
    const [posted] = one.marketplace.postFeeds([[wish("A", 5), wish("B", 6)]]);
    one.clock.advance(10 * MINUTE);
    const id = posted?.kind === "accepted" ? posted.answer : "";
    return () => {
      const reading = one.marketplace.readFeed(
        id,
        new Map([
          ["A", 5],
          ["B", 6],
        ]),
      );
      const items = reading.kind === "done" ? [...reading.items] : [];
      const isLanded = items.every(([sku, outcome]) => !isAccepted(outcome) || sku === "A");
      return deed({ kind: reading.kind, items: items.map(([sku, { kind }]) => [sku, kind]) }, isLanded);
    };
  },
  "how long feeds take": (one) => () => deed(one.marketplace.feedDuration()),
  "asking for the report": (one) => () => deed(typeof one.marketplace.requestListingReport(null)),
  "reading the report": (one) => {
    const id = one.marketplace.requestListingReport(null)?.id ?? "";
    one.clock.advance(50 * MINUTE);
    // The file itself is not to be had.
    return () => deed(one.marketplace.readListingReport(id));
  },
  stock: (one) => () => {
    const { stock } = one.marketplace.listStock(null);
    return deed(
      stock,
      stock.every(({ nodes }) => nodes.every(({ set }) => Number.isFinite(set))),
    );
  },
  "stock of one": (one) => () => deed(one.marketplace.getStock([listingSku("A")])),
  "ship nodes": (one) => () => deed(one.marketplace.listShipNodes()),
};

const fresh = () => account({ isUnheard: true, budgetMs: 4 * 60 * MINUTE });

/** What came of a call under a fault: a deed, or the code of a failure. */
function under(call: string, name: FaultName | null): { readonly deed: Deed | null; readonly one: Account } {
  const one = fresh();
  one.marketplace.getStock([listingSku("C")]);
  const work = (CALLS[call] as (typeof CALLS)[string])(one);
  if (name !== null) one.walmart.faults.set({ name });
  const began = { at: one.clock.now(), sent: one.sent.length };
  try {
    return { deed: work(), one };
  } catch (error) {
    if (!isFailure(error)) throw new Error(`${call} under ${name}: ${Object(error).stack}`);
    if (error.kind === "defect" || error.message.length < 20)
      throw new Error(`${call} under ${name}: ${error.message}`);
    return { deed: null, one };
  } finally {
    expect(one.clock.now() - began.at).toBeLessThan(4 * MINUTE);
    expect(one.sent.length - began.sent).toBeLessThan(60);
  }
}

const calls = Object.keys(CALLS);
const usual = new Map(calls.map((call) => [call, under(call, null).deed]));

test("under no fault every call does what it says", () => {
  for (const [call, found] of usual) expect([call, found?.isTrue]).toEqual([call, true]);
});

/** Faults after which no answer can be read. */
const SILENT: readonly FaultName[] = [
  "truncated-after-processing",
  "html-500",
  "html-503",
  "edge-520",
  "error-504-after-processing",
  "order-outage",
  "order-outage-bare",
  "locked",
  "locked-item",
  ...ERROR_FORMS.map((form): FaultName => `error-form:${form}`),
];
/** Faults that leave what is said as it is. */
const HARMLESS: readonly FaultName[] = ["huge-after-processing", "wrong-types"];
/** Faults that take something away, give words that nobody knows, or lead nowhere. */
const HARMFUL: readonly FaultName[] = [
  "nulls",
  "unknown-words",
  "missing-wrappers",
  "bad-order",
  "bad-item",
  "page-repeats",
  "endless-cursor",
];

/** A postcode that Walmart sends as a number has lost its first zero on the way. */
const withoutZeros = (found: unknown): unknown =>
  JSON.parse(JSON.stringify(found ?? null).replace(/"postcode":"0+/g, '"postcode":"'));

describe.each(calls)("%s", (call) => {
  test.each(SILENT)("an answer that cannot be read (%s) is never a success", (name) => {
    const { deed: found } = under(call, name);
    expect(found?.isTrue ?? true).toBe(true);
    expect(JSON.stringify(found?.said ?? "")).not.toContain("accepted");
  });

  test.each(HARMLESS)("ends alike where answers are odd and whole (%s)", (name) => {
    expect(withoutZeros(under(call, name).deed)).toEqual(withoutZeros(usual.get(call)));
  });

  test.each(HARMFUL)("claims nothing that is not so where answers lack something (%s)", (name) => {
    expect(under(call, name).deed?.isTrue ?? true).toBe(true);
  });
});

/** The names of all members of all answers that a call gets. */
function membersHeard(call: string): readonly string[] {
  const one = fresh();
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name);
      collect(member);
    }
  };
  const { handle } = one.walmart;
  const work = (CALLS[call] as (typeof CALLS)[string])(one);
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      const result = handle(request, now);
      if (!("failed" in result)) collect(JSON.parse(result.body));
      return result;
    },
  });
  work();
  return [...names].sort();
}

test.each(calls)("%s: each member of each answer may be null, absent, or a word that nobody knows", (call) => {
  for (const member of membersHeard(call)) {
    for (const kind of ["null-member", "absent-member", "unknown-word"] as const) {
      const { deed: found } = under(call, `${kind}:${member}`);
      expect([kind, member, found?.isTrue ?? true]).toEqual([kind, member, true]);
    }
  }
});
