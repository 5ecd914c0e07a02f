import { platformHttp, type UrlFetch } from "../../../src/adapters/platform/http";
import type { HttpRequest } from "../../../src/ports/http";

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "put",
  url: "https://marketplace.walmartapis.com/v3/inventory?sku=A%2FB",
  headers: { Accept: "application/json", "Content-Type": "application/json" },
  body: '{"a":1}',
  ...more,
});

const response = (status: number, body = "", headers: object = {}) => ({
  getResponseCode: () => status,
  getContentText: () => body,
  getAllHeaders: () => headers,
});

test("requests go out together and their answers come in their order", () => {
  const batches: number[] = [];
  const service: UrlFetch = {
    fetchAll: (requests) => {
      batches.push(requests.length);
      return requests.map(({ url }) => response(200, url));
    },
  };
  const urls = ["https://a.example/", "https://b.example/", "https://c.example/"];
  const results = platformHttp(service).send(urls.map((url) => request({ url })));
  expect(results).toEqual(urls.map((body) => ({ status: 200, headers: {}, body })));
  expect(batches).toEqual([3]);
});

test("a connection that fails leaves no answer for any of the batch, and says nothing of the request", () => {
  const service: UrlFetch = {
    fetchAll: () => {
      throw new Error("Address unavailable: https://marketplace.walmartapis.com/v3/token?secret=s3cr3t");
    },
  };
  const results = platformHttp(service).send([request(), request()]);
  expect(results).toEqual([{ failed: "Error" }, { failed: "Error" }]);
});

test("something thrown that is no error leaves no answer either", () => {
  const service: UrlFetch = {
    fetchAll: () => {
      throw "quota";
    },
  };
  expect(platformHttp(service).send([request()])).toEqual([{ failed: "Error" }]);
});

test("Walmart's refusals are answers, redirects are not followed, and the URL goes out as it is", () => {
  const seen: unknown[] = [];
  const service: UrlFetch = {
    fetchAll: (requests) => {
      seen.push(...requests);
      return requests.map(() => response(404, "{}"));
    },
  };
  expect(platformHttp(service).send([request()])).toEqual([{ status: 404, headers: {}, body: "{}" }]);
  expect(seen).toEqual([
    {
      url: "https://marketplace.walmartapis.com/v3/inventory?sku=A%2FB",
      method: "put",
      headers: { Accept: "application/json" },
      contentType: "application/json",
      payload: '{"a":1}',
      muteHttpExceptions: true,
      followRedirects: false,
      escaping: false,
      timeoutSeconds: 60,
    },
  ]);
});

test("a request without a body carries none", () => {
  const seen: object[] = [];
  const service: UrlFetch = {
    fetchAll: (requests) => {
      seen.push(...requests);
      return [];
    },
  };
  const { body: _, ...bare } = request({ method: "post", headers: { Accept: "x" } });
  platformHttp(service).send([bare]);
  expect(Object.keys(seen[0] ?? {})).not.toContain("payload");
  expect(Object.keys(seen[0] ?? {})).not.toContain("contentType");
});

test("headers of an answer go by their small letters", () => {
  const service: UrlFetch = {
    fetchAll: () => [response(429, "", { "X-Next-Replenishment-Time": 7, "Retry-After": "3" })],
  };
  expect(platformHttp(service).send([request()])[0]).toMatchObject({
    headers: { "x-next-replenishment-time": "7", "retry-after": "3" },
  });
});
