import type { HttpRequest, HttpResult } from "../../seam";
import type { Execution, ScriptKind } from "./execution";
import { ServiceError } from "./service-error";
import type { EmulatorState } from "./state";

/**
 * What a service knows about the call that it answers. `take`: sets the duration (ms) where the latency table cannot
 * know it.
 */
export interface CallContext {
  readonly execution: Execution;
  readonly now: number;
  readonly state: EmulatorState;
  readonly platform: Platform;
  take(ms: number): void;
}

/** Facts that do not change during an emulator's life. */
export interface Platform {
  readonly kind: ScriptKind;
  readonly account: AccountKind;
  readonly manifest: Manifest;
  /** The text of a file of the built bundle, or null when there is no such file. */
  readonly readFile: (name: string) => string | null;
  readonly spreadsheet: EmulatedSpreadsheet;
  /**
   * The name of the script project, under which the add-on menu appears [MENU]. An unnamed project has a default name.
   */
  readonly projectName?: string | undefined;
  readonly serviceSwitches?: Partial<ServiceSwitches> | undefined;
}

/** Questions about the services that nobody has measured. The first setting is the default. */
export interface ServiceSwitches {
  /** A line break inside quotes in `Utilities.parseCsv`. Public scripts work around a refusal [CSV]; nobody measured it. */
  readonly csvLineBreaks: "refused" | "kept";
}

export const DEFAULT_SERVICE_SWITCHES: ServiceSwitches = { csvLineBreaks: "refused" };

/** Daily quotas depend on it. Source: [QUOTA]. */
export type AccountKind = "consumer" | "workspace";

/** The fields of `appsscript.json` that change what the platform allows. Source: [MAN]. */
export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
}

/**
 * What the services need from the emulated Sheets API. `call` throws an error with `code` and `status` if it refuses.
 */
export interface EmulatedSpreadsheet {
  readonly id: string;
  call(method: string, args: readonly unknown[], context: { user: string; now: number }): unknown;
  /** What the person has selected in the tab that they look at. */
  selection(user: string): Selection | null;
  /** Puts the person's selection into the first cell of a row, counted from 1. */
  select(user: string, to: { readonly sheetId: number; readonly row: number }): void;
  snapshot(): string;
  restore(snapshot: string): void;
}

/** What a person has selected in one tab: at least one range, the active one last. */
export interface Selection {
  readonly sheetId: number;
  readonly ranges: readonly SelectedRows[];
}

/** The rows of a selected range, hidden ones included, both ends. Rows count from 1. */
export interface SelectedRows {
  readonly first: number;
  readonly last: number;
}

/** One emulated method: arguments in, a JSON value (or `Fetching`) out; throws `ServiceError` for the platform's errors. */
export type Service = (args: readonly unknown[], context: CallContext) => unknown;
export type Services = Readonly<Record<string, Service>>;

/** A call that needs the network before it can answer. */
export class Fetching {
  constructor(
    readonly requests: readonly HttpRequest[],
    /** `tookMs` is the time the slowest request took. */
    readonly finish: (results: readonly HttpResult[], tookMs: number) => unknown,
  ) {}
}

/** The argument as text. Throws as the platform does if it is missing. Source: wording by field reports. */
export function textAt(args: readonly unknown[], index: number, name: string): string {
  const value = args[index];
  if (typeof value === "string") return value;
  throw new ServiceError(`Invalid argument: ${name}`);
}

/** The argument as a finite number. */
export function numberAt(args: readonly unknown[], index: number, name: string): number {
  const value = args[index];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ServiceError(`Invalid argument: ${name}`);
}

/** Narrows to an object that can be read by key; arrays are not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
