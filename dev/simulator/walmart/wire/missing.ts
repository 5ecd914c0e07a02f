/** The answer that a thing does not exist, in the form of the area. Source: walmart-api section 1.3. */

import {
  type Answer,
  feedsError,
  gatewayError,
  inventoryError,
  itemsError,
  ordersError,
  type Refusal,
  reportsError,
} from "./answer";
import type { Family } from "./families";

const NOT_FOUND: Refusal = { status: 404, name: "CONTENT_NOT_FOUND", description: "No content found" };

const AREAS: readonly (readonly [RegExp, (refusal: Refusal) => Answer])[] = [
  [/^(order|acknowledge$|shipping$|cancel$)/, ordersError],
  [/^item/, itemsError],
  [/feed/, feedsError],
  [/inventor/, inventoryError],
  [/^report/, reportsError],
];

/** A 404 with CONTENT_NOT_FOUND in that area's words. */
export function notFoundIn(family: Family): Answer {
  const area = AREAS.find(([pattern]) => pattern.test(family))?.[1] ?? gatewayError;
  return area(NOT_FOUND);
}
