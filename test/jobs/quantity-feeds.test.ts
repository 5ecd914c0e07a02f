import { instant } from "../../src/domain/values/brand";
import { failure } from "../../src/domain/values/failure";
import { issue } from "../../src/domain/values/issue";
import { syncNow } from "../../src/jobs/run";
import { aListing, aProduct, units } from "../support/builders";
import { allOf, aScript, elapse, NO_ANSWER, REFUSED, type Script, stockOf, worldOf } from "../support/scripted-world";

const HOUR = 3_600_000;
const ACCEPTED = { kind: "accepted", answer: null } as const;

/** Ten listings of one stock, and so few single updates that a feed is sooner. */
function manyListings(count = 3): Script {
  const skus = Array.from({ length: 10 }, (_, index) => `L${index}`);
  const script = aScript({
    products: [aProduct()],
    inventory: units(count),
    listings: skus.map((sku) => aListing({ sku })),
    skuMap: skus.map((sku) => ({ sku, connectTo: "SKU", target: "A" })),
  });
  script.allowance = { singles: { left: 2, perHour: 4 }, feeds: { left: 10, perHour: 10 }, feedSize: 10_000 };
  return script;
}

let runs = 0;
const sync = (script: Script) => {
  runs += 1;
  return syncNow({ ...worldOf(script), runId: `run-${runs}` });
};
const cellsOf = ({ paper }: Script, sku = "L0") => paper.listings?.find((cells) => cells.sku === sku);
const restock = (script: Script, count: number): void => {
  script.paper = { ...script.paper, inventory: units(count) };
};
const memory = ({ paper }: Script, kind: string) => (paper.ledger ?? []).filter((cells) => cells.kind === kind);

/** A shop whose feed of threes is done, then one of nines is under way. */
function nineUnderWay(): Script {
  const script = manyListings(3);
  sync(script);
  script.readFeed = (feed) => allOf(feed, ACCEPTED);
  elapse(script, HOUR);
  sync(script);
  restock(script, 9);
  script.readFeed = () => ({ kind: "waiting" });
  sync(script);
  return script;
}

describe("many quantities go in a feed", () => {
  test("Last sent waits for what Walmart says of each item; Sync says what is waited for", () => {
    const script = manyListings();
    expect(sync(script)).toMatchObject({
      kind: "done",
      counts: { accepted: 0, pending: 0, waiting: 10 },
      summary: "10 quantities wait for Walmart.",
    });
    expect(script.feeds.map(({ items }) => items.length)).toEqual([10]);
    expect(cellsOf(script)).toMatchObject({ sync: "Sent, waiting for Walmart" });
    expect(cellsOf(script)?.lastSent ?? null).toBeNull();
    elapse(script, HOUR);
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    expect(sync(script).counts).toMatchObject({ accepted: 10, waiting: 0, pending: 0 });
    expect(cellsOf(script)).toMatchObject({ sync: "In sync", lastSent: 3, onWalmart: 3 });
    expect(script.feeds).toHaveLength(1);
    expect(script.sent).toEqual([]);
  });

  test("what is under way is not sent again, and a run that waits writes nothing", () => {
    const script = manyListings();
    sync(script);
    const commits = script.commits.length;
    expect(sync(script).counts).toMatchObject({ waiting: 10, accepted: 0, pending: 0 });
    expect(script.feeds).toHaveLength(1);
    expect(script.commits).toHaveLength(commits);
  });

  test("the feed is remembered before it leaves, in rows of at most 2,000 characters, and its items are forgotten after", () => {
    const script = manyListings();
    script.paper = {
      ...script.paper,
      listings: (script.paper.listings ?? []).map((cells, index) => ({ ...cells, sku: `${index}`.repeat(300) })),
      skuMap: (script.paper.skuMap ?? []).map((cells, index) => ({ ...cells, sku: `${index}`.repeat(300) })),
    };
    script.before = (event) => {
      if (event !== "postFeed 10") return;
      expect(memory(script, "feed")).toHaveLength(1);
      const parts = memory(script, "feedPart").map(({ data }) => String(data));
      expect(parts.length).toBeGreaterThan(1);
      expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(2_000);
      const items = parts.map((text) => JSON.parse(text).items);
      expect(Object.keys(Object.assign({}, ...items))).toHaveLength(10);
    };
    sync(script);
    expect(script.events).toContain("postFeed 10");
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    sync(script);
    expect(memory(script, "feedPart")).toEqual([]);
    expect(new Set((script.paper.listings ?? []).map(({ lastSent }) => lastSent))).toEqual(new Set([3]));
  });

  test("results that time does not suffice for are read in the next run", () => {
    const script = manyListings();
    sync(script);
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    script.remainingMs = 50_000;
    expect(sync(script)).toMatchObject({ kind: "done", counts: { accepted: 0, waiting: 10 } });
    script.remainingMs = 240_000;
    expect(sync(script).counts).toMatchObject({ accepted: 10, waiting: 0 });
  });

  test("more than a feed holds goes in several", () => {
    const script = manyListings();
    script.allowance = { ...script.allowance, feedSize: 4 };
    expect(sync(script).counts).toMatchObject({ waiting: 10 });
    expect(script.feeds.map(({ items }) => items.length)).toEqual([4, 4, 2]);
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    expect(sync(script).counts).toMatchObject({ accepted: 10, waiting: 0 });
  });

  test("a further feed that Walmart does not allow yet is left for the next run", () => {
    const script = manyListings();
    script.allowance = { ...script.allowance, feedSize: 4 };
    script.postFeed = () => (script.feeds.length === 1 ? null : { kind: "accepted", answer: "feed-1" });
    expect(sync(script).counts).toMatchObject({ waiting: 4, pending: 6 });
    expect(memory(script, "feed")).toHaveLength(1);
    expect(cellsOf(script, "L9")?.sync).toBe("Pending");
  });

  test("a feed that Walmart refuses to take goes one by one", () => {
    const script = manyListings();
    script.postFeed = () => REFUSED;
    const report = sync(script);
    expect(report.counts).toMatchObject({ accepted: 10, waiting: 0 });
    expect(report.problems.join()).toMatch(/refused an update of 10 quantities.*Walmart says no/);
    expect(memory(script, "feed")).toEqual([]);
  });

  test("a key that may not post feeds stops the phase, and nothing counts as under way", () => {
    const script = manyListings();
    script.postFeed = () => {
      throw failure("setup", "permission-missing", "The key lacks Feeds.");
    };
    expect(sync(script)).toMatchObject({ kind: "failed", problems: ["The key lacks Feeds."] });
    expect(memory(script, "feedPart")).toEqual([]);
  });
});

