/** Properties, caches, locks and fetching, as scripts met them. Each door runs in a world of its own. */
import { MANIFEST, returnOf, tinyWorld } from "../../../support/tiny-world";
import { type Fact, fact } from "./fact";

const SHOP = "https://shop.example.com";
/** The messages with which each of these fails; null for what does not. */
const failing = (...calls: readonly string[]): unknown =>
  returnOf(
    `return [${calls.map((call) => `function () { ${call} }`).join(",")}].map(function (run) {
      try { run(); return null; } catch (e) { return e.message; } });`,
  );
const elsewhere = (call: string) =>
  tinyWorld(`function door() { return ${call}; }`).run("door", [], { inDocument: false });
const said = (text: string) => expect.stringContaining(text);

const properties: readonly Fact[] = [
  fact("S1", "live GASF", "a missing key is null; a deleted one too", () =>
    expect(
      returnOf(`var p = PropertiesService.getScriptProperties(); p.setProperty("a", "1").deleteProperty("a");
        return [p.getProperty("none"), p.getProperty("a")];`),
    ).toEqual([null, null]),
  ),
  fact("S2", "live GASF", "setProperty and deleteProperty answer the store, for chaining", () =>
    expect(
      returnOf(`var p = PropertiesService.getUserProperties();
        return [p.setProperty("a", "1") === p, p.deleteProperty("a") === p];`),
    ).toEqual([true, true]),
  ),
  fact("S3", "doc", "document properties are null in a script without a document", () =>
    expect(elsewhere("PropertiesService.getDocumentProperties()")).toMatchObject({ value: null }),
  ),
  fact("S5", "doc", "a store holds 500 KB over keys and values", () =>
    expect(
      returnOf(`var p = PropertiesService.getUserProperties();
        try { for (var i = 0; ; i++) p.setProperty("k" + i, "x".repeat(9000)); } catch (e) { return p.getKeys().length; }`),
    ).toBe(56),
  ),
  fact("S6", "doc", "user properties are the running person's alone", () => {
    const world = tinyWorld(`function put() { PropertiesService.getUserProperties().setProperty("k", "mine"); }
      function get() { return PropertiesService.getUserProperties().getProperty("k"); }`);
    world.run("put", [], { user: "a@example.com" });
    expect(world.run("get", [], { user: "b@example.com" })).toMatchObject({ value: null });
  }),
];

const caches: readonly Fact[] = [
  fact("C1", "live GASF", "put and remove answer null", () =>
    expect(
      returnOf(`var c = CacheService.getUserCache(); return [c.put("a", "1") === null, c.remove("a") === null];`),
    ).toEqual([true, true]),
  ),
  fact("C2", "live GASF", "a value is gone after the seconds it was given", () => {
    const world = tinyWorld(`function put() { CacheService.getUserCache().put("a", "1", 30); }
      function get() { return CacheService.getUserCache().get("a"); }`);
    world.run("put");
    expect(world.run("get")).toMatchObject({ value: "1" });
    world.clock.advance(31_000);
    expect(world.run("get")).toMatchObject({ value: null });
  }),
  fact("C3", "live GASF", "the document cache is null without a document", () =>
    expect(elsewhere("CacheService.getDocumentCache()")).toMatchObject({ value: null }),
  ),
  fact("C4", "field JP-CACHE", "a key of 251 characters and a value of 102,401 bytes are refused", () => {
    const put = (key: string, value: string) => `CacheService.getUserCache().put(${key}, ${value});`;
    const fits = put('"k".repeat(250)', '"v".repeat(102400)');
    const found = failing(put('"k".repeat(251)', '"v"'), put('"k"', '"v".repeat(102401)'), fits);
    expect(found).toEqual(["Argument too large: key", "Argument too large: value", null]);
  }),
];

const locks: readonly Fact[] = [
  fact("L1", "live GASF", "hasLock is false before and true after tryLock; again is true; released is false", () =>
    expect(
      returnOf(`var l = LockService.getScriptLock(); var seen = [l.hasLock(), l.tryLock(10), l.hasLock(), l.tryLock(10)];
        l.releaseLock(); return seen.concat(l.hasLock());`),
    ).toEqual([false, true, true, true, false]),
  ),
  fact("L2", "live GASF", "tryLock(0) gets a free lock", () =>
    expect(returnOf("return LockService.getScriptLock().tryLock(0);")).toBe(true),
  ),
  fact("L3", "live GASF", "a negative wait never gets the lock; waitLock throws Lock timeout", () =>
    expect(
      failing(
        "if (LockService.getScriptLock().tryLock(-1)) throw new Error('got')",
        "LockService.getScriptLock().waitLock(-1)",
      ),
    ).toEqual([null, said("Lock timeout")]),
  ),
  fact("L4", "doc", "the document lock is null without a document", () =>
    expect(elsewhere("LockService.getDocumentLock()")).toMatchObject({ value: null }),
  ),
  fact("L5", "doc", "a lock is free once its execution has ended", () => {
    const world = tinyWorld(`function take() { return LockService.getScriptLock().tryLock(10); }`);
    world.run("take", [], { user: "a@example.com" });
    expect(world.run("take", [], { user: "b@example.com" })).toMatchObject({ value: true });
  }),
];

