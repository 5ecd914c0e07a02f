/** A call to Walmart, its reply, and the client that sends calls. */
import type { Environment } from "../../../domain/settings/settings";
import type { Clock } from "../../../ports/clock";
import type { Http } from "../../../ports/http";
import type { Quota } from "../../../ports/quota";
import type { Credentials } from "../../../ports/secrets";
import type { Cache, Store } from "../../../ports/store";
import type { Verdict } from "./errors";
import type { Family, Pace } from "./pace";

export interface Call {
  readonly family: Family;
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** A query string from Walmart, passed on unchanged. */
  readonly rawQuery?: string;
  readonly body?: unknown;
}

/** The reply to a call. `unknown`: no clear answer; a write may have been carried out. */
export type Reply =
  | { readonly kind: "ok"; readonly json: unknown }
  | { readonly kind: "refused"; readonly status: number; readonly verdict: Verdict }
  | { readonly kind: "unknown"; readonly verdict: Verdict };

export interface WalmartClient {
  /**
   * Sends calls of one family at once and gives their replies in order. Shape: shorter than `calls` when the run's time
   * is up; the rest was not sent. Fails: `setup` when the key is missing or refused.
   */
  send(calls: readonly Call[]): readonly Reply[];
  /**
   * Fetches a new token although one is kept, because the key may have changed. Fails: `setup` when the key is refused,
   * or belongs to the other one of Walmart's systems.
   */
  renewToken(): void;
  /** The JSON of one call. A read is tried again a few times. Fails: as the reply's verdict says. */
  read(call: Call): unknown;
  /** The present instant by Walmart's own clock, as far as its answers showed it. */
  now(): number;
  /** How many calls may go at once, and how many may follow each hour. */
  readonly rate: Pace["rate"];
}

export interface ClientParts {
  readonly http: Http;
  readonly clock: Clock;
  readonly cache: Cache;
  readonly store: Store;
  readonly quota: Quota;
  readonly credentials: Credentials | null;
  readonly environment: Environment;
  /** Gives a fresh id for every request. */
  readonly newId: () => string;
  readonly base64: (text: string) => string;
  /** Downloads a file whose address is its own permission, unzipped; `null`: it is not available. */
  readonly download: (url: string) => string | null;
}
