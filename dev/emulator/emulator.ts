import type { HttpRequest, Step } from "../seam";
import { requirePermission } from "./authorization";
import { type Beginning, createExecution, type Execution } from "./core/execution";
import { latencyOf } from "./core/latencies";
import { createLedger, excerpt, isLog, type Ledger } from "./core/ledger";
import { type CallContext, Fetching, type Platform, type Services } from "./core/service";
import { notEmulated, ServiceError } from "./core/service-error";
import { createState, type EmulatorState, type SentMail, type TriggerRecord } from "./core/state";
import type { UiState } from "./core/ui-state";
import { SERVICES } from "./services/all";
import { freeLocks } from "./services/lock";
import { advanceTrigger } from "./services/trigger-schedule";
import { checkAllowlist } from "./services/url-allowlist";
import { hasTriggerTime, spendTriggerTime } from "./trigger-time";

export type { Beginning } from "./core/execution";
export type { Platform } from "./core/service";

type Answer = Step & { readonly kind: "answer" };

/**
 * The emulated Apps Script platform: a state machine without clock, timer or randomness of its own.
 * Instants are epoch ms and come with every call.
 */
export interface Emulator {
  readonly ledger: Ledger;
  /** What a person sees; tests push to `answers` to decide what `alert` returns. */
  readonly ui: UiState;
  /** What left by mail, oldest first. */
  readonly mails: readonly SentMail[];
  begin(beginning: Beginning, now: number): string;
  call(execution: string, service: string, argsJson: string, now: number): Step;
  /** True where the execution was killed, by `killAtCall`, `kill` or its time limit. */
  end(execution: string, now: number): boolean;
  isDead(execution: string): boolean;
  /** Kills it now: its locks are free, every further call has no effect. */
  kill(execution: string): void;
  /** Triggers that are due and whose owner still has trigger time, the earliest first. */
  dueTriggers(now: number): readonly TriggerRecord[];
  /** Notes that a due trigger was started. */
  triggerFired(uid: string, now: number): void;
  readonly triggers: readonly TriggerRecord[];
  /** The user grants what the script asks for, as everybody has at first. */
  authorize(user: string): void;
  /** The user withdraws what they granted. */
  withdraw(user: string): void;
  /** Empties all caches. The platform may do so at any moment. Source: [CACHE]. */
  forgetCaches(): void;
  /** Everything remembered between executions. Running executions are not part of it. */
  snapshot(): string;
  restore(snapshot: string): void;
}

const DEAD: Answer = {
  kind: "answer",
  json: JSON.stringify({ error: { name: "Error", message: "This execution is dead" } }),
  tookMs: 0,
};

/**
 * Builds the platform. `seed` decides UUIDs and the minute at which a trigger fires. Fails: an `urlFetchWhitelist` that
 * breaks its rules.
 */
export function createEmulator(options: Platform & { readonly seed: number }): Emulator {
  checkAllowlist(options.manifest.urlFetchWhitelist ?? []);
  return new EmulatorMachine(options, createState(options.seed), SERVICES);
}

class EmulatorMachine implements Emulator {
  readonly ledger = createLedger();
  readonly #open = new Map<string, Execution>();

  constructor(
    readonly platform: Platform,
    private state: EmulatorState,
    readonly services: Services,
  ) {}

  get ui(): UiState {
    return this.state.ui;
  }

  get mails(): readonly SentMail[] {
    return this.state.mails;
  }

  get triggers(): readonly TriggerRecord[] {
    return this.state.triggers;
  }

  begin(beginning: Beginning, now: number): string {
    this.state.executions += 1;
    const execution = createExecution(this.state.executions, beginning, this.platform.kind, now);
    this.#open.set(execution.id, execution);
    return execution.id;
  }

  call(id: string, service: string, argsJson: string, now: number): Step {
    const execution = this.#open.get(id);
    if (execution === undefined || execution.isDead) return DEAD;
    if (execution.calls + 1 >= execution.killAtCall || now >= execution.diesAt) {
      this.kill(id);
      return DEAD;
    }
    execution.calls += 1;
    const call = new Call(this.platform, this.state, execution, service, argsJson, now);
    const outcome = attempt(() => call.start(this.services));
    if (!(outcome.value instanceof Fetching)) return this.#answer(call, outcome, 0);
    const { requests, finish } = outcome.value;
    return {
      kind: "fetch",
      requests,
      finish: (results, tookMs) => this.#finish(call, requests, () => finish(results, tookMs), tookMs),
    };
  }

