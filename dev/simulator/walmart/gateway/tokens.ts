/** Access tokens. Source: [S:auth; D:get-an-access-token]. */

import type { Call, Marketplace } from "../state/call";
import type { Token } from "../state/state";
import { type Answer, bareBadRequest, gatewayError, ok, unauthorized } from "../wire/answer";
import { nextDigits } from "../wire/random";
import { shownScopes } from "../wire/scopes";
import type { Keys } from "../wire/settings";
import { parameter, parseTarget } from "../wire/target";

/** Life of a token in seconds; 900 is the only value ever seen. */
const TOKEN_LIFE_S = 900;

/**
 * `POST /v3/token`. Refused credentials, including those of the other environment, get a bare 400 [EJ:api/_client.py].
 */
export function issueToken(market: Marketplace, call: Call): Answer {
  if (!/^application\/x-www-form-urlencoded\b/i.test(call.header("Content-Type"))) {
    return gatewayError({
      status: 415,
      name: "UNSUPPORTED_MEDIA_TYPE",
      description: "Content-Type must be application/x-www-form-urlencoded",
      field: "Content-Type",
    });
  }
  const form = parseTarget(`https://form/?${call.body}`).query;
  const keys = findKeys(market, call);
  if (keys === undefined || parameter(form, "grant_type") !== "client_credentials") return bareBadRequest();
  const token: Token = {
    text: `eyJ${nextDigits(market.state, 24)}.${nextDigits(market.state, 24)}`,
    environment: call.environment,
    issuedAt: call.now,
    expiresAt: call.now + TOKEN_LIFE_S * 1000,
    clientId: keys.clientId,
  };
  market.state.tokens.push(token);
  return ok("OAuthToken", { access_token: token.text, token_type: "Bearer", expires_in: TOKEN_LIFE_S });
}

/** `GET /v3/token/detail`: times are milliseconds as text; keys that say nothing are left out. Source: [S:auth]. */
export function describeToken(market: Marketplace, call: Call): Answer {
  const token = findToken(market, call);
  if (token === undefined) return unauthorized();
  return ok("tokenDetail", {
    expire_at: String(token.expiresAt),
    issued_at: String(token.issuedAt),
    is_valid: true,
    ...(market.settings.switches.tellsChannelMatch ? { is_channel_match: true } : {}),
    scopes: shownScopes(market.state.account.scopes),
  });
}

/** The token of the call, if it is alive and belongs to the same environment. */
export function findToken(market: Marketplace, call: Pick<Call, "header" | "now" | "environment">): Token | undefined {
  const text = call.header("WM_SEC.ACCESS_TOKEN");
  const token = market.state.tokens.findLast((candidate) => candidate.text === text);
  return token?.environment === call.environment && call.now < token.expiresAt ? token : undefined;
}

/** The pair of keys in the call. A secret that was reset, or a pair of the other environment, opens nothing. */
function findKeys(market: Marketplace, call: Call): Keys | undefined {
  const [scheme = "", coded = ""] = call.header("Authorization").split(" ");
  const given = Buffer.from(coded, "base64").toString("utf8");
  if (scheme.toLowerCase() !== "basic") return undefined;
  return market.state.account.keys.find(
    (keys) => keys.environment === call.environment && given === `${keys.clientId}:${keys.clientSecret}`,
  );
}
