/** The report of all listings: asked for once, waited for, read whatever form it has. */
import { type Account, account, failureOf, items, paths, START } from "../../support/account-under-test";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const FILE = "https://marketplace.walmartapis.com/report.zip";
const HEADINGS = "SKU,Product Name,Lifecycle Status,Publish Status,Price,WPID,Variant Group ID,Fulfillment Type";

/** An account whose report was asked for and is ready, holding `text`. */
function ready(text: string | null) {
  const one = account({ files: text === null ? {} : { [FILE]: text }, budgetMs: 10 * HOUR });
  const handle = one.walmart.handle;
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) => {
      const { pathname } = new URL(request.url);
      const body = pathname.endsWith("/downloadReport")
        ? { requestId: "r", downloadURL: FILE }
        : { requestId: "r", requestStatus: "READY" };
      if (!pathname.startsWith("/v3/reports/")) return handle(request, now);
      return { status: 200, headers: {}, body: JSON.stringify(body) };
    },
  });
  return one;
}

const read = (one: Account) => {
  const list = one.marketplace.readListingReport("r");
  if (typeof list === "string") throw new Error(list);
  return list;
};

test("is asked for, waited for, and then names every listing with who fulfils it", () => {
  const one = account({ items: items(["A", "B", "C"], { variantGroupId: "G" }), budgetMs: 10 * HOUR });
  one.walmart.account.setFulfillment("B", "Walmart Fulfilled");
  const id = one.marketplace.requestListingReport(null)?.id ?? "";
  expect(one.marketplace.readListingReport(id)).toBe("waiting");
  one.clock.advance(50 * MINUTE);
  // The file lies behind an address that the adapter is given a door for; here there is none behind it.
  expect(one.marketplace.readListingReport(id)).toBe("unread");
  expect(paths(one.sent).at(-1)).toBe("/v3/reports/downloadReport");
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});

test("type and version stand in the query, and the body is an empty object", () => {
  const one = account();
  one.marketplace.requestListingReport(null);
  const asked = one.sent.find(({ method, url }) => method === "post" && url.includes("/reports/"));
  expect(new URL(asked?.url ?? "").search).toBe("?reportType=ITEM&reportVersion=v6");
  expect(asked).toMatchObject({ body: "{}", headers: { "Content-Type": "application/json" } });
});

const posts = ({ sent }: Account) =>
  sent.filter(({ method, url }) => method === "post" && url.includes("/reports/")).length;

test("the report that Aisle asked for within the hour is found again; an hour later another one is asked for", () => {
  const one = account({ budgetMs: 10 * HOUR });
  const first = one.marketplace.requestListingReport(null)?.id ?? null;
  expect(one.nextRun().requestListingReport(first)?.id).toBe(first);
  expect(posts(one)).toBe(1);
  one.clock.advance(2 * HOUR);
  expect(one.nextRun().requestListingReport(first)?.id).not.toBe(first);
});

test("a report whose request was not answered is not taken for ours within the hour, and none is asked for twice", () => {
  const one = account({ budgetMs: 10 * HOUR });
  one.walmart.faults.set({ name: "drop-after-processing", families: ["report-create"], requests: 1 });
  expect(failureOf(() => one.marketplace.requestListingReport(null)).kind).toBe("transient");
  expect(one.nextRun().requestListingReport(null)).toBeNull();
  expect(posts(one)).toBe(1);
  one.clock.advance(2 * HOUR);
  expect(one.nextRun().requestListingReport(null)).not.toBeNull();
});

/** An account for which another tool asked for a report just now; the list tells it so. */
function askedByOthers(told: object): Account {
  const one = account({ isWrong: true });
  const handle = one.walmart.handle;
  const entry = { requestId: "other", requestStatus: "READY", requestSubmissionDate: "2026-11-20T11:50:00", ...told };
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      request.method === "GET" && new URL(request.url).pathname === "/v3/reports/reportRequests"
        ? { status: 200, headers: {}, body: JSON.stringify({ requests: [entry] }) }
        : handle(request, now),
  });
  return one;
}

