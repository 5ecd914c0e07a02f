/**
 * The sandbox's own data. Static, the default: fixed orders and listings, no write lasts, filters have no effect, and
 * the orders' cursor gives page 1 again. Dynamic (`WM_SANDBOX: v2`, United States only): what simulations made there,
 * for two days. Source: [D:walmart-api-sandbox; D:dynamic-sandbox; `kdcllc/Bet.Extensions.Walmart`].
 */

import type { Call, Marketplace, Rule } from "../state/call";
import { emptyState, type State } from "../state/state";
import { arrive } from "../time/clock";
import type { Answer } from "../wire/answer";
import type { Family } from "../wire/families";
import type { Query } from "../wire/target";
import { createStaticState, STATIC_NOW } from "./static-sandbox";

const DYNAMIC_LIFE_MS = 2 * 86_400_000;

/** Families with fixed data. Tokens, settings, stock, feeds and reports are the account's. */
const STATIC: readonly Family[] = [
  "items",
  "items-filtered",
  "item",
  "item-filtered",
  "item-count",
  "item-search",
  "orders",
  "orders-released",
  "order",
  "acknowledge",
  "shipping",
  "cancel",
];

/** Feeds, reports and tokens are not simulated by the dynamic sandbox. */
const NOT_DYNAMIC = /^(token|feed|report|sandbox-feed|partner-profile|shipping-profile|wfs)/;

/** The answer from the sandbox's data, or undefined if the account's data are meant. */
export function inSandbox(market: Marketplace, call: Call, rule: Rule): Answer | undefined {
  if (call.environment !== "sandbox") return undefined;
  if (isDynamic(market, call)) {
    if (NOT_DYNAMIC.test(call.family)) return undefined;
    const own = { settings: market.settings, state: dynamicState(market, call.now) };
    arrive(own, call.now);
    return rule(own, call);
  }
  if (!STATIC.includes(call.family)) return undefined;
  return rule({ settings: market.settings, state: createStaticState(market.settings) }, toStaticCall(call));
}

export function isDynamic(market: Marketplace, call: Call): boolean {
  return (
    call.environment === "sandbox" && call.header("WM_SANDBOX") === "v2" && market.settings.switches.market === "us"
  );
}

function dynamicState(market: Marketplace, now: number): State {
  const { state } = market;
  if (state.sandbox === undefined || now - state.sandbox.since >= DYNAMIC_LIFE_MS) {
    state.sandbox = { since: now, state: emptyState(state.seed) };
  }
  return state.sandbox.state;
}

/** Only the dates and the limit of the query count; a cursor works like another first call. */
function toStaticCall(call: Call): Call {
  const kept = call.query.pairs.filter(([name]) => /^(limit|offset|created.*|lastModified.*)$/.test(name));
  const pairs = kept.map(([name, value]): [string, string] => [name, value.replace(/\.\d{3}Z$/, "Z")]);
  const query: Query = { raw: call.query.raw, pairs };
  return { ...call, now: STATIC_NOW, query };
}
