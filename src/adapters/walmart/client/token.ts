/** The access token: kept for a while, and fetched when there is none. */
import * as z from "zod/mini";
import type { Environment } from "../../../domain/settings/settings";
import { digest } from "../../../domain/values/digest";
import { isFailure } from "../../../domain/values/failure";
import type { Credentials } from "../../../ports/secrets";
import { parseJson } from "../../wire/json";
import type { ClientParts } from "./call";
import { tokenFailure, unavailable } from "./errors";
import { commonHeaders } from "./headers";

interface TokenParts extends ClientParts {
  readonly credentials: Credentials;
}

/**
 * The host of a system. Both sandboxes share one address. Source: Walmart Marketplace, authentication, base URLs;
 * dynamic sandbox.
 */
export const hostOf = (environment: Environment): string =>
  `https://${environment === "production" ? "marketplace" : "sandbox"}.walmartapis.com`;

/** A token is renewed this long before its end. Unit: seconds. */
const MARGIN_SECONDS = 60;

/** How long a token lives if the answer does not say. Source: token API; 900 in every answer seen. */
const USUAL_SECONDS = 900;

/** The longest that a cache keeps anything. Source: Apps Script, Cache, put. */
const LONGEST_SECONDS = 21_600;

/** The name under which a token is kept. Another key has another name, so that its token is never used for this one. */
const tokenKey = (environment: Environment, { clientId, clientSecret }: Credentials): string =>
  `walmart.token.${environment}.${digest(JSON.stringify([clientId, clientSecret]))}`;

/**
 * The access token; one that is kept is used again. Fails: `setup` when the key is refused, `transient` when Walmart does
 * not answer. Source: Walmart Marketplace, token API.
 */
export function fetchToken(parts: TokenParts): string {
  const key = tokenKey(parts.environment, parts.credentials);
  const kept = parts.cache.get(key);
  if (kept !== null) return kept;
  const { token, seconds } = requestToken(parts);
  parts.cache.set(key, token, Math.max(1, Math.floor(seconds) - MARGIN_SECONDS));
  return token;
}

/** A new token in place of the one that is kept, because Walmart refused that one. Fails like `fetchToken`. */
export function fetchFreshToken(parts: TokenParts): string {
  parts.cache.remove(tokenKey(parts.environment, parts.credentials));
  return fetchToken(parts);
}

/** Whether a key that is refused here opens the other system. `false` also if that system does not answer. */
export function opensElsewhere(parts: TokenParts): boolean {
  try {
    requestToken({ ...parts, environment: parts.environment === "production" ? "sandbox" : "production" });
    return true;
  } catch (error) {
    if (isFailure(error)) return false;
    throw error;
  }
}

function requestToken({ http, quota, credentials, newId, base64, environment }: TokenParts): {
  token: string;
  seconds: number;
} {
  quota.spend(1);
  const [result] = http.send([
    {
      method: "post",
      url: `${hostOf(environment)}/v3/token`,
      headers: {
        ...commonHeaders(newId(), environment),
        Authorization: `Basic ${base64(`${credentials.clientId}:${credentials.clientSecret}`)}`,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
    },
  ]);
  if (result === undefined || "failed" in result) throw unavailable();
  if (result.status !== 200) throw tokenFailure(result.status, result.body, environment);
  const schema = z.object({ access_token: z.string(), expires_in: z.optional(z.unknown()) });
  const answer = schema.safeParse(parseJson(result.body));
  if (!answer.success || answer.data.access_token === "") throw unavailable();
  return { token: answer.data.access_token, seconds: lifeOf(answer.data.expires_in) };
}

/** A lifetime that makes no sense counts as not given. */
function lifeOf(given: unknown): number {
  const seconds = typeof given === "number" || typeof given === "string" ? Number(given) : Number.NaN;
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : USUAL_SECONDS;
}
