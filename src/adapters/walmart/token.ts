/** The access token: kept for a while, fetched when there is none. */
import * as z from "zod/mini";
import type { Credentials } from "../../ports/secrets";
import type { ClientParts } from "./client";
import { parseJson, tokenFailure, unavailable } from "./errors";
import { commonHeaders } from "./headers";

interface TokenParts extends ClientParts {
  readonly credentials: Credentials;
  readonly host: string;
}

/** Renewed this long before its end. Unit: seconds. */
const MARGIN_SECONDS = 60;

export const tokenKey = (environment: ClientParts["environment"]): string => `walmart.token.${environment}`;

/**
 * `isFresh` asks for a new one although one is kept: Walmart said the kept one is no good.
 * Fails: `setup` when the key is refused, `transient` when Walmart does not answer.
 * Source: Walmart Marketplace, token API.
 */
export function fetchToken(parts: TokenParts, isFresh: boolean): string {
  const key = tokenKey(parts.environment);
  if (isFresh) parts.cache.remove(key);
  const kept = parts.cache.get(key);
  if (kept !== null) return kept;
  const { token, seconds } = requestToken(parts);
  parts.cache.set(key, token, Math.max(1, seconds - MARGIN_SECONDS));
  return token;
}

function requestToken({ http, credentials, host, newId, base64, environment }: TokenParts): {
  token: string;
  seconds: number;
} {
  const [result] = http.send([
    {
      method: "post",
      url: `${host}/v3/token`,
      headers: {
        ...commonHeaders(newId()),
        Authorization: `Basic ${base64(`${credentials.clientId}:${credentials.clientSecret}`)}`,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
    },
  ]);
  if (result === undefined || "failed" in result) throw unavailable();
  if (result.status !== 200) throw tokenFailure(result.status, environment);
  const answer = z.object({ access_token: z.string(), expires_in: z.number() }).safeParse(parseJson(result.body));
  if (!answer.success) throw unavailable();
  return { token: answer.data.access_token, seconds: answer.data.expires_in };
}
