/** The seller's own settings. Source: [S:set]. */

import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, ok } from "../wire/answer";

/** `GET /v3/settings/partnerprofile`: who the seller is, and the seller's own feed limits. */
export function readPartnerProfile(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, []);
  return ok("partnerProfile", {
    partner: market.settings.partner,
    configurations: [
      { configurationName: "ACCOUNT", configuration: { status: "ACTIVE" } },
      ...(market.settings.switches.profileHasFeedLimits
        ? [{ configurationName: "FEED", configuration: { values: FEED_LIMITS } }]
        : []),
    ],
  });
}

/** `GET /v3/settings/shippingprofile`: the lag time of the account, by category. */
export function readShippingProfile(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, []);
  const categories = [{ name: "Cell Phones", fulfillmentLagTime: 1 }];
  return ok("shippingProfile", {
    partner: market.settings.partner,
    configurations: [{ configurationName: "LAG_TIME", configuration: { categories } }],
  });
}

/** `GET /v3/settings/shipping/shipnodes`: a bare array, no envelope. */
export function listShipNodes(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["includeCalendarDayConfiguration"]);
  return ok("shipNodes", market.settings.shipNodes);
}

/** Calls per hour and bytes per file. Source: [EJ:refdata/walmart_rate_limits.tsv]. */
const FEED_LIMITS = [toFeedLimit("inventory", 10, 10_485_760), toFeedLimit("MP_INVENTORY", 50, 1_048_576)];

function toFeedLimit(feedType: string, count: number, bytes: number): unknown {
  return {
    feedType,
    throttleConfigurations: [
      {
        type: "SELLER",
        rate: { count, replenishTimeWindow: { value: "3600", unitOfMeasurement: "SECOND" } },
        fileSize: { value: bytes, unitOfMeasurement: "BYTES" },
      },
    ],
  };
}
