import type { CallContext } from "../core/service";
import { ServiceError } from "../core/service-error";

const DAY_MS = 86_400_000;

/** Daily quotas per user, by account kind. Source: [QUOTA]. */
const DAILY = {
  urlfetch: { consumer: 20_000, workspace: 100_000 },
  properties: { consumer: 50_000, workspace: 500_000 },
  email: { consumer: 100, workspace: 1_500 },
} as const;

/** What is left of the user's day. */
export const leftOf = (item: keyof typeof DAILY, context: CallContext): number =>
  DAILY[item][context.platform.account] - used(item, context);

/**
 * Counts `amount` uses against the user's day. Throws when the day's allowance is used up. Source: [QUOTA]; text:
 * [T:66882825479].
 */
export function spend(item: keyof typeof DAILY, amount: number, context: CallContext): void {
  if (amount > leftOf(item, context)) throw new ServiceError(`Service invoked too many times for one day: ${item}.`);
  const key = `${item}:${context.execution.user}`;
  const allowance = context.state.allowances[key];
  if (allowance !== undefined) allowance.used += amount;
}

function used(item: string, context: CallContext): number {
  const key = `${item}:${context.execution.user}`;
  const known = context.state.allowances[key];
  // The day starts with the first use, not at midnight. Source: [QUOTA].
  if (known !== undefined && context.now < known.startedAt + DAY_MS) return known.used;
  context.state.allowances[key] = { startedAt: context.now, used: 0 };
  return 0;
}
