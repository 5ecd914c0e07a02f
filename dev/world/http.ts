import { HTTP_FAILURE_MS, HTTP_RESPONSE_MS } from "../emulator/core/latencies";
import type { HttpHandler, HttpRequest, HttpResult } from "../seam";

/** The response header in which a simulated server says how long it took (virtual ms). The bundle never sees it. */
export const TOOK_HEADER = "x-simulated-took-ms";

/** The result of one request with its virtual duration. */
export interface Exchange {
  readonly result: HttpResult;
  readonly tookMs: number;
}

/** The failure for a host that nobody serves. Wording as seen in public reports. */
export function unknownHost(url: string): HttpResult {
  return { failed: `DNS error: ${url}` };
}

/** The failure for a server that does not answer. Source: [QIITA]. */
export function unavailable(url: string): HttpResult {
  return { failed: `Address unavailable: ${url}` };
}

/** The server's own duration, or else the one of the latency table. */
export function timed(result: HttpResult): Exchange {
  if ("failed" in result) return { result, tookMs: HTTP_FAILURE_MS };
  const entries = Object.entries(result.headers);
  const took = entries.find(([name]) => name.toLowerCase() === TOOK_HEADER);
  if (took === undefined) return { result, tookMs: HTTP_RESPONSE_MS };
  const headers = Object.fromEntries(entries.filter((entry) => entry !== took));
  return { result: { ...result, headers }, tookMs: Number(took[1]) };
}

/** Asks the simulated server that is registered for the request's host. */
export function ask(servers: Readonly<Record<string, HttpHandler>>, request: HttpRequest, now: number): Exchange {
  const server = servers[new URL(request.url).host];
  return timed(server === undefined ? unknownHost(request.url) : server.handle(request, now));
}
