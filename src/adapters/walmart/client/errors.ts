/**
 * What Walmart's refusals of a whole call mean. `feeds.ts` words what Walmart says of single items of a feed, `quantities.ts` what it
 * says of single ship nodes.
 */

import type { Environment } from "../../../domain/settings/settings";
import { type Failure, type FailureKind, failure, OUT_OF_BUDGET } from "../../../domain/values/failure";
import { readErrors, type WalmartError } from "../wire/errors";

/** What a refusal means, in words for the seller. */
export interface Verdict {
  readonly kind: FailureKind;
  readonly code: string;
  readonly message: string;
  /** The same request may be repeated after this time. Absent: never automatically. Unit: milliseconds. */
  readonly retryMs?: number;
}

interface Rule {
  readonly statuses: readonly number[];
  /** The error's code or text has to match. Absent: any error matches. */
  readonly signs?: RegExp;
  readonly verdict: Verdict;
}

const KEY_PLACE = "Seller Center ▸ Settings ▸ API Key Management (developer.walmart.com)";

const verdict = (kind: FailureKind, code: string, message: string, retryMs?: number): Verdict => ({
  kind,
  code,
  message,
  ...(retryMs === undefined ? {} : { retryMs }),
});

export const KEY_REFUSED = "key-refused";
export const PERMISSION_MISSING = "permission-missing";

/** A refusal of a single call, although Walmart accepts the key for everything of this kind. */
export const CALL_REFUSED = verdict(
  "refused",
  "call-not-allowed",
  `Walmart refuses this call, although it accepts the key. Look in ${KEY_PLACE} whether the key has full access to Feeds, Item Management, Order Management and Fulfillment; if it has, ask Walmart's seller support.`,
);

const SOON_MS = 3_000;
/** Source: Walmart Marketplace, error codes. */
const LOCKED_MS = 20_000;

/**
 * What the refusal of one request means. The first rule that matches counts. Source: Walmart Marketplace, error codes.
 */
const RULES: readonly Rule[] = [
  {
    statuses: [401],
    signs: /Program Eligibility/i,
    verdict: verdict(
      "refused",
      "not-in-programme",
      "This Walmart account does not take part in the program that the call belongs to.",
    ),
  },
  {
    statuses: [401],
    verdict: verdict(
      "setup",
      KEY_REFUSED,
      `Walmart refuses the saved key, even after Aisle signed in again. Copy Client ID and Client Secret again from ${KEY_PLACE} and save them in Aisle's sidebar.`,
    ),
  },
  {
    statuses: [403],
    verdict: verdict(
      "setup",
      PERMISSION_MISSING,
      `Walmart's key lacks a permission for this. In ${KEY_PLACE}, give the key full access to Feeds, Item Management, Order Management and Fulfillment.`,
    ),
  },
  {
    statuses: [404],
    signs: /^URI_NOT_FOUND|No static resource/i,
    verdict: verdict(
      "defect",
      "no-such-call",
      "Walmart no longer offers this where Aisle asks for it. A newer version of Aisle is needed; nothing was changed.",
    ),
  },
  {
    statuses: [404],
    signs: /^CONTENT_NOT_FOUND\b/i,
    verdict: verdict("refused", "not-found", "Walmart does not know it, or has not finished setting it up."),
  },
  {
    statuses: [413],
    verdict: verdict("refused", "too-large", "Walmart says that it is too large to be taken at once."),
  },
  {
    statuses: [423],
    verdict: verdict("transient", "locked", "Walmart is still working on it. The next run tries again.", LOCKED_MS),
  },
  {
    statuses: [429],
    verdict: verdict("transient", "throttled", "Walmart asks to slow down. The next run goes on.", SOON_MS),
  },
  {
    statuses: [400],
    signs: /^(Invalid Request|Request invalid\.?|INVALID_REQUEST\.GMP_ORDER_API:)$/i,
    verdict: verdict(
      "transient",
      "order-outage",
      "Walmart's orders do not answer properly just now. The next run tries again.",
      SOON_MS,
    ),
  },
];

/**
 * What a refusal means. An unknown 4xx with an error of Walmart's means that the request was invalid; anything else is
 * an outage.
 * @example
 * verdictOf(503, "").kind // => "transient"
 * verdictOf(401, "").kind // => "setup"
 * verdictOf(404, '{"error":[{"code":"CONTENT_NOT_FOUND"}]}').code // => "not-found"
 * verdictOf(404, "<html>").kind // => "transient"
 */
