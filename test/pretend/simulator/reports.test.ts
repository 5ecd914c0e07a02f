import type { Walmart } from "../../../dev/simulator/walmart/walmart";
import { call, getToken, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";
import { ASK, ask, MINUTE_MS } from "./report-shop";

const HOUR_MS = 60 * MINUTE_MS;

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
