import { readLedger } from "../../src/domain/ledger/ledger";
import type { MarketplaceListing } from "../../src/domain/listings/listing";
import { failure, OUT_OF_BUDGET } from "../../src/domain/values/failure";
import { issue } from "../../src/domain/values/issue";
import { importListingsNow, runScheduled, syncNow } from "../../src/jobs/run";
import { aListing, aMarketplaceListing, aProduct, units } from "../support/builders";
import { type Paper, rowsOf } from "../support/paper";
import { aScript, elapse, type Script, worldOf } from "../support/scripted-world";

const HOUR_MS = 3_600_000;
const SHOP: Paper = { products: [aProduct()], listings: [aListing()], inventory: units(3) };
const importNow = (script: Script) => importListingsNow(worldOf(script));
const sync = (script: Script) => syncNow(worldOf(script));
const reportOf = ({ paper }: Script) => readLedger(rowsOf("ledger", paper.ledger ?? [])).recall("report", "listings");
const cells = ({ paper }: Script) =>
  (paper.listings ?? []).map(({ sku, fulfilledBy, onWalmartAs }) => [sku, fulfilledBy, onWalmartAs]);
const list = (listings: readonly MarketplaceListing[], complete = true) => ({ listings, complete, issues: [] });

/** A seller who imported listings A and B; the report is on its way. */
function imported(complete = true): Script {
  const script = aScript();
  script.listings = [aMarketplaceListing({ sku: "A" }), aMarketplaceListing({ sku: "B" })];
  script.complete = complete;
  script.reportId = "r-1";
  importNow(script);
  script.events.length = 0;
  return script;
}

describe("who fulfills a listing", () => {
  test("reads not known until the report says it", () => {
    const script = imported();
    expect(cells(script)).toEqual([
      ["A", "not known", "Active"],
      ["B", "not known", "Active"],
    ]);
    expect(reportOf(script)).toMatchObject({ id: "r-1" });
  });

  test("is brought in by a later run; nothing else of the older report counts", () => {
    const script = imported();
    sync(script);
    expect(cells(script)[0]?.[1]).toBe("not known");
    elapse(script, HOUR_MS);
    script.report = list([aMarketplaceListing({ sku: "A", fulfilledBy: "Walmart", state: "Ended", title: "Old" })]);
    sync(script);
    expect(cells(script)).toEqual([
      ["A", "Walmart", "Active"],
      ["B", "not known", "Active"],
    ]);
    expect(reportOf(script)).toBeNull();
    script.events.length = 0;
    sync(script);
    expect(script.events.filter((event) => event.startsWith("readListingReport"))).toEqual([]);
  });

  test("stays when the next import does not tell it", () => {
    const script = imported();
    script.report = list([aMarketplaceListing({ sku: "A", fulfilledBy: "both" })]);
    sync(script);
    script.reportId = null;
    importNow(script);
    expect(cells(script)[0]).toEqual(["A", "both", "Active"]);
  });

  test("Walmart: the listing is never sent a quantity; both and seller are; not known waits for the seller", () => {
    for (const [fulfilledBy, quantities] of [
      ["Walmart", 0],
      ["both", 1],
      ["Seller", 1],
      ["not known", 0],
    ] as const) {
      const script = aScript({ ...SHOP, listings: [{ ...aListing(), fulfilledBy }] });
      sync(script);
      expect(script.sent).toHaveLength(quantities);
      const said =
        fulfilledBy === "Walmart" ? "Walmart fulfills it" : "Paused: waits in Preview, since Walmart has not said";
      if (quantities === 0) expect(String(script.paper.listings?.[0]?.sync)).toContain(said);
    }
  });
});

describe("a catalogue that Walmart gives in part", () => {
  test("leaves what is missing as it is, and says that the report will bring it", () => {
    const script = imported();
    script.listings = [aMarketplaceListing({ sku: "A" })];
    script.complete = false;
    script.reportId = "r-2";
    const report = importNow(script);
    expect(report.problems.join(" ")).toContain("only a part");
    expect(report.problems.join(" ")).toContain("report of all of them");
    expect(report.problems.join(" ")).toContain("list of listings could not be read to its end");
    expect(cells(script)[1]).toEqual(["B", "not known", "Active"]);
    expect(reportOf(script)?.whole).toBe(true);
    expect(script.paper.log?.filter(({ severity }) => severity === "Warning")).toMatchObject([
      { area: "Listings", what: expect.stringContaining("only a part") },
    ]);
  });

  test("is completed by the report: new rows come, and what it does not name is looked up before it is Not found", () => {
    const script = imported(false);
    script.listings = [];
    script.report = list([
      aMarketplaceListing({ sku: "A", fulfilledBy: "Seller" }),
      aMarketplaceListing({ sku: "C", fulfilledBy: "Walmart" }),
    ]);
    expect(sync(script).counts.listings).toBe(2);
    expect(cells(script)).toContainEqual(["B", "not known", "Active"]);
    sync(script);
    expect(cells(script).sort()).toEqual([
      ["A", "Seller", "Active"],
      ["B", "not known", "Not found"],
      ["C", "Walmart", "Active"],
    ]);
    expect(reportOf(script)).toBeNull();
  });

  test("is listed at each click although its report is prepared; the schedule waits for the report", () => {
    const script = imported(false);
    runScheduled({ ...worldOf(script), startedBy: "schedule" });
    expect(script.events).not.toContain("listListings");
    const report = importNow(script);
    expect(script.events).toContain("listListings");
    expect(report.problems.join(" ")).toContain("preparing a report");
  });

  test("whose report is older than the last import: it adds what has no row, and overwrites nothing", () => {
    const script = imported(false);
    elapse(script, HOUR_MS / 2);
    script.listings = [aMarketplaceListing({ sku: "A", title: "New" }), aMarketplaceListing({ sku: "B" })];
    importNow(script);
    elapse(script, HOUR_MS / 2);
    script.report = list([
      aMarketplaceListing({ sku: "A", title: "Old", state: "Ended", fulfilledBy: "Seller" }),
      aMarketplaceListing({ sku: "C", fulfilledBy: "Walmart" }),
    ]);
    sync(script);
    expect(cells(script).sort()).toEqual([
      ["A", "Seller", "Active"],
      ["B", "not known", "Active"],
      ["C", "Walmart", "Active"],
    ]);
    expect(script.paper.listings?.find(({ sku }) => sku === "A")?.title).toBe("New");
  });

  test("a report that is a part itself says nothing of what it does not name", () => {
    const script = imported(false);
    script.report = list([aMarketplaceListing({ sku: "A" })], false);
    sync(script);
    expect(cells(script)[1]).toEqual(["B", "not known", "Active"]);
  });
});

