import type { HttpResponse, HttpResult } from "../../seam";
import { type CallContext, Fetching, isRecord, type Services } from "../core/service";
import { notEmulated, ServiceError } from "../core/service-error";
import { spend } from "./allowances";
import { isAllowed } from "./url-allowlist";
import { type PreparedRequest, prepareRequest } from "./url-fetch-request";

/** The most characters of a refused answer's body in the message. Source: messages in public reports. */
const SHOWN_BODY_CHARACTERS = 200;

/** UrlFetchApp: builds requests and judges answers. The carrier of the call does the fetching. Source: [URLF]. */
export const URL_FETCH: Services = {
  "UrlFetchApp.fetch": (args, context) => {
    const request = prepareRequest(args[0], args[1]);
    return fetching([request], context, ([answer]) => answer);
  },
  "UrlFetchApp.fetchAll": (args, context) => {
    if (!Array.isArray(args[0])) throw new ServiceError("Invalid argument: requests");
    // One malformed request throws away the whole batch before anything is sent. Source: [FA-AON].
    const requests = args[0].map((one: unknown) =>
      prepareRequest(isRecord(one) ? one.url : one, isRecord(one) ? one : null),
    );
    return fetching(requests, context, (answers) => answers);
  },
};

/** The answer as the client script rebuilds it. */
interface FetchedResponse {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The bytes of a body that is no text, one character from 0 to 255 each. */
  readonly bytes?: string;
  /** What a blob of it is called: the last part of the address. Source: field reports. */
  readonly name: string;
}

function fetching(
  requests: readonly PreparedRequest[],
  context: CallContext,
  answer: (responses: readonly FetchedResponse[]) => unknown,
): unknown {
  const allowed = context.platform.manifest.urlFetchWhitelist;
  for (const { http } of requests) {
    // The rule is [ALLOW]'s. The wording is ours, since the documents give none.
    if (!isAllowed(http.url, allowed))
      throw new ServiceError(`URL is not in the manifest's urlFetchWhitelist: ${http.url}`);
  }
  spend("urlfetch", requests.length, context);
  if (requests.length === 0) return answer([]);
  return new Fetching(
    requests.map(({ http }) => http),
    (results, tookMs) => {
      checkTimeout(requests, tookMs, context);
      return answer(judged(requests, results));
    },
  );
}

/** The caller stops waiting, but the server may have done the work. Source: [URLF], wording by field reports. */
function checkTimeout(requests: readonly PreparedRequest[], tookMs: number, context: CallContext): void {
  const timeoutMs = Math.max(...requests.map((request) => request.timeoutMs));
  if (tookMs <= timeoutMs) return;
  context.take(timeoutMs);
  throw new ServiceError(`Timeout: ${requests[0]?.http.url ?? ""}`);
}

function judged(requests: readonly PreparedRequest[], results: readonly HttpResult[]): FetchedResponse[] {
  const responses = requests.map((request, index) => arrived(request, results[index]));
  // A transport error throws for the whole batch, even if HTTP errors are muted. Source: [QIITA], [FA-AON].
  return responses.map((response, index) => checked(requests[index], response));
}

function arrived(request: PreparedRequest, result: HttpResult | undefined): HttpResponse {
  if (result === undefined) throw new Error(`No result came for ${request.http.url}`);
  if ("failed" in result) throw new ServiceError(result.failed);
  return result;
}

function checked(request: PreparedRequest | undefined, response: HttpResponse): FetchedResponse {
  const { status, headers } = response;
  const bytes = response.base64 === undefined ? undefined : Buffer.from(response.base64, "base64");
  const body = bytes?.toString("utf8") ?? response.body;
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  if (isRedirect && request?.followsRedirects === true) throw notEmulated("UrlFetchApp following a redirect");
  if (status >= 400 && request?.isMuted === false) {
    const isLong = body.length > SHOWN_BODY_CHARACTERS;
    const shown = isLong ? `${body.slice(0, SHOWN_BODY_CHARACTERS)}...` : body;
    throw new ServiceError(
      `Request failed for ${new URL(request.http.url).origin} returned code ${status}. Truncated server response: ` +
        `${shown} (use muteHttpExceptions option to examine full response)`,
    );
  }
  const name = new URL(request?.http.url ?? "").pathname.split("/").at(-1) ?? "";
  return { code: status, headers, text: body, name, ...(bytes && { bytes: bytes.toString("latin1") }) };
}
