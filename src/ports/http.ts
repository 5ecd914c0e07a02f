export interface HttpRequest {
  readonly method: "get" | "post" | "put";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `headers` by lower-case name. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** No answer came; the request may have been carried out all the same. */
export interface NoResponse {
  readonly failed: string;
}

/**
 * Sends all requests at once and gives the results in their order. A connection that fails fails them all: what was
 * sent beside it has an unknown outcome.
 */
export interface Http {
  send(requests: readonly HttpRequest[]): readonly (HttpResponse | NoResponse)[];
}
