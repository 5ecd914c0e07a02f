import type { Deviation } from "../deviation";
import { one } from "../error-bodies";
import type { Schema } from "../tighten";

const FEED_LIMITS: Schema = {
  type: "object",
  required: ["configurationName", "configuration"],
  properties: {
    configurationName: { enum: ["FEED"] },
    configuration: one("values", {
      type: "array",
      items: {
        type: "object",
        required: ["feedType", "throttleConfigurations"],
        properties: {
          throttleConfigurations: {
            type: "array",
            items: {
              type: "object",
              required: ["type", "rate", "fileSize"],
              properties: {
                rate: {
                  type: "object",
                  required: ["count", "replenishTimeWindow"],
                  properties: { replenishTimeWindow: { properties: { value: { type: "string", pattern: "^\\d+$" } } } },
                },
              },
            },
          },
        },
      },
    }),
  },
};
export const OTHERS: readonly Deviation[] = [
  {
    operations: ["GET /v3/token/detail"],
    side: "answer",
    place: "/body/is_channel_match",
    rule: "missing",
    definition: "always there",
    truth: "may be absent",
    source: "1.2, S:auth (its example)",
  },
  {
    operations: ["GET /v3/settings/partnerprofile"],
    side: "answer",
    place: "/body/configurations/*",
    rule: "anyOf",
    definition: "a feed's window is a number, and its type one of twelve",
    truth: "the window is a text of digits, and more types of feed have limits",
    schema: FEED_LIMITS,
    source: "4.5, S:set (its example)",
  },
  ...(["request", "answer"] as const).map(
    (side): Deviation => ({
      operations: ["POST /v3/reports/reportRequests"],
      side,
      place: side === "request" ? "/body/rowFilters/*" : "/body/payload/rowFilters/*",
      rule: "anyOf",
      definition: "a range names its kind rowFilterType",
      truth: "every filter names its kind type",
      schema: { type: "object", required: ["type", "columnName"], properties: { type: { enum: ["rangeFilter"] } } },
      source: "3.4, S:rep (its example)",
    }),
  ),
];

/** The definition does not mention the test systems. */
export const SANDBOX: Deviation = {
  operations: ["*"],
  side: "request",
  place: "/header/WM_SANDBOX",
  rule: "unknown",
  definition: "no such header",
  truth: "v2 chooses the dynamic sandbox",
  schema: { enum: ["v2"] },
  source: "2, D:dynamic-sandbox",
};