const OURS = { reportType: "ITEM", reportVersion: "v6" };

test.each([
  ["is asked for with a filter", { ...OURS, payload: { rowFilters: [{ type: "enumFilter" }] } }],
  ["leaves columns out", { ...OURS, payload: { rowFilters: [], excludeColumns: ["SKU"] } }],
  ["is of another version", { ...OURS, reportVersion: "v1", payload: {} }],
  ["is of another type", { ...OURS, reportType: "INVENTORY", payload: {} }],
  ["does not tell what it was asked with", OURS],
])("another tool's report that %s is not taken for the whole list", (_, told) => {
  expect(askedByOthers(told).marketplace.requestListingReport(null)).toBeNull();
});

test.each([{ payload: {} }, { payload: { rowFilters: [], excludeColumns: [] } }])(
  "another tool's report that surely leaves nothing out is taken (%j)",
  (told) => {
    const one = askedByOthers({ ...OURS, ...told });
    expect(one.marketplace.requestListingReport(null)?.id).toBe("other");
    expect(posts(one)).toBe(0);
  },
);

test("no second request leaves within an hour, in whatever run", () => {
  const one = account();
  expect(one.marketplace.requestListingReport(null)).not.toBeNull();
  one.walmart.faults.set({ name: "error-500", families: ["report-list"] });
  expect(failureOf(() => one.nextRun().requestListingReport(null)).kind).toBe("transient");
  const sent = one.sent.filter(({ method, url }) => method === "post" && url.includes("/reports/"));
  expect(sent).toHaveLength(1);
});

test("a run that died right before it asked keeps no later run from asking", () => {
  const one = account();
  const handle = one.walmart.handle;
  const dies = (request: Parameters<typeof handle>[0], now: number) => {
    if (request.method.toLowerCase() === "post" && request.url.includes("/reports/")) throw new Error("killed");
    return handle(request, now);
  };
  Object.assign(one.walmart, { handle: dies });
  expect(() => one.marketplace.requestListingReport(null)).toThrow("killed");
  Object.assign(one.walmart, { handle });
  expect(one.nextRun().requestListingReport(null)).not.toBeNull();
});

test("a report that failed, and one that Walmart does not know any more, will not come", () => {
  const one = ready(null);
  const handle = one.walmart.handle;
  let answer: object = { status: 200, headers: {}, body: JSON.stringify({ requestId: "r", requestStatus: "ERROR" }) };
  Object.assign(one.walmart, {
    handle: (request: Parameters<typeof handle>[0], now: number) =>
      request.url.includes("/reports/") ? answer : handle(request, now),
  });
  expect(one.marketplace.readListingReport("r")).toBe("not found");
  answer = { status: 404, headers: {}, body: JSON.stringify({ errors: [{ code: "CONTENT_NOT_FOUND.GMP_REPORT" }] }) };
  expect(one.marketplace.readListingReport("r")).toBe("not found");
});

test("a finished report that cannot be downloaded is told apart from one that is not ready", () => {
  expect(ready(null).marketplace.readListingReport("r")).toBe("unread");
});

test("rows become listings with title, price, WPID, group, state and who fulfils", () => {
  const one = ready(
    [
      HEADINGS,
      'A,"Phone, black ""new""",ACTIVE,PUBLISHED,249.99,WPA,G,Seller Fulfilled',
      "B,,ACTIVE,UNPUBLISHED,,,,Walmart Fulfilled",
      "C,x,RETIRED,UNPUBLISHED,1,,,WFS Eligible",
      "0012,x,ACTIVE,PUBLISHED,1,,,",
      "",
    ].join("\r\n"),
  );
  const { listings, complete, issues } = read(one);
  expect(listings).toEqual([
    {
      sku: "A",
      title: 'Phone, black "new"',
      wpid: "WPA",
      price: 24_999,
      variantGroup: "G",
      state: "Active",
      fulfilledBy: "Seller",
    },
    { sku: "B", title: "", wpid: null, price: null, variantGroup: null, state: "Unpublished", fulfilledBy: "Walmart" },
    { sku: "C", title: "x", wpid: null, price: 100, variantGroup: null, state: "Ended", fulfilledBy: "Seller" },
    { sku: "0012", title: "x", wpid: null, price: 100, variantGroup: null, state: "Active", fulfilledBy: null },
  ]);
  expect({ complete, issues }).toEqual({ complete: true, issues: [] });
});

