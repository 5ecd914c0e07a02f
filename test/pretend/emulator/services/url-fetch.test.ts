import { MANIFEST, returnOf, tinyWorld } from "../../../support/tiny-world";

const SHOP = "https://shop.example.com";

function sent(params: string): Record<string, unknown> {
  const body = String(returnOf(`return UrlFetchApp.fetch("${SHOP}/x", ${params}).getContentText();`));
  // A cast, because the echo server writes this text.
  return JSON.parse(body) as Record<string, unknown>;
}

describe("what goes over the wire [URLF]", () => {
  test("a text payload with a content type", () => {
    const found = sent(`{ method: "POST", contentType: "application/json", payload: "{}", headers: { "X-A": 1 } }`);
    expect(found).toMatchObject({
      method: "POST",
      body: "{}",
      headers: { "X-A": "1", "Content-Type": "application/json" },
    });
  });

  test("an object is a form", () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    expect(sent(`{ method: "post", payload: { a: "1 2", b: 3 } }`)).toMatchObject({ body: "a=1+2&b=3", headers });
  });

  test("without params it is a GET", () => {
    expect(sent("undefined")).toMatchObject({ method: "GET", body: "" });
  });
});

describe("what is refused before anything is sent", () => {
  const refused: readonly [string, string, string][] = [
    ["a URL over 2,082 characters", `"${SHOP}/" + "x".repeat(2082)`, "Limit Exceeded: URLFetch URL Length."],
    ["an address that is none", `"not an address"`, "Invalid argument: not an address"],
    [
      "a host outside the manifest's list",
      `"https://evil.example.com/"`,
      "urlFetchWhitelist: https://evil.example.com/",
    ],
    ["a host that only begins like an allowed one", `"https://shop.example.com.evil.com/"`, "urlFetchWhitelist"],
    ["plain HTTP to an allowed host", `"http://shop.example.com/"`, "urlFetchWhitelist"],
    ["a line break in a header", `"${SHOP}/", { headers: { A: "b\\nC: d" } }`, "invalid value: Header:A"],
    ["more than 8 KB of headers", `"${SHOP}/", { headers: { A: "b".repeat(8200) } }`, "Limit Exceeded"],
    ["an unknown option", `"${SHOP}/", { retries: 3 }`, "not emulated: UrlFetchApp option retries"],
    ["a payload on GET", `"${SHOP}/", { payload: "x" }`, "not emulated"],
  ];
  test.each(refused)("%s", (_name, args, message) => {
    const world = tinyWorld(`function door() { UrlFetchApp.fetch(${args}); }`);
    const result = world.run("door");
    expect(result).toMatchObject({ outcome: "threw", message: expect.stringContaining(message) });
    expect(result.counters.fetches).toBe(0);
  });

  test("a manifest whose prefix has no path is refused [ALLOW]", () => {
    const manifest = { ...MANIFEST, urlFetchWhitelist: [SHOP] };
    expect(() => returnOf("", { manifest })).toThrow("not an HTTPS prefix with a path");
  });

  test("a leading wildcard allows sub-domains [ALLOW]", () => {
    const manifest = { ...MANIFEST, urlFetchWhitelist: ["https://*.example.com/x"] };
    const code = (url: string): unknown =>
      returnOf(`return UrlFetchApp.fetch("${url}").getResponseCode();`, { manifest });
    expect(code(`${SHOP}/x`)).toBe(200);
    expect(() => code(`${SHOP}/X`)).toThrow("urlFetchWhitelist");
  });
});

describe("answers", () => {
  test("an HTTP error throws with origin, code and the beginning of the body, unless muted", () => {
    expect(() =>
      returnOf(`UrlFetchApp.fetch("${SHOP}/status/500", { headers: { A: "${"a".repeat(200)}" } });`),
    ).toThrow(
      /^Exception: Request failed for https:\/\/shop\.example\.com returned code 500\. Truncated server response: \{.{199}\.\.\. \(use muteHttpExceptions option to examine full response\)$/,
    );
    const body = `return UrlFetchApp.fetch("${SHOP}/status/500", { muteHttpExceptions: true }).getResponseCode();`;
    expect(returnOf(body)).toBe(500);
  });

  test("muting does not help where no answer comes [QIITA]", () => {
    const body = `UrlFetchApp.fetch("${SHOP}/drop", { muteHttpExceptions: true });`;
    expect(() => returnOf(body)).toThrow(`Exception: Address unavailable: ${SHOP}/drop`);
  });

  test("one broken connection throws away the whole batch, though all was sent [FA-AON]", () => {
    const world = tinyWorld(`function door() {
      UrlFetchApp.fetchAll(["${SHOP}/a", { url: "${SHOP}/drop", muteHttpExceptions: true }, "${SHOP}/b"]); }`);
    const result = world.run("door");
    expect(result).toMatchObject({ outcome: "threw", counters: { calls: 1, fetches: 3 } });
  });

  test("fetchAll takes the time of the slowest and answers in order [TAN-FA]", () => {
    const world = tinyWorld(`function door() { return UrlFetchApp.fetchAll(["${SHOP}/slow", "${SHOP}/b"])
      .map(function (r) { return JSON.parse(r.getContentText()).url; }); }`);
    expect(world.run("door")).toMatchObject({ tookMs: 45_000, value: [`${SHOP}/slow`, `${SHOP}/b`] });
  });

  test("a server slower than timeoutSeconds has done its work, and the call throws", () => {
    const world = tinyWorld(`function door() { UrlFetchApp.fetch("${SHOP}/slow", { timeoutSeconds: 30 }); }
      function count() { return JSON.parse(UrlFetchApp.fetch("${SHOP}/").getContentText()).count; }`);
    expect(world.run("door")).toMatchObject({ message: `Timeout: ${SHOP}/slow`, tookMs: 30_000 });
    expect(world.run("count")).toMatchObject({ value: 2 });
  });

  test("every request counts against the day [QUOTA]", () => {
    const world = tinyWorld(`function door() { var all = []; for (var i = 0; i < 20000; i++) all.push("${SHOP}/");
      UrlFetchApp.fetchAll(all); UrlFetchApp.fetch("${SHOP}/"); }`);
    const result = world.run("door");
    expect(result).toMatchObject({
      message: "Service invoked too many times for one day: urlfetch.",
      counters: { fetches: 20_000 },
    });
  });
});
