import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ScriptKind } from "../emulator/core/execution";
import type { AccountKind, EmulatedSpreadsheet, Manifest, ServiceSwitches } from "../emulator/core/service";
import { createEmulator, type Emulator } from "../emulator/emulator";
import type { HttpHandler, HttpRequest, Step } from "../seam";
import { clientSource } from "./client-source";
import type { Clock } from "./clock";
import { execute } from "./context";
import { ask } from "./http";
import { LOOP_MS, Run, type RunOptions, type RunResult } from "./run";
import { triggerEvent } from "./trigger-event";

/** A simulated vendor. If it offers both, its state is part of the world's snapshot. */
export interface Server extends HttpHandler {
  snapshot?(): unknown;
  restore?(snapshot: unknown): void;
}

/** `dist` is the absolute folder of the built bundle; `servers` are keyed by host. */
export interface WorldOptions<Sheet extends EmulatedSpreadsheet> {
  readonly spreadsheet: Sheet;
  readonly dist: string;
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly kind: ScriptKind;
  readonly seed: number;
  readonly account?: AccountKind;
  /** The script project's name, or the published add-on's, as the seller sees it under Extensions. */
  readonly projectName?: string;
  readonly serviceSwitches?: Partial<ServiceSwitches>;
  /** Whether an add-on's clock trigger has its document active. Field reports contradict each other. */
  readonly addOnTriggerHasDocument?: boolean;
  /** Real ms after which a loop is cut. */
  readonly loopMs?: number;
}

/** Everything at one instant; opaque. */
export interface WorldSnapshot {
  readonly emulator: string;
  readonly spreadsheet: string;
  readonly servers: Readonly<Record<string, unknown>>;
  readonly now: number;
}

/** The pretend world in one process. */
export interface World<Sheet extends EmulatedSpreadsheet> {
  readonly clock: Clock;
  readonly emulator: Emulator;
  readonly spreadsheet: Sheet;
  /** Runs a door in a fresh context to its end. May be called again from `beforeCall`: two executions at once. */
  run(door: string, args?: readonly unknown[], options?: RunOptions): RunResult;
  /** Runs every trigger that is due, once. */
  fireDueTriggers(options?: RunOptions): RunResult[];
  /** Not while an execution is under way. */
  snapshot(): WorldSnapshot;
  restore(snapshot: WorldSnapshot): void;
}

/** Builds the world with the in-process carrier. Fails: a manifest zone other than UTC. */
export function createWorld<Sheet extends EmulatedSpreadsheet>(
  options: WorldOptions<Sheet> & { readonly servers: Readonly<Record<string, Server>> },
): World<Sheet> {
  const { clock, spreadsheet, servers, dist, seed } = options;
  const emulator = emulatorOf(options);
  const client = clientSource();
  // A vendor may answer under several hosts.
  const distinct = [...new Map(Object.entries(servers).map(([host, server]) => [server, host]))].map(
    ([server, host]) => [host, server] as const,
  );

  const run = (door: string, args: readonly unknown[] = [], runOptions: RunOptions = {}): RunResult => {
    const execution = new Run(emulator, clock, door, args, runOptions, seed);
    const { request } = execution;
    const defects: unknown[] = [];
    const call = (service: string, json: string): string => {
      try {
        execution.before(service);
        const step = emulator.call(execution.id, service, json, clock.now());
        const answer = step.kind === "fetch" ? fetched(step, servers, clock.now()) : step;
        clock.advance(answer.tookMs);
        return answer.json;
      } catch (error) {
        // A defect of the world, not of the bundle, which must not get a chance to swallow it.
        defects.push(error);
        emulator.kill(execution.id);
        return JSON.stringify({ error: { name: "Error", message: "The pretend world failed" } });
      }
    };
    const loopMs = options.loopMs ?? LOOP_MS;
    const executed = execute({ client, dist, request, loopMs, now: clock.now, random: execution.random(), call });
    const result = execution.finish(executed);
    if (defects.length > 0) throw defects[0];
    return result;
  };

  return {
    clock,
    emulator,
    spreadsheet,
    run,
    fireDueTriggers(runOptions = {}) {
      return dueRuns(emulator, clock, options).map(({ handler, event, user, inDocument }) =>
        run(handler, [event], { ...runOptions, user, inDocument, from: "trigger" }),
      );
    },
    snapshot: () => ({
      emulator: emulator.snapshot(),
      spreadsheet: spreadsheet.snapshot(),
      servers: Object.fromEntries(distinct.map(([host, server]) => [host, server.snapshot?.()])),
      now: clock.now(),
    }),
    restore(saved) {
      emulator.restore(saved.emulator);
      spreadsheet.restore(saved.spreadsheet);
      for (const [host, server] of distinct) server.restore?.(saved.servers[host]);
      clock.set(saved.now);
    },
  };
}

/** The platform under a world, for either carrier. Fails: a manifest zone other than UTC. */
export function emulatorOf<Sheet extends EmulatedSpreadsheet>(options: WorldOptions<Sheet>): Emulator {
  const { kind, seed, manifest, spreadsheet, dist, account = "consumer", projectName, serviceSwitches } = options;
  const zone = manifest.timeZone ?? "Etc/UTC";
  // The client script shows the bundle UTC as its local zone and nothing else.
  if (!["Etc/UTC", "UTC", "GMT", "Etc/GMT"].includes(zone)) throw new Error(`not emulated: script zone ${zone}`);
  const readFile = (name: string): string | null => {
    const file = path.join(dist, name);
    return existsSync(file) ? readFileSync(file, "utf8") : null;
  };
  return createEmulator({ kind, seed, manifest, spreadsheet, account, readFile, projectName, serviceSwitches });
}

/** A run that a trigger asks for. */
export interface DueRun {
  readonly handler: string;
  readonly user: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly inDocument: boolean;
}

/** Takes the triggers that are due, and books them as fired. */
export function dueRuns(
  emulator: Emulator,
  clock: Clock,
  options: { readonly kind: ScriptKind; readonly addOnTriggerHasDocument?: boolean },
): DueRun[] {
  const now = clock.now();
  const inDocument = options.kind === "bound" || (options.addOnTriggerHasDocument ?? true);
  return emulator.dueTriggers(now).map(({ uid, user, handler }) => {
    emulator.triggerFired(uid, now);
    return { handler, user, event: triggerEvent(uid, now), inDocument };
  });
}

function fetched(
  step: Step & { readonly kind: "fetch" },
  servers: Readonly<Record<string, HttpHandler>>,
  now: number,
): Step & { readonly kind: "answer" } {
  const exchanges = step.requests.map((request: HttpRequest) => ask(servers, request, now));
  const tookMs = Math.max(...exchanges.map((exchange) => exchange.tookMs));
  return step.finish(
    exchanges.map((exchange) => exchange.result),
    tookMs,
  );
}