describe("what becomes of the items", () => {
  test("vector ak: feed accepted, item refused: Last sent unchanged, problem in Why, retried next run", () => {
    const script = nineUnderWay();
    script.readFeed = (feed) => ({
      kind: "done",
      items: new Map(
        feed.items.map(({ sku }) => [
          sku,
          sku === "L4" ? { kind: "refused", issue: issue("no", sku, "Walmart refused it: bad item.") } : ACCEPTED,
        ]),
      ),
    });
    const before = script.sent.length;
    script.setQuantity = () => NO_ANSWER;
    sync(script);
    expect(cellsOf(script, "L4")).toMatchObject({ lastSent: 3, why: expect.stringContaining("bad item") });
    expect(cellsOf(script, "L4")?.sync).toBe("Problem: Walmart refused it: bad item.");
    expect(cellsOf(script, "L5")).toMatchObject({ lastSent: 9, sync: "In sync" });
    script.setQuantity = ({ quantity }) => ({ kind: "accepted", answer: quantity });
    sync(script);
    expect(script.sent.slice(before)).toEqual([
      { sku: "L4", quantity: 9 },
      { sku: "L4", quantity: 9 },
    ]);
    expect(cellsOf(script, "L4")).toMatchObject({ lastSent: 9, sync: "In sync", why: "9 − 0 = 9" });
  });

  test("a feed that was refused as a whole moves nothing, says why on every row, and goes one by one", () => {
    const script = nineUnderWay();
    script.readFeed = () => ({ kind: "refused", issue: issue("no", "feed", "Walmart refused it: no such header.") });
    script.quantitiesInTime = 0;
    const report = sync(script);
    expect(report.counts).toMatchObject({ refused: 0, accepted: 0, pending: 10 });
    expect(report.problems.join()).toContain("no such header");
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, why: expect.stringContaining("no such header") });
    script.quantitiesInTime = 100;
    expect(sync(script).counts).toMatchObject({ accepted: 10 });
    expect(script.feeds).toHaveLength(2);
  });

  test("an item of which nothing is said is sent again", () => {
    const script = nineUnderWay();
    script.readFeed = (feed) => ({
      kind: "done",
      items: new Map(feed.items.slice(1).map(({ sku }) => [sku, ACCEPTED])),
    });
    sync(script);
    expect(script.sent).toEqual([{ sku: "L0", quantity: 9 }]);
    expect(cellsOf(script)).toMatchObject({ lastSent: 9, sync: "In sync" });
  });

  test("a run that dies between writing the results and forgetting the feed writes the same once more", () => {
    const script = nineUnderWay();
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    script.before = (event) => {
      if (event === "commit feed over") throw new Error("killed");
    };
    sync(script);
    script.before = () => undefined;
    sync(script);
    expect(cellsOf(script)).toMatchObject({ lastSent: 9, sync: "In sync" });
    expect(script.feeds).toHaveLength(2);
    expect(script.sent).toEqual([]);
  });
});

