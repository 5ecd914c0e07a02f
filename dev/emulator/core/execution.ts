/** One execution: a menu click, a trigger, or a call from the sidebar. It lives until it ends or dies. */

/** What a user has granted. The caller decides. Source: [AUTH]. */
export type AuthMode = "NONE" | "LIMITED" | "FULL";

/** `bound`: the script belongs to one spreadsheet. `add-on`: it is published and installed. Source: [BOUND], [TRIG]. */
export type ScriptKind = "bound" | "add-on";

/** Who starts an execution. `simple` is a simple trigger such as `onOpen`; `trigger` an installable one. */
export type Origin = "menu" | "sidebar" | "simple" | "trigger";

/** How an execution begins. `killAtCall` counts service calls from 1; that call and all later ones have no effect. */
export interface Beginning {
  readonly door: string;
  readonly user: string;
  readonly authMode: AuthMode;
  readonly kind?: ScriptKind | undefined;
  readonly from?: Origin | undefined;
  /** False where no document is active or bound: document properties, cache and lock are then null. */
  readonly inDocument?: boolean | undefined;
  readonly killAtCall?: number | undefined;
}

/** `calls` counts the service calls that took effect. `diesAt` is the instant (epoch ms) the platform cuts it off. */
export interface Execution {
  readonly id: string;
  readonly number: number;
  readonly door: string;
  readonly user: string;
  readonly authMode: AuthMode;
  readonly kind: ScriptKind;
  readonly from: Origin;
  readonly inDocument: boolean;
  readonly killAtCall: number;
  readonly startedAt: number;
  readonly diesAt: number;
  calls: number;
  isDead: boolean;
}

/** Six minutes for an execution, half a minute for a simple trigger, in ms. Source: [QUOTA], [SIMPLE]. */
export const EXECUTION_LIMIT_MS = 360_000;
export const SIMPLE_TRIGGER_LIMIT_MS = 30_000;

/** Opens the books of an execution. */
export function createExecution(number: number, beginning: Beginning, kind: ScriptKind, now: number): Execution {
  const from = beginning.from ?? "menu";
  return {
    id: `execution-${number}`,
    number,
    door: beginning.door,
    user: beginning.user,
    authMode: beginning.authMode,
    kind: beginning.kind ?? kind,
    from,
    inDocument: beginning.inDocument ?? true,
    killAtCall: beginning.killAtCall ?? Number.POSITIVE_INFINITY,
    startedAt: now,
    diesAt: now + (from === "simple" ? SIMPLE_TRIGGER_LIMIT_MS : EXECUTION_LIMIT_MS),
    calls: 0,
    isDead: false,
  };
}