test.each([
  ["not found", 0],
  ["waiting", 2 * HOUR_MS],
  ["unread", 2 * HOUR_MS],
] as const)(
  "a report that is %s after %i ms is given up with a sentence, and the next import asks for another",
  (state, ms) => {
    const script = imported();
    script.report = state;
    elapse(script, ms);
    expect(sync(script).problems.join(" ")).toMatch(
      /report of your listings is missing\. (Walmart did not finish it|It could not be downloaded or read)/,
    );
    expect(reportOf(script)).toBeNull();
    script.reportId = "r-2";
    importNow(script);
    expect(reportOf(script)).toMatchObject({ id: "r-2" });
  },
);

test("whether a report is ready is asked every four minutes at most, after everything else of the run", () => {
  const script = imported();
  const looks = () => script.events.filter((event) => event.startsWith("readListingReport")).length;
  sync(script);
  expect(script.events.at(-1)).toMatch(/^readListingReport/);
  for (let minute = 1; minute < 8; minute += 1) {
    elapse(script, HOUR_MS / 60);
    sync(script);
  }
  expect(looks()).toBe(2);
});

test("a report that could not be had is asked for again by later runs, with growing gaps", () => {
  const script = imported();
  script.report = "not found";
  sync(script);
  script.reportId = "r-2";
  script.report = "waiting";
  script.events.length = 0;
  sync(script);
  expect(script.events).not.toContain("requestListingReport");
  elapse(script, HOUR_MS);
  sync(script);
  expect(reportOf(script)).toMatchObject({ id: "r-2" });
});

test("a report that waits writes nothing to the sheet", () => {
  const script = imported();
  sync(script);
  script.commits.length = 0;
  elapse(script, HOUR_MS);
  sync(script);
  expect(script.commits).toEqual([]);
});

test("an import that asks for a report and dies before it is written down asks again", () => {
  const script = aScript();
  script.listings = [aMarketplaceListing({ sku: "A" })];
  script.reportId = "r-1";
  script.before = (event) => {
    if (event.startsWith("commit ask for")) throw failure("transient", "google", "Google does not answer.");
  };
  importNow(script);
  expect(cells(script)).toEqual([["A", "not known", "Active"]]);
  script.before = () => undefined;
  importNow(script);
  expect(reportOf(script)).toMatchObject({ id: "r-1" });
});

test("what is odd about listings is told, as much as a person reads", () => {
  const script = aScript();
  script.listings = [aMarketplaceListing({ sku: "A" })];
  script.reportId = "r-1";
  const world = worldOf(script);
  const odd = Array.from({ length: 9 }, (_, at) => issue("odd", String(at), `Odd ${at}.`));
  const marketplace = {
    ...world.marketplace("production"),
    listListings: () => ({ ...list(script.listings), issues: odd }),
  };
  const { problems } = importListingsNow({ ...world, marketplace: () => marketplace });
  expect(problems.slice(0, 6)).toEqual([
    "Odd 0.",
    "Odd 1.",
    "Odd 2.",
    "Odd 3.",
    "Odd 4.",
    "There are 4 more like this.",
  ]);
});

describe("time or requests of the day that are used up", () => {
  const out = failure("transient", OUT_OF_BUDGET, "The time of this run was used up. The next run goes on from here.");
  const outAt = (script: Script, event: string): Script => {
    script.before = (one) => {
      if (one.startsWith(event)) throw out;
    };
    return script;
  };

  test("are a normal end: the run is done, a sentence says it, and Log is not filled with it", () => {
    const script = outAt(aScript(SHOP), "setQuantities");
    const report = sync(script);
    expect(report.kind).toBe("done");
    expect(report.problems).toContain(out.message);
    expect((script.paper.log ?? []).filter(({ what }) => what === out.message)).toEqual([]);
  });

  test("still keep back what depends on it: no quantities without the latest orders", () => {
    const script = outAt(aScript(SHOP), "listOrders");
    sync(script);
    expect(script.sent).toEqual([]);
  });

  test("a scheduled run says when it is over, whatever became of it", () => {
    for (const script of [aScript(SHOP), outAt(aScript(SHOP), "read"), outAt(aScript(SHOP), "listOrders")]) {
      runScheduled(worldOf(script));
      expect(script.events.filter((event) => event === "end of run")).toHaveLength(1);
    }
  });
});