describe("a number that changes while a feed is under way", () => {
  /** What Walmart holds when a feed lands late: singles at once, the feed's items when it is done. */
  function walmartOf(script: Script) {
    const held = new Map<string, number>();
    const answer = script.setQuantity;
    script.setQuantity = (wish) => {
      held.set(wish.sku, wish.quantity);
      return answer(wish);
    };
    return {
      held,
      land: () => {
        for (const { sku, quantity } of script.feeds.at(-1)?.items ?? []) held.set(sku, quantity);
        script.readFeed = (feed) => allOf(feed, ACCEPTED);
      },
    };
  }

  test("a lower one leaves at once by itself, and once more after the feed, whose older number may land last", () => {
    const script = nineUnderWay();
    const walmart = walmartOf(script);
    restock(script, 5);
    elapse(script, 60_000);
    sync(script);
    expect(walmart.held.get("L0")).toBe(5);
    expect(cellsOf(script)).toMatchObject({ lastSent: 5, sync: "Sent, waiting for Walmart" });
    const sent = script.sent.length;
    sync(script);
    expect(script.sent).toHaveLength(sent);
    walmart.land();
    expect(walmart.held.get("L0")).toBe(9);
    sync(script);
    expect(new Set(walmart.held.values())).toEqual(new Set([5]));
    expect(cellsOf(script)).toMatchObject({ lastSent: 5, sync: "In sync" });
    expect(sync(script).counts).toMatchObject({ accepted: 0, pending: 0, waiting: 0 });
  });

  test("a higher one waits for the feed and follows it", () => {
    const script = nineUnderWay();
    const walmart = walmartOf(script);
    restock(script, 20);
    sync(script);
    expect(script.sent).toEqual([]);
    expect(script.feeds).toHaveLength(2);
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, sync: "Pending" });
    walmart.land();
    sync(script);
    expect(script.feeds.at(-1)?.items[0]).toEqual({ sku: "L0", quantity: 20 });
  });

  test("one that returns to what it was before the feed is below the feed's, so it leaves at once", () => {
    const script = nineUnderWay();
    const walmart = walmartOf(script);
    restock(script, 3);
    sync(script);
    expect(walmart.held.get("L0")).toBe(3);
    walmart.land();
    sync(script);
    expect(walmart.held.get("L0")).toBe(3);
  });

  test("it goes again although the run died before it noted the answer", () => {
    const script = nineUnderWay();
    const walmart = walmartOf(script);
    restock(script, 5);
    script.before = (event) => {
      if (event === "commit record quantities") throw new Error("killed");
    };
    sync(script);
    script.before = () => undefined;
    restock(script, 9);
    walmart.land();
    walmart.held.set("L0", 5);
    sync(script);
    expect(walmart.held.get("L0")).toBe(9);
    expect(script.feeds).toHaveLength(2);
  });

  test("lowered twice: each lower number leaves at once", () => {
    const script = nineUnderWay();
    for (const count of [5, 4, 6]) {
      restock(script, count);
      sync(script);
    }
    expect(script.sent.filter(({ sku }) => sku === "L0").map(({ quantity }) => quantity)).toEqual([5, 4]);
  });

  test("a listing that is paused while its feed lands is sent again when it is not paused any more", () => {
    const script = nineUnderWay();
    const listings = script.paper.listings;
    script.paper = { ...script.paper, listings: (listings ?? []).map((cells) => ({ ...cells, onWalmartAs: "Ended" })) };
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    sync(script);
    script.paper = {
      ...script.paper,
      listings: (script.paper.listings ?? []).map((cells) => ({ ...cells, onWalmartAs: "Active" })),
    };
    expect(sync(script).counts).toMatchObject({ accepted: 10 });
  });
});

