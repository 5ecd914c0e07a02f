/** What ShipStation's refusals mean, in words for the seller. */
import { type Failure, type FailureKind, failure, OUT_OF_BUDGET } from "../../domain/values/failure";
import { clipped } from "../../domain/values/words";
import { parseJson } from "../wire/json";
import { memberAt } from "../wire/member";

export interface Verdict {
  readonly kind: FailureKind;
  readonly code: string;
  readonly message: string;
}

const verdict = (kind: FailureKind, code: string, message: string): Verdict => ({ kind, code, message });

const KEY_PLACE = "ShipStation ▸ Settings ▸ Account ▸ API Settings";

/** Code of the failure for a key that ShipStation does not accept. */
export const STATION_KEY_REFUSED = "ship-station-key-refused";

const REFUSED_KEY = verdict(
  "setup",
  STATION_KEY_REFUSED,
  `ShipStation does not accept the key: it may have expired or been replaced. Copy API Key and API Secret again from ${KEY_PLACE}, and save them in Aisle's sidebar.`,
);

const WITHOUT_API = verdict(
  "setup",
  STATION_KEY_REFUSED,
  `ShipStation accepts the key, but does not let it use the API. Look in ${KEY_PLACE} whether your ShipStation plan includes it.`,
);

export const UNAVAILABLE = verdict(
  "transient",
  "ship-station-unavailable",
  "ShipStation does not answer properly just now. The next run tries again; until then its labels and orders wait.",
);

/**
 * What a refusal means. An unknown 4xx with a text of ShipStation's means that the request was invalid; anything else
 * is an outage. Source: ShipStation API V1, requirements, server responses.
 * @example
 * verdictOf(401, "").kind // => "setup"
 * verdictOf(403, "<html>").kind // => "transient"
 * verdictOf(400, '{"Message":"No."}').message // => "ShipStation refused it: No."
 */
export function verdictOf(status: number, body: string): Verdict {
  if (status === 401) return REFUSED_KEY;
  const said = saidIn(parseJson(body));
  if (status === 402 || (status === 403 && said !== null)) return WITHOUT_API;
  if (status < 400 || status >= 500 || said === null || status === 408) return UNAVAILABLE;
  return verdict(
    "refused",
    status === 404 ? "not-found" : "refused",
    `ShipStation refused it: ${clipped(said, LONGEST)}`,
  );
}

/** Unit: characters. */
const LONGEST = 200;

/** ShipStation's own words in an error. `null`: the body is none of its errors. */
function saidIn(json: unknown): string | null {
  const texts = ["ExceptionMessage", "Message", "message"].map((name) => memberAt(json, name));
  const said = texts.find((text) => typeof text === "string" && text !== "");
  return said === undefined ? null : String(said);
}

export const keyMissing = (): Failure =>
  failure(
    "setup",
    "ship-station-no-key",
    `ShipStation is on in Settings, but Aisle has no key for it. Copy API Key and API Secret from ${KEY_PLACE} into Aisle's sidebar, or switch ShipStation off.`,
  );

export const failed = ({ kind, code, message }: Verdict): Failure => failure(kind, code, message);

/** What ran out: the day's requests, ShipStation's limit, or the run's time. */
export type Shortage = "day" | "limit" | "time";

const SHORTAGES: Readonly<Record<Shortage, string>> = {
  day: "Google limits how many requests a person sends a day, and today's are used up. ShipStation goes on by itself within a day.",
  limit:
    "ShipStation takes 40 requests a minute from all software together, and others used them. The next run goes on from here.",
  time: "The time of this run for ShipStation was used up. The next run goes on from here.",
};

/** A normal end: what was done is kept, and a later run goes on. */
export const outOfBudget = (short: Shortage): Failure => failure("transient", OUT_OF_BUDGET, SHORTAGES[short]);

export const unreadable = (what: string): Failure =>
  failure(
    "refused",
    "ship-station-unreadable",
    `ShipStation's answer about ${what} cannot be understood, so nothing was changed. The next run tries again; if it stays, ShipStation changed its format.`,
  );
