import { readFileSync } from "node:fs";
import { METHODS } from "../../../../dev/emulator/sheets-api/methods";
import { routeOf } from "../../../../dev/emulator/sheets-http/routes";
import { type Callers, sheetsHttp } from "../../../../dev/emulator/sheets-http/sheets-http";
import { underTest } from "../../../support/spreadsheet-under-test";
import { closeServers, ID, servedBook } from "./served-book";

afterAll(closeServers);

const TOKENS: Callers = { byToken: { good: "owner@example.com" } };
const ANYBODY: Callers = { everybody: "owner@example.com" };
const BATCH = `/v4/spreadsheets/${ID}:batchUpdate`;

interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly callers?: Callers;
}

/** One request to a new spreadsheet of its own. */
function sent({ path, body, headers = {}, callers = ANYBODY, method = body === undefined ? "GET" : "POST" }: Sent) {
  const url = `https://sheets.googleapis.com${path}`;
  const response = sheetsHttp(underTest().book, callers).handle({ method, url, headers, body: body ?? "" }, 0);
  if ("failed" in response) throw new Error(response.failed);
  const isJson = response.headers["content-type"]?.startsWith("application/json") ?? false;
  return { ...response, json: isJson ? JSON.parse(response.body) : undefined };
}

describe("paths", () => {
  const source = readFileSync(require.resolve("@googleapis/sheets/build/v4.js"), "utf8");
  const served = [...source.matchAll(/rootUrl \+\s*'([^']+)'\)[^}]*?method: '(\w+)'/g)].map(
    ([, path = "", verb = ""]) => ({
      verb,
      path: path.replace(/\{\+?(\w+)\}/g, "x"),
    }),
  );

  test("every method of Google's client is served or said to be not emulated [DISC]", () => {
    expect(served).toHaveLength(17);
    const routes = served.map(({ verb, path }) => routeOf(verb, path));
    expect(routes).not.toContain(undefined);
    const methods = routes.flatMap((route) => (route && "method" in route ? [route.method] : []));
    expect(methods.sort()).toEqual(Object.keys(METHODS).sort());
  });

  test("a path or a verb that nobody serves is 404 with a page", () => {
    for (const request of [
      { path: "/v4/books/x" },
      { path: BATCH },
      { path: `/v4/spreadsheets/${ID}/cells`, body: "{}" },
    ]) {
      const { status, headers, body } = sent(request);
      expect({ status, type: headers["content-type"] }).toEqual({ status: 404, type: "text/html; charset=UTF-8" });
      expect(body).toContain("was not found on this server");
    }
  });

  test("what Google serves and the emulator does not is no refusal of Google's", () => {
    expect(sent({ path: `/v4/spreadsheets/${ID}/sheets/0:copyTo`, body: "{}" }).json).toEqual({
      error: { code: 501, message: "not emulated: spreadsheets.sheets.copyTo", status: "UNIMPLEMENTED" },
    });
    const chart = sent({ path: BATCH, body: '{"requests":[{"addChart":{}}]}' });
    expect(chart).toMatchObject({ status: 501, json: { error: { message: "not emulated: addChart" } } });
  });

  test("ids are decoded, and every id but the spreadsheet's own is 404", () => {
    expect(sent({ path: "/v4/spreadsheets/%62ook" }).status).toBe(200);
    expect(sent({ path: "/v4/spreadsheets/other%2Fbook" }).json.error).toMatchObject({
      code: 404,
      status: "NOT_FOUND",
    });
    expect(sent({ path: `/v4/spreadsheets/${ID}/developerMetadata/12` }).json.error.message).toContain("ID 12");
  });
});

