import { type Failure, isFailure } from "../../domain/values/failure";
import type { Call, Reply, WalmartClient } from "./client/call";

/**
 * Sends calls of several families, family by family, and gives the reply of each that was sent. A failure of one family
 * takes nothing away from the others. Fails if it fails for all of them.
 */
export function sendAll(client: WalmartClient, calls: readonly Call[]): ReadonlyMap<Call, Reply> {
  const replies = new Map<Call, Reply>();
  let failed: Failure | null = null;
  for (const family of new Set(calls.map((call) => call.family))) {
    const own = calls.filter((call) => call.family === family);
    try {
      for (const [index, reply] of client.send(own).entries()) replies.set(own[index] as Call, reply);
    } catch (error) {
      if (!isFailure(error)) throw error;
      failed ??= error;
    }
  }
  if (failed !== null && replies.size === 0) throw failed;
  return replies;
}
