import { strFromU8, unzipSync } from "fflate";
import { createWalmart, type Walmart } from "../../dev/simulator/walmart/walmart";
import { DEFAULT_SWITCHES, type Switches } from "../../dev/simulator/walmart/wire/settings";
import { businessRequest, call, type Got, getToken, NOW } from "./client";
import { smallShop } from "./shop";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ASK = "reports/reportRequests?reportType=ITEM&reportVersion=v6";

const ask = (walmart: Walmart, body: unknown = {}, now = NOW, path = ASK): Got =>
  call(walmart, path, { method: "POST", body, now });

/** Asks, waits, and fetches the file without any of the API's headers. */
function fileOf(walmart: Walmart, body: unknown = {}, path = ASK): Buffer {
  const { requestId } = ask(walmart, body, NOW, path).json;
  const now = NOW + 45 * MINUTE_MS;
  const { downloadURL } = call(walmart, `reports/downloadReport?requestId=${requestId}`, { now }).json;
  const result = walmart.handle({ method: "GET", url: downloadURL, headers: {}, body: "" }, now);
  if ("failed" in result) throw new Error(result.failed);
  return Buffer.from(result.base64 ?? "", "base64");
}

function rowsOf(walmart: Walmart, body: unknown = {}, path = ASK): string[] {
  const [csv] = Object.values(unzipSync(fileOf(walmart, body, path)));
  return strFromU8(csv ?? new Uint8Array())
    .trimEnd()
    .split("\n");
}

describe("asking for a report [S:rep; YF; EJ]", () => {
  test("type and version stand in the query; the answer tells an instant without zone", () => {
    const body = { rowFilters: [{ type: "enumFilter", columnName: "Publish Status", values: ["PUBLISHED"] }] };
    expect(ask(smallShop(), body).json).toEqual({
      requestId: expect.stringMatching(/^[\d]{8}-/),
      requestStatus: "RECEIVED",
      requestSubmissionDate: "2026-11-20T12:00:00",
      reportType: "ITEM",
      reportVersion: "v6",
      payload: body,
    });
  });

  test("type in the body, as one page of the documents shows it, is refused", () => {
    const got = ask(smallShop(), { reportType: "ITEM", format: "CSV" }, NOW, "reports/reportRequests");
    expect([got.status, got.json.errors[0].field]).toEqual([400, "reportType"]);
  });

  test("the body must be JSON and say so [T:54762156700]", () => {
    const walmart = smallShop();
    expect(call(walmart, ASK, { method: "POST", body: {}, headers: { "Content-Type": "" } }).status).toBe(415);
    expect(ask(walmart, "no").status).toBe(400);
  });

  test("needs no body at all", () => {
    const walmart = smallShop();
    const got = call(walmart, "reports/reportRequests?reportType=ITEM&reportVersion=v6", { method: "POST" });
    expect([got.status, got.json.payload]).toEqual([200, {}]);
  });

  test("is allowed once an hour, refused requests counted", () => {
    const walmart = smallShop();
    expect(ask(walmart, {}, NOW, "reports/reportRequests?reportType=ITEM").status).toBe(400);
    expect(ask(walmart, {}, NOW + HOUR_MS - 1).status).toBe(429);
    expect(ask(walmart, {}, NOW + HOUR_MS).status).toBe(200);
  });

  test.each(["reportType=INVENTORY&reportVersion=v1", "reportType=ITEM&reportVersion=v7"])("%s is refused", (query) => {
    expect(ask(smallShop(), {}, NOW, `reports/reportRequests?${query}`).status).toBe(400);
  });
});

