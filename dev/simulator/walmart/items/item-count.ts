/** `GET /v3/items/count`: how many listings have a publishing status. Source: [S:items; `eolabs-io/walmart-api` tests]. */

import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, ok } from "../wire/answer";
import { parameter } from "../wire/target";
import { invalidItemParameter } from "./items";

const STATUSES = ["PUBLISHED", "UNPUBLISHED", "SYSTEM_PROBLEM", "IN_PROGRESS", "ALL"];

/**
 * The answer has one member with the name of the status; for `ALL` it is `All`. Without a status all are counted
 * (assumed).
 */
export function countItems(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["status"]);
  const status = parameter(call.query, "status") ?? "ALL";
  if (!STATUSES.includes(status)) return invalidItemParameter("status");
  const items = [...market.state.items.values()];
  if (status === "ALL") return ok("itemCount", { All: items.length });
  return ok("itemCount", { [status]: items.filter((item) => item.publishedStatus === status).length });
}
