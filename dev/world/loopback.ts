import { isUtf8 } from "node:buffer";
import { request as send } from "node:http";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { EmulatedSpreadsheet } from "../emulator/core/service";
import type { Emulator } from "../emulator/emulator";
import type { HttpRequest, HttpResult } from "../seam";
import { type BridgeCall, reply, type WorkerEnd, type WorkerStart } from "./bridge";
import { clientSource } from "./client-source";
import type { Clock } from "./clock";
import type { Executed } from "./context";
import { type Exchange, timed, unavailable, unknownHost } from "./http";
import { LOOP_MS, Run, type RunOptions, type RunResult } from "./run";
import { FAILED_HEADER, messageHeaders, NOW_HEADER } from "./serve";
import { dueRuns, emulatorOf, type WorldOptions } from "./world";

/** The pretend world whose executions run in worker threads and whose HTTP is real, on 127.0.0.1. */
export interface LoopbackWorld<Sheet extends EmulatedSpreadsheet> {
  readonly clock: Clock;
  readonly emulator: Emulator;
  readonly spreadsheet: Sheet;
  /** Runs a door in a worker of its own. */
  run(door: string, args?: readonly unknown[], options?: RunOptions<void | Promise<void>>): Promise<RunResult>;
  /** Runs every trigger that is due, one after the other. */
  fireDueTriggers(options?: RunOptions<void | Promise<void>>): Promise<RunResult[]>;
  /** Without the servers, which may run in other processes. */
  snapshot(): LoopbackSnapshot;
  restore(snapshot: LoopbackSnapshot): void;
}

export interface LoopbackSnapshot {
  readonly emulator: string;
  readonly spreadsheet: string;
  readonly now: number;
}

/** `hosts` maps each host the bundle may call to the base URL that serves it; `workerPath` is the built worker file. */
export interface LoopbackOptions<Sheet extends EmulatedSpreadsheet> extends WorldOptions<Sheet> {
  readonly hosts: Readonly<Record<string, string>>;
  readonly workerPath: string;
}

/** Builds the world with the loopback carrier. */
export function createLoopbackWorld<Sheet extends EmulatedSpreadsheet>(
  options: LoopbackOptions<Sheet>,
): LoopbackWorld<Sheet> {
  const { clock, spreadsheet, seed } = options;
  const emulator = emulatorOf(options);
  const run: LoopbackWorld<Sheet>["run"] = async (door, args = [], runOptions = {}) => {
    const execution = new Run(emulator, clock, door, args, runOptions, seed);
    const carriage = new Carriage(execution, emulator, options);
    const result = execution.finish(await carriage.run());
    if (carriage.defects.length > 0) throw carriage.defects[0];
    return result;
  };
  return {
    clock,
    emulator,
    spreadsheet,
    run,
    async fireDueTriggers(runOptions = {}) {
      const results: RunResult[] = [];
      for (const { handler, user, event, inDocument } of dueRuns(emulator, clock, options)) {
        results.push(await run(handler, [event], { ...runOptions, user, inDocument, from: "trigger" }));
      }
      return results;
    },
    snapshot: () => ({ emulator: emulator.snapshot(), spreadsheet: spreadsheet.snapshot(), now: clock.now() }),
    restore(saved) {
      emulator.restore(saved.emulator);
      spreadsheet.restore(saved.spreadsheet);
      clock.set(saved.now);
    },
  };
}

/** One execution on its way through a worker. */
class Carriage {
  readonly defects: unknown[] = [];
  readonly #counter = new SharedArrayBuffer(8);
  #watchdog: NodeJS.Timeout | undefined;

  constructor(
    private readonly execution: Run,
    private readonly emulator: Emulator,
    private readonly options: LoopbackOptions<EmulatedSpreadsheet>,
  ) {}

