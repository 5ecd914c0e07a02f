import type { AuthMode, Origin } from "../emulator/core/execution";
import type { Counters } from "../emulator/core/ledger";
import { createRandom, mixSeeds } from "../emulator/core/random";
import type { Beginning, Emulator } from "../emulator/emulator";
import { toServer } from "./boundary";
import type { Clock } from "./clock";
import type { DoorRequest, Executed } from "./context";

/** How a door is run. `killAtCall` and the hook's `index` count service calls from 1. */
export interface RunOptions<Hooked = void> {
  readonly user?: string;
  readonly authMode?: AuthMode;
  readonly from?: Origin;
  /** False where no document is active: document properties, cache and lock are null. */
  readonly inDocument?: boolean;
  readonly killAtCall?: number;
  /** Runs between two service calls: the place for anything that a person or another run does meanwhile. */
  readonly beforeCall?: (index: number, service: string) => Hooked;
}

/** `calls` are the service calls that took effect; `tookMs` is virtual time. */
export type RunResult = RunOutcome & {
  readonly execution: string;
  readonly calls: number;
  readonly counters: Counters;
  readonly tookMs: number;
  /**
   * Members that the bundle asked for and the emulator lacks, even if the bundle caught the error. A good test expects
   * none.
   */
  readonly notEmulated: readonly string[];
};

export type RunOutcome =
  | { readonly outcome: "returned"; readonly value: unknown }
  | { readonly outcome: "threw"; readonly name: string; readonly message: string; readonly stack: string }
  | { readonly outcome: "killed" };

/** Real ms after which a bundle that makes no progress counts as an endless loop. */
export const LOOP_MS = 60_000;

/** The user who runs a door if nobody is named. */
export const DEFAULT_USER = "seller@example.com";

/** One execution as both carriers see it: opened on the emulator, with its request and its own random numbers. */
export class Run {
  readonly request: DoorRequest;
  readonly id: string;
  readonly seed: number;
  readonly #startedAt: number;
  #attempts = 0;

  constructor(
    private readonly emulator: Emulator,
    private readonly clock: Clock,
    door: string,
    args: readonly unknown[],
    private readonly options: RunOptions<unknown>,
    worldSeed: number,
  ) {
    const beginning = beginningOf(door, options);
    const from = beginning.from ?? "menu";
    this.request = { door, from, args: from === "sidebar" ? toServer(args) : eventOf(args, from, beginning.authMode) };
    this.#startedAt = clock.now();
    this.id = emulator.begin(beginning, this.#startedAt);
    this.seed = mixSeeds(worldSeed, Number(this.id.replace(/\D/g, "")));
  }

  random(): () => number {
    return createRandom(this.seed);
  }

  /** Lets the world act before the next service call. A dead execution has no next call. */
  before(service: string): unknown {
    if (this.emulator.isDead(this.id)) return undefined;
    this.#attempts += 1;
    return this.options.beforeCall?.(this.#attempts, service);
  }

  /** Closes the books. */
  finish({ ending, notEmulated }: Executed): RunResult {
    if (ending.outcome === "looped") this.emulator.kill(this.id);
    const isKilled = this.emulator.end(this.id, this.clock.now());
    const counters = this.emulator.ledger.counters(this.id);
    const outcome = isKilled || ending.outcome === "looped" ? ({ outcome: "killed" } as const) : ending;
    const tookMs = this.clock.now() - this.#startedAt;
    return { ...outcome, execution: this.id, calls: counters.calls, counters, tookMs, notEmulated };
  }
}

/** Simple triggers start with less. Source: [AUTH]. */
function beginningOf(door: string, options: RunOptions<unknown>): Beginning {
  const isSimple = ["onOpen", "onEdit", "onInstall"].includes(door);
  const { user = DEFAULT_USER, from = isSimple ? "simple" : "menu", inDocument, killAtCall } = options;
  const authMode = options.authMode ?? (isSimple && door !== "onInstall" ? "LIMITED" : "FULL");
  return { door, user, authMode, from, inDocument, killAtCall };
}

/** A simple trigger gets an event that names its auth mode. Source: [EVT]. */
function eventOf(args: readonly unknown[], from: Origin, authMode: AuthMode): readonly unknown[] {
  return from === "simple" && args.length === 0 ? [{ authMode }] : args;
}
