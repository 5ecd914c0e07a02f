/** What Walmart's documents leave open of feeds: whichever way it is, Aisle learns the same of each quantity. */
import type { Switches } from "../../../dev/simulator/walmart/wire/settings";
import { instant } from "../../../src/domain/values/brand";
import { account, wish } from "../../support/account-under-test";

const MINUTE = 60_000;
const WISHES = [wish("A", 4), wish("B", 5), wish("C", 6)];
const ITEMS = new Map(WISHES.map(({ sku, quantity }) => [String(sku), quantity]));

/** A feed of which B is refused, and whose post gets no answer; looked for, found, and read until it is over. */
function course(switches: Partial<Switches>) {
  const one = account({ switches, budgetMs: 600 * MINUTE });
  const at = instant(one.clock.now());
  const seek = () => one.marketplace.findFeed({ at, items: ITEMS, claimed: new Set() });
  const first = seek();
  one.walmart.faults.set({ name: "refuse-sku:B" });
  one.walmart.faults.set({ name: "drop-after-processing", families: ["feed-inventory"] });
  const posted = one.marketplace.postFeeds([WISHES]).map((outcome) => outcome?.kind);
  one.clock.advance(MINUTE / 2);
  seek();
  one.clock.advance(MINUTE / 2);
  const id = seek() ?? "";
  const early = one.marketplace.readFeed(id, ITEMS).kind;
  one.clock.advance(10 * MINUTE);
  const late = one.marketplace.readFeed(id, ITEMS);
  return {
    first,
    posted,
    isFound: id !== "",
    early,
    late: late.kind === "done" ? [...late.items].map(([sku, { kind }]) => `${sku} ${kind}`) : late.kind,
    said: late.kind === "done" && late.items.get("B")?.kind === "refused",
    duration: one.marketplace.feedDuration(),
    set: [...one.walmart.quantities().values()],
  };
}

const expected = course({});

test("a feed without an answer is found, waited for, and every quantity has its own outcome", () => {
  expect(expected).toEqual({
    first: null,
    posted: ["unknown"],
    isFound: true,
    early: "waiting",
    late: ["A accepted", "B refused", "C accepted"],
    said: true,
    duration: 5 * MINUTE,
    set: [4, 10, 6],
  });
});

const OTHERS = {
  feedListDelaySeconds: 0,
  feedDetailsMaxLimit: 1000,
  receivedFeedCountsItems: false,
  feedTypeListed: "inventory",
  emptyFeedListIs404: true,
  feedUnknownSku: "success",
  feedErrorShape: "single",
  feedSuccessCarriesError: true,
  feedErrorsRepeat: true,
} as const satisfies Partial<Switches>;

test.each(Object.entries(OTHERS))("alike where %s is %s", (name, setting) => {
  expect(course({ [name]: setting })).toEqual(expected);
});

test("alike where everything is the other way", () => {
  expect(course(OTHERS)).toEqual(expected);
});