describe("query parameters", () => {
  const get = `/v4/spreadsheets/${ID}`;

  test("of the system are tolerated with and without their `$` [SYS]", () => {
    const answer = sent({
      path: `${get}?$alt=json&%24prettyPrint=false&$fields=properties.title&key=k&quotaUser=q&$.xgafv=2`,
    });
    expect(answer.body).toBe('{"properties":{"title":"Shop"}}');
    expect(sent({ path: `${get}?alt=json&fields=properties.title` }).body).toBe(
      '{\n  "properties": {\n    "title": "Shop"\n  }\n}\n',
    );
  });

  test("of a method: ranges repeat; of others the last one counts, but a bad one is refused wherever it stands [BL337]", () => {
    const path = `${get}/values:batchGet?ranges=A1&ranges=B1&majorDimension=COLUMNS&majorDimension=ROWS`;
    expect(sent({ path }).json.valueRanges).toMatchObject([{ majorDimension: "ROWS" }, { majorDimension: "ROWS" }]);
    expect(sent({ path: path.replace("COLUMNS", "NOPE") }).json.error.message).toContain("NOPE");
    expect(sent({ path: `${get}?includeGridData=true` }).json.sheets[0]).toHaveProperty("data");
    expect(sent({ path: `${get}?includeGridData=perhaps` }).json.error.message).toContain("TYPE_BOOL");
  });

  test("that nobody knows are refused, and so is an unknown `alt`, ahead of the credential [BL309]", () => {
    const { json } = sent({ path: `${get}?range=A1` });
    expect(json.error).toMatchObject({ code: 400, status: "INVALID_ARGUMENT", details: [{ fieldViolations: [{}] }] });
    expect(json.error.message).toBe(
      "Invalid JSON payload received. Unknown name \"range\": Cannot bind query parameter. Field 'range' could not be found in request message.",
    );
    expect(sent({ path: `${get}?alt=zzz`, callers: TOKENS }).status).toBe(400);
    expect(sent({ path: `${get}?alt=proto` }).status).toBe(501);
    expect(sent({ path: `${get}?callback=f` }).status).toBe(501);
  });

  test("`$.xgafv=1` adds the legacy list of errors and nothing else does [BL202]", () => {
    expect(sent({ path: `${get}?ranges=Gone!A1&$.xgafv=1` }).json.error.errors).toHaveLength(1);
    expect(sent({ path: `${get}?ranges=Gone!A1` }).json.error).toEqual({
      code: 400,
      message: "Unable to parse range: Gone!A1",
      status: "INVALID_ARGUMENT",
    });
  });
});

describe("bodies", () => {
  test("are objects of JSON, or nothing", () => {
    expect(sent({ path: BATCH, body: '{"requests":[{"addSheet":{}}]}' }).status).toBe(200);
    expect(sent({ path: BATCH, body: "" }).json.error.message).toBe("Must specify at least one request.");
    expect(sent({ path: BATCH, body: "[]" }).json.error.message).toContain("Root element must be a message.");
    expect(sent({ path: BATCH, body: "{oh" }).json.error).toMatchObject({ code: 400, status: "INVALID_ARGUMENT" });
  });

  test("above 10,485,760 bytes are refused, counted as they came [BIG]", () => {
    const { json } = sent({ path: BATCH, body: `{"requests":[]}${" ".repeat(10_485_760)}` });
    expect(json.error.message).toBe("Request payload size exceeds the limit: 10485760 bytes.");
  });
});

describe("callers", () => {
  test("without a credential a GET is 403 and a POST 401 [BL307], with an unknown token 401", () => {
    const get = `/v4/spreadsheets/${ID}`;
    expect(sent({ path: get, callers: TOKENS }).json.error).toMatchObject({ code: 403, status: "PERMISSION_DENIED" });
    const post = sent({ path: BATCH, body: "{}", callers: TOKENS });
    expect(post.json.error).toMatchObject({ code: 401, status: "UNAUTHENTICATED" });
    expect(post.headers["www-authenticate"]).toContain("Bearer");
    const stolen = { Authorization: "Bearer stolen" };
    expect(sent({ path: get, headers: stolen, callers: TOKENS }).status).toBe(401);
    expect(sent({ path: get, headers: { authorization: "Bearer good" }, callers: TOKENS }).status).toBe(200);
    expect(sent({ path: `${get}?access_token=good`, callers: TOKENS }).status).toBe(200);
  });
});

test("over the wire the instant is the request's own, so a limit passes with virtual time", async () => {
  const served = await servedBook({ quota: { readsPerMinute: 1 } }, { clock: undefined });
  const status = async (now: number) => {
    const headers = { authorization: "Bearer owner-token", "x-simulated-now": String(now) };
    return (await fetch(`${served.url}/v4/spreadsheets/${ID}`, { headers })).status;
  };
  expect([await status(1000), await status(2000), await status(62_000)]).toEqual([200, 429, 200]);
});
