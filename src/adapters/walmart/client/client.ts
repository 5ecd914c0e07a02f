/** Sends calls to Walmart: pacing, patience, and what an answer means. */

import { parseJson } from "../../wire/json";
import { statusInside } from "../wire/errors";
import { createAccess, TOKEN_DETAIL } from "./access";
import type { Call, ClientParts, Reply, WalmartClient } from "./call";
import { failed, outOfBudget, verdictOf } from "./errors";
import { createExchange, type Result, unlessDone } from "./exchange";
import { sellerLimits } from "./limits";
import { createPace } from "./pace";

/** The most calls sent at once: one failed connection makes the outcome of all of them unknown. */
const AT_ONCE = 100;
const READ_TRIES = 3;
/**
 * A call that took this long without an answer is not tried again in the same run, because everything behind it waits.
 * Unit: milliseconds.
 */
const PATIENCE_MS = 30_000;
/** Calls Walmart at the pace that each family of calls allows. */
export function createClient(parts: ClientParts): WalmartClient {
  const { clock } = parts;
  const pace = createPace(parts);
  const exchange = createExchange(parts);

  const judge = createAccess(() => {
    const [result] = exchange.send([TOKEN_DETAIL]);
    const reply = result === undefined ? undefined : toReply(result);
    return reply?.kind === "ok" ? reply.json : null;
  });

  /** A call that got a 429 was not carried out, so it is repeated when Walmart allows it. */
  const sendPaced = (calls: readonly Call[]): readonly Reply[] => {
    const [head] = calls;
    if (head === undefined) return [];
    learn(head.family);
    const replies = new Map<Call, Reply>();
    let open = calls;
    while (open.length > 0) {
      const batch = open.slice(0, pace.take(head.family, Math.min(open.length, AT_ONCE)));
      if (batch.length === 0) break;
      const results = unlessDone(replies.size, () => exchange.send(batch));
      if (results === null) break;
      const throttled = batch.filter((_, index) => statusOf(results[index]) === 429);
      batch.forEach((call, index) => {
        const result = results[index];
        if (result !== undefined && !throttled.includes(call)) replies.set(call, toReply(result));
      });
      for (const result of results)
        if ("headers" in result && result.status !== 429) pace.heard(head.family, result.headers);
      open = [...throttled, ...open.slice(batch.length)];
      const refusal = results.find((result) => statusOf(result) === 429);
      if (refusal !== undefined && "headers" in refusal && !pace.waitAfter(head.family, refusal.headers)) break;
    }
    return judge(calls, answeredUntil(calls, replies));
  };

  /**
   * A call that got a 423 is tried once more, since Walmart is still working on the thing. A POST is not, since it must
   * never happen twice.
   */
  const send = (calls: readonly Call[]): readonly Reply[] => {
    const replies = sendPaced(calls);
    const locked = calls.filter(({ method }, index) => method !== "post" && isLocked(replies[index]));
    const waitMs = replies.find(isLocked)?.verdict.retryMs;
    if (waitMs === undefined || locked.length === 0 || !pace.wait(waitMs)) return replies;
    const again = sendPaced(locked);
    return replies.map((reply, index) => again[locked.indexOf(calls[index] as Call)] ?? reply);
  };

  const read = (call: Call): unknown => {
    const startedAt = clock.now();
    for (let tries = 1; ; tries += 1) {
      const [reply] = sendPaced([call]);
      if (reply?.kind === "ok") return reply.json;
      const verdict = reply?.verdict;
      if (verdict === undefined) throw outOfBudget(pace.shortOf(call.family));
      const { retryMs } = verdict;
      const isOver = tries === READ_TRIES || clock.now() - startedAt >= PATIENCE_MS;
      if (retryMs === undefined || isOver || !pace.wait(retryMs)) throw failed(verdict);
    }
  };

  /** Each seller has limits of their own for feeds. */
  const learn = sellerLimits(parts, pace, (call) => {
    const [reply] = sendPaced([call]);
    return reply?.kind === "ok" ? reply.json : null;
  });

  return {
    send,
    read,
    now: exchange.now,
    renewToken: exchange.renewToken,
    rate: (family) => {
      learn(family);
      return pace.rate(family);
    },
  };
}

/** The replies up to the first call that got none. */
function answeredUntil(calls: readonly Call[], replies: ReadonlyMap<Call, Reply>): readonly Reply[] {
  const found: Reply[] = [];
  for (const call of calls) {
    const reply = replies.get(call);
    if (reply === undefined) break;
    found.push(reply);
  }
  return found;
}

const statusOf = (result: Result | undefined): number | null =>
  result !== undefined && "status" in result ? result.status : null;

const isLocked = (reply: Reply | undefined): reply is Reply & { readonly kind: "refused" } =>
  reply?.kind === "refused" && reply.status === 423;

function toReply(result: Result): Reply {
  if ("failed" in result) return { kind: "unknown", verdict: verdictOf(0, "") };
  const { body } = result;
  const json = parseJson(body);
  const isSuccess = result.status >= 200 && result.status < 300;
  const status = isSuccess ? (statusInside(json) ?? result.status) : result.status;
  if (status >= 200 && status < 300)
    return json === undefined ? { kind: "unknown", verdict: verdictOf(0, "") } : { kind: "ok", json };
  const verdict = verdictOf(status, body);
  return status >= 400 && status < 500 ? { kind: "refused", status, verdict } : { kind: "unknown", verdict };
}