/** What the server saw of a request. */
const sent = (params: string): unknown =>
  JSON.parse(String(returnOf(`return UrlFetchApp.fetch("${SHOP}/x", ${params}).getContentText();`)));
const fetching = (url: string, params = "{}") => `UrlFetchApp.fetch("${url}", ${params});`;

/** What a script sees of a server that always answers this. */
function answering(answer: { status: number; headers: Record<string, string>; body: string }, body: string): unknown {
  const servers = { "shop.example.com": { handle: () => answer, snapshot: () => "", restore: () => undefined } };
  return returnOf(body, { servers });
}

const fetches: readonly Fact[] = [
  fact("U1", "live GASF", "a posted text is a form unless contentType says otherwise; the method in any case", () => {
    const form = "application/x-www-form-urlencoded";
    expect(sent(`{ method: "pOsT", payload: "a=1" }`)).toMatchObject({
      method: "POST",
      headers: { "Content-Type": form },
    });
  }),
  fact("U2", "field", "an answer of 404 throws with code, host and the muteHttpExceptions hint unless muted", () =>
    expect(
      failing(fetching(`${SHOP}/status/404`), fetching(`${SHOP}/status/404`, "{ muteHttpExceptions: true }")),
    ).toEqual([
      expect.stringMatching(/^Request failed for https:\/\/shop\.example\.com returned code 404\..*muteHttpExceptions/),
      null,
    ]),
  ),
  fact("U3", "doc", "a connection that fails throws although exceptions are muted", () =>
    expect(failing(fetching(`${SHOP}/drop`, "{ muteHttpExceptions: true }"))).toEqual([said("Address unavailable")]),
  ),
  fact("U4", "live GASF", "fetchAll answers in the order asked", () =>
    expect(
      returnOf(`return UrlFetchApp.fetchAll(["${SHOP}/slow", "${SHOP}/b"])
        .map(function (r) { return JSON.parse(r.getContentText()).url; });`),
    ).toEqual([`${SHOP}/slow`, `${SHOP}/b`]),
  ),
  fact("U5", "field FA-AON", "one dead connection makes the whole of fetchAll throw", () =>
    expect(failing(`UrlFetchApp.fetchAll(["${SHOP}/a", "${SHOP}/drop"]);`)).toEqual([said("Address unavailable")]),
  ),
  fact("U6", "field", "a URL of more than 2 KB: Limit Exceeded: URLFetch URL Length.", () =>
    expect(failing(`UrlFetchApp.fetch("${SHOP}/" + "x".repeat(2082));`)).toEqual([
      said("Limit Exceeded: URLFetch URL Length."),
    ]),
  ),
  fact(
    "U7",
    "live GASF",
    "the blob's type is the header's without charset; it has a name; its text is the content's",
    () => {
      const answer = { status: 200, headers: { "Content-Type": "text/csv; charset=utf-8" }, body: "a,ä" };
      const body = `var b = UrlFetchApp.fetch("${SHOP}/items.csv").getBlob();
      return [b.getContentType(), b.getName() !== "", b.getDataAsString()];`;
      expect(answering(answer, body)).toEqual(["text/csv", true, "a,ä"]);
    },
  ),
  fact("U8", "doc", "followRedirects: false shows the 302", () => {
    const answer = { status: 302, headers: { Location: `${SHOP}/y` }, body: "" };
    const params = "{ followRedirects: false, muteHttpExceptions: true }";
    expect(answering(answer, `return UrlFetchApp.fetch("${SHOP}/x", ${params}).getResponseCode();`)).toBe(302);
  }),
  fact("U9", "field", "a Host or Content-Length header is refused", () =>
    expect(
      failing(...["Host", "Content-Length"].map((name) => fetching(`${SHOP}/`, `{ headers: { "${name}": "1" } }`))),
    ).toEqual([said("Host"), said("Content-Length")]),
  ),
  fact(
    "U10",
    "doc",
    "a host that the manifest's allowlist does not name is refused; a wildcard stands for sub-domains",
    () => {
      expect(failing(fetching("https://evil.example.com/"))).toEqual([said("urlFetchWhitelist")]);
      const manifest = { ...MANIFEST, urlFetchWhitelist: ["https://*.example.com/"] };
      expect(returnOf(`return UrlFetchApp.fetch("${SHOP}/x").getResponseCode();`, { manifest })).toBe(200);
    },
  ),
  fact("U11", "doc", "getAllHeaders gives an array where a header came more than once", () => {
    const answer = { status: 200, headers: { "Set-Cookie": "a=1, b=2" }, body: "" };
    expect(answering(answer, `return UrlFetchApp.fetch("${SHOP}/").getAllHeaders()["Set-Cookie"];`)).toEqual([
      "a=1",
      "b=2",
    ]);
  }),
  fact("U13", "doc", "every request of fetchAll counts against the day (20,000 for consumers)", () =>
    expect(
      returnOf(`var all = []; for (var i = 0; i < 20000; i++) all.push("${SHOP}/");
        UrlFetchApp.fetchAll(all); try { UrlFetchApp.fetch("${SHOP}/"); } catch (e) { return e.message; }`),
    ).toBe("Service invoked too many times for one day: urlfetch."),
  ),
];

export const STORAGE_FACTS: readonly Fact[] = [...properties, ...caches, ...locks, ...fetches];