describe("a feed whose post was not answered", () => {
  test("is looked for, found and followed, never posted twice", () => {
    const script = manyListings();
    script.postFeed = () => "lost";
    expect(sync(script).counts).toMatchObject({ waiting: 10, pending: 0 });
    expect(cellsOf(script)?.sync).toBe("Sent, waiting for Walmart");
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    expect(sync(script).counts).toMatchObject({ accepted: 10 });
    expect(script.feeds).toHaveLength(1);
    expect(script.sent).toEqual([]);
  });

  test("is looked for again half a minute later, since a new feed is listed late", () => {
    const script = manyListings();
    script.postFeed = () => "lost";
    sync(script);
    script.looksUntilFound = 2;
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    const before = script.now;
    expect(sync(script).counts).toMatchObject({ accepted: 10 });
    expect(script.now - before).toBe(30_000);
  });

  test("is left for the next run when there is no time for a second look", () => {
    const script = manyListings();
    script.postFeed = () => "lost";
    sync(script);
    script.looksUntilFound = 3;
    script.remainingMs = 80_000;
    expect(sync(script).counts).toMatchObject({ waiting: 10 });
    expect(script.sent).toEqual([]);
    expect(script.feeds).toHaveLength(1);
  });

  test("that did not arrive is sent one by one, and Log says so", () => {
    const script = manyListings();
    script.postFeed = () => NO_ANSWER;
    sync(script);
    expect(sync(script).counts).toMatchObject({ accepted: 10 });
    expect(script.paper.log?.map(({ what }) => what).join()).toMatch(/gave no answer to an update of 10 quantities/);
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, sync: "In sync" });
  });

  test("and that turns up although nobody waited any longer is corrected", () => {
    const script = manyListings();
    script.postFeed = () => "lost";
    sync(script);
    script.looksUntilFound = 3;
    sync(script);
    expect(script.sent).toHaveLength(10);
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    elapse(script, HOUR);
    sync(script);
    expect(script.sent).toHaveLength(20);
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, sync: "In sync" });
    expect(sync(script).summary).toBe("Up to date.");
  });

  test("also when the run died right after the post", () => {
    const script = manyListings();
    script.before = (event) => {
      if (event === "commit feeds posted") throw new Error("killed");
    };
    sync(script);
    script.before = () => undefined;
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    sync(script);
    expect(script.feeds).toHaveLength(1);
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, sync: "In sync" });
  });

  test("is not mistaken for a feed that is known already", () => {
    const script = nineUnderWay();
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    sync(script);
    restock(script, 12);
    script.postFeed = () => NO_ANSWER;
    sync(script);
    sync(script);
    expect(script.sent.filter(({ sku }) => sku === "L0")).toEqual([{ sku: "L0", quantity: 12 }]);
  });
});

describe("a feed that Walmart does not work through", () => {
  test("is waited for two hours, then told in Log and report, and its quantities go one by one", () => {
    const script = nineUnderWay();
    elapse(script, 2 * HOUR - 1_000);
    expect(sync(script).problems).toEqual([]);
    elapse(script, 1_000);
    const report = sync(script);
    expect(report.problems.join()).toMatch(/not worked through an update of 10 quantities for 2 hours/);
    expect(report.counts).toMatchObject({ accepted: 10, waiting: 0 });
    expect(script.paper.log?.filter(({ severity }) => severity === "Problem")).toHaveLength(1);
    expect(cellsOf(script)).toMatchObject({ lastSent: 9, sync: "In sync" });
    expect(sync(script).problems).toEqual([]);
    expect(script.feeds).toHaveLength(2);
  });

  test("and then does all the same is corrected: its numbers may be older than those sent since", () => {
    const script = nineUnderWay();
    elapse(script, 2 * HOUR);
    sync(script);
    restock(script, 4);
    sync(script);
    script.readFeed = (feed) => allOf(feed, ACCEPTED);
    const report = sync(script);
    expect(script.sent.at(-1)).toEqual({ sku: "L9", quantity: 4 });
    expect(script.sent).toHaveLength(30);
    // Each listing once: what went by itself, and not the feed beside it.
    expect(report.counts.accepted).toBe(10);
    sync(script);
    expect(script.sent).toHaveLength(30);
  });

  test("and then does all the same was set by nobody else: its numbers, read on Walmart, are no change outside", () => {
    const script = nineUnderWay();
    elapse(script, 2 * HOUR);
    sync(script);
    restock(script, 4);
    sync(script);
    script.stock = [Array.from({ length: 10 }, (_, index) => stockOf(`L${index}`, 9))];
    for (let looks = 0; looks < 3; looks += 1) {
      elapse(script, HOUR);
      sync(script);
    }
    expect(cellsOf(script)).toMatchObject({ lastSent: 4, onWalmart: 9 });
    expect(script.paper.log?.filter(({ what }) => /changed outside|Another tool/.test(String(what)))).toEqual([]);
  });

  test("a state that nobody knows is an alarm, told once, and no success", () => {
    const script = nineUnderWay();
    script.readFeed = () => ({ kind: "strange", said: "COMPLETE" });
    expect(sync(script).problems.join()).toContain("COMPLETE");
    expect(sync(script).problems).toEqual([]);
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, sync: "Sent, waiting for Walmart" });
    expect(script.paper.log?.filter(({ what }) => String(what).includes("COMPLETE"))).toHaveLength(1);
  });

  test("is forgotten a week after nobody waits for it, beside another change", () => {
    const script = nineUnderWay();
    elapse(script, 2 * HOUR);
    sync(script);
    expect(memory(script, "feed")).toHaveLength(2);
    script.now = instant(script.now + 8 * 24 * HOUR);
    sync(script);
    expect(memory(script, "feed")).toEqual([]);
    expect(memory(script, "feedPart")).toEqual([]);
  });
});
