/** The adapter before a Walmart that answers with bodies written down by the test. */
import { walmartMarketplace } from "../../../src/adapters/walmart/marketplace";
import { instant } from "../../../src/domain/values/brand";
import type { HttpRequest, HttpResponse } from "../../../src/ports/http";
import { sampleText } from "../../support/samples";

/** When the tests take place: later than anything in a sample. A window that begins here is never divided. */
export const NOW = instant(Date.UTC(2026, 10, 20));

type Bodies = Readonly<Record<string, string | readonly string[]>>;

const NOT_THERE: HttpResponse = { status: 404, headers: {}, body: '{"error":[{"code":"CONTENT_NOT_FOUND"}]}' };

/** Bodies by the end of the path, a list one after the other; anything else is a 404. `file`: what any address holds. */
export function answering(bodies: Bodies, file: string | null = null) {
  const sent: HttpRequest[] = [];
  const rest = new Map(Object.entries(bodies).map(([path, body]) => [path, [body].flat()]));
  const answer = (request: HttpRequest): HttpResponse => {
    sent.push(request);
    const path = decodeURIComponent(new URL(request.url).pathname.replace("/v3", ""));
    const left = rest.get(path);
    const body = typeof bodies[path] === "string" ? left?.[0] : left?.shift();
    return body === undefined ? NOT_THERE : { status: 200, headers: {}, body };
  };
  let ids = 0;
  const marketplace = walmartMarketplace({
    http: { send: (requests) => requests.map(answer) },
    clock: { now: () => NOW, sleep: () => {}, remainingMs: () => 270_000 },
    cache: { get: () => null, set: () => {}, remove: () => {} },
    store: { get: () => null, set: () => {} },
    quota: { left: () => 20_000, spend: () => {} },
    download: () => file,
    credentials: { clientId: "id", clientSecret: "secret" },
    environment: "production",
    newId: () => {
      ids += 1;
      return String(ids);
    },
    base64: (text) => Buffer.from(text).toString("base64"),
  });
  return { marketplace, sent, lastBody: () => JSON.parse(sent.at(-1)?.body ?? "null") };
}

export const token = () => ({ "/token": sampleText("auth/token-200.json") });