describe("waiting for a report [S:rep]", () => {
  const statusAt = (walmart: Walmart, id: string, minutes: number): string =>
    call(walmart, `reports/reportRequests/${id}`, { now: NOW + minutes * MINUTE_MS }).json.requestStatus;

  test.each([1, 2, 3])("goes from RECEIVED over INPROGRESS to READY in 15 to 45 minutes (seed %i)", (seed) => {
    const walmart = smallShop({ seed });
    const id = ask(walmart).json.requestId;
    const seen = [0, 4, 14, 46].map((minutes) => statusAt(walmart, id, minutes));
    expect(seen).toEqual(["RECEIVED", "INPROGRESS", "INPROGRESS", "READY"]);
  });

  test("may end in ERROR", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    walmart.operations.endReport(id, "ERROR", NOW + MINUTE_MS);
    expect(statusAt(walmart, id, 1)).toBe("ERROR");
    expect(call(walmart, `reports/downloadReport?requestId=${id}`).status).toBe(404);
  });

  test("may be looked at 20 times an hour", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
    const statuses = Array.from(
      { length: 21 },
      () => call(walmart, `reports/reportRequests/${id}`, { headers }).status,
    );
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
  });

  test("an unknown id is 404, and so is one after 30 days", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    expect(call(walmart, "reports/reportRequests/1").status).toBe(404);
    expect(call(walmart, `reports/reportRequests/${id}`, { now: NOW + 30 * 24 * HOUR_MS + 1 }).status).toBe(404);
  });

  test("the list is newest first; its cursor is a query without question mark [HS:us]", () => {
    const walmart = smallShop();
    const ids = [0, 1, 2].map((hour) => ask(walmart, {}, NOW + hour * HOUR_MS).json.requestId);
    const now = NOW + 3 * HOUR_MS;
    const first = call(walmart, "reports/reportRequests?reportType=ITEM&limit=2", { now }).json;
    expect(first).toMatchObject({ page: 1, totalCount: 3, limit: 2, nextCursor: "reportType=ITEM&page=2&limit=2" });
    const second = call(walmart, `reports/reportRequests?${first.nextCursor}`, { now }).json;
    const shown = [...first.requests, ...second.requests].map((request: { requestId: string }) => request.requestId);
    expect(shown).toEqual([...ids].reverse());
    expect(second.nextCursor).toBeUndefined();
    const open = "reports/reportRequests?reportType=ITEM&requestStatus=RECEIVED";
    expect(call(walmart, open, { now }).json.totalCount).toBe(0);
    expect(call(walmart, "reports/reportRequests", { now }).status).toBe(400);
  });
});

