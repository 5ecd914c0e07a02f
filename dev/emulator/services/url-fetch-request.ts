import type { HttpRequest } from "../../seam";
import { isRecord } from "../core/service";
import { notEmulated, ServiceError } from "../core/service-error";

/** A request, and what the caller wants done with its answer. */
export interface PreparedRequest {
  readonly http: HttpRequest;
  readonly isMuted: boolean;
  readonly timeoutMs: number;
  readonly followsRedirects: boolean;
}

/** Source of the limits: [QUOTA]; the URL length 2,082 characters: [URLF]. */
const URL_LIMIT = 2_082;
const HEADER_LIMIT = 100;
const HEADER_BYTES_LIMIT = 8 * 1024;
const BODY_LIMIT_BYTES = 50 * 1024 * 1024;
const DEFAULT_TIMEOUT_SECONDS = 360;

const METHODS = ["get", "delete", "patch", "post", "put"];
const OPTIONS = [
  "contentType",
  "escaping",
  "followRedirects",
  "headers",
  "method",
  "muteHttpExceptions",
  "payload",
  "timeoutSeconds",
  "url",
  "validateHttpsCertificates",
];

/** Builds the request that goes over the wire. Fails: malformed URL, unknown option, limits. Source: [URLF]. */
export function prepareRequest(url: unknown, options: unknown): PreparedRequest {
  const given = options === null || options === undefined ? {} : options;
  if (!isRecord(given)) throw new ServiceError("Invalid argument: params");
  for (const name of Object.keys(given)) {
    if (!OPTIONS.includes(name)) throw notEmulated(`UrlFetchApp option ${name}`);
  }
  const body = bodyOf(given.payload);
  return {
    http: {
      method: methodOf(given).toUpperCase(),
      url: checkedUrl(url),
      headers: headersOf(given, body),
      body: body ?? "",
    },
    isMuted: given.muteHttpExceptions === true,
    timeoutMs: secondsOf(given.timeoutSeconds) * 1000,
    followsRedirects: given.followRedirects !== false,
  };
}

function checkedUrl(url: unknown): string {
  if (typeof url !== "string" || url === "") throw new ServiceError("Attribute provided with no value: url");
  if (url.length > URL_LIMIT) throw new ServiceError("Limit Exceeded: URLFetch URL Length.");
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new ServiceError(`Invalid argument: ${url}`);
  return url;
}

function methodOf(given: Record<string, unknown>): string {
  const method = typeof given.method === "string" ? given.method.toLowerCase() : "get";
  if (!METHODS.includes(method)) throw new ServiceError(`Attribute provided with invalid value: method`);
  // It is not documented what the platform does with a payload on GET.
  if (method === "get" && given.payload != null)
    throw notEmulated("UrlFetchApp payload without a method that carries one");
  return method;
}

function bodyOf(payload: unknown): string | null {
  if (payload === undefined || payload === null) return null;
  const body = typeof payload === "string" ? payload : formOf(payload);
  if (Buffer.byteLength(body) > BODY_LIMIT_BYTES) throw new ServiceError("Limit Exceeded: URLFetch POST Size.");
  return body;
}

/** An object is sent as a form. Source: [URLF]. */
function formOf(payload: unknown): string {
  if (!isRecord(payload)) throw notEmulated("UrlFetchApp payload of bytes");
  const pairs = Object.entries(payload).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(Object.fromEntries(pairs)).toString();
}

function headersOf(given: Record<string, unknown>, body: string | null): Record<string, string> {
  const own = isRecord(given.headers) ? given.headers : {};
  const headers = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
  checkHeaders(headers);
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const isNamed = names.includes("content-type");
  if (body !== null && (given.contentType != null || !isNamed)) {
    // The option wins over a header of the same name; a form is the default. Source: [URLF].
    for (const name of Object.keys(headers)) if (name.toLowerCase() === "content-type") delete headers[name];
    headers["Content-Type"] = String(given.contentType ?? "application/x-www-form-urlencoded");
  }
  // The platform adds its own name; the exact text does not matter. Source: field reports.
  if (!names.includes("user-agent")) headers["User-Agent"] = "Mozilla/5.0 (compatible; Google-Apps-Script)";
  return headers;
}

function checkHeaders(headers: Readonly<Record<string, string>>): void {
  const entries = Object.entries(headers);
  const bytes = entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (entries.length > HEADER_LIMIT || bytes > HEADER_BYTES_LIMIT) {
    throw new ServiceError("Limit Exceeded: URLFetch Header Size.");
  }
  for (const [name, value] of entries) {
    // Line breaks would smuggle headers in; the two names belong to the platform. Source: field reports.
    if (/^(host|content-length)$/i.test(name) || /[\r\n]/.test(value)) {
      throw new ServiceError(`Attribute provided with invalid value: Header:${name}`);
    }
  }
}

function secondsOf(value: unknown): number {
  if (value === undefined || value === null) return DEFAULT_TIMEOUT_SECONDS;
  if (typeof value === "number" && value > 0) return value;
  throw new ServiceError("Attribute provided with invalid value: timeoutSeconds");
}
