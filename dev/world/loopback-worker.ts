/** Entry of the worker thread: one execution, its context, client script and bundle; all calls cross the bridge. */
import { parentPort, workerData } from "node:worker_threads";
import { createRandom } from "../emulator/core/random";
import { askAndWait, type WorkerEnd, type WorkerStart } from "./bridge";
import { execute } from "./context";

// A cast, because only the loopback carrier starts this file.
const start = workerData as WorkerStart;
const counter = new Int32Array(start.counter);
let now = start.now;
let calls = 0;

const end: WorkerEnd = execute({
  client: start.client,
  dist: start.dist,
  request: start.request,
  loopMs: start.loopMs,
  now: () => now,
  random: createRandom(start.seed),
  call(service, json) {
    calls += 1;
    const answer = askAndWait(start.port, counter, { id: calls, service, json });
    now = answer.now;
    return answer.json;
  },
});

parentPort?.postMessage(end);
start.port.close();
