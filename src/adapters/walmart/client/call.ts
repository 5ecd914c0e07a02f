/** A call to Walmart, its reply, and what sends one and gives the other. */
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
  /** A query string that Walmart gave, passed on unchanged. */
  readonly rawQuery?: string;
  readonly body?: unknown;
}

/** `unknown`: no clear answer; a write may have been carried out. */
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
   * Fetches a token although one is kept: the key may be another one now. Fails: `setup` when the key is refused, or
   * belongs to the other one of Walmart's systems.
   */
  renewToken(): void;
  /** The one call's JSON. A read is tried again a few times. Fails: as the reply's verdict says. */
  read(call: Call): unknown;
  /** The instant by Walmart's own clock, as far as its answers told it. */
  now(): number;
  /** How many calls may go at once, and how many more an hour may follow. */
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
  /** A fresh id for every request. */
  readonly newId: () => string;
  readonly base64: (text: string) => string;
  /** The text of a file whose address is its own permission, unzipped; `null` when it is not to be had. */
  readonly download: (url: string) => string | null;
}