export function verdictOf(status: number, body: string): Verdict {
  const errors = readErrors(body);
  const matches = ({ statuses, signs }: Rule): boolean =>
    statuses.includes(status) &&
    (signs === undefined || [body.trim(), ...errors.flatMap(signsOf)].some((sign) => signs.test(sign)));
  const rule = RULES.find(matches);
  // Without an error of Walmart's nothing was judged: an edge server answered, or a gateway that leads nowhere.
  if (errors.length === 0 && status === 403) return UNAVAILABLE;
  if (rule !== undefined) return rule.verdict;
  if (status === 404) return UNAVAILABLE;
  if (status >= 400 && status < 500) {
    const said = errors
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join(" ");
    return verdict(
      "refused",
      "refused",
      said === "" ? `Walmart refused it (${status}).` : `Walmart refused it: ${said}`,
    );
  }
  return UNAVAILABLE;
}

/** The texts that a rule may match. An error that has only a code is matched with a colon after it. */
const signsOf = ({ code, text }: WalmartError): readonly string[] => [code, text, `${code}:${text}`];

const isPage = (body: string): boolean => /^\s*<(!doctype|html)/i.test(body);

const UNAVAILABLE = verdict(
  "transient",
  "walmart-unavailable",
  "Walmart does not answer just now. Nothing was changed; the next run tries again.",
  SOON_MS,
);

const accountOf = (environment: Environment): string =>
  environment === "production" ? "your live account (Production)" : "the test system (Sandbox)";

/** What a refused token request means. Production answers 400 where others answer 401. */
export function tokenFailure(status: number, body: string, environment: Environment): Failure {
  if (![400, 401, 403].includes(status) || isPage(body)) return failed(UNAVAILABLE);
  const account = accountOf(environment);
  return failure(
    "setup",
    "key-refused",
    `Walmart does not accept this Client ID and Client Secret for ${account}. Copy both again from ${KEY_PLACE}, check that they are the keys of ${account}, and save them in Aisle's sidebar.`,
  );
}

/** The key is for the other one of Walmart's two systems. `environment`: the one chosen in Settings. */
export function wrongEnvironment(environment: Environment): Failure {
  const [is, choice] =
    environment === "production" ? ["the test system (Sandbox)", "Sandbox"] : ["your live account", "Production"];
  return failure(
    "setup",
    "wrong-environment",
    `This key is for ${is}, but Settings ▸ Walmart account is set to ${accountOf(environment)}. Choose ${choice} there, or copy the other key from ${KEY_PLACE}.`,
  );
}

export const noKey = (): Failure =>
  failure(
    "setup",
    "no-key",
    `Aisle has no Walmart key yet. Copy Client ID and Client Secret from ${KEY_PLACE} into Aisle's sidebar.`,
  );

export const noAccount = (): Failure =>
  failure(
    "setup",
    "account-not-known",
    "Settings do not say which Walmart account is meant, so nothing was asked of Walmart. Choose one under Settings ▸ Walmart account.",
  );

export const unavailable = (): Failure => failed(UNAVAILABLE);

/** A normal end: what was done is kept, and a later run goes on. */
export const outOfBudget = (short: Shortage): Failure => failure("transient", OUT_OF_BUDGET, SHORTAGES[short]);

/** What ran out: the day's requests, the turn of a call that no run waits for, Walmart's limit, or the run's time. */
export type Shortage = "day" | "turn" | "limit" | "time";

const SHORTAGES: Readonly<Record<Shortage, string>> = {
  day: "Google limits how many requests a person sends a day. Today's are nearly used, and the rest is kept for orders and shipments; everything else goes on by itself within a day.",
  turn: "Walmart limits how often an hour this can be looked at, and the run does not wait for the next one. A later run looks again.",
  limit:
    "Walmart takes no more calls of this kind for now, since its limit for them is used up. The next run goes on from here.",
  time: "The time of this run was used up. The next run goes on from here.",
};

export const failed = ({ kind, code, message }: Verdict): Failure => failure(kind, code, message);

export const unreadable = (what: string): Failure =>
  failure(
    "refused",
    "answer-unreadable",
    `Walmart's answer about ${what} cannot be understood, so nothing was changed. The next run tries again; if it stays, Walmart changed its format.`,
  );
