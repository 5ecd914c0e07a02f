/** The answers of rules, before they are written as JSON or XML; and the error bodies, each in the form of its area. */

/** `data` is written as the caller's Accept asks (`root`: the XML root); `text` and `bytes` are sent as they are. */
export type Answer =
  | { readonly kind: "data"; readonly status: number; readonly root: string; readonly body: unknown }
  | { readonly kind: "text"; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly kind: "bytes"; readonly status: number; readonly contentType: string; readonly base64: string };

/** A name of the documented table; the component is added by the area that refuses. Source: [G:error-codes]. */
export type ErrorName =
  | "CONTENT_NOT_FOUND"
  | "INVALID_REQUEST"
  | "INVALID_REQUEST_CONTENT"
  | "INVALID_REQUEST_HEADER"
  | "INVALID_REQUEST_PARAM"
  | "MALFORMED_REQUEST_CONTENT"
  | "MISSING_REQUEST_PARAM"
  | "INVALID_ACCEPT_TYPE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "REQUEST_THRESHOLD_VIOLATED"
  | "RESOURCE_IS_LOCKED"
  | "FORBIDDEN"
  | "UNAUTHORIZED"
  | "URI_NOT_FOUND"
  | "SYSTEM_ERROR"
  | "DOWNSTREAM_SYSTEM_TIME_OUT";

/** What is wrong, in the answer's words. `field`: the header, parameter or member. */
export interface Refusal {
  readonly status: number;
  readonly name: ErrorName;
  readonly description: string;
  readonly field?: string;
}

export function ok(root: string, body: unknown): Answer {
  return { kind: "data", status: 200, root, body };
}

/** The gateway's shape: key `error`, an array. Source: a live 401 [T:34571343540]. */
export function gatewayError(refusal: Refusal): Answer {
  const entry = { ...toEntry(refusal, "GMP_GATEWAY_API"), causes: [], errorIdentifiers: {} };
  return { kind: "data", status: refusal.status, root: "errors", body: { error: [entry] } };
}

/** The orders area's shape: an object inside an object. Source: [HS#29]. */
export function ordersError(refusal: Refusal): Answer {
  const entry = { ...toEntry(refusal, "GMP_ORDER_API"), causes: [], errorIdentifiers: { entry: [] } };
  return { kind: "data", status: refusal.status, root: "errors", body: { errors: { error: [entry] } } };
}

/** The items area's shape: key `errors`, an array. Source: [D:error-codes]. */
export function itemsError(refusal: Refusal): Answer {
  return {
    kind: "data",
    status: refusal.status,
    root: "errors",
    body: { errors: [toEntry(refusal, "GMP_ITEM_QUERY_API")] },
  };
}

/** The inventory area's shape: key `errors`, an array. Source: [D:error-codes]. */
export function inventoryError(refusal: Refusal): Answer {
  return {
    kind: "data",
    status: refusal.status,
    root: "errors",
    body: { errors: [toEntry(refusal, "GMP_INVENTORY_API")] },
  };
}

/**
 * The feeds area's shape: key `errors`, an array [D:error-codes]. The component is the one that accepts files
 * [G:error-codes].
 */
export function feedsError(refusal: Refusal): Answer {
  return {
    kind: "data",
    status: refusal.status,
    root: "errors",
    body: { errors: [toEntry(refusal, "GMP_RECEIVER_API")] },
  };
}

/** The reports area's shape: key `errors`, an array; the component's name is assumed. Source: [D:error-codes]. */
export function reportsError(refusal: Refusal): Answer {
  return {
    kind: "data",
    status: refusal.status,
    root: "errors",
    body: { errors: [toEntry(refusal, "GMP_REPORT_API")] },
  };
}

/** An error inside a 200, of one ship node. Source: [S:inv]. */
export function toNodeError(refusal: Refusal): unknown {
  return toEntry(refusal, "GMP_INVENTORY_API");
}

/** Production answers refused credentials with a bare 400, not with JSON. Source: [EJ:api/_client.py; T:70300598423]. */
export function bareBadRequest(): Answer {
  return { kind: "text", status: 400, contentType: "text/plain", body: "Bad Request" };
}

/** The page that the edge sends for some 5xx. Source: [EJ:docs/api_blueprint.md]. */
export function edgePage(status: number): Answer {
  const body =
    "<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD><BODY><H1>Service Unavailable</H1>" +
    "The server is temporarily unable to service your request.<P>Reference&#32;&#35;0&#46;0&#46;0&#46;0</BODY></HTML>";
  return { kind: "text", status, contentType: "text/html", body };
}

/** "Not found" is information; everything else is an error. Source: [G:error-codes]. */
function toEntry(refusal: Refusal, component: string): Readonly<Record<string, unknown>> {
  return {
    code: `${refusal.name}.${component}`,
    field: refusal.field ?? "",
    description: refusal.description,
    info: refusal.description,
    severity: refusal.name === "CONTENT_NOT_FOUND" ? "INFO" : "ERROR",
    category: categoryOf(refusal),
  };
}

function categoryOf(refusal: Refusal): string {
  if (refusal.status >= 500) return "SYSTEM";
  if (refusal.status === 404) return "APPLICATION";
  return refusal.status === 429 ? "REQUEST" : "DATA";
}

/** Missing, expired, and invented tokens look the same. Source: [T:34571343540]. */
export function unauthorized(): Answer {
  return gatewayError({
    status: 401,
    name: "UNAUTHORIZED",
    description: "Unauthorized token or incorrect authorization header. Please verify correct format.",
  });
}
