/** What every call must have. Source: [S:auth; S:orders] and walmart-api sections 1.1 and 2. */

import type { Call } from "../state/call";
import type { Refusal } from "../wire/answer";
import type { Route } from "./routes";

const ALWAYS = ["WM_SVC.NAME", "WM_QOS.CORRELATION_ID"];

/** The text is the one reported for the service name, also on the token call [AA]. */
export function refuseHeaders({ header, body }: Pick<Call, "header" | "body">, route: Route): Refusal | undefined {
  const missing = ALWAYS.find((name) => header(name) === "");
  if (missing !== undefined) {
    const description = `${missing} set blank or null`;
    return { status: 400, name: "INVALID_REQUEST_HEADER", description, field: missing };
  }
  if (route.takesJson !== true || (route.mayBeBlank === true && body === "")) return undefined;
  if (/^application\/json\b/i.test(header("Content-Type"))) return undefined;
  const description = "Content-Type must be application/json";
  return { status: 415, name: "UNSUPPORTED_MEDIA_TYPE", description, field: "Content-Type" };
}

/** A missing Accept is no error, but gives XML. A type that Walmart does not write is refused [G:error-codes]. */
export function refuseAccept(header: Call["header"]): Refusal | undefined {
  const accept = header("Accept");
  if (accept === "" || /application\/json|(application|text)\/xml|\*\/\*/i.test(accept)) return undefined;
  return {
    status: 406,
    name: "INVALID_ACCEPT_TYPE",
    description: `Accept ${accept} is not supported`,
    field: "Accept",
  };
}