  end(id: string, now: number): boolean {
    const execution = this.#open.get(id);
    if (execution === undefined) return true;
    const isKilled = execution.isDead || now >= execution.diesAt;
    freeLocks(this.state, id);
    spendTriggerTime(this.state, execution, now);
    this.#open.delete(id);
    return isKilled;
  }

  isDead(id: string): boolean {
    return this.#open.get(id)?.isDead ?? true;
  }

  kill(id: string): void {
    const execution = this.#open.get(id);
    if (execution !== undefined) execution.isDead = true;
    freeLocks(this.state, id);
  }

  dueTriggers(now: number): readonly TriggerRecord[] {
    return this.state.triggers
      .filter((trigger) => trigger.nextAt !== null && trigger.nextAt <= now)
      .filter((trigger) => hasTriggerTime(this.state, trigger.user, this.platform.account, now))
      .sort((first, second) => (first.nextAt ?? 0) - (second.nextAt ?? 0));
  }

  triggerFired(uid: string, now: number): void {
    for (const trigger of this.state.triggers) if (trigger.uid === uid) advanceTrigger(trigger, now);
  }

  authorize(user: string): void {
    this.state.unauthorized = this.state.unauthorized.filter((name) => name !== user);
  }

  withdraw(user: string): void {
    this.authorize(user);
    this.state.unauthorized = [...this.state.unauthorized, user];
  }

  forgetCaches(): void {
    for (const name of Object.keys(this.state.caches)) delete this.state.caches[name];
  }

  snapshot(): string {
    return JSON.stringify({ state: { ...this.state, locks: {} }, ledger: this.ledger.entries.length });
  }

  restore(snapshot: string): void {
    // A cast, because the text was written by `snapshot` of this class.
    const saved = JSON.parse(snapshot) as { state: EmulatorState; ledger: number };
    this.state = saved.state;
    this.ledger.truncate(saved.ledger);
    this.#open.clear();
  }

  #finish(call: Call, requests: readonly HttpRequest[], finish: () => unknown, tookMs: number): Answer {
    call.take(tookMs);
    // It was killed while it waited: the servers have seen the requests, but the bundle sees nothing.
    if (this.isDead(call.execution.id)) return DEAD;
    return this.#answer(call, attempt(finish), requests.length);
  }

  /** Books the call, and ends an execution whose time ran out during the call. */
  #answer(call: Call, outcome: Outcome, fetches: number): Answer {
    const json = JSON.stringify(outcome.error === null ? { value: outcome.value } : { error: faceOf(outcome.error) });
    const { execution, now, service, argsJson } = call;
    const leftMs = execution.diesAt - now;
    const tookMs = Math.min(call.tookMs ?? latencyOf(service, argsJson.length + json.length), leftMs);
    this.ledger.record(
      {
        at: now,
        execution: execution.id,
        door: execution.door,
        service,
        args: isLog(service) ? argsJson : excerpt(argsJson),
        argsLength: argsJson.length,
        answer: excerpt(json),
        error: outcome.error === null ? null : `${outcome.error.name}: ${outcome.error.message}`,
        tookMs,
      },
      fetches,
    );
    if (tookMs < leftMs) return { kind: "answer", json, tookMs };
    this.kill(execution.id);
    return { ...DEAD, tookMs };
  }
}

/** One service call on its way. */
class Call implements CallContext {
  tookMs: number | null = null;

  constructor(
    readonly platform: Platform,
    readonly state: EmulatorState,
    readonly execution: Execution,
    readonly service: string,
    readonly argsJson: string,
    readonly now: number,
  ) {}

  take(ms: number): void {
    this.tookMs = ms;
  }

  start(services: Services): unknown {
    const service = Object.hasOwn(services, this.service) ? services[this.service] : undefined;
    if (service === undefined) throw notEmulated(this.service);
    requirePermission(this.service, this.execution, this.state, this.platform.manifest);
    const args: unknown = JSON.parse(this.argsJson);
    if (!Array.isArray(args)) throw new Error(`The arguments of ${this.service} are not an array`);
    return service(args, this);
  }
}

interface Outcome {
  readonly value: unknown;
  readonly error: ServiceError | null;
}

function attempt(work: () => unknown): Outcome {
  try {
    return { value: work() ?? null, error: null };
  } catch (error) {
    if (error instanceof ServiceError) return { value: null, error };
    throw error;
  }
}

function faceOf(error: ServiceError): unknown {
  return { name: error.name, message: error.message, details: error.details };
}
