import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { DoorRequest, Executed } from "./context";

/** What the worker starts with. `counter` holds the number of the last answered call. */
export interface WorkerStart {
  readonly port: MessagePort;
  readonly counter: SharedArrayBuffer;
  readonly client: string;
  readonly dist: string;
  readonly request: DoorRequest;
  readonly seed: number;
  readonly now: number;
  readonly loopMs: number;
}

/** Worker to main thread. */
export interface BridgeCall {
  readonly id: number;
  readonly service: string;
  readonly json: string;
}

/** Main thread to worker; `now` is the instant after the call. */
export interface BridgeAnswer {
  readonly id: number;
  readonly json: string;
  readonly now: number;
}

/** The worker's last message. */
export type WorkerEnd = Executed;

/** The blocking end: posts a call and sleeps until its answer is there. */
export function askAndWait(port: MessagePort, counter: Int32Array, call: BridgeCall): BridgeAnswer {
  port.postMessage(call);
  for (;;) {
    const last = Atomics.load(counter, 0);
    if (last < call.id) Atomics.wait(counter, 0, last);
    const received: { message: BridgeAnswer } | undefined = receiveMessageOnPort(port);
    // The answer is posted before the counter moves, but an old message may come before it.
    if (received?.message.id === call.id) return received.message;
  }
}

/** The answering end: the message first, then the counter, then the wake-up. */
export function reply(port: MessagePort, counter: Int32Array, answer: BridgeAnswer): void {
  port.postMessage(answer);
  Atomics.store(counter, 0, answer.id);
  Atomics.notify(counter, 0);
}
