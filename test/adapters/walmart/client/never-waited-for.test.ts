/** Calls that no number, order or shipment needs never make a run wait, and what is allowed an hour is not lost to runs. */
import { createPace } from "../../../../src/adapters/walmart/client/pace";
import { account, partsOf, paths } from "../../../support/account-under-test";

const MINUTE = 60_000;
const pollsOf = (sent: Parameters<typeof paths>[0]) =>
  paths(sent).filter((path) => /reportRequests\/./.test(path)).length;

test("six runs at short distance that look at the report once each use six looks of the hour, not eighteen", () => {
  const one = account();
  for (let run = 0; run < 6; run += 1) {
    expect(createPace(partsOf(one)).take("report-status", 1)).toBe(1);
    one.clock.advance(100);
  }
  expect(Math.round(createPace(partsOf(one)).rate("report-status").left)).toBe(14);
});

test.each(["feed", "node-feed", "report-download"] as const)("one call of %s costs one of the hour", (family) => {
  const one = account();
  const before = createPace(partsOf(one)).rate(family).left;
  createPace(partsOf(one)).take(family, 1);
  expect(createPace(partsOf(one)).rate(family).left).toBe(before - 1);
});

test("a run that looks at a report once too often goes on at once; a later run looks again", () => {
  const one = account({ budgetMs: 300 * MINUTE });
  const id = one.marketplace.requestListingReport(null)?.id ?? "";
  for (let run = 0; run < 30; run += 1) one.nextRun().readListingReport(id);
  expect(one.waits.filter((ms) => ms > 0)).toEqual([]);
  const looks = pollsOf(one.sent);
  expect(looks).toBeLessThanOrEqual(21);
  one.clock.advance(30 * MINUTE);
  one.nextRun().readListingReport(id);
  expect(pollsOf(one.sent)).toBe(looks + 1);
});

test("where Walmart asks to slow down at such a call, nobody waits", () => {
  const one = account();
  one.walmart.faults.set({
    name: "throttled",
    families: ["report-status", "report-list", "ship-nodes", "partner-profile"],
  });
  expect(one.marketplace.requestListingReport(null)).toBeNull();
  expect(one.marketplace.readListingReport("r")).toBe("waiting");
  one.marketplace.allowance(0);
  expect(one.waits.filter((ms) => ms > 0)).toEqual([]);
});
