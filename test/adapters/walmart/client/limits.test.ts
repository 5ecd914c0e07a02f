/** The seller's own limits of feeds, and what a run does when its requests of the day run short. */

import { createClient } from "../../../../src/adapters/walmart/client/client";
import { instant } from "../../../../src/domain/values/brand";
import type { Marketplace } from "../../../../src/ports/marketplace";
import {
  type Account,
  account,
  buy,
  failureOf,
  partsOf,
  paths,
  sentOff,
  wish,
} from "../../../support/account-under-test";

const DAY = 86_400_000;
const PROFILE = "/v3/settings/partnerprofile";

const rate = (count: unknown, value: unknown, unitOfMeasurement: unknown) => ({
  type: "SELLER",
  rate: { count, replenishTimeWindow: { value, unitOfMeasurement } },
});
const profile = (feeds: unknown) => ({
  partner: { partnerId: "1" },
  configurations: [
    { configurationName: "ACCOUNT", configuration: { status: "ACTIVE" } },
    { configurationName: "FEED", configuration: { values: feeds } },
  ],
});

/** The account where Walmart tells this profile. */
function told(json: unknown): Account {
  const one = account({ budgetMs: 10 * DAY });
  const handle = one.walmart.handle;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      request.url.endsWith(PROFILE) ? { status: 200, headers: {}, body: JSON.stringify(json) } : handle(request, now),
  });
  return one;
}

const clientOf = (one: Account) => createClient(partsOf(one));
const asked = (one: Account) => paths(one.sent).filter((path) => path === PROFILE).length;

test.each([
  ["6 an hour", rate(6, "3600", "SECOND"), 6],
  ["12 in 30 minutes", rate("12", 30, "MINUTE"), 24],
  ["48 a day", rate(48, "1", "DAY"), 2],
  ["5 an hour", rate(5, "1", "HOUR"), 5],
])("a seller to whom Walmart allows %s gets that many", (_, throttle, perHour) => {
  const one = told(profile([{ feedType: "inventory", throttleConfigurations: [throttle] }]));
  const client = clientOf(one);
  expect(client.rate("feed").perHour).toBe(perHour);
  expect(client.rate("node-feed").perHour).toBe(50);
});

test.each([
  ["nothing", {}],
  ["null", null],
  ["no feeds", profile(undefined)],
  ["feeds that are no list", profile({})],
  ["no limit of this feed", profile([{ feedType: "price", throttleConfigurations: [rate(1, 1, "HOUR")] }])],
  ["an empty list of limits", profile([{ feedType: "inventory", throttleConfigurations: [] }])],
  ["a word for a number", profile([{ feedType: "inventory", throttleConfigurations: [rate("many", 1, "HOUR")] }])],
  ["a unit that nobody knows", profile([{ feedType: "inventory", throttleConfigurations: [rate(6, 1, "MOON")] }])],
  ["none at all a time", profile([{ feedType: "inventory", throttleConfigurations: [rate(0, 1, "HOUR")] }])],
  ["configurations of null", { configurations: [null, 7] }],
])("where Walmart tells %s the official limit counts", (_, json) => {
  expect(clientOf(told(json)).rate("feed").perHour).toBe(10);
});

test("Walmart is asked once a day, and only where feeds are paced", () => {
  const one = told(profile([]));
  clientOf(one).rate("inventory");
  expect(asked(one)).toBe(0);
  for (let run = 0; run < 5; run += 1) clientOf(one).rate("feed");
  expect(asked(one)).toBe(1);
  one.clock.advance(DAY);
  clientOf(one).rate("feed");
  expect(asked(one)).toBe(2);
});

test("a profile that Walmart does not give is not asked for again the same day", () => {
  const one = account({ budgetMs: 10 * DAY });
  one.walmart.faults.set({ name: "error-500", families: ["partner-profile"] });
  for (let run = 0; run < 5; run += 1) expect(clientOf(one).rate("feed").perHour).toBe(10);
  expect(asked(one)).toBe(1);
});

describe("when the day's requests run short", () => {
  const works: readonly (readonly [string, (marketplace: Marketplace, one: Account) => unknown])[] = [
    ["orders come", (marketplace, one) => marketplace.listOrders({ createdFrom: instant(one.clock.now()) }).complete],
    [
      "orders are acknowledged",
      (marketplace, one) => sentOff(marketplace.acknowledgeOrders([buy(one, ["A"])])[0]).kind,
    ],
    ["an order is read", (marketplace, one) => marketplace.getOrder(buy(one, ["A"]))?.lines.length],
  ];

  test.each(works)("%s all the same", (_, work) => {
    const one = account({ requestsLeft: 50 });
    expect([true, "accepted", 1]).toContain(work(one.marketplace, one));
  });

  test("listings and quantities wait, and the sentence says until when", () => {
    const one = account({ requestsLeft: 1_999 });
    expect(one.marketplace.setQuantities([wish("A", 1)])).toEqual([]);
    const found = failureOf(() => one.marketplace.listListings());
    expect(found).toMatchObject({ kind: "transient", code: "out-of-budget" });
    expect(found.message).toContain("within a day");
    expect(one.sent).toEqual([]);
  });

  test("not one request too many leaves", () => {
    const one = account({ requestsLeft: 2_004 });
    const outcomes = one.marketplace.setQuantities(["A", "B", "C", "A", "B", "C", "A"].map((sku) => wish(sku, 3)));
    expect(outcomes).toHaveLength(4);
    expect(one.sent.length).toBeLessThanOrEqual(5);
  });
});