describe("the file [S:rep; EJ:api/reports.py]", () => {
  test("lies on another host, needs no header, and its address dies", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    walmart.operations.endReport(id, "READY", NOW);
    const located = call(walmart, `reports/downloadReport?requestId=${id}`).json;
    expect(located).toMatchObject({ requestStatus: "READY", downloadURLExpirationTime: "2026-11-20T12:15:00" });
    const url = new URL(located.downloadURL);
    expect(url.host).toBe(DEFAULT_SWITCHES.reportFileHost);
    const statusAt = (now: number, address = located.downloadURL): unknown =>
      walmart.handle({ method: "GET", url: address, headers: {}, body: "" }, now);
    expect(statusAt(NOW + 15 * MINUTE_MS)).toMatchObject({ status: 200, body: "", base64: expect.any(String) });
    expect(statusAt(NOW + 15 * MINUTE_MS + 1)).toMatchObject({ status: 403 });
    expect(statusAt(NOW, located.downloadURL.replace(/sig=\d/, "sig=x"))).toMatchObject({ status: 403 });
    expect(walmart.counters().violations).toEqual({});
  });

  test("a token that is sent to the other host is marked, and no signature stands in the ledger", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    walmart.operations.endReport(id, "READY", NOW);
    const url = call(walmart, `reports/downloadReport?requestId=${id}`).json.downloadURL;
    walmart.handle({ ...businessRequest(walmart, "items"), url }, NOW);
    expect(walmart.counters().violations).toEqual({ "leaked-token": 1 });
    expect(JSON.stringify(walmart.ledger())).not.toContain(new URL(url).searchParams.get("sig"));
  });

  test("is a zip of one CSV with every listing, ended ones included, in published order of the first columns", () => {
    const [headings, ...rows] = rowsOf(smallShop());
    expect(headings).toMatch(
      /^SKU,Item ID,Product Name,Lifecycle Status,Publish Status,Status Change Reason,Product Category,Price,Currency,/,
    );
    expect(rows.map((row) => row.split(",")[0])).toEqual(["A", "B/1 + é", "C"]);
    expect(rows[2]).toMatch(/^C,\d{10},Phone C,RETIRED,PUBLISHED,,,100,USD,/);
  });

  test("commas, quotes, and line breaks are quoted", () => {
    const items = [{ sku: "A", productName: 'Phone, 6" \n new' }];
    const [csv] = Object.values(unzipSync(fileOf(createWalmart({ items }))));
    expect(strFromU8(csv ?? new Uint8Array())).toContain(',"Phone, 6"" \n new",');
  });

  test.each([
    ["v3", false, false, false],
    ["v4", true, false, false],
    ["v5", true, true, false],
    ["v6", true, true, true],
  ])("version %s has buy box (%s), price type (%s), condition (%s)", (version, ...has) => {
    const path = `reports/reportRequests?reportType=ITEM&reportVersion=${version}`;
    const columns = (rowsOf(smallShop(), {}, path)[0] ?? "").split(",");
    const names = ["Buy Box Eligible", "Price Type", "Product Condition"];
    expect(names.map((name) => columns.includes(name))).toEqual(has);
  });

  test("filters and excluded columns shape it", () => {
    const body = {
      rowFilters: [
        { type: "enumFilter", columnName: "Publish Status", values: ["PUBLISHED"] },
        { type: "rangeFilter", columnName: "Price", from: "10", to: "100" },
      ],
      excludeColumns: ["Item ID"],
    };
    const rows = rowsOf(smallShop(), body);
    expect(rows.map((row) => row.split(",")[0])).toEqual(["SKU", "A", "C"]);
    expect(rows[0]).not.toContain("Item ID");
  });

  test("holds what was listed when it was asked for", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    walmart.sellerCenter.removeItem("A");
    walmart.operations.endReport(id, "READY", NOW);
    const url = call(walmart, `reports/downloadReport?requestId=${id}`).json.downloadURL;
    const result = walmart.handle({ method: "GET", url, headers: {}, body: "" }, NOW);
    const base64 = "failed" in result ? "" : (result.base64 ?? "");
    const [csv] = Object.values(unzipSync(Buffer.from(base64, "base64")));
    expect(strFromU8(csv ?? new Uint8Array())).toContain("\nA,");
  });

  const forms: readonly (readonly [string, Partial<Switches>, RegExp])[] = [
    ["a bare CSV", { reportContainer: "csv" }, /^SKU,Item ID/],
    ["a byte order mark", { reportContainer: "csv", reportHasByteOrderMark: true }, /^\ufeffSKU,Item ID/],
    [
      "headings without blanks",
      { reportContainer: "csv", reportHeadings: "unspaced" },
      /^SKU,ItemID,.*,PublishedStatus/,
    ],
  ];
  test.each(forms)("may come as %s", (_, switches, beginning) => {
    expect(fileOf(smallShop({ switches })).toString("utf8")).toMatch(beginning);
  });

  test("has two rows of headings in Mexico [MX:request-an-item-report]", () => {
    const walmart = smallShop({ switches: { reportContainer: "csv" } });
    const token = getToken(walmart);
    walmart.adjust({ switches: { market: "mx" } });
    const headers = { WM_MARKET: "mx", WM_GLOBAL_VERSION: "3.1", "WM_SEC.ACCESS_TOKEN": token };
    const { requestId } = call(walmart, ASK, { method: "POST", body: {}, headers }).json;
    walmart.operations.endReport(requestId, "READY", NOW);
    const url = call(walmart, `reports/downloadReport?requestId=${requestId}`, { headers }).json.downloadURL;
    const result = walmart.handle({ method: "GET", url, headers: {}, body: "" }, NOW);
    const csv = "failed" in result ? "" : Buffer.from(result.base64 ?? "", "base64").toString("utf8");
    expect(csv.split("\n").slice(0, 2).join("\n")).toMatch(/Nombre del producto.*\n.*Product Name/);
  });

  test("a snapshot keeps reports and their addresses", () => {
    const walmart = smallShop();
    const id = ask(walmart).json.requestId;
    const text = walmart.snapshot();
    walmart.operations.endReport(id, "READY", NOW);
    walmart.restore(text);
    expect(walmart.snapshot()).toBe(text);
    expect(call(walmart, `reports/reportRequests/${id}`).json.requestStatus).toBe("RECEIVED");
  });
});
