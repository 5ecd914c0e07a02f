export interface HttpRequest {
  readonly method: "get" | "post" | "put";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `headers`: by lower-case name. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** No answer came. The request may have been carried out anyway. */
export interface NoResponse {
  readonly failed: string;
}

/**
 * Sends all requests at once and gives the results in their order. If one connection fails, all of them may fail: the
 * outcome of everything sent beside it is then unknown.
 */
export interface Http {
  send(requests: readonly HttpRequest[]): readonly (HttpResponse | NoResponse)[];
}
