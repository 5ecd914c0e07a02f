/** The same refusal in every form that Walmart's errors have. Source: walmart-api section 1.3. */

import { type Answer, edgePage, gatewayError, itemsError, ordersError, type Refusal } from "./answer";
import { isRecord } from "./wire";
import { toXml } from "./xml";

export const ERROR_FORMS = ["gateway", "orders", "orders-single", "items", "xml", "html", "text"] as const;
export type ErrorForm = (typeof ERROR_FORMS)[number];

/** The refusal in that form. `orders-single`: the orders' form with an object instead of the list. */
export function inForm(form: ErrorForm, refusal: Refusal): Answer {
  if (form === "gateway") return gatewayError(refusal);
  if (form === "items") return itemsError(refusal);
  if (form === "html") return edgePage(refusal.status);
  if (form === "xml") return asXml(itemsError(refusal));
  if (form === "text") return plain(refusal.status, refusal.description);
  const answer = ordersError(refusal);
  return form === "orders" ? answer : withSingleError(answer);
}

/** A sentence and nothing else. */
export function plain(status: number, body: string): Answer {
  return { kind: "text", status, contentType: "text/plain", body };
}

/** XML, regardless of Accept. */
function asXml(answer: Answer): Answer {
  if (answer.kind !== "data") return answer;
  const error = isRecord(answer.body) ? answer.body.errors : undefined;
  return { kind: "text", status: answer.status, contentType: "application/xml", body: toXml("errors", { error }) };
}

function withSingleError(answer: Answer): Answer {
  if (answer.kind !== "data" || !isRecord(answer.body) || !isRecord(answer.body.errors)) return answer;
  const { error } = answer.body.errors;
  return { ...answer, body: { errors: { error: Array.isArray(error) ? error[0] : error } } };
}
