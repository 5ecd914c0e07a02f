import { strFromU8, unzipSync } from "fflate";
import { createWalmart, type Walmart } from "../../../dev/simulator/walmart/walmart";
import { DEFAULT_SWITCHES, type Switches } from "../../../dev/simulator/walmart/wire/settings";
import { businessRequest, call, getToken, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";
import { ASK, ask, MINUTE_MS } from "./report-shop";

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
