import type { UiState } from "./ui-state";

/** One installed clock trigger. `nextAt` is null once a one-time trigger has fired. Instants in epoch ms. */
export interface TriggerRecord {
  readonly uid: string;
  readonly user: string;
  readonly handler: string;
  readonly spec: ClockSpec;
  readonly createdAt: number;
  nextAt: number | null;
}

/** What the clock trigger builder has collected. Source: [CLOCK]. */
export interface ClockSpec {
  readonly everyMinutes?: number;
  readonly everyHours?: number;
  readonly everyDays?: number;
  readonly everyWeeks?: number;
  readonly atHour?: number;
  readonly nearMinute?: number;
  readonly onWeekDay?: string;
  readonly afterMs?: number;
  readonly at?: number;
}

export interface CacheItem {
  readonly value: string;
  readonly expiresAt: number;
}

/** A daily allowance. It starts with the first use and ends 24 h later. Source: [QUOTA]. */
export interface Allowance {
  startedAt: number;
  used: number;
}

/** A mail as it left. `at` in epoch ms. */
export interface SentMail {
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** Everything the platform remembers between executions; plain JSON, so that a snapshot is a copy. */
export interface EmulatorState {
  readonly properties: Record<string, Record<string, string>>;
  readonly caches: Record<string, Record<string, CacheItem>>;
  /** Lock name to the execution that holds it. */
  readonly locks: Record<string, string>;
  triggers: TriggerRecord[];
  readonly allowances: Record<string, Allowance>;
  readonly ui: UiState;
  /** Oldest first. */
  readonly mails: SentMail[];
  /** Users whose grant is missing or withdrawn. */
  unauthorized: string[];
  random: number;
  executions: number;
  triggersMade: number;
}

/** A platform on which nothing has happened yet. */
export function createState(seed: number): EmulatorState {
  return {
    properties: {},
    caches: {},
    locks: {},
    triggers: [],
    allowances: {},
    ui: { menus: [], sidebar: null, toasts: [], alerts: [], answers: [] },
    mails: [],
    unauthorized: [],
    random: seed,
    executions: 0,
    triggersMade: 0,
  };
}
