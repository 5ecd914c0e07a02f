import type { Execution } from "./core/execution";
import type { AccountKind } from "./core/service";
import type { EmulatorState } from "./core/state";

const DAY_MS = 86_400_000;

/** Run time of all triggers of a user in 24 h, in ms: 90 minutes or 6 hours. Source: [QUOTA]. */
const DAILY_MS: Readonly<Record<AccountKind, number>> = { consumer: 5_400_000, workspace: 21_600_000 };

/** True while the user's triggers may still run. */
export function hasTriggerTime(state: EmulatorState, user: string, account: AccountKind, now: number): boolean {
  const known = state.allowances[`trigger time:${user}`];
  return known === undefined || now >= known.startedAt + DAY_MS || known.used < DAILY_MS[account];
}

/** Books the run time of an ended execution, if a trigger had started it. */
export function spendTriggerTime(state: EmulatorState, execution: Execution, now: number): void {
  if (execution.from !== "trigger") return;
  const key = `trigger time:${execution.user}`;
  const known = state.allowances[key];
  const isToday = known !== undefined && now < known.startedAt + DAY_MS;
  const allowance = isToday ? known : { startedAt: execution.startedAt, used: 0 };
  allowance.used += Math.min(now, execution.diesAt) - execution.startedAt;
  state.allowances[key] = allowance;
}