  async run(): Promise<Executed> {
    const { port1, port2 } = new MessageChannel();
    const worker = new Worker(this.options.workerPath, { workerData: this.#start(port2), transferList: [port2] });
    port1.on("message", (call: BridgeCall) => void this.#serve(port1, call));
    try {
      return await this.#ending(worker);
    } finally {
      clearTimeout(this.#watchdog);
      port1.close();
      await worker.terminate();
    }
  }

  #start(port: MessagePort): WorkerStart {
    const { dist, clock } = this.options;
    const { request, seed } = this.execution;
    const base = { port, counter: this.#counter, client: clientSource(), dist, request, seed };
    return { ...base, now: clock.now(), loopMs: this.#loopMs };
  }

  get #loopMs(): number {
    return this.options.loopMs ?? LOOP_MS;
  }

  #ending(worker: Worker): Promise<Executed> {
    return new Promise((resolve, reject) => {
      worker.once("message", (end: WorkerEnd) => resolve(end));
      worker.once("error", reject);
      // Longer than the worker's own limit, for the one loop that the vm's timeout cannot end: a loop while the bundle
      // loads.
      this.#watchdog = setTimeout(() => resolve({ ending: { outcome: "looped" }, notEmulated: [] }), this.#loopMs * 2);
    });
  }

  async #serve(port: MessagePort, { id, service, json }: BridgeCall): Promise<void> {
    const { clock } = this.options;
    const answer = await this.#answer(service, json).catch((error: unknown) => {
      // A defect of the world, not of the bundle, which must not get a chance to swallow it.
      this.defects.push(error);
      this.emulator.kill(this.execution.id);
      return JSON.stringify({ error: { name: "Error", message: "The pretend world failed" } });
    });
    this.#watchdog?.refresh();
    reply(port, new Int32Array(this.#counter), { id, json: answer, now: clock.now() });
  }

  async #answer(service: string, json: string): Promise<string> {
    const { clock, hosts } = this.options;
    await this.execution.before(service);
    const now = clock.now();
    const step = this.emulator.call(this.execution.id, service, json, now);
    if (step.kind === "answer") {
      clock.advance(step.tookMs);
      return step.json;
    }
    const exchanges = await Promise.all(step.requests.map((request) => exchange(hosts, request, now)));
    const results = exchanges.map(({ result }) => result);
    const answer = step.finish(results, Math.max(...exchanges.map(({ tookMs }) => tookMs)));
    clock.advance(answer.tookMs);
    return answer.json;
  }
}

/** Sends one request to the server of its host. The duration is virtual, however long the wire took. */
async function exchange(hosts: Readonly<Record<string, string>>, request: HttpRequest, now: number): Promise<Exchange> {
  const base = hosts[new URL(request.url).host];
  return timed(base === undefined ? unknownHost(request.url) : await overTheWire(base, request, now));
}

function overTheWire(base: string, request: HttpRequest, now: number): Promise<HttpResult> {
  const { host, pathname, search } = new URL(request.url);
  const body = Buffer.from(request.body);
  const way = { host, "x-forwarded-host": host, [NOW_HEADER]: String(now), "content-length": body.length };
  return new Promise((resolve) => {
    let failure = unavailable(request.url);
    const fail = (): void => resolve(failure);
    const outgoing = send(new URL(pathname + search, base), {
      method: request.method,
      headers: { ...request.headers, ...way },
    });
    outgoing.on("error", fail);
    outgoing.on("information", ({ headers }) => {
      failure = { failed: decodeURIComponent(String(headers[FAILED_HEADER] ?? "")) };
    });
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", fail);
      incoming.on("end", () => {
        const headers = messageHeaders(incoming.rawHeaders);
        resolve({ status: incoming.statusCode ?? 0, headers, ...bodyOf(Buffer.concat(chunks)) });
      });
    });
    outgoing.end(body);
  });
}

/** Bytes that are not UTF-8 cross the seam in base64. */
function bodyOf(bytes: Buffer): { readonly body: string; readonly base64?: string } {
  return isUtf8(bytes) ? { body: bytes.toString("utf8") } : { body: "", base64: bytes.toString("base64") };
}
