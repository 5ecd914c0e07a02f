/** Answers and refusals on the wire: Google's error body [sheets-api.md §11], JSON in UTF-8. */
import type { HttpResponse } from "../../seam";

/** A refusal of the front or of a method, ready for the wire. */
export interface Refusal {
  readonly code: number;
  readonly status: string;
  readonly message: string;
  readonly details: readonly unknown[];
}

/** Thrown if Google's front refuses before any method runs. */
export class HttpRefusal extends Error implements Refusal {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
    readonly details: readonly unknown[],
  ) {
    super(message);
    this.name = "HttpRefusal";
  }
}

export function httpRefusal(code: number, status: string, message: string, details: readonly unknown[] = []) {
  return new HttpRefusal(code, status, message, details);
}

const JSON_HEADERS = {
  "content-type": "application/json; charset=UTF-8",
  vary: "Origin, X-Origin, Referer",
  "cache-control": "private",
};

/** 200 with the method's answer; indented unless `prettyPrint=false` [SYS]. */
export function answered(answer: unknown, wishes: { isPretty: boolean }): HttpResponse {
  return { status: 200, headers: JSON_HEADERS, body: jsonText(answer, wishes) };
}

/**
 * `{"error":{"code","message","status","details"?}}` [§11]. The legacy list `errors` is added only on request [BL202].
 */
export function refused(refusal: Refusal, wishes: { isPretty: boolean; hasErrorList: boolean }): HttpResponse {
  const { code, message, status, details } = refusal;
  const errors = wishes.hasErrorList ? { errors: [{ message, domain: "global", reason: reasonOf(status) }] } : {};
  const error = { code, message, ...errors, status, ...(details.length > 0 ? { details } : {}) };
  const challenge = code === 401 ? { "www-authenticate": 'Bearer realm="https://accounts.google.com/"' } : {};
  return { status: code, headers: { ...JSON_HEADERS, ...challenge }, body: jsonText({ error }, wishes) };
}

/** For a path that nobody serves, Google's front answers with a page instead of JSON [inf]. */
export function noSuchPath(pathname: string): HttpResponse {
  const shown = pathname.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return {
    status: 404,
    headers: { "content-type": "text/html; charset=UTF-8", "referrer-policy": "no-referrer" },
    body:
      "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n" +
      `<p><b>404.</b> <ins>That’s an error.</ins>\n<p>The requested URL <code>${shown}</code> was not found on this server.`,
  };
}

/**
 * The legacy list's word: `rateLimitExceeded` for `RESOURCE_EXHAUSTED`, `badRequest` for `INVALID_ARGUMENT` [BL202,
 * inf].
 */
function reasonOf(status: string): string {
  const reasons: Readonly<Record<string, string>> = {
    INVALID_ARGUMENT: "badRequest",
    RESOURCE_EXHAUSTED: "rateLimitExceeded",
    PERMISSION_DENIED: "forbidden",
    NOT_FOUND: "notFound",
    UNAUTHENTICATED: "unauthorized",
  };
  return reasons[status] ?? "backendError";
}

function jsonText(value: unknown, { isPretty }: { isPretty: boolean }): string {
  return isPretty ? `${JSON.stringify(value, null, 2)}\n` : JSON.stringify(value);
}
