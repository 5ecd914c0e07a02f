/** The http port on Apps Script's UrlFetchApp. */
import { notAllowed } from "../../domain/values/failure";
import type { Http, HttpRequest, HttpResponse, NoResponse } from "../../ports/http";

interface FetchRequest {
  url: string;
  method: "get" | "post" | "put";
  headers: Record<string, string>;
  contentType?: string;
  payload?: string;
  muteHttpExceptions: true;
  followRedirects: false;
  /** The URL is complete and encoded, so nothing in it may be changed. */
  escaping: false;
  timeoutSeconds: number;
}

interface FetchResponse {
  getResponseCode(): number;
  getContentText(): string;
  getAllHeaders(): object;
}

/** The part of UrlFetchApp that is used. */
export interface UrlFetch {
  fetchAll(requests: FetchRequest[]): FetchResponse[];
}

/** Unit: seconds. The platform's own default is six minutes, a whole run. */
const TIMEOUT_SECONDS = 60;

/** The missing scope, which the message names in every language. Source: Apps Script, authorization scopes. */
const NOT_GRANTED = /auth\/script\.external_request/;

/**
 * Fails: `setup` if the person did not allow requests. `fetchAll` throws as a whole when one connection fails, so the
 * outcome of all requests is then unknown. Source: Apps Script, UrlFetchApp; behavior of fetchAll as reported by
 * practitioners.
 */
export const platformHttp = (urlFetch: UrlFetch): Http => ({
  send(requests) {
    try {
      return urlFetch.fetchAll(requests.map(toFetch)).map(toResponse);
    } catch (error) {
      if (NOT_GRANTED.test(Object(error).message)) throw notAllowed();
      const failed: NoResponse = { failed: error instanceof Error ? error.name : "Error" };
      return requests.map(() => failed);
    }
  },
});

/** The platform sends `contentType` only with a payload, but Walmart wants the header on some reads too. */
function toFetch({ method, url, headers, body }: HttpRequest): FetchRequest {
  const { "Content-Type": contentType, ...others } = headers;
  const isOption = contentType !== undefined && body !== undefined;
  return {
    url,
    method,
    headers: isOption ? others : { ...headers },
    ...(isOption ? { contentType } : {}),
    ...(body === undefined ? {} : { payload: body }),
    muteHttpExceptions: true,
    followRedirects: false,
    escaping: false,
    timeoutSeconds: TIMEOUT_SECONDS,
  };
}

function toResponse(response: FetchResponse): HttpResponse {
  const headers = Object.entries(response.getAllHeaders() as Record<string, unknown>);
  return {
    status: response.getResponseCode(),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
    body: response.getContentText(),
  };
}