test.each([
  ["spaced", HEADINGS],
  ["without blanks", "SKU,ProductName,LifecycleStatus,PublishedStatus,Price,WPID,VariantGroupID,FulfillmentType"],
  ["with underlines", HEADINGS.toUpperCase().replaceAll(" ", "_")],
  ["two rows, as in Mexico", `SKU,Nombre,Estado,Publicado,Precio,WPID,Grupo,Tipo\n${HEADINGS}`],
  ["two rows of which the first has no SKU", `Clave,Nombre,Estado,Publicado,Precio,WPID,Grupo,Tipo\n${HEADINGS}`],
])("headings %s are found by name", (_, headings) => {
  const one = ready(`${headings}\nA,Phone,ACTIVE,PUBLISHED,1.5,WPA,G,Seller Fulfilled`);
  expect(read(one).listings).toEqual([
    { sku: "A", title: "Phone", wpid: "WPA", price: 150, variantGroup: "G", state: "Active", fulfilledBy: "Seller" },
  ]);
});

test("columns may stand in any order, be more, or be missing", () => {
  const one = ready("Publish Status,Something new,SKU\nPUBLISHED,1,A\nUNPUBLISHED,2,B");
  expect(read(one).listings.map(({ sku, state, title }) => [sku, state, title])).toEqual([
    ["A", "Active", ""],
    ["B", "Unpublished", ""],
  ]);
});

test("a SKU that Walmart and the seller offer is both", () => {
  const one = ready(`SKU,Fulfillment Type\nA,Seller Fulfilled\nB,Seller Fulfilled\nA,Walmart Fulfilled\nB,`);
  expect(read(one).listings.map(({ sku, fulfilledBy }) => [sku, fulfilledBy])).toEqual([
    ["A", "both"],
    ["B", "Seller"],
  ]);
});

test("words that nobody documents are kept as text and named", () => {
  const one = ready("SKU,Lifecycle Status,Fulfillment Type\nA,SUSPENDED,Drone Fulfilled");
  const { listings, issues } = read(one);
  expect(listings).toMatchObject([{ state: "SUSPENDED", fulfilledBy: "Drone Fulfilled" }]);
  expect(issues.map(({ subject }) => subject)).toEqual(["SUSPENDED", "Drone Fulfilled"]);
});

test("rows without a SKU make the report a part, said once", () => {
  const { listings, complete, issues } = read(ready("SKU,Price\nA,1\n,2\n,3"));
  expect(listings).toHaveLength(1);
  expect(complete).toBe(false);
  expect(issues).toHaveLength(1);
});

test.each([
  ["an empty file", ""],
  ["a page of HTML", "<html><body>Expired</body></html>"],
  ["no column SKU", "Name,Price\nA,1"],
  ["a table that is cut off in a text", 'SKU,Product Name\nA,"Phone'],
])("%s cannot be read: it is no account without listings, and no report that is still to come", (_, text) => {
  expect(ready(text).marketplace.readListingReport("r")).toBe("unread");
});

test("a report without rows says nothing of the rows that are there", () => {
  expect(read(ready(HEADINGS))).toEqual({ listings: [], complete: false, issues: [] });
});

test("more than twenty looks an hour at a report do not happen: the rest waits for a later run", () => {
  const one = account({ budgetMs: 40 * MINUTE });
  const id = one.marketplace.requestListingReport(null)?.id ?? "";
  for (let looks = 0; looks < 60; looks += 1) expect(one.nextRun().readListingReport(id)).not.toBe("not found");
  const hours = (one.clock.now() - START) / HOUR;
  const looks = paths(one.sent).filter((path) => path.endsWith(id)).length;
  expect(looks).toBeLessThanOrEqual(20 + Math.ceil(20 * hours));
  expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
});
