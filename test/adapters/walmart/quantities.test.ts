import { AWKWARD_SKUS } from "../../../dev/fixtures/phone-shop/words";
import { account, items, START, wish } from "../../support/account-under-test";

const skus = (count: number) => Array.from({ length: count }, (_, at) => `L${at + 1}`);
const shopOf = (count: number, more: object = {}) =>
  account({ items: items(skus(count)), quantities: skus(count).map((sku) => [sku, 1] as const), ...more });

test("every awkward SKU of the phone shop is set on that SKU and no other", () => {
  const more = [" leading", "trailing ", "a+b", "100%", "%20", "ä/ö?ü#", "日本", "📱", "0012", "1E5"];
  const names = [...new Set([...AWKWARD_SKUS, ...more])];
  const one = account({ items: items(names), quantities: names.map((sku) => [sku, 0] as const) });
  const outcomes = one.marketplace.setQuantities(names.map((sku, index) => wish(sku, index + 1)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(names.map(() => "accepted"));
  expect([...one.walmart.quantities()]).toEqual(names.map((sku, index) => [sku, index + 1]));
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});

test("each listing has its own outcome, in the order asked", () => {
  const one = shopOf(5);
  one.walmart.faults.set({ name: "refuse-sku:L2" });
  const outcomes = one.marketplace.setQuantities(
    ["L1", "L2", "unknown", "L4", "L5"].map((sku, index) => wish(sku, index + 10)),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "refused", "refused", "accepted", "accepted"]);
  expect(outcomes[1]).toMatchObject({
    issue: { subject: "L2", message: expect.stringContaining("Walmart refused it") },
  });
  expect(outcomes[2]).toMatchObject({ issue: { subject: "unknown", code: "not-found" } });
  expect(Object.fromEntries(one.walmart.quantities())).toEqual({ L1: 10, L2: 1, L3: 1, L4: 13, L5: 14 });
});

test("a listing that Walmart is still working on is tried once more after twenty seconds, the others not", () => {
  const one = shopOf(3);
  one.walmart.faults.set({ name: "locked", families: ["inventory-write"], requests: 1 });
  const outcomes = one.marketplace.setQuantities(skus(3).map((sku) => wish(sku, 5)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "accepted", "accepted"]);
  expect(one.waits.filter((ms) => ms > 0)).toEqual([20_000]);
  expect(one.sent.filter(({ method }) => method === "put")).toHaveLength(4);
});

test("one that stays locked, and one for whose second try there is no time, wait for the next run", () => {
  for (const budgetMs of [270_000, 35_000]) {
    const one = shopOf(1, { budgetMs });
    one.walmart.faults.set({ name: "locked", families: ["inventory-write"] });
    expect(one.marketplace.setQuantities([wish("L1", 5)])).toMatchObject([{ kind: "unknown" }]);
    expect(one.sent.filter(({ method }) => method === "put")).toHaveLength(budgetMs > 40_000 ? 2 : 1);
  }
});

test.each(["down", "drop-after-processing", "truncated-after-processing", "error-500", "html-503"] as const)(
  "no clear answer (%s) counts as neither sent nor refused",
  (name) => {
    const one = shopOf(3);
    one.walmart.faults.set({ name, families: ["inventory-write"] });
    const outcomes = one.marketplace.setQuantities(skus(3).map((sku) => wish(sku, 5)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["unknown", "unknown", "unknown"]);
  },
);

test("an answer about another SKU or another number is no success", () => {
  for (const [from, to] of [
    ['"amount":5', '"amount":4'],
    ['"sku":"L1"', '"sku":"L2"'],
  ] as const) {
    const one = shopOf(1);
    const handle = one.walmart.handle;
    Object.assign(one.walmart, {
      handle: (request: Parameters<typeof handle>[0], now: number) => {
        const result = handle(request, now);
        return "failed" in result ? result : { ...result, body: result.body.replace(from, to) };
      },
    });
    expect(one.marketplace.setQuantities([wish("L1", 5)])).toMatchObject([{ kind: "unknown" }]);
  }
});

test("more than a minute's allowance waits for Walmart and loses nothing", () => {
  const one = shopOf(300);
  const outcomes = one.marketplace.setQuantities(skus(300).map((sku) => wish(sku, 7)));
  expect(outcomes.filter(({ kind }) => kind === "accepted")).toHaveLength(300);
  expect(new Set(one.walmart.quantities().values())).toEqual(new Set([7]));
  expect(one.clock.now() - START).toBeLessThan(60_000);
});

test.each([
  { replenishHeader: "x-next-replenish-time", replenishFormat: "epoch-ms" },
  { replenishHeader: "X-Next-Replenishment-Time", replenishFormat: "iso" },
  { replenishHeader: "x-next-replenish-time", replenishFormat: "seconds" },
  { sendsRetryAfter: true },
] as const)("a 429 is waited for, not counted as a refusal (%o)", (switches) => {
  const limits = { "inventory-write": { capacity: 10, windowMs: 60_000 } };
  const one = shopOf(25, { switches, limits });
  const outcomes = one.marketplace.setQuantities(skus(25).map((sku) => wish(sku, 7)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(skus(25).map(() => "accepted"));
  expect(one.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(30_000);
});

test("each quantity is set once, although some of a batch were throttled", () => {
  const one = shopOf(25, { limits: { "inventory-write": { capacity: 10, windowMs: 60_000 } } });
  one.marketplace.setQuantities(skus(25).map((sku) => wish(sku, 7)));
  expect(one.walmart.inventoryWrites()).toHaveLength(25);
});

test("out of time: the answer is shorter, and what is missing in it was not set", () => {
  const one = shopOf(300, { budgetMs: 30_000, limits: { "inventory-write": { capacity: 100, windowMs: 60_000 } } });
  const outcomes = one.marketplace.setQuantities(skus(300).map((sku) => wish(sku, 7)));
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.length).toBeLessThan(300);
  expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
  expect(one.clock.now() - START).toBeLessThan(30_000);
});

test("throttled at the end of the time: what Walmart did not take is left out of the answer, not called unclear", () => {
  const one = shopOf(25, { budgetMs: 25_000, limits: { "inventory-write": { capacity: 10, windowMs: 60_000 } } });
  const outcomes = one.marketplace.setQuantities(skus(25).map((sku) => wish(sku, 7)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(skus(10).map(() => "accepted"));
});

test("nothing to set asks Walmart nothing", () => {
  const one = shopOf(1);
  expect(one.marketplace.setQuantities([])).toEqual([]);
  expect(one.sent).toEqual([]);
});
