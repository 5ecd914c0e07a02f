import { bundleAt } from "./bundle";

/** The door to run, as JSON crosses it. */
export interface DoorRequest {
  readonly door: string;
  readonly args: readonly unknown[];
  readonly from: string;
}

/** How the code itself ended. Whether the execution was killed is the emulator's to say. */
export type Ending =
  | { readonly outcome: "returned"; readonly value: unknown }
  | { readonly outcome: "threw"; readonly name: string; readonly message: string; readonly stack: string }
  | { readonly outcome: "looped" };

/** How the code ended, and every use of something that the platform has and the emulator lacks, caught or not. */
export interface Executed {
  readonly ending: Ending;
  readonly notEmulated: readonly string[];
}

/** What an execution needs from outside its context. `call` is the seam; `loopMs` is real time, against endless loops. */
export interface Surroundings {
  /** The text of the client scripts. */
  readonly client: string;
  readonly dist: string;
  readonly request: DoorRequest;
  readonly loopMs: number;
  now(): number;
  random(): number;
  call(service: string, json: string): string;
}

/** Evaluates the bundle and runs one door of it. */
export function execute(surroundings: Surroundings): Executed {
  const { client, dist, request, loopMs } = surroundings;
  // A door that never reports, because its promise never settles, has returned nothing.
  let ending: Ending = { outcome: "returned", value: null };
  const notEmulated: string[] = [];
  const answers: Readonly<Record<string, (text: string) => string>> = {
    "clock.now": () => String(surroundings.now()),
    "random.next": () => String(surroundings.random()),
    "run.request": () => JSON.stringify(request),
    "run.missing": (what) => {
      notEmulated.push(what);
      return "";
    },
    "run.outcome": (text) => {
      // A cast, because the client script writes exactly this shape.
      ending = JSON.parse(text) as Ending;
      return "";
    },
  };
  const host = (service: string, json: string): string => answers[service]?.(json) ?? surroundings.call(service, json);
  try {
    bundleAt(dist, client).run(host, loopMs);
  } catch (error) {
    ending = broken(error);
  }
  return { ending, notEmulated };
}

/** By shape and not by class, because the error may come from the context's realm. */
function broken(error: unknown): Ending {
  const known = typeof error === "object" && error !== null ? error : {};
  if ("code" in known && known.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return { outcome: "looped" };
  const name = "name" in known ? String(known.name) : "Error";
  const message = "message" in known ? String(known.message) : String(error);
  const stack = "stack" in known ? String(known.stack) : "";
  return { outcome: "threw", name, message, stack };
}
