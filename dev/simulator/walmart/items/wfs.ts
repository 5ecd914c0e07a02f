/** Stock in Walmart's own warehouses, read only. Source: [S:inv; R:getwfsinventorydetails; GAS-MX]. */

import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, gatewayError, itemsError, ok } from "../wire/answer";
import { parameter } from "../wire/target";
import { isRecord } from "../wire/wire";
import { readWhole } from "./items";

const PARAMETERS = ["sku", "gtin", "fromModifiedDate", "toModifiedDate", "limit", "offset", "shipNodeType"];
const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 300;

/** `GET /v3/wfs/inventory` and the older `GET /v3/fulfillment/inventory`: the entries as they were given. */
export function listWfsInventory(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, PARAMETERS);
  const inventory = market.state.account.wfsInventory;
  if (inventory === null) return notInProgram();
  const limit = readWhole(call, "limit", DEFAULT_LIMIT);
  const offset = readWhole(call, "offset", 0);
  if (limit === undefined || limit < 1 || limit > MAX_LIMIT || offset === undefined) {
    return itemsError({ status: 400, name: "INVALID_REQUEST_PARAM", description: "Invalid paging", field: "limit" });
  }
  const sku = parameter(call.query, "sku");
  const found = inventory.filter((entry) => sku === undefined || (isRecord(entry) && entry.sku === sku));
  return ok("inventory", {
    headers: { totalCount: found.length, limit, offset },
    payload: { inventory: found.slice(offset, offset + limit) },
  });
}

/** A 401 that a fresh token does not cure. Source: [GAS-MX; T:68556367654]. */
function notInProgram(): Answer {
  return gatewayError({ status: 401, name: "UNAUTHORIZED", description: "Program Eligibility is not enabled" });
}
