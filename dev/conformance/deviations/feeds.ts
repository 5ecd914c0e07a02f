import { type Deviation, member } from "../deviation";
import { one } from "../error-bodies";
import type { Schema } from "../tighten";

const FEED = "GET /v3/feeds/{feedId}";
const INGESTION_ERROR: Schema = {
  type: "object",
  required: ["type", "code"],
  properties: {
    type: { type: "string" },
    code: { type: "string" },
    field: { type: "string", nullable: true },
    description: { type: "string", nullable: true },
  },
  additionalProperties: false,
};
export const FEEDS: readonly Deviation[] = [
  {
    operations: [FEED],
    side: "answer",
    place: "/body/feedStatus",
    rule: "enum",
    definition: "one of four words",
    truth: "other words come, and are to be taken as an alarm",
    schema: { type: "string" },
    source: "5, EJ:docs/api_blueprint.md 5.3",
  },
  ...["itemDataErrorCount", "itemSystemErrorCount", "itemTimeoutErrorCount"].map((name) =>
    member(
      ["GET /v3/feeds"],
      `/body/results/feed/*/${name}`,
      "a count",
      { type: "integer", minimum: 0 },
      "5, S:feeds (its example)",
    ),
  ),
  ...["fileName", "orgId", "channelType"].map((name) =>
    member(["GET /v3/feeds"], `/body/results/feed/*/${name}`, "a text", { type: "string" }, "5, S:feeds (its example)"),
  ),
  {
    operations: ["POST /v3/feeds?feedType=inventory", "POST /v3/feeds?feedType=MP_INVENTORY"],
    side: "request",
    place: "/header/Content-Type",
    rule: "enum",
    definition: "a form with a file",
    truth: "or the file's JSON as the body",
    schema: { enum: ["application/json"] },
    source: "5, S:feeds; EJ",
  },
  member(
    [FEED],
    "/body/itemDetails/itemIngestionStatus/*/itemid",
    "Walmart's number of the item",
    { type: "string" },
    "5, S:feeds (its example)",
  ),
  member([FEED], "/body/feedSubmissionDate", "milliseconds", { type: "integer" }, "5, S:feeds (its example)"),
  member(
    [FEED],
    "/body/itemDetails/itemIngestionStatus/*/productIdentifiers",
    "a list inside an object",
    one("productIdentifier", { type: "array" }),
    "5, S:feeds (its example)",
  ),
  {
    operations: [FEED],
    side: "answer",
    place: "**/ingestionErrors/ingestionError",
    rule: "type",
    definition: "a list",
    truth: "null, a list, or a single object, whose texts may be null",
    schema: { anyOf: [{ type: "null" }, INGESTION_ERROR] },
    source: "5, S:feeds; EJ:docs/api_blueprint.md",
  },
  member(
    [FEED],
    "**/ingestionErrors/ingestionError/*/field",
    "the field's name, or null",
    { type: "string", nullable: true },
    "5, S:feeds",
  ),
  {
    operations: [FEED],
    side: "answer",
    place: "**/ingestionErrors/ingestionError/*/description",
    rule: "type",
    definition: "a text",
    truth: "null where the item succeeded all the same",
    schema: { type: "null" },
    source: "5, S:feeds; T:54900354039",
  },
];
