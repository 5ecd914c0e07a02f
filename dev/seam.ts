/**
 * The only seam between the shipped bundle and the pretend world. Everything that the bundle can reach in its context
 * crosses `call(service, json) → json`, synchronously, and only strings cross. Behind the seam are pure state machines:
 * the emulator (Google) and the simulators (Walmart, ShipStation). They have no clock, no timer and no randomness:
 * every call brings the present instant.
 */

/** One HTTP request, complete, as it is sent. Header names are spelled as the sender spelled them. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One HTTP response. The values of a repeated header are joined by a comma and a space. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** A body that is not text, such as a zip, in base64; `body` is then blank. */
  readonly base64?: string;
}

/** No response came: the connection was refused, reset, or timed out. `reason` is the platform's wording. */
export interface HttpFailure {
  readonly failed: string;
}

export type HttpResult = HttpResponse | HttpFailure;

/** A simulated vendor: a function of its state, a request, and the present instant (epoch ms). */
export interface HttpHandler {
  handle(request: HttpRequest, now: number): HttpResult;
}

/**
 * The emulator's answer to one service call. `answer`: done; the JSON is `{"value": …}` or `{"error": {"name",
 * "message"}}`, and the call took `tookMs`. `fetch`: the call needs the network; the carrier of the call fetches all
 * requests in parallel and passes the results to `finish`, in order, with the time that the slowest one took.
 */
export type Step =
  | { readonly kind: "answer"; readonly json: string; readonly tookMs: number }
  | {
      readonly kind: "fetch";
      readonly requests: readonly HttpRequest[];
      readonly finish: (results: readonly HttpResult[], tookMs: number) => Step & { readonly kind: "answer" };
    };
