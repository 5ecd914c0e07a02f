/**
 * What Aisle says about a listing's number, by topic. Sync, Why and the explanation use the same sentences, so they
 * cannot disagree.
 */
import { type Connection, SKU_NOT_UNIQUE } from "../../connections/connections";
import type { ListingRow } from "../../listings/listing-columns";
import { issueText } from "../../values/issue";

export type Topic =
  | "copy"
  | "connection"
  | "ended"
  | "fulfillment"
  | "rules"
  | "sync"
  | "pause"
  | "number"
  | "stock"
  | "group"
  | "outside"
  | "nodes"
  | "refusal";

export interface Remark {
  readonly topic: Topic;
  readonly text: string;
}

/**
 * Something that keeps the number from being sent. `reason`: a sentence; `todo`: another one, unless the reason already
 * says what to do.
 */
export interface Obstacle {
  readonly topic: Topic;
  readonly state: "Skipped" | "Problem" | "Paused";
  readonly reason: string;
  readonly todo: string | null;
}

/** The obstacle as the Sync cell shows it. */
export const obstacleText = ({ state, reason, todo }: Obstacle): string =>
  `${state}: ${todo === null ? reason : `${reason} ${todo}`}`;

/** `pauseReason`: why no quantity at all may be sent now; `null`: quantities may be sent. */
export interface Sending {
  readonly isOn: boolean;
  readonly pauseReason: string | null;
}

/**
 * Everything that keeps a listing's number from being sent, the most important first. `twins`: SKUs that are in two rows.
 */
export function obstaclesOf(
  { values, issues }: ListingRow,
  connection: Connection,
  twins: ReadonlySet<string | null>,
  sending: Sending,
): readonly Obstacle[] {
  const unusable = issues.filter(({ column }) => values[column as keyof typeof values] === null);
  const found: readonly (Obstacle | null)[] = [
    twins.has(values.sku)
      ? problem("copy", `${values.sku} is in two rows, so neither is sent.`, "Delete the row that is the copy.")
      : null,
    unconnected(connection),
    values.onWalmartAs === "Ended" ? skipped("ended", "ended on Walmart.") : null,
    values.onWalmartAs === "Not found" ? skipped("ended", "Walmart no longer lists it.") : null,
    values.fulfilledBy === "Walmart" ? skipped("fulfillment", "Walmart fulfills it from its own warehouse.") : null,
    connection.issue === null
      ? null
      : {
          topic: "connection",
          state: connection.issue.code === SKU_NOT_UNIQUE ? "Paused" : "Problem",
          reason: connection.issue.message,
          todo: null,
        },
    unusable.length > 0 ? problem("rules", issueText(unusable) ?? "") : null,
    sending.isOn ? null : skipped("sync", "Inventory Quantity Sync is off in Settings."),
    sending.pauseReason === null ? null : { topic: "pause", state: "Paused", reason: sending.pauseReason, todo: null },
  ];
  return found.filter((one) => one !== null);
}

const skipped = (topic: Topic, reason: string, todo: string | null = null): Obstacle => ({
  topic,
  state: "Skipped",
  reason,
  todo,
});

const problem = (topic: Topic, reason: string, todo: string | null = null): Obstacle => ({
  ...skipped(topic, reason, todo),
  state: "Problem",
});

function unconnected({ state }: Connection): Obstacle | null {
  if (state === "Connected") return null;
  if (state === "Off") return skipped("connection", "disconnected in SKU Map.");
  if (state === "Not connected")
    return skipped("connection", "not connected.", "Connect it in SKU Map, or add its SKU to Products.");
  return problem("connection", "its target in SKU Map is not in Products.", "Correct SKU Map.");
}
