/** What a run that is at work tells those who watch it. */

/** `of: null`: how many there are is not known. Holds no secret and nothing of a buyer. */
export interface Progress {
  /** Which run it is, so that Stop stops this one and no other. */
  readonly run: string;
  /** Nobody started it by a click. */
  readonly isScheduled: boolean;
  readonly what: string;
  readonly done: number;
  readonly of: number | null;
  /** When this was told. Unit: milliseconds since 1970. */
  readonly at: number;
  /** Somebody clicked Stop, and the run has not ended yet. */
  readonly isStopping: boolean;
}

/** What each phase of a run does, as a seller says it. */
const DOINGS: Readonly<Record<string, string>> = {
  "daily listings": "Importing listings",
  listings: "Importing listings",
  "listings typed over": "Importing listings",
  "missing listings": "Looking up listings",
  "listings' report": "Reading the report of all listings",
  commitments: "Committing units",
  packages: "Reading packages from ShipStation",
  shipments: "Sending shipments",
  orders: "Importing orders",
  "read first": "Reading Walmart's quantities",
  "counted lots": "Counting lots",
  acknowledge: "Acknowledging orders",
  "orders to ShipStation": "Saving orders in ShipStation",
  feeds: "Asking Walmart about sent quantities",
  quantities: "Sending quantities",
  "read back": "Reading Walmart's quantities",
  differences: "Comparing orders",
  restore: "Bringing back removed orders",
  platform: "Testing Google",
};

/** What is done with each of many things, by their kind. */
export const TRYING: Readonly<Record<string, string>> = {
  order: "Looking up orders",
  feed: "Asking Walmart about sent quantities",
  acknowledgment: "Acknowledging orders",
  askedAcknowledgment: "Acknowledging orders",
  shipment: "Sending shipments",
  stationOrder: "Looking up orders in ShipStation",
};

/**
 * What a phase does, for the person who watches.
 * @example
 * doingOf("orders") // => "Importing orders"
 * doingOf("cells") // => "Computing"
 */
export const doingOf = (phase: string): string => DOINGS[phase] ?? "Computing";

/** Said of a run that somebody stopped. `who`: their e-mail; `null`: the person who runs Aisle. */
export const stoppedSentence = (who: string | null): string =>
  `Stopped by ${who ?? "you"}. What was done is written down; the next run goes on from there.`;
